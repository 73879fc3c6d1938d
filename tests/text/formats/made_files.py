"""Files of many kinds, made for the tests; what they tell is public knowledge."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from xml.sax.saxutils import escape

PARAGRAPHS = (
    "On 5 December 2025 the human rights centre Viasna counted 1,218 political prisoners in "
    "Belarus.",
    "In September Alexander Lukashenko had let 52 of them go after a visit by John Coale, a lawyer "
    "who negotiates for Donald Trump.",
    "Belavia, the state airline, was freed of sanctions by the United States in return.",
)


Printed = tuple[float, str] | tuple[float, str, float, int]
"""A line of a PDF: how far above the lower edge, the text; how far from the left, the size."""


def page(
    *,
    title: str = "Fifty-two came free in September",
    head: str = "",
    paragraphs: tuple[str, ...] = PARAGRAPHS,
    after: str = "",
) -> str:
    """A page of news with what usually stands around an article."""
    body = "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
    links = "".join(
        f'<li><a href="/{name}">{name}</a></li>' for name in ("world", "sport", "money")
    )
    return (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>'
        f"{head}</head><body><nav><ul>{links}</ul></nav><main><article><h1>{title}</h1>{body}</article>"
        f"{after}</main><footer><p>Imprint</p><p>All rights reserved</p></footer></body></html>"
    )


def zipped(parts: dict[str, str | bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def word(body: str, about: str = "", styles: str = "") -> bytes:
    """A .docx whose body is XML."""
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    parts: dict[str, str | bytes] = {
        "word/document.xml": f"<w:document {names}><w:body>{body}</w:body></w:document>",
        "docProps/core.xml": f"<core>{about}</core>",
    }
    if styles:
        parts["word/styles.xml"] = f"<w:styles {names}>{styles}</w:styles>"
    return zipped(parts)


def word_paragraph(text: str) -> str:
    """A paragraph of a .docx, its words in two runs."""
    half = len(text) // 2
    runs = (text[:half], text[half:])
    return "<w:p>{}</w:p>".format("".join(f"<w:r><w:t>{escape(run)}</w:t></w:r>" for run in runs))


def open_document(body: str, about: str = "", automatic: str = "", styles: str = "") -> bytes:
    """An .odt whose text is XML, with styles of its own and such as it has from a template."""
    made = f"<automatic-styles>{automatic}</automatic-styles>"
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<content>{made}<body><text>{body}</text></body></content>",
            "styles.xml": f"<styles>{styles}</styles>",
            "meta.xml": f"<meta>{about}</meta>",
        }
    )


def mail(body: str, *, kind: str = "plain", more: str = "") -> bytes:
    """A mail of one part."""
    return (
        "From: Viasna <news@spring96.org>\r\nTo: readers@example.org\r\n"
        "Subject: =?utf-8?q?Zw=C3=B6lf_freigelassen?=\r\n"
        f"Date: Fri, 05 Dec 2025 23:30:00 -0500\r\n{more}"
        f"Content-Type: text/{kind}; charset=utf-8\r\n\r\n{body}"
    ).encode()


def pdf(
    pages: Sequence[Sequence[Printed]], *, about: str = "", stream: bytes | None = None
) -> bytes:
    """A PDF in Helvetica; a page is its lines in the order in which they are told."""
    objects: list[bytes] = [b"", b""]
    kids: list[int] = []
    for lines in pages:
        drawn = b"".join(
            b"BT /F1 %d Tf %.1f %.1f Td (%s) Tj ET\n" % (size, left, height, _shown(line))
            for height, line, left, size in (
                (*each, 72.0, 11)[:4] if len(each) == 2 else each for each in lines
            )
        )
        packed = zlib.compress(drawn) if stream is None else stream
        objects.append(
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
        )
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica "
            b"/Encoding /WinAnsiEncoding >> >> >> >>" % len(objects)
        )
        kids.append(len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (
        len(kids),
        b" ".join(b"%d 0 R" % kid for kid in kids),
    )
    objects.append(f"<< {about} >>".encode())
    made, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\n"
    size = len(objects) + 1
    return made + end % (size, table, size, size - 1) + b"startxref\n%d\n%%%%EOF" % len(made)


def _shown(line: str) -> bytes:
    """A line as PDF has it; what stands between two carets is raised and smaller."""
    shown = line.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)")
    return re.sub(rb"\^(\d+)\^", rb") Tj 4 Ts /F1 7 Tf (\1) Tj 0 Ts /F1 11 Tf (", shown)


def pdf_page(
    *paragraphs: list[str], top: float = 780, head: str = "", foot: str = ""
) -> list[tuple[float, str]]:
    """The lines of a page, 14 points apart, 28 between paragraphs, with header and footer."""
    lines = [(top + 30, head)] if head else []
    for paragraph in paragraphs:
        for line in paragraph:
            lines.append((top, line))
            top -= 14
        top -= 14
    return [*lines, (40, foot)] if foot else lines


def warc_record(address: str, body: bytes, kind: str = "text/html", status: int = 200) -> bytes:
    """A page as an archive of the web has it."""
    http = f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    return (
        (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2025-12-05T10:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:1>\r\nWARC-Target-URI: {address}\r\n"
            "Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        ).encode()
        + http
        + b"\r\n\r\n"
    )
