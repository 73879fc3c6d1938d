"""Who says it: the voices of a report laid over its claims."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from drehtuer.claims.mentions.naming import Mention
from drehtuer.claims.sentences.cues import words
from drehtuer.claims.sentences.draft import Draft
from drehtuer.claims.sentences.grammar import (
    closed,
    first_person,
    is_participle,
    is_reported,
    stands_apart,
)
from drehtuer.claims.sentences.scene import Scene
from drehtuer.claims.voices.speakers import (
    Span,
    find_issuer,
    resolve_speaker,
    role_of,
    speaker_name,
)
from drehtuer.claims.voices.speech import Statement, statements_about
from drehtuer.claims.voices.words import speech_words
from drehtuer.languages.verbforms import verb_forms
from drehtuer.model import UNNAMED

STANDS = frozenset({"support", "warn", "criticise", "justify", "doubt", "thank", "reject"})
_REPORTING = STANDS | {"demand", "deny", "confirm", "announce", "promise", "count"}
_TURNS = {
    "demand": "demanded",
    "promise": "promised",
    "announce": "planned",
    "deny": "denied",
    "reject": "rejected",
}


_HELD_TALKS = ("negotiated", "agreed", "offered", "considered")
_NUMBER = re.compile(r"(?:\s+\S+)?\s+\d.*")
"""Where a speaker's words run on into a number: "Organisation noch 687 …"."""
_AROUND = 4000
"""How many characters around a claim may hold what is said about it."""
_RECENT = 6
"""How many of the last speakers a pronoun may stand for."""


