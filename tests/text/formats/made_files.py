"""Files of many kinds, made for the tests; what they tell is public knowledge."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

PARAGRAPHS = (
    "On 5 December 2025 the human rights centre Viasna counted 1,218 political prisoners in "
    "Belarus.",
    "In September Alexander Lukashenko had let 52 of them go after a visit by John Coale, a lawyer "
    "who negotiates for Donald Trump.",
    "Belavia, the state airline, was freed of sanctions by the United States in return.",
)


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


def word(body: str, about: str = "") -> bytes:
    """A .docx whose body is XML."""
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document = f"<w:document {names}><w:body>{body}</w:body></w:document>"
    return zipped({"word/document.xml": document, "docProps/core.xml": f"<core>{about}</core>"})


def word_paragraph(text: str) -> str:
    """A paragraph of a .docx, its words in two runs."""
    half = len(text) // 2
    runs = (text[:half], text[half:])
    return "<w:p>{}</w:p>".format("".join(f"<w:r><w:t>{escape(run)}</w:t></w:r>" for run in runs))


def open_document(body: str, about: str = "") -> bytes:
    """An .odt whose text is XML."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<content><body><text>{body}</text></body></content>",
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
