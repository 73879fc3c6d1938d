"""Web pages become their article, with what they say of themselves and what is doubtful of it."""

from __future__ import annotations

import sys
import time

import pytest
from made_files import PARAGRAPHS, page

from drehtuer.errors import UnreadableReportError
from drehtuer.model import Origin
from drehtuer.text.formats.markup import all_words, plain_text
from drehtuer.text.formats.page_dates import Declared, PageDate, address_date, iso_day, weighed
from drehtuer.text.formats.pages import page_can_matter, read_page

DAY = "2025-12-05"
ABOUT = (
    '<link rel="canonical" href="https://example.org/2025/12/05/freed.html">'
    '<meta property="og:site_name" content="Example News">'
    '<meta name="author" content="Anna Smith">'
    '<meta property="article:published_time" content="2025-12-05T23:30:00-05:00">'
)


def read(html: str | bytes, address: str | None = None):
    data = html.encode() if isinstance(html, str) else html
    return read_page(data, "page.html", Origin(address=address))


def test_the_article_is_kept_in_its_paragraphs_and_nothing_around_it() -> None:
    loaded = read(page(head=ABOUT))
    assert loaded.text == "\n\n".join(("Fifty-two came free in September", *PARAGRAPHS)) + "\n"
    assert loaded.warnings == ()


def test_a_page_says_who_wrote_it_where_and_when() -> None:
    assert read(page(head=ABOUT)).origin == Origin(
        title="Fifty-two came free in September",
        author="Anna Smith",
        outlet="Example News",
        published="2025-12-05",
        language="en",
        address="https://example.org/2025/12/05/freed.html",
    )


def test_headings_lists_and_tables_stay_apart() -> None:
    more = (
        "<h2>The figures</h2><ul><li>June: 14</li><li>September: <b>52</b></li></ul>"
        "<table><tr><td>November</td><td>31</td></tr></table><p>First line.<br>Second line.</p>"
    )
    html = page().replace("</article>", f"{more}</article>")
    assert read(html).text.endswith(
        "The figures\n\n- June: 14\n- September: 52\n\nNovember\t31\n\nFirst line.\nSecond line.\n"
    )


def test_a_line_that_a_cell_breaks_does_not_glue_words() -> None:
    table = "<table><tr><td>14<br>people</td><td>June<br><b>2025</b></td></tr></table>"
    assert (
        "\n\n14 people\tJune 2025\n"
        in read(page().replace("</article>", f"{table}</article>")).text
    )


def test_a_table_that_lays_out_a_page_holds_paragraphs() -> None:
    html = (
        "<html><head><title>Old</title></head><body><table><tr><td>Home<br>News</td><td>"
        f"<h1>Freed in September</h1>{'<br><br>'.join(PARAGRAPHS[:2])}</td></tr></table></body>"
    )
    text = read(html).text
    assert text.endswith("\n\nFreed in September\n\n" + "\n\n".join(PARAGRAPHS[:2]) + "\n")


@pytest.mark.parametrize(
    ("times", "day"),
    [
        (f'<time datetime="{DAY}">then</time>', DAY),
        (f'<time datetime="{DAY}">then</time>' * 2, DAY),
        (f'<time datetime="{DAY}">a</time><time datetime="2025-12-01">b</time>', "2026-02-01"),
    ],
)
def test_the_only_time_on_a_page_counts_before_when_it_was_changed(times: str, day: str) -> None:
    html = page(head=META.format("last-modified", "2026-02-01"), after=times)
    loaded = read(html)
    assert loaded.origin.published == day
    assert loaded.warnings == (("date_guessed", {"date": day}),)


@pytest.mark.parametrize("encoding", ["cp1251", "utf-16", "utf-8-sig", "koi8-r"])
def test_a_page_is_decoded_as_it_says(encoding: str) -> None:
    told = "Правозащитный центр «Весна» считает политзаключёнными 1218 человек. " * 3
    told = told.replace("«", '"').replace("»", '"')
    html = page(paragraphs=(told, told + "Список пополняется.")).replace("utf-8", encoding)
    assert told.strip() in read(html.encode(encoding)).text


def test_a_page_without_an_article_is_read_whole_with_a_warning() -> None:
    loaded = read("<html><body><select><option>a</option></select><p>52</p></body></html>")
    assert "52" in loaded.text


@pytest.mark.parametrize(
    "piece",
    [
        "<p>{}</p>",
        "<div><p>{}</p></div>",
        "<article><h1>Minsk</h1><p>{}</p></article>",
        f"<!-- {'saved ' * 20} --><body><p>{{}}</p></body>",
    ],
)
def test_a_piece_of_a_page_is_read(piece: str) -> None:
    assert PARAGRAPHS[0] in read(piece.format(PARAGRAPHS[0])).text


