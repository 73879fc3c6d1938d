"""What encodings, typesetting and scanning left is taken out, and every place is known."""

from __future__ import annotations

import textwrap
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drehtuer.text.cleaning import CleanText, Edit, clean

steady = settings(max_examples=300, derandomize=True, deadline=None)

PARAGRAPH = (
    "Die Behörden in Belarus haben am Donnerstag nach langen Gesprächen mit Washington insgesamt "
    "zweiundfünfzig politische Gefangene freigelassen. Unter ihnen sind, wie Menschenrechtler in "
    "Vilnius berichteten, sechs Litauer und zwei Deutsche."
)
SECOND = (
    "Nach Angaben der Menschenrechtsorganisation Viasna sitzen noch immer 1.218 politische "
    "Gefangene in belarussischer Haft."
)


def hyphenated(text: str, width: int) -> str:
    """Lines of a width, long words broken with a hyphen at the end of the line."""
    rows: list[str] = []
    row = ""
    for word in text.split(" "):
        room = width - len(row) - 2
        if len(row) + 1 + len(word) <= width:
            row = f"{row} {word}".lstrip()
        elif word.isalpha() and 2 < room < len(word) - 2:
            rows.append(f"{row} {word[:room]}-")
            row = word[room:]
        else:
            rows.append(row)
            row = word
    return "\n".join([*rows, row])


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Ge\u00adfan\u00adgene", "Gefangene"),
        ("Ha\u0308ftlinge", "Häftlinge"),
        ("освободи\u0306", "освободй"),
        ("\ufeff52\u200b Gefangene\u200f \u202aaus\u202c Minsk\u2060", "52 Gefangene aus Minsk"),
        ("\ufb01nally con\ufb01ned, a\ufb00air, o\ufb03ce", "finally confined, affair, office"),
        ("GefÃ¤ngnis fÃ¼r die HÃ¤ftlinge", "Gefängnis für die Häftlinge"),
        ("â€žaltâ€œ â€“ â€žneuâ€œ", "„alt“ – „neu“"),
        ("uwolniÅ‚y wiÄ™ÅºniÃ³w", "uwolniły więźniów"),
        ("«CAFÉ» und «MATÉ»", "«CAFÉ» und «MATÉ»"),
        ("São Paulo, Ceará, Amapá", "São Paulo, Ceará, Amapá"),
        ("Minsk lässt 52 frei", "Minsk lässt 52 frei"),
        ("", ""),
        ("\u00ad", ""),
    ],
)
def test_signs_that_nobody_meant(text, meant):
    assert clean(text).text == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (f"{textwrap.fill(PARAGRAPH, 60)}\n", f"{PARAGRAPH}\n"),
        (textwrap.fill(PARAGRAPH, 60).replace("\n", "\r\n"), PARAGRAPH),
        (textwrap.fill(PARAGRAPH, 60).replace("\n", "  \n "), PARAGRAPH),
        (hyphenated(PARAGRAPH, 34), PARAGRAPH),
        (hyphenated(PARAGRAPH, 61).replace("-\n", "\u00ad\n"), PARAGRAPH),
        (hyphenated(PARAGRAPH, 61).replace("-\n", "¬\n"), PARAGRAPH),
        (
            f"{textwrap.fill(PARAGRAPH, 60)}\n\n{textwrap.fill(SECOND, 60)}",
            f"{PARAGRAPH}\n\n{SECOND}",
        ),
        (
            f"Minsk lässt Gefangene frei\n\n{textwrap.fill(PARAGRAPH, 60)}",
            f"Minsk lässt Gefangene frei\n\n{PARAGRAPH}",
        ),
        (
            "Die Behörden teilten mit, dass die Haupt-\nund die Nebenverfahren gegen alle zwölf\n"
            "Angeklagten eingestellt worden seien.",
            "Die Behörden teilten mit, dass die Haupt- und die Nebenverfahren gegen alle zwölf "
            "Angeklagten eingestellt worden seien.",
        ),
        (
            "Er sprach am Donnerstag mit dem US-\nSondergesandten und zwei weiteren\n"
            "Diplomaten über die Gefangenen.",
            "Er sprach am Donnerstag mit dem US-Sondergesandten und zwei weiteren Diplomaten über "
            "die Gefangenen.",
        ),
    ],
)
def test_lines_of_a_page_are_joined(text, meant):
    assert clean(text).text == meant


