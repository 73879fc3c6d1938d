"""Offices: who holds one, and who takes one up."""

from __future__ import annotations

from collections.abc import Sequence

from drehtuer import languages
from drehtuer.claims.fields.circumstances import evidence_of, status_of
from drehtuer.claims.fields.parties import pronouns_of, stands_behind
from drehtuer.claims.sentences.clauses import Clause
from drehtuer.claims.sentences.cues import Hit
from drehtuer.claims.sentences.draft import Context, Draft
from drehtuer.claims.sentences.grammar import closed, in_clause, in_phrase, is_participle
from drehtuer.claims.sentences.scene import PUNCTUATION, Named, Scene, Timed

_TAKING = ("takes", "follows")
_CLOSE = 3
"""How many tokens an open time ("since 1994") may stand from an office …"""
_FAR = 8
"""… and behind it with what the office is of: "head of the exiled cabinet since 2022"."""


def read_roles(scene: Scene, context: Context) -> list[Draft]:
    """Offices held since, or taken up: a person, an office, and a time or a verb that tells it."""
    found: list[Draft] = []
    hits = scene.hits("role")
    for clause in scene.clauses if hits else ():
        mine = [h for h in hits if scene.clause_of[h.anchor] == clause.index]
        since = [
            t
            for t in scene.times
            if scene.clause_of[t.first] == clause.index and t.value.endswith("/..")
        ]
        anchor, office = _told(scene, clause, mine, since)
        if anchor is None:
            continue
        person = _holder(scene, clause, context, mine, office or anchor)
        if person is None:
            continue
        undated = anchor.cue.detail == "standing" and not since
        if undated and not (person in scene.names and clause.first - person.last <= _CLOSE):
            continue
        draft = Draft("role", scene, anchor.tokens[0], anchor.tokens[-1], anchor=anchor.anchor)
        draft.persons = [person.full]
        if office is not None:
            draft.role = _office_words(scene, office)
            draft.cover(office.anchor)
        if since:
            draft.when = since[0].value
            draft.cover(since[0].first, since[0].last)
        else:
            draft.status = status_of(draft, clause)
        draft.first, draft.last = evidence_of(draft, clause)
        found.append(draft)
    return found


def _told(
    scene: Scene, clause: Clause, mine: Sequence[Hit], since: Sequence[Timed]
) -> tuple[Hit | None, Hit | None]:
    """What tells that an office is taken up or held, and the office where it is named."""
    helping = closed(scene.language, "auxiliaries") if _helps(scene, clause) else frozenset()
    takes = next(
        (
            h
            for h in mine
            if h.cue.detail in _TAKING and all(scene.lows[k] not in helping for k in h.tokens)
        ),
        None,
    )
    stands = next(
        (
            h
            for h in mine
            if h.cue.detail == "standing" and not (since and h.tokens[0] == since[0].first)
        ),
        None,
    )
    offices = [h for h in mine if h.cue.detail == "offices"]
    office = min(offices, key=lambda h: abs(h.anchor - takes.anchor) if takes else 0, default=None)
    if takes is not None and office is not None:
        return takes, office
    dated = next((h for h in offices if _is_dated(scene, h, since)), None)
    if dated is not None:
        return dated, dated
    if stands is not None and (since or _leads(scene, clause, stands)):
        return stands, None
    is_ = closed(scene.language, "copulas")
    if clause.finite is not None and scene.lows[clause.finite] in is_ and not helping:
        told = next((h for h in offices if _is_predicate(scene, clause.finite, h)), None)
        return told, told
    return None, None


def _leads(scene: Scene, clause: Clause, hit: Hit) -> bool:
    """Whether a relative clause tells what somebody leads: "who runs the office"."""
    after = hit.tokens[-1] + 1
    small = closed(scene.language, "prepositions")
    return (
        clause.kind == "relative"
        and clause.finite in hit.tokens
        and (after >= len(scene.lows) or scene.lows[after] not in small)
    )


