"""Measures: sanctions, flights, embassies and the like, and what is done to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from drehtuer import languages
from drehtuer.claims.fields.circumstances import evidence_of, own_times, place_of, status_of
from drehtuer.claims.fields.parties import actor_and_target, by_adjective
from drehtuer.claims.sentences.clauses import Clause
from drehtuer.claims.sentences.cues import Hit, words
from drehtuer.claims.sentences.draft import Context, Draft
from drehtuer.claims.sentences.grammar import closed, in_clause, is_bare_infinitive, is_participle
from drehtuer.claims.sentences.scene import PUNCTUATION, Scene

_OUTCOME = {
    ("burdens", "lift"): "lift",
    ("burdens", "ease"): "ease",
    ("burdens", "impose"): "impose",
    ("burdens", "tighten"): "tighten",
    ("burdens", "returns"): "impose",
    ("burdens", "end"): "lift",
    ("burdens", "less"): "ease",
    ("burdens", "start"): "impose",
    ("burdens", "more"): "tighten",
    ("burdens", "decide"): "impose",
    ("burdens", "demand"): "impose",
    ("burdens", "threat"): "impose",
    ("goods", "give"): "ease",
    ("goods", "take"): "impose",
    ("goods", "cut"): "tighten",
    ("goods", "end"): "impose",
    ("goods", "less"): "tighten",
    ("goods", "start"): "ease",
    ("goods", "more"): "ease",
    ("traders", "allow"): "ease",
    ("traders", "forbid"): "impose",
}
"""What an act on a thing is: to end a burden lifts it, to end what does good imposes something."""
_THINGS = ("burdens", "goods", "traders")
_GOVERNING = {
    "demand": "demanded",
    "announced": "planned",
    "ready": "offered",
    "threat": "considered",
}
"""What stands above an infinitive, and the status it makes of it."""
_MOODS = {"demand": "demanded", "threat": "considered"}
"""Verbs that make no more of a sanction than a wish or a thought, and the status that has."""
_RELIEVES: dict[str | None, bool] = {"ease": True, "lift": True, "impose": False, "tighten": False}
_UNDONE = {"ease": "impose", "lift": "impose", "impose": "lift", "tighten": "ease"}
"""What comes of a measure that is undone."""
_SOON = 2
"""How many sentences back the measure stands that another state takes, too, or undoes."""
_ASIDE = ("announced", "ready", "idle", "flips", "alike", "undoes", "loose", "wishes")
"""Lists of words that are no acts by themselves."""
_OPPOSITE = {"give": "take", "take": "give"}
"""What an act on a good is beside "no longer": "issues no more visas", "no longer withheld"."""
_ALONE = ("alone_", "abroad_")
"""Acts that need no thing beside them; the latter need a state."""
_ON_PRONOUNS = frozenset({"returns", "lift", "ease", "impose", "tighten", "end", "more"})
"""The acts that tell by themselves that "they" are sanctions, if those were spoken of before."""
_NOUN_REACH = 8
"""How many tokens after a noun such as "lifting" the thing may stand that it is about."""
_ANTECEDENT = 4
"""How many tokens before a relative clause the thing may stand that it tells of."""


def read_measures(scene: Scene, context: Context) -> list[Draft]:
    """A claim for each thing (sanctions, flights) of a sentence to which something is done."""
    hits = scene.hits("measure")
    if not hits or any(h.cue.detail == "elsewhere" for h in hits):
        return []
    acts = [h for h in hits if h.cue.detail not in _THINGS + _ASIDE]
    acts = [h for h in acts if not _is_abroad(h) or _names_state(scene, h)]
    acts = [h for h in acts if not _is_mistaken(scene, h) and not _is_limit(scene, h)]
    acts = [h for h in acts if not _is_relieved(scene, h, acts)]
    whole = [h for h in acts if not _is_act(h)]
    acts = [h for h in acts if h in whole or not any(set(h.tokens) & set(w.tokens) for w in whole)]
    persons = [n for n in scene.names if n.sort == "person" and n.first < n.last]
    named = {k for n in persons for k in range(n.first, n.last + 1)}
    things = [
        h
        for h in hits
        if h.cue.detail in _THINGS
        and _is_foreign(h, scene, context)
        and not named & set(h.tokens)  # "Jesús Armas"
    ]
    things = _things(things, acts, scene)
    flips = [h for h in hits if h.cue.detail == "flips"]
    spoken_of = context.sanctions_line == scene.sentence.line
    if any(_names_sanctions(h) for h in (*things, *acts)):
        context.sanctions_line = scene.sentence.line
        spoken_of = True
    best: dict[tuple[int, int], tuple[tuple[int, int, int], Hit, Hit | None, str]] = {}
    for act in acts:
        for thing, direction in _done_to(act, things, flips, scene, spoken_of):
            home = scene.clauses[scene.clause_of[act.anchor]]
            item = home.index if scene.genre == "factbox" or home.kind == "relative" else -1
            key = item, thing.anchor if thing else -1 - act.anchor
            rank = _rank(act, thing)
            if key not in best or rank < best[key][0]:
                best[key] = rank, act, thing, direction
    drafts = []
    for _, act, thing, direction in best.values():
        draft = _draft(scene, context, hits, act, thing, direction)
        if thing is not None or _says_enough(draft):
            drafts.append(draft)
    drafts = _apart(drafts) or _told_without_verb(scene, context, hits, things)
    drafts = drafts or _after_another(scene, context, hits)
    if drafts:
        context.last_measure = drafts[-1]
    return drafts


def _told_without_verb(
    scene: Scene, context: Context, hits: Sequence[Hit], things: Sequence[Hit]
) -> list[Draft]:
    """A burden that an entry tells without a verb: "US: travel ban on 100 officials (May)"."""
    if any(clause.finite is not None for clause in scene.clauses):
        return []
    against = closed(scene.language, "against")
    for thing in things:
        behind = thing.tokens[-1] + 1
        named = any(p.state for p in scene.places if p.last < thing.tokens[0])
        colon = any(t.text == ":" for t in scene.tokens[: thing.tokens[0]])
        if (
            thing.cue.detail == "burdens"
            and named
            and colon
            and behind < len(scene.lows)
            and (scene.lows[behind] in against or scene.lows[behind - 1] in against)
        ):
            draft = _draft(scene, context, hits, thing, None, "impose")
            first = min(p.first for p in scene.places)
            draft.first, draft.last = min(first, draft.first), len(scene.tokens) - 1
            _strip(draft)
            return [draft]
    return []


def _after_another(scene: Scene, context: Context, hits: Sequence[Hit]) -> list[Draft]:
    """What is done after the measure told before: "London followed suit", "X undid the step"."""
    before = context.last_measure
    if before is None or before.direction is None or scene.number - before.scene.number > _SOON:
        return []
    for hit in hits:
        clause = scene.clauses[scene.clause_of[hit.anchor]]
        if hit.cue.detail in ("alike", "undoes") and _has_party(scene, clause):
            direction = before.direction if hit.cue.detail == "alike" else _UNDONE[before.direction]
            draft = _draft(scene, context, hits, hit, None, direction)
            if draft.by and draft.by != before.by:
                draft.to = draft.to or [n for n in before.to if n not in draft.by]
                draft.first, draft.last = evidence_of(draft, clause)
                return [draft]
    return []


def _is_relieved(scene: Scene, hit: Hit, acts: Sequence[Hit]) -> bool:
    """Whether "more sanctions" are what a verb of its clause lifts or eases, not new ones."""
    home = scene.clause_of
    return hit.cue.detail == "nouns_impose" and any(
        act.cue.detail in ("lift", "ease", "end")
        and home[act.anchor] == home[hit.anchor]
        and not set(act.tokens) & set(hit.tokens)
        for act in acts
    )


def _names_sanctions(hit: Hit) -> bool:
    detail = str(hit.cue.detail)
    return detail in ("burdens", "nouns_impose") or detail.startswith("alone_")


def _is_abroad(hit: Hit) -> bool:
    return str(hit.cue.detail).startswith("abroad_")


def _names_state(scene: Scene, act: Hit) -> bool:
    """Whether a state, its seat, its citizens or what is its own stands in the clause of an act."""
    clause = scene.clauses[scene.clause_of[act.anchor]]
    return any(p.state for p in in_clause(scene.places, scene, clause))


def _is_flipped(act: Hit, clause: Clause, flips: Sequence[Hit]) -> bool:
    """Whether something is no longer done in a clause, or is done to no more of its things."""
    return any(
        set(h.tokens) <= set(clause.tokens) and not set(h.tokens) & set(act.tokens) for h in flips
    )


def _things(found: Sequence[Hit], acts: Sequence[Hit], scene: Scene) -> list[Hit]:
    """The things a sentence speaks of; what sanctions are on ("curbs on oil") is none."""
    links = closed(scene.language, "against", "of", "genitives")
    longest = [
        h
        for h in found
        if not any(set(h.tokens) < set(o.tokens) for o in found)
        and not any(
            h.cue.detail != "burdens"
            and o.cue.detail == "burdens"
            and set(h.tokens) & set(o.tokens)
            for o in found
        )
    ]
    things = []
    for thing in longest:
        first = thing.tokens[0]
        if thing.cue.detail != "burdens":
            burdens = [h for h in longest if h.cue.detail == "burdens"]
            of_burden = any(
                h.tokens[-1] < first
                and scene.clause_of[h.anchor] == scene.clause_of[thing.anchor]
                and any(scene.lows[k] in links for k in range(h.tokens[-1] + 1, first))
                and not any(
                    h.tokens[-1] < k < first for act in acts for k in act.tokens if _is_act(act)
                )
                for h in burdens
            )
            if of_burden or any(h.tokens[0] == thing.tokens[-1] + 1 for h in burdens):
                continue
        things.append(thing)
    return things


def _is_act(hit: Hit) -> bool:
    return str(hit.cue.detail).removeprefix("nouns_") in {act for _, act in _OUTCOME}


def _is_mistaken(scene: Scene, act: Hit) -> bool:
    """Whether what looks like a verb is a noun by its capital: "die Falle"."""
    capital = languages.table(scene.language, "language").get("capitalised_nouns")
    first = act.starts[0]
    return (
        bool(capital)
        and not str(act.cue.detail).startswith(("nouns_", "alone_"))
        and first > 0
        and scene.tokens[first].is_capitalised
    )


def _is_limit(scene: Scene, act: Hit) -> bool:
    """Whether an act is but a limit set: "that all be out before sanctions are eased"."""
    clause = scene.clauses[scene.clause_of[act.anchor]]
    return clause.opener in closed(scene.language, "limits")


def _done_to(
    act: Hit, things: Sequence[Hit], flips: Sequence[Hit], scene: Scene, spoken_of: bool
) -> list[tuple[Hit | None, str]]:
    """The things that an act is about, each with the direction it gives them."""
    detail = str(act.cue.detail)
    if not detail.startswith("nouns_") and _is_attribute(scene, act):
        return []
    if detail.startswith(_ALONE):
        return [(None, detail.split("_", 1)[1])]
    if detail in ("off_list", "on_list"):
        return [(None, "lift" if detail == "off_list" else "impose")] if spoken_of else []
    noun, kind = detail.startswith("nouns_"), detail.removeprefix("nouns_")
    inner = any(t.cue.detail == "burdens" and set(t.tokens) < set(act.tokens) for t in things)
    if noun and inner and ("burdens", kind) in _OUTCOME:
        return [(None, _OUTCOME["burdens", kind])]
    fitting = [
        t
        for t in things
        if (t.cue.detail, kind) in _OUTCOME and not set(t.tokens) < set(act.tokens)
    ]
    home = scene.clauses[scene.clause_of[act.anchor]]
    own = [
        t
        for t in fitting
        if scene.clause_of[t.anchor] == home.index
        and (not noun or -1 <= t.tokens[0] - act.tokens[-1] <= _NOUN_REACH)
        and (t.cue.detail == "burdens" or any(_has_party(scene, c) for c in scene.clauses))
        and (kind != "returns" or not _is_in_phrase(scene, t))
    ]
    if not own and not noun:
        own = _carried_on(fitting, act, home, scene)
    if own:
        nearest = min(own, key=lambda t: abs(t.anchor - act.anchor))
        thing = str(nearest.cue.detail)
        if thing == "goods" and kind in _OPPOSITE and _is_flipped(act, home, flips):
            kind = _OPPOSITE[kind]
        return [(nearest, _OUTCOME[thing, kind])]
    if spoken_of and ("burdens", kind) in _OUTCOME:
        bare = noun and len(act.tokens) == 1 and not _goes_on_with_genitive(scene, act)
        pronoun = not noun and kind in _ON_PRONOUNS and _has_object_pronoun(scene, home, act)
        if bare or pronoun:
            return [(None, _OUTCOME["burdens", kind])]
    return []


def _is_in_phrase(scene: Scene, thing: Hit) -> bool:
    """Whether a thing stands behind a preposition: "returned after talks on sanctions"."""
    small = closed(scene.language, "determiners")
    before = thing.tokens[0] - 1
    while before > 0 and scene.lows[before] in small:
        before -= 1
    return before >= 0 and scene.lows[before] in closed(scene.language, "prepositions")


def _carried_on(things: Sequence[Hit], act: Hit, clause: Clause, scene: Scene) -> list[Hit]:
    """The thing that a relative clause tells of, or that a fact box's label names for its items."""
    if clause.kind == "relative" and scene.lows[act.tokens[0]] not in closed(
        scene.language, "modals"
    ):
        if _has_object_pronoun(scene, clause, act):
            return []  # "the embassy, which denies it"
        return [t for t in things if 0 < clause.first - t.tokens[-1] <= _ANTECEDENT]
    colon = next((k for k, t in enumerate(scene.tokens) if t.text == ":"), None)
    if colon is not None and (scene.genre == "factbox" or clause.finite is None):
        return [t for t in things if t.anchor < colon < act.anchor]
    return []


