"""Which state somebody acts for: by the name, or by the office that reports tell beside it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from drehtuer.books.people import People, state_of
from drehtuer.books.told import Told
from drehtuer.model import Report


class Parties:
    """The states that the names in claims act for."""

    def __init__(self, reports: Iterable[Report], people: People) -> None:
        told: dict[str, Counter[str]] = defaultdict(Counter)
        for report in reports:
            for naming in report.names:
                if naming.state and naming.sort != "medium":
                    told[people.key_of(report.source, naming.full)][naming.state] += 1
        self._people = people
        self._states = {
            key: min(states, key=lambda code: (-states[code], code)) for key, states in told.items()
        }

    def state(self, item: Told, name: str) -> str | None:
        """The state that somebody named in a claim acts for; None where nothing tells it."""
        of_name = state_of(name, item.report.language)
        return of_name or self._states.get(self._people.key_of(item.claim.source, name))

    def states(self, item: Told, names: Sequence[str]) -> frozenset[str]:
        """The states that are known of those named."""
        return frozenset(filter(None, (self.state(item, name) for name in names)))
