"""When, where, by whom, and how certain: what a clause says around what happens to people."""

from __future__ import annotations

from collections.abc import Sequence

from drehtuer import languages
from drehtuer.claims.sentences.clauses import Clause
from drehtuer.claims.sentences.count_words import words_of
from drehtuer.claims.sentences.counts import CountMention
from drehtuer.claims.sentences.cues import words
from drehtuer.claims.sentences.draft import Context, Draft, surname
from drehtuer.claims.sentences.grammar import (
    bystanders,
    closed,
    follows_event,
    has_verb,
    in_clause,
    in_phrase,
    is_attribute,
    is_infinitive,
    is_participle,
    is_passive,
    is_past,
    is_reported,
    is_taken_to,
    is_to_come,
    is_verb,
    number_before,
    verbs_among,
)
from drehtuer.claims.sentences.numerals import number_at
from drehtuer.claims.sentences.scene import PUNCTUATION, Named, Scene, Timed
from drehtuer.languages.holders import ruled_by, seldom
from drehtuer.languages.verbforms import features_of

_NOT_REACH = 8
"""How many tokens from a verb its "not" may stand …"""
_DATING = 3
"""How many words before a noun the preposition may stand by which it dates something else."""
_STATUS_REACH = 25
"""… and its modal or particle."""
_REPORTED = 4
"""How many words behind "reports" the sign or "that" may stand that opens what they say."""
_FLOWS = frozenset({"freed", "jailed"})
STEPS = frozenset({"expelled", "transferred", "rearrested"})
"""Fates that are done to people on a day, and so can be planned or promised; others last."""
_NO_OPENING, _NO_CLOSING = PUNCTUATION - set('„“"«(['), PUNCTUATION - set('“”"»)]')
"""The signs that cannot begin evidence, and those that cannot end it."""


def settle(draft: Draft, clause: Clause, context: Context) -> None:
    """Fill in place, actor, status and totals from the clause; dating comes last of all."""
    scene = draft.scene
    draft.by = draft.by or agents_of(draft, clause, context)
    draft.where = place_of(draft, clause, context)
    of = draft.count.nationality if draft.count is not None else ()
    if _is_in_return(draft, clause) and not _letting_go(context).isdisjoint(of):
        draft.where = None  # "in return eight Russians came free": not from Russia
    draft.status = status_of(draft, clause)
    if draft.kind == "listed":
        draft.direction = way_on_list(draft, clause) or "in"
    if draft.count is not None:
        draft.group = draft.group or draft.count.group
        draft.nationality = draft.nationality or tuple(
            state for state in draft.count.nationality if state != draft.where
        )
        draft.cumulative = _is_total(draft, clause)
    if draft.where in draft.nationality:
        draft.nationality = ()
    if draft.kind == "freed":
        draft.destination = _destinations(scene, clause, draft)
    draft.first, draft.last = evidence_of(draft, clause)


def evidence_of(draft: Draft, clause: Clause) -> tuple[int, int]:
    """The clause's run of tokens around the draft's own, without signs at its edges."""
    scene = draft.scene
    first, last = draft.first, draft.last
    if scene.is_series:
        return first, last
    members = set(clause.tokens)
    while first - 1 in members:
        first -= 1
    while last + 1 in members:
        last += 1
    first, last = min(first, draft.first), max(last, draft.last)
    links = closed(scene.language, "coordinators")
    while first < draft.first and (
        scene.tokens[first].text in _NO_OPENING or scene.lows[first] in links
    ):
        first += 1
    while last > draft.last and scene.tokens[last].text in _NO_CLOSING:
        last -= 1
    return first, last


def turn(draft: Draft, kind: str) -> None:
    """Let a draft tell of another kind: only lists have a direction, a stock is no total."""
    clause = draft.scene.clauses[draft.scene.clause_of[draft.anchor]]
    draft.kind = kind
    draft.direction = (way_on_list(draft, clause) or "in") if kind == "listed" else None
    draft.cumulative = draft.cumulative and kind != "held"


