"""Why a path gives no report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from drehtuer.errors import UnreadableReportError, WordedError


class ReportFileError(WordedError, UnreadableReportError):
    """Why a path, or a part of a file, gives no report."""

    messages: ClassVar[Mapping[str, str]] = {
        "file_missing": "{path}: there is no such file or folder; check the path",
        "file_closed": "{path}: the file cannot be opened ({reason})",
        "file_other": (
            "{path}: files of this kind are not read, but {suffixes}; save the text of this one "
            "as .txt"
        ),
        "file_address": (
            "{path}: addresses are only fetched by drehtuer watch --fetch; or save the page, and "
            "name its file"
        ),
        "file_answer": "{path}: no page, feed, PDF or text, but {kind}; it is not read",
        "file_too_large": "{path}: larger than {megabytes} MB; split it into its reports",
        "file_document": (
            "{path}: documents of this program are not read; save it as .docx, .odt or .pdf"
        ),
        "file_archive": (
            "{path}: archives of this kind are not read; unpack it, and name its folder"
        ),
        "file_outlook": "{path}: this is a file of Outlook; save its mails as .eml",
        "file_table": (
            "{path}: this is a table and no report; a list of people goes to drehtuer register"
        ),
        "file_picture": "{path}: this is a picture; have its text recognised (OCR) first",
        "file_office": "{path}: this is an old office document; save it as .docx or .odt",
        "file_binary": "{path}: this is no text, or in an unknown encoding; save it as UTF-8",
        "file_broken": "{path}: broken {encoding} at byte {byte}; save it as UTF-8",
        "file_package": (
            "{path}: to read {kind}, more packages are needed: pip install 'drehtuer[formats]'"
        ),
        "file_slow": (
            "{path}: reading took longer than {seconds} seconds of computing, as traps do; it "
            "was left out. If it is to be trusted, allow more: DREHTUER_TIME_LIMIT=SECONDS"
        ),
        "file_memory": (
            "{path}: reading took more than {megabytes} MB of memory, as traps do; the file was "
            "left out"
        ),
        "file_crashed": (
            "{path}: the program that reads such files broke down over it; it is damaged or a trap"
        ),
        "file_damaged": (
            "{path}: damaged, or not what its name says ({reason}); take it from where it came "
            "once more"
        ),
        "file_record": (
            "{path}: a record behind byte {place} is damaged ({reason}); it was left out, and what "
            "follows is read"
        ),
        "file_password": "{path}: protected with a password; open it and save it without one",
        "file_expands": (
            "{path}: unpacked it is larger than {megabytes} MB, out of all proportion, as traps "
            "are; it was left out"
        ),
        "file_nested": "{path}: packed more than {depth} times over; unpack it first",
        "file_deep": (
            "{path}: its elements lie more than {depth} deep within one another, as traps have it "
            "and pages do not; it was left out. Is it to be trusted, save its text as .txt"
        ),
        "file_entities": (
            "{path}: declares entities, which no program that makes such files does; it is not to "
            "be trusted"
        ),
        "file_scanned": (
            "{path}: pages without text, as scanners make them; have their text recognised "
            "(OCR) first"
        ),
        "file_pages": "{path}: more than {number} pages; divide it",
        "file_no_feed": "{path}: this is no feed (RSS or Atom); save its text as .txt",
        "file_nothing": "{path}: nothing in it that could be a report",
        "file_several": "{path}: several reports in one file; name it on the command line",
        "file_line": "{path}: line {line} is no JSON object ({reason})",
        "file_no_field": (
            "{path}: line {line} has no text under {names}; say where it stands: --fields text=NAME"
        ),
        "file_traps": "{path}: too many of its parts cannot be read; the rest was left out",
        "folder_closed": "{path}: the folder cannot be opened ({reason})",
        "folder_empty": "{path}: no reports in this folder; put {suffixes} files there",
    }
