"""Held, freed, jailed, listed, fate: what happens to people, and how many of them."""

from __future__ import annotations

from collections.abc import Sequence

from drehtuer import languages
from drehtuer.claims.fields.circumstances import STEPS, agents_of, is_disputed, own_times, settle
from drehtuer.claims.fields.patients import undergone
from drehtuer.claims.fields.people import (
    custody_in,
    is_figure,
    named_among,
    opens_within,
    people_in,
    people_of_noun,
    people_of_verb,
    people_of_word,
    plural_people,
    whom_of_entry,
)
from drehtuer.claims.fields.references import has_plural_pronoun, people_left_out, people_of_pronoun
from drehtuer.claims.fields.whom import apposed, is_asked
from drehtuer.claims.kinds.breakdowns import ailing, among_them, breakdown, companions, fellows
from drehtuer.claims.kinds.echoes import echoes
from drehtuer.claims.kinds.journeys import journeys
from drehtuer.claims.kinds.rolls import rolls
from drehtuer.claims.kinds.series import series
from drehtuer.claims.kinds.shared import shared_objects
from drehtuer.claims.kinds.swaps import both_sides, swapped
from drehtuer.claims.kinds.tallies import continued, excepted, stocks
from drehtuer.claims.sentences.clauses import Clause
from drehtuer.claims.sentences.count_words import words_of
from drehtuer.claims.sentences.counts import CountMention
from drehtuer.claims.sentences.cues import SENSES, Hit, words
from drehtuer.claims.sentences.draft import Context, Draft
from drehtuer.claims.sentences.grammar import (
    closed,
    dates_another,
    follows_event,
    has_verb,
    in_clause,
    in_phrase,
    is_article_here,
    is_attribute,
    is_bare_infinitive,
    is_definite,
    is_exchanged,
    is_gerund,
    is_part,
    is_participle,
    is_past,
    verbs_among,
)
from drehtuer.claims.sentences.scene import Named, Scene
from drehtuer.languages.verbforms import features_of, verb_forms, verb_words
from drehtuer.model import Count

_BESIDE = 3
"""How many words before "in custody" the people may stand who are counted there."""
_SPAN = 3
"""How many words before its unit a preposition makes a number the length of a span."""
_ATTRIBUTES = 3
"""How many words before a noun its preposition may stand."""
_DATED = 2
"""How many tokens before a participle its time may end: "die am Vortag abgeführten …"."""
_FIGURE = 6
"""How many words behind "number" those counted may stand."""
_ENTRY_REACH = 3
"""For how many sentences an entry leaves out whom it is about: "X, 71. Arrested in May. Tried."."""
_SPOKEN = frozenset('„“"»«‚')
"""The signs that open what is said."""
_PART_REACH = 2
"""For how many sentences "five of the ten" are a part of what was told."""


def read_people(scene: Scene, context: Context) -> list[Draft]:
    """The claims of a sentence about what happens to people."""
    others = _other_senses(scene)
    hits = _prune(
        [
            hit
            for hit in scene.people_hits
            if not _is_noun_here(hit, scene)
            and not _is_mere_place(hit, scene)
            and not _is_mere_state(hit, scene)
            and not _only_dates(hit, scene)
            and not _is_named(hit, scene)
            and not (hit.cue.frame == "entries" and whom_of_entry(scene, hit) is None)
            and not _is_counted(hit, scene)
            and not _tells_parts_only(hit, scene)
            and not _only_counts(hit, scene)
            and not _handles_things(hit, scene)
            and not _only_helps(hit, scene)
            and not _joins_attribute(hit, scene)
            and not _is_of_children(hit, scene)
            and not _is_title(hit, scene)
            and not _is_span(hit, scene)
            and not _leads_to_speech(hit, scene)
            and not any(
                hit.kind == kind
                and tokens & set(hit.tokens)
                and (always or len(tokens) >= len(hit.tokens))
                for kind, tokens, always in others
            )
        ],
        scene,
    )
    used: set[int] = set()
    home = scene.clause_of
    drafts: list[Draft] = []
    modifiers = [hit for hit in hits if _is_modifier(hit, scene)]
    for hit in [*(h for h in hits if h not in modifiers), *modifiers]:
        taken = used if hit in modifiers else _of_rivals(hit, hits, scene)
        draft = _draft(hit, scene, context, taken, drafts)
        if draft is None or (hit in modifiers and not _tells(draft, drafts)):
            continue
        if is_attribute(scene, hit.tokens) and _tells_nothing_new(scene, hit):
            continue
        if is_attribute(scene, hit.tokens):
            draft.when = _time_of_attribute(scene, hit)
        if _is_repeated(draft, drafts):
            continue
        if hit in modifiers:
            drafts.insert(0, draft)  # what the sentence tells comes last
        else:
            drafts.append(draft)
        if draft.count is not None:
            if draft.kind != "fate" or home[draft.count.number] == home[draft.anchor]:
                used.add(draft.count.number)
        else:
            used.update(_repeated(draft))
        drafts += fellows(scene, draft, hits, used)
        drafts += companions(scene, draft, hit, context, used)
    drafts = [
        d
        for d in drafts
        if not _was_before(d, drafts)
        and not _only_tells_of_whom(d, drafts)
        and not _ends_there(d, drafts)
    ]
    drafts = _merge_fates(_without_kin([d for d in drafts if not _names_again(d, drafts)]))
    drafts += shared_objects(scene, context, hits, drafts)
    drafts += swapped(scene, context, drafts)
    drafts += series(scene, context, drafts, used)
    drafts += among_them(scene, context, drafts)
    drafts += breakdown(scene, drafts, used)
    echoed = echoes(scene, context, drafts, used)
    named = {(d.kind, name) for d in drafts for name in d.persons}
    drafts += [
        d
        for d in echoed
        if not d.persons or not named.issuperset((d.kind, name) for name in d.persons)
    ]
    drafts += stocks(scene, context, drafts, used)
    drafts += continued(scene, context, drafts, used)
    drafts += ailing(context, drafts)
    drafts += excepted(scene, drafts)
    drafts += rolls(scene, context, drafts, used)
    drafts += journeys(scene, context, drafts)
    return drafts + both_sides(scene, drafts, context)


def _repeated(draft: Draft) -> set[int]:
    """The numbers of a clause that only count the persons named: "X and Y, who were both freed".

    Those whom somebody is not among are not denied with him: "X is not among the 123 freed".
    """
    scene = draft.scene
    if draft.status == "denied" and draft.persons:
        group = next((m for m in scene.counts if m.first == draft.anchor + 1), None)
        if group is not None:
            return {group.number}
    ends = {
        n.last
        for n in scene.names
        if n.full in draft.persons and [t.text for t in scene.tokens[n.last + 1 :][:1]] == [","]
    }  # "X and Y, two soldiers"
    return {
        m.number
        for m in scene.counts
        if m.count.value == len(draft.persons)
        and (m.label is None or (m.first == m.number and m.first - 2 in ends))
        and scene.clause_of[m.number] == scene.clause_of[draft.anchor]
    }


