"""One person, many spellings: names compared through the spelling systems they went through."""

from __future__ import annotations

from drehtuer.names.blocking import Index, Match, key, keys
from drehtuer.names.bodies import same_body
from drehtuer.names.compare import DIFFERENT, SAME, UNSURE, same_name, surname
from drehtuer.names.grouping import group

__all__ = [
    "DIFFERENT",
    "SAME",
    "UNSURE",
    "Index",
    "Match",
    "group",
    "key",
    "keys",
    "same_body",
    "same_name",
    "surname",
]
