"""A draft held against the books: every statement of it, with the verdict on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from drehtuer.books.model import Parameter
from drehtuer.books.told import Told
from drehtuer.check.belonging import on_office, on_relation, state_in_role
from drehtuer.check.dealings import on_dealing, on_measure
from drehtuer.check.figures import on_figure
from drehtuer.check.itself import against_itself
from drehtuer.check.lives import KINDS, on_person
from drehtuer.check.model import (
    TO_MEND,
    VERDICTS,
    Check,
    Kin,
    Office,
    Passage,
    Proof,
    Said,
    Statement,
)
from drehtuer.check.outcome import Cited, Outcome
from drehtuer.check.places import full_names, passage
from drehtuer.check.shelf import Shelf
from drehtuer.check.sums import reached
from drehtuer.check.unread import unread
from drehtuer.model import Claim, Naming, Relation, Report
from drehtuer.people import Decisions
from drehtuer.people.offices import offices

MOST_PROOFS = 3
"""So many pieces of evidence are shown with a statement."""


def check(draft: Report, books: Iterable[Report], decisions: Decisions | None = None) -> Check:
    """Hold a draft against reports.

    Args:
        draft: the draft, read as any report. Without a date, what it says of no certain time is
            taken as of the newest report.
        books: the reports it is held against; the draft itself, if it is among them, is left out.
        decisions: what was decided on who is who.

    Returns:
        Every statement of the draft with the verdict on it, in the draft's order.
    """
    others = (report for report in books if report.text != draft.text)
    # By date, so that the order in which they were read leaves no trace.
    reports = sorted(others, key=lambda report: (report.published or "", report.source))
    return _Checker(draft, Shelf(reports, decisions)).check()


class _Checker:
    """One draft, the books, and what the draft says against itself."""

    def __init__(self, draft: Report, shelf: Shelf) -> None:
        self._draft = draft
        self._shelf = shelf
        self._full = full_names(draft)
        self._own = Shelf([draft])
        self._against = against_itself(draft, self._own)
        self._told = {
            told.claim.id: told
            for kind in {claim.kind for claim in draft.claims}
            for told in self._own.of_kind(kind)
        }

    def check(self) -> Check:
        claims = [claim for claim in self._draft.claims if claim.kind != "position"]
        on_claims = {claim.id: self._on_claim(self._told[claim.id]) for claim in claims}
        statements = [
            *(self._with_itself(claim.id, on_claims) for claim in claims),
            *self._on_relations(),
            *self._on_offices(),
        ]
        return Check(
            source=self._draft.source,
            published=self._draft.published,
            language=self._draft.language,
            reports=len(self._shelf.reports),
            statements=tuple(sorted(statements, key=lambda s: (s.at.start, s.at.end))),
            unread=unread(self._draft),
            unchecked=len(self._draft.claims) - len(claims),
        )

    # Claims

    def _on_claim(self, mine: Told) -> Statement:
        outcomes = list(self._outcomes(mine))
        worst = min(outcomes, key=lambda outcome: VERDICTS.index(outcome.verdict))
        return self._statement(mine.claim, mine.claim, worst)

    def _outcomes(self, mine: Told) -> Iterator[Outcome]:
        """The verdicts on the parts of a claim: its number, and each of the people named."""
        kind = mine.claim.kind
        if kind == "measure":
            yield on_measure(mine, self._shelf)
        elif kind in ("contact", "door") or (kind == "talks" and mine.claim.count is None):
            yield on_dealing(mine, self._shelf)
        elif kind == "role":
            yield from self._on_role(mine)
        else:
            people = mine.claim.persons if kind in KINDS else ()
            if mine.claim.count is not None or not people:
                yield self._with_sum(mine, on_figure(mine, self._shelf))
            for name in people:
                outcome = on_person(mine, self._full.get(name, name), self._shelf)
                if outcome.verdict == "no_source":
                    told: dict[str, Parameter] = {"person": name}
                    outcome = replace(outcome, reasons=("of_person",), parameters=told)
                yield outcome

    def _with_sum(self, mine: Told, outcome: Outcome) -> Outcome:
        """What the waves told say of a total: that they reach it, or only some of them."""
        exact = mine.exact and outcome.verdict == "supported"
        if not mine.is_total or exact or outcome.verdict not in ("supported", "no_source"):
            return outcome
        kind, place = mine.claim.kind, mine.place
        total = mine
        if outcome.verdict == "supported" and isinstance(outcome.proofs[0], Told):
            total = outcome.proofs[0]
        waves = [*self._own.of_kind(kind), *self._shelf.around(kind, place, total.days)]
        fits, needed = reached(total, waves)
        if fits is None or (fits == "yes" and outcome.verdict == "supported"):
            return outcome
        counts = tuple(told.claim.count for told in needed if told.claim.count)
        reasons = ("only_with",) if fits == "only" else ("sum",)
        return Outcome(
            "supported",
            (*outcome.reasons, *reasons),
            (*outcome.proofs, *needed) if outcome.verdict == "supported" else needed,
            None,
            {"needs": counts},
        )

    def _on_role(self, mine: Told) -> Iterator[Outcome]:
        for name in mine.claim.persons:
            office = Office(self._full.get(name, name), mine.claim.role or "", state_in_role(mine))
            yield on_office(office, mine.claim.when, self._shelf)

    def _with_itself(self, claim: str, statements: Mapping[str, Statement]) -> Statement:
        """The statement on a claim, if others of the draft contradict it and the books do not.

        What the books support is no contradiction of what they contradict.
        """
        statement = statements[claim]
        if claim not in self._against or statement.verdict not in ("supported", "no_source"):
            return statement
        reason, others = self._against[claim]
        known = [each for each in others if each in statements]
        if statement.verdict == "supported":
            known = [each for each in known if statements[each].verdict not in TO_MEND]
        if not known:
            return statement
        told = tuple(_proof(self._told[each]) for each in known)
        return replace(
            statement,
            verdict="contradicts_draft",
            reasons=(reason,),
            proofs=(*told, *statement.proofs)[:MOST_PROOFS],
            right=None,
        )

    # Relations and offices

    def _on_relations(self) -> Iterator[Statement]:
        for relation in self._draft.relations:
            said = Kin.of(relation)
            yield self._statement(said, relation, on_relation(said, self._shelf))

    def _on_offices(self) -> Iterator[Statement]:
        seen: set[tuple[str, frozenset[str], str | None]] = set()
        for naming in self._draft.names:
            if naming.sort != "person" or naming.role is None:
                continue
            classes = offices([naming.role])
            if not classes or (naming.full, classes, naming.state) in seen:
                continue
            seen.add((naming.full, classes, naming.state))
            said = Office.of(naming)
            yield self._statement(said, naming, on_office(said, None, self._shelf))

    def _statement(self, said: Said, at: Claim | Relation | Naming, outcome: Outcome) -> Statement:
        return Statement(
            said=said,
            at=self._place(at.start, at.end),
            verdict=outcome.verdict,
            reasons=outcome.reasons,
            proofs=tuple(_proof(cited) for cited in outcome.proofs[:MOST_PROOFS]),
            right=_proof(outcome.right) if outcome.right else None,
            parameters=outcome.parameters,
        )

    def _place(self, start: int, end: int) -> Passage:
        return passage(self._draft.text, start, end, self._draft.language)


def _proof(cited: Cited) -> Proof:
    item, report = (cited.claim, cited.report) if isinstance(cited, Told) else cited
    said = item if isinstance(item, Claim) else _said(item)
    return Proof(
        said=said,
        at=passage(report.text, item.start, item.end, report.language),
        source=report.source,
        published=report.published,
        outlet=report.outlet,
        language=report.language,
    )


def _said(item: Relation | Naming) -> Said:
    return Kin.of(item) if isinstance(item, Relation) else Office.of(item)
