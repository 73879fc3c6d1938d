"""Whom a phrase means: the count, the persons or the one unnamed person beside a word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from drehtuer import languages
from drehtuer.claims.mentions.places import is_people_word
from drehtuer.claims.sentences.count_words import words_of
from drehtuer.claims.sentences.counts import CountMention
from drehtuer.claims.sentences.cues import Hit
from drehtuer.claims.sentences.draft import Context, Draft
from drehtuer.claims.sentences.grammar import (
    closed,
    is_attribute,
    is_participle,
    is_verb,
    starts_definite,
    verbs_among,
)
from drehtuer.claims.sentences.scene import PUNCTUATION, Named, Scene
from drehtuer.languages.verbforms import particle_verbs
from drehtuer.model import Count

_PHRASE = 9
"""How many tokens of a phrase ("… of the newspaper in Minsk") may stand between a noun and what
follows it."""
_ADJECTIVES = 2
"""How many adjectives may stand between a long attribute and its noun."""
_QUOTES = frozenset('„“”"»«‚‘’')
_TITLES = 6
"""How many words a title before a name in a list may have."""
_OFFICE = 16
"""How many words an office behind a name may have: "X, director of the Institute of … in …"."""
_ATTRIBUTE = 5
"""How many tokens a participle may stand before the noun it belongs to."""
_OFFICE_TO = 4
"""At least so many tokens stand before a name in "X, an adviser to Y"."""


@dataclass(frozen=True, slots=True)
class Whom:
    """Who is meant, and the tokens that say so, inclusive."""

    first: int
    last: int
    count: CountMention | None = None
    persons: tuple[str, ...] = ()

    def give(self, draft: Draft, *, cover: bool = True) -> None:
        """Make these the people of a claim."""
        draft.count, draft.persons = self.count, list(self.persons)
        if self.count is not None:
            draft.group = self.count.group
        if cover:
            draft.cover(self.first, self.last)


def lone(scene: Scene) -> list[Named]:
    """The phrases for one person without a name: "the editor", "his wife", "der 44-Jährige"."""
    agents, powerless = scene.starts("agents", "words"), scene.starts("agents", "powerless")
    taken = {
        k
        for n in scene.names
        if n.sort == "person"
        for k in range(n.role_first or n.first, n.last + 1)
    }
    taken |= {k for m in scene.counts for k in range(m.first, m.last + 1)}
    heads: dict[int, Named] = {r.last: r for r in scene.roles if r.sort == "person"}
    ages = tuple(closed(scene.language, "age_nouns"))
    inhabitants = {p.last for p in scene.places if p.sort in ("people", "adjective")}
    for k, low in enumerate(scene.lows):
        if k not in heads and (
            (low.endswith(ages) and _is_age_noun(scene, k))
            or (k in inhabitants and _is_inhabitant(scene, k))
        ):
            heads[k] = Named(k, k, "", "", "person")
    found = []
    for k, role in sorted(heads.items()):
        first = article_of(scene, k)
        if first is None and _has_no_articles(scene) and role in scene.roles:
            first = _attributes_of(scene, k)
        if first is None or taken & set(range(first, k + 2)):
            continue
        if _is_before_noun(scene, k):
            continue  # "das Oberste Gericht"
        if role.gender is None and _is_weak_plural(scene, first, k):
            continue
        if is_masculine_plural(scene, first, k, role):
            continue
        if k in agents and powerless.isdisjoint(range(first, k)):
            continue
        if scene.lows[k] in closed(scene.language, "plural_people"):
            continue
        found.append(replace(role, first=first))
    return found


def _is_before_noun(scene: Scene, k: int) -> bool:
    """Whether a noun without a name stands right behind a word, which so is an adjective."""
    behind = scene.tokens[k + 1] if k + 1 < len(scene.tokens) else None
    return (
        _capitals_are_nouns(scene)
        and behind is not None
        and behind.is_word
        and behind.is_capitalised
        and not any(n.first <= k + 1 <= n.last for n in (*scene.names, *scene.places))
    )


def _is_weak_plural(scene: Scene, article: int, head: int) -> bool:
    """Whether an adjective as a noun is a plural by its ending: "die Begnadigten"."""
    return scene.lows[article] in closed(scene.language, "weak_plurals") and scene.lows[
        head
    ].endswith(tuple(closed(scene.language, "weak_endings")))


def is_masculine_plural(scene: Scene, article: int, head: int, role: Named | None) -> bool:
    """Whether "die" stands before a noun that is masculine by its ending: "die US-Amerikaner"."""
    masculine = tuple(closed(scene.language, "masculine_endings"))
    return (
        bool(masculine)
        and scene.lows[article] in closed(scene.language, "weak_plurals")
        and scene.lows[head].endswith(masculine)
        and (role is None or role.gender != "f")
    )


def introduced(scene: Scene) -> list[Named]:
    """The unnamed persons of whom a sentence begins to speak: "ein Blogger", "a driver"."""
    named = {k for n in scene.names if n.sort == "person" for k in range(n.first, n.last + 1)}
    found = []
    for role in scene.roles:
        first = article_of(scene, role.last) if role.sort == "person" else None
        if (
            first is not None
            and scene.lows[first] in words_of(scene.language).one
            and not named & {role.last + 1, role.last + 2}
        ):
            found.append(replace(role, first=first))
    return found


def article_of(scene: Scene, head: int) -> int | None:
    """The singular article or possessive of a noun, over its adjectives and an age."""
    singular = closed(scene.language, "singular_determiners")
    small = closed(scene.language, "prepositions", "coordinators")
    verbs = {clause.finite for clause in scene.clauses}
    long = next((a for a in scene.attributes if a.stop <= head <= a.stop + _ADJECTIVES), None)
    if long is not None and all(not scene.tokens[k].is_capitalised for k in range(long.stop, head)):
        return long.start - 1 if scene.lows[long.start - 1] in singular else None
    for k in range(head - 1, max(-1, head - _PHRASE), -1):
        token = scene.tokens[k]
        if token.low in singular:
            return k
        aged = token.text[0].isdigit() and "-" in token.text
        glued = token.text == "-" and scene.tokens[k - 1].end == token.start
        if not (aged or glued or token.is_word) or token.low in small or k in verbs:
            return None
        if (
            token.is_word
            and token.is_capitalised
            and _capitals_are_nouns(scene)
            and not any(p.first == k for p in scene.places)
        ):
            return None
    return None


def _has_no_articles(scene: Scene) -> bool:
    """Whether the language has no articles, so that a mere noun may mean one person."""
    return bool(languages.table(scene.language, "language").get("no_articles"))


def _attributes_of(scene: Scene, head: int) -> int:
    """Where the adjectives and the age before a noun begin, where no article does."""
    common = languages.table(scene.language, "people").get("common", {})
    endings = tuple(common.get("adjective_endings", "").split())
    first = head
    while first > 0 and scene.tokens[first - 1].is_word:
        low = scene.lows[first - 1]
        aged = low[0].isdigit() or (first > 2 and scene.tokens[first - 2].text == "-")
        if is_small(scene, first - 1) or not (aged or low.endswith(endings)):
            break
        first -= 3 if aged and not low[0].isdigit() else 1
    return first


def _capitals_are_nouns(scene: Scene) -> bool:
    return bool(languages.table(scene.language, "language").get("capitalised_nouns"))


def _is_age_noun(scene: Scene, k: int) -> bool:
    """Whether a word names somebody by age: "der 44-Jährige", "the 44-year-old"."""
    token = scene.tokens[k]
    ages = closed(scene.language, "age_nouns")
    stem = token.text.rsplit("-", 1)[-1]
    if stem.lower() not in ages:
        return False
    if _capitals_are_nouns(scene):
        return stem[:1].isupper() or (token.is_capitalised and stem != token.text)
    behind = scene.tokens[k + 1 : k + 2]
    return (
        k > 1
        and scene.tokens[k - 1].text == "-"
        and not any(t.is_word and not is_small(scene, k + 1) for t in behind)
    )


def _is_inhabitant(scene: Scene, k: int) -> bool:
    """Whether a word names somebody by a country and is no adjective here: "the American"."""
    sorts = {p.sort for p in scene.places if p.first == p.last == k}
    if not sorts & {"people", "adjective"}:
        return False
    if _capitals_are_nouns(scene):
        return "people" in sorts
    lower = not scene.tokens[k].is_capitalised  # "la nacionalidad nicaragüense", "el nicaragüense"
    if lower and scene.lows[k - 1] not in closed(scene.language, "singular_determiners"):
        return False
    return k + 1 == len(scene.tokens) or not scene.tokens[k + 1].is_word or is_small(scene, k + 1)


def citizens_apart(scene: Scene) -> list[Named]:
    """The places of a scene, where words that only tell somebody's nationality are people.

    "X, a German, was pardoned", "zwei Polen" name no state that holds anybody.
    """
    one = words_of(scene.language).one
    counted = {k for m in scene.counts if m.nationality for k in range(m.number + 1, m.last + 1)}
    return [
        replace(place, sort="people")
        if (place.sort == "name" and place.first in counted)
        or (
            place.sort == "adjective"
            and place.first
            and scene.lows[place.first - 1] in one
            and _is_inhabitant(scene, place.last)
        )
        else _of_compound(scene, place)
        for place in scene.places
    ]


def _of_compound(scene: Scene, place: Named) -> Named:
    """A place, as an adjective where it is but a part of a word: "US-Journalist"."""
    k = place.last
    part = _capitals_are_nouns(scene) and scene.heads[k] != scene.lows[k]
    word = scene.tokens[k].text
    if not part or place.name.lower() == word.lower():  # "Port-au-Prince"
        return place
    people = is_people_word(word.rpartition("-")[2], scene.language)  # "US-Amerikaner"
    return replace(place, sort="people" if people else "adjective")


def is_small(scene: Scene, k: int) -> bool:
    """Whether a word is a small word or a verb, so that the phrase before it has ended."""
    classes = ("prepositions", "auxiliaries", "modals", "coordinators", "subordinators", "adverbs")
    return is_verb(scene, k) or any(
        scene.lows[k] in closed(scene.language, name) for name in (*classes, "relatives")
    )


def one_person(scene: Scene, role: Named) -> CountMention:
    """The count that a phrase for one unnamed person makes."""
    found = words_of(scene.language).groups.match(scene.lows, role.last)
    label, group = found[1] if found else ("people", None)
    return CountMention(
        role.first, role.last, Count(1, "exact", ""), role.last, label, group, head=role.last
    )


def of_lone(scene: Scene, role: Named, context: Context) -> Whom:
    """Whom a phrase for one person means: who is in apposition or known already, else one more."""
    comma = role.first - 1
    relative = scene.lows[role.first] in closed(scene.language, "relatives")
    if comma > 0 and scene.tokens[comma].text == "," and not relative:
        k = comma - 1
        if _closes_bracket(scene, k):
            k -= 1
        before = _person_ending(scene, k)
        if before is not None:
            return Whom(before.first, role.last, persons=(before.full,))
    behind = [n for n in scene.names if n.sort == "person" and n.first == role.last + 2]
    if behind and scene.tokens[role.last + 1].text == ",":
        return Whom(role.first, behind[0].last, persons=(behind[0].full,))  # "her husband, X,"
    definite = starts_definite(scene, role) and not _is_owned(scene, role)
    if definite:
        named = [
            n
            for n in scene.names
            if n.sort == "person"
            and n.last < role.first
            and role.gender in (None, n.gender)
            and n.gender is not None
            and scene.clause_of[n.first] != scene.clause_of[role.first]
            and not context.rules(n)
        ]
        if len(named) == 1:  # "das Urteil gegen X wurde aufgehoben, der Rapper kam frei"
            return Whom(role.first, role.last, persons=(named[0].full,))
    if definite or _is_known(scene, role, context):
        known = context.last_undergoing(role.gender or "m") or (
            None if role.gender else context.last_undergoing("f")
        )
        if known is not None:
            return Whom(role.first, role.last, persons=(known.full,))
    return Whom(role.first, role.last, one_person(scene, role))


def _is_known(scene: Scene, role: Named, context: Context) -> bool:
    """Whether a mere noun, without an article or adjective, takes up a person of the paragraph."""
    return (
        _has_no_articles(scene)
        and role.first == role.last
        and context.person_line == scene.sentence.line
    )


def _closes_bracket(scene: Scene, k: int) -> bool:
    """Whether a word ends a verb's bracket behind its object: "hat X freigelassen, eine …"."""
    token = scene.tokens[k]
    if k == 0 or not _capitals_are_nouns(scene) or token.is_capitalised:
        return False
    particles = {particle for _, particle in particle_verbs(scene.language)}
    return token.low in particles or is_verb(scene, k)


