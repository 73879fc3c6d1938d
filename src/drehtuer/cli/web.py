"""Addresses on the command line, and the pages that feeds lead to, fetched if that is asked for."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, TypeGuard

from drehtuer.cli.output import note
from drehtuer.fetching import Fetched, Fetcher, FetchError, Validators, is_address, normal, shown
from drehtuer.journal.places import ReadFile, digest
from drehtuer.model import Origin
from drehtuer.text.loaded import LoadedReport, described
from drehtuer.text.loading import load_answer

if TYPE_CHECKING:
    from drehtuer.briefs.words import Words
    from drehtuer.cli.batch import Batch
    from drehtuer.cli.keeper import Keeper
    from drehtuer.errors import DrehtuerError

Found = tuple[str, "LoadedReport | DrehtuerError"]
"""What is found, under the name of the file or address it is found in."""

MOST_PAGES = 100
"""So many pages of a feed are fetched at a look; the others wait."""
AGAIN = 900.0
"""An address is asked again after so many seconds at the earliest."""


class Web:
    """Fetches addresses, and knows which it has fetched: by the journal, where there is one.

    A page that a feed leads to is fetched once, and again when the feed tells it anew; an address
    that is named is asked each time whether it is still the same.
    """

    def __init__(self, words: Words, keeper: Keeper | None) -> None:
        self.is_waiting = False
        """Whether pages of the feed last followed are still to be fetched."""
        self.passed_over = 0
        """How many reports of the feed last followed are known already."""
        self._words = words
        self._keeper = keeper
        self._fetcher = Fetcher()
        self._asked: dict[str, float] = {}
        self._known: dict[str, ReadFile] = {}
        self._read: dict[str, ReadFile] = {}
        self._told: set[str] = set()

    def among(self, paths: Sequence[str]) -> list[str]:
        """Those of the paths that are addresses."""
        return [path for path in paths if is_address(path)]

    def is_due(self, address: str) -> bool:
        """Whether it is long enough since an address was asked."""
        return time.monotonic() - self._asked.get(address, -AGAIN) >= AGAIN

    def begin(self, batch: Batch, *given: str | None, is_kept_later: bool) -> None:
        """Begin with a batch.

        Args:
            batch: where what was not read is counted.
            given: what is given beside all reports.
            is_kept_later: whether reports are only kept when all are read.
        """
        self._batch = batch
        self._given = given
        self._is_kept_later = is_kept_later
        self._read.clear()

    def finish(self) -> None:
        """Note down what was read, and is kept."""
        self._known |= self._read
        if self._keeper is not None:
            for place, read in self._read.items():
                self._keeper.note(place, read)
        self._read.clear()

    def found_at(self, address: str) -> Iterator[Found]:
        """What an address holds that is named: a page, or a feed, which is followed."""
        self._asked[address] = time.monotonic()
        try:
            place = normal(address)
            known = self._known_of(place)
            fetched = self._fetcher.fetch(place, self._validators(known))
        except FetchError as error:
            yield from self._failed(address, error)
            return
        mark = known.digest if known is not None else ""
        if fetched is not None:
            mark = self._mark(hashlib.sha256(fetched.body).hexdigest())
        if known is not None and known.digest == mark:
            self._pass_over(known.reports)
            return
        assert fetched is not None, "what is not known is sent"
        loaded = list(load_answer(fetched.body, fetched.media_type, shown(place), _origin(fetched)))
        names = ((shown(place) if _leads_on(each) else place, each) for each in loaded)
        failures = self._batch.failures
        yield from self.followed(names, fetched.address)
        if failures == self._batch.failures and not self.is_waiting:
            self._note(place, mark, len(loaded), fetched.validators)

    def followed(self, found: Iterable[Found], base: str = "") -> Iterator[Found]:
        """What was found, the entries of feeds replaced by the pages that they lead to.

        Args:
            found: what was found.
            base: the address of the feed, if it has one.
        """
        self.is_waiting, self.passed_over = False, 0
        left = MOST_PAGES
        for name, loaded in found:
            if not _leads_on(loaded):
                yield name, loaded
                continue
            try:
                place = normal(loaded.origin.address or "", base)
            except FetchError as error:
                yield from self._failed(name, error)
                yield name, loaded
                continue
            mark = self._mark(loaded.text, loaded.origin.published)
            known = self._known_of(place)
            if known is not None and known.digest == mark:
                self._pass_over(known.reports)
            elif left:
                if left == MOST_PAGES:
                    note(self._words("watch.following", feed=name))
                left -= 1
                yield from self._page(place, name, loaded, mark)
            else:
                self.is_waiting = True

    def _page(self, place: str, feed: str, entry: LoadedReport, mark: str) -> Iterator[Found]:
        """What stands on the page of an entry; the entry itself if that cannot be read."""
        known = self._known_of(place)
        try:
            fetched = self._fetcher.fetch(place, self._validators(known))
        except FetchError as error:
            yield from self._failed(feed, error)
            if error.passing:
                self.is_waiting = True
                return
            yield feed, entry
            self._note(place, mark, 1)
            return
        if fetched is None:
            assert known is not None, "what is not known is sent"
            self._pass_over(known.reports)
            self._note(place, mark, known.reports, self._validators(known))
            return
        failures, number = self._batch.failures, 0
        origin = _origin(fetched, entry.origin.published)
        for loaded in load_answer(fetched.body, fetched.media_type, shown(place), origin):
            if isinstance(loaded, LoadedReport):
                number += 1
                told, said = loaded.origin, entry.origin
                whole = described(told, outlet=said.outlet, author=said.author, title=said.title)
                yield place, replace(loaded, origin=whole)
            else:
                yield place, loaded
        if failures != self._batch.failures:
            yield feed, entry
        self._note(place, mark, max(number, 1), fetched.validators)

    def _pass_over(self, reports: int) -> None:
        """Count reports that need not be read again."""
        self.passed_over += reports
        self._batch.unchanged += reports
        if self._keeper is not None:
            self._keeper.unchanged += reports

    def _failed(self, name: str, error: FetchError) -> Iterator[Found]:
        """The failure, which is told once; later ones are only counted."""
        if str(error) in self._told:
            self._batch.failures += 1
            return
        self._told.add(str(error))
        yield name, error

    def _mark(self, *told: str | None) -> str:
        """What changes when what is told of an address does, or what is given beside."""
        return digest("", *told, *self._given)

    def _known_of(self, place: str) -> ReadFile | None:
        if place not in self._known and self._keeper is not None:
            self._known |= self._keeper.journal.files([place])
        return self._read.get(place) or self._known.get(place)

    def _validators(self, known: ReadFile | None) -> Validators:
        """By what to ask whether what is known is still the same, if it would be read the same."""
        told = dict(known.told or {}) if known is not None else {}
        return Validators(**told) if told.pop("given", None) == self._mark() else Validators()

    def _note(self, place: str, mark: str, reports: int, told: Validators | None = None) -> None:
        by = {**asdict(told or Validators()), "given": self._mark()}
        self._read[place] = ReadFile(mark, reports, by)
        if not self._is_kept_later:
            self.finish()


def _leads_on(loaded: object) -> TypeGuard[LoadedReport]:
    """Whether it is an entry of a feed that has a page."""
    return isinstance(loaded, LoadedReport) and loaded.is_entry and bool(loaded.origin.address)


def _origin(fetched: Fetched, published: str | None = None) -> Origin:
    return Origin(address=fetched.address, published=published)
