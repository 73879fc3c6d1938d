"""Voices: who says what.

Statements are found in three ways: by verbs of saying with their subject and what they govern,
by adverbials that name a source ("laut X", "according to X"), and by what goes on from there:
quotations and sentences in the subjunctive that name no speaker of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import groupby, islice

from drehtuer.claims.tokens import Tokens, fold
from drehtuer.claims.voices.frames import Frame, pick_verb
from drehtuer.claims.voices.phrases import Phrase, Segment, Unit, units
from drehtuer.claims.voices.speakers import find_issuer, resolve_speaker, speaker_name
from drehtuer.claims.voices.words import (
    AUXILIARY,
    COORDINATOR,
    DETERMINER,
    FINITE,
    NAME_QUOTE,
    NOUN,
    NUMBER,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    STOP,
    SUBORDINATOR,
    VERB,
    WORD,
    SpeechVerb,
    SpeechWords,
    speech_words,
)
from drehtuer.model import UNNAMED, Quotation
from drehtuer.text.sentences import Sentence, sentences

__all__ = [
    "Statement",
    "attribution",
    "find_issuer",
    "find_quotations",
    "find_statements",
    "resolve_speaker",
    "speaker_name",
    "statements_about",
]

Span = tuple[int, int]

_NO_WORDS: frozenset[str] = frozenset()
_LETTERS = re.compile(r"[^\W\d_]+")
_ROLES = (
    "masculine",
    "feminine",
    "person",
    "neuter_body",
    "feminine_body",
    "masculine_body",
    "generic_bodies",
)
_MOST_VOICES = 25
"""No unit holds more voices; a broken text may repeat a word of saying without end."""
_REACH = 2
"""Over how many units without it a voice in the subjunctive carries."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Something said: ``text[start:end]``, and who says it.

    ``speakers`` are spans from the one who says it to the medium it was said through; the first
    ``sayers`` of them say it together. ``kind`` is "direct" (in quotation marks), "indirect",
    "adverbial" ("laut X") or "reported" (the clause tells that somebody demands, confirms, warns
    …, in the report's own words). ``stance`` is what the speaker does ("say", "announce",
    "demand", …: the names of the lists in ``speech.toml``); ``continued`` tells that the speaker
    is that of a sentence before.
    """

    start: int
    end: int
    kind: str
    speakers: tuple[Span, ...]
    cue: Span
    stance: str = "say"
    sayers: int = 1
    unnamed: bool = False
    continued: bool = False


class _Reader:
    """Reads the units of one text in order, and remembers who spoke last."""

    def __init__(self, text: str, words: SpeechWords) -> None:
        self.text = text
        self.words = words
        self.found: list[Statement] = []
        self.last: Statement | None = None
        self.age = 0
        self.opener: tuple[Span, ...] = ()
        """Who speaks in the items of a list, by the line over it: "We demand"."""
        self.opened_by_verb = False
        self.previous: Span | None = None
        self.found_nothing = True
        """Whether the unit before had no voice of its own."""

    def read(self, unit: Unit) -> None:
        """Add the statements of ``unit``."""
        spoken = list(islice(self._verbs(unit), _MOST_VOICES))
        found = [*islice(self._adverbials(unit, spoken), _MOST_VOICES), *spoken]
        found += islice(self._impersonal(unit), _MOST_VOICES)
        found += self._after_semicolons(unit, found)
        found += self._gapped(unit, spoken)
        found += [s for s in self._noun_cues(unit) if not any(_shares_end(s, f) for f in found)]
        found += self._brackets(unit)
        found += self._registers(unit, found)
        found += self._listed(unit) if not found else ()
        found += self._loose_quotations(unit, found)
        if not any(s.kind != "reported" and s.start <= unit.start + 1 for s in found):
            found += self._continuation(unit, found)
        self.found += found
        voiced = [s for s in found if (s.speakers or s.unnamed) and not _is_nested(s, found)]
        if voiced:
            self.last, self.age = max(voiced, key=lambda s: (s.kind != "adverbial", s.cue)), 0
        else:
            self.age += 1
        self.previous = (unit.start, unit.end)
        self._set_opener(unit)
        self.found_nothing = not found

    def _set_opener(self, unit: Unit) -> None:
        """Remember who a line names that a list follows, or forget it after the list."""
        first, last = unit.items[0] if unit.items else None, unit.items[-1] if unit.items else None
        if first is None or last is None:
            return
        listed = self.opener and (
            first.tag in (VERB, NUMBER) or first.low in self.words.sets["complementizers"]
        )
        if last.tag == STOP:
            self.opener = self.opener if listed else ()
        elif (not listed and not self.words.capital_nouns) or last.tag == VERB:
            phrase = unit.phrase(0, len(unit.items))
            self.opener = (
                (self._span(unit, phrase),) if phrase and phrase.kind in ("noun", "pronoun") else ()
            )
            self.opened_by_verb = any(item.tag == VERB for item in unit.items[-2:])

    def _is_bulleted(self, unit: Unit) -> bool:
        return not self.text[max(0, unit.start - 4) : unit.start].rpartition("\n")[2].strip(
            " \t-–—•*·▪◦"
        ) and bool(self.text[max(0, unit.start - 4) : unit.start].rpartition("\n")[2].strip())

    def _listed(self, unit: Unit) -> Iterator[Statement]:
        """An item of a list under "We demand": "– that all be freed"."""
        items = unit.items
        if not self.opener or not items or not self.opened_by_verb or not self._is_bulleted(unit):
            return
        if items[0].low in self.words.sets["complementizers"] or items[0].tag in (
            PREPOSITION,
            DETERMINER,
        ):
            yield Statement(
                items[0].start, unit.end, "reported", self.opener, self.opener[0], "demand"
            )

    def pass_over(self, start: int, end: int) -> None:
        """Take note of a unit that holds no voice."""
        self.age += 1
        self.found_nothing = True
        self.previous = (start, end)

    def goes_on(self) -> bool:
        """Whether a unit without a word of saying could still be somebody's."""
        moods = bool(self.words.sets["ending"])
        return bool(self.opener) or (moods and self.last is not None and self.age <= _REACH)

    # -- verbs of saying ----------------------------------------------------------------------

    def _verbs(self, unit: Unit) -> Iterator[Statement]:
        subject: Phrase | None = None
        sets, tries = self.words.sets, 0
        views = (
            sets["view_verbs"] if unit.items and unit.items[0].low in sets["view"] else frozenset()
        )
        for s, segment in enumerate(unit.segments):
            for i in range(segment.start, segment.end):
                if unit.items[i].tag != VERB:
                    continue
                tries += 1
                if tries > 2 * _MOST_VOICES:
                    return
                verb = pick_verb(unit, segment, i)
                if verb is None or unit.items[i].low in views:
                    continue
                frame = Frame(unit, s, i, verb, subject)
                if frame.subject is not None and not frame.relative:
                    subject = frame.subject
                statement = self._statement(frame)
                if statement is not None:
                    yield statement

    def _statement(self, frame: Frame) -> Statement | None:
        said = self._backward(frame) or frame.said()
        if said is None or said[0] == said[1] or frame.names_nobody():
            return None
        items = frame.unit.items
        low, high = sorted((frame.i, frame.head))
        cue = (items[low].start, items[high].end)
        speakers: tuple[Span, ...] = ()
        sayers, unnamed = 1, False
        numbered = frame.head > 0 and all(item.tag == NUMBER for item in items[: frame.head])
        opens = frame.segment.left == "^" and (
            numbered or (frame.head == 0 and self._is_bulleted(frame.unit))
        )
        if opens and self.opener and not self.words.capital_nouns:
            speakers = self.opener
        elif frame.subject is None and self.words.comma_clauses and not self.words.capital_nouns:
            place = self._place(frame)
            speakers = (self._span(frame.unit, place),) if place else ()
        elif (
            frame.subject is None
            and not self.words.capital_nouns
            and (not frame.passive or frame.verb.lemma in self.words.sets["told"])
        ):
            return None
        elif frame.subject is not None and self._is_indefinite(frame):
            place = self._place(frame)
            speakers = (self._span(frame.unit, place),) if place else ()
            unnamed = place is None
        elif frame.subject is not None:
            reach = replace(frame.segment, end=len(items)) if frame.inserted else frame.segment
            speakers, sayers, unnamed = self._speakers(frame.unit, frame.subject, reach)
            if frame.quoted is not None:
                speakers = (self._span(frame.unit, frame.quoted), *speakers)
        return Statement(*said, speakers, cue, frame.verb.stance, sayers, unnamed)

    def _is_indefinite(self, frame: Frame) -> bool:
        subject = frame.subject
        return subject is not None and frame.unit.items[subject.start].low in (
            self.words.sets["indefinite"] - self.words.sets["first_person"]
        )

    def _place(self, frame: Frame) -> Phrase | None:
        """Where "one" says it: "in Kiew räumt man ein"."""
        items, segment = frame.unit.items, frame.segment
        for k in range(segment.start, segment.end - 1):
            named = items[k + 1].tag == NOUN and items[k + 1].capital
            if items[k].low in self.words.sets["impersonal_prepositions"] and named:
                phrase = frame.unit.phrase(k + 1, segment.end, tails=False)
                if phrase and not frame.unit.is_time(phrase):
                    return phrase
        return None

    def _backward(self, frame: Frame) -> tuple[int, int, str] | None:
        """„Das teilte X mit.“: what the sentence before says."""
        items, sets = frame.unit.items, self.words.sets
        first = items[frame.segment.start]
        if (
            frame.segment.left != "^"
            or first.low not in sets["backward"]
            or self.previous is None
            or not self.found_nothing
        ):
            return None
        reach = 2 if self.words.capital_nouns else 4
        near = items[frame.segment.start + 1 : min(frame.segment.start + reach, frame.segment.end)]
        if all(x.tag not in (VERB, AUXILIARY) for x in near) or frame.closing.right == ":":
            return None
        subject = frame.subject
        if (
            subject is None
            or subject.start == frame.segment.start
            or (frame.segment.right == "," and frame.complement() is not None)
        ):
            return None
        return self.previous[0], self.previous[1], "indirect"

    def _impersonal(self, unit: Unit) -> Iterator[Statement]:
        """„Es heißt aus Regierungskreisen, …", "…, verlautet in Vilnius": no subject speaks."""
        items, sets = unit.items, self.words.sets
        if not sets["impersonal"]:
            return
        for s, segment in enumerate(unit.segments):
            for i in range(segment.start, segment.end):
                if items[i].low not in sets["impersonal"] or (items[i].capital and i):
                    continue
                if i + 1 < segment.end and items[i + 1].low in sets["matters"]:
                    continue  # "es geht um X, der …"
                speaker: Phrase | None = None
                for k in range(segment.start, segment.end):
                    if (
                        items[k].tag == PREPOSITION
                        and items[k].low in sets["impersonal_prepositions"]
                    ):
                        phrase = unit.phrase(k + 1, segment.end)
                        if phrase and phrase.kind == "noun" and not unit.is_time(phrase):
                            speaker = phrase
                            break
                pronoun = any(
                    items[k].low in sets["impersonal_pronouns"]
                    for k in (i - 1, i + 1)
                    if 0 <= k < len(items)
                )
                as_clause = items[segment.start].low in sets["as"]
                if not pronoun and not (
                    speaker and (as_clause or items[i].low in sets["impersonal_alone"])
                ):
                    continue
                inserted = (segment.left in ",-" and i == segment.start) or as_clause
                after = segment.end + 1
                if inserted and segment.left != "^":
                    start, end, kind = unit.said_before(s)
                elif segment.right in ",:" and after < unit.last_item():
                    start, end, kind = (
                        items[after].start,
                        items[unit.last_item() - 1].end,
                        "indirect",
                    )
                    if items[after].tag == QUOTE:
                        start, end, kind = items[after].start, items[after].end, "direct"
                else:
                    continue
                cue = (items[i].start, items[i].end)
                if speaker is None:
                    yield Statement(start, end, kind, (), cue, unnamed=True)
                    continue
                if items[speaker.start].low in sets["first_person"]:
                    continue
                speakers, sayers, unnamed = self._speakers(unit, speaker, segment)
                yield Statement(start, end, kind, speakers, cue, sayers=sayers, unnamed=unnamed)

    # -- adverbials ---------------------------------------------------------------------------

    def _adverbials(self, unit: Unit, spoken: Sequence[Statement]) -> Iterator[Statement]:
        items, sets, sources = unit.items, self.words.sets, self.words.sources
        closed_behind = bool(sets["after"])  # "X zufolge": any word may open it
        for s, segment in enumerate(unit.segments):
            first = items[segment.start]
            if first.low in sets["so"] and segment.left in ",-" and segment.start + 1 < segment.end:
                phrase = unit.phrase(segment.start + 1, segment.end)
                if (
                    phrase
                    and phrase.kind != "pointer"
                    and not unit.has_verb(phrase.end, segment.end)
                ):
                    speakers, sayers, unnamed = self._speakers(unit, phrase, segment)
                    cue = (first.start, first.end)
                    yield Statement(
                        *unit.said_before(s), speakers, cue, sayers=sayers, unnamed=unnamed
                    )
                    continue
            i = segment.start
            while i < segment.end:
                item = items[i]
                opens = item.low in sources or item.tag == PREPOSITION or closed_behind
                source = self._source(unit, segment, i) if opens else None
                if source is None:
                    i += 1
                    continue
                stop, speaker = source
                before = [v for v in spoken if v.speakers and v.cue[1] <= items[i].start]
                yield self._adverbial(
                    unit, s, (i, stop), speaker, before[-1] if before else self.last
                )
                i = max(stop, i + 1)

    def _source(self, unit: Unit, segment: Segment, i: int) -> tuple[int, Phrase | None] | None:
        """(end, speaker) of the adverbial that begins with item ``i``, if one does."""
        items, words = unit.items, self.words
        sets, item, end = words.sets, items[i], segment.end
        for opening in words.openings.get(item.low, ()):
            if unit.words_of(i, i + len(opening)) == opening:
                phrase = unit.phrase(i + len(opening), end)
                if phrase and phrase.kind != "pointer":
                    return phrase.end, self._document(unit, phrase, end)
        if i == segment.start and segment.left == "^" and item.low in sets["view"]:
            phrase = unit.phrase(i + 1, end)
            if phrase and phrase.kind == "noun" and phrase.end < end and not unit.is_time(phrase):
                named = items[phrase.start].capital and items[phrase.start].tag == NOUN
                if named and any(
                    item.low in sets["view_verbs"] for item in items[phrase.end : phrase.end + 4]
                ):
                    return phrase.end, phrase
        if item.low in sets["before"]:
            phrase = unit.phrase(i + 1, end)
            if phrase and phrase.kind != "pointer":
                if not words.capital_nouns:
                    return phrase.end, self._document(unit, phrase, end)
                return phrase.end, self._owner(unit, phrase)
        if item.low in sets["anaphoric"]:
            return i + 1, None
        if item.tag == PREPOSITION:
            return self._saying(unit, segment, i)
        opens = item.tag in (NOUN, DETERMINER, NAME_QUOTE, WORD, NUMBER)
        if (
            not sets["after"]
            or not opens
            or (i > segment.start and items[i - 1].tag in (DETERMINER, NOUN, PREPOSITION))
        ):
            return None
        phrase = unit.phrase(i, end)
        if phrase is None or phrase.kind != "noun" or phrase.end >= end:
            return None
        after = items[phrase.end].low
        if after in sets["after"]:
            return phrase.end + 1, self._owner(unit, phrase)
        if after in sets["after_saying"] and self._is_saying(items[phrase.core - 1].low):
            return phrase.end + 1, self._owner(unit, phrase)
        return None

    def _is_saying(self, low: str) -> bool:
        return low in self.words.sets["sayings"] or self.words.ends("saying_compounds", low)

    def _saying(self, unit: Unit, segment: Segment, i: int) -> tuple[int, Phrase | None] | None:
        """(end, speaker) of a preposition with a noun of saying: "nach Angaben von X"."""
        items, words, end = unit.items, self.words, segment.end
        sets = words.sets
        general = items[i].low in sets["saying_prepositions"]
        nouns = words.said_behind.get(items[i].low, _NO_WORDS)
        if (not general and not nouns) or i + 1 >= end:
            return None
        if not words.capital_nouns:
            return self._saying_with_owner(unit, i + 1, end, sets["sayings"] if general else nouns)
        phrase = unit.phrase(i + 1, end)
        if phrase is None or phrase.kind != "noun":
            return None
        for k in range(phrase.start, phrase.core):
            low = items[k].low
            if items[k].tag != NOUN or not (self._is_saying(low) if general else low in nouns):
                continue
            definite = (
                items[phrase.start].tag == DETERMINER
                and items[phrase.start].low not in sets["possessives"]
            )
            bare = phrase.end - phrase.start == 1 and not low.endswith(
                words.tails["saying_compounds"]
            )
            if general and (bare or (items[i - 1].low in sets["each"] and i)):
                return None
            if definite and low in sets["saying_events"] and phrase.end == phrase.core:
                return None
            return phrase.end, self._owner(unit, phrase)
        return None

    def _saying_with_owner(
        self, unit: Unit, j: int, end: int, nouns: Set[str]
    ) -> tuple[int, Phrase | None] | None:
        """The same where the owner stands before: "by Viasna's count", "by her account"."""
        items, words, sets = unit.items, self.words, self.words.sets
        for k in range(j, min(end, j + 8)):
            item = items[k]
            if item.tag in (PREPOSITION, STOP, QUOTE) or (
                item.tag == VERB and item.low not in nouns
            ):
                return None
            if item.low in nouns:
                if items[j].low in sets["possessives"]:
                    return k + 1, Phrase(j, j + 1, j + 1, "possessive")
                if k > j and any(words.has_ending("possessive", items[m].low) for m in range(j, k)):
                    return k + 1, Phrase(j, k, k, "noun")
                if k + 2 < end and items[k + 1].low in sets["of"]:
                    owner = unit.phrase(k + 2, end)
                    return (owner.end, owner) if owner else None
                return None
        return None

    def _owner(self, unit: Unit, phrase: Phrase) -> Phrase:
        """Who speaks in "Angaben der Polizei", "ihren Angaben", "Polizeiangaben"."""
        items, sets = unit.items, self.words.sets
        for k in range(phrase.start, phrase.core):
            low = items[k].low
            if items[k].tag != NOUN or not self._is_saying(low):
                continue
            if phrase.end > phrase.core:
                opening = items[phrase.core]
                inner = unit.phrase(phrase.core + (opening.tag == PREPOSITION), phrase.end)
                if inner and (
                    opening.tag != PREPOSITION or opening.low in sets["agents"] | sets["of"]
                ):
                    return inner
            if items[phrase.start].low in sets["possessives"]:
                return Phrase(phrase.start, phrase.start + 1, phrase.start + 1, "possessive")
            if k > phrase.start and items[k - 1].tag in (NOUN, NAME_QUOTE):
                return Phrase(phrase.start, k, k, "noun")
            if k + 1 < phrase.core:
                return Phrase(k + 1, phrase.core, phrase.core, "noun")
            break
        return phrase

    def _document(self, unit: Unit, phrase: Phrase, end: int) -> Phrase:
        """Who speaks in a document: "a joint statement by X"."""
        items, sets = unit.items, self.words.sets
        if not any(item.low in sets["sayings"] for item in items[phrase.start : phrase.core]):
            return phrase
        for k in range(phrase.start + 1, min(end - 1, phrase.core + 8)):
            if items[k].low in sets["agents"] | sets["of"]:
                owner = unit.phrase(k + 1, end)
                if owner and any(item.capital for item in items[owner.start : owner.core]):
                    return owner
        return phrase

    def _adverbial(
        self, unit: Unit, s: int, cue_items: Span, speaker: Phrase | None, voice: Statement | None
    ) -> Statement:
        """What a source covers: the unit, or the subordinate clause that it stands in."""
        items = unit.items
        start, stop = cue_items
        first, last = self._scope(unit, s)
        a, b = items[first].start, items[last - 1].end
        if start == first and stop < last:
            a = items[stop].start
        elif stop == last and start > first:
            b = items[start - 1].end
        cue = (items[start].start, items[stop - 1].end)
        if speaker is None:
            speakers = voice.speakers if voice else ()
            unnamed = voice is not None and voice.unnamed
            return Statement(a, b, "adverbial", speakers, cue, unnamed=unnamed, continued=True)
        speakers, sayers, unnamed = self._speakers(unit, speaker, unit.segments[s])
        if any(items[k].low in self.words.sets["own"] for k in range(start, stop)):
            subject = self._main_subject(unit, s, start)
            if subject is not None:
                speakers = (subject,)
        return Statement(a, b, "adverbial", speakers, cue, sayers=sayers, unnamed=unnamed)

    def _main_subject_phrase(self, unit: Unit, s: int, before: int) -> Phrase | None:
        """The first noun phrase of a segment, before item ``before``."""
        segment = unit.segments[s]
        phrase = unit.phrase(segment.start, before)
        return phrase if phrase and phrase.kind in ("noun", "pronoun") else None

    def _main_subject(self, unit: Unit, s: int, around: int) -> Span | None:
        """The subject of the clause, for "nach eigenen Angaben"."""
        segment = unit.segments[s]
        if (
            segment.left == ","
            and unit.items[segment.start].low in self.words.sets["relative_subjects"]
        ):
            return self._span(
                unit, Phrase(segment.start, segment.start + 1, segment.start + 1, "relative")
            )
        k = segment.start
        while k < segment.end:
            item = unit.items[k]
            phrase = unit.phrase(k + (item.tag == PREPOSITION), segment.end)
            if phrase is None:
                k += 1
                continue
            within = phrase.start <= around < phrase.end or around < k < around + 4
            if (
                item.tag != PREPOSITION
                and not within
                and phrase.kind in ("noun", "pronoun")
                and not unit.is_time(phrase)
            ):
                return self._span(unit, phrase)
            k = phrase.end
        return None

    def _scope(self, unit: Unit, s: int) -> Span:
        """The items that an adverbial in segment ``s`` speaks of."""
        items, sets = unit.items, self.words.sets
        segment = unit.segments[s]
        first = items[segment.start]
        if first.tag == PREPOSITION and segment.start + 1 < segment.end:
            first = items[segment.start + 1]
        subordinate = segment.left == "," and (
            first.tag == SUBORDINATOR
            or (first.low in sets["relative_subjects"] and first.tag in (DETERMINER, PRONOUN))
        )
        if subordinate:
            end = segment.end
            for later in unit.segments[s + 1 :]:
                if items[later.start].tag in (AUXILIARY, VERB):
                    break
                end = later.end
            return segment.start, unit.last_item(end)
        low, high = 0, len(items)
        for k in range(segment.start - 1, -1, -1):
            if items[k].tag in ";:":
                low = k + 1
                break
        for earlier in unit.segments[1 : s + 1]:
            opening = items[earlier.start]
            joins = earlier.start > low and earlier.left == "," and opening.tag == COORDINATOR
            clauses = ((earlier.start, earlier.end), (low, earlier.start - 1))
            if joins and all(unit.has_verb(*clause) for clause in clauses):
                low = earlier.start + 1
        for later in unit.segments[s + 1 :]:
            if later.left == ";" and any(
                items[k].tag == VERB and pick_verb(unit, later, k)
                for k in range(later.start, later.end)
            ):
                high = later.start - 1
                break
        return low, unit.last_item(high)

    def _noun_cues(self, unit: Unit) -> Iterator[Statement]:
        """„Die Forderung der Union, alle freizulassen": a noun with a clause that tells it."""
        items, sets = unit.items, self.words.sets
        for s, segment in enumerate(unit.segments[:-1]):
            after = segment.end + 1
            if segment.right != "," or not self.words.comma_clauses:
                continue
            for k in range(segment.start, segment.end):
                phrase = unit.phrase(k, segment.end) if items[k].low in sets["noun_cues"] else None
                if phrase is None or phrase.end < segment.end - 1:
                    continue
                verb = SpeechVerb(items[k].low, "say", FINITE)
                clause = Frame(unit, s, k, verb, None).complement()
                opens = after < len(items) and items[after].tag in (SUBORDINATOR, WORD)
                if clause is None or not opens:
                    continue
                tail = phrase.core + (items[phrase.core].tag == PREPOSITION)
                owner = unit.phrase(tail, phrase.end) if phrase.end > phrase.core else None
                opening = {items[m].low for m in range(max(segment.start, k - 2), k)}
                if owner is None and not opening.isdisjoint(sets["undergone"]):
                    continue  # "X steht in der Kritik, …": others say so
                owner = owner or self._main_subject_phrase(unit, s, k)
                speakers, sayers, unnamed = (
                    self._speakers(unit, owner, segment) if owner else ((), 1, False)
                )
                cue = (items[k].start, items[k].end)
                end = unit.segments[s + 1].end
                yield Statement(
                    items[clause].start,
                    items[unit.last_item(max(end, clause + 1)) - 1].end,
                    "indirect",
                    speakers,
                    cue,
                    sayers=sayers,
                    unnamed=unnamed,
                )
                break

    def _registers(self, unit: Unit, found: Sequence[Statement]) -> Iterator[Statement]:
        """„1.222 stehen auf der Liste von X": who keeps the list says so."""
        items, sets = unit.items, self.words.sets
        for segment in unit.segments:
            span = range(segment.start, segment.end)
            at = next((k for k in span if items[k].low in sets["registers"]), None)
            if at is None or all(items[k].tag != NUMBER for k in span):
                continue
            start, end = items[segment.start].start, items[segment.end - 1].end
            if any(s.start < end and start < max(s.end, s.cue[1]) for s in found):
                continue
            first = at
            while first > segment.start and items[first - 1].tag not in (
                PREPOSITION,
                VERB,
                AUXILIARY,
            ):
                first -= 1
            phrase = unit.phrase(first, segment.end)
            owner = unit.owner(phrase) if phrase and phrase.core > at else None
            if owner is not None and owner.kind == "noun":
                speakers, _, unnamed = self._speakers(unit, owner, segment)
                cue = (items[at].start, items[at].end)
                yield Statement(
                    start, end, "reported", speakers[:1], cue, "count", 1, unnamed=unnamed
                )

    def _brackets(self, unit: Unit) -> Iterator[Statement]:
        """A source in brackets at the end of a line of figures: "1.200 (Wjasna, Stand 1.7.)"."""
        items, sets = unit.items, self.words.sets
        for s, segment in enumerate(unit.segments):
            if segment.left != "(" or segment.start < 2 or not s:
                continue
            after = items[segment.end + 1].tag if segment.end + 1 < len(items) else STOP
            ends_line = after in (STOP, ";", ",") or segment.right == ","
            i = segment.start
            while i < segment.end and items[i].low in sets["bracket_words"] | sets["before"]:
                i += 1
            phrase = unit.phrase(i, segment.end)
            if phrase is not None and self.words.capital_nouns:
                phrase = self._owner(unit, phrase)
                i = phrase.start
            if (
                phrase is None
                or not ends_line
                or not all(
                    item.capital or item.tag == COORDINATOR
                    for item in items[phrase.end : segment.end]
                )
                or unit.is_time(phrase)
                or not (
                    items[i].capital or words_for_people(self.words, items[phrase.core - 1].low)
                )
                or items[i].end - items[i].start <= 2
                or i > segment.start + 2
                or (unit.has_verb(0, segment.start - 1) and not self._is_figure_line(unit, segment))
                or not self._is_figure_line(unit, segment)
                or any(items[k].tag == NUMBER for k in range(phrase.start, phrase.end))
            ):
                continue
            cue = (items[segment.start - 1].start, items[segment.start].end)
            yield Statement(
                items[0].start,
                items[segment.start - 2].end,
                "adverbial",
                ((items[phrase.start].start, items[segment.end - 1].end),),
                cue,
            )

    @staticmethod
    def _is_figure_line(unit: Unit, segment: Segment) -> bool:
        """Whether what stands before a bracket is an item with a label, or short: no sentence."""
        before = unit.items[: segment.start - 1]
        return any(item.tag == ":" for item in before) or (
            not any(item.tag == AUXILIARY for item in before) and len(before) <= 12
        )

    # -- speakers -----------------------------------------------------------------------------

    @staticmethod
    def _span(unit: Unit, phrase: Phrase) -> Span:
        return unit.items[phrase.start].start, unit.items[phrase.end - 1].end

    def _speakers(
        self, unit: Unit, phrase: Phrase, segment: Segment
    ) -> tuple[tuple[Span, ...], int, bool]:
        """The spans of speaker and media, how many say it, and whether the source wants no name."""
        items, words = unit.items, self.words
        sources = self._cited(unit, min(segment.start, phrase.start))
        name = self._name_behind(unit, phrase)
        speakers = [self._span(unit, name or phrase)]
        inside = unit.words_of(phrase.start, phrase.end)
        near = unit.words_of(phrase.start, min(segment.end, phrase.end + 4))
        beside = unit.words_of(min(segment.start, phrase.start), min(len(items), segment.end + 9))
        unnamed = name is None and (
            any(words.ends("unnamed", low) for low in inside)
            or _holds(near, words.phrases["unnamed_phrases"])
            or _holds(beside, words.phrases["unnamed_after"])
        )
        sayers = 1
        second = None if name or sources else self._second(unit, phrase)
        if second is not None and self._is_one(unit, phrase, second):
            speakers = [(speakers[0][0], self._span(unit, second)[1])]
        elif second is not None:
            speakers.append(self._span(unit, second))
            sayers = 2
        if sources:
            lows = [low for span in sources for low in self.text[span[0] : span[1]].lower().split()]
            unnamed = unnamed or any(words.ends("unnamed", low) for low in lows)
            return (*sources, *speakers), 1, unnamed
        return (*speakers, *self._media(unit, segment, phrase)), sayers, unnamed

    def _is_one(self, unit: Unit, first: Phrase, second: Phrase) -> bool:
        """Whether "the former candidate and long-time leader X" is one person with two roles."""
        items, words = unit.items, self.words
        roles = all(
            item.tag != NOUN or words_for_people(words, item.low)
            for item in items[first.start : first.core]
        )
        return (
            roles
            and items[first.start].tag == DETERMINER
            and items[second.start].tag not in (DETERMINER, NOUN)
        )

    def _name_behind(self, unit: Unit, phrase: Phrase) -> Phrase | None:
        """The name in apposition to a role: "its director, Jane Doe,"."""
        items, words = unit.items, self.words
        if phrase.kind != "noun" or phrase.end + 1 >= len(items):
            return None
        if items[phrase.end].low in words.sets["examples"] and items[phrase.end + 1].tag == NOUN:
            example = unit.phrase(phrase.end + 1, len(items), tails=False)
            return (
                example if example and words_for_people(words, items[phrase.core - 1].low) else None
            )
        if items[phrase.end].tag != ",":
            return None
        k = first = phrase.end + 1 + (items[phrase.end + 1].tag == DETERMINER)
        while k < len(items) and items[k].tag == NOUN and items[k].capital:
            k += 1
        head = items[phrase.core - 1]
        is_role = head.tag in (WORD, VERB) or any(words.ends(key, head.low) for key in _ROLES)
        name = Phrase(first, k, k, "noun")
        closed = k >= len(items) or items[k].tag in ",.()" or items[k].tag in (VERB, AUXILIARY)
        if is_role and closed and 1 <= k - first <= 4 and not unit.is_time(name):
            return name
        return None

    def _second(self, unit: Unit, phrase: Phrase) -> Phrase | None:
        """Who says it together with the speaker: "X and Y said"."""
        items, k = unit.items, phrase.end
        if k + 1 >= len(items) or items[k].tag != COORDINATOR or phrase.kind != "noun":
            return None
        second = unit.phrase(k + 1, len(items))
        named = second is not None and second.kind == "noun" and not unit.is_time(second)
        both = (
            items[phrase.core - 1].capital and second is not None and items[second.core - 1].capital
        )
        return second if named and both else None

    def _cited(self, unit: Unit, start: int) -> list[Span]:
        """The source behind the speaker: "unter Berufung auf X", ", citing X"."""
        items = unit.items
        high = min(len(items), start + 30)
        high = next((k for k in range(start, high) if items[k].tag == ";"), high)
        for opening in self.words.phrases["citing"]:
            for k in range(start, high):
                if items[k].low == opening[0] and unit.words_of(k, k + len(opening)) == opening:
                    phrase = unit.phrase(k + len(opening), len(items))
                    return [self._span(unit, phrase)] if phrase else []
        return []

    def _media(self, unit: Unit, segment: Segment, speaker: Phrase) -> list[Span]:
        """The media that it was said to or in, as far as they have names."""
        items, words = unit.items, self.words
        found: list[Span] = []
        k = segment.start
        while k < segment.end:
            if speaker.start <= k < speaker.core:
                k = speaker.core
                continue
            span = None
            if items[k].tag in (NOUN, WORD) and (
                words.ends("media", items[k].low)
                or words.ends("media", words.without_genitive(items[k].low))
            ):
                m = k + 1
                while m < segment.end and (items[m].tag in (NOUN, NAME_QUOTE) and items[m].capital):
                    m += 1
                if m > k + 1 and not unit.is_time(Phrase(k + 1, m, m, "noun")):
                    span = (k + 1, m)
            if span is None and self.text[items[k].start : items[k].end] in words.exact["outlets"]:
                low = high = k
                while (
                    low > segment.start and items[low - 1].tag == NOUN and low - 1 >= speaker.core
                ):
                    if words.ends("media", items[low - 1].low) or words.ends(
                        "media", words.without_genitive(items[low - 1].low)
                    ):
                        break
                    low -= 1
                while (
                    high + 1 < segment.end
                    and items[high + 1].tag == NOUN
                    and items[high + 1].capital
                ):
                    high += 1
                span = (low, high + 1)
            if span is not None:
                found.append((items[span[0]].start, items[span[1] - 1].end))
                k = span[1]
            else:
                k += 1
        return found

    def _after_semicolons(self, unit: Unit, found: Sequence[Statement]) -> Iterator[Statement]:
        """What goes on in the subjunctive behind a semicolon: "…, sagte X; man rede noch"."""
        items = unit.items
        for segment in unit.segments:
            if segment.left != ";":
                continue
            end = next(
                (s.end for s in unit.segments if s.start >= segment.start and s.right in ";."),
                len(items),
            )
            end = max(end, segment.end)
            start, stop = items[segment.start].start, items[end - 1].end
            before = [
                s for s in found if s.speakers and s.cue[1] <= start and s.kind != "adverbial"
            ]
            covered = any(s.start < stop and start < s.end and s.kind != "reported" for s in found)
            k = unit.subjunctive(segment.start, end)
            if before and not covered and k is not None:
                voice = max(before, key=lambda s: s.cue)
                yield Statement(
                    start,
                    stop,
                    "indirect",
                    voice.speakers[: voice.sayers],
                    (items[k].start, items[k].end),
                    sayers=voice.sayers,
                    unnamed=voice.unnamed,
                    continued=True,
                )

    def _gapped(self, unit: Unit, spoken: Sequence[Statement]) -> Iterator[Statement]:
        """A second count without its verb: "X kommt auf 900, die Regierung auf 700"."""
        items = unit.items
        counts = [s for s in spoken if s.stance == "count" and s.kind == "reported"]
        for segment in unit.segments[1:] if counts else ():
            first = items[segment.start]
            phrase = unit.phrase(segment.start, segment.end)
            numbers = [k for k in range(segment.start, segment.end) if items[k].tag == NUMBER]
            if (
                phrase is None
                or phrase.kind != "noun"
                or not numbers
                or segment.left not in ",;"
                or not any(s.cue[1] <= first.start for s in counts)
                or unit.has_verb(segment.start, segment.end)
                or any(
                    s.start < items[segment.end - 1].end and first.start < s.cue[1] for s in spoken
                )
            ):
                continue
            head = phrase.core
            while head > segment.start and items[head - 1].tag == NUMBER:
                head -= 1
            owner = Phrase(
                segment.start, min(phrase.end, numbers[0]), min(head, numbers[0]), "noun"
            )
            if (
                owner.end <= owner.start
                or not items[owner.core - 1].capital
                or items[segment.start].tag == NUMBER
            ):
                continue
            start, end = self._span(unit, owner)
            yield Statement(
                start,
                items[segment.end - 1].end,
                "reported",
                ((start, end),),
                (start, end),
                "count",
            )

    # -- what goes on from before --------------------------------------------------------------

    def _loose_quotations(self, unit: Unit, found: Sequence[Statement]) -> Iterator[Statement]:
        """Quotations that no verb of saying governs."""
        for i, item in enumerate(unit.items):
            if item.tag != QUOTE or any(s.start < item.end and item.start < s.end for s in found):
                continue
            speakers: tuple[Span, ...] = ()
            unnamed = continued = False
            alone = all(x.tag in ".,Q" for x in unit.items)
            after_colon = i > 0 and unit.items[i - 1].tag == ":"
            if after_colon:
                phrase = unit.phrase(0, i)
                if phrase and phrase.kind == "noun":
                    first = unit.items[0]
                    if first.low in self.words.sets["possessives"]:
                        phrase = Phrase(0, 1, 1, "possessive")
                    speakers, _, unnamed = self._speakers(unit, phrase, unit.segments[0])
            if not speakers and self.last and self.age <= _REACH:
                speakers, unnamed, continued = self.last.speakers[:1], self.last.unnamed, True
            if speakers and (alone or after_colon):
                cue = (item.start, item.start + 1)
                yield Statement(
                    item.start,
                    item.end,
                    "direct",
                    speakers,
                    cue,
                    unnamed=unnamed,
                    continued=continued,
                )

    def _continuation(self, unit: Unit, found: Sequence[Statement]) -> Iterator[Statement]:
        """A unit in the subjunctive, or told as hearsay, goes on with what was said before."""
        last, items = self.last, unit.items
        if last is None or self.age > _REACH or not items or items[-1].low == "?":
            return
        end = min((s.start for s in found if s.kind != "reported"), default=unit.end)
        high = next((k for k, item in enumerate(items) if item.end > end), len(items))
        k = unit.subjunctive(0, high, weak=self.age == 0)
        if k is None:
            k = self._hearsay(unit, high)
        if k is None:
            return
        cue = (items[k].start, items[k].end)
        if not any(s.kind == "reported" for s in found):
            yield Statement(
                items[0].start,
                end,
                "indirect",
                last.speakers[: last.sayers],
                cue,
                "say",
                last.sayers,
                last.unnamed,
                True,
            )

    def _hearsay(self, unit: Unit, high: int) -> int | None:
        """Where a clause says "soll … entkommen sein"."""
        items, sets = unit.items, self.words.sets
        for segment in unit.segments:
            if segment.end <= high and items[segment.end - 1].low in sets["hearsay_ends"]:
                for i in range(segment.start, segment.end):
                    if items[i].low in sets["hearsay"] and items[i].tag == AUXILIARY:
                        return i
        return None


