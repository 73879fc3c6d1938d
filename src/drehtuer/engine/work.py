"""What a worker does: it reads a portion, writes it down, and says what came of it.

What reads claims and writes tables is loaded where that is done: who only gives orders needs none
of it, and it takes longer than to read a small folder.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drehtuer import __version__
from drehtuer.engine.errors import PartError
from drehtuer.engine.portions import Item, Order, Portion, names_of
from drehtuer.errors import DrehtuerError, WordedError
from drehtuer.text.memory import memory_taken

if TYPE_CHECKING:
    from drehtuer.engine.tables import Kept

_LONGEST_REASON = 200
_MODULUS = 2**256


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that was not read: the file, and the error as its worker had it."""

    file: str
    message: str
    code: str | None = None
    parameters: Mapping[str, str] | None = None

    @classmethod
    def of(cls, item: Item, error: DrehtuerError, place: str) -> Failure:
        """The failure that an error is; paths are told as seen from ``place``."""
        if not isinstance(error, WordedError):
            return cls(item.file, str(error))
        within = os.path.join(place, "")
        given = {n: str(value).removeprefix(within) for n, value in error.parameters.items()}
        message = error.messages[error.code].format_map(given)
        return cls(item.file, message, error.code, given)

    def error(self) -> DrehtuerError:
        """The error, to be told in any language."""
        if self.code is None:
            return DrehtuerError(self.message)
        return PartError(self.code, self.message, **(self.parameters or {}))


@dataclass(frozen=True, slots=True)
class Part:
    """What came of a portion.

    Attributes:
        name: of the portion.
        digest: of the portion, as it was before it was read.
        version: of Drehtür, which read it.
        files: how many files it has.
        reports: how many reports are in them.
        claims: how many claims are in these.
        passed_over: how many reports were left out, for they hold no claim.
        content: the sum of the hashes of the reports, modulo 2 to the 256th: it is the same
            however reports are put together and ordered, and no other way to make it is known.
        failures: what was not read.
        memory: how many bytes the worker had taken at most by the end of it.
    """

    name: str
    digest: str
    version: str
    files: int
    reports: int = 0
    claims: int = 0
    passed_over: int = 0
    content: str = "0"
    failures: tuple[Failure, ...] = ()
    memory: int = 0

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> Part:
        """What ``asdict`` made of one."""
        failures = tuple(Failure(**failure) for failure in record["failures"])
        return cls(**{**record, "failures": failures})


Work = Callable[[Portion, Order], Part]
"""What a worker does with a portion."""


def added(contents: Sequence[str]) -> str:
    """The sum of hashes, in hexadecimal digits."""
    return f"{sum(int(content, 16) for content in contents) % _MODULUS:064x}"


def part_in(portion: Portion, order: Order) -> Part | None:
    """What came of a portion if it has been read before, and its files are as they were."""
    if not Path(order.folder, names_of(portion.name)[0]).exists():
        return None
    from drehtuer.engine.tables import summary_in  # noqa: PLC0415

    summary = summary_in(order.folder, portion.name)
    if summary is None:
        return None
    part = Part.from_dict(summary)
    return part if part.digest == portion.digest(order) and part.version == __version__ else None


def read_portion(portion: Portion, order: Order) -> Part:
    """Read a portion and write it down, whole or not at all; again gives the same again."""
    from drehtuer.engine.tables import Writer  # noqa: PLC0415

    digest = portion.digest(order)
    contents: list[str] = []
    failures: list[Failure] = []
    claims = passed_over = 0
    with Writer(order.folder, portion.name) as writer:
        for item in portion.items:
            for found in _reports(item, order):
                if isinstance(found, DrehtuerError):
                    failures.append(Failure.of(item, found, order.place))
                    continue
                if found is None or (order.relevant and not found.report.claims):
                    passed_over += 1
                    continue
                contents.append(writer.add(found))
                claims += len(found.report.claims)
        part = Part(
            portion.name,
            digest,
            __version__,
            len(portion.items),
            len(contents),
            claims,
            passed_over,
            added(contents),
            tuple(failures),
            memory_taken(),
        )
        writer.close(asdict(part))
    return part


def _reports(item: Item, order: Order) -> Iterator[Kept | DrehtuerError | None]:
    """The reports of a file; whatever goes wrong with one of them, the others are read.

    None stands for a report that need not be read.
    """
    from drehtuer.claims import read_loaded  # noqa: PLC0415
    from drehtuer.engine.tables import Kept  # noqa: PLC0415
    from drehtuer.text.loading import load_each  # noqa: PLC0415
    from drehtuer.text.subject import can_matter  # noqa: PLC0415

    file = os.path.join(order.place, item.file)
    for loaded in load_each(file, names=order.names, keep=True, relevant=order.relevant):
        if isinstance(loaded, DrehtuerError):
            yield loaded
            continue
        source = loaded.source(item.file)
        try:
            if loaded.is_passed_over or (order.relevant and not can_matter(loaded.text)):
                yield None
                continue
            report = read_loaded(loaded, source=source, known=item.known)
            (report.source + report.text).encode("utf-8")
        except UnicodeEncodeError:
            yield PartError("engine_signs", path=source)
        except DrehtuerError as error:
            yield error
        except Exception as error:  # one report among a million does not end the reading
            reason = f"{type(error).__name__}: {error}"[:_LONGEST_REASON]
            yield PartError("engine_broken", path=source, reason=reason)
        else:
            yield Kept(report, item, loaded.original)
