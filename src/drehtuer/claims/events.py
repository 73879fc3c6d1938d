"""Held, freed, jailed, listed, fate: what happens to people, and how many of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from drehtuer import languages
from drehtuer.claims.clauses import Clause
from drehtuer.claims.counts import CountMention, words_of
from drehtuer.claims.cues import Hit, people_cues, words
from drehtuer.claims.draft import Context, Draft, surname
from drehtuer.claims.scene import PUNCTUATION, Named, Scene, Timed
from drehtuer.claims.tokens import Token
from drehtuer.languages.verbforms import verb_forms
from drehtuer.model import Count

_STOPS = frozenset(",;:–—()")
_NOT_REACH = 8
_PRONOUN_REACH = 15
_STATUS_REACH = 25
"""How many tokens from a verb its negation, modal or particle may stand."""
_COUNTING = frozenset({"held", "freed", "jailed", "listed"})
_TOPIC_REACH = 2
"""For how many sentences a number without a verb of its own still counts the same people."""
_NEAR = 7
"""How many tokens after a noun such as "release" the people may stand whom it is about."""


@cache
def _closed(language: str, name: str) -> frozenset[str]:
    return frozenset(languages.table(language, "language").get("words", {}).get(name, "").split())


def read_people(scene: Scene, context: Context) -> list[Draft]:
    """The claims of a sentence about what happens to people."""
    hits = people_cues(scene.language).find(scene.heads, scene.clause_of)
    hits = _prune([hit for hit in hits if not _is_noun_here(hit, scene) and not _is_mere_place(hit, scene)], scene)
    used: set[int] = set()
    drafts: list[Draft] = []
    modifiers = [hit for hit in hits if _is_modifier(hit, scene)]
    for hit in [*(h for h in hits if h not in modifiers), *modifiers]:
        draft = _draft(hit, scene, context, used if hit in modifiers else set())
        if draft is None or (hit in modifiers and not _tells(draft, drafts)):
            continue
        drafts.append(draft)
        if draft.count is not None:
            used.add(draft.count.number)
    drafts = _merge_fates(drafts)
    drafts += _among(scene, context, drafts, used)
    drafts += _breakdown(scene, drafts, used)
    drafts += _stocks(scene, context, drafts, used)
    drafts += _continued(scene, context, drafts, used)
    return drafts


def _prune(hits: Sequence[Hit], scene: Scene) -> list[Hit]:
    """Of cues that share words the one with more words stays; of one kind in a clause, one verb."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (-len(h.tokens), h.cue.order, h.anchor)):
        clash = any(
            set(hit.tokens) & set(other.tokens)
            or (
                scene.clause_of[hit.anchor] == scene.clause_of[other.anchor]
                and hit.kind == other.kind
                and hit.cue.detail == other.cue.detail
                and (hit.cue.frame in ("acts", "happens")) == (other.cue.frame in ("acts", "happens"))
                and hit.cue.frame != "people"
            )
            for other in kept
        )
        if not clash:
            kept.append(hit)
    return sorted(kept, key=lambda h: h.anchor)


def _is_noun_here(hit: Hit, scene: Scene) -> bool:
    """Whether a word such as "jails" or "release" is a noun where it stands, not a verb."""
    if hit.cue.frame not in ("acts", "happens") or len(hit.tokens) > 1:
        return False
    if languages.table(scene.language, "language").get("capitalised_nouns"):
        token = scene.tokens[hit.anchor]
        return token.is_capitalised and (hit.anchor > 0 or token.low not in verb_forms(scene.language))
    if hit.anchor == 0:
        return False
    features = {form.feature for form in verb_forms(scene.language).get(scene.lows[hit.anchor], ())}
    if features & {"part", "past", "ger"}:
        return False
    before = scene.lows[hit.anchor - 1]
    behind = scene.lows[hit.anchor + 1] if hit.anchor + 1 < len(scene.lows) else ""
    if before in (
        _closed(scene.language, "infinitive_marks")
        | _closed(scene.language, "modals")
        | _closed(scene.language, "personal")
        | _closed(scene.language, "relatives")
    ):
        return False
    return (
        before in _closed(scene.language, "determiners") | _closed(scene.language, "prepositions")
        or behind in _closed(scene.language, "of")
        or any(p.first == hit.anchor - 1 and p.sort == "adjective" for p in scene.places)
        or any(m.number == hit.anchor - 1 for m in scene.counts)
        or before.endswith("'s")
        or ("inf" in features and not before.endswith("s") and not scene.tokens[hit.anchor - 1].is_capitalised)
    )


