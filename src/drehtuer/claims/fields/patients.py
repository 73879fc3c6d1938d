"""To whom a verb happens: the persons of a clause who do not act, speak or own."""

from __future__ import annotations

from collections.abc import Collection

from drehtuer import languages
from drehtuer.claims.fields.whom import (
    is_served_by_another,
    lone,
    row_of,
)
from drehtuer.claims.sentences.clauses import Clause
from drehtuer.claims.sentences.count_words import words_of
from drehtuer.claims.sentences.cues import Hit
from drehtuer.claims.sentences.draft import Context
from drehtuer.claims.sentences.grammar import (
    closed,
    has_verb,
    in_clause,
    in_phrase,
    is_gerund,
    is_participle,
    is_passive,
    is_plural,
)
from drehtuer.claims.sentences.scene import Named, Scene
from drehtuer.claims.tokens import fold
from drehtuer.languages.holders import is_ruler
from drehtuer.languages.verbforms import verb_forms


def undergone(scene: Scene, hit: Hit, clause: Clause) -> bool:
    """Whether the subject of a clause is the one it happens to, by its verb or a passive."""
    if hit.cue.frame == "happens":
        return True
    passive = is_passive(scene, clause) and not is_gerund(scene, hit.tokens)
    return passive or _suffers(scene, hit, clause) or _is_state(scene, hit, clause)


def _is_state(scene: Scene, hit: Hit, clause: Clause) -> bool:
    """Whether a verb with an object is told as a state: "war im Mai festgenommen"."""
    return (
        clause.finite is not None
        and scene.lows[clause.finite] in closed(scene.language, "statal_auxiliaries")
        and any(is_participle(scene.tokens[k], scene.language) for k in hit.tokens)
    )


def _suffers(scene: Scene, hit: Hit, clause: Clause) -> bool:
    """Whether the verb is one whose subject undergoes it: "got seven years", "kam in Haft"."""
    verbs = closed(scene.language, "undergoing")
    return any(scene.lows[k] in verbs for k in (*hit.tokens, *filter(None, (clause.finite,))))


def _has_its_subject_first(scene: Scene, clause: Clause, hit: Hit) -> bool:
    """Whether the verb is active and what stands before it must be its subject.

    Where an object may stand first (German, Russian), only a clause without any other
    who acts tells.
    """
    if undergone(scene, hit, clause) or clause.kind not in ("main", "sub", "relative"):
        return False
    free = languages.table(scene.language, "language").get("free_order")
    helped = scene.lows[clause.finite or 0] in closed(scene.language, "auxiliaries")
    if clause.finite is None or (helped and (free or clause.finite > hit.tokens[0])):
        return False
    if clause.finite not in hit.tokens and not helped:
        return False
    if not free:
        return True
    agents = scene.starts("agents", "words")
    titles = {
        k for n in scene.names if n.role_first is not None for k in range(n.role_first, n.last + 1)
    }
    return clause.kind == "main" and not any(k in agents for k in clause.tokens if k not in titles)


def _is_object(scene: Scene, named: Named, verb: int) -> bool:
    """Whether a name before an active verb is its object: by its case, or one before a plural.

    "Марию Колесникову этапировали": a name in the nominative would be "Мария Колесникова".
    """
    said = scene.tokens[named.last].low
    if named.sort == "person" and said not in fold(named.full).split():
        return not scene.tokens[named.last].low.endswith(
            tuple(closed(scene.language, "owner_endings"))
        )
    numbers = {form.number for form in verb_forms(scene.language).get(scene.lows[verb], ())}
    return numbers == {"pl"} and len(row_of(scene, named)) == 1


def _owns_aside(scene: Scene, named: Named, hit: Hit) -> bool:
    """Whether a name only tells whose relative or aide another is: "Demirtas's co-chair"."""
    marks = tuple(closed(scene.language, "possessive_endings"))
    behind = range(named.last + 1, min(named.last + 4, len(scene.tokens)))
    return (
        scene.lows[named.last].endswith(marks)
        and bool(behind)
        and scene.tokens[behind[0]].is_word
        and not any(k in hit.tokens for k in behind)
    )


