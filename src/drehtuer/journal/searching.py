"""Claims by the words of their quotations, by an index: PostgreSQL's own, or SQLite's FTS5."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.db import connections, transaction
from django.db.models import Exists, OuterRef, QuerySet

from drehtuer.journal.models import KeptClaim, KeptReport

_WORD = re.compile(r"\w+")
_DOCUMENT = "to_tsvector('simple', quote)"
"""``simple``: words as they stand, for the journal holds many languages."""
_CONDITION = f"{_DOCUMENT} @@ plainto_tsquery('simple', %s)"
_WORDS = (
    "CREATE VIRTUAL TABLE journal_words USING fts5("
    "quote, content='journal_keptclaim', content_rowid='id', "
    "tokenize='unicode61 remove_diacritics 0')",
    "CREATE TRIGGER journal_words_added AFTER INSERT ON journal_keptclaim BEGIN "
    "INSERT INTO journal_words (rowid, quote) VALUES (new.id, new.quote); END",
    "INSERT INTO journal_words (journal_words) VALUES ('rebuild')",
)
_MATCH = "journal_keptclaim.id IN (SELECT rowid FROM journal_words WHERE journal_words MATCH %s)"
_IN_ORDER = f"+{_MATCH}"  # the sign keeps SQLite from beginning with the words
_MANY = 2000
_COLUMNS = ("report__source", "report__published", "report__outlet", "kind", "quote")


def add_index(schema_editor: Any) -> None:
    """Add the index by words where the database has one."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"CREATE INDEX journal_claims_by_words ON journal_keptclaim USING gin ({_DOCUMENT})",
            params=None,
        )


def add_words(schema_editor: Any) -> None:
    """Add the words of quotations to an SQLite database, which keeps them up from then on."""
    if schema_editor.connection.vendor == "sqlite":
        for statement in _WORDS:
            schema_editor.execute(statement, params=None)


def with_words(claims: QuerySet, text: str, *, in_order: bool = False) -> QuerySet:
    """Those of the claims whose quotations hold all the words of a text, in any order.

    Args:
        claims: claims of a journal.
        text: the words; where there are none, no claim has them.
        in_order: whether to go through the claims in their order, in place of finding all that have
            the words and sorting them: quicker where many have them and few are wanted. PostgreSQL
            knows by itself.
    """
    if connections[claims.db].vendor == "postgresql":
        return claims.extra(where=[_CONDITION], params=[text])
    asked = " ".join(f'"{word}"' for word in _WORD.findall(text))
    match = _IN_ORDER if in_order else _MATCH
    return claims.extra(where=[match], params=[asked]) if asked else claims.none()


def found(alias: str, text: str, most: int) -> Iterator[dict[str, Any]]:
    """The newest claims whose quotations hold all the words of a text, in any order."""
    later = KeptReport.objects.filter(
        source=OuterRef("report__source"), version__gt=OuterRef("report__version")
    )
    claims = KeptClaim.objects.using(alias).filter(~Exists(later)).order_by("-pk")
    keys = None
    if connections[alias].vendor == "postgresql":
        keys = _by_index(alias, {"where": [_CONDITION], "params": [text]})
    chosen = with_words(claims, text) if keys is None else claims.filter(pk__in=keys)
    yield from chosen.values(*_COLUMNS)[:most]


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
