"""Which state holds the people that a report is about.

Reports name several: those who hold, ask, mediate and take in. Each naming is a vote; it weighs
more in a sentence on people held or freed, and most beside a word for custody. Rulers and those who
keep lists of prisoners stand for their states (``languages/holders.toml``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from drehtuer.claims.fields.circumstances import is_goal
from drehtuer.claims.sentences.grammar import bystanders
from drehtuer.claims.sentences.scene import Scene
from drehtuer.languages.holders import captors, counted_by, ruled_by, seldom

BODIES = frozenset({"EU", "UN", "NATO"})
"""Bodies of states, which hold nobody."""

_HOLDING = frozenset({"held", "jailed", "listed"})
_COLONS = frozenset({":", "."})
_TELLING, _CUSTODY, _RULED, _COUNTED = 3, 4, 4, 4
"""How much a naming weighs: in a sentence with a word on people, and what is added beside a word
for custody; that of a ruler, and of those who keep a list."""
_OFTEN = 3
"""How often a naming counts of a state that is not one of those named for other reasons."""
_BESIDE = 3
"""So many words may stand between a state and a word for custody."""


def holder_of(scenes: Sequence[Scene]) -> str | None:
    """The state that most speaks for holding the people of a report; None where none is named."""
    votes: Counter[str] = Counter()
    for scene in scenes:
        if scene.places:
            weight = _TELLING if scene.people_hits else 1
            for state, more in _named(scene):
                votes[state] += (weight + more) * (1 if state in seldom() else _OFTEN)
        for state, weight in _meant(scene).items():
            votes[state] += _OFTEN * weight
    return min(votes, key=lambda state: (-votes[state], state)) if votes else None


def captive_in(scenes: Sequence[Scene]) -> str | None:
    """Where the captors hold their hostages that a report names most often."""
    known = captors()
    named = [token.text for scene in scenes for token in scene.tokens if token.text in known]
    votes = Counter(map(known.__getitem__, named))
    return min(votes, key=lambda state: (-votes[state], state)) if votes else None


def holders_of_lines(scenes: Sequence[Scene], of_report: str | None) -> dict[int, str]:
    """Which other state lines are about: bulletins and round-ups tell of several in turn.

    A line that begins with a state and a colon is about it, and where it is a heading, so are those
    below. Of other lines only a state that somewhere is told to hold people can be the one, and
    only where the line does not name the report's own.

    Args:
        scenes: the sentences of a report.
        of_report: the state that it is about as a whole.
    """
    found: dict[int, str] = {}
    holders: set[str] = set()
    named: dict[int, Counter[str]] = {}
    heading: str | None = None
    for scene in scenes:
        states = [
            p.state
            for p in scene.places
            if p.state and p.state not in BODIES and p.sort != "people" and not is_goal(scene, p)
        ]
        line = scene.sentence.line
        named.setdefault(line, Counter()).update(states)
        if states and any(hit.kind in _HOLDING for hit in scene.people_hits):
            holders.update(states)
        headed = _heads(scene)
        if scene.is_heading:
            heading = headed
        state = headed or heading
        if state is not None:
            found.setdefault(line, state)
    for line, seen in named.items():
        if of_report in seen:
            continue
        fit = [s for s in seen if s in holders and (s not in seldom() or len(seen) == 1)]
        if fit and max(seen.values()) > 1:
            found[line] = min(fit, key=lambda s: (-seen[s], s))
    return found


def _heads(scene: Scene) -> str | None:
    """The state that a line begins with, a colon behind it.

    A seat is only where something happens if another state that may hold is named behind it:
    "Ankara: Moscow and the West swap prisoners".
    """
    for place in scene.places[:1]:
        behind = "".join(token.text for token in scene.tokens[place.last + 1 : place.last + 2])
        whole = place.first == 0 and place.name == scene.tokens[place.last].text
        if not whole or place.state in BODIES or behind not in _COLONS:
            continue
        others = {p.state for p in scene.places if p.state} - {place.state, *BODIES, *seldom()}
        return place.state if place.sort == "name" or not others else None
    return None


def _named(scene: Scene) -> Iterator[tuple[str, int]]:
    """The states that a sentence names as more than a goal or an origin, and what adds to each."""
    custody = scene.starts("sets", "custody")
    aside = bystanders(scene)
    for place in scene.places:
        if place.state is None or place.state in BODIES or place.sort == "people":
            continue
        if is_goal(scene, place) or place.first in aside:
            continue  # where the freed are taken does not hold them
        near = (
            *range(max(0, place.first - _BESIDE), place.first),
            *range(place.last + 1, min(len(scene.lows), place.last + 1 + _BESIDE)),
        )
        yield place.state, 0 if custody.isdisjoint(near) else _CUSTODY


def _meant(scene: Scene) -> Mapping[str, int]:
    """The states that rulers and keepers of lists in a sentence stand for, with their weight."""
    found: dict[str, int] = {}
    for token in scene.tokens:
        if token.is_capitalised and (state := ruled_by(token.text)) is not None:
            found[state] = _RULED
    for named in scene.names:
        if named.sort == "body" and (state := counted_by(named.full)) is not None:
            found[state] = _COUNTED
    return found
