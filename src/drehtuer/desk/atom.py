"""Feeds in Atom (RFC 4287)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple
from xml.etree import ElementTree

ATOM = "http://www.w3.org/2005/Atom"
_AUTHOR = "Drehtür"


class Entry(NamedTuple):
    """Something new: its id stays the same, whenever the feed is asked for."""

    at: datetime
    id: str
    title: str
    text: str
    page: str


def atom(key: str, title: str, begun: datetime, entries: Sequence[Entry], here: str) -> bytes:
    """A feed.

    Args:
        key: its id.
        title: what it is of.
        begun: since when there is one; it stands for the last change where there is no entry.
        entries: what is new, the last first.
        here: its own address.
    """
    ElementTree.register_namespace("", ATOM)
    root = ElementTree.Element(f"{{{ATOM}}}feed")
    _add(root, "id", key)
    _add(root, "title", title)
    _add(root, "updated", _time(max((entry.at for entry in entries), default=begun)))
    _add(ElementTree.SubElement(root, f"{{{ATOM}}}author"), "name", _AUTHOR)
    _add(root, "link", None, rel="self", href=here)
    for entry in entries:
        made = ElementTree.SubElement(root, f"{{{ATOM}}}entry")
        _add(made, "id", entry.id)
        _add(made, "title", entry.title)
        _add(made, "updated", _time(entry.at))
        _add(made, "link", None, rel="alternate", href=entry.page)
        _add(made, "content", entry.text, type="text")
    made_text: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return made_text


def _add(parent: ElementTree.Element, name: str, text: str | None, **attributes: str) -> None:
    made = ElementTree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    made.text = None if text is None else _clean(text)


def _time(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")


def _clean(text: str) -> str:
    """The text without signs that no XML can hold."""
    return "".join(
        sign for sign in text if sign in "\t\n" or (sign >= " " and sign not in "\ufffe\uffff")
    )
