"""Spare codes: each signs somebody in once whose device is not at hand. Only hashes are kept."""

from __future__ import annotations

from base64 import b32encode

from django.db import transaction
from django.utils.crypto import salted_hmac
from django_otp import devices_for_user
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken

from drehtuer.desk.models import User

NUMBER = 10
"""So many codes are given out at a time."""
_NAME = "app"
_BYTES = 10
"""Of a hash: what the table has room for. It is made with the secret of the desk, so that who has
the table alone cannot try all codes."""


def new_codes(user: User) -> list[str]:
    """New codes in place of those somebody had, to be shown once."""
    with transaction.atomic():
        StaticDevice.objects.filter(user=user).delete()
        device = StaticDevice.objects.create(user=user, name=_NAME)
        codes = [StaticToken.random_token() for _ in range(NUMBER)]
        StaticToken.objects.bulk_create(
            StaticToken(device=device, token=hashed(code)) for code in codes
        )
    return codes


def is_right(user: User, code: str) -> bool:
    """Whether a code is one of a device of somebody, or a spare code, which then is used up."""
    with transaction.atomic():
        return any(
            device.verify_token(hashed(code) if isinstance(device, StaticDevice) else code)
            for device in devices_for_user(user, for_verify=True)
        )


def hashed(code: str) -> str:
    """What is kept of a code."""
    made = salted_hmac("drehtuer.desk.spare", code.lower(), algorithm="sha256").digest()
    return b32encode(made[:_BYTES]).decode("ascii").lower()
