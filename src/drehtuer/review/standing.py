"""All reviews made, and what stands of them, claim by claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from drehtuer.review.model import UNDO, UNSURE, Review


@dataclass(frozen=True, slots=True)
class Thread:
    """The reviews of one claim, in the order in which they were made; at least one."""

    made: tuple[Review, ...]

    @property
    def key(self) -> str:
        """The key of the claim."""
        return self.made[0].claim

    @property
    def last(self) -> int:
        """The number of the last review, be it one that stands or not."""
        return self.made[-1].number

    @property
    def standing(self) -> tuple[Review, ...]:
        """Those that were not taken back."""
        undone = {review.undoes for review in self.made}
        return tuple(r for r in self.made if r.verb != UNDO and r.number not in undone)

    @property
    def stands(self) -> Review | None:
        """The review that counts: the last one that stands."""
        return self.standing[-1] if self.standing else None

    @property
    def about(self) -> Review:
        """The review that counts, or the last one where none does: it tells where the claim is."""
        return self.stands or self.made[-1]

    @property
    def agreeing(self) -> tuple[str, ...]:
        """Who states the same as the one that counts, each by their own last review."""
        return tuple(by for by, review in self._own() if self._agrees(review))

    @property
    def is_confirmed(self) -> bool:
        """Whether two people state the same, and know."""
        stands = self.stands
        return stands is not None and stands.verb != UNSURE and len(self.agreeing) > 1

    @property
    def is_disputed(self) -> bool:
        """Whether somebody's last review states otherwise."""
        return any(not self._agrees(review) for _, review in self._own())

    def _agrees(self, review: Review) -> bool:
        stands = self.stands
        return stands is not None and review.stated == stands.stated

    def _own(self) -> Iterable[tuple[str, Review]]:
        """The last review of each person that stands."""
        return {review.by: review for review in self.standing}.items()


def threads(reviews: Iterable[Review]) -> Mapping[str, list[Thread]]:
    """The reviews of each claim, by report."""
    by_claim: dict[tuple[str, str], list[Review]] = {}
    for review in sorted(reviews, key=lambda review: review.number):
        by_claim.setdefault((review.source, review.claim), []).append(review)
    by_source: dict[str, list[Thread]] = {}
    for (source, _), made in by_claim.items():
        by_source.setdefault(source, []).append(Thread(tuple(made)))
    return by_source
