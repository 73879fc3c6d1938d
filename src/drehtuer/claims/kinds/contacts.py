"""Contacts: who called, met, visited, wrote to or invited whom, or will."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from drehtuer import languages
from drehtuer.claims.fields.circumstances import evidence_of, status_of
from drehtuer.claims.fields.parties import (
    names_of,
    objects_of,
    officials_of,
    persons_of,
    stands_behind,
    states_of,
)
from drehtuer.claims.sentences.clauses import Clause
from drehtuer.claims.sentences.cues import Hit
from drehtuer.claims.sentences.draft import Context, Draft, surname
from drehtuer.claims.sentences.grammar import (
    closed,
    goes_on,
    in_clause,
    in_phrase,
    is_participle,
    is_passive,
    is_verb,
)
from drehtuer.claims.sentences.scene import Named, Scene

_VERBS = ("calls", "meets", "visits", "stays", "awaits", "writes", "invites", "sends")
_NOUNS = ("nouns", "nouns_between", "nouns_visits")
_VISITS = ("visits", "stays", "awaits", "sends", "nouns_visits")
_STATES = ("seat", "name", "body", "place")
_NEAR = 12
"""How many tokens after a noun such as "meeting" its parties may stand …"""
_OWNER = 3
"""… and how many before it: "Lukashenko's meeting with …"."""


def read_contacts(scene: Scene, context: Context) -> list[Draft]:
    """Calls, meetings, visits, letters and invitations between parties."""
    found: list[Draft] = []
    hits = scene.hits("contact")
    idioms = {k for h in hits if h.cue.detail == "idioms" for k in h.tokens}
    hits = [
        h
        for h in hits
        if h.cue.detail in _VERBS + _NOUNS
        and not idioms & set(h.tokens)
        and not (h.cue.detail in _VERBS and _is_noun(scene, h))
    ]
    told: set[int] = set()
    for hit in sorted(hits, key=lambda h: _order(scene, h)):
        clause = scene.clauses[scene.clause_of[hit.anchor]]
        if clause.index in told:
            continue
        if clause.kind == "sub" and clause.opener in closed(scene.language, "conditional"):
            continue
        parties = _parties(scene, clause, context)
        nominal = hit.cue.detail in _NOUNS
        visit = hit.cue.detail in _VISITS
        by, to = _of_noun(scene, hit, parties) if nominal else _of_verb(scene, clause, hit, parties)
        goals = [
            p
            for p in in_clause(scene.places, scene, clause)
            if p.sort in ("seat", "name", "place") and _is_goal(scene, p, hit)
        ]
        if visit and not goals and by and by[0].first > hit.anchor:
            goals = [p for p in states_of(scene, clause) if p.last < hit.starts[0]]
        if visit:
            to = [*(n for n in to if n.sort not in _STATES), *goals] or to
        elif not to and hit.cue.detail == "invites":
            to = goals
        elif not to and by and hit.cue.detail in ("meets", "nouns") and len(by) > 1:
            to = by[1:]
        if not _is_contact(scene, clause, hit, by, to, goals):
            continue
        draft = Draft("contact", scene, hit.tokens[0], hit.tokens[-1], anchor=hit.anchor)
        draft.cover(*(n.first for n in (*by, *to) if scene.clause_of[n.first] == clause.index))
        draft.status = status_of(draft, clause)
        if hit.cue.detail == "awaits" and draft.status == "asserted":
            draft.status = "planned"
        draft.by = names_of(by)
        draft.to = [name for name in names_of(to) if name not in draft.by]
        if nominal and not draft.by and not draft.to:
            continue
        draft.nominal = nominal
        draft.travels = visit
        draft.first, draft.last = evidence_of(draft, clause)
        found.append(draft)
        told.add(clause.index)
    return [d for d in found if not _goes_on_with(d, told)]


def _goes_on_with(draft: Draft, told: set[int]) -> bool:
    """Whether whom the traveller of the clause before met is told: "flew to X and sat with Y"."""
    scene = draft.scene
    clause = scene.clauses[scene.clause_of[draft.anchor]]
    own = {n.full for n in in_clause(scene.names, scene, clause)}
    met = own.intersection(draft.to) and not own.intersection(draft.by)
    return bool(met) and goes_on(scene, clause) and clause.index - 1 in told


def _order(scene: Scene, hit: Hit) -> tuple[bool, bool, int, int]:
    """Which cue of a clause is tried first: a verb before a noun, then the one with most words."""
    noun = hit.cue.detail in _NOUNS or not any(
        is_verb(scene, k) and not scene.tokens[k].is_capitalised for k in hit.tokens
    )
    return hit.cue.detail == "stays", noun, -len(hit.tokens), hit.anchor


def _is_noun(scene: Scene, hit: Hit) -> bool:
    """Whether what looks like a verb is a noun: "die Reise nach Minsk"."""
    if languages.table(scene.language, "language").get("capitalised_nouns"):
        return hit.starts[0] > 0 and scene.tokens[hit.starts[0]].is_capitalised
    before = scene.lows[hit.starts[0] - 1] if hit.starts[0] else ""
    small = closed(
        scene.language,
        "determiners",
        "prepositions",
        but=("infinitive_marks", "relatives"),
    )
    return before in small or before.endswith("'s")


def _parties(scene: Scene, clause: Clause, context: Context) -> list[Named]:
    """All that can be in contact, in order: persons, states, officials, "the two"."""
    persons = [*persons_of(scene, clause, context), *objects_of(scene, clause, context)]
    beside = closed(scene.language, "with")
    if goes_on(scene, clause) and all(stands_behind(scene, n, beside) for n in persons):
        # "took the phone and spoke with X"
        persons = [*persons_of(scene, scene.clauses[clause.index - 1], context)[:1], *persons]
    if clause.kind == "relative":
        before = [n for n in scene.names if n.sort == "person" and 0 < clause.first - n.last <= 2]
        persons = [*before, *persons]
    bodies = [n for n in in_clause(scene.names, scene, clause) if n.sort == "body"]
    titles = {k for n in persons if n.role_first is not None for k in range(n.role_first, n.first)}
    states = [n for n in states_of(scene, clause) if n.first not in titles]
    officials = [n for n in officials_of(scene, clause) if not _is_apposition(scene, n, persons)]
    found = [*persons, *bodies, *states, *officials]
    both = scene.starts("contact", "pronouns")
    k = next((k for k in clause.tokens if k in both), None)
    if k is not None and not persons:
        row = [replace(n, first=k, last=k, role_first=None) for n in context.last_row[-2:]]
        found += row or [Named(k, k, scene.tokens[k].text, scene.tokens[k].text, "pronoun")]
    told = {k for n in found if n.sort == "official" for k in (n.first, n.last)}
    found = [n for n in found if n.sort not in _STATES or n.first not in told]
    return sorted(dict.fromkeys(found), key=lambda n: n.first)


def _is_apposition(scene: Scene, official: Named, persons: Sequence[Named]) -> bool:
    """Whether an office only tells who a person is: "Rodríguez, president of the assembly"."""
    small = closed(scene.language, "determiners")
    before = official.first - 1
    while before > 0 and scene.lows[before] in small:
        before -= 1
    return scene.tokens[before].text == "," and any(n.last == before - 1 for n in persons)


def _of_verb(
    scene: Scene, clause: Clause, hit: Hit, parties: Sequence[Named]
) -> tuple[list[Named], list[Named]]:
    """The subject of a verb, and with whom or to whom; a passive has them the other way round."""
    with_ = closed(scene.language, "with")
    by = closed(scene.language, "by")
    free = [n for n in parties if not in_phrase(scene, n) and not stands_behind(scene, n, with_, 2)]
    free = [n for n in free if n.sort not in ("seat", "name") or n.first < hit.anchor]
    next_ = hit.tokens[-1] + 1
    beside = [n for n in parties if stands_behind(scene, n, with_) or n.start == next_]
    owners = {n.last + 2 for n in parties if n.sort == "official"}  # "der Emir von Katar"
    agents = [n for n in parties if stands_behind(scene, n, by) and n.first not in owners]
    passive = any(is_participle(scene.tokens[k], scene.language) for k in hit.tokens)
    if passive and is_passive(scene, clause) and agents:
        return agents[:1], [n for n in free if n not in agents][:1]
    subject = _subject(scene, free, hit) or beside[:1]
    rest = [n for n in (*free, *beside) if n.full not in {s.full for s in subject}]
    rest = [n for n in rest if n.sort not in _STATES] or rest
    rest.sort(key=lambda n: (n.first < hit.anchor, abs(n.first - hit.anchor)))
    return subject, rest[:2]


def _subject(scene: Scene, free: Sequence[Named], hit: Hit) -> list[Named]:
    """The subject among parties that stand free: before the verb, and a person before a body.

    Where an object may stand first, a person behind the verb: "Минск посетил Коул".
    """
    before = [n for n in free if n.first < hit.starts[0]] or list(free)
    persons = [n for n in before if n.sort not in _STATES]
    free_order = languages.table(scene.language, "language").get("free_order")
    if free_order and all(n.sort in ("seat", "name", "place") for n in before):
        persons = [n for n in free if n.sort in ("person", "official")]
    return (persons or before)[:1]


def _of_noun(scene: Scene, hit: Hit, parties: Sequence[Named]) -> tuple[list[Named], list[Named]]:
    """The parties of a noun stand behind it or own it, or the clause's subject has the meeting."""
    first, last = hit.starts[0], hit.anchor  # "ein Gespräch Lukaschenkos mit …"
    links = closed(scene.language, "with", "of")
    behind = [
        n
        for n in parties
        if last < n.first <= last + _NEAR
        and (n.sort not in _STATES or stands_behind(scene, n, links, 2))
    ]
    owners = [
        n
        for n in parties
        if 0 < first - n.last <= _OWNER and scene.lows[n.last].endswith(("s", "'", "’"))
    ]
    subject = [n for n in parties if n.last < first and not in_phrase(scene, n) and n not in owners]
    to = [n for n in behind[:1] if stands_behind(scene, n, closed(scene.language, "with"), 2)]
    if to and not subject and not owners:  # "in a letter to X, Y asked"
        apart = {*closed(scene.language, "coordinators")}
        for n in behind[1:]:
            free = n.sort not in _STATES and not in_phrase(scene, n)
            if free and scene.lows[n.start - 1] not in apart:
                return [n], to
        reach = 2 if to[0].sort == "official" else 1
        if len(behind) == 1 and stands_behind(scene, to[0], closed(scene.language, "into"), reach):
            return [], to  # "a letter to X", by those that are told by no name
    row = [*owners, *behind]
    if len(row) > 1:
        return row[:1], row[1:3]
    return (subject[:1], row) if subject and row else (row, [])


