"""Web pages: their article, without what stands around it, and what they say of themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from drehtuer.model import Origin
from drehtuer.text.decoding import SIZE_LIMIT, DecodedText, decode
from drehtuer.text.errors import ReportFileError
from drehtuer.text.formats import names
from drehtuer.text.formats.markup import all_words, paragraphs, plain_text
from drehtuer.text.formats.page_dates import address_date, declared_day, only_day, weighed
from drehtuer.text.loaded import LoadedReport, described
from drehtuer.text.subject import can_matter

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*["']?([\w.:-]{2,30})""", re.I
)
_HEAD = 4096
_BEGINNING = 50
"""In so many characters trafilatura wants a page to say that it is one."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?![A-Za-z])")
_BLANKS = re.compile(r"\s+")
_FIELDS = {field: names("page", field) for field in ("title", "author", "outlet")}
_HOLDING = frozenset({"list", "table", "div"})
_BLOCKS = _HOLDING | {"p", "head"}
_LONG = 100
"""A paragraph of so many characters, one of several in a cell, is none of a table."""
_DEEPEST = 250
"""Of what lies deeper than 256 elements, the parser (libxml2) tells nothing."""
_FIRST = 5
"""A title that is one of so many first paragraphs is not put before them."""


def read_page(data: bytes, path: str, origin: Origin) -> LoadedReport:
    """The article of a page.

    Args:
        data: its bytes.
        path: what names it in messages.
        origin: what is known of it already, as its address.

    Warnings: as of ``decode``; ``page_whole`` where no article was found, so that all text counts;
    ``date_differs``, ``date_disputed``, ``date_guessed``.

    Raises:
        ReportFileError: trafilatura is missing, the bytes are no text, or elements lie too deep
            within one another.
    """
    try:
        import trafilatura  # noqa: PLC0415 - takes its time, and comes with an extra
    except ImportError:
        raise ReportFileError("file_package", path=path, kind="HTML") from None
    html, warnings = decoded_page(data, path)
    if len(html) > SIZE_LIMIT:
        raise ReportFileError("file_too_large", path=path, megabytes=SIZE_LIMIT // 1_000_000)
    # A piece of a page would be taken for no page at all.
    whole = html if "html" in html[:_BEGINNING].lower() else f"<!doctype html>{html}"
    tree = trafilatura.load_html(whole) if html.strip() else None
    if tree is None:
        return LoadedReport("", warnings or (("empty", {}),), origin)
    if _is_too_deep(tree):
        raise ReportFileError("file_deep", path=path, depth=_DEEPEST)
    metas = _marked(tree, "meta")
    declared = _declared(tree, metas)
    known = origin.address or declared.get("address")
    in_address = address_date(known) if known else None
    scripts = (script.text or "" for script in tree.iterfind(".//script[@type]"))
    times = _marked(tree, "time")
    made = declared_day(scripts, metas, times, in_address)
    # Looking for what a page does not declare takes trafilatura as long as finding the article.
    is_all = made.day is not None and {"title", "outlet"} <= declared.keys()
    found: Any = trafilatura.bare_extraction(
        tree,
        url=origin.address,
        with_metadata=not is_all,
        include_comments=False,
        date_extraction_params={"original_date": True, "extensive_search": made.day is None},
    )
    origin = described(origin, **declared)
    if found is not None:
        outlet = found.sitename or found.hostname
        origin = described(
            origin, title=found.title, author=found.author, outlet=outlet, address=found.url
        )
    text = "" if found is None else _text(found.body, origin.title)
    if not text:
        text = plain_text(html)
        warnings = (*warnings, ("page_whole" if text.strip() else "empty", {}))
    in_address = address_date(origin.address) if origin.address else None
    guessed = only_day(times) or (found.date if found is not None else None)
    date = weighed(made, in_address, guessed)
    if origin.published is None:
        warnings = (*warnings, *date.warnings)
    language = _LANGUAGE.match(tree.get("lang") or "")
    told = described(
        origin, published=date.published, language=language and language.group().lower()
    )
    return LoadedReport(text, warnings, told)


def _is_too_deep(tree: Any) -> bool:
    """Whether elements lie more than ``_DEEPEST`` deep within one another."""
    return bool(tree.xpath(f"boolean({'/*' * (_DEEPEST + 1)})"))


def page_can_matter(data: bytes, path: str) -> bool:
    """Whether a page can hold a claim; a first look at all of its words, which need no parser.

    Raises:
        ReportFileError: the bytes are no text.
    """
    return can_matter(*all_words(decoded_page(data, path).text))


def decoded_page(data: bytes, path: str) -> DecodedText:
    """What a page holds, in the encoding that it says.

    Raises:
        ReportFileError: the bytes are no text.
    """
    charset = _CHARSET.search(data[:_HEAD])
    return decode(data, path, charset and charset.group(1).decode("ascii"))


def _marked(tree: Any, tag: str) -> list[tuple[str, str]]:
    """(name, content) of the meta elements, or of the times."""
    found = []
    for meta in tree.iter(tag):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if meta.tag == "time" and meta.get("pubdate") is not None:
            name = "pubdate"
        found.append((name.lower(), meta.get("content") or meta.get("datetime") or ""))
    return found


def _declared(tree: Any, metas: Sequence[tuple[str, str]]) -> dict[str, str]:
    """What a page declares of itself, by the fields of an origin; its only heading is its title."""
    told: dict[str, str] = {}
    for field, usual in _FIELDS.items():
        values = (_BLANKS.sub(" ", value).strip() for name, value in metas if name in usual)
        if value := next((v for v in values if v and "://" not in v), None):
            told[field] = value
    for link in tree.iterfind(".//link[@rel='canonical']"):
        if (address := link.get("href") or "").startswith(("http://", "https://")):
            told["address"] = address
    heads = tree.findall(".//h1")
    if len(heads) == 1 and (title := _BLANKS.sub(" ", heads[0].text_content()).strip()):
        told["title"] = title
    return told


def _text(body: Any, title: str | None) -> str:
    """The paragraphs of what trafilatura found, under the title if that is not among them."""
    blocks: list[str] = []
    for element in body:
        _add(element, blocks)
    if title and title not in blocks[:_FIRST]:
        blocks.insert(0, _BLANKS.sub(" ", title).strip())
    return paragraphs(blocks) if blocks[1:] or not title else ""


def _add(element: Any, blocks: list[str]) -> None:
    if element.tag in _HOLDING or any(child.tag == "p" for child in element):
        _put(element.text, blocks)
        for child in element:
            _add(child, blocks)
            _put(child.tail, blocks)
    elif element.tag == "row":
        _add_row(element, blocks)
    else:
        breaks = list(element.iter("lb"))
        for each in breaks:
            each.tail = f"\n{each.tail or ''}"
        whole = "".join(element.itertext())
        lines = (
            _BLANKS.sub(" ", line).strip() for line in (whole.split("\n") if breaks else [whole])
        )
        text = "\n".join(filter(None, lines))
        _put(f"- {text}" if element.tag == "item" and text else text, blocks)


def _add_row(row: Any, blocks: list[str]) -> None:
    """A row of a table; of one that only lays out a page, each paragraph."""
    cells: list[list[str]] = []
    for cell in row:
        inner: list[str] = []
        if any(child.tag in _BLOCKS for child in cell):
            _put(cell.text, inner)
            for child in cell:
                _add(child, inner)
                _put(child.tail, inner)
        else:
            _put(_BLANKS.sub(" ", "".join(cell.itertext())), inner)
        cells.append(inner)
    if any(len(inner) > 1 and len(max(inner, key=len)) > _LONG for inner in cells):
        blocks += [text for inner in cells for text in inner]
    else:
        _put("\t".join(" ".join(inner) for inner in cells if inner), blocks)


def _put(text: str | None, blocks: list[str]) -> None:
    if text and text.strip():
        blocks.append(text.strip())
