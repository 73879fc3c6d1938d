"""What is a name, and whose: a person's, a body's or a medium's."""

from __future__ import annotations

from collections import Counter

from drehtuer.claims.mentions.cases import nominatives
from drehtuer.claims.mentions.chunks import Chunk, TextView, find_chunks, shown, told_gender
from drehtuer.claims.mentions.roles import RoleReader
from drehtuer.claims.mentions.words import (
    BODY_WORD,
    COMMON,
    COORDINATOR,
    DETERMINER,
    FUNCTION,
    GIVEN,
    HEAD,
    KNOWN,
    MEDIUM,
    MODIFIER,
    OFFICE,
    ORDINARY,
    PREPOSITION,
    ROLE,
    SAYS,
    SURNAME,
    TITLE,
)

_QUOTES = "„“”\"«»‚‘’'"


class Sorts:
    """Which chunks of one text are names, and whether of a person, a body or a medium.

    ``sorts`` has the sort of each chunk that is a name, by its place in ``chunks``.
    """

    def __init__(self, view: TextView) -> None:
        self.view = view
        self.lexicon = view.lexicon
        self.roles = RoleReader(view)
        self.chunks = find_chunks(view)
        self.firsts = {chunk.first for chunk in self.chunks}
        self.added: list[Chunk] = []  # split off others
        self.sorts: dict[int, str] = {}
        self.lone = Counter(
            view.bare(c.first) for c in self.chunks if c.kind == "run" and c.first == c.last
        )
        self.speaking = self._find_speaking()
        self.parts: dict[str, str | None] = {}  # a word of a person's name: the person's gender
        self.full_words: set[str] = set()  # words within names of persons
        self.bodies: dict[str, str] = {}  # the name of a body or medium: its sort
        self._decide_strong()
        self._decide_weak()

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
            gender = told_gender(self.view, chunk)
            for first, last in chunk.elements:
                word = self.view.bare(last) if first == last else ""
                if len(word) > 1:
                    if len(chunk.elements) > 1 and last != chunk.last:
                        self.full_words.add(word)
                    for form in self.forms(word):
                        self.parts.setdefault(form, gender)
        elif chunk.kind != "office":
            name = shown(self.view, chunk)
            self.bodies.setdefault(name, sort)

    def forms(self, word: str) -> tuple[str, ...]:
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
        full = shown(self.view, chunk)
        if full in self.bodies:
            return self.bodies[full]
        if view.is_sign(before, _QUOTES) and view.is_sign(chunk.last + 1, _QUOTES):
            return None  # a title of something
        if view.low(chunk.last) in self.lexicon.place_nouns:
            return None
        if view.beside(before, chunk.first) and view.low(before) in self.lexicon.thing_nouns:
            return None
        if any(f & BODY_WORD for f in flags):
            return None if view.heading[chunk.first] else "body"
        if len(known) == 2 and (
            all(f & KNOWN for f in flags) if self.lexicon.cases else all(known)
        ):
            return self._split(chunk)
        if view.heading[chunk.first]:
            if not known[0]:
                return None
            del chunk.elements[known.index(False) if False in known else len(known) :]
            chunk.last = chunk.elements[-1][1]
            return "person"
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
        if view.beside(i - 1, i) and view.low(i - 1) in self.lexicon.thing_nouns:
            return None
        if flags & KNOWN and not before & DETERMINER:
            return "person"
        if before and view.low(i - 1) in self.lexicon.place_prepositions and not flags & KNOWN:
            return None
        if flags & GIVEN and self._shares_surname(chunk):
            return "person"
        possessive = word.bare < len(view.tokens[i].text)
        if flags & (GIVEN | ORDINARY) == GIVEN and word.gender and self._stands_free(i, before):
            return (
                "person"
                if not view.opens[i] or self._says(chunk) or before & ROLE or possessive
                else None
            )
        role_before = before & ROLE and self._is_singular(i - 1)
        if flags & (COMMON | FUNCTION):
            return None
        if before & TITLE or (view.is_sign(i - 1, ".") and view.flags(i - 2) & TITLE):
            return "person"
        if before & (HEAD | MEDIUM) and not before & ROLE:
            self._extend(chunk)
            return "medium" if before & MEDIUM else "body"
        adjective = view.opens[i] and view.low(i).endswith(self.lexicon.adjective_endings)
        if (
            after & (HEAD | MEDIUM)
            and not after & ROLE
            and not self.lexicon.capitalised_nouns
            and not adjective
        ):
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
            and not view.flags(c.first - 1) & PREPOSITION
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
        first = self.roles.first(k)
        return self.lexicon.number_by_article(view.low(first - 1)) == "s"

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
        return any(form in self.parts for form in self.forms(text)) and len(text) > 1

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
            if not (flags & (DETERMINER | MODIFIER) or view.place[k] or self.roles.is_adjective(k)):
                return None
            k += 1
            steps += 1
        return None