def _is_goal(scene: Scene, place: Named, hit: Hit) -> bool:
    """Whether a place is where somebody goes or is: behind "to" or "in", or behind the verb."""
    into = closed(scene.language, "into", "locatives")
    if place.first == hit.tokens[-1] + 1 or place.first == hit.anchor + 1:
        return True
    verb_last = languages.table(scene.language, "language").get("capitalised_nouns")
    if verb_last and hit.cue.detail == "visits" and place.last == hit.starts[0] - 1:
        return True  # "will Dschidda besuchen"
    return any(scene.lows[k] in into for k in range(max(0, place.first - 4), place.first))


def _is_contact(
    scene: Scene,
    clause: Clause,
    hit: Hit,
    by: Sequence[Named],
    to: Sequence[Named],
    goals: Sequence[Named],
) -> bool:
    """Whether enough is told: who, and with whom or where; an official needs a name or place."""
    if hit.cue.detail == "nouns_between" and by:
        return True
    if hit.cue.detail == "nouns" and not by:
        return bool(to)
    if hit.cue.detail == "stays" and not _is_stay(scene, clause, hit, by, goals):
        return False
    if by and by[0].sort in _STATES and in_phrase(scene, by[0]):
        return False  # "in Vilnius" is where, not who
    named = [n for n in (*by, *to) if n.sort != "official" or n.state is not None]
    if not by or all(n.sort in _STATES for n in (*by, *to)):
        return False
    if not (named or goals or by[0].sort == "official"):
        return False
    if hit.cue.detail in _VISITS:
        carried = (
            hit.cue.detail == "visits"
            and is_passive(scene, clause)
            and any(is_participle(scene.tokens[k], scene.language) for k in hit.tokens)
        )
        return (
            bool(to)
            and by[0].sort in ("person", "official", "pronoun")
            and not carried
            and (by[0].sort != "official" or _is_sent(scene, clause, by[0], goals))
        )
    reciprocal = scene.starts("contact", "reciprocal")
    if to:
        return True
    several = not reciprocal.isdisjoint(clause.tokens)
    sent = by[0].sort == "official" and _is_sent(scene, clause, by[0], goals)
    both = scene.starts("contact", "pronouns")
    paired = several and not both.isdisjoint(clause.tokens)
    return paired or (bool(goals) and (several or sent))


