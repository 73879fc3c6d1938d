"""What a number of people counts: the held, the freed, the jailed, the listed, or none of these.

A number rarely has the verb that tells it beside it: "Of the 52, nine went to Lithuania, the rest
to Ukraine". The rules before this (cues, stocks, rows, numbers that go on) propose; here every
number of a sentence is weighed with what stands around it, what was told before it and what was
proposed, and what it most likely counts is chosen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from math import fsum

from drehtuer.claims.fields.circumstances import settle, turn
from drehtuer.claims.sentences.counts import CountMention
from drehtuer.claims.sentences.draft import Context, Draft
from drehtuer.claims.sentences.grammar import (
    dates_another,
    is_definite,
    is_part,
    lemmas_of,
    only_watches,
)
from drehtuer.claims.sentences.scene import Scene
from drehtuer.claims.weighing import ALONE, Weights, learned_weights

KINDS = ("held", "freed", "jailed", "listed")
NOTHING = "none"
"""The mark in the weights of a number that counts none of these."""
_WORDS = ("among", "so_far", "cumulative", "stock", "exchange", "rest", "instead", "together")
_NO_WEIGHTS: Mapping[str, float] = {}
_AROUND = 2
_FAR = 3
_FAR_MORE = 4
_TO_ADD, _TO_CHANGE = 0.5, 1.5
"""By how much more must speak for a kind than for nothing, or against what was proposed."""


Counted = tuple[CountMention, list[str | None], frozenset[str]]
"""A number, what it may count (what was proposed first), and the features of what is around it."""


def recount(scene: Scene, context: Context, drafts: list[Draft]) -> list[Draft]:
    """The drafts of a sentence, each number with what it counts by all that is around it."""
    weights = learned_weights("counted")
    for mention, kinds, features in numbers_of(scene, context, drafts):
        apply(decide(kinds, features, weights), mention, scene, context, drafts)
    return drafts


def decide(kinds: Sequence[str | None], features: Collection[str], weights: Weights) -> str | None:
    """What a number counts; what was proposed for it stands unless clearly more speaks against."""
    proposed = kinds[0]
    told: dict[str, list[float]] = {kind or NOTHING: [] for kind in kinds}
    for source in (ALONE, *features):
        for name, weight in weights.get(source, _NO_WEIGHTS).items():
            told[name].append(weight)
    sums = [fsum(each) for each in told.values()]
    most = max(sums)
    margin = _TO_ADD if proposed is None else _TO_CHANGE
    return proposed if most < sums[0] + margin else kinds[sums.index(most)]


def numbers_of(scene: Scene, context: Context, drafts: Sequence[Draft]) -> Iterator[Counted]:
    """The numbers of a sentence, each of which must be applied before the next."""
    for mention in scene.counts:
        mine = [d for d in drafts if d.count is not None and d.count.number == mention.number]
        if len(mine) > 1 or any(d.kind not in KINDS for d in mine) or mention.count.value == 0:
            continue
        if mine and mine[0].kind == scene.label_kind:
            continue  # the label of its line says so
        if not mine and (
            mention.whole
            or only_watches(scene, mention)
            or _is_told_by_name(scene, mention, drafts)
            or _is_told_dead(scene, mention)
            or not _is_led_to(scene, context, drafts)
        ):
            continue
        features = _Surroundings(scene, context, drafts, mention).features()
        yield mention, _kinds(mine[0].kind if mine else None), features


def _is_told_by_name(scene: Scene, mention: CountMention, drafts: Sequence[Draft]) -> bool:
    """Whether the clause of a number tells of persons by name: "of the six, X is free"."""
    home = scene.clause_of
    return any(d.persons and home[d.anchor] == home[mention.number] for d in drafts)


def _is_told_dead(scene: Scene, mention: CountMention) -> bool:
    """Whether the clause of a number tells of the dead: "38 people died in the attacks"."""
    home = scene.clause_of
    deaths = (hit for hit in scene.people_hits if (hit.kind, hit.cue.detail) == ("fate", "died"))
    return any(home[hit.anchor] == home[mention.number] for hit in deaths)


def _is_led_to(scene: Scene, context: Context, drafts: Sequence[Draft]) -> bool:
    """Whether anything leads to a number without a claim: an event told before, a fact box."""
    return bool(drafts) or context.last_event is not None or scene.genre == "factbox"


def _kinds(proposed: str | None) -> list[str | None]:
    """All that a number may count, what was proposed first."""
    return [proposed, *(kind for kind in (*KINDS, None) if kind != proposed)]


def apply(
    kind: str | None, mention: CountMention, scene: Scene, context: Context, drafts: list[Draft]
) -> None:
    """Make the drafts say that a number counts this kind, or nothing."""
    mine = next(
        (d for d in drafts if d.count is not None and d.count.number == mention.number), None
    )
    if mine is not None and (kind is not None or mine.persons):
        if kind is not None and kind != mine.kind:
            turn(mine, kind)
    elif mine is not None:
        drafts.remove(mine)
    elif kind is not None:
        clause = scene.clauses[scene.clause_of[mention.number]]
        draft = Draft(
            kind, scene, mention.first, mention.last, anchor=mention.number, count=mention
        )
        settle(draft, clause, context)
        event = context.last_event
        if event is not None and event.kind == kind and is_part(scene, mention):
            draft.part_of = event.part_of or event
            draft.where, draft.first, draft.last = event.where, mention.first, mention.last
        drafts.append(draft)


class _Surroundings:
    """What stands around a number, and what was told before it."""

    def __init__(
        self, scene: Scene, context: Context, drafts: Sequence[Draft], mention: CountMention
    ) -> None:
        self.scene, self.context, self.drafts, self.mention = scene, context, drafts, mention
        self.clause = scene.clauses[scene.clause_of[mention.number]]

    def features(self) -> frozenset[str]:
        """The features, in plain names."""
        return frozenset(
            (
                *self._proposed(),
                *self._of_count(),
                *self._beside(),
                *self._cues(),
                *self._before(),
                *self._of_clause(),
            )
        )

    def _proposed(self) -> Iterator[str]:
        mine = next(
            (d for d in self.drafts if d.count and d.count.number == self.mention.number), None
        )
        if mine is None:
            yield "proposed nothing"
            return
        how = (
            "goes on" if mine.anchor == self.mention.number else "noun" if mine.nominal else "verb"
        )
        yield f"proposed {mine.kind}"
        yield f"proposed {mine.kind} {how}"
        yield f"proposed {how}"
        if mine.part_of is not None:
            yield "proposed part"
        if mine.persons:
            yield "proposed named"

    def _of_count(self) -> Iterator[str]:
        mention = self.mention
        yield f"label {mention.label}"
        yield f"group {mention.group}"
        yield f"qualifier {mention.count.qualifier}"
        value = mention.count.value
        sizes = ((1, "one"), (2, "two"), (10, "few"), (100, "dozens"), (1000, "hundreds"))
        size = next((name for most, name in sizes if (value or 0) <= most), "thousands")
        yield f"size {size if value else 'open'}"
        if mention.count.delta:
            yield "change"
        if mention.elliptic:
            yield "elliptic"
        if mention.nationality:
            yield "of a nationality"
        if mention.of is not None:
            yield "part of a number"
        if mention.whole:
            yield "whole of a part"
        if is_definite(self.scene, mention):
            yield "definite"
        if is_part(self.scene, mention):
            yield "part"
        if mention.head is not None:
            yield f"{self.scene.language} noun {self.scene.lows[mention.head]}"

    def _beside(self) -> Iterator[str]:
        """The words and signs next to it."""
        scene, language = self.scene, self.scene.language
        last = max(self.mention.last, self.mention.head or 0)
        for step in range(1, _AROUND + 1):
            for side, k in (("before", self.mention.first - step), ("behind", last + step)):
                word = scene.lows[k] if 0 <= k < len(scene.lows) else "edge"
                if step == 1 or word.isalpha():
                    yield f"{language} {step} {side} {word}"
        if any(
            t.text == "(" for t in scene.tokens[max(0, self.mention.first - 3) : self.mention.first]
        ):
            yield "in brackets"
        if any(m.last < self.mention.first for m in scene.counts):
            yield "behind a count"
        if any(m.first > last for m in scene.counts):
            yield "before a count"

    def _cues(self) -> Iterator[str]:
        """The cues of the clause and of the rest of the sentence."""
        home = self.scene.clause_of
        here = set()
        nearest = None
        for hit in self.scene.people_hits:
            if hit.cue.frame == "nouns" and dates_another(self.scene, hit.tokens[0]):
                continue
            kind = f"{hit.kind} {hit.cue.detail}" if hit.cue.detail else hit.kind
            if home[hit.anchor] == self.clause.index:
                here.add(kind)
                gap = abs(hit.anchor - self.mention.number)
                if nearest is None or gap < nearest[0]:
                    nearest = (gap, kind, hit.cue.frame)
            else:
                yield f"cue elsewhere {hit.kind}"
        for kind in here:
            yield f"cue {kind}"
        if nearest is None:
            yield "no cue"
        else:
            yield f"nearest cue {nearest[1]} {min(_FAR, nearest[0] // 4)}"
            yield f"nearest cue {nearest[1]} {nearest[2]}"

    def _before(self) -> Iterator[str]:
        """What was told before in the sentence and the report."""
        scene, context, number = self.scene, self.context, self.mention.number
        row = [
            d
            for d in self.drafts
            if d.count is not None
            and d.count.number < number
            and not (d.nominal and dates_another(scene, d.anchor))
        ]
        told = max(row, key=lambda d: d.count.number if d.count else 0, default=None)
        if told is not None:
            same = scene.clause_of[told.anchor] == self.clause.index
            yield f"before here {told.kind}"
            yield f"before here {told.kind} {'same clause' if same else 'other clause'}"
        event = context.last_event
        if event is not None:
            far = min(_FAR, scene.number - event.scene.number)
            line = "beside" if event.scene.sentence.line == scene.sentence.line else "above"
            yield f"last event {event.kind}"
            yield f"last event {event.kind} {far} {line}"
            if told is None:
                yield f"last event {event.kind} {far} first here"
        else:
            yield "no event yet"
        reference = told or event
        if reference is not None:
            yield f"{self._size_beside(reference)} than {reference.kind}"
        known = context.by_value.get(self.mention.count.value or 0)
        if known is not None and known.scene is not scene:
            yield f"told before as {known.kind}"
        weight = context.topical
        if weight is not None:
            yield f"report on topic {min(_FAR, sum(weight.values()) // len(weight))}"
            if not weight[scene.sentence.line]:
                yield "paragraph off topic"
        if scene.genre == "factbox":
            yield f"label {context.label_kind} of the box"
        else:
            yield scene.genre
        if scene.is_heading:
            yield "heading"

    def _size_beside(self, other: Draft) -> str:
        """How a number compares with the one told before: parts are less, stocks far more."""
        value = self.mention.count.value
        before = other.count.count.value if other.count is not None else None
        if not value or not before:
            return "unknown"
        return "far more" if value > _FAR_MORE * before else "more" if value > before else "no more"

    def _of_clause(self) -> Iterator[str]:
        scene, language = self.scene, self.scene.language
        tokens = self.clause.tokens
        yield f"clause {self.clause.kind}"
        if self.clause.finite is None:
            yield "no verb"
        for lemma in lemmas_of(scene, tokens):
            yield f"{language} verb {lemma}"
        for name in _WORDS:
            if not scene.starts("status", name).isdisjoint(tokens):
                yield f"word of {name}"
        if not scene.starts("sets", "custody").isdisjoint(tokens):
            yield "custody"
        for time in scene.times:
            if scene.clause_of[time.first] == self.clause.index:
                open_ = time.value.endswith("/..") or time.value.startswith("../")
                yield "time open" if open_ else "time"
        for place in scene.places:
            if scene.clause_of[place.first] == self.clause.index:
                yield f"place {'holder' if place.state == self.context.main_state else 'other'}"
        if any(
            n.sort == "person" and scene.clause_of[n.first] == self.clause.index
            for n in scene.names
        ):
            yield "person"
