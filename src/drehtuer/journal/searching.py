"""Claims by the words of their quotations: in PostgreSQL by an index, in SQLite one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db import connections
from django.db.models import Exists, OuterRef

from drehtuer.journal.models import KeptClaim, KeptReport

_WORD = re.compile(r"\w+")
_DOCUMENT = "to_tsvector('simple', quote)"
"""``simple``: words as they stand, for the journal holds many languages."""
_COLUMNS = ("report__source", "report__published", "report__outlet", "kind", "quote")


def add_index(schema_editor: Any) -> None:
    """Add the index by words where the database has one."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"CREATE INDEX journal_claims_by_words ON journal_keptclaim USING gin ({_DOCUMENT})",
            params=None,
        )


def found(alias: str, text: str, most: int) -> Iterator[dict[str, Any]]:
    """The newest claims whose quotations hold all the words of a text, in any order."""
    later = KeptReport.objects.filter(
        source=OuterRef("report__source"), version__gt=OuterRef("report__version")
    )
    claims = KeptClaim.objects.using(alias).filter(~Exists(later)).order_by("-pk")
    if connections[alias].vendor == "postgresql":
        claims = claims.extra(
            where=[f"{_DOCUMENT} @@ plainto_tsquery('simple', %s)"], params=[text]
        )
        yield from claims.values(*_COLUMNS)[:most]
        return
    asked = set(_words(text))
    rows = claims.values(*_COLUMNS).iterator()
    yield from islice((row for row in rows if asked.issubset(_words(row["quote"]))), most)


def _words(text: str) -> Iterable[str]:
    return (word.casefold() for word in _WORD.findall(text))