def _is_owned(scene: Scene, role: Named) -> bool:
    """Whether a phrase says whose somebody is: "the wife of …", "der Bruder des …"."""
    behind = scene.lows[role.last + 1 : role.last + 2]
    return bool(set(behind) & closed(scene.language, "of", "genitives"))


def _person_ending(scene: Scene, k: int) -> Named | None:
    """The person whose name ends at a token, an age behind it left out."""
    while k > 0 and (scene.tokens[k].text in "()," or scene.tokens[k].text.isdigit()):
        k -= 1
    return next((n for n in scene.names if n.sort == "person" and n.last == k), None)


def before(scene: Scene, end: int, context: Context, *, several: bool = False) -> Whom | None:
    """The people whom the phrase means that ends with token ``end``.

    ``several``: of an enumeration all are meant ("X and Y, who were arrested"), else the last.
    """
    named = {n.last for n in scene.names}  # "Wadim K., der …"
    while end > 0 and scene.tokens[end].text in PUNCTUATION and end not in named:
        end -= 1
    if _closes_bracket(scene, end):
        end -= 1
    start = end
    verbs = {clause.finite for clause in scene.clauses}
    while start > 0 and end - start < _PHRASE:
        if scene.tokens[start - 1].text in PUNCTUATION - _QUOTES or start - 1 in verbs:
            break
        start -= 1
    person = _person_ending(scene, end)
    if person is not None:
        row = _row_until(scene, person) if several else [person]
        return Whom(row[0].first, person.last, persons=tuple(dict.fromkeys(n.full for n in row)))
    found = [
        *(Whom(n.first, n.last, persons=(n.full,)) for n in scene.names if n.sort == "person"),
        *(_of_count(scene, m, context) for m in scene.counts if m.label or m.last == end),
        *(of_lone(scene, role, context) for role in lone(scene)),
    ]
    group = bare_group(scene, range(start, end + 1))
    if several and group is not None and group.last == end:
        return Whom(group.first, group.last, group)  # "der Gefangenen, die freikommen"
    if group is not None:
        found.append(Whom(group.first, group.last, group))
    inside = [w for w in found if start <= w.last <= end]
    if inside:
        return max(inside, key=lambda w: w.last)
    return _in_apposition(scene, start, end) or _by_office(scene, end)


