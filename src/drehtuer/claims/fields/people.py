"""Who it happens to: the counts and persons of a noun or a verb, in its clause or beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from drehtuer import languages
from drehtuer.claims.fields.patients import patients, says, stands_aside, undergone
from drehtuer.claims.fields.references import whom_of_pronoun
from drehtuer.claims.fields.whom import (
    Whom,
    apposed,
    article_of,
    bare_group,
    before,
    behind,
    is_asked,
    is_masculine_plural,
    listed_behind,
    lone,
    of_lone,
    pronouns,
    row_of,
)
from drehtuer.claims.sentences.clauses import Clause
from drehtuer.claims.sentences.count_words import words_of
from drehtuer.claims.sentences.counts import CountMention
from drehtuer.claims.sentences.cues import Hit, words
from drehtuer.claims.sentences.draft import Context, Draft
from drehtuer.claims.sentences.grammar import (
    closed,
    dates_another,
    follows_event,
    goes_on,
    in_clause,
    in_phrase,
    is_attribute,
    is_bare_infinitive,
    is_exchanged,
    is_gerund,
    is_part,
    is_participle,
    is_passive,
    is_plural,
    is_plural_noun,
    is_singular,
    is_source,
    is_verb,
)
from drehtuer.claims.sentences.scene import PUNCTUATION, Named, Scene
from drehtuer.languages.verbforms import features_of, verb_forms
from drehtuer.model import Count

_VAGUE_GROUPS = frozenset({"people", "others", "suspects", "soldiers", "foreigners"})
"""Groups that may be anybody: without a number nobody is counted."""
_STOPS = frozenset(",;:–—()")
_ENTRY = frozenset(":–—-,(")
"""What stands before the term of an entry."""
_TERM = 3
"""How many words a term's number may have."""
_ASIDE = 6
"""How many words may stand between commas behind such a noun."""
_PART = 4
"""How many words may tell of a part: "nearly all of them"."""
_OFFENCE = 10
"""How many words before those counted an offence may begin."""
_CLOSE = 3
"""How many tokens behind such a noun its own number may begin."""
_NEAR = 7
"""How many tokens after a noun such as "release" the people may stand whom it is about."""


def _free_counts(scene: Scene, tokens: Iterable[int], used: set[int]) -> list[CountMention]:
    inside = set(tokens)
    return [
        m
        for m in scene.counts
        if m.number in inside and m.number not in used and not is_source(scene, m)
    ]


def _best_count(counts: Sequence[CountMention], anchor: int) -> CountMention | None:
    """The count that fits best: prisoners before people before a bare number, then the nearest."""
    order = {"prisoner": 0, "freed": 0, "jailed": 0, "people": 1}
    ranked = sorted(
        counts,
        key=lambda m: (
            m.count.delta or m.whole,
            m.count.value == 1 and m.label == "people",
            order.get(m.label or "", 2),
            m.count.qualifier in ("some", "all") or m.count.value in (0, 1),
            abs(m.number - anchor),
        ),
    )
    return ranked[0] if ranked else None


def people_of_noun(
    draft: Draft, hit: Hit, clause: Clause, context: Context, used: set[int]
) -> None:
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
    if first and scene.lows[first - 1] in pronouns(scene.language, "possessive"):
        if clause.kind == "relative" and first - 1 == clause.first:  # ", deren Freilassung"
            whom = before(scene, clause.first - 1, context)
            if whom is not None:
                whom.give(draft, cover=False)
        return  # "ihre Freilassung"
    after = [k for k in clause.tokens if hit.anchor < k <= hit.anchor + _NEAR]
    stop = next((k for k in after if scene.tokens[k].text in _STOPS or k == clause.finite), None)
    behind_aside = _behind_aside(scene, stop)
    if behind_aside is not None:
        after = [k for k in clause.tokens if behind_aside <= k < behind_aside + _NEAR]
        stop = next(
            (k for k in after if scene.tokens[k].text in _STOPS or k == clause.finite), None
        )
    if stop is not None:
        after = [k for k in after if k < stop]
    counts = [
        m for m in _free_counts(scene, after, used) if m.label or _follows(scene, hit.anchor, m)
    ]
    persons = [
        n
        for n in in_clause(scene.names, scene, clause)
        if n.sort == "person"
        and n.first in after
        and not _acts(scene, n)
        and not _belongs_to_another(scene, hit.tokens[-1], n)
        and not (n.form == "nominative" and clause.finite is not None)
    ]
    if counts and (not persons or counts[0].first < persons[0].first):
        draft.count = counts[0]
        draft.cover(counts[0].last)
        return
    bare = bare_group(scene, after)
    if bare is not None and (not persons or bare.first < persons[0].first):
        Whom(bare.first, bare.last, bare).give(draft)
        return
    if persons:
        draft.persons = [n.full for n in row_of(scene, persons[0])]
        draft.cover(persons[0].last)
        return
    owners = [
        n
        for n in in_clause(scene.names, scene, clause)
        if n.sort == "person" and 0 < first - n.last <= 3 and _owns(scene, n)
    ]
    if owners:
        draft.persons = [owners[-1].full]
        draft.cover(owners[-1].first)
        return
    singles = [
        r for r in lone(scene) if r.first in after and _is_linked(scene, hit.anchor, r.first)
    ]
    if singles:
        of_lone(scene, singles[0], context).give(draft)
        return
    if dates_another(scene, first):
        return  # "Following the verdict, 24 missions issued a statement"
    count = _best_count(
        [m for m in _free_counts(scene, clause.tokens, used) if m.label or m.elliptic], hit.anchor
    )
    if count is not None and (count.label or clause.finite is not None):
        draft.count = count
        draft.cover(count.first, count.last)


