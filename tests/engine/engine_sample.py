"""Reports to read with many workers, and engines whose workers end when they are told to."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="pip install 'drehtuer[parquet]'")

from drehtuer.engine.portions import Item, Order, Portion
from drehtuer.engine.work import Part, read_portion
from drehtuer.text.sources import Source

TEXT = (
    "Viasna counted {number} political prisoners in Belarus on 5 December 2025. "
    "In September Minsk freed 52 people, among them Ihar Losik, the husband of Darya Losik.\n"
)
KNOWN = Source("2025-12-06", "Daily", "en")
DEADLY = "deadly"
"""A file whose name begins so ends its worker every time."""
ONCE = "once"
"""A file whose name begins so ends its worker the first time."""


def written(folder: Path, *names: str) -> list[Item]:
    """Reports of these names, each other than the rest."""
    for number, name in enumerate(names):
        (folder / name).write_text(TEXT.format(number=1200 + number), encoding="utf-8")
    return [Item(name, KNOWN) for name in names]


def order_of(folder: Path, out: str) -> Order:
    return Order(str(folder / out), str(folder))


def perilous(portion: Portion, order: Order) -> Part:
    """As ``read_portion``, but the process is killed over some files, after others are read."""
    for item in portion.items:
        mark = Path(order.place, f"{item.file}.killed")
        if item.file.startswith(DEADLY) or (item.file.startswith(ONCE) and not mark.exists()):
            mark.touch()
            if portion.items[1:]:
                read_portion(Portion(portion.name, portion.items[:1]), order)
            os.kill(os.getpid(), signal.SIGKILL)
    return read_portion(portion, order)


def failing(portion: Portion, order: Order) -> Part:
    raise OSError(f"no room for {portion.name}")