def _is_since(scene: Scene, named: Named, hit: Hit) -> bool:
    """Whether a name only tells of an earlier case: "the first to be held since X in 1986"."""
    k = (named.role_first if named.role_first is not None else named.first) - 1
    return k >= 0 and k not in hit.tokens and scene.lows[k] in closed(scene.language, "since")


def _is_agent(scene: Scene, named: Named, hit: Hit) -> bool:
    """Whether a name in a passive clause is the one who acts: "pardoned by President X".

    In "die Strafe von X wurde erlassen" it is the owner of a noun of the cue.
    """
    k = (named.role_first if named.role_first is not None else named.first) - 1
    while k > 0 and scene.lows[k] in closed(scene.language, "determiners"):
        k -= 1
    nouns = {t for h in scene.people_hits if set(h.tokens) & set(hit.tokens) for t in h.tokens}
    return (
        k >= 0
        and scene.lows[k] in closed(scene.language, "by")
        and not (k and k - 1 in nouns and scene.tokens[k - 1].is_capitalised)
    )


def acts_in_passive(scene: Scene, named: Named) -> bool:
    """Whether a name only tells by whom its clause's subject is treated: "von X begnadigt"."""
    clause = scene.clauses[scene.clause_of[named.first]]
    k = (named.role_first if named.role_first is not None else named.first) - 1
    return (
        clause.finite is not None
        and clause.finite < k
        and is_passive(scene, clause)
        and scene.lows[k] in closed(scene.language, "by")
    )


def _is_governed(scene: Scene, clause: Clause, hit: Hit) -> bool:
    """Whether a verb hangs on another whose subject acts: "X defended handing over Y".

    Where the object stands behind its verb that alone tells who undergoes it.
    """
    finite = clause.finite
    helping = closed(scene.language, "auxiliaries", "modals")
    return (
        hit.cue.frame == "acts"
        and finite is not None
        and finite < hit.tokens[0]
        and scene.lows[finite] not in helping
        and not languages.table(scene.language, "language").get("free_order")
        and not undergone(scene, hit, clause)
    )


def says(scene: Scene, clause: Clause) -> bool:
    """Whether the verb of a clause is one of saying."""
    return clause.finite is not None and has_verb(scene, [clause.finite], "saying")


def patients(scene: Scene, clause: Clause, context: Context, hit: Hit) -> list[Named]:
    """The persons of a clause to whom the verb happens: those who do not act, speak or own."""
    found = [
        n
        for n in in_clause(scene.names, scene, clause)
        if n.sort == "person" and not context.rules(n) and not is_ruler(n.full)
    ]
    if not found:
        return found
    suffers, acts = undergone(scene, hit, clause), hit.cue.frame == "acts"
    found = [n for n in found if not _owns_aside(scene, n, hit) and not _is_since(scene, n, hit)]
    found = [n for n in found if not is_served_by_another(scene, n)]
    found = _by_form(scene, clause, hit, found)
    if (hit.kind != "fate" or acts) and not scene.starts("status", "together"):
        found = [n for n in found if not stands_aside(scene, n, hit.tokens)]
    passive = is_passive(scene, clause) or is_participle(scene.tokens[hit.anchor], scene.language)
    done = any(is_participle(scene.tokens[k], scene.language) for k in hit.tokens)
    if (acts and passive) or (hit.kind == "held" and done):  # "mineurs emprisonnés par X"
        found = [n for n in found if not _is_agent(scene, n, hit)]
    if suffers:
        found = [n for n in found if not _leads_to_no_subject(scene, n)]
    if _is_governed(scene, clause, hit):
        found = [n for n in found if n.last >= hit.tokens[0] - 1]
    if acts and _has_its_subject_first(scene, clause, hit):
        # the subject of an active verb acts; "a Enrique lo detuvieron" has its object first
        found = [
            n
            for n in found
            if n.first > hit.tokens[0] or in_phrase(scene, n) or _is_object(scene, n, hit.tokens[0])
        ]
    if acts and not suffers:
        found = marked_objects(scene, hit, found) or found
    if acts and not suffers and len(found) > 1:
        before = [n for n in found if n.last < hit.anchor]
        after = [n for n in found if n.first > hit.anchor]
        objects = [n for n in before if n.form == "oblique" and not in_phrase(scene, n)]
        if objects and all(in_phrase(scene, n) for n in after):
            return objects  # "Вязова суд арестовал за пикет памяти Навального"
        found = after or _behind_auxiliary(scene, clause, before)
    if found and suffers and _names_its_subject(scene, clause):
        found = [n for n in found if n.first < hit.anchor or not in_phrase(scene, n)]
    if found and suffers and _is_subject(scene, found[0], hit):
        row, with_ = row_of(scene, found[0]), closed(scene.language, "with")
        found = [
            n
            for n in found
            if n in row or not with_.intersection(scene.lows[hit.tokens[-1] : n.first])
        ]
    if suffers and any(n.form == "nominative" for n in found):
        # of a subject in the nominative others are told only whose or with whom it is
        found = [n for n in found if n.form != "oblique"]
    if acts and found and _has_object_behind(scene, clause, hit):
        small, among = (
            closed(scene.language, "prepositions", but=("of",)),
            scene.starts("status", "among"),
        )
        behind = (k for k in range(hit.tokens[-1] + 2, clause.last) if scene.lows[k] in small)
        apart = next((k for k in behind if k not in among), clause.last)
        found = [n for n in found if n.first < max(hit.anchor, apart)]
    return found


