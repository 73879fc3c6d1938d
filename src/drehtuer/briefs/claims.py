"""One claim in words: what it says, field by field."""

from __future__ import annotations

from drehtuer.briefs.words import Words
from drehtuer.model import Claim


def facts(claim: Claim, words: Words) -> tuple[tuple[str, str], ...]:
    """The fields of a claim that say something, each by its label, in the order of importance."""
    people = [words.count(claim.count).strip()] if claim.count else []
    people += [words.group(claim.group)] if claim.group else []
    people += [words("claim.cumulative")] if claim.cumulative else []
    told = (
        ("status", words(f"statuses.{claim.status}")),
        ("count", " ".join(people)),
        ("persons", words.join(claim.persons)),
        ("nationality", words.parties(claim.nationality)),
        ("where", words.place(claim.where) if claim.where else ""),
        ("when", words.date(claim.when) if claim.when else ""),
        ("by", words.parties(claim.by)),
        ("to", words.parties(claim.to)),
        ("direction", _direction(claim, words)),
        ("fate", words(f"fates.{claim.fate}") if claim.fate else ""),
        ("role", claim.role or ""),
        ("destination", words.parties(claim.destination)),
        ("attribution", words.join([words.voice(name) for name in claim.attribution])),
        ("reader", claim.reader or ""),
    )
    return tuple((words(f"claim.{key}"), value) for key, value in told if value)


def _direction(claim: Claim, words: Words) -> str:
    if claim.direction is None:
        return ""
    section = "measures" if claim.kind == "measure" else "claim.directions"
    return words(f"{section}.{claim.direction}")
