"""More numbers and names of one event: rows of counts, parts of a whole, and who was with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from drehtuer import languages
from drehtuer.claims.fields.circumstances import goals_behind
from drehtuer.claims.fields.patients import is_marked, marked_objects, patients
from drehtuer.claims.fields.references import person_of_pronoun
from drehtuer.claims.fields.whom import listed_behind
from drehtuer.claims.sentences.counts import CountMention
from drehtuer.claims.sentences.cues import Hit, words
from drehtuer.claims.sentences.draft import Context, Draft
from drehtuer.claims.sentences.grammar import (
    closed,
    has_verb,
    in_clause,
    is_owner,
    is_part,
    is_participle,
    is_source,
    is_taken_to,
    only_watches,
    stands_instead,
    verbs_among,
)
from drehtuer.claims.sentences.scene import Named, Scene

COUNTING = frozenset({"held", "freed", "jailed", "listed"})
"""The kinds of claims that count people."""
TELLING = COUNTING | {"fate"}
"""The kinds of claims whose cues tell what became of people."""
_DIVIDED = ("freed", "held", "jailed", "fate")
"""The kinds whose number may have parts."""
_OPENING = 4
"""How many tokens a sentence may have before the words that tell of whom it goes on."""
_PARAGRAPH = 3
"""For how many sentences of its paragraph an event may be taken up again."""
_OF_THEM = 4
"""How many words behind the verb "of them" may stand."""
_ENDS = frozenset(";:–—()")
_LINK_REACH = 8
"""How many tokens may stand between a name and the count that goes on its row."""


def inherit(draft: Draft, whole: Draft) -> None:
    """Take over the circumstances of the event that a further count belongs to."""
    draft.where, draft.status = whole.where, whole.status
    draft.by, draft.destination = list(whole.by), list(whole.destination)
    draft.direction, draft.cumulative, draft.fate = whole.direction, whole.cumulative, whole.fate
    draft.nominal, draft.infinitive = whole.nominal, whole.infinitive
    if draft.count is not None:
        if whole.status == "retracted" and stands_instead(draft.scene, draft.count):
            draft.status = "asserted"
        draft.group = draft.count.group
        draft.nationality = tuple(s for s in draft.count.nationality if s != whole.where)


def among_them(scene: Scene, context: Context, drafts: list[Draft]) -> list[Draft]:
    """Persons or counts that belong to the event told before: "among them are X and Y"."""
    event = context.last_event
    if event is None or not scene.tokens or event.kind not in ("freed", "held", "jailed"):
        return []
    opening = _opening(scene, event)
    if opening is None:
        return []
    beside = scene.sentence.line == event.scene.sentence.line
    if scene.number - event.scene.number > (_PARAGRAPH if beside else 1):
        return []  # "them" are those of the sentence before, or of its paragraph
    home = scene.clause_of[opening]
    named = next((n.first for n in scene.names if n.sort == "person" and n.first > opening), 0)
    told_here = [
        h.kind
        for h in scene.people_hits
        if h.kind in ("freed", "jailed")
        and (h.anchor < opening or (h.anchor < named and _is_of_those(scene, h)))
    ]
    kind = told_here[0] if told_here else event.kind  # "those freed include"
    if any(scene.clause_of[d.anchor] == home and not _tells_who(d, kind) for d in drafts):
        return []
    told = {person for d in drafts for person in d.persons if d.kind == kind}
    persons = [
        n
        for n in scene.names
        if n.sort == "person" and n.first >= opening and n.full not in told
        if not drafts or scene.clause_of[n.first] == home
    ]
    if not persons:
        return []
    persons = [n for n in persons if not is_owner(scene, n)] if len(persons) == 1 else persons
    if not persons:
        return []
    persons += [n for n in listed_behind(scene, persons[-1]) if n.full not in told]
    row = [n for n in persons if not context.rules(n)]
    draft = Draft(kind, scene, opening, row[-1].last if row else opening, anchor=opening)
    draft.persons = list(dict.fromkeys(n.full for n in row))
    if not draft.persons:
        return []
    draft.where, draft.by, draft.status = (
        event.where,
        list(event.by),
        event.status,
    )
    draft.part_of = event
    return [draft]


def ailing(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """The parts of those freed of whom it is told that they are ill: "17 of the 32 are ill"."""
    event = context.last_event
    if event is None or event.kind != "freed" or event.count is None:
        return []
    found = []
    for draft in drafts:
        count = draft.count if draft.fate == "ill" else None
        if count is None or not (count.partial or count.of is not None):
            continue
        if 0 < (count.count.value or 0) < (event.count.count.value or 0):
            part = Draft(event.kind, draft.scene, draft.first, draft.last, anchor=count.number)
            part.count, part.part_of, part.same_time = count, event, event
            inherit(part, event)
            found.append(part)
    return found


def _tells_who(draft: Draft, kind: str) -> bool:
    """Whether a participle behind a name only tells who somebody is: "X, sentenced in March"."""
    scene, k = draft.scene, draft.anchor
    comma = k > 1 and scene.tokens[k - 1].text == ","
    return draft.kind != kind and comma and is_participle(scene.tokens[k], scene.language)


def _opening(scene: Scene, event: Draft) -> int | None:
    """Where the words stand that tell who was among those of an event, or who they were.

    "Among them are X and Y", "They are X and Y", of the freed also "On board were X and Y".
    """
    among = scene.starts("status", "among")
    near = range(min(_OPENING, len(scene.tokens)))
    opening = next((k for k in near if k in among and not _tells_else(scene, k)), None)
    if opening is None and event.kind == "freed":
        aboard = scene.starts("status", "aboard")
        opening = next((k for k in near if k in aboard), None)
    if opening is None:
        opening = min(scene.starts("status", "namely"), default=None)
    if opening is None:
        opening = _belongs(scene)
    row = None if opening == 0 else _row_of_them(scene)
    opening = opening if row is None else row
    return _told_apart(scene) if opening is None and event.count is not None else opening


def _tells_else(scene: Scene, k: int) -> bool:
    """Whether a clause has a modal and no verb: "mit ihm musste auch X zurück" tells of another."""
    clause = scene.clauses[scene.clause_of[k]]
    modals, helping = closed(scene.language, "modals"), closed(scene.language, "auxiliaries")
    finite = clause.finite
    return (
        finite is not None
        and scene.lows[finite] in modals
        and not any(scene.lows[n] in helping for n in clause.tokens)
        and not verbs_among(scene, clause.tokens) - {finite}
    )


def _belongs(scene: Scene) -> int | None:
    """The verb by which others are told to belong to them: "Auch Kranke gehören dazu, etwa X"."""
    clause = scene.clauses[0]
    thereto = scene.starts("status", "thereto")
    verb = clause.finite
    told = verb is not None and has_verb(scene, [verb], "belonging")
    return verb if told and not thereto.isdisjoint(clause.tokens) else None


def _is_of_those(scene: Scene, hit: Hit) -> bool:
    """Whether a verb tells who "those" are: "among those set at liberty are X and Y"."""
    return scene.lows[hit.tokens[0] - 1] in closed(scene.language, "those")


def _row_of_them(scene: Scene) -> int | None:
    """Where a row of names begins that are told to be of them: "X, Y and Z are three of them"."""
    among = scene.starts("status", "among")
    helping = closed(scene.language, "auxiliaries")
    for clause in scene.clauses[:1]:
        verb = clause.finite
        if verb is None or not (
            scene.lows[verb] in helping or has_verb(scene, [verb], "belonging")
        ):
            continue
        behind = range(verb + 1, min(verb + _OF_THEM, clause.last + 1))
        people = [n for n in scene.names if n.sort == "person" and n.last < verb]
        if people and not among.isdisjoint(behind):
            return people[0].first
    return None


def _told_apart(scene: Scene) -> int | None:
    """Where a row of names begins that a sentence only counts up: "Se trata de X, Y y Z"."""
    clause, saying = scene.clauses[0], words(scene.language, "status", "telling_apart")
    opening = saying.match(scene.lows, 0)
    if opening is None:
        return None
    row = next((n for n in scene.names if n.sort == "person"), None)
    if row is None or (clause.finite is not None and clause.finite >= opening[0]):
        return None
    start = row.start
    gap = range(opening[0], start)
    small = all(_is_small(scene, k) or not scene.tokens[k].is_word for k in gap)
    return row.first if small else None


def breakdown(scene: Scene, drafts: list[Draft], used: set[int]) -> list[Draft]:
    """Further counts of people behind a counted event: its parts ("among them five Ukrainians")."""
    parts: list[Draft] = []
    among = scene.starts("status", "among")
    wholes = [d for d in drafts if d.count is not None and d.kind in _DIVIDED]
    for whole in sorted(wholes, key=lambda d: d.count.number if d.count else 0, reverse=True):
        assert whole.count is not None
        limit = min(
            (d.anchor for d in drafts if d.anchor > whole.count.last and d.count is None),
            default=10**6,
        )
        within = words(scene.language, "tallies", "within")
        opened = within.match_before(scene.lows, whole.count.first) is not None
        for mention in scene.counts:
            if (
                mention.number in used
                or mention.first <= whole.count.last
                or mention.number > limit
                or mention.count.delta
                or is_source(scene, mention)
            ):
                continue
            between = range(whole.count.last + 1, mention.first)
            opened = opened or not among.isdisjoint(between) or is_part(scene, mention)
            if not opened or (
                mention.label is None and not mention.nationality and mention.elliptic
            ):
                continue
            if mention.count.qualifier in ("some", "all") and mention.count.value is None:
                continue
            if is_charged(scene, mention):
                continue
            part = Draft(
                whole.kind, scene, mention.first, mention.last, anchor=mention.number, count=mention
            )
            inherit(part, whole)
            part.part_of = whole
            if time_beside(scene, mention) is None:
                part.same_time = whole
            used.add(mention.number)
            parts.append(part)
    return parts


def fellows(scene: Scene, draft: Draft, hits: Sequence[Hit], used: set[int]) -> list[Draft]:
    """The counts in a row with a draft's own: "12 women and 30 men", "52 in May, 123 in June"."""
    if draft.count not in scene.counts or draft.kind not in COUNTING or draft.count.count.delta:
        return []
    at = scene.counts.index(draft.count)
    found: list[Draft] = []
    for row in (scene.counts[at + 1 :], scene.counts[:at][::-1]):
        last = draft.count
        for mention in row:
            if mention.number in used or not _is_in_row(scene, last, mention, draft, hits):
                break
            found.append(_fellow(scene, draft, mention))
            used.add(mention.number)
            last = mention
    parts = [d for d in found if d.anchor > draft.count.number]
    named = not draft.count.nationality and all(
        d.count is not None and d.count.label is not None for d in parts
    )
    if named and sum(_value(d.count) for d in parts) == _value(draft.count):
        for part in parts:  # "13 people, ten men and three women"
            part.part_of = draft
    return found


