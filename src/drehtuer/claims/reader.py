"""From a report's text to its claims: a pure function of the text, its date and its language."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple, Protocol, TypeVar

from drehtuer import languages
from drehtuer.claims.fields.attributions import Voices, attribute
from drehtuer.claims.fields.circumstances import settle
from drehtuer.claims.fields.counted import recount
from drehtuer.claims.fields.dating import date_drafts
from drehtuer.claims.fields.holders import captive_in, holder_of, holders_of_lines
from drehtuer.claims.fields.namings import namings, relations
from drehtuer.claims.fields.patients import acts_in_passive
from drehtuer.claims.fields.people import without_offences
from drehtuer.claims.fields.placing import place_drafts
from drehtuer.claims.fields.whom import citizens_apart, introduced
from drehtuer.claims.kinds.contacts import arrived, read_contacts, without_travels_of_the_freed
from drehtuer.claims.kinds.corrections import take_back
from drehtuer.claims.kinds.door import read_door
from drehtuer.claims.kinds.events import read_people
from drehtuer.claims.kinds.journeys import homecomings
from drehtuer.claims.kinds.measures import read_measures
from drehtuer.claims.kinds.positions import Stand, read_positions, read_stands
from drehtuer.claims.kinds.roles import read_roles
from drehtuer.claims.kinds.rolls import ask
from drehtuer.claims.kinds.talks import read_talks
from drehtuer.claims.mentions.naming import Mention, Role, find_mentions, find_roles
from drehtuer.claims.mentions.places import Place, find_places
from drehtuer.claims.sentences.count_words import words_of
from drehtuer.claims.sentences.cues import words
from drehtuer.claims.sentences.draft import Context, Draft, surname
from drehtuer.claims.sentences.grammar import closed
from drehtuer.claims.sentences.scene import Named, Scene, build_scene
from drehtuer.claims.timing.expressions import find_periods
from drehtuer.claims.tokens import Tokens
from drehtuer.claims.topic import is_on_subject, on_topic, survey_topic
from drehtuer.claims.voices.speech import find_statements
from drehtuer.languages.holders import is_ruler, ruled_by
from drehtuer.languages.phrases import Phrases
from drehtuer.languages.verbforms import features_of
from drehtuer.model import Claim, Count, Naming, Passage, Relation, TimeExpression
from drehtuer.text.sentences import Sentence, sentences
from drehtuer.text.subject import on_the_subject

_OF_WHAT = 4
"""How many words around a role may tell of what somebody is or was the leader."""
_QUOTES = '„“”"»«‚‘’'
_OF_PEOPLE = frozenset({"freed", "held", "jailed", "listed", "fate"})
_LABEL_WORDS = 9
"""A line of a fact box of at most so many words, without numbers, tells what those below count."""


class Read(NamedTuple):
    """What was read in a text of one language, each in the order of the text."""

    claims: tuple[Claim, ...] = ()
    names: tuple[Naming, ...] = ()
    relations: tuple[Relation, ...] = ()


def read_claims(
    text: str, *, source: str, published: str | None, language: str, passages: Sequence[Passage]
) -> Read:
    """The claims of a report, and whom it names.

    Args:
        text: the report's text as read; all offsets count in it.
        source: the path or address the report was given by.
        published: its date (EDTF), or None: then its relative times stay unresolved.
        language: the code of its language.
        passages: its passages in order.
    """
    if not on_the_subject(text, language):
        return Read()
    split = sentences(text, language)
    tokens = Tokens(text)
    places = find_places(text, language)
    found = find_mentions(text, language, split, places, tokens)
    mentions = [m for m in found if not _is_title_in_quotes(text, m)]
    times = find_periods(text, published=published, language=language)
    roles = find_roles(text, language, tokens)
    scenes = _scenes(tokens, split, language, passages, mentions, places, times, roles)
    context = Context(language, published)
    _survey(scenes, context)
    drafts: list[Draft] = []
    stands: list[Stand] = []
    for scene in scenes:
        read = _read_scene(scene, context)
        if scene.genre != "boilerplate" and not scene.is_heading:
            stands += read_stands(scene, context, read)
        drafts += read
    drafts = _without_rulers(drafts)
    if not is_on_subject(drafts, context):
        return Read()
    statements = find_statements(text, language, sentences=split, tokens=tokens)
    drafts = arrived(_without_headings(drafts))
    drafts = without_travels_of_the_freed([*drafts, *homecomings(scenes, drafts, context)])
    drafts = on_topic(drafts, context)
    voices = Voices(text, language, statements, mentions, scenes)
    drafts = attribute(voices, drafts)
    positions = read_positions(text, language, voices, scenes, statements, drafts, stands)
    drafts += [d for d in positions if d.scene.sentence.line not in context.off_topic]
    take_back(scenes, drafts)
    date_drafts(scenes, drafts, published)
    related = relations(scenes)
    _without_kin(drafts, related)
    return Read(_claims(text, source, drafts), namings(scenes), related)


def _without_rulers(drafts: Sequence[Draft]) -> list[Draft]:
    """Take those who are known to rule out of the claims on people in custody."""
    kept = []
    for draft in drafts:
        ruling = {name for name in draft.persons if is_ruler(name)}
        if ruling and draft.kind in ("held", "freed", "jailed", "listed", "fate"):
            draft.persons = [name for name in draft.persons if name not in ruling]
            if not draft.persons and draft.count is None:
                continue
        kept.append(draft)
    return kept


def _without_kin(drafts: Sequence[Draft], related: Sequence[Relation]) -> None:
    """Take those out of a list of people who only tell whose husband or lawyer another one is."""
    for draft in drafts:
        tokens = draft.scene.tokens
        start, end = tokens[draft.first].start, tokens[draft.last].end
        for relation in related:
            inside = start <= relation.start and relation.end <= end
            both = {relation.one, relation.other} <= set(draft.persons)
            if inside and both and not _are_joined(draft.scene, relation):
                draft.persons = [name for name in draft.persons if name != relation.other]


def _are_joined(scene: Scene, relation: Relation) -> bool:
    """Whether both are told of: "X and her husband, Y, were freed"."""
    ends = {n.last + 1 for n in scene.names if n.full == relation.other}
    links = closed(scene.language, "coordinators")
    return any(scene.lows[k : k + 1] and scene.lows[k] in links for k in ends)


def _is_title_in_quotes(text: str, mention: Mention) -> bool:
    """Whether a "person" is just the words in quotation marks: the name of an office or a work."""
    before, after = (
        text[max(0, mention.start - 1) : mention.start],
        text[mention.end : mention.end + 1],
    )
    return (
        mention.sort == "person"
        and before in _QUOTES
        and after in _QUOTES
        and bool(before and after)
    )


class _Placed(Protocol):
    """Something found in the text that begins somewhere."""

    @property
    def start(self) -> int: ...


Item = TypeVar("Item", bound=_Placed)


def _deal(items: Iterable[Item], split: Sequence[Sentence]) -> list[list[Item]]:
    """What was found (in order of the text), by the sentence it begins in."""
    rows: list[list[Item]] = [[] for _ in split]
    n = 0
    for item in items:
        while n < len(split) and split[n].end <= item.start:
            n += 1
        if n < len(split) and item.start >= split[n].start:
            rows[n].append(item)
    return rows


def _scenes(
    tokens: Tokens,
    split: Sequence[Sentence],
    language: str,
    passages: Sequence[Passage],
    mentions: Sequence[Mention],
    places: Sequence[Place],
    times: Sequence[TimeExpression],
    roles: Sequence[Role],
) -> list[Scene]:
    """One scene a sentence."""
    found = []
    p = 0
    named, placed, timed = _deal(mentions, split), _deal(places, split), _deal(times, split)
    titled = _deal(roles, split)
    for n, sentence in enumerate(split):
        while p < len(passages) - 1 and passages[p].end <= sentence.start:
            p += 1
        genre = passages[p].genre if passages else "report"
        things = named[n], placed[n], timed[n], titled[n]
        scene = build_scene(tokens, sentence, genre, language, n, *things)
        scene.places = citizens_apart(scene)
        scene.counts = without_offences(scene)
        scene.names = [n for n in scene.names if not _names_a_jail(scene, n)]
        found.append(scene)
    return found


def _only_serves(scene: Scene, named: Named, agents: Phrases[bool]) -> bool:
    """Whether somebody is but one of an organ's people: "X, a captain of the General Staff"."""
    article = named.last + 2
    if (
        article >= len(scene.tokens)
        or scene.tokens[named.last + 1].text != ","
        or scene.lows[article] not in words_of(scene.language).one
    ):
        return False
    of = closed(scene.language, "of")
    end = next((k for k in range(article, len(scene.lows)) if scene.lows[k] in of), 0)
    return end > article + 1 and agents.match(scene.lows, end - 1) is None