def way_on_list(draft: Draft, clause: Clause) -> str | None:
    """Whether a clause puts names on a list or strikes them off: of both what is nearer."""
    scene = draft.scene
    at = draft.count.number if draft.count is not None else draft.anchor
    near = {
        way: min((abs(k - at) for k in clause.tokens if found.match(scene.lows, k)), default=None)
        for way in ("out", "in")
        for found in (words(scene.language, "listed", way),)
    }
    out, into = near["out"], near["in"]
    if out is not None and (into is None or out <= into):
        return "out"
    return "in" if into is not None else None


def own_times(draft: Draft) -> list[Timed]:
    """The times in the clause of a draft, but for those that it is only held against."""
    scene, home = draft.scene, draft.scene.clause_of[draft.anchor]
    times = [t for t in scene.times if scene.clause_of[t.first] == home]
    return [t for t in times if t.first not in scene.compared]


def agents_of(draft: Draft, clause: Clause, context: Context) -> list[str]:
    """Who acts: a ruler, a state or one of its organs; one of the holding state before another."""
    scene = draft.scene
    agents, titles = scene.starts("agents", "words"), words(scene.language, "agents", "words")
    found: list[tuple[bool, int, Named]] = []
    aside = bystanders(scene) if draft.nominal else ()
    roles = ((n.role_first, n.first) for n in scene.names if n.role_first is not None)
    titled = {k for first, name in roles for k in range(first, name)}
    capital = languages.table(scene.language, "language").get("capitalised_nouns")
    for named in (*in_clause(scene.names, scene, clause), *in_clause(scene.places, scene, clause)):
        if named.full in draft.persons or named.sort in ("adjective", "people", "place"):
            continue
        if any(m.first <= named.first <= max(m.last, m.head or 0) for m in scene.counts):
            continue  # "zwei Polen" are no state
        entitles = named.first in titled and named.sort == "name"
        if entitles or _is_of_patient(draft, named):
            continue
        if named.first in aside or _is_aside(draft, named.first):
            continue
        home = named.state or context.homes.get(surname(named.full))
        acts = (
            context.rules(named)
            or ruled_by(surname(named.full)) is not None
            or _lets_go(draft, named, clause)
            or named.sort in ("seat", "name")
            or (
                named.sort == "body"
                and any(titles.match([w.lower()], 0) for w in named.name.split())
            )
        )
        in_it = ("seat", "name", *(("body",) if capital else ()))
        if acts and not (named.sort in in_it and in_phrase(scene, named)):
            found.append((home is not None and home != context.main_state, named.first, named))
    if found:
        return _joined(scene, min(found, key=lambda each: each[:2])[2], [f[2] for f in found])
    for k in clause.tokens:
        if (
            k in agents
            and k not in aside
            and k not in titled
            and (not draft.count or not draft.count.first <= k <= draft.count.last)
            and not _is_owner(scene, k)
            and not _is_aside(draft, k)
            and not _only_sounds_like_agent(scene, k)
        ):
            return [scene.tokens[k].text]
    return []


def _is_of_patient(draft: Draft, named: Named) -> bool:
    """Whether it stands in the title of one whom it befalls: "freed truth commission head X"."""
    return any(
        n.role_first is not None and n.role_first - 1 <= named.last < n.first
        for n in draft.scene.names
        if n.full in draft.persons
    )


def _lets_go(draft: Draft, named: Named, clause: Clause) -> bool:
    """Whether a person stands as the subject before a verb, those freed behind: "X pardoned 52"."""
    scene, verb = draft.scene, draft.anchor
    if draft.kind != "freed" or named.sort != "person" or draft.nominal or named.last >= verb:
        return False
    count = draft.count
    freed = [n.first for n in scene.names if n.full in draft.persons]
    behind = any(k > verb for k in freed) if count is None else count.first > verb
    passive = is_passive(scene, clause)
    return behind and not passive and is_verb(scene, verb) and not in_phrase(scene, named)


