"""Small questions about a sentence: who is the subject, what is a participle, what goes on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from drehtuer import languages
from drehtuer.claims.sentences.clauses import Clause
from drehtuer.claims.sentences.count_words import words_of
from drehtuer.claims.sentences.counts import CountMention
from drehtuer.claims.sentences.cues import tallying_forms, words
from drehtuer.claims.sentences.draft import Draft
from drehtuer.claims.sentences.numerals import Number, number_at
from drehtuer.claims.sentences.scene import Named, Scene, Timed
from drehtuer.claims.tokens import Token
from drehtuer.claims.voices.words import speech_words
from drehtuer.languages.verbforms import features_of, verb_forms

closed = languages.closed
_ATTRIBUTES = 3
"""How many words may stand between a preposition and its noun."""

_NUMBER = 3
"""How many words a number takes at most."""
_TITLE = 2
"""How many words before a title its state may stand: "Poland's foreign minister"."""
_STANDS = frozenset({"support", "thank", "criticise", "doubt"})
"""What a person does who only speaks of what others did."""
_PHRASE = 3
"""How many words before a name its preposition may stand."""


def first_person(language: str) -> tuple[str, ...]:
    """The words by which those who issue a report speak of themselves, the subject first: "we"."""
    speakers = languages.table(language, "speech").get("speakers", {})
    return tuple(speakers.get("first_person", "").split())


def in_clause(items: Iterable[Named], scene: Scene, clause: Clause) -> list[Named]:
    """Those that stand in a clause."""
    return [item for item in items if scene.clause_of[item.first] == clause.index]


def in_phrase(scene: Scene, named: Named) -> bool:
    """Whether a name stands in a prepositional phrase ("with …", "in …") and so is no subject.

    The one who acts in a passive does, too: "by …" is none of these.
    """
    prepositions = closed(scene.language, "prepositions", but=("by", "subordinators"))
    last = (named.role_first if named.role_first is not None else named.first) - 1
    small = closed(scene.language, "determiners")
    possessive = tuple(closed(scene.language, "possessive_endings"))
    verbs = {clause.finite for clause in scene.clauses}
    joined = last - (last >= 0 and scene.lows[last] in small)
    if joined > 0 and scene.lows[joined] in closed(scene.language, "coordinators"):
        other = next((p for p in scene.places if p.last == joined - 1), None)
        if other is not None and other.first < named.first:
            return in_phrase(scene, other)  # "from Gaza and the West Bank"
    for k in range(last, max(-1, last - _PHRASE), -1):
        token = scene.tokens[k]
        if not token.is_word or k in verbs:
            return False
        if scene.lows[k] in small and k > 0 and scene.lows[k - 1] not in prepositions:
            return False  # "in return the United States"
        if scene.lows[k] in prepositions and (k == 0 or not token.is_capitalised):
            return True
        if named.last + 1 in verbs and scene.lows[k] not in small and not token.is_capitalised:
            return False  # "on the day of the exchange Washington imposed"
        owner = k == last and scene.lows[k].endswith(possessive)  # "on Iran's Ministry of …"
        if token.is_capitalised and scene.lows[k] not in small and not owner:
            return False
    return False


def is_owner(scene: Scene, named: Named) -> bool:
    """Whether a name in the genitive tells whose a noun is: "der Sprecher der Regierungschefin X".

    Where nouns have capitals: behind a noun, and its article, that is no time or name itself.
    """
    if not languages.table(scene.language, "language").get("capitalised_nouns"):
        return False
    k = (named.first if named.role_first is None else named.role_first) - 1
    cases = closed(scene.language, "genitives")
    while k > 0 and scene.lows[k] not in cases and not scene.tokens[k].is_capitalised:
        k -= 1
    told: list[Named | Timed] = [*scene.times, *scene.names, *scene.places]
    return (
        k > 0
        and scene.lows[k] in cases
        and scene.tokens[k - 1].is_word
        and scene.tokens[k - 1].is_capitalised
        and not any(n.first <= k - 1 <= n.last for n in told)
    )


def takes_stand_on(scene: Scene, clause: Clause) -> bool:
    """Whether the verb of a clause only takes a stand: "praised Oman's mediation"."""
    verb = scene.lows[clause.finite] if clause.finite is not None else ""
    stances = {each.stance for each in speech_words(scene.language).verbs.get(verb, ())}
    return bool(stances & _STANDS)


def bystanders(scene: Scene) -> frozenset[int]:
    """The tokens of persons, titles included, who only take a stand on what others did.

    "Lithuanian president Gitanas Nausėda thanked Donald Trump for the release": it is not his.
    """
    found: set[int] = set()
    for clause in scene.clauses:
        if not takes_stand_on(scene, clause):
            continue
        persons = [n for n in in_clause(scene.names, scene, clause) if n.sort == "person"]
        subject = next((n for n in persons if not in_phrase(scene, n)), None)
        if subject is not None:
            first = subject.first if subject.role_first is None else subject.role_first
            found.update(range(max(clause.first, first - _TITLE), subject.last + 1))
    return frozenset(found)


def goes_on(scene: Scene, clause: Clause) -> bool:
    """Whether a clause shares its subject with the one before: "… and was freed", ", is free"."""
    if clause.index == 0:
        return False
    if clause.finite == clause.first and scene.tokens[clause.first - 1].text == ",":
        return True
    links = closed(scene.language, "coordinators")
    return scene.lows[clause.first] in links or (
        clause.first > 0 and scene.lows[clause.first - 1] in links
    )


def number_before(scene: Scene, k: int) -> int | None:
    """The number that ends right before a token: "sechs | Jahre", "twenty-one | countries"."""
    return next((number.value for number in numbers_before(scene, k)), None)


def numbers_before(scene: Scene, k: int) -> Iterator[Number]:
    """The readings of the number that ends right before a token, the longest first."""
    for first in range(max(0, k - _NUMBER), k):
        number = number_at(scene.tokens, first, words_of(scene.language))
        if number is not None and number.last == k - 1:
            yield number


def is_taken_to(scene: Scene, place: Named) -> bool:
    """Whether a preposition of direction stands before a place or its article: "in die Ukraine"."""
    into = closed(scene.language, "into")
    return any(scene.lows[k] in into for k in range(max(place.first - 2, 0), place.first))


def dates_another(scene: Scene, k: int) -> bool:
    """Whether a noun at a token only dates something else: "eight days before the release of"."""
    before = closed(scene.language, "time_prepositions")
    return any(scene.lows[n] in before for n in range(max(0, k - 2), k))


def follows_event(scene: Scene, k: int) -> bool:
    """Whether what is told comes after a noun at a token: "after the release of three"."""
    after = closed(scene.language, "after_events")
    return any(scene.lows[n] in after for n in range(max(0, k - 2), k))


def is_passive(scene: Scene, clause: Clause) -> bool:
    """Whether the clause has a passive auxiliary."""
    passive = closed(scene.language, "passive_auxiliaries")
    return not passive.isdisjoint(map(scene.lows.__getitem__, clause.tokens))


def is_bare_infinitive(scene: Scene, tokens: Sequence[int]) -> bool:
    """Whether the verb among the tokens is an infinitive with "to"."""
    marks = closed(scene.language, "infinitive_marks")
    achieving = closed(scene.language, "achieving")
    if any(not achieving.isdisjoint(scene.lows[max(0, k - _PHRASE) : k]) for k in tokens):
        return False  # "managed to bring home"
    own = scene.clauses[scene.clause_of[tokens[0]]]
    before = (scene.lows[k] for k in own.tokens if k < tokens[0])
    if not closed(scene.language, "ordering").isdisjoint(before):
        return False  # "the court ordered nine students to be freed"
    done = (
        features_of(scene.language, scene.lows[k])
        for k in tokens
        if k == 0 or scene.lows[k - 1] not in marks
    )
    if any("part" in features or "past" in features for features in done):
        return False  # "sent to jail"
    for k in tokens:
        features = features_of(scene.language, scene.lows[k])
        marked = k > 0 and scene.lows[k - 1] in marks
        if "zu_inf" in features or (marked and "inf" in features):
            return True
    return False


def is_participle(token: Token, language: str) -> bool:
    """Whether a word can be a participle of the perfect or passive."""
    return "part" in features_of(language, token.low)


def is_gerund(scene: Scene, tokens: Iterable[int]) -> bool:
    """Whether the verb among the tokens is a form such as "holding" and no participle."""
    features = {feature for k in tokens for feature in features_of(scene.language, scene.lows[k])}
    return "ger" in features and "part" not in features


def is_past(scene: Scene, clause: Clause) -> bool:
    """Whether the finite verb of a clause is in a past tense."""
    if clause.finite is None:
        return False
    return features_of(scene.language, scene.lows[clause.finite]) == {"past"}


def is_reported(scene: Scene, k: int) -> bool:
    """Whether a verb has the mood of reported speech: "komme", "sei"."""
    features = features_of(scene.language, scene.lows[k])
    return features == {"subj1"} or scene.lows[k] in closed(
        scene.language, "subjunctive_auxiliaries"
    )


def is_to_come(scene: Scene, k: int) -> bool:
    """Whether a verb is a future or a conditional by its ending."""
    features = features_of(scene.language, scene.lows[k])
    return bool(features) and features <= {"fut", "cond"}


def is_infinitive(scene: Scene, draft: Draft) -> bool:
    """Whether the claim's verb is an infinitive, so that "werden" before it is a future."""
    features = features_of(scene.language, scene.lows[draft.anchor])
    return "inf" in features and "part" not in features


