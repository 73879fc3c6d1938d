"""What can go wrong where many workers read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from drehtuer.errors import WordedError


class EngineError(WordedError):
    """Why reading with many workers cannot begin or go on, or what came of it cannot be used."""

    messages: ClassVar[Mapping[str, str]] = {
        "engine_pyarrow": "several workers need another package: pip install 'drehtuer[parquet]'",
        "engine_dask": "Dask is another package: pip install 'drehtuer[cluster]'",
        "engine_scheduler": (
            "{address}: no scheduler of Dask answers there ({reason}); start one with: "
            "dask scheduler"
        ),
        "engine_failed": (
            "a worker failed ({reason}); what was read is kept: mend that, then give the same "
            "command again"
        ),
        "engine_versions": (
            "a worker has Drehtür {theirs}, this is {ours}; install the same on all machines"
        ),
        "engine_folder_taken": (
            "{folder}: this folder holds something else, or what another command read; name "
            "another folder, or empty this one"
        ),
        "engine_folder_closed": "{folder}: nothing can be written there ({reason})",
        "engine_no_manifest": (
            "{folder}: there is no manifest of Drehtür in this folder; make one with: "
            "drehtuer read --out FOLDER PATH"
        ),
        "engine_unfinished": (
            "{folder}: reading into this folder was not finished; give that command again, it "
            "goes on where it was"
        ),
        "engine_newer": "{folder}: the manifest was written by a newer Drehtür; install that one",
        "engine_damaged": "{file}: the file is not as it was written; read into another folder",
    }


def told(error: BaseException) -> str:
    """What an error says, in one line; its kind where it says nothing."""
    return " ".join(str(error).split()) or type(error).__name__


class PartError(WordedError):
    """Why something in a portion was not read, as its worker told it.

    ``code`` is that of the error in the worker, under which its words stand in other languages.
    """

    messages: ClassVar[Mapping[str, str]] = {
        "engine_lost": "{path}: the worker that read it ended every time; the file is left out",
        "engine_broken": "{path}: reading it failed ({reason}); the report is left out",
        "engine_signs": (
            "{path}: the text holds half characters, which cannot be stored; save it anew as UTF-8"
        ),
    }

    def __init__(self, code: str, message: str | None = None, /, **parameters: object) -> None:
        if code in self.messages:
            super().__init__(code, **parameters)
        else:
            Exception.__init__(self, message)
            self.code, self.parameters = code, parameters
