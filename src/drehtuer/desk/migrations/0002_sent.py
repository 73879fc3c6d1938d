"""Forms that were sent."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Makes the table."""

    dependencies: ClassVar = [("desk", "0001_users_and_cases")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="Sent",
            fields=[
                ("id", models.BigAutoField(primary_key=True, auto_created=True, serialize=False)),
                ("token", models.CharField(max_length=64, unique=True)),
                ("led_to", models.TextField(blank=True)),
                ("at", models.DateTimeField(auto_now_add=True, db_index=True)),
            ],
        ),
    ]
