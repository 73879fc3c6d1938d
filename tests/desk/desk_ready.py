"""Makes Django ready for the desk, once in a process; imported before all that needs it."""

from __future__ import annotations

from pathlib import Path

import pytest

for package in ("django", "axes", "django_otp", "argon2", "granian"):
    pytest.importorskip(package, reason="pip install 'drehtuer[desk]'")

import django.conf  # noqa: E402

from drehtuer.desk.settings import configure  # noqa: E402
from drehtuer.journal import Place  # noqa: E402

if not django.conf.settings.configured:
    configure(Place("none", Path("none.db")), secret="for tests, " * 6)
    django.conf.settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
