"""Names of persons, bodies and media in a report, and the role nouns that stand for them.

Method: candidate stretches of words (:mod:`drehtuer.claims.mentions_chunks`) are decided on with
evidence from the words themselves (given names, endings of surnames, initials, listed names), from
what stands beside them (role nouns, titles, head nouns of bodies, appositions) and from the rest of
the report: a surname is a person's where the report has it with a given name, too. All in passes
over the tokens, so that the cost is linear in the text's length.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from drehtuer.claims.mentions_cases import given_forms, nominatives
from drehtuer.claims.mentions_chunks import Chunk, TextView, find_chunks
from drehtuer.claims.mentions_words import (
    ACRONYM,
    BODY_WORD,
    COMMON,
    COORDINATOR,
    DETERMINER,
    FUNCTION,
    GIVEN,
    GROUP,
    HEAD,
    KNOWN,
    MEDIUM,
    MODIFIER,
    OF,
    OFFICE,
    ORDINARY,
    PREPOSITION,
    RELATIVE,
    ROLE,
    SAYS,
    SURNAME,
    TITLE,
    Lexicon,
    lexicon,
)
from drehtuer.claims.places import Place, find_places
from drehtuer.claims.tokens import tokenize
from drehtuer.text import sentences as text_sentences
from drehtuer.text.sentences import Sentence

_LONGEST_ROLE = 10
_LONGEST_GAP = 14
_MOST_NAMESAKES = 50
_SIGNS_BETWEEN = frozenset(",;()/–—-:•*&+")
_QUOTES = "„“”\"«»‚‘’'"
_QUOTES_OPEN = "„«‹"
_QUOTES_CLOSE = "»›”"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text.

    ``text[start:end]`` is the name as it stands there, without titles and roles; ``name`` its
    nominative, ``full`` the fullest name the report has for the same person. ``sort`` is
    ``person``, ``body`` or ``medium``. ``role`` is ``text[role_start:role_end]``. Mentions with
    the same ``group`` stand in one enumeration; None stands alone.
    """

    start: int
    end: int
    name: str
    full: str
    sort: str
    role: str | None = None
    role_start: int | None = None
    role_end: int | None = None
    gender: str | None = None
    inside_quotes: bool = False
    group: int | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """A noun that stands for somebody without a name (*die Sprecherin*, *ein Gericht*).

    ``kind`` is ``person`` or ``body``; ``gender`` (``m``, ``f``) and ``number`` (``s``, ``p``) are
    None where neither the noun nor the article before it tells. ``phrase_start`` is where its
    article and adjectives begin.
    """

    start: int
    end: int
    text: str
    kind: str
    gender: str | None = None
    number: str | None = None
    phrase_start: int = 0


def find_mentions(
    text: str,
    language: str,
    sentences: Sequence[Sentence] | None = None,
    places: Sequence[Place] | None = None,
) -> list[Mention]:
    """The names in ``text``, sorted, without overlaps.

    Args:
        text: a report's text as read; all offsets count in it.
        language: the code of its language.
        sentences: its sentences, where they were split before.
        places: its places, where they were read before; they are no mentions.

    Raises:
        LanguageError: there is no folder for the language.
    """
    words = lexicon(language)
    tokens = tokenize(text)
    if not tokens:
        return []
    view = TextView(
        text,
        tokens,
        text_sentences.sentences(text, language) if sentences is None else sentences,
        find_places(text, language) if places is None else places,
        words,
    )
    return _Decision(view).mentions()


def find_roles(text: str, language: str) -> list[Role]:
    """The role and body nouns in ``text``, with or without a name beside them, in order.

    Raises:
        LanguageError: there is no folder for the language.
    """
    words = lexicon(language)
    tokens = tokenize(text)
    found: list[Role] = []
    told = [words.word(token.text) for token in tokens]
    for i, (token, word) in enumerate(zip(tokens, told, strict=True)):
        flags = word.flags
        if not flags & (ROLE | OFFICE | HEAD | MEDIUM | GROUP):
            continue
        if words.capitalised_nouns and not token.text[0].isupper():
            continue
        if flags & (DETERMINER | PREPOSITION) or (flags & MODIFIER and _goes_on(tokens, told, i)):
            continue
        start, number = i, word.number
        while start > 0 and _belongs_before(words, told[start - 1].flags, tokens[start - 1].low):
            start -= 1
            if told[start].flags & DETERMINER:
                number = number or _number_by_article(words, tokens[start].low)
                break
        kind = "person" if flags & (ROLE | GROUP) else "body"
        end = token.start + word.bare
        found.append(
            Role(
                token.start,
                end,
                text[token.start : end],
                kind,
                word.gender if kind == "person" else None,
                number,
                tokens[start].start,
            )
        )
    return found


def _goes_on(tokens: Sequence[object], told: Sequence[object], i: int) -> bool:
    """Whether a word that can be a modifier stands before another role or body noun."""
    return i + 1 < len(told) and bool(
        told[i + 1].flags & (ROLE | OFFICE | HEAD | MEDIUM)  # type: ignore[attr-defined]
    )


def _belongs_before(words: Lexicon, flags: int, low: str) -> bool:
    """Whether a word before a noun is its article, modifier or adjective."""
    if flags & (DETERMINER | MODIFIER):
        return True
    if flags & (FUNCTION | SAYS) or not low[0].isalpha():
        return False
    return bool(words.adjective_endings) and low.endswith(words.adjective_endings) and len(low) > 4


def _number_by_article(words: Lexicon, low: str) -> str | None:
    for number, articles in words.articles:
        if low in articles:
            return number
    return None


