"""What a journal holds: reports in all their versions, their claims, decisions."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, astuple, dataclass, fields, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from django.db import connections, transaction
from django.db.models import Exists, OuterRef

from drehtuer import __version__
from drehtuer.journal import log
from drehtuer.journal.bulk import insert, lock, settle
from drehtuer.journal.chain import Head, Link
from drehtuer.journal.copying import back_up
from drehtuer.journal.errors import StaleReviewError, UnkeptEntryError
from drehtuer.journal.models import KeptClaim, KeptFile, KeptOriginal, KeptReport
from drehtuer.journal.places import Place, ReadFile, check_signs
from drehtuer.journal.prepared import rows_of
from drehtuer.journal.searching import found
from drehtuer.journal.verifying import Verified, verified
from drehtuer.model import Claim, Naming, Origin, Passage, Relation, Report

if TYPE_CHECKING:  # to see that nothing has changed needs no books
    from drehtuer.people import Decision, Decisions
    from drehtuer.review import Review

Item = TypeVar("Item")

_AT_ONCE = 500
"""How many things are asked for in one query."""
_TOLD = tuple(
    item.name
    for item in fields(Claim)
    if item.name not in ("id", "source", "count", "reviewed")  # a review is kept for itself
)
"""The fields of a claim that are columns of the same name."""
COLUMNS = ("report_id", "identity", "count", *_TOLD)
"""What is fetched of a claim."""
_OF_REPORT = (
    *("source", "text", "published", "language", "outlet"),
    *("passages", "names", "relations", "warnings", "origin", "pages"),
)
"""What is fetched of a report, in the order in which it has it."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The reports of some day, and how many are left out: published later, without a date.

    ``keys`` are the numbers that the journal gave their versions.
    """

    reports: tuple[Report, ...]
    later: int = 0
    undated: int = 0
    keys: tuple[int, ...] = ()


class Reading(NamedTuple):
    """A report as it was read.

    ``digest`` is of its text and what was given beside it. ``original`` are the bytes that the text
    was taken from, where they are not its own.
    """

    report: Report
    digest: str
    original: bytes | None = None


class Journal:
    """An open journal; :func:`drehtuer.journal.open_journal` opens one."""

    def __init__(
        self,
        place: Place,
        alias: str,
        worded: Callable[[Place], AbstractContextManager[None]],
        disconnect: Callable[[str], None],
    ) -> None:
        self.place = place
        self._alias = alias
        self._worded = worded
        self._disconnect = disconnect

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close it."""
        self._disconnect(self._alias)

    # Reports

    def digests(self, sources: Iterable[str]) -> dict[str, str]:
        """The digest of the newest version of each of the sources that the journal has."""
        with self._worded(self.place):
            return {source: digest for source, (_, digest) in self._newest(sources).items()}

    def files(self, sources: Iterable[str]) -> dict[str, ReadFile]:
        """What is known of each of the files that was read to its end."""
        read: dict[str, ReadFile] = {}
        with self._worded(self.place):
            for some in _batches(sources):
                rows = KeptFile.objects.using(self._alias).filter(source__in=some).order_by("pk")
                for source, *known in rows.values_list("source", "digest", "reports", "told"):
                    read[source] = ReadFile(*known)
        return read

    def add_file(self, source: str, file: ReadFile, *, at: datetime) -> None:
        """Note down that a file was read to its end.

        Raises:
            JournalError: the journal cannot be written.
        """
        row = KeptFile(source=source, read_at=at, **file._asdict())
        with self._worded(self.place):
            row.save(using=self._alias, force_insert=True)

    def original(self, source: str) -> bytes | None:
        """The bytes that the newest version of a report was taken from; None where it has none."""
        with self._worded(self.place):
            newest = self._reports().filter(source=source).order_by("-version").first()
            if newest is None or newest.original is None:
                return None
            rows = KeptOriginal.objects.using(self._alias)
            return zlib.decompress(rows.get(sha256=newest.original).packed)

    def add(
        self, report: Report, digest: str, *, at: datetime, original: bytes | None = None
    ) -> int | None:
        """Keep a report with all its claims, or nothing of it.

        Args:
            report: the report, as it was read.
            digest: of its text and what was given beside it.
            at: when it was read.
            original: the bytes that the text was taken from, where they are not its own.

        Returns:
            The number of the version; None where the newest one is this.

        Raises:
            UnkeptReportError: its text or its name cannot be kept.
            JournalError: the journal cannot be written.
        """
        return self.add_all([Reading(report, digest, original)], at=at)[0]

    def add_all(self, readings: Sequence[Reading], *, at: datetime) -> list[int | None]:
        """Keep reports with their claims, all or nothing, each as :meth:`add` keeps it."""
        for report, _, _ in readings:
            check_signs(report.source, report.text)
        with self._worded(self.place), transaction.atomic(using=self._alias):
            lock(self._alias)
            newest = self._newest({report.source for report, _, _ in readings})
            versions: list[int | None] = []
            rows: list[KeptReport] = []
            told: list[tuple[Claim, ...]] = []
            for reading in readings:
                source = reading.report.source
                version, known = newest.get(source, (0, None))
                if known == reading.digest:
                    versions.append(None)
                    continue
                newest[source] = version + 1, reading.digest
                versions.append(version + 1)
                rows.append(_kept(reading, version + 1, at))
                told.append(reading.report.claims)
            self._keep_originals(reading.original for reading in readings)
            insert(self._alias, KeptReport, rows)
            claims = [
                _row(row, number, claim)
                for row, claims in zip(rows, told, strict=True)
                for number, claim in enumerate(claims, 1)
            ]
            insert(self._alias, KeptClaim, claims)
            return versions

    def settle(self) -> None:
        """Make questions quick after much was added."""
        with self._worded(self.place):
            settle(self._alias)

    def _newest(self, sources: Iterable[str]) -> dict[str, tuple[int, str]]:
        """The newest version of each source that the journal has, with its digest."""
        newest: dict[str, tuple[int, str]] = {}
        for some in _batches(sources):
            rows = self._reports().filter(source__in=some).order_by("version")
            for source, version, digest in rows.values_list("source", "version", "digest"):
                newest[source] = version, digest
        return newest

    def _keep_originals(self, originals: Iterable[bytes | None]) -> None:
        """Keep bytes, each once."""
        by_hash = {_sha256(original): original for original in originals if original is not None}
        rows = KeptOriginal.objects.using(self._alias)
        for some in _batches(by_hash):
            there = set(rows.filter(sha256__in=some).values_list("sha256", flat=True))
            rows.bulk_create(
                KeptOriginal(sha256=sha256, packed=zlib.compress(by_hash[sha256]))
                for sha256 in some
                if sha256 not in there
            )

    def reports(
        self, *, as_of: date | None = None, known: date | None = None, state: str | None = None
    ) -> Chosen:
        """The reports with their claims, each in one version.

        Args:
            as_of: only what was published by the end of this day for sure.
            known: only what the journal held at the end of this day (UTC).
            state: only what has a claim of this state (ISO 3166-1); no other is fetched.

        Returns:
            Of each report the newest version that counts. A version with the same text as a later
            one does not: only what was given beside the text was corrected.
        """
        with self._worded(self.place), transaction.atomic(using=self._alias):
            rows = self._reports().order_by("source", "version")
            if state is not None:
                claims = KeptClaim.objects.using(self._alias).filter(where=state)
                telling = self._reports().filter(pk__in=claims.values("report_id"))
                rows = rows.filter(source__in=telling.values("source"))
            if known is not None:
                end = datetime.combine(known + timedelta(days=1), time(), UTC)
                rows = rows.filter(read_at__lt=end)
            editions: dict[str, dict[str, tuple[int, date | None]]] = {}
            for pk, source, sha256, by in rows.values_list(
                "pk", "source", "sha256", "published_by"
            ):
                of_source = editions.setdefault(source, {})
                of_source.pop(sha256, None)
                of_source[sha256] = (pk, by)
            chosen: list[int] = []
            later = undated = 0
            for of_source in editions.values():
                dated = [(pk, by) for pk, by in of_source.values() if by is not None]
                fit = [pk for pk, by in dated if as_of is not None and by <= as_of]
                if as_of is None:
                    fit = [pk for pk, _ in of_source.values()]
                chosen.extend(fit[-1:])
                later += bool(dated) and not fit
                undated += not dated and not fit
            if state is not None:  # the version that counts may tell of others
                of_state = set(telling.values_list("pk", flat=True))
                chosen = [pk for pk in chosen if pk in of_state]
            read = tuple(report for _, report in self._read(chosen))
            return Chosen(read, later, undated, tuple(chosen))

    def texts_between(self, first: date, last: date) -> list[Report]:
        """The reports with claims that were published on these days, in their newest version.

        They have their texts, but none of what was read in them.
        """
        with self._worded(self.place):
            claims = KeptClaim.objects.using(self._alias).filter(report=OuterRef("pk"))
            rows = self._reports().filter(Exists(claims), published_by__range=(first, last))
            columns = ("source", "text", "published", "language", "outlet")
            told = rows.order_by("version").values_list(*columns)
            return list({row[0]: Report(*row) for row in told}.values())

    def of_numbers(self, keys: Sequence[int]) -> dict[int, Report]:
        """Versions of reports by their numbers in the journal; those there are."""
        with self._worded(self.place):
            return dict(self._read(keys))

    def state(self) -> tuple[int | str, ...]:
        """What is another whenever something was added that changes the books.

        Also where another journal is in this one's place: what was added last is told by its hash.
        """
        with self._worded(self.place):
            return *self.newest_report(), *astuple(log.head(self._alias, sort__in=log.IN_BOOKS))

    def newest_report(self) -> tuple[int | str, ...]:
        """What is another whenever a report was added: the number and digest of the last one."""
        with self._worded(self.place), connections[self._alias].cursor() as cursor:
            # Asked with each list: in the shortest way.
            cursor.execute("SELECT id, digest FROM journal_keptreport ORDER BY id DESC LIMIT 1")
            return cursor.fetchone() or ()

    def search(self, text: str, *, most: int) -> list[dict[str, Any]]:
        """The newest claims whose quotations hold all words of a text, in newest versions only."""
        with self._worded(self.place):
            rows = found(self._alias, text, most)
            return [{key.removeprefix("report__"): row[key] for key in row} for row in rows]

    def _reports(self) -> Any:
        return KeptReport.objects.using(self._alias)

    def _read(self, keys: Sequence[int]) -> Iterator[tuple[int, Report]]:
        """Versions of reports by their numbers, in that order; those there are."""
        for some in _batches(keys):
            kept = {row[0]: row[1:] for row in rows_of(_reports_of, self._alias, some)}
            told: dict[int, list[tuple[Any, ...]]] = {}
            for row in rows_of(_claims_of, self._alias, list(kept)) if kept else ():
                told.setdefault(row[0], []).append(row)
            for key in some:
                if key in kept:
                    yield key, _report(kept[key], told.get(key, ()))

    # Decisions

    def decisions(self) -> Decisions:
        """All decisions on who is who and on deals, in the order in which they were made."""
        from drehtuer.people import Decision, Decisions  # noqa: PLC0415

        with self._worded(self.place):
            return Decisions(
                Decision(**each.record) for each in log.links(self._alias, sort=log.DECISION)
            )

    def decide(self, made: Sequence[Decision]) -> None:
        """Keep decisions, all or none.

        Raises:
            UnkeptEntryError: somebody else decided meanwhile, or they cannot be kept.
        """

        def keep() -> None:
            number = log.last_number(self._alias, sort=log.DECISION)
            if made and made[0].number != number + 1:
                raise UnkeptEntryError("entry_overtaken", journal=self.place.shown)
            log.append(self._alias, log.DECISION, map(asdict, made))

        with self._worded(self.place):
            log.in_turn(self._alias, keep)

    def reviews(
        self,
        *,
        sources: Collection[str] | None = None,
        known: date | None = None,
        since: int | None = None,
    ) -> tuple[Review, ...]:
        """The reviews of claims, in the order in which they were made.

        Args:
            sources: only those of these reports, some hundreds at most.
            known: only those made by the end of this day (UTC).
            since: only those made since the log had so many entries; of all reports.
        """
        from drehtuer.review import Review  # noqa: PLC0415

        with self._worded(self.place):
            entries: Iterable[Link] = ()
            if sources:
                entries = log.links_of(self._alias, log.REVIEW, sources)
            elif sources is None:
                later = {} if since is None else {"number__gt": since}
                entries = log.links(self._alias, sort=log.REVIEW, **later)
            made = [Review.from_dict(each.record) for each in entries]
        return tuple(r for r in made if known is None or r.at[:10] <= known.isoformat())

    def review(self, made: Review, *, seen: int | None) -> Review:
        """Keep a review of a claim.

        Args:
            made: the review, without a number.
            seen: the number of the last review of the claim that the reviewer saw; None for none.

        Returns:
            The review with its number.

        Raises:
            StaleReviewError: there is a later one.
            UnkeptEntryError: it cannot be kept.
        """
        from drehtuer.review import Review  # noqa: PLC0415

        def keep() -> Review:
            of_claim = {"sort": log.REVIEW, "claim": made.claim}
            if log.last_number(self._alias, **of_claim) not in (0, seen):
                rows = log.links(self._alias, **of_claim)
                raise StaleReviewError([Review.from_dict(each.record) for each in rows])
            number = log.last_number(self._alias, sort=log.REVIEW) + 1
            kept = replace(made, number=number)
            log.append(
                self._alias, log.REVIEW, [kept.as_dict()], claim=made.claim, source=made.source
            )
            return kept

        with self._worded(self.place):
            return log.in_turn(self._alias, keep)

    def publications(self) -> tuple[dict[str, Any], ...]:
        """The decisions to publish, in the order in which they were made."""
        with self._worded(self.place):
            return tuple(each.record for each in log.links(self._alias, sort=log.PUBLICATION))

    def publish(self, record: Mapping[str, Any]) -> None:
        """Keep a decision to publish: what, who and when."""
        with self._worded(self.place):
            log.in_turn(self._alias, lambda: log.append(self._alias, log.PUBLICATION, [record]))

    def decisions_on_list(self, key: str) -> tuple[dict[str, Any], ...]:
        """What was decided on the cells of a list, in the order in which it was."""
        with self._worded(self.place):
            rows = log.links(self._alias, sort=log.LIST, source=key)
            return tuple(each.record for each in rows)

    def decide_on_list(self, key: str, made: Sequence[Mapping[str, Any]]) -> None:
        """Keep decisions on the cells of a list, all or none.

        Args:
            key: what the list is known by.
            made: the decisions; each has a ``number``, counted from 1 for each list.

        Raises:
            UnkeptEntryError: somebody else decided on it meanwhile, or they cannot be kept.
        """

        def keep() -> None:
            before = log.last_number(self._alias, sort=log.LIST, source=key)
            if made and made[0]["number"] != before + 1:
                raise UnkeptEntryError("entry_overtaken", journal=self.place.shown)
            records = [{**each, "source": key} for each in made]
            log.append(self._alias, log.LIST, records, source=key)

        with self._worded(self.place):
            log.in_turn(self._alias, keep)

    def entries(self, numbers: Iterable[int]) -> tuple[Link, ...]:
        """The entries of the log that have these numbers, in order."""
        with self._worded(self.place):
            return tuple(
                each
                for some in _batches(numbers)
                for each in log.links(self._alias, number__in=some)
            )

    def head(self) -> Head:
        """The end of the log of decisions."""
        with self._worded(self.place):
            return log.head(self._alias)

    def back_up(self, to: Path, recipients: Sequence[str] = ()) -> int:
        """Write a backup; arguments and errors as of :func:`drehtuer.journal.copying.back_up`."""
        return back_up(self.place, to, recipients)

    def verify(self, known: str | None = None) -> Verified:
        """Look whether all is as it was written, and the log has the hash of an earlier head."""
        with self._worded(self.place):
            return verified(self._alias, known)


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    rest = iter(items)
    while some := list(islice(rest, _AT_ONCE)):
        yield some