def _joined(scene: Scene, agent: Named, others: Sequence[Named]) -> list[str]:
    """The states that act together: "Russia and Belarus freed 16 prisoners"."""
    row = sorted((n for n in others if n.sort in ("name", "seat")), key=lambda n: n.first)
    if agent not in row:
        return [agent.full]
    joins = closed(scene.language, "coordinators")
    small = closed(scene.language, "determiners")
    together, last = [row[0]], row[0].last
    for named in row[1:]:
        between = [
            scene.lows[k] for k in range(last + 1, named.first) if scene.lows[k] not in small
        ]
        if len(between) != 1 or not (between[0] in joins or between[0] == ","):
            if agent in together:
                break
            together = []
        together.append(named)
        last = named.last
    return list(dict.fromkeys(named.full for named in together))


def _only_sounds_like_agent(scene: Scene, k: int) -> bool:
    """Whether a word for those who act is none where nouns have capitals.

    An adjective ("regierungsfeindliche Proteste"), or one in a phrase ("gegen die Regierung").
    """
    if not languages.table(scene.language, "language").get("capitalised_nouns"):
        return False
    return not scene.tokens[k].is_capitalised or in_phrase(scene, Named(k, k, "", "", "body"))


def _is_aside(draft: Draft, k: int) -> bool:
    """Whether a token stands in an attribute that does not make the claim.

    "Bei dem [durch die Türkei vermittelten] Austausch kam X frei": Turkey did not free X.
    """
    span = draft.scene.attribute_around(k)
    return span is not None and draft.anchor not in span


def _custody_told_of(draft: Draft) -> str | None:
    """The state in whose custody an attribute tells those to be: "der in Bonn inhaftierte X"."""
    scene = draft.scene
    first = {n.first if n.role_first is None else n.role_first for n in scene.names}
    for span in scene.attributes:
        k = span.stop - 1
        held = k in scene.starts("tallies", "inside") or any(
            k in hit.tokens and hit.kind in ("held", "jailed") for hit in scene.people_hits
        )
        whose = next((n for n in scene.names if n.full in draft.persons and n.last > k), None)
        if not held or whose is None:
            continue
        begins = min(whose.first, whose.role_first or whose.first)
        if any(n in range(k + 1, begins) for n in first):
            continue
        place = next((p for p in scene.places if p.first in span and p.state), None)
        if place is not None and place.sort in ("name", "place", "seat"):
            return place.state
    return None


def _is_in_return(draft: Draft, clause: Clause) -> bool:
    """Whether a release is the other side of a swap: "im Gegenzug kamen acht Russen frei"."""
    return draft.kind == "freed" and clause.first in draft.scene.starts("status", "exchange")


def _letting_go(context: Context) -> set[str | None]:
    """The states that let people go before: the report's own, and those of the last release."""
    last = context.last_flow
    named = () if last is None else (p.state for p in last.scene.places if p.full in last.by)
    return {context.main_state, *named}


def _is_owner(scene: Scene, k: int) -> bool:
    """Whether an agent only owns or has what stands before it: "members of the military"."""
    small = closed(scene.language, "determiners", but=("genitives",))
    while k > 0 and scene.lows[k - 1] in small:
        k -= 1
    return k > 0 and scene.lows[k - 1] in closed(scene.language, "genitives")


def place_of(draft: Draft, clause: Clause, context: Context) -> str | None:
    """The state that holds or held: the one named in the clause, else the report's."""
    scene = draft.scene
    skip = {*draft.nationality, "EU", "UN", "NATO"}
    if _is_in_several(scene, clause):
        return None
    if (held_in := _custody_told_of(draft)) is not None:
        return held_in
    aside = bystanders(scene) if draft.nominal else ()
    places = [p for p in in_clause(scene.places, scene, clause) if p.state]
    places = [p for p in places if not _is_aside(draft, p.first) and not _is_in_title(draft, p)]
    acting = next((p.state for p in places if p.full in draft.by), None)
    ruled = next((state for name in draft.by if (state := ruled_by(surname(name)))), None)
    if ruled is not None:
        return ruled
    if acting is not None and any(_is_of_those(draft, p, acting) for p in places):
        return acting
    if any(p.state == context.main_state for p in places):
        return context.main_state
    for place in places:
        if (
            place.state not in skip
            and place.sort != "people"
            and place.first not in aside
            and not _is_of_citizens(draft, place)
            and not is_goal(scene, place)
            and not (draft.kind == "freed" and _is_reached(scene, place))
        ):
            if draft.kind == "freed" and _asks(place.state, context):
                continue
            return place.state
    return context.main_state