def _names_a_jail(scene: Scene, named: Named) -> bool:
    """Whether a name is that of a place of custody: "im Gefängnis (von) Al Qanater"."""
    custody = scene.starts("sets", "custody") - scene.starts("sets", "lasting")
    links = languages.closed(scene.language, "of") & languages.closed(scene.language, "by")
    linked = named.first > 0 and scene.lows[named.first - 1] in links
    return (
        named.sort == "person"
        and bool(languages.table(scene.language, "language").get("capitalised_nouns"))
        and named.role_first is None
        and (named.first - 1 in custody or (linked and named.first - 2 in custody))
    )


def _survey(scenes: Sequence[Scene], context: Context) -> None:
    """What all of the report tells: who rules, and which state holds the people it is about."""
    agents = words(context.language, "agents", "words")
    powerless = words(context.language, "agents", "powerless")
    rulers = set()
    free = languages.table(context.language, "language").get("free_order")
    for scene in scenes:
        for named in scene.names:
            if (
                named.sort == "person"
                and named.role
                and any(agents.match([word.lower()], 0) for word in named.role.split())
                and not any(powerless.match([word], 0) for word in _title_of(scene, named))
                and not _only_serves(scene, named, agents)
            ):
                rulers.add(surname(named.full))
            if free and named.sort == "person" and (is_ruler(named.full) or ruled_by(named.full)):
                rulers.add(surname(named.full))  # where an object may stand first, all who rule
            if named.sort == "person" and named.role:
                context.titled.add(surname(named.full))
            if named.sort == "person" and named.role_first is not None:
                state = next(
                    (
                        p.state
                        for p in scene.places
                        if named.role_first - 2 <= p.first <= named.first and p.state
                    ),
                    None,
                )
                if state is not None:
                    context.homes.setdefault(surname(named.full), state)
    context.rulers = frozenset(rulers)
    context.main_state = context.report_state = holder_of(scenes)
    context.hostages_in = captive_in(scenes)
    context.state_of_line = holders_of_lines(scenes, context.report_state)
    survey_topic(scenes, context)


