"""Clauses that leave out what was said before: "So was X", "Nor did Y", "Z followed on Friday"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from drehtuer.claims.fields.circumstances import own_times, settle
from drehtuer.claims.fields.whom import row_of
from drehtuer.claims.sentences.clauses import Clause
from drehtuer.claims.sentences.cues import words
from drehtuer.claims.sentences.draft import Context, Draft
from drehtuer.claims.sentences.grammar import closed, in_clause, in_phrase, verbs_among
from drehtuer.claims.sentences.scene import Named, Scene

_BESIDE = 4
"""How many tokens behind a name its time may stand."""
_ELSE = 1
"""How many other words an echo may have."""
_PHRASE = 7
"""How many words may tell that somebody is one of a group."""
_FAR = 3
"""For how many sentences behind an event it may be denied of others."""
_TOLD = frozenset({"held", "freed", "jailed", "listed"})


def echoes(scene: Scene, context: Context, drafts: list[Draft], used: set[int]) -> list[Draft]:
    """The claims that repeat the event before for other persons."""
    found: list[Draft] = [
        *_excepted(scene, context, drafts),
        *_one_of_them(scene, context, drafts),
        *_gapped(scene, drafts),
        *_without_verb(scene, context, drafts, used),
    ]
    for clause in scene.clauses:
        said = _denying(scene, clause)
        beside = [d for d in (*drafts, *found) if scene.clause_of[d.anchor] == clause.index]
        if beside and said is None:
            continue
        told = next((m for m in scene.counts if m.number in clause.tokens), None)
        whole = context.by_value.get(told.count.value or 0) if told is not None else None
        topic = whole or _topic(scene, clause, context, [*drafts, *found])
        persons = [
            n
            for n in in_clause(scene.names, scene, clause) or _subjects(scene, clause)
            if n.sort == "person" and not context.rules(n)
        ]
        sort = _sort_of(scene, clause) if topic is not None and persons else None
        if said is not None and persons:
            sort, topic = "not", topic or _topic(scene, clause, context, [*drafts, *found], _FAR)
        if sort is None or topic is None:
            continue
        row = row_of(scene, persons[0])
        if said is not None:
            _spare(beside, drafts, said)
        if told is not None:
            used.add(told.number)
        own = scene.clause_of[persons[0].first] == clause.index
        span = (persons[0].first, row[-1].last) if own else (clause.first, clause.last)
        # nobody is told not to be held: "1,700 had been held; X is not among them"
        kind = "freed" if said is not None and topic.kind == "held" else topic.kind
        draft = Draft(kind, scene, *span, anchor=span[0])
        draft.persons = list(dict.fromkeys(n.full for n in row))
        settle(draft, clause, context)
        draft.status = "denied" if sort == "not" else topic.status
        draft.where, draft.direction = topic.where, topic.direction
        draft.same_time = topic if said is not None else None
        found.append(draft)
    return found


def _subjects(scene: Scene, clause: Clause) -> list[Named]:
    """The first of the sentence where a clause begins with its verb: "X, …, was among them"."""
    if clause.finite != clause.first:
        return []
    return [n for n in scene.names if n.sort == "person" and n.last < clause.first][:1]


def _excepted(scene: Scene, context: Context, drafts: list[Draft]) -> list[Draft]:
    """Those of whom the clause says that it is not so: "pardoned 1,500 prisoners, but not X"."""
    except_for = words(scene.language, "echoes", "not")
    found: list[Draft] = []
    for named in scene.names:
        telling = [
            d
            for d in drafts
            if d.kind in _TOLD
            and d.anchor < named.first
            and scene.clause_of[d.anchor] == scene.clause_of[named.first]
        ]
        start = named.role_first if named.role_first is not None else named.first
        if named.sort != "person" or not telling or context.rules(named):
            continue
        row = row_of(scene, named)
        said = next(
            (
                range(k - words_[0], k)
                for k in (start, start - 1)
                if k > 0 and (words_ := except_for.match_before(scene.lows, k))
            ),
            None,
        ) or _denied_behind(scene, row[-1].last + 1)
        if said is None:
            continue
        whole = telling[-1]
        others = [person for person in whole.persons if person not in {n.full for n in row}]
        if others or named.full not in whole.persons:
            whole.persons = others
            if whole.status == "denied" and not _is_denied_elsewhere(whole, said):
                whole.status = "asserted"
        elif whole.count is None:
            continue  # nobody else is told of: "auch X kam nicht frei"
        draft = replace(whole, first=named.first, last=row[-1].last, anchor=named.first)
        draft.persons, draft.count = list(dict.fromkeys(n.full for n in row)), None
        draft.group, draft.status, draft.cumulative = None, "denied", False
        found.append(draft)
    return found


def _one_of_them(scene: Scene, context: Context, drafts: list[Draft]) -> list[Draft]:
    """Who is told to be one of those a relative clause tells of: "X was one of the 222 who …"."""
    found: list[Draft] = []
    one_of = words(scene.language, "echoes", "one_of")
    for whole in list(drafts):
        count, clause = whole.count, scene.clauses[scene.clause_of[whole.anchor]]
        if whole.kind not in ("freed", "jailed") or count is None or clause.kind != "relative":
            continue
        above = scene.clauses[scene.clause_of[count.number]]
        article = not one_of.match_before(scene.lows, count.first, _PHRASE)
        first = count.first - article
        phrase = one_of.match_before(scene.lows, first, _PHRASE)
        named = next((n for n in in_clause(scene.names, scene, above) if n.sort == "person"), None)
        if (
            phrase is None
            or above.finite is None
            or above.finite != first - phrase[0]
            or named is None
            or named.last > above.finite
            or in_phrase(scene, named)
            or context.rules(named)
        ):
            continue
        draft = replace(whole, first=named.start, last=count.last, anchor=named.first, count=None)
        draft.persons = list(dict.fromkeys(n.full for n in row_of(scene, named)))
        draft.group, draft.nationality = None, ()
        draft.cumulative, draft.part_of, draft.same_time = False, whole, whole
        drafts[:] = [d for d in drafts if d.kind != "held" or d.persons != draft.persons]
        found.append(draft)
    return found


def _denied_behind(scene: Scene, k: int) -> range | None:
    """The words behind a row of names by which it was not so with them: "X came free, Y not"."""
    found = words(scene.language, "echoes", "not_behind").match(scene.lows, k)
    if found is None:
        return None
    end = k + found[0]
    closes = end >= len(scene.tokens) or not scene.tokens[end].is_word
    return range(k, end) if closes else None


def _is_denied_elsewhere(draft: Draft, said: range) -> bool:
    """Whether a clause has a negation besides the words that except somebody."""
    scene = draft.scene
    home = scene.clause_of[draft.anchor]
    return any(
        hit.cue.detail == "denied"
        and hit.anchor not in said
        and scene.clause_of[hit.anchor] == home
        for hit in scene.status_hits
    )


def _gapped(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Further persons of one verb, each with a time: "X is held since 2017, Y since 2016"."""
    found: list[Draft] = []
    for draft in drafts:
        if draft.kind not in _TOLD or len(draft.persons) < 2:
            continue
        people = [n for n in scene.names if n.sort == "person" and n.full in draft.persons]
        for named in people[1:]:
            start = named.role_first if named.role_first is not None else named.first
            time = next((t for t in scene.times if 0 < t.first - named.last <= _BESIDE), None)
            verb = scene.clauses[scene.clause_of[draft.anchor]].finite
            if (
                time is None
                or scene.tokens[start - 1].text not in ",;"
                or verb is None
                or not people[0].last < verb < start
                or any(scene.tokens[k].text in ",;" for k in range(named.last + 1, time.first))
            ):
                continue
            own = replace(draft, first=start, last=time.last, anchor=named.first)
            own.persons, own.when = [named.full], time.value
            draft.persons = [p for p in draft.persons if p != named.full]
            earlier = [t for t in scene.times if t.last < start]
            draft.when = earlier[-1].value if earlier else draft.when
            draft.last = min(draft.last, start - 2)
            found.append(own)
    return found


