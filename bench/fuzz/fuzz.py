#!/usr/bin/env python3
"""Broken files, thousands a second, for each parser: it must give reports or say what is wrong.

    bench/fuzz/fuzz.py KIND [--seconds N]        one of the kinds, or all of them in turn

With atheris (see requirements.txt) the files are bred by what parts of the code they reach; without
it, they are good files with random changes. A file that ends in another exception than a
ReportFileError, takes longer than ten seconds or more than 1.5 GB is kept in the working folder
(crash-..., timeout-..., oom-...) or its bytes are printed, and the exit status is not 0. Files that
once were such are tests in tests/text/formats. Parsers in C, over which a process may break down,
run in a process of their own in Drehtür; here a breakdown ends the run.
"""

from __future__ import annotations

import argparse
import bz2
import gzip
import importlib.util
import io
import logging
import lzma
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "tests/text/formats"))

from made_files import (
    PARAGRAPHS,
    mail,
    open_document,
    page,
    pdf,
    pdf_page,
    warc_record,
    word,
    word_paragraph,
    zipped,
)

FEED = (
    "<rss><channel><title>a</title><item><title>b</title><link>https://example.org</link>"
    "<pubDate>Fri, 05 Dec 2025 23:30:00 -0500</pubDate><description>&lt;p&gt;c</description></item>"
    "</channel></rss>"
)
ENTRY = (
    '<feed xml:lang="de"><entry><id>a</id><link rel="alternate" href="b"/><updated>2025-12-05'
    '</updated><content type="xhtml"><div><p>c</p></div></content></entry></feed>'
)
RICH = (
    rb"{\rtf1\ansi\ansicpg1251{\fonttbl{\f1\fcharset128 a;}}{\info{\title b}}\f1\'93\'fa\uc1"
    rb"\u8364?{\v c}{\*\d e}\par{\pict\bin2 ab}{\footnote f}\cell\row}"
)
SEEDS: dict[str, tuple[str, list[bytes]]] = {
    "text": ("x.txt", ["Zwölf kamen frei.".encode(code) for code in ("utf-8", "cp1252", "utf-16")]),
    "markdown": ("x.md", [b"---\ntitle: a\n---\n# b\n**c** [d](e) `f`\n\n> g\n"]),
    "page": ("x.html", [page().encode(), b"<p>a<br>b<table><tr><td>c", page().encode("utf-16")]),
    "pdf": ("x.pdf", [pdf([pdf_page([*PARAGRAPHS]), pdf_page(["a"])], about="/Title (b)")]),
    "word": ("x.docx", [word(word_paragraph("a"), "<title>b</title>")]),
    "odt": ("x.odt", [open_document("<h>a</h><p>b<s/>c</p>", "<title>d</title>")]),
    "rich": ("x.rtf", [RICH]),
    "mail": ("x.eml", [mail("a"), mail("<p>a</p>", kind="html", more="MIME-Version: 1.0\r\n")]),
    "feed": ("x.rss", [FEED.encode(), ENTRY.encode()]),
    "lines": ("x.jsonl", [b'{"text": "a", "date": "2025-12-05"}\n{"text": 1}\n\n[]\n']),
    "zip": ("x.zip", [zipped({"a.txt": "b", "c.zip": zipped({"d.html": page()})})]),
    "gzip": ("x.gz", [gzip.compress(b"a"), gzip.compress(gzip.compress(b"b"))]),
    "bzip2": ("x.txt.bz2", [bz2.compress(b"a"), bz2.compress(lzma.compress(b"b"))]),
    "xz": ("x.md.xz", [lzma.compress(b"a"), lzma.compress(zipped({"a.txt": "b"}))]),
    "zstd": ("x.html.zst", [b"\x28\xb5\x2f\xfd$\x01\t\0\0a[n\x8c\xa9"]),
    "mailbox": ("x.mbox", [b"From - Fri Dec  5 10:00:00 2025\n" + mail("a\n>From b\n\n")]),
    "saved": ("x.mht", [mail(page(), kind="html", more="Content-Location: https://a.b\r\n")]),
    "tar": ("x.tar", []),
    "warc": ("x.warc", [warc_record("https://example.org/a", page().encode()) * 2]),
}


def tarred() -> bytes:
    import tarfile

    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for name in ("a.txt", "b.html"):
            info = tarfile.TarInfo(name)
            info.size = 5
            archive.addfile(info, io.BytesIO(b"twelve"))
    return made.getvalue()


SEEDS["tar"][1].append(tarred())


def check(name: str, data: bytes) -> None:
    """Read the file as the worker does; whatever comes but a report or an error is a fault."""
    from drehtuer.text.errors import ReportFileError
    from drehtuer.text.formats.reading import Order, steps
    from drehtuer.text.loaded import LoadedReport

    for step in steps(Order(name), io.BytesIO(data), len(data)):
        if isinstance(step.found, ReportFileError):
            assert str(step.found).startswith(name), step.found
        elif step.found is not None:
            told = step.found.as_dict()
            assert LoadedReport.from_dict(told, None) == step.found
            assert list(step.found.pages) == sorted(step.found.pages)
            published = step.found.origin.published
            assert published is None or len(published) in (7, 10), published


def bred(kind: str, seconds: int) -> None:
    """Files bred by atheris; does not return."""
    import atheris

    name, seeds = SEEDS[kind]
    logging.disable()
    with atheris.instrument_imports(include=["drehtuer", "email", "tarfile", "zipfile"]):
        import drehtuer.text.formats.reading  # noqa: F401
    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(seeds):
            check(name, seed)  # what is imported now takes no time from the first file
            Path(folder, str(number)).write_bytes(seed)
        limits = ["-timeout=10", "-rss_limit_mb=1500", "-max_len=20000", "-print_final_stats=1"]
        atheris.Setup(
            [kind, *limits, f"-max_total_time={seconds}", folder], lambda d: check(name, d)
        )
        atheris.Fuzz()


def changed(kind: str, seconds: int) -> None:
    """Good files with random changes."""
    name, seeds = SEEDS[kind]
    chance = random.Random(kind)
    end = time.monotonic() + seconds
    runs = 0
    while time.monotonic() < end:
        data = bytearray(chance.choice(seeds))
        for _ in range(chance.choice((1, 2, 8, 64))):
            place = chance.randrange(len(data) + 1)
            piece = chance.randbytes(chance.randrange(4))
            data[place : place + chance.choice((0, 1, len(piece), 50))] = piece
        try:
            check(name, bytes(data))
        except Exception:
            print(f"{kind}: {bytes(data)!r}")
            raise
        runs += 1
    print(f"{kind}: {runs:,} files")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kind", choices=[*SEEDS, "all"])
    parser.add_argument("--seconds", type=int, default=50, help="for each kind (50)")
    options = parser.parse_args()
    if options.kind == "all":
        each = [
            [sys.executable, __file__, kind, "--seconds", str(options.seconds)] for kind in SEEDS
        ]
        return max(subprocess.run(command, check=False).returncode != 0 for command in each)
    (changed if importlib.util.find_spec("atheris") is None else bred)(
        options.kind, options.seconds
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
