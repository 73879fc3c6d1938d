"""PDF: the text of its pages, the lines that the page broke joined, and where each page begins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from drehtuer.model import Origin
from drehtuer.text.cleaning import NEW_ITEM, clean
from drehtuer.text.decoding import SIZE_LIMIT, Warnings
from drehtuer.text.errors import ReportFileError
from drehtuer.text.loaded import LoadedReport, described

MOST_PAGES = 5_000
_DIGITS = re.compile(r"\d+")
_EDGE = 2
"""So many lines at the top and the bottom of a page may be its header and footer."""
_OFTEN = 0.5
"""Which a line is if it is on this share of the pages, whatever its numbers."""
_LEAST_PAGES = 3
_GAP = 1.35
"""A line so many times as far below the one before as usual begins a paragraph."""
_OPEN = re.compile(r"[\w,;–-]\s*$")
_LAST = 10
"""So many characters tell whether a text goes on."""
_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
_LINE = re.compile("[^\r\n\ufffe]+\ufffe?")
_SIGNS = str.maketrans({"\ufffe": "-", "\x02": "-", "\0": None})
"""What PDFium puts for a hyphen at the end of a line, without the break behind it."""


def read_pdf(data: bytes, path: str, origin: Origin) -> LoadedReport:
    """The text of a PDF.

    Raises:
        ReportFileError: pypdfium2 is missing; the file is damaged, protected, or without text.
    """
    try:
        import pypdfium2  # noqa: PLC0415 - comes with an extra
    except ImportError:
        raise ReportFileError("file_package", path=path, kind="PDF") from None
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = "file_password" if "password" in str(error).lower() else "file_damaged"
        raise ReportFileError(code, path=path, reason=error) from None
    number = len(document)
    if number > MOST_PAGES:
        raise ReportFileError("file_pages", path=path, number=MOST_PAGES)
    pages: list[list[str]] = []
    size = 0
    for place in range(number):
        try:
            blocks = _blocks(document[place])
        except pypdfium2.PdfiumError:
            blocks = []
        pages.append(blocks)
        size += sum(map(len, blocks))
        if size > SIZE_LIMIT:
            raise ReportFileError("file_too_large", path=path, megabytes=SIZE_LIMIT // 1_000_000)
    if not any(pages):
        raise ReportFileError("file_scanned", path=path)
    text, starts = _joined(_without_edges(pages))
    empty = sum(not page for page in pages)
    warnings: Warnings = (("pages_empty", {"number": str(empty)}),) if empty else ()
    told = document.get_metadata_dict(skip_empty=True)
    made = _DATE.match(told.get("CreationDate", ""))
    if made and origin.published is None:
        warnings = (*warnings, ("date_made", {"date": "-".join(made.groups())}))
    about = described(origin, title=told.get("Title"), author=told.get("Author"))
    return LoadedReport(text, warnings, about, starts)


def _blocks(page: Any) -> list[str]:
    """The lines of a page from top to bottom, an empty one before each that begins a paragraph."""
    read = page.get_textpage()
    text = read.get_text_range()
    lines: list[tuple[str, float]] = []
    for line in _LINE.finditer(text):
        told = line.group().translate(_SIGNS).strip()
        first = line.start() + len(line.group()) - len(line.group().lstrip())
        try:
            below = read.get_charbox(first, loose=True)[1]
        except (IndexError, ValueError, RuntimeError):  # PDFium counts otherwise there
            below = lines[-1][1] if lines else 0.0
        if told:
            lines.append((told, below))
    if not lines:
        return []
    steps = [above - below for (_, above), (_, below) in pairwise(lines)]
    down = sorted(step for step in steps if step > 0)
    # Not the median: on a page of short paragraphs most steps are those between paragraphs.
    usual = down[len(down) // 4] if down else 0.0
    found: list[str] = []
    for (told, _), step in zip(lines, [0.0, *steps], strict=True):
        if found and usual and _is_apart(found[-1], told, step / usual):
            found.append("")
        found.append(told)
    return found


def _is_apart(before: str, line: str, step: float) -> bool:
    """Whether a line begins a paragraph: so many times as far below the one before as usual.

    Where it stands above that, it is the first of the next column.
    """
    if step < -1:
        return not _goes_on(before, line)
    return step > _GAP and not (before.endswith("-") and line[:1].islower())


def _goes_on(before: str, line: str) -> bool:
    """Whether a sentence goes on from the end of a column or page to the next one."""
    return bool(_OPEN.search(before)) and line[:1].islower() and not NEW_ITEM.match(line)


def _without_edges(pages: Sequence[list[str]]) -> list[list[str]]:
    """The pages without the lines that stand at the edges of most of them, and their numbers."""
    seen: Counter[str] = Counter()
    is_few = len(pages) < _LEAST_PAGES
    for number, page in enumerate(pages, 1):
        rows = [line for line in page if line]
        seen.update({_like(line, number, is_few) for line in rows[:_EDGE] + rows[-_EDGE:]})
    least = max(1 if is_few else 2, _OFTEN * len(pages))
    often = {line for line, times in seen.items() if times > least}
    cut: list[list[str]] = []
    for number, page in enumerate(pages, 1):
        rows = list(page)
        for edge in (0, -1):
            for _ in range(_EDGE):
                while rows and not rows[edge]:
                    rows.pop(edge)
                if rows and _like(rows[edge], number, is_few) in often:
                    rows.pop(edge)
        cut.append(_without_number(rows))
    return cut


def _like(line: str, number: int, is_few: bool) -> str:
    """What a line has in common with those of other pages: all but its numbers.

    On few pages, all but that of the page: "Freed: 52" and "Freed: 14" are no header of two.
    """
    return (re.compile(rf"\b{number}\b") if is_few else _DIGITS).sub("0", line)


def _without_number(page: list[str]) -> list[str]:
    """A page without a line at its end that is but a number."""
    return page[:-1] if page and page[-1].strip(" -–—").isdigit() else page


def _joined(pages: Sequence[list[str]]) -> tuple[str, tuple[int, ...]]:
    """The text of all pages, and where each begins; a sentence goes on from one to the next."""
    text = ""
    starts: list[int] = []
    for page in pages:
        told = clean("\n".join(page)).text.strip()
        if text and told:
            goes_on = _goes_on(text[-_LAST:], told)
            if goes_on and text.endswith("-"):
                text = text[:-1]
            else:
                text += " " if goes_on else "\n\n"
        starts.append(len(text))
        text += told
    return f"{text}\n", tuple(starts)