def _without_verb(
    scene: Scene, context: Context, drafts: list[Draft], used: set[int]
) -> list[Draft]:
    """The people of clauses that leave out the verb: "Minsk let X go, Moscow — two"."""
    found: list[Draft] = []
    for clause in scene.clauses:
        verb = None if clause.parent is None else scene.clauses[clause.parent].finite
        whole = [h for h in scene.people_hits if verb in h.tokens and h.kind in _TOLD]
        if clause.kind != "gap" or not whole:
            continue
        counts = [m for m in scene.counts if scene.clause_of[m.number] == clause.index]
        persons = [n for n in in_clause(scene.names, scene, clause) if n.sort == "person"]
        if scene.tokens[clause.last].text == ":" and not counts:  # "Minsk — one: X"
            persons += [n for n in scene.names if n.sort == "person" and n.first > clause.last][:1]
        persons = [n for n in persons if not context.rules(n)]
        if not (counts or persons):
            continue
        anchor = counts[0].number if counts else persons[0].first
        draft = Draft(whole[0].kind, scene, clause.first, anchor, anchor=clause.first)
        if counts:
            draft.count = counts[0]
            used.add(anchor)
        else:
            draft.persons = list(dict.fromkeys(n.full for n in row_of(scene, persons[0])))
        settle(draft, clause, context)
        told = [d for d in drafts if d.anchor in whole[0].tokens]
        draft.status = told[-1].status if told else draft.status
        if scene.lows[clause.last + 1 : clause.last + 2] and (
            scene.lows[clause.last + 1] in closed(scene.language, "negations")
        ):
            draft.status = "denied"
        if not own_times(draft):
            draft.same_time = told[-1] if told else None
        found.append(draft)
    return found


