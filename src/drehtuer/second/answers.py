"""From what a second reader answers to claims: exact words, known values, nothing of its own.

The answer is data from outside, and the report it was made from may try to steer it. So nothing
of it is used but fields of the claim format, and of these only what can be checked: words that
stand in the report, values from closed lists, and numbers that the words give.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from drehtuer.claims.checks import fault
from drehtuer.claims.tokens import fold, tokenize
from drehtuer.model import KINDS, SECOND, UNNAMED, Claim, Count, Report
from drehtuer.second.excerpts import Excerpt
from drehtuer.text.cleaning import clean

MOST_CLAIMS = 60
"""So many claims of one excerpt are looked at."""
_MOST_VALUES = 60
_LONGEST_VALUE = 200
_THOUGHTS = re.compile(r"<think>.*?</think>", re.DOTALL)
_FENCED = re.compile(r"```(?:json)?\s*(.*?)```", re.DOTALL)
_GROUP = re.compile(r"[a-z][a-z' -]{1,48}")
_NUMBER = re.compile(r"\d+(?:[.,'’ \u00a0\u202f]\d{3})*")
_LISTS = ("attribution", "persons", "nationality", "by", "to", "destination")
_TEXTS = ("where", "when", "direction", "fate", "role", "group")
_SPELLED = ("attribution", "persons", "by", "to", "destination")
_FLOWS = ("held", "freed", "jailed", "listed")


class NotInForm(ValueError):  # noqa: N818  # it is caught and told in other words
    """An answer that is no list of claims."""


class Refused(Exception):  # noqa: N818  # a proposal is refused, nothing failed
    """A proposal that is dropped: ``quote`` (not exact), ``field``, ``words`` or ``needs``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def proposals(answer: str) -> list[Mapping[str, Any]]:
    """The claims that an answer proposes, as they are.

    Raises:
        NotInForm: the answer is no JSON object with a list of claims, or no such list.
    """
    text = _THOUGHTS.sub("", answer).strip()
    fenced = _FENCED.search(text)
    try:
        found = json.loads(fenced.group(1) if fenced else text, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise NotInForm from None
    rows = found.get("claims") if isinstance(found, dict) else found
    if not isinstance(rows, list):
        raise NotInForm
    return [row if isinstance(row, dict) else {} for row in rows[:MOST_CLAIMS]]


def _no_number(name: str) -> float:
    raise ValueError(name)


class Vocabulary:
    """The words of a report, to tell whether a name stands in it, if in another case."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._words = sorted({token.low for token in tokenize(text)})

    def tells(self, name: str) -> bool:
        """Whether every word of a name is in the report, but for its ending."""
        words = [token.low for token in tokenize(name) if token.text[0].isalnum()]
        return bool(words) and all(map(self._has, words))

    def _has(self, word: str) -> bool:
        stem = word[: max(3, len(word) - 2)]
        place = bisect_left(self._words, stem)
        return place < len(self._words) and self._words[place].startswith(stem)


def claim_of(
    proposal: Mapping[str, Any], excerpt: Excerpt, report: Report, words: Vocabulary
) -> Claim:
    """The claim that a proposal makes.

    Raises:
        Refused: its quote is not exactly in the excerpt, or one of its fields is not what the
            claim format or the report has.
    """
    kind = proposal.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        raise Refused("field")
    sentence, place, quote = _located(proposal, excerpt)
    if excerpt.sentences[sentence].rstrip("\"'»«”“’)] ").endswith("?"):
        raise Refused("needs")
    start, end = excerpt.span(sentence, place, place + len(quote))
    given: dict[str, Any] = {name: _list(proposal.get(name)) for name in _LISTS}
    given |= {name: _text(proposal.get(name)) for name in _TEXTS}
    claim = Claim(
        id="",
        source=report.source,
        kind=kind,
        section=excerpt.genre,
        start=start,
        end=end,
        quote=report.text[start:end],
        status=_text(proposal.get("status")) or "asserted",
        count=_count(proposal.get("count"), excerpt, sentence),
        cumulative=_flag(proposal.get("cumulative")),
        reader=SECOND,
        **given,
    )
    for name in _SPELLED:
        for value in getattr(claim, name):
            if not words.tells(value) and not (name == "attribution" and value == UNNAMED):
                raise Refused("words")
    if claim.role is not None and claim.role not in words.text:
        raise Refused("words")
    if claim.group is not None and not _GROUP.fullmatch(claim.group):
        raise Refused("field")
    wrong = fault(claim, report.text)
    if wrong is not None:
        raise Refused("quote" if wrong == "quote" else "field")
    if not _is_complete(claim):
        raise Refused("needs")
    return claim


def _located(proposal: Mapping[str, Any], excerpt: Excerpt) -> tuple[int, int, str]:
    """The sentence that holds the quote, and its place there; it must be the only one."""
    quote, number = proposal.get("quote"), proposal.get("sentence")
    if not isinstance(quote, str) or not quote.strip():
        raise Refused("quote")
    quote = quote.strip()
    found = [n for n, sentence in enumerate(excerpt.sentences) if quote in sentence]
    if isinstance(number, int) and number - 1 in found:
        found = [number - 1]
    if len(found) != 1 or excerpt.sentences[found[0]].count(quote) != 1:
        raise Refused("quote")
    return found[0], excerpt.sentences[found[0]].index(quote), quote


def _text(value: object) -> str | None:
    if value is None or value == "":
        return None
    if not isinstance(value, str) or len(value) > _LONGEST_VALUE:
        raise Refused("field")
    return value.strip()


def _list(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or len(values) > _MOST_VALUES:
        raise Refused("field")
    texts = [_text(item) for item in values]
    return tuple(dict.fromkeys(text for text in texts if text))


def _flag(value: object) -> bool:
    if value not in (None, True, False):
        raise Refused("field")
    return bool(value)


def _count(value: object, excerpt: Excerpt, sentence: int) -> Count | None:
    """A count whose words stand in the sentence; a number in digits must be these digits."""
    if value is None:
        return None
    if not isinstance(value, dict):
        raise Refused("field")
    text = _text(value.get("text"))
    if text is None or text not in excerpt.sentences[sentence]:
        raise Refused("words")
    numbers = [value.get("value"), value.get("upper")]
    if not all(n is None or (isinstance(n, int) and not isinstance(n, bool)) for n in numbers):
        raise Refused("field")
    number, upper = numbers
    if not all(n is None or _gives(text, abs(n)) for n in numbers):
        raise Refused("words")
    place = excerpt.sentences[sentence].index(text)
    start, end = excerpt.span(sentence, place, place + len(text))
    qualifier = _text(value.get("qualifier")) or "exact"
    return Count(number, qualifier, excerpt.made.raw[start:end], upper, _flag(value.get("delta")))


def _gives(text: str, number: int) -> bool:
    """Whether words give a number: in digits, with a word for thousands or more, or spelled."""
    told = [int(re.sub(r"\D", "", match)) for match in _NUMBER.findall(text)]
    if not told:
        return True
    scaled = any(token.is_word for token in tokenize(text))
    return number in told or (scaled and any(n and number % (n * 1000) == 0 for n in told))


def _is_complete(claim: Claim) -> bool:
    """Whether a claim has what its kind needs."""
    if claim.kind in _FLOWS:
        return claim.count is not None or bool(claim.persons)
    if claim.kind == "talks":
        return claim.count is not None or bool(claim.by or claim.to)
    if claim.kind == "measure":
        return claim.direction is not None and bool(claim.by or claim.to)
    if claim.kind == "contact":
        return bool(claim.by and claim.to)
    if claim.kind == "role":
        return bool(claim.persons) and claim.role is not None
    if claim.kind == "fate":
        return claim.fate is not None
    if claim.kind == "door":
        return claim.direction is not None
    return bool(claim.attribution)


def is_known(claim: Claim, others: Iterable[Claim]) -> bool:
    """Whether one of the others says the same: of one kind, in the same words, not of others."""
    return any(
        other.kind == claim.kind
        and other.start < claim.end
        and claim.start < other.end
        and _agree(claim, other)
        for other in others
    )


def _agree(one: Claim, other: Claim) -> bool:
    if one.count and other.count and one.count.value != other.count.value:
        return False
    names = [{fold(n).rsplit(" ", 1)[-1] for n in claim.persons} for claim in (one, other)]
    return not all(names) or bool(names[0] & names[1])


def vocabulary(report: Report) -> Vocabulary:
    """The words of a report, clean."""
    return Vocabulary(clean(report.text).text)


def in_order(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Claims by their place in the text; of those at one place the first reader's first."""
    return tuple(sorted(claims, key=lambda claim: claim.start))
