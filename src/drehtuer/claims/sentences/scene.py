"""A scene: one sentence with everything found in it, ready for the readers of the kinds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from drehtuer import languages
from drehtuer.claims.mentions.naming import Mention, Role
from drehtuer.claims.mentions.places import Place, is_people_word, place_name
from drehtuer.claims.sentences.clauses import Clause, find_clauses
from drehtuer.claims.sentences.count_words import words_of
from drehtuer.claims.sentences.counts import CountMention, find_counts
from drehtuer.claims.sentences.cues import Found, Hit, cue_table, find_lists, find_parts
from drehtuer.claims.sentences.numerals import number_at
from drehtuer.claims.tokens import Token, Tokens
from drehtuer.languages.verbforms import features_of, verb_forms
from drehtuer.model import TimeExpression
from drehtuer.text.sentences import Sentence

_LONGEST_DATELINE = 14
_SERIES = 3
"""A line with so many numbers of people and as many times is a series, no heading."""
_LONGEST_HEADING = 160
_SHORT_TITLE = 3
_LONGEST_SINCE = 9
"""How many words a noun and what dates it may have behind "since"."""
_ACTING = frozenset({"part", "zu_inf", "ger", "past"})
"""The forms of a verb that are one even where no clause has them as its finite verb."""
_LONGEST_ATTRIBUTE = 12
"""How many words may stand between the article of a long attribute and its participle."""
_QUOTES = frozenset('„“”"»«‚‘’-')
_RECORD = 8
"""How many words behind the one that tells a record the time may stand that it is held against."""
_NOWHERE: frozenset[int] = frozenset()
PUNCTUATION = frozenset(",;:.–—-…!?()[]„“”\"»«‚‘’'•*")


def _fused(language: str) -> frozenset[str]:
    """The prepositions that are an article, too: "im", "vom"."""
    return languages.closed(language, "only_singular") & languages.closed(language, "prepositions")


@dataclass(slots=True, unsafe_hash=True)  # frozen ones are made slowly, and there are many
class Named:
    """A person, body or place in a sentence: its tokens ``first`` to ``last`` inclusive."""

    first: int
    last: int
    name: str
    full: str
    sort: str
    state: str | None = None
    role: str | None = None
    role_first: int | None = None
    gender: str | None = None
    form: str = ""
    """``nominative`` or ``oblique`` where the spelling of a person's name tells, else empty."""

    @property
    def start(self) -> int:
        """Where it begins, with a title before it."""
        return self.first if self.role_first is None else min(self.first, self.role_first)


@dataclass(slots=True)  # not frozen, as there are many and those are made slowly
class Timed:
    """A time in a sentence: its tokens and its EDTF value."""

    first: int
    last: int
    value: str
    since: int | None = None
    """The token of the "since" of a phrase that it dates: "since the coup of 1 February 2021"."""


