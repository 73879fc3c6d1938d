"""What is asked in a quicker way is answered as it is in the usual one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from journal_sample import batch

from drehtuer.journal import open_journal


@pytest.mark.parametrize("text", ["freed", "FREED losik", "52", "Viasna 1,218", "nobody", "?"])
def test_claims_with_words_are_the_same_gone_through_in_order(tmp_path: Path, text: str) -> None:
    from drehtuer.journal.browsing import newest_claims, stretch
    from drehtuer.journal.searching import with_words

    with open_journal(tmp_path / "journal.db", to_write=True) as journal:
        journal.add_all(batch(), at=datetime.now(UTC))
        claims = newest_claims(journal._alias)
        sorted_, in_order = (
            stretch(with_words(claims, text, in_order=way), 25) for way in (False, True)
        )
        assert sorted_ == in_order
        assert len(in_order.claims) == with_words(claims, text).count()
        assert bool(in_order.claims) == (text not in ("nobody", "?"))


def test_rows_of_any_number_of_keys_are_those_of_the_query(tmp_path: Path) -> None:
    from drehtuer.journal.models import KeptClaim
    from drehtuer.journal.prepared import rows_of

    def asking(alias: str, keys: Sequence[int]) -> Any:
        rows = KeptClaim.objects.using(alias).filter(pk__in=keys).order_by("pk")
        return rows.values_list("pk", "count", "cumulative", "report__source", "persons")

    with open_journal(tmp_path / "journal.db", to_write=True) as journal:
        journal.add_all(batch(), at=datetime.now(UTC))
        there = [*KeptClaim.objects.using(journal._alias).values_list("pk", flat=True)]
        assert len(there) > 5
        for number in range(1, len(there) + 1):
            keys = there[-number:]
            assert rows_of(asking, journal._alias, keys) == list(asking(journal._alias, keys))
        assert rows_of(asking, journal._alias, [10**6]) == []


def test_a_query_with_other_parameters_is_not_prepared(tmp_path: Path) -> None:
    from drehtuer.journal.models import KeptReport
    from drehtuer.journal.prepared import rows_of

    def asking(alias: str, keys: Sequence[int]) -> Any:
        return KeptReport.objects.using(alias).filter(version=1, pk__in=keys).values_list("pk")

    with (
        open_journal(tmp_path / "journal.db", to_write=True) as journal,
        pytest.raises(ValueError, match="in their order"),
    ):
        rows_of(asking, journal._alias, [7])