def _of_count(scene: Scene, mention: CountMention, context: Context) -> Whom:
    """Whom a count means: "an editor" can stand in apposition to a name."""
    if mention.count.value == 1 and mention.head is not None:
        whom = of_lone(scene, Named(mention.first, mention.head, "", "", "person"), context)
        if whom.persons:
            return whom
    return Whom(mention.first, mention.last, mention)


def _in_apposition(scene: Scene, start: int, end: int) -> Whom | None:
    """The person whom a phrase explains: "X, a bookseller", "X, Istanbul's mayor"."""
    if not 1 < start < end or scene.tokens[start - 1].text != ",":
        return None
    determined = scene.lows[start] in closed(scene.language, "singular_determiners")
    if not determined and not _explains(scene, end + 1):
        return None
    person = _person_ending(scene, start - 2)
    return Whom(person.first, end, persons=(person.full,)) if person is not None else None


def _by_office(scene: Scene, end: int) -> Whom | None:
    """The person whom a phrase explains by an office: "X, presidente de una asociación de …"."""
    comma = next(
        (k for k in range(end, max(0, end - _OFFICE), -1) if scene.tokens[k].text in PUNCTUATION), 0
    )
    if not comma or scene.tokens[comma].text != ",":
        return None
    person = _person_ending(scene, comma - 1)
    named = person is not None and any(r.first == comma + 1 for r in scene.roles)
    return Whom(person.first, end, persons=(person.full,)) if person and named else None