def is_part(scene: Scene, mention: CountMention, *, behind: bool = True) -> bool:
    """Whether "among them" before a number, or "of them" behind it, makes it a part."""
    among = scene.starts("status", "among")
    near = [
        *range(max(0, mention.first - 3), mention.first),
        *([mention.last + 1] if behind else []),
    ]
    return not among.isdisjoint(near)


def is_exchanged(scene: Scene, mention: CountMention) -> bool:
    """Whether a number is the other side of a swap: "traded for two soldiers"."""
    first = mention.first
    while first > 0 and scene.lows[first - 1] in closed(scene.language, "determiners"):
        first -= 1
    exchange = words(scene.language, "status", "exchange")
    return exchange.match_before(scene.lows, first) is not None


def stands_instead(scene: Scene, mention: CountMention) -> bool:
    """Whether a number stands instead of one that is taken back: "not 35 but 30"."""
    instead = words(scene.language, "status", "instead")
    return instead.match_before(scene.lows, mention.first) is not None


def is_definite(scene: Scene, mention: CountMention) -> bool:
    """Whether a number has the definite article: "the 52"."""
    definite = languages.table(scene.language, "language").get("definite", {})
    forms = {form for words_ in definite.values() for form in words_.split()}
    return (mention.first > 0 and scene.lows[mention.first - 1] in forms) or scene.lows[
        mention.first
    ] in forms


