"""Spreadsheets for the tests of the register are made as for those of tables."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "tables"))
