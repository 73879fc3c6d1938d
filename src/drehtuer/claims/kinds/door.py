"""The door: arrests compared with releases, as such, in whatever way a report compares them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drehtuer.claims.fields.circumstances import evidence_of, status_of
from drehtuer.claims.sentences.cues import Hit
from drehtuer.claims.sentences.draft import Context, Draft
from drehtuer.claims.sentences.grammar import is_passive
from drehtuer.claims.sentences.scene import PUNCTUATION, Scene

_IN, _OUT, _EVEN = "in", "out", "even"
_REACH = 15
"""How many tokens from "than" the sides may stand that it parts."""
_EACH = 6
"""How many tokens after "for each" the side may stand that it counts."""
_SIDES = {"jailed": _IN, "freed": _OUT, "ins": _IN, "outs": _OUT}


@dataclass(frozen=True, slots=True)
class _Side:
    """A word for what goes in, or comes out."""

    way: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Verdict:
    """A comparison: its direction and the tokens that make it."""

    direction: str
    tokens: tuple[int, ...]


def read_door(scene: Scene, context: Context) -> list[Draft]:
    """The comparison that a sentence makes, if any."""
    hits = scene.hits("door", [0] * len(scene.heads))
    marks = [h for h in hits if h.cue.detail not in _SIDES]
    if not marks:
        return []
    sides = _sides(scene, hits)
    verdict = _judge(scene, _Marks(marks), sides)
    if verdict is None:
        return []
    first, last = min(verdict.tokens), max(verdict.tokens)
    anchor = verdict.tokens[0]
    draft = Draft("door", scene, first, last, anchor=anchor)
    draft.direction = verdict.direction
    draft.where = context.main_state
    home = scene.clauses[scene.clause_of[anchor]]
    draft.status = status_of(draft, home)
    for k in (first, last):
        start, end = evidence_of(draft, scene.clauses[scene.clause_of[k]])
        draft.first, draft.last = min(draft.first, start), max(draft.last, end)
    while draft.last > draft.first and scene.tokens[draft.last].text in PUNCTUATION:
        draft.last -= 1
    return [draft]


def _sides(scene: Scene, hits: Sequence[Hit]) -> list[_Side]:
    """What goes in and what comes out, in order: a longer word before a shorter one inside it."""
    found = [
        _Side(_SIDES[way], _run(h), h.tokens[-1])
        for h in (*hits, *scene.people_hits)
        for way in [str(h.cue.detail) if h.kind == "door" else h.kind]
        if way in _SIDES
    ]
    found.sort(key=lambda s: (s.first - s.last, s.first))
    kept: list[_Side] = []
    for side in found:
        if not any(
            side.first <= k <= side.last for other in kept for k in (other.first, other.last)
        ):
            kept.append(side)
    return sorted(kept, key=lambda s: s.first)


def _run(hit: Hit) -> int:
    """Where the words begin that end a cue, side by side: "fest" of "nimmt … fest"."""
    first = hit.tokens[-1]
    while first - 1 in hit.tokens:
        first -= 1
    return first


class _Marks:
    """The words that compare, by what they do."""

    def __init__(self, hits: Sequence[Hit]) -> None:
        self._hits = hits

    def all(self, name: str) -> list[Hit]:
        """Those of one list, in order."""
        return [h for h in self._hits if h.cue.detail == name]

    def first(self, name: str) -> Hit | None:
        """The first of one list."""
        return next(iter(self.all(name)), None)


def _other(way: str) -> str:
    return _OUT if way == _IN else _IN


def _judge(scene: Scene, marks: _Marks, sides: Sequence[_Side]) -> _Verdict | None:
    """What the words that compare make of the sides, the plainest comparison first."""
    return (
        _more_than(marks, sides)
        or _times_as_many(scene, marks, sides)
        or _for_each(scene, marks, sides)
        or _exceeds(scene, marks, sides)
        or _no_sooner(scene, marks, sides)
        or _image(marks)
    )


def _around(sides: Sequence[_Side], at: int) -> tuple[_Side, _Side] | None:
    """The last side before a token and the first of the other way behind it."""
    before = [s for s in sides if at - _REACH <= s.last < at]
    after = [s for s in sides if at < s.first <= at + _REACH]
    for one in reversed(before):
        for two in after:
            if one.way != two.way:
                return one, two
    return None


def _more_than(marks: _Marks, sides: Sequence[_Side]) -> _Verdict | None:
    """As in "more … go in than come out", "fewer", "faster": the side before "than" is told."""
    for than in marks.all("than"):
        pair = _around(sides, than.tokens[0])
        if pair is None:
            continue
        for name, more in (("more", True), ("faster", True), ("less", False)):
            mark = next(
                (h for h in marks.all(name) if 1 < than.tokens[0] - h.tokens[-1] <= _REACH), None
            )
            if mark is not None:
                way = pair[0].way if more else _other(pair[0].way)
                return _verdict(way, mark, than, *pair)
    return None


def _times_as_many(scene: Scene, marks: _Marks, sides: Sequence[_Side]) -> _Verdict | None:
    """As in "twice as many go in as come out", "freed 800 and jailed three times as many"."""
    for name in ("half", "times", "equal"):
        for mark in marks.all(name):
            as_ = next((h for h in marks.all("as") if h.tokens[0] > mark.tokens[-1]), None)
            pair = _around(sides, as_.tokens[0]) if as_ is not None else None
            if pair is None and name != "equal":
                pair = _beside(scene, sides, mark)
            if pair is None:
                continue
            way = {"half": _other(pair[0].way), "times": pair[0].way, "equal": _EVEN}[name]
            return _verdict(way, mark, as_, *pair)
    return None


def _beside(scene: Scene, sides: Sequence[_Side], mark: Hit) -> tuple[_Side, _Side] | None:
    """The side in the clause of a mark, and one of the other way elsewhere in the sentence."""
    home = scene.clause_of[mark.anchor]
    mine = [s for s in sides if scene.clause_of[s.first] == home]
    if not mine:
        return None
    own = min(mine, key=lambda s: abs(s.first - mark.anchor))
    other = next((s for s in sides if s.way != own.way), None)
    return None if other is None else (own, other)


def _for_each(scene: Scene, marks: _Marks, sides: Sequence[_Side]) -> _Verdict | None:
    """As in "for each one freed two are jailed": the numbers beside the sides are compared."""
    for mark in marks.all("each"):
        behind = [s for s in sides if s.first > mark.tokens[0]]
        if not behind:
            continue
        each = behind[0]
        other = min(
            (s for s in sides if s.way != each.way),
            key=lambda s: abs(s.first - each.last),
            default=None,
        )
        if each.first - mark.tokens[-1] > _EACH:
            continue
        first = _number(scene, range(mark.tokens[0], each.last + 1)) or 1
        rest = [
            k
            for k in range(
                max(0, mark.tokens[0] - _REACH), min(len(scene.tokens), each.last + _REACH)
            )
            if not mark.tokens[0] <= k <= each.last
        ]
        second = _number(scene, rest)
        if second is None and marks.all("others"):
            one = any(h.tokens[0] in rest for h in marks.all("one_more"))
            many = any(h.tokens[0] in rest for h in marks.all("others"))
            second = first if one else first + 1 if many else None
        answered = marks.first("one_more") or marks.first("others")
        if second is None or (other is None and second <= first and not answered):
            continue
        way = _EVEN if first == second else _other(each.way) if second > first else each.way
        ends = [t for s in (each, other) if s is not None for t in (s.first, s.last)]
        return _Verdict(way, (each.first, *mark.tokens, *ends))
    return None


def _number(scene: Scene, tokens: Sequence[int]) -> int | None:
    """The first number of people among some tokens."""
    return next(
        (m.count.value for m in scene.counts if m.number in tokens and m.count.value is not None),
        None,
    )


def _exceeds(scene: Scene, marks: _Marks, sides: Sequence[_Side]) -> _Verdict | None:
    """As in "arrests outnumber releases", "releases can't keep pace with arrests", "balance"."""
    for name in ("exceeds", "trails", "balanced"):
        for mark in marks.all(name):
            ways = list(dict.fromkeys(s.way for s in sides if not s.first <= mark.anchor <= s.last))
            if name == "balanced" and (len(ways) > 1 or len(mark.starts) > 1):
                return _Verdict(_EVEN, (mark.anchor, *mark.tokens))
            if len(ways) < 2:
                continue
            way = ways[0]
            clause = scene.clauses[scene.clause_of[mark.anchor]]
            if (name == "trails") != is_passive(scene, clause):
                way = _other(way)
            ends = [t for s in sides for t in (s.first, s.last)]
            return _Verdict(way, (mark.anchor, *mark.tokens, *ends))
    return None


def _no_sooner(scene: Scene, marks: _Marks, sides: Sequence[_Side]) -> _Verdict | None:
    """As in "as some walk out others are led in", "hardly is one free …", cells that fill again."""
    ones, others = marks.first("ones"), marks.all("others")
    pair = next(((a, b) for a in sides for b in sides if a.last < b.first and a.way != b.way), None)
    if ones is not None and others and pair is not None:
        one, two = (scene.clause_of[side.first] for side in pair)
        mark = next((h for h in others if scene.clause_of[h.anchor] == two), None)
        if mark is not None and one != two and scene.clause_of[ones.anchor] == one:
            return _verdict(_IN, ones, mark, *pair)
    refill = marks.first("refills")
    if refill is not None:
        return _Verdict(_IN, (refill.anchor, *refill.tokens))
    return None


def _image(marks: _Marks) -> _Verdict | None:
    """The revolving door itself."""
    mark = marks.first("images")
    return None if mark is None else _Verdict(_IN, (mark.anchor, *mark.tokens))


def _verdict(way: str, mark: Hit, link: Hit | None, *sides: _Side) -> _Verdict:
    tokens = [*mark.tokens, *(link.tokens if link else ())]
    tokens += [t for s in sides for t in (s.first, s.last)]
    return _Verdict(way, (sides[0].first, *tokens))
