"""The errors Drehtür raises: each message says what is wrong, where, and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar


class DrehtuerError(Exception):
    """Root of all errors that a user can cause and mend; its text is shown as it is."""


class WordedError(DrehtuerError):
    """A mistake that can be told in other languages, too: by its ``code`` and ``parameters``."""

    messages: ClassVar[Mapping[str, str]] = {}
    """What it says in English, by code, with {parameters} to be filled in."""

    def __init__(self, code: str, /, **parameters: object) -> None:
        super().__init__(self.messages[code].format_map(parameters))
        self.code = code
        self.parameters = parameters


class UnreadableReportError(DrehtuerError):
    """A report cannot be read (missing, binary, too large, no known encoding)."""


class LanguageError(DrehtuerError):
    """A language code that no folder in ``languages/`` answers to."""


class DateError(DrehtuerError, ValueError):
    """A date that is no EDTF calendar date."""


class SourcesError(DrehtuerError):
    """A ``sources.toml`` that is broken or holds a value of the wrong kind."""