def starts_definite(scene: Scene, named: Named) -> bool:
    """Whether a phrase begins with a definite article: "the politician", not "a politician"."""
    definite = languages.table(scene.language, "language").get("definite", {})
    return any(scene.lows[named.first] in forms.split() for forms in definite.values())


def is_plural(scene: Scene, clause: Clause) -> bool:
    """Whether the finite verb of a clause can only be a plural."""
    forms = (
        ()
        if clause.finite is None
        else verb_forms(scene.language).get(scene.lows[clause.finite], ())
    )
    numbers = {form.number for form in forms if form.number is not None}
    return numbers == {"pl"}


def is_article_here(scene: Scene, k: int) -> bool:
    """Whether what can be a pronoun or an article is an article here: "la libertad", "lo que".

    As a pronoun it stands right before a verb or another pronoun: "la detuvieron", "se lo llevan".
    """
    clitics = closed(scene.language, "clitics")
    if scene.lows[k] not in clitics:
        return False
    while k < len(scene.lows) and scene.lows[k] in clitics:
        k += 1
    verbs = {clause.finite for clause in scene.clauses}
    helping = closed(scene.language, "auxiliaries", "modals")
    return k == len(scene.lows) or (k not in verbs and scene.lows[k] not in helping)


def is_plural_noun(scene: Scene, k: int) -> bool:
    """Whether a noun at a token is a plural by its ending, without an article for one before it.

    Only languages whose plurals have an ending of their own (``plural_endings``) tell.
    """
    endings = tuple(closed(scene.language, "plural_endings"))
    one = closed(scene.language, "singular_determiners")
    near = scene.lows[max(0, k - 3) : k]
    return bool(endings) and scene.lows[k].endswith(endings) and not one.intersection(near)


def is_singular(scene: Scene, clause: Clause) -> bool:
    """Whether a verb of a clause can only be a singular: "who was arrested"."""
    return any(
        {form.number for form in verb_forms(scene.language).get(scene.lows[k], ()) if form.number}
        == {"sg"}
        for k in clause.tokens
        if k == clause.finite or scene.lows[k] in closed(scene.language, "auxiliaries")
    )


def is_plural_here(scene: Scene, k: int) -> bool:
    """Whether a pronoun that can be "she" or "they" is "they": its clause's verb is a plural."""
    plural = languages.table(scene.language, "language").get("pronouns", {}).get("plural", "")
    clause = scene.clauses[scene.clause_of[k]]
    if scene.lows[k] not in plural.split() or not is_plural(scene, clause):
        return False
    return not _is_behind_subject(scene, clause, k)


