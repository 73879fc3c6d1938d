"""Fetching what stands under public addresses, with limits and with manners.

Nothing is fetched unless somebody asks for it. Addresses come from strangers' feeds and pages, so
each is checked anew, whoever names it and wherever it leads on to.
"""

from __future__ import annotations

from drehtuer.fetching.addresses import is_address, normal, shown
from drehtuer.fetching.errors import FetchError
from drehtuer.fetching.fetcher import Fetched, Fetcher, Validators

__all__ = ["FetchError", "Fetched", "Fetcher", "Validators", "is_address", "normal", "shown"]
