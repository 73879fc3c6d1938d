"""The keeper of the books: what needs books is its work, and it is started again when it ends."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from time import sleep

import pytest
from desk_client import signed_in as signing_in
from desk_process import run, serving
from desk_routes import address_of
from desk_sample import EXAMPLES, PASSWORD, REPORTS
from django.test import Client

from drehtuer.desk import books
from drehtuer.desk.gate import CHANGE
from drehtuer.desk.routes import ROUTES

SignedIn = Callable[..., Client]


def test_books_are_asked_for_by_the_keeper_alone(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking: list[str] = []

    def noted(*_: object) -> None:
        asking.append(route.name)
        raise books.NotMadeYetError  # which books is all that is to be known

    monkeypatch.setattr(books, "Asked", noted)
    for route in ROUTES:
        client = signed_in("administrator")
        method = client.post if route.methods == CHANGE else client.get
        method(address_of(route))
    keepers = {route.name for route in ROUTES if route.is_keepers}
    assert {"overview", "export", "api_claims"} <= set(asking) <= keepers


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    """A desk as a process, its address and the number of the process."""
    journal = tmp_path_factory.mktemp("kept") / "journal.db"
    who = ("user", "add", "Vera", "--role", "administrator", "--journal", str(journal))
    assert run(*who, typed=f"{PASSWORD}\n").returncode == 0
    with serving(journal, DREHTUER_DESK_WORKERS="2") as (address, process):
        yield address, process.pid


def test_several_processes_are_one_desk(served: tuple[str, int]) -> None:
    with signing_in(served[0], "Vera", PASSWORD) as vera:
        vera.send("/cases", {"title": "Minsk", "place": "BY"})
        text = (EXAMPLES / REPORTS[2]).read_text(encoding="utf-8")
        vera.send("/cases/minsk/reports/add", {"text": text, "title": "year"})
        assert "<dd>1</dd>" in vera.look(vera.leads_to)
        while "of a moment ago" in (overview := vera.look("/cases/minsk/")):
            sleep(0.1)
        assert "1,135" in overview, "the keeper has the books"
        assert "509 people" in vera.look("/cases/minsk/claims?words=509"), "others have the claims"
        draft = {"text": "Viasna counts 1,135 political prisoners in Belarus."}
        assert vera.send("/cases/minsk/check", draft) == 200


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are found in /proc")
def test_a_keeper_that_ends_is_started_again(served: tuple[str, int]) -> None:
    address, process = served
    with signing_in(address, "Vera", PASSWORD) as vera:
        (before,) = keepers_of(process)
        os.kill(before, signal.SIGKILL)
        assert "Vera" in vera.look("/cases/minsk/")
        (after,) = keepers_of(process)
        assert after != before


def keepers_of(process: int) -> list[int]:
    """The numbers of the keepers among the processes that another one started."""
    started = (each.read_text("ascii") for each in Path("/proc").glob(f"{process}/task/*/children"))
    return [
        int(child)
        for child in " ".join(started).split()
        if b"keeper" in Path(f"/proc/{child}/cmdline").read_bytes()
    ]
