"""A check as annotations that other programs show at the line: SARIF 2.1.0, GitHub's commands.

Lines and columns count in the draft's file. Where a place in it cannot be told (an office document,
a sentence that a page builds of several), the message begins with the paragraph instead.
"""

from __future__ import annotations

from pathlib import PurePath
from string import ascii_letters, digits
from typing import Any

from drehtuer import __version__
from drehtuer.briefs.checks import origin, place_of, proposal, verdict
from drehtuer.briefs.words import Words
from drehtuer.check.model import TO_MEND, VERDICTS, Check, Passage, Statement
from drehtuer.text.original import Original

_LEVELS = {
    "contradicted": "error",
    "contradicts_draft": "error",
    "wrong_source": "error",
    "differs": "warning",
    "superseded": "warning",
    "no_source": "note",
}
_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
_PLAIN = frozenset(f"{ascii_letters}{digits}-._~/")
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def message(statement: Statement, draft: Original, words: Words, file: str | None) -> str:
    """The verdict with its evidence and what could be printed, in one line.

    Where no place in a file is told beside it, it begins with the place in the text.
    """
    told = [verdict(statement, words)]
    if file is None or draft.place(statement.at.start, statement.at.end) is None:
        told[0] = words("check.placed", place=place_of(statement.at, draft, words), told=told[0])
    for proof in statement.proofs[:1]:
        evidence = words("line.quote", quote=" ".join(proof.at.sentence.split()))
        told.append(f"{words('check.evidence')} {evidence} {origin(proof, words)}")
    better = proposal(statement, words)
    return ". ".join([*told, better] if better else told)


def sarif(made: Check, draft: Original, words: Words, file: str | None) -> dict[str, Any]:
    """The check as a SARIF log; what is supported is no result.

    Args:
        made: the check.
        draft: the draft's text and its place in the file.
        words: the words of the messages.
        file: the draft's file; None where it has none, so that no location is told.
    """
    rules = [verdict for verdict in VERDICTS if verdict in _LEVELS]
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "Drehtür",
                        "version": __version__,
                        "language": words.language,
                        "rules": [
                            {
                                "id": rule,
                                "shortDescription": {"text": words(f"check.verdicts.{rule}")},
                                "defaultConfiguration": {"level": _LEVELS[rule]},
                            }
                            for rule in rules
                        ],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [
                    _result(statement, draft, words, file, rules)
                    for statement in made.statements
                    if statement.verdict in _LEVELS
                ],
            }
        ],
    }


def _result(
    statement: Statement, draft: Original, words: Words, file: str | None, rules: list[str]
) -> dict[str, Any]:
    return {
        "ruleId": statement.verdict,
        "ruleIndex": rules.index(statement.verdict),
        "level": _LEVELS[statement.verdict],
        "message": {"text": message(statement, draft, words, file)},
        "locations": [] if file is None else [_location(statement.at, draft, file)],
        "properties": {"reasons": list(statement.reasons)},
    }


def _location(at: Passage, draft: Original, file: str) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _address(file)}}
    place = draft.place(at.start, at.end)
    if place is not None:
        physical["region"] = {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.last_line,
            "endColumn": place.end_column,
            "snippet": {"text": place.words},
        }
    return {"physicalLocation": physical}


def _address(source: str) -> str:
    path = PurePath(source).as_posix().encode("utf-8", "replace")
    return "".join(chr(b) if chr(b) in _PLAIN else f"%{b:02X}" for b in path)


def github(made: Check, draft: Original, words: Words, file: str | None) -> str:
    """The check as commands that GitHub's runners turn into annotations, one a line."""
    lines = []
    for statement in made.statements:
        if statement.verdict not in TO_MEND | {"no_source"}:
            continue
        place = draft.place(statement.at.start, statement.at.end)
        told: dict[str, object] = {} if file is None else {"file": file}
        if file is not None and place is not None:
            told |= {"line": place.line, "endLine": place.last_line}
            if place.line == place.last_line:  # columns count within one line only
                told |= {"col": place.column, "endColumn": place.end_column}
        told["title"] = words(f"check.verdicts.{statement.verdict}")
        named = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in told.items())
        command = _COMMANDS[_LEVELS[statement.verdict]]
        lines.append(f"::{command} {named}::{_escaped(message(statement, draft, words, file))}\n")
    return "".join(lines)


def _escaped(text: str, also: str = "") -> str:
    """The text with the signs that end a command or a value written as GitHub reads them."""
    return "".join(f"%{ord(sign):02X}" if sign in f"%\r\n{also}" else sign for sign in text)