def _row_until(scene: Scene, last: Named) -> list[Named]:
    """The enumeration of persons that ends with one."""
    row = [last]
    links = closed(scene.language, "coordinators")
    for person in reversed(scene.names):
        if person.sort != "person" or person.last >= row[0].first:
            continue
        begin = row[0].role_first if row[0].role_first is not None else row[0].first
        between = scene.tokens[person.last + 1 : begin]
        if not between or len(between) > 3 or any(t.text == ";" for t in between):
            break
        if between[-1].low in closed(scene.language, "prepositions"):
            break  # "X, for Y, whom …"
        if not all(t.text == "," or t.low in links or not t.is_capitalised for t in between):
            break
        if not any(t.text == "," or t.low in links for t in between):
            break
        row.insert(0, person)
    return row


def apposed(scene: Scene, hit: Hit) -> int | None:
    """The comma before a phrase without a verb that tells of the one before it.

    "Jimmy Lai, a Briton, in custody since 2020"; None where the cue stands in no such phrase.
    """
    comma = next(
        (k for k in range(hit.tokens[0] - 1, -1, -1) if scene.tokens[k].text in PUNCTUATION), None
    )
    if hit.cue.frame != "happens" or not comma or scene.tokens[comma].text != ",":
        return None
    end = next(
        (k for k in range(comma + 1, len(scene.tokens)) if scene.tokens[k].text in PUNCTUATION),
        len(scene.tokens),
    )
    verbs = {clause.finite for clause in scene.clauses}
    if hit.tokens[-1] >= end or any(k in verbs for k in range(comma + 1, end)):
        return None
    nominal = scene.lows[hit.tokens[0]] in closed(scene.language, "prepositions")
    if not nominal and any(
        is_verb(scene, k) and not scene.tokens[k].is_capitalised for k in hit.tokens
    ):
        return None
    behind = range(hit.tokens[-1] + 1, min(end, hit.tokens[-1] + 3))
    if any(is_attribute(scene, (k,)) for k in behind):
        return None  # "Witwe des in Haft gestorbenen Politikers"
    named = _person_ending(scene, comma - 1) is not None or _explains(scene, comma)
    return comma if named or any(role.last == comma - 1 for role in lone(scene)) else None


