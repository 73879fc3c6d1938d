"""An index for lists of reports by their day of publication."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Reports by day."""

    dependencies: ClassVar = [("journal", "0006_words")]
    operations: ClassVar = [
        migrations.AddIndex(
            "keptreport", models.Index(fields=["published_by"], name="journal_reports_by_day")
        )
    ]
