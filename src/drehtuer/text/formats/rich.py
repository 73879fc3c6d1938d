"""Rich text (.rtf, version 1.9): words among control words, in groups within one another."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from drehtuer.model import Origin
from drehtuer.text.decoding import SIZE_LIMIT
from drehtuer.text.errors import ReportFileError
from drehtuer.text.formats import names, table
from drehtuer.text.formats.markup import paragraphs
from drehtuer.text.loaded import LoadedReport, described

_TOKEN = re.compile(
    rb"\\(?:(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?|'(?P<byte>[0-9A-Fa-f]{2})"
    rb"|(?P<sign>[^A-Za-z']))|(?P<group>[{}])|(?P<text>[^\\{}\r\n]+)|[\\\r\n]"
)
_UNSEEN = names("rich", "unseen")
_ABOUT = names("rich", "about")
_PARAGRAPHS = names("rich", "paragraphs")
_NAMED = table("rich_signs")
_SIGNS = {"~": "\N{NO-BREAK SPACE}", "_": "-", "\n": "\0", "\r": "\0"}
_CODE_PAGES = table("rich_code_pages")
_USUAL = {"mac": "mac-roman", "pc": "cp437", "pca": "cp850"}


class _State(NamedTuple):
    """What holds in a group, until it ends."""

    to: str | None = "text"
    """Where its words go; None where nobody sees them."""
    is_hidden: bool = False
    code_page: str | None = None
    instead: int = 1
    """So many characters behind one of Unicode are for programs that do not know it."""


@dataclass(slots=True)
class _Rich:
    """What was read so far."""

    told: dict[str, list[str]] = field(default_factory=dict)
    code_page: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    font: int = 0
    state: _State = field(default_factory=_State)
    around: list[_State] = field(default_factory=list)
    waiting: bytes = b""
    """Bytes of the last characters, which may need the next one."""
    left: int = 0
    """So many characters are still to be passed over."""
    is_first: bool = False
    """Whether the group has just begun: then a word says what it is for."""

    def put(self, text: str) -> None:
        """Put characters where they go."""
        self.flush()
        if self.state.to is not None and not self.state.is_hidden:
            self.told.setdefault(self.state.to, []).append(text)

    def bytes(self, data: bytes) -> None:
        """Take characters of the code page."""
        passed = min(self.left, len(data))
        self.left -= passed
        self.waiting += data[passed:]

    def flush(self) -> None:
        """Decode what waits."""
        if data := self.waiting:
            self.waiting = b""
            self.put(data.decode(self.state.code_page or self.code_page, "replace"))

    def word(self, name: str, number: int | None) -> None:
        """Take a control word."""
        if name == "u" and number is not None:
            self.put(chr(number % 0x10000))
            self.left = self.state.instead
            return
        self.left = 0
        if name in _PARAGRAPHS:
            self.put("\0")
        elif name in _NAMED:
            self.put(_NAMED[name])
        else:
            self.flush()
            self._set(name, number)

    def _set(self, name: str, number: int | None) -> None:
        """Take a control word that says what holds from here on."""
        state = self.state
        if name in _UNSEEN and self.is_first:
            state = state._replace(to=None)
        elif name in _ABOUT and self.is_first:
            state = state._replace(to=name)
        elif name == "shptxt":  # the text of a box, in a group that old programs pass over
            state = state._replace(to="text")
        elif name in ("v", "deleted"):
            state = state._replace(is_hidden=number != 0)
        elif name == "plain":
            state = state._replace(is_hidden=False, code_page=None)
        elif name == "uc" and number is not None:
            state = state._replace(instead=max(0, number))
        elif name == "ansicpg":
            self.code_page = _known(f"cp{number}") or self.code_page
        elif name in _USUAL:
            self.code_page = _USUAL[name]
        elif name == "f" and number is not None:
            self.font = number
            state = state._replace(code_page=self.fonts.get(number))
        elif name == "fcharset" and str(number) in _CODE_PAGES:
            self.fonts[self.font] = _CODE_PAGES[str(number)]
        self.state = state


def _known(code_page: str) -> str | None:
    try:
        codecs.lookup(code_page)
    except LookupError:
        return None
    return code_page


def read_rich(data: bytes, path: str, origin: Origin) -> LoadedReport:
    """The text of a rich text file, without notes, headers, hidden and deleted text.

    Warnings: ``empty``.

    Raises:
        ReportFileError: its text is too large.
    """
    rich = _Rich()
    place = 0
    while match := _TOKEN.match(data, place):
        place = match.end()
        kind = match.lastgroup
        if kind in ("word", "number"):
            name = match["word"].decode("ascii")
            number = None if match["number"] is None else int(match["number"])
            if name == "bin":  # so many bytes of a picture
                place += max(0, number or 0)
            else:
                rich.word(name, number)
        elif kind == "byte":
            rich.bytes(bytes.fromhex(match["byte"].decode("ascii")))
        elif kind == "text":
            rich.bytes(match["text"])
        elif kind == "sign":
            _take_sign(rich, match["sign"].decode("latin-1"))
            if match["sign"] == b"*":
                continue  # the word that follows still says what the group is for
        elif kind == "group":
            _take_group(rich, match["group"] == b"{")
            rich.is_first = match["group"] == b"{"
            continue
        else:
            continue
        rich.is_first = False
    rich.flush()
    return _report(rich.told, path, origin)


def _take_sign(rich: _Rich, sign: str) -> None:
    if sign == "*":
        rich.state = rich.state._replace(to=None)
    elif sign in _SIGNS:
        rich.put(_SIGNS[sign])
    elif sign in "\\{}":
        rich.bytes(sign.encode())


def _take_group(rich: _Rich, is_begun: bool) -> None:
    rich.flush()
    rich.left = 0
    if is_begun:
        rich.around.append(rich.state)
    elif rich.around:
        rich.state = rich.around.pop()


def _report(told: Mapping[str, list[str]], path: str, origin: Origin) -> LoadedReport:
    said = {
        name: "".join(pieces).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        for name, pieces in told.items()
    }
    text = paragraphs(
        [block.strip() for block in said.get("text", "").split("\0") if block.strip()]
    )
    if len(text) > SIZE_LIMIT:
        raise ReportFileError("file_too_large", path=path, megabytes=SIZE_LIMIT // 1_000_000)
    about = {name: " ".join(said.get(name, "").split()) or None for name in ("title", "author")}
    return LoadedReport(text, () if text else (("empty", {}),), described(origin, **about))
