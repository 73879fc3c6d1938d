"""Documents of office programs: .docx (ISO/IEC 29500) and .odt (ISO/IEC 26300)."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from typing import BinaryIO, ClassVar, NamedTuple

from drehtuer.model import Origin
from drehtuer.text.decoding import Warnings
from drehtuer.text.errors import ReportFileError
from drehtuer.text.formats import SHOWN
from drehtuer.text.formats.markup import paragraphs
from drehtuer.text.formats.page_dates import iso_day
from drehtuer.text.loaded import LoadedReport, described
from drehtuer.text.parts import BROKEN, Parts, local

WORD = "word/document.xml"
_WORD_STYLES = "word/styles.xml"
_CONTENT = "content.xml"
_OPEN_STYLES = "styles.xml"
_MANIFEST = "META-INF/manifest.xml"
_MADE = frozenset({"created", "creation-date"})
_OFF = frozenset({"0", "false", "off"})
"""How Word says that a property, hidden text for one, does not hold."""
_AUTHORS = ("creator", "initial-creator")
_FAMILIES = {"p": "paragraph", "h": "paragraph", "span": "text", "a": "text"}
"""The elements of an .odt whose styles count for their text, and of which family these are."""
_HIDING = frozenset({"section", "hidden-text", "hidden-paragraph"})


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
        return _made(parts, WORD, "docProps/core.xml", _Word(parts), origin)
    if b"opendocument.text" not in parts.part("mimetype"):
        raise ReportFileError("file_other", path=path, suffixes=SHOWN)
    if _MANIFEST in parts.names and b"encryption-data" in parts.part(_MANIFEST):
        raise ReportFileError("file_password", path=path)
    return _made(parts, _CONTENT, "meta.xml", _OpenDocument(parts), origin)


class _Styles:
    """Which styles hide their text: they say so, or the ones that they build on do.

    A style is known by its family, where names count within one, and its name.
    """

    def __init__(self) -> None:
        self._told: dict[tuple[str, str], tuple[bool | None, str | None]] = {}

    def add(self, family: str, name: str, hides: bool | None, parent: str | None) -> None:
        """Note a style down: whether it says that it hides, and what it builds on."""
        self._told[family, name] = hides, parent

    def hides(self, family: str, name: str | None) -> bool | None:
        """Whether a style hides its text; None where neither it nor what it builds on says."""
        gone: set[str] = set()
        while name is not None and name not in gone:
            gone.add(name)  # styles of a damaged file may build on one another
            told, name = self._told.get((family, name), (None, None))
            if told is not None:
                return told
        return None


class _Paper:
    """Takes the paragraphs down as the parser goes through a document.

    A paragraph may hold others, in a text box, and the cell of a table another table: what is
    within is finished first.
    """

    paragraph: ClassVar[frozenset[str]]
    row: ClassVar[str]
    unseen: ClassVar[frozenset[str]]
    only: ClassVar[frozenset[str] | None]
    """The elements that hold text, where not all in a paragraph do."""
    signs: ClassVar[Mapping[str, str]]

    def __init__(self) -> None:
        self.blocks: list[str] = []
        self._lines: list[list[str]] = []
        self._rows: list[list[str]] = []
        self._hidden = self._seen = 0

    def is_shown(self) -> bool:
        """Whether the text that comes now, in a paragraph, is seen."""
        raise NotImplementedError

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        """Begin an element."""
        tag = local(name)
        if self._hidden or tag in self.unseen:
            self._hidden += 1
        elif tag in self.paragraph:
            self._lines.append([])
        elif tag == self.row:
            self._rows.append([])
        elif self._lines and tag in self.signs and self.is_shown():
            self._lines[-1].append(self.signs[tag])
        elif self.only and tag in self.only:
            self._seen += 1

    def end(self, name: str) -> None:
        """End an element."""
        tag = local(name)
        if self._hidden:
            self._hidden -= 1
        elif tag in self.paragraph:
            self._put("".join(self._lines.pop()).strip())
        elif tag == self.row:
            self._put("\t".join(self._rows.pop()))
        elif self.only and tag in self.only:
            self._seen -= 1

    def text(self, text: str) -> None:
        """Take characters down."""
        is_text = self._seen > 0 or self.only is None
        if self._lines and not self._hidden and is_text and self.is_shown():
            self._lines[-1].append(text if self.only else " ".join(text.split("\n")))

    def _put(self, text: str) -> None:
        """What a paragraph or row holds, as a block or as a cell of the row that it is in."""
        if text and self._rows:
            self._rows[-1].append(text.replace("\n", " "))
        elif text:
            self.blocks.append(text)


class _Run(NamedTuple):
    """What hides the letters of a .docx that stand together, and how."""

    by_paragraph: bool = False
    by_style: bool = False
    by_itself: bool | None = None
    by_place: bool = False
    """Because it is in a box that stands among hidden letters."""

    def is_shown(self) -> bool:
        """Whether it is seen: as it says itself, else its style together with its paragraph's.

        To hide is a toggle (ISO/IEC 29500-1, 17.7.3): where both styles do it, the text is seen.
        """
        if self.by_place or self.by_itself is not None:
            return not (self.by_place or self.by_itself)
        return self.by_paragraph == self.by_style


class _Word(_Paper):
    """The paragraphs of a .docx."""

    paragraph = frozenset({"p"})
    row = "tr"
    unseen = frozenset({"Fallback", "del", "moveFrom", "instrText", "pPr", "rPrChange"})
    only = frozenset({"t"})
    signs: ClassVar[Mapping[str, str]] = {
        "tab": "\t",
        "br": "\n",
        "cr": "\n",
        "noBreakHyphen": "-",
    }

    def __init__(self, parts: _DocumentParts) -> None:
        super().__init__()
        self._styles, self._usual = _word_styles(parts)
        self._run = _Run()
        self._around: list[_Run] = []

    def is_shown(self) -> bool:
        """Whether the text that comes now is seen."""
        return self._run.is_shown()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        tag = local(name)
        if tag == "pStyle" and self._hidden == 1:  # the properties of a paragraph are not its text
            self._run = self._run._replace(by_paragraph=self._is_hiding(attributes))
        elif self._hidden:
            pass
        elif tag in self.paragraph:
            self._around.append(self._run)
            by_place = bool(self._lines) and not self.is_shown()
            self._run = _Run(bool(self._styles.hides("", self._usual)), by_place=by_place)
        elif tag == "r":
            self._run = self._run._replace(by_style=False, by_itself=None)
        elif tag == "rStyle":
            self._run = self._run._replace(by_style=self._is_hiding(attributes))
        elif tag == "vanish":
            self._run = self._run._replace(by_itself=_is_on(attributes))
        super().start(name, attributes)

    def end(self, name: str) -> None:
        """End an element; behind a paragraph in a box, the run goes on that the box is in."""
        if not self._hidden and local(name) in self.paragraph:
            self._run = self._around.pop()
        super().end(name)

    def _is_hiding(self, attributes: Mapping[str, str]) -> bool:
        return bool(self._styles.hides("", attributes.get("w:val")))


def _is_on(attributes: Mapping[str, str]) -> bool:
    return attributes.get("w:val", "on") not in _OFF


def _word_styles(parts: _DocumentParts) -> tuple[_Styles, str | None]:
    """The styles of a .docx, and the one of paragraphs that name none."""
    styles = _Styles()
    usual: str | None = None
    style: dict[str, str] = {}
    parent: str | None = None
    hides: bool | None = None
    inside: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal usual, style, parent, hides
        tag = local(name)
        if tag == "style":
            style, parent, hides = attributes, None, None
            is_usual = attributes.get("w:default", "0") not in _OFF
            if is_usual and attributes.get("w:type") == "paragraph":
                usual = attributes.get("w:styleId")
        elif tag == "basedOn":
            parent = attributes.get("w:val")
        elif tag == "vanish" and inside[-2:] == ["style", "rPr"]:  # not that of a table's edge
            hides = _is_on(attributes)
        inside.append(tag)

    def end(_name: str) -> None:
        if inside.pop() == "style":
            styles.add("", style.get("w:styleId", ""), hides, parent)

    if _WORD_STYLES in parts.names:
        parts.parse(_WORD_STYLES, start, end, lambda _: None)
    return styles, usual


class _OpenDocument(_Paper):
    """The paragraphs of an .odt, and on the way to them its styles."""

    paragraph = frozenset({"p", "h"})
    row = "table-row"
    unseen = frozenset({"annotation", "note", "tracked-changes", "forms", "title", "desc"})
    only = None
    signs: ClassVar[Mapping[str, str]] = {"tab": "\t", "s": " ", "line-break": "\n"}

    def __init__(self, parts: _DocumentParts) -> None:
        super().__init__()
        self._styles = _Styles()
        self._style: Mapping[str, str] = {}
        self._hides: bool | None = None
        self._shown: list[bool] = []
        """Whether text is seen in each of the paragraphs and spans that the parser is in."""
        self._gone: set[int] = set()
        """Which of the paragraphs, counted from the outermost, are hidden as a whole."""
        if _OPEN_STYLES in parts.names:
            parts.parse(_OPEN_STYLES, self._start_style, self._end_style, lambda _: None)

    def is_shown(self) -> bool:
        """Whether the text that comes now is seen."""
        return self._shown[-1]

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        self._start_style(name, attributes)
        tag = local(name)
        if self._hidden:
            pass
        elif tag in _FAMILIES:
            family, around = _FAMILIES[tag], self._shown[-1] if self._shown else True
            hides = self._styles.hides(family, _told(attributes).get("style-name"))
            self._shown.append(around if hides is None else not hides)
        elif tag in _HIDING and _is_hidden(attributes):
            if tag == "hidden-paragraph":
                self._gone.add(len(self._lines))
            self._hidden += 1
            return
        super().start(name, attributes)

    def end(self, name: str) -> None:
        """End an element."""
        self._end_style(name)
        tag = local(name)
        if not self._hidden and tag in _FAMILIES:
            self._shown.pop()
        if not self._hidden and tag in self.paragraph and len(self._lines) in self._gone:
            self._gone.remove(len(self._lines))
            self._lines[-1].clear()
        super().end(name)

    def _start_style(self, name: str, attributes: dict[str, str]) -> None:
        tag = local(name)
        if tag == "style":
            self._style, self._hides = _told(attributes), None
        elif tag == "text-properties" and "display" in (told := _told(attributes)):
            self._hides = told["display"] == "none"

    def _end_style(self, name: str) -> None:
        if local(name) == "style":
            told = self._style
            family, style = told.get("family", ""), told.get("name", "")
            self._styles.add(family, style, self._hides, told.get("parent-style-name"))


def _told(attributes: Mapping[str, str]) -> Mapping[str, str]:
    """The attributes of an element by their names without prefixes."""
    return {local(name): value for name, value in attributes.items()}


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    """Whether a section or field of an .odt is hidden, be it that a condition holds just now."""
    told = _told(attributes)
    return told.get("display") == "none" or told.get("is-hidden") == "true"


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
