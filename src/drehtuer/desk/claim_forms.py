"""A claim as the fields of a form, and what was changed in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from drehtuer.briefs.words import Words
from drehtuer.model import DIRECTIONS, FATES, GENRES, KINDS, QUALIFIERS, STATUSES, Claim
from drehtuer.review import ReviewError
from drehtuer.review.forms import LISTS, typed

CHOICES: Mapping[str, tuple[str, ...]] = {
    "kind": KINDS,
    "status": STATUSES,
    "section": GENRES,
    "direction": tuple(dict.fromkeys(each for all_ in DIRECTIONS.values() for each in all_)),
    "fate": FATES,
    "count_qualifier": QUALIFIERS,
}
_NEEDED = ("kind", "status", "section")
FIELDS = (
    "quote",
    "kind",
    "status",
    "count_value",
    "count_qualifier",
    "count_upper",
    "count_text",
    "count_delta",
    "cumulative",
    "group",
    "persons",
    "where",
    "when",
    "attribution",
    "by",
    "to",
    "direction",
    "fate",
    "nationality",
    "destination",
    "role",
    "section",
)
"""The fields in the order in which they are asked for; a count is asked for in parts."""
_COUNT = tuple(name for name in FIELDS if name.startswith("count_"))
_FLAGS = ("cumulative", "count_delta")
_LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form.

    Attributes:
        name: its own.
        label: in words.
        form: ``choice``, ``flag``, ``lines`` or ``text``.
        value: what stands in it.
        choices: what can be chosen, each with its words.
        machine: what the machine reads, where that is something else.
        told: what stands in it, in words.
    """

    name: str
    label: str
    form: str
    value: str
    choices: tuple[tuple[str, str], ...]
    machine: str | None
    told: str


def fields(texts: Mapping[str, str], machine: Claim | None, words: Words) -> list[Field]:
    """The fields of a form.

    Args:
        texts: what stands in them.
        machine: the claim as the machine reads it.
        words: the words they are told in.
    """
    read = texts_of(machine) if machine is not None else {}
    made = []
    for name in FIELDS:
        choices = tuple((each, _choice(name, each, words)) for each in CHOICES.get(name, ()))
        form = "text"
        if choices:
            form = "choice"
            choices = choices if name in _NEEDED else (("", "–"), *choices)
        elif name in _FLAGS:
            form = "flag"
        elif name in LISTS or name == "quote":
            form = "lines"
        say = dict(choices)
        differs = name in read and read[name] != texts[name]
        machine_says = say.get(read[name], read[name]) or "–" if differs else None
        told = say.get(texts[name], texts[name]) or "–"
        label = words(f"desk.claim.{name}")
        made.append(Field(name, label, form, texts[name], choices, machine_says, told))
    return made


def texts_of(claim: Claim) -> dict[str, str]:
    """What stands in the fields for a claim."""
    count = claim.count
    texts = {f"count_{part}": "" for part in ("value", "qualifier", "upper", "text", "delta")}
    if count is not None:
        texts["count_value"] = "" if count.value is None else str(count.value)
        texts["count_upper"] = "" if count.upper is None else str(count.upper)
        texts["count_qualifier"], texts["count_text"] = count.qualifier, count.text
        texts["count_delta"] = "yes" if count.delta else ""
    for name in FIELDS:
        if name not in texts:
            value = getattr(claim, name)
            if isinstance(value, bool):
                texts[name] = "yes" if value else ""
            else:
                texts[name] = "\n".join(value) if isinstance(value, tuple) else value or ""
    return texts


def entered(given: Mapping[str, str]) -> dict[str, str]:
    """What was entered, line ends as texts have them."""
    return {name: _as_sent(given.get(name, ""))[:_LONGEST] for name in FIELDS}


def changes(texts: Mapping[str, str], before: Claim) -> dict[str, Any]:
    """The values that were changed in a form, as a claim has them in JSON.

    Raises:
        ReviewError: one is none for its field.
    """
    was = texts_of(before)
    changed = [name for name in FIELDS if _as_sent(texts[name]) != _as_sent(was[name])]
    values: dict[str, Any] = {
        name: typed(name, texts[name].split("\n") if name in LISTS else [texts[name]], before)
        for name in changed
        if name not in (*_COUNT, "quote")
    }
    if "quote" in changed:
        values["quote"] = texts["quote"]
    if set(_COUNT) & set(changed):
        values["count"] = _count(texts)
    return values


def _as_sent(text: str) -> str:
    """A text as a browser gives it back: line ends of one kind, none at its ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")


def _count(texts: Mapping[str, str]) -> dict[str, Any] | None:
    value, upper = _number(texts["count_value"]), _number(texts["count_upper"])
    qualifier = texts["count_qualifier"]
    if value is None and not qualifier:
        return None
    return {
        "value": value,
        "upper": upper,
        "qualifier": qualifier or "exact",
        "text": texts["count_text"].strip(),
        "delta": bool(texts["count_delta"]),
    }


def _number(text: str) -> int | None:
    plain = "".join(text.split())
    sign, digits = (-1, plain[1:]) if plain[:1] in ("-", "−") else (1, plain)
    if not plain:
        return None
    if not (digits.isascii() and digits.isdigit() and len(digits) < 13):
        raise ReviewError("review_value", field="count", value=text)
    return sign * int(digits)


def _choice(name: str, each: str, words: Words) -> str:
    """A value in words."""
    if each == "exact":
        return words("desk.claim.exactly")
    if name == "count_qualifier":
        return words(f"counts.{each}", number="N", upper="M")
    if name == "direction":
        section = "measures" if each in DIRECTIONS["measure"] else "claim.directions"
        return words(f"{section}.{each}")
    tables = {"kind": "events", "status": "statuses", "fate": "fates", "section": "desk.genres"}
    return words(f"{tables[name]}.{each}")
