"""The words of each language, as data: one folder a language, one TOML file a subject.

A folder that holds ``language.toml`` is a language. Which files there are and what they hold is
told in docs/languages.md; a file that is missing is an empty table, so that a language can grow.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from drehtuer.errors import LanguageError


@cache
def codes() -> tuple[str, ...]:
    """The codes (ISO 639-1) of the languages that can be read, in alphabetical order."""
    folders = files(__name__).iterdir()
    return tuple(sorted(f.name for f in folders if f.joinpath("language.toml").is_file()))


@cache
def table(code: str, subject: str) -> Mapping[str, Any]:
    """The words of language ``code`` on ``subject``: the file ``<code>/<subject>.toml``.

    Raises:
        LanguageError: there is no folder for the language.
    """
    if code not in codes():
        raise LanguageError(
            f"language {code!r} cannot be read; give one of {', '.join(codes())} with --language"
        )
    path = files(__name__).joinpath(code, f"{subject}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


@cache
def section(code: str, subject: str, name: str) -> Mapping[str, Any]:
    """One table of the words of a language on a subject: what is under ``[name]``, empty if none.

    Who needs that alone, of all languages, need not wait for the rest of their files.
    """
    path = files(__name__).joinpath(code, f"{subject}.toml")
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    found = re.search(rf"^\[{name}\]$.*?(?=^\[|\Z)", text, re.MULTILINE | re.DOTALL)
    return tomllib.loads(found.group())[name] if found else {}


@cache
def elisions(code: str) -> tuple[str, ...]:
    """What a language writes together with a word that begins with a vowel ("l'", "d'")."""
    return tuple(table(code, "language").get("elisions", "").split())


@cache
def unread() -> Mapping[str, str]:
    """The most common words of languages that have no folder: ``unread.toml``."""
    text = files(__name__).joinpath("unread.toml").read_text(encoding="utf-8")
    return {code: words for code, words in tomllib.loads(text).items() if code not in codes()}


@cache
def closed(language: str, *names: str, but: tuple[str, ...] = ()) -> frozenset[str]:
    """The words of closed classes in the ``[words]`` of ``language.toml``, but for some classes."""
    if but:
        return closed(language, *names) - closed(language, *but)
    classes = table(language, "language").get("words", {})
    return frozenset(word for name in names for word in classes.get(name, "").split())
