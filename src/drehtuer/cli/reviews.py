"""``drehtuer decide claim`` and ``drehtuer review``: what people decide on claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from drehtuer.cli import journals
from drehtuer.cli.output import READ, STANDARD_INPUT, misused, note, print_text, write_file
from drehtuer.cli.times import now, whole_number
from drehtuer.errors import DrehtuerError
from drehtuer.exchange.json_texts import json_text

if TYPE_CHECKING:
    from drehtuer.briefs.words import Words
    from drehtuer.cli.helping import Maker
    from drehtuer.journal.store import Journal
    from drehtuer.model import Claim
    from drehtuer.review import Review, Reviewed

_CORRECT = (
    "drehtuer decide claim correct 1.4 --set when=2025-12-05 --by me --journal journal.db",
    "correct",
)
_ADD = (
    "drehtuer decide claim add a.txt --set kind=freed --set persons=… --set quote=… …",
    "add_claim",
)
_EXPORT = ("drehtuer review export --journal journal.db --to annotated.jsonl", "review_export")


def deciding(make: Maker) -> click.Command:
    """The command that decides on a claim."""
    return make.command(
        "decide claim",
        decide_claim,
        [
            make.argument("verb", value="verb_value", about="review_verb"),
            make.argument("claim", value="claim_value", about="review_claim"),
            make.option("--set", "settings", value="setting_value", multiple=True),
            make.option("--by", value="name_value", about="by", required=True),
            make.option("--why", value="text_value", about="why", default=""),
            journals.needed_journal(make),
        ],
        (_CORRECT, _ADD),
    )


def commands(make: Maker) -> list[click.Command]:
    """The commands that show what was decided on claims."""
    return [
        make.group(
            "review",
            [
                make.command(
                    "review list",
                    list_reviews,
                    [journals.needed_journal(make), make.option("--json", "as_json")],
                ),
                make.command(
                    "review export",
                    export,
                    [
                        journals.needed_journal(make),
                        make.option("--confirmed"),
                        make.option(
                            "--to", about="to_file", value="file_value", default=STANDARD_INPUT
                        ),
                    ],
                    (_EXPORT,),
                ),
            ],
            examples=(_EXPORT,),
        )
    ]


@click.pass_obj
def decide_claim(
    words: Words,
    /,
    verb: str,
    claim: str,
    settings: tuple[str, ...],
    by: str,
    why: str,
    journal: str,
) -> int:
    """Keep a review of a claim, of one that was missed, or one that takes another back."""
    from drehtuer.review import ADD, CORRECT, UNDO, VERBS, added, apply, reviewed  # noqa: PLC0415

    if verb not in VERBS:
        raise misused(words("review.no_verb", value=verb, verbs=words.join(VERBS)))
    if bool(settings) != (verb in (ADD, CORRECT)):
        raise misused(words("review.needs_set"))
    given = _settings(words, settings)
    who = {"by": by, "at": now(), "why": why}
    with journals.opened(words, journal) as kept:  # others may write while all is looked through
        if verb == UNDO:
            made, seen = _undone(words, kept, claim, who)
        else:
            state = apply(kept.reports().reports, kept.reviews())
            if verb == ADD:
                report = state.as_read.get(claim)
                if report is None:
                    raise DrehtuerError(words("review.no_report", source=claim))
                made, seen = added(report, _typed(given, None), **who), None
            else:
                meant = _meant(words, kept, state, claim)
                card = state.card(meant)
                values = _typed(given, card.shown or meant)
                report = state.as_read[meant.source]
                made, seen = reviewed(report, card, verb, values, **who), card.last
    with journals.opened(words, journal, to_write=True) as kept:
        number = kept.review(made, seen=seen).number
        note(words("review.kept", number=number, journal=kept.place.shown))
    return READ


def _settings(words: Words, settings: Sequence[str]) -> Mapping[str, list[str]]:
    """What each field is set to."""
    given: dict[str, list[str]] = {}
    for setting in settings:
        name, is_set, text = setting.partition("=")
        if not is_set:
            raise misused(words("review.bad_set", value=setting))
        given.setdefault(name.strip(), []).append(text)
    return given


def _typed(given: Mapping[str, list[str]], claim: Claim | None) -> dict[str, Any]:
    from drehtuer.review.forms import typed  # noqa: PLC0415

    return {name: typed(name, texts, claim) for name, texts in given.items()}


def _meant(words: Words, kept: Journal, state: Reviewed, named: str) -> Claim:
    """The claim that is named, by its id or as an account refers to it."""
    claims = {
        c.id: c for report in (*state.as_read.values(), *state.reports) for c in report.claims
    }
    if named not in claims:
        from drehtuer.books import account  # noqa: PLC0415
        from drehtuer.briefs.lines import References  # noqa: PLC0415

        found = References.of(account(state.reports, kept.decisions())).named(named)
        if found is None:
            raise DrehtuerError(words("review.no_claim", claim=named))
        return found
    return claims[named]


def _undone(words: Words, kept: Journal, number: str, who: Mapping[str, str]) -> tuple[Review, int]:
    """The review that takes one back, and the last one of its claim."""
    from drehtuer.review import ReviewError, threads, undone  # noqa: PLC0415

    meant = whole_number(words, "review.no_number", number)
    for own in threads(kept.reviews()).values():
        for thread in own:
            if any(review.number == meant for review in thread.made):
                return undone(thread, meant, **who), thread.last
    raise ReviewError("review_no_such", number=meant)


@click.pass_obj
def list_reviews(words: Words, /, journal: str, as_json: bool) -> int:
    """Print the reviews in the order in which they were made."""
    with journals.opened(words, journal) as kept:
        made = kept.reviews()
    if as_json:
        print_text(json_text([review.as_dict() for review in made], indent=2) + "\n")
        return READ
    from drehtuer.briefs.reviews import show_reviews  # noqa: PLC0415
    from drehtuer.briefs.terminal import console  # noqa: PLC0415

    show_reviews(made, words, console())
    return READ


@click.pass_obj
def export(words: Words, /, journal: str, confirmed: bool, to: str) -> int:
    """Write reviewed claims as annotated ones, one JSON object a line."""
    from drehtuer.review import annotated, apply  # noqa: PLC0415

    with journals.opened(words, journal) as kept:
        state = apply(kept.reports().reports, kept.reviews(), confirmed=confirmed)
    lines = [f"{json_text(record)}\n".encode() for record in annotated(state)]
    write_file(lines, to, words, [kept.place.file] if kept.place.file else [])
    return READ
