"""Is a report on the subject? First its words tell, then, better, all that was read in it.

Other news has the same words: of courts and prisons, of governments, borders and sanctions. What
sets a report on prisoners apart is how many different things it tells of people in custody, beside
words of politics, and few words of other matters. How much each tells was learned
(:mod:`drehtuer.claims.weighing`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from drehtuer import languages
from drehtuer.claims.sentences.draft import Context, Draft
from drehtuer.claims.sentences.scene import Scene
from drehtuer.claims.weighing import ALONE, Candidate, learned_weights, support
from drehtuer.text.subject import LEAST_TOPICAL, SHORT

_TOPICAL_KINDS = frozenset({"freed", "jailed", "held", "fate", "measure", "talks"})
_OF_CUSTODY = frozenset({"freed", "jailed", "held", "listed"})
_DECIDING = 4
"""So many other words of the topic are as good as one that only such reports have."""
_PLAIN = 3
"""So many different words of other matters bear each other out: no one of them stands by chance."""
_TOPICAL = 1.0
"""Words of the topic that a paragraph has on average if its report is about it."""
_SETS = ("words", "setting", "deeds", "others", "deciding")
_STEPS = (1, 2, 3, 5, 8, 12)
"""A number says by each step that it reaches how great it is."""
_LONG = 3
"""Thousands of characters from which a report is just long."""
_SURE = 0.3
"""By how much more must speak for a report than against it, so that its words need not, too."""
_DOUBT = 1.5
"""By how much more must speak against a report than for it: one missed is worse than one read."""


def survey_topic(scenes: Sequence[Scene], context: Context) -> None:
    """How many words of the topic each paragraph has; a short report is meant to be read."""
    length = sum(scene.sentence.end - scene.sentence.start for scene in scenes)
    if length <= SHORT or not languages.table(context.language, "cues").get("context"):
        return
    subject, around, telling, strange = (Counter[int]() for _ in range(4))
    seen: dict[str, set[str]] = {name: set() for name in _SETS}
    told: set[str] = set()
    for scene in scenes:
        line, lows = scene.sentence.line, scene.lows
        here = {name: {lows[k] for k in scene.starts("context", name)} for name in _SETS}
        for name, found in here.items():
            seen[name] |= found
        subject[line] += len(here["words"])
        around[line] += len(here["setting"] - here["words"])
        politics = (here["words"] | here["setting"]) - here["deeds"]
        told |= politics
        telling[line] += len(politics)
        strange[line] += len(here["others"])
        if here["deciding"]:
            context.decided.add(line)
    context.told_of = {name: len(found) for name, found in seen.items()}
    cues = {(h.kind, scene.lows[h.anchor]) for scene in scenes for h in scene.people_hits}
    different = Counter([kind for kind, _ in cues])
    for kind in ("held", "freed", "jailed"):
        context.told_of[f"cues of {kind}"] = different[kind]
    context.told_of["thousand characters"] = min(_LONG, length // 1000)
    unlike, deciding = seen["others"], seen["deciding"]
    weights = languages.table(context.language, "cues")["context"]
    plain = len(unlike) >= _PLAIN
    against = weights.get("outweighs", 1) * len(unlike) * max(1, len(unlike) / 2)
    if against > len(told) + _DECIDING * len(deciding):
        context.off_topic = {
            n for n in subject if strange[n] >= telling[n] or (plain and n not in context.decided)
        }
    context.topical = subject
    if weights.get("doubts", 0) * len(unlike) < max(1, len(told)):
        context.topical.update(around)


def on_topic(drafts: Sequence[Draft], context: Context) -> list[Draft]:
    """Leave out what stands in a paragraph on other matters, unless it names a known person.

    In a report with many words of films, animals, sport and the like it must have more of politics.

    A paragraph without a word of the topic belongs to it where the report is full of it and one
    of its neighbours has such a word.
    """
    weight = context.topical
    if weight is None:
        return list(drafts)
    total = sum(weight.values())
    least = min(LEAST_TOPICAL, len(weight))
    dense = total >= _TOPICAL * max(1, len(weight))

    def fits(draft: Draft) -> bool:
        line = draft.scene.sentence.line
        if draft.kind == "talks":
            return total >= least
        if weight[line] or draft.persons or draft.scene.genre == "factbox":
            return total >= least
        return dense and bool(weight[line - 1] or weight[line + 1])

    return [
        d
        for d in drafts
        if d.scene.sentence.line not in context.off_topic
        and (d.kind not in _TOPICAL_KINDS or fits(d))
    ]


def is_on_subject(drafts: Sequence[Draft], context: Context) -> bool:
    """Whether a report is on the subject, by all that was read in it; a short one is.

    Of one that surely is, all paragraphs stay; of one that is not, those that name the subject and
    tell of people in custody: then it has several matters.
    """
    options = candidates_of(drafts, context)
    if not options:
        return True
    sure = support(options[0], learned_weights("topic"))
    if sure > _SURE:
        context.off_topic, context.topical = set(), None
    if sure > -_DOUBT:
        return True
    custody = {draft.scene.sentence.line for draft in drafts if draft.kind in _OF_CUSTODY}
    own = context.decided & custody
    context.off_topic = set(context.topical or ()) - own
    return bool(own)


def candidates_of(drafts: Sequence[Draft], context: Context) -> list[Candidate]:
    """That a report is on the subject, with what tells it, and that it is not; none if short."""
    if context.topical is None:
        return []
    custody = [draft for draft in drafts if draft.kind in _OF_CUSTODY]
    told = context.told_of | {
        "claims of custody": len(custody),
        "different claims of custody": len({d.scene.lows[d.anchor] for d in custody}),
    }
    marks = (f"{step} {name}" for name, n in told.items() for step in _STEPS if n >= step)
    return [
        Candidate.of("on", [(ALONE, "any"), *((ALONE, mark) for mark in marks)]),
        Candidate(None),
    ]
