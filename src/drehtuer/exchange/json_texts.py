"""JSON that can do no harm in a terminal."""

from __future__ import annotations

import json
import re

STEERING = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What could steer a terminal, is a line's end to some programs, or is no character at all."""


def json_text(record: object, indent: int | None = None) -> str:
    """JSON in which such signs are written as escapes."""
    text = json.dumps(record, ensure_ascii=False, indent=indent)
    return STEERING.sub(lambda sign: f"\\u{ord(sign.group()):04x}", text)