def _explains(scene: Scene, comma: int) -> bool:
    """Whether what stands before a comma explains a person: "X, Istanbul's mayor, …"."""
    opens = next((k for k in range(comma - 1, 0, -1) if scene.tokens[k].text in PUNCTUATION), 0)
    inside = range(opens + 1, comma)
    return (
        opens > 0
        and scene.tokens[opens].text == ","
        and comma - opens < _PHRASE
        and not any(is_verb(scene, k) and k in {c.finite for c in scene.clauses} for k in inside)
        and not any(n.sort == "person" and n.first in inside for n in scene.names)
        and _person_ending(scene, opens - 1) is not None
    )


def row_of(scene: Scene, start: Named) -> list[Named]:
    """The enumeration of persons that begins with one: names with little between them."""
    row = [start]
    links = closed(scene.language, "coordinators")
    helping = closed(scene.language, "auxiliaries") - closed(scene.language, "determiners")  # sein
    for person in scene.names:
        if person.sort != "person" or person.first <= row[-1].last:
            continue
        if scene.lows[person.last].endswith(tuple(closed(scene.language, "possessive_endings"))):
            continue  # "X and Y, both of Navalny's staff"
        if _belongs_to_another(scene, row[-1].last + 1, person.first):
            continue
        if person.form and start.form and person.form != start.form:
            continue  # "Мария, координатор штаба Виктора"
        between = [scene.tokens[k] for k in range(row[-1].last + 1, person.first)]
        linked = any(t.text in ",;" or t.low in links for t in between)
        finite = any(t.low in helping for t in between)
        if not linked or finite or len(between) > 8:
            break
        row.append(person)
    return row