def _is_foreign(thing: Hit, scene: Scene, context: Context) -> bool:
    """Whether a ban or a sum is one between states, not one on parking or for a film."""
    loose = words(scene.language, "measure", "loose")
    return (
        not loose.any_at(scene.lows, thing.tokens)
        or any(p.state for p in scene.places)
        or any(n.sort == "person" and (n.role or context.rules(n)) for n in scene.names)
        or (thing.cue.detail == "burdens" and context.sanctions_line == scene.sentence.line)
    )


def _has_party(scene: Scene, clause: Clause) -> bool:
    """Whether a clause names who could act between states: flights and aid have other givers."""
    parties = scene.starts("agents", "words") | scene.starts("agents", "states")
    return (
        any(p.sort != "people" for p in in_clause(scene.places, scene, clause))
        or not parties.isdisjoint(clause.tokens)
        or any(n.sort in ("person", "body") for n in in_clause(scene.names, scene, clause))
    )


def _has_object_pronoun(scene: Scene, clause: Clause, act: Hit) -> bool:
    """Whether "them" or "it" stands in a clause beside its verb."""
    pronouns = closed(scene.language, "object_pronouns")
    return any(scene.lows[k] in pronouns and k not in act.tokens for k in clause.tokens)


def _goes_on_with_genitive(scene: Scene, act: Hit) -> bool:
    """Whether a noun is of something else: "eine Lockerung der Haftbedingungen"."""
    after = act.tokens[-1] + 1
    links = closed(scene.language, "genitives", "of")
    return after < len(scene.lows) and scene.lows[after] in links