def _is_mere_place(hit: Hit, scene: Scene) -> bool:
    """Whether "in prison" is only where something else happens: "visited him in prison"."""
    if hit.kind != "held" or hit.cue.frame != "happens" or len(hit.cue.parts) > 2:
        return False
    features = {f.feature for k in hit.tokens for f in verb_forms(scene.language).get(scene.lows[k], ())}
    finite = scene.clauses[scene.clause_of[hit.anchor]].finite
    if features or finite is None or any(scene.lows[k] in _closed(scene.language, "auxiliaries") for k in hit.tokens):
        return False
    return scene.lows[finite] not in _closed(scene.language, "auxiliaries")


def _is_modifier(hit: Hit, scene: Scene) -> bool:
    """Whether a participle only tells which people: "the 61 people detained by …", "inhaftierte Reporter"."""
    if hit.cue.frame != "acts" or len(hit.tokens) > 1:
        return False
    token = scene.tokens[hit.anchor]
    if languages.table(scene.language, "language").get("capitalised_nouns"):
        inflected = token.low not in verb_forms(scene.language) and token.low.endswith(("e", "en", "er", "es", "em"))
        following = hit.anchor + 1
        return inflected and not token.is_capitalised and following < len(scene.tokens) and (
            scene.tokens[following].is_word
        )
    heads = {m.head for m in scene.counts} | {m.last for m in scene.counts}
    return _is_participle(token, scene.language) and (
        hit.anchor - 1 in heads or scene.lows[hit.anchor - 1] in _closed(scene.language, "those")
    )