def _title_of(scene: Scene, named: Named) -> list[str]:
    """The words of a person's role and of what it tells: "protest leader", "leader of protests"."""
    first = named.first if named.role_first is None else named.role_first
    role = (named.role or "").lower().split()
    if first < named.first:
        small = closed(scene.language, "determiners", "prepositions", "coordinators")
        begin = max(0, first - 1)
        while begin > max(0, first - _OF_WHAT) and scene.lows[begin - 1] not in small:
            begin -= 1  # "former truth commission head X"
        return [*scene.lows[begin:first], *role]
    last = first + len(role)
    return [*role, *scene.lows[last : last + _OF_WHAT]]


def _read_scene(scene: Scene, context: Context) -> list[Draft]:
    if scene.genre == "boilerplate":
        return []
    if scene.text.endswith("?", 0, scene.sentence.end):
        ask(scene, context)
        return []
    if scene.sentence.line != context.paragraph:
        context.paragraph = scene.sentence.line
        context.last_lone.clear()
        context.main_state = context.state_of_line.get(scene.sentence.line, context.report_state)
    _label(scene, context)
    drafts = recount(scene, context, read_people(scene, context))
    told = {surname(name) for draft in drafts for name in draft.persons}
    measures = [d for d in read_measures(scene, context) if not _is_done_to_people(d, drafts)]
    drafts = [d for d in drafts if not _is_of_sanctions(d, measures)] + measures
    drafts = [*read_talks(scene, context, drafts), *drafts]
    for draft in drafts:
        if draft.kind == "freed" and draft.status == "demanded":  # "…, żeby go uwolniono"
            draft.kind = "talks"
    drafts += [
        d
        for d in read_contacts(scene, context)
        if not _is_custody(d, drafts) and not _is_way_home(d, drafts)
    ]
    drafts = [d for d in drafts if not _is_of_dealings(d, drafts)]
    drafts += read_roles(scene, context)
    doors = read_door(scene, context)
    drafts = [d for d in drafts if not any(_is_side_of(d, door) for door in doors)] + doors
    _spare_prisoners(drafts, told | context.prisoners)
    place_drafts(scene, context, drafts)
    _remember(scene, context, drafts)
    return drafts


