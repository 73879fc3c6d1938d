"""Claims: from a report to what it says, with the exact words that say it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from drehtuer import languages
from drehtuer.claims.timing.expressions import find_times
from drehtuer.claims.voices.speech import find_quotations
from drehtuer.claims.whole import read_whole
from drehtuer.model import Quotation, Report, TimeExpression
from drehtuer.text.cleaning import CleanText, clean
from drehtuer.text.detection import detect
from drehtuer.text.formats import NAMED, SUFFIXES
from drehtuer.text.loaded import LoadedReport
from drehtuer.text.loading import load
from drehtuer.text.sources import Source, calendar_date, read_sources

__all__ = ["quotes", "read", "read_loaded", "times"]


_LONGEST_PATH = 1024


def _known(language: str | None, text: str) -> str | None:
    """The language to read in: the one given, which must have a folder, else the one detected."""
    if language is None:
        return detect(text)
    languages.table(language, "language")
    return language


def read(
    path_or_text: str | Path,
    *,
    published: str | None = None,
    language: str | None = None,
    outlet: str | None = None,
    source: str | None = None,
) -> Report:
    """Read a report and its claims.

    Args:
        path_or_text: a file's path, or a report's text.
        published: its date as EDTF (``2025-12-05``, ``2025-12``); where it is None and the file
            has an entry in the ``sources.toml`` beside it, that entry's date.
        language: the code of its language; likewise, else detected paragraph by paragraph: a
            report in several languages is read in each.
        outlet: who published it; likewise.
        source: what the claims name as their source; the path where it is None.

    Raises:
        UnreadableReportError: the file cannot be read.
        DateError: ``published`` is no date.
        LanguageError: no folder reads ``language``.
        SourcesError: the ``sources.toml`` beside the file is broken.
    """
    path = _path(path_or_text)
    known = Source(published and calendar_date(published), outlet, language)
    if path is None:
        return read_loaded(LoadedReport(str(path_or_text)), source=source or "text", known=known)
    loaded = load(path)
    beside = read_sources(path.parent)
    for error in beside.errors:
        if path.name not in beside.by_name and (published is None or language is None):
            raise error.with_traceback(None)  # it may be told of many reports
    known = known.before(beside.by_name.get(path.name, Source()))
    return read_loaded(loaded, source=source or str(path), known=known)


def read_loaded(loaded: LoadedReport, *, source: str, known: Source) -> Report:
    """Read a report whose text is there, and its claims.

    Args:
        loaded: its text, and what its file says of it.
        source: what the claims name as their source.
        known: what is known of it otherwise, which goes before what its file says.

    Raises:
        LanguageError: no folder reads the language that is known.
    """
    text, origin, warnings = loaded.text, loaded.origin, list(loaded.warnings)
    if known.published is not None:
        warnings = [(code, given) for code, given in warnings if not code.startswith("date_")]
    published = known.published or origin.published
    if published is None:
        warnings.append(("undated", {}))
    if known.language is not None:
        languages.table(known.language, "language")
    whole = read_whole(text, source=source, published=published, language=known.language)
    unread = sum(passage.language is None for passage in whole.passages)
    if whole.language is None and text.strip():
        warnings.append(("unread", {}))
    elif unread:
        warnings.append(("unread_part", {"number": str(unread)}))
    return Report(
        source,
        text,
        published,
        whole.language,
        known.outlet or origin.outlet,
        whole.passages,
        whole.claims,
        whole.names,
        whole.relations,
        tuple(warnings),
        origin,
        loaded.pages,
    )


def _path(path_or_text: str | Path) -> Path | None:
    """The file that is meant; None where a text was given.

    A string is a path if it names a file, or if it could: one short line that ends as
    reports' files do and holds no end of a sentence.
    """
    if isinstance(path_or_text, Path):
        return path_or_text
    if len(path_or_text) > _LONGEST_PATH or "\n" in path_or_text or "\0" in path_or_text:
        return None
    try:
        if Path(path_or_text).is_file():
            return Path(path_or_text)
    except OSError:  # too long for a name
        return None
    return (
        Path(path_or_text)
        if path_or_text.lower().endswith((*SUFFIXES, *NAMED)) and ". " not in path_or_text
        else None
    )


def times(
    text: str, *, published: str | None = None, language: str | None = None
) -> list[TimeExpression]:
    """The time expressions of a text with their EDTF values, in order."""
    made = clean(text)
    code = _known(language, made.text)
    found = find_times(made.text, published=published, language=code) if code else []
    return [_time_as_read(time, made) for time in found] if made.steps else found


def _time_as_read(time: TimeExpression, made: CleanText) -> TimeExpression:
    start, end = made.span(time.start, time.end)
    return TimeExpression(start, end, made.raw[start:end], time.value)


def quotes(text: str, *, language: str | None = None) -> list[Quotation]:
    """What a text quotes, directly or indirectly, and whom."""
    made = clean(text)
    code = _known(language, made.text)
    found = find_quotations(made.text, code) if code else []
    return [_quotation_as_read(q, made) for q in found] if made.steps else found


def _quotation_as_read(quotation: Quotation, made: CleanText) -> Quotation:
    start, end = made.span(quotation.start, quotation.end)
    first, last = quotation.speaker_start, quotation.speaker_end
    if first is not None and last is not None:
        first, last = made.span(first, last)
    return replace(quotation, start=start, end=end, speaker_start=first, speaker_end=last)