def _is_in_title(draft: Draft, place: Named) -> bool:
    """Whether an adjective only tells who somebody is: "der US-Journalist X", "the German X"."""
    return place.sort == "adjective" and any(
        n.full in draft.persons
        and n.role_first is not None
        and min(n.role_first, n.first) - 1 <= place.first < n.first
        for n in draft.scene.names
    )


def _is_reached(scene: Scene, place: Named) -> bool:
    """Whether a place is where somebody arrives: "landed in Doha", "are back in Paris"."""
    verb = place.first - 2
    return (
        verb >= 0
        and scene.lows[verb + 1] in closed(scene.language, "locatives")
        and (
            has_verb(scene, [verb], "journeys")
            or (
                scene.lows[verb] in closed(scene.language, "adverbs")
                and has_verb(scene, [verb - 1], "journeys")
            )
        )
    )


def _asks(state: str | None, context: Context) -> bool:
    """Whether a state is named beside another one that holds: it asks, mediates or takes in."""
    holder = context.main_state
    return holder is not None and state in seldom() and holder not in seldom()


def _is_in_several(scene: Scene, clause: Clause) -> bool:
    """Whether a clause tells of more states than one: "held in seven countries"."""
    several, states = scene.starts("agents", "several_states"), scene.starts("agents", "states")
    return not several.isdisjoint(clause.tokens) or any(
        (number_before(scene, k) or 1) > 1 for k in states.intersection(clause.tokens)
    )


def _is_of_those(draft: Draft, place: Named, acting: str) -> bool:
    """Whether an adjective is of those counted: "Azerbaijan freed 32 Armenian servicemen"."""
    count = draft.count
    return (
        place.sort in ("adjective", "people")
        and place.state != acting
        and not draft.nominal
        and count is not None
        and count.number < place.first < (count.head or 0)
    )


def _is_of_citizens(draft: Draft, place: Named) -> bool:
    """Whether an adjective only tells whose citizens are counted: "five Ukrainian citizens"."""
    count = draft.count
    return (
        place.sort == "adjective"
        and count is not None
        and count.group == "people"
        and count.first <= place.first <= count.last
    )


def is_goal(scene: Scene, place: Named) -> bool:
    """Whether a place is where somebody is taken: "nach Litauen", "in die Ukraine", "to the US"."""
    where = closed(scene.language, "locatives")  # "in": where, or with an accusative where to
    into = closed(scene.language, "into", but=("locatives",))
    first, second = ([*scene.lows[max(0, place.first - 2) : place.first][::-1], "", ""])[:2]
    article = closed(scene.language, "determiners")
    endings = tuple(closed(scene.language, "locative_endings"))
    if endings and first in where:
        return not scene.lows[place.last].endswith(endings)
    return (
        first in into
        or (first in article and second in into)
        or (first in closed(scene.language, "accusatives") and second in where)
    )


def _destinations(scene: Scene, clause: Clause, draft: Draft) -> list[str]:
    """Where the freed are taken: a state after a preposition of direction."""
    goals = [
        place
        for place in in_clause(scene.places, scene, clause)
        if place.state != draft.where and place.sort != "adjective" and is_taken_to(scene, place)
    ]
    if draft.count is None:
        return _states(goals)
    own = draft.count  # "115 to Ukraine, eight to Lithuania"; "to Lithuania eight"
    others = [m for m in scene.counts if not m.whole]  # "13 of the sixteen … to Germany"
    limit = min((m.first for m in others if m.first > own.last), default=len(scene.tokens))
    start = max((m.last for m in others if m.last < own.first), default=-1)
    behind = _states([p for p in goals if own.last < p.first < limit])
    if not behind and start >= 0:  # "and three, among them X and Y, to Spain"
        behind = goals_behind(scene, own)
    return behind or _states([p for p in goals if start < p.first < limit])


