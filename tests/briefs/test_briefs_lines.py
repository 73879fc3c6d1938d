"""Sources are shown as seen from the folder that they share."""

from __future__ import annotations

import pytest

from drehtuer.briefs.lines import shared_folder, within


@pytest.mark.parametrize(
    ("sources", "shown"),
    [
        (["news/a.txt", "news/b.txt"], ["a.txt", "b.txt"]),
        (["news/a.txt", "news/old/b.txt"], ["a.txt", "old/b.txt"]),
        (["news/a.txt", "b.txt"], ["news/a.txt", "b.txt"]),
        (["news/x.warc#https://example.org/a"], ["x.warc#https://example.org/a"]),
        (["news/m.zip#old/a.txt", "news/m.zip#old/b.txt"], ["m.zip#old/a.txt", "m.zip#old/b.txt"]),
        (["x.warc#https://example.org/a"], ["x.warc#https://example.org/a"]),
        (
            ["https://example.org/a", "https://example.org/b"],
            ["https://example.org/a", "https://example.org/b"],
        ),
    ],
)
def test_sources_are_shown_as_seen_from_their_folder(sources: list[str], shown: list[str]) -> None:
    folder = shared_folder(sources)
    assert [within(source, folder) for source in sources] == shown
