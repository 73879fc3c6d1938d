"""The second reader: a language model that the user names proposes claims the first one missed.

Nothing here runs unless an endpoint is named; what it answers is checked as docs/second-reader.md
says, and can only ever become claims whose exact words stand in the report.
"""

from __future__ import annotations

from drehtuer.second.endpoint import Endpoint, SecondReaderError
from drehtuer.second.excerpts import Excerpt, excerpts
from drehtuer.second.reading import SecondReading, read_again

__all__ = [
    "Endpoint",
    "Excerpt",
    "SecondReaderError",
    "SecondReading",
    "excerpts",
    "read_again",
]
