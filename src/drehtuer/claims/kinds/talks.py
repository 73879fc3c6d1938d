"""Talks: negotiations, demands and offers about prisoners, or about relief for them.

An act of bargaining (a verb or noun: "verlangt", "talks") makes a claim together with its topic.
The topic stands in what the act governs: its own clause, the clauses below it, what follows its
colon. Words that speak of bargaining by themselves ("negotiate", "mediate") may also take it up
from the words before, unless they name another matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from drehtuer import languages
from drehtuer.claims.fields.circumstances import settle
from drehtuer.claims.fields.references import person_of_pronoun
from drehtuer.claims.sentences.clauses import Clause, is_finite
from drehtuer.claims.sentences.counts import CountMention
from drehtuer.claims.sentences.cues import Hit, words
from drehtuer.claims.sentences.draft import Context, Draft, surname
from drehtuer.claims.sentences.grammar import (
    closed,
    goes_on,
    in_clause,
    in_phrase,
    is_participle,
    is_verb,
    stands_apart,
    takes_stand_on,
)
from drehtuer.claims.sentences.scene import PUNCTUATION, Named, Scene
from drehtuer.languages.verbforms import features_of
from drehtuer.model import Count

STATUSES = ("rejected", "denied", "demanded", "offered", "considered", "agreed", "negotiated")
"""What acts make of a release; of two acts in one clause the earlier here tells more."""
_REFUSALS = ("rejected", "denied")
_WISHES = ("demanded", "offered")
_OPEN = (*_WISHES, "considered")
"""Acts under which a clause with a verb of its own tells no event: "demanded that … be freed"."""
_SETTLING = ("agreed", "negotiated", "offered")
_RELIEF = ("ease", "lift")
_INSIDE = ("held", "jailed", "fate")
_SHARED = 4
"""How near "and" stands to the participle, and "should be" to "and", that share them."""
_GOVERNED = 8
"""How many words behind a noun its topic may stand: "talks in Doha on the release of …"."""
_NEAR = 6
"""How near to its topic the number of those talked about stands."""
_BULLET_REACH = 40
"""How far before an item its sign is looked for."""
_BULLETS = frozenset("•–—-*·")
"""The signs before an item of a list."""
_LEADS_ON = frozenset(":,…")
"""What a sentence ends with that a list goes on with."""
_NOT = 3
"""How near before a verb its "not" stands."""


@dataclass(frozen=True, slots=True)
class _Act:
    """An act of bargaining: its cue, its clause, the clauses it governs, whether it is a noun."""

    scene: Scene
    hit: Hit
    clause: Clause
    below: frozenset[int]
    noun: bool

    @property
    def status(self) -> str:
        """What kind of act it is."""
        return str(self.hit.cue.detail)

    @property
    def words(self) -> range:
        """Its main words; the other parts of its cue may tell its topic."""
        return range(self.hit.starts[0], self.hit.anchor + 1)

    @property
    def reach(self) -> frozenset[int]:
        """Its own clause and those it governs."""
        return self.below | {self.clause.index}

    def has(self, name: str, tokens: Iterable[int]) -> bool:
        """Whether a word of one of the lists of the language data stands among some tokens."""
        return not self.scene.starts("talks", name).isdisjoint(tokens)


def read_talks(scene: Scene, context: Context, drafts: list[Draft]) -> list[Draft]:
    """Negotiations, demands and offers about prisoners or relief; what they are about is theirs.

    Drafts of releases and measures that are only talked about are taken out of ``drafts``.
    """
    if context.demand is not None and _is_item(scene, context.demand):
        return _of_items(context.demand, drafts) + _orders(scene, drafts)
    for inside in drafts:
        if inside.kind in _INSIDE:  # "London talks with Tehran about X, who is in jail there"
            context.prisoners.update(surname(person) for person in inside.persons)
    found: list[Draft] = []
    done: set[int] = set()
    events = list(drafts)
    acts = _acts(scene)
    context.demand = _opening(acts, context)
    for act in acts:
        _drop_limits(act, drafts)
        if act.clause.index in done:
            continue
        if act.status == "agreed" and _agree(act, drafts):
            done.add(act.clause.index)
            continue
        draft = _draft(act, context, drafts)
        if draft is not None:
            done.add(act.clause.index)
            found.append(draft)
    found += _orders(scene, drafts) + _shared_orders(scene, drafts)
    if found or events or _topics(scene, context, range(len(scene.tokens))):
        context.topic_line = scene.sentence.line
    return found


def _orders(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Releases that a sentence or an item of a list only orders: "Free X!", "– that they let X go".

    A bare verb opens it, or "that" opens an item: only English tells orders by this.
    """
    table = languages.table(scene.language, "language")
    if table.get("capitalised_nouns") or table.get("verbs_by_form"):
        return []
    said = next((k for k, token in enumerate(scene.tokens) if token.is_word), 0)
    freeing = [h for h in scene.people_hits if h.kind == "freed" and h.cue.frame == "acts"]
    acts = any(said in hit.tokens for hit in freeing)
    if not acts and scene.lows[said] not in closed(scene.language, "content_openers"):
        return []
    start = scene.tokens[said].start
    before = scene.text[max(0, start - _BULLET_REACH) : start].rstrip()[-1:]
    item = before != "" and before in _BULLETS
    features = features_of(scene.language, scene.lows[said])
    alone = not features & {"part", "past"} or _has_object(scene, said)
    bare = acts and {"inf", "pres"} <= features and (item or alone)
    if not bare and not (item and scene.lows[said] in closed(scene.language, "content_openers")):
        return []
    main = scene.clauses[scene.clause_of[said]].kind
    found: list[Draft] = []
    for draft in [d for d in drafts if d.kind == "freed" and not d.nominal]:
        kind = scene.clauses[scene.clause_of[draft.anchor]].kind
        if kind in (main, "main") and draft.status in ("asserted", "demanded"):
            drafts.remove(draft)
            order = replace(draft, kind="talks", status="demanded", by=[], cumulative=False)
            found.append(order)
    return found


