"""Positions: the stands that named speakers take on the bargaining.

Three things tell a stand: what a speaker does (welcomes, warns, thanks), what a speaker calls it
("nannte die Abmachung unerklärlich"), and what ought to be by a speaker's words. Each needs a
topic: the words themselves speak of the bargaining, or the claims right before them do.

The first two are read in each clause (``read_stands``), the last in what is said to be said.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from drehtuer import languages
from drehtuer.claims.fields.attributions import STANDS, Voices
from drehtuer.claims.fields.circumstances import evidence_of
from drehtuer.claims.fields.parties import stands_behind
from drehtuer.claims.fields.references import person_of_pronoun
from drehtuer.claims.kinds.stances import stance_marks, takes_stand
from drehtuer.claims.sentences.clauses import Clause, is_finite
from drehtuer.claims.sentences.cues import Hit, words
from drehtuer.claims.sentences.draft import Context, Draft, surname
from drehtuer.claims.sentences.grammar import (
    closed,
    first_person,
    in_clause,
    in_phrase,
    is_attribute,
    is_participle,
    is_passive,
    is_verb,
)
from drehtuer.claims.sentences.scene import Named, Scene
from drehtuer.claims.voices.speech import Statement
from drehtuer.claims.weighing import Candidate, Feature
from drehtuer.languages.verbforms import features_of, verb_forms

_VIEW_REACH = 20
_BESIDE = 2
"""How near two runs of words are one: "mahnte sie, …"."""
_REACH = 4
"""How many sentences before one that has no word of the bargaining a claim stands."""
_NEAR = (0, 1)
"""How many sentences back a claim may stand that a stand is on."""
_HELD = ("held", "freed", "jailed", "fate")
_BARGAINED = (*_HELD, "listed", "talks", "measure")
_SHORT = 400
"""A text of more characters that tells of no prisoners has no stands on them."""
_COURTESIES = ("thank", "support")
"""Stands that may be but a greeting."""
_SURE = Candidate("position")
"""What needs no weighing."""
_LEAST = 3
"""Fewer words take no stand."""


@dataclass(frozen=True, slots=True)
class Stand:
    """What may be a stand by the verb of its clause, and the tokens of its cue."""

    draft: Draft
    cue: Hit
    on_topic: bool
    """Whether the words themselves speak of the bargaining."""


def read_stands(scene: Scene, context: Context, drafts: Sequence[Draft]) -> list[Stand]:
    """The stands that the clauses of a sentence tell: "X welcomed …", "X called the deal …"."""
    found: list[Stand] = []
    done: set[int] = set()
    for hit in scene.hits("position"):
        clause = scene.clauses[scene.clause_of[hit.anchor]]
        if clause.index in done or _dates_another(scene, clause):
            continue
        on_topic = _has_topic(scene, clause, hit)
        if not _is_stand(scene, clause, hit, drafts):
            continue
        if hit.cue.detail == "leaning" and not on_topic:
            continue
        speakers = _subject(scene, clause, hit, context)
        if speakers is None:
            continue
        done.add(clause.index)
        draft = Draft("position", scene, hit.tokens[0], hit.tokens[-1], anchor=hit.anchor)
        draft.speakers = speakers
        draft.first, draft.last = evidence_of(draft, clause)
        found.append(Stand(draft, hit, on_topic))
    return found


def _dates_another(scene: Scene, clause: Clause) -> bool:
    """Whether a clause only says when: "after they had refused to leave"."""
    return clause.opener in closed(scene.language, "temporal")


def _is_stand(scene: Scene, clause: Clause, hit: Hit, drafts: Sequence[Draft]) -> bool:
    """Whether a cue is a stand here, not a noun, a greeting, a verdict of a court or an arrest."""
    language = scene.language
    capital = languages.table(language, "language").get("capitalised_nouns")
    if hit.cue.detail == "drawn":
        return True
    if capital and scene.tokens[hit.anchor].is_capitalised and hit.anchor > 0:
        return False
    if is_attribute(scene, hit.tokens):
        return False  # "den verurteilten Mörder"
    if not capital and not _is_verbal(scene, hit.anchor):
        return False
    if _has(scene, "greeting", clause.tokens):
        return False
    if any(scene.clause_of[d.anchor] == clause.index and d.kind == "jailed" for d in drafts):
        return False
    if hit.cue.detail != "calling":
        return not _has(scene, "no_stand", clause.tokens)
    counted = any(scene.clause_of[m.number] == clause.index for m in scene.counts)
    rest = [k for k in clause.tokens if k not in hit.tokens]
    return not counted and _has(scene, "verdict", rest)


def _is_verbal(scene: Scene, k: int) -> bool:
    """Whether a word is a verb here, not a noun of the same form: "the 2020 protests"."""
    before = scene.lows[k - 1] if k else ""
    bare = features_of(scene.language, scene.lows[k]) <= {"inf", "pres"}
    if bare and before in closed(scene.language, "passive_auxiliaries"):
        return False  # "were protest leader X and …"
    if before in closed(scene.language, "auxiliaries") or not is_verb(scene, k):
        return True
    links = closed(scene.language, "coordinators")
    if k > 2 and scene.tokens[k - 1].is_capitalised and scene.lows[k - 2] in links:
        return True  # "Germany and France voice concern"
    forms = verb_forms(scene.language)[scene.lows[k]]
    return is_finite(scene.tokens, k, scene.language) or all(f.feature == "ger" for f in forms)


def _has_topic(scene: Scene, clause: Clause, hit: Hit) -> bool:
    """Whether the words of a stand, or of what hangs on it, speak of the bargaining."""
    below = {clause.index}
    for other in scene.clauses[clause.index + 1 :]:
        if other.parent in below:
            below.add(other.index)
    inside = [k for k, c in enumerate(scene.clause_of) if c in below and k not in hit.tokens]
    return _has(scene, "about", inside)


def _has(scene: Scene, name: str, tokens: Iterable[int]) -> bool:
    """Whether a word of one of the lists of the language data stands among some tokens."""
    return not scene.starts("position", name).isdisjoint(tokens)


def _subject(scene: Scene, clause: Clause, hit: Hit, context: Context) -> list[str] | None:
    """Who takes the stand: a named person or body, a state by its seat, or one by office.

    Empty where those who issue the report say "we", None where nobody takes it.
    """
    drawn = hit.cue.detail == "drawn"
    named = [
        n
        for n in (*scene.names, *scene.places)
        if scene.clause_of[n.first] == clause.index
        and n.sort in ("person", "body", "seat", "name")
        and in_phrase(scene, n) == drawn
    ]
    if drawn:
        sources = words(scene.language, "position", "sources")
        named = [n for n in named if sources.match_before(scene.lows, _start(n)) is not None]
        return [named[0].full] if named else None
    subjects = set(
        languages.table(scene.language, "language").get("pronouns", {}).get("subject", "").split()
    )
    agents = scene.starts("agents", "words")
    before = [k for k in clause.tokens if k < hit.anchor]
    if is_passive(scene, clause) and any(
        is_participle(scene.tokens[k], scene.language) for k in hit.tokens
    ):
        by = closed(scene.language, "by")
        agents_ = [n for n in named if stands_behind(scene, n, by)]
        return [agents_[0].full] if agents_ else None  # "was hailed by …"
    if _has(scene, "accusing", hit.tokens) and not agents.isdisjoint(before):
        return None
    if named:
        return [min(named, key=lambda n: (n.first > hit.anchor, abs(n.first - hit.anchor))).full]
    if any(scene.lows[k] in first_person(scene.language)[:1] for k in clause.tokens):
        return []
    for k in clause.tokens:
        if scene.lows[k] in subjects:
            person = person_of_pronoun(scene, k, context)
            if person is not None:
                return [person.full]
    if clause.kind == "relative" and clause.parent is not None:
        above = [n for n in scene.names if n.last < clause.first and n.sort in ("person", "body")]
        if above:
            return [above[-1].full]
    roles = [n for n in in_clause(scene.roles, scene, clause) if not in_phrase(scene, n)]
    return [roles[0].full] if roles else None


def _tells_of_oneself(scene: Scene, inside: Sequence[int]) -> bool:
    """Whether somebody tells of himself and judges nothing: "I slept in my own bed"."""
    judged = any(_has(scene, name, inside) for name in ("judging", "verdict", "policy"))
    stands = any(set(hit.tokens) <= set(inside) for hit in scene.hits("position"))
    return _has(scene, "oneself", inside) and not judged and not stands


def _start(named: Named) -> int:
    """Where a name begins, with its title."""
    return named.first if named.role_first is None else named.role_first


def read_positions(
    text: str,
    language: str,
    voices: Voices,
    scenes: Sequence[Scene],
    statements: Sequence[Statement],
    drafts: Sequence[Draft],
    stands: Sequence[Stand],
) -> list[Draft]:
    """A speaker's stand on the bargaining, where no other claim says it already."""
    found: list[Draft] = []
    if len(text) > _SHORT and not any(d.kind in _BARGAINED for d in drafts):
        return found
    reader = _Stands(text, language, voices, scenes, drafts)
    for statement in statements:
        draft = reader.read(statement)
        if draft is not None and not any(_is_same(draft, other) for other in found):
            found.append(draft)
    for stand in stands:
        draft = stand.draft
        if not stand.on_topic and not reader.is_near(draft.scene):
            continue
        if not any(_is_same(draft, other) for other in found) and takes_stand(
            draft, reader.weigh_stand(stand)
        ):
            said = [name for s in voices.over(draft) for name in voices.names(s)]
            who = draft.speakers or voices.issuer()
            draft.speakers = list(dict.fromkeys([*who, *said]))
            found.append(draft)
    return found


