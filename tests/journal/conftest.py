"""What the tests of the journal share."""

from __future__ import annotations

import pytest

pytest.importorskip("django", reason="pip install 'drehtuer[journal]'")

from drehtuer.journal.django_settings import set_up

set_up()
