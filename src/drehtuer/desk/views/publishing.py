"""The gate: what a site for everybody reveals, and the decision to publish it."""

from __future__ import annotations

import io
import zipfile

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from drehtuer.desk.pages import words_of
from drehtuer.desk.problems import problem
from drehtuer.desk.publishing import publish, site_of, standing, written
from drehtuer.desk.telling import telling

_NOT_YET = 409
_MADE = (1980, 1, 1, 0, 0, 0)
"""The time of all files in the archive: the same site gives the same archive."""


def page(request: HttpRequest) -> HttpResponse:
    """What would be published; publish it."""
    told = telling(request)
    words = words_of(request)
    made = site_of(request.case, told.books)
    if request.method == "POST":
        if request.POST.get("digest") != made.digest:
            messages.error(request, words("desk.publish.changed"))
        else:
            now = publish(request.case, made, request.user.name)
            key = "kept" if now.may_go_out else "waits"
            messages.success(request, words(f"desk.publish.{key}"))
        return redirect("publish", request.case.slug)
    return told.show("publish.html.jinja", site=made, standing=standing(request.case, made))


def site(request: HttpRequest) -> HttpResponse:
    """The site as an archive, where it may go out."""
    made = site_of(request.case, telling(request).books)
    if not standing(request.case, made).may_go_out:
        return problem(request, _NOT_YET, "not_published")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(written(request.case, made).items()):
            archive.writestr(zipfile.ZipInfo(f"{request.case.slug}/{name}", _MADE), data)
    response = HttpResponse(packed.getvalue(), content_type="application/zip")
    name = f"{request.case.slug}-site.zip"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
