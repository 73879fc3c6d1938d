"""Reading with many workers, and loading what they read into a journal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from drehtuer.cli import journals
from drehtuer.cli.batch import Batch
from drehtuer.cli.output import STANDARD_INPUT, exclusive, misused, note, print_text
from drehtuer.cli.reading import check_known, field_names, given_source, planned, tell_copies
from drehtuer.cli.times import whole_number
from drehtuer.engine import ENGINES, EngineError, check
from drehtuer.errors import DrehtuerError
from drehtuer.exchange.json_texts import json_text

if TYPE_CHECKING:
    from drehtuer.briefs.words import Words
    from drehtuer.cli.helping import Maker
    from drehtuer.cli.keeper import Keeper
    from drehtuer.engine.manifest import Manifest
    from drehtuer.engine.work import Part

MANY = ("drehtuer read --workers 4 --out read/ archive/*.warc.gz", "many")
_LOAD = ("drehtuer load read/ --into journal.db", "load")
_AT_ONCE = 500
"""How many reports are loaded in one transaction."""


class Asked(NamedTuple):
    """How many workers of which engine read, and into which folder (a passing one if None)."""

    engine: str
    workers: int
    scheduler: str | None
    out: str | None


def options(make: Maker) -> list[click.Parameter]:
    """The options that ask for workers, as :func:`asked` takes them."""
    return [
        make.option("--workers", value="number_value"),
        make.option("--engine", value="engine_value"),
        make.option("--scheduler", value="scheduler_value"),
        make.option("--out", about="out_folder", value="folder_value"),
    ]


def commands(make: Maker) -> list[click.Command]:
    """The command that loads."""
    parameters = [
        make.argument("folder", value="folder_value", about="load_folder"),
        make.option("--into", value="journal_value", envvar=journals.SETTING, required=True),
        make.option("--json", "as_json"),
    ]
    return [make.command("load", load, parameters, (_LOAD,))]


def asked(
    words: Words,
    workers: str | None,
    engine: str | None,
    scheduler: str | None,
    out: str | None,
    second_reader: str | None,
) -> Asked | None:
    """What the options ask for; None where this process is to read by itself."""
    if not (workers or engine or scheduler or out):
        return None
    chosen = engine or ("dask" if scheduler else ENGINES[0])
    if chosen not in ENGINES:
        raise misused(words("cli.mistake.engine", value=engine, engines=", ".join(ENGINES)))
    if scheduler and chosen != "dask":
        raise misused(words("cli.mistake.scheduler"))
    if scheduler and not out:
        raise misused(words("cli.mistake.cluster_out"))
    exclusive(words, {"--scheduler": bool(scheduler), "--workers": bool(workers)})
    number = os.cpu_count() or 1
    if workers:
        number = whole_number(words, "cli.mistake.workers", workers)
    if second_reader:
        raise misused(words("cli.mistake.second_and_workers"))
    return Asked(chosen, number, scheduler, out)


def read_with(
    words: Words,
    many: Asked,
    into: str | None,
    paths: tuple[str, ...],
    published: str | None,
    language: str | None,
    outlet: str | None,
    fields: str | None,
    relevant: bool,
    **_second: Any,
) -> tuple[Batch, Manifest]:
    """Read with many workers; with no folder to keep it in, the reports are in the batch."""
    check()
    if STANDARD_INPUT in paths:
        raise misused(words("cli.mistake.input_and_workers"))
    from drehtuer.engine.portions import Item, Order  # noqa: PLC0415
    from drehtuer.engine.running import run  # noqa: PLC0415
    from drehtuer.journal.places import place  # noqa: PLC0415

    batch = Batch()
    names = field_names(words, fields)
    items: list[Item] = []
    given = given_source(words, published, language, outlet)
    own = [*(place(into).files if into else ()), *([Path(many.out)] if many.out else [])]
    for file, known in planned(words, batch, paths, given, own):
        try:
            check_known(str(file), known, words)
        except DrehtuerError as error:
            batch.fail(error, words)
        else:
            items.append(Item(str(file), known))
    with _folder(many.out) as folder, _progress(words, len(items)) as advance:
        order = Order(folder, os.getcwd(), names, relevant)
        manifest = run(
            items,
            order,
            name=many.engine,
            workers=many.workers,
            scheduler=many.scheduler,
            on_part=advance,
        )
        for failure in manifest.failures:
            batch.fail(failure.error(), words)
        if manifest.again:
            note(words.plural("engine.again", manifest.again))
        if into:
            _load(words, folder, manifest, into, batch)
        if many.out is None:
            from drehtuer.engine.tables import kept_in  # noqa: PLC0415 - with a heavy package

            batch.reports = [kept.report for kept in kept_in(folder, manifest.names)]
        batch.texts = manifest.count("reports")
        batch.passed_over = manifest.count("passed_over")
    return batch, manifest


@contextmanager
def _folder(out: str | None) -> Iterator[str]:
    """The folder to read into: the one that is named, or one that is gone afterwards."""
    if out is not None:
        yield os.path.abspath(out)
        return
    import tempfile  # noqa: PLC0415 - takes its time, and few reads need it

    with tempfile.TemporaryDirectory(prefix="drehtuer-") as made:
        yield made


@contextmanager
def _progress(words: Words, files: int) -> Iterator[Callable[[Part], object]]:
    """What is to be told of each part that is done: a bar, on a terminal."""
    if not sys.stderr.isatty():
        yield id
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(words("cli.reading"), total=files)
        yield lambda part: bar.advance(task, part.files)


def show(words: Words, manifest: Manifest, out: str, *, as_json: bool) -> None:
    """Print what is in a folder that was read into."""
    if as_json:
        print_text(json_text(manifest.as_dict(), indent=2) + "\n")
        return
    counted = (
        words.plural("people.reports", manifest.count("reports")),
        words.plural("account.made_of", manifest.count("claims")),
        words("engine.failed", number=words.number(len(manifest.failures))),
    )
    print_text(f"{out}: {'; '.join(counted)}\nSHA-256 {manifest.content}\n")


@click.pass_obj
def load(words: Words, /, folder: str, into: str, as_json: bool) -> int:
    """Keep in a journal what workers read."""
    check()
    from drehtuer.engine.manifest import read_manifest  # noqa: PLC0415

    manifest = read_manifest(folder)
    if not manifest.complete:
        raise EngineError("engine_unfinished", folder=folder)
    batch = Batch()
    batch.texts = manifest.count("reports")
    keeper = _load(words, folder, manifest, into, batch)
    if as_json:
        counts = {name: getattr(keeper, name) for name in ("added", "changed", "unchanged")}
        print_text(json_text(counts, indent=2) + "\n")
    return batch.finish(words)


def _load(words: Words, folder: str, manifest: Manifest, into: str, batch: Batch) -> Keeper:
    """Keep the reports of a folder in a journal, under the names it has for their files."""
    from drehtuer.engine.tables import kept_in  # noqa: PLC0415

    with journals.keeping(words, into) as keeper:
        assert keeper is not None, "a journal is named"
        rest = kept_in(folder, manifest.names)
        while some := list(islice(rest, _AT_ONCE)):
            for error in keeper.keep_all(some, Path(manifest.place)):
                batch.fail(error, words)
        keeper.journal.settle()
        tell_copies(keeper, words)
        return keeper
