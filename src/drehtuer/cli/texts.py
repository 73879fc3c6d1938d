"""``drehtuer text``: the text of reports as it would be read."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drehtuer.cli.batch import Batch
from drehtuer.cli.output import STANDARD_INPUT, print_text
from drehtuer.cli.reading import field_names, loaded_in, note_left
from drehtuer.errors import DrehtuerError
from drehtuer.exchange.json_texts import json_text

if TYPE_CHECKING:
    from drehtuer.briefs.words import Words
    from drehtuer.cli.helping import Maker
    from drehtuer.text.loaded import LoadedReport

_TEXT = ("drehtuer text saved-page.html", "text")
_JSON = ("drehtuer text --json reports/ > texts.json", "text_json")


def commands(make: Maker) -> list[click.Command]:
    """The command."""
    parameters = [
        make.argument("paths", value="path_value", about="path", nargs=-1, required=True),
        make.option("--fields", value="fields_value"),
        make.option("--json", "as_json"),
    ]
    return [make.command("text", text, parameters, (_TEXT, _JSON))]


@click.pass_obj
def text(words: Words, /, paths: tuple[str, ...], fields: str | None, as_json: bool) -> int:
    """Print the text of reports, with what their files say of them."""
    from drehtuer.text.loading import find_reports  # noqa: PLC0415

    names = field_names(words, fields)
    found = find_reports(path for path in paths if path != STANDARD_INPUT)
    batch = Batch()
    for error in found.errors:
        batch.fail(error, words)
    note_left(words, found.left)
    files: list[Path | None] = [*found.files]
    records: list[dict[str, Any]] = []
    for file in [*files, None] if STANDARD_INPUT in paths else files:
        for loaded in loaded_in(file, names):
            if isinstance(loaded, DrehtuerError):
                batch.fail(loaded, words)
                continue
            batch.texts += 1
            name = STANDARD_INPUT if file is None else str(file)
            source = loaded.source(name)
            if as_json:
                records.append(_record(source, loaded))
            else:
                _show(source, loaded, words, is_first=batch.texts == 1)
    if as_json:
        print_text(json_text(records, indent=2) + "\n")
    return batch.finish(words)


def _record(source: str, loaded: LoadedReport) -> dict[str, Any]:
    return {
        "source": source,
        **loaded.origin.as_dict(),
        "sha256": _sha256(loaded),
        "pages": list(loaded.pages),
        "warnings": [{"code": code, **given} for code, given in loaded.warnings],
        "text": loaded.text,
    }


def _sha256(loaded: LoadedReport) -> str:
    return hashlib.sha256(loaded.text.encode("utf-8", "surrogatepass")).hexdigest()


def _show(source: str, loaded: LoadedReport, words: Words, *, is_first: bool) -> None:
    from drehtuer.briefs import terminal  # noqa: PLC0415

    console = terminal.console()
    if not is_first:
        console.print()
    terminal.show_text(source, loaded, _sha256(loaded), words, console)
