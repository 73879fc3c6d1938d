"""Publishing a case: a site of files for everybody, and who decided that it may go out.

The site holds what the preview shows, and nothing else. Who publishes decides on its very content,
by its hash; the decision is an entry of the log.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256

from drehtuer import __version__
from drehtuer.books.subjects import Subject
from drehtuer.books.visibility import Visibility
from drehtuer.briefs.commission import Commission, Commissioned, commissioned
from drehtuer.briefs.dossier import sources, timeline
from drehtuer.briefs.html import template
from drehtuer.briefs.page import dossier_page
from drehtuer.briefs.words import LANGUAGES, Words
from drehtuer.desk.atom import Entry, atom
from drehtuer.desk.books import Books
from drehtuer.desk.database import reading, writing
from drehtuer.desk.exporting import contents_of, file_name
from drehtuer.desk.models import Case
from drehtuer.exchange.contents import identity
from drehtuer.exchange.json_texts import json_text
from drehtuer.exchange.writing import exported

ABOUT = "about.json"
PAGES = ("brief", "timeline", "sources")
"""The pages of the site, each in all languages."""
_DATA = (("csv", "people"), ("csv", "claims"), ("jsonld", None))


@dataclass(frozen=True, slots=True)
class Site:
    """What would be published.

    Attributes:
        files: by their names.
        digest: the hash (SHA-256) of all of them.
        seen: who is named in it, and who is not.
    """

    files: Mapping[str, bytes]
    digest: str
    seen: Visibility


@dataclass(frozen=True, slots=True)
class Standing:
    """Who decided to publish a site as it is now, and whether it may go out."""

    by: tuple[str, ...]
    may_go_out: bool


_made: dict[Hashable, Site] = {}


def site_of(case: Case, books: Books) -> Site:
    """The site of a case for everybody; the last one made is kept in this process."""
    asked = (case.slug, case.title, books.asked, books.state)
    found = _made.get(asked)
    if found is None:
        found = _site(case, books)
        _made.clear()
        _made[asked] = found
    return found


def _site(case: Case, books: Books) -> Site:
    made = books.decisions
    wanted = Commission(Subject(), decided=tuple(made.shown()), hidden=tuple(made.hidden()))
    files: dict[str, bytes] = {}
    for language in LANGUAGES:
        words = Words(language)
        brief = commissioned(books.account, books.people, books.reports, wanted, words)
        for name, page in _pages(case.title, brief, words):
            files[name] = page.encode("utf-8", "replace")
    files["account.json"] = f"{json_text(brief.account.as_dict(), indent=2)}\n".encode()
    newest = max((report.published or "" for report in books.reports), default="")
    held = contents_of(books, at=_day(newest))
    for form, table in _DATA:
        files[file_name(form, table)] = b"".join(exported(held, form, table))
    tongues = [(language, Words(language)) for language in LANGUAGES]
    index = template("site.html.jinja").render(
        title=case.title,
        tongues=tongues,
        pages=PAGES,
        files=sorted(name for name in files if not name.endswith(".html")),
        version=__version__,
    )
    files["index.html"] = index.encode()
    return Site(files, _digest(files), brief.seen)


def _pages(title: str, brief: Commissioned, words: Words) -> Iterator[tuple[str, str]]:
    """The pages of a language by the names of their files; they lead to one another."""
    account, told = brief.account, brief.directory
    names = {page: f"{page}.{words.language}.html" for page in PAGES}
    sections = {
        "timeline": timeline(account, told, words),
        "sources": sources(account, told, words),
    }
    for page, name in names.items():
        beside = [("index.html", words("desk.site.index"))] + [
            ("" if other == page else address, words(f"desk.site.{other}"))
            for other, address in names.items()
        ]
        if page == "brief":
            yield name, dossier_page(brief.outline, account, words, beside=beside)
        else:
            section = sections[page]
            outline = replace(brief.outline, title=f"{title}: {section.title}", sections=(section,))
            made = dossier_page(
                outline, account, words, pictured=False, evidence=names["brief"], beside=beside
            )
            yield name, made


def standing(case: Case, site: Site) -> Standing:
    """What was decided on a site as it is now: by two people where the case says so."""
    said = [each for each in reading().publications() if each["case"] == case.slug]
    by = tuple(dict.fromkeys(each["by"] for each in said if each["digest"] == site.digest))
    return Standing(by, len(by) >= (2 if case.confirmed else 1))


def publish(case: Case, site: Site, by: str) -> Standing:
    """Decide to publish a site as it is now.

    Raises:
        JournalError: the decision cannot be kept.
    """
    at = datetime.now(UTC).isoformat(timespec="seconds")
    if by not in standing(case, site).by:
        writing().publish({"case": case.slug, "digest": site.digest, "by": by, "at": at})
    return standing(case, site)


def written(case: Case, site: Site) -> Mapping[str, bytes]:
    """The files of a site that may go out: with a feed of its editions, and the end of the log."""
    head = reading().head()
    said = [each for each in reading().publications() if each["case"] == case.slug]
    base = case.made_at.isoformat()
    editions = {each["digest"]: each["at"] for each in said}
    entries = [
        Entry(
            datetime.fromisoformat(at),
            f"urn:uuid:{identity('edition', base, digest)}",
            case.title,
            digest,
            "index.html",
        )
        for digest, at in editions.items()
    ]
    feed = atom(
        f"urn:uuid:{identity('site', base)}", case.title, case.made_at, entries, "feed.atom"
    )
    about = {
        "case": case.slug,
        "digest": site.digest,
        "log": asdict(head),
        "version": __version__,
    }
    return {
        **site.files,
        "feed.atom": feed,
        ABOUT: (json.dumps(about, indent=2) + "\n").encode(),
    }


def _day(newest: str) -> str:
    """A time for what says when it was made: the same as long as the reports are."""
    return f"{newest[:10] if len(newest) >= 10 else '2000-01-01'}T00:00:00+00:00"


def _digest(files: Mapping[str, bytes]) -> str:
    lines = (f"{sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))
    return sha256("".join(lines).encode()).hexdigest()