def _behind_aside(scene: Scene, comma: int | None) -> int | None:
    """Where a noun's "of" stands behind words between commas: "the release, on Friday, of 14"."""
    if comma is None or scene.tokens[comma].text != ",":
        return None
    near = range(comma + 2, min(comma + 2 + _ASIDE, len(scene.tokens) - 1))
    end = next((k for k in near if scene.tokens[k].text == ","), None)
    of = closed(scene.language, "of")
    return end + 1 if end is not None and scene.lows[end + 1] in of else None


def _belongs_to_another(scene: Scene, last: int, named: Named) -> bool:
    """Whether another noun stands between: "la liberación tras la caída del dictador X".

    That is a noun behind a preposition, which is no time, place, nor custody: "from prison".
    """
    first = named.first if named.role_first is None else named.role_first
    of = closed(scene.language, "of", "genitives")
    articles = closed(scene.language, "determiners")
    apart = closed(scene.language, "prepositions") - of - articles
    known = {k for t in scene.times for k in range(t.first, t.last + 1)}
    known |= {k for p in scene.places for k in range(p.first, p.last + 1)}
    known |= scene.starts("sets", "custody")
    opening = next((k for k in range(last + 1, first) if scene.lows[k] in apart), None)
    if opening is None:
        return False
    noun = next((k for k in range(opening + 1, first) if scene.lows[k] not in articles), first)
    if noun in known or any(m.first <= noun <= m.last for m in scene.counts):
        return False
    return any(scene.lows[k] in of for k in range(noun + 1, first))


def _acts(scene: Scene, named: Named) -> bool:
    """Whether a person behind a noun is the one who did it: "die Begnadigung durch X"."""
    k = (named.role_first if named.role_first is not None else named.first) - 1
    while k > 0 and scene.lows[k] in closed(scene.language, "determiners"):
        k -= 1
    agents = closed(scene.language, "by") - closed(scene.language, "of")
    return k >= 0 and scene.lows[k] in agents


def _owns(scene: Scene, named: Named) -> bool:
    """Whether a name is in the genitive: "Navalny's release", "Imamoglus Freilassung"."""
    word = scene.tokens[named.last]
    after = scene.tokens[named.last + 1].text if named.last + 1 < len(scene.tokens) else ""
    endings = tuple(closed(scene.language, "owner_endings"))
    return word.low.endswith(endings) or after in endings


def _follows(scene: Scene, anchor: int, mention: CountMention) -> bool:
    """Whether only small words stand between a noun and a number."""
    small = closed(scene.language, "prepositions", "determiners")
    return all(scene.lows[k] in small for k in range(anchor + 1, mention.first))


def _is_linked(scene: Scene, anchor: int, first: int) -> bool:
    """Whether a phrase belongs to the noun before it: "release of the editor"."""
    links = closed(scene.language, "of")
    between = scene.lows[anchor + 1 : first]
    return all(low in links for low in between) and (
        bool(between)
        or scene.lows[first] in closed(scene.language, "genitives")
        or bool(languages.table(scene.language, "language").get("no_articles"))
    )


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


def whom_of_entry(scene: Scene, hit: Hit) -> Whom | None:
    """Whom an entry without a verb is about: "X, lawyer: 18 years (May)", "11 years for X"."""
    first, last = hit.tokens[0], hit.tokens[-1]
    if scene.clauses[scene.clause_of[first]].finite is not None:
        return None
    if scene.lows[last + 1 : last + 2] and scene.lows[last + 1] in closed(scene.language, "of"):
        return _whom_behind(scene, last + 2)
    number = first
    while number > 0 and scene.tokens[number - 1].text[0].isalnum() and first - number < _TERM:
        number -= 1
    if (
        not number
        or scene.tokens[number - 1].text not in _ENTRY
        or not _ends_entry(scene, last + 1)
    ):
        return None
    named = next((n for n in reversed(scene.names) if n.sort == "person" and n.last < number), None)
    if named is None or any(
        scene.clauses[scene.clause_of[k]].finite is not None or scene.tokens[k].text == "."
        for k in range(named.last, number)
    ):
        return None
    return Whom(named.first, last, persons=(named.full,))


def _whom_behind(scene: Scene, k: int) -> Whom | None:
    """The persons or the number of people that a phrase at a token begins with."""
    k += k < len(scene.lows) and scene.lows[k] in closed(scene.language, "determiners")
    mention = next((m for m in scene.counts if m.first == k), None)
    if mention is not None:
        return Whom(mention.first, mention.last, mention)
    for named in scene.names:
        start = named.first if named.role_first is None else named.role_first
        if named.sort == "person" and start <= k <= named.first:
            row = row_of(scene, named)
            return Whom(k, row[-1].last, persons=tuple(n.full for n in row))
    return None


def _ends_entry(scene: Scene, k: int) -> bool:
    """Whether an entry's term ends before a token: by a sign, its end or a preposition."""
    return (
        k >= len(scene.tokens)
        or not scene.tokens[k].text[0].isalnum()
        or scene.lows[k] in closed(scene.language, "prepositions")
    )


