"""Rows by SQL that Django makes once for a query: making it takes longer than answering it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from django.db import connections
from django.db.models import QuerySet

Asking = Callable[[str, Sequence[Any]], QuerySet]
"""What makes a query of values, from a connection's alias and the query's only parameters: numbers
and texts, in the order in which the query has them. The last ones may be of a list."""


class _Statement(NamedTuple):
    sql: str
    converters: dict[int, tuple[Sequence[Callable[..., Any]], Any]]
    """Of each column that is not as it comes: what makes a value of it, and its expression."""


_statements: dict[tuple[str, Asking, int], _Statement] = {}


def rows_of(asking: Asking, alias: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """The rows that a query has for some values.

    Args:
        asking: makes the query.
        alias: the connection.
        values: at least one, and no more than a query can have parameters.
    """
    connection = connections[alias]
    size = 1 << (len(values) - 1).bit_length()
    # With the last of a list told again, a few sizes do for any length.
    given = [*values, *[values[-1]] * (size - len(values))]
    kind = (connection.vendor, asking, size)
    if kind not in _statements:
        _statements[kind] = _made(asking, alias, given)
    sql, converters = _statements[kind]
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        found = [list(row) for row in cursor.fetchall()]
    for place, (functions, expression) in converters.items():
        for row in found:
            for function in functions:
                row[place] = function(row[place], expression, connection)
    return [tuple(row) for row in found]


def _made(asking: Asking, alias: str, like: Sequence[Any]) -> _Statement:
    """The statement of a query for values like these.

    Raises:
        ValueError: the query has other parameters than the values, or another order of them.
    """
    each = tuple(type(value)(place) for place, value in enumerate(like))  # of a list, none twice
    compiler = asking(alias, each).query.get_compiler(alias)
    sql, parameters = compiler.as_sql()
    if tuple(parameters) != each:
        raise ValueError("a prepared query has its values as parameters, in their order")
    columns = [column for column, _, _ in compiler.select]
    return _Statement(sql, compiler.get_converters(columns))
