"""Reading files in a process apart, so that none of them can stop or fill this one.

One process is kept warm and reads file after file; it is replaced when it had to be killed, or when
it has grown. Its limits are those of :mod:`drehtuer.text.worker`.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from itertools import repeat
from queue import Empty, SimpleQueue
from typing import IO, Any

from drehtuer.model import Origin
from drehtuer.text.errors import ReportFileError
from drehtuer.text.formats.reading import Found, Order
from drehtuer.text.limits import TOO_SLOW, bare_environment, time_limit
from drehtuer.text.loaded import LoadedReport
from drehtuer.text.worker import MEMORY, SECONDS_A_MEGABYTE

_STARTING = 120.0
"""How long, in seconds by the clock, a worker may take to start."""
_PATIENCE = 10
"""On a busy machine, computing a second may take so many."""
_GRACE = 0.2
_AHEAD = 4
"""So many answers are taken before they are asked for."""
_MOST_FAILURES = 20
"""A file over whose parts so many workers failed is left."""

_PASSED_OVER = LoadedReport("", is_passed_over=True)

Answer = tuple[Mapping[str, Any], bytes | None]


class _Worker:
    """A process that reads, and the thread that takes its answers."""

    def __init__(self) -> None:
        self.pid = os.getpid()
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "drehtuer.text.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=bare_environment(),
        )
        self._answers: SimpleQueue[Answer | None] = SimpleQueue()
        self._room = threading.Semaphore(_AHEAD)
        self._is_ready = False
        assert self._process.stdout is not None
        threading.Thread(target=self._take, args=(self._process.stdout,), daemon=True).start()

    def _take(self, stream: IO[bytes]) -> None:
        """Pass answers on, some ahead of what is asked for, until there are none."""
        with contextlib.suppress(ValueError, OSError):
            while line := stream.readline():
                told = json.loads(line)
                size = told.get("bytes")
                self._answers.put((told, stream.read(size) if size is not None else None))
                self._room.acquire()
        self._answers.put(None)

    def order(self, order: Order, file: str | None, data: bytes | None, seconds: float) -> None:
        """Give an order.

        Raises:
            OSError: the process has ended.
        """
        size = None if data is None else len(data)
        told = {**asdict(order), "file": file, "size": size, "seconds": seconds}
        stream = self._process.stdin
        assert stream is not None
        stream.write(json.dumps(told).encode("ascii") + b"\n" + (data or b""))
        stream.flush()

    def answer(self, patience: float) -> Answer | None:
        """The next answer; None where the process has ended.

        Raises:
            Empty: none came in so many seconds.
        """
        answer = self._answers.get(timeout=patience if self._is_ready else _STARTING)
        self._room.release()
        if self._is_ready or answer is None:
            return answer
        self._is_ready = True  # which is all that the first line says
        return self.answer(patience)

    def is_alive(self) -> bool:
        """Whether it can take orders."""
        return self.pid == os.getpid() and self._process.poll() is None

    def end(self, grace: float = 0.0) -> int:
        """End it, after so many seconds; how it ended: a negative signal, or 0."""
        if self.pid != os.getpid():  # it is the worker of the process this one was forked from
            return 0
        self._room.release(_AHEAD + 1)
        try:
            status = self._process.wait(grace)
        except subprocess.TimeoutExpired:
            self._process.kill()
            status = self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                if stream is not None:
                    stream.close()
        return status


_idle: list[_Worker] = []
"""Workers without an order. Taking one out of the list is one step, so threads may share it."""


def read_apart(
    path: str,
    *,
    file: str | os.PathLike[str] | None = None,
    data: bytes | None = None,
    names: Mapping[str, str] | None = None,
    keep: bool = False,
    relevant: bool = False,
    kind: str | None = None,
    origin: Origin | None = None,
) -> Iterator[Found]:
    """What a file holds: reports, and an error for each part that cannot be read.

    Args:
        path: what names it in messages.
        file: where it is; or
        data: its bytes.
        names: under which names the fields of JSON Lines stand.
        keep: whether the bytes of each part of an archive are wanted, too.
        relevant: whether pages may be passed over that cannot hold a claim.
        kind: what it is, where that is known.
        origin: what is known of it beside, where it is one report or a feed.
    """
    order: Order | None = Order(
        path, names or {}, keep, relevant, kind=kind, origin=origin or Origin()
    )
    failures = 0
    while order is not None and failures < _MOST_FAILURES:
        # Whole, as the worker may have been started in another folder.
        errand = _Errand(order, None if file is None else os.path.abspath(file), data)
        try:
            yield from errand.run()
        finally:
            errand.leave()
        failures += errand.has_failed
        order = errand.rest
    if order is not None:
        yield ReportFileError("file_traps", path=path)


class _Errand:
    """An order that a worker is given; ``rest`` is what is left to be ordered afterwards."""

    def __init__(self, order: Order, file: str | None, data: bytes | None) -> None:
        self.order = order
        self.rest: Order | None = None
        self.has_failed = False
        self._file, self._data = file, data
        self._seconds = time_limit()
        self._worker = self._sent()
        self._is_done = False

    def _sent(self) -> _Worker:
        """A worker that has the order; one that has grown may end while it is given another."""
        while _idle:
            worker = _idle.pop()
            if worker.is_alive():
                with contextlib.suppress(OSError):
                    worker.order(self.order, self._file, self._data, self._seconds)
                    return worker
            worker.end()
        worker = _Worker()
        with contextlib.suppress(OSError):  # it has ended at once, and so the order fails
            worker.order(self.order, self._file, self._data, self._seconds)
        return worker

    def run(self) -> Iterator[Found]:
        """What the worker finds, and an error where it fails."""
        place, name, size = self.order.start, None, 0
        is_quiet = self.order.relevant and not self.order.aloud
        unsure: int | None = None  # from where on parts may have been read without a word
        while True:
            try:
                answer = self._worker.answer(self._patience(size))
            except Empty:
                answer = None
            told, original = answer or ({}, None)
            if "done" in told:
                self._is_done = True
                return
            if "renew" in told:
                self.rest = replace(self.order, start=told["renew"])
                return
            if "place" not in told and unsure is not None:
                self.rest = replace(self.order, start=unsure, aloud=True)
                return
            if "place" not in told:
                self.has_failed = True
                self.rest = replace(self.order, start=place + 1, aloud=False) if name else None
                yield self._failure(told, name, size)
                return
            if "passed" in told:
                unsure = told["place"] + 1
                yield from repeat(_PASSED_OVER, told["passed"])
                continue
            place, name, size = told["place"], told["name"], told.get("size", size)
            unsure = place if is_quiet and name and "size" in told else None
            if "report" in told:
                yield LoadedReport.from_dict(told["report"], original)
            elif "error" in told:
                code, given = told["error"]
                yield ReportFileError(code, **given)

    def _patience(self, size: int) -> float:
        return (self._seconds + SECONDS_A_MEGABYTE * size / 1_000_000) * _PATIENCE

    def _failure(self, told: Mapping[str, Any], name: str | None, size: int) -> ReportFileError:
        path = self.order.path if name is None else f"{self.order.path}#{name}"
        if told.get("failed") == "memory":
            return ReportFileError("file_memory", path=path, megabytes=MEMORY // 1_000_000)
        if told.get("failed") == "broken":
            return ReportFileError("file_damaged", path=path, reason=told["reason"])
        if self._worker.end(_GRACE) in TOO_SLOW:
            seconds = round(self._patience(size) / _PATIENCE)
            return ReportFileError("file_slow", path=path, seconds=seconds)
        return ReportFileError("file_crashed", path=path)

    def leave(self) -> None:
        """Keep the worker for the next order if it is done with this one, else end it."""
        if self._is_done:
            _idle.append(self._worker)
        else:
            self._worker.end()


@atexit.register
def _end_all() -> None:
    while _idle:
        _idle.pop().end()
