"""Numbers without a verb of their own: parts, lists, stocks, and counts that go on."""

from __future__ import annotations

from drehtuer.claims.circumstances import settle
from drehtuer.claims.counts import CountMention
from drehtuer.claims.cues import words
from drehtuer.claims.draft import Context, Draft
from drehtuer.claims.grammar import closed, is_definite, is_part
from drehtuer.claims.scene import Scene

_COUNTING = frozenset({"held", "freed", "jailed", "listed"})
_TOPIC_REACH = 2
"""For how many sentences a number without a verb of its own still counts the same people."""


def among_them(scene: Scene, context: Context, drafts: list[Draft]) -> list[Draft]:
    """Persons or counts that belong to the event told before: "among them are X and Y"."""
    event = context.last_event
    among = words(scene.language, "status", "among")
    if drafts or event is None or not scene.tokens or event.kind not in ("freed", "held", "jailed"):
        return []
    opening = next(
        (k for k in range(min(4, len(scene.tokens))) if among.match(scene.lows, k)), None
    )
    if opening is None:
        return []
    persons = [n for n in scene.names if n.sort == "person" and n.first > opening]
    if not persons:
        return []
    row = [n for n in persons if not context.rules(n)]
    draft = Draft(event.kind, scene, opening, row[-1].last if row else opening, anchor=opening)
    draft.persons = list(dict.fromkeys(n.full for n in row))
    if not draft.persons:
        return []
    draft.when, draft.where, draft.by, draft.status = (
        event.when,
        event.where,
        list(event.by),
        event.status,
    )
    draft.part_of = event
    return [draft]


def breakdown(scene: Scene, drafts: list[Draft], used: set[int]) -> list[Draft]:
    """Further counts of people behind a counted event: its parts ("among them five Ukrainians")."""
    parts: list[Draft] = []
    among = words(scene.language, "status", "among")
    for whole in [
        d for d in drafts if d.count is not None and d.kind in ("freed", "held", "jailed")
    ]:
        assert whole.count is not None
        limit = min(
            (d.anchor for d in drafts if d.anchor > whole.count.last and d.count is None),
            default=10**6,
        )
        opened = False
        for mention in scene.counts:
            if (
                mention.number in used
                or mention.first <= whole.count.last
                or mention.number > limit
            ):
                continue
            between = range(whole.count.last + 1, mention.first)
            opened = opened or any(among.match(scene.lows, k) for k in between)
            if not opened or (
                mention.label is None and not mention.nationality and mention.elliptic
            ):
                continue
            if mention.count.qualifier in ("some", "all") and mention.count.value is None:
                continue
            part = Draft(
                whole.kind, scene, mention.first, mention.last, anchor=mention.number, count=mention
            )
            part.group, part.nationality = mention.group, mention.nationality
            part.when, part.where, part.by = whole.when, whole.where, list(whole.by)
            part.status, part.part_of, part.cumulative = whole.status, whole, whole.cumulative
            part.destination = list(whole.destination)
            used.add(mention.number)
            parts.append(part)
    return parts


def stocks(scene: Scene, context: Context, drafts: list[Draft], used: set[int]) -> list[Draft]:
    """A number of prisoners that no verb takes: how many are held, or what a label says."""
    found: list[Draft] = []
    for mention in scene.counts:
        if (
            mention.number in used
            or mention.count.qualifier in ("some", "all")
            or mention.count.value in (0, 1, 2)
        ):
            continue
        in_list = scene.genre == "factbox"
        kind = context.label_kind if in_list else None
        if mention.label == "prisoner" and kind is None:
            clause = scene.clauses[scene.clause_of[mention.number]]
            if any(scene.clause_of[d.anchor] == clause.index for d in drafts) and not in_list:
                continue
            stock = words(scene.language, "status", "stock")
            if not in_list and not any(stock.match(scene.lows, k) for k in clause.tokens):
                continue
            kind = "held"
        if kind is None or (mention.label is None and not mention.elliptic):
            continue
        clause = scene.clauses[scene.clause_of[mention.number]]
        draft = Draft(
            kind, scene, mention.first, mention.last, anchor=mention.number, count=mention
        )
        settle(draft, clause, context)
        used.add(mention.number)
        found.append(draft)
    return found


def continued(scene: Scene, context: Context, drafts: list[Draft], used: set[int]) -> list[Draft]:
    """Further numbers of people while the report still speaks of one thing: they count the same.

    "Thirteen of the 16 were flown to Cologne", "of them 177 are women", "now there are 392": no
    verb says that somebody is held or freed, the sentence before did. A number with the article
    that was told before ("the 52 include …") takes up that event again.
    """
    found: list[Draft] = []
    resumed: Draft | None = None
    for mention in scene.counts:
        if (
            mention.number in used
            or (mention.count.value or 0) == 0
            or mention.count.qualifier in ("some", "all")
        ):
            continue
        known = context.by_value.get(mention.count.value or 0)
        if known is not None and known.scene is not scene and is_definite(scene, mention):
            resumed = known
            continue
        clause = scene.clauses[scene.clause_of[mention.number]]
        before = [d for d in (*drafts, *found) if d.anchor < mention.number and d.kind in _COUNTING]
        topic = resumed or (before[-1] if before else context.last_event)
        if topic is None or (topic.count is None and not topic.persons):
            continue
        near = topic is resumed or scene.number - topic.scene.number <= _TOPIC_REACH
        if topic.scene is not scene and not near:
            continue
        part = (
            is_part(scene, mention)
            or _is_exchanged(scene, mention)
            or _follows_in_list(scene, mention)
            or (
                bool(found)
                and found[-1].part_of is not None
                and scene.clause_of[found[-1].anchor] == clause.index
            )
        )
        if (
            any(scene.clause_of[d.anchor] == clause.index and d.count is not None for d in drafts)
            and not part
        ):
            continue
        if mention.count.value == 1 and not (part or (topic is resumed and mention.nationality)):
            continue
        draft = Draft(
            topic.kind, scene, mention.first, mention.last, anchor=mention.number, count=mention
        )
        timed = [*(t.first for t in scene.times), *scene.open_times]
        own_time = any(scene.clause_of[k] == clause.index for k in timed)
        settle(draft, clause, context)
        if not own_time:
            draft.when = topic.when or draft.when
        elif (
            topic.kind == "held"
            and draft.when
            and draft.when.endswith("/..")
            and context.last_flow is not None
        ):
            draft.kind = context.last_flow.kind  # a number since some day is no stock
        draft.status = topic.status if draft.status == "asserted" else draft.status
        draft.where = topic.where
        draft.direction = topic.direction
        if part or topic is resumed:
            draft.part_of = topic.part_of or topic
            draft.first, draft.last = mention.first, mention.last
        used.add(mention.number)
        found.append(draft)
    return found


def _is_exchanged(scene: Scene, mention: CountMention) -> bool:
    """Whether a number is the other side of a swap: "in return for 8", "gegen 2000"."""
    exchange = words(scene.language, "status", "exchange")
    return any(
        exchange.match(scene.lows, k) for k in range(max(0, mention.first - 3), mention.first)
    )


def _follows_in_list(scene: Scene, mention: CountMention) -> bool:
    """Whether a number stands right behind another in a list: "eight women and 24 men"."""
    links = closed(scene.language, "coordinators")
    before = [m for m in scene.counts if m.last < mention.first]
    if not before or mention.label is None:
        return False
    between = range(before[-1].last + 1, mention.first)
    return 0 < len(between) <= 3 and all(
        scene.tokens[k].text == "," or scene.lows[k] in links for k in between
    )
