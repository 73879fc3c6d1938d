"""Where names can stand in a text: listed names, bodies by their head nouns, runs of capitals.

A chunk is a stretch of tokens that may be a name; :mod:`drehtuer.claims.mentions.naming` decides
which of them are, with what the rest of the report tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from drehtuer.claims.mentions.places import Place
from drehtuer.claims.mentions.words import (
    ACRONYM,
    BODY_WORD,
    COMMON,
    COORDINATOR,
    DERIVED,
    DETERMINER,
    FUNCTION,
    GIVEN,
    GROUP,
    HEAD,
    KNOWN,
    MEDIUM,
    MODIFIER,
    OFFICE,
    ORDINARY,
    PARTICLE,
    PREPOSITION,
    RELATIVE,
    ROLE,
    SAYS,
    SURNAME,
    TITLE,
    Lexicon,
    Listed,
    Word,
)
from drehtuer.claims.tokens import Token
from drehtuer.text.sentences import Sentence

_NO_NAME = ROLE | TITLE | OFFICE | HEAD | MEDIUM | COMMON | FUNCTION | ACRONYM | GROUP
_NO_SURNAME = TITLE | OFFICE | HEAD | MEDIUM | FUNCTION | ACRONYM | DERIVED | GROUP
_OPENING = frozenset("„“”\"«»‚‘'‹›")
_CLOSING = frozenset("“”\"»«’'‘›‹")
_LONGEST_TITLE = 8
_LONGEST_RUN = 7
_HEADING_SHARE = 0.6
_HEADING_WORDS = 4


@dataclass(slots=True)
class Chunk:
    """Tokens ``first`` to ``last`` (inclusive) that may be a name, and what speaks for it."""

    first: int
    last: int
    kind: str  # listed, office, body, medium, run
    sort: str | None = None
    name: str | None = None
    elements: list[tuple[int, int]] = field(default_factory=list)
    given: bool = False
    initial: bool = False
    role: tuple[int, int] | None = None


class TextView:
    """A text's tokens with what is known of each; built once a text."""

    def __init__(
        self,
        text: str,
        tokens: Sequence[Token],
        sentences: Sequence[Sentence],
        places: Sequence[Place],
        lexicon: Lexicon,
    ) -> None:
        """Look up every token."""
        self.text = text
        self.tokens = tokens
        self.lexicon = lexicon
        n = len(tokens)
        self.sentence = [0] * n
        self.opens = [False] * n  # the first word of its sentence
        self.heading = [False] * n  # in a line whose words are all capitalised
        self.place: list[Place | None] = [None] * n
        self._deal_sentences(sentences)
        self._deal_places(places)
        known = lexicon.words
        self.words: list[Word] = [
            known[t.text.title()] if h is None else known[t.text]
            for t, h in zip(tokens, self._capital_lines(), strict=True)
        ]
        self.lower = {t.text for t in tokens if t.text[0].islower()}

    def _deal_sentences(self, sentences: Sequence[Sentence]) -> None:
        number, opened = 0, -1
        for i, token in enumerate(self.tokens):
            while number < len(sentences) - 1 and sentences[number].end <= token.start:
                number += 1
            self.sentence[i] = number
            if opened != number and (token.is_word or token.text[0].isdigit()):
                self.opens[i] = True
                opened = number

    def _deal_places(self, places: Sequence[Place]) -> None:
        i, n = 0, len(self.tokens)
        for place in places:
            while i < n and self.tokens[i].end <= place.start:
                i += 1
            k = i
            while k < n and self.tokens[k].start < place.end:
                # A state inside a compound (US-Präsident) does not make the compound a place.
                token = self.tokens[k]
                if token.end <= place.end + 2 and (
                    token.start >= place.start or _ends_compound(token, place)
                ):
                    self.place[k] = place
                k += 1

    def _capital_lines(self) -> list[bool | None]:
        """For each token None in a line all in capitals; marks title-case headings on the way."""
        marks: list[bool | None] = [False] * len(self.tokens)
        start = 0
        n = len(self.tokens)
        while start < n:
            end = start
            while end < n and self.sentence[end] == self.sentence[start]:
                end += 1
            letters = [t for t in self.tokens[start:end] if t.is_word]
            long = [t for t in letters if len(t.text) > 3]
            if (
                long
                and all(t.text.isupper() for t in letters if len(t.text) > 1)
                and len(letters) > 1
            ):
                marks[start:end] = [None] * (end - start)
                self.heading[start:end] = [True] * (end - start)
            elif (
                not self.lexicon.capitalised_nouns
                and len(long) >= _HEADING_WORDS
                and self.tokens[end - 1].text not in ".!"
                and sum(t.text == "," for t in self.tokens[start:end]) < 2
                and sum(t.is_capitalised for t in long) >= _HEADING_SHARE * len(long)
            ):
                self.heading[start:end] = [True] * (end - start)
            start = end
        return marks

    def beside(self, left: int, right: int) -> bool:
        """Whether only a blank stands between two tokens, within one sentence."""
        if left < 0 or right >= len(self.tokens) or self.sentence[left] != self.sentence[right]:
            return False
        gap = self.tokens[right].start - self.tokens[left].end
        return gap == 1 or (gap == 0 and self.tokens[left].text[-1] == ".")

    def flags(self, i: int) -> int:
        """The flags of token ``i``, 0 outside the text."""
        return self.words[i].flags if 0 <= i < len(self.words) else 0

    def low(self, i: int) -> str:
        """The folded token without a possessive, empty outside the text."""
        if not 0 <= i < len(self.tokens):
            return ""
        token = self.tokens[i]
        missing = len(token.text) - self.words[i].bare
        return token.low[: len(token.low) - missing] if missing > 0 else token.low

    def bare(self, i: int) -> str:
        """The token as spelled without a possessive."""
        return self.tokens[i].text[: self.words[i].bare]

    def is_sign(self, i: int, signs: str | frozenset[str]) -> bool:
        """Whether token ``i`` is one of the signs."""
        return 0 <= i < len(self.tokens) and self.tokens[i].text in signs

    def same_sentence(self, i: int, j: int) -> bool:
        """Whether both tokens exist and stand in one sentence."""
        n = len(self.tokens)
        return 0 <= i < n and 0 <= j < n and self.sentence[i] == self.sentence[j]

    def is_name_like(self, i: int) -> bool:
        """Whether a token can begin or continue a name by itself."""
        word = self.words[i]
        token = self.tokens[i]
        if not token.text[0].isupper():
            return bool(word.flags & SURNAME) and not self.place[i]
        place = self.place[i]
        if place is not None:
            # Many towns are given names, too: Sofia, Rom Braslavski.
            before = self.low(i - 1) if self.beside(i - 1, i) else ""
            own = place.start == token.start and place.end == token.end
            if not (word.flags & GIVEN and own and before not in self.lexicon.place_prepositions):
                return False
            return self.name_follows(i)
        if word.flags & KNOWN:
            return True
        if (
            word.flags & GIVEN
            and word.flags & FUNCTION
            and not self.opens[i]
            and word.base == token.text
            and not self.lexicon.capitalised_nouns
        ):
            return self.name_follows(i)  # Can Atalay, Will Grant
        if word.flags & GIVEN and not word.flags & FUNCTION:
            if not word.flags & ORDINARY:
                return True
            return not word.flags & (ROLE | COMMON | OFFICE) or self.name_follows(i)
        if word.flags & _NO_NAME:
            return False
        if self._is_attribute(i):
            return False
        if self.opens[i] and (token.low in self.lower or self.lexicon.is_verb_by_form(token.low)):
            return False
        return len(token.text) > 1

    def _is_attribute(self, i: int) -> bool:
        """Whether an adjective with a capital stands before a noun: *Нобелевский лауреат*."""
        return (
            bool(self.lexicon.cases)
            and self.tokens[i].low.endswith(self.lexicon.adjective_endings)
            and self.beside(i, i + 1)
            and self.tokens[i + 1].text[0].islower()
            and bool(self.flags(i + 1) & (ROLE | OFFICE | HEAD | MEDIUM | GROUP))
        )

    def name_follows(self, i: int) -> bool:
        """Whether a plain name stands directly behind token ``i``."""
        if not self.beside(i, i + 1):
            return False
        token, word = self.tokens[i + 1], self.words[i + 1]
        return (
            token.text[0].isupper()
            and not word.flags & (_NO_NAME | DERIVED)
            and self.place[i + 1] is None
        )


