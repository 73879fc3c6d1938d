"""Mails (.eml): who sent it when, its text, and what came with it; pages saved as mails are."""

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

_STUMBLES = (ValueError, LookupError, TypeError, AttributeError)
"""What the parser of headers ends in over damaged ones."""
_BLANKS = re.compile(r"\s+")
_ADDRESS = re.compile(r"https?://\S+$")
_STUB = 3
"""Plain text that is so many times shorter than what stands beside it only says where to look."""
_FLOWED = re.compile(r"(?<!^--)(?<!\n--) \r?\n(?=[^>\s])")
_HEAD = re.compile(r"^(?:[>*\t ]{0,20}[^\W\d_][^:\n]{1,20}:[*]? [^\n]{1,500}\n){3,10}", re.M)
_TIME = re.compile(r"\b20\d\d\b|\b\d{1,2}[:.]\d\d\b")


def read_mail(
    data: bytes, path: str, origin: Origin
) -> tuple[LoadedReport, list[tuple[str, bytes]]]:
    """A mail: its text, published on the day it was sent, and (name, bytes) of each attachment.

    Warnings: as of ``decode``; ``mail_passed_on`` where the text holds another mail.

    Raises:
        ReportFileError: its text is no text.
    """
    mail = email.message_from_bytes(data, policy=default)
    assert isinstance(mail, EmailMessage)
    text, warnings = _body(mail, path, "plain")
    markup, of_markup = _body(mail, path, "html")
    if len(markup) > _STUB * len(text):
        text, warnings = markup, of_markup
    if _is_passed_on(text):
        warnings = (*warnings, ("mail_passed_on", {}))
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


def saved_page(data: bytes) -> tuple[bytes, str | None]:
    """The page in what a browser saved as one file (.mht, RFC 2557), and its address.

    When it was saved is no date of publication.
    """
    saved = email.message_from_bytes(data, policy=default)
    for part in saved.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            page = payload if isinstance(payload, bytes) else b""
            with suppress(LookupError, ValueError):  # it may say itself what it is encoded in
                page = page.decode(part.get_content_charset("")).encode("utf-8-sig")
            address = str(part.get("Content-Location", ""))
            return page, address if _ADDRESS.match(address) else None
    return b"", None


def _body(mail: EmailMessage, path: str, kind: str) -> tuple[str, Warnings]:
    """The text of a mail that is told as ``plain`` or ``html``; nothing where it is not."""
    body = mail.get_body(preferencelist=(kind,))
    if not isinstance(body, EmailMessage):
        return "", ()
    payload = body.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    text, warnings = decode(raw, path, body.get_content_charset())
    if kind == "html":
        text = plain_text(text)
    elif body.get_param("format") == "flowed":  # RFC 3676: such a line goes on in the next
        text = _FLOWED.sub(" ", text)
    return text, warnings


def _is_passed_on(text: str) -> bool:
    """Whether the head of another mail stands in a text, in whatever language."""
    heads = (match.group() for match in _HEAD.finditer(text))
    return any("@" in head and _TIME.search(head) for head in heads)


def _header(mail: EmailMessage, name: str) -> str:
    try:
        return _BLANKS.sub(" ", str(mail.get(name, ""))).strip()
    except _STUMBLES:
        return ""


def _attached(mail: EmailMessage) -> Iterator[tuple[str, bytes]]:
    for number, part in enumerate(mail.iter_attachments(), 1):
        if part.get_content_type() == "message/rfc822":  # a mail that was passed on whole
            name = part.get_filename() or f"mail-{number}"
            with suppress(*_STUMBLES):
                yield f"{name.removesuffix('.eml')}.eml", part.get_content().as_bytes()
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes):
            yield part.get_filename() or f"attachment-{number}", payload
