"""How the database of a journal is reached; no Django is needed to know it."""

from __future__ import annotations

from typing import Any

from drehtuer.journal.places import Place

PATIENCE = 10
"""For how many seconds another program that writes is waited for."""


def connection_settings(place: Place, to_write: bool, *, immutable: bool = False) -> dict[str, Any]:
    """What Django needs to know of the database of a journal.

    Args:
        place: where it is.
        to_write: whether anything will be added.
        immutable: whether its file is known to be changed by nobody.
    """
    if place.file is None:
        given = dict(place.parameters)
        named = {key: given.pop(key) for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}
        engine = "django.db.backends.postgresql"
        return {"ENGINE": engine, **named, "OPTIONS": {"connect_timeout": str(PATIENCE), **given}}
    options: dict[str, Any] = {"timeout": PATIENCE}
    name = str(place.file)
    if to_write:
        options["transaction_mode"] = "IMMEDIATE"
        options["init_command"] = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL"
    else:
        options["uri"] = True
        how = "mode=ro&immutable=1" if immutable else "mode=rw"
        name = f"{place.file.absolute().as_uri()}?{how}"
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": options}
