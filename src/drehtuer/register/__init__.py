"""The register: a list of people as somebody keeps it, read, decided on and given back.

A register is a folder with the untouched file of the list, what its columns hold and what was
decided. All else is derived from these three.
"""

from __future__ import annotations

from drehtuer.register.reading import Doubt, Entry, Roll, read_roll
from drehtuer.register.store import Register

__all__ = ["Doubt", "Entry", "Register", "Roll", "read_roll"]
