"""Whom a pronoun means, or a phrase for one person whose name is not there."""

from __future__ import annotations

from drehtuer.claims.clauses import Clause
from drehtuer.claims.count_words import words_of
from drehtuer.claims.cues import Hit
from drehtuer.claims.draft import Context, Draft
from drehtuer.claims.grammar import (
    closed,
    is_plural_here,
)
from drehtuer.claims.patients import lone_patients
from drehtuer.claims.scene import Named, Scene
from drehtuer.claims.whom import (
    Whom,
    lone,
    of_lone,
    one_person,
    pronouns,
)

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
        whom = whom_of_pronoun(scene, k, context)
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
        and any(scene.lows[k] in pronouns(scene.language, "plural") for k in clause.tokens)
    ):
        draft.persons = list(event.persons)
        return
    for role in lone_patients(scene, hit, clause)[:1]:
        of_lone(scene, role, context).give(draft)


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
    if person is not None:
        return Whom(k, k, persons=(person.full,))
    for gender in ("m", "f"):
        if scene.lows[k] in pronouns(scene.language, gender) and gender in context.last_lone:
            if is_plural_here(scene, k):
                continue
            return Whom(k, k, one_person(scene, Named(k, k, "", "", "person", gender=gender)))
    return None


def person_of_pronoun(scene: Scene, k: int, context: Context) -> Named | None:
    """The person that the pronoun at token ``k`` stands for, by gender; None where it is none."""
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
        ]
        if before:
            return before[0]
        if gender not in context.last_lone:
            return context.last_person.get(gender)
    return None


def has_plural_pronoun(scene: Scene, clause: Clause) -> bool:
    """Whether a clause speaks of several by a pronoun."""
    plural, relatives = pronouns(scene.language, "plural"), closed(scene.language, "relatives")
    return any(scene.lows[k] in plural or scene.lows[k] in relatives for k in clause.tokens)
