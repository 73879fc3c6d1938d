"""A check as annotations that other programs show at the line: SARIF 2.1.0, GitHub's commands.

Lines and columns count in the text that was read; of a draft that is no plain text (a web page, an
office document) they are lines of its text.
"""

from __future__ import annotations

from pathlib import PurePath
from string import ascii_letters, digits
from typing import Any

from drehtuer import __version__
from drehtuer.briefs.checks import origin, place_in, proposal, verdict
from drehtuer.briefs.words import Words
from drehtuer.check.model import TO_MEND, VERDICTS, Check, Passage, Statement

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


def message(statement: Statement, words: Words) -> str:
    """The verdict with its evidence and what could be printed, in one line."""
    told = [verdict(statement, words)]
    for proof in statement.proofs[:1]:
        evidence = words("line.quote", quote=" ".join(proof.at.sentence.split()))
        told.append(f"{words('check.evidence')} {evidence} {origin(proof, words)}")
    better = proposal(statement, words)
    return ". ".join([*told, better] if better else told)


def sarif(made: Check, text: str, words: Words) -> dict[str, Any]:
    """The check as a SARIF log; what is supported is no result."""
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
                    _result(statement, made.source, text, words, rules)
                    for statement in made.statements
                    if statement.verdict in _LEVELS
                ],
            }
        ],
    }


def _result(
    statement: Statement, source: str, text: str, words: Words, rules: list[str]
) -> dict[str, Any]:
    return {
        "ruleId": statement.verdict,
        "ruleIndex": rules.index(statement.verdict),
        "level": _LEVELS[statement.verdict],
        "message": {"text": message(statement, words)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _address(source)},
                    "region": _region(statement.at, text),
                }
            }
        ],
        "properties": {"reasons": list(statement.reasons)},
    }


def _address(source: str) -> str:
    path = PurePath(source).as_posix().encode("utf-8", "replace")
    return "".join(chr(b) if chr(b) in _PLAIN else f"%{b:02X}" for b in path)


def _region(at: Passage, text: str) -> dict[str, Any]:
    (line, column), (last, end) = place_in(text, at.start), place_in(text, at.end)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": last,
        "endColumn": end,
        "snippet": {"text": text[at.start : at.end]},
    }


def github(made: Check, text: str, words: Words) -> str:
    """The check as commands that GitHub's runners turn into annotations, one a line."""
    lines = []
    for statement in made.statements:
        if statement.verdict not in TO_MEND | {"no_source"}:
            continue
        region = _region(statement.at, text)
        places = {
            "file": made.source,
            "line": region["startLine"],
            "endLine": region["endLine"],
            "col": region["startColumn"],
            "endColumn": region["endColumn"],
            "title": words(f"check.verdicts.{statement.verdict}"),
        }
        told = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in places.items())
        command = _COMMANDS[_LEVELS[statement.verdict]]
        lines.append(f"::{command} {told}::{_escaped(message(statement, words))}\n")
    return "".join(lines)


def _escaped(text: str, also: str = "") -> str:
    """The text with the signs that end a command or a value written as GitHub reads them."""
    return "".join(f"%{ord(sign):02X}" if sign in f"%\r\n{also}" else sign for sign in text)
