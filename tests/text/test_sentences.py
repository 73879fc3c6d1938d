"""Lines and sentences, and the full stops that end none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drehtuer.languages import codes
from drehtuer.text.sentences import lines, sentences

steady = settings(max_examples=300, derandomize=True, deadline=None)


def split(text: str, language: str | None) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text, language)]


# A bar stands where one sentence ends and the next begins.
GERMAN = [
    "Am 5. Dez. 2025 kamen 31 Menschen frei. | Am 13. Dezember folgten weitere.",
    "Der Termin ist der 3. September. | Danach ist Pause.",
    "Er kam am 3. Oktober nach Genf. | Die Nr. 5 fehlt.",
    "Am 12.2. kamen zwei frei. | Am 3.4.2024 drei.",
    "Viasna zählt 1.218 Gefangene. | Das ist viel.",
    "Um 11.30 Uhr begann das Gespräch. | Es dauerte lange.",
    "Sie sitzt seit 2020. | Er seit 2021.",
    "Washington, D.C./Minsk – Die USA lockern Sanktionen. | Minsk dankt.",
    "Er reiste nach Washington, D.C. und sprach dort.",
    "Es sind ≥100 Gefangene. | Mehr ist nicht bekannt.",
    "Nach Art. 361-4 drohen zehn Jahre. | Das Urteil fiel früh.",
    "Dr. h. c. ist ein Titel. | Prof. Dr. auch.",
    "A. Lukaschenko lehnte ab. | W. Putin schwieg.",
    "Ludwig XIV. regierte lange. | Danach nicht.",
    "„Wir warten. | Niemand antwortet“, sagte eine Sprecherin. | Sie ging.",
    "„Wir warten.“ | Dann ging sie.",
    "Was nun? | Niemand weiß es! | Wirklich… | Doch.",
    "Das sagte er (und mehr.) | Dann schwieg er.",
]
ENGLISH = [
    "On Dec. 5, 2025, 31 people were freed. | More followed.",
    "He flew to Washington, D.C. on Friday. | He met Mr. Coale.",
    "The U.S. Treasury lifted curbs. | The U.N. welcomed it.",
    "At 11.30 a.m. the talks began. | They ended at 5 p.m. local time.",
    "Article 361.4 applies. | No. 5 is missing.",
    "There were 14. | Then 52.",
    "It rose by 1.2 percent. | Nothing else.",
    "A. Lukashenko refused. | Gen. Kellogg agreed.",
    "The envoy met the mayor in St. Petersburg. | He left.",
    "“We wait. | Nobody answers,” she said. | She left.",
    "“We wait.” | Then she left.",
]
OTHERS = [
    ("es", "El Sr. ministro viajó a EE. UU. el martes. | Volvió pronto."),
    ("es", "¿Cuántos son? | Son 52. | ¡Nadie lo sabe!"),
    ("ru", "По данным на 5 дек. 2025 г. в колониях 1218 человек. | Это много."),
    ("ru", "Суд в г. Минске вынес приговор. | Всё решено."),
    (None, "Er sprach mit Dr. Zimmer. | He met Mr. Coale."),
]


@pytest.mark.parametrize(
    ("language", "marked"),
    [*(("de", each) for each in GERMAN), *(("en", each) for each in ENGLISH), *OTHERS],
)
def test_where_sentences_end(language, marked):
    assert split(marked.replace(" | ", " "), language) == marked.split(" | ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\n", []),
        ("Überschrift\nDer Text. Und mehr.", ["Überschrift", "Der Text.", "Und mehr."]),
        ("Eins\r\nZwei\r\n\r\nDrei", ["Eins", "Zwei", "Drei"]),
        ("Eins\u2028Zwei\x0bDrei\x0cVier\x85Fünf", ["Eins", "Zwei", "Drei", "Vier", "Fünf"]),
        ("• erster Punkt\n• zweiter Punkt", ["erster Punkt", "zweiter Punkt"]),
        ("- erster Punkt\n– zweiter Punkt", ["erster Punkt", "zweiter Punkt"]),
        ("a) erster Punkt\nb) zweiter Punkt", ["erster Punkt", "zweiter Punkt"]),
        ("  eingerückt  ", ["eingerückt"]),
        ("kein Ende", ["kein Ende"]),
    ],
)
def test_lines_come_before_sentences(text, expected):
    assert split(text, "de") == expected


def test_sentences_know_their_line():
    assert [s.line for s in sentences("Eins. Zwei.\n\nDrei.", "de")] == [0, 0, 1]


def test_lines_leave_out_the_blanks_around_them():
    text = "  Eins \n\n\tZwei\r\n"
    assert [text[a:b] for a, b in lines(text)] == ["Eins", "Zwei"]


PIECES = st.sampled_from(
    [
        "Am ",
        "5. ",
        "Dez. ",
        "2025",
        ". ",
        "! ",
        "? ",
        "… ",
        "„",
        "“",
        "(",
        ")",
        "\n",
        "\r\n",
        "•",
        " ",
    ]
)


@steady
@given(
    text=st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map("".join)),
    language=st.sampled_from([None, *codes()]),
)
def test_sentences_stand_in_order_within_lines_and_leave_no_letter_out(text, language):
    rows = list(lines(text))
    end = 0
    left: list[str] = []
    for sentence in sentences(text, language):
        assert end <= sentence.start < sentence.end <= len(text)
        start, stop = rows[sentence.line]
        assert start <= sentence.start
        assert sentence.end <= stop
        assert text[sentence.start : sentence.end].strip() == text[sentence.start : sentence.end]
        left.append(text[end : sentence.start])
        end = sentence.end
    left.append(text[end:])
    assert all(len(piece.split()) <= 1 for piece in left)  # nothing, or the bullet of an item
