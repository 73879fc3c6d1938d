"""Whom a pronoun means, or a phrase for one person whose name is not there."""

from __future__ import annotations

from dataclasses import replace

from drehtuer import languages
from drehtuer.claims.fields.patients import acts_in_passive, lone_patients, undergone
from drehtuer.claims.fields.whom import (
    Whom,
    lone,
    of_lone,
    one_person,
    pronouns,
    row_of,
)
from drehtuer.claims.sentences.clauses import Clause
from drehtuer.claims.sentences.count_words import words_of
from drehtuer.claims.sentences.counts import CountMention
from drehtuer.claims.sentences.cues import Hit
from drehtuer.claims.sentences.draft import Context, Draft
from drehtuer.claims.sentences.grammar import (
    closed,
    goes_on,
    in_phrase,
    is_article_here,
    is_participle,
    is_plural,
    is_plural_here,
)
from drehtuer.claims.sentences.scene import Named, Scene

_SUBJECT_REACH = 3
"""For how many sentences a verb may leave out the person they are about."""
_BESIDE_VERB = 3
"""How many tokens from the verb its subject may stand, its title between them."""
_PRONOUN_REACH = 15
"""How many tokens from a verb a pronoun may stand."""


def people_of_pronoun(draft: Draft, hit: Hit, clause: Clause, context: Context) -> None:
    """A personal pronoun stands for the last person named before it; a phrase for one person."""
    scene = draft.scene
    nominal = hit.cue.frame == "nouns"
    for k in sorted(clause.tokens, key=lambda k: abs(k - hit.anchor)):
        if nominal and not 0 < hit.tokens[0] - k <= 2:
            continue
        if not nominal and _owns_another(scene, k, hit):
            continue
        if (
            not nominal
            and scene.lows[k] in pronouns(scene.language, "possessive")
            and scene.lows[k] not in closed(scene.language, "personal", "object_pronouns")  # "её"
            and languages.table(scene.language, "language").get("drops_subject")
            and is_plural(scene, clause)
        ):
            continue  # "fueron trasladados para completar su liberación"
        whom = (_owner_here(scene, k, clause, context) if nominal else None) or whom_of_pronoun(
            scene, k, context
        )
        if whom is not None and abs(k - hit.anchor) < _PRONOUN_REACH:
            whom.give(draft, cover=False)
            return
    if nominal:
        return
    event = context.last_event
    if (
        event is not None
        and len(event.persons) > 1
        and event.count is None
        and any(
            scene.lows[k] in pronouns(scene.language, "plural") and not is_article_here(scene, k)
            for k in (*clause.tokens, *_subject_before(scene, clause))
        )
    ):
        draft.persons = list(event.persons)
        return
    row = _several_before(scene, clause, context)
    if row:
        draft.persons = row
        return
    counted = _counted_before(scene, hit, clause, context)
    if counted is not None:
        draft.count = counted
        return
    for role in lone_patients(scene, hit, clause)[:1]:
        of_lone(scene, role, context).give(draft)


def _owner_here(scene: Scene, k: int, clause: Clause, context: Context) -> Whom | None:
    """Whose an act is, named before in the same clause: "X was freed a year after his arrest"."""
    for gender in ("m", "f"):
        if scene.lows[k] not in pronouns(scene.language, gender):
            continue
        named = [
            n
            for n in scene.names
            if n.sort == "person"
            and clause.first <= n.first
            and n.last < k
            and n.gender in (gender, None)
            and not context.rules(n)
        ]
        if named:
            return Whom(k, k, persons=(named[0].full,))
        behind = _subject_behind(scene, k, clause, gender)
        if behind is not None and not context.rules(behind):
            return Whom(k, k, persons=(behind.full,))
    return None


def _subject_behind(scene: Scene, k: int, clause: Clause, gender: str) -> Named | None:
    """The subject whose act dates its clause: "weeks before his release, X was sentenced"."""
    dating = closed(scene.language, "time_prepositions", "after_events", "since")
    if not k or scene.lows[k - 1] not in dating or clause.finite is None:
        return None
    named = (
        n
        for n in scene.names
        if n.sort == "person"
        and k < n.first
        and scene.clause_of[n.first] == clause.index
        and n.gender in (gender, None)
    )
    subject = next(named, None)
    if subject is None or in_phrase(scene, subject):
        return None
    others = (pronouns(scene.language, gender) - pronouns(scene.language, "possessive")) & closed(
        scene.language, "personal"
    )
    if any(scene.lows[n] in others for n in clause.tokens if n != k):
        return None  # "nach seiner Freilassung rief X ihn an"
    beside = min(abs(subject.first - clause.finite), abs(subject.last - clause.finite))
    return subject if beside <= _BESIDE_VERB else None


