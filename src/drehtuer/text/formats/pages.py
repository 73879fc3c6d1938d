"""Web pages: their article, without what stands around it, and what they say of themselves."""

from __future__ import annotations

import re
from typing import Any

from drehtuer.model import Origin
from drehtuer.text.decoding import SIZE_LIMIT, decode
from drehtuer.text.errors import ReportFileError
from drehtuer.text.formats.markup import paragraphs, plain_text
from drehtuer.text.formats.page_dates import address_date, declared_day, weighed
from drehtuer.text.loaded import LoadedReport, described

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*["']?([\w.:-]{2,30})""", re.I
)
_HEAD = 4096
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?![A-Za-z])")
_BLANKS = re.compile(r"\s+")
_HOLDING = frozenset({"list", "table", "div"})
_FIRST = 5
"""A title that is one of so many first paragraphs is not put before them."""


def read_page(data: bytes, path: str, origin: Origin) -> LoadedReport:
    """The article of a page.

    Args:
        data: its bytes.
        path: what names it in messages.
        origin: what is known of it already, as its address.

    Warnings: as of ``decode``; ``page_whole`` where no article was found, so that all text counts;
    ``date_differs``, ``date_guessed``.

    Raises:
        ReportFileError: trafilatura is missing, or the bytes are no text.
    """
    try:
        import trafilatura  # noqa: PLC0415 - takes its time, and comes with an extra
    except ImportError:
        raise ReportFileError("file_package", path=path, kind="HTML") from None
    declared = _CHARSET.search(data[:_HEAD])
    charset = declared.group(1).decode("ascii") if declared else None
    html, warnings = decode(data, path, charset)
    if len(html) > SIZE_LIMIT:
        raise ReportFileError("file_too_large", path=path, megabytes=SIZE_LIMIT // 1_000_000)
    tree = trafilatura.load_html(html) if html.strip() else None
    if tree is None:
        return LoadedReport("", warnings or (("empty", {}),), origin)
    day = declared_day(_metas(tree), (s.text or "" for s in tree.iterfind(".//script[@type]")))
    found: Any = trafilatura.bare_extraction(
        tree,
        url=origin.address,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"original_date": True, "extensive_search": day is None},
    )
    text = "" if found is None else _text(found.body, found.title)
    if not text:
        text = plain_text(html)
        warnings = (*warnings, ("page_whole", {})) if text else warnings
    address = origin.address or getattr(found, "url", None)
    made = weighed(day, address and address_date(address), getattr(found, "date", None))
    language = _LANGUAGE.match(tree.get("lang") or "")
    told = described(
        origin,
        title=getattr(found, "title", None),
        author=getattr(found, "author", None),
        outlet=getattr(found, "sitename", None) or getattr(found, "hostname", None),
        published=made.published,
        language=language and language.group().lower(),
        address=address,
    )
    if origin.published is None:
        warnings = (*warnings, *made.warnings)
    return LoadedReport(text, warnings if text.strip() else (*warnings, ("empty", {})), told)


def _metas(tree: Any) -> list[tuple[str, str]]:
    """(name, content) of the meta elements and of the times marked as the page's date."""
    found = []
    for meta in tree.iter("meta", "time"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if meta.tag == "time" and meta.get("pubdate") is not None:
            name = "pubdate"
        found.append((name, meta.get("content") or meta.get("datetime") or ""))
    return found


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
        cells = (_BLANKS.sub(" ", "".join(cell.itertext())).strip() for cell in element)
        _put("\t".join(filter(None, cells)), blocks)
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


def _put(text: str | None, blocks: list[str]) -> None:
    if text and text.strip():
        blocks.append(text.strip())
