"""What became of a list, and what reports would change in one, as text for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.console import Console, RenderableType
from rich.padding import Padding

from drehtuer.books.lives import Life
from drehtuer.briefs.registers import NAMES, numbers, status_name, told_line
from drehtuer.briefs.terminal import heading, show, text_of
from drehtuer.briefs.words import Words
from drehtuer.register import Entry
from drehtuer.register.comparing import RENAMED, Change, Comparison, Departure
from drehtuer.register.deciding import Decided
from drehtuer.register.matching import Matched
from drehtuer.register.reading import shown
from drehtuer.register.spoken import Meeting, Told


def show_comparison(
    made: Comparison,
    files: tuple[str, str],
    words: Words,
    console: Console,
    *,
    names: bool = False,
) -> None:
    """Print what became of a list, in sums; with names where they are asked for."""
    parts: list[RenderableType] = [
        text_of(
            words("register.took", file=file, people=words.plural("register.people", number)),
            "bold",
        )
        for file, number in zip(files, (made.before, made.after), strict=True)
    ]
    parts.append(text_of(words("register.by_id" if made.by_id else "register.by_name"), "dim"))
    came = Counter(status_name(entry.status, words) for entry in made.came)
    parts += _section("came", len(made.came), came, words)
    if names:
        parts += [_indented(_called(entry, words)) for entry in made.came]
    went = Counter(because(departure, words) for departure in made.went)
    parts += _section("went", len(made.went), went, words)
    if names:
        for departure in made.went:
            line = f"{_called(departure.entry, words)}: {because(departure, words)}"
            parts.append(_indented(line))
            if departure.told_by == "reports" and departure.spoken and departure.spoken.told:
                parts.append(_indented(told_line(departure.spoken.told.as_dict(), words), 4, "dim"))
    changed = Counter(what for change in made.changed for what in _whats(change, words))
    parts += _section("changed", len(made.changed), changed, words)
    if names:
        for change in made.changed:
            line = f"{_called(change.new, words)}: {'; '.join(_whats(change, words))}"
            parts.append(_indented(line))
    parts += ["", text_of(words("register.same", number=words.number(made.same)))]
    if made.doubtful:
        parts += _section("doubtful", len(made.doubtful), {}, words)
        for pair in made.doubtful:
            place = words("register.doubtful_pair", old=pair.old.row, new=pair.new.row)
            who = f" ({pair.old.name} – {pair.new.name})" if names else ""
            parts.append(_indented(f"{place}{who}"))
    if not names:
        parts += ["", text_of(words("register.names_hidden"), "dim")]
    show(parts, console)


def _section(
    key: str, number: int, counted: Counter[str] | dict[str, int], words: Words
) -> list[RenderableType]:
    rows = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    title = heading(f"{words(f'register.{key}')}: {words.number(number)}")
    return ["", title, Padding(numbers(rows, words), (0, 0, 0, 2))] if rows else ["", title]


def because(departure: Departure, words: Words) -> str:
    """Why somebody probably went, in words."""
    if departure.reason is None:
        return words("register.because_nothing")
    reason = status_name(departure.reason, words)
    return words(f"register.because_{departure.told_by}", reason=reason)


def _whats(change: Change, words: Words) -> list[str]:
    """What changed of somebody: the step from status to status, and fields."""
    told: list[str] = []
    for field in change.fields:
        if field == "status":
            old, new = (
                status_name(status, words) for status in (change.old.status, change.new.status)
            )
            told.append(words("register.status_step", old=old, new=new))
        elif field == RENAMED:
            told.append(words("register.renamed"))
        else:
            told.append(words(f"register.fields.{field}"))
    return told


def _key(entry: Entry, words: Words) -> str:
    if entry.id is not None:
        return words("register.key_id", id=entry.id)
    return words("register.row", row=entry.row)


def _called(entry: Entry, words: Words) -> str:
    return f"{entry.name} ({_key(entry, words)})"


def _indented(text: str, by: int = 2, style: str = "") -> Padding:
    return Padding(text_of(text, style), (0, 0, 0, by))


def show_matches(
    register: Decided,
    meeting: Meeting,
    found: Sequence[Matched],
    words: Words,
    console: Console,
    *,
    names: bool = False,
) -> None:
    """Print what reports would change in a list, with the sentences, and who is not on it.

    People are called as the reports call them; as the list does only where names are asked for.
    """
    proposals = sum(len(each.proposals) for each in found)
    title = words.plural("register.matched", len(found))
    parts: list[RenderableType] = [
        text_of(f"{title}; {words.plural('register.proposals', proposals)}", "bold")
    ]
    order = sorted(found, key=lambda each: (not each.proposals, each.spoken.entry.row))
    if order:
        parts += ["", heading(words("register.spoken"))]
    for each in order:
        parts += _matched(register, each, words, names=names)
    if meeting.unclear:
        parts += ["", heading(words("register.unclear"))]
        for unclear in meeting.unclear:
            keys = words.join(
                [_called(e, words) if names else _key(e, words) for e in unclear.entries]
            )
            parts.append(text_of(words("register.one_of", name=unclear.life.name, keys=keys)))
    if meeting.new:
        parts += ["", heading(words("register.new_people"))]
        for life in meeting.new:
            parts += _new(life, meeting, words)
    if proposals:
        parts += ["", text_of(words("register.accept_how"), "dim")]
    show(parts, console)


def _matched(
    register: Decided, each: Matched, words: Words, *, names: bool
) -> Iterable[RenderableType]:
    entry = each.spoken.entry
    key = _called(entry, words) if names else _key(entry, words)
    yield text_of(words("register.on_list", name=each.spoken.life.name, entry=key), "bold")
    if each.verdict != "proposed":
        status = status_name(entry.status, words)
        yield _indented(words(f"register.verdict.{each.verdict}", status=status))
    shown_before: Told | None = None
    for proposal in each.proposals:
        hidden = proposal.column.field in NAMES and not names
        old, new = (
            words("register.hidden") if hidden else shown(value) or words("register.empty")
            for value in (proposal.old, proposal.new)
        )
        column = register.layout.key(proposal.column)
        line = words("register.proposal", column=column, old=old, new=new)
        yield _indented(f"{proposal.id}  {line}", 2, "green")
        if proposal.told != shown_before:
            yield _indented(told_line(proposal.told.as_dict(), words), 4, "dim")
        shown_before = proposal.told
    if each.verdict in ("older", "undated", "contradictory"):
        both = [told for told in (each.spoken.told, each.spoken.against) if told is not None]
        for line in dict.fromkeys(told_line(told.as_dict(), words) for told in both):
            yield _indented(line, 4, "dim")


def _new(life: Life, meeting: Meeting, words: Words) -> Iterable[RenderableType]:
    now = words(f"people.now.{life.now}")
    when = words.date(life.as_of) if life.as_of else words("people.undated")
    yield text_of(f"{life.name} – {words('people.as_of', now=now, when=when)}")
    told = meeting.last_word(life)
    if told is not None:
        yield _indented(told_line(told.as_dict(), words), 4, "dim")
