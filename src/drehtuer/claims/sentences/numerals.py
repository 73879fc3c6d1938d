"""Numbers in digits or words, over as many tokens as belong to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from drehtuer.claims.sentences.count_words import CountWords
from drehtuer.claims.tokens import Token

_GROUPED = re.compile(r"\d{1,3}(?:[.,’' \u00a0\u202f]\d{3})+\Z")
_PLAIN = re.compile(r"\d+\Z")
_LARGEST = 50_000_000
_LONGEST_NUMBER = 16


def _digits(text: str) -> int | None:
    """The value of digits in any national format, None for decimals and the like."""
    if len(text) > _LONGEST_NUMBER:
        return None
    if _GROUPED.match(text):
        return int(re.sub(r"\D", "", text))
    return int(text) if _PLAIN.match(text) else None


def spelled(word: str, words: CountWords) -> int | None:
    """The value of a number word, also of a compound such as "zweiundfünfzig" or "fifty-two"."""
    if word in words.units:
        return words.units[word]
    if word in words.scales:
        return words.scales[word]
    if "-" in word:
        parts = [words.units.get(part) for part in word.split("-")]
        if len(parts) == 2 and None not in parts:
            tens, ones = parts
            assert tens is not None
            assert ones is not None
            return tens + ones if tens >= 20 and ones < 10 else None
        return None
    if words.pieces is None or len(word) < 6:
        return None
    pieces = words.pieces.findall(word)
    if "".join(pieces) != word:
        return None
    total = current = pending = 0
    for piece in pieces:
        if piece in words.scales:
            scale = words.scales[piece]
            if scale >= 1000:
                total, current, pending = (total + (current + pending or 1)) * scale, 0, 0
            else:
                current, pending = (current + pending or 1) * scale, 0
        elif piece in words.units:
            pending += words.units[piece]
    return total + current + pending


@dataclass(slots=True)  # not frozen, as there are many and those are made slowly
class Number:
    """A number: its tokens ``first`` to ``last``, in digits or words; rough as dozens are."""

    first: int
    last: int
    value: int
    digits: bool
    rough: bool = False


def number_at(tokens: Sequence[Token], i: int, words: CountWords) -> Number | None:
    """The number that begins at token ``i``, over as many tokens as belong to it.

    Dozens are multiplied: "two dozen" is 24, "anderthalb Dutzend" 18.
    """
    if i >= len(tokens):
        return None
    fraction = words.fractions.get(tokens[i].low)
    number = Number(i, i, 0, False) if fraction else _plain_number(tokens, i, words)
    if number is None:
        return None
    after = number.last + 1
    low = tokens[after].low if after < len(tokens) else ""
    many = words.dozens.get(low, words.scales.get(low) if fraction else None)
    if many is None:
        return None if fraction else number
    rough = low in words.dozens
    return Number(i, after, round((fraction or number.value) * many), number.digits, rough)


def _plain_number(tokens: Sequence[Token], i: int, words: CountWords) -> Number | None:
    """A number without dozens and halves."""
    token = tokens[i]
    if token.text[0].isdigit():
        value = _digits(token.text)
        if value is None:
            scaled = re.fullmatch(r"(\d+)[.,](\d+)", token.text)
            after = tokens[i + 1].low if i + 1 < len(tokens) else ""
            if scaled and after in words.scales:
                amount = float(f"{scaled.group(1)}.{scaled.group(2)}") * words.scales[after]
                return Number(i, i + 1, round(amount), True)
            return None
        if (
            i + 1 < len(tokens)
            and tokens[i + 1].low in words.scales
            and tokens[i + 1].low not in ("m", "k")
        ):
            return Number(i, i + 1, value * words.scales[tokens[i + 1].low], True)
        return Number(i, i, value, True) if value <= _LARGEST else None
    value = spelled(token.low, words) if token.is_word else None
    if value is None or (token.low in words.scales and (value > 1000 or len(token.low) < 3)):
        return None
    total, current, last = 0, 0, i - 1
    k = i
    while k < len(tokens):
        low = tokens[k].low
        if low == words.joiner and k > i and k + 1 < len(tokens) and not words.compound:
            following = spelled(tokens[k + 1].low, words)
            joins = following is not None and (
                (following < 100 and current % 100 == 0 and current >= 100)
                or (following < 10 and current % 10 == 0 and current >= 20)
                or (following < 100 and current == 0 and total >= 1000)
            )
            if not joins:
                break
            k += 1
            continue
        value = spelled(low, words) if tokens[k].is_word else None
        if value is None:
            break
        if low in words.scales:
            if words.scales[low] >= 1000:
                total, current = (total + (current or 1)) * words.scales[low], 0
            else:
                current = (current or 1) * words.scales[low]
        elif k > i and not (
            (current % 100 == 0 and value < 100 and current >= 100)
            or (current % 10 == 0 and value < 10 and current >= 20)
            or (current == 0 and total and value < 1000)
            or (value % 100 == 0 and value >= 100 and current == 0)
            or (current % 1000 == 0 and current >= 1000 and value < 1000)
        ):
            break
        else:
            current += value
        last = k
        k += 1
    return Number(i, last, total + current, False) if last >= i else None
