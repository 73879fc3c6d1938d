"""``drehtuer people``, ``drehtuer decide`` and ``drehtuer names``: who is who."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drehtuer.cli import exporting, journals
from drehtuer.cli.journals import decided_in, decisions_option
from drehtuer.cli.output import READ, exclusive, note, print_text
from drehtuer.errors import DrehtuerError
from drehtuer.exchange.json_texts import json_text

if TYPE_CHECKING:
    from drehtuer.briefs.words import Words
    from drehtuer.cli.helping import Maker
    from drehtuer.people import Decisions

_PEOPLE = ("drehtuer people reports/", "people")
_DECIDE = (
    'drehtuer decide same "Ihar Losik" "Igor Lossik" --by me --why "both reports: the blogger"',
    "decide",
)
_UNDO = ('drehtuer decide undo 3 --by me --why "two blogs"', "undo")
_COMPARE = ('drehtuer names compare "Ales Bialiatski" "Алесь Бяляцкий"', "compare")


def commands(make: Maker) -> list[click.Command]:
    """The commands."""
    decided = [
        make.option("--by", value="name_value", about="by", required=True),
        make.option("--why", value="text_value", about="why", required=True),
        decisions_option(make),
    ]
    about_two = [
        make.argument("one", value="name_value", about="one_name"),
        make.argument("other", value="name_value", about="other_name"),
        make.option("--in", "source", value="path_value", about="in_report"),
    ]
    number = make.argument("number", value="number_value", about="decision_number", type=int)
    return [
        make.command(
            "people",
            people,
            [
                *journals.telling(make),
                make.option("--person", value="name_value", multiple=True),
                make.option("--claims", about="people_claims"),
                make.option("--json", "as_json"),
                *exporting.options(make),
            ],
            (_PEOPLE, *exporting.EXAMPLES),
        ),
        make.group(
            "decide",
            [
                make.command("decide same", same, [*about_two, *decided], (_DECIDE,)),
                make.command("decide different", different, [*about_two, *decided]),
                make.command("decide undo", undo, [number, *decided], (_UNDO,)),
                make.command(
                    "decide list",
                    list_decisions,
                    [decisions_option(make), make.option("--json", "as_json")],
                ),
            ],
            examples=(_DECIDE, _UNDO),
        ),
        make.group(
            "names",
            [
                make.command(
                    "names compare",
                    compare,
                    [
                        make.argument("one", value="name_value", about="one_name"),
                        make.argument("other", value="name_value", about="other_name"),
                        make.option("--json", "as_json"),
                    ],
                    (_COMPARE,),
                )
            ],
            examples=(_COMPARE,),
        ),
    ]


@click.pass_obj
def people(
    words: Words,
    /,
    person: tuple[str, ...],
    claims: bool,
    as_json: bool,
    export: str | None,
    form: str | None,
    what: str | None,
    **options: Any,
) -> int:
    """Print or export who is spoken of in reports, and what is told of each."""
    shown = {"--claims": claims, "--json": as_json, "--export": export is not None}
    exclusive(words, shown)
    wanted = exporting.wanted(words, export, form, what)
    batch, made = journals.told(words, **options)
    if not batch.reports:
        return batch.finish(words)
    from drehtuer.books.lives import accounted, bears, directory_of, narrowed  # noqa: PLC0415

    account, resolved = accounted(batch.reports, made)
    directory = directory_of(account, resolved)
    for name in person:
        if not any(bears(life, name) for life in directory.lives):
            raise DrehtuerError(words("people.nobody", name=name))
    if person:
        directory = narrowed(directory, person)
    if wanted is not None:
        exporting.export(words, directory, batch.reports, wanted, now(), batch.files)
    elif claims:
        exporting.print_claims(directory, batch.reports, now())
    elif as_json:
        print_text(json_text(directory.as_dict(), indent=2) + "\n")
    else:
        from drehtuer.briefs.directory import show_directory  # noqa: PLC0415
        from drehtuer.briefs.terminal import console  # noqa: PLC0415

        show_directory(directory, account, words, console())
    batch.warn(words)
    return batch.finish(words)


@click.pass_obj
def same(words: Words, /, **given: Any) -> int:
    """Decide that two names are one person's."""
    return _decide(words, "same", **given)


@click.pass_obj
def different(words: Words, /, **given: Any) -> int:
    """Decide that two names are two people's."""
    return _decide(words, "different", **given)


def _decide(
    words: Words,
    verb: str,
    one: str,
    other: str,
    source: str | None,
    by: str,
    why: str,
    decisions: str,
) -> int:
    before = decided_in(decisions)
    after = before.with_(verb, one, other, by=by, at=now(), why=why, source=source)
    return _keep(words, before, after, decisions)


@click.pass_obj
def undo(words: Words, /, number: int, by: str, why: str, decisions: str) -> int:
    """Take a decision back; it stays in the list."""
    before = decided_in(decisions)
    return _keep(words, before, before.without(number, by=by, at=now(), why=why), decisions)


def _keep(words: Words, before: Decisions, after: Decisions, file: str) -> int:
    from drehtuer.people.decisions import append_decisions  # noqa: PLC0415

    made = after.made[len(before.made) :]
    append_decisions(Path(file), made)
    for decision in made:
        note(words("decide.kept", number=decision.number, file=file))
    return READ


def now() -> str:
    """The time, in ISO 8601."""
    from datetime import UTC, datetime  # noqa: PLC0415

    return datetime.now(UTC).isoformat(timespec="seconds")


@click.pass_obj
def list_decisions(words: Words, /, decisions: str, as_json: bool) -> int:
    """Print the decisions in the order in which they were made."""
    from dataclasses import asdict  # noqa: PLC0415

    made = decided_in(decisions)
    if as_json:
        print_text(json_text([asdict(decision) for decision in made.made], indent=2) + "\n")
        return READ
    from drehtuer.briefs.directory import show_decisions  # noqa: PLC0415
    from drehtuer.briefs.terminal import console  # noqa: PLC0415

    show_decisions(made, words, console())
    return READ


@click.pass_obj
def compare(words: Words, /, one: str, other: str, as_json: bool) -> int:
    """Print whether two names are one person's, and why."""
    from drehtuer.names import same_name  # noqa: PLC0415

    found = same_name(one, other)
    if as_json:
        record = {"verdict": found.verdict, "score": found.score, "reasons": list(found.reasons)}
        print_text(json_text(record, indent=2) + "\n")
        return READ
    click.echo(words(f"names.{found.verdict}", score=words.score(found.score)))
    for reason in found.reasons:
        click.echo(f"  {reason}")
    return READ
