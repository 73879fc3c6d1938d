"""Who is who among the names in the claims: people under several spellings, and other parties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from drehtuer import names
from drehtuer.books.model import Person, Spelling
from drehtuer.languages import codes
from drehtuer.model import Report
from drehtuer.people import Decisions, mentions, resolve
from drehtuer.people.mentions import named


class Mention(NamedTuple):
    """A name in a report; the same words in another report may mean somebody else."""

    source: str
    name: str


class People:
    """The names in the claims of reports, brought together into people and other parties.

    ``key_of`` tells who a mention is: equal keys are one person (or one body). Who is who is
    resolved by :mod:`drehtuer.people`, decisions first.
    """

    def __init__(self, reports: Iterable[Report], decisions: Decisions | None = None) -> None:
        reports = list(reports)
        self.decisions = Decisions() if decisions is None else decisions
        self._claims: dict[Mention, list[str]] = defaultdict(list)
        persons: set[Mention] = set()
        for report in reports:
            for claim in report.claims:
                persons.update(Mention(claim.source, name) for name in claim.persons)
                for name in named(claim):
                    self._claims[Mention(claim.source, name)].append(claim.id)
        self.resolution = resolve(mentions(reports), decisions)
        self._keys = {
            Mention(mention.source, name): somebody.name
            for somebody in self.resolution.everybody
            for mention in somebody.mentions
            for name in mention.spellings
        }
        members: dict[str, list[Mention]] = defaultdict(list)
        for mention in sorted(self._claims):
            members[self._keys[mention]].append(mention)
        self._members: Mapping[str, Sequence[Mention]] = members
        self._persons = {self._keys[mention] for mention in persons}

    def key_of(self, source: str, name: str) -> str:
        """Who is meant by a name in a report."""
        return self._keys.get(Mention(source, name), name)

    def keys_of(self, source: str, named: Iterable[str]) -> frozenset[str]:
        """Who is meant by names in a report."""
        return frozenset(self.key_of(source, name) for name in named)

    def is_person(self, key: str) -> bool:
        """Whether a claim names this one as somebody held, freed, jailed or in office."""
        return key in self._persons

    def mentions(self, key: str) -> Sequence[Mention]:
        """Where somebody is named, by report and name."""
        return self._members.get(key, ())

    def claims_of(self, mentions: Iterable[Mention]) -> tuple[str, ...]:
        """Ids of the claims that hold these mentions."""
        return tuple(sorted({each for mention in mentions for each in self._claims[mention]}))

    def groups(self) -> Iterable[tuple[str, Sequence[Mention]]]:
        """All people and parties with their mentions, by key."""
        return sorted(self._members.items())

    def persons(self) -> tuple[Person, ...]:
        """All people that the claims name as such, by name."""
        return tuple(
            Person(name=key, spellings=self.spellings(members))
            for key, members in self.groups()
            if key in self._persons
        )

    def spellings(self, mentions: Iterable[Mention]) -> tuple[Spelling, ...]:
        """The ways in which a name is written, most frequent first."""
        by_name: dict[str, list[Mention]] = defaultdict(list)
        for mention in mentions:
            by_name[mention.name].append(mention)
        spelled = (
            Spelling(name, tuple(sorted(m.source for m in found)), self.claims_of(found))
            for name, found in by_name.items()
        )
        return tuple(sorted(spelled, key=lambda s: (-len(s.claims), -len(s.name), s.name)))


def is_spelled(name: str, spellings: Collection[str]) -> bool:
    """Whether a name is one of some spellings, or another spelling of the same."""
    return name in spellings or any(
        names.same_name(name, one).verdict == names.SAME for one in spellings
    )


def differ_in_spelling(spellings: Iterable[str]) -> tuple[str, ...]:
    """The names that are no shorter form of another one: *Sannikau* of *Andrej Sannikau* is."""
    chosen = tuple(dict.fromkeys(spellings))
    words = {name: _words(name) for name in chosen}
    return tuple(name for name in chosen if not any(words[name] < words[other] for other in chosen))


@cache
def same_party(one: str, other: str, languages: tuple[str | None, str | None]) -> bool:
    """Whether two parties that act or speak may be one.

    They may if one is a shorter form of the other, if they are one name in two spellings, or if
    both are bodies of one state (the finance ministry of a state, and the state).
    """
    if one == other or _words(one) <= _words(other) or _words(other) <= _words(one):
        return True
    if _same(one, other) or _is_word_of(one, other) or _is_word_of(other, one):
        return True
    state = state_of(one, languages[0])
    return state is not None and state == state_of(other, languages[1])


@cache
def _same(one: str, other: str) -> bool:
    return one == other or names.same_name(*sorted((one, other))).verdict == "same"


@cache
def _is_word_of(word: str, words: str) -> bool:
    """Whether a name of one word is one of several in another spelling."""
    return len(word.split()) == 1 < len(words.split()) and any(
        _same(word, part) for part in words.split()
    )


@cache
def state_of(name: str, language: str | None) -> str | None:
    """The state whose name or body a party is, as far as its words say so."""
    if language is None or language not in codes():
        return None
    # The reader is large, and most names are told apart without it.
    from drehtuer.claims.mentions.places import state_of  # noqa: PLC0415

    return state_of(name, language)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(name.casefold().replace("-", " ").split())
