"""Parties: the persons, bodies, states and officials of a clause, and how they stand in it."""

from __future__ import annotations

from collections.abc import Sequence

from drehtuer import languages
from drehtuer.claims.fields.patients import says
from drehtuer.claims.fields.references import person_of_pronoun
from drehtuer.claims.mentions.places import state_name
from drehtuer.claims.sentences.clauses import Clause
from drehtuer.claims.sentences.cues import words
from drehtuer.claims.sentences.draft import Context
from drehtuer.claims.sentences.grammar import (
    closed,
    in_clause,
    in_phrase,
    is_participle,
    is_passive,
    is_plural_here,
)
from drehtuer.claims.sentences.scene import Named, Scene

_NEAR = 4
"""How many tokens before a name its preposition may stand, with article and adjectives between."""


def stands_behind(scene: Scene, named: Named, prepositions: frozenset[str], reach: int = 3) -> bool:
    """Whether one of the prepositions stands shortly before a name, or before its title."""
    first = named.role_first if named.role_first is not None else named.first
    before = range(max(0, first - reach), first)
    return any(
        scene.lows[k] in prepositions
        and not any(scene.tokens[m].text in ",;:()" for m in range(k, first))
        for k in before
    )


def persons_of(scene: Scene, clause: Clause, context: Context) -> list[Named]:
    """The persons of a clause: those named, and whom its subject pronouns stand for."""
    named = [n for n in in_clause(scene.names, scene, clause) if n.sort == "person"]
    known = {n.full for n in named}
    return [*(p for p in pronouns_of(scene, clause, context) if p.full not in known), *named]


def pronouns_of(scene: Scene, clause: Clause, context: Context) -> list[Named]:
    """Whom the first pronoun that is a clause's subject stands for, if need be by itself."""
    table = languages.table(scene.language, "language").get("pronouns", {})
    subjects = set(table.get("subject", "").split())
    for k in clause.tokens:
        if scene.lows[k] not in subjects or is_plural_here(scene, k):
            continue
        person = person_of_pronoun(scene, k, context)
        if person is not None:
            return [Named(k, k, person.name, person.full, "person", gender=person.gender)]
        return [Named(k, k, scene.tokens[k].text, scene.tokens[k].text, "pronoun")]
    return []


def objects_of(scene: Scene, clause: Clause, context: Context) -> list[Named]:
    """The persons whom the object pronouns of a clause stand for: "who visited him"."""
    found = []
    relative = clause.kind == "relative"
    above = [n for n in scene.names if n.sort == "person" and n.last < clause.first][-1:]
    for k in clause.tokens:
        if scene.lows[k] in closed(scene.language, "person_objects"):
            person = person_of_pronoun(scene, k, context)
            if relative and person in above:  # "Biden, who called him": not himself
                known = context.last_person.get("m")
                person = known if known is not None and known.full != above[0].full else None
            if person is not None:
                found.append(Named(k, k, person.name, person.full, "person"))
    return found


def officials_of(scene: Scene, clause: Clause) -> list[Named]:
    """Parties told by a noun alone: "the envoy", "eine Delegation", "Brazil's president".

    The adjective or the name right before it that tells whose they are belongs to them.
    """
    nouns = words(scene.language, "contact", "parties")
    owners = {p.last: p for p in scene.places if p.state and p.sort in ("adjective", "name")}
    taken = {
        k
        for n in (*scene.names, *scene.places)
        if n.sort not in ("adjective", "people", "body")
        for k in range(n.role_first if n.role_first is not None else n.first, n.last + 1)
    }
    found: list[Named] = []
    for k in clause.tokens:
        compound = scene.heads[k] != scene.lows[k]  # "US-Geschäftsträger"
        hit = nouns.match(scene.heads, k) if k not in taken or compound else None
        last = k + hit[0] - 1 if hit else k
        if hit and last + 1 not in taken and not (found and found[-1].last >= k - 1):
            whose = owners.get(k) if compound else owners.get(k - 1)
            first = k if whose is None else min(k, whose.first)
            said = scene.said(k, last)
            state = None if whose is None else whose.state
            found.append(Named(first, last, said, said, "official", state=state))
    return found


def states_of(scene: Scene, clause: Clause) -> list[Named]:
    """The states, bodies and seats of government of a clause."""
    return [n for n in in_clause(scene.places, scene, clause) if n.sort in ("seat", "name", "body")]


def by_adjective(scene: Scene, first: int, last: int) -> list[str]:
    """The state that an adjective between two tokens tells: "die amerikanischen Sanktionen"."""
    return [
        state_name(p.state, scene.language)
        for p in scene.places
        if p.sort == "adjective" and p.state and first <= p.first <= last
    ]


def actor_and_target(
    scene: Scene, clause: Clause, act: Sequence[int], thing: Sequence[int]
) -> tuple[list[str], list[str]]:
    """Who acts and on whom: a party outside a phrase acts, one behind "against" is the target.

    ``act`` and ``thing`` are the tokens of what is done, and of what it is done to.
    """
    passive = is_passive(scene, clause) and any(
        is_participle(scene.tokens[k], scene.language) for k in act
    )
    against = closed(scene.language, "against")
    by = closed(scene.language, "by")
    actors: list[str] = []
    targets: list[str] = []
    parties = sorted(
        (
            n
            for n in (
                *in_clause(scene.names, scene, clause),
                *in_clause(scene.places, scene, clause),
            )
            if n.sort not in ("place", "people", "adjective", "medium")
            and not any(n.first <= k <= n.last for k in thing)
        ),
        key=lambda n: n.first,
    )
    parties = [n for n in parties if not _only_says(scene, clause, n, act)] or parties
    for n in parties:
        if passive and stands_behind(scene, n, by):
            actors.insert(0, n.full)
        elif passive and n.first < act[0] and not in_phrase(scene, n):
            targets.append(n.full)
        elif not in_phrase(scene, n) and not actors and not stands_behind(scene, n, against, 1):
            actors.append(n.full)
        else:
            targets.append(n.full)
    if not targets:
        targets = [
            state_name(p.state, scene.language)
            for p in in_clause(scene.places, scene, clause)
            if p.sort == "adjective" and p.state and stands_behind(scene, p, against, 2)
        ][:1]
    if not actors:
        agents = scene.starts("agents", "words")
        actors = [scene.tokens[k].text for k in clause.tokens if k in agents][:1]
    return actors, list(dict.fromkeys(t for t in targets if t not in actors))


def _only_says(scene: Scene, clause: Clause, named: Named, act: Sequence[int]) -> bool:
    """Whether somebody only says that others act: "X said the United States was lifting …"."""
    verb = clause.finite
    if verb is None or not named.last < verb < act[0] or not says(scene, clause):
        return False
    helping = closed(scene.language, "auxiliaries", "modals")
    return any(scene.lows[k] in helping for k in range(verb + 1, act[0]))


def names_of(parties: Sequence[Named]) -> list[str]:
    """The full names, each once, without what only stands for one."""
    return list(dict.fromkeys(n.full for n in parties if n.sort != "pronoun"))
