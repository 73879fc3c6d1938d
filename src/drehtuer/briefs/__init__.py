"""Briefs: accounts and reports in words, for the terminal, as a page and as a picture."""