class Voices:
    """The statements of a report, and the names of those who make them."""

    def __init__(
        self,
        text: str,
        language: str,
        statements: Sequence[Statement],
        mentions: Sequence[Mention],
        scenes: Sequence[Scene],
    ) -> None:
        """Index the mentions by where they begin."""
        self._states = [scene.tokens[p.first].start for scene in scenes for p in scene.places]
        self._state_names = frozenset(
            scene.tokens[p.first].start
            for scene in scenes
            for p in scene.places
            if p.sort in ("name", "seat")
        )
        self._times = {s.tokens[t.first].start for s in scenes for t in s.times}
        self._text = text
        self.carried: set[int] = set()
        """The statements (by identity) whose words another claim tells already."""
        self._language = language
        self._mentions = mentions
        self._starts = [m.start for m in mentions]
        organs = words(language, "agents", "words")  # "the organisation" is no ministry
        self._bodies = sorted(
            (m.start, m.end)
            for m in mentions
            if m.sort == "body" and not any(organs.match([w.lower()], 0) for w in m.name.split())
        )
        self._statements = sorted(statements, key=lambda s: s.start)
        self._said = [s.start for s in self._statements]
        self._issuer = find_issuer(text, language)
        self._others = words(language, "status", "rest")
        self._small = closed(language, "determiners", "personal")
        self._known: dict[Span, tuple[Mention | None, Span]] = {}
        self._told: dict[Span, str] = {}
        self._first_person = frozenset(first_person(language))

    def over(self, draft: Draft) -> list[Statement]:
        """The statements that say what a claim says, the innermost first."""
        tokens = draft.scene.tokens
        start, end = tokens[draft.first].start, tokens[draft.last].end
        anchor = tokens[draft.anchor]
        near = self._near(start, end)
        return (
            statements_about(near, start, end)
            or statements_about(near, anchor.start, anchor.end)
            or self.within(draft)
        )

    def _near(self, start: int, end: int) -> Sequence[Statement]:
        """The statements around a span, so that long reports cost no more per claim."""
        low = bisect_left(self._said, start - _AROUND)
        return self._statements[low : bisect_right(self._said, end + _AROUND)]

    def within(self, draft: Draft) -> list[Statement]:
        """The statement whose verb stands in a claim's own words: "thanked … for the release"."""
        tokens = draft.scene.tokens
        start, end = tokens[draft.first].start, tokens[draft.last].end
        found = [
            s
            for s in self._near(start, end)
            if start <= s.cue[0] and s.cue[1] <= end and s.stance in _REPORTING
        ]
        return found[:1]

    def issuer(self) -> list[str]:
        """The body that issued a press release, which says what nobody else in it says."""
        return [self._name(*self._issuer)] if self._issuer is not None else []

    def names(self, statement: Statement) -> list[str]:
        """The speakers of a statement, from who says it to the medium."""
        found: list[str] = []
        for start, end in statement.speakers:
            if self._is_time(start):
                continue
            name = self._name(start, end)
            if name and name not in found:
                found.append(name)
        if statement.unnamed and not any(
            self._mention(a, b) for a, b in statement.speakers[: statement.sayers]
        ):
            found = [UNNAMED, *found[statement.sayers :]]
        return found

    def _is_time(self, start: int) -> bool:
        """Whether a time begins there: "(Dez.)" behind a figure is no source."""
        return start in self._times

    def _mention(self, start: int, end: int) -> Mention | None:
        """The name within a speaker's span that is its head."""
        inside = self._mentions[
            bisect_left(self._starts, start) : bisect_right(self._starts, end - 1)
        ]
        persons = [m for m in inside if m.sort == "person"]
        if persons:
            return max(persons, key=lambda m: (m.role is not None, m.start))
        return inside[0] if inside else None

    def _named(self, start: int, end: int) -> tuple[Mention | None, Span]:
        """The name a speaker's span holds or stands for, and the span that was looked at."""
        known = self._known.get((start, end))
        if known is None:
            known = self._known[start, end] = self._find_named(start, end)
        return known

    def _find_named(self, start: int, end: int) -> tuple[Mention | None, Span]:
        mention = self._mention(start, end)
        if mention is not None:
            return mention, (start, end)
        if self._issuer is not None and self._text[start:end].lower() in self._first_person:
            return self._mention(*self._issuer), self._issuer
        before = self._near(start, start)
        spoke = [span for s in before if s.end <= start for span in s.speakers[: s.sayers]]
        end = start + len(_NUMBER.split(self._text[start:end])[0]) or end
        span = resolve_speaker(
            self._text,
            (start, end),
            self._language,
            spoke[-_RECENT:],
            nobodies=self._state_names,
            bodies=self._bodies,
        )
        return (self._mention(*span) if span != (start, end) else None), span

    def _name(self, start: int, end: int) -> str:
        """The name that a speaker's span tells, empty where it stands for nobody named."""
        told = self._told.get((start, end))
        if told is None:
            told = self._told[start, end] = self._find_name(start, end)
        return told

    def _find_name(self, start: int, end: int) -> str:
        mention, span = self._named(start, end)
        if mention is not None:
            return mention.full
        name = speaker_name(self._text, span, self._language)
        if name.lower() in self._small:
            return ""  # a pronoun that stands for nobody named
        if self._others.match([name.lower()], 0):
            return UNNAMED  # "other reports give 863"
        return _NUMBER.split(name)[0] or name

    def is_medium(self, statement: Statement) -> bool:
        """Whether only a medium is named as the one who says it."""
        found = [self._named(a, b)[0] for a, b in statement.speakers[: statement.sayers]]
        return bool(found) and all(m is not None and m.sort == "medium" for m in found)

    def is_named(self, statement: Statement) -> bool:
        """Whether the one who says it has a name, or speaks for a state ("US officials")."""
        return any(
            self._named(a, b)[0] is not None
            or bisect_left(self._states, b) > bisect_left(self._states, a)
            for a, b in statement.speakers[: statement.sayers]
        )

    def has_office(self, statement: Statement) -> bool:
        """Whether the one who says it is a person by office or a body: "eine Beraterin"."""
        told = speech_words(self._language)
        return any(
            role_of(word.lower(), told)
            for a, b in statement.speakers[: statement.sayers]
            for word in self._text[a:b].split()
        )

    def is_first_person(self, statement: Statement) -> bool:
        """Whether those who issue the report say it themselves: "we", "wir"."""
        return any(
            self._text[a:b].lower() in self._first_person
            for a, b in statement.speakers[: statement.sayers]
        )