def _last_day(published: str | None) -> date | None:
    from drehtuer.books.spans import days  # noqa: PLC0415

    span = days(published) if published else None
    return span and span.last


def _records(items: Iterable[Passage | Naming | Relation]) -> list[dict[str, Any]]:
    return [
        {key: value for key, value in asdict(item).items() if value is not None} for item in items
    ]


def _sha256(original: bytes) -> str:
    return hashlib.sha256(original).hexdigest()


def _kept(reading: Reading, version: int, at: datetime) -> KeptReport:
    report, digest, original = reading
    return KeptReport(
        source=report.source,
        version=version,
        text=report.text,
        sha256=_sha256(report.text.encode()),
        digest=digest,
        published=report.published,
        published_by=_last_day(report.published),
        language=report.language,
        outlet=report.outlet,
        passages=_records(report.passages),
        names=_records(report.names),
        relations=_records(report.relations),
        warnings=[[code, dict(given)] for code, given in report.warnings],
        origin=report.origin.as_dict() or None,
        pages=list(report.pages) or None,
        original=None if original is None else _sha256(original),
        read_at=at,
        reader=__version__,
    )


def _row(report: KeptReport, number: int, claim: Claim) -> KeptClaim:
    told = {name: getattr(claim, name) for name in _TOLD}
    values = {k: list(v) if isinstance(v, tuple) else v for k, v in told.items()}
    count = asdict(claim.count) if claim.count is not None else None
    return KeptClaim(report=report, number=number, identity=claim.id, count=count, **values)


