"""Journeys of the freed: where a report tells of a release, those named who are taken abroad."""

from __future__ import annotations

from collections.abc import Sequence

from drehtuer.claims.fields.circumstances import own_times, settle
from drehtuer.claims.fields.whom import row_of
from drehtuer.claims.sentences.clauses import Clause
from drehtuer.claims.sentences.draft import Context, Draft, surname
from drehtuer.claims.sentences.grammar import closed, has_verb, in_clause, in_phrase, verbs_among
from drehtuer.claims.sentences.scene import Named, Scene

_PEOPLE = frozenset({"freed", "jailed", "held", "fate"})
_BESIDE = 3
"""How many words behind "got" whoever came free may stand: "got back the spy X"."""
_REACH = 2
"""For how many sentences behind a release its people may still arrive."""


def journeys(scene: Scene, context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """Named persons who arrive abroad where releases are told of: "X and Y landed in Cologne".

    Nobody with an office is meant, who may travel along; a clause that tells something else of
    prisoners is left to it.
    """
    found: list[Draft] = []
    for clause in scene.clauses:
        verbs = [k for k in verbs_among(scene, clause.tokens) if has_verb(scene, [k], "journeys")]
        aboard = _aboard(scene, context, clause, verbs, [*drafts, *found])
        if aboard is not None:
            found.append(aboard)
            continue
        if not verbs:
            found += _received(scene, context, clause, [*drafts, *found])
        topic = _topic(scene, context, [*drafts, *found], clause) if verbs else None
        if (
            topic is None
            or any(scene.clause_of[d.anchor] == clause.index for d in drafts)
            or any(scene.clause_of[h.anchor] == clause.index for h in scene.people_hits)
        ):
            continue
        persons = _travellers(scene, clause, context)
        holder = topic.where or context.main_state
        abroad = [
            place
            for place in in_clause(scene.places, scene, clause)
            if place.state not in (None, holder) and place.sort in ("name", "seat", "place")
        ]
        if not persons or not abroad:
            continue
        draft = Draft("freed", scene, persons[0].first, verbs[0], anchor=verbs[0])
        draft.first, draft.last = min(draft.first, verbs[0]), max(persons[-1].last, verbs[0])
        draft.persons = list(dict.fromkeys(person.full for person in persons))
        settle(draft, clause, context)
        if draft.status != "asserted":
            continue
        draft.where, draft.by = holder, []
        if not own_times(draft):
            draft.same_time = topic
        found.append(draft)
    return found


def _aboard(
    scene: Scene, context: Context, clause: Clause, verbs: Sequence[int], drafts: Sequence[Draft]
) -> Draft | None:
    """Those whom what they travel in takes abroad: "the bus with 14 prisoners crossed the border".

    Prisoners, or, where a release was told of, persons by name.
    """
    if not verbs or any(scene.clause_of[d.anchor] == clause.index for d in drafts):
        return None
    crafts = scene.starts("sets", "craft")
    company = closed(scene.language, "with", "carrying")
    with_ = next(
        (
            k
            for k in clause.tokens
            if scene.lows[k] in company
            and any(n in crafts for n in range(max(clause.first, k - _BESIDE), k))
        ),
        None,
    )
    if with_ is None:
        return None
    near = range(with_ + 1, with_ + 1 + _BESIDE + 1)
    count = next(
        (m for m in scene.counts if m.first in near and m.label in ("prisoner", "freed")), None
    )
    start = next((n for n in scene.names if n.sort == "person" and n.start in near), None)
    topic = _topic(scene, context, drafts, clause)
    row = row_of(scene, start) if start is not None and topic is not None else []
    persons = [n for n in row if not context.rules(n) and surname(n.full) not in context.titled]
    if count is None and not persons:
        return None
    draft = Draft("freed", scene, with_, max(with_, *verbs), anchor=verbs[0], count=count)
    if count is None:
        draft.persons = [n.full for n in persons]
    settle(draft, clause, context)
    draft.where, draft.by = (topic.where if topic else context.main_state), []
    return draft


def homecomings(scenes: Sequence[Scene], drafts: Sequence[Draft], context: Context) -> list[Draft]:
    """Arrivals abroad of those whom the report tells to be freed elsewhere: "X landed in Vienna".

    A second look: a report may begin with the arrival and tell of the release behind it.
    """
    released: dict[str, Draft] = {}
    for draft in drafts:
        if draft.kind == "freed" and draft.status == "asserted":
            for name in draft.persons:
                released.setdefault(surname(name), draft)
    told = {(d.scene.number, d.scene.clause_of[d.anchor]) for d in drafts if d.kind in _PEOPLE}
    found = []
    for scene in scenes if released else ():
        if scene.genre == "boilerplate" or scene.is_heading:
            continue
        for clause in scene.clauses:
            verbs = [
                k for k in verbs_among(scene, clause.tokens) if has_verb(scene, [k], "landing")
            ]
            persons = [n for n in in_clause(scene.names, scene, clause) if n.sort == "person"]
            if not verbs or not persons or (scene.number, clause.index) in told:
                continue
            release = released.get(surname(persons[0].full))
            if release is None or context.rules(persons[0]) or in_phrase(scene, persons[0]):
                continue
            abroad = [
                place
                for place in in_clause(scene.places, scene, clause)
                if place.state not in (None, release.where)
                and place.sort in ("name", "seat", "place")
            ]
            if not abroad:
                continue
            row = [n for n in row_of(scene, persons[0]) if n in persons]
            draft = Draft("freed", scene, row[0].first, row[-1].last, anchor=verbs[0])
            draft.cover(verbs[0])
            draft.persons = list(dict.fromkeys(n.full for n in row))
            settle(draft, clause, context)
            if draft.status != "asserted":
                continue
            draft.where, draft.by = release.where, []
            if not own_times(draft):
                draft.same_time = release
            found.append(draft)
    return found


def _received(
    scene: Scene, context: Context, clause: Clause, drafts: Sequence[Draft]
) -> list[Draft]:
    """Named persons whom the other side of a swap gets: "Washington freed X; Moscow got Y"."""
    verb = clause.finite
    topic = _topic(scene, context, drafts, clause)
    if topic is None or verb is None:
        return []
    came = clause.first in scene.starts("status", "exchange")  # "in return came X"
    if not came and not has_verb(scene, [verb], "receiving"):
        return []
    if any(scene.clause_of[h.anchor] == clause.index for h in scene.people_hits):
        return []
    states = [p for p in scene.places if p.sort in ("name", "seat")]
    if not came and not any(p.last == verb - 1 for p in states):
        return []
    start = next((n for n in scene.names if n.sort == "person" and n.first > verb), None)
    if start is None:
        return []
    first = start.first if start.role_first is None else start.role_first
    if first - verb > _BESIDE:
        return []
    row = row_of(scene, start)
    draft = Draft("freed", scene, verb - 1, row[-1].last, anchor=verb)
    draft.persons = [person.full for person in row]
    settle(draft, clause, context)
    draft.where, draft.by = None, []
    if not own_times(draft):
        draft.same_time = topic
    return [draft] if draft.status == "asserted" else []


def _topic(scene: Scene, context: Context, drafts: Sequence[Draft], clause: Clause) -> Draft | None:
    """The release that a clause goes on with: one in the sentence, or shortly before."""
    before = [d for d in drafts if d.anchor < clause.last]
    if before:
        return before[-1] if before[-1].kind == "freed" else None
    event = context.last_event
    near = event is not None and scene.number - event.scene.number <= _REACH
    return event if event is not None and near and event.kind == "freed" else None


def _travellers(scene: Scene, clause: Clause, context: Context) -> list[Named]:
    """A row of persons without an office, or one who is known to have been held."""
    persons = [
        n
        for n in in_clause(scene.names, scene, clause)
        if n.sort == "person" and surname(n.full) not in context.titled and not context.rules(n)
    ]
    if not persons:
        return []
    start = persons[0]
    small = closed(scene.language, "prepositions")
    if start.first and scene.lows[start.first - 1] in small:
        return []
    row = [n for n in row_of(scene, start) if n in persons]
    company = closed(scene.language, "with")
    for person in persons:
        beside = person.first == row[-1].last + 2
        if person not in row and beside and scene.lows[person.first - 1] in company:
            row.append(person)
    known = any(surname(person.full) in context.prisoners for person in row)
    return row if known or len(row) > 1 else []