def listed_behind(scene: Scene, start: Named) -> list[Named]:
    """The persons that the further items of a list begin with: "X, a poet; Y, 33; and Z".

    A semicolon stands between its items, and none of them has a verb of its own.
    """
    found: list[Named] = []
    persons = [n for n in scene.names if n.sort == "person"]
    signs = [k for k, t in enumerate(scene.tokens) if t.text == ";" and k > start.last]
    for sign in signs:
        end = next((k for k in signs if k > sign), len(scene.tokens))
        first = next((n for n in persons if sign < n.first < end), None)
        if first is None:
            continue
        verb = scene.clauses[scene.clause_of[first.first]].finite
        opening = range(sign + 1, first.first)
        if verb is not None and sign < verb < end:
            break
        if _is_owned(scene, replace(first, last=first.first - 2)) or any(
            scene.lows[k] in closed(scene.language, "prepositions", but=("of",)) for k in opening
        ):
            continue
        found += [n for n in row_of(scene, first) if n.last < end]
    return found or _resumed_behind(scene, start)


def _resumed_behind(scene: Scene, start: Named) -> list[Named]:
    """The persons with whom a list goes on behind a relative clause: "X, who ran in 2020, and Y".

    The item stands behind a comma and "and", and no verb follows it.
    """
    found: list[Named] = []
    links = closed(scene.language, "coordinators")
    last = start
    for person in scene.names:
        begin = person.first if person.role_first is None else person.role_first
        if person.sort != "person" or person.first <= last.last or begin < 2:
            continue
        aside = scene.clauses[scene.clause_of[min(last.last + 2, person.first)]]
        link = next(
            (
                k
                for k in range(begin - 1, last.last, -1)
                if scene.lows[k] in links or scene.tokens[k].text == ","
            ),
            0,
        )
        joined = scene.lows[link] in links
        titled = all(scene.tokens[k].is_word for k in range(link + 1, person.first))
        if (
            aside.kind != "relative"
            or aside.first not in (last.last + 1, last.last + 2)
            or (joined and scene.tokens[link - 1].text != ",")
            or (not joined and not _goes_on_with_and(scene, person))
            or begin - link > _TITLES
            or not titled
            or verbs_among(scene, range(link, person.first))
        ):
            continue
        home = scene.clauses[scene.clause_of[person.first]]
        ends = person.last + 1 >= len(scene.tokens) or not scene.tokens[person.last + 1].is_word
        if not ends or (home.finite is not None and home.finite > link):
            break
        found += row_of(scene, person)
        last = found[-1]
    return found