@pytest.mark.parametrize("html", ["", " \n", "<html></html>", "<!-- nothing -->"])
def test_a_page_with_nothing_on_it_is_empty(html: str) -> None:
    loaded = read(html)
    assert not loaded.text.strip()
    assert ("empty", {}) in loaded.warnings


def test_what_is_missing_to_read_pages_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(UnreadableReportError, match=r"HTML.*pip install 'drehtuer\[formats\]'"):
        read(page())


def test_a_picture_is_no_page() -> None:
    with pytest.raises(UnreadableReportError, match="a picture"):
        read(b"\x89PNG\r\n\x1a\n\0\0\0")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-12-05", "2025-12-05"),
        ("2025-12-05T10:00:00Z", "2025-12-05"),
        ("20251205", "2025-12-05"),
        (" 2025-12-05 10:00", "2025-12-05"),
        ("2025-02-30", None),
        ("2025-12-051", None),
        ("5 December 2025", None),
        ("", None),
    ],
)
def test_days_are_read_as_iso_writes_them(text: str, day: str | None) -> None:
    assert iso_day(text) == day


@pytest.mark.parametrize(
    ("address", "date"),
    [
        ("https://example.org/2025/12/05/freed", "2025-12-05"),
        ("https://example.org/news/2025-12-05-freed.html", "2025-12-05"),
        ("https://example.org/a/20251205/x", "2025-12-05"),
        ("https://example.org/2025/12/freed", "2025-12"),
        ("https://example.org/artikel-202512", None),
        ("https://example.org/2025/13/40/x", None),
        ("https://2025-12-05.example.org/freed", None),
        ("https://example.org/id/9202512057", None),
        ("https://example.org", None),
        ("", None),
    ],
)
def test_addresses_may_hold_a_date(address: str, date: str | None) -> None:
    assert address_date(address) == date


@pytest.mark.parametrize(
    ("declared", "address", "guessed", "date", "doubt"),
    [
        (DAY, None, None, DAY, None),
        (DAY, DAY, "2025-01-01", DAY, None),
        (DAY, "2025-12-06", None, DAY, None),  # time zones
        (DAY, "2025-12", None, DAY, None),
        (DAY, "2025-12-07", None, DAY, "date_differs"),
        (DAY, "2025-11", None, DAY, "date_differs"),
        (None, DAY, "2025-01-01", DAY, None),
        (None, "2025-12", DAY, DAY, None),
        (None, "2025-12", "2025-01-01", "2025-01-01", "date_guessed"),
        (None, None, DAY, DAY, "date_guessed"),
        (None, "2025-12", None, "2025-12", None),
        (None, None, None, None, None),
    ],
)
def test_dates_are_weighed(
    declared: str | None, address: str | None, guessed: str | None, date: str, doubt: str | None
) -> None:
    made = weighed(Declared(declared), address, guessed)
    assert made.published == date
    assert [code for code, _ in made.warnings] == ([doubt] if doubt else [])
    assert isinstance(made, PageDate)


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"datePublished": "2025-12-05T10:00:00Z"}</script>',
        '<meta itemprop="datePublished" content="2025-12-05">',
        '<meta name="DC.date.issued" content="2025-12-05">',
    ],
)
def test_a_declared_date_is_found_wherever_pages_have_it(head: str) -> None:
    loaded = read(page(head=head))
    assert (loaded.origin.published, loaded.warnings) == (DAY, ())


LD = '<script type="application/ld+json">{{"datePublished": "{}"}}</script>'
META = '<meta name="{}" content="{}">'
CANONICAL = '<link rel="canonical" href="https://example.org/{}/story">'
TIME = '<time pubdate datetime="{}">then</time>'