def _other_senses(scene: Scene) -> list[tuple[str, set[int], bool]]:
    """Where words of a kind's cues mean something else: "released a report", "held talks".

    Some do only where nobody speaks of custody ("entlassen" from a post) and no cue tells more
    ("gegen Kaution entlassen"); the others mean it always.
    """
    always, elsewhere = (scene.hits(section) for section in SENSES)
    hits = always if elsewhere and custody_in(scene) else [*always, *elsewhere]
    return [
        (hit.cue.detail or "", set(hit.tokens), hit in always)
        for hit in hits
        if not any(_tells_which(scene, k) for k in hit.tokens) and not _goes_round(scene, hit)
    ]


def _goes_round(scene: Scene, hit: Hit) -> bool:
    """Whether verb and thing are parted, so that it is no object: "held at protests".

    By a preposition, or a comma: "all were released, a figure that others dispute".
    """
    small = closed(scene.language, "prepositions", but=("infinitive_marks",))
    between = set(range(hit.tokens[0], hit.tokens[-1])) - set(hit.tokens)
    return not languages.table(scene.language, "language").get("capitalised_nouns") and any(
        scene.lows[k] in small or scene.tokens[k].text == "," for k in between
    )


def _tells_which(scene: Scene, k: int) -> bool:
    """Whether a word only tells which people are meant: "freed film director X", "aid workers"."""
    return (
        any(r.first < k < r.last for r in scene.roles)
        or any(n.role_first is not None and n.role_first <= k < n.first - 1 for n in scene.names)
        or any(m.head is not None and m.number < k < m.head for m in scene.counts)
    )


