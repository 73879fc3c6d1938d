"""Claims by the words of their quotations: in PostgreSQL by an index, in SQLite one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db import connections, transaction
from django.db.models import Exists, OuterRef

from drehtuer.journal.models import KeptClaim, KeptReport

_WORD = re.compile(r"\w+")
_DOCUMENT = "to_tsvector('simple', quote)"
"""``simple``: words as they stand, for the journal holds many languages."""
_CONDITION = f"{_DOCUMENT} @@ plainto_tsquery('simple', %s)"
_MANY = 2000
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
        condition: dict[str, Any] = {"where": [_CONDITION], "params": [text]}
        keys = _by_index(alias, condition)
        chosen = claims.extra(**condition) if keys is None else claims.filter(pk__in=keys)
        yield from chosen.values(*_COLUMNS)[:most]
        return
    asked = set(_words(text))
    rows = claims.values(*_COLUMNS).iterator()
    yield from islice((row for row in rows if asked.issubset(_words(row["quote"]))), most)


def _by_index(alias: str, condition: dict[str, Any]) -> list[int] | None:
    """The keys of all claims with the words, by the index; None where they are very many.

    The database would rather go through all claims from the last one on. Many are found so at once,
    while of few it would look at every claim there is.
    """
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        rows = KeptClaim.objects.using(alias).extra(**condition).order_by()
        keys = list(rows.values_list("pk", flat=True)[:_MANY])
        cursor.execute("SET LOCAL enable_seqscan = on")
    return keys if len(keys) < _MANY else None


def _words(text: str) -> Iterable[str]:
    return (word.casefold() for word in _WORD.findall(text))
