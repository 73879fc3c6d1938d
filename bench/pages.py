#!/usr/bin/env python3
"""Web pages to claims, against trafilatura alone on the same pages; and how fast the first look is.

    bench/pages.py [--pages N] [--json]

The pages are made here: the articles are the English and German examples and ordinary news
(news.txt beside this file), one page in ten being to the point, each with menus, teasers, scripts
and a footer around it. Times are of computing (both processes), one page after another, in rounds
in which all take turns: the ratio is the median over the rounds, so that a busy machine matters
little. Trafilatura alone is asked for article and metadata.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from statistics import median

import trafilatura

import drehtuer
from drehtuer.claims import read_loaded
from drehtuer.text import apart
from drehtuer.text.loaded import LoadedReport
from drehtuer.text.loading import load_each
from drehtuer.text.sources import Source
from drehtuer.text.subject import can_matter

HERE = Path(__file__).resolve().parent
NEWS = (HERE / "news.txt").read_text("utf-8").split("\n\n")
EXAMPLES = sorted((HERE.parent / "examples").glob("*.txt"))
ROUNDS = 5
TO_THE_POINT = 10
"""One page in so many is an example."""
SECTIONS = ("World", "Politics", "Business", "Sport", "Culture", "Science", "Weather", "Video")


def page(number: int, one_in: int = TO_THE_POINT) -> str:
    """A page of its own; one in so many is to the point."""
    if number % one_in == 0:
        text = EXAMPLES[number // one_in % len(EXAMPLES)].read_text("utf-8")
        paragraphs = [line for line in text.splitlines() if line.strip()]
    else:
        start = number % len(NEWS)
        paragraphs = [*NEWS[start:], *NEWS[:start]][:6]
    title, *body = [paragraphs[0][:80], *paragraphs]
    article = "".join(f"<p>{escape(text)}</p>\n" for text in body)
    menu = "".join(f'<li class="item"><a href="/{s.lower()}">{s}</a></li>' for s in SECTIONS)
    teasers = "".join(
        f'<div class="teaser"><a href="/story/{number}-{n}"><img src="/i/{n}.jpg" alt="">'
        f"<h3>{escape(NEWS[(number + n) % len(NEWS)][:70])}</h3></a></div>"
        for n in range(25)
    )
    script = (
        "<script>var layer = {};" + "layer.push({'event': 'view', 'slot': 7});" * 150 + "</script>"
    )
    day = number % 28 + 1
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<link rel="canonical" href="https://example.org/2025/12/{day:02}/story-{number}">'
        '<meta property="og:site_name" content="Example News">'
        f'<meta property="og:title" content="{escape(title)}">'
        f'<meta property="article:published_time" content="2025-12-{day:02}T10:00:00Z">'
        f"{script}</head><body><header><nav><ul>{menu}</ul></nav></header><main><article>"
        f"<h1>{escape(title)}</h1>{article}</article><aside>{teasers}</aside></main>{script}"
        f'<footer><ul>{menu}</ul><p>All rights reserved. <a href="/about">Imprint</a></p></footer>'
        "</body></html>"
    )


def as_installed() -> None:
    """Compile the package, as an installer does: else each process would, in its own time."""
    compileall.compile_dir(Path(drehtuer.__file__).parent, quiet=1)


def computing() -> float:
    """Seconds of computing by this process and the one that reads pages (from /proc, on Linux)."""
    seconds = time.process_time()
    for worker in apart._idle:
        told = Path(f"/proc/{worker._process.pid}/stat").read_text().rpartition(")")[2].split()
        seconds += (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
    return seconds


def in_turn(*works: Callable[[], object]) -> list[list[float]]:
    """Seconds of computing that each takes in each round; one after another within a round."""
    for work in works:
        work()  # imports and words are learned once
    spent: list[list[float]] = [[] for _ in works]
    for _ in range(ROUNDS):
        for work, seconds in zip(works, spent, strict=True):
            began = computing()
            work()
            seconds.append(computing() - began)
    return spent


def beside(ours: list[float], theirs: list[float]) -> float:
    """The median over the rounds of how long ours takes, beside theirs."""
    return median(mine / other for mine, other in zip(ours, theirs, strict=True))


def extracted(pages: Iterable[str]) -> None:
    for html in pages:
        trafilatura.bare_extraction(
            html,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )


def read(files: list[Path], relevant: bool) -> int:
    """How many claims are in the files."""
    claims = 0
    for file in files:
        for loaded in load_each(file, relevant=relevant):
            assert isinstance(loaded, LoadedReport), loaded
            if not relevant or (not loaded.is_passed_over and can_matter(loaded.text)):
                claims += len(read_loaded(loaded, source=file.name, known=Source()).claims)
    return claims


def looked(texts: list[str]) -> None:
    assert not any(map(can_matter, texts))


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=200, help="how many pages (200)")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()

    pages = [page(number) for number in range(options.pages)]
    news = [
        "\n\n".join([*NEWS[n % 10 :], *NEWS[: n % 10], str(n)]) for n in range(20 * options.pages)
    ]
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, f"{number:05}.html") for number in range(len(pages))]
        for file, html in zip(files, pages, strict=True):
            file.write_text(html, "utf-8")
        alone, whole, first = in_turn(
            lambda: extracted(pages),
            lambda: read(files, relevant=False),
            lambda: read(files, relevant=True),
        )
        claims = read(files, relevant=False)
    [looks] = in_turn(lambda: looked(news))
    figures = {
        "pages": len(pages),
        "kilobytes a page": round(sum(map(len, pages)) / len(pages) / 1000, 1),
        "claims": claims,
        "trafilatura, ms a page": round(1000 * min(alone) / len(pages), 2),
        "Drehtür, ms a page": round(1000 * min(whole) / len(pages), 2),
        "ratio": round(beside(whole, alone), 2),
        "ratio with --relevant": round(beside(first, alone), 2),
        "first look, MB/s": round(sum(len(text.encode()) for text in news) / min(looks) / 1e6, 1),
    }
    if options.json:
        print(json.dumps(figures, indent=1, ensure_ascii=False))
        return 0
    for name, value in figures.items():
        print(f"{name:26}{value:>10,}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
