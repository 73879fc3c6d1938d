"""Originals, what files say of their reports, and which files were read to their end."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import migrations, models

from drehtuer.journal.only_added import protect


def _protect(_apps: Any, schema_editor: Any) -> None:
    protect(schema_editor, "journal_keptoriginal", "journal_keptfile")


def _key() -> models.BigAutoField[Any, Any]:
    return models.BigAutoField(
        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
    )


class Migration(migrations.Migration):
    """Originals and files. Columns that are null are added without making the table anew."""

    dependencies: ClassVar = [("journal", "0002_decisions")]
    operations: ClassVar = [
        migrations.AddField("KeptReport", "origin", models.JSONField(null=True)),
        migrations.AddField("KeptReport", "pages", models.JSONField(null=True)),
        migrations.AddField("KeptReport", "original", models.CharField(max_length=64, null=True)),
        migrations.CreateModel(
            name="KeptOriginal",
            fields=[
                ("id", _key()),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("packed", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="KeptFile",
            fields=[
                ("id", _key()),
                ("source", models.TextField(db_index=True)),
                ("digest", models.CharField(max_length=64)),
                ("reports", models.PositiveIntegerField()),
                ("read_at", models.DateTimeField()),
            ],
        ),
        migrations.RunPython(_protect),
    ]
