"""Traps are refused in good time by a process that can be killed, and the batch goes on."""

from __future__ import annotations

import bz2
import contextlib
import gzip
import io
import lzma
import os
import signal
import sys
import tarfile
import time
import zipfile
import zlib
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "formats"))

from made_files import page, pdf, word, word_paragraph, zipped

from drehtuer.errors import UnreadableReportError
from drehtuer.text import apart, limits, worker
from drehtuer.text.apart import read_apart
from drehtuer.text.formats.reading import Order
from drehtuer.text.loaded import LoadedReport

GOOD = page().encode()


def outcome(data: bytes, name: str) -> list[str]:
    """The code of each error; the part of each report."""
    return [
        each.code if isinstance(each, UnreadableReportError) else f"read {each.part}"
        for each in read_apart(name, data=data)
    ]


def laughs() -> str:
    lines = [f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)]
    return f'<!DOCTYPE l [<!ENTITY l0 "lol">{"".join(lines)}]>'


def boasting(name: str, size: int, times: int = 1) -> bytes:
    """A zip whose directory says that a file is so large, and there so many times."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, b"a")
        archive.filelist[0].file_size = size
        archive.filelist *= times
    return made.getvalue()


def tarred(size: int) -> bytes:
    """The beginning of a tar with a file of that many zeros."""
    info = tarfile.TarInfo("a.bin")
    info.size = size
    return info.tobuf() + bytes(1_000_000)


def deflated(megabytes: int) -> bytes:
    """So many blanks, packed by zlib, without the sum at the end."""
    packer = zlib.compressobj(9)
    first = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(b" " * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
    return first + block * megabytes


def packed_by_zstd(megabytes: int) -> bytes:
    """So many zeros, each packed by itself, which a zstd without a package cannot read."""
    with contextlib.suppress(ImportError):
        from fastwarc.stream_io import ZstdWriter

        made = io.BytesIO()
        with ZstdWriter(made) as packer:
            packer.write(bytes(1_000_000))
        return made.getvalue() * megabytes
    return b"\x28\xb5\x2f\xfd"


def greedy() -> bytes:
    """A small xz that says whoever unpacks it needs 1.5 GB."""
    made = bytearray(lzma.compress(b"a", filters=[{"id": lzma.FILTER_LZMA2, "dict_size": 4096}]))
    made[16] = 37  # 3 << 29 bytes, as the format puts it
    made[20:24] = zlib.crc32(made[12:20]).to_bytes(4, "little")
    return bytes(made)


MEMBER = gzip.compress(bytes(1_000_000))
TRAPS: dict[str, tuple[bytes, str, str]] = {
    "zip of zeros": (boasting("a.txt", 150_000_000), "x.zip", "file_expands"),
    "zip of one file many times": (boasting("a.txt", 1_000_000, 2_000), "x.zip", "file_expands"),
    "gzip of zeros": (MEMBER * 150, "x.md.gz", "file_expands"),
    "bzip2 of zeros": (bz2.compress(bytes(1_000_000)) * 150, "x.txt.bz2", "file_expands"),
    "xz of zeros": (lzma.compress(bytes(1_000_000)) * 150, "x.txt.xz", "file_expands"),
    "zstd of zeros": (packed_by_zstd(150), "x.txt.zst", "file_expands file_package"),
    "xz that wants 1.5 GB": (greedy(), "x.txt.xz", "file_memory"),
    "gzip of gzip": (
        gzip.compress(gzip.compress(gzip.compress(gzip.compress(b"a")))),
        "x.gz",
        "file_nested",
    ),
    "tar of zeros": (gzip.compress(tarred(10**9)) + MEMBER * 150, "x.tar.gz", "file_expands"),
    "document of zeros": (boasting("word/document.xml", 250_000_000), "x.docx", "file_expands"),
    "document of laughs": (
        zipped({"word/document.xml": laughs() + "<a>&l9;</a>"}),
        "x.docx",
        "file_entities",
    ),
    "feed of laughs": (f"{laughs()}<rss>&l9;</rss>".encode(), "x.rss", "file_entities"),
    "feed that reads a file": (
        b'<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/hostname">]><rss>&e;</rss>',
        "x.rss",
        "file_entities",
    ),
    "page of nested elements": (
        b"<div>" * 200_000 + b"a" + b"</div>" * 200_000,
        "x.html",
        "file_deep",
    ),
    "page of open tables": (b"<table><tr><td>" * 30_000 + b"52", "x.html", "file_deep"),
    "PDF of blanks": (
        pdf([[(700, "a")]], stream=deflated(900)),
        "x.pdf",
        "file_slow file_memory file_crashed file_scanned file_damaged",
    ),
}


@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap_is_refused_in_good_time(trap: str) -> None:
    data, name, codes = TRAPS[trap]
    began = time.perf_counter()
    [told] = outcome(data, name)
    assert told in codes.split()
    assert time.perf_counter() - began < 10  # alone a second or two
    assert outcome(GOOD, "x.html") == ["read None"]


@pytest.mark.parametrize(
    "data",
    [
        b"<div>" * 300_000,
        b"<table><tr><td>" * 20_000 + b"52",
        b"<p>52 <b><i>" * 50_000,
        b"<!--" * 100_000,
        b"<a href='" * 200_000,
        b"&amp;" * 200_000,
        b"<![CDATA[" * 200_000,
    ],
)
def test_a_nested_or_broken_page_is_read_or_refused_in_good_time(
    data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(limits.SETTING, "0.3")
    began = time.perf_counter()
    [told] = outcome(b"<html><body>" + data, "x.html")
    assert told in ("read None", "file_deep", "file_slow")
    assert time.perf_counter() - began < 30  # of 0.3 seconds of computing, on a busy machine


def test_what_a_worker_loads_is_not_the_time_of_the_first_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Loading takes more than 0.3 seconds, which all that is in front of a short page may take."""
    monkeypatch.setenv(limits.SETTING, "0.2")
    apart._end_all()
    short = b"<html><body><article><p>Minsk freed 52 prisoners.</p></article></body></html>"
    assert outcome(short, "x.html") == ["read None"]