def _is_attribute(scene: Scene, act: Hit) -> bool:
    """Whether a participle only describes: "the sanctioned banks", "the embassy, shut since"."""
    home = scene.clauses[scene.clause_of[act.anchor]]
    if home.kind == "relative" and any(
        scene.clause_of[t.first] == home.index and t.value.endswith("/..") for t in scene.times
    ):
        return True  # "the clause that had barred aid since 1992"
    before = act.tokens[0] - 1
    small = closed(scene.language, "determiners", "prepositions", but=("infinitive_marks",))
    after = act.tokens[-1] + 1
    standing = (
        before >= 0
        and scene.tokens[before].text == ","
        and after < len(scene.lows)
        and scene.lows[after] in closed(scene.language, "since")
    )
    return standing or (
        len(act.tokens) == 1
        and not scene.tokens[act.anchor].is_capitalised
        and before >= 0
        and scene.lows[before] in small
    )


def _rank(act: Hit, thing: Hit | None) -> tuple[int, int, int]:
    """The better act for a thing has the lower rank: its own noun, a plain verb, a decision."""
    detail = str(act.cue.detail)
    order = (
        3
        if detail in _MOODS
        else 2
        if detail == "decide"
        else 0
        if detail.startswith("nouns_")
        else 1
    )
    return order, -len(act.tokens), abs(act.anchor - thing.anchor) if thing else 0


