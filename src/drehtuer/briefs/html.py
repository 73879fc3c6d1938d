"""What all pages share: their templates, and text as HTML can hold it."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import escape

# What a page cannot hold: NUL and surrogates. HTML turns them into this sign, too.
_IMPOSSIBLE = re.compile(r"[\0\ud800-\udfff]")


@cache
def template(name: str) -> Template:
    """A template of this package."""
    environment = Environment(
        loader=FunctionLoader(_source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)


def _source(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def possible(text: str) -> str:
    """The text without what a page cannot hold."""
    return _IMPOSSIBLE.sub("\ufffd", text)


def escaped(text: str) -> str:
    """The text as HTML, to the character."""
    # A carriage return written as such would be read as a line feed.
    return str(escape(possible(text))).replace("\r", "&#13;")
