"""Users: made on the command line or by an administrator in the browser."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from drehtuer.desk.errors import DeskError
from drehtuer.desk.models import NAME_LENGTH, User
from drehtuer.desk.roles import Role


def add_user(name: str, password: str, role: Role) -> User:
    """Add somebody who may sign in.

    Raises:
        DeskError: the name is taken or is none, or the password is too easy to guess.
    """
    name = name.strip()
    if not 0 < len(name) <= NAME_LENGTH or not name.isprintable():
        raise DeskError("desk_user_name")
    user = User(name=name, role_number=role)
    _set_password(user, password)
    try:
        with transaction.atomic():
            user.save(force_insert=True)
    except IntegrityError:
        raise DeskError("desk_user_exists", name=name) from None
    return user


def change_password(name: str, password: str) -> User:
    """Give somebody a new password; all sessions of the old one end.

    Raises:
        DeskError: there is nobody of this name, or the password is too easy to guess.
    """
    user: User | None = User.objects.filter(name=name).first()
    if user is None:
        raise DeskError("desk_user_missing", name=name)
    _set_password(user, password)
    user.save(update_fields=["password"])
    return user


def has_administrator() -> bool:
    """Whether anybody can sign in who may add others."""
    return bool(User.objects.filter(role_number=Role.ADMINISTRATOR, is_active=True).exists())


def _set_password(user: User, password: str) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise DeskError("desk_password", reasons=" ".join(error.messages)) from None
    user.set_password(password)
