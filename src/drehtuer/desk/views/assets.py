"""The files that pages name: style sheets and scripts."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from drehtuer.desk.pages import ASSETS


def asset(_request: HttpRequest, name: str) -> HttpResponse:
    """A file; its address changes with what it holds."""
    if name not in ASSETS:
        raise Http404
    file, kind = ASSETS[name]
    response = HttpResponse(file.read_bytes(), content_type=f"{kind}; charset=utf-8")
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