def people_of_verb(
    draft: Draft, hit: Hit, clause: Clause, context: Context, used: set[int]
) -> None:
    """The people of a verb: a count or persons of its clause, or whom a pronoun stands for."""
    scene = draft.scene
    if _is_of_those(scene, hit):
        return
    whom = (
        _number_right_before(scene, hit)
        or _whom_an_enclitic_means(scene, hit, context)
        or _whom_it_modifies(scene, hit, clause, context)
        or _whose_custody(scene, hit)
    )
    told = _told_within(scene, clause, context) if whom is None else None
    if told is not None and (told.count is None or told.count.number not in used):
        told.give(draft)
        return
    if whom is None and _tells_of_owner(scene, hit, clause):
        whom = before(scene, clause.first - 1, context)
    if whom is None and clause.kind == "relative":
        beside = words_of(scene.language).groups.match(scene.lows, hit.anchor - 1)
        part = _part_of_whom(scene, clause) if beside is None else None
        nobody = words_of(scene.language).vague.match(scene.lows, clause.first)
        if part is None and nobody is not None and nobody[1] in ("none", "nobody"):
            return  # "none of whom had ever been caught"
        if part is not None:
            whom = Whom(part.first, part.last, part)
        elif undergone(scene, hit, clause) or _is_done_to_antecedent(scene, hit, clause):
            whom = _antecedent(scene, clause, context)
    if whom is not None and (whom.count is None or whom.count.number not in used):
        whom.give(draft, cover=whom.first in range(clause.first, clause.last + 1))
        return
    modified = _number_it_modifies(scene, hit, clause)
    if modified is not None:
        if modified.number not in used:
            Whom(modified.first, modified.last, modified).give(draft)
        return
    counts = [m for m in _free_counts(scene, clause.tokens, used) if not _is_time_like(scene, m)]
    counts = [m for m in counts if m.count.value != 0 or not _is_without(scene, m)]
    if _has_own_object(scene, hit, clause):
        counts = [m for m in counts if m.number > hit.tokens[0]]
    genitive = closed(scene.language, "genitive_determiners")
    counts = [m for m in counts if scene.lows[m.first] not in genitive]
    if is_passive(scene, clause):
        counts = [m for m in counts if not _is_by(scene, m)]
    counts = [m for m in counts if not _is_of_dating_noun(scene, m, hit)]
    whole = [m for m in counts if not is_part(scene, m, behind=False)]
    counts = whole if whole or _are_told_before(scene, clause) else counts
    kept = [m for m in counts if not is_exchanged(scene, m)]
    if counts and not kept and clause.finite == clause.first and undergone(scene, hit, clause):
        subject = _shared_subject(scene, hit, clause, context)  # "…, were exchanged for 25"
        if subject is not None and (subject.count is None or subject.count.number not in used):
            subject.give(draft, cover=False)
            return
    counts = kept or counts
    counts = [m for m in counts if not _opens_as_whole(scene, clause, m)] or counts
    counts = [m for m in counts if not (is_part(scene, m) and _has_whole(m, counts))]
    best = _best_count(counts, hit.anchor)
    persons = (
        [] if best is not None and is_figure(scene, hit) else patients(scene, clause, context, hit)
    )
    weak = (
        best is not None
        and (
            best.count.value == 1
            or best.count.qualifier in ("some", "all")
            or _opens_as_whole(scene, clause, best)
            or _is_group_of(scene, best, persons)
            or _is_one_of(scene, best, persons, hit, clause)
        )
        and persons
        and not (is_bare_infinitive(scene, hit.tokens) and best.first > hit.anchor)
    )
    if (
        best is not None
        and not weak
        and not _counts_named(scene, best, persons)
        and (
            best.label is not None
            or not persons
            or _number_suffers(scene, best, hit, clause)
            or _agrees(scene, best, persons, hit, clause)
        )
    ):
        draft.count = best
        draft.cover(best.first, best.last)
        draft.persons = [n.full for n in named_among(scene, best, context)]
        return
    if persons:
        more = listed_behind(scene, persons[-1]) if persons[-1].last > hit.anchor else []
        first = _joined_pronoun(scene, persons[0], context)
        draft.persons = list(dict.fromkeys([*first, *(n.full for n in (*persons, *more))]))
        own = [n.first for n in persons if scene.clause_of[n.first] == clause.index]
        draft.cover(draft.first, *own, *(n.last for n in more))
        return
    whom = _whom_elsewhere(scene, hit, clause, context)
    if whom is not None and (
        whom.count is None
        or whom.count.number not in used
        or (clause.kind != "relative" and clause.index != scene.clause_of[whom.count.number])
    ):
        whom.give(draft, cover=scene.clause_of[whom.first] == clause.index)


def _joined_pronoun(scene: Scene, named: Named, context: Context) -> list[str]:
    """Whom a pronoun means that a row begins with: "that he and X had been freed"."""
    link = (named.first if named.role_first is None else named.role_first) - 1
    subjects = pronouns(scene.language, "subject")
    if (
        link < 1
        or scene.lows[link] not in closed(scene.language, "coordinators")
        or scene.lows[link - 1] not in subjects
    ):
        return []
    whom = whom_of_pronoun(scene, link - 1, context)
    if whom is not None:
        return list(whom.persons)
    gender = "f" if scene.lows[link - 1] in pronouns(scene.language, "f") else "m"
    speakers = (
        n
        for n in scene.names
        if n.sort == "person"
        and n.last < link - 1
        and n.gender in (gender, None)
        and not context.rules(n)
    )
    return [n.full for n in speakers][:1]  # "X told reporters that he and Y were free"


def is_figure(scene: Scene, hit: Hit) -> bool:
    """Whether the words tell a number: "put the number of prisoners at 882"."""
    return not scene.starts("tallies", "figures").isdisjoint(hit.tokens)


