"""Tokens: what programs show in place of somebody who signs in. Only their hashes are kept."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from django.utils.timezone import now

from drehtuer.desk.errors import DeskError
from drehtuer.desk.models import NAME_LENGTH, Token, User
from drehtuer.desk.roles import Role

READ, REVIEW, UPLOAD, ADMIN = "read", "review", "upload", "admin"
SCOPES = {
    READ: Role.VIEWER,
    REVIEW: Role.REVIEWER,
    UPLOAD: Role.EDITOR,
    ADMIN: Role.ADMINISTRATOR,
}
"""What a token may be used for, and the least role of those who may have one for it."""
MOST_A_MINUTE = 1200
"""So many requests of a token are answered in a minute."""

_BEGINS = "drehtuer_"
_NOTED = timedelta(hours=1)
"""That a token was used is noted down once in so long: noting is a write."""


def scopes_of(role: Role) -> tuple[str, ...]:
    """What a token of somebody of this role may be for."""
    return tuple(scope for scope, least in SCOPES.items() if role >= least)


def add_token(user: User, label: str, scopes: Sequence[str]) -> tuple[Token, str]:
    """Make a token.

    Returns:
        The token as it is kept, and its secret, which nobody can be told again.

    Raises:
        DeskError: it has no label, or is for nothing, or for more than the user may do.
    """
    label = " ".join(label.split())
    if not 0 < len(label) <= NAME_LENGTH or not label.isprintable():
        raise DeskError("desk_token_label")
    chosen = [scope for scope in SCOPES if scope in scopes]
    open_to = scopes_of(user.role)
    if not chosen or not set(scopes) <= set(open_to):
        raise DeskError("desk_token_scopes", scopes=", ".join(open_to))
    secret = _BEGINS + secrets.token_urlsafe(32)
    made = Token.objects.create(user=user, label=label, scopes=chosen, sha256=_hash(secret))
    return made, secret


def token_of(secret: str) -> Token | None:
    """The token of a secret; None where there is none, or it is revoked, or its user is."""
    rows = Token.objects.select_related("user")
    found: Token | None = rows.filter(
        sha256=_hash(secret), revoked_at=None, user__is_active=True
    ).first()
    if found is not None and (found.used_at is None or now() - found.used_at > _NOTED):
        found.used_at = now()
        found.save(update_fields=["used_at"])
    return found


def revoke(number: int, user: User | None = None) -> Token:
    """Revoke a token, by its number; of one user, if one is named.

    Raises:
        DeskError: there is none that is not revoked.
    """
    rows = Token.objects.filter(pk=number, revoked_at=None)
    found: Token | None = (rows if user is None else rows.filter(user=user)).first()
    if found is None:
        raise DeskError("desk_token_missing", number=number)
    found.revoked_at = now()
    found.save(update_fields=["revoked_at"])
    return found


def _hash(secret: str) -> str:
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(slots=True)
class _Minute:
    number: int
    requests: int = 0


_lock = threading.Lock()
_minutes: dict[str, _Minute] = {}


def waits(token: Token) -> int:
    """Count a request of a token.

    Returns:
        How many seconds it has to wait, for there were too many in this minute; 0 where it need
        not.
    """
    moment = int(time.monotonic())
    number, second = divmod(moment, 60)
    with _lock:
        minute = _minutes.get(token.sha256)
        if minute is None or minute.number != number:
            minute = _minutes[token.sha256] = _Minute(number)
        minute.requests += 1
        return 60 - second if minute.requests > MOST_A_MINUTE else 0
