"""What is read by many workers is what one process reads, however often a worker ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from engine_sample import DEADLY, KNOWN, ONCE, failing, order_of, perilous, written
from hypothesis import given, settings
from hypothesis import strategies as st

import drehtuer
from drehtuer.claims import read_loaded
from drehtuer.engine import EngineError, portions, running
from drehtuer.engine.local import Local
from drehtuer.engine.manifest import Manifest, read_manifest, write_manifest
from drehtuer.engine.portions import Item, Order, Portion
from drehtuer.engine.tables import kept_in
from drehtuer.engine.work import Part, added, read_portion
from drehtuer.model import Report
from drehtuer.text.loaded import LoadedReport
from drehtuer.text.loading import load
from drehtuer.text.sources import Source

NUMBERS = count()


class Here:
    """An engine that reads in this process, its workers ending as often as foretold."""

    workers = 1

    def __init__(self, ends: Sequence[int] = (), backwards: bool = False) -> None:
        self._ends = list(ends)
        self._backwards = backwards

    def results(
        self, waiting: Sequence[Portion], order: Order
    ) -> Iterator[tuple[Portion, Part | None]]:
        for portion in reversed(waiting) if self._backwards else waiting:
            ends = self._ends.pop() if self._ends else 0
            yield portion, None if ends else read_portion(portion, order)


def expected(folder: Path, items: Sequence[Item]) -> list[Report]:
    return [
        read_loaded(load(folder / item.file), source=item.file, known=item.known) for item in items
    ]


def parts_of(engine: running.Engine, items: Sequence[Item], order: Order) -> dict[str, Part]:
    Path(order.folder).mkdir()
    cut = list(portions.portions(items, order.place))
    found = [part for part in running.all_parts(engine, cut, order) if part is not None]
    assert len({part.name for part in found}) == len(found)
    return {part.name: part for part in sorted(found, key=lambda part: part.name)}


def reports_in(order: Order, parts: dict[str, Part]) -> list[Report]:
    names = [name for name, part in parts.items() if part.reports]
    return [kept.report for kept in kept_in(order.folder, names)]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("place")


@pytest.fixture(scope="module")
def items(place: Path) -> list[Item]:
    return written(place, *(f"{n:02}.txt" for n in range(9)))


def quickly_read(loaded: LoadedReport, *, source: str, known: Source) -> Report:
    return Report(source, loaded.text, known.published)


@given(
    most=st.integers(1, 10),
    ends=st.lists(st.sampled_from([0, 0, 1]), max_size=12),
    backwards=st.booleans(),
)
@settings(max_examples=12, deadline=None)
def test_however_it_is_cut_and_whatever_ends_the_same_is_read(
    place: Path, items: list[Item], most: int, ends: list[int], backwards: bool
) -> None:
    order = order_of(place, f"out-{next(NUMBERS)}")
    with pytest.MonkeyPatch.context() as patch:
        # What is read is not what this is about, and takes its time.
        patch.setattr("drehtuer.claims.read_loaded", quickly_read)
        patch.setattr(portions, "MOST_FILES", most)
        # A file on its own is given up only after so many ends that none is given up here.
        patch.setattr(running, "ATTEMPTS", 20)
        parts = parts_of(Here(ends, backwards), items, order)
        whole = parts_of(Here(), items, order_of(place, f"out-{next(NUMBERS)}"))
    assert [report.source for report in reports_in(order, parts)] == [i.file for i in items]
    assert added([part.content for part in parts.values()]) == added(
        [part.content for part in whole.values()]
    )


def test_what_is_written_is_what_was_read(tmp_path: Path) -> None:
    items = written(tmp_path, "a.txt", "b.txt")
    items[1] = Item("b.txt")
    (tmp_path / "c.txt").write_text("", encoding="utf-8")
    order = order_of(tmp_path, "out")
    parts = parts_of(Here(), [*items, Item("c.txt")], order)
    kept = list(kept_in(order.folder, list(parts)))
    assert [each.report for each in kept] == expected(tmp_path, [*items, Item("c.txt")])
    assert [each.item for each in kept] == [*items, Item("c.txt")]
    assert kept[0].report.claims
    assert parts["000000"].claims == sum(len(each.report.claims) for each in kept)


def test_a_killed_worker_loses_nothing_and_repeats_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portions, "MOST_FILES", 2)
    monkeypatch.setattr(running, "ATTEMPTS", 2)
    items = written(tmp_path, "0.txt", f"{ONCE}.txt", f"{DEADLY}.txt", "3.txt")
    order = order_of(tmp_path, "out")
    with Local(2, perilous) as engine:
        parts = parts_of(engine, items, order)
    others = [item for item in items if not item.file.startswith(DEADLY)]
    assert reports_in(order, parts) == expected(tmp_path, others)
    (failure,) = [failure for part in parts.values() for failure in part.failures]
    assert (failure.file, failure.code) == (f"{DEADLY}.txt", "engine_lost")
    assert "ended every time" in str(failure.error())


def test_reports_without_a_claim_are_left_out_if_that_is_asked_for(tmp_path: Path) -> None:
    items = written(tmp_path, "a.txt")
    (tmp_path / "b.txt").write_text("It rained in Lisbon. " * 50, encoding="utf-8")
    order = replace(order_of(tmp_path, "out"), relevant=True)
    part = parts_of(Here(), [*items, Item("b.txt")], order)["000000"]
    assert (part.files, part.reports, part.passed_over) == (2, 1, 1)


def test_a_broken_report_is_told_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = [*written(tmp_path, "a.txt", "b.txt"), Item("gone.txt")]
    order = order_of(tmp_path, "out")

    def broken(loaded, *, source, known):
        if source == "a.txt":
            raise RecursionError("too deep")
        return read_loaded(loaded, source=source, known=known)

    monkeypatch.setattr("drehtuer.claims.read_loaded", broken)
    part = parts_of(Here(), items, order)["000000"]
    assert [failure.message for failure in part.failures] == [
        "a.txt: reading it failed (RecursionError: too deep); the report is left out",
        "gone.txt: there is no such file or folder; check the path",
    ]
    assert (part.files, part.reports) == (3, 1)


def test_what_stops_every_worker_stops_the_reading(tmp_path: Path) -> None:
    items = written(tmp_path, "a.txt")
    with Local(1, failing) as engine, pytest.raises(EngineError, match="no room for 000000"):
        parts_of(engine, items, order_of(tmp_path, "out"))


def whole(items: Sequence[Item], order: Order, workers: int = 1, name: str = "local") -> Manifest:
    return running.run(items, order, name=name, workers=workers)


def test_an_interrupted_reading_goes_on_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portions, "MOST_FILES", 1)
    items, order = written(tmp_path, "a.txt", "b.txt"), order_of(tmp_path, "out")
    first = whole(items, order)
    (tmp_path / "out/reports-000001.parquet").unlink()
    (tmp_path / "out/reports-000001a.parquet").write_bytes(b"of a worker that ended")
    write_manifest(order.folder, replace(first, parts=(), complete=False))
    read: list[str] = []
    monkeypatch.setattr(running, "engine_of", lambda *_: _Counting(read), raising=True)
    again = whole(items, order)
    assert read == ["000001"]
    assert (again.content, again.complete) == (first.content, True)
    names = {file.name for file in (tmp_path / "out").iterdir()}
    tables = {f"{kind}-00000{n}.parquet" for kind in ("reports", "claims") for n in (0, 1)}
    assert names == {"manifest.json", *tables}


class _Counting(Here):
    def __init__(self, read: list[str]) -> None:
        super().__init__()
        self._read = read

    def __enter__(self) -> _Counting:
        return self

    def __exit__(self, *_: object) -> None: ...

    def results(
        self, waiting: Sequence[Portion], order: Order
    ) -> Iterator[tuple[Portion, Part | None]]:
        self._read += [portion.name for portion in waiting]
        return super().results(waiting, order)


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    items, order = written(tmp_path, "a.txt", "b.txt"), order_of(tmp_path, "out")
    (tmp_path / "out").mkdir()
    (tmp_path / "out/own.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(EngineError, match="holds something else"):
        whole(items, order)
    (tmp_path / "out/own.txt").unlink()
    whole(items[:1], order)
    with pytest.raises(EngineError, match="what another command read"):
        whole(items, order)
    assert read_manifest(order.folder).count("reports") == 1


def test_the_manifest_says_what_is_there(tmp_path: Path) -> None:
    items = [*written(tmp_path, "a.txt"), Item("gone.txt", KNOWN)]
    order = order_of(tmp_path, "out")
    made = whole(items, order, workers=2)
    record = json.loads((tmp_path / "out/manifest.json").read_text("utf-8"))
    told = {k: record[k] for k in ("complete", "files", "reports", "failed", "engine", "workers")}
    assert told == {
        "complete": True,
        "files": 2,
        "reports": 1,
        "failed": 1,
        "engine": "local",
        "workers": 2,
    }
    assert record["parts"][0]["version"] == drehtuer.__version__
    assert read_manifest(order.folder) == made


@pytest.mark.parametrize("name", ["reports-000000.parquet", "claims-000000.parquet"])
def test_a_damaged_table_is_told(tmp_path: Path, name: str) -> None:
    order = order_of(tmp_path, "out")
    manifest = whole(written(tmp_path, "a.txt"), order)
    file = tmp_path / "out" / name
    file.write_bytes(file.read_bytes()[:200])
    with pytest.raises(EngineError, match="not as it was written"):
        list(kept_in(order.folder, manifest.names))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (None, "there is no manifest"),
        ("{", "not as it was written"),
        ("[]", "not as it was written"),
        ('{"format": 99}', "a newer Drehtür"),
    ],
)
def test_what_is_no_manifest_is_told(tmp_path: Path, text: str | None, told: str) -> None:
    if text is not None:
        (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(EngineError, match=told):
        read_manifest(str(tmp_path))


def test_dask_reads_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="pip install 'drehtuer[cluster]'")
    monkeypatch.setattr(portions, "MOST_FILES", 2)
    items = written(tmp_path, *(f"{n}.txt" for n in range(5)))
    here = whole(items, order_of(tmp_path, "here"))
    there = whole(items, order_of(tmp_path, "there"), workers=2, name="dask")
    assert (there.content, there.names) == (here.content, here.names)
    assert there.count("reports") == 5


def test_a_node_that_is_lost_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One of two machines ends while it reads, and nobody starts it again."""
    distributed = pytest.importorskip("distributed", reason="pip install 'drehtuer[cluster]'")
    from drehtuer.engine.cluster import Cluster

    monkeypatch.setattr(portions, "MOST_FILES", 1)
    items = written(tmp_path, "0.txt", "1.txt", f"{ONCE}.txt", "3.txt", "4.txt")
    order = order_of(tmp_path, "out")
    with distributed.LocalCluster(n_workers=0, dashboard_address="127.0.0.1:0") as scheduler:
        command = [sys.executable, "-m", "distributed.cli.dask_worker", "--no-nanny"]
        more = ["--nthreads", "1", "--no-dashboard", scheduler.scheduler_address]
        places = [str(Path(__file__).parent), *sys.path]  # where the work is that ends them
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(places)}
        nodes = [
            subprocess.Popen([*command, *more], env=environment, stderr=subprocess.DEVNULL)
            for _ in range(2)
        ]
        with distributed.Client(scheduler, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)
        with Cluster(0, scheduler.scheduler_address, perilous) as engine:
            parts = parts_of(engine, items, order)
        ended = [node.poll() for node in nodes]
        for node in nodes:
            node.kill()
            node.wait()
    assert sorted(ended, key=str) == [-signal.SIGKILL, None]
    assert reports_in(order, parts) == expected(tmp_path, items)
    there = added([part.content for part in parts.values()])
    assert there == whole(items, order_of(tmp_path, "here")).content


def test_a_scheduler_that_is_not_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed", reason="pip install 'drehtuer[cluster]'")
    from drehtuer.engine import cluster

    monkeypatch.setattr(cluster, "PATIENCE", 0.5)
    with pytest.raises(EngineError, match=r"tcp://127\.0\.0\.1:9: no scheduler of Dask answers"):
        cluster.Cluster(1, "tcp://127.0.0.1:9")
