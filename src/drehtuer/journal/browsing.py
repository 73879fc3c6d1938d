"""Reports and claims of a journal as rows, for lists that are looked through page by page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from drehtuer.journal.models import KeptClaim, KeptEntry, KeptReport
from drehtuer.journal.prepared import rows_of
from drehtuer.journal.store import COLUMNS, claim_of
from drehtuer.model import Claim


class Listed(NamedTuple):
    """A claim in a list: the number of its report, its own in it, and what the report is."""

    key: int
    number: int
    claim: Claim
    published: str | None
    outlet: str | None
    language: str | None


Place = tuple[int, int]
"""Where a claim stands in a list: the number of its report, and its own."""


class Stretch(NamedTuple):
    """Some claims of a list, one behind the other."""

    claims: list[Listed]
    is_first: bool
    """Whether there are none before them."""
    is_last: bool
    """Whether there are none behind them."""


def newest_reports(alias: str, state: str | None = None) -> QuerySet:
    """The newest version of each report.

    Args:
        alias: the connection.
        state: only reports with a claim of this state (ISO 3166-1).
    """
    rows = KeptReport.objects.using(alias)
    later = rows.filter(source=OuterRef("source"), version__gt=OuterRef("version"))
    newest = rows.filter(~Exists(later))
    if state is None:
        return newest
    claims = KeptClaim.objects.using(alias).filter(report=OuterRef("pk"), where=state)
    return newest.filter(Exists(claims))


def newest_claims(alias: str, state: str | None = None) -> QuerySet:
    """The claims of the newest version of each report.

    Args:
        alias: the connection.
        state: only claims of reports that tell of this state (ISO 3166-1).
    """
    return _newest_claims(alias, state).all()


@lru_cache(maxsize=300)
def _newest_claims(alias: str, state: str | None) -> QuerySet:
    # Asked of each claim, not of all reports before: of a list only a page is ever wanted.
    later = KeptReport.objects.using(alias).filter(
        source=OuterRef("report__source"), version__gt=OuterRef("report__version")
    )
    claims = KeptClaim.objects.using(alias).filter(~Exists(later))
    if state is None:
        return claims
    told = KeptClaim.objects.using(alias).filter(report=OuterRef("report"), where=state)
    return claims.filter(Exists(told))


def stretch(
    claims: QuerySet, most: int, *, after: Place | None = None, before: Place | None = None
) -> Stretch:
    """Some of the claims, those read last first. Far down the list it takes no longer.

    Args:
        claims: all of them.
        most: so many at most.
        after: only those behind this one; where there are none, the first of all.
        before: those next before this one; where it has fewer before it, the first of all.
    """
    if before is not None:
        further = Q(report__gt=before[0]) | Q(number__lt=before[1])
        rest = claims.filter(further, report__gte=before[0]).order_by("report", "-number")
        keys = _keys(rest, most)
        if len(keys) > most:
            return Stretch(_listed(claims.db, keys[most - 1 :: -1]), False, False)
    elif after is not None:
        further = Q(report__lt=after[0]) | Q(number__gt=after[1])
        rest = claims.filter(further, report__lte=after[0]).order_by("-report", "number")
        if keys := _keys(rest, most):
            return Stretch(_listed(claims.db, keys[:most]), False, len(keys) <= most)
    keys = _keys(claims.order_by("-report", "number"), most)
    return Stretch(_listed(claims.db, keys[:most]), True, len(keys) <= most)


def _keys(claims: QuerySet, most: int) -> list[int]:
    """The keys of the first claims, and of one more where there is one."""
    return list(claims.values_list("pk", flat=True)[: most + 1])


def _listed(alias: str, keys: list[int]) -> list[Listed]:
    """The claims of these keys, in their order, with all that a list shows of them."""
    if not keys:
        return []
    # Which they are was asked first: to sort whole rows takes many times as long.
    told = {
        row[0]: Listed(row[6], row[1], claim_of(row[2], row[6:]), *row[3:6])
        for row in rows_of(_claims_to_list, alias, keys)
    }
    return [told[key] for key in keys]


def _claims_to_list(alias: str, keys: Sequence[int]) -> QuerySet:
    beside = ("report__published", "report__outlet", "report__language")
    claims = KeptClaim.objects.using(alias).filter(pk__in=keys)
    return claims.values_list("pk", "number", "report__source", *beside, *COLUMNS)


def listed_reports(reports: QuerySet) -> list[dict[str, Any]]:
    """The reports of a query, in its order, with all that a list shows of them."""
    # As with claims: of those that are not on the page nothing need be counted.
    keys = list(reports.values_list("pk", flat=True))
    rows = KeptReport.objects.using(reports.db).filter(pk__in=keys)
    told = {
        row["pk"]: row for row in rows.values("pk", "source", "outlet", "published", "language")
    }
    claims = KeptClaim.objects.using(reports.db).filter(report__in=keys).order_by()
    numbers = dict(claims.values_list("report").annotate(Count("pk")))
    return [told[key] | {"number_of_claims": numbers.get(key, 0)} for key in keys]


def entries(alias: str, sort: str) -> QuerySet:
    """The entries of the log of a sort (:mod:`drehtuer.journal.log`), in order."""
    return KeptEntry.objects.using(alias).filter(sort=sort).order_by("number")


def versions(alias: str, key: int, state: str | None = None) -> QuerySet:
    """All versions of the report that one version (by its number) is of, the newest first.

    Args:
        alias: the connection.
        key: the number of one version.
        state: none, unless one of the versions has a claim of this state (ISO 3166-1).
    """
    rows = KeptReport.objects.using(alias)
    of_same = rows.filter(source__in=rows.filter(pk=key).values("source"))
    if state is not None:
        claims = KeptClaim.objects.using(alias).filter(report__source=OuterRef("source"))
        of_same = of_same.filter(Exists(claims.filter(where=state)))
    return of_same.order_by("-version")


def editions(alias: str, key: int) -> list[tuple[int, int]]:
    """Of all versions of the report that one is of the keys and numbers, the newest first."""
    return [(pk, version) for pk, version in rows_of(_editions, alias, [key])]


def _editions(alias: str, keys: Sequence[int]) -> QuerySet:
    return versions(alias, keys[0]).values_list("pk", "version")
