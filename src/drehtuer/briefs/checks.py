"""A check in words: what each verdict says, why, on what evidence, and what could be printed."""

from __future__ import annotations

from collections import Counter

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

from drehtuer.books.told import UNNUMBERED
from drehtuer.briefs.lines import shorten
from drehtuer.briefs.terminal import heading, show, text_of
from drehtuer.briefs.words import Words
from drehtuer.check.model import (
    TO_MEND,
    VERDICTS,
    Check,
    Kin,
    Office,
    Passage,
    Proof,
    Said,
    Statement,
)
from drehtuer.model import UNNAMED, Claim, Count
from drehtuer.text.original import Original

SIGNS = {
    "contradicted": "✗",
    "contradicts_draft": "✗",
    "wrong_source": "✗",
    "differs": "≠",
    "superseded": "↻",
    "no_source": "?",
    "supported": "✓",
}
"""A sign for each verdict, so that none is told by colour alone."""

_STYLES = {
    "contradicted": "bold red",
    "contradicts_draft": "bold red",
    "wrong_source": "bold red",
    "differs": "yellow",
    "superseded": "yellow",
    "no_source": "cyan",
    "supported": "green",
}
_MOST_UNREAD = 10
_MOST_SENTENCE = 320
"""Sentences are cut beyond so many characters; the claim itself is kept whole."""


def title(made: Check, words: Words) -> str:
    """What was held against what."""
    draft = words("check.standard_input") if made.source == "-" else made.source
    if made.published is None:
        return words("check.title_undated", draft=draft)
    return words("check.title", draft=draft, date=words.date(made.published))


def summary(made: Check, words: Words) -> str:
    """How many statements were checked, against how much, and with which verdicts."""
    against = words.plural("check.against", made.reports)
    if not made.statements:
        return words("check.nothing", against=against)
    counted = Counter(statement.verdict for statement in made.statements)
    told = [
        words(
            "check.counted", verdict=words(f"check.verdicts.{v}"), number=words.number(counted[v])
        )
        for v in VERDICTS
        if counted[v]
    ]
    number = words.plural("check.statements", len(made.statements))
    return words("check.summary", statements=number, against=against, verdicts="; ".join(told))


def notes(made: Check, words: Words) -> list[str]:
    """What a reader of the check must know beside the verdicts."""
    told = [words("check.undated")] if made.published is None and made.statements else []
    if made.unread:
        told.append(words.plural("check.unread", len(made.unread)))
    if made.unchecked:
        told.append(words.plural("check.unchecked", made.unchecked))
    return told


def verdict(statement: Statement, words: Words) -> str:
    """The verdict on a statement, with why."""
    name = words(f"check.verdicts.{statement.verdict}")
    told = [reason(statement, code, words) for code in statement.reasons]
    return words("check.verdict", verdict=name, reasons="; ".join(told)) if told else name


def reason(statement: Statement, code: str, words: Words) -> str:
    """Why a verdict was found, in words."""
    needs = statement.parameters.get("needs")
    told = needs if isinstance(needs, tuple) else ()
    figures = [words.count(each) for each in told if isinstance(each, Count)]
    key = words.first(f"check.reasons.{statement.verdict}_{code}", f"check.reasons.{code}")
    person = statement.parameters.get("person")
    return words(key, needs=words.join(figures), person=person)


def proposal(statement: Statement, words: Words) -> str | None:
    """What could be printed instead; None where nothing follows from the evidence."""
    if statement.right is None:
        return None
    key = "check.nearest" if statement.verdict == "no_source" else "check.instead"
    return words(key, wording=wording(statement.right.said, words))


def origin(proof: Proof, words: Words) -> str:
    """Where evidence stands: the outlet, the date, the report."""
    outlet = proof.outlet or words("account.no_outlet")
    date = words.date(proof.published) if proof.published else words("account.no_date")
    return words("check.origin", outlet=outlet, date=date, source=proof.source)


def wording(said: Said, words: Words) -> str:
    """What is said, in the words of the language shown: so many, as of when, by whose count."""
    if isinstance(said, Kin):
        kind = words(
            "people.relation", kind=words(f"people.relations.{said.kind}"), name=said.other
        )
        return words("line.role", names=said.one, role=kind)
    if isinstance(said, Office):
        quoted = words("line.quote", quote=said.role)
        role = words("line.role", names=said.person, role=quoted)
        return f"{role} ({words.place(said.state)})" if said.state else role
    key = f"check.wording.{said.kind}"
    told = words(words.first(key, "check.wording.other"), **_parts(said, words))
    if said.status != "asserted":
        told = words("check.told_as", wording=told, status=words(f"statuses.{said.status}"))
    return told


def _parts(claim: Claim, words: Words) -> dict[str, str]:
    parties = words.parties(claim.by), words.parties(claim.to)
    speaker = next((name for name in claim.attribution if name != UNNAMED), None)
    counter = "check.counter" if claim.kind in ("held", "listed") else "check.according"
    place = claim.where if claim.kind not in ("measure", "contact", "role") else None
    time = words.date(claim.when) if claim.when else ""
    as_of = "check.as_of" if claim.kind == "held" else "check.time"
    return {
        "people": _people(claim, words),
        "place": f" {words('line.in_place', place=words.place_after(place))}" if place else "",
        "time": words(as_of, time=time) if time else "",
        "source": words(counter, counter=speaker) if speaker else "",
        "fate": words(words.first(f"fates.{claim.fate}", "events.fate")),
        "role": claim.role or "",
        "names": words.join(claim.persons),
        "measure": words(words.first(f"measures.{claim.direction}", "measures.other")),
        "by": words("check.by", names=parties[0]) if parties[0] else "",
        "to": words("check.to", names=parties[1]) if parties[1] else "",
        "event": words(f"events.{claim.kind}"),
        "quote": shorten(claim.quote),
    }


