"""Numbers without a verb of custody: stocks, labels, and counts that go on."""

from __future__ import annotations

from dataclasses import replace

from drehtuer import languages
from drehtuer.claims.fields.circumstances import own_times, settle, way_on_list
from drehtuer.claims.fields.whom import row_of
from drehtuer.claims.kinds.breakdowns import COUNTING, is_charged, time_beside
from drehtuer.claims.sentences.clauses import Clause
from drehtuer.claims.sentences.count_words import words_of
from drehtuer.claims.sentences.counts import CountMention
from drehtuer.claims.sentences.cues import tallying, words
from drehtuer.claims.sentences.draft import Context, Draft
from drehtuer.claims.sentences.grammar import (
    closed,
    dates_another,
    follows_event,
    has_verb,
    is_definite,
    is_exchanged,
    is_part,
    is_past,
    is_source,
    lemmas_of,
    stands_instead,
    verbs_among,
)
from drehtuer.claims.sentences.numerals import number_at
from drehtuer.claims.sentences.scene import Scene
from drehtuer.languages.verbforms import features_of
from drehtuer.model import Count

_TOPIC_REACH = 2
"""For how many sentences a number without a verb of its own still counts the same people."""
_GROUP_REACH = 4
"""… and for how many where "the group" takes them up again."""
_OF_THOSE = frozenset({"women", "men", "children", "minors"})
"""Groups that are as a rule some of those told of before."""
_FAR_MORE = 4
"""So many times those just freed or arrested are more than came or went that day."""
_LABEL = 6
"""How many words the label before a number may have."""
_ARROWS = frozenset("→⇒➔➜►>")
_NEAR = 4
"""How many words before a number "in return for" or "compared with" may stand."""


def stocks(scene: Scene, context: Context, drafts: list[Draft], used: set[int]) -> list[Draft]:
    """A number of prisoners that no verb takes: how many are held, or what a label says."""
    found: list[Draft] = []
    for mention in scene.counts:
        if (
            mention.number in used
            or (mention.whole and not _is_new_stock(scene, mention, context, drafts))
            or mention.count.delta
            or mention.count.qualifier in ("some", "all")
            or (
                mention.count.value in (1, 2)
                and not (_stands_alone(scene, mention) or _goes_off(scene, mention))
            )
            or (mention.count.value == 0 and not _is_denial(scene, mention))
        ):
            continue
        clause = scene.clauses[scene.clause_of[mention.number]]
        kind = context.label_kind if scene.genre == "factbox" else _labelled(scene, mention)
        fate = scene.label_fate
        if kind is None and fate is not None:
            kind = "fate"
        if _goes_off(scene, mention):
            kind = "freed"
        if kind is None and scene.genre != "factbox":
            kind, fate = _told_by_label(scene, mention)
        if kind is None and clause.finite is None and mention.label in ("freed", "jailed"):
            kind = mention.label  # "314 freed, 509 jailed"
        if kind is None and _counts_prisoners(scene, mention, clause):
            beside = any(
                scene.clause_of[d.anchor] == clause.index
                and not (d.nominal and _only_dates(scene, d.anchor))
                for d in drafts
            )
            if beside and scene.genre != "factbox":
                continue
            stock = scene.starts("status", "stock") | scene.starts("tallies", "figures")
            denied = mention.count.value == 0
            told = (
                denied
                or mention.whole
                or (
                    scene.genre == "factbox"
                    and not (
                        scene.label_times
                        and context.last_event
                        and context.last_event.kind == "freed"
                    )
                )
            )
            if stock.isdisjoint(clause.tokens) and not (told or _has_them(scene, clause, mention)):
                continue
            kind = "held"
        if kind is None or (mention.label is None and not mention.elliptic):
            continue
        draft = Draft(
            kind, scene, mention.first, mention.last, anchor=mention.number, count=mention
        )
        draft.fate = fate if kind == "fate" else None
        settle(draft, clause, context)
        used.add(mention.number)
        found.append(draft)
    return found + [more for draft in found for more in _elsewhere(scene, draft, used)]