@pytest.mark.parametrize(
    "text",
    [
        f"{PARAGRAPH}\n{SECOND}\n",
        f"Minsk lässt Gefangene frei\n{PARAGRAPH}\n{SECOND}",
        "Fakten\nIn Haft: 1.218\nFreigelassen: 52\nunter ihnen: sechs Litauer\n",
        "- 14 im Juni 2025 in Minsk freigelassen\n- 52 im September 2025 freigelassen\n"
        "- und 31 im November 2025 freigelassen\n",
        "Wir fordern zum Tag der politischen Gefangenen:\na) die Freilassung aller Gefangenen;\n"
        "b) Zugang für das Rote Kreuz zu allen Gefangenen;\nc) ein Ende der Folter.\n",
        "Zeile\nzeile\nund\noder\n",
        "Ein Titel ohne Punkt\nkleingeschriebene Unterzeile, die viel länger ist als der Titel\n",
    ],
)
def test_lines_that_are_paragraphs_stay(text):
    assert clean(text).text == text


def test_a_wrapped_bullet_goes_on_and_the_next_one_begins_anew():
    text = (
        "- 52 politische Gefangene wurden am Donnerstag in\n  Belarus freigelassen\n"
        "- 14 waren es im Juni gewesen, unter ihnen auch ein\n  bekannter Blogger\n"
    )
    assert clean(text).text == (
        "- 52 politische Gefangene wurden am Donnerstag in Belarus freigelassen\n"
        "- 14 waren es im Juni gewesen, unter ihnen auch ein bekannter Blogger\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Ge\u00adfangene in\u200b Haft",
        "Ha\u0308ftlinge, \ufb01nally",
        "GefÃ¤ngnis fÃ¼r die HÃ¤ftlinge",
        hyphenated(PARAGRAPH, 40),
        unicodedata.normalize("NFD", hyphenated(PARAGRAPH, 40)).replace("ei", "e\u00adi"),
    ],
)
def test_every_word_is_found_again_in_the_raw_text(text):
    made = clean(text)
    place = 0
    for word in made.text.split():
        start = made.text.index(word, place)
        place = start + len(word)
        first, last = made.span(start, place)
        assert (
            clean(text[first:last].replace("-\n", "")).text.replace("Ã¤", "ä").replace("Ã¼", "ü")
            == word
        )


def test_rounds_of_edits_add_up():
    made = CleanText("abcdef", "abcdef").edited([Edit(1, 3, ""), Edit(4, 5, "XYZ")])
    assert made.text == "adXYZf"
    again = made.edited([Edit(0, 1, "aa"), Edit(2, 5, "-")])
    assert again.text == "aad-f"
    assert [again.span(n, n + 1) for n in range(5)] == [(0, 1), (0, 1), (3, 4), (4, 5), (5, 6)]
    assert again.span(0, 5) == (0, 6)


NOISE = st.sampled_from(
    ["\u00ad", "\u200b", "\u200f", "\u202e", "\ufeff", "\u0301", "\u0308", "-\n", "\n", "\r\n",
     "¬\n", "\ufb01", "Ã¤", "â€ž", "Ð", "É»", "ß", "\x85", "\u2028", "wort", "Wort", "und ", "-",
     " "]
)  # fmt: skip


@steady
@given(text=st.one_of(st.text(max_size=120), st.lists(NOISE, max_size=60).map("".join)))
def test_what_is_left_comes_from_the_text_in_order(text):
    made = clean(text)
    end = 0
    for n in range(len(made.text)):
        first, last = made.span(n, n + 1)
        assert 0 <= first < last <= len(text)
        assert last >= end
        end = last
    assert not made.steps or made.text != text


@pytest.mark.parametrize(
    "unit", ["wort-\n", "a\u0308\u00ad", "Ã¤", "\u200b", "wort wort\n", "\n", " ", "\u0308"]
)
def test_cleaning_takes_linear_time(unit):
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        began = time.process_time()
        clean(text)
        return time.process_time() - began

    seconds(1_000)  # warm
    assert seconds(500_000) < 0.3 + 30 * seconds(50_000)
