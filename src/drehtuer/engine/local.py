"""Portions read by processes of this machine."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from multiprocessing import get_context
from multiprocessing.connection import Connection

from drehtuer.engine.errors import EngineError, told
from drehtuer.engine.portions import Order, Portion
from drehtuer.engine.work import Part, Work, read_portion

MOST_MEMORY = 450_000_000
"""A worker that has ever had so many bytes is replaced: a process gives nothing back."""
_GRACE = 2.0
"""So many seconds a worker without an order has to end by itself."""


class _Worker:
    """A process that does the work for one portion after another, so it has to load only once."""

    def __init__(self, work: Work) -> None:
        # A forked process would have the locks of threads that it does not have.
        context = get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, work), daemon=True)
        self._process.start()
        theirs.close()

    def read(self, portion: Portion, order: Order) -> Part | None:
        """What came of a portion; None where the process ended before it was done."""
        try:
            self._connection.send((portion, order))
            answer: Part | str = self._connection.recv()
        except (EOFError, OSError):
            return None
        if isinstance(answer, str):
            raise EngineError("engine_failed", reason=answer)
        return answer

    def end(self, grace: float = _GRACE) -> None:
        """End the process; what it has started ends with it, if it is given the time."""
        with contextlib.suppress(OSError):
            self._connection.send(None)
        self._process.join(grace)
        self._process.kill()
        self._process.join()


def _serve(connection: Connection, work: Work) -> None:
    """Do the work until nobody asks for more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the affair of who gives the orders
    with contextlib.suppress(EOFError, OSError):
        while (order := connection.recv()) is not None:
            try:
                answer: Part | str = work(*order)
            except Exception as error:  # a full disk, say, is none of the files' fault
                answer = told(error)
            connection.send(answer)


class Local:
    """So many processes of this machine."""

    def __init__(self, workers: int, work: Work = read_portion) -> None:
        self.workers = workers
        self._work = work
        self._own = threading.local()
        self._all: set[_Worker] = set()

    def __enter__(self) -> Local:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        for worker in list(self._all):  # where reading was broken off, they may be in the midst
            self._end(worker, _GRACE if kind is None else 0)

    def results(
        self, portions: Sequence[Portion], order: Order
    ) -> Iterator[tuple[Portion, Part | None]]:
        """What came of each portion, as they are done; None where its worker ended before."""
        pool = ThreadPoolExecutor(self.workers)
        try:
            jobs = {pool.submit(self._read, portion, order): portion for portion in portions}
            for job in as_completed(jobs):
                yield jobs[job], job.result()
        finally:  # the threads wait for processes that may have long to go
            pool.shutdown(wait=False, cancel_futures=True)

    def _read(self, portion: Portion, order: Order) -> Part | None:
        """Read a portion by the process that is this thread's own."""
        worker = getattr(self._own, "worker", None)
        if worker is None:
            worker = self._own.worker = _Worker(self._work)
            self._all.add(worker)
        part: Part | None = worker.read(portion, order)
        if part is None or part.memory > MOST_MEMORY:
            self._end(worker)
            self._own.worker = None
        return part

    def _end(self, worker: _Worker, grace: float = _GRACE) -> None:
        self._all.discard(worker)
        worker.end(grace)
