"""Where places of a text stand in its file: lines and columns that exist there."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drehtuer.text.loading import load
from drehtuer.text.original import Original, Place, original_of

SENTENCE = "Viasna zählte am 5. Dezember 1.218 politische Gefangene."


def placed(path: Path, data: bytes, words: str) -> Place | None:
    """Where the first such words of a file's text stand in the file."""
    path.write_bytes(data)
    text = load(path).text
    start = text.index(words)
    return original_of(text, data, path.name).place(start, start + len(words))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_plain_text_whatever_its_encoding_and_breaks(
    tmp_path: Path, encoding: str, newline: str
) -> None:
    text = newline.join(["Überschrift für den Entwurf", "", f"Zwei Sätze. {SENTENCE}", ""])
    place = placed(tmp_path / "a.txt", text.encode(encoding), SENTENCE)
    assert place == Place(3, 13, 3, 13 + len(SENTENCE), SENTENCE)


def test_markdown_counts_in_the_file(tmp_path: Path) -> None:
    text = (
        "---\ntitle: Viasna zählte am 5. Dezember\n---\n\n# Ein Titel\n\n"
        "> **Viasna** zählte am [5. Dezember](https://spring96.org/5-dezember) 1.218\n"
        "politische *Gefangene*.\n"
    )
    whole = "Viasna zählte am 5. Dezember 1.218\npolitische Gefangene."
    place = placed(tmp_path / "a.md", text.encode(), whole)
    assert place is not None
    assert (place.line, place.column, place.last_line) == (7, 5, 8)
    assert place.words.endswith("*Gefangene")


PAGE = """<!doctype html>
<html lang="de"><head><meta charset="utf-8"><title>Viasna zählte am 5. Dezember</title>
<script>let x = "Viasna zählte am 5. Dezember 1.218 politische Gefangene <b>";</script></head>
<body><article><h1>Belarus</h1>
<!-- Viasna zählte am 5. Dezember 1.218 politische Gefangene. -->
<p>Ein erster Absatz &uuml;ber Menschenrechte in Belarus und &uuml;ber das, was noch kommt.</p>
<p><b>Vi<i>asna</i></b> z&auml;hlte am <a href="/5">5.&nbsp;Dezember</a>
   1.218 <em>politische</em> Gefangene.</p>
<p>Ein letzter Absatz, der dar&uuml;ber nichts sagt, sondern nur etwas l&auml;nger ist.</p>
</article></body></html>
"""


def test_a_page_is_searched_by_its_letters(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE, "utf-8")
    text = load(path).text
    words = re.search(r"Viasna\s+zählte.*?Gefangene", text, re.S)
    assert words is not None
    place = original_of(text, PAGE.encode(), path.name).place(*words.span())
    assert place is not None
    assert (place.line, place.last_line) == (7, 8)
    assert place.words.startswith("Vi<i>asna")


def test_of_several_like_places_the_one_of_the_same_order() -> None:
    text = "Im Mai kamen 14 frei.\n\nIm Mai kamen 14 frei.\n"
    page = "<html><p>Im Mai kamen 14 frei.</p>\n<p>Im Mai kamen <b>14</b> frei.</p>"
    second = text.rindex("Im Mai")
    place = original_of(text, page.encode(), "a.html").place(second, second + 20)
    assert place is not None
    assert place.line == 2


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", b"PK\x03\x04"),
        ("a.html", b"<html><p>Something else</p>"),
        ("a.html", b"<html><script>" + SENTENCE.encode()),
        ("a.html", b"<html><!--" + SENTENCE.encode()),
        ("a.txt", b"Something else"),
        ("a.md", codecs.BOM_UTF8 + b"Something else"),
    ],
)
def test_what_cannot_be_found_has_no_place(name: str, data: bytes) -> None:
    original = original_of(SENTENCE, data, name)
    assert original.place(0, len(SENTENCE)) is None
    assert original.paragraph(0) == 1


def test_paragraphs_are_counted() -> None:
    text = "One.\n\nTwo.\nStill two.\n\n- three\n- four\n"
    original = Original(text)
    found = [original.paragraph(text.index(word)) for word in ("One", "Still", "three", "four")]
    assert found == [1, 2, 3, 4]


@given(st.text("ab <>&;/-!#äé\u0301\n\r", max_size=200), st.integers(0, 200), st.integers(1, 30))
def test_a_place_lies_in_the_file(source: str, start: int, length: int) -> None:
    text = re.sub(r"<[^>]*>", "", source)
    end = min(len(text), start + length)
    if start >= end:
        return
    data = f"<html>{source}".encode()
    place = original_of(text, data, "a.html").place(start, end)
    if place is not None:
        lines = re.split(r"\r\n?|\n", data.decode())
        assert 1 <= place.line <= place.last_line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1])
        assert place.end_column <= len(lines[place.last_line - 1]) + 1
        assert place.words in data.decode()
