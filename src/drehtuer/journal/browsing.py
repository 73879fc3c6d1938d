"""Reports and claims of a journal as rows, for lists that are looked through page by page."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from drehtuer.journal.models import KeptClaim, KeptReport
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
    """The claims of the newest version of each report, those read last first.

    Args:
        alias: the connection.
        state: only claims of reports that tell of this state (ISO 3166-1).
    """
    newest = newest_reports(alias, state).values("pk")
    claims = KeptClaim.objects.using(alias).filter(report__in=newest)
    return claims.order_by("-report", "number")


def listed(claims: QuerySet) -> list[Listed]:
    """The claims of a query, in its order, with all that a list shows of them."""
    # Which they are is asked first: to sort whole rows takes many times as long.
    keys = list(claims.values_list("pk", flat=True))
    beside = ("report__published", "report__outlet", "report__language")
    rows = KeptClaim.objects.using(claims.db).filter(pk__in=keys)
    told = {
        row[0]: Listed(row[6], row[1], claim_of(row[2], row[6:]), *row[3:6])
        for row in rows.values_list("pk", "number", "report__source", *beside, *COLUMNS)
    }
    return [told[key] for key in keys]


def with_numbers_of_claims(reports: QuerySet) -> QuerySet:
    """The reports, each with ``number_of_claims``."""
    claims = KeptClaim.objects.using(reports.db).filter(report=OuterRef("pk")).order_by()
    number = claims.values("report").annotate(number=Count("pk")).values("number")
    return reports.annotate(number_of_claims=Coalesce(Subquery(number), 0))


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
