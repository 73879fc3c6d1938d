"""Addresses that were fetched: by what to ask whether they are still the same."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """A column that is null, which is added without making the table anew."""

    dependencies: ClassVar = [("journal", "0004_indexes")]
    operations: ClassVar = [
        migrations.AddField("KeptFile", "told", models.JSONField(null=True)),
    ]
