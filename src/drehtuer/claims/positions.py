"""Positions: the stands that named speakers take on the bargaining.

Three things tell a stand: what a speaker does (welcomes, warns, thanks), what a speaker calls it
("nannte die Abmachung unerklärlich"), and what ought to be by a speaker's words. Each needs a
topic: the words themselves speak of the bargaining, or the claims right before them do.

The first two are read in each clause (``read_stands``), the last in what is said to be said.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from drehtuer import languages
from drehtuer.claims.attributions import STANDS, Voices
from drehtuer.claims.circumstances import evidence_of
from drehtuer.claims.clauses import Clause, is_finite
from drehtuer.claims.cues import Hit, label_cues, words
from drehtuer.claims.draft import Context, Draft
from drehtuer.claims.grammar import closed, in_clause, in_phrase, is_verb
from drehtuer.claims.references import person_of_pronoun
from drehtuer.claims.scene import Scene
from drehtuer.claims.voices import Statement
from drehtuer.languages.verbforms import verb_forms

_VIEW_REACH = 20
_BESIDE = 2
"""How near two runs of words are one: "mahnte sie, …"."""
_NEAR = (0, 1)
"""How many sentences back a claim may stand that a stand is on."""
_COURTESIES = ("thank", "support")
"""Stands that anybody may take on anything."""
_LEAST = 3
"""Fewer words take no stand."""
_SAYING = ("say", "believe", "confirm", "demand")
_REFUSALS = ("rejected", "denied")


_STANDING = ("stands", "leaning", "calling")
"""Lists of cues: stands as such, those that need a topic in their words, and verbs of calling."""


def read_stands(scene: Scene, context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """The stands that the clauses of a sentence tell: "X welcomed …", "X called the deal …"."""
    found: list[Draft] = []
    done: set[int] = set()
    for hit in label_cues(scene.language, "position").find(scene.heads, scene.clause_of):
        clause = scene.clauses[scene.clause_of[hit.anchor]]
        if hit.cue.detail not in _STANDING or clause.index in done:
            continue
        if _dates_another(scene, clause):
            continue
        if not _is_stand(scene, clause, hit, drafts) or not _has_topic(scene, clause, hit, context):
            continue
        speakers = _subject(scene, clause, hit, context)
        if speakers is None:
            continue
        done.add(clause.index)
        draft = Draft("position", scene, hit.tokens[0], hit.tokens[-1], anchor=hit.anchor)
        draft.speakers = speakers
        draft.first, draft.last = evidence_of(draft, clause)
        found.append(draft)
    return found


def _dates_another(scene: Scene, clause: Clause) -> bool:
    """Whether a clause only says when: "after they had refused to leave"."""
    return clause.opener in closed(scene.language, "temporal")


def _is_stand(scene: Scene, clause: Clause, hit: Hit, drafts: Sequence[Draft]) -> bool:
    """Whether a cue is a stand here, not a noun, a greeting, a verdict of a court or an arrest."""
    language = scene.language
    capital = languages.table(language, "language").get("capitalised_nouns")
    if capital and scene.tokens[hit.anchor].is_capitalised and hit.anchor > 0:
        return False
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
    if before in closed(scene.language, "auxiliaries") or not is_verb(scene, k):
        return True
    forms = verb_forms(scene.language)[scene.lows[k]]
    return is_finite(scene.tokens, k, scene.language) or all(f.feature == "ger" for f in forms)


def _has_topic(scene: Scene, clause: Clause, hit: Hit, context: Context) -> bool:
    """Whether a stand is on the bargaining: by its words, or by those right before."""
    below = {clause.index}
    for other in scene.clauses[clause.index + 1 :]:
        if other.parent in below:
            below.add(other.index)
    inside = [k for k, c in enumerate(scene.clause_of) if c in below and k not in hit.tokens]
    if _has(scene, "about", inside):
        return True
    return hit.cue.detail != "leaning" and context.topic_line == scene.sentence.line


def _has(scene: Scene, name: str, tokens: Iterable[int]) -> bool:
    """Whether a word of one of the lists of the language data stands among some tokens."""
    listed = words(scene.language, "position", name)
    return any(listed.match(scene.lows, k) for k in tokens)


def _subject(scene: Scene, clause: Clause, hit: Hit, context: Context) -> list[str] | None:
    """Who takes the stand: a named person or body, a state by its seat, or one by office.

    Empty where those who issue the report say "we", None where nobody takes it.
    """
    named = [
        n
        for n in (*scene.names, *scene.places)
        if scene.clause_of[n.first] == clause.index
        and n.sort in ("person", "body", "seat", "name")
        and not in_phrase(scene, n)
    ]
    subjects = set(
        languages.table(scene.language, "language").get("pronouns", {}).get("subject", "").split()
    )
    agents = words(scene.language, "agents", "words")
    before = [k for k in clause.tokens if k < hit.anchor]
    if _has(scene, "accusing", hit.tokens) and any(agents.match(scene.lows, k) for k in before):
        return None
    if named:
        return [min(named, key=lambda n: (n.first > hit.anchor, abs(n.first - hit.anchor))).full]
    first_person = languages.table(scene.language, "speech").get("first_person", "").split()
    if any(scene.lows[k] in first_person[:1] for k in clause.tokens):
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


def read_positions(
    text: str,
    language: str,
    voices: Voices,
    scenes: Sequence[Scene],
    statements: Sequence[Statement],
    drafts: Sequence[Draft],
    stands: Sequence[Draft],
) -> list[Draft]:
    """A speaker's stand on the bargaining, where no other claim says it already."""
    reader = _Stands(text, language, voices, scenes, drafts)
    found: list[Draft] = []
    for statement in statements:
        draft = reader.read(statement)
        if draft is not None and not any(_is_same(draft, other) for other in found):
            found.append(draft)
    for draft in stands:
        denied = any(
            d.kind == "talks" and d.status == "denied" and _is_same(d, draft) for d in drafts
        )
        if not denied and not any(_is_same(draft, other) for other in found):
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
        for draft in drafts:
            self.told.setdefault(draft.scene.number, []).append(draft)

    def read(self, statement: Statement) -> Draft | None:
        """The stand that a statement takes, None where it takes none."""
        scene = self._scene(statement.cue[0])
        if scene is None:
            return None
        cue = [k for k, t in enumerate(scene.tokens) if _lies(t.start, t.end, statement.cue)]
        if cue and _dates_another(scene, scene.clauses[scene.clause_of[cue[0]]]):
            return None
        does = (
            statement.stance in STANDS
            and not (statement.stance == "reject" and statement.kind == "indirect")
            and not _has(scene, "no_stand", cue)
            and not (statement.stance == "thank" and statement.kind != "reported")
        )
        does = does or _is_view(self.text, self.language, statement)
        span = self._span(statement, does=does)
        scene = self._scene(span[0])
        if scene is None:
            return None
        inside = [k for k, t in enumerate(scene.tokens) if _lies(t.start, t.end, span)]
        if len(inside) < _LEAST or not self._speaks(statement, does):
            return None
        if not (does or self._judges(scene, statement, inside)):
            return None
        if does and self._is_carried(statement) and not self._opines(scene, inside):
            return None  # what is deplored is told by a claim of its own
        if _has(scene, "accusing", cue) and self._rules(statement):
            return None
        if self._asks(scene, statement, inside) or self._is_told(scene, statement, inside):
            return None
        if not self._on_topic(scene, statement, inside, does):
            return None
        draft = Draft("position", scene, inside[0], inside[-1], anchor=inside[0])
        draft.speakers = self.voices.names(statement)
        clause = scene.clauses[scene.clause_of[inside[0]]]
        if len(inside) < _LEAST + 1:
            draft.first, draft.last = evidence_of(draft, clause)
        return draft

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

    def _speaks(self, statement: Statement, stand: bool) -> bool:
        """Whether somebody who can take a stand speaks: by name, by office, or in a release."""
        if statement.continued and not stand:
            return False
        if self.voices.is_medium(statement) and not stand:
            return False
        if self.voices.is_named(statement) or self.voices.has_office(statement):
            return True
        if statement.stance == "reject":
            return False
        return stand and bool(
            self.voices.names(statement) or self.voices.is_first_person(statement)
        )

    def _judges(self, scene: Scene, statement: Statement, inside: Sequence[int]) -> bool:
        """Whether the words judge or say what ought to be, rather than tell what happened."""
        if statement.kind == "reported" and statement.stance != "demand":
            return False
        if statement.stance == "demand" and _has(scene, "policy", inside):
            return True
        if id(statement) in self.voices.carried or statement.stance not in _SAYING:
            return False
        return self._opines(scene, inside) or _has(scene, "policy", inside)

    def _is_carried(self, statement: Statement) -> bool:
        """Whether a claim of its own tells what a speaker deplores or praises."""
        told = id(statement) in self.voices.carried and statement.kind == "indirect"
        return told and statement.stance != "warn"

    def _opines(self, scene: Scene, inside: Sequence[int]) -> bool:
        """Whether words judge, or say what ought to be."""
        return _has(scene, "judging", inside) or _has(scene, "verdict", inside)

    def _rules(self, statement: Statement) -> bool:
        """Whether an organ of a state speaks, as prosecutors do who accuse."""
        agents = words(self.language, "agents", "words")
        said = " ".join(self.text[a:b] for a, b in statement.speakers).lower().split()
        return any(agents.match(said, k) for k in range(len(said)))

    def _asks(self, scene: Scene, statement: Statement, inside: Sequence[int]) -> bool:
        """Whether the words are an indirect question, which takes no stand."""
        behind = statement.start > statement.cue[0]
        return behind and scene.lows[inside[0]] in closed(self.language, "questions")

    def _is_told(self, scene: Scene, statement: Statement, inside: Sequence[int]) -> bool:
        """Whether another claim tells the refusal or the demand already."""
        near = [
            d
            for d in self.told.get(scene.number, ())
            if d.first <= inside[-1] and inside[0] <= d.last
        ]
        if statement.stance == "reject":
            return any(d.status in _REFUSALS for d in near)
        return any(d.kind == "talks" for d in near) and statement.stance not in STANDS

    def _on_topic(
        self, scene: Scene, statement: Statement, inside: Sequence[int], stand: bool
    ) -> bool:
        """Whether the words speak of the bargaining: prisoners, relief, or those who deal."""
        if _has(scene, "greeting", inside) and statement.stance == "support":
            return False
        span = range(inside[0], inside[-1] + 1)
        if _has(scene, "about", span):
            return True
        if self.voices.is_first_person(statement):
            return False
        near = any(self.told.get(scene.number - back) for back in _NEAR)
        if not stand and near and _has(scene, "verdict", span):
            return True
        cue = [k for k, x in enumerate(scene.tokens) if _lies(x.start, x.end, statement.cue)]
        leaning = _has(scene, "leaning", cue)
        if stand and near and not leaning:
            return True
        sorts = ("seat", "name", "body", "person") if stand else ("seat", "person")
        own = self.voices.names(statement) if statement.stance in _COURTESIES else []
        return any(
            n.first in span and n.sort in sorts and n.full not in own
            for n in (*scene.places, *scene.names)
        )


def _lies(start: int, end: int, span: tuple[int, int]) -> bool:
    """Whether a token lies in a span of the text."""
    return span[0] <= start and end <= span[1]


def _is_view(text: str, language: str, statement: Statement) -> bool:
    """Whether words such as "in her view" bring a statement."""
    views = words(language, "position", "view")
    low = text[max(0, statement.cue[0] - _VIEW_REACH) : statement.cue[1]].lower().split()
    return statement.kind == "adverbial" and any(views.match(low, k) for k in range(len(low)))
