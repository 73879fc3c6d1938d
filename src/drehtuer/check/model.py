"""What a check holds: data without prose, which the briefs turn into words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from drehtuer.books.model import Parameter
from drehtuer.books.record import Record
from drehtuer.model import Claim, Naming, Relation

VERDICTS = (
    "contradicted",
    "contradicts_draft",
    "wrong_source",
    "differs",
    "superseded",
    "no_source",
    "supported",
)
"""The weightiest first; ``drehtuer.check`` says what each means."""

TO_MEND = frozenset(VERDICTS[:5])
"""The verdicts on what should not be printed as it stands."""


@dataclass(frozen=True, slots=True)
class Office(Record):
    """Somebody with an office or calling, as told beside the name: ``state`` is an ISO code."""

    person: str
    role: str
    state: str | None

    @classmethod
    def of(cls, naming: Naming) -> Office:
        """What stands beside a name."""
        return cls(naming.full, naming.role or "", naming.state)


@dataclass(frozen=True, slots=True)
class Kin(Record):
    """How two people belong together: ``one`` is the ``kind`` (husband, lawyer) of ``other``."""

    kind: str
    one: str
    other: str

    @classmethod
    def of(cls, relation: Relation) -> Kin:
        """What a relation that was read says."""
        return cls(relation.kind, relation.one, relation.other)


Said = Claim | Kin | Office
"""What is said in a draft, or in the books."""


@dataclass(frozen=True, slots=True)
class Passage(Record):
    """Where something is said: ``text[start:end]`` of a report, and the sentence around it."""

    start: int
    end: int
    sentence_start: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Proof(Record):
    """Something said in the books that a statement is held against."""

    said: Said
    at: Passage
    source: str
    published: str | None
    outlet: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class Statement(Record):
    """One thing that the draft says, and the verdict on it.

    Attributes:
        said: what it says.
        at: where.
        verdict: one of ``VERDICTS``.
        reasons: codes of why; ``drehtuer.check`` lists them.
        proofs: the evidence, the best first; of ``no_source`` what comes nearest.
        right: what could be printed instead, or None where nothing is to be mended.
        parameters: figures that the reasons speak of, such as ``needs``.
    """

    said: Said
    at: Passage
    verdict: str
    reasons: tuple[str, ...] = ()
    proofs: tuple[Proof, ...] = ()
    right: Proof | None = None
    parameters: Mapping[str, Parameter] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Check(Record):
    """A draft held against the books.

    Attributes:
        source, published, language: of the draft.
        reports: how many reports it was held against; the draft itself is none of them.
        statements: what it says, in its order, each with the verdict on it.
        unread: sentences with a figure that no claim carries: nobody checked it.
        unchecked: how many stands (opinions, warnings) it tells, which are not checked.
    """

    source: str
    published: str | None
    language: str | None
    reports: int
    statements: tuple[Statement, ...]
    unread: tuple[Passage, ...] = ()
    unchecked: int = 0