def _is_behind_subject(scene: Scene, clause: Clause, k: int) -> bool:
    """Whether a pronoun stands behind a noun that is the subject: "holten Polizisten sie ab"."""
    verb = clause.finite
    return (
        bool(languages.table(scene.language, "language").get("capitalised_nouns"))
        and verb is not None
        and verb == k - 2
        and scene.tokens[k - 1].is_capitalised
    )


def is_attribute(scene: Scene, tokens: Sequence[int]) -> bool:
    """Whether a verb is an inflected participle that tells more of the noun behind it.

    "Der im Mai verhaftete Blogger"; a mere "der verhaftete Blogger" tells nothing new.
    """
    k = tokens[-1]
    token = scene.tokens[k]
    endings = tuple(closed(scene.language, "attribute_endings"))
    return (
        bool(endings)
        and k > 0
        and k + 1 < len(scene.tokens)
        and token.low.endswith(endings)
        and not token.is_capitalised
        and scene.tokens[k + 1].is_word
        and (not verb_forms(scene.language).get(token.low) or _can_tell_of_noun(scene, k))
    )


def _can_tell_of_noun(scene: Scene, k: int) -> bool:
    """Whether a form that can be a past stands before a noun: "222 eingesperrte Gegner"."""
    return scene.tokens[k + 1].is_capitalised and k != scene.clauses[scene.clause_of[k]].finite


def is_verb(scene: Scene, k: int) -> bool:
    """Whether a word is a form of a verb that the language data knows."""
    return scene.lows[k] in verb_forms(scene.language)


def verbs_among(scene: Scene, tokens: Iterable[int]) -> set[int]:
    """The tokens that are verbs with a meaning of their own: no auxiliaries, modals or nouns."""
    return set(scene.verbs.intersection(tokens))


def lemmas_of(scene: Scene, tokens: Iterable[int]) -> set[str]:
    """What the verbs among tokens are forms of."""
    forms = verb_forms(scene.language)
    return {form.lemma for k in tokens for form in forms.get(scene.lows[k], ())}


def has_verb(scene: Scene, tokens: Iterable[int], name: str) -> bool:
    """Whether a form of a verb from one of the lists of ``[tallies]`` is among tokens."""
    told = tallying_forms(scene.language, name)
    return not told.isdisjoint(map(scene.lows.__getitem__, tokens))


def is_source(scene: Scene, mention: CountMention) -> bool:
    """Whether the people counted are those who say it or see it: "two officials said"."""
    if mention.label != "people":
        return False
    if only_watches(scene, mention):
        return True
    clause = scene.clauses[scene.clause_of[mention.number]]
    says = clause.finite is not None and has_verb(scene, [clause.finite], "saying")
    if (mention.count.value or 0) > 1 and is_singular(scene, clause):
        says = False  # "об освобождении 16 человек сообщила жена …"
    if clause.finite and scene.lows[clause.finite - 1] in closed(scene.language, "reflexive"):
        says = False  # "tres se declararon en huelga de hambre"
    if says and clause.finite is not None:
        between = range(mention.last + 1, clause.finite)
        if mention.last < clause.finite and not any(
            m.first in between or scene.tokens[m.first].text == "," for m in scene.counts
        ):
            return True
        opens = all(not scene.tokens[k].is_word for k in clause.tokens if k < clause.finite)
        if opens and mention.first == clause.finite + 1:
            return True  # "…", said two officials
    according = words(scene.language, "tallies", "according")
    return according.match_before(scene.lows, mention.first) is not None


def only_watches(scene: Scene, mention: CountMention) -> bool:
    """Whether those counted only see it: "was seized in front of three colleagues"."""
    watched = words(scene.language, "tallies", "watched")
    return watched.match_before(scene.lows, mention.first) is not None


def stands_apart(scene: Scene, k: int, within: Sequence[int] = ()) -> bool:
    """Whether a noun only dates or explains what is told: "after the release of 52, he asked …".

    A preposition that is itself part of what is told (the tokens ``within``) does not count.
    """
    apart = scene.starts("talks", "apart")
    prepositions = closed(scene.language, "prepositions")
    for n in range(k - 1, max(-1, k - 1 - _ATTRIBUTES), -1):
        if n in within or scene.clause_of[n] != scene.clause_of[k]:
            return False
        if n in apart:
            return True
        if scene.lows[n] in prepositions:
            return False
    return False