def _people(claim: Claim, words: Words) -> str:
    if claim.count is None or claim.count.qualifier in UNNUMBERED:
        return words.join(claim.persons) or words.group(claim.group)
    group = words.group(claim.group)
    if claim.nationality:
        names = words.join([words.place_after(code) for code in claim.nationality])
        group = f"{group} {words('line.from_place', place=names)}"
    return words("line.people", count=words.count(claim.count), group=group)


def marks(passage: Passage) -> tuple[str, str, str]:
    """The sentence of a passage in three: before the words, the words, behind them."""
    first = passage.start - passage.sentence_start
    last = passage.end - passage.sentence_start
    return passage.sentence[:first], passage.sentence[first:last], passage.sentence[last:]


def place_of(at: Passage, draft: Original, words: Words) -> str:
    """Where a passage stands in the draft's file: its line, or else its paragraph."""
    place = draft.place(at.start, at.end)
    if place is None:
        return words("check.paragraph", number=draft.paragraph(at.start))
    return words("check.line", number=place.line)


def show_check(made: Check, draft: Original, words: Words, console: Console) -> None:
    """Print a check: what is to be mended first, then what has no source, then the rest.

    Args:
        made: the check.
        draft: the draft's text, and the file it stands in.
        words: the words it is told in.
        console: where it is printed.
    """
    shown: list[RenderableType] = [text_of(title(made, words), "bold"), Text(summary(made, words))]
    shown += [text_of(note, "dim") for note in notes(made, words)]
    groups = (
        ("to_mend", [s for s in made.statements if s.verdict in TO_MEND]),
        (
            "no_source",
            sorted(
                (s for s in made.statements if s.verdict == "no_source"),
                key=lambda s: not (s.proofs or s.reasons),
            ),
        ),
        ("supported", [s for s in made.statements if s.verdict == "supported"]),
    )
    marks_of = ("", "") if console.is_terminal else ("**", "**")
    for key, statements in groups:
        if statements:
            shown += ["", heading(words(f"check.sections.{key}"))]
        for number, statement in enumerate(statements):
            bare = key == "no_source" and not (statement.proofs or statement.reasons)
            shown += [""] if number and not bare else []
            if bare:
                shown.append(_bare(statement, draft, words))
            else:
                shown += _told(statement, draft, words, marks_of)
    if made.unread:
        shown += ["", heading(words("check.sections.unread"))]
        for passage in made.unread[:_MOST_UNREAD]:
            place = words("check.place", place=place_of(passage, draft, words))
            shown.append(text_of(f"{place} {words('line.quote', quote=shorten(passage.sentence))}"))
        if len(made.unread) > _MOST_UNREAD:
            more = len(made.unread) - _MOST_UNREAD
            shown.append(text_of(words.plural("check.more", more), "dim"))
    show(shown, console)


def _bare(statement: Statement, draft: Original, words: Words) -> RenderableType:
    """A statement of which nothing is told, in a line or two."""
    line = Text(f"{SIGNS[statement.verdict]} ", style=_STYLES[statement.verdict])
    place = words("check.place", place=place_of(statement.at, draft, words))
    quote = shorten(draft.text[statement.at.start : statement.at.end])
    line.append_text(text_of(f"{place} {words('line.quote', quote=quote)}"))
    return line


def _told(
    statement: Statement, draft: Original, words: Words, marks_of: tuple[str, str]
) -> list[RenderableType]:
    head = Text(f"{SIGNS[statement.verdict]} ", style=_STYLES[statement.verdict])
    head.append_text(text_of(verdict(statement, words), _STYLES[statement.verdict]))
    place = words("check.place", place=place_of(statement.at, draft, words))
    told: list[RenderableType] = [head, _quoted(f"{place} ", statement.at, marks_of)]
    for proof in statement.proofs:
        told.append(_quoted(f"{words('check.evidence')} ", proof.at, marks_of))
        told.append(Padding(text_of(origin(proof, words), "dim"), (0, 0, 0, 4)))
    better = proposal(statement, words)
    if better is not None:
        told.append(Padding(text_of(better, "bold"), (0, 0, 0, 2)))
    return told


def _quoted(lead: str, passage: Passage, marks_of: tuple[str, str]) -> RenderableType:
    """A sentence with the words that count marked, cut where it is very long."""
    before, inner, behind = marks(passage)
    room = max(0, _MOST_SENTENCE - len(inner)) // 2
    before = before if len(before) <= room else "… " + before[-room:].partition(" ")[2]
    behind = behind if len(behind) <= room else behind[:room].rpartition(" ")[0] + " …"
    quote = Text()
    quote.append_text(text_of(f"{lead}{before}{marks_of[0]}".replace("\n", " ")))
    quote.append_text(text_of(inner.replace("\n", " "), "bold underline"))
    quote.append_text(text_of(f"{marks_of[1]}{behind}".replace("\n", " ")))
    return Padding(quote, (0, 0, 0, 2))
