"""Sphinx: python -m pip install -r docs/requirements.txt; sphinx-build docs out/docs."""

project = "Drehtür"
author = "The Drehtür developers"
extensions = ["myst_parser"]
html_theme = "furo"
html_title = "Drehtür"
exclude_patterns = ["requirements.txt"]
myst_heading_anchors = 3
# Pages link to files outside docs/ (examples, source); these links work on a forge only.
suppress_warnings = ["myst.xref_missing"]
