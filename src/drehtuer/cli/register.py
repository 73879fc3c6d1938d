"""``drehtuer register``: the list that somebody keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drehtuer.cli import register_keeping, register_reports

if TYPE_CHECKING:
    import click

    from drehtuer.cli.helping import Maker

_EXAMPLES = (
    register_keeping.IMPORT,
    register_reports.MATCH,
    register_keeping.SET,
    register_keeping.EXPORT,
)


def commands(make: Maker) -> list[click.Command]:
    """The group of commands."""
    made = [*register_keeping.commands(make), *register_reports.commands(make)]
    return [make.group("register", made, examples=_EXAMPLES)]