def excepted(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Those whom "all but three" leaves out: of the freed they are held, of the held they are free.

    Only what is told as so says it of the others.
    """
    found: list[Draft] = []
    for draft in drafts:
        count, other = draft.count, {"freed": "held", "held": "freed"}.get(draft.kind)
        if count is None or count.count.qualifier != "all" or other is None:
            continue
        told = words_of(scene.language)
        opening = told.vague.match(scene.lows, count.first)
        number = number_at(scene.tokens, count.first + opening[0], told) if opening else None
        if opening is None or opening[1] != "all_but" or number is None:
            continue
        if draft.status != "asserted" or number.value < 2:
            continue
        mention = replace(
            count,
            first=number.first,
            last=max(number.last, count.last),
            number=number.last,
            count=Count(number.value, "exact", ""),
        )
        span = mention.first, mention.last
        left = Draft(other, scene, *span, anchor=draft.anchor, count=mention)
        left.where, left.group, left.same_time = draft.where, draft.group, draft
        found.append(left)
    return found


def _elsewhere(scene: Scene, draft: Draft, used: set[int]) -> list[Draft]:
    """The stocks of other states behind one: "314 prisoners in Russia, 27 in Vietnam"."""
    found: list[Draft] = []
    if draft.kind != "held" or draft.count is None or scene.genre == "factbox":
        return found
    locatives, links = closed(scene.language, "locatives"), closed(scene.language, "coordinators")
    clause = scene.clause_of[draft.anchor]
    for mention in scene.counts:
        behind = mention.last + 1
        place = next((p for p in scene.places if p.first == behind + 1 and p.state), None)
        if (
            place is None
            or mention.label is not None
            or mention.number in used
            or mention.first <= draft.count.last
            or scene.clause_of[mention.number] != clause
            or scene.lows[behind] not in locatives
            or not (
                scene.tokens[mention.first - 1].text == ","
                or scene.lows[mention.first - 1] in links
            )
        ):
            continue
        more = replace(draft, count=mention, anchor=mention.number, where=place.state)
        more.first, more.last = mention.first, place.last
        used.add(mention.number)
        found.append(more)
    return found


def _is_new_stock(
    scene: Scene, mention: CountMention, context: Context, drafts: list[Draft]
) -> bool:
    """Whether a whole was not told before: "of the 948 political prisoners, 85 are foreigners"."""
    return (
        mention.label == "prisoner"
        and not drafts
        and mention.count.value not in context.by_value
        and not any(hit.kind in ("freed", "jailed") for hit in scene.people_hits)
        and (context.last_event is None or context.last_event.kind == "held")
    )


def _stands_alone(scene: Scene, mention: CountMention) -> bool:
    """Whether a number is all that a label of a fact box has behind it: "House arrest: 1"."""
    before = scene.tokens[mention.first - 1].text if mention.first else ""
    return before == ":" and all(not t.is_word for t in scene.tokens[mention.last + 1 :])


def _goes_off(scene: Scene, mention: CountMention) -> bool:
    """Whether an arrow tells where those counted are taken: "222 prisoners → Washington"."""
    behind = range(mention.last + 1, min(mention.last + 1 + _NEAR, len(scene.tokens)))
    arrow = next((k for k in behind if scene.tokens[k].text in _ARROWS), None)
    return arrow is not None and any(p.first in (arrow + 1, arrow + 2) for p in scene.places)


def _told_by_label(scene: Scene, mention: CountMention) -> tuple[str | None, str | None]:
    """The kind, and the fate, that the words before a number's colon tell: "Died inside: 2"."""
    colon = mention.first - 1
    if colon < 1 or scene.tokens[colon].text != ":" or colon > _LABEL:
        return None, None
    if any(m.first < colon for m in scene.counts) or verbs_among(scene, range(colon)) - {
        k for h in scene.people_hits for k in h.tokens
    }:
        return None, None
    hits = [h for h in scene.people_hits if h.tokens[-1] < colon]
    if not hits or not scene.starts("status", "denied").isdisjoint(range(colon)):
        return None, None
    return hits[-1].kind, hits[-1].cue.detail


def _only_dates(scene: Scene, k: int) -> bool:
    """Whether a noun only dates what is counted: "before the releases", "after the amnesty"."""
    return dates_another(scene, k) or follows_event(scene, k)


def _is_denial(scene: Scene, mention: CountMention) -> bool:
    """Whether it is said that nobody is held: "there are no political prisoners", "has none"."""
    clause = scene.clauses[scene.clause_of[mention.number]]
    verbs = lemmas_of(scene, verbs_among(scene, clause.tokens))
    return clause.finite is not None and verbs <= tallying(scene.language, "denying")


def _labelled(scene: Scene, mention: CountMention) -> str | None:
    """What the words before a colon say of the number behind it: "Remanded: 5."."""
    colon = mention.first - 1
    if colon < 1 or scene.tokens[colon].text != ":":
        return None
    first = colon
    while first > 0 and colon - first < _LABEL and scene.tokens[first - 1].is_word:
        first -= 1
    if any(first <= other.last < colon for other in scene.counts):
        return None  # "freed 388 prisoners: 222 in February, …"
    return label_of(scene, range(first, colon))


def label_of(scene: Scene, label: range) -> str | None:
    """What a label says of those behind it, by its words: "Released", "Still inside"."""
    table = languages.table(scene.language, "cues").get("labels", {})
    return next(
        (
            kind
            for kind in table
            if any(words(scene.language, "labels", kind).match(scene.lows, k) for k in label)
        ),
        None,
    )


def _counts_prisoners(scene: Scene, mention: CountMention, clause: Clause) -> bool:
    """Whether a number counts people in custody: by its noun, by "the number of prisoners"."""
    figures = scene.starts("tallies", "figures")
    if mention.label is not None:
        listed = any(k in figures for k in clause.tokens if k < mention.first)
        entry = mention.head in scene.starts("tallies", "entries")
        listed = listed or _has_verb_of(scene, clause, "listing")
        return mention.label == "prisoner" or (entry and listed) or _are_inside(scene, mention)
    if _is_kept(scene, mention, clause):
        return True
    groups = words_of(scene.language).groups
    for k in figures.intersection(clause.tokens):
        length, _ = words(scene.language, "tallies", "figures").match(scene.lows, k) or (1, True)
        for m in range(k + length, min(k + length + 4, len(scene.lows))):
            noun = groups.match(scene.lows, m)
            if noun and noun[1][0] == "prisoner" and m < mention.first:
                return True
    return False


def _has_them(scene: Scene, clause: Clause, mention: CountMention) -> bool:
    """Whether a verb tells but that so many are there: "Belarus has 1,200 political prisoners"."""
    verb = clause.finite
    others = verbs_among(scene, clause.tokens) - {verb}
    if verb is None and languages.table(scene.language, "language").get("no_articles"):
        # "В Белоруссии около 1200 политзаключённых": where "is" is left out
        placed = any(p.state and clause.first <= p.first < mention.first for p in scene.places)
        alone = len([m for m in scene.counts if m.number in clause.tokens]) == 1
        return placed and alone and not others and mention.label == "prisoner"
    having = tallying(scene.language, "having")
    return (
        verb is not None
        and verb < mention.first
        and not others
        and mention.label == "prisoner"
        and bool(lemmas_of(scene, [verb]) & set(having))
    )


def _is_kept(scene: Scene, mention: CountMention, clause: Clause) -> bool:
    """Whether somebody who keeps a list counts a bare number: "now Viasna counts 1,110"."""
    verb = clause.finite
    if verb is None or verb > mention.first or not mention.elliptic:
        return False
    between = range(verb + 1, mention.first)
    keeper = any(n.sort == "body" and n.first in clause.tokens for n in scene.names)
    return (
        keeper
        and verbs_among(scene, clause.tokens) == {verb}
        and _has_verb_of(scene, clause, "keeping")
        and not any(m.number in between for m in scene.counts)
        and not any(scene.lows[k] in closed(scene.language, "prepositions") for k in between)
    )


def _are_inside(scene: Scene, mention: CountMention) -> bool:
    """Whether those counted are in custody: "600 women among the political prisoners".

    Or by an adjective: "43 inhaftierte Journalisten", "43 jailed journalists".
    """
    inside = range(mention.first, mention.last + 1)
    jailed = scene.starts("tallies", "inside")
    if not jailed.isdisjoint(range(mention.number + 1, mention.head or 0)):
        return True
    if any(hit.kind in ("held", "jailed") and hit.anchor in inside for hit in scene.people_hits):
        return True
    among = words(scene.language, "status", "among").match(scene.lows, mention.last + 1)
    if among is None:
        return _is_counted_inside(scene, mention)
    groups = words_of(scene.language).groups
    behind = mention.last + 1 + among[0]
    found = (groups.match(scene.lows, k) for k in range(behind, min(behind + 4, len(scene.lows))))
    return any(noun and noun[1][0] == "prisoner" for noun in found)


def _is_counted_inside(scene: Scene, mention: CountMention) -> bool:
    """Whether custody is where those are that a verb counts: "counts 58 people in its prisons"."""
    behind = mention.last + 1
    near = range(behind + 1, behind + _NEAR)
    clause = scene.clauses[scene.clause_of[mention.number]]
    return (
        scene.lows[behind : behind + 1] != []
        and scene.lows[behind] in closed(scene.language, "locatives")
        and not scene.starts("sets", "custody").isdisjoint(near)
        and has_verb(scene, verbs_among(scene, clause.tokens), "keeping")
    )


def continued(scene: Scene, context: Context, drafts: list[Draft], used: set[int]) -> list[Draft]:
    """Further numbers of people while the report still speaks of one thing: they count the same.

    "Thirteen of the 16 were flown to Cologne", "of them 177 are women", "now there are 392": no
    verb says that somebody is held or freed, the sentence before did. A number with the article
    that was told before ("the 52 include …") takes up that event again. A clause that tells of
    something else, by its verb or by its words, counts others.
    """
    found: list[Draft] = []
    compared: list[Draft] = []
    resumed: Draft | None = None
    if _has_strange_label(scene, context) and not drafts:
        return []
    for mention in scene.counts:
        if (
            mention.number in used
            or (mention.count.value or 0) == 0
            or mention.count.qualifier in ("some", "all")
            or is_source(scene, mention)
        ):
            continue
        known = context.by_value.get(mention.of or mention.count.value or 0)
        if known is not None and known.scene is not scene:
            if mention.of is not None:
                resumed = known
            elif is_definite(scene, mention):
                resumed = known
                continue
        if mention.whole:
            continue
        clause = scene.clauses[scene.clause_of[mention.number]]
        before = [
            d
            for d in (*drafts, *found)
            if d.kind in COUNTING
            and (
                d.anchor < mention.number
                or (mention.count.delta and d.count is not None and d.part_of is None)
            )
        ]
        topic = resumed or max(before, key=_place, default=None) or _topic(context)
        if topic is None or (topic.count is None and not topic.persons):
            continue
        latest = max(d.scene.number for d in (topic, context.last_event or topic))
        beside = scene.sentence.line == topic.scene.sentence.line
        summed = mention.elliptic and not scene.starts("tallies", "figures").isdisjoint(
            clause.tokens
        )
        further = _is_of_group(scene, clause) or (
            beside and (summed or _tells_of_part(scene, clause, mention, topic))
        )
        reach = _GROUP_REACH if further else _TOPIC_REACH
        near = topic is resumed or scene.number - latest <= reach
        if topic.scene is not scene and not near:
            continue
        part = (
            is_part(scene, mention)
            or is_exchanged(scene, mention)
            or _follows_in_list(scene, mention)
            or _opens_parts(scene, mention)
            or (
                bool(found)
                and found[-1].part_of is not None
                and scene.clause_of[found[-1].anchor] == clause.index
            )
        )
        other_time = (
            mention.count.delta
            or _stands_behind(scene, mention, "compared")
            or (mention.elliptic and _changes(scene, clause))
            or (
                before
                and before[-1].status in ("retracted", "denied")
                and stands_instead(scene, mention)
            )
            or (found and found[-1] in compared and _links(scene, mention.first - 1))
        )
        if mention.count.delta and not any(d.count is not None for d in before):
            continue
        if not (part or other_time or _tells_of_part(scene, clause, mention, topic)) and (
            any(scene.clause_of[d.anchor] == clause.index and d.count is not None for d in drafts)
            or not _goes_on(scene, clause, mention, topic, bool(before) or topic is resumed)
        ):
            continue
        if _tells_of_others(scene, clause, mention) or is_charged(scene, mention):
            continue
        if mention.count.value == 1 and not (part or (topic is resumed and mention.nationality)):
            continue
        kind = _kind_of_those(scene, mention) or topic.kind
        draft = Draft(
            kind, scene, mention.first, mention.last, anchor=mention.number, count=mention
        )
        draft.persons = _named_behind(scene, clause, mention)
        settle(draft, clause, context)
        since = any(time.value.endswith("/..") for time in own_times(draft))
        if topic.kind == "held" and since and context.last_flow is not None:
            draft.kind = context.last_flow.kind  # a number since some day is no stock
        if topic.kind == "held" and _has_verb_of(scene, clause, "arriving"):
            draft.kind = "jailed"
        is_flow = topic.kind in ("freed", "jailed") and not part
        if is_flow and (_is_rest(scene, clause) or _tells_stock(scene, clause, mention, topic)):
            draft.kind = "held"
        if draft.status == "asserted" and not (_replaces(draft, topic) or _is_done(draft, clause)):
            draft.status = topic.status
        draft.where = topic.where
        if draft.kind == topic.kind and topic is not resumed and (part or mention.count.delta):
            draft.same_time = topic
        own = way_on_list(draft, clause) if topic.kind == "listed" else None
        draft.direction = own or topic.direction
        if part and _is_beside(scene, mention, topic):
            draft.part_of = topic.part_of
        elif part or topic is resumed:
            draft.part_of = topic.part_of or topic
        if part or topic is resumed:
            draft.first, draft.last = mention.first, mention.last
        if mention.elliptic and not mention.count.delta:
            draft.when = draft.when or time_beside(scene, mention)
        used.add(mention.number)
        found.append(draft)
        if other_time:
            compared.append(draft)
    return found


def _tells_of_part(scene: Scene, clause: Clause, mention: CountMention, topic: Draft) -> bool:
    """Whether a clause tells what some of those just freed are or did: "Six are women".

    A bare number that is less than theirs is its subject, and opens it or stands behind its verb.
    """
    verb, whole = clause.finite, topic.count
    if verb is None or whole is None or topic.kind != "freed":
        return False
    value, of = mention.count.value or 0, whole.count.value or 0
    some = mention.elliptic or mention.group in _OF_THOSE
    if not (some and 1 < value < of) or clause.kind != "main" or topic.scene is scene:
        return False
    if mention.last < verb:
        opens = not any(scene.tokens[k].is_word for k in range(clause.first, mention.first))
    else:
        opens = mention.first == verb + 1 and _is_verb_second(scene)
    return opens and not has_verb(scene, [verb], "saying")


def _is_verb_second(scene: Scene) -> bool:
    """Whether a subject may stand right behind the verb: "Am Abend sind 51 in Vilnius"."""
    return bool(languages.table(scene.language, "language").get("capitalised_nouns"))


def _named_behind(scene: Scene, clause: Clause, mention: CountMention) -> list[str]:
    """The row of as many persons as are counted behind a clause's colon: "five are known: …"."""
    if scene.tokens[clause.last].text != ":":
        return []
    persons = [n for n in scene.names if n.sort == "person" and n.first > clause.last]
    row = row_of(scene, persons[0]) if persons else []
    return [n.full for n in row] if len(row) == mention.count.value else []


def _is_of_group(scene: Scene, clause: Clause) -> bool:
    """Whether a clause begins with a noun for all of those told of: "The group includes two …"."""
    return words(scene.language, "tallies", "band").match(scene.lows, clause.first) is not None


def _tells_stock(scene: Scene, clause: Clause, mention: CountMention, topic: Draft) -> bool:
    """Whether a clause tells how many are inside, not how many more came free or were arrested.

    It speaks of custody and of no act ("two are in Evin"), or a figure stands at far more.
    """
    figures = scene.starts("tallies", "figures")
    acts = [k for k in verbs_among(scene, clause.tokens) if k != clause.finite]
    forms = features_of(scene.language, scene.lows[clause.finite or 0])
    if clause.finite is None or acts or forms - {"pres", "inf"}:
        return False
    inside = not scene.starts("sets", "custody").isdisjoint(clause.tokens)
    told = topic.count.count.value if topic.count is not None else None
    figure = any(k in figures for k in clause.tokens if k < mention.first)
    more = told is not None and (mention.count.value or 0) > _FAR_MORE * told
    return inside or (figure and more and not topic.cumulative)


def _is_done(draft: Draft, clause: Clause) -> bool:
    """Whether a verb of its own tells that it happened: "promised 300, but only 88 walked out"."""
    scene = draft.scene
    own = tallying(scene.language, draft.kind) - tallying(scene.language, "counting")
    return is_past(scene, clause) and not own.isdisjoint(lemmas_of(scene, [clause.finite or 0]))


def _kind_of_those(scene: Scene, mention: CountMention) -> str | None:
    """What those underwent of whom a number is a part: "five of those released"."""
    near = range(mention.last + 1, mention.last + 1 + _NEAR)
    hits = [h for h in scene.people_hits if h.anchor in near and h.kind in COUNTING]
    return hits[0].kind if mention.partial and hits else None


def _place(draft: Draft) -> int:
    """Where a draft stands: its number, or the word that makes it."""
    return draft.count.number if draft.count is not None else draft.anchor


def _topic(context: Context) -> Draft | None:
    """What a number goes on with: the last event, or the last one that had a number."""
    event = context.last_event
    if event is not None and event.count is not None and event.count.count.value is not None:
        return event
    counted = context.last_counted
    recent = (
        event is not None
        and counted is not None
        and event.scene.number - counted.scene.number <= _TOPIC_REACH
    )
    return counted if recent else event


def _has_strange_label(scene: Scene, context: Context) -> bool:
    """Whether an item of a fact box has a label that names neither a time nor a kind of count."""
    if scene.genre != "factbox" or context.label_kind is not None or scene.label_times:
        return False
    colon = next((k for k, token in enumerate(scene.tokens) if token.text == ":"), 0)
    return colon > 0 and not verbs_among(scene, range(colon))


def _goes_on(
    scene: Scene, clause: Clause, mention: CountMention, topic: Draft, beside: bool
) -> bool:
    """Whether a clause only gives a further number, or tells where those who came free went."""
    if not languages.table(scene.language, "cues").get("tallies"):
        return True
    verbs = verbs_among(scene, clause.tokens)
    if not verbs:
        total = not scene.starts("status", "cumulative").isdisjoint(clause.tokens)
        return clause.finite is not None or beside or mention.label is not None or total
    return any(has_verb(scene, verbs, name) for name in ("counting", "rest", topic.kind))


def _tells_of_others(scene: Scene, clause: Clause, mention: CountMention) -> bool:
    """Whether a clause speaks of the dead, or a number counts crowds or voters, not prisoners."""
    dead, crowds = scene.starts("tallies", "dead"), scene.starts("tallies", "crowds")
    larger = [
        m.number
        for m in scene.counts
        if m.last < mention.first and (m.count.value or 0) > (mention.count.value or 0)
    ]
    whole = scene.clauses[scene.clause_of[larger[-1]]].tokens if larger else ()
    counted = range(mention.first, mention.last + 1)
    return not (dead.isdisjoint((*clause.tokens, *whole)) and crowds.isdisjoint(counted))


def _changes(scene: Scene, clause: Clause) -> bool:
    """Whether a clause tells of a rise or a fall: "stieg von 1100 auf 1180"."""
    counting = words_of(scene.language)
    return any(
        scene.lows[k] in counting.rise | counting.fall | counting.moved for k in clause.tokens
    )


def _is_rest(scene: Scene, clause: Clause) -> bool:
    """Whether a clause tells how many are left inside."""
    return _has_verb_of(scene, clause, "rest")


def _has_verb_of(scene: Scene, clause: Clause, name: str) -> bool:
    """Whether a clause has a verb of one of the lists of the language data."""
    return has_verb(scene, verbs_among(scene, clause.tokens), name)


def _replaces(draft: Draft, topic: Draft) -> bool:
    """Whether a number stands instead of one that was taken back: "… at 90; it is 70"."""
    assert draft.count is not None
    own, its = draft.scene, topic.scene
    apart = own is not its or own.clause_of[draft.anchor] != own.clause_of[topic.anchor]
    return topic.status == "retracted" and (apart or stands_instead(own, draft.count))


def _stands_behind(scene: Scene, mention: CountMention, name: str) -> bool:
    """Whether words such as "in return for" or "compared with" stand shortly before a number."""
    phrases = scene.starts("status" if name == "exchange" else "tallies", name)
    return not phrases.isdisjoint(range(max(0, mention.first - _NEAR), mention.first))


def _follows_in_list(scene: Scene, mention: CountMention) -> bool:
    """Whether a number stands right behind another in a list: "eight women and 24 men"."""
    before = [m for m in scene.counts if m.last < mention.first]
    if not before or mention.label is None:
        return False
    between = range(before[-1].last + 1, mention.first)
    return 0 < len(between) <= 3 and all(_links(scene, k) for k in between)


def _opens_parts(scene: Scene, mention: CountMention) -> bool:
    """Whether a number behind a colon is the first part of a whole: "804 prisoners: 698 men"."""
    if mention.first < 2 or scene.tokens[mention.first - 1].text != ":" or not mention.label:
        return False
    return any(
        m.last == mention.first - 2
        and m.label is not None
        and (m.count.value or 0) > (mention.count.value or 0)
        for m in scene.counts
    )


def _is_beside(scene: Scene, mention: CountMention, topic: Draft) -> bool:
    """Whether a number stands in a list of nations with another: "three Poles, two Latvians"."""
    other = topic.count
    return (
        topic.scene is scene
        and other is not None
        and other.label == mention.label
        and bool(other.nationality and mention.nationality)
        and not is_part(scene, mention)
    )


def _links(scene: Scene, k: int) -> bool:
    return scene.tokens[k].text == "," or scene.lows[k] in closed(scene.language, "coordinators")
