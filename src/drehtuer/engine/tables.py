"""Reports and claims in Parquet, written and read some at a time.

The reports' file holds what the journal needs to keep them, the claims' file one row a claim. Both
are in the order of reading: the claims of a report follow those of the report before.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, fields
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

import pyarrow
from pyarrow import parquet

from drehtuer.engine.errors import EngineError
from drehtuer.engine.portions import Item, names_of
from drehtuer.model import Claim, Naming, Origin, Passage, Relation, Report
from drehtuer.text.sources import Source

_TEXT, _TEXTS = pyarrow.string(), pyarrow.list_(pyarrow.string())
_INTEGER, _FLAG = pyarrow.int64(), pyarrow.bool_()
_COUNT = pyarrow.struct(
    [
        ("value", _INTEGER),
        ("qualifier", _TEXT),
        ("text", _TEXT),
        ("upper", _INTEGER),
        ("delta", _FLAG),
    ]
)
_CLAIM_TYPES = {
    "start": _INTEGER,
    "end": _INTEGER,
    "count": _COUNT,
    "cumulative": _FLAG,
    **dict.fromkeys(("attribution", "persons", "nationality", "by", "to", "destination"), _TEXTS),
}
CLAIMS = pyarrow.schema([(item.name, _CLAIM_TYPES.get(item.name, _TEXT)) for item in fields(Claim)])
"""A column for each field of a claim; ``source`` is the report's."""

_PARTS: Mapping[str, Any] = {"passages": Passage, "names": Naming, "relations": Relation}
_TOLD = ("passages", "names", "relations", "warnings", "origin")
"""What a report holds besides, as JSON."""
REPORTS = pyarrow.schema(
    [
        ("source", _TEXT),
        ("file", _TEXT),
        ("published", _TEXT),
        ("outlet", _TEXT),
        ("language", _TEXT),
        ("claims", _INTEGER),
        ("sha256", _TEXT),
        ("text", _TEXT),
        ("pages", pyarrow.list_(_INTEGER)),
        *((name, _TEXT) for name in _TOLD),
        ("given_published", _TEXT),
        ("given_outlet", _TEXT),
        ("given_language", _TEXT),
        ("original", pyarrow.binary()),
    ]
)
"""``file`` is the file the report was in, ``given_…`` what was known beside it, ``claims`` how many
it has, ``sha256`` what :meth:`Writer.add` gives."""

_AT_ONCE = 4_000_000
"""From how many characters and bytes on what was read is written out."""
_ROWS = 500
_MARK = b"drehtuer"


class Kept(NamedTuple):
    """A report as it was written down: its file, and what was known of it beside its text.

    ``original`` are the bytes that the text was taken from, where they are not its own.
    """

    report: Report
    item: Item
    original: bytes | None = None


def _digest(told: Mapping[str, Any]) -> str:
    """A hash of all that a report is and says, told as a dictionary."""
    text = json.dumps(told, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


class Writer:
    """Writes the files of a portion; they are there whole, under their names, or not at all."""

    def __init__(self, folder: str, name: str) -> None:
        self._files = [Path(folder, file) for file in names_of(name)]
        self._drafts = [file.with_name(f".{file.name}.{os.getpid()}") for file in self._files]
        self._writers: list[Any] = []
        self._reports: list[dict[str, Any]] = []
        self._claims: list[dict[str, Any]] = []
        self._size = 0

    def __enter__(self) -> Writer:
        for draft, schema in zip(self._drafts, (REPORTS, CLAIMS), strict=True):
            self._writers.append(parquet.ParquetWriter(draft, schema, compression="zstd"))
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        for writer in self._writers:
            writer.close()
        for draft in self._drafts:
            draft.unlink(missing_ok=True)

    def add(self, kept: Kept) -> str:
        """Add a report and its claims; a hash of all that it is and says."""
        report, item, original = kept
        told = asdict(report)
        digest = _digest(told)
        self._claims += told["claims"]
        record = {
            **told,
            "file": item.file,
            "claims": len(report.claims),
            "sha256": digest,
            "original": original,
            **{name: json.dumps(told[name]) for name in _TOLD},
            **{f"given_{name}": value for name, value in asdict(item.known).items()},
        }
        self._reports.append(record)
        self._size += len(report.text) + len(original or b"")
        if self._size > _AT_ONCE:
            self._write()
        return digest

    def _write(self) -> None:
        for writer, rows, schema in zip(
            self._writers, (self._reports, self._claims), (REPORTS, CLAIMS), strict=True
        ):
            writer.write_table(pyarrow.Table.from_pylist(rows, schema))
            rows.clear()
        self._size = 0

    def close(self, summary: Mapping[str, Any]) -> None:
        """Write what is left; the summary is kept within, and its being there says all is."""
        self._write()
        self._writers[0].add_key_value_metadata({_MARK: json.dumps(summary).encode("ascii")})
        for writer in self._writers:
            writer.close()
        for draft, file in reversed(list(zip(self._drafts, self._files, strict=True))):
            os.replace(draft, file)


def summary_in(folder: str, name: str) -> Mapping[str, Any] | None:
    """The summary that :meth:`Writer.close` kept; None where there is none."""
    reports, claims = (Path(folder, file) for file in names_of(name))
    try:
        told = (parquet.read_metadata(reports).metadata or {}).get(_MARK)
    except (OSError, pyarrow.ArrowInvalid):
        return None
    return json.loads(told) if told and claims.exists() else None


def kept_in(folder: str, names: Sequence[str]) -> Iterator[Kept]:
    """The reports of portions with their claims, in order, some at a time.

    Raises:
        EngineError: a file is not as it was written.
    """
    for name in names:
        reports, claims = names_of(name)
        try:
            rest = _rows(Path(folder, claims))
            for row in _rows(Path(folder, reports)):
                own = tuple(map(Claim.from_dict, islice(rest, row["claims"])))
                kept = Kept(_report(row, own), _item(row), row["original"])
                if _digest(asdict(kept.report)) != row["sha256"]:
                    raise EngineError("engine_damaged", file=Path(folder, reports))
                yield kept
        except (OSError, pyarrow.ArrowException, ValueError, KeyError, TypeError):
            raise EngineError("engine_damaged", file=Path(folder, reports)) from None


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with parquet.ParquetFile(file) as opened:
        for batch in opened.iter_batches(_ROWS):
            yield from batch.to_pylist()


def _item(row: Mapping[str, Any]) -> Item:
    known = Source(row["given_published"], row["given_outlet"], row["given_language"])
    return Item(row["file"], known)


def _report(row: Mapping[str, Any], claims: tuple[Claim, ...]) -> Report:
    told = {name: json.loads(row[name]) for name in _TOLD}
    parts = {name: tuple(kind(**r) for r in told[name]) for name, kind in _PARTS.items()}
    return Report(
        row["source"],
        row["text"],
        row["published"],
        row["language"],
        row["outlet"],
        claims=claims,
        warnings=tuple((code, given) for code, given in told["warnings"]),
        origin=Origin(**told["origin"]),
        pages=tuple(row["pages"]),
        **parts,
    )