def _subject_before(scene: Scene, clause: Clause) -> list[int]:
    """The tokens of the subject that a clause shares: "they were tried and | sentenced"."""
    if not goes_on(scene, clause) or clause.finite is None:
        return []
    if any(scene.tokens[k].is_word for k in range(clause.first + 1, clause.finite)):
        return []
    above = scene.clauses[clause.index - 1]
    return [k for k in above.tokens if k < (above.finite or 0)]


def _several_before(scene: Scene, clause: Clause, context: Context) -> list[str]:
    """The row of persons in the clause before that a plural pronoun stands for: "X and Y: they"."""
    plural = pronouns(scene.language, "plural") & closed(scene.language, "personal")
    if clause.index == 0 or not is_plural(scene, clause):
        return []
    if all(scene.lows[k] not in plural for k in clause.tokens):
        return []
    back = scene.clauses[clause.index - 1]
    persons = [
        n
        for n in scene.names
        if n.sort == "person" and n.first in back.tokens and not context.rules(n)
    ]
    row = row_of(scene, persons[0]) if persons else []
    return [n.full for n in row] if len(row) > 1 else []


def _counted_before(
    scene: Scene, hit: Hit, clause: Clause, context: Context
) -> CountMention | None:
    """Those counted in the sentence before that "they" are: "Four were freed. They had been …".

    Not where people stand before the pronoun in its own sentence, whom it may mean as well.
    """
    event = context.last_event
    if event is None or event.count is None or scene.number - event.scene.number != 1:
        return None
    count = event.count.count
    if (count.value or 0) < 2 or count.delta or event.status != "asserted":
        return None
    plural = pronouns(scene.language, "plural") & closed(scene.language, "personal")
    near = [*_subject_before(scene, clause), *clause.tokens]
    k = next((k for k in near if scene.lows[k] in plural), None)
    if k is None or not is_plural(scene, clause) or k > (clause.finite or 0) + 1:
        return None
    if hit.cue.frame != "acts" or not undergone(scene, hit, clause):
        return None
    groups = words_of(scene.language).groups
    if groups.any_at(scene.lows, range(k)) or any(n.last < k for n in scene.names):
        return None
    return replace(
        event.count, first=k, last=k, number=k, head=None, of=None, whole=False, partial=False
    )


def people_left_out(draft: Draft, hit: Hit, clause: Clause, context: Context) -> None:
    """Whom a verb without a subject goes on with, where verbs need none: "Fue detenido en mayo".

    That is the person the sentences right before are about, or all of several.
    """
    scene = draft.scene
    if (
        not languages.table(scene.language, "language").get("drops_subject")
        or clause.kind not in ("main", "sub")
        or clause.finite is None
        or not undergone(scene, hit, clause)
        or _has_subject(scene, hit, clause)
    ):
        return
    event = context.last_event
    near = event is not None and scene.number - event.scene.number <= _SUBJECT_REACH
    if is_plural(scene, clause):
        if event is not None and near and len(event.persons) > 1:
            draft.persons = list(event.persons)
        elif (
            event is not None
            and near
            and event.count is not None
            and not event.persons
            and {draft.kind, event.kind} != {"held", "freed"}  # "388 freed. Still inside: …"
        ):
            k = clause.finite
            draft.count = replace(
                event.count, first=k, last=k, number=k, head=None, of=None, whole=False
            )
        return
    gender = _gender_of(scene, hit)
    for named in _spoken_of(scene, clause, context):
        if named.gender in (gender, None) or gender is None:
            draft.persons = [named.full]
            return


def _spoken_of(scene: Scene, clause: Clause, context: Context) -> list[Named]:
    """The persons a clause may go on with: of the clauses before it, else of the paragraph."""
    before = [
        n
        for n in scene.names
        if n.sort == "person" and n.last < clause.first and not context.rules(n)
    ]
    if before:
        return before[:1]
    last = context.named_last
    if last is None or context.person_line != scene.sentence.line:
        return []
    if scene.number - last[0] > _SUBJECT_REACH:
        return []
    return [n for n in context.last_person.values() if n.full == last[1] and not context.rules(n)]


