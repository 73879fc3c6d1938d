"""The feed of a case (Atom, RFC 4287): what came in, what was decided, what was found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from drehtuer.briefs.lines import plain
from drehtuer.briefs.lives import decision_of
from drehtuer.briefs.outline import findings_in_full
from drehtuer.desk.atom import Entry, atom
from drehtuer.desk.database import reading
from drehtuer.desk.history import is_of, subjects_of
from drehtuer.desk.settings import READING
from drehtuer.desk.telling import Telling, telling
from drehtuer.exchange.contents import identity
from drehtuer.journal.browsing import newest_reports

TYPE = "application/atom+xml; charset=utf-8"
_MOST = 60


def feed(request: HttpRequest) -> HttpResponse:
    """The newest of a case, the last first."""
    page = telling(request)
    case = request.case
    entries = sorted(_entries(page), key=lambda entry: (entry.at, entry.id), reverse=True)[:_MOST]
    here = request.build_absolute_uri(request.path)
    key = f"urn:uuid:{identity('case', case.slug, case.made_at.isoformat())}"
    title = f"{case.title} – {page.words('desk.name')}"
    return HttpResponse(atom(key, title, case.made_at, entries, here), content_type=TYPE)


def _entries(page: Telling) -> Iterator[Entry]:
    request, words, books = page.request, page.words, page.books
    case = request.case
    base = case.made_at.isoformat()

    def new(at: datetime, what: str, key: object, title: str, text: str, of: str) -> Entry:
        name = f"urn:uuid:{identity('entry', base, what, str(key))}"
        return Entry(at, name, title, text, request.build_absolute_uri(of))

    arrived: dict[str, datetime] = {}
    sources: set[str] = set()
    for row in newest_reports(READING, case.place or None):
        sources.add(row.source)
        arrived[row.source] = row.read_at
        outlet = row.outlet or words("account.no_outlet")
        day = words.date(row.published) if row.published else words("account.no_date")
        title = f"{words('account.report', number=row.pk)}: {outlet}, {day}"
        address = reverse("report", args=[case.slug, row.pk])
        yield new(row.read_at, "report", row.pk, title, row.source, address)
    decisions = reverse("decisions", args=[case.slug])
    subjects = subjects_of(books)
    for made in reading().decisions().made:
        if is_of(made, subjects):
            title = plain([decision_of(made, words)], words)
            about = words("decide.who", by=made.by, at=made.at, why=made.why)
            yield new(_moment(made.at), "decision", made.number, title, about, decisions)
    reviews = reverse("review", args=[case.slug])
    for review in reading().reviews():
        if review.source in sources:
            title = words(
                f"review.told.{review.verb}",
                quote=review.base.quote,
                kind=words(f"kinds.{review.base.kind}"),
                number=review.undoes,
            )
            about = words("review.who", by=review.by, at=review.at)
            yield new(_moment(review.at), "review", review.number, title, about, reviews)
    findings = reverse("findings", args=[case.slug])
    lines = findings_in_full(books.account, words, books.references)
    for finding, line in zip(books.account.findings, lines, strict=True):
        known = [books.references.evidence[claim].claim.source for claim in finding.claims]
        times = [arrived[source] for source in known if source in arrived]
        if times:
            key = f"{finding.rule} {sorted(finding.claims)}"
            title = words(f"desk.feed.{finding.severity}")
            text = plain(line.parts, words)
            yield new(max(times), "finding", key, title, text, findings)


def _moment(at: str) -> datetime:
    made = datetime.fromisoformat(at)
    return made if made.tzinfo else made.replace(tzinfo=UTC)
