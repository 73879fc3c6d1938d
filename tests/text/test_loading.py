"""Files and folders become text: encodings, refusals, and what sources.toml adds."""

from __future__ import annotations

import codecs
import gzip
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent / "formats"))

from made_files import page, word, word_paragraph, zipped

from drehtuer.errors import DateError, DrehtuerError, UnreadableReportError
from drehtuer.text import decoding, loading, sources
from drehtuer.text.decoding import decode
from drehtuer.text.loaded import LoadedReport
from drehtuer.text.loading import FoundReports, file_hash, find_reports, load, load_each
from drehtuer.text.sources import Source, calendar_date, read_sources

GERMAN = "Die Häftlinge dürfen „zurück“ – sagt das Büro.\r\nÜber 1.000 Männer, meist jünger.\n"
FRENCH = "Les prisonniers libérés étaient épuisés ; où sont les élèves arrêtés à Noël ?\n"
SPANISH = "Las autoridades excarcelaron a más niños y señoras. ¿Cuántas? ¡Según él, ningún año!\n"
POLISH = "Uwolnieni więźniowie dotarli na Litwę; część wróciła później, żaden nie był skazany.\n"
RUSSIAN = "Власти освободили заключённых. Юрист из Минска сообщил «Вясне» об арестах.\n"
UKRAINIAN = "Звільнені в'язні приїхали до Києва; їхні родини чекали щонайменше рік.\n"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (GERMAN.encode("utf-8"), GERMAN),
        (GERMAN.encode("utf-8-sig"), GERMAN),
        (RUSSIAN.encode("utf-16"), RUSSIAN),
        (b"\xfe\xff" + GERMAN.encode("utf-16-be"), GERMAN),
        (RUSSIAN.encode("utf-32"), RUSSIAN),
        (b"one\r\ntwo\rthree\n\x0cfour", "one\r\ntwo\rthree\n\x0cfour"),
    ],
)
def test_unicode_is_decoded_without_a_warning(data: bytes, text: str) -> None:
    assert decode(data, "x.txt") == (text, ())


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "cp1252"),
        (FRENCH, "cp1252"),
        (SPANISH, "cp1252"),
        (POLISH, "cp1250"),
        (RUSSIAN, "cp1251"),
        (UKRAINIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (POLISH, "iso8859-2"),
        (RUSSIAN, "iso8859-5"),
        (RUSSIAN, "cp866"),
        (GERMAN, "cp850"),
        (GERMAN, "mac-roman"),
        (FRENCH, "mac-roman"),
        (SPANISH, "mac-roman"),
        (SPANISH, "cp850"),
        (POLISH, "cp852"),
        (POLISH, "mac-latin2"),
        (RUSSIAN, "mac-cyrillic"),
        (UKRAINIAN, "mac-cyrillic"),
        (UKRAINIAN, "koi8-u"),
        (UKRAINIAN, "cp1125"),
    ],
)
def test_code_pages_are_told_apart_and_warned_of(text: str, encoding: str) -> None:
    for sign, plain in zip("«»„“–", '""""-', strict=True):  # which not all of them have
        text = text if encoding.startswith("cp125") else text.replace(sign, plain)
    assert decode(text.encode(encoding), "x.txt") == (
        text,
        (("encoding", {"encoding": encoding}),),
    )


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [GERMAN, POLISH, RUSSIAN, UKRAINIAN])
def test_utf16_needs_no_mark_where_it_is_clear(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "x.txt") == (text, (("encoding", {"encoding": encoding}),))


@pytest.mark.parametrize(
    "data",
    [
        GERMAN.encode("utf-16-le")[:-1],
        b"word\0word " * 20,
        bytes(range(256)) * 4,
        GERMAN.encode("utf-32-le"),
        b"\0\x01\0 \0\x02" * 40,
    ],
)
def test_what_only_looks_like_utf16_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableReportError, match="no text"):
        decode(data, "x.txt")


