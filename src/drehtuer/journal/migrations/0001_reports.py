"""Reports and their claims."""

from __future__ import annotations

from typing import Any, ClassVar

import django.db.models.deletion
from django.db import migrations, models

from drehtuer.journal.only_added import protect


def _protect(_apps: Any, schema_editor: Any) -> None:
    protect(schema_editor, "journal_keptreport", "journal_keptclaim")


class Migration(migrations.Migration):
    """Reports and their claims."""

    initial = True
    dependencies: ClassVar[list[tuple[str, str]]] = []
    operations: ClassVar = [
        migrations.CreateModel(
            name="KeptReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source", models.TextField()),
                ("version", models.PositiveIntegerField()),
                ("text", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("digest", models.CharField(max_length=64)),
                ("published", models.CharField(max_length=10, null=True)),
                ("published_by", models.DateField(null=True)),
                ("language", models.CharField(max_length=8, null=True)),
                ("outlet", models.TextField(null=True)),
                ("passages", models.JSONField()),
                ("names", models.JSONField()),
                ("relations", models.JSONField()),
                ("warnings", models.JSONField()),
                ("read_at", models.DateTimeField(db_index=True)),
                ("reader", models.CharField(max_length=40)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("source", "version"), name="journal_one_version"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="KeptClaim",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("identity", models.CharField(max_length=120)),
                ("kind", models.CharField(db_index=True, max_length=20)),
                ("section", models.CharField(max_length=20)),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("quote", models.TextField()),
                ("status", models.CharField(max_length=20)),
                ("attribution", models.JSONField()),
                ("count", models.JSONField(null=True)),
                ("cumulative", models.BooleanField()),
                ("persons", models.JSONField()),
                ("group", models.TextField(null=True)),
                ("nationality", models.JSONField()),
                ("where", models.TextField(null=True)),
                ("when", models.TextField(null=True)),
                ("by", models.JSONField()),
                ("to", models.JSONField()),
                ("direction", models.TextField(null=True)),
                ("fate", models.TextField(null=True)),
                ("role", models.TextField(null=True)),
                ("destination", models.JSONField()),
                ("part_of", models.TextField(null=True)),
                ("reader", models.TextField(null=True)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="journal.keptreport",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("report", "number"), name="journal_one_claim")
                ],
            },
        ),
        migrations.RunPython(_protect),
    ]