def is_charged(scene: Scene, mention: CountMention) -> bool:
    """Whether no more is told of those counted than that they are charged or the like.

    "Arrested 341 people and brought charges against 165 of them", "45 of them were fined".
    """
    charged = scene.starts("tallies", "charged")
    home = scene.clause_of[mention.number]
    tokens = scene.clauses[home].tokens
    return not charged.isdisjoint(tokens) and not any(
        scene.clause_of[hit.anchor] == home and hit.cue.frame in ("acts", "happens")
        for hit in scene.people_hits
    )


def _value(mention: CountMention | None) -> int:
    return (mention.count.value or 0) if mention is not None else 0


def _separators(scene: Scene, tokens: Iterable[int]) -> list[int]:
    links = closed(scene.language, "coordinators")
    return [k for k in tokens if scene.tokens[k].text == "," or scene.lows[k] in links]


def _is_in_row(
    scene: Scene, known: CountMention, mention: CountMention, draft: Draft, hits: Sequence[Hit]
) -> bool:
    """Whether a count is coordinated with another without a verb of its own."""
    if mention.count.delta or mention.count.qualifier in ("some", "all") or _value(mention) == 0:
        return mention.count.qualifier in ("dozens", "hundreds", "thousands")
    if mention.whole:
        return False  # "of the nine detained, six are at home"
    if mention.label in ("freed", "jailed") and mention.label != draft.kind:
        return False  # "731 were remanded, 204 freed"
    left, right = sorted((known, mention), key=lambda m: m.number)
    gap = range(left.last + 1, right.first)
    seps = _separators(scene, gap)
    if _value(left) == _value(right) == 1 and seps == [right.first - 1]:
        return False  # "a seventh person, a Canadian, was released"
    if scene.clauses[scene.clause_of[mention.number]].kind == "gap":
        return False  # "Россия отпустила 15, Словения — двоих": another has done it
    ends = [k for k in gap if scene.tokens[k].text in _ENDS]
    if not seps or is_part(scene, mention) or any(not _is_small(scene, k) for k in ends):
        return False
    own = {k for h in hits if h.anchor == draft.anchor for k in h.tokens}
    stops = scene.starts("status", "among") | scene.starts("status", "exchange")
    if not stops.isdisjoint(gap):
        return False
    tail = range(seps[-1] + 1, right.first)
    if any(k in own for k in tail) or not all(_is_small(scene, k) for k in tail):
        return False
    end = next(iter(_separators(scene, range(right.last + 1, len(scene.tokens)))), None)
    behind = range(right.last + 1, len(scene.tokens) if end is None else end)
    rivals = {
        k
        for h in hits
        if h.anchor != draft.anchor and h.kind in COUNTING and h.cue.frame != "people"
        for k in h.tokens
    }
    if any(k in rivals for k in (*gap, *behind)):
        return False
    auxiliary = closed(scene.language, "auxiliaries", "modals")
    if not own & set(gap) and any(scene.lows[k] in auxiliary for k in gap):
        return False
    home = scene.clauses[scene.clause_of[mention.number]].tokens
    verbs = verbs_among(scene, [*gap, *behind, *home]) - own
    if draft.nominal:  # "20 arrests were counted in May, 30 in June"
        verbs = {k for k in verbs if not has_verb(scene, [k], "counting")}
    return not verbs


