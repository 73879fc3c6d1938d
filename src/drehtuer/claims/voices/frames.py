"""Frames: a verb of saying in its clause, with its subject and what it governs."""

from __future__ import annotations

from drehtuer.claims.voices.phrases import Phrase, Segment, Unit
from drehtuer.claims.voices.speakers import role_of
from drehtuer.claims.voices.words import (
    ADVERB,
    AUXILIARY,
    COORDINATOR,
    DETERMINER,
    FINITE,
    GERUND,
    INFINITIVE,
    NAME_QUOTE,
    NOUN,
    NUMBER,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    SUBORDINATOR,
    VERB,
    WORD,
    SpeechVerb,
)

Said = tuple[int, int, str]
"""(start, end, kind) of what is said."""

_ADVERBS_AFTER_VERB = 12
"""So many items may stand between a verb and the word that opens what is said."""


def pick_verb(unit: Unit, segment: Segment, i: int) -> SpeechVerb | None:
    """Which verb of saying item ``i`` is a form of in its clause, if any."""
    items = unit.items
    best: tuple[int, SpeechVerb] | None = None
    for verb in unit.words.verbs.get(items[i].low, ()):
        rank = 1 + (verb.form == FINITE)
        if verb.particle:
            places = [k for k in range(i + 1, segment.end) if items[k].low == verb.particle]
            ends = i > segment.start and items[i - 1].low == verb.particle  # "wie X bekannt gab"
            ends = ends or (
                bool(places)
                and (
                    places[-1] == segment.end - 1
                    or items[places[-1] + 1].tag in (COORDINATOR, SUBORDINATOR)
                )
            )
            if not ends and _particle_apart(unit, segment, verb.particle) is None:
                continue
            rank = 9
        elif unit.words.sets["particles"] and verb.form == FINITE and segment.end - 1 > i:
            last = items[segment.end - 1]
            alone = all(items[k].tag != COORDINATOR for k in range(i + 1, segment.end))
            if last.low in unit.words.sets["particles"] and last.tag != NOUN and alone:
                continue
        if (
            verb.numbered
            and unit.words.capital_nouns
            and all(items[k].tag != NUMBER for k in range(segment.start, segment.end))
        ):
            continue
        barred = (
            range(segment.start, segment.end)
            if unit.words.capital_nouns
            else range(i + 1, min(i + 2, segment.end))
        )
        if verb.bars and any(
            items[k].low in verb.bars
            and not (k + 1 < segment.end and items[k + 1].tag == NUMBER)  # "zum 5. Dezember"
            for k in barred
        ):
            continue
        if verb.needs:
            near = {items[k].low for k in range(i + 1, min(segment.end, i + 15))}
            if verb.needs not in near and verb.needs not in unit.words_of(segment.start, i):
                continue
            rank += 4
        if (
            verb.form == FINITE
            and unit.words.capital_nouns
            and i == segment.end - 1
            and unit.words.has_ending("infinitive", items[i].low)
        ) and any(items[k].tag == AUXILIARY for k in range(segment.start, i)):
            continue  # an infinitive behind a modal verb
        if verb.form == GERUND and i and items[i - 1].tag == PREPOSITION:
            continue
        if verb.form in (PARTICIPLE, INFINITIVE):
            if not _governed(unit, segment, i, verb.form):
                continue
            rank += 2
        rank = 2 * rank + verb.takes_object
        if best is None or rank > best[0]:
            best = (rank, verb)
    return best[1] if best else None


def _particle_apart(unit: Unit, segment: Segment, particle: str) -> Segment | None:
    """The segment of a particle that is parted from its verb: "deutete X, ein Freund, an,"."""
    for later in unit.segments:
        if later.start > segment.end + 12:
            break
        if (
            later.start > segment.start
            and later.end - later.start == 1
            and unit.items[later.start].low == particle
        ):
            return later
    return None


def _governed(unit: Unit, segment: Segment, i: int, form: str) -> bool:
    """Whether a participle or an infinitive has an auxiliary, or its mark, in its clause."""
    items = unit.items
    if (
        form == INFINITIVE
        and i > segment.start
        and unit.words.comma_clauses
        and items[i - 1].low in unit.words.sets["infinitive_mark"]
    ):
        return True
    if form == INFINITIVE and any(
        items[k].low in unit.words.sets["obligations"] for k in range(max(segment.start, i - 12), i)
    ):
        return False
    if form == PARTICIPLE and i > segment.start and items[i - 1].low in unit.words.sets["than"]:
        return False
    if unit.words.capital_nouns:
        at_end = i >= segment.end - 2 or items[i + 1].tag in (COORDINATOR, AUXILIARY)
        return at_end and any(items[k].tag == AUXILIARY for k in range(segment.start, segment.end))
    return any(items[k].tag == AUXILIARY for k in range(max(segment.start, i - 3), i))