def goals_behind(scene: Scene, mention: CountMention) -> list[str]:
    """Where a count's people are taken to, told before the next one: "9 to Lithuania, 114 …"."""
    limit = min(
        (m.first for m in scene.counts if m.first > mention.last), default=len(scene.tokens)
    )
    places = [p for p in scene.places if mention.last < p.first < limit]
    return _states([p for p in places if is_taken_to(scene, p)])


def _states(places: Sequence[Named]) -> list[str]:
    """The states of places, each once."""
    return list(dict.fromkeys(p.state for p in places if p.state))


def status_of(draft: Draft, clause: Clause) -> str:
    """What negation, modals and tense make of a plain statement."""
    scene = draft.scene

    modals = closed(scene.language, "modals")
    requests = scene.starts("status", "requests")
    listed = "requests" in languages.table(scene.language, "cues").get("status", {})
    asked = not listed or not requests.isdisjoint(clause.tokens)
    done = _is_done(draft, clause)
    negations = closed(scene.language, "negations")

    details = {hit.cue.detail for hit in scene.status_hits}

    def has(name: str, reach: int = _STATUS_REACH) -> bool:
        return name in details and any(
            hit.cue.detail == name
            and not (done and name == "planned" and hit.anchor > draft.anchor)
            and (
                draft.anchor not in hit.tokens
                or any(scene.lows[k] in modals for k in hit.tokens)  # "may pardon"
                or (name == "rejected" and asked and not draft.nominal)  # "denied bail to six"
                or (name == "denied" and scene.lows[draft.anchor] in negations)  # "нет узников"
                or (name == "denied" and draft.kind == "freed")  # "missing from the list is X"
            )
            and not _is_of_attribute(scene, hit.anchor)
            and not (name == "planned" and _is_of_another_noun(draft, hit.anchor))
            and not any(m.first <= hit.anchor <= m.last for m in scene.counts)
            and scene.clause_of[hit.anchor] == clause.index
            and abs(hit.anchor - draft.anchor) <= reach
            and not (name == "denied" and _denies_another(draft, clause, hit.anchor))
            and not (name == "denied" and _only_dates(draft))
            and not _denies_nothing(scene, hit.anchor)
            and not (name == "promised" and _is_given_by_freed(draft, hit.anchor))
            for hit in scene.status_hits
        )

    if has("retracted"):
        return _corrected(scene, draft, "retracted")
    if _is_false_report(draft):
        return "denied"
    if draft.count is not None and draft.count.count.value == 0:
        return "denied"
    presupposed = draft.kind == "jailed" and draft.nominal and follows_event(scene, draft.anchor)
    if (draft.kind not in ("held", "fate") or draft.fate in STEPS) and not presupposed:
        if _is_disowned(scene, clause) or (draft.nominal and has("disputes")):
            return "denied"
        if has("rejected"):
            return "rejected"
        if has("promised"):
            return "promised"
        if has("considered"):
            return "considered"
        if (governed := _governed(draft, clause)) in ("considered", "promised"):
            return governed  # "it is not ruled out that more will be freed", "vowed that they will"
        if is_to_come(scene, draft.anchor) or _is_ahead(scene, clause):
            return "planned"
        if (has("planned") and not _is_hearsay(scene, draft)) or (
            has("future") and is_infinitive(scene, draft)
        ):
            return "rejected" if has("denied", _NOT_REACH) else "planned"
    if draft.kind == "fate" and draft.nominal and is_disputed(scene, clause):
        return "denied"
    if draft.kind != "fate" and (has("denied", _NOT_REACH) or _opens_with_none(scene, clause)):
        return _corrected(scene, draft, "denied")
    if draft.kind == "freed" and _is_announced(draft, clause):
        return "planned"
    otherwise = "demanded" if draft.kind == "freed" and _is_wished(scene, clause) else "asserted"
    return _governed(draft, clause) or _shared(draft, clause) or otherwise