def _goes_on_with_and(scene: Scene, person: Named) -> bool:
    """Whether a list's last item follows behind a name: "…, X, and Y"."""
    behind = person.last + 2
    return (
        behind < len(scene.tokens)
        and scene.tokens[person.last + 1].text == ","
        and scene.lows[behind] in closed(scene.language, "coordinators")
        and any(
            (n.first if n.role_first is None else n.role_first) in (behind + 1, behind + 2)
            or behind < n.first <= behind + _TITLES
            for n in scene.names
            if n.sort == "person"
        )
    )


def _belongs_to_another(scene: Scene, first: int, end: int) -> bool:
    """Whether a name only tells whose relative or aide another is: "the husband of …"."""
    of = closed(scene.language, "of")
    nouns = [
        k
        for k in range(first, end - 1)
        if scene.tokens[k].is_word and scene.lows[k] not in of and scene.lows[k + 1] in of
    ]
    cases = closed(scene.language, "genitives")
    if any(scene.lows[k + 1] in cases and _is_noun(scene, k) for k in nouns):
        return True
    return _tells_to_whom(scene, first, end)


def is_served_by_another(scene: Scene, named: Named) -> bool:
    """Whether a name only ends the office of the one before it: "X, a former adviser to Y"."""
    first = named.first if named.role_first is None else named.role_first
    return any(
        n.sort == "person" and n.last < first and _tells_to_whom(scene, n.last + 1, first)
        for n in scene.names
    )


def _tells_to_whom(scene: Scene, first: int, end: int) -> bool:
    """Whether a name ends the office of another behind its comma: "X, a former adviser to Y"."""
    if end - first < _OFFICE_TO or scene.tokens[first].text != ",":
        return False
    inside = range(first + 2, end)
    small = closed(scene.language, "prepositions", but=("of",))
    return (
        scene.lows[first + 1] in closed(scene.language, "singular_determiners")
        and any(r.first in inside or r.last in inside for r in scene.roles)
        and any(scene.lows[k] in small for k in (end - 1, end - 2))
        and not any(scene.tokens[k].text in PUNCTUATION for k in inside)
    )


def _is_noun(scene: Scene, k: int) -> bool:
    """Whether a word is a noun; where nouns have no capital, any word that is no small one."""
    if languages.table(scene.language, "language").get("capitalised_nouns"):
        return scene.tokens[k].is_capitalised
    return scene.lows[k] not in closed(scene.language, "determiners")


def behind(scene: Scene, start: int, context: Context) -> Whom | None:
    """The people whom the noun means that a participle stands before: "der verhaftete X"."""
    stop = start
    small = closed(scene.language, "prepositions", "auxiliaries")
    while (
        stop + 1 < len(scene.tokens)
        and stop - start < _ATTRIBUTE
        and scene.tokens[stop + 1].is_word
        and scene.lows[stop + 1] not in small
    ):
        stop += 1
    article, number = _number_before(scene, start)
    one = article is not None and scene.lows[article] not in _plural_articles(scene)
    for named in scene.names:
        if named.sort == "person" and start < named.first <= stop + 1:
            row = [named] if one else row_of(scene, named)
            return Whom(start, row[-1].last, persons=tuple(n.full for n in row))
    groups = words_of(scene.language).groups
    people = {p.first for p in scene.places if p.sort == "people"}
    for k in range(start + 1, stop + 1):
        role = next((r for r in scene.roles if r.sort == "person" and r.last == k), None)
        found = groups.match(scene.lows, k)
        if role is None and found is None and k not in people:
            continue
        label, group = found[1] if found else ("people", None)
        if number is not None:
            mention = replace(number, last=k, label=label, group=group, head=k)
            return Whom(number.first, k, mention)
        if article is not None:
            if is_masculine_plural(scene, article, k, role):
                several = Count(None, "some", "")
                return Whom(article, k, CountMention(k, k, several, k, label, group, head=k))
            phrase = Named(article, k, "", "", "person", gender=role.gender if role else None)
            return of_lone(scene, phrase, context)
        return None
    return None