def find_chunks(view: TextView) -> list[Chunk]:
    """All chunks of the text from left to right, without overlaps."""
    chunks: list[Chunk] = []
    i, n = 0, len(view.tokens)
    starts = OFFICE | HEAD | MEDIUM | SURNAME
    listed = view.lexicon.listed
    while i < n:
        token, word = view.tokens[i], view.words[i]
        if not token.text[0].isupper() and not word.flags & starts and token.low not in listed:
            i += 1
            continue
        chunk = _listed(view, i) or _quoted(view, i) or _body(view, i) or _run(view, i)
        if chunk is None:
            i += 1
            continue
        while chunks and chunks[-1].last >= chunk.first:
            chunks.pop()
        chunks.append(chunk)
        i = max(i, chunk.last) + 1  # a chunk may end before the word that led to it
    return chunks


# Listed names


def _ends_compound(token: Token, place: Place) -> bool:
    """Whether a word for a nation closes a compound of several: "British-Iranian"."""
    return (
        place.sort in ("adjective", "people")
        and token.start < place.start
        and place.end == token.end
        and token.text[place.start - token.start - 1] in "-–"
    )


def _listed(view: TextView, i: int) -> Chunk | None:
    following = view.low(i + 1)[:1]
    for entry in view.lexicon.listed.get(view.low(i), ()) or view.lexicon.listed.get(
        view.low(i).removesuffix("s") if view.lexicon.genitive_s else "", ()
    ):
        if len(entry.words) > 1 and entry.words[1][0] not in (following, "*"):
            continue
        last = _listed_end(view, i, entry)
        if last is None:
            continue
        if entry.ambiguous and not _is_told(view, i, last):
            continue
        return Chunk(i, last, "listed", entry.sort, entry.name)
    return None