def opens_within(scene: Scene, clause: Clause) -> int | None:
    """The clause around a relative clause that tells who is among those it is about."""
    if clause.kind != "relative" or clause.first < 2:
        return None
    above = scene.clauses[scene.clause_of[clause.first - 2]]
    first = above.first
    one = _opening_one(scene, above)
    if one is not None and one.last + 1 < clause.first:  # "Jedną z osób, które …, jest X"
        first = one.number + 1
    elif scene.lows[first] in words_of(scene.language).one:
        first += 1
    within = words(scene.language, "tallies", "within").match(scene.lows, first)
    return above.index if within is not None and above.last > clause.last else None


def _opening_one(scene: Scene, clause: Clause) -> CountMention | None:
    """The "one" that a clause begins with: "One of those who …"."""
    return next((m for m in scene.counts if m.first == clause.first and m.count.value == 1), None)


def _told_within(scene: Scene, clause: Clause, context: Context) -> Whom | None:
    """The part that is told of those in a relative clause, which is what their verb counts.

    "Unter den Gefangenen, die Belarus freiließ, waren sechs Litauer", "among those who …".
    """
    index = opens_within(scene, clause)
    if index is None:
        return None
    above = scene.clauses[index]
    behind = [k for k in above.tokens if k > clause.last]
    one = _opening_one(scene, above)
    counts = [m for m in _free_counts(scene, above.tokens, set()) if m is not one]
    if any(m.number < clause.first for m in counts):
        return None  # "unter den 52 Häftlingen, die …": they have a number of their own
    parts = [m for m in counts if m.label is not None or m.nationality]
    if parts:
        return Whom(above.first, parts[0].last, parts[0])
    persons = [n for n in scene.names if n.sort == "person" and n.first in behind]
    if not persons or context.rules(persons[0]):
        return None
    row = row_of(scene, persons[0])
    return Whom(above.first, row[-1].last, persons=tuple(n.full for n in row))


def _are_told_before(scene: Scene, clause: Clause) -> bool:
    """Whether a pronoun is the subject: "all of them are guilty, among them seven women"."""
    plural = pronouns(scene.language, "plural") & closed(scene.language, "personal")
    verb = clause.finite
    return verb is not None and any(scene.lows[k] in plural for k in clause.tokens if k < verb)


def _whom_an_enclitic_means(scene: Scene, hit: Hit, context: Context) -> Whom | None:
    """Whom a pronoun at the end of a verb means: "su esposa no ha podido visitarlo"."""
    for gender in ("m", "f"):
        ends = tuple(pronouns(scene.language, f"enclitic_{gender}"))
        for k in hit.tokens:
            low = scene.lows[k]
            if not ends or not low.endswith(ends) or not is_verb(scene, k):
                continue
            bare = (low.removesuffix(end) for end in ends if low.endswith(end))
            features = (verb_forms(scene.language).get(form, ()) for form in bare)
            known = context.last_undergoing(gender)
            if known is not None and any(
                f.feature in ("inf", "ger") for fs in features for f in fs
            ):
                return Whom(k, k, persons=(known.full,))
    return None


def _tells_of_owner(scene: Scene, hit: Hit, clause: Clause) -> bool:
    """Whether what befalls a term or the like befalls whose it is: "X, whose sentence was cut"."""
    owning = pronouns(scene.language, "possessive") & closed(scene.language, "relatives")
    near = range(clause.first + 1, clause.first + 1 + _TERM)
    return (
        clause.kind == "relative"
        and clause.first > 0
        and scene.lows[clause.first] in owning
        and hit.cue.frame == "acts"
        and len(hit.cue.parts) > 1
        and any(k in near for k in hit.starts)
    )


def _part_of_whom(scene: Scene, clause: Clause) -> CountMention | None:
    """The part that opens a relative clause: "…, 12 of whom have not been heard of"."""
    of, relatives = closed(scene.language, "of"), closed(scene.language, "relatives")
    return next(
        (
            m
            for m in scene.counts
            if m.first == clause.first
            and scene.lows[m.last + 1 : m.last + 2]
            and scene.lows[m.last + 1] in of
            and scene.lows[m.last + 2 : m.last + 3]
            and scene.lows[m.last + 2] in relatives
        ),
        None,
    )


def _whose_custody(scene: Scene, hit: Hit) -> Whom | None:
    """Whose custody it is that a verb is about: "die Haft von X dauert an", "verlängerte die …"."""
    if not _verb_comes_last(scene):
        return None
    small = closed(scene.language, "prepositions")
    owning = closed(scene.language, "of", "genitives")
    for k in scene.starts("sets", "custody").intersection(hit.tokens):
        if not 0 < k < len(scene.lows) - 2 or scene.lows[k - 1] in small - owning:
            continue
        named = next((n for n in scene.names if n.sort == "person" and n.first > k + 1), None)
        if scene.lows[k + 1] not in owning or named is None:
            continue
        if named.start == k + 2:
            row = row_of(scene, named)
            return Whom(k, row[-1].last, persons=tuple(n.full for n in row))
    return None


def _number_right_before(scene: Scene, hit: Hit) -> Whom | None:
    """The number that a participle alone belongs to: "two were shot dead and 90 arrested"."""
    first = hit.tokens[0]
    if hit.cue.frame != "acts" or not is_participle(scene.tokens[first], scene.language):
        return None
    links = closed(scene.language, "coordinators")
    return next(
        (
            Whom(m.first, m.last, m)
            for m in scene.counts
            if m.label is None
            and m.last == first - 1
            and m.first
            and (scene.lows[m.first - 1] in links or scene.tokens[m.first - 1].text == ",")
        ),
        None,
    )