class Frame:
    """A verb of saying in its clause."""

    def __init__(self, unit: Unit, s: int, i: int, verb: SpeechVerb, before: Phrase | None) -> None:
        self.unit, self.s, self.i, self.verb = unit, s, i, verb
        self.words = unit.words
        self.segment = unit.segments[s]
        self.before = before
        """The subject of the verb of saying before this one, in the same unit."""
        self.first = self._first()
        self.head = self._head()
        self.closing = (
            verb.particle and _particle_apart(unit, self.segment, verb.particle)
        ) or self.segment
        """The segment that ends the clause, where an apposition parts it."""
        self.passive = self._is_passive()
        self.inserted = False
        low = unit.items[self.first].low
        self.as_segment = self._as_segment() if low not in self.words.sets["as"] else s
        self.as_clause = self.as_segment is not None
        opened = self.segment.left != "^" or unit.items[self.segment.start].tag == QUOTE
        self.inverted = self.head == self.first and opened
        self.relative = False
        self.opening = self.first
        self.outset = s
        """The segment that an inserted frame begins with."""
        self.subject = self._agent() if self.passive else self._said_in() or self._subject()
        subject = self.subject
        if subject and verb.needs in unit.words_of(subject.core, subject.end):
            self.subject = Phrase(subject.start, subject.core, subject.core, subject.kind)
        self.quoted = self._quoted() if self.subject else None

    def _as_segment(self) -> int | None:
        """The segment with "wie" that an apposition parts: "wie X, ein Arzt, sagte"."""
        unit, closing = self.unit, self.segment
        if not self.words.capital_nouns or self.i - closing.start > 1:
            return None
        for s in range(self.s - 1, max(self.s - 4, -1), -1):
            segment = unit.segments[s]
            if unit.has_verb(segment.start, segment.end):
                return None
            if unit.items[segment.start].low in self.words.sets["as"]:
                return s
        return None

    def _first(self) -> int:
        """The first item of the clause, past a quotation, "and", and "so" before a verb."""
        items, k = self.unit.items, self.segment.start
        if items[k].tag == QUOTE and k < self.i:
            k += 1
        while k < self.i and (
            items[k].tag == COORDINATOR
            or (items[k].low in self.words.sets["so"] and items[k + 1].tag in (VERB, AUXILIARY))
        ):
            k += 1
        return k

    def _head(self) -> int:
        """The finite part of the verb: an auxiliary, or the verb itself."""
        if self.verb.form in (FINITE, GERUND):
            return self.i
        items, segment = self.unit.items, self.segment
        whole = range(segment.start, segment.end)
        places = whole if self.words.capital_nouns else range(self.i - 1, segment.start - 1, -1)
        return next((k for k in places if items[k].tag == AUXILIARY), self.i)

    def _is_passive(self) -> bool:
        if self.verb.form != PARTICIPLE or self.head == self.i:
            return False
        if self.unit.items[self.i].low in self.words.sets["quoted"]:
            return False  # "X wird mit den Worten zitiert": X speaks
        items, passive = self.unit.items, self.words.sets["passive"]
        low = (
            self.segment.start if self.words.capital_nouns else max(self.segment.start, self.i - 2)
        )
        high = self.segment.end if self.words.capital_nouns else self.i
        return any(items[k].low in passive for k in range(low, high))

    # -- the subject ----------------------------------------------------------------------------

    def _agent(self) -> Phrase | None:
        """By whom, in the passive."""
        items, unit = self.unit.items, self.unit
        if self.verb.stance == "demand":  # "von X gefordert": of whom, not by whom
            return None
        for k in range(self.segment.start, self.segment.end):
            if items[k].low in self.words.sets["agents"]:
                phrase = unit.phrase(k + 1, self.segment.end)
                if phrase and phrase.kind == "noun" and not unit.is_time(phrase):
                    return phrase
        return None

    def _quoted(self) -> Phrase | None:
        """Who is quoted in "Belta quoted him as saying": the object of the verb."""
        if self.unit.items[self.i].low not in self.words.sets["quoted"] or self.verb.form != FINITE:
            return None
        phrase = self.unit.phrase(self.i + 1, self.segment.end, tails=False)
        return phrase if phrase and phrase.kind != "pointer" else None

    def _said_in(self) -> Phrase | None:
        """Where "they" say it, in a language that tells a speaker so: "в Кремле заявили"."""
        items, words = self.unit.items, self.words
        into = words.sets["said_in"]
        if not into or not words.has_ending("plural_verb", items[self.head].low):
            return None
        found = None
        if items[self.first].low in into and self.first + 1 < self.head:
            found = self.unit.phrase(self.first + 1, self.head)
            if found and any(items[k].tag != ADVERB for k in range(found.end, self.head)):
                return None
        behind = self._past_time()
        if found is None and behind + 1 < self.segment.end and items[behind].low in into:
            found = self.unit.phrase(behind + 1, self.segment.end)
        if found is None or found.kind != "noun" or self.unit.is_time(found):
            return None
        inside = items[found.start : found.end]
        named = any(item.capital or item.tag == NAME_QUOTE for item in inside)
        return found if named or role_of(items[found.start].low, words) else None

    def _subject(self) -> Phrase | None:
        unit, items, words = self.unit, self.unit.items, self.words
        segment = self.segment
        if self.verb.form == GERUND:
            return self.before or self._of_earlier_segments()
        if self.as_segment is not None and self.as_segment < self.s:
            comparing = unit.segments[self.as_segment]
            return self._scan(comparing.start + 1, comparing.end, strict=False)
        if self.as_clause:
            end = self.head if self.head > self.first + 1 else segment.end
            return self._scan(self.first + 1, end, strict=False) or self._scan(
                self.head + 1, segment.end
            )
        if self.inverted:
            outset = self._clause_outset()
            opening = unit.phrase(outset.start, segment.start)
            behind = self._behind()
            if (
                self.verb.takes_object
                and words.comma_clauses
                and not (behind and behind.kind == "pronoun")
            ):
                bare = (
                    opening is not None
                    and opening.kind == "noun"
                    and not unit.has_verb(outset.start, outset.end)
                )
                if (
                    bare
                    and opening
                    and not self._is_object(opening)
                    and not self._cannot_speak(opening)
                ) and not (behind and self._speaks(behind) and not self._speaks(opening)):
                    return opening
                if (
                    self.before is not None
                    and self._complement(self.head + 1) is None
                    and segment.left == ","
                ):
                    return self.before
            if not self.words.comma_clauses and (behind is None or self.verb.takes_object):
                behind = self._in_apposition() or behind
            return behind or self._of_earlier_segments() or self.before
        first = items[self.first]
        relatives = words.sets["relative_subjects"]
        if first.tag == SUBORDINATOR or (
            first.low in words.sets["subordinators"]
            and segment.left in ",^"
            and max(self.i, self.head) >= segment.end - 2
        ):
            self.relative = True
            if first.low in relatives:
                return Phrase(self.first, self.first + 1, self.first + 1, "relative")
            return self._nearest(self.first + 1) or self._scan(self.first + 1, self.i)
        if (
            first.tag == PREPOSITION
            and items[self.first + 1].low in relatives
            and segment.left == ","
            and words.comma_clauses
        ):
            self.relative = max(self.i, self.head) >= segment.end - 1
        if (
            segment.left == ","
            and words.comma_clauses
            and first.low in relatives
            and max(self.i, self.head) >= segment.end - 2
            and min(self.i, self.head) > self.first + (self.first + 1 < segment.end - 1)
        ):
            self.relative = True
            inner = self._scan(self.first + 1, min(self.i, self.head))
            named = inner is not None and items[inner.start].tag in (DETERMINER, NOUN)
            if inner is not None and named and first.low not in words.sets["genitives"]:
                return inner
            return Phrase(self.first, self.first + 1, self.first + 1, "relative")
        if not words.comma_clauses and (entry := self._clause_opening()) is not None:
            self.relative = True
            self.opening = entry
            if (
                entry + 1 >= self.head
                or all(items[k].tag in (ADVERB, AUXILIARY) for k in range(entry + 1, self.head))
            ) and items[entry].low in relatives:
                return Phrase(entry, entry + 1, entry + 1, "relative")
            noun = items[entry + 1]
            if items[entry].low in words.sets["who"] and noun.tag == WORD and not noun.capital:
                whole = self._scan(self.first, entry)  # "a lawyer who works there said"
                if whole is not None:
                    self.relative = False
                    return whole
            inner = self._nearest(entry + 1)
            if inner is not None:
                return inner
        before = self._scan(self._own_opening(), self.head)
        if not words.capital_nouns:
            if before is None and any(
                items[k].tag == COORDINATOR for k in range(segment.start, self.head)
            ):
                return self.before or self._of_earlier_segments()
            if before is not None and words.comma_clauses and items[before.start].tag == NUMBER:
                return self._scan(self.head + 1, segment.end)
            joined = self.head - 1
            while joined > self.first and items[joined].tag == ADVERB:
                joined -= 1
            if self.before is not None and joined > self.first and items[joined].tag == COORDINATOR:
                return self.before
            if before is not None and (owner := unit.owner(before)) is not None:
                return owner
            if before is not None and self._cannot_speak(before):
                return None
            behind = self._scan(self.head + 1, segment.end) if words.comma_clauses else None
            return (
                before
                or behind
                or self._in_apposition()
                or self.before
                or self._of_earlier_segments()
            )
        after = self._scan(self.head + 1, segment.end)
        if after is not None and after.kind == "pronoun":
            return after
        numbered = before is not None and any(
            items[k].tag == NUMBER for k in range(before.start, before.core)
        )
        if (
            numbered
            and after is not None
            and not words.has_ending("plural_verb", items[self.head].low)
        ):
            return after
        if (
            before is not None
            and not self._cannot_speak(before)
            and not (after and self._is_medium(before))
        ):
            return before
        if after is not None:
            return after
        earlier = self.before if self.first > segment.start else None
        return before or earlier or self._of_earlier_segments() or self.before

    def _own_opening(self) -> int:
        """Where the clause of the verb begins, behind "and": "250 were in prison and X said …"."""
        unit, items = self.unit, self.unit.items
        if self.words.comma_clauses or self.words.capital_nouns:
            return self.first
        for k in range(self.head - 2, self.first + 1, -1):
            if items[k].tag != COORDINATOR or not unit.has_verb(self.first, k):
                continue
            own = unit.phrase(k + 1, self.head)
            closes = own is not None and all(
                items[m].tag in (ADVERB, AUXILIARY) for m in range(own.end, self.head)
            )
            if own is not None and closes and self._could_say(own):
                return k + 1
        return self.first

    def _nearest(self, start: int) -> Phrase | None:
        """The subject between item ``start`` and the verb: the last, where no comma parts them."""
        found = self._scan(start, self.head)
        while found is not None and not self.words.comma_clauses:
            later = self._scan(found.end, self.head)
            if later is None:
                break
            found = later
        return found

    def _clause_opening(self) -> int | None:
        """The last word before the verb that opens a clause: "people whom X listed"."""
        items = self.unit.items
        for k in range(self.head - 1, self.first, -1):
            if items[k].tag == SUBORDINATOR:
                return k
            if items[k].low in self.words.sets["relative_subjects"] and items[k - 1].tag in (
                NOUN,
                WORD,
                VERB,
                NAME_QUOTE,
            ):
                return k
        return None

    def _in_apposition(self) -> Phrase | None:
        """The subject in ", the minister, X, said": noun phrases right before the verb."""
        unit, found = self.unit, None
        for s in range(self.s - 1, 0, -1):
            segment = unit.segments[s]
            clause = unit.items[segment.start].tag in (SUBORDINATOR, COORDINATOR)
            phrase = unit.phrase(segment.start + clause, segment.end)
            if clause and found and phrase and phrase.kind == "noun" and phrase.end == segment.end:
                self.outset, self.relative = self.s, True
                return phrase
            if phrase is not None and unit.is_time(phrase) and segment.left == ",":
                continue
            if segment.left != "," or phrase is None or phrase.kind != "noun":
                break
            relative = (
                phrase.end < segment.end
                and unit.items[phrase.end].low in self.words.sets["relative_subjects"]
            )
            if phrase.end < segment.end and not relative:
                break
            found, self.outset = phrase, s
        opening = unit.phrase(0, unit.segments[0].end)
        if (
            found
            and self.outset == 1
            and opening
            and opening.kind == "noun"
            and opening.end == unit.segments[0].end
        ):
            found, self.outset = opening, self.s
        return found

    def _behind(self) -> Phrase | None:
        """The subject behind a verb that opens its clause: ", sagte X", "said X"."""
        unit, items, segment = self.unit, self.unit.items, self.segment
        if self.words.comma_clauses:
            return self._scan(self.head + 1, segment.end)
        opening_word = self._after_verb(max(self.i, self.head) + 1, bare=False)
        if self.verb.lemma in self.words.sets["told"]:
            return None
        phrase = self._scan(self._past_time(), opening_word or segment.end)
        if (
            phrase is None
            or not self._closes(phrase)
            or (items[phrase.start].tag == WORD and phrase.end - phrase.start < 2)
        ):
            return None
        if any(items[k].tag != ADVERB for k in range(self._past_time(), phrase.start)):
            return None
        opening = unit.phrase(0, segment.start)
        bare = opening is not None and opening.end == unit.segments[0].end
        return None if self.verb.takes_object and bare else phrase

    def _past_time(self) -> int:
        """The item behind the verb and a time that follows it: "informó el 2 de diciembre X"."""
        items, sets = self.unit.items, self.words.sets
        end = k = self.head + 1
        small = (DETERMINER, NUMBER, PREPOSITION)
        while k < self.segment.end and (items[k].tag in small or items[k].low in sets["times"]):
            k += 1
            end = k if items[k - 1].low in sets["times"] else end
        return end

    def _closes(self, phrase: Phrase) -> bool:
        """Whether nothing but a time, a place or a relative clause follows the subject."""
        items = self.unit.items
        for k in range(phrase.end, self.segment.end):
            if items[k].low in self.words.sets["relative_subjects"]:
                return True
            if self.unit.verb_like(k):
                return False
        return True

    def _is_medium(self, phrase: Phrase) -> bool:
        """Whether a phrase that opens the clause may be whom it was said to."""
        return (
            self.words.ends("media", self.unit.items[phrase.core - 1].low)
            and phrase.core == phrase.end
        )

    def _is_object(self, phrase: Phrase) -> bool:
        return self.unit.items[phrase.start].low in self.words.sets["not_subject"]

    def _speaks(self, phrase: Phrase) -> bool:
        """Whether a phrase holds a word for a person or a body."""
        keys = (
            "masculine",
            "feminine",
            "person",
            "plural",
            "neuter_body",
            "feminine_body",
            "masculine_body",
            "media",
        )
        return any(
            self.words.ends(key, item.low)
            for item in self.unit.items[phrase.start : phrase.core]
            for key in keys
        )

    def names_nobody(self) -> bool:
        """Whether the subject is no noun phrase after all, or none for somebody: "went on …"."""
        if self.subject is None or self.subject.kind != "noun":
            return False
        inside = self.unit.items[self.subject.start : self.subject.core]
        return not self._could_say(self.subject) and not any(
            item.low in self.words.sets["sayings"] | self.words.sets["not_speakers"]
            for item in inside
        )

    def _could_say(self, phrase: Phrase) -> bool:
        """Whether a phrase before a verb may be a speaker: "…, relatives say"."""
        items = self.unit.items[phrase.start : phrase.core]
        return (
            phrase.kind != "noun"
            or items[0].tag in (DETERMINER, PRONOUN)
            or any(item.capital for item in items)
            or self._speaks(phrase)
            or not self.words.sets["also_nouns"]
        )

    def _cannot_speak(self, phrase: Phrase) -> bool:
        if all(item.tag == NUMBER for item in self.unit.items[phrase.start : phrase.core]):
            return True
        head = self.unit.items[phrase.core - 1].low
        return head in self.words.sets["not_speakers"] or self.unit.is_time(phrase)

    def _scan(self, start: int, end: int, *, strict: bool = True) -> Phrase | None:
        """The first noun phrase in the items ``[start, end)`` that may be a subject."""
        unit, items, sets = self.unit, self.unit.items, self.words.sets
        k = start
        while k < end:
            item = items[k]
            if item.tag == QUOTE and k == self.segment.start:
                k += 1
                continue
            if item.tag in (QUOTE, ":"):
                return None
            if item.tag == PREPOSITION:
                k += 1
                while k < end and items[k].tag == ADVERB:
                    k += 1
                inner = unit.phrase(k, end)
                k = inner.end if inner else k
                continue
            if item.tag == PRONOUN:
                if item.low in sets["subject_pronouns"]:
                    return Phrase(k, k + 1, k + 1, "pronoun")
                k += 1
                continue
            if item.low in sets["than"] and k + 1 < end and self.words.capital_nouns:
                inner = unit.phrase(k + 1, end)  # "als Grund": what somebody is named as
                k = inner.end if inner else k + 1
                continue
            if item.tag in (ADVERB, COORDINATOR, AUXILIARY, VERB, "s", SUBORDINATOR):
                k += 1
                continue
            phrase = unit.phrase(k, end)
            if phrase is None:
                k += 1
            elif (
                phrase.kind == "pointer"
                or (
                    item.tag == WORD
                    and not self.words.capital_nouns
                    and k > start
                    and items[k - 1].tag in (AUXILIARY, VERB, PRONOUN)
                )
                or (unit.is_time(phrase) and phrase.core - phrase.start <= 3)
                or (strict and (item.low in sets["not_subject"] or self._is_oblique(phrase)))
            ):
                k = phrase.end
            else:
                return phrase
        return None

    def _clause_outset(self) -> Segment:
        """The segment that the clause begins with, behind a semicolon or at the unit's start."""
        unit = self.unit
        for segment in unit.segments[self.s - 1 :: -1] if self.s else ():
            if segment.left in "^;:":
                return segment
        return self.segment

    def _is_oblique(self, phrase: Phrase) -> bool:
        """Whether a noun's ending or its article and gender show another case: "der Regierung"."""
        items, words = self.unit.items, self.words
        core = items[phrase.core - 1]
        if not core.capital and core.low.endswith(words.endings.get("oblique", ())):
            return True  # "политзаключёнными признали"
        if items[phrase.start].low not in words.sets["feminine_oblique"]:
            return False
        head = next((x.low for x in items[phrase.start + 1 : phrase.core] if x.tag == NOUN), "")
        masculine = any(words.ends(key, head) for key in ("masculine", "masculine_body"))
        return not masculine and any(words.ends(k, head) for k in ("feminine", "feminine_body"))

    def _of_earlier_segments(self) -> Phrase | None:
        """The noun phrase that a relative clause or an apposition parts from its verb."""
        unit = self.unit
        for segment in unit.segments[self.s - 1 :: -1] if self.s else ():
            if segment.left in "^;:-.":
                start = segment.start
                while start < segment.end and unit.items[start].tag in (COORDINATOR, ADVERB):
                    start += 1
                return self._scan(start, segment.end)
        return None

    # -- what is said -----------------------------------------------------------------------------

    def said(self) -> Said | None:
        """What is said; None where the verb says nothing here."""
        unit, items, segment = self.unit, self.unit.items, self.segment
        if self.as_clause:
            subject = self.subject
            names = self.verb.takes_object and subject is not None and subject.end < self.i
            if names and subject and self._scan(subject.end, self.i) is not None:
                return None  # "wie X seine Kritiker nennt"
            self.inserted = True
            outset = self.s if self.as_segment is None else self.as_segment
            if unit.segments[outset].left == "^":
                end = unit.last_item()
                after = segment.end + 1
                return (items[after].start, items[end - 1].end, "indirect") if after < end else None
            start, stop = unit.around(outset)
            return (start, stop, "indirect") if stop > start else None
        after = max(self.i, self.head) + 1
        quote = self._quotation()
        if quote is not None:
            first = items[unit.before_segment(self.s)]
            split = self.inverted and segment.left == "," and first.tag in (QUOTE, NAME_QUOTE)
            return first.start if split else items[quote].start, items[quote].end, "direct"
        before = self._before(after)
        if before is not None:
            return before
        tells = self.verb.stance == "say" or (
            self.verb.takes_object and self.verb.stance not in ("count", "promise")
        )
        tells = tells and not self.relative
        if segment.right == ":" and segment.end + 1 < unit.last_item() and tells:
            return items[segment.end + 1].start, items[unit.last_item() - 1].end, "indirect"
        complement = self._complement(after)
        if complement is not None:
            return items[complement].start, items[self._end(complement) - 1].end, "indirect"
        if self.subject is None:
            return None
        named = [k for k in range(after, segment.end) if items[k].tag == NAME_QUOTE]
        if named and self.verb.takes_object and not self._names_a_medium(named[0]):
            return items[named[0]].start, items[named[0]].end, "direct"
        numbers = any(items[k].tag == NUMBER for k in range(segment.start, segment.end))
        takes = self.verb.takes_object and (numbers or not self.verb.numbered)
        return self._reported() if takes else None

    def _names_a_medium(self, k: int) -> bool:
        """Whether a quotation of a few words is the name of what stands before it."""
        items = self.unit.items
        before = items[k - 1]
        return before.tag in (NOUN, NAME_QUOTE) or (
            before.tag == DETERMINER
            and k > 1
            and items[k - 2].tag == PREPOSITION
            and not self.verb.needs
        )

    def _quotation(self) -> int | None:
        """The quotation that the verb introduces, in its clause or after the sign that ends it."""
        items, segment = self.unit.items, self.segment
        for k in range(min(self.i, self.head) + 1, segment.end):
            if items[k].tag == QUOTE:
                return k
        k = segment.end + 1
        if segment.right in ":," and k < len(items) and items[k].tag == QUOTE:
            return k
        return None

    def _reported(self) -> Said:
        unit = self.unit
        end = unit.last_item()
        if self.relative and self.words.comma_clauses:
            end = self.segment.end
        for segment in unit.segments[self.s + 1 :]:
            joined = unit.items[segment.start].tag == COORDINATOR and segment.left == ","
            speaks = joined and any(x.tag == VERB for x in unit.items[segment.start : end])
            if (segment.left == ";" or speaks) and segment.start <= end:
                end = segment.start - 1
                break
        start = (
            self.opening if self.relative and not self.words.comma_clauses else self.segment.start
        )
        if self.subject is not None and not self.words.comma_clauses and not self.relative:
            start = min(start, self.subject.start)
        if self.relative and self.verb.stance == "count" and self.segment.left == ",":
            start = unit.segments[
                self.s - 1
            ].start  # the relative clause counts what stands before it
        return unit.items[start].start, unit.items[end - 1].end, "reported"

    def _before(self, after: int) -> Said | None:
        """What is said before an inserted ", sagte X" or a closing ", X said"."""
        unit, items, segment = self.unit, self.unit.items, self.segment
        opens = items[segment.start].tag == QUOTE
        if (segment.left == "^" and not opens) or self.verb.form == GERUND:
            return None
        if opens and (self.head == segment.start + 1 or not self.words.comma_clauses):
            self.inserted = True
            return items[segment.start].start, items[segment.start].end, "direct"
        if segment.left not in ",-." or (self.passive and not self.inverted):
            return None
        if self.inverted:
            acts = self.verb.takes_object and self._scan(after, segment.end) is not None
            if self.outset < self.s and self._complement(after) is None and not acts:
                self.inserted = True
                return unit.said_before(self.outset)
            if not self.passive and (self.subject is None or self.subject.start < segment.start):
                return None
            outset = self._clause_outset()
            opening = items[outset.start]
            aside = outset.end == segment.start - 1 and (
                opening.low in self.words.sets["subordinators"] - self.words.sets["complementizers"]
            )
            if aside and self.verb.takes_object:
                return None
            follows = self._complement(after) if self.words.comma_clauses else None
            if follows is not None and not self._speaks_before(follows):
                return None
            verbless = (
                not unit.has_verb(0, segment.start - 1)
                and unit.subjunctive(0, segment.start - 1) is None
            )
            quoted = items[unit.before_segment(self.s)].tag == QUOTE
            if verbless and self.words.capital_nouns and segment.right != "," and not quoted:
                return None
        elif (
            self.words.comma_clauses
            or self.verb.form not in (FINITE, PARTICIPLE)
            or self.subject is None
            or self.subject.start < segment.start
            or not self._could_say(self.subject)
            or items[self.first].tag == SUBORDINATOR
            or self.relative
            or segment.right == ":"
            or self._complement(after) is not None
        ):
            return None
        self.inserted = True
        return unit.said_before(self.s)

    def _speaks_before(self, follows: int) -> bool:
        """Whether what stands before an inserted clause is said, though a clause follows."""
        unit, items, start = self.unit, self.unit.items, self.segment.start
        if items[start - 2].tag == QUOTE or items[0].low in self.words.sets["complementizers"]:
            return True
        if unit.subjunctive(0, start - 1) is not None:
            return True
        return not unit.has_verb(0, start - 1) and unit.verb_like(follows)

    def _end(self, start: int) -> int:
        """Where what is said from item ``start`` on ends: at last, or where the frame goes on."""
        unit, items = self.unit, self.unit.items
        for segment in unit.segments:
            if segment.start <= start:
                continue
            first = items[segment.start]
            turned = (
                first.low in self.words.sets["turns"]
                and unit.subjunctive(segment.start, segment.end) is None
            )
            resumed = (
                self.relative
                and segment.left == ","
                and first.tag in (AUXILIARY, VERB)
                and first.low not in self.words.sets["forms"]
            )
            if (
                turned
                or resumed
                or (segment.left == ";" and unit.subjunctive(segment.start, segment.end) is None)
            ):
                return max(segment.start - 1, start + 1)
        return max(unit.last_item(), start + 1)

    def complement(self) -> int | None:
        """The first item of the clause that the verb governs, if one does."""
        return self._complement(max(self.i, self.head) + 1)

    def _complement(self, after: int) -> int | None:
        """The first item of the clause that the verb governs."""
        return self._after_comma() if self.words.comma_clauses else self._after_verb(after)

    def _after_comma(self) -> int | None:
        unit, items, sets, segment = self.unit, self.unit.items, self.words.sets, self.closing
        k = segment.end + 1
        if segment.right != "," or k >= len(items):
            return None
        first = items[k]
        if first.low in sets["complementizers"]:
            return k
        if first.tag in (COORDINATOR, SUBORDINATOR, VERB) or first.low in sets["as"] | sets["so"]:
            return None
        if first.tag == AUXILIARY and (self.relative or first.low not in sets["forms"]):
            return None
        if self.relative and unit.verb_like(k) and first.low not in sets["forms"]:
            return None
        end = next((s.end for s in unit.segments if s.start >= k), len(items))
        pointer = first if first.tag != PREPOSITION or k + 1 >= end else items[k + 1]
        noun_before = items[segment.end - 1].tag in (NOUN, NAME_QUOTE)
        if pointer.low in sets["relative_subjects"] and noun_before and unit.verb_like(end - 1):
            return None
        if any(items[m].tag == QUOTE for m in range(k, end)) and not self.verb.takes_object:
            return k
        reported = unit.subjunctive(k, end)
        if reported is None and segment.end < len(items):
            reported = None if noun_before else unit.subjunctive(k, unit.last_item())
        if reported is not None or self._infinitive(k, len(items)):
            return k
        if self.verb.takes_object or (
            noun_before and max(self.i, self.head) < segment.end - 2 and self.verb.particle
        ):
            return None
        return k if unit.has_verb(k, min(end, k + 6)) and not unit.verb_like(end - 1) else None

    def _infinitive(self, k: int, end: int) -> bool:
        """Whether a clause with an infinitive and its mark begins at item ``k``."""
        items, marks = self.unit.items, self.words.sets["infinitive_mark"]
        for m in range(k, min(end, k + 25)):
            item = items[m]
            if item.tag in ";:":
                return False
            if item.tag == AUXILIARY:
                return False
            if item.low in marks and m + 1 < end and items[m + 1].tag in (VERB, WORD, AUXILIARY):
                return True
            if (
                item.tag in (WORD, VERB)
                and self.words.has_ending("infinitive", item.low)
                and any(mark in item.low[2:-3] for mark in marks)
            ):
                return True
        return False

    def _after_verb(self, after: int, *, bare: bool = True) -> int | None:
        unit, items, sets, stop = self.unit, self.unit.items, self.words.sets, self.segment.end
        for k in range(after, min(stop, after + _ADVERBS_AFTER_VERB)):
            if items[k].low not in sets["complementizers"]:
                continue
            if items[k].low in sets["infinitive_mark"] and not (
                k + 1 < stop and items[k + 1].tag in (WORD, VERB, AUXILIARY, ADVERB)
            ):
                continue
            if (
                items[k].low in sets["infinitive_mark"]
                and not self.verb.takes_object
                and self.verb.lemma not in sets["told"]
            ):
                break
            return k
        if not bare:
            return None
        if self.verb.lemma in sets["bare_verbs"]:
            told = self._past_recipient(after)
            clear = (
                self.verb.stance == "say"
                and self.verb.form != PARTICIPLE
                and bool(sets["bare_verbs"])
            )
            if told is not None and told < stop - 1 and (clear or unit.has_verb(told, len(items))):
                return told
        return None

    def _past_recipient(self, k: int) -> int | None:
        """Past whom it was said to and when, where no word opens what is said."""
        unit, items, stop = self.unit, self.unit.items, self.segment.end
        if self.verb.lemma in self.words.sets["told"]:
            phrase = unit.phrase(k, stop, tails=False)
            if phrase is None:
                return None
            k = phrase.end
        while k < stop:
            if items[k].tag == PREPOSITION:
                phrase = unit.phrase(k + 1, stop, tails=False)
                if phrase is None:
                    break
                k = phrase.end
            elif items[k].tag == ADVERB or items[k].low in self.words.sets["times"]:
                k += 1
            else:
                break
        return k if k < stop else None