def _draft(
    scene: Scene,
    context: Context,
    hits: Sequence[Hit],
    act: Hit,
    thing: Hit | None,
    direction: str,
) -> Draft:
    clause = scene.clauses[scene.clause_of[act.anchor]]
    draft = Draft("measure", scene, act.tokens[0], act.tokens[-1], anchor=act.anchor)
    if thing is not None and scene.clause_of[thing.anchor] == clause.index:
        draft.cover(*thing.tokens)
    draft.direction = direction
    draft.where = place_of(draft, clause, context)
    draft.by, draft.to = actor_and_target(
        scene, clause, act.tokens, thing.tokens if thing is not None else ()
    )
    if not draft.by and thing is not None:
        draft.by = by_adjective(scene, thing.tokens[0] - 2, thing.tokens[-1])[:1]
    capital = languages.table(scene.language, "language").get("capitalised_nouns")
    draft.infinitive = is_bare_infinitive(scene, act.tokens)
    draft.nominal = (
        str(act.cue.detail).startswith("nouns_")
        or draft.infinitive
        or (bool(capital) and scene.tokens[act.anchor].is_capitalised)
    )
    draft.status = _status(draft, clause, hits)
    if draft.status == "asserted":
        draft.status = _MOODS.get(str(act.cue.detail), "asserted")
    return draft