def _listed_end(view: TextView, i: int, entry: Listed) -> int | None:
    last = i + len(entry.words) - 1
    if not view.same_sentence(i, last):
        return None
    for k, pattern in enumerate(entry.words):
        low = view.low(i + k)
        if (
            low == pattern
            or view.tokens[i + k].low == pattern
            or (pattern[-1] == "*" and low.startswith(pattern[:-1]))
        ):
            continue
        if not (view.lexicon.genitive_s and i + k == last and low == pattern + "s"):
            return None
    shown = view.tokens[i].text
    if entry.name[0].isupper() and not shown[0].isupper():
        return None
    if len(entry.words) == 1 and not entry.words[0].endswith("*") and not view.heading[i]:
        bare = view.bare(i)
        if bare != entry.name and bare != entry.name + "s":
            return None
    return last


def _is_told(view: TextView, first: int, last: int) -> bool:
    """Whether what stands beside an ambiguous listed name tells that the name is meant."""
    if view.is_sign(first - 1, _OPENING) and view.is_sign(last + 1, _CLOSING):
        return True
    tells = HEAD | MEDIUM
    if view.beside(first - 1, first) and view.flags(first - 1) & tells:
        return True
    if view.beside(last, last + 1) and view.flags(last + 1) & tells:
        return True
    before = view.low(first - 1)
    if before in view.lexicon.cues and view.beside(first - 1, first):
        return True
    return bool(
        not view.lexicon.capitalised_nouns
        and last > first - 1
        and view.flags(first - 1) & DETERMINER
        and view.beside(first - 1, first)
        and not view.opens[first]
    )


def _quoted(view: TextView, i: int) -> Chunk | None:
    """A name in quotation marks behind the head noun that tells what it is."""
    if not view.is_sign(i - 1, _OPENING) or not view.tokens[i].text[0].isupper():
        return None
    head = i - 2
    if not view.same_sentence(head, i) or not view.flags(head) & (HEAD | MEDIUM | OFFICE):
        return None
    for last in range(i, min(i + _LONGEST_TITLE, len(view.tokens) - 1)):
        if not view.same_sentence(i, last + 1):
            return None
        if view.is_sign(last + 1, _CLOSING):
            sort = "medium" if view.flags(head) & MEDIUM else "body"
            return Chunk(i, last, sort, sort)
    return None


# Bodies by their head nouns


