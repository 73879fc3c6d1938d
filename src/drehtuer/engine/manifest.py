"""The manifest: what was read into a folder, by what, and what came of it."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from drehtuer.engine.errors import EngineError
from drehtuer.engine.portions import names_of
from drehtuer.engine.work import Failure, Part, added

FILE_NAME = "manifest.json"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Manifest:
    """What there is in a folder of reports and claims that were read.

    Attributes:
        plan: a hash of what was to be read, and how.
        place: the folder from which the paths of the files are meant.
        engine: what read them.
        workers: how many workers there were.
        parts: what came of each portion, in the order of the files.
        again: how many portions had to be read again, since their worker ended.
        complete: whether all was read.
    """

    plan: str
    place: str
    engine: str
    workers: int
    parts: tuple[Part, ...] = ()
    again: int = 0
    complete: bool = False

    @property
    def names(self) -> list[str]:
        """The names of the portions."""
        return [part.name for part in self.parts]

    @property
    def failures(self) -> list[Failure]:
        """All that was not read."""
        return [failure for part in self.parts for failure in part.failures]

    @property
    def content(self) -> str:
        """A hash of all reports and claims, whatever their order."""
        return added([part.content for part in self.parts])

    def count(self, what: str) -> int:
        """How many ``files``, ``reports`` or ``claims`` there are, or were ``passed_over``."""
        return sum(getattr(part, what) for part in self.parts)

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        parts = [
            {**asdict(part), "tables": names_of(part.name) if part.reports else []}
            for part in self.parts
        ]
        return {
            "format": FORMAT,
            "complete": self.complete,
            "sha256": self.content,
            **{what: self.count(what) for what in ("files", "reports", "claims", "passed_over")},
            "failed": len(self.failures),
            "again": self.again,
            "engine": self.engine,
            "workers": self.workers,
            "place": self.place,
            "plan": self.plan,
            "parts": parts,
        }

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> Manifest:
        """What :meth:`as_dict` made."""
        parts = []
        for part in record["parts"]:
            own = {name: value for name, value in part.items() if name != "tables"}
            parts.append(Part.from_dict(own))
        told = {name: record[name] for name in ("plan", "place", "engine", "workers", "again")}
        return cls(parts=tuple(parts), complete=record["complete"], **told)


def write_manifest(folder: str, manifest: Manifest) -> None:
    """Write the manifest in place of the one before."""
    file = Path(folder, FILE_NAME)
    draft = file.with_name(f".{FILE_NAME}.{os.getpid()}")
    try:
        draft.write_text(json.dumps(manifest.as_dict(), indent=1) + "\n", encoding="utf-8")
        os.replace(draft, file)
    except OSError as error:
        raise EngineError("engine_folder_closed", folder=folder, reason=error.strerror) from None


def read_manifest(folder: str) -> Manifest:
    """The manifest in a folder.

    Raises:
        EngineError: there is none, or it cannot be used.
    """
    file = Path(folder, FILE_NAME)
    try:
        record = json.loads(file.read_text(encoding="utf-8"))
        if record["format"] > FORMAT:
            raise EngineError("engine_newer", folder=folder)
        return Manifest.from_dict(record)
    except (FileNotFoundError, NotADirectoryError):
        raise EngineError("engine_no_manifest", folder=folder) from None
    except (OSError, ValueError, KeyError, TypeError):
        raise EngineError("engine_damaged", file=file) from None
