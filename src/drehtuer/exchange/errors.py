"""What can be wrong with an export."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from drehtuer.errors import WordedError


class ExportError(WordedError):
    """People cannot be exported in this way."""

    messages: ClassVar[Mapping[str, str]] = {
        "export_no_pyarrow": "Parquet needs pyarrow: pip install 'drehtuer[parquet]'; "
        "CSV has the same columns",
    }