def _plural_articles(scene: Scene) -> frozenset[str]:
    forms = languages.table(scene.language, "language").get("definite", {}).get("plural", "")
    return frozenset(forms.split()) - closed(scene.language, "nominative_determiners")


def _number_before(scene: Scene, end: int) -> tuple[int | None, CountMention | None]:
    """The article for one, or the number, of a phrase whose participle stands at a token."""
    singular = closed(scene.language, "singular_determiners")
    verbs = {clause.finite for clause in scene.clauses}
    for k in range(end - 1, max(-1, end - _PHRASE), -1):
        if k in verbs:
            break
        mention = next((m for m in scene.counts if m.number == k and m.head is None), None)
        if mention is not None:
            return None, mention
        if scene.lows[k] in singular and (
            k == 0 or scene.lows[k - 1] not in closed(scene.language, "prepositions")
        ):
            return k, None
        if not scene.tokens[k].is_word and not scene.tokens[k].text.isdigit():
            break
    return None, None


def bare_group(scene: Scene, tokens: Sequence[int]) -> CountMention | None:
    """A noun for prisoners without a number, as a count of some, or of one without an article."""
    groups = words_of(scene.language).groups
    for k in sorted(tokens):
        found = groups.match(scene.lows, k)
        if (
            found
            and found[1][0] == "prisoner"
            and not _is_lower_verb(scene, k + found[0] - 1)
            and not _is_one(scene, k)
            and not _is_one_by_ending(scene, k + found[0] - 1)
            and not is_asked(scene, k)
            and not any(m.first <= k <= m.last for m in scene.counts)
            and not any(n.sort == "body" and n.first < k <= n.last for n in scene.names)
        ):
            last = k + found[0] - 1
            one = _has_no_articles(scene) and any(r.last == last for r in scene.roles)
            count = Count(1, "exact", "") if one else Count(None, "some", "")
            return CountMention(k, last, count, k, *found[1], head=last)
    return None


def is_asked(scene: Scene, k: int) -> bool:
    """Whether somebody asks how many they are: "wie viele Häftlinge"."""
    asking, many = closed(scene.language, "asking"), words_of(scene.language).vague
    return any(
        scene.lows[n - 1] in asking and many.match(scene.lows, n)
        for n in range(max(1, k - 2), k + 1)
    )


def _is_one_by_ending(scene: Scene, k: int) -> bool:
    """Whether a word has no ending of a plural where verbs and adjectives tell it: "presa"."""
    endings = tuple(closed(scene.language, "plural_endings"))
    by_form = languages.table(scene.language, "language").get("verbs_by_form")
    return bool(by_form and endings) and not scene.lows[k].endswith(endings)


def _is_one(scene: Scene, k: int) -> bool:
    """Whether an article that can only be a singular stands before a noun: "dem Häftling"."""
    first = k - 1
    while first > 0 and not scene.tokens[first].is_capitalised and _is_adjective(scene, first):
        first -= 1
    return k > 0 and scene.lows[first] in closed(scene.language, "only_singular")


def _is_adjective(scene: Scene, k: int) -> bool:
    """Whether a word can stand between an article and its noun, by its ending."""
    low = scene.lows[k]
    return (
        low.endswith(tuple(closed(scene.language, "attribute_endings")))
        and low not in closed(scene.language, "determiners", "prepositions", "only_singular")
        and not is_verb(scene, k)
    )


def _is_lower_verb(scene: Scene, k: int) -> bool:
    """Whether a word that can name people is a verb here: "tried and convicted in January"."""
    token = scene.tokens[k]
    return not token.is_capitalised and (
        _capitals_are_nouns(scene) or is_participle(token, scene.language)
    )


@cache
def pronouns(language: str, sort: str) -> frozenset[str]:
    """The pronouns of a sort: ``m``, ``f``, ``plural`` and so on."""
    table = languages.table(language, "language").get("pronouns", {})
    return frozenset(table.get(sort, "").split())
