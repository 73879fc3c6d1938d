"""``drehtuer desk export`` and ``drehtuer desk token``: data of the desk, for programs."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from drehtuer.cli import exporting
from drehtuer.cli.output import (
    READ,
    SOME_NOT_READ,
    STANDARD_INPUT,
    misused,
    note,
    print_text,
    write_file,
)
from drehtuer.errors import DrehtuerError
from drehtuer.exchange.json_texts import json_text

if TYPE_CHECKING:
    from pathlib import Path

    from drehtuer.briefs.words import Words
    from drehtuer.cli.helping import Maker
    from drehtuer.desk.models import Case, Token

Preparing = Callable[["Words", str], None]

EXPORT = (
    "drehtuer desk export --case belarus --format csv --to people.csv",
    "desk_export",
)
_ADD = ("drehtuer desk token add Vera --label newsroom --scope read", "desk_token_add")


def commands(make: Maker, journal: click.Option, prepare: Preparing) -> list[click.Command]:
    """The commands.

    Args:
        make: makes them.
        journal: the option that names the journal.
        prepare: makes Django ready for it.
    """

    def bound(run: Callable[..., int]) -> Callable[..., int]:
        @click.pass_obj
        def ready(words: Words, /, journal: str, **given: Any) -> int:
            prepare(words, journal)
            return run(words, **given)

        return ready

    name = make.argument("name", value="name_value", about="user_name")
    number = make.argument("number", value="number_value", about="token_number", type=int)
    return [
        make.command(
            "desk export",
            bound(export),
            [
                make.option("--case", about="desk_case", value="desk_case_value"),
                make.option("--format", "form", about="desk_format", value="format_value"),
                make.option("--what", value="what_value"),
                make.option("--for", "level", about="for", value="level_value", default="public"),
                make.option("--to", about="to_file", value="file_value", default=STANDARD_INPUT),
                journal,
            ],
            (EXPORT,),
        ),
        make.command(
            "desk publish",
            bound(publish),
            [
                make.option(
                    "--case", about="desk_case_needed", value="desk_case_value", required=True
                ),
                make.option("--by", about="desk_by", value="name_value", required=True),
                make.option("--to", about="desk_folder", value="file_value", required=True),
                journal,
            ],
        ),
        make.group(
            "desk token",
            [
                make.command(
                    "desk token add",
                    bound(add),
                    [
                        name,
                        make.option(
                            "--label", about="token_label", value="text_value", required=True
                        ),
                        make.option(
                            "--scope",
                            "scopes",
                            about="token_scope",
                            value="token_scope_value",
                            multiple=True,
                            default=("read",),
                        ),
                        journal,
                    ],
                    (_ADD,),
                ),
                make.command(
                    "desk token list", bound(listed), [make.option("--json", "as_json"), journal]
                ),
                make.command("desk token revoke", bound(revoked), [number, journal]),
            ],
            examples=(_ADD,),
        ),
    ]


def export(
    words: Words, case: str | None, form: str | None, what: str | None, level: str, to: str
) -> int:
    """Write the data of a case into a file."""
    from drehtuer.books.visibility import LEVELS  # noqa: PLC0415
    from drehtuer.desk.books import books_when_made  # noqa: PLC0415
    from drehtuer.desk.exporting import export as exported  # noqa: PLC0415

    if level not in LEVELS:
        raise misused(words("brief.no_level", value=level))
    wanted = exporting.wanted(words, to, form, what)
    assert wanted is not None, "there is a file"
    made = exported(books_when_made(_case(words, case)), wanted.form, wanted.table, level=level)
    write_file(made, to, words, [])
    return READ


def publish(words: Words, case: str, by: str, to: str) -> int:
    """Decide to publish a case, and write its site."""
    from pathlib import Path  # noqa: PLC0415

    from drehtuer.desk import publishing  # noqa: PLC0415
    from drehtuer.desk.books import books_when_made  # noqa: PLC0415
    from drehtuer.desk.models import User, cases_of  # noqa: PLC0415
    from drehtuer.desk.roles import Role  # noqa: PLC0415

    of = _case(words, case)
    user = User.objects.filter(name=by, is_active=True, role_number__gte=Role.EDITOR).first()
    if user is None or not cases_of(user).filter(pk=of.pk).exists():
        raise DrehtuerError(words("desk.publish.user", name=by))
    folder = Path(to)
    if not _may_hold_site(folder, publishing.ABOUT):
        raise DrehtuerError(words("desk.publish.folder", folder=to))
    site = publishing.site_of(of, books_when_made(of))
    if not publishing.publish(of, site, user.name).may_go_out:
        note(words("desk.publish.waits"))
        return SOME_NOT_READ
    files = publishing.written(of, site)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (folder / name).write_bytes(data)
    except OSError as error:
        reason = error.strerror
        raise DrehtuerError(words("desk.publish.unwritable", folder=to, reason=reason)) from None
    note(words("desk.publish.written", number=len(files), folder=to, case=of.title))
    return READ


def _case(words: Words, slug: str | None) -> Case:
    """The case of this name, or one of the whole journal."""
    from drehtuer.desk.models import Case  # noqa: PLC0415

    if slug is None:
        return Case(slug="journal")
    found: Case | None = Case.objects.filter(slug=slug).first()
    if found is None:
        slugs = ", ".join(Case.objects.values_list("slug", flat=True)) or "–"
        raise DrehtuerError(words("desk.no_case", case=slug, cases=slugs))
    return found


def add(words: Words, name: str, label: str, scopes: Sequence[str]) -> int:
    """Make a token and print its secret."""
    from drehtuer.desk.errors import DeskError  # noqa: PLC0415
    from drehtuer.desk.models import User  # noqa: PLC0415
    from drehtuer.desk.tokens import add_token  # noqa: PLC0415

    user = User.objects.filter(name=name).first()
    if user is None:
        raise DeskError("desk_user_missing", name=name)
    made, secret = add_token(user, label, scopes)
    listed_scopes = ", ".join(made.scopes)
    note(words("desk.token_added", number=made.pk, name=user.name, scopes=listed_scopes))
    print_text(f"{secret}\n")
    return READ


def listed(words: Words, as_json: bool) -> int:
    """Print the tokens."""
    from drehtuer.desk.models import Token  # noqa: PLC0415

    tokens = list(Token.objects.select_related("user").order_by("pk"))
    if as_json:
        print_text(json_text([_record(token) for token in tokens], indent=2) + "\n")
        return READ
    for token in tokens:
        print_text(_row(token, words) + "\n")
    if not tokens:
        note(words("desk.token_none"))
    return READ


def _record(token: Token) -> dict[str, Any]:
    times = {
        name: value and value.isoformat(timespec="seconds")
        for name in ("made_at", "used_at", "revoked_at")
        for value in [getattr(token, name)]
    }
    return {
        "number": token.pk,
        "user": token.user.name,
        "label": token.label,
        "scopes": token.scopes,
        **times,
    }


def _row(token: Token, words: Words) -> str:
    record = _record(token)
    days = {
        name: words.date(value[:10])
        for name, value in record.items()
        if name[-3:] == "_at" and value
    }
    if "revoked_at" in days:
        state = words("desk.token_revoked", time=days["revoked_at"])
    elif "used_at" in days:
        state = words("desk.token_used", time=days["used_at"])
    else:
        state = words("desk.token_unused")
    return words(
        "desk.token_row",
        number=token.pk,
        name=token.user.name,
        label=token.label,
        scopes=", ".join(token.scopes),
        made=days["made_at"],
        state=state,
    )


def revoked(words: Words, number: int) -> int:
    """Revoke a token."""
    from drehtuer.desk.tokens import revoke  # noqa: PLC0415

    note(words("desk.token_ended", number=revoke(number).pk))
    return READ


def _may_hold_site(folder: Path, about: str) -> bool:
    """Whether nothing is there, an empty folder, or a site (it holds ``about``)."""
    try:
        return not any(folder.iterdir()) or os.path.isfile(folder / about)
    except FileNotFoundError:
        return True
    except OSError:
        return False