def _tells(draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether a modifier is a claim of its own: it names somebody, or nothing else takes its count."""
    same = [d for d in others if d.scene.clause_of[d.anchor] == draft.scene.clause_of[draft.anchor]]
    return bool(draft.persons) or (draft.count is not None and not same)


def in_clause(items: Iterable[Named], scene: Scene, clause: Clause) -> list[Named]:
    """Those that stand in a clause."""
    return [item for item in items if scene.clause_of[item.first] == clause.index]


def _draft(hit: Hit, scene: Scene, context: Context, used: set[int]) -> Draft | None:
    clause = scene.clauses[scene.clause_of[hit.anchor]]
    draft = Draft(hit.kind, scene, hit.tokens[0], hit.tokens[-1], fate=hit.cue.detail, anchor=hit.anchor)
    draft.infinitive = is_bare_infinitive(scene, clause, hit.tokens)
    draft.nominal = hit.cue.frame in ("nouns", "people") or draft.infinitive
    if hit.cue.frame == "nouns":
        _people_of_noun(draft, hit, clause, used)
    elif hit.cue.frame == "people":
        _people_of_word(draft, hit, used)
        if draft.count is None:
            return None
    else:
        _people_of_verb(draft, hit, clause, context, used)
    if draft.count is None and not draft.persons:
        _people_of_pronoun(draft, hit, clause, context)
    if draft.count is None and not draft.persons:
        if hit.kind != "fate" and not (hit.cue.frame != "nouns" and _plural_people(draft, clause)):
            return None
        if hit.kind == "fate" and not (
            _plural_people(draft, clause)
            or draft.fate == "family_targeted"
            or (context.last_event is not None and _has_plural_pronoun(scene, clause))
            or (clause.index > 0 and _people_in(scene))
        ):
            return None
    if hit.cue.frame == "happens" and hit.kind == "freed" and draft.count is None and not draft.persons:
        return None
    if draft.fate == "died" and draft.persons == [] and not _custody_in(scene):
        return None
    if hit.kind == "listed":
        out = words(scene.language, "listed", "out")
        draft.direction = "out" if any(out.match(scene.lows, k) for k in clause.tokens) else "in"
    settle(draft, clause, context)
    vague = draft.count is not None and draft.count.count.qualifier == "some" and not draft.persons
    return None if vague and draft.status == "denied" else draft


def settle(draft: Draft, clause: Clause, context: Context) -> None:
    """Fill in time, place, actor, status and totals from the clause."""
    scene = draft.scene
    draft.when = time_of(draft, clause, context)
    draft.by = draft.by or agents_of(draft, clause, context)
    draft.where = place_of(draft, clause, context)
    draft.status = status_of(draft, clause)
    if draft.count is not None:
        draft.group = draft.group or draft.count.group
        draft.nationality = draft.nationality or tuple(
            state for state in draft.count.nationality if state != draft.where
        )
        draft.cumulative = _is_total(draft, clause)
    if draft.where in draft.nationality:
        draft.nationality = ()
    if draft.kind == "freed":
        draft.destination = _destinations(scene, clause, draft)
    draft.first, draft.last = evidence_of(draft, clause)


def is_bare_infinitive(scene: Scene, clause: Clause, tokens: Sequence[int]) -> bool:
    """Whether the verb among the tokens is an infinitive with "to", without a finite verb of its own."""
    marks = _closed(scene.language, "infinitive_marks")
    for k in tokens:
        features = {form.feature for form in verb_forms(scene.language).get(scene.lows[k], ())}
        marked = k > 0 and scene.lows[k - 1] in marks
        if "zu_inf" in features or (marked and "inf" in features):
            return True
    return False


def evidence_of(draft: Draft, clause: Clause) -> tuple[int, int]:
    """The clause's run of tokens around the draft's own, without signs at its edges."""
    scene = draft.scene
    first, last = draft.first, draft.last
    members = set(clause.tokens)
    while first - 1 in members:
        first -= 1
    while last + 1 in members:
        last += 1
    first, last = min(first, draft.first), max(last, draft.last)
    closed = _closed(scene.language, "coordinators")
    while first < draft.first and (scene.tokens[first].text in PUNCTUATION - set("„“\"«([") or scene.lows[first] in closed):
        first += 1
    while last > draft.last and scene.tokens[last].text in PUNCTUATION - set("“”\"»)]"):
        last -= 1
    return first, last


# --- who it happens to ---------------------------------------------------------------------


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


def _people_of_noun(draft: Draft, hit: Hit, clause: Clause, used: set[int]) -> None:
    """The people of a noun: its number ("302 releases"), or who follows it."""
    scene = draft.scene
    first = hit.tokens[0]
    for mention in scene.counts:
        if mention.number in used:
            continue
        between = scene.lows[mention.last + 1 : first]
        if mention.head is None and mention.last < first and len(between) <= 3 and all(
            t.isalpha() for t in between
        ) and not any(scene.tokens[k].is_capitalised for k in range(mention.last + 1, first)):
            draft.count = mention
            draft.cover(mention.first)
            return
    behind = [k for k in clause.tokens if hit.anchor < k <= hit.anchor + _NEAR]
    stop = next((k for k in behind if scene.tokens[k].text in _STOPS), None)
    if stop is not None:
        behind = [k for k in behind if k < stop]
    counts = [m for m in _free_counts(scene, behind, used) if m.label or _follows(scene, hit.anchor, m)]
    persons = [n for n in in_clause(scene.names, scene, clause) if n.sort == "person" and n.first in behind]
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
        n for n in in_clause(scene.names, scene, clause)
        if n.sort == "person" and 0 < first - n.last <= 3 and _owns(scene, n)
    ]
    if before:
        draft.persons = [before[-1].full]
        draft.cover(before[-1].first)
        return
    count = _best_count([m for m in _free_counts(scene, clause.tokens, used) if m.label or m.elliptic], hit.anchor)
    if count is not None and (count.label or _has_measure_verb(scene, clause)):
        draft.count = count
        draft.cover(count.first, count.last)


def _owns(scene: Scene, named: Named) -> bool:
    """Whether a name is in the genitive: "Navalny's release", "Imamoglus Freilassung"."""
    word = scene.tokens[named.last]
    after = scene.tokens[named.last + 1].text if named.last + 1 < len(scene.tokens) else ""
    return word.low.endswith(("s", "'")) or after in "'’"


def _follows(scene: Scene, anchor: int, mention: CountMention) -> bool:
    """Whether only small words stand between a noun and a number."""
    small = _closed(scene.language, "prepositions") | _closed(scene.language, "determiners")
    return all(scene.lows[k] in small for k in range(anchor + 1, mention.first))


def _has_measure_verb(scene: Scene, clause: Clause) -> bool:
    return clause.finite is not None


def _people_of_word(draft: Draft, hit: Hit, used: set[int]) -> None:
    """A word for people who came free or were arrested: its number stands before it."""
    for mention in draft.scene.counts:
        if mention.number not in used and mention.head is not None and hit.anchor in range(
            mention.first, mention.head + 1
        ):
            draft.count = mention
            draft.cover(mention.first)


def _people_of_verb(draft: Draft, hit: Hit, clause: Clause, context: Context, used: set[int]) -> None:
    """The people of a verb: a count or persons of its clause, or what a relative pronoun stands for."""
    scene = draft.scene
    counts = [m for m in _free_counts(scene, clause.tokens, used) if not _is_time_like(scene, m)]
    counts = [m for m in counts if not _is_part(scene, m, behind=False)] or counts
    best = _best_count(counts, hit.anchor)
    persons = patients(scene, clause, context, hit)
    if best is None and not persons and clause.kind == "relative":
        _antecedent(draft, clause, used)
        return
    weak = best is not None and (best.count.value == 1 or best.count.qualifier in ("some", "all")) and persons
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
    elif _goes_on(scene, clause):
        before = scene.clauses[clause.index - 1]
        if before.kind == "relative":
            _antecedent(draft, before, used)
        else:
            persons = patients(scene, before, context, hit)
            draft.persons = [persons[0].full] if persons else []


def _goes_on(scene: Scene, clause: Clause) -> bool:
    """Whether a clause shares the subject of the one before it: "… and was freed"."""
    links = _closed(scene.language, "coordinators")
    return clause.index > 0 and (
        scene.lows[clause.first] in links or (clause.first > 0 and scene.lows[clause.first - 1] in links)
    )


def _is_time_like(scene: Scene, mention: CountMention) -> bool:
    return any(t.first <= mention.number <= t.last for t in scene.times)


def _antecedent(draft: Draft, clause: Clause, used: set[int]) -> None:
    """Whom a relative pronoun stands for: the count or persons right before its clause."""
    scene = draft.scene
    before = clause.first - 1
    while before > 0 and scene.tokens[before].text in PUNCTUATION:
        before -= 1
    for mention in scene.counts:
        if mention.number not in used and mention.first <= before <= mention.last + 1 and mention.label:
            draft.count = mention
            return
    persons = [n for n in scene.names if n.sort == "person" and before - 2 <= n.last <= before]
    if persons:
        draft.persons = [persons[-1].full]


def _named_among(scene: Scene, mention: CountMention, context: Context) -> list[Named]:
    """Persons named as part of a count: after "among them", or right behind it as its apposition."""
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
        if len(gap) <= 3 and any(scene.tokens[k].text in ",:–—(" for k in between) and not any(
            scene.lows[k] in _closed(scene.language, "auxiliaries") for k in gap
        ):
            named += [n for n in _row(scene, person) if n not in named]
        break
    return [n for n in named if not context.rules(n)]


def _row(scene: Scene, start: Named) -> list[Named]:
    """The enumeration of persons that begins with one: names with little between them."""
    row = [start]
    links = _closed(scene.language, "coordinators")
    for person in scene.names:
        if person.sort != "person" or person.first <= row[-1].last:
            continue
        between = [scene.tokens[k] for k in range(row[-1].last + 1, person.first)]
        linked = any(t.text in ",;" or t.low in links for t in between)
        finite = any(t.low in _closed(scene.language, "auxiliaries") for t in between)
        if not linked or finite or len(between) > 8:
            break
        row.append(person)
    return row


def patients(scene: Scene, clause: Clause, context: Context, hit: Hit) -> list[Named]:
    """The persons of a clause to whom the verb happens: those who do not act, speak or own."""
    found = [n for n in in_clause(scene.names, scene, clause) if n.sort == "person" and not context.rules(n)]
    if hit.cue.frame == "acts" and len(found) > 1 and not is_passive(scene, clause):
        before = [n for n in found if n.last < hit.anchor]
        after = [n for n in found if n.first > hit.anchor]
        found = after or before
    return found


def is_passive(scene: Scene, clause: Clause) -> bool:
    """Whether the clause has a passive auxiliary."""
    passive = _closed(scene.language, "passive_auxiliaries")
    return any(scene.lows[k] in passive for k in clause.tokens)


def _bare_group(scene: Scene, tokens: Iterable[int]) -> tuple[int, int, str, str] | None:
    """A plural noun for prisoners without a number: its tokens, label and group."""
    groups = words_of(scene.language).groups
    inside = sorted(set(tokens))
    for k in inside:
        found = groups.match(scene.lows, k)
        if found and found[1][0] == "prisoner" and not any(m.first <= k <= m.last for m in scene.counts):
            return k, k + found[0] - 1, *found[1]
    return None


def _set_bare(draft: Draft, bare: tuple[int, int, str, str]) -> None:
    first, last, label, group = bare
    draft.count = CountMention(first, last, Count(None, "some", ""), first, label, group, head=last)
    draft.group = group
    draft.cover(first, last)


def _people_of_pronoun(draft: Draft, hit: Hit, clause: Clause, context: Context) -> None:
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
        if scene.clause_of[role.last] == clause.index and role.sort == "person" and _starts_definite(scene, role):
            known = context.last_person.get(role.gender or "m") or context.last_person.get("f")
            if known is not None:
                draft.persons = [known.full]
                return
    pronouns = languages.table(scene.language, "language").get("pronouns", {})
    plural = set(pronouns.get("plural", "").split())
    if hit.cue.frame != "nouns" and any(scene.lows[k] in plural for k in clause.tokens):
        event = context.last_event
        if event is not None and event.persons and event.count is None:
            draft.persons = list(event.persons)


def _is_plural_here(scene: Scene, k: int) -> bool:
    """Whether a pronoun that can be "she" or "they" is "they": its clause's verb is a plural."""
    pronouns = languages.table(scene.language, "language").get("pronouns", {})
    if scene.lows[k] not in pronouns.get("plural", "").split():
        return False
    finite = scene.clauses[scene.clause_of[k]].finite
    if finite is None:
        return False
    forms = [f for f in verb_forms(scene.language).get(scene.lows[finite], ()) if f.number is not None]
    return bool(forms) and all(form.number == "pl" for form in forms)


def _starts_definite(scene: Scene, named: Named) -> bool:
    """Whether a phrase begins with a definite article: "the politician", not "a politician"."""
    definite = languages.table(scene.language, "language").get("definite", {})
    return any(scene.lows[named.first] in forms.split() for forms in definite.values())


def person_of_pronoun(scene: Scene, k: int, context: Context) -> Named | None:
    """The person that the pronoun at token ``k`` stands for, by gender; None where it is none."""
    pronouns = languages.table(scene.language, "language").get("pronouns", {})
    for gender in ("m", "f"):
        if scene.lows[k] not in pronouns.get(gender, "").split() or _is_plural_here(scene, k):
            continue
        before = [
            n for n in scene.names
            if n.sort == "person" and n.last < k and n.gender in (gender, None)
            and scene.clause_of[n.first] != scene.clause_of[k]
        ]
        return before[0] if before else context.last_person.get(gender)
    return None


def _custody_in(scene: Scene) -> bool:
    """Whether the sentence speaks of custody or of prisoners."""
    custody = set(languages.table(scene.language, "cues").get("sets", {}).get("custody", "").split())
    groups = words_of(scene.language).groups
    return any(
        low in custody or (groups.match(scene.lows, k) or (0, ("", "")))[1][0] in ("prisoner", "freed", "jailed")
        for k, low in enumerate(scene.lows)
    )


def _people_in(scene: Scene) -> bool:
    """Whether a plural noun for people stands anywhere in the sentence."""
    groups = words_of(scene.language).groups
    return any(groups.match(scene.lows, k) for k in range(len(scene.lows)))


def _has_plural_pronoun(scene: Scene, clause: Clause) -> bool:
    pronouns = languages.table(scene.language, "language").get("pronouns", {})
    plural = set(pronouns.get("plural", "").split()) | _closed(scene.language, "relatives")
    return any(scene.lows[k] in plural for k in clause.tokens)


def _plural_people(draft: Draft, clause: Clause) -> bool:
    """Whether the clause speaks of those who were freed, jailed or held without a number."""
    groups = words_of(draft.scene.language).groups
    for k in clause.tokens:
        found = groups.match(draft.scene.lows, k)
        if found and found[1][0] in ("freed", "jailed", "prisoner"):
            draft.group = found[1][1]
            return True
    return False


def _merge_fates(drafts: list[Draft]) -> list[Draft]:
    """One fate told with two cues in one sentence is one claim: "not to stay, but driven out without papers"."""
    kept: list[Draft] = []
    for draft in drafts:
        same = next(
            (
                d for d in kept
                if d.kind == draft.kind == "fate"
                and (d.fate == draft.fate or {d.fate, draft.fate} == {"expelled", "without_papers"})
                and (not draft.persons or draft.persons == d.persons)
                and (draft.count is None or d.count is None or draft.count.number == d.count.number)
            ),
            None,
        )
        if same is None:
            kept.append(draft)
        else:
            same.cover(draft.first, draft.last)
            same.count = same.count or draft.count
    return kept


# --- parts, lists and stocks ----------------------------------------------------------------


def _among(scene: Scene, context: Context, drafts: list[Draft], used: set[int]) -> list[Draft]:
    """ "Among them are X and Y": persons or counts that belong to the event told before."""
    event = context.last_event
    among = words(scene.language, "status", "among")
    if drafts or event is None or not scene.tokens or event.kind not in ("freed", "held", "jailed"):
        return []
    opening = next((k for k in range(min(4, len(scene.tokens))) if among.match(scene.lows, k)), None)
    if opening is None:
        return []
    persons = [n for n in scene.names if n.sort == "person" and n.first > opening]
    if not persons:
        return []
    row = [n for n in persons if not context.rules(n)]
    draft = Draft(event.kind, scene, opening, row[-1].last if row else opening, anchor=opening)
    draft.persons = list(dict.fromkeys(n.full for n in row))
    if not draft.persons:
        return []
    draft.when, draft.where, draft.by, draft.status = event.when, event.where, list(event.by), event.status
    draft.part_of = event
    return [draft]


def _breakdown(scene: Scene, drafts: list[Draft], used: set[int]) -> list[Draft]:
    """Further counts of people behind a counted event: its parts ("among them five Ukrainians")."""
    parts: list[Draft] = []
    among = words(scene.language, "status", "among")
    for whole in [d for d in drafts if d.count is not None and d.kind in ("freed", "held", "jailed")]:
        assert whole.count is not None
        limit = min((d.anchor for d in drafts if d.anchor > whole.count.last and d.count is None), default=10**6)
        opened = False
        for mention in scene.counts:
            if mention.number in used or mention.first <= whole.count.last or mention.number > limit:
                continue
            between = range(whole.count.last + 1, mention.first)
            opened = opened or any(among.match(scene.lows, k) for k in between)
            if not opened or (mention.label is None and not mention.nationality and mention.elliptic):
                continue
            if mention.count.qualifier in ("some", "all") and mention.count.value is None:
                continue
            part = Draft(whole.kind, scene, mention.first, mention.last, anchor=mention.number, count=mention)
            part.group, part.nationality = mention.group, mention.nationality
            part.when, part.where, part.by = whole.when, whole.where, list(whole.by)
            part.status, part.part_of, part.cumulative = whole.status, whole, whole.cumulative
            part.destination = list(whole.destination)
            used.add(mention.number)
            parts.append(part)
    return parts


def _stocks(scene: Scene, context: Context, drafts: list[Draft], used: set[int]) -> list[Draft]:
    """A number of prisoners that no verb takes: how many are held, or what the list's label says."""
    found: list[Draft] = []
    for mention in scene.counts:
        if mention.number in used or mention.count.qualifier in ("some", "all") or mention.count.value in (0, 1, 2):
            continue
        in_list = scene.genre == "factbox"
        kind = context.label_kind if in_list else None
        if mention.label == "prisoner" and kind is None:
            clause = scene.clauses[scene.clause_of[mention.number]]
            if any(scene.clause_of[d.anchor] == clause.index for d in drafts) and not in_list:
                continue
            stock = words(scene.language, "status", "stock")
            if not in_list and not any(stock.match(scene.lows, k) for k in clause.tokens):
                continue
            kind = "held"
        if kind is None or (mention.label is None and not mention.elliptic):
            continue
        clause = scene.clauses[scene.clause_of[mention.number]]
        draft = Draft(kind, scene, mention.first, mention.last, anchor=mention.number, count=mention)
        settle(draft, clause, context)
        used.add(mention.number)
        found.append(draft)
    return found


def _continued(scene: Scene, context: Context, drafts: list[Draft], used: set[int]) -> list[Draft]:
    """Further numbers of people while the report still speaks of one thing: they count the same.

    "Thirteen of the 16 were flown to Cologne", "of them 177 are women", "now there are 392": no
    verb says that somebody is held or freed, the sentence before did. A number with the article
    that was told before ("the 52 include …") takes up that event again.
    """
    found: list[Draft] = []
    resumed: Draft | None = None
    for mention in scene.counts:
        if mention.number in used or (mention.count.value or 0) == 0 or mention.count.qualifier in ("some", "all"):
            continue
        known = context.by_value.get(mention.count.value or 0)
        if known is not None and known.scene is not scene and _is_definite(scene, mention):
            resumed = known
            continue
        clause = scene.clauses[scene.clause_of[mention.number]]
        before = [d for d in (*drafts, *found) if d.anchor < mention.number and d.kind in _COUNTING]
        topic = resumed or (before[-1] if before else context.last_event)
        if topic is None or (topic.count is None and not topic.persons):
            continue
        near = topic is resumed or scene.number - topic.scene.number <= _TOPIC_REACH
        if topic.scene is not scene and not near:
            continue
        part = (
            _is_part(scene, mention)
            or _is_exchanged(scene, mention)
            or _follows_in_list(scene, mention)
            or (bool(found) and found[-1].part_of is not None)
        )
        if any(scene.clause_of[d.anchor] == clause.index and d.count is not None for d in drafts) and not part:
            continue
        if mention.count.value == 1 and not (part or (topic is resumed and mention.nationality)):
            continue
        draft = Draft(topic.kind, scene, mention.first, mention.last, anchor=mention.number, count=mention)
        own_time = any(scene.clause_of[t.first] == clause.index for t in scene.times)
        settle(draft, clause, context)
        if not own_time:
            draft.when = topic.when or draft.when
        elif topic.kind == "held" and draft.when and draft.when.endswith("/..") and context.last_flow is not None:
            draft.kind = context.last_flow.kind  # a number since some day is no stock
        draft.status = topic.status if draft.status == "asserted" else draft.status
        draft.where = topic.where
        draft.direction = topic.direction
        if part or topic is resumed:
            draft.part_of = topic
            draft.first, draft.last = mention.first, mention.last
        used.add(mention.number)
        found.append(draft)
    return found


def _is_exchanged(scene: Scene, mention: CountMention) -> bool:
    """Whether a number is the other side of a swap: "in return for 8", "gegen 2000"."""
    exchange = words(scene.language, "status", "exchange")
    return any(exchange.match(scene.lows, k) for k in range(max(0, mention.first - 3), mention.first))


def _follows_in_list(scene: Scene, mention: CountMention) -> bool:
    """Whether a number stands right behind another in a list: "eight women and 24 men"."""
    links = _closed(scene.language, "coordinators")
    before = [m for m in scene.counts if m.last < mention.first]
    if not before or mention.label is None:
        return False
    between = range(before[-1].last + 1, mention.first)
    return 0 < len(between) <= 3 and all(scene.tokens[k].text == "," or scene.lows[k] in links for k in between)


def _is_definite(scene: Scene, mention: CountMention) -> bool:
    """Whether a number has the definite article: "the 52"."""
    definite = languages.table(scene.language, "language").get("definite", {})
    forms = {form for words_ in definite.values() for form in words_.split()}
    return mention.first > 0 and scene.lows[mention.first - 1] in forms or scene.lows[mention.first] in forms


def _is_part(scene: Scene, mention: CountMention, *, behind: bool = True) -> bool:
    """Whether words such as "among them" before a number, or "of them" behind it, make it a part."""
    among = words(scene.language, "status", "among")
    near = [*range(max(0, mention.first - 3), mention.first), *([mention.last + 1] if behind else [])]
    return any(among.match(scene.lows, k) for k in near if k < len(scene.lows))


# --- when, where, by whom, how certain --------------------------------------------------------


def time_of(draft: Draft, clause: Clause, context: Context) -> str | None:
    """The time of the clause, of its sentence, or of what it goes on from; today for what is so."""
    scene = draft.scene

    def nearest(times: Sequence[Timed]) -> str | None:
        best = min(times, key=lambda t: _distance(t, draft), default=None)
        return best.value if best is not None else None

    home = {t: scene.clauses[scene.clause_of[t.first]] for t in scene.times}
    own = nearest([t for t, c in home.items() if c.index == clause.index])
    if own is not None:
        return own
    if _goes_on(scene, clause):
        shared = nearest([t for t, c in home.items() if c.index == clause.index - 1])
        if shared is not None:
            return shared
    since = _closed(scene.language, "since")
    for time, c in home.items():
        if c.parent == clause.index and c.opener in since:
            return time.value if "/" in time.value else f"{time.value}/.."
    beside = nearest([t for t, c in home.items() if scene.genre == "factbox" or c.kind == "aside"])
    if beside is not None:
        return beside
    if clause.kind != "sub":
        upper = nearest([t for t, c in home.items() if c.index == clause.parent])
        if upper is not None:
            return upper
        coordinate = nearest([t for t, c in home.items() if c.kind == "main" and c.first < clause.first])
        if coordinate is not None:
            return coordinate
    if scene.label_times:
        return scene.label_times[-1].value
    so_far = words(scene.language, "status", "so_far")
    if draft.count is not None and draft.kind != "held" and context.published and any(
        so_far.match(scene.lows, k) for k in clause.tokens
    ):
        return f"../{context.published}"
    if draft.kind in ("held", "talks"):
        return context.published if not _is_past(scene, clause) else context.paragraph_time
    if context.paragraph_time is not None:
        return context.paragraph_time
    if context.section_time is not None:
        return context.section_time
    if draft.kind in ("freed", "jailed") and not (draft.persons and draft.count is None):
        if draft.kind in context.last_time:
            return context.last_time[draft.kind]
    return context.published if _is_current(scene, clause) and scene.genre == "report" else None


def _is_current(scene: Scene, clause: Clause) -> bool:
    """Whether a clause tells news: a present or a perfect, which is as of the day of publication."""
    if clause.finite is None or clause.kind not in ("main", "sub"):
        return False
    forms = verb_forms(scene.language).get(scene.lows[clause.finite], ())
    return bool(forms) and any(f.feature == "pres" for f in forms) and not any(f.feature == "past" for f in forms)


def _distance(time: Timed, draft: Draft) -> int:
    middle = draft.count.number if draft.count is not None and draft.cumulative else draft.anchor
    return min(abs(time.first - middle), abs(time.last - middle))


def _is_past(scene: Scene, clause: Clause) -> bool:
    """Whether the finite verb of a clause is in a past tense."""
    if clause.finite is None:
        return False
    forms = verb_forms(scene.language).get(scene.lows[clause.finite], ())
    return bool(forms) and all(form.feature == "past" for form in forms)


def agents_of(draft: Draft, clause: Clause, context: Context) -> list[str]:
    """Who acts: a ruler, a state or one of its organs; one of the holding state before another."""
    scene = draft.scene
    agents = words(scene.language, "agents", "words")
    found: list[tuple[bool, int, str]] = []
    for named in (*in_clause(scene.names, scene, clause), *in_clause(scene.places, scene, clause)):
        if named.full in draft.persons or named.sort in ("adjective", "people", "place"):
            continue
        home = named.state or context.homes.get(surname(named.full))
        acts = (
            context.rules(named)
            or named.sort in ("seat", "name")
            or (named.sort == "body" and any(agents.match([w.lower()], 0) for w in named.name.split()))
        )
        if acts and not (named.sort in ("seat", "name") and in_phrase(scene, named)):
            found.append((home is not None and home != context.main_state, named.first, named.full))
    if found:
        return [min(found)[2]]
    for k in clause.tokens:
        if agents.match(scene.lows, k) and (not draft.count or not draft.count.first <= k <= draft.count.last):
            return [scene.tokens[k].text]
    return []


def in_phrase(scene: Scene, named: Named) -> bool:
    """Whether a name stands in a prepositional phrase ("with …", "in …") and so is no subject.

    The one who acts in a passive does, too: "by …" is none of these.
    """
    prepositions = (
        _closed(scene.language, "prepositions")
        - _closed(scene.language, "by")
        - _closed(scene.language, "subordinators")
    )
    k = (named.role_first if named.role_first is not None else named.first) - 1
    small = _closed(scene.language, "determiners")
    reach = 0
    while k >= 0 and reach < 3 and (scene.lows[k] in small or not scene.tokens[k].is_capitalised) and scene.tokens[k].is_word:
        if scene.lows[k] in prepositions:
            return True
        k -= 1
        reach += 1
    return False


def place_of(draft: Draft, clause: Clause, context: Context) -> str | None:
    """The state that holds or held: the one named in the clause, else the report's."""
    scene = draft.scene
    skip = {*draft.nationality, "EU", "UN", "NATO"}
    if any(p.state == context.main_state for p in in_clause(scene.places, scene, clause)):
        return context.main_state
    into = _closed(scene.language, "into")
    for place in in_clause(scene.places, scene, clause):
        before = scene.lows[place.first - 1] if place.first else ""
        if place.state and place.state not in skip and place.sort != "people" and before not in into:
            if draft.kind == "freed" and place.state == "US" and context.main_state != "US":
                continue
            return place.state
    return context.main_state


def _destinations(scene: Scene, clause: Clause, draft: Draft) -> list[str]:
    """Where the freed are taken: a state after a preposition of direction."""
    into = _closed(scene.language, "into")
    limit = len(scene.tokens)
    if draft.count is not None:
        limit = min((m.first for m in scene.counts if m.first > draft.count.last), default=limit)
    return list(
        dict.fromkeys(
            place.state
            for place in in_clause(scene.places, scene, clause)
            if place.state and place.first < limit and place.first and place.sort != "adjective"
            and (scene.lows[place.first - 1] in into or (place.first > 1 and scene.lows[place.first - 2] in into))
        )
    )


def status_of(draft: Draft, clause: Clause) -> str:
    """What negation, modals and tense make of a plain statement."""
    scene = draft.scene
    def has(name: str, reach: int = _STATUS_REACH) -> bool:
        return any(
            hit.cue.detail == name
            and draft.anchor not in hit.tokens
            and not any(m.first <= hit.anchor <= m.last for m in scene.counts)
            and scene.clause_of[hit.anchor] == clause.index
            and abs(hit.anchor - draft.anchor) <= reach
            and not plain.match(scene.lows, hit.anchor)
            for hit in scene.status_hits
        )

    plain = words(scene.language, "status", "not_denied")
    if has("retracted"):
        return "retracted"
    if draft.count is not None and draft.count.count.value == 0:
        return "denied"
    if draft.kind not in ("held", "fate"):
        if has("rejected"):
            return "rejected"
        if has("promised"):
            return "promised"
        if has("considered"):
            return "considered"
        if (has("planned") and not _is_hearsay(scene, draft)) or (has("future") and _is_infinitive(scene, draft)):
            return "planned"
    if has("denied", _NOT_REACH) and draft.kind != "fate":
        return "denied"
    return "asserted"


def _is_hearsay(scene: Scene, draft: Draft) -> bool:
    """Whether a modal only passes on what is said: "soll … verhaftet haben" is no plan."""
    behind = scene.lows[draft.anchor + 1 : draft.anchor + 3]
    perfect = _closed(scene.language, "perfect_infinitives")
    return _is_participle(scene.tokens[draft.anchor], scene.language) and bool(perfect & set(behind))


def _is_infinitive(scene: Scene, draft: Draft) -> bool:
    """Whether the claim's verb is an infinitive, so that "werden" before it is a future."""
    features = {form.feature for form in verb_forms(scene.language).get(scene.lows[draft.anchor], ())}
    return "inf" in features and "part" not in features


def _is_participle(token: Token, language: str) -> bool:
    return any(form.feature == "part" for form in verb_forms(language).get(token.low, ()))


def _is_total(draft: Draft, clause: Clause) -> bool:
    """Whether the count sums up a whole period or several events."""
    if draft.kind == "held":
        return False
    if draft.when and "/" in draft.when:
        return True
    cumulative = words(draft.scene.language, "status", "cumulative")
    assert draft.count is not None
    near = [k for k in clause.tokens if abs(k - draft.count.number) <= 8]
    return any(cumulative.match(draft.scene.lows, k) for k in near)
