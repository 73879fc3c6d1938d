"""``drehtuer findings``: what contradicts itself, what differs and why, and what to do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from drehtuer.cli import journals
from drehtuer.cli.output import READ, exclusive, misused, print_text
from drehtuer.exchange.json_texts import json_text

if TYPE_CHECKING:
    from drehtuer.books.model import Account
    from drehtuer.briefs.words import Words
    from drehtuer.cli.helping import Maker

CONTRADICTED = 3
"""The exit status where all was read and something shown contradicts itself."""

_FOLDER = ("drehtuer findings --evidence reports/", "findings")
_PRINT = ("drehtuer findings --severity contradiction draft.txt reports/", "findings_print")


def commands(make: Maker) -> list[click.Command]:
    """The command."""
    return [
        make.command(
            "findings",
            findings,
            [
                *journals.telling(make),
                make.option("--severity", value="weight_value", default="note"),
                make.option("--evidence"),
                make.option("--json", "as_json"),
            ],
            (_FOLDER, _PRINT),
        )
    ]


@click.pass_obj
def findings(words: Words, /, severity: str, evidence: bool, as_json: bool, **options: Any) -> int:
    """Print the findings of reports, of a weight or weightier."""
    exclusive(words, {"--evidence": evidence, "--json": as_json})
    from drehtuer import books  # noqa: PLC0415
    from drehtuer.books.model import SEVERITIES  # noqa: PLC0415

    if severity not in SEVERITIES:
        message = words(
            "cli.mistake.no_such_severity", value=severity, severities=words.join(SEVERITIES)
        )
        raise misused(message)
    batch, decided = journals.told(words, **options)
    if not batch.reports:
        return batch.finish(words)
    made = books.account(batch.reports, decided)
    shown = SEVERITIES[: SEVERITIES.index(severity) + 1]
    made = replace(made, findings=tuple(f for f in made.findings if f.severity in shown))
    if as_json:
        print_text(json_text(_record(made, words), indent=2) + "\n")
    else:
        from drehtuer.briefs import terminal  # noqa: PLC0415

        reports = batch.reports if evidence else None
        terminal.show_findings(made, words, terminal.console(), reports=reports)
    batch.warn(words)
    status = batch.finish(words)
    contradicted = any(finding.severity == "contradiction" for finding in made.findings)
    return CONTRADICTED if status == READ and contradicted else status


def _record(made: Account, words: Words) -> dict[str, Any]:
    """The findings with their words, and the claims they rest on."""
    from drehtuer.briefs.lines import plain  # noqa: PLC0415
    from drehtuer.briefs.outline import findings_in_full  # noqa: PLC0415

    told = made.as_dict()
    named = {claim for finding in made.findings for claim in finding.claims}
    lines = findings_in_full(made, words)
    return {
        "reports": told["reports"],
        "evidence": [item for item in told["evidence"] if item["claim"]["id"] in named],
        "findings": [
            {
                **finding,
                "text": plain(line.parts, words),
                "advice": plain(line.details[-1].parts[1:], words),
            }
            for finding, line in zip(told["findings"], lines, strict=True)
        ],
    }
