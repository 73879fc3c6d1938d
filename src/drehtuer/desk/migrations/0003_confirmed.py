"""Cases in which two people must agree."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds the switch; it is off in the cases there are."""

    dependencies: ClassVar = [("desk", "0002_sent")]
    operations: ClassVar = [
        migrations.AddField("case", "confirmed", models.BooleanField(default=False)),
    ]
