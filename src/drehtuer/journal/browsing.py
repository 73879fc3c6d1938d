"""Reports and claims of a journal as rows, for lists that are looked through page by page."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from drehtuer.journal.models import KeptClaim, KeptReport


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
