"""The desk: a team reviews, decides and publishes in the browser.

A Django project inside the package, on the database of a journal. It comes with the extra ``desk``;
nothing here may be imported before :func:`drehtuer.desk.settings.configure` was called, but for
the modules ``serving``, ``errors`` and ``settings`` themselves.
"""