def _is_same(draft: Draft, other: Draft) -> bool:
    """Whether two claims are told by the same words, or by a verb and what it says."""
    return (
        draft.scene is other.scene
        and draft.first <= other.last + _BESIDE
        and other.first <= draft.last + _BESIDE
    )


class _Stands:
    """Reads the stands of one report."""

    def __init__(
        self,
        text: str,
        language: str,
        voices: Voices,
        scenes: Sequence[Scene],
        drafts: Sequence[Draft],
    ) -> None:
        self.text = text
        self.language = language
        self.voices = voices
        self.scenes = scenes
        self.begins = [scene.sentence.start for scene in scenes]
        self.told: dict[int, list[Draft]] = {}
        self.prisoners = {surname(p) for d in drafts if d.kind in _HELD for p in d.persons}
        for draft in drafts:
            self.told.setdefault(draft.scene.number, []).append(draft)

    def read(self, statement: Statement) -> Draft | None:
        """The stand that a statement takes, None where it takes none."""
        weighed = self.weigh(statement)
        if weighed is None or not takes_stand(*weighed):
            return None
        return weighed[0]

    def weigh(self, statement: Statement) -> tuple[Draft, list[Candidate]] | None:
        """The stand that a statement may take, and what speaks for it; None where it can't be."""
        scene = self._scene(statement.cue[0])
        if scene is None:
            return None
        cue = _tokens_in(scene, statement.cue)
        if cue and _dates_another(scene, scene.clauses[scene.clause_of[cue[0]]]):
            return None
        does = statement.stance in STANDS or _is_view(self.text, self.language, statement)
        span = self._span(statement, does=does)
        said = self._scene(span[0])
        if said is None:
            return None
        if said is not scene:
            scene, cue = said, range(0)
        inside = _tokens_in(scene, span)
        if len(inside) < _LEAST or self._asks(scene, statement, inside):
            return None
        if not self._speaks(statement, stand=does):
            return None
        if _has(scene, "greeting", inside) and statement.stance in _COURTESIES:
            return None
        if _has(scene, "accusing", cue) and self._rules(statement):
            return None
        on_topic = _has(scene, "about", inside)
        if not on_topic and (not self.is_near(scene) or _tells_of_oneself(scene, inside)):
            return None
        draft = Draft("position", scene, inside[0], inside[-1], anchor=inside[0])
        draft.speakers = self.voices.names(statement)
        if len(inside) < _LEAST + 1:
            clause = scene.clauses[scene.clause_of[inside[0]]]
            draft.first, draft.last = evidence_of(draft, clause)
        if on_topic and does and self._is_plain(statement):
            return draft, [_SURE]
        marks = stance_marks(
            scene,
            statement.kind,
            statement.stance,
            inside,
            cue,
            self.told.get(scene.number, ()),
        )
        marks |= self._marks(statement) | self._around(scene, does=does, on_topic=on_topic)
        return draft, [Candidate(None), Candidate.of("position", marks)]

    def _is_plain(self, statement: Statement) -> bool:
        """Whether a verb of praise, warning or blame tells a stand by itself, of somebody named."""
        spoken = self.voices.names(statement)
        somebody = not spoken or spoken[0][0].isupper()
        return somebody and statement.kind == "reported" and statement.stance != "reject"

    def weigh_stand(self, stand: Stand) -> list[Candidate]:
        """What speaks for it that a clause takes a stand."""
        draft, scene = stand.draft, stand.draft.scene
        inside = range(draft.first, draft.last + 1)
        told = self.told.get(scene.number, ())
        marks = stance_marks(
            scene, "clause", str(stand.cue.cue.detail), inside, stand.cue.tokens, told
        )
        does = stand.cue.cue.detail in ("stands", "drawn")
        if does and (stand.on_topic or self.told.get(scene.number - 1)):
            return [_SURE]
        marks |= self._around(scene, does=does, on_topic=stand.on_topic)
        return [Candidate(None), Candidate.of("position", marks)]

    def _speaks(self, statement: Statement, *, stand: bool) -> bool:
        """Whether somebody who can take a stand speaks: by name, by office, or in a release."""
        voices = self.voices
        if not stand and (statement.continued or voices.is_medium(statement)):
            return False
        if voices.is_named(statement) or voices.has_office(statement):
            return True
        return bool(voices.names(statement)) or voices.is_first_person(statement)

    def is_near(self, scene: Scene) -> bool:
        """Whether a claim is told in a sentence or not far before it."""
        return any(self.told.get(scene.number - back) for back in range(_REACH + 1))

    def _around(self, scene: Scene, *, does: bool, on_topic: bool) -> set[Feature]:
        """Whether the words, or the claims right before, are on the bargaining; who ``does``."""
        near = {("near", str(back)) for back in _NEAR if self.told.get(scene.number - back)}
        topic = "topic" if on_topic else "near" if near else "none"
        way = "acts" if does else "says"
        told = {(way, "told")} if self.told.get(scene.number) else set()
        return {(way, topic), *told, *(near or {("near", "none")})}

    def _marks(self, statement: Statement) -> set[Feature]:
        """Who speaks, whether a claim carries the words, and what is told around them."""
        voices = self.voices
        names = voices.names(statement)
        marks = {
            ("who", name)
            for name, is_so in (
                ("named", voices.is_named(statement)),
                ("office", voices.has_office(statement)),
                ("first person", voices.is_first_person(statement)),
                ("medium", voices.is_medium(statement)),
                ("unnamed", statement.unnamed),
                ("continued", statement.continued),
                ("organ", self._rules(statement)),
                ("view", _is_view(self.text, self.language, statement)),
                ("nobody", not names),
            )
            if is_so
        }
        if id(statement) in voices.carried:
            marks.add(("who", "carried"))
        if any(surname(name) in self.prisoners for name in names):
            marks.add(("who", "prisoner"))
        return marks

    def _scene(self, position: int) -> Scene | None:
        """The sentence of running text at a position."""
        n = bisect_right(self.begins, position) - 1
        if n < 0 or self.scenes[n].genre == "boilerplate" or self.scenes[n].is_heading:
            return None
        return self.scenes[n]

    def _span(self, statement: Statement, *, does: bool) -> tuple[int, int]:
        """The words that take the stand: with the verb where it is the verb that takes it."""
        end = max(statement.end, statement.cue[1])
        if statement.kind == "reported" or (does and statement.cue[0] < statement.start):
            return min(statement.start, statement.cue[0]), end
        return statement.start, end

    def _rules(self, statement: Statement) -> bool:
        """Whether an organ of a state speaks, as prosecutors do who accuse."""
        agents = words(self.language, "agents", "words")
        said = " ".join(self.text[a:b] for a, b in statement.speakers).lower().split()
        return agents.any_at(said, range(len(said)))

    def _asks(self, scene: Scene, statement: Statement, inside: Sequence[int]) -> bool:
        """Whether the words are an indirect question, which takes no stand."""
        behind = statement.start > statement.cue[0]
        return behind and scene.lows[inside[0]] in closed(self.language, "questions")


def _tokens_in(scene: Scene, span: tuple[int, int]) -> range:
    """The tokens that lie in a span of the text."""
    first = bisect_left(scene.tokens, span[0], key=attrgetter("start"))
    return range(first, bisect_right(scene.tokens, span[1], first, key=attrgetter("end")))


def _is_view(text: str, language: str, statement: Statement) -> bool:
    """Whether words such as "in her view" bring a statement."""
    views = words(language, "position", "view")
    low = text[max(0, statement.cue[0] - _VIEW_REACH) : statement.cue[1]].lower().split()
    return statement.kind == "adverbial" and views.any_at(low, range(len(low)))