def words_for_people(words: SpeechWords, low: str) -> bool:
    """Whether a noun names people or bodies by what they are."""
    return any(words.ends(key, low) for key in (*_ROLES, "plural"))


def _shares_end(statement: Statement, other: Statement) -> bool:
    """Whether two statements say the same, or one a part of the other."""
    return other.kind != "reported" and other.start <= statement.start < other.end


def _is_nested(inner: Statement, found: Sequence[Statement]) -> bool:
    """Whether a statement is made within what another says."""
    return any(
        outer is not inner
        and outer.kind in ("direct", "indirect")
        and outer.start <= inner.cue[0]
        and inner.cue[1] <= outer.end
        and not inner.start <= outer.cue[0] < inner.end
        for outer in found
    )


def _holds(words: tuple[str, ...], phrases: Iterable[tuple[str, ...]]) -> bool:
    """Whether one of some phrases stands in the words."""
    for phrase in phrases:
        if phrase[0] in words:
            size = len(phrase)
            if any(words[k : k + size] == phrase for k in range(len(words) - size + 1)):
                return True
    return False


def find_statements(
    text: str, language: str, *, sentences: Sequence[Sentence], tokens: Tokens | None = None
) -> list[Statement]:
    """Who says what in ``text``, in the order it is said.

    Args:
        text: a report's text as read.
        language: the code of its language.
        sentences: its sentences, as :func:`drehtuer.text.sentences.sentences` gives them.
        tokens: its tokens, where they were cut before.

    Raises:
        LanguageError: there is no folder for the language.
    """
    words = speech_words(language)
    tokens = tokens or Tokens(text)
    reader = _Reader(text, words)
    for line in _lines(sentences):
        if reader.opener or _may_speak(text[line[0].start : line[-1].end], words):
            for start, end, quotations in units(text, line):
                if quotations or reader.goes_on() or _may_speak(text[start:end], words):
                    reader.read(Unit(tokens, start, end, quotations, words))
                else:
                    reader.pass_over(start, end)
        else:
            reader.pass_over(line[-1].start, line[-1].end)
    return reader.found


