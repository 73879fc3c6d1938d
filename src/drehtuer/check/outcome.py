"""What comes out when a part of a statement is held against the books."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from drehtuer.books.model import Parameter
from drehtuer.books.told import Told
from drehtuer.model import Naming, Relation, Report


class Telling(NamedTuple):
    """A relation or a name with its role, and the report that tells it."""

    item: Relation | Naming
    report: Report


Cited = Told | Telling
"""Evidence."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A verdict on a part of a statement; ``right`` is the evidence for what could be printed."""

    verdict: str
    reasons: tuple[str, ...] = ()
    proofs: tuple[Cited, ...] = ()
    right: Cited | None = None
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
