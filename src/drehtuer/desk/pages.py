"""Pages: their templates, and what all of them have."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language
from jinja2 import Environment, StrictUndefined

from drehtuer import __version__
from drehtuer.briefs.html import possible
from drehtuer.briefs.words import LANGUAGES, Words
from drehtuer.desk.once import once
from drehtuer.desk.roles import Role

_HERE = Path(__file__).parent
ASSETS = {
    "style.css": (_HERE.parent / "briefs" / "style.css.jinja", "text/css"),
    "check.css": (_HERE.parent / "briefs" / "check.css.jinja", "text/css"),
    "desk.css": (_HERE / "assets" / "desk.css", "text/css"),
    "review.js": (_HERE / "assets" / "review.js", "text/javascript"),
    "icon.svg": (_HERE / "assets" / "icon.svg", "image/svg+xml"),
}
"""The files that pages name, which all may fetch: where they are, and of what type."""


def environment(**options: Any) -> Environment:
    """The environment of the templates."""
    made = Environment(
        **options | {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    )
    # A new version has another address, so that browsers may keep the file for ever.
    digests = {
        name: sha256(file.read_bytes()).hexdigest()[:12] for name, (file, _) in ASSETS.items()
    }
    made.globals.update(
        url=lambda name, *arguments: _address(get_script_prefix(), name, arguments),
        asset=lambda name: f"{reverse('asset', args=[name])}?v={digests[name]}",
        possible=possible,
        version=__version__,
        languages=[(code, Words(code)("name")) for code in LANGUAGES],
        Role=Role,
        once=once,
    )
    return made


@lru_cache(maxsize=5000)
def _address(_prefix: str, name: str, arguments: tuple[object, ...]) -> str:
    """The address of a page; a list asks for dozens, and mostly for those of a moment ago."""
    address: str = reverse(name, args=arguments)
    return address


def words_of(request: HttpRequest) -> Words:
    """The words of the language that a page is shown in: chosen by its reader, or the browser's."""
    chosen = getattr(request, "LANGUAGE_CODE", None) or get_language() or LANGUAGES[0]
    return Words(chosen if chosen in LANGUAGES else LANGUAGES[0])


def show(request: HttpRequest, template: str, status: int = 200, **given: Any) -> HttpResponse:
    """A page.

    Args:
        request: what is answered; ``request.case`` is the case that the page is of, if it is of
            one.
        template: its file in ``templates/``.
        status: of HTTP.
        given: what the template is filled with.
    """
    from drehtuer.desk.routes import pages_of_case  # noqa: PLC0415 - views need this module

    user = getattr(request, "user", None)
    signed_in = user if user is not None and user.is_authenticated else None
    case = getattr(request, "case", None)
    match = request.resolver_match
    here = match.url_name if match else ""
    pages = pages_of_case(signed_in.role) if case and signed_in else ()
    known = {
        "words": words_of(request),
        "user": signed_in,
        "case": case,
        "here": here,
        "above": next((name for name in pages if here.startswith(name.removesuffix("s"))), ""),
        "case_pages": pages,
        "notes": get_messages(request) if hasattr(request, "_messages") else (),
        "path": request.get_full_path() if request.method == "GET" else "/",
    }
    return render(request, template, known | given, status=status)
