"""PDF: the text of its pages, the lines that the page broke joined, and where each page begins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from drehtuer.model import Origin
from drehtuer.text.cleaning import clean, line_end
from drehtuer.text.decoding import SIZE_LIMIT, Warnings
from drehtuer.text.errors import ReportFileError
from drehtuer.text.formats.printed import Line, Printed, lines_of, usual_height, without_notes
from drehtuer.text.loaded import LoadedReport, described

MOST_PAGES = 5_000
_DIGITS = re.compile(r"\d+")
_EDGE = 2
"""So many lines at the top and the bottom of a page may be its header and footer."""
_OFTEN = 0.5
"""Which a line is if it is on this share of the pages, whatever its numbers."""
_LEAST_PAGES = 3
_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})")


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
    pages: list[list[Line]] = []
    size = 0
    for place in range(number):
        try:
            lines = lines_of(document[place])
        except pypdfium2.PdfiumError:
            lines = []
        pages.append(lines)
        size += sum(len(line.text) for line in lines)
        if size > SIZE_LIMIT:
            raise ReportFileError("file_too_large", path=path, megabytes=SIZE_LIMIT // 1_000_000)
    if not any(pages):
        raise ReportFileError("file_scanned", path=path)
    usual = usual_height(pages)
    inner = (without_notes(page, usual) for page in _without_edges(pages))
    text, starts = _joined([Printed(page, usual) for page in inner])
    empty = sum(not page for page in pages)
    warnings: Warnings = (("pages_empty", {"number": str(empty)}),) if empty else ()
    told = document.get_metadata_dict(skip_empty=True)
    made = _DATE.match(told.get("CreationDate", ""))
    if made and origin.published is None:
        warnings = (*warnings, ("date_made", {"date": "-".join(made.groups())}))
    about = described(origin, title=told.get("Title"), author=told.get("Author"))
    return LoadedReport(text, warnings, about, starts)


def _without_edges(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """The pages without the lines that stand at the edges of most of them, and their numbers."""
    seen: Counter[str] = Counter()
    is_few = len(pages) < _LEAST_PAGES
    for number, page in enumerate(pages, 1):
        edges = page[:_EDGE] + page[-_EDGE:]
        seen.update({_like(line.text, number, is_few) for line in edges})
    least = max(1 if is_few else 2, _OFTEN * len(pages))
    often = {line for line, times in seen.items() if times > least}
    cut: list[list[Line]] = []
    for number, page in enumerate(pages, 1):
        lines = list(page)
        for edge in (0, -1):
            for _ in range(_EDGE):
                if lines and _like(lines[edge].text, number, is_few) in often:
                    lines.pop(edge)
        cut.append(_without_number(lines))
    return cut


def _like(line: str, number: int, is_few: bool) -> str:
    """What a line has in common with those of other pages: all but its numbers.

    On few pages, all but that of the page: "Freed: 52" and "Freed: 14" are no header of two.
    """
    return (re.compile(rf"\b{number}\b") if is_few else _DIGITS).sub("0", line)


def _without_number(page: list[Line]) -> list[Line]:
    """A page without a line at its end that is but a number."""
    return page[:-1] if page and page[-1].text.strip(" -–—").isdigit() else page


def _joined(pages: Sequence[Printed]) -> tuple[str, tuple[int, ...]]:
    """The text of all pages, and where each begins; a sentence goes on from one to the next."""
    text = ""
    starts: list[int] = []
    before = Printed((), 0.0)
    for page in pages:
        told = clean("\n".join(page.rows())).text.strip()
        if text and told:
            cut, put = line_end(text, told) if before.goes_on_in(page) else (0, "\n\n")
            text = text[: len(text) - cut] + put
        starts.append(len(text))
        text += told
        before = page if told else before
    return f"{text}\n", tuple(starts)
