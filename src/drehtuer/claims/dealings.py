"""Measures, contacts, offices and the door: what surrounds the bargaining over people."""

from __future__ import annotations

from collections.abc import Sequence

from drehtuer import languages
from drehtuer.claims.circumstances import evidence_of, own_times, place_of, status_of
from drehtuer.claims.clauses import Clause
from drehtuer.claims.cues import Hit, words
from drehtuer.claims.draft import Context, Draft
from drehtuer.claims.grammar import closed, first_each, in_clause, in_phrase, is_bare_infinitive
from drehtuer.claims.people import person_of_pronoun
from drehtuer.claims.scene import PUNCTUATION, Named, Scene

_COMPARING = 4
"""A cue of so many parts compares ("than", "more", this side, that side); "than" parts them."""


def read_measures(scene: Scene, context: Context) -> list[Draft]:
    """Sanctions and the like: a thing (sanctions, flights) and what is done to it."""
    found: list[Draft] = []
    hits = scene.hits("measure")
    things = [h for h in hits if h.cue.detail == "things"]
    alone = [h for h in hits if h.cue.detail == "nouns_alone"]
    boxed = _labelled_thing(scene, things)
    for clause in scene.clauses:
        thing = next((h for h in things if scene.clause_of[h.anchor] == clause.index), None)
        single = next((h for h in alone if scene.clause_of[h.anchor] == clause.index), None)
        acts = [
            h
            for h in hits
            if scene.clause_of[h.anchor] == clause.index
            and h.cue.detail not in ("things", "nouns_alone")
            and (thing is None or not set(h.tokens) & set(thing.tokens))
        ]
        if thing is None and single is None and not (boxed and acts):
            continue
        act = max(
            acts, key=lambda h: (len(h.tokens), -abs(h.anchor - (thing or h).anchor)), default=None
        )
        if act is None and single is not None and clause.finite is None:
            continue
        if act is None and single is None:
            continue
        main = act or single
        assert main is not None
        draft = Draft("measure", scene, main.tokens[0], main.tokens[-1], anchor=main.anchor)
        if thing is not None:
            draft.cover(thing.anchor)
        source = (
            act
            if act is not None
            else next(
                (
                    h
                    for h in hits
                    if str(h.cue.detail).startswith("nouns_")
                    and h.anchor == main.anchor
                    and h.cue.detail != "nouns_alone"
                ),
                main,
            )
        )
        draft.direction = str(source.cue.detail).removeprefix("nouns_")
        if draft.direction == "alone":
            draft.direction = "ease"
        draft.where = place_of(draft, clause, context)
        draft.status = status_of(draft, clause)
        draft.by, draft.to = _actor_and_target(scene, clause)
        draft.nominal = str(source.cue.detail).startswith("nouns_")
        draft.infinitive = is_bare_infinitive(scene, main.tokens)
        capital = languages.table(scene.language, "language").get("capitalised_nouns")
        is_noun = bool(capital) and scene.tokens[main.anchor].is_capitalised
        draft.nominal = draft.nominal or draft.infinitive or is_noun
        if act is None and not draft.by and not draft.to and not own_times(draft):
            continue
        draft.first, draft.last = evidence_of(draft, clause)
        found.append(draft)
    return found


def _labelled_thing(scene: Scene, things: Sequence[Hit]) -> bool:
    """Whether the label of a fact box's item names sanctions, so that its entries need not."""
    colon = next((k for k, t in enumerate(scene.tokens) if t.text == ":"), None)
    return scene.genre == "factbox" and colon is not None and any(h.anchor < colon for h in things)


