"""Triggers that keep rows as they were written."""

from __future__ import annotations

from typing import Any

_SQLITE = """
CREATE TRIGGER {table}_no_{verb} BEFORE {VERB} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is only added to'); END
"""
_FUNCTION = """
CREATE OR REPLACE FUNCTION journal_only_added() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is only added to', TG_TABLE_NAME; END $$
"""
_POSTGRES = """
CREATE TRIGGER {table}_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION journal_only_added()
"""


def protect(schema_editor: Any, *tables: str) -> None:
    """Let rows of the tables be neither changed nor removed, whoever asks."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(_FUNCTION, params=None)
        for table in tables:
            schema_editor.execute(_POSTGRES.format(table=table), params=None)
        return
    for table in tables:
        for verb in ("update", "delete"):
            statement = _SQLITE.format(table=table, verb=verb, VERB=verb.upper())
            schema_editor.execute(statement, params=None)
