"""Reading many reports: the same function over portions of files, on this machine or a cluster.

Every portion leaves two Parquet files in a folder, and a manifest says what came of all of them.
What is read depends on the files and on nothing else: neither on the engine nor on how many
workers there are, which of them ended before its time, or in which order they were done.

All but this module and ``errors`` needs pyarrow, which comes with the extra ``parquet``.
"""

from importlib.util import find_spec

from drehtuer.engine.errors import EngineError

__all__ = ["ENGINES", "EngineError", "check"]

ENGINES = ("local", "dask")
"""What can read: processes of this machine, or workers of Dask."""


def check() -> None:
    """Make sure that what all engines need is installed.

    Raises:
        EngineError: it is not.
    """
    if find_spec("pyarrow") is None:
        raise EngineError("engine_pyarrow")
