"""What is told of somebody, in words: what they are now, their names, each step, who may be who."""

from __future__ import annotations

from drehtuer.books.lives import Doubt, Life, Step
from drehtuer.books.people import differ_in_spelling
from drehtuer.briefs.words import Words
from drehtuer.people import Decision


def now_of(life: Life, words: Words) -> str:
    """What somebody is now, by the last step told as done: "held since 2021"."""
    told = words(f"people.now.{life.now}")
    if life.now == "held" and life.since:
        return words("people.since", now=told, when=words.date(life.since))
    return words("people.as_of", now=told, when=words.date(life.as_of)) if life.as_of else told


def also_of(life: Life, words: Words) -> str:
    """The other spellings of somebody's name; empty where there are none."""
    spelled = [n for n in differ_in_spelling(s.name for s in life.spellings) if n != life.name]
    return words("people.also", names=", ".join(spelled)) if spelled else ""


def who_of(life: Life, words: Words) -> str:
    """Somebody's roles and relations; empty where none are told."""
    related = [
        words("people.relation", kind=words(f"people.relations.{kind}"), name=name)
        for kind, name in life.relations
    ]
    return "; ".join([*life.roles[:3], *related])


def step_of(step: Step, words: Words) -> str:
    """What was told of somebody in one step, without its time."""
    what = words(f"fates.{step.fate}") if step.fate else words(f"people.steps.{step.kind}")
    if step.status != "asserted":
        what = words("people.step_status", step=what, status=words(f"statuses.{step.status}"))
    if step.destination:
        places = words.join([words.place(place) for place in step.destination])
        return words("people.step_to", step=what, places=places)
    return f"{what} ({words.place(step.where)})" if step.where else what


def doubt_of(doubt: Doubt, words: Words) -> str:
    """Who may be who, and how sure that is."""
    percent = round(100 * doubt.confidence)
    return words("people.doubt", one=doubt.one, other=doubt.other, percent=percent)


def decision_of(made: Decision, words: Words) -> str:
    """What was decided."""
    key = f"decide.{made.verb}" if made.other else f"decide.{made.verb}_one"
    told = words(key, one=made.one, other=made.other, number=made.undoes)
    return words("decide.in", decision=told, source=made.source) if made.source else told