def _sort_of(scene: Scene, clause: Clause) -> str | None:
    """Whether a clause says that the same is so (``same``), is not so, or came next (``next``)."""
    for sort in ("not", "same", "next"):
        starts = scene.starts("echoes", sort)
        for k in clause.tokens if starts else ():
            found = words(scene.language, "echoes", sort).match(scene.lows, k)
            if found is None:
                continue
            end = k + found[0]
            verbs = verbs_among(scene, clause.tokens) | {clause.finite or k}
            if scene.lows[end - 1] in closed(scene.language, "determiners") and not any(
                m.first <= end <= m.last for m in scene.counts
            ):
                continue  # "was among the 52", but not "among the protesters"
            if (
                verbs <= set(range(k, end))
                and (sort != "next" or _takes_no_object(scene, end))
                and _is_all(scene, clause, range(k, end))
            ):
                return sort
    return None


def _denying(scene: Scene, clause: Clause) -> range | None:
    """The words by which a clause says of a person but that it is not so: "nor did X", "X not"."""
    found = words(scene.language, "echoes", "inverted").match(scene.lows, clause.first)
    if found is None:
        return _bare_denial(scene, clause)
    end = clause.first + found[0]
    small = closed(scene.language, "determiners")
    behind = end + (end < len(scene.lows) and scene.lows[end] in small)
    named = next((n for n in scene.names if n.start == behind), None)
    after = row_of(scene, named)[-1].last + 1 if named is not None else behind
    ends = after >= len(scene.tokens) or not scene.tokens[after].is_word
    dated = any(t.first == after for t in scene.times)
    # "nor did X, a lawyer", but "nor was X forgotten"
    return range(clause.first, end) if named is not None and (ends or dated) else None


def _bare_denial(scene: Scene, clause: Clause) -> range | None:
    """The words behind persons who open a clause and of whom nothing else is said: "X was not".

    Behind them another clause may follow that has but a comma: "X not, he got sixteen years".
    """
    named = next((n for n in in_clause(scene.names, scene, clause) if n.sort == "person"), None)
    if named is None:
        return None
    end = row_of(scene, named)[-1].last
    behind = [k for k in clause.tokens if k > end]
    links = closed(scene.language, "personal", "relatives")
    spliced = (
        n
        for n, k in enumerate(behind[:-1])
        if n and scene.tokens[k].text == "," and scene.lows[behind[n + 1]] in links
    )
    behind = [k for k in behind[: next(spliced, len(behind))] if scene.tokens[k].is_word]
    phrases = words(scene.language, "echoes", "not_behind")
    told = phrases.match([scene.lows[k] for k in behind], 0)
    small = closed(scene.language, "adverbs", "determiners", "coordinators")
    before = [k for k in range(clause.first, named.start) if scene.tokens[k].is_word]
    if not behind or told != (len(behind), True) or any(scene.lows[k] not in small for k in before):
        return None
    return range(behind[0], behind[-1] + 1)


def _spare(beside: Sequence[Draft], drafts: list[Draft], said: range) -> None:
    """Let words that deny something of a person say nothing else: "nor did X, arrested in May"."""
    for draft in beside:
        if draft in drafts and draft.anchor in said:
            drafts.remove(draft)  # "missing are X and Y": they have not disappeared
        elif draft.status == "denied":
            draft.status = "asserted"


def _is_all(scene: Scene, clause: Clause, words_: range) -> bool:
    """Whether little else stands in a clause: an echo has no verb and objects of its own."""
    small = closed(scene.language, "determiners", "prepositions", "adverbs", "coordinators")
    taken = {k for n in (*scene.names, *scene.roles) for k in range(n.first, n.last + 1)}
    taken |= {k for t in scene.times for k in range(t.first, t.last + 1)} | set(words_)
    rest = [
        k
        for k in clause.tokens
        if k not in taken and scene.tokens[k].is_word and scene.lows[k] not in small
    ]
    return len(rest) <= _ELSE


def _takes_no_object(scene: Scene, k: int) -> bool:
    """Whether no object stands at a token: "X followed on Friday", not "X followed the case"."""
    return (
        k >= len(scene.tokens)
        or not scene.tokens[k].is_word
        or scene.lows[k] in closed(scene.language, "prepositions")
        or scene.lows[k] in closed(scene.language, "adverbs")
        or any(t.first <= k <= t.last for t in scene.times)
        or any(n.first == k for n in scene.names)  # "am Freitag folgte X"
    )


def _topic(
    scene: Scene, clause: Clause, context: Context, drafts: list[Draft], reach: int = 1
) -> Draft | None:
    """The event that is left out: the one before in the sentence or in the sentence before."""
    before = [d for d in drafts if d.anchor < clause.first and d.kind in _TOLD]
    if before:
        return before[-1]
    event = context.last_event
    return event if event is not None and 0 < scene.number - event.scene.number <= reach else None