@dataclass
class Scene:
    """A sentence of a report with its tokens, clauses, counts, names, places and times."""

    text: str
    sentence: Sentence
    genre: str
    language: str
    number: int
    tokens: list[Token]
    names: list[Named]
    places: list[Named]
    times: list[Timed]
    roles: list[Named] = field(default_factory=list)
    open_times: list[int] = field(default_factory=list)
    """The tokens of times that cannot be told, for want of a date of publication or a year."""
    label: str = ""
    label_times: list[Timed] = field(default_factory=list)
    label_kind: str | None = None
    """What its own label says of its numbers: "Recognised: 509 in 2025"."""
    label_fate: str | None = None
    """The fate that its own label tells: "House arrest: 2"."""

    lows: list[str] = field(init=False)
    """The folded words."""
    heads: list[str] = field(init=False)
    """The folded words as cues look them up: of a compound with a hyphen its last part."""
    is_heading: bool = field(init=False)
    """Whether it is a heading: a line of its own in running text, without a sign at its end."""
    is_series: bool = field(init=False)
    """Whether a line without a stop is a row of numbers, each with its time."""
    clauses: list[Clause] = field(init=False)
    clause_of: list[int] = field(init=False)
    """The clause of each token."""
    attributes: list[range] = field(init=False)
    """Long attributes without their article: "der [seit Mai in Minsk inhaftierte] Blogger"."""
    counts: list[CountMention] = field(init=False)
    """The counts of people; digits inside a time are none."""
    people_hits: list[Hit] = field(init=False)
    """The words that tell what happens to people."""
    status_hits: list[Hit] = field(init=False)
    """The words that make a plain statement something else (negation, modals, promises)."""
    verbs: frozenset[int] = field(init=False)
    """The tokens that are verbs with a meaning of their own: no auxiliaries, modals, nouns."""
    compared: frozenset[int] = field(init=False)
    """The tokens that tell what a change is measured by: "12 fewer than last week"."""
    _lists: Mapping[tuple[str, str], set[int]] = field(init=False)
    _parts: Mapping[str, Found] = field(init=False)

    def __post_init__(self) -> None:
        """Find what the words tell; nearly all of it is asked for in every sentence."""
        self.lows = [token.low for token in self.tokens]
        self.heads = self._find_heads()
        self.is_heading = self._looks_like_heading()
        self._lists = find_lists(self.language, self.lows)
        self._parts = find_parts(self.language, self.heads)
        self.clauses = find_clauses(self.tokens, self.language)
        self.clause_of = [0] * len(self.tokens)
        for clause in self.clauses:
            for token in clause.tokens:
                self.clause_of[token] = clause.index
        self.attributes = self._find_attributes()
        self.counts = self._find_counts()
        self.is_series = self.is_heading and min(len(self.counts), len(self.times)) >= _SERIES
        self.is_heading = self.is_heading and not self.is_series
        self.people_hits = self.hits("people")
        self.status_hits = _longest(self.hits("status"))
        self.verbs = self._find_verbs()
        self.compared = self._find_compared()

    def _find_heads(self) -> list[str]:
        if not languages.table(self.language, "language").get("capitalised_nouns"):
            return self.lows
        return [
            low.rsplit("-", 1)[-1]
            if "-" in low and token.is_capitalised and len(low.rsplit("-", 1)[-1]) > 3
            else low
            for token, low in zip(self.tokens, self.lows, strict=True)
        ]

    def _looks_like_heading(self) -> bool:
        if self.genre == "factbox" or not self.tokens or self.tokens[-1].text in '.!?…:;”“»"':
            return False
        start, end = self.sentence.start, self.sentence.end
        alone = (start == 0 or self.text[start - 1] in "\r\n") and (
            end >= len(self.text) or self.text[end] in "\r\n"
        )
        return alone and end - start < _LONGEST_HEADING

    def _find_attributes(self) -> list[range]:
        closed = languages.closed
        endings = tuple(closed(self.language, "attribute_endings"))
        if not endings or not languages.table(self.language, "language").get("capitalised_nouns"):
            return []
        finite = {clause.finite for clause in self.clauses}
        relative = {
            next((k for k in c.tokens if self.tokens[k].is_word), c.first)
            for c in self.clauses
            if c.kind == "relative"
        }
        ends = (
            k
            for k in range(2, len(self.tokens) - 1)
            if k not in finite
            and self.lows[k].endswith(endings)
            and not self.tokens[k].is_capitalised
            and self.tokens[k + 1].is_word
            and self._is_made_of_verb(k)
        )
        opened = ((self._opens_attribute(k, finite), k) for k in ends)
        return [range(a + 1, k + 1) for a, k in opened if a is not None and a not in relative]

    def _is_made_of_verb(self, k: int) -> bool:
        """Whether an adjective is a participle: "inhaftierte", "lebende", not "politische"."""
        endings = languages.closed(self.language, "attribute_endings")
        forms = verb_forms(self.language)
        low = self.lows[k]
        stems = [low.removesuffix(end) for end in endings if low.endswith(end)]
        running = (stem.removesuffix("d") for stem in stems if stem.endswith("end"))
        return any(f.feature == "part" for stem in stems for f in forms.get(stem, ())) or any(
            f.feature == "inf" for form in running for f in forms.get(form, ())
        )

    def _opens_attribute(self, k: int, finite: set[int | None]) -> int | None:
        """The article of the long attribute that a participle closes, if it closes one."""
        articles = languages.closed(self.language, "determiners")
        small = languages.closed(self.language, "prepositions", "adverbs", "comparisons")
        for n in range(k - 2, max(-1, k - 2 - _LONGEST_ATTRIBUTE), -1):
            sign = not self.tokens[n].is_word and not self.tokens[n].text.isdigit()
            if (sign and self.tokens[n].text not in _QUOTES) or n in finite:
                return None
            opens = self.lows[n + 1] in small or self.tokens[n + 1].text.isdigit()
            if opens and (self.lows[n] in articles or self.lows[n] in _fused(self.language)):
                return n
        return None

    def attribute_around(self, k: int) -> range | None:
        """The long attribute that a token stands in."""
        return next((span for span in self.attributes if k in span), None)

    def _find_counts(self) -> list[CountMention]:
        timed = {k for time in self.times for k in range(time.first, time.last + 1)}
        people: dict[int, str] = {}
        for place in self.places:
            state = place.state if place.sort == "people" else None
            for k in range(place.first, place.last + 1):
                state = state or is_people_word(self.tokens[k].text, self.language)
                if state:
                    people[k] = state
        agents = self.starts("agents", "words")
        adjectives = {p.first: p.state for p in self.places if p.sort == "adjective" and p.state}
        found = []
        for mention in find_counts(self.tokens, self.language, people, timed):
            if mention.number in timed or self._is_named(mention):
                continue
            head = mention.head
            if mention.count.value == 1 and (head in agents or self._is_apposition(mention)):
                continue
            if head is not None and not mention.nationality:
                of = tuple(adjectives[k] for k in range(mention.first, head + 1) if k in adjectives)
                mention = replace(mention, nationality=of)  # noqa: PLW2901
            found.append(mention)
        return found

    def _is_named(self, mention: CountMention) -> bool:
        """Whether a number is part of a body's name: "the Committee of the Hundred"."""
        return any(
            n.sort == "body" and n.first < mention.number and mention.last <= n.last
            for n in self.names
        )

    def _is_apposition(self, mention: CountMention) -> bool:
        """Whether "a lawmaker" tells who a named person is: "Juan Pablo Guanipa, a lawmaker"."""
        comma = mention.first - 1
        return (
            comma > 0
            and self.tokens[comma].text == ","
            and any(name.sort == "person" and name.last == comma - 1 for name in self.names)
        )

    def _find_verbs(self) -> frozenset[int]:
        forms = verb_forms(self.language)
        helping = languages.closed(self.language, "auxiliaries", "modals")
        marks = languages.closed(self.language, "infinitive_marks", "modals")
        nouns_are_capital = languages.table(self.language, "language").get("capitalised_nouns")
        finite = {clause.finite for clause in self.clauses}
        counted = {k for m in self.counts for k in range(m.first, m.last + 1)}
        found = set()
        for k, low in enumerate(self.lows):
            if low not in forms or k in counted or low in helping:
                continue
            if nouns_are_capital and self.tokens[k].is_capitalised:
                continue
            features = features_of(self.language, low)
            marked = k > 0 and self.lows[k - 1] in marks
            infinitive = "inf" in features and (nouns_are_capital or marked)
            if k in finite or infinitive or not features.isdisjoint(_ACTING):
                found.add(k)
        return frozenset(found)

    def _find_compared(self) -> frozenset[int]:
        found: set[int] = set()
        for mention in self.counts:
            k = mention.last + 1
            while mention.count.delta and k < len(self.tokens) and self.tokens[k].is_word:
                found.add(k)
                k += 1
        for first in self.starts("tallies", "records"):  # "as many as not since 2021"
            found.update(range(first, first + _RECORD))
        return frozenset(found)

    def starts(self, section: str, name: str) -> set[int] | frozenset[int]:
        """The tokens at which a phrase of a list of words begins."""
        return self._lists.get((section, name), _NOWHERE)

    def hits(self, section: str, clause_of: Sequence[int] | None = None) -> list[Hit]:
        """The cues of a table whose parts stand in one clause, or in one of the parts given."""
        found = self._parts.get(section)
        if not found:
            return []
        table = cue_table(self.language, section)
        return table.join(found, self.heads, clause_of or self.clause_of)

    def said(self, first: int, last: int) -> str:
        """The report's words from one token to another, inclusive."""
        return self.text[self.tokens[first].start : self.tokens[last].end]


