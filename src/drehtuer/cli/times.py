"""Days, numbers and states as they are typed, and what time it is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from drehtuer.briefs.words import said
from drehtuer.cli.output import misused
from drehtuer.errors import DateError

if TYPE_CHECKING:
    from drehtuer.briefs.words import Words

_DIGITS = 10
"""A number of so many is no number of seconds, processes or claims."""


def period(words: Words, first: str | None, last: str | None) -> tuple[date, date] | None:
    """The first and the last day asked for by --from and --to; None where neither is typed.

    Raises:
        UsageError: one of them is missing or no date, or they are the wrong way round.
    """
    if first is None and last is None:
        return None
    from drehtuer.books.spans import days  # noqa: PLC0415

    begin, end = days(first), days(last)
    for option, given, found in (("--from", first, begin), ("--to", last, end)):
        if given is None:
            raise misused(words("cli.mistake.from_to"))
        if found is None or not found.closed:
            raise misused(words("cli.mistake.no_date", option=option, value=given))
    if begin is None or end is None or begin.first > end.last:
        raise misused(words("cli.mistake.from_after_to"))
    return begin.first, end.last


def day(words: Words, option: str, text: str | None, *, first: bool = False) -> date | None:
    """The last day of a date that is typed, or its ``first``; None where none is.

    Raises:
        UsageError: it is no date.
    """
    from drehtuer.books.spans import days  # noqa: PLC0415
    from drehtuer.text.sources import calendar_date  # noqa: PLC0415

    if text is None:
        return None
    try:
        span = days(calendar_date(text))
    except DateError as error:
        message = words("cli.mistake.bad_day", option=option, message=said(error, words))
        raise misused(message) from None
    if span is None:
        return None
    return span.first if first else span.last


def whole_number(words: Words, mistake: str, text: str) -> int:
    """A whole number from 1 to a milliard; ``mistake`` is the message where it is none.

    Raises:
        UsageError: it is none.
    """
    if not (text.isascii() and text.isdigit() and len(text) < _DIGITS and int(text)):
        raise misused(words(mistake, value=text))
    return int(text)


def state(words: Words, option: str, text: str) -> str:
    """The code of the state that an option names.

    Raises:
        UsageError: no state is called so.
    """
    from drehtuer.books.subjects import state_of  # noqa: PLC0415

    code = state_of(text)
    if code is None:
        raise misused(words("cli.mistake.no_such_state", option=option, value=text))
    return code


def now() -> str:
    """The time, in ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")
