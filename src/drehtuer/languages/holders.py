"""Who stands for a state that holds people: rulers, captors, and those who keep lists of prisoners.

The names are in ``holders.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from drehtuer import languages


def ruled_by(name: str) -> str | None:
    """The state that somebody of this surname rules (ISO 3166-1 alpha-2)."""
    return _states("rulers").get(name)


def is_ruler(name: str) -> bool:
    """Whether a full name is that of a ruler whose given names are known."""
    given, _, last = name.rpartition(" ")
    state = ruled_by(last)
    return state is not None and given.partition(" ")[0] in _data()[state].get("given", ())


def counted_by(body: str) -> str | None:
    """The state whose prisoners a body counts, by its name."""
    return next((state for words, state in _states("counters").items() if words in body), None)


def captors() -> Mapping[str, str]:
    """The names of groups that hold hostages, each with the state where it does."""
    return _states("captors")


@cache
def seldom() -> frozenset[str]:
    """States that reports name mostly for another reason than that they hold people."""
    return frozenset(_data()["seldom"])


@cache
def _states(who: str) -> Mapping[str, str]:
    return {
        name: state
        for state, names in _data().items()
        if isinstance(names, dict)
        for name in names.get(who, ())
    }


@cache
def _data() -> Mapping[str, Any]:
    text = files(languages.__name__).joinpath("holders.toml").read_text("utf-8")
    return tomllib.loads(text)
