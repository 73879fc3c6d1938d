"""The verb forms that are made from principal parts and endings."""

from __future__ import annotations

import pytest

from drehtuer.errors import LanguageError
from drehtuer.languages import codes
from drehtuer.languages.verbforms import FEATURES, all_forms, apart, particle_verbs, verb_forms


def readings(form: str, language: str) -> set[tuple[str, str, str | None]]:
    return {(r.lemma, r.feature, r.number) for r in verb_forms(language).get(form, ())}


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("ist", {("sein", "pres", "sg")}),
        ("sei", {("sein", "subj1", "sg")}),
        ("wäre", {("sein", "subj2", "sg")}),
        ("habe", {("haben", "subj1", "sg")}),
        ("hätten", {("haben", "subj2", "pl")}),
        ("werde", {("werden", "subj1", "sg")}),
        ("worden", {("werden", "part", None)}),
        ("lässt", {("lassen", "pres", "sg")}),
        ("lasse", {("lassen", "subj1", "sg")}),
        ("ließe", {("lassen", "subj2", "sg")}),
        ("ließen", {("lassen", "past", "pl")}),
        ("freilässt", {("freilassen", "pres", "sg")}),
        ("freigelassen", {("freilassen", "part", None)}),
        ("freizulassen", {("freilassen", "zu_inf", None)}),
        ("freizubekommen", {("freibekommen", "zu_inf", None)}),
        ("festnahm", {("festnehmen", "past", "sg")}),
        ("anerkannt", {("anerkennen", "part", None)}),
        ("entließ", {("entlassen", "past", "sg")}),
        ("verhaftete", {("verhaften", "past", "sg")}),
        ("begnadigte", {("begnadigen", "past", "sg")}),
        ("inhaftiert", {("inhaftieren", "pres", "sg"), ("inhaftieren", "part", None)}),
        ("begleitete", {("begleiten", "past", "sg")}),
        ("gebettelt", {("betteln", "part", None)}),
        ("verhandle", {("verhandeln", "subj1", "sg")}),
        ("verhandele", {("verhandeln", "subj1", "sg")}),
        ("öffnet", {("öffnen", "pres", "sg")}),
        ("bezeichnete", {("bezeichnen", "past", "sg")}),
        ("begangen", {("begehen", "part", None)}),
        ("verhängte", {("verhängen", "past", "sg")}),
        ("verwendet", {("verwenden", "pres", "sg"), ("verwenden", "part", None)}),
        ("liessen", {("lassen", "past", "pl")}),
        ("lernt", {("lernen", "pres", "sg")}),
        ("stünden", {("stehen", "subj2", "pl")}),
        ("wollte", {("wollen", "past", "sg")}),
        ("lasst", {("lassen", "imp", "pl")}),
        ("missverstanden", {("missverstehen", "part", None), ("missverstehen", "past", "pl")}),
        ("wiederhergestellt", {("wiederherstellen", "part", None)}),
        (
            "entlassen",
            {("entlassen", "inf", None), ("entlassen", "pres", "pl"), ("entlassen", "part", None)},
        ),
    ],
)
def test_german(form: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert readings(form, "de") == expected


@pytest.mark.parametrize(
    "junk", ["geentlassen", "gebegnadigt", "geinhaftiert", "frei", "eine", "sondern"]
)
def test_german_makes_no_such_form(junk: str) -> None:
    assert readings(junk, "de") == set()


def test_particles_lead_from_the_base_to_the_verb() -> None:
    verbs = particle_verbs("de")
    assert verbs["lassen", "frei"] == "freilassen"
    assert verbs["kommen", "frei"] == "freikommen"
    assert verbs["nehmen", "fest"] == "festnehmen"
    assert ("lassen", "ent") not in verbs
    assert particle_verbs("en") == {}
    known = {r.lemma for rs in verb_forms("de").values() for r in rs}
    assert {base for base, _ in verbs} <= known
    assert set(verbs.values()) <= known


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("freed", {("free", "past", None), ("free", "part", None)}),
        ("freeing", {("free", "ger", None)}),
        ("frees", {("free", "pres", "sg")}),
        ("jailed", {("jail", "past", None), ("jail", "part", None)}),
        ("taken", {("take", "part", None)}),
        ("took", {("take", "past", None)}),
        ("held", {("hold", "past", None), ("hold", "part", None)}),
        ("admitted", {("admit", "past", None), ("admit", "part", None)}),
        ("visited", {("visit", "past", None), ("visit", "part", None)}),
        ("carries", {("carry", "pres", "sg")}),
        ("denied", {("deny", "past", None), ("deny", "part", None)}),
        ("dying", {("die", "ger", None)}),
        ("hoping", {("hope", "ger", None)}),
        ("panicked", {("panic", "past", None), ("panic", "part", None)}),
        ("is", {("be", "pres", "sg")}),
        ("were", {("be", "past", "pl")}),
        ("has", {("have", "pres", "sg")}),
        ("does", {("do", "pres", "sg")}),
        ("found", {("find", "past", None), ("find", "part", None)}),
        ("saw", {("see", "past", None)}),
        ("traveled", {("travel", "past", None), ("travel", "part", None)}),
        ("travelled", {("travel", "past", None), ("travel", "part", None)}),
        ("haves", set()),
        ("visitted", set()),
    ],
)
def test_english(form: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert readings(form, "en") == expected


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("liberó", {("liberar", "past", "sg")}),
        ("excarcelaron", {("excarcelar", "past", "pl")}),
        ("detenidos", {("detener", "part", None)}),
        ("detuvo", {("detener", "past", "sg")}),
        ("niega", {("negar", "pres", "sg")}),
        ("niegue", {("negar", "subj1", "sg")}),
        ("busque", {("buscar", "subj1", "sg")}),
        ("proteja", {("proteger", "subj1", "sg")}),
        ("habría", {("haber", "cond", "sg")}),
        ("será", {("ser", "fut", "sg")}),
        ("fueron", {("ser", "past", "pl"), ("ir", "past", "pl")}),
        ("pidió", {("pedir", "past", "sg")}),
        ("incluye", {("incluir", "pres", "sg")}),
        ("fallecido", {("fallecer", "part", None)}),
    ],
)
def test_spanish(form: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert readings(form, "es") == expected


@pytest.mark.parametrize("language", codes())
def test_all_forms_are_lower_case_words_with_known_features(language: str) -> None:
    for form, found in verb_forms(language).items():
        assert form
        assert form == form.lower()
        assert form.replace("'", "", 1).isalpha(), form
        for reading in found:
            assert reading.feature in FEATURES
            assert reading.number in (None, "sg", "pl")


@pytest.mark.parametrize(
    ("language", "lemma", "forms"),
    [
        ("de", "freilassen", "freilassen freilässt freiließ freizulassen freigelassen"),
        ("de", "freilassen", "freigelassenen freizulassenden"),
        ("de", "verhaften", "verhaftet verhaftete verhafteter verhaftenden"),
        ("en", "free", "free frees freed freeing"),
        ("es", "detener", "detiene detuvieron detenido"),
    ],
)
def test_all_forms_of_a_verb(language: str, lemma: str, forms: str) -> None:
    assert set(forms.split()) <= all_forms(language, lemma)


def test_no_endings_of_adjectives_where_a_language_has_none() -> None:
    assert all_forms("en", "release") == {"release", "releases", "released", "releasing"}


def test_a_particle_that_can_stand_apart() -> None:
    ((particle, forms),) = apart("de", "festnehmen")
    assert particle == "fest"
    assert {"nimmt", "nahm", "nahmen", "nehme"} <= forms
    assert "genommen" not in forms
    assert apart("de", "verhaften") == ()


def test_forms_of_a_verb_that_the_data_does_not_have() -> None:
    with pytest.raises(LanguageError, match="frobnizieren"):
        all_forms("de", "frobnizieren")


def test_a_language_that_cannot_be_read() -> None:
    with pytest.raises(LanguageError):
        verb_forms("xx")