def _lines(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """The sentences of each line."""
    for _, line in groupby(sentences, key=lambda sentence: sentence.line):
        yield list(line)


def _may_speak(line: str, words: SpeechWords) -> bool:
    """Whether a line holds a mark or a word that could tell of somebody's speech."""
    if line.startswith(words.views) or any(map(line.__contains__, words.voiced)):
        return True
    found = set(_LETTERS.findall(line.lower()))
    if not found.isdisjoint(words.cues):
        return True
    compounds = words.tails["saying_compounds"]
    return bool(compounds) and any(word.endswith(compounds) for word in found)


def statements_about(statements: Sequence[Statement], start: int, end: int) -> list[Statement]:
    """The statements that say ``text[start:end]``, from the innermost outwards.

    The innermost is the shortest that covers at least half of the span; an outer one counts where
    it says that the inner one is said ("A, X said, according to Y").
    """
    covering = [s for s in statements if s.end > s.start and _says(s, start, end)]
    if not covering:
        return []
    if any(
        s.kind != "reported" for s in covering
    ):  # who announces or promises acts; another tells of it
        covering = [
            s for s in covering if s.kind != "reported" or s.stance not in ("announce", "promise")
        ]
    chain = [
        min(covering, key=lambda s: (s.kind == "reported" and s.end < end - 2, s.end - s.start))
    ]
    for outer in sorted(covering, key=lambda s: s.end - s.start):
        inner = chain[-1]
        if (
            outer is not inner
            and outer.kind != "reported"
            and outer.start <= inner.cue[0]
            and inner.cue[1] <= outer.end
            and outer.speakers != inner.speakers
        ):
            chain.append(outer)
    return chain


def attribution(
    text: str,
    statements: Sequence[Statement],
    start: int,
    end: int,
    language: str,
    *,
    issuer: Span | None = None,
) -> tuple[str, ...]:
    """Who says ``text[start:end]``: names from the sayer to the medium it was said through.

    Empty where the report itself says it; a source that wants no name is
    :data:`drehtuer.model.UNNAMED`. The ``issuer`` of a release (:func:`find_issuer`) says what
    nobody else in it says.
    """
    words = speech_words(language)
    names: list[str] = []
    about = statements_about(statements, start, end)
    if issuer and not about:
        return (speaker_name(text, issuer, language),)
    for statement in about:
        speakers = statement.speakers
        if statement.unnamed:
            names.append(UNNAMED)
            speakers = speakers[1:]
        for span in speakers:
            if fold(text[slice(*span)]) in words.sets["indefinite"]:
                continue
            if fold(text[slice(*span)]) in words.sets["first_person"]:
                if issuer:
                    names.append(speaker_name(text, issuer, language))
                continue
            said_by = resolve_speaker(
                text,
                span,
                language,
                [x for s in statements for x in s.speakers[: s.sayers]],
                statement.start,
            )
            names.append(speaker_name(text, said_by, language))
    return tuple(dict.fromkeys(name for name in names if name))


def _says(statement: Statement, start: int, end: int) -> bool:
    """Whether a statement, with its cue where it lies inside, says half of ``[start, end)``."""
    low, high = statement.start, statement.end
    if start <= statement.cue[0] and statement.cue[1] <= end:
        low, high = min(low, statement.cue[0]), max(high, statement.cue[1])
        for span in statement.speakers[:1]:
            if not statement.continued and start <= span[0] and span[1] <= end:
                low, high = min(low, span[0]), max(high, span[1])
    return (min(end, high) - max(start, low)) * 2 >= end - start


def find_quotations(text: str, language: str) -> list[Quotation]:
    """What is quoted in ``text``, directly or indirectly, and by whom, in order.

    Sentences that go on with what one speaker says make one quotation. Mere mentions that
    something was demanded, confirmed … are none.

    Raises:
        LanguageError: there is no folder for the language.
    """
    found: list[Quotation] = []
    statements = find_statements(text, language, sentences=sentences(text, language))
    previous: Statement | None = None
    for statement in sorted(statements, key=lambda s: (s.start, -s.end)):
        if statement.kind == "reported" or statement.end - statement.start < 3:
            continue
        if previous and previous.start <= statement.start and statement.end <= previous.end:
            continue
        speaker = statement.speakers[0] if statement.speakers else None
        if statement.kind == "adverbial" and (statement.continued or not speaker):
            speaker = statement.cue
        joined = (
            previous is not None
            and statement.continued
            and previous.continued
            and statement.kind == previous.kind == "indirect"
            and statement.speakers == previous.speakers
            and "\n" not in text[previous.end : statement.start]
            and statement.start - previous.end < 3
        )
        start = found.pop().start if joined else statement.start
        found.append(
            Quotation(
                start,
                statement.end,
                "direct" if statement.kind == "direct" else "indirect",
                text[speaker[0] : speaker[1]] if speaker else None,
                *(speaker or (None, None)),
            )
        )
        previous = replace(statement, start=start)
    return found