def test_one_broken_byte_does_not_make_utf8_another_encoding() -> None:
    loaded = decode(GERMAN.encode() + b"\xe4", "x.txt")
    assert loaded == (GERMAN + "\ufffd", (("damaged", {"number": "1"}),))


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf"])
def test_an_empty_file_is_read_with_a_warning(data: bytes) -> None:
    assert decode(data, "x.txt").warnings == (("empty", {}),)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture"),
        (b"7z\xbc\xaf\x27\x1c\0\x04", "unpack it"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old office document"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "password",
        ),
        ("Minsk".encode("utf-16-le"), "unknown encoding"),
        (b"\xff\xfeM\x00i", "UTF-16"),
        (bytes(range(1, 9)) * 9, "no text"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableReportError, match=rf"^x\.txt: .*{words}"):
        decode(data, "x.txt")


@given(st.text())
def test_any_text_survives_utf8(text: str) -> None:
    data = text.encode("utf-8", "ignore")
    try:
        loaded = decode(data, "x.txt")
    except UnreadableReportError:
        return  # control characters
    assert loaded.text == data.decode("utf-8-sig")


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_one_line(data: bytes) -> None:
    try:
        said = decode(data, "x.txt").text and "x.txt: "
    except UnreadableReportError as error:
        said = str(error)
    marks = (codecs.BOM_UTF8, codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE)
    assert said.startswith("x.txt: ") or data in marks or not data.strip(codecs.BOM_UTF8)
    assert "\n" not in said


def test_a_file_over_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (decoding, loading):
        monkeypatch.setattr(module, "SIZE_LIMIT", 1_000_000)
    file = tmp_path / "long.txt"
    file.write_bytes(b"a" * 1_000_000)
    assert len(load(file).text) == 1_000_000
    file.write_bytes(b"a" * 1_000_001)
    with pytest.raises(UnreadableReportError, match="larger than 1 MB; split it"):
        load(file)


@pytest.mark.parametrize("unit", ["ä", "ä ", "aaaaaaaaaaaaaaaaaaaa", "Häftlinge "])
def test_decoding_takes_linear_time(unit: str) -> None:
    def seconds(size: int) -> float:
        data = (unit * (size // len(unit))).encode("cp1252") + b"\xe4"
        started = time.process_time()
        decode(data, "x.txt")
        return time.process_time() - started

    seconds(1_000)  # warm
    assert seconds(400_000) < 0.05 + 40 * seconds(40_000)


def test_folders_are_read_deep_sorted_and_without_what_is_hidden(tmp_path: Path) -> None:
    names = [
        "b.txt",
        "a.md",
        "C.TXT",
        "sub/d.txt",
        ".hidden.txt",
        ".git/e.txt",
        "README.md",
        "f.png",
        "g.jsonl",
    ]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = find_reports([tmp_path])
    assert [str(file.relative_to(tmp_path)) for file in found.files] == [
        "C.TXT",
        "a.md",
        "b.txt",
        "sub/d.txt",
    ]
    assert found.errors == ()


def test_what_may_never_end_is_passed_over_and_what_is_missing_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "round").symlink_to(tmp_path)
    assert [file.name for file in find_reports([tmp_path]).files] == ["gone.txt"]


def test_a_folder_within_that_cannot_be_opened_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, closed = tmp_path / "a.txt", tmp_path / "closed"
    file.write_text("x")
    closed.mkdir()
    opened = os.scandir

    def scandir(path: str) -> object:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = find_reports([tmp_path])
    assert found.files == (file,)
    (error,) = found.errors
    assert str(error) == f"{closed}: the folder cannot be opened (Permission denied)"


def test_a_path_that_cannot_even_be_looked_at_is_told(tmp_path: Path) -> None:
    (error,) = find_reports([tmp_path / ("a" * 300)]).errors
    assert "cannot be opened" in str(error)


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("x")
    assert find_reports([file, tmp_path, tmp_path / "." / "a.txt"]).files == (file,)


def test_a_path_without_reports_is_an_error_beside_the_others(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    file = tmp_path / "a.txt"
    file.write_text("x")
    program = tmp_path / "a.py"
    program.write_bytes(b"x")
    found = find_reports([tmp_path / "missing.txt", file, tmp_path / "empty", program])
    assert found.files == (file,)
    messages = [str(error) for error in found.errors]
    assert [message.startswith(str(tmp_path)) for message in messages] == [True] * 3
    assert "no such file" in messages[0]
    assert "no reports in this folder" in messages[1]
    assert "save the text" in messages[2]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a.doc", "old office document"),
        ("a.PAGES", "documents of this program"),
        ("a.7z", "unpack it"),
        ("a.tar.lz", "unpack it"),
        ("a.msg", "as .eml"),
        ("a.xlsx", "drehtuer register"),
        ("a.csv", "drehtuer register"),
        ("a.jpeg", "OCR"),
        ("a.py", "save the text"),
    ],
)
def test_a_file_of_another_kind_is_told_what_to_do_with(
    tmp_path: Path, name: str, words: str
) -> None:
    (tmp_path / name).write_bytes(b"x")
    [error] = find_reports([tmp_path / name]).errors
    assert words in str(error)


