"""Speakers: from the words that stand for one to a name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from drehtuer.claims.tokens import Token, fold, tokenize
from drehtuer.claims.voices.words import SpeechWords, speech_words
from drehtuer.text.sentences import lines

Span = tuple[int, int]

_OPENING = 150
"""A name that opens a sentence is preferred to one that stands so many characters later."""
_LOOK_BACK = 1500
"""So many characters before a pronoun its name is looked for."""
_QUOTED = re.compile(r"[„“«»\"][^„“”«»\"]{0,600}[“”«»\"]")
_WORD = re.compile(r"[^\W\d_]+")
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class _Name:
    """A name in the text, and what it may be: "m", "f", "person", "body"."""

    start: int
    end: int
    sort: str
    head: str = ""


def resolve_speaker(
    text: str,
    span: Span,
    language: str,
    speakers: Sequence[Span] = (),
    before: int | None = None,
    nobodies: Collection[int] = (),
    bodies: Sequence[Span] = (),
) -> Span:
    """The span of the name that a pronoun or a role noun stands for; ``span`` where it names.

    Of the ``speakers`` and the names before it (before ``before``, where given) the last that fits
    in gender, number and kind is taken; one that opens a sentence goes before one that stands in
    it a little later. Where a person is meant, the names that begin at ``nobodies`` (states, towns)
    are none; where a body is, those of ``bodies`` may be, which are in order.
    """
    words = speech_words(language)
    tokens = tokenize(text, *span)
    wanted = _wanted(tokens, words)
    if not wanted:
        return span
    if "antecedent" in wanted:
        return _antecedent(text, span, words) or span
    high = span[0] if before is None else min(before, span[0])
    low = max(0, high - _LOOK_BACK)
    known = _names(text, low, high, words)
    if wanted & {"m", "f"}:
        known = [n for n in known if n.start not in nobodies]
    gendered = {n.end for n in known if n.sort in ("m", "f")} if words.sets["genders_told"] else ()
    named = [(n.start, n.end) for n in known if n.sort in wanted or n.head in wanted]
    if "body" in wanted:
        named += bodies[bisect_left(bodies, (low, low)) : bisect_left(bodies, (high, high))]
    spoke = [
        s
        for s in speakers
        if low <= s[0]
        and s[1] <= high
        and not _wanted(tokenize(text, *s), words)
        and _sorts(text, s, words) & wanted
    ]
    heads = [(n.start, n.end) for n in known if n.head and n.head in wanted]
    others = [(n.start, n.end) for n in known if n.sort == "name"]
    for candidates in (heads, [*named, *spoke], others):
        if candidates:
            return max(
                candidates,
                key=lambda s: s[1] + _OPENING * (_opens_sentence(text, s[0]) + (s[1] in gendered)),
            )
    return span


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 2) : start]
    return not before or "\n" in before or before.strip() in (".", "“", "!", "?", "-", "–", "—")


def _wanted(tokens: list[Token], words: SpeechWords) -> frozenset[str]:
    """What sorts of name the words of a speaker may stand for; empty where they name somebody."""
    sets = words.sets
    if not tokens:
        return frozenset()
    low = tokens[0].low
    if len(tokens) == 1:
        for sort, key in (
            ("m", "he"),
            ("f", "she"),
            ("body", "it"),
            ("plural", "they"),
            ("antecedent", "relative_subjects"),
        ):
            if low in sets[key]:
                found = {sort}
                for other, also in (("m", "he"), ("f", "she"), ("body", "it")):
                    if low in sets[also]:
                        found.add(other)
                if sort in ("m", "f"):
                    found |= {"person", "name"}
                return frozenset(found)
    if len(tokens) != 2 or low not in sets["definite"] | sets["possessives"]:
        return frozenset()
    if (
        low in sets["possessives"]
        and low not in sets["definite"]
        and tokens[1].low not in sets["generic_bodies"]
    ):
        return frozenset()
    head = tokens[-1]
    if any(
        t.is_capitalised and t.low not in sets["generic_bodies"] | sets["generic_persons"]
        for t in tokens[1:]
    ):
        return frozenset()
    if head.low in sets["generic_bodies"]:
        return frozenset({"body", head.low})
    if head.low in sets["generic_persons"]:
        feminine = words.ends("feminine", head.low)
        sort = ("f" if feminine else "m") if sets["genders_told"] else "person"
        return frozenset(
            {head.low, sort} | ({"m", "f"} if not sets["genders_told"] else {"person"})
        )
    return frozenset()


def _sorts(text: str, span: Span, words: SpeechWords) -> frozenset[str]:
    """What a named speaker may be: from the roles in its words, or else from the name itself."""
    tokens = [t for t in tokenize(text, *span) if t.is_word]
    roles = [(role, t.low) for t in tokens if (role := role_of(t.low, words))]
    if any(t.low in words.sets["sayings"] or words.ends("saying_compounds", t.low) for t in tokens):
        return frozenset()
    named = [
        t
        for t in tokens
        if t.is_capitalised and not role_of(t.low, words) and t.low not in words.sets["determiners"]
    ]
    if not named:
        return frozenset()
    if any(t.text in words.exact["outlets"] for t in named):
        return frozenset({"medium"})
    if all(t.low in words.sets["personal"] for t in tokens):
        return frozenset()
    if roles:
        found = {role for role, _ in roles[:1]} | {low for _, low in roles}
        if roles[0][0] == "person" and not words.sets["genders_told"]:
            found |= {"m", "f"}
        return frozenset(found)
    last = named[-1].low
    if not words.sets["genders_told"]:
        return frozenset({"m", "f", "person"} if len(named) > 1 else {"m", "f", "person", "body"})
    feminine = any(words.has_ending("feminine_name", low) for low in (last, named[0].low))
    return frozenset(
        {"f", "person", "body"}
        if feminine
        else {"m", "person", "body"}
        if len(named) == 1
        else {"m", "person"}
    )


def _antecedent(text: str, span: Span, words: SpeechWords) -> Span | None:
    """The noun phrase before the comma that a relative pronoun follows."""
    start = max(0, span[0] - 160)
    tokens = tokenize(text, start, span[0])
    k = len(tokens)
    low = max(0, k - 4)
    while k > low and not (
        tokens[k - 1].is_word and (tokens[k - 1].is_capitalised or not words.capital_nouns)
    ):
        k -= 1
    end = k
    while (
        k
        and tokens[k - 1].is_word
        and (tokens[k - 1].is_capitalised or not words.capital_nouns)
        and end - k < 5
    ):
        if tokens[k - 1].low in words.sets["determiners"] | words.sets["prepositions"]:
            break
        k -= 1
    return (tokens[k].start, tokens[end - 1].end) if k < end else None


def _names(text: str, start: int, end: int, words: SpeechWords) -> list[_Name]:
    """The names in ``text[start:end]`` with what they are names of, in order."""
    tokens = tokenize(text, start, end)
    found: list[_Name] = []
    i = 0
    while i < len(tokens):
        if not _is_name_word(tokens, i, words):
            i += 1
            continue
        j = i
        while (
            j < len(tokens)
            and _is_name_word(tokens, j, words, inside=True)
            and (
                j == i
                or (tokens[j].start - tokens[j - 1].end <= 1 and text[tokens[j - 1].end] != "\n")
            )
        ):
            j += 1
        if not _in_capitals(text, tokens[i].start):
            found += _named(tokens, i, j, words)
        i = max(j, i + 1)
    return found


def _in_capitals(text: str, position: int) -> bool:
    """Whether a place lies in a line of capitals: a heading, which names nobody."""
    start = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    line = text[start : end if end >= 0 else len(text)][:_HEADER_LENGTH]
    return line.upper() == line


def _is_name_word(tokens: list[Token], i: int, words: SpeechWords, *, inside: bool = False) -> bool:
    token = tokens[i]
    if not token.is_word or not token.is_capitalised:
        return False
    opens = i == 0 or tokens[i - 1].text in '.!?:“”„"' or not inside
    sets = words.sets
    return not (
        opens
        and (
            token.low in sets["determiners"]
            or token.low in sets["prepositions"]
            or token.low in sets["adverbs"]
            or token.low in sets["personal"]
            or token.low in sets["subordinators"]
            or token.low in sets["auxiliaries"]
        )
    )


def _named(tokens: list[Token], i: int, j: int, words: SpeechWords) -> list[_Name]:
    """The name in a run of capitalised words, and what the words before it tell about it."""
    head = ""
    while i < j and (kind := role_of(tokens[i].low, words)):
        head = tokens[i].low
        sort = kind
        i += 1
    if i > 0 and not head and tokens[i - 1].is_word and not words.capital_nouns:
        kind = role_of(tokens[i - 1].low, words)
        if kind:
            head, sort = tokens[i - 1].low, kind
    while i < j and tokens[i].text in words.exact["titles"]:
        sort = "person"
        head = head or tokens[i].low
        i += 1
    if i >= j or any(t.low in words.sets["times"] for t in tokens[i:j]):
        return []
    start, end = tokens[i].start, tokens[j - 1].end
    if not head:
        single = j - i == 1
        if any(token.text in words.exact["outlets"] for token in tokens[i:j]):
            return []
        if tokens[i].text.isupper() and len(tokens[i].text) <= 5:
            return [_Name(start, end, "body")]
        if single or (words.capital_nouns and i and tokens[i - 1].low in words.sets["determiners"]):
            return []
        if any(words.ends(key, tokens[k].low) for k in range(i, j) for key in _BODIES):
            return [_Name(start, end, "body")]
        if words.capital_nouns and (
            i == 0
            or (tokens[i - 1].is_word and tokens[i - 1].low not in words.sets["prepositions"])
        ):
            return []
        sort = "person" if words.sets["genders_told"] else "name"
    if sort == "person" and words.sets["genders_told"]:
        sort = (
            "f"
            if words.has_ending("feminine_name", tokens[i].low)
            and not words.has_ending("masculine_name", tokens[i].low)
            else "m"
        )
    return [_Name(start, end, sort, head)]


_SORTS = (
    ("f", ("feminine",)),
    ("m", ("masculine",)),
    ("person", ("person",)),
    ("body", ("neuter_body", "feminine_body", "masculine_body", "media")),
)
_BODIES = ("neuter_body", "feminine_body", "masculine_body", "media")


@lru_cache(maxsize=100_000)
def role_of(low: str, words: SpeechWords) -> str:
    """What a role noun tells of the name behind it; empty for another word."""
    forms = [low, low.rpartition("-")[2]]
    if words.capital_nouns:
        forms += [
            low.removesuffix(ending)
            for ending in words.sets["inflected_noun"]
            if low.endswith(ending)
        ]
    for form in forms:
        for sort, keys in _SORTS:
            if any(words.ends(key, form) for key in keys):
                return sort
    return ""


def speaker_name(text: str, span: Span, language: str) -> str:
    """The name in the words for a speaker: in the nominative, without article and title.

    A name follows its title or role ("Kremlsprecher Dmitri Peskow" gives "Dmitri Peskow"); where
    there is none, the role stands ("US-Beamte", "Außenministerium in Warschau").
    """
    words = speech_words(language)
    name = _cut(text, span, words)
    before = _WORD.findall(text[max(0, span[0] - 30) : span[0]])
    cues = (words.sets[name] for name in ("sayings", "genitive_before", "registers"))
    apposed = any(mark in text[slice(*span)] for mark in "«„“") and text[span[0]].isalpha()
    cued = words.genitive and before and any(fold(before[-1]) in cue for cue in cues)
    if cued and not apposed:
        return " ".join(_from_genitive(word, words) for word in name.split(" "))
    return name


def _from_genitive(word: str, words: SpeechWords) -> str:
    """A word of a name in the nominative, where its language marks the genitive by an ending."""
    if word.isupper() or not word[:1].isupper():
        return word
    for ending, nominative in words.genitive:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)] + nominative
    return word


def _cut(text: str, span: Span, words: SpeechWords) -> str:
    """The name in the words of ``span``, as :func:`speaker_name` tells."""
    tokens = [
        t for t in tokenize(text, *span) if t.is_word or t.text[0].isdigit() or t.text in '„“”"«»(,'
    ]
    cut = next((k for k, t in enumerate(tokens) if t.text == "("), len(tokens))
    tokens = tokens[:cut]
    quoted = _quoted(text, tokens)
    if quoted:
        return quoted
    tokens = [t for t in tokens if t.is_word or t.text[0].isdigit()]
    sets = words.sets
    if len(tokens) == 1:
        for ending in sets["saying_compounds"]:
            if tokens[0].low.endswith(ending) and len(tokens[0].text) > len(ending) + 3:
                return tokens[0].text[: -len(ending)]
    determiner = ""
    while tokens and (tokens[0].low in sets["determiners"] or tokens[0].low in sets["adverbs"]):
        determiner = tokens[0].low
        tokens = tokens[1:]
    tokens = _without_titles(tokens, words)
    roles = [k for k, t in enumerate(tokens) if not t.is_capitalised and role_of(t.low, words)]
    after = tokens[roles[0] + 1 :] if roles and not words.capital_nouns else []
    if after and after[0].is_capitalised:  # "rights group X"
        tokens = after
    if not tokens:
        return text[span[0] : span[1]].strip()
    joint = [k for k, t in enumerate(tokens) if t.low in sets["coordinators"]]
    if joint and words.capital_nouns:
        capital = [k for k, t in enumerate(tokens) if t.is_capitalised]
        roles = [bool(role_of(tokens[k].low, words)) for k in capital]
        earlier = [role for k, role in zip(capital, roles, strict=True) if k < joint[-1]]
        if all(earlier) and not all(roles):  # two roles of one person, the name behind them
            tokens = tokens[joint[-1] + 1 :]
    first = next(
        (k for k, t in enumerate(tokens) if t.is_capitalised or not words.capital_nouns), 0
    )
    end = _core_end(tokens, first, words)
    start = _past_titles(tokens, first, end, words)
    if start > first or (
        words.capital_nouns
        and end - start >= 2
        and start == first
        and role_of(tokens[first].low, words) == ""
    ):
        chosen = tokens[start:end]
        name = text[chosen[0].start : chosen[-1].end]
        return _nominative_name(
            name,
            words,
            genitive=determiner in sets["genitive_determiners"]
            and (
                len(chosen) == 1
                or bool(role_of(fold(words.without_genitive(chosen[-1].text)), words))
            ),
        )
    chosen = tokens[first:] if words.capital_nouns else tokens
    name = text[chosen[0].start : chosen[-1].end]
    if words.capital_nouns and determiner in sets["oblique"] | sets["genitive_determiners"]:
        adjectives = [
            _nominative_adjective(t.text, tokens[first].low, words)
            for t in tokens[:first]
            if t.low not in sets["times"]
        ]
        head = tokens[first].text
        if determiner in sets["genitive_determiners"] and role_of(
            fold(words.without_genitive(head)), words
        ):
            head = words.without_genitive(head)
        name = " ".join([*adjectives, head]) + text[tokens[first].end : chosen[-1].end]
    return _POSSESSIVE.sub("", name).strip(" ,")


def _without_titles(tokens: list[Token], words: SpeechWords) -> list[Token]:
    """The words behind leading titles ("Secretary of State"), where a name follows them."""
    k = 0
    titles, of = words.exact["titles"], words.sets["of"]
    while (
        k + 1 < len(tokens)
        and role_of(tokens[k + 1].low, words) != "body"
        and (
            tokens[k].text.rstrip(".") in titles
            or (k and tokens[k].low in of and tokens[k + 1].text in titles)
        )
    ):
        k += 1
    rest = tokens[k:]
    alone = len(rest) == 1 and bool(role_of(rest[0].low, words))
    return rest if rest and rest[0].is_capitalised and not alone else tokens


def _quoted(text: str, tokens: list[Token]) -> str:
    """A name in quotation marks that ends the words for a speaker."""
    marks = [k for k, t in enumerate(tokens) if t.text in '„“”"«»']
    if len(marks) >= 2 and marks[1] > marks[0] + 1:
        return text[tokens[marks[0] + 1].start : tokens[marks[1] - 1].end]
    return ""


def _core_end(tokens: list[Token], first: int, words: SpeechWords) -> int:
    """Where the run of words around the name ends: before a genitive or "of …"."""
    k = first
    while k < len(tokens) and (
        tokens[k].is_capitalised
        or (not words.capital_nouns and tokens[k].low not in words.sets["prepositions"])
    ):
        k += 1
    return max(k, first + 1)


def _past_titles(tokens: list[Token], first: int, end: int, words: SpeechWords) -> int:
    """The first word of the name, past titles and roles; ``first`` where there is no name."""
    k = first
    person = any(words.ends(key, tokens[0].low) for key in ("masculine", "feminine", "person"))
    named = [t for t in tokens[1:] if t.is_capitalised]
    surnamed = words.names_close and person and len(named) >= 3 and named[-2:] == tokens[-2:]
    if surnamed and not any(t.text.isupper() for t in named[-2:]):
        return len(tokens) - 2  # "Министр … Польши", then given name and surname
    while k < end and (
        not tokens[k].is_capitalised
        or tokens[k].text in words.exact["titles"]
        or role_of(tokens[k].low, words)
        or words.has_ending("possessive", tokens[k].low)
    ):
        k += 1
    return k if k < end else first


def _nominative_name(name: str, words: SpeechWords, *, genitive: bool) -> str:
    name = _POSSESSIVE.sub("", name)
    return words.without_genitive(name) if genitive and not name.isupper() else name


def _nominative_adjective(word: str, noun: str, words: SpeechWords) -> str:
    """An adjective after "dem", "des" or "der" in the nominative, without an article."""
    for ending in words.inflected:
        if word.endswith(ending):
            stem = word[: -len(ending)]
            break
    else:
        return word
    masculine, feminine, neuter = words.nominative
    if any(words.ends(key, noun) for key in ("feminine", "feminine_body")):
        return stem + feminine
    if words.ends("neuter_body", noun):
        return stem + neuter
    return stem + masculine


_HEADER_LINES = 5
_HEADER_LENGTH = 110


def find_issuer(text: str, language: str) -> Span | None:
    """The span of the body that issued the text, where it is a release that speaks of "us".

    Such a text names its issuer in its head: behind a line that says what it is ("Press release"),
    or in a line of capitals over a text in the first person plural.
    """
    words = speech_words(language)
    marked = False
    for start, end in islice(lines(text), _HEADER_LINES):
        line = text[start:end]
        if len(line) > _HEADER_LENGTH:
            break
        low = tuple(fold(word) for word in _WORD.findall(line))
        mark = next((m for m in words.phrases["release_marks"] if low[: len(m)] == m), ())
        if mark:
            marked = True
            if len(low) <= len(mark) + 2:
                continue
        named = len(low) >= 2 and line[0].isupper() and not line.rstrip().endswith((".", "!", "?"))
        body = line.upper() == line and any(role_of(word, words) == "body" for word in low)
        if (
            named
            and (
                (marked and not mark)
                or body
                or (line.upper() == line and _is_marked_below(text, end, words))
            )
            and _speaks_of_us(text, end, words)
        ):
            return start, start + len(re.split(r"[,;:–—|]", line)[0].rstrip())
    return None


def _is_marked_below(text: str, start: int, words: SpeechWords) -> bool:
    """Whether the next line tells that the text is a release."""
    below = next(lines(text[start : start + _LOOK_BACK]), None)
    if below is None:
        return False
    low = tuple(fold(word) for word in _WORD.findall(text[start + below[0] : start + below[1]]))
    return any(low[: len(mark)] == mark for mark in words.phrases["release_marks"])


def _speaks_of_us(text: str, start: int, words: SpeechWords) -> bool:
    """Whether a text is in the first person plural outside quotation marks."""
    own = _QUOTED.sub(" ", text[start:])
    return any(fold(word) in words.sets["first_person"] for word in _WORD.findall(own))
