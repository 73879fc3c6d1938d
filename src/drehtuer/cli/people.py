"""``drehtuer people``, ``drehtuer decide`` and ``drehtuer names``: who is who."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drehtuer.cli import exporting, journals, reviews
from drehtuer.cli.journals import decided_in, decisions_option
from drehtuer.cli.output import READ, exclusive, note, print_text
from drehtuer.cli.times import now
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
_JOIN = (
    'drehtuer decide join 3.2 7.5 reports/ --by me --why "one package, says Reuters"',
    "join",
)
_HIDE = ('drehtuer decide hide "Ihar Lossik" --by me --why "her family asked for it"', "hide")
_UNDO = ('drehtuer decide undo 3 --by me --why "two blogs"', "undo")
_COMPARE = ('drehtuer names compare "Ales Bialiatski" "Алесь Бяляцкий"', "compare")


def commands(make: Maker) -> list[click.Command]:
    """The commands."""
    kept = [decisions_option(make), journals.keeping_option(make)]
    decided = [
        make.option("--by", value="name_value", about="by", required=True),
        make.option("--why", value="text_value", about="why", required=True),
        *kept,
    ]
    about_two = [
        make.argument("one", value="name_value", about="one_name"),
        make.argument("other", value="name_value", about="other_name"),
        make.option("--in", "source", value="path_value", about="in_report"),
    ]
    about_one = make.argument("name", value="name_value", about="one_name")
    about_claims = [
        make.argument("one", value="claim_value", about="one_claim"),
        make.argument("other", value="claim_value", about="other_claim"),
        *decided[:2],
        *journals.telling(make),
    ]
    number = make.argument("number", value="number_value", about="decision_number", type=int)
    whole = journals.needed_journal(make)
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
                make.command("decide join", join, about_claims, (_JOIN,)),
                make.command("decide split", split, about_claims),
                make.command("decide show", show, [about_one, *decided]),
                make.command("decide hide", hide, [about_one, *decided], (_HIDE,)),
                reviews.deciding(make),
                make.command("decide undo", undo, [number, *decided], (_UNDO,)),
                make.command(
                    "decide list",
                    list_decisions,
                    [*kept, make.option("--json", "as_json")],
                ),
                make.command(
                    "decide import",
                    import_decisions,
                    [make.argument("file", value="file_value", about="decisions_file"), whole],
                ),
                make.command(
                    "decide export",
                    export_decisions,
                    [make.argument("file", value="file_value", about="decisions_file"), whole],
                ),
            ],
            examples=(_DECIDE, _JOIN, _UNDO),
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
        exporting.export(words, directory, batch.reports, wanted, now(), batch.files, batch.head)
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
    **where: Any,
) -> int:
    def change(before: Decisions) -> Decisions:
        return before.with_(verb, one, other, by=by, at=now(), why=why, source=source)

    return _keep(words, change, **where)


@click.pass_obj
def join(words: Words, /, **given: Any) -> int:
    """Decide that two claims are of one deal."""
    return _decide_on_deals(words, "join", **given)


@click.pass_obj
def split(words: Words, /, **given: Any) -> int:
    """Decide that a claim is not of the deal that another is of."""
    return _decide_on_deals(words, "split", **given)


def _decide_on_deals(
    words: Words, verb: str, one: str, other: str, by: str, why: str, **options: Any
) -> int:
    """Decide on two claims, which are named as an account of the reports refers to them."""
    batch, decided = journals.told(words, **options)
    if not batch.reports:
        return batch.finish(words)
    from drehtuer import books  # noqa: PLC0415
    from drehtuer.books.deals import KINDS  # noqa: PLC0415
    from drehtuer.briefs.lines import References  # noqa: PLC0415

    references = References.of(books.account(batch.reports, decided))
    claims = []
    for given in (one, other):
        claim = references.named(given)
        if claim is None:
            raise DrehtuerError(words("decide.no_claim", claim=given))
        if claim.kind not in KINDS:
            raise DrehtuerError(words("decide.no_deal", claim=given))
        claims.append(claim.id)
    # Reports from paths have their decisions in a file, whatever journal the setting names.
    where = None if options["paths"] else options["journal"]

    def change(before: Decisions) -> Decisions:
        return before.with_(verb, *claims, by=by, at=now(), why=why)

    return max(_keep(words, change, options["decisions"], where), batch.finish(words))


@click.pass_obj
def show(words: Words, /, **given: Any) -> int:
    """Decide that somebody may be named to everybody."""
    return _decide_on_naming(words, "show", **given)


@click.pass_obj
def hide(words: Words, /, **given: Any) -> int:
    """Decide that somebody stands by initials only, whatever speaks for naming."""
    return _decide_on_naming(words, "hide", **given)


def _decide_on_naming(words: Words, verb: str, name: str, by: str, why: str, **where: Any) -> int:
    def change(before: Decisions) -> Decisions:
        return before.on_naming(verb, name, by=by, at=now(), why=why)

    return _keep(words, change, **where)


@click.pass_obj
def undo(words: Words, /, number: int, by: str, why: str, **where: Any) -> int:
    """Take a decision back; it stays in the list."""
    return _keep(words, lambda before: before.without(number, by=by, at=now(), why=why), **where)


def _keep(
    words: Words, change: Callable[[Decisions], Decisions], decisions: str, journal: str | None
) -> int:
    """Keep what is decided, in the journal that is named or in the file."""
    from drehtuer.people.decisions import append_decisions  # noqa: PLC0415

    where = journals.named(words, journal, decided=True)
    if where:
        with journals.opened(words, where, to_write=True) as kept:
            before = kept.decisions()
            made = change(before).made[len(before.made) :]
            kept.decide(made)
            place = kept.place.shown
    else:
        before, place = decided_in(decisions), decisions
        made = change(before).made[len(before.made) :]
        append_decisions(Path(decisions), made)
    for decision in made:
        note(words("decide.kept", number=decision.number, file=place))
    return READ


@click.pass_obj
def import_decisions(words: Words, /, file: str, journal: str) -> int:
    """Take the decisions of a file over into a journal."""
    from drehtuer.people.decisions import beyond  # noqa: PLC0415

    if not os.path.lexists(file):
        raise DrehtuerError(words("decide.no_file", file=file))
    with journals.opened(words, journal, to_write=True) as kept:
        made = beyond(decided_in(file), kept.decisions(), kept.place.shown)
        kept.decide(made)
        note(words("decide.taken_over", number=words.number(len(made)), file=kept.place.shown))
    return READ


@click.pass_obj
def export_decisions(words: Words, /, file: str, journal: str) -> int:
    """Write the decisions of a journal into a file, behind those that it has."""
    from drehtuer.people.decisions import append_decisions, beyond  # noqa: PLC0415

    with journals.opened(words, journal) as kept:
        made = beyond(kept.decisions(), decided_in(file), file)
    append_decisions(Path(file), made)
    note(words("decide.taken_over", number=words.number(len(made)), file=file))
    return READ


@click.pass_obj
def list_decisions(words: Words, /, decisions: str, journal: str | None, as_json: bool) -> int:
    """Print the decisions in the order in which they were made."""
    from dataclasses import asdict  # noqa: PLC0415

    where = journals.named(words, journal, decided=True)
    if where:
        with journals.opened(words, where) as kept:
            made = kept.decisions()
    else:
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