def test_what_may_be_a_report_in_a_folder_is_told_and_the_rest_passed_over(tmp_path: Path) -> None:
    (tmp_path / "0.doc").write_bytes(b"{\\rtf1 a}")
    for name in ("a.txt", "b.doc", "c.rar", "d.xlsx", "e.png", "f.py", "g", ".h.doc", "~$b.doc"):
        (tmp_path / name).write_bytes(b"x")
    found = find_reports([tmp_path])
    assert found.files == (tmp_path / "0.doc", tmp_path / "a.txt")
    told = [str(error).removeprefix(str(tmp_path)) for error in found.errors]
    assert [each[:6] for each in told] == ["/b.doc", "/c.rar"]
    assert [file.name for file in found.left] == ["f.py", "g"]


@pytest.mark.parametrize(
    ("name", "data", "is_read"),
    [
        ("12345", b"<!doctype html>", True),
        ("index.php", b"<html>", True),
        ("article.asp?id=3", b"<html>", True),
        ("letter", b"{\\rtf1 a}", True),
        ("dossier.download", b"%PDF-1.7", True),
        ("program.jar", b"PK\x03\x04", False),
        ("notes.log", b"Minsk freed 52 prisoners.", False),
        ("LICENSE", b"Permission is granted", False),
    ],
)
def test_a_file_in_a_folder_whose_name_says_nothing_is_read_if_it_is_a_document(
    tmp_path: Path, name: str, data: bytes, is_read: bool
) -> None:
    file, beside = tmp_path / name, tmp_path / "a.txt"
    beside.write_bytes(b"x")
    file.write_bytes(data)
    found = find_reports([tmp_path])
    assert set(found.files) == ({file, beside} if is_read else {beside})
    assert found.left == (() if is_read else (file,))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("Report of 5.12.2025", b"x"),
        ("a.v2-final", b"x"),
        ("a.docm", b"PK\x03\x04"),
        ("a.download", b"%PDF-1.7"),
        ("a.php", b"<!doctype html>"),
    ],
)
def test_a_named_file_is_read_that_says_what_it_is_or_has_no_real_ending(
    tmp_path: Path, name: str, data: bytes
) -> None:
    (tmp_path / name).write_bytes(data)
    assert find_reports([tmp_path / name]) == FoundReports((tmp_path / name,))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