def stands_aside(scene: Scene, named: Named, cue: Collection[int] = ()) -> bool:
    """Whether a preposition governs a name that makes it nobody's object: "after talks with X"."""
    first = named.first if named.role_first is None else named.role_first
    small = closed(scene.language, "determiners")
    while first > 0 and scene.lows[first - 1] in small:
        first -= 1
    aside = closed(scene.language, "aside_prepositions")
    return first > 0 and first - 1 not in cue and scene.lows[first - 1] in aside


def _by_form(scene: Scene, clause: Clause, hit: Hit, found: list[Named]) -> list[Named]:
    """Those of the names whose case fits whom it happens to, where the language has cases.

    The subject undergoes a passive and what happens, so that beside a nominative an oblique name is
    somebody else's: "Колесникова вышла и обняла сестру Татьяну". It never undergoes what is done.
    """
    titled = [n for n in found if n.role_first is not None and n.role_first <= hit.anchor < n.first]
    if titled:
        return titled  # "сестра политзаключённого Олега Сенцова Наталья Каплан"
    if undergone(scene, hit, clause):
        plain = [n for n in found if n.form != "oblique"]
        return plain if any(n.form == "nominative" for n in plain) else found
    if hit.cue.frame != "acts" or clause.finite is None:
        return found
    attribute = any(is_participle(scene.tokens[k], scene.language) for k in hit.tokens)
    listed = any(scene.tokens[k].text == ":" for k in clause.tokens)
    return found if attribute or listed else [n for n in found if n.form != "nominative"]


def _leads_to_no_subject(scene: Scene, named: Named) -> bool:
    """Whether a name stands behind a preposition that leads to no subject: "wegen Mordes an X"."""
    aside = closed(scene.language, "asides")
    first = named.first if named.role_first is None else named.role_first
    k = first - 1
    while k > 0 and (
        scene.lows[k] in closed(scene.language, "determiners") or _is_lower_word(scene, k)
    ):
        if scene.lows[k] in aside:
            break
        k -= 1
    return k >= 0 and scene.lows[k] in aside and in_phrase(scene, named)


def _is_lower_word(scene: Scene, k: int) -> bool:
    """Whether a word in small letters can be an adjective, where nouns have capitals."""
    return (
        bool(languages.table(scene.language, "language").get("capitalised_nouns"))
        and scene.tokens[k].is_word
        and not scene.tokens[k].is_capitalised
    )