def _number_it_modifies(scene: Scene, hit: Hit, clause: Clause) -> CountMention | None:
    """Those counted right before a participle that is not its clause's verb: "19 people jailed"."""
    first = hit.tokens[0]
    if (
        hit.cue.frame != "acts"
        or languages.table(scene.language, "language").get("capitalised_nouns")
        or not is_participle(scene.tokens[first], scene.language)
        or clause.finite is None
        or clause.finite in hit.tokens
        or clause.finite < first
    ):
        return None
    return next(
        (m for m in scene.counts if m.label and max(m.last, m.head or 0) == first - 1), None
    )


def _is_done_to_antecedent(scene: Scene, hit: Hit, clause: Clause) -> bool:
    """Whether a relative pronoun can only be the object: "52 узника, которых Минск освободил"."""
    return hit.cue.frame == "acts" and scene.lows[clause.first] in closed(
        scene.language, "object_relatives"
    )


def _is_of_dating_noun(scene: Scene, mention: CountMention, hit: Hit) -> bool:
    """Whether a noun that only dates the verb counts them: "after the release of four, 39 stay"."""
    return any(
        other.cue.frame == "nouns"
        and other.kind != hit.kind
        and 0 < mention.first - other.anchor <= _CLOSE
        and (dates_another(scene, other.anchor) or follows_event(scene, other.anchor))
        for other in scene.people_hits
    )


def without_offences(scene: Scene) -> list[CountMention]:
    """The counts of a sentence but those that tell what somebody is accused of.

    "Jailed for insulting two judges", "convicted of assaulting two officers", "for neglecting to
    register as a foreign agent", "wegen Angriffs auf drei Soldaten".
    """
    verdicts = [h for h in scene.people_hits if h.kind == "jailed" and h.cue.frame == "acts"]
    if not verdicts:
        return scene.counts
    first = 0 if _verb_comes_last(scene) else min(hit.tokens[0] for hit in verdicts)
    return [m for m in scene.counts if m.first < first or not _is_of_offence(scene, m, first)]


def _is_of_offence(scene: Scene, mention: CountMention, verdict: int) -> bool:
    """Whether those counted stand behind "for" and a gerund, or a noun and a preposition."""
    accusing = closed(scene.language, "accusing", "causes")
    if _verb_comes_last(scene):
        verdict = scene.clauses[scene.clause_of[mention.number]].first
    near = range(max(verdict, mention.first - _OFFENCE), mention.first)
    home = scene.clause_of[mention.number]
    cause = next(
        (k for k in near if scene.lows[k] in accusing and scene.clause_of[k] == home), None
    )
    if cause is None or any(scene.tokens[k].text in _STOPS for k in range(cause, mention.first)):
        return False
    between = range(cause + 1, mention.first)
    if any(scene.clauses[scene.clause_of[k]].finite == k for k in between):
        return False
    links = closed(scene.language, "prepositions" if _verb_comes_last(scene) else "of")
    last = mention.first - 1
    noun = last > cause + 1 and scene.lows[last] in links
    noun = noun and scene.lows[cause] in closed(scene.language, "causes")
    return noun or any(is_gerund(scene, (k,)) for k in between[:2])


def _is_by(scene: Scene, mention: CountMention) -> bool:
    """Whether those counted act in a passive: "was marched out by two officers"."""
    before = scene.lows[mention.first - 1] if mention.first else ""
    return mention.label == "people" and before in closed(scene.language, "by")


def _is_without(scene: Scene, mention: CountMention) -> bool:
    """Whether nobody is told of only beside the verb: "with no lawyer"."""
    before = scene.lows[mention.first - 1 : mention.first] if mention.first else []
    return bool(set(before) & closed(scene.language, "prepositions"))


def _opens_as_whole(scene: Scene, clause: Clause, mention: CountMention) -> bool:
    """Whether a clause begins with those of whom it tells a part: "Of the six only X is free"."""
    before = [k for k in range(clause.first, mention.first) if scene.tokens[k].is_word]
    parting = closed(scene.language, "of") | words_of(scene.language).shares
    small = parting | closed(scene.language, "determiners")
    return (
        bool(before)
        and scene.lows[before[0]] in parting
        and scene.lows[before[0]] not in closed(scene.language, "determiners")
        and all(scene.lows[k] in small for k in before)
    )


def _is_group_of(scene: Scene, mention: CountMention, persons: Sequence[Named]) -> bool:
    """Whether those counted are only the group one belongs to: "X nie ma wśród 123 uwolnionych"."""
    within = words(scene.language, "tallies", "within")
    opens = within.match_before(scene.lows, mention.first) is not None
    return opens and bool(persons) and persons[-1].last < mention.first


def _is_one_of(
    scene: Scene, mention: CountMention, persons: Sequence[Named], hit: Hit, clause: Clause
) -> bool:
    """Whether an apposition tells of which group a person is one: "X, the oldest of the 52, is"."""
    articles = closed(scene.language, "determiners")
    of = mention.first - (scene.lows[mention.first] not in articles)
    of -= scene.lows[of] in articles
    if not persons or of <= persons[-1].last or scene.lows[of] not in closed(scene.language, "of"):
        return False
    comma = persons[-1].last + 1
    return (
        scene.tokens[comma].text == ","
        and not any(scene.tokens[k].text == "," for k in range(comma + 1, of))
        and not any(comma < m.number < of for m in scene.counts)
        and (hit.cue.frame == "happens" or undergone(scene, hit, clause))
    )


def _has_whole(part: CountMention, counts: Sequence[CountMention]) -> bool:
    """Whether a larger number stands before a part: "four women, two of them Americans"."""
    value = part.count.value or 0
    return any(m.last < part.first and (m.count.value or 0) > value for m in counts)