def _actor_and_target(scene: Scene, clause: Clause) -> tuple[list[str], list[str]]:
    """Who acts and on whom: a party outside a phrase acts, one behind "against" is the target."""
    against = closed(scene.language, "against")
    actors: list[str] = []
    targets: list[str] = []
    parties = sorted(
        (*in_clause(scene.names, scene, clause), *in_clause(scene.places, scene, clause)),
        key=lambda n: n.first,
    )
    for n in parties:
        if n.sort in ("place", "people", "adjective"):
            continue
        before = {scene.lows[k] for k in range(max(0, n.first - 4), n.first)}
        if before & against and (actors or in_phrase(scene, n)):
            targets.append(n.full)
        elif not in_phrase(scene, n) and not actors:
            actors.append(n.full)
        else:
            targets.append(n.full)
    if not actors:
        agents = words(scene.language, "agents", "words")
        actors = [scene.tokens[k].text for k in clause.tokens if agents.match(scene.lows, k)][:1]
    return actors, targets


def read_contacts(scene: Scene, context: Context) -> list[Draft]:
    """Calls, meetings, visits, letters and invitations between parties."""
    found: list[Draft] = []
    for hit in first_each(scene.hits("contact"), scene):
        clause = scene.clauses[scene.clause_of[hit.anchor]]
        people = [n for n in in_clause(scene.names, scene, clause) if n.sort == "person"]
        actors = [n for n in people if not in_phrase(scene, n)]
        beside = [n for n in people if in_phrase(scene, n) and _is_with(scene, n)]
        pronoun = _pronoun(scene, clause, context)
        actors = [*(p for p in pronoun if p.full not in {n.full for n in people}), *actors]
        beside.sort(key=lambda n: (n.first < hit.anchor, abs(n.first - hit.anchor)))
        places = in_clause(scene.places, scene, clause)
        to: list[Named]
        if hit.cue.detail == "visits":
            goals = [
                n
                for n in places
                if n.sort in ("seat", "name", "place") and _is_goal(scene, n, hit.anchor)
            ]
            to = [*beside, *goals] if goals else actors[1:]
            by = actors[:1]
        else:
            states = [
                n
                for n in places
                if n.sort in ("seat", "name") and (not in_phrase(scene, n) or _is_with(scene, n))
            ]
            by = actors[:1] or beside[:1]
            others = [
                n for n in (*actors[1:], *(beside[:1] or ())) if n.full not in {b.full for b in by}
            ]
            titled = _title(scene, clause, by)
            to = titled if titled and not any(n.first > hit.anchor for n in others) else others
            to = to or [n for n in states if n.full not in {b.full for b in by}]
        if clause.kind == "sub" and clause.opener in closed(scene.language, "temporal"):
            continue
        if not by or not to or (scene.tokens[hit.anchor].is_capitalised and clause.finite is None):
            continue
        draft = Draft("contact", scene, hit.tokens[0], hit.tokens[-1], anchor=hit.anchor)
        draft.cover(*(n.first for n in (*by, *to) if scene.clause_of[n.first] == clause.index))
        draft.status = status_of(draft, clause)
        draft.by = list(dict.fromkeys(n.full for n in by))
        draft.to = list(dict.fromkeys(n.full for n in to))
        draft.first, draft.last = evidence_of(draft, clause)
        found.append(draft)
    return found


def _is_with(scene: Scene, named: Named) -> bool:
    """Whether "with" or "to" stands shortly before a name, or before its title."""
    first = named.role_first if named.role_first is not None else named.first
    with_ = closed(scene.language, "with")
    return any(scene.lows[k] in with_ for k in range(max(0, first - 3), named.first))


def _is_goal(scene: Scene, named: Named, verb: int) -> bool:
    """Whether a place is where somebody goes: behind "to" or "in", or right behind the verb."""
    into = closed(scene.language, "into")
    if named.first == verb + 1:
        return True
    return any(scene.lows[k] in into for k in range(max(0, named.first - 4), named.first))


def _title(scene: Scene, clause: Clause, by: Sequence[Named]) -> list[Named]:
    """A ruler told by office alone ("with the Belarusian ruler")."""
    agents = words(scene.language, "agents", "words")
    taken = {
        k
        for n in by
        for k in range(n.role_first if n.role_first is not None else n.first, n.last + 1)
    }
    return [
        Named(k, k, scene.tokens[k].text, scene.tokens[k].text, "person")
        for k in clause.tokens
        if k not in taken
        and k > (by[0].last if by else -1)
        and agents.match(scene.lows, k)
        and scene.tokens[k].is_word
        and any(scene.lows[m] in closed(scene.language, "with") for m in range(max(0, k - 4), k))
    ][:1]


