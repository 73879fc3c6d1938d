"""Mailboxes (mbox, RFC 4155): mail after mail, each behind a line that begins with "From "."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.parser import BytesHeaderParser
from email.policy import compat32
from typing import BinaryIO

_FROM = b"From "
_QUOTED = re.compile(rb"^>(>*From )", re.M)
_HEAD = 20_000
"""So many bytes of a mail are searched for its name."""


def mails_in(stream: BinaryIO, largest: int) -> Iterator[tuple[str, bytes]]:
    """The mails in a mailbox, each with its Message-ID, or else its number.

    Of a mail that has more than ``largest`` bytes come a few more than that.
    """
    for number, mail in enumerate(_divided(stream, largest), 1):
        yield _name(mail) or str(number), _QUOTED.sub(rb"\1", mail)


def _divided(stream: BinaryIO, largest: int) -> Iterator[bytes]:
    lines: list[bytes] = []
    size = 0
    is_free = True
    while line := stream.readline(largest):
        if is_free and line.startswith(_FROM):
            if lines:
                yield b"".join(lines)
            lines, size = [], 0
        elif size <= largest:
            lines.append(line)
            size += len(line)
        is_free = not line.strip()
    if lines:
        yield b"".join(lines)


def _name(mail: bytes) -> str:
    try:
        told = BytesHeaderParser(policy=compat32).parsebytes(mail[:_HEAD]).get("Message-ID", "")
    except (ValueError, LookupError):  # what the parser of headers stumbles over
        return ""
    return "".join(str(told).split()).strip("<>")
