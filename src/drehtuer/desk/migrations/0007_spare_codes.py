"""Of spare codes only hashes are kept."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import migrations


def hash_codes(apps: Any, _editor: Any) -> None:
    """Put hashes in place of codes, which are shorter."""
    from drehtuer.desk.spare import hashed  # noqa: PLC0415 - its models are ready only now

    for token in apps.get_model("otp_static", "StaticToken").objects.all():
        token.token = hashed(token.token)
        token.save(update_fields=["token"])


class Migration(migrations.Migration):
    """Hashes the codes."""

    dependencies: ClassVar = [
        ("desk", "0006_registers"),
        ("otp_static", "0003_add_timestamps"),
    ]
    operations: ClassVar = [migrations.RunPython(hash_codes, migrations.RunPython.noop)]
