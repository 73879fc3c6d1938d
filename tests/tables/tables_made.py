"""Spreadsheets made for the tests."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

NAMESPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIMETYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


def ods(tables: str, *, manifest: str = MANIFEST, head: str = "") -> bytes:
    """An ODS with these tables in its content."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<office:document-content {NAMESPACES}>'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        made.writestr("mimetype", MIMETYPE)
        made.writestr("content.xml", content, zipfile.ZIP_DEFLATED)
        made.writestr("styles.xml", f"<office:document-styles {NAMESPACES}/>")
        made.writestr("META-INF/manifest.xml", manifest)
    return target.getvalue()


def ods_cell(text: str, more: str = "") -> str:
    head = f'<table:table-cell office:value-type="string"{more}>'
    return f"{head}<text:p>{text}</text:p></table:table-cell>"


def ods_table(name: str, *rows: str) -> str:
    lines = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    return f'<table:table table:name="{name}"><table:table-column/>{lines}</table:table>'


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a zip file, in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {part.filename: archive.read(part) for part in archive.infolist()}


def without_part(data: bytes, name: str, instead: bytes | None = None) -> bytes:
    """The zip file without a part, or with another in its place."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for part, content in parts(data).items():
            if part != name:
                made.writestr(part, content)
            elif instead is not None:
                made.writestr(part, instead)
    return target.getvalue()


def written(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    return path