def _longest(hits: Sequence[Hit]) -> list[Hit]:
    """Of two that share a word the longer one is meant: "not rule out" is no refusal."""
    if len(hits) < 2:
        return list(hits)
    covered = {k: max(len(h.tokens) for h in hits if k in h.tokens) for h in hits for k in h.tokens}
    return [h for h in hits if any(covered[k] == len(h.tokens) for k in h.tokens)]


def token_range(
    tokens: Sequence[Token], starts: Sequence[int], start: int, end: int
) -> tuple[int, int]:
    """The tokens (inclusive) that ``text[start:end]`` covers."""
    first = max(0, bisect_left(starts, start + 1) - 1)
    last = max(first, bisect_left(starts, end) - 1)
    return first, min(last, len(tokens) - 1)


def build_scene(
    cut: Tokens,
    sentence: Sentence,
    genre: str,
    language: str,
    number: int,
    mentions: Sequence[Mention],
    places: Sequence[Place],
    times: Sequence[TimeExpression],
    roles: Sequence[Role],
) -> Scene:
    """The scene of a sentence from what was found in it."""
    text = cut.text
    tokens = cut.within(sentence.start, sentence.end)
    starts = [token.start for token in tokens]
    names = []
    for mention in mentions:
        first, last = token_range(tokens, starts, mention.start, mention.end)
        role_first = None
        if mention.role_start is not None and sentence.start <= mention.role_start < sentence.end:
            role_first = token_range(tokens, starts, mention.role_start, mention.role_start + 1)[0]
        names.append(
            Named(
                first,
                last,
                mention.name,
                mention.full,
                mention.sort,
                role=mention.role,
                role_first=role_first,
                gender=mention.gender,
                form=mention.form,
            )
        )
    spots = [
        Named(
            *(at := token_range(tokens, starts, p.start, p.end)),
            p.text,
            place_name(p.text, p.state, language) if p.sort in ("name", "seat", "body") else p.text,
            "people" if _is_counted_people(tokens, *at, language) else p.sort,
            state=p.state,
        )
        for p in places
    ]
    when = [
        _opened(Timed(*token_range(tokens, starts, t.start, t.end), t.value), tokens, language)
        for t in times
        if t.value is not None
    ]
    nouns = [
        Named(
            *token_range(tokens, starts, r.phrase_start, r.end),
            r.text,
            r.text,
            r.kind,
            gender=r.gender,
        )
        for r in roles
        if r.number != "p" and sentence.start <= r.phrase_start
    ]
    vague = [token_range(tokens, starts, t.start, t.end)[0] for t in times if t.value is None]
    timed = {k for t in when for k in range(t.first, t.last + 1)}
    placed = {k for spot in spots for k in range(spot.first, spot.last + 1)}
    body = _dateline(tokens, timed, placed, text, sentence) if genre != "factbox" else 0
    return Scene(
        text,
        sentence,
        genre,
        language,
        number,
        tokens[body:],
        _behind(names, body),
        _behind(spots, body),
        [
            replace(
                t,
                first=t.first - body,
                last=t.last - body,
                since=None if t.since is None or t.since < body else t.since - body,
            )
            for t in when
            if t.first >= body and not _is_of_birth(t, tokens, language)
        ],
        _behind(nouns, body),
        [k - body for k in vague if k >= body],
    )


