"""Names of persons, bodies and media in a report, and the role nouns that stand for them.

Method: candidate stretches of words (:mod:`drehtuer.claims.mentions.chunks`) are decided on with
evidence from the words themselves (given names, endings of surnames, initials, listed names), from
what stands beside them (role nouns, titles, head nouns of bodies, appositions) and from the rest of
the report: a surname is a person's where the report has it with a given name, too. All in passes
over the tokens, so that the cost is linear in the text's length.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from drehtuer import languages
from drehtuer.claims.mentions.chunks import Chunk, TextView
from drehtuer.claims.mentions.places import Place, find_places
from drehtuer.claims.mentions.sorts import Sorts
from drehtuer.claims.mentions.spelling import Speller
from drehtuer.claims.mentions.words import (
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
    PREPOSITION,
    ROLE,
    SAYS,
    TITLE,
    Lexicon,
    Word,
    lexicon,
)
from drehtuer.claims.tokens import Tokens, without_elisions
from drehtuer.text import sentences as text_sentences
from drehtuer.text.sentences import Sentence

_LONGEST_GAP = 14
_MOST_NAMESAKES = 50
_SIGNS_BETWEEN = frozenset(",;()/–—-:•*&+")
_QUOTES_OPEN = "„«‹"
_QUOTES_CLOSE = "»›”"


@dataclass(slots=True)  # not frozen, as there are many and those are made slowly
class Mention:
    """A name in a text.

    ``text[start:end]`` is the name as it stands there, without titles and roles; ``name`` its
    nominative, ``full`` the fullest name the report has for the same person. ``sort`` is
    ``person``, ``body`` or ``medium``. ``role`` is ``text[role_start:role_end]``. Mentions with
    the same ``group`` stand in one enumeration; None stands alone. ``form`` is ``nominative`` or
    ``oblique`` where the language inflects names and the spelling tells, else empty.
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
    form: str = ""


@dataclass(slots=True)  # not frozen, as there are many and those are made slowly
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
    tokens: Tokens | None = None,
) -> list[Mention]:
    """The names in ``text``, sorted, without overlaps.

    Args:
        text: a report's text as read; all offsets count in it.
        language: the code of its language.
        sentences: its sentences, where they were split before.
        places: its places, where they were read before; they are no mentions.
        tokens: its tokens, where they were cut before.

    Raises:
        LanguageError: there is no folder for the language.
    """
    words = lexicon(language)
    tokens = tokens or Tokens(text)
    if not tokens.all:
        return []
    view = TextView(
        text,
        without_elisions(tokens.all, languages.elisions(language)),
        text_sentences.sentences(text, language) if sentences is None else sentences,
        find_places(text, language) if places is None else places,
        words,
    )
    return _Reader(view).mentions()


def find_roles(text: str, language: str, cut: Tokens | None = None) -> list[Role]:
    """The role and body nouns in ``text``, with or without a name beside them, in order.

    Args:
        text: a report's text as read.
        language: the code of its language.
        cut: its tokens, where they were cut before.

    Raises:
        LanguageError: there is no folder for the language.
    """
    words = lexicon(language)
    tokens = without_elisions((cut or Tokens(text)).all, languages.elisions(language))
    found: list[Role] = []
    told = [words.words[token.text] for token in tokens]
    nouns = ROLE | OFFICE | HEAD | MEDIUM | GROUP
    for i in [i for i, word in enumerate(told) if word.flags & nouns]:
        token, word = tokens[i], told[i]
        flags = word.flags
        if words.capitalised_nouns and not token.text[0].isupper():
            continue
        if flags & (DETERMINER | PREPOSITION) or (flags & MODIFIER and _goes_on(told, i)):
            continue
        start, number = i, word.number
        while start > 0 and _belongs_before(words, told[start - 1].flags, tokens[start - 1].low):
            start -= 1
            article = words.number_by_article(tokens[start].low)
            if article or told[start].flags & DETERMINER:
                number = number or article
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


def _goes_on(told: Sequence[Word], i: int) -> bool:
    """Whether a word that can be a modifier stands before another role or body noun."""
    return i + 1 < len(told) and bool(told[i + 1].flags & (ROLE | OFFICE | HEAD | MEDIUM))


def _belongs_before(words: Lexicon, flags: int, low: str) -> bool:
    """Whether a word before a noun is its article, modifier or adjective."""
    if flags & (DETERMINER | MODIFIER) or words.number_by_article(low):
        return True
    if flags & (FUNCTION | SAYS) or not low[0].isalpha():
        return False
    return bool(words.adjective_endings) and low.endswith(words.adjective_endings) and len(low) > 4


