"""Taking in what people upload or programs send: files and texts become reports of the journal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, field
from datetime import UTC, datetime
from pathlib import PurePosixPath

from drehtuer.claims import read_loaded
from drehtuer.desk.database import writing
from drehtuer.errors import DrehtuerError
from drehtuer.journal.errors import JournalError
from drehtuer.journal.places import check_signs, digest
from drehtuer.journal.store import Journal
from drehtuer.model import Report
from drehtuer.text.loaded import LoadedReport
from drehtuer.text.loading import load_bytes
from drehtuer.text.sources import Source

FOLDER = "desk"
"""Under this name the journal keeps what came in by the desk: ``desk/report.txt``."""
_LONGEST = 200


@dataclass(slots=True)
class Intake:
    """What became of what was sent.

    Attributes:
        added: the sources of reports that are new,
        changed: those that are new versions of reports,
        unchanged: those that the journal had.
        problems: (name, why) pairs of what could not be taken in.
    """

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    problems: list[tuple[str, DrehtuerError]] = field(default_factory=list)


def take_in(
    files: Iterable[tuple[str, bytes]], known: Source, *, as_versions: bool = False
) -> Intake:
    """Read files and keep their reports; what cannot be read is told, the others are kept.

    Args:
        files: the name of each, as its sender calls it, and its bytes.
        known: what is known of them, which goes before what they say of themselves.
        as_versions: whether a file of a name that is taken is a new version of that report; else it
            is another report, and its name gets a number.

    Raises:
        JournalError: the journal cannot be written.
    """
    made = Intake()
    journal = writing()
    for name, data in files:
        source = source_of(name)
        for loaded in load_bytes(data, source):
            _take(loaded, data, source, known, journal, made, as_versions)
    return made


def source_of(name: str) -> str:
    """The source that a name gives: no folders, nothing that could steer a terminal or a path."""
    last = PurePosixPath(name.replace("\\", "/")).name
    shown = "".join(sign for sign in last if sign.isprintable()).strip(" .")
    return f"{FOLDER}/{shown[-_LONGEST:] or 'text.txt'}"


def _take(
    loaded: LoadedReport | DrehtuerError,
    data: bytes,
    source: str,
    known: Source,
    journal: Journal,
    made: Intake,
    as_versions: bool,
) -> None:
    try:
        if isinstance(loaded, DrehtuerError):
            raise loaded
        original = loaded.original or _original(loaded, data)
        wanted = loaded.source(source)
        report, version = keep(loaded, wanted, known, journal, original, as_versions=as_versions)
    except JournalError:
        raise
    except DrehtuerError as error:
        made.problems.append((source.removeprefix(f"{FOLDER}/"), error))
    else:
        kept = {None: made.unchanged, 1: made.added}.get(version, made.changed)
        kept.append(report.source)


def keep(
    loaded: LoadedReport,
    wanted: str,
    known: Source,
    journal: Journal,
    original: bytes | None,
    *,
    as_versions: bool,
) -> tuple[Report, int | None]:
    """Read a report and keep it.

    Args:
        loaded: its text.
        wanted: the source it is to be kept under.
        known: what is known of it, which goes before what it says of itself.
        journal: where it is kept.
        original: the bytes its text was taken from, where they are not its own.
        as_versions: as of :func:`take_in`.

    Returns:
        The report, and the number of its version; None where the journal has it.

    Raises:
        UnkeptReportError: its text or its name cannot be kept.
        JournalError: the journal cannot be written.
    """
    mark = digest(loaded.text, *astuple(known), None)
    check_signs(wanted, loaded.text)
    source = wanted if as_versions else _free(journal, wanted, mark)
    report = read_loaded(loaded, source=source, known=known)
    return report, journal.add(report, mark, at=datetime.now(UTC), original=original)


def _free(journal: Journal, source: str, mark: str) -> str:
    """A name that no other report has: the name itself, or with a number before its end."""
    path, number, name = PurePosixPath(source), 1, source
    while journal.digests([name]).get(name, mark) != mark:
        number += 1
        name = str(path.with_stem(f"{path.stem} ({number})"))
    return name


def _original(loaded: LoadedReport, data: bytes) -> bytes | None:
    """The bytes of a file, where they are those of one report and not its text themselves."""
    if loaded.part is not None or loaded.text.encode("utf-8", "surrogatepass") == data:
        return None
    return data


def texts(given: Iterable[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
    """Texts that were pasted, as files."""
    for name, text in given:
        is_named = PurePosixPath(name).suffix in (".txt", ".md")
        yield name if is_named else f"{name or 'text'}.txt", text.encode("utf-8", "replace")