def _helps(scene: Scene, clause: Clause) -> bool:
    """Whether the copula of a clause is the auxiliary of a participle: "war … begnadigt worden"."""
    helping = closed(scene.language, "auxiliaries")
    said = [k for k in clause.tokens if scene.tokens[k].is_word and scene.lows[k] not in helping]
    return (
        languages.table(scene.language, "language").get("capitalised_nouns", False)
        and bool(said)
        and is_participle(scene.tokens[said[-1]], scene.language)
        and not scene.tokens[said[-1]].is_capitalised
    )


def _is_predicate(scene: Scene, verb: int, office: Hit) -> bool:
    """Whether an office is what somebody is said to be, and not the title of a name behind it."""
    small = closed(scene.language, "prepositions", "relatives", but=("determiners",))
    between = range(verb + 1, office.tokens[0])
    titled = any(0 <= n.first - office.tokens[-1] <= 2 for n in scene.names)
    return (
        0 <= len(between) < _CLOSE
        and office.tokens[0] > verb
        and not titled
        and not any(scene.lows[k] in small or scene.tokens[k].text in PUNCTUATION for k in between)
    )


def _is_dated(scene: Scene, office: Hit, since: Sequence[Timed]) -> bool:
    """Whether an open time ("since 1994") stands close by an office, and dates nothing else."""
    since = [
        t
        for t in since
        if not any(
            is_participle(scene.tokens[k], scene.language) for k in range(t.last, office.anchor)
        )
    ]  # "the mayor, held since March"
    return any(
        abs(t.first - office.anchor) <= _CLOSE
        or abs(office.anchor - t.last) <= _CLOSE
        or 0 < t.first - office.anchor <= _FAR
        for t in since
    )


def _holder(
    scene: Scene, clause: Clause, context: Context, mine: Sequence[Hit], near: Hit
) -> Named | None:
    """Who holds the office: a person of the clause, whom it is about, or a pronoun's."""
    persons = [n for n in in_clause(scene.names, scene, clause) if n.sort == "person"]
    persons = [n for n in persons if not any(h.anchor in range(n.first, n.last + 1) for h in mine)]
    if clause.kind in ("relative", "aside") and (
        not persons or clause.opener in closed(scene.language, "relatives")
    ):
        before = [n for n in scene.names if n.sort == "person" and n.last < clause.first]
        persons = before[-1:] or persons or _known(scene, clause, context)
    if not persons:
        persons = [n for n in pronouns_of(scene, clause, context) if n.sort == "person"]
    if len(persons) > 1:  # Somebody alone may be known from another sentence: without a place here.
        of = closed(scene.language, "of", "genitives")
        marks = closed(scene.language, "object_marks")
        named = [n for n in persons if stands_behind(scene, n, marks, 1)]
        persons = [
            n for n in persons if not in_phrase(scene, n) and not stands_behind(scene, n, of, 1)
        ] or persons
        if any(h.cue.detail == "follows" for h in mine):
            return persons[0]  # "Kallas succeeded Borrell"
        if named and any(h.cue.detail == "takes" for h in mine):
            persons = named  # "Trump nombró a Richard Grenell enviado"
    if not persons and near.cue.detail == "takes":
        persons = [n for n in scene.names if n.sort == "person" and n.last < clause.first][-1:]
    return min(persons, key=lambda n: abs(n.first - near.anchor), default=None)


def _known(scene: Scene, clause: Clause, context: Context) -> list[Named]:
    """The person told before, for whom a noun stands that a relative clause is about."""
    gender = next(
        (r.gender for r in scene.roles if 0 < clause.first - r.last <= _CLOSE and r.gender), "m"
    )
    known = context.last_person.get(gender)
    return [known] if known is not None else []


def _office_words(scene: Scene, office: Hit) -> str:
    """An office with what belongs to it ("president of Belarus")."""
    last = office.anchor
    follow = closed(scene.language, "of")
    if (
        last + 2 < len(scene.tokens)
        and scene.lows[last + 1] in follow
        and scene.tokens[last + 2].is_capitalised
    ):
        last += 2
    return scene.said(office.tokens[0], last)