def _is_wished(scene: Scene, clause: Clause) -> bool:
    """Whether a clause tells what somebody works for: "robimy wszystko, żeby go uwolniono"."""
    return clause.kind == "sub" and clause.opener in closed(scene.language, "purposes")


def is_disputed(scene: Scene, clause: Clause) -> bool:
    """Whether a clause tells that somebody denies something: "the ministry denied any torture"."""
    verb = clause.finite
    disputes = scene.starts("status", "denying")
    return verb is not None and not disputes.isdisjoint(verbs_among(scene, clause.tokens) | {verb})


def _is_given_by_freed(draft: Draft, k: int) -> bool:
    """Whether a promise is the price of what was done: "let out after signing a pledge"."""
    scene = draft.scene
    if draft.kind != "freed" or draft.nominal or draft.infinitive:
        return False
    if languages.table(scene.language, "language").get("capitalised_nouns"):
        return scene.tokens[k].is_capitalised
    return draft.anchor < k and scene.lows[k - 1] in closed(scene.language, "determiners")


def _is_ahead(scene: Scene, clause: Clause) -> bool:
    """Whether the finite verb is a future; a perfect in the conditional is hearsay instead."""
    done = closed(scene.language, "perfect_auxiliaries")
    verb = clause.finite
    return verb is not None and scene.lows[verb] not in done and is_to_come(scene, verb)


def _is_announced(draft: Draft, clause: Clause) -> bool:
    """Whether reported speech tells an event as not yet done: "he will be freed, they said"."""
    scene, finite = draft.scene, clause.finite
    if finite is None or not is_reported(scene, finite) or clause.kind == "relative":
        return False
    if scene.lows[finite] in closed(scene.language, "statal_auxiliaries"):
        return False
    passive = scene.lows[finite] in closed(scene.language, "passive_auxiliaries")
    done = closed(scene.language, "perfect_markers")
    return (passive or finite == draft.anchor) and not any(
        scene.lows[k] in done for k in clause.tokens
    )


def _governed(draft: Draft, clause: Clause) -> str | None:
    """What the clause above makes of a claim: "it is expected that 30 will be freed"."""
    scene = draft.scene
    above = _governor(scene, clause)
    if above is None:
        return None
    helping = closed(scene.language, "modals")
    said = {
        str(hit.cue.detail)
        for hit in scene.status_hits
        if scene.clause_of[hit.anchor] == above.index and scene.lows[hit.anchor] not in helping
    }
    if "disputes" in said:
        return "denied"
    if "retracted" in said:
        return "retracted"
    if clause.opener in closed(scene.language, "questions") and any(
        k in scene.starts("status", "unknown") for k in above.tokens
    ):
        return "considered" if draft.kind in _FLOWS and not is_past(scene, clause) else None
    done = clause.finite is not None and (
        (is_past(scene, clause) and scene.lows[clause.finite] not in helping)
        or scene.lows[clause.finite] in closed(scene.language, "statal_auxiliaries")
    )
    if draft.kind == "talks" or done:
        return None  # "announced that they are negotiating": they do
    if draft.kind in ("held", "fate") and draft.fate not in STEPS:
        return None
    return next((name for name in ("promised", "considered", "planned") if name in said), None)