def _is_small(scene: Scene, k: int) -> bool:
    """Whether a token can stand before a count in a row: a small word, a time or a place."""
    language = scene.language
    small = closed(language, "determiners", "prepositions", "adverbs")
    gap = languages.table(language, "language").get("no_articles") and scene.tokens[k].text in "–—"
    return (
        bool(gap)  # a dash for the verb: "в понедельник 12, во вторник — девять"
        or scene.lows[k] in small
        or any(time.first <= k <= time.last for time in scene.times)
        or any(place.first <= k <= place.last for place in scene.places)
    )


def _fellow(scene: Scene, draft: Draft, mention: CountMention) -> Draft:
    """The claim of a count in a row: the same event, at a time and place of its own if it has."""
    seps = _separators(scene, range(len(scene.tokens)))
    first = max((k + 1 for k in seps if k < mention.first), default=mention.first)
    end = scene.clauses[scene.clause_of[mention.number]].last
    while end > mention.last and not scene.tokens[end].is_word:
        end -= 1
    last = min((k - 1 for k in seps if k > mention.last), default=max(end, mention.last))
    other = [m for m in scene.counts if m is not mention]
    first = mention.first if any(first <= m.number < mention.first for m in other) else first
    last = mention.last if any(mention.last < m.number <= last for m in other) else last
    fellow = Draft(draft.kind, scene, first, last, anchor=mention.number, count=mention)
    if verbs_among(scene, range(first, last + 1)):
        fellow.first, fellow.last = mention.first, mention.last
    inherit(fellow, draft)
    fellow.when = time_beside(scene, mention)
    own = [
        p
        for p in scene.places
        if p.state and p.sort in ("name", "seat") and fellow.first <= p.first <= fellow.last
    ]
    if len(own) == 1 and own[0].state not in fellow.nationality:
        if draft.kind == "freed" and is_taken_to(scene, own[0]):
            fellow.destination = [f"{own[0].state}"]
        else:
            fellow.where = own[0].state  # "China holds 51, Myanmar 30"
    elif draft.destination and fellow.destination == draft.destination:
        fellow.destination = goals_behind(scene, mention) or fellow.destination
    return fellow


