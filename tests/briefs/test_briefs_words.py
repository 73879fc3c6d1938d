"""Messages in two languages; numbers, times and lists as each language writes them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drehtuer import model
from drehtuer.books import model as books
from drehtuer.books.errors import AssumptionError, CohortError
from drehtuer.books.record import Interval
from drehtuer.briefs import words as words_module
from drehtuer.briefs.words import LANGUAGES, Words
from drehtuer.desk.errors import DeskError
from drehtuer.engine.errors import EngineError, PartError
from drehtuer.exchange.errors import ExportError
from drehtuer.fetching import FetchError
from drehtuer.journal import (
    BackupError,
    JournalError,
    StaleReviewError,
    UnkeptEntryError,
    UnkeptReportError,
)
from drehtuer.model import Count
from drehtuer.people.decisions import DecisionError
from drehtuer.register.errors import RegisterError
from drehtuer.review import ReviewError
from drehtuer.second import SecondReaderError
from drehtuer.tables import TableError
from drehtuer.text.errors import ReportFileError
from drehtuer.text.sources import CalendarDateError, SourcesFileError

EN, DE = Words("en"), Words("de")


def messages(catalogue: Any, prefix: str = "") -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in catalogue.items():
        if isinstance(value, dict):
            found |= messages(value, f"{prefix}{key}.")
        else:
            found[f"{prefix}{key}"] = value
    return found


def placeholders(message: object) -> list[str]:
    if not isinstance(message, str):
        return [str(len(message))] if isinstance(message, list) else []
    return sorted(name for _, name, _, _ in Formatter().parse(message) if name is not None)


def catalogue(language: str) -> dict[str, Any]:
    """All that the file of a language holds."""
    path = Path(words_module.__file__).with_name("messages") / f"{language}.toml"
    return tomllib.loads(path.read_text("utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_a_catalogue_holds_is_found(language: str) -> None:
    words, whole = Words(language), catalogue(language)
    assert {section: words.find(section) for section in whole} == whole
    assert {key: words.find(key) for key in messages(whole)} == messages(whole)
    assert [words.find(key) for key in ("", "nothing", "nothing.here", "cli.nothing")] == [None] * 4


def test_catalogues_have_the_same_messages_with_the_same_placeholders() -> None:
    english, german = (messages(catalogue(code)) for code in LANGUAGES)
    # Which names change after "in" and "from" is each language's own affair; the English of the
    # errors stands with them.
    keys = [
        {key for key in each if not key.startswith(("places_after.", "errors."))}
        for each in (english, german)
    ]
    assert keys[0] == keys[1]
    differing = {k for k in keys[0] if placeholders(english[k]) != placeholders(german[k])}
    assert differing == set()


def test_errors_say_in_german_what_they_say_in_english() -> None:
    english: dict[str, str] = {}
    for kind in (
        ReportFileError,
        CalendarDateError,
        SourcesFileError,
        FetchError,
        SecondReaderError,
        DecisionError,
        AssumptionError,
        CohortError,
        EngineError,
        PartError,
        ExportError,
        TableError,
        RegisterError,
        JournalError,
        UnkeptReportError,
        DeskError,
        BackupError,
        UnkeptEntryError,
        StaleReviewError,
        ReviewError,
    ):
        english |= kind.messages
    german = catalogue("de")["errors"]
    assert set(german) == set(english)
    assert {
        k for k in german if set(placeholders(german[k])) != set(placeholders(english[k]))
    } == set()


@pytest.mark.parametrize("words", [EN, DE], ids=LANGUAGES)
def test_all_codes_have_words(words: Words) -> None:
    keys = [
        *(f"kinds.{kind}" for kind in model.KINDS),
        *(f"events.{kind}" for kind in model.KINDS),
        *(f"statuses.{status}" for status in model.STATUSES),
        *(f"counts.{qualifier}" for qualifier in model.QUALIFIERS),
        *(f"sections.{section}" for section in (*books.SECTIONS, "doors", "findings")),
        *(f"severities.{severity}" for severity in books.SEVERITIES),
        *(f"door.question.{question}" for question in books.QUESTIONS),
        *(f"door.answer.{answer}" for answer in books.ANSWERS),
    ]
    assert [key for key in keys if not isinstance(words.find(key), str)] == []


def rules_in(docstring: str | None) -> set[str]:
    lines = (docstring or "").splitlines()
    return {line.split("``")[1] for line in lines if line.startswith("``")}


@pytest.mark.parametrize("words", [EN, DE], ids=LANGUAGES)
def test_every_rule_and_assumption_of_the_books_has_words(words: Words) -> None:
    from drehtuer.books import door, findings

    rules, assumptions = findings.RULES, rules_in(door.__doc__)
    assert len(assumptions) > 2
    assert {rule for rule in rules if words.find(f"findings.{rule}") is None} == set()
    assert {code for code in assumptions if words.find(f"assumptions.{code}") is None} == set()


@pytest.mark.parametrize("words", [EN, DE], ids=LANGUAGES)
def test_every_finding_says_why_and_what_to_do(words: Words) -> None:
    from drehtuer.books import differences, findings, possible

    keys = [
        *(f"reasons.{reason}" for reason in differences.REASONS),
        *(f"advice.figures_differ.{reason}" for reason in differences.COMPARABLE),
        *(f"impossible.{line.split('``')[1]}" for line in (possible.__doc__ or "").splitlines()
          if line.startswith("``")),
    ]  # fmt: skip
    assert [key for key in keys if not isinstance(words.find(key), str)] == []
    assert [rule for rule in findings.RULES if not words.find(f"advice.{rule}")] == []


@pytest.mark.parametrize(
    ("edtf", "english", "german"),
    [
        ("2025-12-05", "5 December 2025", "5. Dezember 2025"),
        ("2025-03", "March 2025", "März 2025"),
        ("2025", "2025", "2025"),
        ("202X", "the 2020s", "2020er Jahre"),
        ("2021-23", "autumn 2021", "Herbst 2021"),
        ("2024/..", "since 2024", "seit 2024"),
        ("../2025-12-05", "until 5 December 2025", "bis 5. Dezember 2025"),
        ("2025-12-03/2025-12-05", "3 to 5 December 2025", "3. bis 5. Dezember 2025"),
        ("2025-11-29/2025-12-02", "29 November to 2 December 2025",
         "29. November bis 2. Dezember 2025"),
        ("2024-12-30/2025-01-02", "30 December 2024 to 2 January 2025",
         "30. Dezember 2024 bis 2. Januar 2025"),
        ("2025-01/2025-06", "January to June 2025", "Januar bis Juni 2025"),
        ("2024/2025", "2024 to 2025", "2024 bis 2025"),
        ("2025-08-15T11:30:00-08:00", "15 August 2025, 11:30 (UTC-08:00)",
         "15. August 2025, 11.30 Uhr (UTC-08:00)"),
        ("2025-08-15T19:30:00Z", "15 August 2025, 19:30 (UTC)", "15. August 2025, 19.30 Uhr (UTC)"),
        ("2025~", "about 2025", "etwa 2025"),
        ("2025-06?", "perhaps June 2025", "vielleicht Juni 2025"),
        ("2025-33", "2025-33", "2025-33"),
        ("../..", "../..", "../.."),
        ("whenever", "whenever", "whenever"),
    ],
)  # fmt: skip
def test_times(edtf: str, english: str, german: str) -> None:
    assert (EN.date(edtf), DE.date(edtf)) == (english, german)


@given(st.text(max_size=30))
def test_any_string_has_some_words_as_a_time(text: str) -> None:
    assert isinstance(DE.date(text), str)


@pytest.mark.parametrize(
    ("number", "english", "german"),
    [
        (7, "7", "7"),
        (1218, "1,218", "1.218"),
        (-83, "−83", "−83"),
        (1234567, "1,234,567", "1.234.567"),
    ],
)
def test_numbers(number: int, english: str, german: str) -> None:
    assert (EN.number(number), DE.number(number)) == (english, german)


@pytest.mark.parametrize(
    ("count", "english", "german"),
    [
        (Count(1218, "exact", ""), "1,218", "1.218"),
        (Count(12, "about", ""), "about 12", "rund 12"),
        (Count(100, "more_than", ""), "more than 100", "mehr als 100"),
        (Count(8, "between", "", upper=10), "8 to 10", "8 bis 10"),
        (Count(16, "exact", "", delta=True), "+16", "+16"),
        (Count(None, "dozens", ""), "dozens of", "Dutzende"),
        (Count(None, "unheard", ""), "an unknown number", "eine unbekannte Zahl"),
    ],
)
def test_counts(count: Count, english: str, german: str) -> None:
    assert (EN.count(count), DE.count(count)) == (english, german)


@pytest.mark.parametrize(
    ("interval", "english"),
    [
        (Interval(84, 84), "84"),
        (Interval(84, None), "at least 84"),
        (Interval(None, 84), "at most 84"),
        (Interval(0, 84), "at most 84"),
        (Interval(80, 1200), "80 to 1,200"),
        (Interval(), "an unknown number"),
    ],
)
def test_intervals(interval: Interval, english: str) -> None:
    assert EN.interval(interval) == english


def test_lists_places_and_groups() -> None:
    assert EN.join(["a", "b", "c"]) == "a, b and c"
    assert DE.join(["a"]) == "a"
    assert DE.join([]) == ""
    assert (EN.place("US"), EN.place_after("US")) == ("United States", "the United States")
    assert (DE.place("UA"), DE.place_after("UA")) == ("Ukraine", "der Ukraine")
    assert EN.place_after("Vilnius") == "Vilnius"
    assert DE.group("political prisoners") == "politische Gefangene"
    assert (DE.group(None), DE.group("chess players")) == ("Menschen", "chess players")


def test_what_is_filled_in_is_never_filled_in_again() -> None:
    assert EN("cli.error", message="{file} {0} {") == "Error: {file} {0} {"


def test_an_unknown_language_or_message_is_refused() -> None:
    with pytest.raises(ValueError, match="written in en, de"):
        Words("xx")
    with pytest.raises(KeyError):
        EN("cli")


@pytest.mark.parametrize(
    ("words", "names", "told"),
    [
        (DE, ["United States", "EU"], "USA und Europäische Union"),
        (DE, ["Lithuania", "Литва"], "Litauen"),
        (EN, ["Vereinigte Staaten", "Kuba"], "United States and Cuba"),
        (DE, ["Washington", "Amnesty International"], "Washington und Amnesty International"),
    ],
)
def test_states_are_called_as_the_reader_calls_them(words, names, told):
    assert words.parties(names) == told


@pytest.mark.parametrize(
    ("language", "name", "shown"),
    [
        ("de", "unnamed sources", "ungenannte Quellen"),
        ("en", "unnamed sources", "unnamed sources"),
        ("de", "Foro Penal", "Foro Penal"),
    ],
)
def test_who_counts_is_told_in_the_language_shown(language: str, name: str, shown: str) -> None:
    assert Words(language).voice(name) == shown