def _body(view: TextView, i: int) -> Chunk | None:
    flags = view.words[i].flags
    if not flags & (OFFICE | HEAD) or (flags & ROLE and not view.tokens[i].text[0].isupper()):
        return None
    if view.lexicon.capitalised_nouns:
        if not view.tokens[i].text[0].isupper():
            return None
        return _capitalised_body(view, i)
    return _lowercase_body(view, i)


def _capitalised_body(view: TextView, i: int) -> Chunk | None:
    """A body in a language that writes all nouns with a capital."""
    flags = view.words[i].flags
    first = i
    while (
        view.beside(first - 1, first)
        and view.tokens[first - 1].text[0].isupper()
        and not view.opens[first - 1]
        and view.low(first - 1).endswith(view.lexicon.adjective_endings)
        and not view.flags(first - 1) & (_NO_NAME | GIVEN | KNOWN)
        and (view.place[first - 1] is None or view.place[first - 1].sort == "adjective")  # type: ignore[union-attr]
    ):
        first -= 1
    last = _extended(view, i)
    named = last > i or first < i
    if flags & OFFICE or (named and (last > i or flags & HEAD)):
        follower = _follower(view, i)
        if follower is not None and last == i:
            return None  # the name behind the head is the body's
        return Chunk(first, last, "office", "body")
    return None


def _follower(view: TextView, i: int) -> int | None:
    """The token directly behind a head noun if it is the body's own name."""
    if not view.beside(i, i + 1):
        return None
    if view.flags(i + 1) & ACRONYM or _listed(view, i + 1):
        return i + 1
    return None


def _extended(view: TextView, i: int) -> int:
    """The last token of a body's name that begins with, or at, the head noun ``i``."""
    last = i
    lexicon = view.lexicon
    if (
        view.beside(i, i + 1)
        and view.place[i + 1] is not None
        and view.tokens[i + 1].text[0].isupper()
    ):
        place = view.place[i + 1]
        if place is not None and place.sort not in {"adjective", "people"}:
            last = i + 1
    while view.beside(last, last + 1) and (
        view.low(last + 1) in lexicon.connectors
        or (last > i and view.low(last + 1) in lexicon.ties)
    ):
        k = last + 2
        while view.same_sentence(last, k) and (
            view.low(k) in lexicon.connectors or view.flags(k) & DETERMINER
        ):
            k += 1
        while (
            view.same_sentence(last, k)
            and not view.tokens[k].text[0].isupper()
            and view.tokens[k].is_word
            and view.low(k).endswith(lexicon.adjective_endings)
            and not view.flags(k) & FUNCTION
        ):
            k += 1
        if not view.same_sentence(last, k) or not view.tokens[k].text[0].isupper() or k - last > 5:
            break
        if view.flags(k) & (GIVEN | KNOWN | TITLE) and not view.flags(k) & ORDINARY:
            break
        last = k
        while (
            view.beside(last, last + 1)
            and view.flags(last + 1) & COMMON
            and not view.flags(last) & COMMON
            and view.low(last).endswith(lexicon.adjective_endings)
        ):
            last += 1  # für Bürgerliche Freiheiten
        # ... Anerkennung politischer Gefangener: a genitive without an article
        k = last + 1
        if (
            view.same_sentence(last, k + 1)
            and view.tokens[k].text[0].islower()
            and view.low(k).endswith(lexicon.undeclined)
            and not view.flags(k) & FUNCTION
            and view.tokens[k + 1].text[0].isupper()
            and lexicon.capitalised_nouns
        ):
            last = k + 1
    office = view.flags(i) & OFFICE
    if (
        office
        and last == i
        and view.beside(i, i + 1)
        and view.low(i + 1) in lexicon.place_prepositions
    ):
        place = view.place[i + 2] if i + 2 < len(view.tokens) else None
        if place is not None and place.sort in ("seat", "place", "name"):
            last = i + 2
            while last + 1 < len(view.tokens) and view.place[last + 1] is place:
                last += 1
    return last