def claim_of(source: str, row: Sequence[Any]) -> Claim:
    """A claim of a report from its ``COLUMNS``."""
    known = {"id": row[1], "source": source, "count": row[2]}
    return Claim.from_dict(known | dict(zip(_TOLD, row[3:], strict=True)))


def _reports_of(alias: str, keys: Sequence[int]) -> Any:
    return KeptReport.objects.using(alias).filter(pk__in=keys).values_list("pk", *_OF_REPORT)


def _claims_of(alias: str, keys: Sequence[int]) -> Any:
    claims = KeptClaim.objects.using(alias).filter(report_id__in=keys)
    return claims.order_by("report_id", "number").values_list(*COLUMNS)


def _report(kept: Sequence[Any], claims: Iterable[tuple[Any, ...]]) -> Report:
    """A report from its ``_OF_REPORT`` and its claims."""
    source, text, published, language, outlet, *records, origin, pages = kept
    passages, names, relations, warnings = records
    return Report(
        source,
        text,
        published,
        language,
        outlet,
        tuple(Passage(**record) for record in passages),
        tuple(claim_of(source, row) for row in claims),
        tuple(Naming(**record) for record in names),
        tuple(Relation(**record) for record in relations),
        tuple((code, given) for code, given in warnings),
        Origin(**(origin or {})),
        tuple(pages or ()),
    )
