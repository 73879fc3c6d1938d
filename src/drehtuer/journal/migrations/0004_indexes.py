"""Indexes for what is asked of a large journal: claims of a state, claims by their words."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import migrations, models

from drehtuer.journal.searching import add_index


def _add_words(_apps: Any, schema_editor: Any) -> None:
    add_index(schema_editor)


class Migration(migrations.Migration):
    """Claims by state, in PostgreSQL also by words."""

    dependencies: ClassVar = [("journal", "0003_originals")]
    operations: ClassVar = [
        migrations.AddIndex(
            "keptclaim", models.Index(fields=["where", "report"], name="journal_claims_of_a_state")
        ),
        migrations.RunPython(_add_words),
    ]