def _has_subject(scene: Scene, hit: Hit, clause: Clause) -> bool:
    """Whether words that can be a subject stand before the verb of a clause, or right behind it."""
    small = closed(
        scene.language,
        "adverbs",
        "negations",
        "coordinators",
        "subordinators",
        "object_pronouns",
        "person_objects",
        "reflexive",
        "clitics",
        "auxiliaries",
    )
    prepositions = closed(scene.language, "prepositions")
    timed = {k for t in scene.times for k in range(t.first, t.last + 1)}
    k = clause.first
    while k < (clause.finite or 0):
        if scene.lows[k] in prepositions:
            while k < (clause.finite or 0) and scene.tokens[k].text != ",":
                k += 1
        elif scene.tokens[k].is_word and k not in timed and scene.lows[k] not in small:
            return True
        k += 1
    articles = closed(scene.language, "determiners") - prepositions
    end = max((clause.finite or 0), *hit.tokens) + 1
    after = (clause.finite or 0) + 1
    return any(
        k in clause.tokens
        and k not in timed
        and (scene.lows[k] in articles or scene.tokens[k].is_capitalised)
        for k in ([end] if hit.cue.frame == "acts" else [])
        + ([] if {after, after + 1, after + 2} & set(hit.tokens) else [after])
    )


def _gender_of(scene: Scene, hit: Hit) -> str | None:
    """The gender that a participle of a singular tells, where its ending does."""
    for k in hit.tokens:
        if is_participle(scene.tokens[k], scene.language):
            for gender in ("m", "f"):
                if scene.lows[k].endswith(tuple(closed(scene.language, f"participle_{gender}"))):
                    return gender
    return None


def _owns_another(scene: Scene, k: int, hit: Hit) -> bool:
    """Whether a possessive tells whose relative or aide somebody is: "her husband was arrested".

    In "her sentence was lifted" or "her health is poor" she is meant herself.
    """
    if scene.lows[k] not in pronouns(scene.language, "possessive"):
        return False
    if any(role.first == k for role in lone(scene)):
        return True
    groups = words_of(scene.language).groups
    near = range(k + 1, min(len(scene.lows), k + 4))
    return not any(t in hit.tokens for t in near) and groups.any_at(scene.lows, near)


def whom_of_pronoun(scene: Scene, k: int, context: Context) -> Whom | None:
    """Whom the pronoun at token ``k`` means, by gender; None where it is none."""
    person = person_of_pronoun(scene, k, context)
    if person is not None and context.rules(person):
        gender = "f" if scene.lows[k] in pronouns(scene.language, "f") else "m"
        person = context.last_undergoing(gender)
    if person is not None:
        return Whom(k, k, persons=(person.full,))
    if is_article_here(scene, k):
        return None
    for gender in ("m", "f"):
        if scene.lows[k] in pronouns(scene.language, gender) and gender in context.last_lone:
            if is_plural_here(scene, k):
                continue
            return Whom(k, k, one_person(scene, Named(k, k, "", "", "person", gender=gender)))
    return None


def person_of_pronoun(scene: Scene, k: int, context: Context) -> Named | None:
    """The person that the pronoun at token ``k`` stands for, by gender; None where it is none."""
    if is_article_here(scene, k):
        return None
    for gender in ("m", "f"):
        if scene.lows[k] not in pronouns(scene.language, gender) or is_plural_here(scene, k):
            continue
        before = [
            n
            for n in scene.names
            if n.sort == "person"
            and n.last < k
            and n.gender in (gender, None)
            and scene.clause_of[n.first] != scene.clause_of[k]
            and not acts_in_passive(scene, n)
        ]
        if before:
            return before[0]
        if gender not in context.last_lone:
            return context.last_person.get(gender)
    return None


def has_plural_pronoun(scene: Scene, clause: Clause) -> bool:
    """Whether a clause speaks of several by a pronoun."""
    plural, relatives = pronouns(scene.language, "plural"), closed(scene.language, "relatives")
    return any(
        (scene.lows[k] in plural and not is_article_here(scene, k)) or scene.lows[k] in relatives
        for k in clause.tokens
    )
