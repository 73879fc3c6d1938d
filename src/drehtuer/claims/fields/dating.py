"""When it happened: the time of a claim, chosen among the times that its report names.

What dates a claim may stand in its clause, elsewhere in its sentence, in the sentences around it,
in a heading, or only in the date of publication. Each of these is a candidate with features that
hold in any language (where it stands, what shape it has, what is told and in which tense); the
candidate with the greatest sum of weights wins.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from drehtuer import languages
from drehtuer.claims.fields.circumstances import own_times
from drehtuer.claims.fields.reckoning import reckoned
from drehtuer.claims.sentences.clauses import Clause
from drehtuer.claims.sentences.draft import Draft
from drehtuer.claims.sentences.grammar import (
    closed,
    dates_another,
    is_attribute,
    is_participle,
    is_to_come,
)
from drehtuer.claims.sentences.scene import Scene, Timed
from drehtuer.claims.weighing import ALONE, Candidate, choose, learned_weights
from drehtuer.languages.verbforms import features_of, verb_forms

_RECENT = 100
"""So many claims and times before it may date a claim: long reports cost no more per claim."""
_AROUND = 3
"""How many sentences before a claim's own may date it."""
_DAY = len("2025-12-05")
_WEEK = 7
_TAKES_UP = 2
"""How near before a clause, over its comma, the time stands that it takes up."""
_ATTRIBUTE = 3
"""How many words behind a time the participle may stand that it belongs to."""
_ASIDE = frozenset(",–—()")
_ATTRIBUTIVE = frozenset({"participle", "relative"})
_ENTRY = frozenset(":–—")
_FLOWS = frozenset({"freed", "jailed"})
_OPEN_TENSES = frozenset({"present", "modal", "future", "other"})
"""Tenses of what can be still to come."""
_DEEDS = frozenset({"freed", "jailed", "contact"})
"""What is done on a day: of one to come it can only be planned."""
_OF_PEOPLE = frozenset({"freed", "jailed", "held", "listed", "fate"})


def date_drafts(scenes: Sequence[Scene], drafts: Sequence[Draft], published: str | None) -> None:
    """Give each draft that has none its time; a count over a period sums up.

    Those before a draft in the report count as dated.
    """
    for draft, options in candidates_of(scenes, drafts, published):
        draft.when = choose(options, learned_weights("dating"))
        settle_total(draft)
    for draft in drafts:
        ahead = draft.status == "asserted" and _is_ahead(draft.when, published)
        if draft.kind in _DEEDS and ahead and _tense(draft) in _OPEN_TENSES:
            draft.status = "planned"


def _has_own_time(draft: Draft) -> bool:
    """Whether a clause dates its claim; of "16 more than in May, since June" only the latter."""
    times = own_times(draft)
    if draft.count is not None and draft.count.count.delta:
        return any("/" in t.value for t in times if t.first not in draft.scene.compared)
    return bool(times)


def settle_total(draft: Draft) -> None:
    """What is counted over a period is a total; "last week" only tells the day roughly."""
    if draft.count is None or draft.kind == "held":
        return
    until = any(t.value == f"../{draft.when}" for t in own_times(draft))
    if until or _is_period(draft.when or ""):
        draft.cumulative = True


def _is_ahead(when: str | None, published: str | None) -> bool:
    """Whether a time begins after the publication."""
    point = (when or "").partition("/")[0].strip("~")
    return published is not None and point[:1].isdigit() and point[: len(published)] > published


def _is_period(value: str) -> bool:
    """Whether a time is open at an end, or more than a week."""
    first, slash, last = value.partition("/")
    if len(first) != _DAY or len(last) != _DAY:
        return bool(slash)
    return (date.fromisoformat(last) - date.fromisoformat(first)).days >= _WEEK


def candidates_of(
    scenes: Sequence[Scene], drafts: Sequence[Draft], published: str | None
) -> Iterable[tuple[Draft, list[Candidate]]]:
    """Each draft in the order of the text with its candidates; it must be dated before the next."""
    report = _Report(scenes, drafts, published)
    for draft in sorted(drafts, key=lambda d: (d.scene.number, d.first, d.last, d.kind)):
        if draft.same_time is not None and not _has_own_time(draft):
            draft.when = draft.same_time.when
        if draft.when is None:
            draft.when = reckoned(draft, reversed(report.dated), published)
        if draft.when is None:
            yield draft, _Options(draft, report).found()
        report.tell(draft)


