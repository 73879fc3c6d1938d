"""What the desk of the tests holds: a user of each role, two cases, and some of the examples."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import desk_ready  # noqa: F401 - before all that needs Django
from django.conf import settings

import drehtuer
from drehtuer.desk.database import make_ready, writing
from drehtuer.desk.models import Case, User
from drehtuer.desk.roles import Role
from drehtuer.journal import digest
from drehtuer.journal.store import Reading

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
REPORTS = (
    "03-minsk-52-agentur.txt",
    "06-minsk-123-agency.txt",
    "08-viasna-year.txt",
    "10-caracas-announcement.txt",
)
PASSWORD = "a long and quiet evening"
READ_AT = datetime(2026, 1, 20, 9, tzinfo=UTC)


def fill() -> None:
    """A user of each role, the examples, and a case of Belarus that all but one are members of."""
    make_ready(settings.JOURNAL)
    for role in Role:
        user = User(name=role.key, role_number=role)
        user.set_password(PASSWORD)
        user.save()
    case = Case.objects.create(slug="belarus", title="Belarus", place="BY")
    case.members.set(User.objects.filter(role_number__lt=Role.ADMINISTRATOR))
    Case.objects.create(slug="closed", title="Venezuela", place="VE")
    readings = []
    for path in (EXAMPLES / name for name in REPORTS):
        report = drehtuer.read(path, source=path.name)
        readings.append(Reading(report, digest(report.text)))
    writing().add_all(readings, at=READ_AT)
