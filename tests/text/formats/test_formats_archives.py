"""Feeds, JSON Lines and archives: many reports in one file, each under its own name."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import random
import tarfile
import warnings
import zipfile
from collections.abc import Callable
from typing import Literal

import pytest
from made_files import mail, page, warc_record, word, word_paragraph, zipped

from drehtuer.model import Origin
from drehtuer.text.errors import ReportFileError
from drehtuer.text.formats import archives, kind_of
from drehtuer.text.formats.archives import LARGEST_PART
from drehtuer.text.formats.feeds import read_feed
from drehtuer.text.formats.naming import DistinctNames
from drehtuer.text.formats.reading import MOST_ERRORS, Order, steps
from drehtuer.text.loaded import LoadedReport

RSS = """<?xml version="1.0"?><rss version="2.0"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Viasna</title>
<language>en-us</language><item><title>52 freed &amp; flown out</title>
<link>https://spring96.org/en/1</link><guid>one</guid><dc:creator>Anna Smith</dc:creator>
<pubDate>Fri, 05 Dec 2025 23:30:00 -0500</pubDate><description>short</description>
<content:encoded><![CDATA[<p>In September 52 came free.</p><p>More follow.</p>]]></content:encoded>
</item><item><description>Only this.</description></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Viasna</title><entry>
<title type="html">Zw&amp;ouml;lf frei</title><id>urn:1</id><updated>2025-12-06T01:00:00Z</updated>
<link rel="self" href="https://example.org/self"/><link href="https://spring96.org/de/1"/>
<published>2025-12-05T01:00:00Z</published><author><name>Anna</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>A &lt;b&gt;</p><p>C</p></div>
</content></entry></feed>"""


def read(data: bytes, name: str, **how: object) -> list[LoadedReport | ReportFileError]:
    order = Order(name, **how)
    found = [step.found for step in steps(order, io.BytesIO(data), len(data))]
    return [each for each in found if each is not None]


def told(data: bytes, name: str, **how: object) -> list[tuple[str | None, str]]:
    """The name of each part and its text, or the code of its error."""
    return [
        (each.part, each.text.strip()) if isinstance(each, LoadedReport) else ("error", each.code)
        for each in read(data, name, **how)
    ]


def test_each_entry_of_rss_is_a_report() -> None:
    first, second = read_feed(RSS.encode(), "x.rss", Origin())
    assert first.text == "52 freed & flown out\n\nIn September 52 came free.\n\nMore follow.\n"
    assert first.part == "one"
    assert first.origin == Origin(
        title="52 freed & flown out",
        author="Anna Smith",
        outlet="Viasna",
        published="2025-12-05",
        language="en",
        address="https://spring96.org/en/1",
    )
    assert (second.part, second.text) == ("2", "Only this.\n")


def test_each_entry_of_atom_is_a_report() -> None:
    [entry] = read_feed(ATOM.encode(), "x.atom", Origin())
    assert entry.text == "Zwölf frei\n\nA <b>\n\nC\n"
    assert (entry.part, entry.origin.published) == ("urn:1", "2025-12-05")
    assert (entry.origin.address, entry.origin.author) == ("https://spring96.org/de/1", "Anna")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<opml/>", "file_no_feed"),
        (b"<rss><channel>", "file_damaged"),
        (b"", "file_damaged"),
        (b'<!DOCTYPE rss [<!ENTITY a "b">]><rss/>', "file_entities"),
        (b"<rss>" + b"<a>" * 1000, "file_deep"),
    ],
)
def test_what_is_no_good_feed_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(ReportFileError) as caught:
        list(read_feed(data, "x.rss", Origin()))
    assert caught.value.code == code


def test_json_lines_are_read_by_the_usual_names() -> None:
    record = {
        "headline": "Free",
        "body": "52 came free.",
        "date": "2025-12-05",
        "url": "https://x.org",
    }
    [found] = read(json.dumps(record).encode(), "x.jsonl")
    assert found.text == "Free\n\n52 came free."
    assert found.part == "1"
    assert found.origin == Origin(title="Free", published="2025-12-05", address="https://x.org")


def test_json_lines_are_read_by_the_names_that_are_given() -> None:
    record = {"id": 7, "text": "no", "doc": {"full": "52 came free.", "day": "2025-12-05T01:00Z"}}
    names = {"text": "doc.full", "published": "doc.day"}
    [found] = read(json.dumps(record).encode(), "x.jsonl", names=names)
    assert (found.part, found.text) == ("7", "52 came free.")
    assert found.origin.published == "2025-12-05"


@pytest.mark.parametrize(
    ("date", "day", "codes"),
    [
        ("2025-12-05 08:00:00", "2025-12-05", []),
        ("20251205", "2025-12-05", []),
        ("Fri, 05 Dec 2025 08:00:00 GMT", "2025-12-05", []),
        (1764921600, "2025-12-05", []),
        (1764921600.5, "2025-12-05", []),
        (1764921600000, "2025-12-05", []),
        ("05.12.2025", None, ["date_unread"]),
        (7, None, ["date_unread"]),
        ("", None, []),
        (None, None, []),
    ],
)
def test_the_day_of_a_line_is_read_as_programs_write_it_or_told(
    date: object, day: str | None, codes: list[str]
) -> None:
    [found] = read(json.dumps({"text": "52 came free.", "date": date}).encode(), "x.jsonl")
    assert found.origin.published == day
    assert [code for code, _ in found.warnings] == codes


def test_the_paragraphs_of_a_line_may_be_a_list() -> None:
    record = {"text": ["52 came free.", "More follow."], "author": ["Ann", "Ben"], "id": [1]}
    [found] = read(json.dumps(record).encode(), "x.jsonl")
    assert found.text == "52 came free.\n\nMore follow."
    assert (found.origin.author, found.part) == ("Ann, Ben", "1")


def test_a_broken_line_is_told_by_its_number_and_the_rest_is_read() -> None:
    lines = ['{"text": "a"}', "{", "", "[1]", '{"x": 1}', "[" * 100_000, '{"text": "b"}']
    assert told("\n".join(lines).encode(), "x.jsonl") == [
        ("1", "a"),
        ("error", "file_line"),
        ("error", "file_line"),
        ("error", "file_no_field"),
        ("error", "file_line"),
        ("7", "b"),
    ]


INNER = zipped({"b.txt": "fourteen", "README.md": "no", ".hidden.txt": "no", "c.bin": b"\0"})


def test_a_zip_is_read_file_by_file_and_archives_in_it_too() -> None:
    document = word(word_paragraph("a document"))
    data = zipped({"a.txt": "twelve", "in.zip": INNER, "sub/d.docx": document, "e.png": b"\0"})
    assert told(data, "x.zip") == [
        ("a.txt", "twelve"),
        ("in.zip#b.txt", "fourteen"),
        ("sub/d.docx", "a document"),
    ]


def tarred(mode: Literal["w", "w:gz", "w:bz2", "w:xz"]) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode=mode) as archive:
        for name, data in (("x.html", page().encode()), ("y.txt", b"twelve"), ("z.png", b"\0")):
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/hostname"
        archive.addfile(link)
    return made.getvalue()


def without_magic(tar: bytes) -> bytes:
    """A tar as the first programs made them, its sums made anew."""
    made = bytearray(tar)
    while (place := made.find(b"ustar")) >= 0:
        head = memoryview(made)[place - 257 : place + 255]
        head[148:156] = b" " * 8
        head[257:265] = bytes(8)
        head[148:156] = b"%06o\0 " % sum(head)
        head.release()
    return bytes(made)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (tarred("w"), "x.tar"),
        (tarred("w:gz"), "x.tgz"),
        (tarred("w:bz2"), "x.tar.bz2"),
        (tarred("w:xz"), "x.txz"),
        (tarred("w:xz"), "x.tar"),
        (lzma.compress(bz2.compress(tarred("w"))), "x.tar.bz2.xz"),
        (without_magic(tarred("w")), "x.tar"),
    ],
)
def test_a_tar_is_read_file_by_file_and_links_are_not_followed(data: bytes, name: str) -> None:
    found = told(data, name)
    assert [part for part, _ in found] == ["x.html", "y.txt"]
    assert found[0][1].startswith("Fifty-two came free in September\n\nOn 5 December")


def packed_by_zstd(data: bytes) -> bytes:
    made = io.BytesIO()
    with pytest.importorskip("fastwarc.stream_io").ZstdWriter(made) as packer:
        packer.write(data)
    return made.getvalue()


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": packed_by_zstd,
}


@pytest.mark.parametrize("suffix", PACKERS)
def test_what_was_packed_is_read_as_what_it_is(suffix: str) -> None:
    packed = PACKERS[suffix]
    assert told(packed(b'{"text": "a"}'), f"x.jsonl{suffix}") == [("1", "a")]
    assert told(packed(b"# a"), f"x.md{suffix}") == [(None, "a")]
    assert told(packed(word(word_paragraph("a"))), f"x.docx{suffix}") == [(None, "a")]
    assert told(packed(INNER), f"x.zip{suffix}") == [("b.txt", "fourteen")]
    assert told(packed(tarred("w")), f"x.tar{suffix}")[1] == ("y.txt", "twelve")
    assert told(packed(b"".join(RECORDS)), f"x.warc{suffix}")[1] == (
        "https://spring96.org/robots.txt",
        "twelve",
    )
    [(part, text)] = told(packed(page().encode()), f"x.html{suffix}")
    assert part is None
    assert text.startswith("Fifty-two")
    within = zipped({f"a.md{suffix}": packed(b"# a"), f"b{suffix}": packed(b"b")})
    assert told(within, "x.zip") == [(f"a.md{suffix}", "a")]


@pytest.mark.parametrize("suffix", PACKERS)
@pytest.mark.parametrize("end", [15, 200, -1])
def test_what_was_packed_and_cut_is_told(suffix: str, end: int) -> None:
    cut = PACKERS[suffix](b" ".join(b"%d" % number for number in range(1000)))[:end]
    assert told(cut, f"x.txt{suffix}") == [("error", "file_damaged")]


@pytest.mark.parametrize("suffix", PACKERS)
def test_what_follows_packed_upon_packed_is_read_too(suffix: str) -> None:
    packed = PACKERS[suffix]
    assert told(packed(b"twelve ") + packed(b"men"), f"x.txt{suffix}") == [(None, "twelve men")]


@pytest.mark.parametrize("suffix", PACKERS)
def test_the_whole_files_before_the_damage_of_a_packed_tar_are_read(suffix: str) -> None:
    chance = random.Random(1)
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for name in ("a.txt", "b.txt", "c.txt"):
            data = chance.randbytes(600_000).hex().encode()
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    packed = PACKERS[suffix](made.getvalue())
    found = told(packed[: len(packed) * 9 // 10], f"x.tar{suffix}")
    assert [part for part, _ in found] == ["a.txt", "b.txt", "error"]


@pytest.mark.parametrize("suffix", PACKERS)
def test_the_whole_pages_before_the_damage_of_a_packed_warc_are_read(suffix: str) -> None:
    chance = random.Random(1)
    texts = [chance.randbytes(600_000).hex().encode() for _ in range(3)]
    records = [
        warc_record(f"https://x.org/{n}", text, "text/plain") for n, text in enumerate(texts)
    ]
    packed = PACKERS[suffix](b"".join(records))
    found = told(packed[: len(packed) * 9 // 10], f"x.warc{suffix}")
    assert [part for part, _ in found] == ["https://x.org/0", "https://x.org/1", "error"]


def duplicates(*parts: tuple[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive, warnings.catch_warnings(action="ignore"):
        for name, content in parts:
            archive.writestr(name, content)
    return made.getvalue()


def tar_of(*parts: tuple[str, str]) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for name, content in parts:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content.encode()))
    return made.getvalue()


TWICE = (("a.txt", "one"), ("a.txt", "two"), ("b.txt", "three"), ("a.txt", "four"))
TWICE_TOLD = [("a.txt", "one"), ("a.txt (2)", "two"), ("b.txt", "three"), ("a.txt (3)", "four")]


@pytest.mark.parametrize(
    ("data", "name", "found"),
    [
        (duplicates(*TWICE), "x.zip", TWICE_TOLD),
        (tar_of(*TWICE), "x.tar", TWICE_TOLD),
        (duplicates(*TWICE[:2], ("a.txt", "{")), "x.zip", [*TWICE_TOLD[:2], ("a.txt (3)", "{")]),
        (
            zipped({"y.zip": duplicates(*TWICE[:2])}),
            "x.zip",
            [("y.zip#a.txt", "one"), ("y.zip#a.txt (2)", "two")],
        ),
        (
            b'{"id": 2, "text": "one"}\n{"text": "two"}\n{"id": "2 (2)", "text": "three"}',
            "x.jsonl",
            [("2", "one"), ("2 (2)", "two"), ("2 (2) (2)", "three")],
        ),
        (
            b"<rss><item><guid>a</guid><description>one</description></item>"
            b"<item><guid>a</guid><description>two</description></item></rss>",
            "x.rss",
            [("a", "one"), ("a (2)", "two")],
        ),
        (
            warc_record("https://x.org", b"one", "text/plain")
            + warc_record("https://x.org", b"two", "text/plain"),
            "x.warc",
            [("https://x.org", "one"), ("https://x.org (2)", "two")],
        ),
    ],
)
def test_parts_of_one_name_are_told_apart(
    data: bytes, name: str, found: list[tuple[str, str]]
) -> None:
    assert told(data, name) == told(data, name) == found


def test_parts_of_one_name_are_called_the_same_wherever_reading_begins() -> None:
    assert told(duplicates(*TWICE), "x.zip", start=1) == TWICE_TOLD[1:]


def test_many_parts_of_one_name_are_named_in_good_time() -> None:
    names = DistinctNames()
    assert [names.of("a") for _ in range(100_000)][-1] == "a (100000)"


def test_a_damaged_file_in_an_archive_within_another_does_not_stop_the_rest() -> None:
    inner = bytearray(zipped({"a.txt": "twelve" * 50, "b.txt": "fourteen"}))
    inner[40] ^= 0xFF
    found = told(zipped({"x.zip": bytes(inner)}), "y.zip")
    assert found == [("error", "file_damaged"), ("x.zip#b.txt", "fourteen")]


def test_files_that_came_with_a_mail_are_read_too() -> None:
    plain = mail("Twelve.\r\n").decode()
    head, _, body = plain.partition("Content-Type")
    data = (
        f'{head}MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="a"\r\n\r\n'
        f"--a\r\nContent-Type{body}\r\n--a\r\nContent-Type: text/plain\r\n"
        'Content-Disposition: attachment; filename="list.txt"\r\n\r\nfourteen\r\n'
        "--a\r\nContent-Type: image/png\r\n"
        'Content-Disposition: attachment; filename="x.png"\r\n\r\nno\r\n--a--\r\n'
    )
    letter, attached = read(data.encode(), "x.eml")
    assert letter.text.strip() == "Twelve."
    assert (attached.part, attached.text.strip()) == ("list.txt", "fourteen")
    assert attached.origin == Origin(published="2025-12-05", outlet="Viasna")


BOX = (
    b"From news@spring96.org Fri Dec  5 10:00:00 2025\n"
    + mail("Twelve.\n")
    + b"\n\nFrom - Sat Dec  6 10:00:00 2025\n"
    + mail(">From here on 52.\n>>From here\nFrom now on.\n", more="Message-ID: <two@x>\r\n")
    + b"\nFrom - Sat Dec  6 10:00:00 2025\n"
    + mail("Fourteen.\n", more="Message-ID:\r\n <two@x>\r\n")
)


@pytest.mark.parametrize("name", ["x.mbox", "Inbox", "x.mbox.gz"])
def test_each_mail_in_a_mailbox_is_a_report(name: str) -> None:
    box = gzip.compress(BOX) if name.endswith(".gz") else BOX
    assert told(box, name) == [
        ("1", "Twelve."),
        ("two@x", "From here on 52.\n>From here\nFrom now on."),
        ("two@x (2)", "Fourteen."),
    ]
    assert {each.origin.published for each in read(box, name)} == {"2025-12-05"}


def test_a_mail_too_large_does_not_cost_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "LARGEST_PART", 500)
    box = BOX.replace(b"Twelve.\n", b"Twelve.\n" * 99)
    assert [part for part, _ in told(box, "x.mbox")] == ["error", "two@x", "two@x (2)"]


RECORDS = [
    warc_record("https://spring96.org/2025/12/05/a", page().encode()),
    warc_record("https://spring96.org/a.png", b"\x89PNG", "image/png"),
    warc_record("https://spring96.org/gone", page().encode(), status=404),
    warc_record("https://spring96.org/robots.txt", b"twelve", "text/plain; charset=utf-8"),
]


@pytest.mark.parametrize("packed", [False, True])
def test_the_pages_of_a_warc_are_named_by_their_addresses(packed: bool) -> None:
    data = b"".join(gzip.compress(record, mtime=0) if packed else record for record in RECORDS)
    first, second = read(data, "x.warc.gz" if packed else "x.warc")
    assert first.part == first.origin.address == "https://spring96.org/2025/12/05/a"
    assert (first.origin.published, first.origin.outlet) == ("2025-12-05", "spring96.org")
    assert (second.part, second.text) == ("https://spring96.org/robots.txt", "twelve")


def test_a_warc_may_be_packed_by_zstd() -> None:
    stream_io = pytest.importorskip("fastwarc.stream_io")
    made = io.BytesIO()
    with stream_io.ZstdWriter(made) as packer:
        packer.write(b"".join(RECORDS))
    assert [part for part, _ in told(made.getvalue(), "x.warc.zst")] == [
        "https://spring96.org/2025/12/05/a",
        "https://spring96.org/robots.txt",
    ]


def names_and_errors(data: bytes, name: str) -> tuple[list[str | None], list[str]]:
    found = read(data, name)
    return (
        [each.part for each in found if isinstance(each, LoadedReport)],
        [each.code for each in found if isinstance(each, ReportFileError)],
    )


@pytest.mark.parametrize("packed", [bytes, gzip.compress, packed_by_zstd])
@pytest.mark.parametrize(
    ("harm", "left"),
    [
        (lambda parts: [parts[0], b"GARBAGE\r\n\r\n", *parts[1:]], "0123"),
        (lambda parts: [parts[0], parts[1][:20], *parts[2:]], "023"),
        (lambda parts: [*parts[:3], parts[3][:-60]], "012"),
    ],
)
def test_behind_a_damaged_record_a_warc_is_read_on(
    packed: Callable[[bytes], bytes], harm: Callable[[list[bytes]], list[bytes]], left: str
) -> None:
    parts = [packed(warc_record(f"https://example.org/{n}", page().encode())) for n in range(4)]
    whole, errors = names_and_errors(b"".join(harm(parts)), "a.warc")
    assert "".join(name[-1] for name in whole if name) == left
    assert set(errors) <= {"file_record", "file_damaged"}
    assert errors


def test_a_record_too_large_does_not_cost_the_next() -> None:
    large = warc_record("https://example.org/0", b"<html>" + b"x" * LARGEST_PART)
    data = large + warc_record("https://example.org/1", page().encode())
    assert names_and_errors(data, "a.warc") == (["https://example.org/1"], ["file_too_large"])


def test_a_tar_of_a_folder_itself_is_read() -> None:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for name in ("./a.txt", "../b.txt", "./.hidden/c.txt"):
            info = tarfile.TarInfo(name)
            info.size = 6
            archive.addfile(info, io.BytesIO(b"twelve"))
    assert told(made.getvalue(), "a.tar") == [("./a.txt", "twelve"), ("../b.txt", "twelve")]


def test_the_bytes_of_parts_are_kept_on_wish() -> None:
    [found] = read(zipped({"a.txt": b"tw\xc3\xa4lve"}), "x.zip", keep=True)
    assert found.original == b"tw\xc3\xa4lve"
    [found] = read(zipped({"a.txt": b"twelve"}), "x.zip")
    assert found.original is None


def test_reading_can_begin_at_a_later_part() -> None:
    data = zipped({"a.txt": "a", "b.txt": "b", "c.txt": "c"})
    assert told(data, "x.zip", start=1) == [("b.txt", "b"), ("c.txt", "c")]


def moved(data: bytes, by: int) -> bytes:
    """A zip that says its directory lies so many bytes further than it does."""
    place = int.from_bytes(data[-6:-2], "little")
    return data[:-6] + (place + by).to_bytes(4, "little") + data[-2:]


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (zipped({}), "x.zip", "file_nothing"),
        (zipped({"a.png": b""}), "x.zip", "file_nothing"),
        (b"PK\x03\x04", "x.zip", "file_damaged"),
        (gzip.compress(bytes(range(48, 120)), mtime=0)[:-12], "x.txt.gz", "file_damaged"),
        (tarred("w")[:700], "x.tar", "file_damaged"),
        (b"\x28\xb5\x2f\xfd\0\0", "x.warc.zst", "file_damaged"),
        (b"WARC/1.0\r\n", "x.warc", "file_nothing"),
        (zipped({"a.txt": "a"})[40:], "x.zip", "file_damaged"),
        (b"7z\xbc\xaf\x27\x1c\0\x04", "x.txt", "file_archive"),
        (b"\n\n", "x.jsonl", "file_nothing"),
        # Found by bench/fuzz: a name in no encoding, and parts that begin before the file.
        (zipped({"ä.txt": "a"}).replace(b"\xc3\xa4", b"\xff\xff"), "x.zip", "file_damaged"),
        (zipped({"a": "b"}).replace(b"a\x50", b"\0\x50"), "x.zip", "file_nothing"),
        (moved(word(word_paragraph("a")), 1000), "x.docx", "file_damaged"),
    ],
)
def test_an_archive_without_reports_or_in_pieces_is_told(data: bytes, name: str, code: str) -> None:
    assert {error for _, error in told(data, name)} == {code}


def test_a_damaged_file_in_an_archive_does_not_stop_the_rest() -> None:
    data = bytearray(zipped({"a.txt": "twelve" * 50, "b.txt": "fourteen"}))
    data[40] ^= 0xFF
    assert told(bytes(data), "x.zip") == [("error", "file_damaged"), ("b.txt", "fourteen")]


def test_an_archive_of_nothing_but_damage_is_left() -> None:
    data = zipped({f"{n}.docx": b"PK\x03\x04" for n in range(3 * MOST_ERRORS)})
    found = told(data, "x.zip")
    assert len(found) == MOST_ERRORS + 1
    assert found[-1] == ("error", "file_traps")


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("a.txt", b"<html>", "plain"),
        ("a.txt", b"%PDF-1.4", "pdf"),
        ("a", b"<!DOCTYPE HTML>", "page"),
        ("a", b"\xef\xbb\xbf \n<?xml version='1.0'?><!-- x --><html>", "page"),
        ("a.xml", b"<?xml version='1.0'?><rss>", "feed"),
        ("a.htm", b"<p>", "page"),
        ("A.HTML", b"", "page"),
        ("a.eml", b"From: x", "mail"),
        ("a", b"From: x", "plain"),
        ("a.jsonl", b"{", "lines"),
        ("a.gz", b"\x1f\x8b", "gzip"),
        ("a.md", b"# x", "markdown"),
        ("a.warc", b"WARC/1.0", "warc"),
        ("a.tar", bytes(257) + b"ustar", "tar"),
        ("a.tar", b"", "tar"),
        ("a", b"\xfd7zXZ\0", "xz"),
        ("a.txt", b"{\\rtf1", "rich"),
        ("a", b"From a@b.org Fri Dec  5 10:00:00 2025\r\nFrom: a", "mailbox"),
        ("a", b"From Minsk on 5 December 2025 at 10:00 they came: 52\nNo:", "plain"),
        ("a.mbox", b"From: a", "mailbox"),
        ("a.mhtml", b"From: <Saved by a browser>", "saved"),
        ("a.docx", b"not PK\0", "zip"),
        ("a.docx", b"words", "plain"),
        ("a", b"BZh91AY&SY", "bzip2"),
        ("a", b"BZhas stood here", "plain"),
        ("a", b"\x50\x2a\x4d\x18", "zstd"),
        ("", b"", "plain"),
        ("a.txt", b"x %PDF-", "plain"),
    ],
)
def test_the_kind_of_a_file_is_told_by_content_before_name(
    name: str, head: bytes, kind: str
) -> None:
    assert kind_of(name, head) == kind