def _lowercase_body(view: TextView, i: int) -> Chunk | None:
    """A body in a language that capitalises names only."""
    token, flags = view.tokens[i], view.words[i].flags
    first = i
    while first > 0 and view.beside(first - 1, first):
        before = view.words[first - 1]
        if before.bare < len(view.tokens[first - 1].text):
            break  # a possessive: Cuba's ministry
        kind = before.flags & (MODIFIER | BODY_WORD)
        plain = not before.flags & (FUNCTION | COMMON) or (
            before.flags & BODY_WORD and view.tokens[first - 1].text[0].isupper()
        )
        if (kind and plain and not before.flags & (GIVEN | DETERMINER)) or (
            view.tokens[first - 1].text[0].isupper()
            and (
                (not before.flags & (FUNCTION | ROLE | TITLE | COMMON) or view.place[first - 1])
                and not (
                    view.opens[first - 1]
                    and (
                        view.tokens[first - 1].low in view.lower
                        or view.low(first - 1).endswith(view.lexicon.adjective_endings)
                    )
                )
            )
        ):
            first -= 1
        else:
            break
    endings = view.lexicon.adjective_endings if view.lexicon.cases else ()
    own = any(
        view.tokens[k].text[0].isupper()
        and view.place[k] is None
        and not view.low(k).endswith(endings)  # "Белорусские правозащитники" have no name
        for k in range(first, i)
    )
    if any(_is_given(view, k) for k in range(first, i)) and not token.text[0].isupper():
        first, own = i, False
    last = _extended_by_connectors(view, i)
    if last == i and view.beside(i, i + 1) and view.low(i + 1) in view.lexicon.place_prepositions:
        place = view.place[i + 2] if i + 2 < len(view.tokens) else None
        if place is not None and place.sort in ("seat", "place", "name") and flags & OFFICE:
            last = i + 2
            while last + 1 < len(view.tokens) and view.place[last + 1] is place:
                last += 1
    if flags & OFFICE:
        if _follower(view, i) is not None and first == i:
            return None
        return Chunk(first, last, "office", "body")
    capital = token.text[0].isupper() and not view.opens[i]
    while token.text[0].isupper() and not view.tokens[first].text[0].isupper():
        first += 1
    if own and not token.text[0].isupper():
        # "Viasna group": the name is what stands before the head
        if all(view.words[k].flags & (MODIFIER | BODY_WORD) for k in range(first, i)):
            return None
        chunk = Chunk(first, i - 1, "body", "medium" if flags & MEDIUM else "body")
        chunk.role = (i, i)
        while chunk.first < chunk.last and view.flags(chunk.first) & MODIFIER:
            chunk.first += 1
        return chunk
    if token.text[0].isupper() and (last > i or (capital and first < i)):
        return Chunk(first, last, "body", "body")
    return None


def _is_given(view: TextView, i: int) -> bool:
    return bool(view.words[i].flags & GIVEN) and not view.words[i].flags & ORDINARY


def _extended_by_connectors(view: TextView, i: int) -> int:
    """The end of a name such as *Ministry of Foreign Affairs* that begins at its head ``i``."""
    last = i
    lexicon = view.lexicon
    capital = view.tokens[i].text[0].isupper()
    while True:
        k = last + 1
        steps = 0
        ties = lexicon.connectors if capital else lexicon.ties
        while view.beside(k - 1, k) and view.low(k) in ties and steps < 3:
            if view.flags(k) & DETERMINER and view.flags(k - 1) & COORDINATOR:
                return last  # "and the" begins another one
            k += 1
            steps += 1
        if not view.beside(k - 1, k) or (k - 1 == last and not capital):
            return last
        token, flags = view.tokens[k], view.flags(k)
        if flags & (TITLE | DETERMINER | PREPOSITION | COORDINATOR | RELATIVE):
            return last
        if flags & GIVEN and not flags & ORDINARY:
            return last
        if not token.text[0].isupper() and flags & FUNCTION and not flags & BODY_WORD:
            return last
        if flags & COMMON and not flags & BODY_WORD and (steps == 0 or flags & DERIVED):
            return last
        if steps and view.flags(k - 1) & COORDINATOR and not capital:
            return last
        if token.text[0].isupper() and (steps or capital):
            if not steps and (view.place[k] is not None or flags & KNOWN or _listed(view, k)):
                return last
            if view.place[k] is not None and view.flags(k - 1) & COORDINATOR:
                return last
            last = k
            while (
                last + 1 < len(view.tokens)
                and view.place[k]
                and view.place[last + 1] is view.place[k]
            ):
                last += 1
            if view.words[last].bare < len(view.tokens[last].text):
                return last
        elif steps and flags & (MODIFIER | BODY_WORD) and not token.text[0].isupper():
            last = k
        else:
            return last


