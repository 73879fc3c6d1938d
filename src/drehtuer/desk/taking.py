"""Taking reports in: files that were sent are read in a thread, and kept as they are read."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.db import connections

from drehtuer.desk.database import writing
from drehtuer.desk.errors import DeskError
from drehtuer.desk.intake import FOLDER, keep
from drehtuer.errors import DrehtuerError
from drehtuer.journal.store import Journal
from drehtuer.text.loading import find_reports, load_each
from drehtuer.text.sources import FILE_NAME, Source, read_sources

_MOST = 50
"""So many takings are remembered, to tell what became of them."""
_LONGEST = 100
_UNNAMED = "text"
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|#]')


@dataclass(slots=True)
class Taking:
    """Files that were sent, and what became of them so far.

    Attributes:
        case: the name of the case they were sent to.
        place: its state; empty where it has none.
        files: how many there are.
        read: how many of them were read.
        added: reports that are new in the journal.
        changed: reports of which this is a further version.
        unchanged: reports that the journal had.
        elsewhere: reports without a claim on the state of the case.
        failures: what could not be read, and why.
        folder: where the files lie; no message shows it.
        is_done: whether all were read.
    """

    case: str
    place: str
    folder: str
    files: int = 0
    read: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    elsewhere: int = 0
    failures: list[DrehtuerError] = field(default_factory=list)
    is_done: bool = False


_lock = threading.Lock()
_takings: OrderedDict[str, Taking] = OrderedDict()
_reader = ThreadPoolExecutor(1, thread_name_prefix="taking")


def take(
    sent: Iterable[UploadedFile],
    text: str,
    title: str,
    known: Source,
    *,
    case: str,
    place: str,
    renews: bool,
) -> str:
    """Begin to take reports in.

    Args:
        sent: files; among them may be a ``sources.toml`` that tells of the others.
        text: a text that was typed or pasted; empty where there is none.
        title: what the text is called.
        known: what is known of all.
        case: the name of the case they are sent to.
        place: its state; empty where it has none.
        renews: whether a report of a name that is taken is a further version of that report.

    Returns:
        What :func:`taking_of` finds it by.
    """
    folder = Path(tempfile.mkdtemp(prefix="drehtuer-"))
    try:
        for file in sent:
            with _free(folder, _plain(file.name or "")).open("xb") as target:
                shutil.copyfileobj(file, target)
        if text.strip():
            name = _plain(f"{title.strip()}.txt")
            _free(folder, name).write_bytes(text.replace("\r\n", "\n").encode("utf-8", "replace"))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    key = secrets.token_urlsafe(16)
    taking = Taking(case, place, str(folder))
    with _lock:
        _takings[key] = taking
        while len(_takings) > _MOST:
            _takings.popitem(last=False)
    _reader.submit(_run, taking, known, renews)
    return key


def taking_of(key: str) -> Taking | None:
    """What became of files that were sent; None where nothing is known of them any more."""
    return _takings.get(key)


def _run(taking: Taking, known: Source, renews: bool) -> None:
    folder = Path(taking.folder)
    try:
        sources = read_sources(folder)
        taking.failures.extend(sources.errors)
        # One by one: a file that is no report is told of, and not passed over.
        found = find_reports(str(f) for f in sorted(folder.iterdir()) if f.name != FILE_NAME)
        taking.failures.extend(found.errors)
        taking.files = len(found.files)
        journal = writing()
        for file in found.files:
            beside = known.before(sources.by_name.get(file.name, Source()))
            _read_file(taking, file, beside, journal, renews)
            taking.read += 1
    except DrehtuerError as error:  # the journal cannot be written
        taking.failures.append(error)
    except OSError as error:
        taking.failures.append(DeskError("desk_taking", reason=error.strerror))
    finally:
        taking.is_done = True
        connections.close_all()
        shutil.rmtree(folder, ignore_errors=True)


def _read_file(taking: Taking, file: Path, beside: Source, journal: Journal, renews: bool) -> None:
    for loaded in load_each(file, keep=True):
        try:
            if isinstance(loaded, DrehtuerError):
                raise loaded
            wanted = loaded.source(f"{FOLDER}/{file.name}")
            report, version = keep(
                loaded, wanted, beside, journal, loaded.original, as_versions=renews
            )
        except DrehtuerError as error:
            taking.failures.append(error)
        else:
            taking.unchanged += version is None
            taking.added += version == 1
            taking.changed += version is not None and version > 1
            is_here = not taking.place or any(c.where == taking.place for c in report.claims)
            taking.elsewhere += not is_here


def _plain(name: str) -> str:
    """A name that every system can give to a file, its end kept."""
    stem, dot, suffix = _NOT_IN_NAMES.sub("_", name).strip().rpartition(".")
    if not dot:
        stem, suffix = suffix, ""
    stem = stem.strip(". ").encode()[:_LONGEST].decode(errors="ignore")
    return f"{stem or _UNNAMED}{dot}{suffix.strip()[:20]}"


def _free(folder: Path, name: str) -> Path:
    """A file of this name that is not there yet."""
    stem, suffix = os.path.splitext(name)
    path, number = folder / f"{stem}{suffix}", 1
    while path.exists():
        number += 1
        path = folder / f"{stem} ({number}){suffix}"
    return path
