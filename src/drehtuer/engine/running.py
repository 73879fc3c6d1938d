"""Reading everything there is to read, however often a worker ends."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from drehtuer import __version__
from drehtuer.engine.cluster import Cluster
from drehtuer.engine.errors import EngineError, PartError
from drehtuer.engine.local import Local
from drehtuer.engine.manifest import FILE_NAME, Manifest, read_manifest, write_manifest
from drehtuer.engine.portions import Item, Order, Portion, names_of, portions
from drehtuer.engine.work import Failure, Part, part_in

ATTEMPTS = 3
"""How often a file is tried on its own whose worker ends."""


class Engine(Protocol):
    """What has portions read."""

    workers: int

    def results(
        self, portions: Sequence[Portion], order: Order
    ) -> Iterator[tuple[Portion, Part | None]]:
        """What came of each portion, in any order; None where its worker ended before."""
        ...


def engine_of(name: str, workers: int, scheduler: str | None) -> AbstractContextManager[Engine]:
    """The engine of that name, to be opened.

    Raises:
        EngineError: it needs what is not installed, or there is no such scheduler.
    """
    return Local(workers) if name == "local" else Cluster(workers, scheduler)


def run(
    items: Sequence[Item],
    order: Order,
    *,
    name: str,
    workers: int,
    scheduler: str | None = None,
    on_part: Callable[[Part], object] = id,
) -> Manifest:
    """Read the files into a folder, or what is left of them where that was begun before.

    Args:
        items: the files.
        order: how they are read, and into which folder.
        name: one of ``drehtuer.engine.ENGINES``.
        workers: how many workers, where no scheduler is named.
        scheduler: the address of the scheduler of Dask.
        on_part: is told of each part that is done.

    Raises:
        EngineError: it cannot begin, or cannot go on; what was read is there the next time.
    """
    cut = list(portions(items, order.place))
    plan = hashlib.sha256("\n".join(p.digest(order) for p in cut).encode("ascii")).hexdigest()
    manifest = Manifest(plan, order.place, name, workers)
    _claim(order.folder, manifest)
    with engine_of(name, workers, scheduler) as engine:
        manifest = replace(manifest, workers=engine.workers)
        parts: dict[str, Part] = {}
        again = 0
        for part in all_parts(engine, cut, order):
            if part is None:
                again += 1
                continue
            parts[part.name] = part
            on_part(part)
    in_order = tuple(parts[each] for each in sorted(parts))
    manifest = replace(manifest, parts=in_order, again=again, complete=True)
    write_manifest(order.folder, manifest)
    _sweep(order.folder, manifest)
    return manifest


def all_parts(engine: Engine, cut: Sequence[Portion], order: Order) -> Iterator[Part | None]:
    """What came of all portions; None for each that has to be read again.

    A portion whose worker ended is halved, so that a file that ends every worker is found and the
    others are read; that file is left out after ``ATTEMPTS``.
    """
    tried: dict[str, int] = {}
    while cut:
        waiting: list[Portion] = []
        for portion in cut:
            part = part_in(portion, order)
            if part is None:
                waiting.append(portion)
            else:
                yield part
        lost: list[Portion] = []
        for portion, part in engine.results(waiting, order):
            if part is not None:
                if part.version != __version__:
                    raise EngineError("engine_versions", theirs=part.version, ours=__version__)
                yield part
                continue
            tried[portion.name] = tried.get(portion.name, 0) + 1
            if tried[portion.name] < ATTEMPTS:
                yield None
                lost.append(portion)
            else:
                yield _left_out(portion, order)
        cut = sorted((part for each in lost for part in each.parts()), key=lambda each: each.name)


def _left_out(portion: Portion, order: Order) -> Part:
    (item,) = portion.items
    failure = Failure.of(item, PartError("engine_lost", path=item.file), order.place)
    return Part(portion.name, portion.digest(order), __version__, 1, failures=(failure,))


def _claim(folder: str, manifest: Manifest) -> None:
    """Make the folder, or see that it holds nothing but what was read by the same command.

    Raises:
        EngineError: it holds something else.
    """
    place = Path(folder)
    try:
        place.mkdir(exist_ok=True)
        is_empty = not any(place.iterdir())
    except OSError as error:
        raise EngineError("engine_folder_closed", folder=folder, reason=error.strerror) from None
    if not is_empty:
        try:
            before = read_manifest(folder)
        except EngineError:
            raise EngineError("engine_folder_taken", folder=folder) from None
        if before.plan != manifest.plan:
            raise EngineError("engine_folder_taken", folder=folder)
        return
    write_manifest(folder, manifest)


def _sweep(folder: str, manifest: Manifest) -> None:
    """Remove what workers that ended have left, so that each report is there once."""
    listed = {FILE_NAME, *(file for name in manifest.names for file in names_of(name))}
    for file in Path(folder).iterdir():
        ours = file.name.lstrip(".").startswith(("reports-", "claims-"))
        if ours and file.name not in listed:
            with suppress(OSError):
                file.unlink()
