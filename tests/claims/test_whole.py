"""Reports as they come: in several languages, in capitals, with what scanning left in them."""

from __future__ import annotations

import gc
import re
import textwrap
import unicodedata
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import drehtuer
from drehtuer import languages
from drehtuer.languages import codes
from drehtuer.model import Claim, Report

steady = settings(max_examples=100, derandomize=True, deadline=None)

GERMAN = (
    "Die Behörden in Belarus haben am Donnerstag 52 politische Gefangene freigelassen, darunter "
    "sechs Litauer. Nach Angaben der Menschenrechtsorganisation Viasna sitzen weiter 1.218 "
    "politische Gefangene in Haft. „We will not rest until all of them are free“, sagte der "
    "Oppositionsführer Pawel Latuschka am Freitag in Vilnius."
)
ENGLISH = (
    "The United States eased sanctions on the airline Belavia after the release of the political "
    "prisoners. According to Viasna, the police arrested 15 journalists on Tuesday, and they are "
    "still in prison."
)
SPANISH = (
    "El gobierno de Venezuela liberó el viernes a 14 presos políticos. Según Foro Penal, siguen "
    "detenidos 806 presos políticos en las cárceles del país."
)
RUSSIAN = (
    "За решёткой остаются 1218 политзаключённых, сообщили правозащитники «Вясны». В пятницу "
    "милиция задержала ещё 15 журналистов, и их семьи не знают, где они."
)
TURKISH = (
    "Yetkililer cuma günü 52 mahkumu serbest bıraktı ve kimse kaç kişinin kaldığını bilmiyor, "
    "ama aileler umutla haber bekliyor ve her gün kapının önünde duruyor."
)
ALONE = {"de": GERMAN, "en": ENGLISH, "es": SPANISH, "ru": RUSSIAN}


def read(text: str, language: str | None = None) -> Report:
    report = drehtuer.read(f"{text}\n", published="2025-12-05", language=language)
    assert all(report.text[c.start : c.end] == c.quote for c in report.claims)
    assert [c.start for c in report.claims] == sorted(c.start for c in report.claims)
    ids = [c.id for c in report.claims]
    assert len(set(ids)) == len(ids)
    assert all(c.part_of is None or c.part_of in ids for c in report.claims)
    return report


def said(claim: Claim) -> Claim:
    """A claim without its place in the text and without the spelling of its words."""
    count = claim.count and replace(claim.count, text="")
    return replace(claim, id="", start=0, end=0, quote="", part_of=None, count=count)


# Several languages


def test_each_paragraph_is_read_in_its_language():
    report = read("\n\n".join(ALONE.values()))
    assert [p.language for p in report.passages] == list(ALONE)
    alone = [said(c) for code, text in ALONE.items() for c in read(text, code).claims]
    assert len(alone) >= 8
    assert [said(c) for c in report.claims] == alone


def test_speakers_and_parts_are_told_in_every_language():
    claims = read("\n".join([GERMAN, "", ENGLISH, "", RUSSIAN])).claims
    freed, part, *_ = claims
    assert part.part_of == freed.id
    speakers = {c.quote[:20]: c.attribution for c in claims if c.kind in ("held", "jailed")}
    assert list(speakers.values())[:2] == [("Viasna",), ("Viasna",)]
    assert ("Вясна",) in speakers.values()


def test_the_language_of_most_of_the_text_is_the_report_s():
    assert read(f"{ENGLISH}\n{GERMAN}\n{GERMAN}").language == "de"
    assert read(f"{ENGLISH}\n{ENGLISH}\n{SPANISH}").language == "en"


def test_a_language_that_is_given_switches_telling_off():
    report = read(f"{GERMAN}\n{ENGLISH}", "de")
    assert {p.language for p in report.passages} == {"de"}
    assert not [c for c in report.claims if c.start > len(GERMAN)]


def test_what_cannot_be_read_is_kept_and_said():
    report = read(f"{GERMAN}\n\n{TURKISH}\n\n{GERMAN}")
    assert ("unread_part", {"number": "1"}) in report.warnings
    (unread,) = [p for p in report.passages if p.language is None]
    assert report.text[unread.start : unread.end] == TURKISH
    assert [said(c) for c in report.claims] == 2 * [said(c) for c in read(GERMAN).claims]


def test_a_report_in_one_language_has_no_such_warning():
    assert read(GERMAN).warnings == ()


def test_headings_and_boxes_in_another_language_are_of_their_genre():
    box = (
        "Key facts\nHeld as of 5 December: 1,218\nFreed in September: 52\n"
        "Sanctions on the airline Belavia: eased in September\n"
    )
    comment = f"Opinion: The price\n{ENGLISH}"
    report = read(f"{GERMAN}\n\n{comment}\n\n{box}")
    assert [(p.genre, p.language) for p in report.passages] == [
        ("report", "de"),
        ("commentary", "en"),
        ("factbox", "en"),
    ]


@steady
@given(st.permutations([*ALONE.values(), TURKISH, "Fakten", "Sources:"]))
def test_any_order_of_paragraphs_is_read(paragraphs):
    read("\n".join(paragraphs))


# What encodings, typesetting and scanning leave


def mangled(text: str) -> str:
    """UTF-8 taken for cp1252, as browsers do it."""
    return "".join(
        chr(b) if b in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes([b]).decode("cp1252")
        for b in text.encode("utf-8")
    )


def wrapped(text: str) -> str:
    return "\n".join(textwrap.fill(line, 60) for line in text.split("\n"))


def hyphenated(text: str) -> str:
    """Long words broken at the end of full lines."""
    return re.sub(r"(.{52,58}[^\W\d_]{3})([a-zß-üа-яё]{4,})", r"\1-\n\2", text)


