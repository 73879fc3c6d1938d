"""Names of persons, bodies and media, and the role nouns that stand for them.

The sentences are the project's own; the persons, bodies and facts in them are real.
"""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drehtuer.claims.mentions.naming import Mention, find_mentions, find_roles
from drehtuer.errors import LanguageError
from drehtuer.text.sentences import sentences

LANGUAGES = ("de", "en", "es", "fr", "ru", "pl", "uk", "be")


def named(text: str, language: str, sort: str = "person") -> list[str]:
    return [m.name for m in find_mentions(text, language) if m.sort == sort]


def one(text: str, language: str, name: str) -> Mention:
    """The first mention of that name."""
    return next(m for m in find_mentions(text, language) if m.name == name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Alexander Lukaschenko regiert seit 1994.", ["Alexander Lukaschenko"]),
        ("In Minsk traf Keith Kellogg den Machthaber.", ["Keith Kellogg"]),
        ("Das verlangte US-Präsident Donald Trump.", ["Donald Trump"]),
        ("Der Sturz Nicolás Maduros kam im Januar 2026.", ["Nicolás Maduro"]),
        ("Trumps Gesandter reiste nach Minsk.", ["Trump"]),
        ("Zwei Jahre lang fehlte von M. Kolesnikowa jede Nachricht.", ["M. Kolesnikowa"]),
        ("Seit 2021 sitzt Aung San Suu Kyi in Haft.", ["Aung San Suu Kyi"]),
        ("Damals sprach Ursula von der Leyen in Brüssel.", ["Ursula von der Leyen"]),
        ("Das sagte der Schriftsteller Alaa Abd el-Fattah.", ["Alaa Abd el-Fattah"]),
        ("Die Zeitung Novaya Gazeta leitete Dmitri Muratow.", ["Dmitri Muratow"]),
        # The given name tells that the surname is none of the common words it looks like.
        ("Den Tausch verhandelte 1962 Wolfgang Vogel.", ["Wolfgang Vogel"]),
        ("In Paris kam Jacques Paris an.", ["Jacques Paris"]),
        # A possessive or a verb between names keeps them apart.
        ("So nimmt Trump Lukaschenko ernst.", ["Trump", "Lukaschenko"]),
        # Common nouns, towns and roles without a name are no persons.
        ("Die Freilassung politischer Gefangener begann im Sommer.", []),
        ("Ein Beamter des Außenministeriums und zwei Anwälte kamen nach Vilnius.", []),
        ("Menschenrechtler berichten von neuen Festnahmen in Homel.", []),
        ("Prozent Inflation, Ende Oktober, Anfang November, Dutzende Häftlinge", []),
    ],
)
def test_persons_in_german(text: str, expected: list[str]) -> None:
    assert named(text, "de") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Alexander Lukashenko has ruled since 1994.", ["Alexander Lukashenko"]),
        ("Donald Trump's envoy went to Minsk.", ["Donald Trump"]),
        ("Secretary of State Marco Rubio thanked Qatar.", ["Marco Rubio"]),
        ("Journalists met Gitanas Nausėda on Thursday.", ["Gitanas Nausėda"]),
        ("Barbie and Peter Reynolds were held in Kabul.", ["Barbie", "Peter Reynolds"]),
        ("The Nobel prize of 2010 went to Liu Xiaobo.", ["Liu Xiaobo"]),
        ("Next came Ms. Amaghlobeli's lawyers.", ["Amaghlobeli"]),
        ("Will Mr Bout go home, asked Viktor Bout.", ["Bout", "Viktor Bout"]),
        ("Relatives of the prisoners waited in Vilnius on Friday.", []),
        ("Belarusian and American officials met in March.", []),
        ("Dozens were freed in December under an amnesty.", []),
    ],
)
def test_persons_in_english(text: str, expected: list[str]) -> None:
    assert named(text, "en") == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "El fiscal Tarek William Saab habló en Caracas.", ["Tarek William Saab"]),
        ("es", "Daniel Ortega y Rosario Murillo gobiernan.", ["Daniel Ortega", "Rosario Murillo"]),
        ("fr", "Le président a gracié Boualem Sansal mercredi.", ["Boualem Sansal"]),
        ("ru", "Владимира Кара-Мурзу освободили в Анкаре.", ["Владимир Кара-Мурза"]),
        ("ru", "Об этом сказала Мария Колесникова.", ["Мария Колесникова"]),
        ("ru", "Встречу Александра Лукашенко отменили.", ["Александр Лукашенко"]),
        (
            "ru",
            "Жена Сергея Тихановского Светлана Тихановская живёт в Вильнюсе.",
            ["Сергей Тихановский", "Светлана Тихановская"],
        ),
        ("pl", "Andrzeja Poczobuta skazano na osiem lat.", ["Andrzej Poczobut"]),
        ("pl", "Sąd zwolnił Andżelikę Borys.", ["Andżelika Borys"]),
        ("uk", "Смерть Вікторії Рощиної підтвердили.", ["Вікторія Рощина"]),
        ("be", "Алеся Бяляцкага вызвалілі ў снежні.", ["Алесь Бяляцкі"]),
    ],
)
def test_persons_in_the_nominative(language: str, text: str, expected: list[str]) -> None:
    assert named(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "name", "sort", "role"),
    [
        (
            "de",
            "Das Menschenrechtszentrum Wjasna zählt mit.",
            "Wjasna",
            "body",
            "Menschenrechtszentrum",
        ),
        ("de", "Das Auswärtige Amt schwieg.", "Auswärtiges Amt", "body", None),
        ("de", "Die US-Botschaft in Vilnius half.", "US-Botschaft in Vilnius", "body", None),
        ("de", "Laut des Innenministeriums stimmt es.", "Innenministerium", "body", None),
        ("de", "Das Netzwerk PPNM zählt mit.", "PPNM", "body", "Netzwerk"),
        ("de", "Die Gruppe „Memorial“ half.", "Memorial", "body", "Gruppe"),
        ("de", "So die Staatsagentur Belta.", "Belta", "medium", "Staatsagentur"),
        ("de", "Im Portal „Reform.news“ stand es.", "Reform.news", "medium", "Portal"),
        ("en", "The rights group Viasna keeps a list.", "Viasna", "body", "rights group"),
        ("en", "The Foreign Ministry protested.", "Foreign Ministry", "body", None),
        ("en", "The U.S. embassy in Vilnius helped.", "U.S. embassy in Vilnius", "body", None),
        (
            "en",
            "So the Committee to Protect Journalists.",
            "Committee to Protect Journalists",
            "body",
            None,
        ),
        ("en", "It was on Truth Social first.", "Truth Social", "medium", None),
        ("en", "State news agency Belta confirmed it.", "Belta", "medium", "State news agency"),
        ("en", "The UN Human Rights Office was told.", "UN Human Rights Office", "body", None),
        ("en", "Washington-based Freedom House agreed.", "Freedom House", "body", None),
        (
            "de",
            "Das Zentrum für Bürgerliche Freiheiten half.",
            "Zentrum für Bürgerliche Freiheiten",
            "body",
            None,
        ),
        ("es", "El Departamento del Tesoro respondió.", "Departamento del Tesoro", "body", None),
        ("es", "Según la ONG Foro Penal, siguen presos.", "Foro Penal", "body", "ONG"),
        ("ru", "По данным «Вясны», их больше тысячи.", "Вясна", "body", None),
        ("ru", "Об этом сообщает агентство Рейтер.", "Рейтер", "medium", "агентство"),
        ("pl", "Biuro Wiasny podało liczby.", "Wiasna", "body", "Biuro"),
        ("uk", "Координаційного штабу не питали.", "Координаційний штаб", "body", None),
        ("fr", "Le Parlement européen a voté.", "Parlement européen", "body", None),
    ],
)
def test_bodies_and_media(language: str, text: str, name: str, sort: str, role: str | None) -> None:
    mention = one(text, language, name)
    assert (mention.sort, mention.role) == (sort, role)


