"""Decisions on who is who."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import migrations, models

from drehtuer.journal.only_added import protect


def _protect(_apps: Any, schema_editor: Any) -> None:
    protect(schema_editor, "journal_keptdecision")


class Migration(migrations.Migration):
    """Decisions on who is who."""

    dependencies: ClassVar = [("journal", "0001_reports")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="KeptDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(unique=True)),
                ("verb", models.CharField(max_length=20)),
                ("one", models.TextField()),
                ("other", models.TextField()),
                ("by", models.TextField()),
                ("at", models.CharField(max_length=40)),
                ("why", models.TextField()),
                ("source", models.TextField(null=True)),
                ("undoes", models.PositiveIntegerField(null=True)),
            ],
        ),
        migrations.RunPython(_protect),
    ]
