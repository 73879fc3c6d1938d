"""Invitations: a link, handed over by whatever way is safe, with which somebody becomes a user."""

from __future__ import annotations

import secrets
from datetime import timedelta
from hashlib import sha256

from django.db import transaction
from django.utils.timezone import now

from drehtuer.desk.errors import DeskError
from drehtuer.desk.models import Case, Invitation, User
from drehtuer.desk.roles import Role
from drehtuer.desk.users import add_user

DAYS = 3
"""So long an invitation is good."""


def invite(by: User, role: Role, cases: list[Case]) -> str:
    """Invite somebody to be a user of a role and a member of cases.

    Returns:
        What the link ends with; only its hash is kept.
    """
    secret = secrets.token_urlsafe(32)
    made = Invitation.objects.create(
        sha256=_hash(secret), role_number=role, by=by, ends_at=now() + timedelta(days=DAYS)
    )
    made.cases.set(cases)
    return secret


def open_invitations() -> list[Invitation]:
    """The invitations that are still good, those that end first at the top."""
    rows = Invitation.objects.filter(used_at=None, ends_at__gt=now(), by__is_active=True)
    return list(rows.select_related("by").prefetch_related("cases").order_by("ends_at"))


def withdraw(number: int) -> bool:
    """Let an invitation be good no longer; whether there was one that still was."""
    deleted, _ = Invitation.objects.filter(pk=number, used_at=None).delete()
    return bool(deleted)


def invitation_of(secret: str) -> Invitation | None:
    """The invitation of a link; None where it was used, or has ended, or there is none."""
    found: Invitation | None = Invitation.objects.filter(
        sha256=_hash(secret), used_at=None, ends_at__gt=now(), by__is_active=True
    ).first()
    return found


def accept(invitation: Invitation, name: str, password: str) -> User:
    """Make the user who was invited; the invitation is used up.

    Raises:
        DeskError: the name or the password will not do, or somebody was quicker.
    """
    with transaction.atomic():
        left = Invitation.objects.filter(pk=invitation.pk, used_at=None)
        if not left.update(used_at=now()):
            raise DeskError("desk_invitation_used")
        user = add_user(name, password, Role(invitation.role_number))
        user.cases.set(invitation.cases.all())
        return user


def _hash(secret: str) -> str:
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