# Runs of capitalised words


def _run(view: TextView, i: int) -> Chunk | None:
    chunk = Chunk(i, i - 1, "run")
    k = i
    while k < len(view.tokens) and len(chunk.elements) < _LONGEST_RUN:
        if chunk.elements and not view.beside(chunk.last, k):
            break
        taken = _initial(view, k)
        if taken is None:
            taken = _element(view, k, chunk)
        if taken is None:
            taken = _particles(view, k, chunk)
        if taken is None:
            break
        chunk.elements.append((k, taken))
        chunk.last = taken
        word = view.words[taken]
        if word.bare < len(view.tokens[taken].text):
            break  # a possessive ends a name
        k = taken + 1
    if not chunk.elements:
        return _acronym(view, i)
    return chunk


def _initial(view: TextView, k: int) -> int | None:
    """The last token of an initial (J. or J.D.) with a name behind it."""
    text = view.tokens[k].text
    if len(text) == 1 and text.isupper() and view.is_sign(k + 1, "."):
        end = k + 1
    elif "." in text and text.replace(".", "").isupper() and len(text) <= 6 and text[0].isalpha():
        end = k
    else:
        return None
    if view.tokens[end].end > view.tokens[k].end + 1 or not view.same_sentence(k, end + 1):
        return None
    after = end + 1
    gap = view.tokens[after].start - view.tokens[end].end
    if gap > 1 or view.place[after] is not None:
        return None
    if _initial_shape(view, after) or (
        view.tokens[after].text[0].isupper()
        and not view.words[after].flags & _NO_SURNAME
        and (not view.words[after].flags & COMMON or view.words[after].flags & SURNAME)
    ):
        return end
    return None


def _initial_shape(view: TextView, k: int) -> bool:
    return (
        len(view.tokens[k].text) == 1 and view.tokens[k].text.isupper() and view.is_sign(k + 1, ".")
    )


def _element(view: TextView, k: int, chunk: Chunk) -> int | None:
    """The token itself if it can be part of the name."""
    if view.is_name_like(k):
        if chunk.elements and (view.opens[k] or _begins_another(view, k, chunk)):
            return None
        if (view.words[k].flags & GIVEN and not view.words[k].flags & ORDINARY) or (
            view.words[k].flags & GIVEN and (chunk.elements or view.name_follows(k))
        ):
            chunk.given = True
        return k
    if not chunk.elements or not view.tokens[k].text[0].isupper():
        return None
    before = view.words[chunk.last].flags
    word = view.words[k]
    text = view.tokens[k].text
    if (
        word.flags & BODY_WORD
        and not word.flags & (HEAD | OFFICE | MEDIUM)
        and not view.lexicon.capitalised_nouns
        and view.place[k] is None
    ):
        return k
    if before & GIVEN and len(text) == 1 and text.isupper() and view.is_sign(k + 1, "."):
        return k + 1 if view.tokens[k + 1].start == view.tokens[k].end else None
    if not chunk.given and not chunk.initial and view.tokens[chunk.last].text != ".":
        return None
    # Behind a given name nearly any capitalised word is a surname, even "Richter" or "Paris".
    plain = bool(before & GIVEN and not before & ORDINARY) or view.tokens[chunk.last].text == "."
    if not plain or word.flags & (TITLE | ACRONYM | DERIVED | DETERMINER | PREPOSITION):
        return None
    place = view.place[k]
    if place is not None:
        single = place.start == view.tokens[k].start and place.end >= view.tokens[k].end
        return k if place.sort in ("place", "seat", "name") and single else None
    if not view.lexicon.capitalised_nouns:
        return None if word.flags & (_NO_SURNAME | COMMON | ROLE) else k
    if word.flags & ROLE and (
        word.number == "p" or "-" in text or word.gender == "f" or len(chunk.elements) > 1
    ):
        return None
    return k