def _pronoun(scene: Scene, clause: Clause, context: Context) -> list[Named]:
    """The person whom a pronoun that is the clause's subject stands for."""
    subjects = set(
        languages.table(scene.language, "language").get("pronouns", {}).get("subject", "").split()
    )
    for k in clause.tokens:
        if scene.lows[k] in subjects:
            person = person_of_pronoun(scene, k, context)
            if person is not None:
                return [Named(k, k, person.name, person.full, "person")]
    return []


def read_roles(scene: Scene, context: Context) -> list[Draft]:
    """Offices held since, or taken up: a person, an office and a time or a verb of taking it."""
    found: list[Draft] = []
    hits = scene.hits("role")
    for clause in scene.clauses:
        mine = [h for h in hits if scene.clause_of[h.anchor] == clause.index]
        takes = next((h for h in mine if h.cue.detail == "takes"), None)
        stands = next((h for h in mine if h.cue.detail == "standing"), None)
        office = next(
            (
                h
                for h in mine
                if h.cue.detail == "offices" and (takes is not None or _office_since(scene, h))
            ),
            None,
        )
        since = [
            t
            for t in scene.times
            if scene.clause_of[t.first] == clause.index and t.value.endswith("/..")
        ]
        if not (takes and office) and not (
            since and (office or (stands and stands.tokens[0] != since[0].first))
        ):
            continue
        anchor = takes or office or stands
        assert anchor is not None
        persons = [n for n in in_clause(scene.names, scene, clause) if n.sort == "person"]
        if not persons and clause.kind in ("relative", "aside", "sub"):
            before = [n for n in scene.names if n.sort == "person" and n.last < clause.first]
            persons = before[-1:]
        if not persons:
            persons = _pronoun(scene, clause, context)
        persons = [
            n for n in persons if not any(h.anchor in range(n.first, n.last + 1) for h in mine)
        ]
        if not persons and takes is not None:
            before = [n for n in scene.names if n.sort == "person" and n.last < clause.first]
            persons = before[-1:]
        if not persons:
            continue
        nearest = min(persons, key=lambda n: abs(n.first - (office or anchor).anchor))
        draft = Draft("role", scene, anchor.tokens[0], anchor.tokens[-1], anchor=anchor.anchor)
        draft.persons = [nearest.full]
        if office is not None:
            draft.role = _office_words(scene, office)
            draft.cover(office.anchor)
        if since:
            draft.when = since[0].value
            draft.cover(since[0].first, since[0].last)
        draft.first, draft.last = evidence_of(draft, clause)
        found.append(draft)
    return found


def _office_since(scene: Scene, hit: Hit) -> bool:
    """Whether an open time ("since 1994") stands close by an office."""
    return any(
        t.value.endswith("/..")
        and (abs(t.first - hit.anchor) <= 3 or abs(hit.anchor - t.last) <= 3)
        for t in scene.times
    )


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


def read_door(scene: Scene, context: Context) -> list[Draft]:
    """Arrests compared with releases, as such."""
    found: list[Draft] = []
    hits = scene.hits("door", [0] * len(scene.heads))
    hits = [
        h for h in hits if len(h.starts) < _COMPARING or h.starts[2] < h.starts[0] < h.starts[3]
    ]
    if not hits:
        return found
    hit = max(hits, key=lambda h: len(h.tokens))
    draft = Draft("door", scene, hit.tokens[0], hit.tokens[-1], anchor=hit.anchor)
    draft.direction = hit.cue.detail
    draft.where = context.main_state
    clause = scene.clauses[scene.clause_of[hit.anchor]]
    first, last = evidence_of(draft, clause)
    draft.first, draft.last = min(first, draft.first), max(last, draft.last)
    while draft.last > draft.first and scene.tokens[draft.last].text in PUNCTUATION:
        draft.last -= 1
    found.append(draft)
    return found
