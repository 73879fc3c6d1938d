"""Mails (.eml): who sent it when, its text, and the files that came with it."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from contextlib import suppress
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr

from drehtuer.model import Origin
from drehtuer.text.decoding import Warnings, decode
from drehtuer.text.formats.markup import plain_text
from drehtuer.text.formats.page_dates import mail_day
from drehtuer.text.loaded import LoadedReport, described

_BLANKS = re.compile(r"\s+")


def read_mail(
    data: bytes, path: str, origin: Origin
) -> tuple[LoadedReport, list[tuple[str, bytes]]]:
    """A mail: its text, published on the day it was sent, and (name, bytes) of each attachment.

    Raises:
        ReportFileError: its text is no text.
    """
    mail = email.message_from_bytes(data, policy=default)
    assert isinstance(mail, EmailMessage)
    body = mail.get_body(preferencelist=("plain", "html"))
    text = ""
    warnings: Warnings = ()
    if isinstance(body, EmailMessage):
        payload = body.get_payload(decode=True)
        raw = payload if isinstance(payload, bytes) else b""
        text, warnings = decode(raw, path, body.get_content_charset())
        if body.get_content_subtype() == "html":
            text = plain_text(text)
    name, address = parseaddr(_header(mail, "From"))
    told = described(
        origin,
        title=_header(mail, "Subject") or None,
        outlet=name or address.rpartition("@")[2] or None,
        published=mail_day(_header(mail, "Date")),
    )
    if not text.strip() and ("empty", {}) not in warnings:
        warnings = (*warnings, ("empty", {}))
    return LoadedReport(text, warnings, told), list(_attached(mail))


def _header(mail: EmailMessage, name: str) -> str:
    try:
        return _BLANKS.sub(" ", str(mail.get(name, ""))).strip()
    except (ValueError, IndexError, AttributeError):  # what the parser of headers stumbles over
        return ""


def _attached(mail: EmailMessage) -> Iterator[tuple[str, bytes]]:
    for number, part in enumerate(mail.iter_attachments(), 1):
        if part.get_content_type() == "message/rfc822":  # a mail that was passed on whole
            name = part.get_filename() or f"mail-{number}"
            with suppress(ValueError, LookupError, TypeError, AttributeError):  # it is damaged
                yield f"{name.removesuffix('.eml')}.eml", part.get_content().as_bytes()
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes):
            yield part.get_filename() or f"attachment-{number}", payload