def _number_suffers(scene: Scene, mention: CountMention, hit: Hit, clause: Clause) -> bool:
    """Whether of a bare number and a person in an active clause the person must be who acts.

    "23 hält Alijew noch fest": a verb in the singular has no number for a subject.
    """
    before = scene.lows[mention.first - 1] if mention.first else ""
    if (
        hit.cue.frame != "acts"
        or clause.finite is None
        or is_passive(scene, clause)
        or before in closed(scene.language, "prepositions")
        or (mention.count.value or 0) < 2
    ):
        return False
    forms = verb_forms(scene.language).get(scene.lows[clause.finite], ())
    return bool(forms) and all(form.number == "sg" for form in forms if form.number is not None)


def _agrees(
    scene: Scene, mention: CountMention, persons: Sequence[Named], hit: Hit, clause: Clause
) -> bool:
    """Whether a plural verb has the number for its subject: "52 were freed after X came"."""
    several = (mention.count.value or 0) > 1 and mention.elliptic and len(persons) == 1
    return several and is_plural(scene, clause) and undergone(scene, hit, clause)


def _counts_named(scene: Scene, mention: CountMention, persons: Sequence[Named]) -> bool:
    """Whether a number only tells who those are who stand before it: "X and Y, two soldiers"."""
    last = next((n for n in persons if n.last + 2 == mention.first), None)
    return (
        last is not None
        and scene.tokens[mention.first - 1].text == ","
        and mention.label is not None
        and mention.first == mention.number
        and len([n for n in persons if n.last <= last.last]) == (mention.count.value or 0)
    )


def _is_of_those(scene: Scene, hit: Hit) -> bool:
    """Whether a participle tells of people in general: "for everyone jailed", "those freed"."""
    k = hit.tokens[0] - 1
    return (
        hit.cue.frame == "acts"
        and k >= 0
        and scene.lows[k] in closed(scene.language, "those")
        and is_participle(scene.tokens[hit.tokens[0]], scene.language)
        and not any(m.first <= k <= max(m.last, m.head or 0) + 2 for m in scene.counts)
    )


def _whom_it_modifies(scene: Scene, hit: Hit, clause: Clause, context: Context) -> Whom | None:
    """The noun of a participle: "X, arrested in May", "the editor jailed in May", "der … X"."""
    if is_attribute(scene, hit.tokens) and clause.finite not in hit.tokens:
        return behind(scene, hit.tokens[-1], context)
    comma = apposed(scene, hit)
    if comma is not None:
        plural = pronouns(scene.language, "plural")  # "X and Y, both in jail"
        several = scene.lows[comma + 1] in plural
        return before(scene, comma - 1, context, several=several)
    if clause.kind != "participle":
        return _subject_behind(scene, hit, clause)
    first = scene.clauses[clause.index - 1] if clause.index else clause
    if first.kind == "participle" and first.parent == clause.parent and goes_on(scene, clause):
        verbs = [k for k in first.tokens if is_verb(scene, k)]  # "arrested in May and tried"
        earlier = replace(hit, tokens=tuple(verbs[-1:] or first.tokens[-1:]))
        return _whom_it_modifies(scene, earlier, first, context)
    said = [k for k in range(clause.first, hit.tokens[0]) if scene.tokens[k].is_word]
    inside = before(scene, hit.tokens[0] - 1, context) if said else None
    if inside is not None and inside.last >= clause.first:
        return inside
    if not _verb_comes_last(scene) and any(
        scene.lows[k] not in closed(scene.language, "adverbs") for k in said
    ):
        return None  # "those pardoned"
    if clause.first:
        return before(scene, clause.first - 1, context)
    aside = ("sub", "relative")
    following = [c for c in scene.clauses[clause.index + 1 :] if c.kind not in aside][:1]
    persons = [p for c in following for p in patients(scene, c, context, hit)]
    if persons:
        return Whom(persons[0].first, persons[0].last, persons=(persons[0].full,))
    opening = next((k for c in following for k in c.tokens if scene.tokens[k].is_word), None)
    if opening is None or scene.lows[opening] not in pronouns(scene.language, "subject"):
        return None
    return whom_of_pronoun(scene, opening, context)  # "Held since May, she …"


def _subject_behind(scene: Scene, hit: Hit, clause: Clause) -> Whom | None:
    """Whom a participle that opens a clause tells of: "Released on condition that …, X left"."""
    if hit.tokens[0] != clause.first or not is_participle(
        scene.tokens[clause.first], scene.language
    ):
        return None
    named = (
        n
        for n in in_clause(scene.names, scene, clause)
        if n.sort == "person" and n.first > hit.tokens[-1] and n.last + 1 == clause.finite
    )
    return next((Whom(n.first, n.last, persons=(n.full,)) for n in named), None)


def _verb_comes_last(scene: Scene) -> bool:
    """Whether participles end their clause, as in German."""
    return bool(languages.table(scene.language, "language").get("capitalised_nouns"))


def _whom_elsewhere(scene: Scene, hit: Hit, clause: Clause, context: Context) -> Whom | None:
    """The people of a verb whose clause has neither number nor name for them."""
    if clause.kind == "relative" and not _has_own_object(scene, hit, clause):
        whom = _antecedent(scene, clause, context)
        if whom is not None:
            return whom
    group = bare_group(scene, clause.tokens)
    if group is not None:
        return Whom(group.first, group.last, group)
    whom = _beside_colon(scene, clause)
    if whom is not None:
        return whom
    return (
        _shared_subject(scene, hit, clause, context)
        or _unnumbered(scene, hit, clause)
        or _inhabitants(scene, hit, clause)
    )