def attribute(voices: Voices, drafts: Sequence[Draft]) -> list[Draft]:
    """Give each draft its speakers and what their stance makes of it."""
    settled: list[Draft] = []
    for draft in drafts:
        over = voices.over(draft)
        chain: list[str] = []
        for statement in over:
            chain += [n for n in voices.names(statement) if n not in chain]
            voices.carried.add(id(statement))
        draft.speakers = chain or voices.issuer()
        if draft.count is not None:  # who says that others were freed is not one of them
            draft.persons = [p for p in draft.persons if p not in chain]
        if over:
            _turn(draft, over[0], chain)
        if draft.kind == "talks" and draft.status == "demanded" and not draft.by:
            draft.by = [name for name in (draft.speakers or ())[:1] if name != UNNAMED]
        if draft.infinitive and _is_slogan(draft):
            draft.kind, draft.status = "talks", "demanded"
        if not _is_mere_aim(draft):
            settled.append(draft)
    return settled


def _turn(draft: Draft, statement: Statement, chain: Sequence[str]) -> None:
    """What a speaker's stance makes of a claim: a release that is demanded is talks."""
    turned = _TURNS.get(statement.stance)
    if draft.kind == "talks" and turned == "denied" and draft.status in _HELD_TALKS:
        draft.status = turned
    if turned is None or draft.status != "asserted" or _is_undergone(draft.scene, statement):
        return
    clause = draft.scene.clauses[draft.scene.clause_of[draft.anchor]]
    told = (
        draft if draft.part_of is None or draft.part_of.scene is not draft.scene else draft.part_of
    )
    past = clause.finite is not None and _is_done(told, clause.finite)
    if turned in ("planned", "promised", "demanded") and past:
        return
    if turned == "rejected" and clause.kind == "relative":
        return  # "rejected the appeal of X, who is serving 16 years"
    if turned == "rejected" and past:  # of what has happened there is only a denial
        if clause.kind != "sub" and not is_reported(draft.scene, clause.finite or 0):
            return
        turned = "denied"
    before = draft.scene.tokens[draft.anchor].start < statement.cue[0]
    occasion = draft.kind == "contact" or stands_apart(draft.scene, draft.anchor)
    if turned == "demanded" and before and occasion:
        return  # "in a letter to X, Y asked for …"
    if draft.kind == "freed" and turned == "demanded":
        draft.kind = "talks"
        draft.by = list(chain[:1])
    elif draft.kind not in ("freed", "measure", "contact", "talks") and turned not in (
        "denied",
        "rejected",
    ):
        return
    if draft.kind == "talks" and turned in ("planned", "promised"):
        return
    draft.status = turned


def _is_undergone(scene: Scene, statement: Statement) -> bool:
    """Whether the verb of a statement happens to its subject: "X has been denied visits"."""
    start, end = statement.cue
    said = [*scene.text[:start].rsplit(None, 1)[-1:], *scene.text[start:end].split()[:-1]]
    passive = closed(scene.language, "passive_auxiliaries")
    return statement.stance == "deny" and any(word.lower() in passive for word in said)


def _is_slogan(draft: Draft) -> bool:
    """Whether an infinitive alone is a sentence, as in lists of demands: "Liberar a los presos"."""
    scene = draft.scene
    first = next((k for k, t in enumerate(scene.tokens) if t.is_word), 0)
    return (
        draft.kind == "freed"
        and draft.status == "asserted"
        and draft.anchor == first
        and not scene.is_heading
        and scene.clauses[scene.clause_of[first]].finite is None
    )


def _is_mere_aim(draft: Draft) -> bool:
    """Whether a claim is but an infinitive that nobody promises, demands or refuses."""
    return (
        draft.infinitive
        and draft.status == "asserted"
        and draft.kind in ("freed", "jailed", "measure")
    )


def _is_done(draft: Draft, finite: int) -> bool:
    """Whether the clause tells something done: a perfect or past form.

    A verb without an object ("walked out") is no participle where both have one form.
    """
    scene, language = draft.scene, draft.scene.language
    forms = verb_forms(language).get(scene.lows[finite], ())
    objects = closed(language, "transitives")
    if finite == draft.anchor and objects and scene.lows[finite] not in objects:
        forms = tuple(form for form in forms if form.feature != "part")
    perfect = closed(language, "perfect_auxiliaries", but=("passive_auxiliaries",))
    return (bool(forms) and all(form.feature == "past" for form in forms)) or (
        scene.lows[finite] in perfect and is_participle(scene.tokens[draft.anchor], language)
    )
