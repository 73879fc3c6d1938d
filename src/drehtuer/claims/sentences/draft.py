"""A draft: a claim while it is being read, in tokens of its scene."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from drehtuer.claims.sentences.counts import CountMention
from drehtuer.claims.sentences.scene import Named, Scene


@dataclass
class Draft:
    """A claim in the making: ``first`` to ``last`` are the tokens that carry it, inclusive."""

    kind: str
    scene: Scene
    first: int
    last: int
    status: str = "asserted"
    count: CountMention | None = None
    delta: int | None = None
    persons: list[str] = field(default_factory=list)
    group: str | None = None
    nationality: tuple[str, ...] = ()
    where: str | None = None
    when: str | None = None
    by: list[str] = field(default_factory=list)
    to: list[str] = field(default_factory=list)
    direction: str | None = None
    fate: str | None = None
    role: str | None = None
    destination: list[str] = field(default_factory=list)
    cumulative: bool = False
    part_of: Draft | None = None
    speakers: list[str] | None = None
    anchor: int = 0
    nominal: bool = False
    infinitive: bool = False
    same_time: Draft | None = None
    """The claim whose verb, and so whose time, this one shares."""
    travels: bool = False
    """Whether a contact is a journey."""

    def cover(self, *tokens: int) -> None:
        """Widen the evidence so that it holds these tokens."""
        self.first = min((self.first, *tokens))
        self.last = max((self.last, *tokens))


@dataclass(frozen=True, slots=True)
class Roll:
    """What a label or a question says of the names behind it; the sentence it stands in."""

    kind: str
    fate: str | None
    number: int
    asked: bool = False


def surname(full: str) -> str:
    """The last word of a name, by which a report calls a person it has named in full."""
    return full.rsplit(" ", 1)[-1]


@dataclass
class Context:
    """What was read before in the report, and what is known of all of it."""

    language: str
    published: str | None
    main_state: str | None = None
    report_state: str | None = None
    state_of_line: dict[int, str] = field(default_factory=dict)
    hostages_in: str | None = None
    """Where hostages are held, if the report names who holds them."""
    rulers: frozenset[str] = frozenset()
    homes: dict[str, str] = field(default_factory=dict)
    """Surnames of rulers; the states of persons by surname."""
    titled: set[str] = field(default_factory=set)
    """Surnames of those who have an office anywhere in the report."""
    last_event: Draft | None = None
    last_flow: Draft | None = None
    last_counted: Draft | None = None
    last_said: Draft | None = None
    """The last event that was told of nobody in particular: "he pardons them in waves"."""
    parties: list[str] = field(default_factory=list)
    """The two states of the last swap."""
    by_value: dict[int, Draft] = field(default_factory=dict)
    paragraph: int = -1
    last_person: dict[str, Named] = field(default_factory=dict)
    last_powerless: dict[str, Named] = field(default_factory=dict)
    """The same without those who rule: to whom it may happen."""
    person_line: int = -1
    """The paragraph in which a person was last named."""
    named_last: tuple[int, str] | None = None
    """The number of the last sentence that names a person, and whom it names first."""
    last_lone: dict[str, Named] = field(default_factory=dict)
    """By gender the unnamed person ("ein Blogger") of whom was spoken after the last named one."""
    prisoners: set[str] = field(default_factory=set)
    """Surnames of those told to be held, jailed or freed."""
    demand: Draft | None = None
    """The demand that the items of a list go on with."""
    topic_line: int = -1
    topical: Counter[int] | None = None
    """How many words of the topic each paragraph has; None where all is on the topic."""
    told_of: dict[str, int] = field(default_factory=dict)
    """How many different words it has of each set that tells what it is about."""
    decided: set[int] = field(default_factory=set)
    """The paragraphs with a word that only reports on prisoners have."""
    off_topic: set[int] = field(default_factory=set)
    """The paragraphs that are on other matters, in a report that mostly is."""
    """The last line that speaks of prisoners or of the bargaining over them."""
    last_row: list[Named] = field(default_factory=list)
    """The persons of the last sentence that named more than one: "they", "the two"."""
    last_measure: Draft | None = None
    sanctions_line: int = -1
    """The paragraph in which sanctions were last spoken of."""

    def rules(self, person: Named) -> bool:
        """Whether a person is a ruler or an organ of a state, by a title anywhere in the report."""
        return surname(person.full) in self.rulers

    def last_undergoing(self, gender: str) -> Named | None:
        """The person last named whom a pronoun means to whom something happens."""
        named = self.last_person.get(gender)
        return self.last_powerless.get(gender) if named and self.rules(named) else named

    roll: Roll | None = None
    """The label or the question that the next line may give the names to."""
    label_kind: str | None = None