@pytest.mark.parametrize(
    ("says", "day", "doubt"),
    [
        (LD.format(DAY) + META.format("date", "2025-12-06T01:00Z"), DAY, None),
        (LD.format(DAY) + META.format("date", "2024-01-01"), DAY, "date_disputed"),
        (META.format("pubdate", DAY) + META.format("date", "2023-05-01"), DAY, "date_disputed"),
        (META.format("date", "2024-05-01") + TIME.format(DAY), "2024-05-01", "date_disputed"),
        (LD.format("2020-01-01") + LD.format(DAY), "2020-01-01", "date_disputed"),
        (LD.format("2020-01-01") + LD.format(DAY) + META.format("date", DAY), DAY, None),
        (LD.format("2020-01-01") + LD.format(DAY) + CANONICAL.format("2025/12/05"), DAY, None),
        (META.format("date", DAY) + TIME.format("2020-01-01") * 9, DAY, None),
        (META.format("date", DAY) + CANONICAL.format("2024/03/01"), DAY, "date_differs"),
        (META.format("date", DAY) + CANONICAL.format("2025/11"), DAY, "date_differs"),
        (META.format("date", "1970-01-01") + TIME.format(DAY), DAY, None),
        (META.format("pubdate", "Fri, 05 Dec 2025 08:00:00 GMT"), DAY, None),
    ],
)
def test_a_date_beside_which_others_are_declared_is_doubtful(
    says: str, day: str, doubt: str | None
) -> None:
    """Pages that contradict themselves, made here."""
    loaded = read(page(head=says))
    assert loaded.origin.published == day
    assert [code for code, _ in loaded.warnings] == ([doubt] if doubt else [])


def test_the_address_it_was_fetched_from_counts_before_what_the_page_says() -> None:
    address = "https://example.org/2025/12/01/other"
    loaded = read(page(head=ABOUT), address)
    assert loaded.origin.address == address
    assert [code for code, _ in loaded.warnings] == ["date_differs"]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>Two &amp; three</p>", "One\n\nTwo & three\n"),
        ("One<br>Two", "One\nTwo\n"),
        ("<ul><li>One</li><li>Two</li></ul>", "- One\n- Two\n"),
        ("<script>1</script><p>One</p><style>p{}</style>", "One\n"),
        ("<p>One <b>and</b>\n two</p>", "One and two\n"),
        ("<tr><td>June</td><td>14</td></tr>", "June 14\n"),
        ("plain", "plain\n"),
        ("<p>one<b>two", "onetwo\n"),
        ("", ""),
    ],
)
def test_markup_becomes_plain_paragraphs(html: str, text: str) -> None:
    assert plain_text(html) == text


LONG = "The mayor opened the bridge over the river before the rain began to fall, and went home."


@pytest.mark.parametrize(
    ("html", "long", "short"),
    [
        (f"<p>{LONG}</p><li>Sport</li>", [LONG], ["Sport"]),
        (f"<p>{LONG[:20]}<b>{LONG[20:40]}</b><A HREF=x>{LONG[40:]}</A></p>", [LONG], []),
        (f"<p>{LONG}</p><!-- <p>no - -> --x{LONG}--><p>a", [LONG], ["a"]),
        (f"<script>if (a < b) '{LONG}';</script><SCRIPT type=x>{LONG}</SCRIPT>a", [], ["a"]),
        (f"<style>{LONG}</style x>a<scripted>b</scripted>", [], ["a", "b"]),
        (f'<script type="application/ld+json">"{LONG}"</script>', [f'"{LONG}"'], []),
        (f"<script>{LONG}", [LONG], []),
        ("caf&eacute;<br>a &lt; b", [], ["café", "a < b"]),
    ],
)
def test_all_words_of_a_page_are_looked_at(html: str, long: list[str], short: list[str]) -> None:
    found = [[line.strip() for line in lines.split("\n")] for lines in all_words(html)]
    assert [[line for line in lines if line] for lines in found] == [long, short]


@pytest.mark.parametrize("piece", ["<script>", "<!--", "<!-- -", "<b", "<script><", "</"])
def test_the_first_look_is_short_at_whatever_is_left_open(piece: str) -> None:
    began = time.process_time()
    all_words(piece * 3_000)
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    "html",
    [
        page(),
        page(paragraphs=("x " * 300, "Two prisoners came free.")).replace("on", "<b>on</b>"),
        page(paragraphs=("x " * 300, "Zwei Gefan&shy;gene kamen frei.")).replace("&amp;", "&"),
        page(paragraphs=("x " * 300,)).replace(
            "</body>",
            '<script type="application/ld+json">{"articleBody": "Two prisoners."}</script></body>',
        ),
    ],
)
def test_a_page_that_may_hold_a_claim_passes_the_first_look(html: str) -> None:
    assert page_can_matter(html.encode(), "x.html")


def test_a_page_without_a_word_of_the_subject_does_not() -> None:
    script = "<script>var prisoners = 52;</script><style>.political-prisoners {}</style>"
    html = page(
        title="The new bridge",
        paragraphs=("The mayor opened the bridge. " * 20,),
        after="<ul><li>President in Rome</li><li>Rally of rights</li><li>Protest</li></ul>",
    )
    assert not page_can_matter(html.replace("</body>", f"{script}</body>").encode(), "x.html")