def _begins_another(view: TextView, k: int, chunk: Chunk) -> bool:
    """Whether a given name behind a full name is the next person's.

    So in a language with cases: *жена Сергея Тихановского Светлана Тихановская*, *посланник Трампа
    Джон Коул*.
    """
    word = view.words[k]
    surname = len(chunk.elements) == 1 and view.words[chunk.last].flags & (KNOWN | SURNAME)
    patronymic = view.lexicon.patronymics
    foreign = view.tokens[k].text[0].isascii() != view.tokens[chunk.last].text[0].isascii()
    return bool(
        view.lexicon.cases
        and (chunk.given or foreign or (surname and not view.low(k + 1).endswith(patronymic)))
        and word.flags & GIVEN
        and word.gender
        and not view.words[chunk.last].flags & GIVEN
        and view.name_follows(k)
    )


def _particles(view: TextView, k: int, chunk: Chunk) -> int | None:
    """The last of up to three particles (van der) with the surname's next word behind them."""
    if not chunk.elements or not chunk.given:
        return None
    last = k - 1
    while (
        last - k < 2
        and view.same_sentence(k, last + 2)
        and view.flags(last + 1) & PARTICLE
        and view.tokens[last + 1].text[0].islower()
        and view.beside(last, last + 1)
    ):
        last += 1
    if last < k or not view.beside(last, last + 1):
        return None
    after = last + 1
    if not view.tokens[after].text[0].isupper() or view.place[after] is not None:
        return None
    only_given = all(
        view.words[end].flags & GIVEN or view.tokens[end].text == "." for _, end in chunk.elements
    )
    if view.flags(k) & DETERMINER or (not only_given and view.flags(k) & PREPOSITION):
        return None
    if view.words[after].flags & _NO_SURNAME & ~COMMON:
        return None
    if view.words[after].flags & COMMON and view.lexicon.capitalised_nouns:
        return None
    if (
        view.words[after].flags & GIVEN
        and not view.words[after].flags & ORDINARY
        and (view.flags(last) & COORDINATOR or view.flags(k) & PREPOSITION)
    ):
        return None
    return after


def _acronym(view: TextView, i: int) -> Chunk | None:
    word, token = view.words[i], view.tokens[i]
    if not word.flags & ACRONYM or view.place[i] is not None or view.heading[i]:
        return None
    if _head_beside(view, i):
        return Chunk(i, i, "acronym", "body")
    # A word in capitals for its own sake (a dateline, a cry) is no acronym.
    shouted = any(
        view.beside(min(i, k), max(i, k))
        and view.tokens[k].text.isupper()
        and view.tokens[k].is_word
        for k in (i - 1, i + 1)
    )
    lower = token.low in view.lower or view.lexicon.words[token.low].flags & (FUNCTION | COMMON)
    bracketed = view.is_sign(i - 1, "(") and view.is_sign(i + 1, ")")
    if shouted or lower or (view.opens[i] and not view.flags(i + 1) & SAYS):
        return Chunk(i, i, "acronym", "body") if bracketed else None
    if bracketed or not token.text[: word.bare].isalpha():
        return Chunk(i, i, "acronym", "body") if bracketed else None
    return Chunk(i, i, "acronym", "body") if 3 <= word.bare <= 6 else None


def _head_beside(view: TextView, i: int) -> bool:
    return bool(
        (view.beside(i - 1, i) and view.flags(i - 1) & (HEAD | OFFICE | MEDIUM))
        or (view.beside(i, i + 1) and view.flags(i + 1) & (HEAD | OFFICE | MEDIUM))
    )


# What a chunk tells by itself


def shown(view: TextView, chunk: Chunk) -> str:
    """A chunk as spelled, without a possessive, its blanks made alike."""
    if chunk.name is not None:
        return chunk.name
    end = view.tokens[chunk.last].start + view.words[chunk.last].bare
    return " ".join(view.text[view.tokens[chunk.first].start : end].split())


def told_gender(view: TextView, chunk: Chunk) -> str | None:
    """The gender that a person's given name, else the surname's ending tells."""
    for first, last in chunk.elements:
        word = view.words[first]
        if first == last and word.flags & GIVEN and word.gender:
            if first == chunk.last and len(chunk.elements) > 1:
                continue
            return word.gender
    first, last = chunk.elements[-1] if chunk.elements else (chunk.first, chunk.last)
    return view.words[last].gender if view.words[last].flags & (SURNAME | KNOWN) else None