def _spare_prisoners(drafts: Sequence[Draft], told: Container[str]) -> None:
    """Nothing is directed at those it is about: "die USA bestanden auf der Freilassung von X"."""
    for draft in drafts:
        if draft.kind in ("talks", "measure"):
            draft.to = [name for name in draft.to if surname(name) not in told]


def _is_custody(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether what looks like a visit is time in custody: "has spent eight years in Silivri"."""
    custody = draft.scene.starts("sets", "custody")
    return any(
        d.kind == "held"
        and d.anchor == draft.anchor
        and not custody.isdisjoint(range(d.first, d.last + 1))
        for d in drafts
    )


def _is_way_home(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a journey is that of the freed: "the plane with X landed in Vilnius"."""
    return any(d.kind == "freed" and d.anchor == draft.anchor for d in drafts)


def _is_done_to_people(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether the verb of a measure imposes a sentence: "verhängten Freiheitsstrafen"."""
    return any(d.kind == "jailed" and d.anchor == draft.anchor for d in drafts)


def _is_of_sanctions(draft: Draft, measures: Sequence[Draft]) -> bool:
    """Whether those put on a list or struck off it are under sanctions, no prisoners."""
    home = draft.scene.clause_of
    return draft.kind == "listed" and any(home[m.anchor] == home[draft.anchor] for m in measures)


def _is_of_dealings(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether the verb of a custody or release tells of a meeting or of talks.

    "Held talks"; "is negotiating the release": who negotiated it in the past got it, too.
    """
    rivals = {"held": "contact", "freed": "talks"}
    if draft.kind not in rivals or not any(
        d.kind == rivals[draft.kind] and d.anchor == draft.anchor for d in drafts
    ):
        return False
    features = features_of(draft.scene.language, draft.scene.lows[draft.anchor])
    return draft.kind == "held" or "past" not in features


def _without_headings(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out what a heading says if the text below says it."""
    kept = []
    for draft in drafts:
        repeated = draft.scene.is_heading and any(
            d.kind == draft.kind and d.scene.number > draft.scene.number and not d.scene.is_heading
            for d in drafts
        )
        if not repeated:
            kept.append(draft)
    return kept


def _is_side_of(draft: Draft, door: Draft) -> bool:
    """Whether a claim is but one side of a comparison of arrests and releases."""
    home = draft.scene.clause_of
    sides = {home[k] for k in range(door.first, door.last + 1)}
    if draft.kind not in ("freed", "jailed", "held") or home[draft.anchor] not in sides:
        return False
    return draft.count is None or draft.count.label is None or (draft.count.count.value or 0) < 10


def _label(scene: Scene, context: Context) -> None:
    """What the label of a fact box's item says of the items below it."""
    if scene.genre != "factbox":
        context.label_kind = None
        return
    colon = next((k for k, t in enumerate(scene.tokens) if t.text == ":"), None)
    heads = not scene.counts and len(scene.tokens) <= _LABEL_WORDS
    if colon is None and not heads:
        return
    label = scene.lows if heads else scene.lows[:colon]  # "Timeline: prisoner releases"
    table = languages.table(scene.language, "cues").get("labels", {})
    kind = next((k for k in table if _has_word(label, words(scene.language, "labels", k))), None)
    hits = [h for h in scene.people_hits if h.cue.frame != "entries"]  # "A year in figures"
    told = [h for h in hits if heads or (colon and h.tokens[-1] < colon)]
    fates = [h.cue.detail for h in told if h.kind == "fate"]
    if colon and fates:
        scene.label_fate, kind = fates[0], None  # "died in custody"
    elif kind is None:
        kind = next((h.kind for h in told if h.kind in table), None)
    if kind is not None:
        context.label_kind = kind
    if colon is None:
        return
    scene.label_kind = kind
    if kind is None and not any(t.last < colon for t in scene.times):
        context.label_kind = None
    scene.label_times = [t for t in scene.times if t.last < colon]


def _has_word(lows: Sequence[str], phrases: Phrases[bool]) -> bool:
    return phrases.any_at(lows, range(len(lows)))


def _remember(scene: Scene, context: Context, drafts: Sequence[Draft]) -> None:
    def is_main(draft: Draft) -> bool:
        return scene.clauses[scene.clause_of[draft.anchor]].kind == "main"

    steps = (h for h in scene.people_hits if h.kind in ("freed", "jailed"))
    said = next((h for h in steps if h.cue.frame != "entries"), None)
    if said is not None and not any(d.kind in _OF_PEOPLE for d in drafts):
        event = Draft(said.kind, scene, said.tokens[0], said.tokens[-1], anchor=said.anchor)
        settle(event, scene.clauses[scene.clause_of[said.anchor]], context)
        context.last_said = event if event.status == "asserted" else None
    # what the main clause tells comes last: it is what the report goes on with
    for draft in sorted(drafts, key=is_main):
        is_event = draft.kind in ("freed", "held", "jailed") and draft.part_of is None
        if is_event and not _is_background(draft, context):
            context.last_event = draft
            if draft.kind != "held":
                context.last_flow = draft
            if draft.count is not None and (draft.count.count.value or 0) > 1:
                context.last_counted = draft
                context.by_value.setdefault(draft.count.count.value or 0, draft)
        if draft.kind in _OF_PEOPLE:
            context.prisoners.update(surname(p) for p in draft.persons)
    for role in introduced(scene):
        if _is_predicate(scene, role):
            continue
        for gender in (role.gender,) if role.gender else ("m", "f"):
            context.last_lone[gender] = role
    persons = [n.full for n in scene.names if n.sort == "person"]
    if persons:
        context.named_last = scene.number, persons[0]
    told = {name for draft in drafts if draft.kind in _OF_PEOPLE for name in draft.persons}
    for named in scene.names:
        if told and named.full not in told and _only_acts(scene, context, named):
            continue
        if named.sort == "person":
            context.person_line = scene.sentence.line
            for gender in (named.gender,) if named.gender else ("m", "f"):
                context.last_person[gender] = named
                if not context.rules(named):
                    context.last_powerless[gender] = named
                context.last_lone.pop(gender, None)


def _is_background(draft: Draft, context: Context) -> bool:
    """Whether some of the freed underwent it before: "five of the freed had been convicted".

    The report goes on with all of them.
    """
    event, count = context.last_event, draft.count
    if event is None or event.kind != "freed" or draft.kind == "freed" or count is None:
        return False
    here = any(m.number < count.number for m in draft.scene.counts)  # "arrested nine, four of them"
    return (count.partial or count.of is not None) and not here


def _is_predicate(scene: Scene, role: Named) -> bool:
    """Whether a phrase only tells what a person of its clause is: "X ist ein Student aus Minsk"."""
    clause = scene.clauses[scene.clause_of[role.first]]
    copulas = languages.closed(scene.language, "copulas")
    return (
        clause.finite is not None
        and clause.finite < role.first
        and scene.lows[clause.finite] in copulas
        and any(n.sort == "person" and n.last < clause.finite for n in scene.names)
    )


def _only_acts(scene: Scene, context: Context, named: Named) -> bool:
    """Whether somebody only acts or is named beside those whom a sentence tells of."""
    return context.rules(named) or acts_in_passive(scene, named)


def _claims(
    text: str,
    source: str,
    drafts: Sequence[Draft],
) -> tuple[Claim, ...]:
    """Drafts become claims: evidence cut out of the text, numbered."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    seen: Counter[str] = Counter()
    ids: dict[int, str] = {}
    made: list[Claim] = []
    for draft in sorted(drafts, key=lambda d: (d.scene.number, d.first, d.last, d.kind)):
        tokens = draft.scene.tokens
        start, end = tokens[draft.first].start, tokens[draft.last].end
        stem = f"{digest}-{draft.kind}-{start}-{end}"
        seen[stem] += 1
        identity = stem if seen[stem] == 1 else f"{stem}-{seen[stem]}"
        ids[id(draft)] = identity
        made.append(
            Claim(
                id=identity,
                source=source,
                kind=draft.kind,
                section=draft.scene.genre,
                start=start,
                end=end,
                quote=text[start:end],
                status=draft.status,
                attribution=tuple(draft.speakers or ()),
                count=_count(draft),
                cumulative=draft.cumulative,
                persons=tuple(draft.persons),
                group=draft.group,
                nationality=draft.nationality,
                where=draft.where,
                when=draft.when,
                by=tuple(draft.by),
                to=tuple(draft.to),
                direction=draft.direction,
                fate=draft.fate,
                role=draft.role,
                destination=tuple(draft.destination),
                part_of=ids.get(id(draft.part_of)) if draft.part_of is not None else None,
            )
        )
    return tuple(made)


def _count(draft: Draft) -> Count | None:
    mention = draft.count
    if mention is None:
        return None
    count = mention.count
    return Count(
        count.value,
        count.qualifier,
        draft.scene.said(mention.first, mention.last),
        count.upper,
        count.delta,
    )