@pytest.mark.parametrize("data", [b"Text. " * 999, zipped({"a.txt": "Text."}), page().encode()])
def test_a_pipe_is_read_once_and_whole(tmp_path: Path, data: bytes) -> None:
    pipe, file = tmp_path / "pipe", tmp_path / "file"
    os.mkfifo(pipe)
    file.write_bytes(data)
    with ThreadPoolExecutor() as other:
        written = other.submit(pipe.write_bytes, data)
        assert file_hash(pipe) is None
        told = list(load_each(pipe, keep=True))
        written.result()
    assert told == list(load_each(file, keep=True))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", word(word_paragraph("Text."))),
        ("a.html", page().encode()),
        ("a.txt.gz", gzip.compress(b"Text.", mtime=0)),
        ("a.rtf", b"{\\rtf1 Text.}"),
    ],
)
def test_the_bytes_of_a_document_are_kept_on_wish(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    [kept] = load_each(tmp_path / name, keep=True)
    [other] = load_each(tmp_path / name)
    assert isinstance(kept, LoadedReport)
    assert isinstance(other, LoadedReport)
    assert (kept.original, other.original) == (data, None)


@pytest.mark.parametrize("name", ["missing.txt", "a\0b.txt", ""])
def test_a_file_that_cannot_be_opened_says_so(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableReportError):
        load(str(tmp_path / name) if name else tmp_path)


@pytest.mark.parametrize("text", ["2025", "2025-12", "2025-12-05", "2024-02-29", " 2025 "])
def test_calendar_dates_are_taken(text: str) -> None:
    assert calendar_date(text) == text.strip()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2025-02-30", "give the month or year only"),
        ("2025-13", "no date of the calendar"),
        ("0000", "no date of the calendar"),
        ("5.12.2025", "write a year, a month or a day"),
        ("2025-1-5", "write a year"),
        ("2025/2026", "write a year"),
        ("٢٠٢٥", "write a year"),
        ("", "write a year"),
    ],
)
def test_other_dates_are_refused_with_what_to_do(text: str, words: str) -> None:
    with pytest.raises(DateError, match=words) as caught:
        calendar_date(text)
    assert isinstance(caught.value, DrehtuerError)


def test_sources_say_what_the_texts_do_not(tmp_path: Path) -> None:
    (tmp_path / sources.FILE_NAME).write_text(
        '\ufeff["a.txt"]\npublished = "2025-12"\noutlet = "Ö1"\nlanguage = "de"\n'
        '["b.txt"]\npublished = 2025-08-15\n',
        encoding="utf-8",
    )
    assert read_sources(tmp_path) == (
        {"a.txt": Source("2025-12", "Ö1", "de"), "b.txt": Source("2025-08-15")},
        (),
    )


def test_a_folder_without_sources_says_nothing(tmp_path: Path) -> None:
    assert read_sources(tmp_path) == ({}, ())


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'["a.txt"]\npublished = "2025', "line 2"),
        (b'["a.txt"\n', "line 1"),
        (b'["a.txt"]\nx = 1\nx = 2\n', "line 3"),
        (b'["a.txt"]\n\noutlet = "\xe4"\n', "line 3 is not UTF-8"),
    ],
)
def test_broken_sources_name_the_line(tmp_path: Path, content: bytes, words: str) -> None:
    (tmp_path / sources.FILE_NAME).write_bytes(content)
    by_name, errors = read_sources(tmp_path)
    assert by_name == {}
    assert [words in str(error) for error in errors] == [True]
    assert str(errors[0]).startswith(str(tmp_path / sources.FILE_NAME))


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ('published = "2025-02-30"', "no date of the calendar"),
        ("published = 2025", "in quotation marks"),
        ("published = 2025-08-15T10:00:00", "in quotation marks"),
        ("outlet = 7", "in quotation marks"),
        ('language = "German"', "two letters"),
        ('publised = "2025"', "'publised' is none of published, outlet, language"),
    ],
)
def test_an_entry_with_a_mistake_is_left_out_and_the_others_stay(
    tmp_path: Path, entry: str, words: str
) -> None:
    (tmp_path / sources.FILE_NAME).write_text(f'["a.txt"]\n{entry}\n["b.txt"]\noutlet = "X"\n')
    by_name, errors = read_sources(tmp_path)
    assert by_name == {"b.txt": Source(outlet="X")}
    assert len(errors) == 1
    assert words in str(errors[0])
    assert '["a.txt"]' in str(errors[0])


def test_an_entry_that_is_no_table_is_told(tmp_path: Path) -> None:
    (tmp_path / sources.FILE_NAME).write_text('published = "2025"\n')
    assert "expected a table" in str(read_sources(tmp_path).errors[0])
