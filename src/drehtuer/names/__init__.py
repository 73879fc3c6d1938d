"""One person, many spellings: personal names compared through the spelling systems they went through."""

from __future__ import annotations

from drehtuer.names.compare import same_name, surname

__all__ = ["same_name", "surname"]
