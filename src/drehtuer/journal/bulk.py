"""Many rows at once: by COPY in PostgreSQL, by statements of many rows in SQLite."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django.db import connections, models

from drehtuer.journal.models import KeptReport


def lock(alias: str, model: Any = KeptReport) -> None:
    """Let no other program add to a table until the transaction is over; reading goes on.

    Two programs that keep the same report at once would otherwise give it the same version. In
    SQLite a transaction that writes is alone from its beginning.
    """
    connection = connections[alias]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {model._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")


def settle(alias: str) -> None:
    """Let PostgreSQL count how often words occur; it would go through all claims for rare ones."""
    connection = connections[alias]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE journal_keptreport, journal_keptclaim")


def insert(alias: str, model: Any, rows: Sequence[models.Model]) -> None:
    """Add rows of a table; each has its key afterwards."""
    connection = connections[alias]
    if connection.vendor == "postgresql" and rows:
        _copy(connection, model, rows)
    else:
        model.objects.using(alias).bulk_create(rows)


def _copy(connection: Any, model: Any, rows: Sequence[models.Model]) -> None:
    """COPY; the keys are taken from the table's sequence before."""
    table = model._meta.db_table
    columns = [field.column for field in model._meta.concrete_fields]
    documents = {f.column for f in model._meta.concrete_fields if isinstance(f, models.JSONField)}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [table, len(rows)],
        )
        for row, (key,) in zip(rows, cursor.fetchall(), strict=True):
            row.pk = key
        named = ", ".join(f'"{column}"' for column in columns)
        with cursor.copy(f"COPY {table} ({named}) FROM STDIN") as copy:
            for row in rows:
                values = ((column, getattr(row, column)) for column in columns)
                copy.write_row(
                    [
                        json.dumps(value) if column in documents and value is not None else value
                        for column, value in values
                    ]
                )
