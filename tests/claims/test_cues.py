"""Cues: how they are written, and where they stand in a sentence."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from drehtuer.claims.sentences.cues import (
    PEOPLE_KINDS,
    UNASKED,
    Cue,
    CueTable,
    cues_of,
    label_cues,
    parse_cue,
    people_cues,
    table_of,
    words,
)
from drehtuer.languages import codes, table

SECTIONS = ("talks", "measure", "contact", "role", "door", "status")
REACH = 4


def spread(text: str) -> list[str]:
    return text.casefold().split()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("freed", ((("freed",),),)),
        ("walked free", ((("walked", "free"),),)),
        ("let|lets", ((("let",), ("lets",)),)),
        ("let|lets + go", ((("let",), ("lets",)), (("go",),))),
        ("auf freien fuß + setz*", ((("auf", "freien", "fuß"),), (("setz*",),))),
    ],
)
def test_how_a_cue_is_written(text, parts):
    assert parse_cue(text) == parts


def test_a_set_stands_for_each_of_its_words():
    parts = parse_cue("put + in @custody", {"custody": ["jail", "prison"]})
    assert parts == ((("put",),), (("in", "jail"), ("in", "prison")))


def test_a_word_is_found_behind_an_elided_article():
    assert parse_cue("vague arrestation*", None, ("l'", "d'")) == (
        (("vague", "arrestation*"), ("vague", "l'arrestation*"), ("vague", "d'arrestation*")),
    )


@pytest.mark.parametrize(
    ("cue", "sentence", "tokens"),
    [
        ("freed", "fifty were freed today", [(2,)]),
        ("walk* free", "they walked free", [(1, 2)]),
        ("walk* free", "they walked home free", []),
        ("let + go", "they let two men go", [(1, 4)]),
        ("let + go", "go they let", [(0, 2)]),
        ("let + go", "they let two men stay", []),
        ("häftling*", "die häftlinge und ein häftling", [(1,), (4,)]),
        ("frei", "das freie land", []),
    ],
)
def test_where_a_cue_stands(cue, sentence, tokens):
    lows = spread(sentence)
    found = CueTable([Cue("freed", "acts", parse_cue(cue))], REACH).find(lows, [0] * len(lows))
    assert [hit.tokens for hit in found] == tokens


def found_in(cue: str, sentence: str) -> list[str]:
    """The words that a German cue finds in a sentence, as written."""
    table = table_of("de", cues_of("de", "freed", {"acts": [cue]}, 0))
    lows = sentence.split()
    return [" ".join(lows[k] for k in hit.tokens) for hit in table.find(lows, [0] * len(lows))]


@pytest.mark.parametrize(
    ("cue", "sentence", "expected"),
    [
        ("~freilassen", "minsk ließ 14 gefangene frei", ["ließ frei"]),
        ("~freilassen", "um 14 gefangene freizulassen", ["freizulassen"]),
        ("~freilassen", "die freigelassenen frauen", ["freigelassenen"]),
        ("~freilassen", "frei ließ er keinen", []),
        ("~einsperren", "sie sperrten drei studenten ein", ["sperrten ein"]),
        ("~einsperren", "sie sperrten ein ganzes dorf", []),
        ("~abführen", "sie führten ihn ab , ohne grund", ["führten ab"]),
        ("~abführen", "sie führten ab montag kontrollen", []),
        ("aus + ~entlassen|~freilassen", "ließ er aus mitleid frei", ["ließ aus frei"]),
        ("in ++ *haft", "in harter einzelhaft", ["in einzelhaft"]),
        ("in ++ *haft", "in minsk sitzt er nun in haft", ["in haft"]),
        ("in ++ *haft", "haft in minsk", []),
        ("~freigeben ++ bericht", "sie gaben den bericht über haft frei", ["gaben bericht frei"]),
    ],
)
def test_a_cue_that_names_a_verb(cue, sentence, expected):
    assert found_in(cue, sentence) == expected


def test_parts_of_a_cue_stand_within_its_reach():
    cues = CueTable([Cue("freed", "acts", parse_cue("let + go"))], REACH)
    assert cues.any(spread("let one or more go"))
    assert not cues.any(spread("let one or two men or more people go"))


def test_parts_of_a_cue_stand_in_one_clause():
    cues = CueTable([Cue("freed", "acts", parse_cue("let + go"))], REACH)
    lows = spread("they let him speak when go was said")
    assert cues.any(lows, [0] * len(lows))
    assert not cues.any(lows, [0, 0, 0, 0, 1, 1, 1, 1])


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("kind", PEOPLE_KINDS)
def test_each_kind_has_verbs_and_nouns(language, kind):
    frames = {cue.frame for cue in people_cues(language).cues if cue.kind == kind}
    assert frames & {"acts", "happens"}


@pytest.mark.parametrize("language", codes())
@pytest.mark.parametrize("section", SECTIONS)
def test_no_part_of_a_cue_is_empty(language, section):
    for cues in (people_cues(language), label_cues(language, section)):
        for cue in cues.cues:
            assert cue.parts
            assert all(part and all(option for option in part) for part in cue.parts)
            for part in cue.parts:
                for option in part:
                    assert all(word == word.casefold() or "ß" in word for word in option)


@pytest.mark.parametrize("language", codes())
def test_a_set_that_a_cue_refers_to_exists(language):
    cues = table(language, "cues")
    sets = set(cues.get("sets", {}))

    def texts(value: object) -> list[str]:
        if isinstance(value, str):
            return [value]
        if isinstance(value, dict):
            return [t for part in value.values() for t in texts(part)]
        return [t for part in value for t in texts(part)] if isinstance(value, list) else []

    used = {
        word[1:]
        for name, section in cues.items()
        if name != "sets"
        for text in texts(section)
        for word in text.replace("|", " ").split()
        if word.startswith("@")
    }
    assert used <= sets


def test_a_list_that_no_language_has_is_empty():
    assert words("de", "no section", "no name").match(["frei"], 0) is None


def test_where_mere_cues_begin_is_never_asked():
    code = files("drehtuer.claims")
    sources = [f for folder in ("fields", "kinds") for f in code.joinpath(folder).iterdir()]
    asked = {
        found
        for source in sources
        if source.name.endswith(".py")
        for found in re.findall(r'starts\("(\w+)", "(\w+)"\)', source.read_text("utf-8"))
    }
    assert ("talks", "about") in asked
    assert not [(section, name) for section, name in asked if name in UNASKED.get(section, ())]
