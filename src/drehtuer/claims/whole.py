"""A report as it comes: cleaned, in one language or in several, read and told in its own places."""

from __future__ import annotations

import gc
import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TypeVar

from drehtuer.claims.capitals import in_usual_letters, is_in_capitals
from drehtuer.claims.reader import read_claims
from drehtuer.languages import table
from drehtuer.model import Claim, Naming, Passage, Relation
from drehtuer.text.cleaning import CleanText, Edit, clean
from drehtuer.text.passages import passages
from drehtuer.text.stretches import Stretch, main_language, stretches

_INK = re.compile(r"[^\r\n\u2028\u2029\x85\x0b\x0c]+")


@dataclass(frozen=True, slots=True)
class Whole:
    """What a text holds: its language (of most of it), its passages, its claims, its names."""

    language: str | None
    passages: tuple[Passage, ...]
    claims: tuple[Claim, ...]
    names: tuple[Naming, ...]
    relations: tuple[Relation, ...]


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Look for no circles of objects meanwhile: of many objects, a report makes none in a circle.

    To look at them again and again would take a fifth of the time of reading. The words of a
    language that were loaded stay: they are made old at once, without a look at each of them,
    which would take a quarter of the time that a single report takes with all that it needs.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    loaded = table.cache_info().misses
    try:
        yield
    finally:
        if was_enabled:
            if table.cache_info().misses > loaded and not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()  # puts all among the oldest, but for what others had frozen
            gc.enable()


@_without_collecting()
def read_whole(text: str, *, source: str, published: str | None, language: str | None) -> Whole:
    """Read a report's text, each stretch of it in its own language.

    Args:
        text: the text as read; all offsets count in it.
        source: the path or address the report was given by.
        published: its date (EDTF) or None.
        language: the code of its language; None where the words have to tell it, by paragraph.
    """
    made = clean(text)
    found = stretches(made.text, language)
    main = language or main_language(found)
    if is_in_capitals(made.text):
        made = made.edited([_in_usual_letters(made.text, s) for s in found if s.language])
    parts = passages(made.text, main, found)
    claims: list[Claim] = []
    names: list[Naming] = []
    relations: list[Relation] = []
    codes = sorted({stretch.language for stretch in found if stretch.language})
    for code in codes:
        own = made.text if len(found) == 1 else _blanked(made.text, found, code)
        read = read_claims(own, source=source, published=published, language=code, passages=parts)
        claims += read.claims
        names += read.names
        relations += read.relations
    if len(codes) > 1:
        for found_things in (claims, names, relations):
            found_things.sort(key=_place)
    if made.steps or len(found) > 1:
        claims = _carried_back(claims, made)
        parts = tuple(_as_read(part, made) for part in parts)
        names = [_as_read(name, made) for name in names]
        relations = [_as_read(relation, made) for relation in relations]
    return Whole(main, parts, tuple(claims), tuple(names), tuple(relations))


def _in_usual_letters(text: str, stretch: Stretch) -> Edit:
    assert stretch.language is not None
    piece = text[stretch.start : stretch.end]
    return Edit(stretch.start, stretch.end, in_usual_letters(piece, stretch.language))


def _blanked(text: str, found: Sequence[Stretch], code: str) -> str:
    """The text with blanks where another language is written, so that all offsets stay."""
    pieces: list[str] = []
    place = 0
    for stretch in found:
        pieces.append(text[place : stretch.start])
        piece = text[stretch.start : stretch.end]
        own = stretch.language == code
        pieces.append(piece if own else _INK.sub(lambda ink: " " * len(ink.group()), piece))
        place = stretch.end
    return "".join([*pieces, text[place:]])


def _place(found: Claim | Naming | Relation) -> int:
    return found.start


Spanned = TypeVar("Spanned", Passage, Naming, Relation)


def _as_read(found: Spanned, made: CleanText) -> Spanned:
    """Something found in the clean text, at its place in the text as read."""
    start, end = made.span(found.start, found.end)
    return replace(found, start=start, end=end)


def _carried_back(claims: Sequence[Claim], made: CleanText) -> list[Claim]:
    """The claims of a clean text in the text as read: their places, words and ids."""
    digest = hashlib.sha256(made.raw.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    seen: Counter[str] = Counter()
    ids: dict[str, str] = {}
    carried: list[Claim] = []
    for claim in claims:
        start, end = made.span(claim.start, claim.end)
        stem = f"{digest}-{claim.kind}-{start}-{end}"
        seen[stem] += 1
        ids[claim.id] = stem if seen[stem] == 1 else f"{stem}-{seen[stem]}"
        count = claim.count
        if count is not None and made.steps:
            count = replace(count, text=_words_as_read(count.text, claim, made))
        carried.append(
            replace(
                claim,
                id=ids[claim.id],
                start=start,
                end=end,
                quote=made.raw[start:end],
                count=count,
            )
        )
    return [replace(c, part_of=ids[c.part_of]) if c.part_of else c for c in carried]


def _words_as_read(words: str, claim: Claim, made: CleanText) -> str:
    """The words of a claim, which stand in it or near it, as the raw text has them."""
    start = made.text.find(words, claim.start)
    if start < 0:
        start = made.text.rfind(words, 0, claim.end)
    first, last = made.span(start, start + len(words))
    return made.raw[first:last]