def _is_counted_people(tokens: Sequence[Token], first: int, last: int, language: str) -> bool:
    """Whether a word names people behind a number, though a state is called so: "drei Polen"."""
    return (
        first > 0
        and first == last
        and number_at(tokens, first - 1, words_of(language)) is not None
        and is_people_word(tokens[first].text, language) is not None
    )


def _opened(time: Timed, tokens: Sequence[Token], language: str) -> Timed:
    """A time with an open end where it dates the noun behind a "since"."""
    since = languages.closed(language, "opening")
    stops = languages.closed(language, "auxiliaries", "modals", "relatives")
    determiners = languages.closed(language, "determiners")
    stops -= determiners
    forms = verb_forms(language)
    start, _, end = time.value.partition("/")
    if not since or start == ".." or end == "..":
        return time
    for k in range(time.first - 1, max(-1, time.first - 1 - _LONGEST_SINCE), -1):
        token = tokens[k]
        if token.low in since:
            return replace(time, value=f"{start}/..", since=k)
        named = k > 0 and tokens[k - 1].low in determiners  # "since the disputed vote of 2020"
        verb = token.low in forms and not token.is_capitalised and not named
        if token.text == "." and k and _is_short_title(tokens[k - 1]):
            continue  # "since the feast of St. Dominic in early August"
        if not token.is_word or verb or token.low in stops:
            break
    return time