DAMAGE: dict[str, Callable[[str], str]] = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "soft hyphens": lambda text: re.sub(r"(\w{4})(?=\w{3})", "\\1\u00ad", text),
    "zero width": lambda text: text.replace(" ", " \u200b").replace("e", "e\u2060"),
    "direction": lambda text: "\u202a" + text.replace(". ", ".\u200f \u202b"),
    "byte order mark": lambda text: "\ufeff" + text,
    "mangled": mangled,
    "wrapped": wrapped,
    "hyphenated": hyphenated,
    "wrapped, decomposed": lambda text: unicodedata.normalize("NFD", wrapped(text)),
    "carriage returns": lambda text: wrapped(text).replace("\n", "\r\n"),
}


@pytest.mark.parametrize("language", ALONE)
@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_text_gives_the_claims_of_the_clean_one(damage, language):
    clean = ALONE[language]
    text = DAMAGE[damage](clean)
    assert text != clean or clean.isascii()
    found = read(text, language).claims
    assert [said(c) for c in found] == [said(c) for c in read(clean, language).claims]
    for claim in found:
        assert claim.count is None or claim.count.text in text


@pytest.mark.parametrize("language", ALONE)
def test_capitals_give_the_claims_of_usual_letters(language):
    def told(claim: Claim) -> tuple[object, ...]:
        number = claim.count.value if claim.count else None
        names = [name.casefold() for name in claim.attribution]
        return claim.kind, number, claim.status, claim.when, claim.where, names

    text = ALONE[language].upper()
    assert [told(c) for c in read(text).claims] == [told(c) for c in read(ALONE[language]).claims]


def test_names_in_capitals_get_usual_letters():
    text = (
        "BELARUS FREED THE NOBEL LAUREATE ALES BIALIATSKI ON SATURDAY, PRESIDENT ALEXANDER "
        "LUKASHENKO'S PRESS SERVICE SAID. BIALIATSKI HAD BEEN IN PRISON SINCE 2021. THE U.S. "
        "EMBASSY AND THE KGB DID NOT COMMENT."
    )
    freed = read(text, "en").claims[0]
    assert (freed.kind, freed.persons, freed.when) == ("freed", ("Ales Bialiatski",), "2025-11-29")
    assert freed.quote.isupper()


def test_a_heading_in_capitals_is_no_text_in_capitals():
    heading = "MINSK LÄSST 52 FREI"
    report = read(f"{heading}\n{GERMAN}", "de")
    assert [said(c) for c in report.claims] == [said(c) for c in read(GERMAN, "de").claims]


def test_missing_full_stops_end_no_reading():
    text = re.sub(r"[.,;:](?=\s|$)", "", "\n".join(ALONE.values()))
    assert {c.kind for c in read(text).claims} >= {"freed", "held"}


NOISE = "\u00ad\u200b\u200f\u202e\ufeff\u0301\u0308\u2060"


@settings(steady, max_examples=150)
@given(
    language=st.sampled_from([*ALONE, None]),
    places=st.lists(st.tuples(st.integers(0, 300), st.sampled_from([*NOISE, "\n", "-\n", "Ã¤"]))),
    damage=st.sampled_from([*DAMAGE.values(), str.upper, str]),
)
def test_no_damage_shifts_the_evidence(language, places, damage):
    text = damage(ALONE[language or "de"])
    for place, sign in places:
        text = text[:place] + sign + text[place:]
    report = read(text, language)
    for time in drehtuer.times(text, published="2025-12-05", language=language):
        assert text[time.start : time.end] == time.text
    for quotation in drehtuer.quotes(text, language=language):
        assert 0 <= quotation.start < quotation.end <= len(text)
    for passage in report.passages:
        assert 0 <= passage.start < passage.end <= len(report.text)


@pytest.mark.parametrize("code", codes())
def test_capitals_are_read_in_every_language(code):
    read("PRESIDENT ПРЕЗИДЕНТ 52 (U.S.-EU) STRASSE ǅ İ ß ŉ " * 5, code)


def test_times_and_quotations_stand_in_the_raw_text():
    text = "Alle seien frei, sag\u00adte der An\u00adwalt am 5. De\u00adzember 2025."
    (time,) = drehtuer.times(text, language="de")
    assert (time.text, time.value) == ("am 5. De\u00adzember 2025"[3:], "2025-12-05")
    (quotation,) = drehtuer.quotes(text, language="de")
    assert text[quotation.start : quotation.end] == "Alle seien frei"
    assert quotation.speaker == "der Anwalt"
    assert text[quotation.speaker_start : quotation.speaker_end] == "der An\u00adwalt"


@pytest.mark.parametrize("text", [GERMAN, ENGLISH, SPANISH, RUSSIAN])
def test_a_report_makes_no_circles_of_objects(text: str) -> None:
    """As long as that is so, nothing has to look for them while a report is read."""
    drehtuer.read(text, published="2025-12-06")  # the words are loaded
    gc.freeze()  # of what there is already, nothing is looked at
    gc.disable()
    try:
        drehtuer.read(text, published="2025-12-06")
        assert gc.collect() == 0
        assert not gc.isenabled()
    finally:
        gc.enable()
        gc.unfreeze()
    drehtuer.read(text, published="2025-12-06")
    assert gc.isenabled()


def test_words_that_are_loaded_leave_the_collector_as_it_was() -> None:
    languages.table.cache_clear()
    drehtuer.read("Am Montag kamen 52 Gefangene frei.", language="de")
    assert languages.table.cache_info().misses
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