class _Reader:
    """The mentions of one text, from its chunks and their sorts."""

    def __init__(self, view: TextView) -> None:
        self.view = view
        self.lexicon = view.lexicon
        self.sorts = Sorts(view)
        self.speller = Speller(self.sorts)

    def mentions(self) -> list[Mention]:
        """All mentions in order."""
        return self._grouped(self._completed(self._built()))

    def _built(self) -> list[tuple[Chunk, Mention]]:
        view = self.view
        inside = self._quoted()
        found = []
        chunks, sorts, roles = self.sorts.chunks, self.sorts.sorts, self.sorts.roles
        people = [chunks[n] for n, sort in sorts.items() if sort == "person"]
        surnames = {
            view.bare(chunk.last)
            for chunk in people
            if chunk.first < chunk.last and view.flags(chunk.first) & GIVEN
        }
        for chunk in people:
            if self._opens_with_a_people(chunk) or self._opens_with_a_noun(chunk, surnames):
                del chunk.elements[0]
                chunk.first = chunk.elements[0][0]
        taken = {k for n in sorts for k in range(chunks[n].first, chunks[n].last + 1)}
        for n in sorted(sorts, key=lambda n: chunks[n].first):
            chunk, sort = chunks[n], sorts[n]
            name, gender = self.speller.name(chunk, sort)
            role = chunk.role or roles.before(chunk, sort) or roles.after(chunk, sort, taken)
            told = None
            if role is not None and sort == "person":
                told = roles.gender(role)
                if told and gender and told != gender:
                    role, told = None, None  # somebody else's: Жена Сергея
            if sort == "person" and gender is None:
                gender = roles.title_gender(chunk)
            start = view.tokens[chunk.first].start
            last = view.tokens[chunk.last]
            end = last.start + view.words[chunk.last].bare
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
                        form=self.speller.form(chunk, name) if sort == "person" else "",
                    ),
                )
            )
        return found

    def _opens_with_a_people(self, chunk: Chunk) -> bool:
        """Whether a nationality that could be a given name stands first: a German named Rico."""
        place = self.view.place[chunk.first]
        return (
            place is not None
            and place.sort in ("adjective", "people")
            and len(chunk.elements) > 2
            and bool(self.view.flags(chunk.elements[1][0]) & GIVEN)
        )

    def _opens_with_a_noun(self, chunk: Chunk, surnames: Container[str]) -> bool:
        """Whether a German noun stands before a surname that the text has with a given name.

        *die Bühne Lukaschenko bietet*, *eine Falle Lukaschenkos*: an article stands before it.
        """
        view, i = self.view, chunk.first
        return (
            self.lexicon.capitalised_nouns
            and chunk.kind == "run"
            and len(chunk.elements) == 2
            and view.beside(i - 1, i)
            and bool(view.flags(i - 1) & DETERMINER)
            and not view.flags(i) & (GIVEN | KNOWN | TITLE)
            and any(form in surnames for form in self.sorts.forms(view.bare(chunk.last)))
        )

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
        acronyms = self._acronyms(found)
        done = []
        genders: dict[str, str] = {}
        seen: dict[str, int] = {}  # where a full name was last read
        for n, (chunk, mention) in enumerate(found):
            if mention.sort == "person":
                full = self._fullest(mention, persons, seen)
                seen[mention.name] = n
                if mention.gender:
                    genders.setdefault(full, mention.gender)
                done.append((chunk, replace(mention, full=full)))
            else:
                full = acronyms.get(mention.name, mention.name)
                done.append((chunk, replace(mention, full=full)))
        return [
            (
                c,
                replace(m, gender=genders.get(m.full))
                if m.sort == "person" and not m.gender
                else m,
            )
            for c, m in done
        ]

    def _acronyms(self, found: Sequence[tuple[Chunk, Mention]]) -> dict[str, str]:
        """Acronyms in brackets behind the name they stand for (*Reporter ohne Grenzen (RSF)*)."""
        named: dict[str, str] = {}
        for (long, one), (short, two) in pairwise(found):
            if (
                short.first == short.last
                and short.first == long.last + 2
                and two.name.isupper()
                and one.sort == two.sort
                and " " in one.name
                and self.view.is_sign(short.first - 1, "(")
            ):
                named.setdefault(two.name, one.name)
        return named

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

    def _grouped(self, found: list[tuple[Chunk, Mention]]) -> list[Mention]:
        """Number the enumerations; names inside the role of another are no part of them."""
        groups: list[int | None] = [None] * len(found)
        number = 0
        outer = self._outer([mention for _, mention in found])
        for one, two in pairwise(outer):
            if self._enumerated(found[one], found[two]):
                if groups[one] is None:
                    groups[one] = number
                    number += 1
                groups[two] = groups[one]
        return [
            replace(mention, group=group) if group is not None else mention
            for (_, mention), group in zip(found, groups, strict=True)
        ]

    @staticmethod
    def _outer(mentions: Sequence[Mention]) -> list[int]:
        """The mentions that do not stand inside the role of another."""
        inside: set[int] = set()
        for n, mention in enumerate(mentions):
            if mention.role_start is None or mention.role_end is None:
                continue
            step = -1 if mention.role_start < mention.start else 1
            k = n + step
            while 0 <= k < len(mentions) and (
                mention.role_start <= mentions[k].start < mention.role_end
            ):
                inside.add(k)
                k += step
        return [n for n in range(len(mentions)) if n not in inside]

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
        if a.form and b.form and a.form != b.form:
            return False  # "Мария, координатор штаба Виктора": whose staff it is
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
                or self.sorts.roles.is_adjective(k)
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
