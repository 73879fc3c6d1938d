"""The page: the text of each report survives, marks nest, nothing runs and nothing is fetched."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import brief_sample
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drehtuer.books.model import Account, Evidence, ReportReference
from drehtuer.briefs import pictures
from drehtuer.briefs.evidence import Close, Open, marked
from drehtuer.briefs.hypertext import Hypertext
from drehtuer.briefs.lines import References
from drehtuer.briefs.page import page
from drehtuer.briefs.words import Words
from drehtuer.model import Claim, Report

EN = Words("en")
VOID = {"meta", "link", "br", "img", "hr", "input"}


class Document(HTMLParser):
    """What a browser would see: elements that nest, texts, ids and links."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: Counter[str] = Counter()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[int] = []
        self.languages: list[str | None] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags[tag] += 1
        if tag not in VOID:
            self.open.append(tag)
        self.ids += [value for key, value in attrs if key == "id" and value]
        self.links += [value for key, value in attrs if key in ("href", "src", "action") and value]
        self.headings += [int(tag[1])] if re.fullmatch(r"h\d", tag) else []
        if "lang" in given:
            self.languages.append(given["lang"])
        assert not [key for key in given if key.startswith("on")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def made_claim(number: int, start: int, end: int, text: str) -> Claim:
    return Claim(f"c{number}", "x.txt", "held", "report", start, end, text[start:end])


@st.composite
def texts_with_claims(draw: st.DrawFn) -> tuple[str, list[Claim]]:
    text = draw(st.text(alphabet="ab<&>\"'\r\n äЖ😀\u0301\u202e", min_size=1, max_size=40))
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    spans = draw(st.lists(ends.map(sorted).filter(lambda span: span[0] < span[1]), max_size=8))
    return text, [made_claim(n, start, end, text) for n, (start, end) in enumerate(spans)]


@given(texts_with_claims())
def test_marks_nest_and_cover_exactly_the_evidence(given: tuple[str, list[Claim]]) -> None:
    text, claims = given
    stack: list[Claim] = []
    covered: dict[str, list[int]] = {claim.id: [] for claim in claims}
    starts, ends, position = Counter[str](), Counter[str](), 0
    for piece in marked(text, claims):
        if isinstance(piece, Open):
            stack.append(piece.mark)
            starts[piece.mark.id] += piece.first
        elif isinstance(piece, Close):
            assert stack.pop() == piece.mark
            ends[piece.mark.id] += piece.last
        else:
            assert piece == text[position : position + len(piece)] != ""
            for claim in stack:
                covered[claim.id] += range(position, position + len(piece))
            position += len(piece)
    assert position == len(text)
    assert not stack
    assert covered == {claim.id: list(range(claim.start, claim.end)) for claim in claims}
    assert starts == ends == Counter(claim.id for claim in claims)


@given(texts_with_claims())
def test_the_text_survives_html_to_the_character(given: tuple[str, list[Claim]]) -> None:
    text, claims = given
    references = References({c.id: f"1.{n}" for n, c in enumerate(claims, 1)}, {}, {})
    html = str(Hypertext(EN, references).mark_up(text, claims))
    assert "\r" not in html  # a parser of HTML would make it a line feed
    document = Document(html)
    assert document.text == text
    assert not document.open
    assert set(document.tags) <= {"mark", "i"}
    assert sorted(document.ids) == sorted(f"claim-1-{n}" for n in range(1, len(claims) + 1))


@pytest.fixture(params=["en", "de"])
def sample(request: pytest.FixtureRequest) -> str:
    return page(brief_sample.account(), brief_sample.reports(), Words(request.param))


def test_the_page_is_well_formed_and_every_link_has_its_place(sample: str) -> None:
    document = Document(sample)
    assert not document.open
    assert [name for name, times in Counter(document.ids).items() if times > 1] == []
    assert document.links
    assert {link for link in document.links if link.removeprefix("#") not in document.ids} == set()


def test_the_page_runs_nothing_and_fetches_nothing(sample: str) -> None:
    document = Document(sample)
    forbidden = {
        "script",
        "iframe",
        "object",
        "embed",
        "link",
        "img",
        "form",
        "base",
        "foreignobject",
    }
    assert forbidden & set(document.tags) == set()
    assert "://" not in sample
    assert not re.search(r"url\((?!#)|@import|javascript:", sample)


def test_headings_are_in_order_and_languages_told(sample: str) -> None:
    document = Document(sample)
    assert document.headings[0] == 1
    assert document.headings.count(1) == 1
    steps = zip(document.headings, document.headings[1:], strict=False)
    assert all(after - before <= 1 for before, after in steps)
    assert document.languages[0] in ("en", "de")
    assert {"en", "de"} <= set(document.languages)


def test_every_figure_links_to_its_sentence(sample: str) -> None:
    for figure, number in (("1,218|1.218", "1-1"), ("52", "1-2"), ("123", "2-2")):
        assert re.search(rf'<a href="#claim-{number}">({figure})</a>', sample)


HOSTILE = "<script>alert(1)</script>\"'&<img src=x onerror=alert(2)>{{ 7*7 }}"


def test_nothing_a_report_says_becomes_markup() -> None:
    claim = Claim(
        HOSTILE, HOSTILE, "position", "report", 0, len(HOSTILE), HOSTILE, attribution=(HOSTILE,)
    )
    report = Report(HOSTILE, HOSTILE, outlet=HOSTILE, language='de" onclick="x', claims=(claim,))
    account = brief_sample.account()
    entry = replace(
        account.positions[0], claims=(claim.id,), voices=((HOSTILE,),), when=HOSTILE, role=HOSTILE
    )
    hostile = Account(
        reports=(ReportReference(HOSTILE, HOSTILE, HOSTILE, 'de" onclick="x', 1),),
        evidence=(Evidence(1, claim, None, HOSTILE),),
        positions=(entry,),
        contacts=(replace(entry, by=(HOSTILE,), to=(HOSTILE,)),),
        roles=(replace(entry, persons=(HOSTILE,)),),
        fates=(replace(entry, fate=HOSTILE, persons=(HOSTILE,), destination=(HOSTILE,)),),
    )
    made = page(hostile, [report], EN)
    document = Document(made)
    assert {"script", "img"} & set(document.tags) == set()
    assert "{{ 7*7 }}" in made
    assert "49" not in document.text


def test_an_empty_account_is_a_page_that_says_so() -> None:
    made = page(Account(), [], EN)
    assert EN("account.empty") in made
    assert EN("account.no_picture_data") in made


def test_without_the_extra_the_page_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> str:
        raise ImportError("vl_convert")

    monkeypatch.setattr(pictures, "draw", missing)
    made = page(brief_sample.account(), brief_sample.reports(), EN)
    assert "drehtuer[pictures]" in made
    assert "<svg" not in made


def test_the_folder_that_holds_the_reports_is_not_told() -> None:
    made = page(brief_sample.account(), brief_sample.reports(), EN)
    assert "english.txt" in made
    assert "reports/english.txt" not in made