def _is_sent(scene: Scene, clause: Clause, named: Named, goals: Sequence[Named]) -> bool:
    """Whether an official told by a noun alone is an envoy, or one of a state that is named.

    A minister who is in another capital is there for his state.
    """
    said = range(named.first, named.last + 1)
    if not scene.starts("contact", "envoys").isdisjoint(said):
        return True
    if any(p not in goals for p in in_clause(scene.places, scene, clause)):
        return True
    capital = any(g.sort == "seat" for g in goals)
    return capital and not scene.starts("contact", "ministers").isdisjoint(said)


def _is_stay(
    scene: Scene, clause: Clause, hit: Hit, by: Sequence[Named], goals: Sequence[Named]
) -> bool:
    """Whether "was in Minsk" is all that a clause says of somebody with an office, at a time."""
    been = closed(scene.language, "been")
    titled = any(n.sort == "official" or n.role for n in by)
    other = [
        k
        for k in clause.tokens
        if k != clause.finite
        and k not in hit.tokens
        and scene.lows[k] not in closed(scene.language, "auxiliaries")  # "sei … gewesen"
        and is_participle(scene.tokens[k], scene.language)
    ]
    between = scene.lows[hit.starts[0] : hit.tokens[-1]]
    if closed(scene.language, "infinitive_marks").intersection(between):
        return False  # "are to find out in Caracas"
    past = any(k != clause.finite and scene.lows[k] in been for k in clause.tokens)
    timed = past or any(scene.clause_of[t.first] == clause.index for t in scene.times)
    named = {k for n in by for k in range(n.start, n.last + 1)}
    sent = scene.starts("contact", "envoys") | scene.starts("contact", "ministers")
    timed = timed or not sent.isdisjoint(named)  # "the envoy is in Kabul": now
    seat = any(g.sort == "seat" for g in goals)
    return titled and timed and seat and not other and hit.starts[0] == clause.finite