def _inhabitants(scene: Scene, hit: Hit, clause: Clause) -> Whom | None:
    """Several told by where they are from alone: "der Iran hat die US-Amerikaner entlassen"."""
    if hit.kind not in ("jailed", "freed"):
        return None
    for place in in_clause(scene.places, scene, clause):
        role = Named(place.first, place.last, "", "", "person")
        article = article_of(scene, place.last)
        if (
            place.sort == "people"
            and article is not None
            and is_masculine_plural(scene, article, place.last, None)
            and not in_phrase(scene, replace(role, first=article))
        ):
            count = Count(None, "some", "")
            mention = CountMention(article, place.last, count, place.last, "people", "people")
            return Whom(article, place.last, mention)
    return None


def _has_own_object(scene: Scene, hit: Hit, clause: Clause) -> bool:
    """Whether a pronoun behind an active verb is its object: "the decisions that freed them"."""
    objects = closed(scene.language, "object_pronouns", "person_objects")
    behind = scene.lows[hit.tokens[-1] + 1 : hit.tokens[-1] + 2]
    return (
        hit.cue.frame == "acts"
        and any(low in objects for low in behind)
        and not undergone(scene, hit, clause)
    )


def _unnumbered(scene: Scene, hit: Hit, clause: Clause) -> Whom | None:
    """People without a number whom a verb befalls: "journalists and lawyers were arrested"."""
    if hit.kind not in ("jailed", "freed") or hit.cue.frame != "acts" or clause.finite is None:
        return None
    passive = undergone(scene, hit, clause)
    titles = {
        k for n in scene.names if n.role_first is not None for k in range(n.role_first, n.last + 1)
    }
    inside = [
        k
        for k in clause.tokens
        if k not in titles
        and k not in hit.tokens
        and (k < hit.tokens[-1] if passive else k > hit.tokens[0])
        and is_plural_noun(scene, k)
    ]
    groups = words_of(scene.language).groups
    for k in inside:
        found = groups.match(scene.lows, k)
        if found is None or found[1][0] != "people" or found[1][1] in _VAGUE_GROUPS:
            continue
        if scene.lows[k - 1 : k] and scene.lows[k - 1] in closed(scene.language, "prepositions"):
            continue
        last = k + found[0] - 1
        mention = CountMention(k, last, Count(None, "some", ""), k, *found[1], head=last)
        return Whom(k, last, mention)
    return None


def _beside_colon(scene: Scene, clause: Clause) -> Whom | None:
    """The persons of an entry: "Freed in 2025: X, Y", "X: verhaftet April 2022"."""
    persons = [n for n in scene.names if n.sort == "person"]
    if scene.tokens[clause.last].text == ":":
        row = [n for n in persons if n.first > clause.last]
        own_verb = clause.finite is None or clause.finite in clause.tokens
        if row and own_verb and (row[0].role_first or row[0].first) <= clause.last + 2:
            named = row_of(scene, row[0])
            return Whom(clause.first, named[-1].last, persons=tuple(n.full for n in named))
        return None
    label = next((k for k, t in enumerate(scene.tokens) if t.text == ":"), None)
    if label is None or clause.first <= label:
        return None
    owner = [n for n in persons if n.first <= 1 and n.last == label - 1]
    return Whom(owner[0].first, owner[0].last, persons=(owner[0].full,)) if owner else None


def _shared_subject(scene: Scene, hit: Hit, clause: Clause, context: Context) -> Whom | None:
    """Whom the clauses before are about where a clause goes on: "…, tried and sentenced"."""
    if says(scene, clause) and clause.finite not in hit.tokens:
        return None  # "but says people have been deported"
    if _has_own_object(scene, hit, clause):
        return None  # "freed five and dropped the charges against them"
    if clause.kind == "participle" and clause.parent is not None:
        opening = range(clause.first, hit.tokens[0])
        small = closed(scene.language, "adverbs")
        if not _verb_comes_last(scene) and any(scene.lows[k] not in small for k in opening):
            return None  # "those pardoned", but "was freed, then arrested again"
        back = scene.clauses[clause.parent]
    elif goes_on(scene, clause):
        back = _before_aside(scene, clause)
    elif _leaves_out_subject(scene, clause) and clause.parent is not None:
        back = scene.clauses[clause.parent]
    else:
        return None
    if back.kind == "relative":
        return _antecedent(scene, back, context)
    if back.kind == "participle":
        return _whom_it_modifies(scene, replace(hit, tokens=(back.first,)), back, context)
    persons = patients(scene, back, context, hit)
    if _verb_comes_last(scene):
        persons = [n for n in persons if not in_phrase(scene, n)]  # "… mit X gründete, sitzt"
    if persons:
        row = [n for n in row_of(scene, persons[0]) if n in persons]
        return Whom(row[0].first, row[-1].last, persons=tuple(n.full for n in row))
    whom = _shared_subject(scene, hit, back, context) or _subject_of(scene, back, context)
    own = any(m.number in clause.tokens and not is_exchanged(scene, m) for m in scene.counts)
    return None if whom is not None and whom.count is not None and own else whom


def _before_aside(scene: Scene, clause: Clause) -> Clause:
    """The clause that one goes on with: "had a stroke, she told reporters, and was let go".

    So it does behind what it tells of its subject: "ten people, most of them women, were freed".
    """
    back = scene.clauses[clause.index - 1]
    vague, opening = words_of(scene.language).vague, range(back.first, back.first + _PART)
    part = vague.any_at(scene.lows, opening[:2]) and any(
        scene.lows[k] in closed(scene.language, "of") for k in opening
    )
    if part and clause.index > 1 and clause.finite == clause.first:
        return scene.clauses[clause.index - 2]
    if clause.index < 2 or not says(scene, back) or scene.tokens[back.last].text != ",":
        return back
    first = scene.clauses[clause.index - 2]
    return first if scene.tokens[first.last].text == "," else back


