"""What the tests of fetching share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

pytest.importorskip("httpcore", reason="pip install 'drehtuer[fetch]'")
pytest.importorskip("protego", reason="pip install 'drehtuer[fetch]'")

from asked_server import AskedServer, serving


@pytest.fixture
def server() -> Iterator[AskedServer]:
    with serving() as server:
        yield server