def arrived(drafts: Sequence[Draft]) -> list[Draft]:
    """Take those without a title who arrive where a paragraph has the freed taken for freed."""
    taken: dict[tuple[int, str], Draft] = {}
    for draft in drafts:
        if draft.kind == "freed" and draft.status == "asserted":
            for state in draft.destination:
                taken.setdefault((draft.scene.sentence.line, state), draft)
    for draft in drafts:
        scene = draft.scene
        clause = scene.clauses[scene.clause_of[draft.anchor]]
        whole = next(
            (
                found
                for place in in_clause(scene.places, scene, clause)
                if place.state
                and (found := taken.get((scene.sentence.line, place.state))) is not None
            ),
            None,
        )
        persons = [n for n in in_clause(scene.names, scene, clause) if n.sort == "person"]
        if draft.travels and whole is not None and persons and not any(n.role for n in persons):
            draft.kind, draft.travels, draft.by, draft.to = "freed", False, [], []
            draft.persons = list(dict.fromkeys(n.full for n in persons))
            draft.where = whole.where
            draft.destination = list(whole.destination)
    return list(drafts)


def without_travels_of_the_freed(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out journeys of those held or freed, and whom the freed meet that has no name: kin."""

    def told(*kinds: str) -> set[str]:
        return {surname(person) for d in drafts if d.kind in kinds for person in d.persons}

    held, freed = told("freed", "held", "jailed", "fate"), told("freed")

    def goes_home(draft: Draft) -> bool:
        if draft.kind != "contact" or not draft.by:
            return False
        actor = surname(draft.by[0])
        unnamed = not any(name[0].isupper() for name in draft.to)
        return (draft.travels and actor in held) or (unnamed and actor in freed)

    return [d for d in drafts if not goes_home(d)]
