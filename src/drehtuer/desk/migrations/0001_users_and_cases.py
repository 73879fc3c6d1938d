"""Users with their roles, and cases with their members."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import migrations, models

_ROLES = [(1, "viewer"), (2, "reviewer"), (3, "editor"), (4, "administrator")]


class Migration(migrations.Migration):
    """Makes both tables."""

    initial = True
    dependencies: ClassVar[list[tuple[str, str]]] = []
    operations: ClassVar = [
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(primary_key=True, auto_created=True, serialize=False)),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                ("name", models.CharField(max_length=80, unique=True)),
                ("role_number", models.PositiveSmallIntegerField(choices=_ROLES)),
                ("is_active", models.BooleanField(default=True)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="Case",
            fields=[
                ("id", models.BigAutoField(primary_key=True, auto_created=True, serialize=False)),
                ("slug", models.SlugField(max_length=60, unique=True)),
                ("title", models.CharField(max_length=200)),
                ("place", models.CharField(blank=True, max_length=2)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "members",
                    models.ManyToManyField(related_name="cases", to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={"ordering": ["title", "slug"]},
        ),
    ]
