"""The pictures of a case: drawn once for each state of its books and language."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence

from drehtuer.briefs import deal_pictures, pictures
from drehtuer.briefs.pictures import Picture
from drehtuer.desk.telling import Telling

_MOST = 16
_lock = threading.Lock()
_drawn: OrderedDict[tuple[object, ...], Sequence[Picture]] = OrderedDict()


def pictures_of(page: Telling) -> Sequence[Picture]:
    """The pictures of stock and flow; none where they cannot be drawn."""
    return _kept(page, "flow", pictures.draw)


def deal_pictures_of(page: Telling) -> Sequence[Picture]:
    """The pictures of the deals; none where they cannot be drawn."""
    return _kept(page, "deals", deal_pictures.draw)


def _kept(page: Telling, what: str, draw: Callable[..., Sequence[Picture]]) -> Sequence[Picture]:
    books = page.books
    key = (books.asked, books.state, page.words.language, what)
    with _lock:  # one draws, the others wait for it
        if key not in _drawn:
            try:
                _drawn[key] = draw(books.account, page.words, books.references)
            except ImportError:
                _drawn[key] = ()
            while len(_drawn) > _MOST:
                _drawn.popitem(last=False)
        return _drawn[key]