class _Decision:
    """Which chunks are names, whose, and what is said of them; made once a text."""

    def __init__(self, view: TextView) -> None:
        self.view = view
        self.lexicon = view.lexicon
        self.chunks = find_chunks(view)
        self.firsts = {chunk.first for chunk in self.chunks}
        self.added: list[Chunk] = []  # split off others
        self.sorts: dict[int, str] = {}  # by the index of a chunk
        self.lone = Counter(
            view.bare(c.first) for c in self.chunks if c.kind == "run" and c.first == c.last
        )
        self.speaking = self._find_speaking()
        self.parts: dict[str, str | None] = {}  # a word of a person's name: the person's gender
        self.full_words: set[str] = set()  # words within names of persons
        self.bodies: dict[str, str] = {}  # the name of a body or medium: its sort
        self.roles: dict[int, tuple[int, int] | None] = {}

    def mentions(self) -> list[Mention]:
        self._decide_strong()
        self._decide_weak()
        found = self._built()
        found = self._completed(found)
        return self._grouped(found)

    # What a chunk is

    def _decide_strong(self) -> None:
        """First the chunks that need no other; their words are evidence for the rest."""
        for n, chunk in enumerate(self.chunks):
            sort = None
            if chunk.kind == "listed" or chunk.kind in ("office", "body", "medium"):
                sort = chunk.sort
            elif chunk.kind == "acronym":
                sort = self._acronym_sort(chunk)
            elif len(chunk.elements) > 1 and (chunk.given or self._has_initial(chunk)):
                sort = self._sort_of_named(chunk)
            if sort is None:
                continue
            self._take(n, sort)

    def _decide_weak(self) -> None:
        for multiple in (True, False):
            for n, chunk in enumerate(self.chunks):
                if n in self.sorts or chunk.kind != "run" or (len(chunk.elements) > 1) != multiple:
                    continue
                sort = self._sort_of_unknown(chunk) if multiple else self._sort_of_lone(chunk)
                if sort is not None:
                    self._take(n, sort)
            for chunk in self.added:
                self.chunks.append(chunk)
                self._take(len(self.chunks) - 1, "person")
            self.added.clear()

    def _take(self, n: int, sort: str) -> None:
        chunk = self.chunks[n]
        self.sorts[n] = sort
        if sort == "person":
            gender = self._gender(chunk)
            for first, last in chunk.elements:
                word = self.view.bare(last) if first == last else ""
                if len(word) > 1:
                    if len(chunk.elements) > 1 and last != chunk.last:
                        self.full_words.add(word)
                    for form in self._forms(word):
                        self.parts.setdefault(form, gender)
        elif chunk.kind != "office":
            name = self._shown(chunk)
            self.bodies.setdefault(name, sort)

    def _forms(self, word: str) -> tuple[str, ...]:
        """A word of a name and what it can be the case form of."""
        if self.lexicon.cases:
            return (
                word,
                *dict.fromkeys(name for name, _ in nominatives(word, None, self.lexicon.cases)),
            )
        if self.lexicon.genitive_s and word.endswith("s") and len(word) > 3:
            return word, word[:-1]
        return (word,)

    def _has_initial(self, chunk: Chunk) -> bool:
        return any(self.view.tokens[last].text[-1] == "." for _, last in chunk.elements)

    def _acronym_sort(self, chunk: Chunk) -> str | None:
        view = self.view
        before, after = chunk.first - 1, chunk.last + 1
        for k in (before, after):
            if view.same_sentence(k, chunk.first) and view.flags(k) & MEDIUM:
                return "medium"
        return "body"

    def _sort_of_named(self, chunk: Chunk) -> str | None:
        """The sort of a run with a given name or an initial in it."""
        view = self.view
        self._trim(chunk)
        if len(chunk.elements) < 2 or not any(
            view.words[last].bare > 1 and view.tokens[last].text[-1] != "."
            for _, last in chunk.elements
        ):
            return None
        first = chunk.first
        flags = [view.words[f].flags for f, _ in chunk.elements]
        if any(
            f & BODY_WORD and not f & (GIVEN | SURNAME) for f in flags
        ) and not self._has_initial(chunk):
            return "body" if not view.heading[first] else None
        if (
            view.beside(first - 1, first)
            and view.low(first - 1) in self.lexicon.place_prepositions
            and not view.words[first].flags & GIVEN
            and view.tokens[first].text[-1] != "."
            and not view.words[chunk.last].flags & SURNAME
        ):
            return None
        if view.heading[chunk.first] and not view.lexicon.capitalised_nouns:
            self._shorten_in_heading(chunk)
        head = view.flags(chunk.last + 1) if view.beside(chunk.last, chunk.last + 1) else 0
        if (
            head & (OFFICE | HEAD | MEDIUM)
            and not head & ROLE
            and view.tokens[chunk.last + 1].text[0].isupper()
        ):
            chunk.last += 1
            return "body"
        return "person"

    def _trim(self, chunk: Chunk) -> None:
        """Take words off the front that stand before a given name and are none themselves."""
        view = self.view
        index = next(
            (
                k
                for k, (first, last) in enumerate(chunk.elements)
                if view.tokens[last].text[-1] == "."
                or (view.words[first].flags & GIVEN and not view.words[first].flags & ORDINARY)
            ),
            None,
        )
        if not index or index == len(chunk.elements) - 1:
            return
        first = chunk.elements[0][0]
        flags = view.words[first].flags
        if flags & (GIVEN | SURNAME):
            return
        before = first - 1
        if self.lexicon.capitalised_nouns and view.words[chunk.elements[index][0]].gender:
            del chunk.elements[:index]
            chunk.first = chunk.elements[0][0]
            return
        doubtful = view.opens[first] or (
            view.beside(before, first)
            and (
                view.flags(before) & DETERMINER
                or (
                    self.lexicon.capitalised_nouns
                    and view.tokens[before].text[0].islower()
                    and view.low(before).endswith(self.lexicon.adjective_endings)
                    and not view.flags(before) & (FUNCTION | SAYS)
                )
            )
        )
        if flags & (MODIFIER | BODY_WORD | COMMON) or doubtful:
            del chunk.elements[:index]
            chunk.first = chunk.elements[0][0]

    def _shorten_in_heading(self, chunk: Chunk) -> None:
        """In a heading with capitals throughout a name is a given name and one word."""
        given = 0
        while (
            given < len(chunk.elements) - 1
            and self.view.words[chunk.elements[given][0]].flags & GIVEN
        ):
            given += 1
        del chunk.elements[given + 1 :]
        chunk.last = chunk.elements[-1][1]

    def _sort_of_unknown(self, chunk: Chunk) -> str | None:
        """The sort of a run of several words without a given name."""
        view = self.view
        self._cut_at_genitive(chunk)
        if len(chunk.elements) == 1:
            return self._sort_of_lone(chunk)
        flags = [view.words[first].flags for first, _ in chunk.elements]
        before = chunk.first - 1
        beside = view.flags(before) if view.beside(before, chunk.first) else 0
        after = view.flags(chunk.last + 1) if view.beside(chunk.last, chunk.last + 1) else 0
        names = [view.bare(last) for _, last in chunk.elements]
        known = [
            name in self.parts or bool(f & KNOWN) for name, f in zip(names, flags, strict=True)
        ]
        if beside & (HEAD | MEDIUM) and not beside & ROLE:
            self._extend(chunk)
            return "medium" if beside & MEDIUM else "body"
        if after & (HEAD | MEDIUM) and not after & ROLE:
            return "medium" if after & MEDIUM else "body"
        full = self._shown(chunk)
        if full in self.bodies:
            return self.bodies[full]
        if view.is_sign(before, _QUOTES) and view.is_sign(chunk.last + 1, _QUOTES):
            return None  # a title of something
        if view.low(chunk.last) in self.lexicon.place_nouns:
            return None
        if any(f & BODY_WORD for f in flags):
            return None if view.heading[chunk.first] else "body"
        if len(known) == 2 and (
            all(f & KNOWN for f in flags) if self.lexicon.cases else all(known)
        ):
            return self._split(chunk)
        if view.heading[chunk.first] and not any(known):
            return None
        if beside & ROLE or beside & TITLE:
            return "person"
        apposed = self._apposed(chunk)
        if apposed:
            return apposed
        if flags[-1] & (SURNAME | KNOWN) or known[-1] or flags[0] & GIVEN:
            if view.opens[chunk.first] and not flags[0] & (GIVEN | SURNAME) and not known[0]:
                return "person" if self._is_name_shaped(chunk) else None
            return "person"
        if beside & DETERMINER or (after & COMMON and not self.lexicon.capitalised_nouns):
            return None
        if view.low(before) in self.lexicon.place_prepositions and beside:
            return None
        if view.low(chunk.last + 1) in self.lexicon.place_nouns:
            return None
        if any(self.lone.get(name) for name in names):
            return "person"
        if not self._stands_free(chunk.first, beside):
            return None
        if view.opens[chunk.first] and self.lexicon.capitalised_nouns:
            return "person" if self._says(chunk) else None
        return "person" if self._is_name_shaped(chunk) else None

    def _extend(self, chunk: Chunk) -> None:
        """A body's own name goes on as long as words are capitalised (*Initiative Freies Wort*)."""
        view = self.view
        k = chunk.last + 1
        while (
            view.beside(k - 1, k)
            and view.tokens[k].text[0].isupper()
            and k - chunk.first < 4
            and not view.flags(k) & (ROLE | TITLE | GIVEN | KNOWN | FUNCTION)
            and k not in self.firsts
        ):
            chunk.last = k
            k += 1

    def _cut_at_genitive(self, chunk: Chunk) -> None:
        """A genitive ends a name: *Poczobuts Anwalt* is no name of two words."""
        if not self.lexicon.genitive_s:
            return
        for k, (_, last) in enumerate(chunk.elements[:-1]):
            text = self.view.bare(last)
            if (
                text.endswith("s")
                and text not in self.full_words
                and (text[:-1] in self.parts or text[:-1] in self.lexicon.known)
            ):
                del chunk.elements[k + 1 :]
                chunk.last = last
                return

    def _is_name_shaped(self, chunk: Chunk) -> bool:
        """Whether each word of a run is capitalised and long enough to be part of a name."""
        words = [self.view.tokens[last].text for _, last in chunk.elements]
        return len(words) <= 4 and all(len(word) > 1 and not word.isupper() for word in words)

    def _split(self, chunk: Chunk) -> str | None:
        """Two persons side by side (*nimmt Trump Lukaschenko ernst*) are two chunks."""
        flags = [self.view.words[first].flags for first, _ in chunk.elements]
        if any(f & GIVEN for f in flags):
            return "person"
        second = chunk.elements.pop()
        chunk.last = chunk.elements[0][1]
        self.added.append(Chunk(second[0], second[1], "run", elements=[second]))
        return "person"

    def _sort_of_lone(self, chunk: Chunk) -> str | None:
        """The sort of a single word that may be a name."""
        view = self.view
        i = chunk.first
        word = view.words[i]
        flags = word.flags
        text = view.bare(i)
        before = view.flags(i - 1) if view.beside(i - 1, i) else 0
        after = view.flags(i + 1) if view.beside(i, i + 1) else 0
        if text in self.bodies:
            return self.bodies[text]
        if self._is_part(text) and not self._is_doubtful(i, before):
            return "person"
        if flags & KNOWN and not before & DETERMINER:
            return "person"
        if before and view.low(i - 1) in self.lexicon.place_prepositions and not flags & KNOWN:
            return None
        if flags & (GIVEN | ORDINARY) == GIVEN and word.gender and self._stands_free(i, before):
            return "person" if not view.opens[i] or self._says(chunk) or before & ROLE else None
        if flags & GIVEN and self._shares_surname(chunk):
            return "person"
        role_before = before & ROLE and self._is_singular(i - 1)
        if flags & (COMMON | FUNCTION):
            return None
        if before & TITLE:
            return "person"
        if before & (HEAD | MEDIUM) and not before & ROLE:
            self._extend(chunk)
            return "medium" if before & MEDIUM else "body"
        if after & (HEAD | MEDIUM) and not after & ROLE and not self.lexicon.capitalised_nouns:
            return "medium" if after & MEDIUM else "body"
        if view.heading[i]:
            return None
        if role_before and not (self.lexicon.capitalised_nouns and after & COMMON):
            return "person"
        if flags & SURNAME and not before & DETERMINER and not view.opens[i]:
            if view.low(i - 1) in self.lexicon.place_prepositions:
                return None
            return "person"
        apposed = self._apposed(chunk) if self._stands_free(i, before) else None
        if apposed:
            return apposed
        return "person" if text in self.speaking and self._stands_free(i, before) else None

    def _find_speaking(self) -> set[str]:
        """Single words that say something somewhere in the report (*Ferrer said*)."""
        view = self.view
        return {
            view.bare(c.first)
            for c in self.chunks
            if c.kind == "run"
            and c.first == c.last
            and not view.heading[c.first]
            and view.beside(c.last, c.last + 1)
            and view.flags(c.last + 1) & SAYS
            and not (view.opens[c.first] and view.low(c.first).endswith("s"))
            and self._stands_free(
                c.first, view.flags(c.first - 1) * view.beside(c.first - 1, c.first)
            )
        }

    def _is_singular(self, k: int) -> bool:
        """Whether a role noun stands for one person: by its form, else by the article before it."""
        view = self.view
        if view.words[k].number == "p":
            return False
        if not self.lexicon.capitalised_nouns or view.words[k].number == "s":
            return True
        if not view.low(k).endswith(self.lexicon.plural_endings):
            return True
        first = self._first_of_role(k)
        return _number_by_article(self.lexicon, view.low(first - 1)) == "s"

    def _shares_surname(self, chunk: Chunk) -> bool:
        """Whether a given name is joined to a full name (*Barbie and Peter Reynolds*)."""
        view = self.view
        k = chunk.last + 1
        return (
            view.beside(k - 1, k)
            and view.beside(k, k + 1)
            and bool(view.flags(k) & COORDINATOR)
            and bool(view.flags(k + 1) & GIVEN)
            and view.beside(k + 1, k + 2)
            and view.tokens[k + 2].text[0].isupper()
        )

    def _is_part(self, text: str) -> bool:
        return any(form in self.parts for form in self._forms(text)) and len(text) > 1

    def _is_doubtful(self, i: int, before: int) -> bool:
        """Whether a word that is part of a known name seems to be an ordinary word here."""
        flags = self.view.words[i].flags
        if flags & (COMMON | ORDINARY | ROLE) and (before & DETERMINER or self.view.opens[i]):
            return True
        return bool(
            flags & COMMON and not flags & (SURNAME | KNOWN) and self.lexicon.capitalised_nouns
        )

    def _stands_free(self, i: int, before: int) -> bool:
        """Whether no article, number or adjective before a word makes it a common noun."""
        view = self.view
        if before & (DETERMINER | PREPOSITION) and before & DETERMINER:
            return False
        if not self.lexicon.capitalised_nouns or not view.beside(i - 1, i):
            return True
        previous = view.tokens[i - 1]
        if previous.text[0].isdigit():
            return False
        return not (
            previous.text[0].islower()
            and previous.low.endswith(self.lexicon.adjective_endings)
            and not before & (FUNCTION | SAYS)
        )

    def _says(self, chunk: Chunk) -> bool:
        """Whether a verb of saying stands directly before or behind a chunk."""
        view = self.view
        first, last = chunk.first, chunk.last
        if view.beside(last, last + 1) and view.flags(last + 1) & SAYS:
            return True
        return view.beside(first - 1, first) and bool(view.flags(first - 1) & SAYS)

    def _apposed(self, chunk: Chunk) -> str | None:
        """The sort that an apposition behind a name tells (*X, die Menschenrechtsgruppe*)."""
        view = self.view
        k = chunk.last + 1
        if not view.is_sign(k, ",(") or not view.same_sentence(chunk.last, k + 1):
            return None
        if view.tokens[k + 1].text.isdigit() and 1 < len(view.tokens[k + 1].text) < 3:
            if view.is_sign(k + 2, ",)"):
                return "person"
            return None
        k += 1
        steps = 0
        while steps < 6 and view.same_sentence(chunk.last, k):
            flags = view.flags(k)
            if flags & (ROLE | HEAD | MEDIUM | OFFICE) and not flags & DETERMINER:
                if flags & ROLE:
                    return "person" if view.words[k].number != "p" or steps else None
                return "medium" if flags & MEDIUM else "body"
            if not (flags & (DETERMINER | MODIFIER) or view.place[k] or self._is_adjective(k)):
                return None
            k += 1
            steps += 1
        return None

    def _is_adjective(self, k: int) -> bool:
        """Whether a word may stand between an article and its noun."""
        view = self.view
        token = view.tokens[k]
        if not token.is_word or (
            view.flags(k) & (FUNCTION | SAYS) and not view.flags(k) & MODIFIER
        ):
            return False
        if view.flags(k) & MODIFIER:
            return True
        if self.lexicon.adjective_endings:
            return token.low.endswith(self.lexicon.adjective_endings) and token.text[0].islower()
        return "-" in token.text

    # How a name reads

    def _shown(self, chunk: Chunk) -> str:
        """A chunk as spelled, without a possessive, its blanks made alike."""
        if chunk.name is not None:
            return chunk.name
        view = self.view
        end = view.tokens[chunk.last].start + view.words[chunk.last].bare
        return " ".join(view.text[view.tokens[chunk.first].start : end].split())

    def _name(self, chunk: Chunk, sort: str) -> tuple[str, str | None]:
        """The nominative of a name and the gender that its forms tell."""
        if chunk.name is not None:
            return chunk.name, None
        if sort != "person":
            return self._body_name(chunk), None
        gender = self._gender(chunk)
        if self.lexicon.cases:
            return self._by_cases(chunk, gender)
        shown = self._shown(chunk)
        if self.lexicon.genitive_s and shown.endswith("s") and self._is_genitive(chunk, shown):
            shown = shown[:-1]
        return shown, gender

    def _body_name(self, chunk: Chunk) -> str:
        shown = self._shown(chunk)
        if not self.lexicon.genitive_s:
            return shown
        words = shown.split()
        view = self.view
        if chunk.kind == "office":
            for k in range(chunk.first, min(chunk.last, chunk.first + len(words) - 1) + 1):
                if view.flags(k) & (OFFICE | HEAD) and k - chunk.first < len(words):
                    n = k - chunk.first
                    base = self.lexicon.singular(words[n])
                    for m in range(n):
                        if not words[m].endswith(self.lexicon.undeclined):
                            words[m] = self.lexicon.adjective(words[m], words[n])
                    words[n] = base
                    break
        elif words[-1].endswith("s") and (words[-1][:-1] in self.lone or shown[:-1] in self.bodies):
            words[-1] = words[-1][:-1]
        return " ".join(words)

    def _is_genitive(self, chunk: Chunk, shown: str) -> bool:
        """Whether the final s of a person's name is the genitive's."""
        view = self.view
        last = chunk.last
        text = view.bare(last)
        stem = text[:-1]
        flags = view.words[last].flags
        if flags & (GIVEN | ORDINARY) == GIVEN:
            return False
        if self.lone.get(stem) or stem in self.lexicon.known or stem in self.spelled:
            return True
        if text in self.own_s or len(stem) < 3 or stem[-1] in "sxzß" or text.endswith(("es", "us")):
            return False
        return self._seems_genitive(chunk)

    def _seems_genitive(self, chunk: Chunk) -> bool:
        """Whether a noun before or behind a name makes it a genitive."""
        view = self.view
        last = chunk.last
        before, after = view.flags(chunk.first - 1), view.flags(last + 1)
        if (
            view.beside(last, last + 1)
            and view.tokens[last + 1].text[0].isupper()
            and not after & FUNCTION
        ):
            return True
        noun_before = (
            view.beside(chunk.first - 1, chunk.first)
            and view.tokens[chunk.first - 1].text[0].isupper()
        )
        return bool(
            noun_before
            and not before & (ROLE | TITLE | FUNCTION | GIVEN)
            and view.low(chunk.first - 1) not in self.lexicon.times
            and view.place[chunk.first - 1] is None
        )

    def _by_cases(self, chunk: Chunk, gender: str | None) -> tuple[str, str | None]:
        """The nominative in a language that inflects names."""
        view = self.view
        words: list[str] = []
        oblique = False
        for first, last in chunk.elements:
            text = view.text[
                view.tokens[first].start : view.tokens[last].start + view.words[last].bare
            ]
            word = view.words[first]
            if first != last or not word.flags & GIVEN or word.base is None:
                words.append(text)
                continue
            if (
                len(chunk.elements) > 1
                and last == chunk.last
                and len(words) > 0
                and not oblique
                and text != word.base
            ):
                words.append(text)  # a surname that looks like a given name's case form
                continue
            double = self.lexicon.doubles.get(text)
            if double and self._is_mans(chunk, double):
                words.append(double)
                oblique, gender = True, "m"
                continue
            oblique = (
                oblique
                or text != word.base
                or not any(given_forms(word.base, word.gender, self.lexicon.cases))
            )
            words.append(word.base)
        flags = view.words[chunk.elements[-1][0]].flags
        given_last = flags & GIVEN and len(chunk.elements) == 1
        if not given_last:
            has_given = any(view.words[f].flags & GIVEN for f, _ in chunk.elements[:-1])
            for n in range(len(words)):
                first, last = chunk.elements[n]
                if (view.words[first].flags & GIVEN and n < len(words) - 1) or first != last:
                    continue
                certain = has_given and not oblique
                words[n], told = self._surname(words[n], gender, certain, oblique)
                gender = gender or told
        return " ".join(words), gender

    def _is_mans(self, chunk: Chunk, name: str) -> bool:
        """Whether a form such as Александра is the case form of a man's name here."""
        last = self.view.bare(chunk.last)
        return self.lexicon.known.get(last) == "m" or (
            name in self.spelled and self.lexicon.surname_gender(last.lower()) != "f"
        )

    def _surname(
        self, form: str, gender: str | None, certain: bool, oblique: bool
    ) -> tuple[str, str | None]:
        options = nominatives(form, gender, self.lexicon.cases)
        if certain:
            return form, next((told for name, told in options if name == form), gender)
        seen = [
            o
            for o in options
            if o[0] != form and (o[0] in self.spelled or o[0] in self.lexicon.nominative_known)
        ]
        own = [o for o in options if o[0] == form]
        if oblique:
            others = [o for o in options if o[0] != form]
            if seen:
                return seen[0]
            return others[0] if others else (form, gender)
        if seen:
            return seen[0]
        if own or not options:
            return form, own[0][1] if own else gender
        return options[0]

    def _gender(self, chunk: Chunk) -> str | None:
        view = self.view
        for first, last in chunk.elements:
            word = view.words[first]
            if first == last and word.flags & GIVEN and word.gender:
                if first == chunk.last and len(chunk.elements) > 1:
                    continue
                return word.gender
        first, last = chunk.elements[-1] if chunk.elements else (chunk.first, chunk.last)
        return view.words[last].gender if view.words[last].flags & (SURNAME | KNOWN) else None

    # Mentions from chunks

    def _built(self) -> list[tuple[Chunk, Mention]]:
        view = self.view
        self.spelled = {
            view.bare(i)
            for i, token in enumerate(view.tokens)
            if token.text[0].isupper() or view.words[i].flags & SURNAME
        }
        self.own_s = {
            view.bare(chunk.last)
            for n, chunk in enumerate(self.chunks)
            if self.lexicon.genitive_s
            and self.sorts.get(n) == "person"
            and view.bare(chunk.last).endswith("s")
            and not self._seems_genitive(chunk)
        }
        inside = self._quoted()
        found = []
        taken = {
            k for n in self.sorts for k in range(self.chunks[n].first, self.chunks[n].last + 1)
        }
        for n in sorted(self.sorts, key=lambda n: self.chunks[n].first):
            chunk, sort = self.chunks[n], self.sorts[n]
            name, gender = self._name(chunk, sort)
            role = (
                chunk.role or self._role_before(chunk, sort) or self._role_after(chunk, sort, taken)
            )
            told = None
            if role is not None and sort == "person":
                told = self._role_gender(role)
            if sort == "person" and gender is None:
                gender = self._title_gender(chunk)
            start = view.tokens[chunk.first].start
            last = view.tokens[chunk.last]
            end = (
                last.end
                if self.lexicon.genitive_s
                and last.text[-1] == "s"
                and "'" not in last.text
                and "’" not in last.text
                else last.start + view.words[chunk.last].bare
            )
            quoted = inside[chunk.first] and not (
                view.is_sign(chunk.first - 1, _QUOTES_OPEN + "“”\"'‚‘")
                and view.is_sign(chunk.last + 1, _QUOTES_CLOSE + "“\"'’‘")
            )
            role_start = role_end = None
            words = None
            if role is not None:
                role_start = view.tokens[role[0]].start
                role_end = view.tokens[role[1]].start + view.words[role[1]].bare
                words = " ".join(view.text[role_start:role_end].split())
            found.append(
                (
                    chunk,
                    Mention(
                        start,
                        end,
                        name,
                        name,
                        sort,
                        words,
                        role_start,
                        role_end,
                        told or gender if sort == "person" else None,
                        quoted,
                    ),
                )
            )
        return found

    def _quoted(self) -> list[bool]:
        """For each token whether it stands inside quotation marks, which end with their line."""
        view = self.view
        inside: list[bool] = []
        depth = False
        line_end = "\n"
        previous = 0
        for token in view.tokens:
            if line_end in view.text[previous : token.start]:
                depth = False
            previous = token.end
            sign = token.text
            if sign in _QUOTES_OPEN or (
                sign in "»›" and not depth and self.lexicon.capitalised_nouns
            ):
                depth = True
            elif sign in _QUOTES_CLOSE:
                depth = False
            elif sign in {"“", '"'}:
                depth = not depth
            inside.append(depth)
        return inside

    def _role_before(self, chunk: Chunk, sort: str) -> tuple[int, int] | None:
        """The tokens of the role directly before a name: adjectives, noun, what it belongs to."""
        view = self.view
        k = chunk.first - 1
        if view.is_sign(k, _QUOTES_OPEN + '“"‚‘»'):
            k -= 1
            if not view.same_sentence(k, chunk.first):
                return None
        elif view.is_sign(k, ","):
            return self._role_before_comma(chunk, sort, k - 1)
        elif not view.beside(k, chunk.first):
            return None
        while (
            view.same_sentence(k, chunk.first)
            and view.flags(k) & TITLE
            and not view.flags(k) & ROLE
        ):
            k -= 1
        if view.is_sign(k, ".") and view.flags(k - 1) & TITLE:
            k -= 2
        if not view.same_sentence(k, chunk.first):
            return None
        wanted = ROLE if sort == "person" else HEAD | MEDIUM | OFFICE
        head = k
        if not view.flags(k) & wanted or view.flags(k) & DETERMINER:
            if sort != "person":
                return None
            head_before = self._head_over_genitive(k)
            if head_before is None:
                return None
            head = head_before
        elif view.words[k].bare < len(view.tokens[k].text):
            return None
        return self._first_of_role(head), k

    def _role_before_comma(self, chunk: Chunk, sort: str, k: int) -> tuple[int, int] | None:
        """A role before a comma and the name (*its spokeswoman, Natallia Eismant,*)."""
        view = self.view
        if sort != "person" or not view.same_sentence(k, chunk.first):
            return None
        after = chunk.last + 1
        if view.same_sentence(chunk.last, after) and not view.is_sign(after, ",.)"):
            return None
        head: int | None = k if view.flags(k) & ROLE else self._head_over_genitive(k)
        if head is None or view.words[head].number == "p":
            return None
        first = self._first_of_role(head)
        before = first - 1
        if not (
            view.flags(before) & DETERMINER
            or view.words[before].bare < len(view.tokens[before].text)
        ) and not (
            self.lexicon.genitive_s
            and view.low(before).endswith("s")
            and view.flags(before) & (GIVEN | KNOWN | SURNAME)
        ):
            return None
        return first, k

    def _head_over_genitive(self, k: int) -> int | None:
        """The role noun before *of something* that ends at token ``k``."""
        view = self.view
        end = k
        for _ in range(_LONGEST_ROLE):
            if not view.same_sentence(k, end) or not view.tokens[k].is_word:
                return None
            flags = view.flags(k)
            if flags & OF and k < end:
                before = k - 1
                if view.beside(before, k) and view.flags(before) & ROLE:
                    return before
            elif flags & ROLE and k < end and view.place[k + 1] is not None:
                return k
            elif (
                flags & (FUNCTION | SAYS) and not flags & (DETERMINER | MODIFIER | OF | COORDINATOR)
            ) or (not flags and not view.tokens[k].text[0].isupper() and not self._is_adjective(k)):
                return None
            k -= 1
        return None

    def _first_of_role(self, head: int) -> int:
        """The first token of a role with the adjectives and names before its noun."""
        view = self.view
        k = head
        while view.beside(k - 1, k) and head - k < _LONGEST_ROLE:
            before = k - 1
            flags = view.flags(before)
            if view.words[before].bare < len(view.tokens[before].text):
                break
            place = view.place[before]
            if (
                (flags & (MODIFIER | ROLE) and not flags & DETERMINER)
                or (place is not None and place.sort in ("adjective", "name", "body"))
                or (
                    not self.lexicon.capitalised_nouns
                    and view.tokens[before].text[0].isupper()
                    and flags & (OFFICE | HEAD | BODY_WORD | ACRONYM)
                )
                or (self._is_adjective(before) and not flags & (OF | DETERMINER | PREPOSITION))
            ):
                k = before
            else:
                break
        return k

    def _role_after(self, chunk: Chunk, sort: str, taken: set[int]) -> tuple[int, int] | None:
        """The role in an apposition behind a name (*John Coale, Trump's envoy,*)."""
        view = self.view
        k = chunk.last + 1
        if not view.is_sign(k, ",(") or not view.same_sentence(chunk.last, k + 1):
            return None
        k += 1
        if view.tokens[k].text.isdigit() and view.is_sign(k + 1, ","):
            k += 2
        wanted = ROLE if sort == "person" else HEAD | MEDIUM | OFFICE
        first: int | None = None
        relative = False
        for step in range(_LONGEST_ROLE):
            if not view.same_sentence(chunk.last, k) or not view.tokens[k].is_word:
                return None
            flags = view.flags(k)
            possessive = view.words[k].bare < len(view.tokens[k].text) or (
                self.lexicon.genitive_s and k in taken and view.low(k).endswith("s")
            )
            if flags & wanted and not flags & DETERMINER and not possessive:
                follower = k + 1
                if view.beside(k, follower):
                    if follower in taken and not (view.flags(follower) & OFFICE):
                        return None
                    if (
                        view.flags(follower) & (ROLE | HEAD | OFFICE)
                        and not view.flags(follower) & DETERMINER
                    ):
                        first = k if first is None else first
                        k += 1
                        continue
                if view.words[k].number == "p" and step == 0:
                    return None
                end = self._end_of_role(k)
                if relative and not self._closes(end):
                    return None  # a relative clause, no apposition
                return (k if first is None else first), end
            relative = relative or bool(flags & RELATIVE)
            if possessive:
                first = None
            elif flags & DETERMINER or (flags & COORDINATOR and step == 0):
                if step and first is not None:
                    return None
            elif (
                view.place[k] is not None
                or self._is_adjective(k)
                or flags & (OFFICE | HEAD | MODIFIER | BODY_WORD | ACRONYM)
                or (k in taken and view.tokens[k].text.isupper())
            ):
                first = k if first is None else first
            else:
                return None
            k += 1
        return None

    def _closes(self, last: int) -> bool:
        """Whether an apposition can end with token ``last``."""
        return (
            not self.view.same_sentence(last, last + 1)
            or not self.view.tokens[last + 1].is_word
            or bool(self.view.flags(last + 1) & COORDINATOR)
        )

    def _end_of_role(self, head: int) -> int:
        """The last token of what a role belongs to (*founder of the group*)."""
        view = self.view
        k = head + 1
        if not view.beside(head, k) or not view.flags(k) & OF:
            return head
        last = head
        while view.beside(k - 1, k) and k - head <= _LONGEST_ROLE and view.tokens[k].is_word:
            flags = view.flags(k)
            noun = view.tokens[k].text[0].isupper() or flags & (OFFICE | HEAD | COMMON | MEDIUM)
            if noun:
                last = k
            elif not (flags & (OF | DETERMINER | MODIFIER | BODY_WORD) or self._is_adjective(k)):
                break
            k += 1
        return last

    def _role_gender(self, role: tuple[int, int]) -> str | None:
        view = self.view
        for k in range(role[1], role[0] - 1, -1):
            if view.flags(k) & ROLE and view.words[k].gender == "f":
                return "f"
        for k in range(role[1], role[0] - 1, -1):
            if view.flags(k) & ROLE:
                return view.words[k].gender
        return None

    def _title_gender(self, chunk: Chunk) -> str | None:
        view = self.view
        k = chunk.first - 1
        if view.is_sign(k, "."):
            k -= 1
        if view.same_sentence(k, chunk.first) and view.flags(k) & TITLE:
            return view.words[k].gender
        return None

    # What the report tells of each

    def _completed(self, found: list[tuple[Chunk, Mention]]) -> list[tuple[Chunk, Mention]]:
        """Give each mention the fullest name of the same person, and the gender known of it."""
        persons: dict[str, dict[str, str | None]] = {}  # by a word of them: full names, genders
        for _, mention in found:
            words = mention.name.split()
            if mention.sort == "person" and len(words) > 1:
                for part in words:
                    names = persons.setdefault(part, {})
                    if len(names) < _MOST_NAMESAKES:
                        names[mention.name] = names.get(mention.name) or mention.gender
        done = []
        genders: dict[str, str] = {}
        seen: dict[str, int] = {}  # where a full name was last read
        for n, (chunk, mention) in enumerate(found):
            if mention.sort == "person":
                full = self._fullest(mention, persons, seen)
                seen[mention.name] = n
                mention = replace(mention, full=full)
                if mention.gender:
                    genders.setdefault(full, mention.gender)
            done.append((chunk, mention))
        return [
            (
                c,
                replace(m, gender=genders.get(m.full))
                if m.sort == "person" and not m.gender
                else m,
            )
            for c, m in done
        ]

    def _fullest(
        self, mention: Mention, persons: dict[str, dict[str, str | None]], seen: dict[str, int]
    ) -> str:
        """The fullest name of the person: the one read last before, else the one read first."""
        words = mention.name.split()
        best: tuple[tuple[int, ...], str] | None = None
        for number, (name, gender) in enumerate(persons.get(words[-1], {}).items()):
            parts = name.split()
            if gender and mention.gender and gender != mention.gender:
                continue
            if len(parts) < len(words) or (len(parts) == len(words) and words[0][-1] != "."):
                continue
            if parts[0][-1] == "." or name == mention.name or not _fits(words, parts):
                continue
            exact = parts[-1] == words[-1]
            at = seen.get(name, -1)
            if not exact and at < 0:
                continue  # a given name alone goes back to who was named before
            order = (int(exact), at, -number, len(parts))
            if best is None or order > best[0]:
                best = order, name
        return mention.name if best is None else best[1]

    # Enumerations

    def _grouped(self, found: list[tuple[Chunk, Mention]]) -> list[Mention]:
        groups: list[int | None] = [None] * len(found)
        number = 0
        for n in range(1, len(found)):
            if self._enumerated(found[n - 1], found[n]):
                if groups[n - 1] is None:
                    groups[n - 1] = number
                    number += 1
                groups[n] = groups[n - 1]
        return [
            replace(m, group=g) if g is not None else m
            for (_, m), g in zip(found, groups, strict=True)
        ]

    def _enumerated(self, one: tuple[Chunk, Mention], two: tuple[Chunk, Mention]) -> bool:
        """Whether only commas, coordinators, roles, ages and the like stand between two names."""
        view = self.view
        (left, a), (right, b) = one, two
        if (a.sort == "person") != (b.sort == "person") or not view.same_sentence(
            left.last, right.first
        ):
            return False
        if right.first - left.last - 1 > _LONGEST_GAP or view.words[left.last].bare < len(
            view.tokens[left.last].text
        ):
            return False
        if (
            a.role_end is not None
            and a.role_start is not None
            and a.role_start < b.start < a.role_end
        ):
            return False
        after = view.tokens[right.last]
        if view.words[right.last].bare < len(after.text):
            return False
        if (
            self.lexicon.genitive_s
            and view.bare(right.last) != b.name.split()[-1]
            and view.flags(right.last + 1) & ROLE
        ):
            return False
        separated = False
        inside = 0
        for k in range(left.last + 1, right.first):
            token, flags = view.tokens[k], view.flags(k)
            if token.text in _SIGNS_BETWEEN:
                separated = separated or token.text in ",;/–—•&+"
                inside += (token.text == "(") - (token.text == ")")
                continue
            if inside > 0:
                continue
            if flags & COORDINATOR:
                separated = True
                continue
            covered = (
                b.role_start is not None
                and b.role_end is not None
                and b.role_start <= token.start < b.role_end
            ) or (
                a.role_start is not None
                and a.role_end is not None
                and a.role_start <= token.start < a.role_end
            )
            if covered or token.text[0].isdigit() or flags & (DETERMINER | TITLE | ROLE | MODIFIER):
                continue
            if token.text == "." and view.flags(k - 1) & TITLE:
                continue
            if (
                token.text in "\"„“”«»'’‘‚"
                or view.place[k] is not None
                or flags & OF
                or self._is_adjective(k)
            ):
                continue
            return False
        return separated


def _fits(words: Sequence[str], parts: Sequence[str]) -> bool:
    """Whether a shorter name can be a part of a longer one (*M. Kolesnikowa*, *Suu Kyi*)."""
    k = 0
    for word in words:
        while k < len(parts) and not (
            parts[k] == word
            or (word.endswith(".") and parts[k].startswith(word[0]) and parts[k] != word)
        ):
            k += 1
        if k == len(parts):
            return False
        k += 1
    return True
