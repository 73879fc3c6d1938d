"""JSON Lines: a report a line, its fields named as the file names them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, BinaryIO

from drehtuer.model import Origin
from drehtuer.text.decoding import SIZE_LIMIT, decode
from drehtuer.text.errors import ReportFileError
from drehtuer.text.formats import table
from drehtuer.text.formats.naming import DistinctNames
from drehtuer.text.formats.page_dates import iso_day, mail_day
from drehtuer.text.loaded import LoadedReport, described, titled

FIELDS: Mapping[str, tuple[str, ...]] = {
    field: tuple(names.split()) for field, names in table("lines").items()
}
"""Where each field is looked for if nothing else is said."""

_SECONDS = re.compile(r"(\d{9,10}|\d{12,13})(?:\.\d+)?", re.ASCII)
_SHOWN = 40
"""So many characters of what is no date are told."""


def read_lines(
    stream: BinaryIO, path: str, names: Mapping[str, str], origin: Origin
) -> Iterator[tuple[int, LoadedReport | ReportFileError]]:
    """The reports in a JSON Lines file, each with the number of its line.

    Args:
        stream: the file.
        path: what names it in messages.
        names: under which name a field stands, where it is not one of ``FIELDS``; dots lead into
            objects (``meta.date``).
        origin: what is known of all of them.
    """
    number = 0
    parts = DistinctNames()
    while line := stream.readline(SIZE_LIMIT + 1):
        number += 1
        if len(line) > SIZE_LIMIT:
            while line and not line.endswith(b"\n"):
                line = stream.readline(SIZE_LIMIT)
            megabytes = SIZE_LIMIT // 1_000_000
            yield (
                number,
                ReportFileError("file_too_large", path=f"{path}#{number}", megabytes=megabytes),
            )
        elif line.strip(b" \t\r\n\0\xef\xbb\xbf"):
            try:
                found = _report(line, path, number, names, origin)
                yield number, replace(found, part=parts.of(found.part or ""))
            except ReportFileError as error:
                yield number, error


def _report(
    line: bytes, path: str, number: int, names: Mapping[str, str], origin: Origin
) -> LoadedReport:
    text, warnings = decode(line, f"{path}#{number}")
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReportFileError("file_line", path=path, line=number, reason=error) from None
    if not isinstance(record, dict):
        raise ReportFileError("file_line", path=path, line=number, reason=type(record).__name__)
    told: dict[str, str | None] = {}
    for field, usual in FIELDS.items():
        looked = (names[field],) if field in names else usual
        between = "\n\n" if field == "text" else ", "
        values = (_value(record, name, between) for name in looked)
        told[field] = next(filter(None, values), None)
    body, key = told.pop("text"), told.pop("id")
    if body is None:
        looked = (names["text"],) if "text" in names else FIELDS["text"]
        shown = ", ".join(looked)
        raise ReportFileError("file_no_field", path=path, line=number, names=shown)
    day = told["published"] or ""
    told["published"] = iso_day(day) or mail_day(day) or _day_of_seconds(day)
    if day and told["published"] is None and origin.published is None:
        warnings = (*warnings, ("date_unread", {"date": day[:_SHOWN]}))
    part = key or str(number)
    return LoadedReport(titled(told["title"], body), warnings, described(origin, **told), part=part)


def _value(record: Any, name: str, between: str) -> str | None:
    """What stands under a name, or under names with dots between one within the other.

    Several texts, as the paragraphs of an article, are put together with ``between``.
    """
    value = record.get(name)
    for key in name.split(".") if value is None else ():
        record = value = record.get(key) if isinstance(record, dict) else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, list) and all(isinstance(paragraph, str) for paragraph in value):
        value = between.join(value)
    return value.strip() if isinstance(value, str) else None


def _day_of_seconds(text: str) -> str | None:
    """The day (UTC) of a time told in seconds or milliseconds since 1970, as programs write it."""
    match = _SECONDS.fullmatch(text)
    if match is None:
        return None
    seconds = int(match[1]) / (1 if len(match[1]) <= 10 else 1000)
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()