def _is_of_birth(time: Timed, tokens: Sequence[Token], language: str) -> bool:
    """Whether a time only tells how old somebody is: "X, born in 1956", "X (1956 г. р.)"."""
    births = languages.closed(language, "births")
    small = languages.closed(language, "prepositions", "determiners")
    before = time.first - 1
    while before >= 0 and (tokens[before].text == "." or tokens[before].low in small):
        before -= 1
    beside = (before, time.last, time.last + 1)
    return any(0 <= k < len(tokens) and tokens[k].low in births for k in beside)


def _is_short_title(token: Token) -> bool:
    """Whether a word may be an abbreviation before a name: "St", "Dr"."""
    return token.is_capitalised and len(token.text) <= _SHORT_TITLE


def _behind(items: Sequence[Named], body: int) -> list[Named]:
    """The items that stand behind the dateline, counted from there."""
    if not body:
        return list(items)
    return [
        replace(
            item,
            first=item.first - body,
            last=item.last - body,
            role_first=None if item.role_first is None else max(0, item.role_first - body),
        )
        for item in items
        if item.first >= body
    ]


def _dateline(
    tokens: Sequence[Token], timed: set[int], placed: set[int], text: str, sentence: Sentence
) -> int:
    """How many tokens a dateline takes ("VILNIUS, Dec 15 –"), 0 where there is none.

    It opens a line, ends with a dash that is no part of a time ("20–23 Oct."), and all its words
    are capitalised or in brackets. A mere date before a dash opens an entry of a chronology. Behind
    a teaser in the same line it is but a place.
    """
    opens = not sentence.start or text[sentence.start - 1] in "\r\n"
    depth = 0
    for k, token in enumerate(tokens[:_LONGEST_DATELINE]):
        if token.text in "–—-" and 0 < k < len(tokens) - 1 and depth == 0 and k not in timed:
            spaced = tokens[k].end < tokens[k + 1].start or token.text != "-"
            dated = all(n in timed or not tokens[n].text[0].isalnum() for n in range(k))
            named = opens or placed.issuperset(range(k))
            return k + 1 if spaced and named and not dated else 0
        if token.text == ":":
            return 0
        depth += (token.text == "(") - (token.text == ")")
        if depth == 0 and token.is_word and not token.is_capitalised:
            return 0
    return 0
