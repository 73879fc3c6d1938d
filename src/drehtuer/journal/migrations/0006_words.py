"""The words of claims, to search for them in SQLite, too."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import migrations

from drehtuer.journal.searching import add_words


def _add_words(_apps: Any, schema_editor: Any) -> None:
    add_words(schema_editor)


class Migration(migrations.Migration):
    """Goes on from both of the migrations before."""

    dependencies: ClassVar = [("journal", "0005_addresses"), ("journal", "0005_log")]
    operations: ClassVar = [migrations.RunPython(_add_words)]
