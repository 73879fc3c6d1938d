"""Lists of people."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Makes the table."""

    dependencies: ClassVar = [("desk", "0005_invitations")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="Register",
            fields=[
                ("id", models.BigAutoField(primary_key=True, auto_created=True, serialize=False)),
                ("file", models.CharField(max_length=200)),
                ("packed", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                ("encoding", models.CharField(max_length=40, null=True)),
                ("layout", models.JSONField()),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=models.deletion.CASCADE,
                        related_name="registers",
                        to="desk.case",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"ordering": ["-pk"]},
        ),
        migrations.AddConstraint(
            model_name="register",
            constraint=models.UniqueConstraint(fields=["case", "sha256"], name="desk_one_register"),
        ),
    ]