def _is_subject(scene: Scene, named: Named, hit: Hit) -> bool:
    """Whether a person before a verb is its subject: "X is among the freed after talks with Y"."""
    return named.last < hit.tokens[0] and not in_phrase(scene, named)


def marked_objects(scene: Scene, hit: Hit, persons: list[Named]) -> list[Named]:
    """Those behind a verb whom a small word marks as its objects, where the first is marked.

    "Liberó a X, esposo de la líder Y, a Z y a otros diez": Y is only spoken of.
    """
    behind = [n for n in persons if n.first > hit.tokens[0]]
    firsts = [n.first if n.role_first is None else n.role_first for n in behind]
    marked = [n for n, first in zip(behind, firsts, strict=True) if is_marked(scene, first)]
    if not marked or marked[0] is not behind[0]:
        return []
    return [n for n in behind if any(n in row_of(scene, m) for m in marked)]


def is_marked(scene: Scene, first: int) -> bool:
    """Whether a small word marks the phrase from a token on as an object: "a X", "a los diez"."""
    marks = closed(scene.language, "object_marks")
    articles = closed(scene.language, "determiners") - marks
    k = first - 1 - (first > 1 and scene.lows[first - 1] in articles)
    return k >= 0 and scene.lows[k] in marks


def _names_its_subject(scene: Scene, clause: Clause) -> bool:
    """Whether several people are the subject of a clause: "these critics of X were jailed"."""
    finite = clause.finite
    groups = words_of(scene.language).groups
    if finite is None or languages.table(scene.language, "language").get("free_order"):
        return False
    opening = [k for k in range(clause.first, finite) if scene.tokens[k].is_word]
    return (
        bool(opening)
        and scene.lows[opening[0]] not in closed(scene.language, "prepositions")
        and groups.any_at(scene.lows, opening)
    )


def _has_object_behind(scene: Scene, clause: Clause, hit: Hit) -> bool:
    """Whether the object of an active verb stands right behind it, and names nobody.

    "Pardoned the group after talks with X": X is not the one who was pardoned.
    """
    k = hit.tokens[-1] + 1
    if (
        languages.table(scene.language, "language").get("free_order")
        or k + 1 > clause.last
        or undergone(scene, hit, clause)
        or scene.lows[k] not in closed(scene.language, "determiners", but=("prepositions",))
    ):
        return False
    return not any(
        (n.first if n.role_first is None else n.role_first) <= k + 1 <= n.last for n in scene.names
    )


def _behind_auxiliary(scene: Scene, clause: Clause, named: list[Named]) -> list[Named]:
    """Those behind the auxiliary of an active perfect, if there are any: "A hat B begnadigt"."""
    auxiliaries = closed(
        scene.language, "auxiliaries", but=("passive_auxiliaries", "statal_auxiliaries")
    )
    if clause.finite is None or scene.lows[clause.finite] not in auxiliaries:
        return named
    return [n for n in named if n.first > clause.finite] or named


def lone_patients(scene: Scene, hit: Hit, clause: Clause) -> list[Named]:
    """The phrases for one unnamed person to whom the verb of a clause happens."""
    against = closed(scene.language, "against")
    phrases = [r for r in lone(scene) if scene.clause_of[r.last] == clause.index]
    found = [r for r in phrases if not in_phrase(scene, r)]
    aimed = [r for r in phrases if r.first and scene.lows[r.first - 1] in against]
    if aimed and hit.kind == "jailed" and hit.cue.frame == "acts":
        return aimed  # "ordnete für die Chefredakteurin Untersuchungshaft an"
    if undergone(scene, hit, clause) or clause.finite is None:
        return found
    if languages.table(scene.language, "language").get("no_articles") and is_plural(scene, clause):
        return found  # "a pensioner they sentenced": a singular is no subject of a plural
    subject = closed(scene.language, "nominative_determiners")
    return [
        r
        for r in found
        if r.first > (clause.finite or 0)
        and not (r.gender == "m" and scene.lows[r.first] in subject)
    ]
