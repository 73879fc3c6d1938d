"""Case forms of names and their nominatives, by ending rules that are data.

``[cases]`` in a language's ``people.toml`` holds, for given names (``given_m``, ``given_f``) and
surnames (``surname_m``, ``surname_f``), rows of ``nominative-ending: form-ending …``. A language
without the table leaves names as they are spelled.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


def given_forms(name: str, gender: str | None, cases: Mapping[str, Any]) -> Iterator[str]:
    """The case forms of a given name, without the name itself."""
    for key in ("given_m", "given_f"):
        if gender is not None and not key.endswith(gender):
            continue
        for ending, forms in _rows(cases.get(key, ())):
            if _declines(name, ending, cases):
                stem = name[: len(name) - len(ending)] if ending else name
                for form in forms:
                    yield stem + form
                break


def surname_forms(name: str, gender: str | None, cases: Mapping[str, Any]) -> Iterator[str]:
    """The case forms of a surname in the nominative, without the name itself."""
    for key in ("surname_m", "surname_f"):
        if gender is not None and not key.endswith(gender):
            continue
        for ending, forms in _rows(cases.get(key, ())):
            if _declines(name, ending, cases):
                for form in forms:
                    yield name[: len(name) - len(ending)] + form
                break


def nominatives(form: str, gender: str | None, cases: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What a surname's form can be the nominative of: (nominative, gender) pairs, likeliest first.

    The form itself is among them only where a rule says so.
    """
    found: list[tuple[str, str, int]] = []
    for key in ("surname_m", "surname_f"):
        told = key[-1]
        if gender is not None and told != gender:
            continue
        for ending, forms in _rows(cases.get(key, ())):
            for shown in (ending, *forms):
                if form.endswith(shown) and len(form) > len(shown) + 1:
                    nominative = form[: len(form) - len(shown)] + ending
                    if not _can_end(nominative, ending, shown, cases):
                        continue
                    found.append((nominative, told, len(shown)))
    found.sort(key=lambda each: -each[2])
    return list(dict.fromkeys((name, told) for name, told, _ in found))


def _can_end(nominative: str, ending: str, shown: str, cases: Mapping[str, Any]) -> bool:
    """Whether a stem fits its nominative's ending: a consonant before none, a vowel before й."""
    vowels = cases.get("vowels", "")
    if not ending:
        return not shown or nominative[-1] not in vowels
    behind_vowels = cases.get("behind_vowels", "").split()
    behind_consonants = cases.get("behind_consonants", "").split()
    if ending in behind_vowels or ending in behind_consonants:
        return (nominative[-len(ending) - 1] in vowels) == (ending in behind_vowels)
    return True


def _declines(name: str, ending: str, cases: Mapping[str, Any]) -> bool:
    """Whether a name goes by the row of this nominative ending; no ending means a consonant."""
    if not ending:
        return name[-1] not in cases.get("vowels", "")
    return name == ending or (name.endswith(ending) and len(name) > len(ending) + 1)


def _rows(rows: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    for row in rows:
        ending, _, forms = row.partition(":")
        yield ending.strip(), tuple("" if f == "-" else f for f in forms.split())
