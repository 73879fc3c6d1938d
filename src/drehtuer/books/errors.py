"""What can be wrong with what the books are asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from drehtuer.errors import WordedError


class AssumptionError(WordedError):
    """An assumption that cannot be switched so."""

    messages: ClassVar[Mapping[str, str]] = {
        "no_assumption": "there is no assumption {given} to be switched so; choose one of {codes}",
    }

    def __init__(self, given: str, codes: Iterable[str]) -> None:
        super().__init__("no_assumption", given=given, codes=", ".join(codes))


class CohortError(WordedError):
    """A table from which no lists of people can be taken."""

    messages: ClassVar[Mapping[str, str]] = {
        "cohort_no_lists": (
            "{path}: no column tells who is on a list; each list needs a column of 1 and 0 (or of x"
            " and nothing). The columns are: {columns}"
        ),
        "cohort_no_column": "--count {column}: {path} has no such column; there are: {columns}",
        "cohort_count": "{path}, row {row}: {value} is no number of people; write a whole number",
    }
