"""The messages that a second reader gets: what it is to do, and an excerpt as data."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from importlib.resources import files

from drehtuer.second.excerpts import Excerpt

Message = dict[str, str]


@cache
def instructions() -> str:
    """What every second reader is told: ``prompt.toml``."""
    text = files(__package__).joinpath("prompt.toml").read_text(encoding="utf-8")
    told: str = tomllib.loads(text)["system"]
    return told.strip()


def messages(excerpt: Excerpt, published: str | None) -> list[Message]:
    """The messages about one excerpt. The report's words stand in JSON, which they cannot leave.

    Neither the file's name nor the outlet is sent.
    """
    told = {
        "published": published,
        "language": excerpt.language,
        "genre": excerpt.genre,
        "sentences": dict(enumerate(excerpt.sentences, 1)),
    }
    return [
        {"role": "system", "content": instructions()},
        {"role": "user", "content": json.dumps(told, ensure_ascii=False)},
    ]