@pytest.mark.parametrize(
    ("language", "text", "name", "full"),
    [
        (
            "de",
            "Maria Kolesnikowa kam frei. Kolesnikowa lacht.",
            "Kolesnikowa",
            "Maria Kolesnikowa",
        ),
        (
            "de",
            "Kolesnikowas Vater wartet auf Maria Kolesnikowa.",
            "Kolesnikowa",
            "Maria Kolesnikowa",
        ),
        (
            "de",
            "M. Kolesnikowa und ihr Anwalt; Maria Kolesnikowa.",
            "M. Kolesnikowa",
            "Maria Kolesnikowa",
        ),
        ("de", "Für Aung San Suu Kyi: Suu Kyi ist 80.", "Suu Kyi", "Aung San Suu Kyi"),
        ("en", "Jimmy Lai is ill. Lai, 78, denies it.", "Lai", "Jimmy Lai"),
        ("en", "Félix Navarro and Saylí Navarro are held. Félix waits.", "Félix", "Félix Navarro"),
        ("es", "José Daniel Ferrer salió. Ferrer volvió.", "Ferrer", "José Daniel Ferrer"),
        ("ru", "Освободили Илью Яшина. Яшин не просил.", "Яшин", "Илья Яшин"),
        (
            "en",
            "Justicia, Encuentro y Perdón (JEP) counts them.",
            "JEP",
            "Justicia, Encuentro y Perdón",
        ),
        # Nobody else's name.
        ("de", "Kolesnikowa lacht.", "Kolesnikowa", "Kolesnikowa"),
    ],
)
def test_the_fullest_name(language: str, text: str, name: str, full: str) -> None:
    assert one(text, language, name).full == full


