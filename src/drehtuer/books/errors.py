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
