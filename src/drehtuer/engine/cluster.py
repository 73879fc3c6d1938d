"""Portions read by workers of Dask: some of this machine, or those of a cluster."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import Any

from drehtuer.engine.errors import EngineError, told
from drehtuer.engine.portions import Order, Portion
from drehtuer.engine.work import Part, Work, read_portion

PATIENCE = 30
"""For how many seconds a scheduler is waited for."""
_AHEAD = 4
"""So many portions a worker are with the scheduler at a time."""


class Cluster:
    """Workers of Dask.

    Args:
        workers: how many to start on this machine where no scheduler is named.
        scheduler: the address of the scheduler of a cluster that is there.
        work: what a worker does with a portion.

    Raises:
        EngineError: Dask is not installed, or no scheduler answers.
    """

    def __init__(
        self, workers: int, scheduler: str | None = None, work: Work = read_portion
    ) -> None:
        try:
            import distributed  # noqa: PLC0415 - an extra
        except ImportError:
            raise EngineError("engine_dask") from None
        self._distributed: Any = distributed
        self._work = work
        self._stack = ExitStack()
        place: Any = scheduler
        if scheduler is None:
            place = self._stack.enter_context(
                self._distributed.LocalCluster(
                    n_workers=workers,
                    threads_per_worker=1,
                    dashboard_address="127.0.0.1:0",  # None is port 8787, which may be taken
                    silence_logs="CRITICAL",
                )
            )
        try:
            self._client = self._stack.enter_context(
                self._distributed.Client(place, timeout=PATIENCE, set_as_default=False)
            )
        except (OSError, ValueError, TimeoutError) as error:
            self._stack.close()
            raise EngineError("engine_scheduler", address=scheduler, reason=told(error)) from None
        self.workers = len(self._client.scheduler_info(n_workers=-1)["workers"])

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def results(
        self, portions: Sequence[Portion], order: Order
    ) -> Iterator[tuple[Portion, Part | None]]:
        """What came of each portion, as they are done; None where its workers ended before.

        Raises:
            EngineError: the cluster failed as a whole.
        """
        run = uuid.uuid4().hex
        rest = iter(portions)
        known: dict[Any, Portion] = {}

        def more() -> Any:
            portion = next(rest, None)
            if portion is None:
                return None
            future = self._client.submit(
                self._work, portion, order, key=f"read-{run}-{portion.name}", pure=False
            )
            known[future] = portion
            return future

        ahead = max(1, self.workers) * _AHEAD
        begun = [future for future in (more() for _ in range(ahead)) if future is not None]
        done = self._distributed.as_completed(begun, loop=self._client.loop)
        for future in done:
            portion = known.pop(future)
            yield portion, self._part(future)
            if (following := more()) is not None:
                done.add(following)

    def _part(self, future: Any) -> Part | None:
        try:
            part: Part = future.result()
        except self._distributed.KilledWorker:
            return None
        except Exception as error:  # whatever a worker or the network raises ends the reading
            raise EngineError("engine_failed", reason=told(error)) from None
        return part