def time_beside(scene: Scene, mention: CountMention) -> str | None:
    """The time in a count's own segment of a row: "30 on Monday, 25 on Tuesday"."""
    seps = _separators(scene, range(len(scene.tokens)))
    seps = sorted([*seps, *(k for k, token in enumerate(scene.tokens) if token.text == ";")])
    first = max((k for k in seps if k < mention.first), default=0)
    last = min((k for k in seps if k > mention.last), default=len(scene.tokens))
    if any(first <= m.number < last for m in scene.counts if m is not mention):
        return None
    own = [t.value for t in scene.times if first <= t.first < last]
    return own[0] if len(own) == 1 else None


def companions(
    scene: Scene, draft: Draft, hit: Hit, context: Context, used: set[int]
) -> list[Draft]:
    """Named people in one row with a count, or a count in one row with them.

    "X, Y and 12 others", "X together with six colleagues": both are told of.
    """
    if draft.kind not in COUNTING or hit.cue.frame == "people":
        return []
    with_ = words(scene.language, "status", "together")
    clause = scene.clauses[scene.clause_of[draft.anchor]]
    if draft.count is not None and not draft.persons and draft.count.label is not None:
        first = draft.count.first
        row = _objects_before(scene, hit, first, context) or _row_before(scene, first, context)
        if not row and with_.match_before(scene.lows, first):
            row = [n for n in patients(scene, clause, context, hit) if n.last < first]
            pronouns = (person_of_pronoun(scene, k, context) for k in clause.tokens if k < first)
            row = row or [p for p in pronouns if p is not None][:1]
        if not row:
            return []
        more = Draft(draft.kind, scene, draft.first, draft.last, anchor=draft.anchor)
        more.persons = list(dict.fromkeys(n.full for n in row))
    elif draft.persons and draft.count is None:
        mention = next(
            (
                m
                for m in scene.counts
                if m.label is not None
                and m.number not in used
                and m.count.qualifier not in ("some", "all")
                and _value(m) > 0
                and not only_watches(scene, m)
                and any(n.full in draft.persons for n in _row_before(scene, m.first, context))
            ),
            None,
        )
        if mention is None:
            return []
        more = Draft(
            draft.kind, scene, mention.first, mention.last, anchor=mention.number, count=mention
        )
        used.add(mention.number)
    else:
        return []
    inherit(more, draft)
    return [more]