def _leaves_out_subject(scene: Scene, clause: Clause) -> bool:
    """Whether a clause has but a form in "-ing" for its verb: "after being dragged off a bus"."""
    verb = clause.finite
    if (
        clause.kind != "sub"
        or verb is None
        or clause.opener not in closed(scene.language, "temporal")
    ):
        return False
    gerund = features_of(scene.language, scene.lows[verb])
    return verb == clause.first + 1 and (
        "ger" in gerund or scene.lows[verb] in closed(scene.language, "gerund_auxiliaries")
    )


def _subject_of(scene: Scene, clause: Clause, context: Context) -> Whom | None:
    """Who an unnamed subject of a clause is: one person by a pronoun, a phrase or "a driver"."""
    one = [m for m in scene.counts if m.count.value == 1 and m.head is not None]
    subjects = pronouns(scene.language, "subject")
    prepositions = closed(scene.language, "prepositions")
    for k in clause.tokens:
        if scene.lows[k] in subjects:
            return whom_of_pronoun(scene, k, context)
        role = next((r for r in lone(scene) if r.first == k and not in_phrase(scene, r)), None)
        if role is not None:
            return of_lone(scene, role, context)
        several = next(
            (
                m
                for m in scene.counts
                if m.first == k
                and (m.count.value or 0) > 1
                and not _opens_as_whole(scene, clause, m)
            ),
            None,
        )
        free = not k or scene.lows[k - 1] not in prepositions
        if several is not None and free and clause.finite is not None and k < clause.finite:
            return Whom(several.first, several.last, several)
        count = next((m for m in one if m.first == k), None)
        if count is not None and k and scene.lows[k - 1] not in prepositions:
            return Whom(count.first, count.last, count)
    return None


def _is_time_like(scene: Scene, mention: CountMention) -> bool:
    return any(t.first <= mention.number <= t.last for t in scene.times)


def _antecedent(scene: Scene, clause: Clause, context: Context) -> Whom | None:
    """Whom a relative pronoun stands for: the people right before its clause."""
    if (
        clause.first == 0
        or clause.opener not in closed(scene.language, "relatives")
        or clause.opener in pronouns(scene.language, "possessive")
    ):
        return None
    end = clause.first - 1
    articles = closed(scene.language, "determiners") - closed(scene.language, "prepositions")
    k = end - (end > 0 and scene.lows[end] in articles)
    if scene.lows[k] in closed(scene.language, "prepositions"):
        if scene.lows[k] not in closed(scene.language, "object_marks") or k == 0:
            return None
        end = k - 1  # "X, a quien condenaron", "X, a la que detuvieron"
    return before(scene, end, context, several=not is_singular(scene, clause))


def named_among(scene: Scene, mention: CountMention, context: Context) -> list[Named]:
    """Persons named as part of a count: after "among them", or as its apposition."""
    among = scene.starts("status", "among")
    named: list[Named] = []
    for person in scene.names:
        if person.sort != "person" or person.first <= mention.last:
            continue
        if stands_aside(scene, person) or _acts(scene, person):
            break  # "222, some of them arrested by X"
        between = range(mention.last + 1, person.first)
        if any(scene.clauses[scene.clause_of[k]].kind == "gap" for k in between):
            break
        if _tells_of_others(scene, mention, between):
            break
        if not among.isdisjoint(between):
            named += [n for n in row_of(scene, person) if n not in named]
            break
        gap = [k for k in between if scene.tokens[k].text not in PUNCTUATION]
        if (
            len(gap) <= 3
            and any(scene.tokens[k].text in ",:–—(" for k in between)
            and not any(
                scene.lows[k] in closed(scene.language, "auxiliaries", "negations") for k in gap
            )
        ):
            named += [n for n in row_of(scene, person) if n not in named]
        break
    return [n for n in named if not context.rules(n)]


def _tells_of_others(scene: Scene, mention: CountMention, between: Sequence[int]) -> bool:
    """Whether a clause of its own tells of others: "12 were freed, but others are held, like X"."""
    home = scene.clause_of
    return any(
        hit.anchor in between
        and home[hit.anchor] != home[mention.number]
        and scene.clauses[home[hit.anchor]].kind == "main"
        and hit.cue.frame in ("acts", "happens")
        for hit in scene.people_hits
    )


def custody_in(scene: Scene) -> bool:
    """Whether the sentence speaks of custody or of prisoners."""
    groups = words_of(scene.language).groups
    return bool(scene.starts("sets", "custody")) or any(
        (groups.match(scene.lows, k) or (0, ("", "")))[1][0] in ("prisoner", "freed", "jailed")
        for k in range(len(scene.lows))
    )


def people_in(scene: Scene) -> bool:
    """Whether a plural noun for people stands anywhere in the sentence."""
    groups = words_of(scene.language).groups
    return groups.any_at(scene.lows, range(len(scene.lows)))


def plural_people(draft: Draft, clause: Clause) -> bool:
    """Whether the clause speaks of those who were freed, jailed or held without a number."""
    scene = draft.scene
    groups = words_of(scene.language).groups
    for k in (k for k in clause.tokens if k != draft.anchor):
        found = groups.match(scene.lows, k)
        if found and found[1][0] in ("freed", "jailed", "prisoner") and not is_asked(scene, k):
            draft.group = found[1][1]
            return True
    return False