def _names_again(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a noun only names what a verb of its clause tells: "in an amnesty 120 were freed"."""
    home = draft.scene.clause_of[draft.anchor]
    return draft.nominal and any(
        other.kind == draft.kind
        and not other.nominal
        and other.scene.clause_of[other.anchor] == home
        and other.count == draft.count
        and other.persons == draft.persons
        for other in drafts
    )


def _was_before(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether those freed are only told to have been in custody: "die in Haft gesessen hatten"."""
    clause = draft.scene.clauses[draft.scene.clause_of[draft.anchor]]
    return (
        draft.kind == "held"
        and draft.count is not None
        and clause.kind == "relative"
        and is_past(draft.scene, clause)
        and any(
            d.kind == "freed"
            and d.count is not None
            and (d.count == draft.count or d.count.count == draft.count.count)
            for d in drafts
        )
    )


def _only_tells_of_whom(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a noun only tells of whom a number is a part: "36 der Verhafteten sitzen noch"."""
    return (
        draft.count is not None
        and draft.anchor == draft.count.head
        and _is_of_whole(draft.scene, draft.count)
        and any(
            d is not draft and d.count is not None and d.count.number == draft.count.number
            for d in drafts
        )
    )


def _is_of_whole(scene: Scene, mention: CountMention) -> bool:
    """Whether an article or "of" stands between a number and its noun: "36 der Verhafteten"."""
    links = words_of(scene.language).shares | closed(scene.language, "genitives")
    return any(scene.lows[k] in links for k in range(mention.number + 1, mention.head or 0))


def _prune(hits: Sequence[Hit], scene: Scene) -> list[Hit]:
    """Of cues that share words the one with more words stays; of one kind in a clause, one verb."""
    kept: list[Hit] = []
    # of two that share a verb the one that closes its bracket: "kamen in Gewahrsam ums Leben"
    bracket = languages.table(scene.language, "language").get("capitalised_nouns")
    helping = closed(scene.language, "auxiliaries", "modals")

    def rank(hit: Hit) -> tuple[int, int, int, int]:
        telling = [k for k in hit.tokens if scene.lows[k] not in helping]
        last = telling[-1] if bracket and telling else 0
        return -len(hit.tokens), -last, hit.cue.order, hit.anchor

    for hit in sorted(hits, key=rank):
        clash = any(
            _is_taken_again(hit, other)
            or (set(hit.tokens) < set(other.tokens) and not _is_kin_arrested(hit, other))
            for other in hits
        ) or any(
            (set(hit.tokens) & set(other.tokens) and not _is_kin_arrested(hit, other))
            or (
                is_attribute(scene, hit.tokens) == is_attribute(scene, other.tokens)
                and scene.clause_of[hit.anchor] == scene.clause_of[other.anchor]
                and hit.kind == other.kind
                and hit.cue.detail == other.cue.detail
                and (hit.cue.frame in ("acts", "happens"))
                == (other.cue.frame in ("acts", "happens"))
                and hit.cue.frame != "people"
                and not (_has_own_number(hit, scene) and _has_own_number(other, scene))
            )
            for other in kept
        )
        if not clash:
            kept.append(hit)
    return sorted(kept, key=lambda h: h.anchor)


def _is_taken_again(hit: Hit, other: Hit) -> bool:
    """Whether an arrest is told to be another one: "holten ihn erneut ab"."""
    again = hit.kind == "jailed" and other.cue.detail == "rearrested"
    return again and bool(set(hit.tokens) & set(other.tokens))


def _has_own_number(hit: Hit, scene: Scene) -> bool:
    """Whether a noun for an act is counted itself: "385 arrests and 175 convictions"."""
    return hit.cue.frame == "nouns" and any(m.last + 1 == hit.tokens[0] for m in scene.counts)


def _is_title(hit: Hit, scene: Scene) -> bool:
    """Whether a participle is but part of a title: "detuvo al excarcelado político X"."""
    titled = any(
        n.sort == "person" and n.role_first is not None and n.role_first <= hit.anchor < n.first
        for n in scene.names
    )
    alone = len(hit.tokens) == 1 and hit.cue.frame == "acts" and titled
    return alone and any(
        other.kind not in (hit.kind, "fate")
        and other.cue.frame in ("acts", "happens")
        and scene.clause_of[other.anchor] == scene.clause_of[hit.anchor]
        for other in scene.people_hits
    )


def _is_of_children(hit: Hit, scene: Scene) -> bool:
    """Whether the kin of children are arrested: "two children, whose parents had been jailed"."""
    clause = scene.clauses[scene.clause_of[hit.anchor]]
    return (
        hit.cue.detail == "family_targeted"
        and clause.kind == "relative"
        and any(m.group == "children" and 0 < clause.first - m.last <= 2 for m in scene.counts)
    )


def _is_kin_arrested(hit: Hit, other: Hit) -> bool:
    """Whether one is an arrest and the other tells that kin are made to pay by it."""
    return {hit.kind, other.kind} == {"jailed", "fate"} and "family_targeted" in (
        hit.cue.detail,
        other.cue.detail,
    )


def _ends_there(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether custody or a hospital is only where somebody died: "died in a prison hospital"."""
    home = draft.scene.clause_of
    return (draft.kind == "held" or draft.fate == "ill") and any(
        d.fate == "died"
        and d.persons == draft.persons
        and d.count == draft.count
        and home[d.anchor] == home[draft.anchor]
        for d in drafts
        if d is not draft
    )


def _of_rivals(hit: Hit, hits: Sequence[Hit], scene: Scene) -> set[int]:
    """The numbers of a clause that belong to its other verbs: "55 were jailed and 43 freed"."""
    home = scene.clause_of[hit.anchor]
    rivals = [
        h.anchor
        for h in hits
        if h.kind != hit.kind
        and scene.clause_of[h.anchor] == home
        and {h.cue.frame, hit.cue.frame} <= {"acts", "happens"}
        and not is_attribute(scene, h.tokens)  # "nach verbüßter Strafe"
        and not _tells_who(h, scene)  # "two soldiers held in Kyiv were traded"
    ]
    counts = [m.number for m in scene.counts if scene.clause_of[m.number] == home]
    if not rivals or len(counts) < 2:
        return set()
    low = max((k for k in rivals if k < hit.anchor), default=-1)
    high = min((k for k in rivals if k > hit.anchor), default=len(scene.tokens))
    own = [k for k in counts if low < k < high]
    if languages.table(scene.language, "language").get("free_order"):  # the verb comes last
        own = [k for k in own if k < hit.anchor] or own
    return set(counts) - set(own) if own else set()


def _is_noun_here(hit: Hit, scene: Scene) -> bool:
    """Whether a word such as "jails" or "release" is a noun where it stands, not a verb.

    In German also the other way round: "verhaftete" in small letters is a verb, not the people.
    """
    nouns_are_capital = languages.table(scene.language, "language").get("capitalised_nouns")
    if hit.cue.frame in ("people", "nouns"):
        tokens = hit.tokens if hit.cue.frame == "nouns" else (hit.anchor,)
        return bool(nouns_are_capital) and not any(scene.tokens[k].is_capitalised for k in tokens)
    if nouns_are_capital and any(
        k > 0 and scene.tokens[k].is_capitalised and scene.lows[k] in verb_words(scene.language)
        for k in (hit.starts[part] for part in hit.cue.verbs)
    ):
        return True
    if hit.cue.frame not in ("acts", "happens"):
        return False
    if len(hit.tokens) > 1:  # "ten convicts", "Kampala"
        placed = {p.first for p in scene.places if nouns_are_capital and p.sort in ("name", "seat")}
        placed -= scene.starts("sets", "lands")
        counted = any(
            m.head == hit.anchor and m.number not in hit.tokens for m in scene.counts
        )  # "ten convicts", but "a free man"
        return counted or bool(placed & set(hit.tokens)) or _has_noun_for_verb(hit, scene)
    if nouns_are_capital:  # "das Verschwinden", but "unter Hausarrest"
        token = scene.tokens[hit.anchor]
        return token.is_capitalised and (
            (hit.anchor > 0 and token.low in verb_forms(scene.language))
            or bool(words_of(scene.language).groups.match(scene.lows, hit.anchor))
        )
    return _is_noun_by_place(hit.anchor, scene)


def _has_noun_for_verb(hit: Hit, scene: Scene) -> bool:
    """Whether the first word of a longer cue is a noun here: "the sentence was"."""
    k = hit.anchor
    features = features_of(scene.language, scene.lows[k])
    if (
        hit.cue.frame != "acts"
        or hit.starts[0] != k
        or k == 0
        or not features
        or features & {"part", "past", "ger"}
        or languages.table(scene.language, "language").get("capitalised_nouns")
    ):
        return False
    forms = verb_forms(scene.language)
    written = (form for option in hit.cue.parts[0] for form in forms.get(option[0], ()))
    if not any(form.feature in ("part", "past") for form in written):
        return False  # meant as a noun: "the pardon covers"
    before = scene.lows[k - 1]
    small = closed(scene.language, "determiners", but=("relatives",))
    return (
        before in small
        or before.endswith(tuple(closed(scene.language, "possessive_endings")))
        or k - 1 in scene.starts("sets", "penalty")
        or (
            any(t.last == k - 1 for t in scene.times)  # "on its September list"
            and scene.lows[k] not in closed(scene.language, "auxiliaries", "modals")
        )
    )


def _is_noun_by_place(verb: int, scene: Scene) -> bool:
    """Whether a form of a verb is a noun by the words around it: "a swap", "the sentence was"."""
    if verb == 0:
        return False
    features = features_of(scene.language, scene.lows[verb])
    if features & {"part", "past", "ger"}:
        return False
    before = scene.lows[verb - 1]
    by_form = languages.table(scene.language, "language").get("verbs_by_form")
    if by_form and (verb == scene.clauses[scene.clause_of[verb]].finite or not features):
        helped = before in closed(scene.language, "auxiliaries")
        if features or helped:
            return False  # "Пятнадцать сидят", "están enfermos de gravedad"
    behind = scene.lows[verb + 1] if verb + 1 < len(scene.lows) else ""
    marks = ("infinitive_marks",) if "inf" in features else ()  # "to jail", but "orden de captura"
    if before in closed(scene.language, *marks, "modals", "personal", "relatives"):
        return is_article_here(scene, verb - 1)  # "tras la captura de X"
    if verb - 1 in scene.starts("sets", "penalty"):
        return True  # "serving life sentences"
    return (
        before in closed(scene.language, "determiners", "prepositions")
        or behind in closed(scene.language, "of")
        or any(p.first == verb - 1 and p.sort == "adjective" for p in scene.places)
        or any(m.number == verb - 1 for m in scene.counts)
        or before.endswith(tuple(closed(scene.language, "possessive_endings")))
        or (
            {"inf", "pres"} <= features
            and not before.endswith("s")
            and not scene.tokens[verb - 1].is_capitalised
            and verb - 1 not in scene.starts("agents", "words")
        )
    )


def _is_named(hit: Hit, scene: Scene) -> bool:
    """Whether the words are part of a body's name: "Committee for the Release of Prisoners"."""
    return any(
        n.sort in ("body", "medium") and n.first <= hit.tokens[0] and hit.tokens[-1] <= n.last
        for n in scene.names
    )


def _is_counted(hit: Hit, scene: Scene) -> bool:
    """Whether a participle is the noun that is counted, and another verb tells what happened.

    "24 detenidos fueron liberados": two cues share the auxiliary, and only one has the verb.
    """
    heads = {m.head for m in scene.counts if m.label is not None} & set(hit.tokens)
    if hit.kind == "held":  # "avoir libéré 626 détenus politiques depuis décembre"
        nouns = (
            range(m.number + 1, m.head) for m in scene.counts if m.label == "prisoner" and m.head
        )
        heads |= {k for phrase in nouns for k in phrase} & set(hit.tokens)
    shares = words_of(scene.language).shares
    heads |= {
        k
        for k in hit.tokens
        if k > 1
        and scene.lows[k - 1] in shares
        and languages.table(scene.language, "language").get("no_articles")
        and any(m.last == k - 2 for m in scene.counts)
    }  # "троих из освобождённых"
    return (
        hit.cue.frame in ("acts", "happens")
        and bool(heads)
        and any(
            (other.cue.frame in ("acts", "happens") or other.kind == "fate")
            and scene.clause_of[other.anchor] == scene.clause_of[hit.anchor]
            and not heads & set(other.tokens)
            and not _is_noun_here(other, scene)
            for other in scene.people_hits
        )
    )


def _only_counts(hit: Hit, scene: Scene) -> bool:
    """Whether an adjective tells that those are in custody whom a verb counts: no arrest is told.

    "RSF counted 43 jailed journalists".
    """
    within = any(m.head is not None and m.number < hit.anchor < m.head for m in scene.counts)
    return (
        hit.kind == "jailed"
        and within
        and len(hit.tokens) == 1
        and hit.anchor in scene.starts("tallies", "inside")
        and _has_counting_verb(scene, scene.clauses[scene.clause_of[hit.anchor]])
    )


def _has_counting_verb(scene: Scene, clause: Clause) -> bool:
    return has_verb(scene, verbs_among(scene, clause.tokens), "counting")


def _tells_parts_only(hit: Hit, scene: Scene) -> bool:
    """Whether a clause only tells who is among those of whom a relative clause tells the event.

    "Unter den Gefangenen, die Belarus freiließ, waren sechs Litauer": nobody is told to be held.
    """
    clauses = scene.clauses
    if hit.kind != "held" or hit.cue.frame not in ("people", "happens"):
        return False
    return any(
        opens_within(scene, clause) == scene.clause_of[hit.anchor]
        and any(clauses[scene.clause_of[other.anchor]] is clause for other in scene.people_hits)
        for clause in clauses
    )


def _is_mere_place(hit: Hit, scene: Scene) -> bool:
    """Whether "in prison" is only where something else happens: "visited him in prison"."""
    if hit.kind != "held" or hit.cue.frame != "happens":
        return False
    if _is_term(hit, scene):
        return True
    if any(
        h.cue.frame == "nouns" and h.kind == "fate" and h.tokens[-1] == hit.tokens[0] - 1
        for h in scene.people_hits
    ) and not verbs_among(scene, hit.tokens):
        return True  # "nach Misshandlungen im Gefängnis"
    if apposed(scene, hit) is not None:
        return False
    if any(
        h.cue.detail == "died"
        and scene.clause_of[h.anchor] == scene.clause_of[hit.anchor]
        and not set(h.tokens) <= set(hit.tokens)  # "on death row"
        for h in scene.people_hits
    ):
        return not verbs_among(scene, hit.tokens)
    if _is_beside_people(hit, scene) or _is_counted_there(hit, scene):
        return False
    own = verbs_among(scene, hit.tokens)
    clause = scene.clauses[scene.clause_of[hit.anchor]]
    others = verbs_among(scene, clause.tokens) - set(hit.tokens)
    helping = closed(scene.language, "auxiliaries", "modals")
    if own or clause.finite is None:
        return not own and clause.kind == "participle" and bool(others)
    if scene.lows[clause.finite] not in helping:
        return len(hit.cue.parts) <= 2 and not any(scene.lows[k] in helping for k in hit.tokens)
    rest = (k for k in clause.tokens if k > clause.finite and scene.tokens[k].is_word)
    closes = all(scene.lows[k] in helping for k in rest)  # "dort … verurteilt worden war"
    telling = [k for k in others if scene.attribute_around(k) is None]
    return any(
        is_participle(scene.tokens[k], scene.language)
        and (k > clause.finite or closes)
        and not any(t.text == "," for t in scene.tokens[clause.finite : k])
        for k in telling
    ) and not any(is_attribute(scene, (k,)) for k in telling)


def _only_dates(hit: Hit, scene: Scene) -> bool:
    """Whether custody only dates another thing: "freed after serving five years"."""
    first = hit.tokens[0]
    return (
        hit.kind == "held"
        and first > 0
        and is_gerund(scene, hit.tokens)
        and scene.lows[first - 1] in closed(scene.language, "temporal")
        and any(
            other.kind != "held" and scene.clause_of[other.anchor] == scene.clause_of[hit.anchor]
            for other in scene.people_hits
        )
    )


def _is_of_verb(scene: Scene, mention: CountMention, hit: Hit, clause: Clause) -> bool:
    """Whether a noun only dates what the verb counts: "after the release, it counted 245".

    So it does in "zählte vor der Freilassung 245 Gefangene", "counted 245 before the release".
    """
    verb = clause.finite
    dated = dates_another(scene, hit.anchor) or follows_event(scene, hit.anchor)
    if verb is None or not dated:
        return False
    if hit.anchor > mention.first:
        return verb < mention.first and mention.last < hit.anchor
    between = scene.lows[hit.anchor + 1 : mention.first]
    links = closed(scene.language, "prepositions", but=("of",))
    apart = mention.label is not None or not links.isdisjoint(between)
    owned = not closed(scene.language, "of").isdisjoint(between)
    counted = apart and not owned and _has_counting_verb(scene, clause)
    return hit.anchor < verb < mention.first or counted


def _is_beside_people(hit: Hit, scene: Scene) -> bool:
    """Whether custody is told right behind a number of people: "have 15 mayors in their jails"."""
    whole = all(
        k in hit.tokens or scene.tokens[k].is_capitalised  # "in Ketziot prison"
        for k in range(hit.tokens[0], hit.tokens[-1])
    )
    return whole and any(
        (m.label is not None or is_definite(scene, m))
        and m.last + 1 == hit.tokens[0]
        and (m.count.value or 0) > 1
        for m in scene.counts
        if scene.lows[hit.tokens[0]] not in closed(scene.language, "auxiliaries")
    )


def _is_mere_state(hit: Hit, scene: Scene) -> bool:
    """Whether a noun for an arrest only tells where somebody is: "freed from pretrial detention".

    The act itself has an article, or tells whom it befell: "since her detention", "arrests of".
    """
    first = hit.tokens[0]
    if (
        hit.kind != "jailed"
        or hit.cue.frame != "nouns"
        or languages.table(scene.language, "language").get("capitalised_nouns")
        or hit.anchor not in scene.starts("sets", "custody")
        or scene.lows[hit.anchor + 1 : hit.anchor + 2]
        in ([of] for of in closed(scene.language, "of"))
    ):
        return False
    small, articles = closed(scene.language, "prepositions"), closed(scene.language, "determiners")
    k = first - 1
    while (
        k > first - _ATTRIBUTES
        and k > 0
        and scene.tokens[k].is_word
        and scene.lows[k] not in small
        and scene.lows[k] not in articles
    ):
        k -= 1
    return k >= 0 and scene.lows[k] in small


def _is_counted_there(hit: Hit, scene: Scene) -> bool:
    """Whether a verb of counting tells how many are there: "spoke of 7,000 people in custody"."""
    clause = scene.clauses[scene.clause_of[hit.anchor]]
    ahead = range(max(0, hit.tokens[0] - _BESIDE), hit.tokens[0])
    return any(
        m.label is not None and max(m.last, m.head or 0) in ahead for m in scene.counts
    ) and _has_counting_verb(scene, clause)


def _is_term(hit: Hit, scene: Scene) -> bool:
    """Whether "in prison" tells of a sentence or a span: "five years in prison"."""
    custody, terms = scene.starts("sets", "custody"), scene.starts("sets", "penalty")
    small = closed(scene.language, "prepositions")
    auxiliaries = closed(scene.language, "auxiliaries")
    verbs = [k for k in hit.tokens if verb_forms(scene.language).get(scene.lows[k])]
    clause = scene.clauses[scene.clause_of[hit.anchor]]
    copula = clause.finite in hit.tokens and scene.lows[clause.finite or 0] in closed(
        scene.language, "statal_auxiliaries"
    )
    if copula and not verbs_among(scene, clause.tokens):
        return False  # "was in prison for five years": no sentence is told
    places = [k for k in hit.tokens if k in custody]
    dates = {k for t in scene.times for k in range(t.first, t.last + 1)}  # "since 2017 in jail"
    before = [k - 1 - (scene.lows[k - 1] in small) for k in places if k > 1]
    return any(k in terms and k not in dates for k in before) and all(
        scene.lows[k] in auxiliaries for k in verbs
    )


def _handles_things(hit: Hit, scene: Scene) -> bool:
    """Whether the verb is done to things: "released figures", "put the number … at 1,000"."""
    if hit.cue.frame != "acts" or hit.kind not in ("freed", "jailed"):
        return False
    things = words(scene.language, "tallies", "things")
    articles = closed(scene.language, "determiners")
    verbs = [k for k in hit.tokens if verb_forms(scene.language).get(scene.lows[k])]
    behind = {v + 1 + (v + 1 < len(scene.lows) and scene.lows[v + 1] in articles) for v in verbs}
    helping = closed(scene.language, "auxiliaries", "modals")
    before = set()
    for verb in verbs:
        k = verb - 1
        while k > 0 and scene.lows[k] in helping:
            k -= 1
        before.add(k)
    return any(
        0 <= k < len(scene.lows)
        and scene.clause_of[k] == scene.clause_of[hit.anchor]
        and things.match(scene.lows, k)
        and not _tells_which(scene, k)
        for k in behind | before
    )


def _joins_attribute(hit: Hit, scene: Scene) -> bool:
    """Whether a participle and an auxiliary do not belong together.

    "Der seit März inhaftierte Bürgermeister wurde vernommen" tells of no arrest.
    """
    helping = closed(scene.language, "auxiliaries")
    return any(scene.lows[k] in helping for k in hit.tokens) and any(
        is_attribute(scene, (k,)) and scene.lows[k] in verb_forms(scene.language)
        for k in hit.tokens
    )


def _only_helps(hit: Hit, scene: Scene) -> bool:
    """Whether the verb of a cue is a modal here: "musste zehn Monate in Einzelhaft verbringen"."""
    modals = closed(scene.language, "modals")
    verbs = [k for k in hit.tokens if scene.lows[k] in modals]
    clause = scene.clauses[scene.clause_of[hit.anchor]]
    return (
        hit.kind == "jailed"
        and hit.cue.frame == "happens"
        and clause.finite in verbs
        and not verbs_among(scene, hit.tokens)
        and bool(verbs_among(scene, clause.tokens))
    )


def _is_span(hit: Hit, scene: Scene) -> bool:
    """Whether what looks like a term is how long something has lasted: "seit zwei Jahren"."""
    units = words_of(scene.language).terms
    lasting = closed(scene.language, "span_prepositions")
    endings = closed(scene.language, "span_endings")

    def lasts(k: int) -> bool:
        return any(low in lasting for low in scene.lows[max(0, k - _SPAN) : k]) or any(
            low in endings for low in scene.lows[k + 1 : k + 2]
        )

    own = [k for k in hit.tokens if scene.lows[k] in units]
    clause = scene.clauses[scene.clause_of[hit.anchor]]
    return (
        hit.kind == "jailed"
        and any(lasts(k) for k in own)
        and not any(
            k > own[0] and scene.lows[k] in units and not lasts(k)
            for k in clause.tokens  # "verhängte vier Monate später 15 Jahre"
        )
    )


def _leads_to_speech(hit: Hit, scene: Scene) -> bool:
    """Whether the words of a verb lead to what is said: "Sie hält fest: „…", "hält fest, dass"."""
    k = hit.tokens[-1] + 1
    behind = [scene.tokens[n].low for n in range(k, min(k + 2, len(scene.tokens)))]
    return (
        hit.kind == "held"
        and hit.cue.frame == "acts"
        and len(behind) == 2
        and (
            (behind[0] == ":" and behind[1] in _SPOKEN)
            or (behind[0] == "," and behind[1] in closed(scene.language, "content_openers"))
        )
    )


def _is_modifier(hit: Hit, scene: Scene) -> bool:
    """Whether a participle only tells which people: "the 61 people detained by …"."""
    if hit.cue.frame not in ("acts", "happens"):
        return False
    if is_attribute(scene, hit.tokens):
        return True
    articles = closed(scene.language, "determiners")
    heads = {
        k
        for m in scene.counts
        if m.label is not None or (scene.lows[m.first] in articles and m.first < m.number)
        for k in (m.head, m.last)
    }  # "the 52 freed", but "10 were freed and 12 jailed"
    if languages.table(scene.language, "language").get("capitalised_nouns"):
        return False
    first = _first_verb(hit, scene)
    if hit.kind == "fate" or first is None or first == 0 or first - 1 in hit.tokens:
        return False  # "among those released is X" tells it of X
    clause = scene.clauses[scene.clause_of[first]]
    if clause.finite == first - 2 and scene.lows[first - 2] in closed(
        scene.language, "passive_auxiliaries"
    ):
        return False  # "they were all sentenced"
    return (
        is_participle(scene.tokens[first], scene.language)
        or (hit.kind == "held" and is_gerund(scene, (first,)))
    ) and (first - 1 in heads or scene.lows[first - 1] in closed(scene.language, "those"))


def _tells_who(hit: Hit, scene: Scene) -> bool:
    """Whether a participle before the verb of its clause only tells who its subject is."""
    finite = scene.clauses[scene.clause_of[hit.anchor]].finite
    return finite is not None and hit.anchor < finite and _is_modifier(hit, scene)


def _first_verb(hit: Hit, scene: Scene) -> int | None:
    """The only verb of a cue, where it has no auxiliary: "held" of "held under"."""
    helping = closed(scene.language, "auxiliaries", "modals")
    verbs = [k for k in hit.tokens if scene.lows[k] in verb_forms(scene.language)]
    alone = len(verbs) == 1 and not any(scene.lows[k] in helping for k in hit.tokens)
    return verbs[0] if alone else None


def _tells(draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether a modifier is a claim of its own: it names somebody or has a count of its own."""
    home = draft.scene.clause_of
    dated = any(0 < draft.anchor - t.last <= _DATED for t in draft.scene.times)
    finite = draft.scene.clauses[home[draft.anchor]].finite
    includes = finite is not None and finite in draft.scene.starts("status", "among")
    told = any(d.persons == draft.persons for d in others)
    named = bool(draft.persons) and (dated or includes or not told)
    return named or (
        draft.count is not None
        and draft.count.count.qualifier != "some"
        and not any(
            home[d.anchor] == home[draft.anchor]
            and (d.count is None or d.count.number == draft.count.number or not _is_bare(draft))
            for d in others
        )
    )


def _is_bare(draft: Draft) -> bool:
    """Whether a clause has no finite verb, so that participles tell: "1 freed, 3 jailed"."""
    clause = draft.scene.clauses[draft.scene.clause_of[draft.anchor]]
    return clause.finite is None or is_participle(
        draft.scene.tokens[clause.finite], draft.scene.language
    )


def _tells_nothing_new(scene: Scene, hit: Hit) -> bool:
    """Whether an attribute tells nothing but what is known: "der verhaftete Blogger"."""
    first = hit.tokens[0]
    return (
        hit.kind != "fate"
        and len(hit.tokens) == 1
        and first > 0
        and scene.lows[first - 1] in closed(scene.language, "determiners")
    )


def _time_of_attribute(scene: Scene, hit: Hit) -> str | None:
    """The time within the phrase of an attribute: "der seit März inhaftierte Bürgermeister"."""
    k = hit.tokens[-1]
    near = [t for t in scene.times if k - _BESIDE <= t.last < k]
    return near[-1].value if near else None


def _draft(
    hit: Hit, scene: Scene, context: Context, used: set[int], told: Sequence[Draft] = ()
) -> Draft | None:
    clause = scene.clauses[scene.clause_of[hit.anchor]]
    draft = Draft(
        hit.kind, scene, hit.tokens[0], hit.tokens[-1], fate=hit.cue.detail, anchor=hit.anchor
    )
    draft.infinitive = is_bare_infinitive(scene, hit.tokens)
    draft.nominal = hit.cue.frame in ("nouns", "people") or draft.infinitive
    if _asks_where(hit, scene) and not scene.starts("status", "unknown"):
        return None
    if hit.cue.frame == "entries":
        whom = whom_of_entry(scene, hit)
        if whom is None or (whom.count is not None and whom.count.number in used):
            return None
        whom.give(draft)
    elif hit.cue.frame == "nouns":
        people_of_noun(draft, hit, clause, context, used)
        if draft.count is not None and _is_of_verb(scene, draft.count, hit, clause):
            used.discard(draft.count.number)
            return None
    elif hit.cue.frame == "people":
        people_of_word(draft, hit, used)
        if draft.count is None:
            return None
    else:
        people_of_verb(draft, hit, clause, context, used)
    if hit.kind == "fate" and draft.count is not None and draft.count.count.value == 0:
        draft.count = None  # "no sign of him"
    if draft.count is None and not draft.persons:
        people_of_pronoun(draft, hit, clause, context)
    if draft.count is None and not draft.persons:
        people_left_out(draft, hit, clause, context)
    if draft.count is None and not draft.persons and _needs_no_object(hit, scene):
        draft.persons = _told_last(scene, context, told)
    if draft.count is None and not draft.persons and _is_amnesty(hit, scene, clause):
        draft.count = _some_of_them(hit, scene)
    if draft.count is None and not draft.persons and _is_confirmed(hit, scene, clause):
        draft.persons = _told_last(scene, context, told)
    if draft.count is None and not draft.persons and _leaves_out_whom(hit, scene):
        draft.persons = _named_last(scene, context)
    if draft.count is None and not draft.persons:
        if hit.kind != "fate" and not (hit.cue.frame != "nouns" and plural_people(draft, clause)):
            return None
        if hit.kind == "fate" and not (
            plural_people(draft, clause)
            or draft.fate == "family_targeted"
            or (context.last_event is not None and has_plural_pronoun(scene, clause))
            or _befalls_some(scene, context, clause)
            or (draft.nominal and draft.fate not in STEPS and is_disputed(scene, clause))
            or (clause.index > 0 and people_in(scene))
        ):
            return None
    if (
        hit.cue.frame == "happens"
        and hit.kind == "freed"
        and draft.count is None
        and not draft.persons
    ):
        return None
    if draft.fate == "died" and _is_murder(draft, hit, clause, context):
        return None
    if draft.fate == "died" and not draft.persons and not _dies_inside(draft, hit, context):
        return None
    if _is_served(draft, clause):
        if clause.kind == "relative":
            return None  # "der ein Drittel seiner Strafe verbüßt hatte"
        draft.kind = "freed"
    _take_as_unknown(draft, clause)
    _take_as_part(draft, clause, context)
    _take_as_flow(draft, hit)
    _take_as_total(draft, hit, context)
    _take_as_stock(draft, hit, clause)
    _take_as_state(draft, clause)
    vague = draft.count is None or draft.count.count.qualifier == "some"
    if draft.kind == "held" and vague and is_figure(scene, hit):
        return None
    if _are_taken_since(draft, hit):
        draft.kind, draft.cumulative = "jailed", True
    if draft.kind == "held" and _counts_others(draft, hit):
        return None
    if _is_limit(draft, clause):
        return None
    if draft.nominal and draft.count is not None and not draft.persons:
        draft.persons = [n.full for n in named_among(scene, draft.count, context)]
    settle(draft, clause, context)
    if draft.status == "rejected" and _refuses_to(draft, hit):
        return None
    if draft.kind == "held" and _is_over(draft, clause):
        return None
    if (not draft.persons and _is_open(draft, clause)) or _lasts_so_long(draft, clause):
        return None
    vague = draft.count is not None and draft.count.count.qualifier == "some" and not draft.persons
    if vague and draft.status == "denied" and not _tells_who_not(draft, hit):
        return None
    return draft


def _befalls_some(scene: Scene, context: Context, clause: Clause) -> bool:
    """Whether a fate befalls many or nobody of those just told: "У многих отобрали паспорта"."""
    event = context.last_event
    vague = words_of(scene.language).vague
    return (
        event is not None
        and event.scene is not scene
        and scene.number - event.scene.number <= _PART_REACH
        and bool(languages.table(scene.language, "language").get("drops_subject"))
        and vague.any_at(scene.lows, clause.tokens)
    )


def _is_limit(draft: Draft, clause: Clause) -> bool:
    """Whether a release is but a limit set: "the sanctions should stay until all are out"."""
    scene, count = draft.scene, draft.count
    return (
        draft.kind == "freed"
        and not draft.persons
        and clause.kind == "sub"
        and clause.opener in closed(scene.language, "limits")
        and (count is None or count.count.qualifier == "all")
        and not is_past(scene, clause)
    )


def _tells_who_not(draft: Draft, hit: Hit) -> bool:
    """Whether a denial without a number says of whom: "politicals are excluded", "holds none"."""
    prisoners = draft.count is not None and draft.count.label == "prisoner"
    if draft.kind == "freed":
        return not draft.scene.starts("status", "denied").isdisjoint(hit.tokens)
    return draft.kind == "held" and prisoners


def _is_open(draft: Draft, clause: Clause) -> bool:
    """Whether a clause tells a condition or asks how many: "solange noch jemand einsitzt"."""
    scene = draft.scene
    count = draft.count.count if draft.count is not None else None
    told = count is not None and (count.value or 0) > 1
    said = [k for k in clause.tokens if scene.tokens[k].is_word][:3]
    asked = any(is_asked(scene, k) for k in said)
    return asked or (not told and clause.opener in closed(scene.language, "conditions"))


def _lasts_so_long(draft: Draft, clause: Clause) -> bool:
    """Whether custody only tells how long something else lasts: "as long as he is locked up"."""
    spans = words(draft.scene.language, "status", "as_long_as")
    near = range(clause.first, draft.anchor)
    return draft.kind in ("held", "jailed") and spans.any_at(draft.scene.lows, near)


def _needs_no_object(hit: Hit, scene: Scene) -> bool:
    """Whether a verdict or an order may leave out whom it is about: "a judge ordered custody"."""
    terms = scene.starts("sets", "penalty") | scene.starts("sets", "custody")
    behind = scene.lows[hit.tokens[-1] + 1 : hit.tokens[-1] + 2]
    several = closed(scene.language, "object_pronouns")  # "dropped charges against them"
    return (
        hit.kind in ("jailed", "freed")
        and hit.cue.frame == "acts"
        and not terms.isdisjoint(hit.tokens)
        and several.isdisjoint(behind)
    )


def _is_amnesty(hit: Hit, scene: Scene, clause: Clause) -> bool:
    """Whether an amnesty is told to be granted, without a number: "decreed a general amnesty"."""
    amnesty = next((k for k in hit.tokens if k in scene.starts("sets", "amnesty")), None)
    if hit.kind != "freed" or amnesty is None or clause.kind == "relative":
        return False
    phrase = Named(amnesty, amnesty, "", "", "body")
    behind = scene.tokens[amnesty + 1 : amnesty + 2]
    law = any(t.is_word and t.low not in closed(scene.language, "prepositions") for t in behind)
    capital = languages.table(scene.language, "language").get("capitalised_nouns")
    if in_phrase(scene, phrase) or dates_another(scene, amnesty) or follows_event(scene, amnesty):
        return False
    if law and not capital and amnesty + 1 != clause.finite:
        return False  # "passed an amnesty law"
    return has_verb(scene, verbs_among(scene, clause.tokens), "granting")


def _some_of_them(hit: Hit, scene: Scene) -> CountMention:
    """The prisoners without a number whom an amnesty is for."""
    noun = next(k for k in hit.tokens if k in scene.starts("sets", "amnesty"))
    some = Count(None, "some", "")
    return CountMention(noun, noun, some, noun, "prisoner", "prisoners", head=noun)


def _is_confirmed(hit: Hit, scene: Scene, clause: Clause) -> bool:
    """Whether somebody confirms what was told before: "her lawyer confirmed the release"."""
    verb, noun = clause.finite, hit.tokens[0]
    definite = languages.table(scene.language, "language").get("definite", {})
    return (
        hit.cue.frame == "nouns"
        and verb is not None
        and verb < noun
        and noun - verb <= _ATTRIBUTES
        and has_verb(scene, [verb], "confirming")
        and any(scene.lows[noun - 1] in forms.split() for forms in definite.values())
        and scene.lows[hit.anchor + 1 : hit.anchor + 2]
        not in ([of] for of in closed(scene.language, "of"))
    )


def _leaves_out_whom(hit: Hit, scene: Scene) -> bool:
    """Whether a sentence without a verb of its own opens with a participle: "Arrested in May."."""
    said = next((k for k, token in enumerate(scene.tokens) if token.is_word), 0)
    return (
        hit.cue.frame == "acts"
        and hit.tokens[0] == said
        and is_participle(scene.tokens[said], scene.language)
        and all(clause.finite is None or clause.finite == said for clause in scene.clauses)
    )


def _named_last(scene: Scene, context: Context) -> list[str]:
    """The person whom the sentences right before name, in the same paragraph or entry."""
    named = context.named_last
    near = named is not None and scene.number - named[0] <= _ENTRY_REACH
    same = context.person_line == scene.sentence.line
    return [named[1]] if named is not None and near and same else []


def _told_last(scene: Scene, context: Context, told: Sequence[Draft]) -> list[str]:
    """The persons of the claim before in the sentence, or in the sentence before."""
    if told:
        return list(told[-1].persons)
    event = context.last_event
    near = event is not None and scene.number - event.scene.number <= 1
    return list(event.persons) if event is not None and near else []


def _is_over(draft: Draft, clause: Clause) -> bool:
    """Whether somebody is told to be in custody no longer."""
    return not draft.scene.starts("status", "no_longer").isdisjoint(clause.tokens)


def _refuses_to(draft: Draft, hit: Hit) -> bool:
    """Whether those it would happen to refuse it: "he refused to cross the border"."""
    return hit.cue.frame == "happens" and draft.kind == "freed" and draft.infinitive


def _dies_inside(draft: Draft, hit: Hit, context: Context) -> bool:
    """Whether unnamed people died as prisoners: by the words, or as a part of those told before."""
    part = draft.count is not None and (draft.count.label is None or draft.count.partial)
    killed = words(draft.scene.language, "tallies", "killed")
    part = part and not killed.any_at(draft.scene.lows, hit.tokens)  # "6,600 have been killed"
    return (
        custody_in(draft.scene)
        or _is_put_to_death(hit, draft.scene)
        or (part and context.last_event is not None)
    )


def _is_murder(draft: Draft, hit: Hit, clause: Clause, context: Context) -> bool:
    """Whether a person who holds nobody killed somebody: "X, der einen Georgier ermordet hatte"."""
    scene = draft.scene
    if hit.cue.frame != "acts" or undergone(scene, hit, clause) or is_attribute(scene, hit.tokens):
        return False
    if agents_of(draft, clause, context):
        return False
    objects = closed(scene.language, "only_accusatives")
    aimed = any(scene.lows[k] in objects for k in clause.tokens)
    subject = any(
        n.sort == "person" and not in_phrase(scene, n)
        for n in in_clause(scene.names, scene, clause)
    )
    return aimed and (subject or clause.kind == "relative")


def _is_put_to_death(hit: Hit, scene: Scene) -> bool:
    """Whether the words tell of an execution, which only those in custody meet."""
    return not scene.starts("sets", "execution").isdisjoint(hit.tokens)


def _is_served(draft: Draft, clause: Clause) -> bool:
    """Whether a term has been served, so that it ends: "zwölf haben ihre Zeit abgesessen"."""
    scene = draft.scene
    done = closed(
        scene.language,
        "perfect_auxiliaries",
        but=("statal_auxiliaries", "passive_auxiliaries"),
    )
    return (
        draft.kind == "held"
        and clause.finite is not None
        and scene.lows[clause.finite] in done
        and is_participle(scene.tokens[draft.anchor], scene.language)
        and has_verb(scene, [draft.anchor], "served")
    )


def _take_as_unknown(draft: Draft, clause: Clause) -> None:
    """Where somebody is held can be what nobody knows: "where she is held is unclear"."""
    scene = draft.scene
    if (
        draft.kind == "held"
        and clause.kind == "sub"
        and clause.opener in closed(scene.language, "whereabouts")
        and scene.starts("status", "unknown")
    ):
        draft.kind, draft.fate = "fate", "disappeared"


def _asks_where(hit: Hit, scene: Scene) -> bool:
    """Whether words ask where somebody is, which tells a fate only if nobody knows it."""
    low = scene.lows[hit.tokens[0]]
    return hit.cue.detail == "disappeared" and low in closed(scene.language, "whereabouts")


def _take_as_part(draft: Draft, clause: Clause, context: Context) -> None:
    """A part of the freed that was in custody before is but that part of the freed.

    "Fünf der zehn saßen in …", "250 von ihnen waren zu lebenslanger Haft verurteilt".
    """
    scene, count = draft.scene, draft.count
    if count is None or draft.kind not in ("held", "jailed") or clause.finite is None:
        return
    if draft.kind == "held" and clause.kind == "relative" and is_exchanged(scene, count):
        draft.kind = "freed"  # "ten in exchange for 252 who were held in …"
        return
    event = context.by_value.get(count.of or 0) or context.last_event
    if event is None or event.kind != "freed" or event.scene is scene:
        return
    statal = closed(scene.language, "statal_auxiliaries")
    low = scene.lows[clause.finite]
    eventive = closed(scene.language, "passive_auxiliaries") - statal
    if draft.kind == "held":
        past = is_past(scene, clause)
    else:
        past = low in statal and not any(scene.lows[k] in eventive for k in clause.tokens)
    if (
        (count.partial or is_part(scene, count))
        and past
        and scene.number - event.scene.number <= _PART_REACH
    ):
        draft.kind, draft.part_of = "freed", event


def _take_as_total(draft: Draft, hit: Hit, context: Context) -> None:
    """A total since some day is no stock: it sums up the arrests or releases told before."""
    if (
        draft.kind == "held"
        and draft.count is not None
        and context.last_flow is not None
        and is_figure(draft.scene, hit)
        and any(time.value.endswith("/..") for time in own_times(draft))
    ):
        draft.kind, draft.cumulative = context.last_flow.kind, True


def _take_as_stock(draft: Draft, hit: Hit, clause: Clause) -> None:
    """So many as on a day are held, not arrested then: "361 were jailed as of 1 December"."""
    if draft.kind != "jailed" or hit.cue.frame != "acts" or draft.count is None:
        return
    scene, finite = draft.scene, clause.finite
    as_of = words(scene.language, "tallies", "as_of")
    dated = any(as_of.match_before(scene.lows, t.first) for t in own_times(draft))
    passive = closed(scene.language, "passive_auxiliaries")
    as_of_then = (
        dated and finite is not None and scene.lows[finite] in passive and finite + 1 in hit.tokens
    )
    if as_of_then or _there_are(draft, hit, clause):
        draft.kind = "held"


def _take_as_state(draft: Draft, clause: Clause) -> None:
    """Who is told to be locked up is held: "derzeit sind 50 Menschen eingesperrt".

    "Sind eingesperrt worden" tells of the step.
    """
    scene, finite = draft.scene, clause.finite
    if draft.kind not in ("jailed", "held") or finite is None:
        return
    locked = not scene.starts("tallies", "locked").isdisjoint(range(draft.first, draft.last + 1))
    if not locked or scene.lows[finite] not in closed(scene.language, "statal_auxiliaries"):
        return
    steps = closed(scene.language, "passive_auxiliaries")
    done = any(scene.lows[k] in steps for k in clause.tokens if k != finite)
    if done or not is_past(scene, clause):
        draft.kind = "jailed" if done else "held"


def _there_are(draft: Draft, hit: Hit, clause: Clause) -> bool:
    """Whether a clause tells how many are inside: "there are 40 people jailed", "has 40 jailed"."""
    scene, finite, count = draft.scene, clause.finite, draft.count
    if finite is None or count is None:
        return False
    if not finite < count.first <= count.last < hit.tokens[0]:
        return False
    return scene.lows[finite] in closed(scene.language, "possessing") or (
        finite > 0 and scene.lows[finite - 1] in closed(scene.language, "existing")
    )


def _take_as_flow(draft: Draft, hit: Hit) -> None:
    """A number of those arrested or freed is none of those held: "the number of those freed"."""
    scene = draft.scene
    figures = scene.starts("tallies", "figures")
    figure = next((k for k in hit.tokens if k in figures), None)
    if draft.kind != "held" or draft.count is None or figure is None:
        return
    near = range(figure + 1, figure + 1 + _FIGURE)
    flows = [
        h
        for h in scene.people_hits
        if h.kind in ("freed", "jailed")
        and h.anchor in near
        and h.anchor < draft.count.number
        and not _is_mere_state(h, scene)
    ]
    stands = [
        h
        for h in scene.people_hits
        if h.kind == "held"
        and h.tokens[0] in near
        and figures.isdisjoint(h.tokens)
        and h.tokens[0] - 1 not in {flow.anchor for flow in flows}  # "remanded in custody"
    ]
    if flows and not stands:
        draft.kind, draft.cumulative = flows[0].kind, True


def _are_taken_since(draft: Draft, hit: Hit) -> bool:
    """Whether several were taken in over a time: "300 have been detained since September"."""
    scene = draft.scene
    since = closed(scene.language, "since")
    return (
        draft.kind == "held"
        and draft.count is not None
        and (draft.count.count.value or 0) > 1
        and any(scene.lows[k] in since and k not in scene.compared for k in hit.tokens)
        and any(
            h.kind == "jailed" and h.cue.frame == "acts" and set(h.tokens) & set(hit.tokens)
            for h in scene.people_hits
        )
    )


def _counts_others(draft: Draft, hit: Hit) -> bool:
    """Whether a number of people is of no prisoners: "the number of suspects reaches 40"."""
    scene = draft.scene
    figures = scene.starts("tallies", "figures")
    groups = words_of(scene.language).groups
    behind = next((k + 1 for k in hit.tokens if k in figures), 0)
    if not behind or scene.lows[behind : behind + 1] != ["of"] or custody_in(scene):
        return False
    nouns = [groups.match(scene.lows, k) for k in range(behind, behind + _ATTRIBUTES + 1)]
    return any(noun is not None and noun[1][0] == "people" for noun in nouns)


def _without_kin(drafts: list[Draft]) -> list[Draft]:
    """The arrest of one relative is told once, as an arrest."""
    arrests = [d for d in drafts if d.kind == "jailed"]
    return [
        d
        for d in drafts
        if d.fate != "family_targeted"
        or not any(a.first <= d.anchor <= a.last or d.first <= a.anchor <= d.last for a in arrests)
    ]


def _is_repeated(draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether another cue of the clause told the same of the same number, in a verb rather."""
    return draft.count is not None and any(
        other.kind == draft.kind
        and other.fate == draft.fate
        and other.count is not None
        and other.count.number == draft.count.number
        and other.nominal <= draft.nominal
        and not (_is_of_another_clause(draft, other) and not draft.nominal)
        for other in others
    )


def _is_of_another_clause(draft: Draft, other: Draft) -> bool:
    """Whether two verbs tell two steps: "were arrested in May and sentenced in June"."""
    home, clauses = draft.scene.clause_of, draft.scene.clauses
    own, told = clauses[home[draft.anchor]], clauses[home[other.anchor]]
    return own.index != told.index and "relative" not in (own.kind, told.kind)


def _merge_fates(drafts: list[Draft]) -> list[Draft]:
    """One fate told with two cues in a sentence is one claim: "driven out without papers"."""
    kept: list[Draft] = []
    for draft in drafts:
        same = next(
            (
                d
                for d in kept
                if d.kind == draft.kind == "fate"
                and (d.fate == draft.fate or _is_part_of(d, draft) or _is_part_of(draft, d))
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


def _is_part_of(draft: Draft, other: Draft) -> bool:
    """Whether the language data counts one fate as a part of the other."""
    fates = languages.table(draft.scene.language, "cues").get("fate", {})
    return bool(fates.get(draft.fate, {}).get("part_of") == other.fate)