def _status(draft: Draft, clause: Clause, hits: Sequence[Hit]) -> str:
    """How certain it is: what is announced is planned; above an infinitive stands what tells."""
    scene = draft.scene
    told = status_of(draft, clause)
    may = closed(scene.language, "possible")
    if told == "asserted" and clause.finite is not None and scene.lows[clause.finite] in may:
        told = "considered" if clause.finite < draft.anchor else told
    bare = draft.infinitive and clause.finite is None and clause.parent is not None
    above = scene.clauses[clause.parent] if bare and clause.parent is not None else clause
    if told == "asserted" and bare:
        told = status_of(draft, above)
    if told == "planned" and clause.kind == "relative" and clause.parent is not None:
        over = status_of(draft, scene.clauses[clause.parent])
        told = over if over != "asserted" else told  # "is looking at a bill that would"
    if told in ("asserted", "planned") and _is_wished(draft, clause, hits):
        return "demanded"
    if told != "asserted" or not (draft.nominal or draft.infinitive):
        return told
    governing = {h.cue.detail for h in hits if scene.clause_of[h.anchor] == above.index}
    for name, status in _GOVERNING.items():
        if name in governing:
            return status
    draft.infinitive = draft.infinitive and "decide" not in governing
    if draft.infinitive and _is_set_on(draft, above):
        return "planned"
    return told


def _is_wished(draft: Draft, clause: Clause, hits: Sequence[Hit]) -> bool:
    """Whether a participle tells what a party wants done: "wants the embargo lifted"."""
    scene = draft.scene
    return (
        is_participle(scene.tokens[draft.anchor], scene.language)
        and clause.finite is not None
        and scene.lows[clause.finite] not in closed(scene.language, "auxiliaries")
        and any(
            h.cue.detail == "wishes" and clause.finite in h.tokens and draft.anchor not in h.tokens
            for h in hits
        )
    )


def _is_set_on(draft: Draft, clause: Clause) -> bool:
    """Whether a party is set on doing something: not "in order to", "without", "failed to"."""
    scene = draft.scene
    idle = words(scene.language, "measure", "idle")
    before = [k for k in clause.tokens if k <= draft.anchor]
    own = scene.clauses[scene.clause_of[draft.anchor]].tokens
    return _has_party(scene, clause) and not idle.any_at(scene.lows, {*before, *own})


def _says_enough(draft: Draft) -> bool:
    """Whether a noun without its thing ("an easing") stands in a sentence that makes it a claim."""
    clause = draft.scene.clauses[draft.scene.clause_of[draft.anchor]]
    told = draft.by or draft.to or draft.status != "asserted" or own_times(draft)
    return not draft.nominal or (clause.finite is not None and bool(told))


def _apart(drafts: Iterable[Draft]) -> list[Draft]:
    """The claims with their evidence: of two in one clause each has its own part of it.

    Where their words are entangled and say the same, they are one.
    """
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.first, d.last)):
        entangled = [d for d in kept if d.last >= draft.first and d.direction == draft.direction]
        if not entangled and not any(_explains(draft, d) for d in kept):
            kept.append(draft)
    cores = [(d.first, d.last) for d in kept]
    for n, draft in enumerate(kept):
        clause = draft.scene.clauses[draft.scene.clause_of[draft.anchor]]
        first, last = evidence_of(draft, clause)
        before = [end for _, end in cores[:n] if end < draft.first]
        after = [start for start, _ in cores[n + 1 :] if start > draft.last]
        draft.first = max([first, *(end + 1 for end in before)])
        draft.last = min([last, *(start - 1 for start in after)])
        _strip(draft)
    return kept


def _explains(draft: Draft, other: Draft) -> bool:
    """Whether a relative clause only explains a thing: "the licenses under which firms may …"."""
    home = draft.scene.clauses[draft.scene.clause_of[draft.anchor]]
    above = draft.scene.clause_of[other.anchor]
    return (
        home.kind in ("relative", "sub")
        and home.opener not in closed(draft.scene.language, "temporal")
        and home.parent == above
        and _RELIEVES[draft.direction] == _RELIEVES[other.direction]
    )


def _strip(draft: Draft) -> None:
    """Take signs and coordinators off the edges of a claim's evidence."""
    scene = draft.scene
    links = closed(scene.language, "coordinators")
    while draft.first < draft.anchor and (
        scene.tokens[draft.first].text in PUNCTUATION or scene.lows[draft.first] in links
    ):
        draft.first += 1
    while draft.last > draft.anchor and (
        scene.tokens[draft.last].text in PUNCTUATION or scene.lows[draft.last] in links
    ):
        draft.last -= 1