class _Report:
    """What a report tells around its claims: its scenes, the headings that date, claims so far."""

    def __init__(
        self, scenes: Sequence[Scene], drafts: Sequence[Draft], published: str | None
    ) -> None:
        self.scenes = scenes
        self.homes: dict[int, set[int]] = defaultdict(set)
        """The clauses of each scene that have a claim."""
        for draft in drafts:
            self.homes[id(draft.scene)].add(draft.scene.clause_of[draft.anchor])
        self.published = published
        self.dated: deque[Draft] = deque(maxlen=_RECENT)
        """The claims so far that have a time, but for those long ago."""
        self.first_flow: Draft | None = None
        """The first claim that people were freed or jailed on a day."""
        self.headings = _headings(scenes)
        times = (t.value for scene in scenes for t in scene.times if "/" not in t.value)
        self.points = list(dict.fromkeys(times))[:_RECENT]

    def tell(self, draft: Draft) -> None:
        """Take down a claim that was dated."""
        if draft.when is None:
            return
        self.dated.append(draft)
        if self.first_flow is None and draft.kind in _FLOWS and len(draft.when) == _DAY:
            self.first_flow = draft


def _headings(scenes: Sequence[Scene]) -> list[tuple[Timed, str] | None]:
    """For each scene the time it stands under, and what tells it.

    That is a line, or the opening of one, that is but a date ("3. Juli 2024"), until another or a
    heading comes; or a heading that names a time; or the date before the colon of a line's entry
    ("24–30 Nov.: …").
    """
    found: list[tuple[Timed, str] | None] = []
    above: tuple[Timed, str] | None = None
    entry: tuple[Timed, str] | None = None
    line = -1
    for scene in scenes:
        timed = {k for t in scene.times for k in range(t.first, t.last + 1)}
        rest = [t for k, t in enumerate(scene.tokens) if k not in timed and t.text[0].isalnum()]
        opens = scene.sentence.line != line
        line = scene.sentence.line
        if opens:
            entry = _entry(scene, timed)
        if opens and scene.times and not rest:
            above = (scene.times[-1], "date line")
        elif scene.is_heading:
            above = (scene.times[-1], "heading") if scene.times else None
        found.append(entry or above)
    return found


def _entry(scene: Scene, timed: set[int]) -> tuple[Timed, str] | None:
    """The time that alone opens a line, before a sign: "24–30 Nov.: 105 leave", "3 May – X"."""
    signs = enumerate(scene.tokens)
    colon = next((k for k, t in signs if t.text in _ENTRY and k not in timed), 0)
    words_before = [k for k in range(colon) if scene.tokens[k].text[0].isalnum()]
    if not words_before or not timed.issuperset(words_before):
        return None
    return scene.times[0], "date line"


def _dates_its_own(scene: Scene, time: Timed) -> bool:
    """Whether a time dates what its sentence tells, not only an attribute in it."""
    return scene.attribute_around(time.first) is None


