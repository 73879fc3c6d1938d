"""The log of all decisions, each entry bound to the one before; those there are begin it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import migrations, models

from drehtuer.journal.chain import Head, link
from drehtuer.journal.only_added import protect

_OF_A_DECISION = ("number", "verb", "one", "other", "by", "at", "why", "source", "undoes")


def _take_over(apps: Any, schema_editor: Any) -> None:
    alias = schema_editor.connection.alias
    entries = apps.get_model("journal", "KeptEntry").objects.using(alias)
    decisions = apps.get_model("journal", "KeptDecision").objects.using(alias)
    head = Head()
    for record in decisions.order_by("number").values(*_OF_A_DECISION):
        made = link(head, "decision", record)
        entries.create(
            number=made.number,
            sort=made.sort,
            content=made.content,
            previous=made.previous,
            sha256=made.sha256,
        )
        head = Head(made.number, made.sha256)


def _protect(_apps: Any, schema_editor: Any) -> None:
    protect(schema_editor, "journal_keptentry")


class Migration(migrations.Migration):
    """The log takes the place of the table of decisions."""

    dependencies: ClassVar = [("journal", "0004_indexes")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="KeptEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(unique=True)),
                ("sort", models.CharField(max_length=20)),
                ("content", models.TextField()),
                ("previous", models.CharField(max_length=64)),
                ("sha256", models.CharField(max_length=64)),
                ("claim", models.CharField(db_index=True, max_length=64, null=True)),
                ("source", models.TextField(db_index=True, null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["sort", "number"], name="journal_log_by_sort")],
            },
        ),
        migrations.RunPython(_take_over),
        migrations.DeleteModel("KeptDecision"),
        migrations.RunPython(_protect),
    ]
