"""The desk as a WSGI application, for the server process.

Its settings stand in the environment; :mod:`drehtuer.desk.serving` names the variables.
"""

from __future__ import annotations

import gc

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.template import engines
from django.urls import resolve
from jinja2 import Environment

from drehtuer.desk.serving import configure_from_environment

if not settings.configured:  # it is where the process was forked from one that was made ready
    configure_from_environment()
application = WSGIHandler()


def load() -> None:
    """Load all pages, so that the first one who asks need not wait for it.

    What is loaded then stays for good. The collector of garbage is told so: to look through all of
    it again, as it does now and then, would hold up those who wait at that moment.
    """
    resolve("/")
    templates: Environment = engines["jinja2"].env
    for name in templates.list_templates(["jinja"]):
        templates.get_template(name)
    gc.collect()
    gc.freeze()