class _Options:
    """The candidates of one draft."""

    def __init__(self, draft: Draft, report: _Report) -> None:
        self.draft, self.report, self.scene = draft, report, draft.scene
        self.clause = self.scene.clauses[self.scene.clause_of[draft.anchor]]
        self.options: dict[str | None, Candidate] = {}
        self.tense = _tense(draft)
        self.own = [
            t for t in self.scene.times if self.scene.clause_of[t.first] == self.clause.index
        ]
        self.step = draft.kind in _FLOWS and (draft.count is None or draft.count.count.value == 1)
        """Whether it is one step of somebody's, which is done on a day, not "since" one."""
        self.marks = self._marks()

    def found(self) -> list[Candidate]:
        """The candidates, those of the sentence first; only one where a clause takes it up."""
        told = self._taken_up()
        if told is not None:
            return [Candidate(told)]
        self._of_sentence()
        self._around()
        self._of_claims()
        self._of_report()
        for option in self.options.values():
            option.add(ALONE, *self._about(option))
        return list(self.options.values())

    def _taken_up(self) -> str | None:
        """The time right before a clause that tells what was then: "since May 2023, when …"."""
        if self.own or self.clause.opener not in closed(self.scene.language, "time_relatives"):
            return None
        first = self.clause.first
        before = (t for t in self.scene.times if t.last + 1 < first <= t.last + _TAKES_UP)
        value = next((t.value.removesuffix("/..").removeprefix("../") for t in before), None)
        comma = self.scene.tokens[first - 1].text == "," if first else False
        return value if comma and value is not None and "/" not in value else None

    def _marks(self) -> list[str]:
        """What kind of claim it is, to be seen together with where a candidate stands."""
        draft = self.draft
        marks = [draft.kind, self.tense]
        if draft.nominal:
            marks.append("nominal")
        if draft.nominal and dates_another(self.scene, draft.anchor):
            marks.append("dates another")
        if draft.status != "asserted":
            marks.append(f"status {draft.status}")
        if draft.cumulative:
            marks.append("cumulative")
        if draft.fate:
            marks.append(f"fate {draft.fate}")
        if draft.count is None and draft.persons:
            marks.append("named")
        marks.append(f"clause {self.clause.kind}")
        if self.scene.genre == "factbox":
            marks.append("factbox")
        if self.own:
            marks.append("clause has a time")
        elif self.scene.times:
            marks.append("sentence has a time")
        if self.scene.open_times:
            marks.append("untold time")
        return marks

    def _add(self, value: str | None, source: str, *details: str) -> None:
        if value is not None and self._is_since(value):
            return
        option = self.options.get(value)
        if option is None:
            option = self.options[value] = Candidate(value)
        option.add(ALONE, source)
        option.add(source, *self.marks, *details)

    def _of_sentence(self) -> None:
        clauses, home = self.scene.clauses, self.scene.clause_of
        times = [self._as_told(t) for t in self.scene.times if not self._is_of_aside(t)]
        ranked = sorted(times, key=self._distance)
        since = closed(self.scene.language, "since")
        by_count = sorted(ranked, key=self._from_count)
        for rank, time in enumerate(ranked):
            if self.draft.kind in _OF_PEOPLE and (
                self._is_of_attribute(time)
                or self._is_of_participle(time)
                or self._is_of_apposition(time)
            ):
                continue  # "der seit 2019 inhaftierte X kam frei"
            if time.first in self.scene.compared or self._is_of_comparison(time):
                continue  # "12 fewer than last week", "up from 64 a year ago": a number of today
            clause = clauses[home[time.first]]
            if self._is_of_step_beside(clause, time):
                continue  # "X, who was arrested in May, is free"
            if self._is_of_another_count(time):
                source = "another count"
            elif clause.index == self.clause.index or self._in_bracket_behind(time):
                source = "own clause"
            elif clause.index == self.clause.parent:
                source = "parent clause"
            elif clause.parent == self.clause.index:
                source = f"{clause.kind} below"
            elif clause.kind == "main":
                source = "clause before" if clause.index < self.clause.index else "clause behind"
            else:
                source = "other clause"
            low, high = sorted((self.draft.anchor, time.first))
            details = [
                f"rank {min(rank, 3)}",
                "behind" if time.first > self.draft.anchor else "before",
                f"distance {min(6, (high - low) // 4)}",
                f"shape {_shape(time.value)}",
                f"count rank {min(2, by_count.index(time))}",
            ]
            opens_since = clause.opener in since and source != "own clause"
            if opens_since and "/" not in time.value:  # "since the fighting ended in July"
                self._add(f"{time.value}/..", "since clause", *details)
                continue
            if source != "own clause" and clause.index in self.report.homes[id(self.scene)]:
                if self.draft.cumulative and "/" not in time.value:
                    continue  # a total is not of the day of one event beside it
                details.append("dates another claim")
            if self._gap(time) <= 1:
                details.append("beside the words")
            if any(self.scene.tokens[k].text in ",;" for k in range(low, high)):
                details.append("over a comma")
            if self.draft.first <= time.first <= self.draft.last:
                details.append("inside")
            told = not _is_ahead(time.value.removeprefix("../"), self.report.published)
            if self.draft.kind == "held" and told:  # a stock "until Friday" is that of Friday
                self._add(time.value.removeprefix("../"), source, *details)
            else:
                self._add(time.value, source, *details)
            if clause.opener in since and "/" not in time.value:
                self._add(f"{time.value}/..", "since clause", *details)
            if "/" not in time.value and self.draft.kind != "held":
                self._add(f"{time.value}/..", "made open", *details)

    def _as_told(self, time: Timed) -> Timed:
        """A time as it dates this claim: "since X's arrest in May" tells that it was in May."""
        inside = time.since is not None and time.since < self.draft.anchor < time.first
        here = self.scene.clause_of[time.first] == self.clause.index
        if inside or (here and self._is_since(time.value)):
            time = replace(time, value=time.value.removesuffix("/.."))
        if self.draft.kind in _FLOWS and not self.draft.cumulative:
            # "by Tuesday morning 30 had been let go"
            time = replace(time, value=time.value.removeprefix("../"))
        return time

    def _is_since(self, value: str) -> bool:
        """Whether a time is open at its end, and so none of a step that was taken before today."""
        begin, _, end = value.partition("/")
        return self.step and end == ".." and begin < (self.report.published or "9")

    def _distance(self, time: Timed) -> int:
        return min(abs(time.first - self.draft.anchor), abs(time.last - self.draft.anchor))

    def _is_of_another_count(self, time: Timed) -> bool:
        """Whether a clause has a time for each of its counts: "375 in June, 357 in May"."""
        count, home = self.draft.count, self.scene.clause_of
        counts = [m.number for m in self.scene.counts if home[m.number] == self.clause.index]
        return (
            count is not None
            and count.number in counts
            and 1 < len(counts) == len(self.own)
            and time.first in [own.first for own in self.own]
            and counts.index(count.number) != [own.first for own in self.own].index(time.first)
        )

    def _is_of_comparison(self, time: Timed) -> bool:
        """Whether a time stands behind words of comparison that come after the claim's number."""
        count = self.draft.count
        if count is None or time.first < count.last:
            return False
        compared = self.scene.starts("tallies", "compared")
        between = range(count.last + 1, time.first)
        return self.draft.kind == "held" and not compared.isdisjoint(between)

    def _is_of_attribute(self, time: Timed) -> bool:
        """Whether a time stands within an attribute that does not make the claim."""
        behind = range(time.last + 1, min(time.last + 1 + _ATTRIBUTE, len(self.scene.tokens)))
        new = closed(self.scene.language, "determiners", "prepositions")
        for k in behind:
            if not self.scene.tokens[k].is_word or self.scene.lows[k] in new:
                return False
            if self.scene.clauses[self.scene.clause_of[k]].finite in (k, None):
                return False  # "2025 erkannte Viasna ... an"
            if is_attribute(self.scene, (k,)) and self._is_made_of_verb(k):
                return k != self.draft.anchor
        return False

    def _is_of_participle(self, time: Timed) -> bool:
        """Whether a time belongs to a participle behind those counted: "21 held since May"."""
        scene = self.scene
        if languages.table(scene.language, "language").get("capitalised_nouns"):
            return False
        small = closed(scene.language, "prepositions", "determiners", "adverbs")
        for count in scene.counts:
            head = count.head if count.head is not None else -1
            k = head + 1
            if (
                0 < k < time.first
                and k != self.clause.finite
                and not any(h.kind == self.draft.kind and k in h.tokens for h in scene.people_hits)
                # "19 of those freed on 13 December were taken to Vilnius"
                and not k <= self.draft.anchor <= time.last
                and (self.draft.anchor <= head or k < (self.clause.finite or 0))
                and scene.clause_of[k] == self.clause.index
                and is_participle(scene.tokens[k], scene.language)
                and all(scene.lows[n] in small for n in range(k + 1, time.first))
            ):
                return True
        return False

    def _is_of_apposition(self, time: Timed) -> bool:
        """Whether a participle behind a comma tells another step: "X, jailed in May, is free"."""
        scene = self.scene
        table = languages.table(scene.language, "language")
        if table.get("capitalised_nouns") or table.get("verbs_by_form"):
            return False
        comma = next((k for k in range(time.first, 0, -1) if scene.tokens[k].text in ",;"), 0)
        verb = comma + 1
        return (
            comma > 0
            and verb < time.first
            and scene.tokens[comma].text == ","
            and scene.tokens[comma - 1].is_capitalised
            and is_participle(scene.tokens[verb], scene.language)
            and verb != self.clause.finite
            and not verb <= self.draft.anchor <= time.last
            and any(hit.tokens[0] == verb for hit in scene.people_hits)
        )

    def _is_of_step_beside(self, clause: Clause, time: Timed) -> bool:
        """Whether a time dates another step, told by a clause within this one."""
        if self.draft.kind not in _FLOWS or clause.kind not in _ATTRIBUTIVE:
            return False
        if clause.parent != self.clause.index or "/" in time.value:
            return False
        members = set(clause.tokens)
        told = {h.kind for h in self.scene.people_hits if members.issuperset(h.tokens)}
        return bool(told) and self.draft.kind not in told  # "one of those who were freed in May"

    def _is_of_aside(self, time: Timed) -> bool:
        """Whether a time between commas dates what is told there, or since when somebody is it.

        "X, mayor since 2019, was arrested", "five managers, sentenced in 2020, and two others";
        but "On Monday, since noon, 30 were arrested".
        """
        scene, draft, tokens = self.scene, self.draft, self.clause.tokens
        if draft.kind == "role" or time.first not in tokens:
            return False
        before = [k for k in tokens if k < time.first and scene.tokens[k].text in _ASIDE]
        behind = [k for k in tokens if k > time.last and scene.tokens[k].text in _ASIDE]
        first = before[-1] if before else -1
        last = behind[0] if behind else tokens[-1] + 1
        named = any(n.last == first - 1 for n in scene.names)
        own = (draft.anchor, draft.count.number if draft.count is not None else draft.anchor)
        if not before or not (behind or named) or any(first < k < last for k in own):
            return False
        within = {k for k in range(first + 1, last) if not time.first <= k <= time.last}
        told = [h for h in scene.people_hits if draft.anchor not in h.tokens]
        if any(within.issuperset(hit.tokens) for hit in told):
            return draft.kind in _FLOWS
        if not time.value.endswith("/.."):
            return False
        small = closed(scene.language, "prepositions", "determiners", "adverbs", "since")
        return any(scene.tokens[k].is_word and scene.lows[k] not in small for k in within)

    def _is_made_of_verb(self, k: int) -> bool:
        """Whether an adjective is a participle: "inhaftierte", not "politische"."""
        forms = verb_forms(self.scene.language)
        endings = closed(self.scene.language, "attribute_endings")
        low = self.scene.lows[k]
        stems = (low.removesuffix(ending) for ending in endings if low.endswith(ending))
        return any(form.feature == "part" for stem in stems for form in forms.get(stem, ()))

    def _from_count(self, time: Timed) -> int:
        count = self.draft.count
        middle = count.number if count is not None else self.draft.anchor
        return min(abs(time.first - middle), abs(time.last - middle))

    def _in_bracket_behind(self, time: Timed) -> bool:
        """Whether a time opens a bracket right behind the words it dates: "14 (June)"."""
        opens = self.scene.tokens[time.first - 1].text in "([" if time.first else False
        return opens and time.first > self.draft.anchor and self._gap(time) == 0

    def _gap(self, time: Timed) -> int:
        """How many words lie between a time and the count, or the word that makes the claim."""
        count = self.draft.count
        first, last = (count.first, count.last) if count is not None else (self.draft.anchor,) * 2
        low, high = (last, time.first) if time.first > last else (time.last, first)
        return sum([token.is_word for token in self.scene.tokens[low + 1 : high]])

    def _around(self) -> None:
        """The times of the sentences before, and of the one behind, in the same paragraph."""
        number, line = self.scene.number, self.scene.sentence.line
        for back in range(1, _AROUND + 1):
            if number - back < 0:
                break
            scene = self.report.scenes[number - back]
            if scene.sentence.line != line:
                break
            for n, time in enumerate(t for t in reversed(scene.times) if _dates_its_own(scene, t)):
                self._add(
                    time.value, f"{back} before", f"last {min(n, 2)}", f"shape {_shape(time.value)}"
                )
        if number + 1 < len(self.report.scenes):
            scene = self.report.scenes[number + 1]
            if scene.sentence.line == line:
                for n, time in enumerate(t for t in scene.times if _dates_its_own(scene, t)):
                    details = (f"first {min(n, 2)}", f"shape {_shape(time.value)}")
                    self._add(time.value, "1 behind", *details, *(["lead"] if number < 2 else []))
        heading = self.report.headings[number]
        if heading is not None:
            time, source = heading
            self._add(time.value, source, f"shape {_shape(time.value)}")
        for time in self.scene.label_times:
            self._add(time.value, "label")

    def _of_claims(self) -> None:
        """The times of claims before it that may tell of the same event."""
        draft, dated = self.draft, self.report.dated
        if draft.part_of is not None:
            self._add(draft.part_of.when, "whole")
        value = draft.count.count.value if draft.count is not None else None
        persons, flow = set(draft.persons), draft.kind in _FLOWS
        seen: set[str] = set()
        for other in reversed(dated):
            if draft.cumulative and not other.cumulative:
                continue  # a total is not of the day of one event told before
            links = []
            if other.kind == draft.kind:
                links.append("same kind")
            elif flow and other.kind in _FLOWS:
                links.append("other flow")
            if value and value > 2 and other.count and other.count.count.value == value:
                links.append("same count")
            if not persons.isdisjoint(other.persons):
                links.append("same person")
            if other is dated[-1]:
                links.append("last claim")
            if not links:
                continue
            near = other.scene.number == self.scene.number
            beside = other.scene.sentence.line == self.scene.sentence.line
            where = "here" if near else "beside" if beside else "above"
            for link in links:
                source = f"{link} {where}"
                if source not in seen:
                    seen.add(source)
                    self._add(other.when, source, f"shape {_shape(other.when)}")
        if self.report.first_flow is not None and not draft.cumulative:
            self._add(self.report.first_flow.when, "first flow")

    def _of_report(self) -> None:
        published = self.report.published
        since = closed(self.scene.language, "since")
        words = map(self.scene.lows.__getitem__, self.clause.tokens)
        if not since.isdisjoint(words) and not any(t.value.endswith("/..") for t in self.own):
            for n, value in enumerate(self.report.points):
                self._add(f"{value}/..", "opened point", f"place {min(n, 3)}", _shape(value))
        if published is not None:
            self._add(published, "published")
            so_far = self.scene.starts("status", "so_far")
            if self.draft.cumulative or not so_far.isdisjoint(self.clause.tokens):
                self._add(f"../{published}", "so far")
        self._add(None, "none")

    def _about(self, option: Candidate) -> tuple[str, ...]:
        """What the value itself tells: its shape, and whether it lies before the publication."""
        draft = self.draft
        single = "cumulative" if draft.cumulative else "single"
        shape, side = _shape(option.value), self._side(option.value)
        return _told_of(draft.kind, self.tense, draft.status, single, shape, side)

    def _side(self, value: str | None) -> str:
        published = self.report.published
        if value is None or published is None:
            return "unknown"
        point = value.removeprefix("../").partition("/")[0]
        if point == published[: len(point)]:
            return "today" if len(point) == _DAY else "current"
        if point > published:
            return "to come"
        return "this year" if point[:4] == published[:4] else "years ago"


