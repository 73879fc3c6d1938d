"""Series: numbers that have but a time beside them: "14 in June, 52 in September".

Such a number has no verb of its own. What it counts was told before: in the same sentence ("freed
in three waves: 14 in June, …"), in the heading it stands under, or by the sentences before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from drehtuer.claims.fields.circumstances import goals_behind, settle
from drehtuer.claims.kinds.breakdowns import COUNTING, inherit
from drehtuer.claims.sentences.counts import CountMention
from drehtuer.claims.sentences.cues import Hit
from drehtuer.claims.sentences.draft import Context, Draft
from drehtuer.claims.sentences.grammar import closed, dates_another, has_verb, is_source
from drehtuer.claims.sentences.scene import Named, Scene, Timed

_REACH = 3
"""For how many sentences a number with a time goes on with what was told."""
_SOURCE = 7
"""How many words may tell whose number it is."""
_BREAKS = frozenset(",;:–—.")
_DASHES = frozenset("–—")
_OPENS, _CLOSES = "([", ")]"


@dataclass(frozen=True, slots=True)
class _Member:
    """A number of a series with its own time or place; its tokens ``first`` to ``last``."""

    mention: CountMention
    time: Timed | None
    place: Named | None
    first: int
    last: int
    told: bool
    """Whether an auxiliary stands with it: "am 4. Februar waren es 350", "by May it was 61"."""


def series(scene: Scene, context: Context, drafts: list[Draft], used: set[int]) -> list[Draft]:
    """The numbers of a sentence that have but a time beside them, and count what was told before.

    One of them alone is a series only where nothing else is told in the sentence.
    """
    if scene.is_heading:
        return []
    members = [m for m in _members(scene) if m.mention.number not in used]
    elsewhere = [m for m in scene.counts if m not in [member.mention for member in members]]
    if not members or (len(members) == 1 and (drafts or elsewhere or not _is_all(scene, members))):
        return []
    model = _model(scene, context, drafts, members[0], several=len(members) > 1)
    if model is None:
        return []
    if len(members) == 1 and members[0].mention.label == "prisoner" and model.kind != "held":
        return []  # "on 3 July there are 1,164 prisoners": how many are held
    found = []
    for member in members:
        mention = member.mention
        boxed = scene.genre == "factbox"  # there a number is its own evidence
        span = (mention.first, mention.last) if boxed else (member.first, member.last)
        draft = Draft(model.kind, scene, *span, anchor=mention.number, count=mention)
        inherit(draft, model)
        if member.time is not None:
            draft.when = member.time.value
        else:
            draft.same_time = model
        if model.kind == "freed":  # "114 to Ukraine, 9 to Lithuania"
            draft.destination = goals_behind(scene, mention) or draft.destination
        elif member.place is not None:
            draft.where = member.place.state
        draft.nominal = draft.infinitive = False
        draft.cumulative = model.kind != "held" and model.count is not None and member.told
        used.add(mention.number)
        found.append(draft)
    return found


def _members(scene: Scene) -> list[_Member]:
    """The numbers with a time or a place of their own whose stretch of the sentence is short."""
    sources = scene.starts("tallies", "according")
    if not scene.counts or not (scene.times or scene.places or sources):
        return []
    found = []
    for first, last in _stretches(scene):
        counts = [m for m in scene.counts if first <= m.number <= last]
        times = [t for t in scene.times if first <= t.first <= last]
        places = [p for p in scene.places if first <= p.first <= last and p.sort != "people"]
        sources = _sources(scene, first, last)
        if len(counts) != 1 or len(times) > 1 or not (times or places or sources):
            continue
        mention, time = counts[0], times[0] if times else None
        if (
            mention.count.delta
            or mention.whole
            or mention.partial
            or mention.count.value in (None, 0)
            or (mention.count.value == 1 and mention.label is None)
            or (time is not None and "/.." in time.value)
            or (time is None and _is_read_elsewhere(scene, mention))
            or is_source(scene, mention)
        ):
            continue
        taken = set(range(mention.first, mention.last + 1))
        taken |= set(range(time.first, time.last + 1)) if time is not None else set()
        taken |= sources
        rest = [k for k in range(first, last + 1) if k not in taken and scene.tokens[k].is_word]
        if all(_is_light(scene, k) for k in rest):
            helping = closed(scene.language, "auxiliaries")
            told = any(scene.lows[k] in helping for k in rest)
            place = next((p for p in places if p.state), None)
            found.append(_Member(mention, time, place, first, last, told))
    timed = [m for m in found if m.time is not None]
    return found if len(timed) < len(found) > 1 else timed


def _sources(scene: Scene, first: int, last: int) -> set[int]:
    """The words that tell by whom a number is told: "según Foro Penal", "по версии властей"."""
    according = scene.starts("tallies", "according")
    start = next((k for k in range(first, last + 1) if k in according), None)
    if start is None:
        return set()
    stop = min((m.first for m in scene.counts if start < m.first <= last), default=last + 1)
    signs = [k for k in range(start, stop) if scene.tokens[k].text in _DASHES | {",", ":"}]
    end = min(signs, default=stop)
    return set(range(start, end)) if end - start <= _SOURCE else set()


def _is_read_elsewhere(scene: Scene, mention: CountMention) -> bool:
    """Whether a number has a noun of its own, or a clause that has left out but its verb."""
    gap = scene.clauses[scene.clause_of[mention.number]].kind == "gap"
    return gap or not (mention.elliptic or mention.label == "people")


def _stretches(scene: Scene) -> list[tuple[int, int]]:
    """The stretches of a sentence between commas, signs and "and", brackets and all in them.

    A comma between a time or place that opens a stretch and its number parts nothing ("in June,
    14"), nor does a dash between them ("14 — in June").
    """
    opens = {m.first for m in scene.counts}
    closes = {t.last for t in scene.times} | {p.last for p in scene.places}
    inside = {k for t in scene.times for k in range(t.first, t.last + 1)}
    inside |= {k for m in scene.counts for k in range(m.first, m.last + 1)}
    for k in scene.starts("tallies", "according"):
        closes |= {max(_sources(scene, k, len(scene.tokens) - 1), default=k)}
    links = closed(scene.language, "coordinators")
    breaks: list[int] = []
    depth = 0
    for k, token in enumerate(scene.tokens):
        depth += (token.text in _OPENS) - (token.text in _CLOSES)
        if depth > 0 or k in inside or not (token.text in _BREAKS or token.low in links):
            continue
        start = breaks[-1] if breaks else -1
        counted = any(start < n < k for n in opens)
        if k - 1 in closes and k + 1 in opens and not counted:
            continue
        if token.text in _DASHES and not (counted and _counts_behind(scene, k, opens)):
            continue
        breaks.append(k)
    bounds = [-1, *breaks, len(scene.tokens)]
    return [(a + 1, b - 1) for a, b in pairwise(bounds) if b - a > 1]


def _counts_behind(scene: Scene, k: int, opens: set[int]) -> bool:
    """Whether a number stands between a sign and the next one."""
    for n in range(k + 1, len(scene.tokens)):
        if scene.tokens[n].text in _BREAKS:
            return False
        if n in opens:
            return True
    return False


def _is_light(scene: Scene, k: int) -> bool:
    """Whether a word tells nothing of its own: a small word, an auxiliary, a place, "it".

    Nor does a verb of travelling: "13 came to Germany, three to America".
    """
    low, language = scene.lows[k], scene.language
    if k in scene.verbs and has_verb(scene, [k], "travelling"):
        return True
    small = closed(language, "determiners", "prepositions", "adverbs", "auxiliaries", "personal")
    return low in small or any(p.first <= k <= p.last for p in scene.places)


def _is_all(scene: Scene, members: Sequence[_Member]) -> bool:
    """Whether a sentence holds nothing but these members and small words."""
    covered = {k for m in members for k in range(m.first, m.last + 1)}
    return all(
        k in covered or _is_light(scene, k)
        for k, token in enumerate(scene.tokens)
        if token.is_word and token.low not in closed(scene.language, "coordinators")
    )


def _model(
    scene: Scene, context: Context, drafts: Sequence[Draft], member: _Member, *, several: bool
) -> Draft | None:
    """What the numbers count: told before in the sentence, by a label, or in the text above."""
    before = [d for d in drafts if d.kind in COUNTING and d.anchor < member.first]
    if before:
        return before[-1]
    hits = [h for h in scene.people_hits if _leads(scene, h, member)]
    hits = hits or _summing_up(scene)
    if hits:
        hit = hits[-1]
        draft = Draft(hit.kind, scene, hit.tokens[0], hit.tokens[-1], anchor=hit.anchor)
        settle(draft, scene.clauses[scene.clause_of[hit.anchor]], context)
        return draft
    if scene.genre == "factbox":
        return None  # the labels tell
    event = context.last_event
    if event is not None and scene.number - event.scene.number <= _REACH:
        return event
    said = context.last_said if several else None
    return said if said is not None and scene.number - said.scene.number <= _REACH else None


def _summing_up(scene: Scene) -> list[Hit]:
    """Words behind a series that tell what it counts: "14 in June, …: so many came free"."""
    last = max((m.last for m in scene.counts), default=0)
    colon = next((k for k, t in enumerate(scene.tokens) if t.text in ":–—" and k > last), None)
    if colon is None:
        return []
    return [h for h in scene.people_hits if h.kind in COUNTING and h.tokens[0] > colon][:1]


def _leads(scene: Scene, hit: Hit, member: _Member) -> bool:
    """Whether words before a series tell what it counts: "came free in waves: 14 in June, …"."""
    return (
        hit.kind in COUNTING
        and hit.tokens[-1] < member.first
        and not dates_another(scene, hit.tokens[0])
    )