def _shared(draft: Draft, clause: Clause) -> str | None:
    """What a verb shares with the one before: "are to be released and deported to Poland"."""
    scene, finite = draft.scene, clause.finite
    if draft.kind not in _FLOWS and draft.fate not in STEPS:
        return None
    if not clause.index or scene.lows[clause.first] not in closed(scene.language, "coordinators"):
        return None
    above = scene.clauses[clause.index - 1]
    if finite is None or above.finite is None or above.kind != clause.kind:
        return None
    modal = scene.lows[above.finite] in closed(scene.language, "modals")
    passive = scene.lows[finite] in closed(scene.language, "passive_auxiliaries")
    bare = finite == draft.anchor and is_participle(scene.tokens[finite], scene.language)
    ends = finite == max(k for k in clause.tokens if scene.tokens[k].is_word)
    if not (bare or (modal and passive and ends)):
        return None
    return next(
        (
            str(hit.cue.detail)
            for hit in scene.status_hits
            if hit.cue.detail == "planned"
            and scene.clause_of[hit.anchor] == above.index
            and (not bare or above.finite in hit.tokens)
        ),
        None,
    )


def _governor(scene: Scene, clause: Clause) -> Clause | None:
    """The clause that a clause with what is expected or disputed hangs on.

    An aside may stand between: "Dass X frei sei, wie es hieß, wies die Polizei zurück".
    """
    aside = closed(scene.language, "comparisons")
    behind = [
        c
        for c in scene.clauses[clause.index + 1 : clause.index + 3]
        if not (c.kind == "sub" and c.opener in aside)
    ][:1]
    if clause.kind == "sub" and clause.opener in closed(scene.language, "content_openers"):
        if clause.parent is not None:
            return scene.clauses[clause.parent]
        return next((c for c in behind if c.kind == "main"), None)
    before = scene.clauses[clause.index - 1] if clause.index else None
    if (
        before is not None
        and clause.kind == before.kind == "main"
        and scene.tokens[before.last].text == ","
        and clause.finite is not None
        and is_reported(scene, clause.finite)
    ):
        return before
    return None


def _is_of_attribute(scene: Scene, k: int) -> bool:
    """Whether a "not" belongs to an adjective or a comparison: "as many as on no other day"."""
    if k == 0 or scene.lows[k] not in closed(scene.language, "negations"):
        return False
    compared = closed(scene.language, "comparisons")
    return scene.lows[k - 1] in closed(scene.language, "attribute_openers") or any(
        low in compared for low in scene.lows[max(0, k - 2) : k]
    )


def _is_of_another_noun(draft: Draft, k: int) -> bool:
    """Whether what is planned is the noun behind: "auf der geplanten Reise festgenommen"."""
    return is_attribute(draft.scene, (k,)) and not k < draft.anchor <= k + 2


def _denies_another(draft: Draft, clause: Clause, k: int) -> bool:
    """Whether a negation that stands right before what it denies belongs to another verb.

    "Fue liberado con la condición de no hablar"; "осуждённый на 18 лет X не выходил на связь".
    """
    scene, finite = draft.scene, clause.finite
    if not languages.table(scene.language, "language").get("verbs_by_form"):
        return False
    if (finite is None or k <= finite) and _opens_as_phrase(scene, draft.anchor):
        return False  # "wśród uwolnionych nie ma X": the verb only tells who is among them
    if not draft.nominal and k > draft.anchor + 1 and k != finite:
        return True
    attribute = features_of(scene.language, scene.lows[draft.anchor]) == {"part"}
    helping = closed(scene.language, "auxiliaries", "modals")
    return (
        attribute
        and finite == k + 1
        and finite != draft.anchor
        and scene.lows[finite] not in helping
    )


def _opens_as_phrase(scene: Scene, k: int) -> bool:
    """Whether what tells an event is a phrase without a verb: "wśród uwolnionych"."""
    return scene.lows[k] in closed(scene.language, "prepositions")


def _only_dates(draft: Draft) -> bool:
    """Whether a noun only dates what is denied: "since his arrest there has been no news"."""
    scene, k = draft.scene, draft.anchor
    dating = closed(scene.language, "since", "after_events", "before_events", "time_prepositions")
    return draft.nominal and not dating.isdisjoint(scene.lows[max(0, k - _DATING) : k])