def _objects_before(scene: Scene, hit: Hit, first: int, context: Context) -> list[Named]:
    """The persons who are objects of a verb beside a count: "freed X, a poet, and dozens more"."""
    with_ = words(scene.language, "status", "together")
    if not is_marked(scene, first) and not with_.match_before(scene.lows, first):
        return []
    clause = scene.clauses[scene.clause_of[hit.anchor]]
    persons = [n for n in in_clause(scene.names, scene, clause) if n.sort == "person"]
    objects = marked_objects(scene, hit, [n for n in persons if not context.rules(n)])
    return [n for n in objects if n.last < first]


def _row_before(scene: Scene, first: int, context: Context) -> list[Named]:
    """The persons whose row a count goes on that begins at token ``first``."""
    persons = [n for n in scene.names if n.sort == "person" and n.last < first]
    row: list[Named] = []
    end = first
    for person in reversed(persons):
        gap = range(person.last + 1, end)
        linked = _separators(scene, gap) if row else _links_before(scene, first, gap)
        if (
            not linked
            or len(gap) > _LINK_REACH
            or context.rules(person)
            or verbs_among(scene, gap)
            or any(scene.lows[k] in closed(scene.language, "auxiliaries") for k in gap)
        ):
            break
        row.insert(0, person)
        end = person.role_first if person.role_first is not None else person.first
    return row


def _links_before(scene: Scene, first: int, gap: range) -> bool:
    """Whether a coordinator or "along with" stands right before a count, within a gap."""
    articles = closed(scene.language, "determiners")
    k = first
    while k - 1 in gap and scene.lows[k - 1] in articles:
        k -= 1
    if k - 1 in gap and scene.lows[k - 1] in closed(scene.language, "coordinators"):
        return True
    found = words(scene.language, "status", "together").match_before(scene.lows, k)
    return found is not None and k - found[0] in gap