def _shared_orders(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Releases that a bare verb goes on to say ought to be: "should drop all charges, free X"."""
    if languages.table(scene.language, "language").get("capitalised_nouns"):
        return []
    ought = scene.starts("talks", "ought")
    links = closed(scene.language, "coordinators")
    found: list[Draft] = []
    for draft in [d for d in drafts if d.kind == "freed" and d.status == "asserted"]:
        clause = scene.clauses[scene.clause_of[draft.anchor]]
        first = clause.first + (scene.lows[clause.first] in links)
        bare = {"inf", "pres"} <= features_of(scene.language, scene.lows[draft.anchor])
        of = closed(scene.language, "of").intersection(scene.lows[first + 1 : first + 2])
        above = scene.clauses[clause.index - 1].tokens if clause.index else ()
        goes_on_bare = draft.anchor == first and bare and not of and not ought.isdisjoint(above)
        if goes_on_bare or _ought_to_be_done(scene, draft.anchor):
            drafts.remove(draft)
            found.append(replace(draft, kind="talks", status="demanded", by=[], cumulative=False))
    return found


def _ought_to_be_done(scene: Scene, verb: int) -> bool:
    """Whether a participle shares "should be" with the one before: "found and fully freed"."""
    links, ought = closed(scene.language, "coordinators"), scene.starts("talks", "ought")
    bare = closed(scene.language, "bare_forms")
    near = range(verb - 1, max(0, verb - _SHARED), -1)
    link = next((k for k in near if scene.lows[k] in links), 0)
    before = range(link - 1, max(0, link - _SHARED), -1)
    be = next((k for k in before if link and scene.lows[k] in bare), 0)
    return be > 0 and be - 1 in ought and is_participle(scene.tokens[verb], scene.language)


def _has_object(scene: Scene, verb: int) -> bool:
    """Whether whom it is done to follows at once: "Let them all out", not "Let out in May, …"."""
    behind = scene.lows[verb + 1 : verb + 2]
    objects = closed(scene.language, "personal", "determiners", "object_pronouns")
    return any(low in objects for low in behind) or any(
        n.first == verb + 1 and n.sort == "person" for n in scene.names
    )


def _opening(acts: Sequence[_Act], context: Context) -> Draft | None:
    """The demand that ends with a colon or a comma, so that a list tells what is demanded."""
    for act in acts:
        scene = act.scene
        if act.status == "demanded" and not act.noun and scene.tokens[-1].text in _LEADS_ON:
            draft = Draft("talks", scene, act.words.start, act.hit.anchor, anchor=act.hit.anchor)
            return draft if _set_parties(act, draft, context) else None
    return None


def _is_item(scene: Scene, demand: Draft) -> bool:
    """Whether a line without a finite verb goes on with a demand: "– X freizulassen;"."""
    return scene.sentence.line > demand.scene.sentence.line and all(
        clause.finite is None for clause in scene.clauses if clause.kind == "main"
    )


def _of_items(demand: Draft, drafts: list[Draft]) -> list[Draft]:
    """The releases that an item of a list demands."""
    found: list[Draft] = []
    for event in [d for d in drafts if d.kind == "freed" and d.nominal]:
        draft = replace(event, kind="talks", status="demanded", cumulative=False)
        draft.by, draft.to = list(demand.by), list(demand.to)
        found.append(draft)
        drafts.remove(event)
    return found


def _drop_limits(act: _Act, drafts: list[Draft]) -> None:
    """Take out releases that are but a limit set: "wants sanctions kept until all are free"."""
    limits = closed(act.scene.language, "limits")
    if act.status in ("demanded", "rejected") and not act.noun:
        set_ = {c.index for c in act.scene.clauses if c.opener in limits and c.parent in act.reach}
        drafts[:] = [
            d for d in drafts if d.kind != "freed" or act.scene.clause_of[d.anchor] not in set_
        ]


def _acts(scene: Scene) -> list[_Act]:
    """The acts of a sentence, clause by clause, the most telling of a clause first."""
    acts = []
    for hit in scene.hits("talks"):
        if hit.cue.detail in STATUSES and not (
            _cites(scene, hit) or _is_hedged(scene, hit) or _is_in_attribute(scene, hit)
        ):
            clause = scene.clauses[scene.clause_of[hit.anchor]]
            noun = _is_nominal(scene, hit)
            acts.append(_Act(scene, hit, clause, _governed(scene, clause), noun))
    return sorted(
        acts,
        key=lambda a: (
            a.clause.index,
            a.noun,
            a.status not in _REFUSALS,
            STATUSES.index(a.status),
            -len(a.hit.tokens),
            a.hit.anchor,
        ),
    )


def _cites(scene: Scene, hit: Hit) -> bool:
    """Whether an act's noun only names who says it: Spanish "de acuerdo con Foro Penal".

    Or who knows it: "a source close to the talks", "mit den Gesprächen vertraute Diplomaten".
    """
    according = words(scene.language, "tallies", "according")
    insiders = words(scene.language, "talks", "insiders")
    return any(
        (found := according.match(scene.lows, k)) is not None and k + found[0] > hit.anchor
        for k in range(max(0, hit.anchor - 2), hit.anchor)
    ) or (
        insiders.match_before(scene.lows, hit.anchor) is not None
        or insiders.match(scene.lows, hit.anchor + 1) is not None
    )


def _is_in_attribute(scene: Scene, hit: Hit) -> bool:
    """Whether an act only tells which one is meant: "der von Katar vermittelte Austausch"."""
    span = scene.attribute_around(hit.anchor)
    return span is not None and span.stop - 1 in hit.tokens


def _is_hedged(scene: Scene, hit: Hit) -> bool:
    """Whether a part of an act only qualifies a number: "spricht von über 600 Entlassenen"."""
    others = [k for k in hit.tokens if k != hit.anchor]
    return any(m.first <= k < m.number for m in scene.counts for k in others)


def _is_nominal(scene: Scene, hit: Hit) -> bool:
    """Whether an act is told by a noun alone, not by a verb or a phrase ("on the table")."""
    others = [k for k in hit.tokens if k != hit.anchor]
    return (
        hit.starts[0] == hit.anchor
        and _is_noun(scene, hit.anchor)
        and all(_is_noun(scene, k) or not is_verb(scene, k) for k in others)
    )


def _is_noun(scene: Scene, k: int) -> bool:
    """Whether a word of an act is a noun: "their demand for", "die Forderung nach"."""
    if languages.table(scene.language, "language").get("capitalised_nouns"):
        return scene.tokens[k].is_capitalised and not (k == 0 and is_verb(scene, k))
    if k not in scene.starts("talks", "nouns"):
        return False
    before = scene.lows[k - 1] if k else ""
    verbal = closed(scene.language, "infinitive_marks", "modals")
    return before not in verbal and not is_finite(scene.tokens, k, scene.language)


def _governed(scene: Scene, clause: Clause) -> frozenset[int]:
    """The clauses an act governs: "that …", "to …", and what stands behind its colon."""
    temporal = closed(scene.language, "temporal")
    found = {clause.index}
    for other in scene.clauses[clause.index + 1 :]:
        first = other.first
        while first > clause.first and not scene.tokens[first - 1].text[0].isalnum():
            first -= 1
        colon = any(scene.tokens[k].text == ":" for k in range(first, other.first + 1))
        if other.parent in found and other.opener not in temporal:
            if other.kind == "sub" or other.finite is None:
                found.add(other.index)
        elif colon and scene.clause_of[max(0, first - 1)] in found:
            found.add(other.index)
    return frozenset(found - {clause.index})


def _draft(act: _Act, context: Context, drafts: list[Draft]) -> Draft | None:
    """The claim that an act makes, None where it has no topic."""
    scene, hit = act.scene, act.hit
    if act.noun and act.hit.anchor > (act.clause.finite or 0) and takes_stand_on(scene, act.clause):
        return None  # "praised Oman's mediation"
    taken = [d for d in drafts if _is_told(act, d)]
    if any(d.kind == "freed" and _is_decided(act, d) for d in taken):
        return None
    events = [d for d in drafts if d not in taken and d.kind in ("freed", "measure")]
    prepositions = closed(scene.language, "prepositions")
    told = act.noun or scene.lows[hit.tokens[0]] in prepositions or _is_behind_preposition(act)
    done = [d for d in events if d.kind == "freed" and not d.nominal]
    if told and any(scene.clause_of[d.anchor] == act.clause.index for d in done):
        return None  # "freed under a deal"
    if act.status == "rejected" and any(scene.clause_of[d.anchor] in act.reach for d in events):
        return None  # a release that the holder refuses is told as such: "refused to free 12"
    topic = _topic_of(act, context, events)
    if topic is None and not taken and not _takes_up(act, context, drafts):
        return None
    if not taken and topic is not None and _is_vague(act, context, topic):
        return None
    parts = _topics(scene, context, (k for k in hit.tokens if k not in act.words))
    if any(stands_apart(scene, k, hit.tokens) for k in parts) or _is_undone(act):
        return None
    if any(d.anchor < hit.tokens[0] for d in taken) and stands_apart(scene, hit.tokens[0]):
        return None  # "freed 553 despite the collapse of a deal"
    draft = Draft("talks", scene, hit.tokens[0], hit.tokens[-1], anchor=hit.anchor)
    for other in taken:
        draft.count = draft.count or _count_of(other)
        own = {n.full for n in _acting(act) if surname(n.full) not in context.prisoners}
        draft.persons += [p for p in other.persons if p not in draft.persons and p not in own]
        draft.group = draft.group or other.group
        draft.cover(other.anchor)
    if topic is not None:
        draft.cover(topic)
    if draft.count is None and not draft.persons:
        draft.count = _number(act, topic) if not taken else _all(act, topic or taken[0].anchor)
    if draft.count is not None:
        draft.cover(draft.count.first, draft.count.last)
    else:
        draft.persons = draft.persons or _prisoners(act, context)
    if not _set_parties(act, draft, context):
        return None
    by, to = draft.by, draft.to
    settle(draft, act.clause, context)
    if draft.status == "denied" and act.status == "demanded":
        return None  # to ask that something be not done is a stand, not a bargain
    draft.by, draft.to = by, to
    draft.where = _holder(act, context, draft)
    draft.cumulative = False
    draft.status = _status(draft.status, act)
    for other in taken:
        drafts.remove(other)
    return draft


def _is_decided(act: _Act, draft: Draft) -> bool:
    """Whether a release is decided, not bargained over: "a judge ordered X to be released".

    Or it is refused to somebody: "her petition was turned down".
    """
    courts = act.scene.starts("agents", "courts")
    refused = act.status == draft.status == "rejected" and not draft.nominal and draft.persons
    return bool(refused) or any(k < act.hit.anchor for k in courts.intersection(act.clause.tokens))


def _is_behind_preposition(act: _Act) -> bool:
    """Whether a deal only tells how something came about: "under a deal brokered by Oman"."""
    scene, first = act.scene, act.hit.tokens[0]
    nouns, small = scene.starts("talks", "about"), closed(scene.language, "determiners")
    k = first - 1
    while k > 0 and (k in nouns or scene.lows[k] in small):
        k -= 1
    before = closed(scene.language, "prepositions", but=("infinitive_marks",))
    return k >= 0 and scene.lows[k] in before and not nouns.isdisjoint(range(k, first + 1))


def _count_of(draft: Draft) -> CountMention | None:
    """The number of a release that is talked about; "a prisoner swap" has none."""
    mention = draft.count
    if mention is not None and mention.count.value == 1:
        return None if mention.first <= draft.anchor <= mention.last + 1 else mention
    return mention


def _is_vague(act: _Act, context: Context, topic: int) -> bool:
    """Whether a deal or an exchange may be one of anything: of players, of books, of goods."""
    reach = act.reach | {act.scene.clause_of[topic]}
    inside = [k for k, c in enumerate(act.scene.clause_of) if c in reach]
    others = (k for k in _topics(act.scene, context, inside) if not act.has("vague", (k,)))
    if not act.has("vague", (topic,)) or any(others) or act.has("people", inside):
        return False
    if any(act.scene.clause_of[m.number] in act.reach for m in act.scene.counts if m.label):
        return False
    return context.last_event is None or act.has("other", inside)


def _status(plain: str, act: _Act) -> str:
    """What an act comes to beside "not" and modals: talks that are not held are denied."""
    if act.status in _REFUSALS:
        return act.status
    if act.status == "considered" and plain == "rejected":
        return act.status  # "not ruled out"
    if plain in _REFUSALS:
        return plain
    if plain in ("planned", "considered") and act.status in ("negotiated", "agreed"):
        return plain
    return act.status


def _is_undone(act: _Act) -> bool:
    """Whether a refusal is taken back ("did not rule out"), or talks are only said to be wrong."""
    lows = act.scene.lows
    before = range(max(act.clause.first, act.hit.tokens[0] - _NOT), act.hit.tokens[0])
    negated = any(lows[k] in closed(act.scene.language, "negations") for k in before)
    if act.status == "rejected":
        return negated
    return act.status == "negotiated" and negated and act.has("ought", act.clause.tokens)


def _is_told(act: _Act, draft: Draft) -> bool:
    """Whether a release or relief is but what an act is about, not an event of its own."""
    scene = act.scene
    home = scene.clause_of[draft.anchor]
    if home not in act.reach:
        return False
    if draft.kind == "measure":
        asked = act.status in ("demanded", "negotiated") and not act.noun
        return asked and draft.nominal and draft.direction in _RELIEF
    if draft.kind not in ("freed", "held") or (act.status == "rejected" and draft.infinitive):
        return False
    if act.noun and (draft.anchor < act.hit.anchor or not (draft.count or draft.persons)):
        return False
    implied = draft.count is not None and draft.count.first <= draft.anchor <= draft.count.last
    if implied and draft.kind == "freed":
        return home == act.clause.index and _is_behind(act, draft.count)
    if draft.nominal or _is_noun_here(scene, draft.anchor):
        return not stands_apart(scene, draft.anchor, act.hit.tokens)
    if draft.kind == "held":
        return False
    if act.status == "demanded" and not act.noun and home == act.clause.index:
        modals = closed(scene.language, "modals")
        if any(scene.lows[k] in modals for k in act.hit.tokens):
            return draft.status == "asserted"  # "they must be freed"
    return _is_object(act, draft) or (home in act.below and act.status in _OPEN)


def _is_noun_here(scene: Scene, k: int) -> bool:
    """Whether a word that can be a verb is a noun: "on a trade of captives"."""
    if languages.table(scene.language, "language").get("capitalised_nouns") or not k:
        return False
    features = features_of(scene.language, scene.lows[k])
    if "past" in features and "inf" not in features:
        return False  # "each freed 146"
    before = closed(scene.language, "prepositions", but=("infinitive_marks",))
    return scene.lows[k - 1] in before or scene.lows[k - 1] in closed(scene.language, "determiners")


def _is_behind(act: _Act, mention: CountMention | None) -> bool:
    """Whether a number is governed, not the number of those who act: "um sieben ersucht"."""
    prepositions = closed(act.scene.language, "prepositions")
    return mention is not None and (
        mention.first > act.hit.anchor or act.scene.lows[max(0, mention.first - 1)] in prepositions
    )


def _is_object(act: _Act, draft: Draft) -> bool:
    """Whether the release is the object of the act's verb: "wants everyone freed".

    Where verbs stand last as in German, what follows a verb is no sign of that.
    """
    scene, verb = act.scene, draft.anchor
    bare = closed(scene.language, "bare_forms")  # "that they be freed"
    wished = (
        act.status in _WISHES
        and act.clause.finite in act.hit.tokens
        and is_participle(scene.tokens[verb], scene.language)
    )
    last = verb if wished or scene.lows[verb - 1] in bare else verb + 1
    return (
        scene.clause_of[verb] == act.clause.index
        and verb > act.hit.anchor
        and not act.noun
        and not languages.table(scene.language, "language").get("capitalised_nouns")
        and not any(
            is_finite(scene.tokens, k, scene.language) and scene.lows[k] not in bare
            for k in range(act.hit.anchor + 1, last)
        )
    )


def _topic_of(act: _Act, context: Context, events: Sequence[Draft]) -> int | None:
    """The word that tells what an act is about, not one of ``events`` that did happen."""
    scene = act.scene
    if act.noun:
        last = min(act.hit.anchor + _GOVERNED, len(scene.tokens))
        inside = [k for k in range(act.hit.anchor + 1, last) if scene.clause_of[k] in act.reach]
    else:
        inside = [k for k, c in enumerate(scene.clause_of) if c in act.reach]
        if act.clause.finite == act.clause.first and goes_on(scene, act.clause):
            # "an exchange, X said, was agreed"
            for before in scene.clauses[max(0, act.clause.index - 2) : act.clause.index]:
                inside += before.tokens
        if _has_antecedent(act):
            inside += range(max(0, act.clause.first - _NEAR), act.clause.first)
    done = {d.anchor for d in events if not d.nominal}
    inside = [
        k
        for k in inside
        if k not in act.words and k not in done and not stands_apart(scene, k, act.hit.tokens)
    ]
    found = _topics(scene, context, inside)
    if not (act.noun and act.status == "agreed"):
        people = scene.starts("talks", "people")
        embracing = languages.table(scene.language, "language").get("capitalised_nouns")
        found += [
            k
            for k in inside
            if k in people
            and scene.clause_of[k] == act.clause.index
            and (embracing or k > act.hit.anchor or act.status not in _WISHES)
        ]
    return min(found, key=lambda k: abs(k - act.hit.anchor), default=None)


def _has_antecedent(act: _Act) -> bool:
    """Whether a relative clause tells what was agreed: "the exchange on which they agreed"."""
    lows, clause = act.scene.lows, act.clause
    prepositions = closed(act.scene.language, "prepositions")
    return (
        clause.kind == "relative"
        and not act.noun
        and act.status in _SETTLING
        and any(lows[k] in prepositions for k in (clause.first, clause.first - 1))
    )


def _topics(scene: Scene, context: Context, inside: Iterable[int]) -> list[int]:
    """The words of the bargaining over people, and known prisoners, among some words."""
    topics = scene.starts("talks", "about")
    known = {
        n.first for n in scene.names if n.sort == "person" and surname(n.full) in context.prisoners
    }
    return [k for k in inside if k in known or k in topics]


def _takes_up(act: _Act, context: Context, drafts: Sequence[Draft]) -> bool:
    """Whether an act is bargaining by itself, and the words before it tell over whom."""
    scene, clause = act.scene, act.clause
    if _has_antecedent(act) and any(
        d.kind == "freed" and scene.clause_of[d.anchor] == clause.parent for d in drafts
    ):
        return True
    inside = [k for k, c in enumerate(scene.clause_of) if c in act.reach]
    return (
        act.has("bargaining", act.hit.tokens)
        and (
            scene.sentence.line == context.topic_line
            or bool(_topics(scene, context, range(act.clause.first)))
        )
        and not act.has("other", inside)
        and not _names_matter(act)
    )


def _names_matter(act: _Act) -> bool:
    """Whether an act names what it is about: "talks on tariffs", "über Zölle verhandeln"."""
    lows, language = act.scene.lows, act.scene.language
    about, small = closed(language, "about"), closed(language, "determiners")
    span = act.clause.tokens
    first = act.clause.first
    if first and act.scene.tokens[first - 1].text not in PUNCTUATION:
        span = (*act.scene.clauses[act.clause.index - 1].tokens, *span)
    for k in span:
        if lows[k] in about and k not in act.hit.tokens:
            matter = k + 1
            while matter + 1 < len(lows) and lows[matter] in small:
                matter += 1
            if matter < len(lows) and not act.has("again", (matter,)):
                return True
    return False


def _number(act: _Act, topic: int | None) -> CountMention | None:
    """The number of those an act is about: near its topic, and not the number of those who act."""
    near = topic if topic is not None else act.hit.anchor
    found = [
        m
        for m in act.scene.counts
        if act.scene.clause_of[m.number] in act.reach
        and min(abs(m.first - near), abs(m.last - near)) <= _NEAR
        and _is_behind(act, m)
    ]
    return min(found, key=lambda m: abs(m.number - near), default=_all(act, topic))


def _all(act: _Act, topic: int | None) -> CountMention | None:
    """A word for all of them with no noun beside it: "freedom for everyone", "alle raus"."""
    universal = closed(act.scene.language, "universal")
    found = [
        k
        for k, low in enumerate(act.scene.lows)
        if low in universal
        and act.scene.clause_of[k] in act.reach
        and topic is not None
        and abs(k - topic) <= _NEAR
        and k > act.words.start
    ]
    return CountMention(found[0], found[0], Count(None, "all", ""), found[0]) if found else None


def _prisoners(act: _Act, context: Context) -> list[str]:
    """The prisoners whom an act names."""
    found = [
        n.full
        for n in act.scene.names
        if n.sort == "person"
        and act.scene.clause_of[n.first] in act.reach
        and surname(n.full) in context.prisoners
    ]
    return list(dict.fromkeys(found))


def _set_parties(act: _Act, draft: Draft, context: Context) -> bool:
    """Fill in who bargains with whom; no bargain is what one who has nothing to give rejects."""
    scene = act.scene
    items = (
        *in_clause(scene.names, scene, act.clause),
        *in_clause(scene.places, scene, act.clause),
    )
    named: list[Named] = sorted(
        (
            n
            for n in items
            if n.sort in ("person", "body", "name", "seat") and n.full not in draft.persons
        ),
        key=lambda n: n.first,
    )
    acting = [n for n in named if not in_phrase(scene, n)] or _understood(act, context)
    if act.status in _REFUSALS and acting:
        first = acting[0]
        if first.sort == "person" and not context.rules(first):
            return False
    if act.status in _WISHES and acting:
        wishing = acting if len(acting) > 1 and _are_joined(scene, acting) else acting[:1]
        draft.by = list(dict.fromkeys(n.full for n in wishing))
        asked = [n.full for n in (*acting, *named) if n.full not in draft.by]
        draft.to = list(dict.fromkeys(asked))
    else:
        draft.by = list(dict.fromkeys(n.full for n in named))
    return True


def _holder(act: _Act, context: Context, draft: Draft) -> str | None:
    """The state that holds those talked about: not the one that asks for them or mediates."""
    scene = act.scene
    states = {
        n.full: n.state or context.homes.get(surname(n.full))
        for n in (*scene.names, *scene.places)
        if scene.clause_of[n.first] in act.reach
    }
    home = context.last_event.where if context.last_event is not None else None
    if act.status in _WISHES:
        own = {states.get(name) for name in draft.by}
        asked = [states.get(name) for name in draft.to]
        others = [s for s in (draft.where, *asked, home, context.main_state) if s not in own]
        return next((s for s in others if s), draft.where)
    if context.main_state in states.values() or home is None:
        return draft.where
    return home


def _acting(act: _Act) -> list[Named]:
    """The persons who stand before an act as its subject."""
    scene = act.scene
    return [
        n
        for n in in_clause(scene.names, scene, act.clause)
        if n.sort == "person" and n.last < act.hit.anchor and not in_phrase(scene, n)
    ]


def _understood(act: _Act, context: Context) -> list[Named]:
    """Who acts where the clause names nobody: whom a pronoun stands for, or who acted before."""
    scene, clause = act.scene, act.clause
    pronouns = languages.table(scene.language, "language").get("pronouns", {})
    for k in clause.tokens:
        if scene.lows[k] in pronouns.get("subject", "").split():
            person = person_of_pronoun(scene, k, context)
            return [person] if person is not None else []
    before = [
        n
        for n in (*scene.names, *scene.places)
        if n.sort in ("person", "body", "seat", "name") and n.last < clause.first
    ]
    if clause.kind == "relative":
        return [max(before, key=lambda n: n.last)] if before else []
    if goes_on(scene, clause):
        own = scene.clauses[clause.index - 1].first
        subjects = [n for n in before if n.first >= own and not in_phrase(scene, n)]
        return [min(subjects, key=lambda n: n.first)] if subjects else []
    return []


def _are_joined(scene: Scene, acting: Sequence[Named]) -> bool:
    """Whether the first two who act are joined by "and"."""
    links = closed(scene.language, "coordinators")
    first, second = acting[:2]
    start = second.role_first if second.role_first is not None else second.first
    return any(scene.lows[k] in links for k in range(first.last + 1, start))


def _agree(act: _Act, drafts: Sequence[Draft]) -> bool:
    """A release that a deal provides for is a release with the status agreed, not talks."""
    found = [
        d
        for d in drafts
        if d.kind == "freed"
        and act.scene.clause_of[d.anchor] in act.reach
        and (d.infinitive or d.status == "planned")
    ]
    for draft in found:
        draft.status = "agreed"
    return bool(found)
