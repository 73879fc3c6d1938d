"""Who it happens to: counts and persons of a clause, pronouns, and what they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from drehtuer import languages
from drehtuer.claims.clauses import Clause
from drehtuer.claims.count_words import words_of
from drehtuer.claims.counts import CountMention
from drehtuer.claims.cues import Hit, words
from drehtuer.claims.draft import Context, Draft
from drehtuer.claims.grammar import (
    closed,
    goes_on,
    in_clause,
    in_phrase,
    is_part,
    is_passive,
    is_plural_here,
    starts_definite,
)
from drehtuer.claims.scene import PUNCTUATION, Named, Scene
from drehtuer.model import Count

_STOPS = frozenset(",;:–—()")
_PRONOUN_REACH = 15
"""How many tokens from a verb a pronoun may stand."""
_NEAR = 7
"""How many tokens after a noun such as "release" the people may stand whom it is about."""


def _free_counts(scene: Scene, tokens: Iterable[int], used: set[int]) -> list[CountMention]:
    inside = set(tokens)
    return [m for m in scene.counts if m.number in inside and m.number not in used]


def _best_count(counts: Sequence[CountMention], anchor: int) -> CountMention | None:
    """The count that fits best: prisoners before people before a bare number, then the nearest."""
    order = {"prisoner": 0, "freed": 0, "jailed": 0, "people": 0}
    ranked = sorted(
        counts,
        key=lambda m: (
            order.get(m.label or "", 1),
            m.count.qualifier in ("some", "all") or m.count.value in (0, 1),
            abs(m.number - anchor),
        ),
    )
    return ranked[0] if ranked else None


def people_of_noun(draft: Draft, hit: Hit, clause: Clause, used: set[int]) -> None:
    """The people of a noun: its number ("302 releases"), or who follows it."""
    scene = draft.scene
    first = hit.tokens[0]
    for mention in scene.counts:
        if mention.number in used:
            continue
        between = scene.lows[mention.last + 1 : first]
        if (
            mention.head is None
            and mention.last < first
            and len(between) <= 3
            and all(t.isalpha() for t in between)
            and not any(scene.tokens[k].is_capitalised for k in range(mention.last + 1, first))
        ):
            draft.count = mention
            draft.cover(mention.first)
            return
    behind = [k for k in clause.tokens if hit.anchor < k <= hit.anchor + _NEAR]
    stop = next((k for k in behind if scene.tokens[k].text in _STOPS), None)
    if stop is not None:
        behind = [k for k in behind if k < stop]
    counts = [
        m for m in _free_counts(scene, behind, used) if m.label or _follows(scene, hit.anchor, m)
    ]
    persons = [
        n for n in in_clause(scene.names, scene, clause) if n.sort == "person" and n.first in behind
    ]
    if counts and (not persons or counts[0].first < persons[0].first):
        draft.count = counts[0]
        draft.cover(counts[0].last)
        return
    bare = _bare_group(scene, behind)
    if bare and (not persons or bare[0] < persons[0].first):
        _set_bare(draft, bare)
        return
    if persons:
        draft.persons = [n.full for n in _row(scene, persons[0])]
        draft.cover(persons[0].last)
        return
    before = [
        n
        for n in in_clause(scene.names, scene, clause)
        if n.sort == "person" and 0 < first - n.last <= 3 and _owns(scene, n)
    ]
    if before:
        draft.persons = [before[-1].full]
        draft.cover(before[-1].first)
        return
    count = _best_count(
        [m for m in _free_counts(scene, clause.tokens, used) if m.label or m.elliptic], hit.anchor
    )
    if count is not None and (count.label or clause.finite is not None):
        draft.count = count
        draft.cover(count.first, count.last)


def _owns(scene: Scene, named: Named) -> bool:
    """Whether a name is in the genitive: "Navalny's release", "Imamoglus Freilassung"."""
    word = scene.tokens[named.last]
    after = scene.tokens[named.last + 1].text if named.last + 1 < len(scene.tokens) else ""
    return word.low.endswith(("s", "'")) or after in "'’"


def _follows(scene: Scene, anchor: int, mention: CountMention) -> bool:
    """Whether only small words stand between a noun and a number."""
    small = closed(scene.language, "prepositions") | closed(scene.language, "determiners")
    return all(scene.lows[k] in small for k in range(anchor + 1, mention.first))


def people_of_word(draft: Draft, hit: Hit, used: set[int]) -> None:
    """A word for people who came free or were arrested: its number stands before it."""
    for mention in draft.scene.counts:
        if (
            mention.number not in used
            and mention.head is not None
            and hit.anchor in range(mention.first, mention.head + 1)
        ):
            draft.count = mention
            draft.cover(mention.first)


def people_of_verb(
    draft: Draft, hit: Hit, clause: Clause, context: Context, used: set[int]
) -> None:
    """The people of a verb: a count or persons of its clause, or whom a pronoun stands for."""
    scene = draft.scene
    counts = [m for m in _free_counts(scene, clause.tokens, used) if not _is_time_like(scene, m)]
    counts = [m for m in counts if not is_part(scene, m, behind=False)] or counts
    best = _best_count(counts, hit.anchor)
    persons = patients(scene, clause, context, hit)
    if best is None and not persons and clause.kind == "relative":
        _antecedent(draft, clause, used)
        return
    weak = (
        best is not None
        and (best.count.value == 1 or best.count.qualifier in ("some", "all"))
        and persons
    )
    if best is not None and not weak and (best.label is not None or not persons):
        draft.count = best
        draft.cover(best.first, best.last)
        draft.persons = [n.full for n in _named_among(scene, best, context)]
        return
    if persons:
        draft.persons = list(dict.fromkeys(n.full for n in persons))
        draft.cover(*(n.first for n in persons if scene.clause_of[n.first] == clause.index))
        return
    bare = _bare_group(scene, clause.tokens)
    if bare:
        _set_bare(draft, bare)
    elif goes_on(scene, clause):
        before = scene.clauses[clause.index - 1]
        if before.kind == "relative":
            _antecedent(draft, before, used)
        else:
            persons = patients(scene, before, context, hit)
            draft.persons = [persons[0].full] if persons else []


def _is_time_like(scene: Scene, mention: CountMention) -> bool:
    return any(t.first <= mention.number <= t.last for t in scene.times)


def _antecedent(draft: Draft, clause: Clause, used: set[int]) -> None:
    """Whom a relative pronoun stands for: the count or persons right before its clause."""
    scene = draft.scene
    before = clause.first - 1
    while before > 0 and scene.tokens[before].text in PUNCTUATION:
        before -= 1
    for mention in scene.counts:
        if (
            mention.number not in used
            and mention.first <= before <= mention.last + 1
            and mention.label
        ):
            draft.count = mention
            return
    persons = [n for n in scene.names if n.sort == "person" and before - 2 <= n.last <= before]
    if persons:
        draft.persons = [persons[-1].full]


def _named_among(scene: Scene, mention: CountMention, context: Context) -> list[Named]:
    """Persons named as part of a count: after "among them", or as its apposition."""
    among = words(scene.language, "status", "among")
    named: list[Named] = []
    for person in scene.names:
        if person.sort != "person" or person.first <= mention.last:
            continue
        between = range(mention.last + 1, person.first)
        if any(among.match(scene.lows, k) for k in between):
            named += [n for n in _row(scene, person) if n not in named]
            break
        gap = [k for k in between if scene.tokens[k].text not in PUNCTUATION]
        if (
            len(gap) <= 3
            and any(scene.tokens[k].text in ",:–—(" for k in between)
            and not any(scene.lows[k] in closed(scene.language, "auxiliaries") for k in gap)
        ):
            named += [n for n in _row(scene, person) if n not in named]
        break
    return [n for n in named if not context.rules(n)]


def _row(scene: Scene, start: Named) -> list[Named]:
    """The enumeration of persons that begins with one: names with little between them."""
    row = [start]
    links = closed(scene.language, "coordinators")
    for person in scene.names:
        if person.sort != "person" or person.first <= row[-1].last:
            continue
        if _belongs_to_another(scene, row[-1].last + 1, person.first):
            continue
        between = [scene.tokens[k] for k in range(row[-1].last + 1, person.first)]
        linked = any(t.text in ",;" or t.low in links for t in between)
        finite = any(t.low in closed(scene.language, "auxiliaries") for t in between)
        if not linked or finite or len(between) > 8:
            break
        row.append(person)
    return row


def _belongs_to_another(scene: Scene, first: int, end: int) -> bool:
    """Whether a name only tells whose relative or aide another is: "the husband of …"."""
    of = closed(scene.language, "of")
    nouns = [
        k
        for k in range(first, end - 1)
        if scene.tokens[k].is_word and scene.lows[k] not in of and scene.lows[k + 1] in of
    ]
    cases = closed(scene.language, "genitives")
    return any(scene.lows[k + 1] in cases and _is_noun(scene, k) for k in nouns)


def _is_noun(scene: Scene, k: int) -> bool:
    """Whether a word is a noun; where nouns have no capital, any word that is no small one."""
    if languages.table(scene.language, "language").get("capitalised_nouns"):
        return scene.tokens[k].is_capitalised
    return scene.lows[k] not in closed(scene.language, "determiners")


def _has_its_subject_first(scene: Scene, clause: Clause, hit: Hit) -> bool:
    """Whether the verb is active and what stands before it must be its subject.

    Where an object may stand first (German, Russian), only a clause without any other
    who acts tells.
    """
    auxiliaries = closed(scene.language, "auxiliaries") | closed(scene.language, "modals")
    if clause.finite not in hit.tokens or scene.lows[clause.finite or 0] in auxiliaries:
        return False
    if is_passive(scene, clause) or clause.kind not in ("main", "sub", "relative"):
        return False
    if not languages.table(scene.language, "language").get("free_order"):
        return True
    agents = words(scene.language, "agents", "words")
    return clause.kind == "main" and not any(
        agents.match(scene.lows, k) for k in clause.tokens if k > hit.tokens[0]
    )


def patients(scene: Scene, clause: Clause, context: Context, hit: Hit) -> list[Named]:
    """The persons of a clause to whom the verb happens: those who do not act, speak or own."""
    found = [
        n
        for n in in_clause(scene.names, scene, clause)
        if n.sort == "person" and not context.rules(n)
    ]
    if hit.cue.frame == "acts" and _has_its_subject_first(scene, clause, hit):
        # the subject of an active verb acts; "a Enrique lo detuvieron" has its object first
        found = [n for n in found if n.first > hit.tokens[0] or in_phrase(scene, n)]
    if hit.cue.frame == "acts" and len(found) > 1 and not is_passive(scene, clause):
        before = [n for n in found if n.last < hit.anchor]
        after = [n for n in found if n.first > hit.anchor]
        found = after or before
    return found


def _bare_group(scene: Scene, tokens: Iterable[int]) -> tuple[int, int, str, str] | None:
    """A plural noun for prisoners without a number: its tokens, label and group."""
    groups = words_of(scene.language).groups
    inside = sorted(set(tokens))
    for k in inside:
        found = groups.match(scene.lows, k)
        if (
            found
            and found[1][0] == "prisoner"
            and not any(m.first <= k <= m.last for m in scene.counts)
        ):
            return k, k + found[0] - 1, *found[1]
    return None


def _set_bare(draft: Draft, bare: tuple[int, int, str, str]) -> None:
    first, last, label, group = bare
    draft.count = CountMention(first, last, Count(None, "some", ""), first, label, group, head=last)
    draft.group = group
    draft.cover(first, last)


def people_of_pronoun(draft: Draft, hit: Hit, clause: Clause, context: Context) -> None:
    """A personal pronoun stands for the last person named before it."""
    scene = draft.scene
    for k in sorted(clause.tokens, key=lambda k: abs(k - hit.anchor)):
        if hit.cue.frame == "nouns" and not 0 < hit.tokens[0] - k <= 2:
            continue
        person = person_of_pronoun(scene, k, context)
        if person is not None and abs(k - hit.anchor) < _PRONOUN_REACH:
            draft.persons = [person.full]
            return
    for role in scene.roles if hit.cue.frame != "nouns" else ():
        if (
            scene.clause_of[role.last] == clause.index
            and role.sort == "person"
            and starts_definite(scene, role)
            and not any(role.first <= n.first <= role.last + 1 for n in scene.names)
        ):
            known = context.last_person.get(role.gender or "m") or context.last_person.get("f")
            if known is not None:
                draft.persons = [known.full]
                return
    pronouns = languages.table(scene.language, "language").get("pronouns", {})
    plural = set(pronouns.get("plural", "").split())
    if hit.cue.frame != "nouns" and any(scene.lows[k] in plural for k in clause.tokens):
        event = context.last_event
        if event is not None and len(event.persons) > 1 and event.count is None:
            draft.persons = list(event.persons)


def person_of_pronoun(scene: Scene, k: int, context: Context) -> Named | None:
    """The person that the pronoun at token ``k`` stands for, by gender; None where it is none."""
    pronouns = languages.table(scene.language, "language").get("pronouns", {})
    for gender in ("m", "f"):
        if scene.lows[k] not in pronouns.get(gender, "").split() or is_plural_here(scene, k):
            continue
        before = [
            n
            for n in scene.names
            if n.sort == "person"
            and n.last < k
            and n.gender in (gender, None)
            and scene.clause_of[n.first] != scene.clause_of[k]
        ]
        return before[0] if before else context.last_person.get(gender)
    return None


def custody_in(scene: Scene) -> bool:
    """Whether the sentence speaks of custody or of prisoners."""
    custody = set(
        languages.table(scene.language, "cues").get("sets", {}).get("custody", "").split()
    )
    groups = words_of(scene.language).groups
    return any(
        low in custody
        or (groups.match(scene.lows, k) or (0, ("", "")))[1][0] in ("prisoner", "freed", "jailed")
        for k, low in enumerate(scene.lows)
    )


def people_in(scene: Scene) -> bool:
    """Whether a plural noun for people stands anywhere in the sentence."""
    groups = words_of(scene.language).groups
    return any(groups.match(scene.lows, k) for k in range(len(scene.lows)))


def has_plural_pronoun(scene: Scene, clause: Clause) -> bool:
    """Whether a clause speaks of several by a pronoun."""
    pronouns = languages.table(scene.language, "language").get("pronouns", {})
    plural = set(pronouns.get("plural", "").split()) | closed(scene.language, "relatives")
    return any(scene.lows[k] in plural for k in clause.tokens)


def plural_people(draft: Draft, clause: Clause) -> bool:
    """Whether the clause speaks of those who were freed, jailed or held without a number."""
    groups = words_of(draft.scene.language).groups
    for k in (k for k in clause.tokens if k != draft.anchor):
        found = groups.match(draft.scene.lows, k)
        if found and found[1][0] in ("freed", "jailed", "prisoner"):
            draft.group = found[1][1]
            return True
    return False
