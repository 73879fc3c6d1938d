"""Documents of office programs: .docx (ISO/IEC 29500) and .odt (ISO/IEC 26300)."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from typing import BinaryIO, ClassVar

from drehtuer.model import Origin
from drehtuer.text.decoding import Warnings
from drehtuer.text.errors import ReportFileError
from drehtuer.text.formats import SHOWN
from drehtuer.text.formats.markup import paragraphs
from drehtuer.text.formats.page_dates import iso_day
from drehtuer.text.loaded import LoadedReport, described
from drehtuer.text.parts import BROKEN, Parts, local

WORD = "word/document.xml"
_CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_MADE = frozenset({"created", "creation-date"})
_OFF = frozenset({"0", "false", "off"})
"""How Word says that a property, hidden text for one, does not hold."""
_AUTHORS = ("creator", "initial-creator")


class _DocumentParts(Parts):
    """The parts of a document; errors are ReportFileErrors."""

    largest = 200_000_000
    error = ReportFileError
    codes: ClassVar[Mapping[str, str]] = {
        "damaged": "file_damaged",
        "large": "file_expands",
        "password": "file_password",
        "part": "file_damaged",
        "entities": "file_entities",
    }


def is_document(stream: BinaryIO) -> bool:
    """Whether a zip archive is a document, and not an archive of documents."""
    try:
        with zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
    except BROKEN:
        return False
    finally:
        stream.seek(0)
    return WORD in names or {_CONTENT, "mimetype"} <= names


def read_document(data: bytes, path: str, origin: Origin) -> LoadedReport:
    """The text of a document, without notes, comments and what is deleted under tracked changes.

    When it was made is no date of publication; ``date_made`` tells it.

    Raises:
        ReportFileError: it is damaged, protected, a trap, or another kind of document.
    """
    parts = _DocumentParts(path, data)
    if WORD in parts.names:
        return _made(parts, WORD, "docProps/core.xml", _word(), origin)
    if b"opendocument.text" not in parts.part("mimetype"):
        raise ReportFileError("file_other", path=path, suffixes=SHOWN)
    if _MANIFEST in parts.names and b"encryption-data" in parts.part(_MANIFEST):
        raise ReportFileError("file_password", path=path)
    return _made(parts, _CONTENT, "meta.xml", _open_document(), origin)


def _word() -> _Paper:
    return _Paper(
        paragraph=frozenset({"p"}),
        row="tr",
        unseen=frozenset({"Fallback", "del", "moveFrom", "instrText", "pPr", "rPrChange"}),
        only=frozenset({"t"}),
        signs={"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"},
    )


def _open_document() -> _Paper:
    return _Paper(
        paragraph=frozenset({"p", "h"}),
        row="table-row",
        unseen=frozenset({"annotation", "note", "tracked-changes", "forms", "title", "desc"}),
        only=None,
        signs={"tab": "\t", "s": " ", "line-break": "\n"},
    )


class _Paper:
    """Takes the paragraphs down as the parser goes through a document.

    A paragraph may hold others, in a text box, and the cell of a table another table: what is
    within is finished first.
    """

    def __init__(
        self,
        paragraph: frozenset[str],
        row: str,
        unseen: frozenset[str],
        only: frozenset[str] | None,
        signs: Mapping[str, str],
    ) -> None:
        self.blocks: list[str] = []
        self._paragraph, self._row, self._unseen = paragraph, row, unseen
        self._only, self._signs = only, signs
        self._lines: list[list[str]] = []
        self._rows: list[list[str]] = []
        self._hidden = self._seen = 0
        self._is_run_hidden = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = local(name)
        if self._hidden or tag in self._unseen:
            self._hidden += 1
        elif tag in self._paragraph:
            self._lines.append([])
        elif tag == self._row:
            self._rows.append([])
        elif tag == "r":
            self._is_run_hidden = False
        elif tag == "vanish":
            self._is_run_hidden = attributes.get("w:val", "on") not in _OFF
        elif self._lines and tag in self._signs and not self._is_run_hidden:
            self._lines[-1].append(self._signs[tag])
        elif self._only and tag in self._only:
            self._seen += 1

    def end(self, name: str) -> None:
        tag = local(name)
        if self._hidden:
            self._hidden -= 1
        elif tag in self._paragraph:
            self._put("".join(self._lines.pop()).strip())
        elif tag == self._row:
            self._put("\t".join(self._rows.pop()))
        elif self._only and tag in self._only:
            self._seen -= 1

    def text(self, text: str) -> None:
        is_seen = self._seen > 0 and not self._is_run_hidden
        if self._lines and not self._hidden and (is_seen or self._only is None):
            self._lines[-1].append(text if self._only else " ".join(text.split("\n")))

    def _put(self, text: str) -> None:
        """What a paragraph or row holds, as a block or as a cell of the row that it is in."""
        if text and self._rows:
            self._rows[-1].append(text.replace("\n", " "))
        elif text:
            self.blocks.append(text)


def _made(
    parts: _DocumentParts, content: str, about: str, paper: _Paper, origin: Origin
) -> LoadedReport:
    parts.parse(content, paper.start, paper.end, paper.text)
    text = paragraphs(paper.blocks)
    told = _properties(parts, about) if about in parts.names else {}
    made = next((iso_day(told[name]) for name in _MADE if name in told), None)
    author = next((told[name] for name in _AUTHORS if name in told), None)
    warnings: Warnings = () if text else (("empty", {}),)
    if made and origin.published is None:
        warnings = (*warnings, ("date_made", {"date": made}))
    return LoadedReport(
        text,
        warnings,
        described(origin, title=told.get("title"), author=author, language=told.get("language")),
    )


def _properties(parts: _DocumentParts, about: str) -> Mapping[str, str]:
    """What a document says of itself, by the names of the elements that say it."""
    told: dict[str, str] = {}
    inside: list[str] = []

    def text(text: str) -> None:
        if inside and text.strip():
            told[inside[-1]] = told.get(inside[-1], "") + text

    def end(_name: str) -> None:
        inside.pop()

    def start(name: str, _attributes: dict[str, str]) -> None:
        inside.append(local(name))

    parts.parse(about, start, end, text)
    return {name: " ".join(value.split()) for name, value in told.items()}