def _is_done(draft: Draft, clause: Clause) -> bool:
    """Whether a verb tells something done: "has freed 3,000 before elections next month"."""
    scene, finite = draft.scene, clause.finite
    if draft.nominal or finite is None or finite > draft.anchor:
        return False
    perfect = closed(scene.language, "perfect_auxiliaries", but=("passive_auxiliaries",))
    return is_participle(scene.tokens[draft.anchor], scene.language) and (
        finite == draft.anchor or scene.lows[finite] in perfect or is_past(scene, clause)
    )


def _is_disowned(scene: Scene, clause: Clause) -> bool:
    """Whether a clause only tells what somebody denies: "officials denied that X was freed"."""
    denying = scene.starts("status", "denying")
    above = scene.clauses[clause.parent] if clause.parent is not None else None
    return (
        clause.kind == "sub"
        and clause.opener not in closed(scene.language, "whereabouts", "temporal")
        and above is not None
        and above.finite is not None
        and not denying.isdisjoint(above.tokens)
    )


def _opens_with_none(scene: Scene, clause: Clause) -> bool:
    """Whether the subject of a clause is nobody: "None of those on the list was among them"."""
    nobody = words_of(scene.language).vague.match(scene.lows, clause.first)
    none = nobody is not None and nobody[1] in ("none", "nobody")
    return none and not _denies_nothing(scene, clause.first)


def _denies_nothing(scene: Scene, k: int) -> bool:
    """Whether a negation denies nothing: "not only"; "keine drei Wochen" is a number, too."""
    if k in scene.starts("status", "not_denied"):
        return True
    clause, until = scene.clauses[scene.clause_of[k]], scene.starts("status", "not_until")
    if any(n > k and n in until for n in clause.tokens):
        return True  # "was not released until January"
    behind = scene.tokens[k + 1 : k + 3]
    if len(behind) == 2 and behind[0].text == "." and behind[1].text[0].isdigit():
        return True  # "colony No. 4"
    told = words_of(scene.language)
    none, number = told.vague.match(scene.lows, k), number_at(scene.tokens, k + 1, told)
    return none is not None and none[1] == "none" and number is not None and number.value > 1


def _is_false_report(draft: Draft) -> bool:
    """Whether a sentence tells that a report is not true: "Reports that X was freed are false"."""
    scene = draft.scene
    reports = scene.starts("status", "reports")
    if not reports or not scene.starts("status", "untrue"):
        return False
    stops = closed(scene.language, "subordinators") | {","}
    return any(
        k < draft.anchor and not stops.isdisjoint(scene.lows[k + 1 : k + 1 + _REPORTED])
        for k in reports
    )


def _corrected(scene: Scene, draft: Draft, otherwise: str) -> str:
    """In "not 897 but 896" the one number is retracted, the other stands."""
    turns = sorted(scene.starts("status", "instead"))
    if draft.count is None or not turns:
        return otherwise
    negations = closed(scene.language, "negations")
    denied = [m for m in scene.counts if m.first and scene.lows[m.first - 1] in negations]
    if denied:  # "not 897 but 896", "14, not 15"
        return "retracted" if draft.count in denied else "asserted"
    if any(k < draft.count.number for k in turns):
        return "asserted"
    return "retracted" if any(m.number > turns[0] for m in scene.counts) else otherwise


def _is_hearsay(scene: Scene, draft: Draft) -> bool:
    """Whether a modal only passes on what is said: "soll … verhaftet haben" is no plan."""
    behind = scene.lows[draft.anchor + 1 : draft.anchor + 3]
    perfect = closed(scene.language, "perfect_infinitives")
    return is_participle(scene.tokens[draft.anchor], scene.language) and bool(perfect & set(behind))


def _is_total(draft: Draft, clause: Clause) -> bool:
    """Whether the count sums up a whole period or several events."""
    if draft.kind == "held":
        return False
    cumulative = draft.scene.starts("status", "cumulative")
    assert draft.count is not None
    near = [k for k in clause.tokens if abs(k - draft.count.number) <= 8]
    return not cumulative.isdisjoint(near)