def test_a_surname_is_never_given_to_the_other_gender() -> None:
    text = (
        "Swetlana Tichanowskaja, die Frau von Sergej Tichanowski, lebt in Vilnius. "
        "Tichanowski kam im Juni 2025 frei, Tichanowskaja empfing ihn."
    )
    fulls = [(m.name, m.full, m.gender) for m in find_mentions(text, "de")]
    assert ("Tichanowski", "Sergej Tichanowski", "m") in fulls
    assert ("Tichanowskaja", "Swetlana Tichanowskaja", "f") in fulls


@pytest.mark.parametrize(
    ("language", "text", "name", "role"),
    [
        ("de", "So US-Präsident Trump.", "Trump", "US-Präsident"),
        (
            "de",
            "Der frühere Außenminister Sergej Lawrow ging.",
            "Sergej Lawrow",
            "frühere Außenminister",
        ),
        (
            "de",
            "Der Sprecher des Kreml, Dmitri Peskow, schwieg.",
            "Dmitri Peskow",
            "Sprecher des Kreml",
        ),
        (
            "de",
            "Alfredo Romero, Direktor von Foro Penal, zählt.",
            "Alfredo Romero",
            "Direktor von Foro Penal",
        ),
        ("de", "Lukaschenko, der 1994 gewählt wurde, regiert.", "Lukaschenko", None),
        ("en", "John Coale, Trump's envoy, flew to Minsk.", "John Coale", "envoy"),
        (
            "en",
            "State Department official Christopher Smith came.",
            "Christopher Smith",
            "State Department official",
        ),
        ("en", "Evan Gershkovich, 32, a reporter, is free.", "Evan Gershkovich", "reporter"),
        ("en", "His spokeswoman, Natallia Eismant, said so.", "Natallia Eismant", "spokeswoman"),
        (
            "es",
            "El ministro del Interior, Diosdado Cabello, habló.",
            "Diosdado Cabello",
            "ministro del Interior",
        ),
        ("ru", "Президент Лукашенко помиловал их.", "Лукашенко", "Президент"),
    ],
)
def test_roles_of_names(language: str, text: str, name: str, role: str | None) -> None:
    mention = one(text, language, name)
    assert mention.role == role
    if role is not None:
        assert mention.role_start is not None
        assert text[mention.role_start : mention.role_end] == role


@pytest.mark.parametrize(
    ("language", "text", "name", "gender"),
    [
        ("de", "Die Sprecherin Kolesnikowa ging.", "Kolesnikowa", "f"),
        ("de", "Ales Bjaljazki ging.", "Ales Bjaljazki", "m"),
        ("en", "Ms Dahmani left.", "Dahmani", "f"),
        ("en", "Liu Xiaobo died in 2017.", "Liu Xiaobo", None),
        ("ru", "Марию Колесникову освободили.", "Мария Колесникова", "f"),
    ],
)
def test_genders(language: str, text: str, name: str, gender: str | None) -> None:
    assert one(text, language, name).gender == gender


@pytest.mark.parametrize(
    ("language", "text", "groups"),
    [
        (
            "de",
            "Frei sind der Jurist Ales Bjaljazki, die Musikerin Maria Kolesnikowa sowie der "
            "frühere Banker Viktor Babariko.",
            [["Ales Bjaljazki", "Maria Kolesnikowa", "Viktor Babariko"]],
        ),
        (
            "en",
            "Ales Bialiatski, the founder of Viasna, and Maria Kalesnikava, 43, are free.",
            [["Ales Bialiatski", "Maria Kalesnikava"]],
        ),
        ("en", "Donald Trump called Alexander Lukashenko.", []),
        ("de", "Trumps Gesandter John Coale war in Minsk.", []),
    ],
)
def test_enumerations(language: str, text: str, groups: list[list[str]]) -> None:
    rows: dict[int, list[str]] = {}
    for mention in find_mentions(text, language):
        if mention.group is not None:
            rows.setdefault(mention.group, []).append(mention.name)
    assert list(rows.values()) == groups


