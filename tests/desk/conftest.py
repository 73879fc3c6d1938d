"""Each test has a desk of its own: a copy of one that was made once.

It is always in the same place, so that what a test has not changed has the same books in all tests.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import wait
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import desk_sample
from django.conf import settings
from django.db import connections
from django.test import Client

from drehtuer.desk import books, registers
from drehtuer.desk.database import reading
from drehtuer.desk.models import User
from drehtuer.desk.settings import databases, named
from drehtuer.journal import Place

Make = Callable[[books.Asked, tuple[int | str, ...]], books.Books]


def move_to(file: Path) -> None:
    """Let the desk be on this journal."""
    place = Place(str(file), file)
    settings.JOURNAL = named(place)
    for alias, parameters in databases(place).items():
        connections[alias].close()
        connections.databases[alias].update(parameters)


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("desk") / "journal.db"
    move_to(file)
    desk_sample.fill()
    connections.close_all()
    return file


@pytest.fixture(scope="session")
def make(made_once: Path) -> Make:
    """Makes books: those of the journal that each test begins with only once."""
    kept: dict[books.Asked, books.Books] = {}
    make = books._make
    move_to(made_once)
    begin = reading().state()
    connections.close_all()

    def made(asked: books.Asked, state: tuple[int | str, ...]) -> books.Books:
        if state != begin:
            return make(asked, state)
        if asked not in kept:
            kept[asked] = make(asked, state)
        with books._lock:
            books._made[asked] = kept[asked]
            books._in_work.pop(asked, None)
        return kept[asked]

    return made


@pytest.fixture
def desk(made_once: Path, make: Make, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A desk with a user of each role, a case of Belarus, and the examples."""
    folder = made_once.with_name("open")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    copy = folder / "journal.db"
    shutil.copy(made_once, copy)
    move_to(copy)
    books._made.clear()
    registers._found.clear()  # known by how many decisions a list has, not by which
    monkeypatch.setattr(books, "_make", make)
    monkeypatch.setattr(books, "PATIENCE", 60)  # a busy machine is not what is tested
    yield copy
    wait(list(books._in_work.values()))
    books._in_work.clear()
    connections.close_all()


@pytest.fixture
def signed_in(desk: Path) -> Callable[..., Client]:
    """A browser in which somebody of a role has signed in; without one, nobody has."""

    def client(role: str | None = None, **more: Any) -> Client:
        browser = Client(SERVER_NAME="localhost", headers={"Accept-Language": "en"}, **more)
        if role is not None:
            user = User.objects.get(name=role)
            browser.force_login(user, "django.contrib.auth.backends.ModelBackend")
        return browser

    return client
