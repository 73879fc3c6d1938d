"""Django's settings for the desk, made from where the journal is and what a server is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from drehtuer.briefs.words import LANGUAGES
from drehtuer.desk.errors import DeskError
from drehtuer.journal.connecting import connection_settings
from drehtuer.journal.places import Place

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
"""The hosts that a desk answers to where nothing else is said."""
IDLE_HOURS = 8
"""After so many hours without a page, one must sign in again."""
LARGEST_UPLOAD = 100_000_000
"""In bytes, all files of one upload together."""
READING = "reading"
"""The connection that only reads: it waits for nobody who writes. ``default`` writes."""

_HERE = Path(__file__).parent
_NEEDED = ("django", "granian", "argon2", "axes", "django_otp", "ninja", "segno")


def check_packages() -> None:
    """Make sure that what the desk is built on is there.

    Raises:
        DeskError: it is not.
    """
    if any(find_spec(name) is None for name in _NEEDED):
        raise DeskError("desk_package")


def configure(
    place: Place,
    *,
    secret: str,
    origin: str | None = None,
    hosts: Sequence[str] = (),
    idle_hours: float = IDLE_HOURS,
) -> None:
    """Make Django ready for the desk; once in a process.

    Args:
        place: where the journal is, whose database the desk shares.
        secret: what cookies and forms are signed with.
        origin: the address people type, where a web server stands before the desk.
        hosts: further names the desk is reached under.
        idle_hours: after how long one must sign in again.

    Raises:
        DeskError: the origin is no address.
    """
    import django  # noqa: PLC0415 - only where there is a desk
    from django.conf import settings  # noqa: PLC0415

    outside = _host_of(origin) if origin else []
    is_secure = bool(origin and origin.startswith("https:"))
    settings.configure(
        SECRET_KEY=secret,
        JOURNAL=named(place),
        DEBUG=False,
        ALLOWED_HOSTS=[*LOOPBACK, *outside, *hosts],
        ROOT_URLCONF="drehtuer.desk.routes",
        INSTALLED_APPS=[
            "django.contrib.contenttypes",
            "django.contrib.auth",
            "django.contrib.sessions",
            "django.contrib.messages",
            "axes",
            "django_otp",
            "django_otp.plugins.otp_totp",
            "django_otp.plugins.otp_static",
            "drehtuer.journal",
            "drehtuer.desk",
        ],
        MIDDLEWARE=[
            "django.middleware.security.SecurityMiddleware",
            "django.middleware.clickjacking.XFrameOptionsMiddleware",
            "drehtuer.desk.middleware.policed",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.locale.LocaleMiddleware",
            "drehtuer.desk.middleware.small",
            "drehtuer.desk.middleware.by_the_keeper",
            "drehtuer.desk.middleware.on_one_journal",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "drehtuer.desk.middleware.kept_alive",
            "drehtuer.desk.middleware.by_token",
            "drehtuer.desk.middleware.Gate",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.jinja2.Jinja2",
                "DIRS": [_HERE / "templates", _HERE.parent / "briefs"],
                "OPTIONS": {"environment": "drehtuer.desk.pages.environment"},
            }
        ],
        DATABASES=databases(place),
        DATABASE_ROUTERS=[],
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        AUTH_USER_MODEL="desk.User",
        AUTHENTICATION_BACKENDS=[
            "axes.backends.AxesStandaloneBackend",
            "django.contrib.auth.backends.ModelBackend",
        ],
        PASSWORD_HASHERS=["django.contrib.auth.hashers.Argon2PasswordHasher"],
        AUTH_PASSWORD_VALIDATORS=[
            {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
            for name, options in (
                ("MinimumLengthValidator", {"min_length": 12}),
                ("UserAttributeSimilarityValidator", {"user_attributes": ("name",)}),
                ("CommonPasswordValidator", {}),
                ("NumericPasswordValidator", {}),
            )
        ],
        # A password is guessed five times, then not for a quarter of an hour.
        AXES_FAILURE_LIMIT=5,
        AXES_COOLOFF_TIME=0.25,
        AXES_USERNAME_FORM_FIELD="username",
        AXES_LOCKOUT_PARAMETERS=[["username", "ip_address"]],
        AXES_RESET_ON_SUCCESS=True,
        AXES_DISABLE_ACCESS_LOG=True,
        AXES_VERBOSE=False,
        AXES_ENABLE_ADMIN=False,
        OTP_TOTP_ISSUER="Drehtür",
        LOGIN_URL="login",
        CSRF_FAILURE_VIEW="drehtuer.desk.problems.forged",
        CSRF_COOKIE_HTTPONLY=True,
        CSRF_COOKIE_SECURE=is_secure,
        CSRF_TRUSTED_ORIGINS=[origin] if origin else [],
        SESSION_ENGINE="drehtuer.desk.sessions",
        SESSION_COOKIE_AGE=int(idle_hours * 3600),
        SESSION_COOKIE_SECURE=is_secure,
        LANGUAGE_COOKIE_HTTPONLY=True,
        LANGUAGE_COOKIE_SAMESITE="Lax",
        LANGUAGE_COOKIE_SECURE=is_secure,
        LANGUAGE_COOKIE_AGE=365 * 24 * 3600,
        SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https") if is_secure else None,
        SECURE_HSTS_SECONDS=365 * 24 * 3600 if is_secure else 0,
        MESSAGE_STORAGE="django.contrib.messages.storage.session.SessionStorage",
        DATA_UPLOAD_MAX_MEMORY_SIZE=10_000_000,
        DATA_UPLOAD_MAX_NUMBER_FILES=2000,
        USE_TZ=True,
        USE_I18N=True,
        LANGUAGE_CODE=LANGUAGES[0],
        LANGUAGES=[(code, code) for code in LANGUAGES],
        LOGGING={
            "version": 1,
            "disable_existing_loggers": False,
            "handlers": {"console": {"class": "logging.StreamHandler"}},
            "loggers": {
                "django": {"handlers": ["console"], "level": "ERROR"},
                # What a request did wrong is told to who sent it.
                "django.security": {"level": "CRITICAL"},
                "axes": {"level": "ERROR"},
            },
        },
    )
    django.setup()


def named(place: Place) -> Place:
    """A place as pages name it: not where it lies on the server."""
    name = place.file.name if place.file else dict(place.parameters)["NAME"]
    return replace(place, shown=name)


def databases(place: Place) -> dict[str, dict[str, Any]]:
    """The connections: one that writes, one that reads; kept open by each thread."""
    kept = {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": place.file is None}
    return {
        "default": {**connection_settings(place, to_write=True), **kept},
        READING: {**connection_settings(place, to_write=False), **kept},
    }


def _host_of(origin: str) -> list[str]:
    try:
        parts = urlsplit(origin)
        host = parts.hostname
    except ValueError:
        host = None
    if host is None or parts.scheme not in ("http", "https") or parts.path or parts.query:
        raise DeskError("desk_origin", origin=origin)
    return [host]
