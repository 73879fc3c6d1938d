"""Voices: who says what.

Statements are found in three ways: by verbs of saying with their subject and what they govern,
by adverbials that name a source ("laut X", "according to X"), and by what goes on from there:
quotations and sentences in the subjunctive that name no speaker of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from drehtuer.claims.voices_phrases import (
    ADVERB,
    AUXILIARY,
    COORDINATOR,
    DETERMINER,
    NAME_QUOTE,
    NOUN,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    STOP,
    SUBORDINATOR,
    Phrase,
    Segment,
    Unit,
    units,
)
from drehtuer.claims.voices_words import (
    FINITE,
    GERUND,
    INFINITIVE,
    PARTICIPLE,
    SpeechVerb,
    SpeechWords,
    speech_words,
)
from drehtuer.model import Quotation
from drehtuer.text.sentences import Sentence, sentences

Span = tuple[int, int]

_REACH = 2
"""How many units a voice carries over sentences that are not in the subjunctive."""


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
        self.previous: Unit | None = None

    def read(self, unit: Unit) -> None:
        """Add the statements of ``unit``."""
        found = [*self._adverbials(unit), *self._verbs(unit)]
        found += self._loose_quotations(unit, found)
        if not found:
            found += self._continuation(unit)
        self.found += found
        voiced = [s for s in found if s.speakers or s.unnamed]
        if voiced:
            self.last, self.age = max(voiced, key=lambda s: (s.kind != "adverbial", s.start)), 0
        else:
            self.age += 1
        self.previous = unit

    # -- verbs of saying ----------------------------------------------------------------------

    def _verbs(self, unit: Unit) -> Iterator[Statement]:
        subject: Phrase | None = None
        for s, segment in enumerate(unit.segments):
            for i in range(segment.start, segment.end):
                if unit.items[i].tag != "V":
                    continue
                verb = self._pick(unit, segment, i)
                if verb is None:
                    continue
                frame = _Frame(self, unit, s, i, verb, subject)
                statement = frame.statement()
                if frame.subject is not None and not frame.parenthetical:
                    subject = frame.subject
                if statement is not None:
                    yield statement

    def _pick(self, unit: Unit, segment: Segment, i: int) -> SpeechVerb | None:
        """Which verb of saying item ``i`` is a form of here, if any."""
        items = unit.items
        best: tuple[int, SpeechVerb] | None = None
        for verb in self.words.verbs[items[i].low]:
            rank = 1 + (verb.form == FINITE)
            if verb.particle:
                places = [k for k in range(i + 1, segment.end) if items[k].low == verb.particle]
                if not places or not (
                    places[-1] == segment.end - 1 or items[places[-1] + 1].tag in (COORDINATOR, SUBORDINATOR)
                ):
                    continue
                rank = 9
            if verb.needs:
                near = {items[k].low for k in range(i + 1, min(segment.end, i + 9))}
                if verb.needs not in near and verb.needs not in unit.words_of(segment.start, i):
                    continue
                rank += 4
            if verb.form in (PARTICIPLE, INFINITIVE) and not self._governed(unit, segment, i, verb.form):
                continue
            if best is None or rank > best[0]:
                best = (rank, verb)
        return best[1] if best else None

    def _governed(self, unit: Unit, segment: Segment, i: int, form: str) -> bool:
        """Whether a participle or an infinitive has an auxiliary, or "to", in its clause."""
        items, sets = unit.items, self.words.sets
        if form == INFINITIVE and i > segment.start and items[i - 1].low in ("zu", "to"):
            return True
        if self.words.capital_nouns:
            return any(items[k].tag == AUXILIARY for k in range(segment.start, segment.end))
        return any(
            items[k].tag == AUXILIARY or items[k].low in sets["auxiliaries"] for k in range(max(segment.start, i - 3), i)
        )

    # -- adverbials ---------------------------------------------------------------------------

    def _adverbials(self, unit: Unit) -> Iterator[Statement]:
        items, sets = unit.items, self.words.sets
        for s, segment in enumerate(unit.segments):
            i = segment.start
            while i < segment.end:
                source = self._source(unit, segment, i)
                if source is None:
                    i += 1
                    continue
                cue_start, cue_end, speaker = source
                yield self._adverbial(unit, s, cue_start, cue_end, speaker)
                i = max(cue_end, i + 1)
            first = items[segment.start]
            if first.low in sets["so"] and segment.left in ",-" and segment.start + 1 < segment.end:
                phrase = unit.phrase(segment.start + 1, segment.end)
                if phrase and phrase.kind != "possessive" and not unit.has_verb(phrase.end, segment.end):
                    yield self._inserted(unit, s, phrase)

    def _source(self, unit: Unit, segment: Segment, i: int) -> tuple[int, int, Phrase | None] | None:
        """(first item, end, speaker) of the adverbial that begins with item ``i``, if one does."""
        items, words = unit.items, self.words
        sets = words.sets
        item, end = items[i], segment.end
        for opening in words.phrases["before"]:
            if unit.words_of(i, i + len(opening)) == opening:
                phrase = unit.phrase(i + len(opening), end)
                if phrase:
                    return i, phrase.end, phrase
        if item.low in sets["before"] and item.tag == PREPOSITION:
            phrase = unit.phrase(i + 1, end)
            if phrase and phrase.kind in ("noun", "pronoun"):
                return i, phrase.end, self._within_saying(unit, phrase)
        if item.low in sets["anaphoric"]:
            return i, i + 1, None
        if item.tag == PREPOSITION and item.low in sets["saying_prepositions"]:
            found = self._saying(unit, segment, i + 1)
            if found:
                return i, found[0], found[1]
        if item.tag in (NOUN, DETERMINER, NAME_QUOTE, "a", "U") and (i == segment.start or items[i - 1].tag != DETERMINER):
            phrase = unit.phrase(i, end)
            if phrase and phrase.kind == "noun" and phrase.end < end:
                after = items[phrase.end].low
                if after in sets["after"]:
                    return i, phrase.end + 1, self._within_saying(unit, phrase)
                if (
                    after in sets["saying_prepositions"]
                    and sets["after"]
                    and items[phrase.core - 1].low in sets["sayings"]
                    and items[i].low in sets["possessives"]
                    and after == "nach"
                ):
                    return i, phrase.end + 1, Phrase(i, i + 1, i + 1, "possessive")
        return None

    def _saying(self, unit: Unit, segment: Segment, j: int) -> tuple[int, Phrase | None] | None:
        """(end, speaker) of a noun of saying at item ``j`` with whose saying it is."""
        items, words, end = unit.items, self.words, segment.end
        if j >= end:
            return None
        if not words.capital_nouns:
            return self._saying_with_owner(unit, j, end)
        phrase = unit.phrase(j, end)
        if phrase is None or phrase.kind != "noun":
            return None
        for k in range(phrase.start, phrase.core):
            low = items[k].low
            if items[k].tag == NOUN and (low in words.sets["sayings"] or words.ends("sayings", low)):
                return phrase.end, self._within_saying(unit, phrase)
        return None

    def _saying_with_owner(self, unit: Unit, j: int, end: int) -> tuple[int, Phrase | None] | None:
        """The same where the owner stands before: "by Viasna's count", "by her account"."""
        items, sets = unit.items, self.words.sets
        for k in range(j, min(end, j + 8)):
            if items[k].tag in (PREPOSITION, STOP, QUOTE) and items[k].low != "of":
                return None
            if items[k].low in sets["sayings"] and k > j:
                if items[j].low in sets["possessives"]:
                    return k + 1, Phrase(j, j + 1, j + 1, "possessive")
                owner = any(items[m].low in ("'s", "’s") or items[m].low.endswith(("'s", "s'")) for m in range(j, k))
                return (k + 1, Phrase(j, k, k, "noun")) if owner else None
        return None

    def _within_saying(self, unit: Unit, phrase: Phrase) -> Phrase:
        """Who speaks in "Angaben der Polizei", "ihren Angaben", "Polizeiangaben"."""
        items, words = unit.items, self.words
        for k in range(phrase.start, phrase.core):
            low = items[k].low
            if items[k].tag != NOUN or not (low in words.sets["sayings"] or words.ends("sayings", low)):
                continue
            if phrase.end > phrase.core:
                tail = phrase.core + (items[phrase.core].tag == PREPOSITION)
                inner = unit.phrase(tail, phrase.end)
                if inner and items[phrase.core].low not in ("in", "im", "aus", "für", "zu", "zur"):
                    return inner
            if items[phrase.start].low in words.sets["possessives"]:
                return Phrase(phrase.start, phrase.start + 1, phrase.start + 1, "possessive")
            if k > phrase.start and items[k - 1].tag in (NOUN, NAME_QUOTE):
                return Phrase(phrase.start, k, k, "noun")
            if k + 1 < phrase.core:
                return Phrase(k + 1, phrase.core, phrase.core, "noun")
            return phrase
        return phrase

    def _adverbial(self, unit: Unit, s: int, start: int, end: int, speaker: Phrase | None) -> Statement:
        """What a source covers: the unit, or the subordinate clause that it stands in."""
        items = unit.items
        first, last = self._scope(unit, s)
        a, b = items[first].start, items[last - 1].end
        if start == first and end < last:
            a = items[end].start
        elif end == last and start > first:
            b = items[start - 1].end
        cue = (items[start].start, items[end - 1].end)
        if speaker is None:
            previous = self.last.speakers if self.last else ()
            return Statement(a, b, "adverbial", previous, cue, continued=True, unnamed=bool(self.last and self.last.unnamed))
        speakers, unnamed = self._speakers(unit, speaker)
        return Statement(a, b, "adverbial", speakers, cue, unnamed=unnamed)

    def _scope(self, unit: Unit, s: int) -> Span:
        """The items that an adverbial in segment ``s`` speaks of."""
        items = unit.items
        segment = unit.segments[s]
        first = items[segment.start]
        subordinate = segment.left == "," and (
            first.tag == SUBORDINATOR or first.low in self.words.sets["relative_subjects"] and first.tag in (DETERMINER, PRONOUN)
        )
        low, high = 0, len(items)
        if subordinate:
            low = segment.start
            if not self.words.comma_clauses:
                high = segment.end
            return low, self._trim(unit, high)
        for k in range(segment.start - 1, -1, -1):
            if items[k].tag in ";:":
                low = k + 1
                break
        for k in range(segment.end, len(items)):
            if items[k].tag in ";":
                high = k
                break
        return low, self._trim(unit, high)

    @staticmethod
    def _trim(unit: Unit, high: int) -> int:
        while high > 1 and unit.items[high - 1].tag in (STOP, ",", ";", "-", ":"):
            high -= 1
        return high

    def _inserted(self, unit: Unit, s: int, phrase: Phrase) -> Statement:
        """", so X," with what stands around it."""
        items = unit.items
        start, end = _around(unit, s)
        speakers, unnamed = self._speakers(unit, phrase)
        kind = "direct" if items[max(unit.segments[s].start - 2, 0)].tag == QUOTE else "indirect"
        if kind == "direct":
            quote = items[max(unit.segments[s].start - 2, 0)]
            start, end = quote.start, quote.end
        cue = (items[unit.segments[s].start].start, items[unit.segments[s].start].end)
        return Statement(start, end, kind, speakers, cue, unnamed=unnamed)

    # -- speakers -----------------------------------------------------------------------------

    def _speakers(self, unit: Unit, phrase: Phrase, limit: int | None = None) -> tuple[tuple[Span, ...], bool]:
        """The span of a speaker, and whether the words tell that the source wants no name."""
        items = unit.items
        span = (items[phrase.start].start, items[phrase.end - 1].end)
        lows = unit.words_of(phrase.start, min(len(items), max(phrase.end, limit or 0) + 8))
        inside = unit.words_of(phrase.start, phrase.end)
        unnamed = any(self.words.ends("unnamed", low) for low in inside) or any(
            _holds(lows, wanted) for wanted in self.words.phrases["unnamed"]
        )
        return (span,), unnamed

    # -- what goes on from before --------------------------------------------------------------

    def _loose_quotations(self, unit: Unit, found: Sequence[Statement]) -> Iterator[Statement]:
        """Quotations that no verb of saying governs."""
        for i, item in enumerate(unit.items):
            if item.tag != QUOTE or any(s.start < item.end and item.start < s.end for s in found):
                continue
            speakers: tuple[Span, ...] = ()
            unnamed = False
            alone = len([x for x in unit.items if x.tag not in ".,"]) == 1
            if i and unit.items[i - 1].tag == ":":
                phrase = unit.phrase(0, i)
                if phrase and phrase.kind == "noun":
                    speakers, unnamed = self._speakers(unit, phrase)
            continued = False
            if not speakers and self.last and self.age <= _REACH:
                speakers, unnamed, continued = self.last.speakers[:1], self.last.unnamed, True
            if speakers and (alone or unit.items[i - 1].tag == ":"):
                yield Statement(
                    item.start, item.end, "direct", speakers, (item.start, item.start + 1), unnamed=unnamed, continued=continued
                )

    def _continuation(self, unit: Unit) -> Iterator[Statement]:
        """A unit in the subjunctive, or told as hearsay, goes on with what was said before."""
        last = self.last
        if last is None or self.age > _REACH or not unit.items:
            return
        k = unit.subjunctive(0, len(unit.items))
        if k is None:
            for i, item in enumerate(unit.items):
                if item.low in self.words.sets["hearsay"] and item.tag == AUXILIARY:
                    k = i
                    break
        if k is None or unit.items[-1].low == "?":
            return
        yield Statement(
            unit.items[0].start,
            unit.end,
            "indirect",
            last.speakers[: last.sayers],
            (unit.items[k].start, unit.items[k].end),
            sayers=last.sayers,
            unnamed=last.unnamed,
            continued=True,
        )


class _Frame:
    """A verb of saying in its clause: finds its subject and what it governs."""

    def __init__(self, reader: _Reader, unit: Unit, s: int, i: int, verb: SpeechVerb, before: Phrase | None) -> None:
        self.reader, self.unit, self.s, self.i, self.verb = reader, unit, s, i, verb
        self.words = reader.words
        self.segment = unit.segments[s]
        self.before = before
        self.first = self._first()
        self.head = self._head()
        self.passive = self._is_passive()
        self.impersonal = False
        self.parenthetical = False
        self.inverted = self.head == self.first and self.segment.left != "^"
        self.as_clause = unit.items[self.first].low in self.words.sets["as"] and bool(self.words.sets["as"])
        self.subject = None if self.passive else self._subject()

    def _first(self) -> int:
        items = self.unit.items
        k = self.segment.start
        while k < self.i and items[k].tag in (COORDINATOR,):
            k += 1
        return k

    def _head(self) -> int:
        """The finite part of the verb: an auxiliary, or the verb itself."""
        if self.verb.form in (FINITE, GERUND):
            return self.i
        items = self.unit.items
        span = range(self.segment.start, self.segment.end) if self.words.capital_nouns else range(self.i - 1, self.segment.start - 1, -1)
        for k in span:
            if items[k].tag == AUXILIARY:
                return k
        return self.i

    def _is_passive(self) -> bool:
        if self.verb.form != PARTICIPLE or self.head == self.i:
            return False
        items, passive = self.unit.items, self.words.sets["passive"]
        if self.words.capital_nouns:
            return any(items[k].low in passive for k in range(self.segment.start, self.segment.end))
        return any(items[k].low in passive for k in range(max(self.segment.start, self.i - 2), self.i))

    # -- subject --------------------------------------------------------------------------------

    def _subject(self) -> Phrase | None:
        unit, items, words = self.unit, self.unit.items, self.words
        segment = self.segment
        if self.verb.form == GERUND:
            return self.before or self._of_earlier_segments()
        if self.as_clause:
            return self._scan(self.first + 1, self.head if self.head > self.first + 1 else segment.end, strict=False)
        if self.inverted:
            after = self._scan(self.head + 1, segment.end)
            if after is not None and not (self.before is None and self._is_object(after)):
                return after
            return self.before or self._of_earlier_segments() or after
        first = items[self.first]
        if first.tag == SUBORDINATOR:
            if first.low in words.sets["relative_subjects"]:
                return Phrase(self.first, self.first + 1, self.first + 1, "relative")
            return self._scan(self.first + 1, self.head) or self._scan(self.first + 1, self.i)
        if (
            segment.left == ","
            and words.comma_clauses
            and first.low in words.sets["relative_subjects"]
            and max(self.i, self.head) >= segment.end - 2
            and self.head > self.first + 1
        ):
            return Phrase(self.first, self.first + 1, self.first + 1, "relative")
        before = self._scan(self.first, self.head)
        if not words.capital_nouns:
            return before or self.before or self._of_earlier_segments()
        after = self._scan(self.head + 1, segment.end)
        if after is not None and after.kind == "pronoun" and items[after.start].low in words.sets["subject_pronouns"]:
            return after
        if before is not None and before.kind != "pointer" and not self._cannot_speak(before):
            return before
        if after is not None and after.kind != "pointer":
            return after
        return before if before is not None and before.kind != "pointer" else self._of_earlier_segments() or self.before

    def _is_object(self, phrase: Phrase) -> bool:
        return self.unit.items[phrase.start].low in self.words.sets["not_subject"]

    def _cannot_speak(self, phrase: Phrase) -> bool:
        items = self.unit.items
        head = items[phrase.core - 1].low
        return head in self.words.sets["not_speakers"] or self.unit.is_time(phrase)

    def _scan(self, start: int, end: int, *, strict: bool = True) -> Phrase | None:
        """The first noun phrase in the items ``[start, end)`` that may be a subject."""
        unit, items, words = self.unit, self.unit.items, self.words
        k = start
        while k < end:
            item = items[k]
            if item.tag == QUOTE:
                return None
            if item.tag == PREPOSITION:
                inner = unit.phrase(k + 1, end)
                k = inner.end if inner else k + 1
                continue
            if item.tag in (ADVERB, COORDINATOR, AUXILIARY, "V", "s", SUBORDINATOR):
                k += 1
                continue
            if item.tag == PRONOUN:
                if item.low in words.sets["subject_pronouns"]:
                    return Phrase(k, k + 1, k + 1, "pronoun")
                k += 1
                continue
            phrase = unit.phrase(k, end)
            if phrase is None:
                k += 1
                continue
            if phrase.kind == "pointer" or unit.is_time(phrase) and phrase.end - phrase.start <= 3:
                k = phrase.end
                continue
            if strict and items[k].low in words.sets["not_subject"]:
                k = phrase.end
                continue
            if words.capital_nouns and phrase.core - phrase.start == 1 and items[k].tag == "a":
                k += 1
                continue
            return phrase
        return None

    def _of_earlier_segments(self) -> Phrase | None:
        """The noun phrase that a relative clause or an apposition parts from its verb."""
        unit = self.unit
        for s in range(self.s - 1, -1, -1):
            segment = unit.segments[s]
            if segment.left in "^;:-.":
                start = segment.start
                while start < segment.end and unit.items[start].tag in (COORDINATOR, ADVERB):
                    start += 1
                return self._scan(start, segment.end)
        return None

    # -- what is said ----------------------------------------------------------------------------

    def statement(self) -> Statement | None:
        """The statement of the frame; None where nothing is said."""
        unit, items = self.unit, self.unit.items
        segment = self.segment
        said = self._said()
        if said is None:
            return None
        start, end, kind = said
        cue = (items[min(self.head, self.i)].start, items[max(self.head, self.i)].end)
        speakers: tuple[Span, ...] = ()
        unnamed = False
        if self.subject is not None:
            speakers, unnamed = self.reader._speakers(unit, self.subject, segment.end)
        elif kind == "reported":
            return None
        return Statement(start, end, kind, speakers, cue, self.verb.stance, unnamed=unnamed)

    def _end(self) -> int:
        """The end of what may be said in this unit."""
        items = self.unit.items
        return self.reader._trim(self.unit, len(items))

    def _said(self) -> tuple[int, int, str] | None:
        unit, items, words = self.unit, self.unit.items, self.words
        segment = self.segment
        if self.as_clause:
            self.parenthetical = True
            return self._without_segment()
        after = max(self.i, self.head) + 1
        # A quotation in the same clause, or after the colon or comma that ends it.
        quote = next((k for k in range(segment.start, segment.end) if items[k].tag == QUOTE and k > self.first), None)
        if quote is None and segment.right in ":," and segment.end + 1 < len(items) and items[segment.end + 1].tag == QUOTE:
            quote = segment.end + 1
        if quote is not None and quote > min(self.i, self.head):
            if items[quote].end - items[quote].start > 3:
                return items[quote].start, items[quote].end, "direct"
        # What stands before: "…, sagte X", "…, X said".
        before = self._before()
        if before is not None:
            return before
        if segment.right == ":" and segment.end + 1 < len(items):
            return items[segment.end + 1].start, items[self._end() - 1].end, "indirect"
        complement = self._complement(after)
        if complement is not None:
            return items[complement].start, items[self._end() - 1].end, "indirect"
        inline = next((k for k in range(after, segment.end) if items[k].tag == NAME_QUOTE), None)
        if inline is not None and self.subject is not None:
            return items[inline].start, items[inline].end, "direct"
        if self.verb.takes_object and self.subject is not None and self.verb.form != GERUND:
            return self._reported()
        return None

    def _reported(self) -> tuple[int, int, str]:
        items = self.unit.items
        start = items[self.segment.start].start
        end = self._end()
        for segment in self.unit.segments[self.s + 1 :]:
            if segment.left == ";":
                end = self.reader._trim(self.unit, segment.start)
                break
        return start, items[end - 1].end, "reported"

    def _without_segment(self) -> tuple[int, int, str] | None:
        """The unit without an inserted clause: what stands before it, or after where it opens."""
        unit, items = self.unit, self.unit.items
        segment = self.segment
        if segment.left == "^":
            if segment.end + 1 < len(items):
                return items[segment.end + 1].start, items[self._end() - 1].end, "indirect"
            return None
        start, end = _around(unit, self.s)
        return (start, end, "indirect") if end > start else None

    def _before(self) -> tuple[int, int, str] | None:
        """What is said before an inserted ", sagte X" or a closing ", X said"."""
        unit, items = self.unit, self.unit.items
        segment = self.segment
        if segment.left == "^" and not (segment.start == 0 and items[0].tag == QUOTE):
            return None
        if items[segment.start].tag == QUOTE and self.head == segment.start + 1:
            self.parenthetical = True
            return items[segment.start].start, items[segment.start].end, "direct"
        if items[segment.start].tag == QUOTE and not self.words.comma_clauses:
            self.parenthetical = True
            return items[segment.start].start, items[segment.start].end, "direct"
        if segment.left not in ",-.)?!":
            return None
        if self.inverted:
            own = self.subject
            if own is None or own.start < segment.start:
                return None
            if self._complement_follows() and not self._speaks_before():
                return None
        else:
            closing = (
                not self.words.comma_clauses
                and self.verb.form == FINITE
                and self.subject is not None
                and self.subject.start >= segment.start
                and self._complement(max(self.i, self.head) + 1) is None
                and (segment.right in ",.$;-" and segment.start > 0)
                and items[self.first].tag != SUBORDINATOR
            )
            if not closing:
                return None
        self.parenthetical = True
        k = segment.start - 2
        if k >= 0 and items[k].tag == QUOTE:
            return items[k].start, items[k].end, "direct"
        start, end = _around(unit, self.s)
        return (start, end, "indirect") if end > start else None

    def _speaks_before(self) -> bool:
        """Whether what precedes an inserted clause can be what is said: a clause, no bare noun phrase."""
        unit = self.unit
        low = unit.segments[self.s - 1] if self.s else None
        return low is not None and unit.has_verb(0, self.segment.start - 1)

    def _complement_follows(self) -> bool:
        items, segment = self.unit.items, self.segment
        k = segment.end + 1
        return segment.right == "," and k < len(items) and items[k].low in self.words.sets["complementizers"]

    def _complement(self, after: int) -> int | None:
        """The first item of the clause that the verb governs."""
        unit, items, words = self.unit, self.unit.items, self.words
        segment = self.segment
        if words.comma_clauses:
            k = segment.end + 1
            if segment.right != "," or k >= len(items) or self.verb.needs == "mit":
                return None
            following = items[k]
            if following.low in words.sets["complementizers"]:
                return k
            if following.tag in (COORDINATOR,) or following.low in words.sets["as"] | words.sets["so"]:
                return None
            if following.tag == SUBORDINATOR:
                return None
            end = next((s.end for s in unit.segments if s.start >= k), len(items))
            if following.tag == "V" or following.tag == AUXILIARY and not self.inverted:
                return None
            if following.low in words.sets["relative_subjects"] and self._verb_final(k, end) and items[segment.end - 1].tag in (NOUN, NAME_QUOTE):
                return None
            if following.tag == PREPOSITION and k + 1 < end and items[k + 1].low in words.sets["relative_subjects"] and self._verb_final(k, end) and items[segment.end - 1].tag in (NOUN, NAME_QUOTE):
                return None
            if not self.verb.takes_object or unit.subjunctive(k, end) is not None or self._infinitive(k, len(items)):
                return k
            return None
        stop = segment.end
        for k in range(after, min(stop, after + 12)):
            if items[k].low in words.sets["complementizers"] and items[k].tag in (SUBORDINATOR, PREPOSITION, "a", DETERMINER):
                if items[k].low == "to" and not (k + 1 < stop and items[k + 1].tag in ("a", "V", AUXILIARY, ADVERB, "X")):
                    continue
                return k
        if self.verb.form == GERUND or not self.verb.takes_object or self.verb.stance in ("confirm", "warn", "announce"):
            k = self._past_recipient(after)
            if k is not None and k < stop - 1 and unit.has_verb(k, len(items)):
                return k
        return None

    def _past_recipient(self, k: int) -> int | None:
        """Past whom it was said to and when, where no word opens what is said."""
        unit, items, stop = self.unit, self.unit.items, self.segment.end
        if self.verb.lemma == "tell":
            phrase = unit.phrase(k, stop, tails=False)
            if phrase is None:
                return None
            k = phrase.end
        while k < stop:
            if items[k].tag == PREPOSITION:
                phrase = unit.phrase(k + 1, stop, tails=False)
                if phrase is None or not (unit.is_time(phrase) or phrase.end >= stop):
                    break
                k = phrase.end
            elif items[k].tag == ADVERB or items[k].low in self.words.sets["times"]:
                k += 1
            else:
                break
        return k if k < stop else None

    def _verb_final(self, k: int, end: int) -> bool:
        return end > k and self.unit.verb_like(end - 1)

    def _infinitive(self, k: int, end: int) -> bool:
        """Whether a clause with "zu" and an infinitive begins at item ``k``."""
        items = self.unit.items
        for m in range(k, end):
            if items[m].tag in ",;:" and m > k + 12:
                return False
            if items[m].low == "zu" and m + 1 < end and items[m + 1].low.endswith("n") and not items[m + 1].capital:
                return True
            if "zu" in items[m].low[2:-3] and items[m].low.endswith("en") and not items[m].capital:
                return True
        return False


def _around(unit: Unit, s: int) -> Span:
    """What stands before an inserted segment; with what stands behind where the clause goes on."""
    items = unit.items
    segment = unit.segments[s]
    low = 0
    for k in range(segment.start - 2, -1, -1):
        if items[k].tag == ";":
            low = k + 1
            break
    start = items[low].start
    end = items[segment.start - 2].end if segment.start >= 2 else start
    if segment.right == "," and segment.end + 1 < len(items):
        following = items[segment.end + 1]
        relative = following.low in unit.words.sets["relative_subjects"] or following.tag == SUBORDINATOR
        incomplete = not unit.has_verb(low, segment.start - 1)
        if (incomplete or not relative or following.low in unit.words.sets["complementizers"]) and following.tag != COORDINATOR:
            end = items[_Reader._trim(unit, len(items)) - 1].end
    elif segment.right == ":" and segment.end + 1 < len(items):
        end = items[_Reader._trim(unit, len(items)) - 1].end
    return start, end


def _holds(words: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    size = len(wanted)
    return any(words[k : k + size] == wanted for k in range(len(words) - size + 1))


def find_statements(text: str, language: str, *, sentences: Sequence[Sentence]) -> list[Statement]:
    """Who says what in ``text``, in the order it is said.

    Args:
        text: a report's text as read.
        language: the code of its language.
        sentences: its sentences, as :func:`drehtuer.text.sentences.sentences` gives them.

    Raises:
        LanguageError: there is no folder for the language.
    """
    words = speech_words(language)
    reader = _Reader(text, words)
    for start, end, line, quotations in units(text, sentences):
        reader.read(Unit(text, start, end, line, quotations, words))
    return reader.found


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
        if previous and _inside(statement, previous):
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


def _inside(inner: Statement, outer: Statement) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and outer.kind != "reported"