def test_a_deep_mail_or_line_is_read_or_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(limits.SETTING, "0.3")
    deep = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
        for n in range(3000)
    )
    [told] = outcome(deep, "x.eml")
    assert told in ("read None", "file_damaged", "file_slow")
    assert outcome(b'{"text": "a"}\n' + b"[" * 1_000_000, "x.jsonl") == ["read 1", "file_line"]


def test_one_worker_reads_many_files_and_is_replaced_after_its_end() -> None:
    assert outcome(GOOD, "x.html") == ["read None"]
    [process] = apart._idle
    assert outcome(word(word_paragraph("a")), "x.docx") == ["read None"]
    assert apart._idle == [process]
    os.kill(process._process.pid, signal.SIGKILL)
    process._process.wait()
    assert outcome(GOOD, "x.html") == ["read None"]
    assert apart._idle != [process]


def test_what_is_slow_in_an_archive_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(limits.SETTING, "0.4")
    slow = b"<html><body>" + b"<p>52 came free." * 50_000
    data = zipped({"a.html": GOOD, "b.html": slow, "c.html": GOOD})
    assert outcome(data, "x.zip") == ["read a.html", "file_slow", "read c.html"]


def test_what_is_slow_among_pages_that_are_passed_over_costs_only_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Pages that are passed over are not told one by one, and yet it is known which is slow."""
    monkeypatch.setenv(limits.SETTING, "0.4")
    idle = page(title="Roads", paragraphs=("The mayor opened the bridge. " * 20,))
    slow = b"<html><body>" + b"<p>52 prisoners came free." * 50_000
    pages: dict[str, str | bytes] = {f"{n}.html": idle for n in range(9)}
    data = zipped({**pages, "a.html": slow, "b.html": idle, "c.html": GOOD, "d.html": idle})
    told = [
        each.code if isinstance(each, UnreadableReportError) else each.part or "passed over"
        for each in read_apart("x.zip", data=data, relevant=True)
    ]
    assert told == [*["passed over"] * 9, "file_slow", "passed over", "c.html", "passed over"]


def test_what_is_slow_in_an_archive_in_an_archive_costs_only_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(limits.SETTING, "0.4")
    slow = b"<html><body>" + b"<p>52 came free." * 50_000
    data = zipped({"a.zip": zipped({"b.html": GOOD, "c.html": slow}), "d.html": GOOD})
    assert outcome(data, "x.zip") == ["read a.zip#b.html", "file_slow", "read d.html"]


def test_a_worker_that_breaks_down_among_pages_that_are_passed_over_is_replaced(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun: list[apart._Worker] = []

    class Known(apart._Worker):
        def __init__(self) -> None:
            super().__init__()
            begun.append(self)

    monkeypatch.setattr(apart, "_Worker", Known)
    apart._end_all()
    idle = page(title="Roads", paragraphs=("The mayor opened the bridge. " * 20,))
    data = zipped({f"{n}.html": idle for n in range(8_000)} | {"end.html": GOOD})
    found = read_apart("x.zip", data=data, relevant=True)
    told = [next(found)]
    os.kill(begun[0]._process.pid, signal.SIGKILL)
    told += found
    assert len(begun) == 2
    assert [isinstance(each, LoadedReport) and each.is_passed_over for each in told] == [
        *[True] * 8_000,
        False,
    ]


def test_the_worker_does_not_see_secrets_nor_the_folder_it_is_started_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('a module of the folder was run')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DREHTUER_SECOND_KEY", "key-of-somebody")
    apart._end_all()
    assert outcome(GOOD, "x.html") == ["read None"]
    environment = Path(f"/proc/{apart._idle[0]._process.pid}/environ")
    if environment.exists():
        assert b"key-of-somebody" not in environment.read_bytes()


def test_a_worker_that_has_grown_asks_to_be_replaced_in_the_midst_of_an_archive(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(worker, "_is_full", lambda: True)
    monkeypatch.setattr(worker, "limit_time", lambda seconds: None)
    data = zipped({"a.txt": "a", "b.txt": "b", "c.txt": "c"})
    for start in (0, 1):  # at least one part is read, so that it comes to an end
        answers = [told for told, _ in worker._answers(Order("x.zip", start=start), None, data, 1)]
        assert [told["report"]["part"] for told in answers if "report" in told] == [
            "ab"[start] + ".txt"
        ]
        assert answers[-1] == {"renew": start + 1}


def test_what_was_begun_and_left_does_not_disturb_the_next() -> None:
    data = zipped({f"{n}.txt": str(n) for n in range(50)})
    found = read_apart("x.zip", data=data)
    first = next(found)
    assert isinstance(first, LoadedReport)
    found.close()
    assert outcome(GOOD, "x.html") == ["read None"]


@pytest.mark.parametrize("value", ["", "x", "-1"])
def test_a_time_limit_that_is_none_is_not_taken(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(limits.SETTING, value)
    assert limits.time_limit() > 0


def test_a_time_limit_without_end_is_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(limits.SETTING, "1e400")
    assert limits.time_limit() == 86400