def test_names_inside_quotation_marks() -> None:
    text = "„Danke, Donald Trump“, sagte Lukaschenko im Podcast „The Naked Pravda“."
    inside = {m.name: m.inside_quotes for m in find_mentions(text, "de")}
    assert inside == {"Donald Trump": True, "Lukaschenko": False, "The Naked Pravda": False}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Die Sprecherin schwieg.", [("Sprecherin", "person", "f", None)]),
        ("de", "Ein Beamter des State Department sprach.", [("Beamter", "person", "m", "s")]),
        ("de", "Das Gericht vertagte sich.", [("Gericht", "body", None, "s")]),
        ("de", "Drei Anwälte warteten.", [("Anwälte", "person", "m", "p")]),
        (
            "en",
            "Two officials and a spokeswoman left.",
            [("officials", "person", None, "p"), ("spokeswoman", "person", "f", "s")],
        ),
        ("ru", "Адвокаты молчат.", [("Адвокаты", "person", "m", "p")]),
        ("ru", "Адвоката задержали.", [("Адвоката", "person", "m", None)]),
    ],
)
def test_role_nouns(
    language: str, text: str, expected: list[tuple[str, str, str | None, str | None]]
) -> None:
    found = find_roles(text, language)
    assert [(r.text, r.kind, r.gender, r.number) for r in found] == expected
    assert all(text[r.start : r.end] == r.text and r.phrase_start <= r.start for r in found)


def test_bodies_joined_by_an_article_are_two() -> None:
    text = "The Foreign Ministry and the Court of Appeal disagreed."
    assert named(text, "en", "body") == ["Foreign Ministry", "Court of Appeal"]


def test_headings_give_no_false_names() -> None:
    text = "Trump Frees Trader After Long Talks With Minsk\nDonald Trump signed a pardon."
    assert named(text, "en") == ["Trump", "Donald Trump"]
    assert named("LUKASCHENKO LÄSST GEFANGENE FREI\nMehr dazu später.", "de") == ["LUKASCHENKO"]


def test_a_language_without_a_folder_is_an_error() -> None:
    with pytest.raises(LanguageError):
        find_mentions("Minsk", "xx")


_WORDS = [
    "Maria",
    "Kolesnikowa",
    "Trump's",
    "Trumps",
    "Minsk",
    "der",
    "die",
    "und",
    "sagte",
    ",",
    ".",
    "„",
    "“",
    "(",
    ")",
    "M.",
    "von",
    "al-Sisi",
    "Wjasna",
    "Außenministerium",
    "Anwalt",
    "32",
    "Мария",
    "Колесникову",
    "Andrzeja",
    "the",
    "of",
    "Rights",
    "Watch",
    "K.",
    "JEP",
    "X",
    "-",
]


@settings(max_examples=60, deadline=None)
@given(
    text=st.one_of(
        st.text(max_size=120),
        st.lists(st.one_of(st.sampled_from(_WORDS), st.text(max_size=6)), max_size=40).map(
            " ".join
        ),
    ),
    language=st.sampled_from(LANGUAGES),
)
def test_any_text_is_read_with_exact_spans(text: str, language: str) -> None:
    end = 0
    for mention in find_mentions(text, language):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
        assert mention.name
        assert mention.full
        assert mention.sort in ("person", "body", "medium")
        if mention.role is not None:
            assert mention.role == " ".join(text[mention.role_start : mention.role_end].split())
        end = mention.end
    for role in find_roles(text, language):
        assert text[role.start : role.end] == role.text


def test_sentences_read_before_change_nothing() -> None:
    text = "Maria Kolesnikowa kam frei.\nDas bestätigte Wjasna. Kolesnikowa schwieg."
    assert find_mentions(text, "de", sentences(text, "de")) == find_mentions(text, "de")


def test_cost_is_linear() -> None:
    """Ten times the text takes about ten times as long, not a hundred times."""
    piece = "Der Jurist Ales Bjaljazki und Maria Kolesnikowa dankten Trump. Kolesnikowa lachte. "

    def seconds(times: int) -> float:
        text = piece * times
        split = sentences(text, "de")
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            find_mentions(text, "de", split, [])
            best = min(best, time.process_time() - start)
        return best

    find_mentions(piece, "de")
    assert seconds(1000) < 30 * seconds(100)
