"""What exports hold: ids, spellings with language and script, quotations found again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from exchange_sample import READING, claim, naming, reports, sample
from hypothesis import given
from hypothesis import strategies as st

from drehtuer.books.lives import directory
from drehtuer.exchange.contents import CONTEXT, Contents, contents, surroundings
from drehtuer.exchange.scripts import language_tag, script_of
from drehtuer.exchange.writing import FORMATS, exported
from drehtuer.model import Count, Report


def of(*told: Report) -> Contents:
    return contents(directory(told), told, READING)


def ids(held: Contents) -> dict[str, str]:
    return {person.name: person.id for person in held.people}


def test_spellings_stand_with_language_and_script() -> None:
    (ales,) = [person for person in sample().people if len(person.written) == 3]
    assert {(w.name, w.language, w.script) for w in ales.written} == {
        ("Ales Bjaljazki", "de", "Latn"),
        ("Ales Bialiatski", "en", "Latn"),
        ("Алесь Беляцкий", "ru", "Cyrl"),
    }


def test_what_is_told_of_one_person_alone_is_theirs() -> None:
    people = sample().by_name()
    assert people["Rico Krieger"].nationality == ("DE",)
    assert people["Swetlana Tichanowskaja"].gender == "f"
    assert people["Swetlana Tichanowskaja"].states == ("BY",)


@pytest.mark.parametrize(
    ("persons", "count", "theirs"),
    [
        (("Rico Krieger",), Count(1, "exact", "one"), True),
        (("Rico Krieger",), Count(2, "exact", "two"), False),
        (("Rico Krieger", "Ihar Losik"), None, False),
    ],
)
def test_a_nationality_of_many_is_nobody_s_own(
    persons: tuple[str, ...], count: Count | None, theirs: bool
) -> None:
    text = "Rico Krieger and Ihar Losik are held.\n"
    told = claim("a", text, "held", text[:-2], persons=persons, count=count, nationality=("DE",))
    held = of(Report("a", text, "2025", "en", claims=(told,)))
    assert [bool(person.nationality) for person in held.people] == [theirs] * len(persons)


def test_an_id_stays_when_reports_are_added_or_moved() -> None:
    first, *others = reports()
    before = ids(of(first))
    moved = [
        replace(
            report,
            source=f"/elsewhere/{report.source}",
            claims=tuple(replace(c, source=f"/elsewhere/{c.source}") for c in report.claims),
        )
        for report in reports()
    ]
    for after in (ids(of(first, *others)), ids(of(*moved))):
        assert set(before.values()) <= set(after.values())


def test_an_id_is_nobody_else_s() -> None:
    held = sample()
    everything = [
        *(person.id for person in held.people),
        *(statement.id for statement in held.statements),
        *(source.id for source in held.sources),
    ]
    assert len(set(everything)) == len(everything)


def test_the_folder_of_the_reports_is_not_told() -> None:
    moved = [replace(r, source=f"/secret/{r.source}", claims=()) for r in reports()]
    claims = [tuple(replace(c, source=f"/secret/{c.source}") for c in r.claims) for r in reports()]
    held = of(*(replace(r, claims=c) for r, c in zip(moved, claims, strict=True)))
    assert [source.file for source in held.sources] == ["de/a.txt", "b.txt", "c.txt"]


def test_copies_are_one_report_and_two_texts_of_one_name_are_two() -> None:
    german, english, russian = reports()
    copy = replace(
        english,
        source="copy.txt",
        claims=tuple(replace(c, source="copy.txt") for c in english.claims),
    )
    assert len(of(german, english, copy, english, russian).sources) == 3
    same = replace(
        russian,
        source=english.source,
        claims=tuple(replace(c, source=english.source) for c in russian.claims),
    )
    held = of(german, english, same)
    assert len(held.sources) == 3
    for statement in held.statements:
        text = next(r.text for r in reports() if statement.claim.quote in r.text)
        assert text.count(statement.prefix + statement.claim.quote + statement.suffix) == 1


def test_claims_that_name_nobody_are_left_out() -> None:
    text = "Viasna counted 1,218 political prisoners. Ihar Losik is held.\n"
    claims = (
        claim("a", text, "held", "Viasna counted 1,218 political prisoners", where="BY"),
        claim("a", text, "held", "Ihar Losik is held", persons=("Ihar Losik",), where="BY"),
    )
    held = of(Report("a", text, "2025", "en", claims=claims, names=(naming(text, "Ihar Losik"),)))
    assert [statement.claim for statement in held.statements] == [claims[1]]


def test_the_parts_that_people_play() -> None:
    parts = {
        (person.name, part)
        for statement in sample().statements
        for person, found in statement.people
        for part in found
    }
    assert ("Swetlana Tichanowskaja", "by") in parts
    assert ("Swetlana Tichanowskaja", "voice") in parts
    assert ("Rico Krieger", "person") in parts


@given(st.text("ab \n", max_size=200), st.data())
def test_surroundings_tell_a_span_from_all_others(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    prefix, suffix = surroundings(text, start, end)
    found = [
        k for k in range(len(text) + 1) if text.startswith(prefix + text[start:end] + suffix, k)
    ]
    assert found == [start - len(prefix)]
    assert len(prefix) == start or len(prefix) >= CONTEXT


@pytest.mark.parametrize(
    ("name", "language", "script", "tag"),
    [
        ("Ales Bjaljazki", "de", "Latn", "de"),
        ("Алесь Бяляцкі", "be", "Cyrl", "be"),
        ("Алесь Бяляцкі", "de", "Cyrl", "und-Cyrl"),
        ("Ales Bjaljazki", "ru", "Latn", "und-Latn"),
        ("Ales Bjaljazki", None, "Latn", "und-Latn"),
        ("昂山素季", "en", "Hani", "und-Hani"),
        ("نرگس محمدی", "en", "Arab", "und-Arab"),
        ("007", "en", None, "en"),
        ("", None, None, None),
    ],
)
def test_scripts_and_language_tags(
    name: str, language: str | None, script: str | None, tag: str | None
) -> None:
    assert script_of(name) == script
    assert language_tag(language, script) == tag


@pytest.mark.parametrize("form", FORMATS)
def test_nobody_is_exported_as_nobody(form: str) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow", reason="pip install 'drehtuer[parquet]'")
    held = of(Report("a", "Viasna counted 1,218 political prisoners.\n", "2025", "en"))
    assert (held.people, held.statements, held.sources) == ((), (), ())
    assert b"Viasna" not in b"".join(exported(held, form, None))
    assert of().people == ()
