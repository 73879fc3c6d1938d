"""What reports do not say of themselves: ``sources.toml`` beside the files.

One table a file name, with any of ``published`` (an EDTF calendar date), ``outlet`` and
``language`` (an ISO 639 code)::

    ["dispatch-1.txt"]
    published = "2025-08-15"
    outlet = "The name of a paper"
    language = "en"
"""

from __future__ import annotations

import datetime
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import ClassVar, NamedTuple

from drehtuer.errors import DateError, SourcesError, WordedError
from drehtuer.text.errors import ReportFileError

FILE_NAME = "sources.toml"
KEYS = ("published", "outlet", "language")

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


class CalendarDateError(WordedError, DateError):
    """Why a text is no date."""

    messages: ClassVar[Mapping[str, str]] = {
        "date_form": (
            "'{date}' is no date; write a year, a month or a day: 2025, 2025-12 or 2025-12-05"
        ),
        "date_calendar": (
            "'{date}' is no date of the calendar; correct it, or give the month or year only"
        ),
    }


class SourcesFileError(WordedError, SourcesError):
    """What is wrong in a ``sources.toml``."""

    messages: ClassVar[Mapping[str, str]] = {
        "file_closed": ReportFileError.messages["file_closed"],
        "sources_encoding": "{path}: line {line} is not UTF-8; save it as UTF-8",
        "sources_broken": "{path}: line {line}: {reason}; correct it, or take the file away",
        "sources_entry": '{path}: ["{name}"]: {reason}',
        "sources_no_table": "expected a table with {keys}",
        "sources_key": "'{key}' is none of {keys}",
        "sources_no_text": '{key} must be text in quotation marks, such as {key} = "{value}"',
        "sources_language": "language '{code}' is no code; write two letters, such as de or en",
    }


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of a report beside its text; None where it is not."""

    published: str | None = None
    outlet: str | None = None
    language: str | None = None

    def before(self, other: Source) -> Source:
        """What is known here, and from the other where it is not."""
        return Source(
            self.published or other.published,
            self.outlet or other.outlet,
            self.language or other.language,
        )


class Sources(NamedTuple):
    """What a ``sources.toml`` says per file name, and an error for each entry that is left out."""

    by_name: Mapping[str, Source]
    errors: tuple[SourcesError, ...] = ()


def calendar_date(text: str) -> str:
    """The date ``text``, if it is an EDTF calendar date that exists: a year, month or day.

    Raises:
        DateError: it is none.
    """
    match = _DATE.fullmatch(text.strip())
    if match is None:
        raise CalendarDateError("date_form", date=text)
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        datetime.date(year, month, day)
    except ValueError:
        raise CalendarDateError("date_calendar", date=text) from None
    return match.group()


def read_sources(folder: str | os.PathLike[str]) -> Sources:
    """What the ``sources.toml`` in ``folder`` says; nothing where there is none.

    An entry with a mistake is left out and told in ``errors``, the others stay.
    """
    path = Path(folder, FILE_NAME)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return Sources({})
    except OSError as error:
        mistake = SourcesFileError("file_closed", path=path, reason=error.strerror)
        return Sources({}, (mistake,))
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return Sources({}, (SourcesFileError("sources_encoding", path=path, line=line),))
    return _parsed(path, text)


@lru_cache(maxsize=4)
def _parsed(path: Path, text: str) -> Sources:
    """What a file says; asked for each report beside it, it is the same nearly always."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _TOML_PLACE.search(str(error))
        last_line = text.rstrip().count("\n") + 1
        number = (place and place.group(1)) or last_line
        reason = _TOML_PLACE.sub("", str(error))
        mistake = SourcesFileError("sources_broken", path=path, line=number, reason=reason)
        return Sources({}, (mistake,))
    by_name: dict[str, Source] = {}
    errors: list[SourcesError] = []
    for name, values in tables.items():
        try:
            by_name[name] = _source(values)
        except WordedError as error:
            errors.append(SourcesFileError("sources_entry", path=path, name=name, reason=error))
    return Sources(by_name, tuple(errors))


def _source(values: object) -> Source:
    keys = ", ".join(KEYS)
    if not isinstance(values, dict):
        raise SourcesFileError("sources_no_table", keys=keys)
    unknown = [key for key in values if key not in KEYS]
    if unknown:
        raise SourcesFileError("sources_key", key=unknown[0], keys=keys)
    published = values.get("published")
    if isinstance(published, datetime.date) and not isinstance(published, datetime.datetime):
        values = {**values, "published": published.isoformat()}
    for key, value in values.items():
        if not isinstance(value, str):
            raise SourcesFileError("sources_no_text", key=key, value=value)
    language = values.get("language")
    if language is not None and not _LANGUAGE.fullmatch(language):
        raise SourcesFileError("sources_language", code=language)
    if "published" in values:
        values = {**values, "published": calendar_date(values["published"])}
    return Source(**values)
