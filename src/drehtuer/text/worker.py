"""The process in which files are read that could be traps: it has limits, and can be killed.

It is started by :mod:`drehtuer.text.apart` as a program of its own, takes orders on standard input
and answers on standard output: a line of JSON, then, where the line says so, the bytes of a part.
Parts that are passed over one after another are told in one line, unless they were to be aloud:
most of a news archive is passed over, and to tell of a page takes as long as to look at it.
"""

from __future__ import annotations

import io
import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from drehtuer.model import Origin
from drehtuer.text.errors import ReportFileError
from drehtuer.text.formats.pages import page_can_matter, read_page
from drehtuer.text.formats.reading import Order, Step, steps
from drehtuer.text.limits import limit_memory, limit_time
from drehtuer.text.loaded import LoadedReport
from drehtuer.text.memory import memory_taken

MEMORY = 512_000_000
"""The most bytes of memory."""
SECONDS_A_MEGABYTE = 1.0
"""What a large part may take longer, in seconds of computing."""

_HALF = MEMORY // 2
_SELDOM = 0.2
"""So many seconds may pass until it is told what was passed over."""
_LARGE = 1_000_000
"""A part of so many bytes is told before it is read, as it may take long."""
_LONGEST_REASON = 200
_PAGE = (
    b"<html><body><article><p>A sentence on what happened yesterday.</p></article></body></html>"
)


def main() -> None:
    """Take orders until there are none."""
    limit_memory(MEMORY)
    orders = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    _load()
    answers.write(b'{"ready": true}\n')
    answers.flush()
    while line := orders.readline():
        told = json.loads(line)
        size, seconds = told.pop("size"), told.pop("seconds")
        file = told.pop("file")
        data = None if file is not None else orders.read(size)
        order = Order(**{**told, "origin": Origin(**told["origin"])})
        for answer, original in _answers(order, file, data, seconds):
            answers.write(json.dumps(answer).encode("ascii") + b"\n")
            answers.write(original)
            answers.flush()


def _load() -> None:
    """Load what readers load when they are first used: it takes more time than most files.

    It is not to count as the time of the first file. A page of one sentence makes trafilatura load
    all that it may ever need.
    """
    for package in ("pypdfium2", "fastwarc.warc"):
        with suppress(ImportError):
            import_module(package)
    with suppress(ReportFileError):  # without trafilatura, whoever asks for a page is told
        page_can_matter(_PAGE, "")
        read_page(_PAGE, "", Origin())


def _answers(
    order: Order, file: str | None, data: bytes | None, seconds: float
) -> Iterator[tuple[dict[str, Any], bytes]]:
    """What is to be told of the steps, the clock set anew before each."""
    passed = _Passed(order)
    try:
        limit_time(seconds)
        with _stream(file, data) as stream:
            size = len(data) if data is not None else Path(file or "").stat().st_size
            for step in steps(order, stream, size):
                if passed.takes(step):
                    if passed.is_due():
                        yield from passed.told()
                else:
                    yield from passed.told()
                    yield _answer(step)
                    # Not asked after each page that is passed over: it takes as long as a look.
                    if step.found is None and step.place > order.start and _is_full():
                        yield {"renew": step.place}, b""
                        return
                limit_time(seconds + SECONDS_A_MEGABYTE * step.size / 1_000_000)
    except OSError as error:
        failure = ReportFileError("file_closed", path=order.path, reason=error.strerror)
        yield _answer(Step(order.start, found=failure))
    except MemoryError:
        yield {"failed": "memory"}, b""
    except Exception as error:  # a parser may raise anything, and the batch goes on
        reason = f"{type(error).__name__}: {error}"[:_LONGEST_REASON]
        yield {"failed": "broken", "reason": reason}, b""
    finally:
        limit_time(0)
    yield from passed.told()
    yield {"done": True}, b""


class _Passed:
    """Parts that were passed over one after another, and are still to be told."""

    def __init__(self, order: Order) -> None:
        self._is_quiet = order.relevant and not order.aloud
        self._number = self._place = 0
        self._after = False
        self._since = time.monotonic()

    def takes(self, step: Step) -> bool:
        """Whether a step need not be told now: such a part, or that the one behind it is begun."""
        if not self._is_quiet:
            return False
        if step.found is None:
            return self._after and step.size < _LARGE
        self._after = isinstance(step.found, LoadedReport) and step.found.is_passed_over
        if self._after:
            self._number, self._place = self._number + 1, step.place
        return self._after

    def is_due(self) -> bool:
        return time.monotonic() - self._since > _SELDOM

    def told(self) -> Iterator[tuple[dict[str, Any], bytes]]:
        """The answer that tells of them, if there are any."""
        if self._number:
            yield {"place": self._place, "passed": self._number}, b""
        self._number, self._since = 0, time.monotonic()


def _answer(step: Step) -> tuple[dict[str, Any], bytes]:
    told: dict[str, Any] = {"place": step.place, "name": step.name}
    if step.found is None:
        told["size"] = step.size
    if isinstance(step.found, LoadedReport):
        original = step.found.original
        told["report"] = step.found.as_dict()
        told["bytes"] = None if original is None else len(original)
        return told, original or b""
    if step.found is not None:
        given = {name: str(value) for name, value in step.found.parameters.items()}
        told["error"] = [step.found.code, given]
    return told, b""


def _stream(file: str | None, data: bytes | None) -> BinaryIO:
    return Path(file).open("rb") if file is not None else io.BytesIO(data or b"")


def _is_full() -> bool:
    """Whether this process has taken half of what it may, which it does not give back."""
    return memory_taken() > _HALF


if __name__ == "__main__":
    main()
