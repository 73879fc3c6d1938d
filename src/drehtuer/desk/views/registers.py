"""Lists of people that a team keeps: sent, matched with the reports, decided on, taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import PurePath
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header

from drehtuer.books.lives import Life
from drehtuer.briefs.lines import Line
from drehtuer.briefs.lives import now_of
from drehtuer.briefs.registers import decision_line, doubt_line, status_name
from drehtuer.briefs.words import Words, said
from drehtuer.desk.intake import FOLDER, source_of
from drehtuer.desk.models import Register
from drehtuer.desk.pages import show, words_of
from drehtuer.desk.registers import Found, change_columns, decide, decided, found, keep, recognised
from drehtuer.desk.telling import Telling, telling
from drehtuer.errors import DrehtuerError, WordedError
from drehtuer.journal.errors import UnkeptEntryError
from drehtuer.names import same_name
from drehtuer.register import Doubt, Entry, Roll
from drehtuer.register.dates import ORDERS
from drehtuer.register.deciding import Decided, Decision
from drehtuer.register.errors import RegisterError
from drehtuer.register.layout import Wish
from drehtuer.register.matching import Matched, Proposal
from drehtuer.register.reading import shown
from drehtuer.register.spoken import Told
from drehtuer.register.words import fields
from drehtuer.tables import KINDS, TableError

_FIELDS = ("sheet", "names", "dates", "encoding")
_ON_A_PAGE = 30
_LONGEST = 300
_MOST_DOUBTS = 100
_UNFIT = 422
ACCEPT, REFUSE, SET, UNDO = "accept", "refuse", "set", "undo"
"""What can be decided."""


def registers(request: HttpRequest) -> HttpResponse:
    """The lists of the case."""
    chosen = request.case.registers.select_related("by").defer("packed")
    return show(request, "registers.html.jinja", registers=chosen)


def add(request: HttpRequest) -> HttpResponse:
    """Take a list; where something in it stands in the way, tell what, and keep nothing."""
    words = words_of(request)
    given = {name: request.POST.get(name, "").strip()[:_LONGEST] for name in _FIELDS}
    error, doubts, more = None, [], 0
    if request.method == "POST":
        try:
            table, roll = _sent(request, given, words)
            stopping = roll.stopping()
            if not stopping or "anyway" in request.POST:
                encoding = given["encoding"] or None
                kept = keep(request.case, table.path, table, roll, encoding, request.user)
                messages.success(request, words("desk.registers.kept", file=kept.file))
                return redirect("register", request.case.slug, kept.pk)
            error = words.plural("desk.registers.stopping", len(stopping))
            doubts = [_doubted(doubt, words) for doubt in stopping[:_MOST_DOUBTS]]
            more = len(stopping) - len(doubts)
        except DrehtuerError as wrong:
            error = _worded(wrong, words)
    return show(
        request,
        "register_add.html.jinja",
        _UNFIT if error else 200,
        error=error,
        doubts=doubts,
        more=more,
        given=given,
        kinds=", ".join(KINDS),
        orders=_orders(words),
    )


def _sent(request: HttpRequest, given: Mapping[str, str], words: Words) -> tuple[Any, Roll]:
    file = request.FILES.get("file")
    if file is None:
        raise DrehtuerError(words("desk.registers.nothing"))
    name = source_of(file.name or "").removeprefix(f"{FOLDER}/")
    columns = {given["names"]: "name"} if given["names"] else {}
    wished = Wish(given["sheet"] or None, columns, given["dates"] or None)
    if wished.dates not in (None, *ORDERS):
        wished = Wish(wished.sheet, columns)
    return recognised(name, file.read(), wished, given["encoding"] or None)


def register(request: HttpRequest, number: int) -> HttpResponse:
    """A list: what reports would change in it, what is doubtful, what was decided."""
    kept = _kept(request, number)
    page = telling(request)
    list_ = decided(kept)
    told = found(kept, list_, page.books)
    words = page.words
    order = sorted(told.matched, key=lambda m: (not m.proposals, m.spoken.entry.row))
    waiting = [each for each in order if each.proposals]
    some = Paginator(waiting, _ON_A_PAGE).get_page(request.GET.get("page"))
    standing = {each.number for each in list_.decisions} - {d.undoes for d in list_.decisions}
    return page.show(
        "register.html.jinja",
        register=kept,
        roll=told.roll,
        found=told,
        cells=list_.changed_cells(),
        page=some,
        waiting=[_matched(each, list_, page) for each in some],
        others=[_matched(each, list_, page) for each in order if not each.proposals],
        unclear=[
            (each.life.name, [_same(entry, each.life, words) for entry in each.entries])
            for each in told.meeting.unclear
        ],
        new=[
            (life.name, now_of(life, words), _sentence(told.meeting.last_word(life), page))
            for life in told.meeting.new
        ],
        doubts=[_doubted(doubt, words) for doubt in told.roll.doubts[:_MOST_DOUBTS]],
        more=len(told.roll.doubts) - _MOST_DOUBTS,
        decisions=[
            (
                each,
                decision_line(each, list_.layout.sheet, words, names=True),
                each.number in standing,
            )
            for each in reversed(list_.decisions)
        ],
        columns=[
            (column.letters, " ".join(column.header.split()), column.field or "")
            for column in told.roll.layout.columns
        ],
        column_fields=[(name, words(f"register.fields.{name}")) for name in fields()],
        orders=_orders(words),
    )


def decision(request: HttpRequest, number: int) -> HttpResponse:
    """Accept or refuse what reports propose, decide on a cell, or take a decision back."""
    kept = _kept(request, number)
    words = words_of(request)
    list_ = decided(kept)
    verb = request.POST.get("verb", "")
    try:
        if verb in (ACCEPT, REFUSE):
            made = _proposed(request, verb, found(kept, list_, telling(request).books), list_)
        elif verb == SET:
            made = _set(request, list_)
        elif verb == UNDO:
            made = _undone(request, list_)
        else:
            raise Http404
        decide(kept, list_.layout.sheet, made)
    except UnkeptEntryError:
        messages.error(request, words("desk.registers.overtaken"))
    except (RegisterError, TableError) as error:
        messages.error(request, _worded(error, words))
    else:
        for each in made:
            messages.success(request, decision_line(each, list_.layout.sheet, words, names=True))
    return redirect("register", request.case.slug, number)


def _proposed(request: HttpRequest, verb: str, told: Found, list_: Decided) -> list[Decision]:
    """The decisions on the proposals that were chosen, as far as reports still make them."""
    words = words_of(request)
    chosen: dict[str, Proposal] = {}
    by_id = {proposal.id: proposal for each in told.matched for proposal in each.proposals}
    for key in request.POST.getlist("proposal"):
        if key not in by_id:
            raise RegisterError("register_no_proposal", proposal=key[:_LONGEST])
        chosen[key] = by_id[key]
    cells = {key: (each.entry.row, each.column, each.new) for key, each in chosen.items()}
    who: dict[str, Any] = {
        **_who(request, words(f"desk.registers.why.{verb}")),
        "rests_on": [each.told.as_dict() for each in chosen.values()],
    }
    if verb == REFUSE:
        return list_.refusing(cells, **who)
    return list_.on_cells(list(cells.values()), **who)


def _set(request: HttpRequest, list_: Decided) -> list[Decision]:
    who, column, value = (request.POST.get(name, "") for name in ("who", "column", "value"))
    roll = list_.roll()
    entry, meant = list_.entry(roll, " ".join(who.split())), list_.column(column)
    cell = (entry.row, meant, list_.value(roll, meant, value[:_LONGEST]))
    return list_.on_cells([cell], **_who(request, words_of(request)("desk.registers.why.set")))


def _undone(request: HttpRequest, list_: Decided) -> list[Decision]:
    number = request.POST.get("number", "")
    meant = int(number) if number.isascii() and number.isdigit() and len(number) < 10 else 0
    why = words_of(request)("desk.decide.undone_why")
    return [list_.taken_back(meant, **_who(request, why))]


def columns(request: HttpRequest, number: int) -> HttpResponse:
    """Say what the columns of a list hold."""
    kept = _kept(request, number)
    words = words_of(request)
    layout = decided(kept).layout
    known = ("", *fields())
    chosen = {}
    for column in layout.columns:
        field = request.POST.get(f"field-{column.letters}", column.field or "")
        chosen[layout.key(column)] = field if field in known else column.field or ""
    dates = request.POST.get("dates", "")
    try:
        change_columns(kept, chosen, dates if dates in ORDERS else None)
    except RegisterError as error:
        messages.error(request, _worded(error, words))
    else:
        messages.success(request, words("desk.registers.columns_kept"))
    return redirect("register", request.case.slug, number)


def file(request: HttpRequest, number: int) -> HttpResponse:
    """The list as it came, with only the decided cells changed."""
    kept = _kept(request, number)
    response = HttpResponse(decided(kept).exported(), content_type="application/octet-stream")
    name = PurePath(kept.file).name
    response.headers["Content-Disposition"] = content_disposition_header(True, name)
    return response


def remove(request: HttpRequest, number: int) -> HttpResponse:
    """Remove a list from the desk; what was decided on it stays in the log."""
    kept = _kept(request, number)
    kept.delete()
    messages.success(request, words_of(request)("desk.registers.removed", file=kept.file))
    return redirect("registers", request.case.slug)


def _kept(request: HttpRequest, number: int) -> Register:
    """A list of the case.

    Raises:
        Http404: it has none of this number.
    """
    kept: Register | None = request.case.registers.defer("packed").filter(pk=number).first()
    if kept is None:
        raise Http404
    return kept


def _who(request: HttpRequest, why: str) -> dict[str, Any]:
    given = " ".join(request.POST.get("why", "").split())[:_LONGEST]
    at = datetime.now(UTC).isoformat(timespec="seconds")
    return {"by": request.user.name, "why": given or why, "at": at}


def _orders(words: Words) -> list[tuple[str, str]]:
    return [(order, words(f"desk.registers.orders.{order}")) for order in ORDERS]


def _worded(error: DrehtuerError, words: Words) -> str:
    """What an error says; where the command line tells of its options, what the page has."""
    if isinstance(error, WordedError):
        key = f"desk.registers.told.{error.code}"
        if words.find(key) is not None:
            return words(key, **error.parameters)
    return said(error, words)


def _doubted(doubt: Doubt, words: Words) -> str:
    own = words.find(f"desk.registers.doubt.{doubt.code}")
    return doubt_line(doubt, words, "desk.registers.doubt" if own is not None else "register.doubt")


def _matched(each: Matched, list_: Decided, page: Telling) -> dict[str, object]:
    """Somebody of the list whom reports speak of, in words."""
    words, spoken = page.words, each.spoken
    status = status_name(spoken.entry.status, words)
    behind: Iterable[Told | None] = [proposal.told for proposal in each.proposals]
    if each.verdict in ("older", "undated", "contradictory"):
        behind = (spoken.told, spoken.against)
    return {
        "entry": spoken.entry,
        "life": spoken.life.name,
        "same": _same(spoken.entry, spoken.life, words),
        "verdict": _verdict(each, status, words),
        "proposals": [
            (
                proposal.id,
                words(
                    "register.proposal",
                    column=list_.layout.key(proposal.column),
                    old=shown(proposal.old) or words("register.empty"),
                    new=shown(proposal.new) or words("register.empty"),
                ),
            )
            for proposal in each.proposals
        ],
        "sentences": [_sentence(told, page) for told in dict.fromkeys(behind) if told],
    }


def _verdict(each: Matched, status: str, words: Words) -> str:
    if each.verdict == "proposed":
        return ""
    if each.verdict == "contradictory":
        return words("desk.registers.contradictory")
    return words(f"register.verdict.{each.verdict}", status=status)


def _same(entry: Entry, life: Life, words: Words) -> dict[str, object]:
    """Why somebody of the reports is, or may be, somebody of the list."""
    pairs = ((name, spelling.name) for name in entry.names for spelling in life.spellings)
    best = max((same_name(*pair) for pair in pairs), key=lambda made: made.score, default=None)
    row = words("register.row", row=entry.row)
    return {
        "name": entry.name,
        "key": words("register.key_id", id=entry.id) if entry.id is not None else row,
        "why": "; ".join(best.reasons) if best is not None else "",
    }


def _sentence(told: Told | None, page: Telling) -> dict[str, object] | None:
    """The sentence that something rests on, with a link to it."""
    if told is None:
        return None
    words = page.words
    when = words.date(told.published) if told.published else words("account.no_date")
    line = Line((), (told.claim,))
    return {"text": told.sentence, "when": when, "refer": page.hypertext.refer(line)}