def _tense(draft: Draft) -> str:
    """The tense of a claim's clause, roughly: past, perfect, present, modal, or no finite verb."""
    scene, language = draft.scene, draft.scene.language
    clause = scene.clauses[scene.clause_of[draft.anchor]]
    if is_to_come(scene, draft.anchor):
        return "future"
    if clause.finite is None:
        return "bare"
    low = scene.lows[clause.finite]
    if low in closed(language, "modals"):
        return "modal"
    features = features_of(language, low)
    if "pres" in features and "past" not in features:
        perfect = low in closed(language, "perfect_auxiliaries") and any(
            is_participle(scene.tokens[k], language) for k in clause.tokens
        )
        return "perfect" if perfect else "present"
    return "past" if "past" in features else "other"


@lru_cache(maxsize=10_000)
def _told_of(
    kind: str, tense: str, status: str, single: str, shape: str, side: str
) -> tuple[str, ...]:
    """The marks of a value of this shape on this side of the publication, for such a claim."""
    return (
        f"{kind} {shape}",
        f"{kind} {side}",
        f"{tense} {side}",
        f"{tense} {shape}",
        f"{kind} {tense} {side}",
        f"{shape} {single}",
        f"{status} {side}",
    )


@lru_cache(maxsize=10_000)
def _shape(value: str | None) -> str:
    """The shape of an EDTF value: open at an end, an interval, or how precise a point."""
    if value is None:
        return "none"
    if value.startswith("../"):
        return "until"
    if value.endswith("/.."):
        return "since"
    if "/" in value:
        return "interval"
    return {4: "year", 7: "month", _DAY: "day"}.get(len(value), "other")
