"""The public functions: what must hold for any text, in any language."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import drehtuer
from drehtuer.claims.checks import fault
from drehtuer.languages import codes
from drehtuer.model import Claim, Report
from drehtuer.text.cleaning import clean

LINE_ENDS = "\n\r\u2028\u2029\x85\x0b\x0c"
slow_is_fine = [HealthCheck.too_slow]
steady = settings(
    max_examples=100, derandomize=True, deadline=None, suppress_health_check=slow_is_fine
)

# Pieces that reports are made of, and signs that reports should not hold but do.
PIECES = (
    "52 politische Gefangene", "wurden freigelassen", "darunter zwei Deutsche", "laut Viasna",
    "sagte ein Sprecher", "am Freitag", "seit 2020", "in Haft", "die EU hob die Sanktionen auf",
    "nahm die Polizei fest", "mehr als ein Dutzend", "der", "und", "dass", "nicht", "Minsk",
    "1,218 political prisoners", "were released", "among them two Germans", "according to Viasna",
    "a spokesman said", "on Friday", "since 2020", "in prison", "eased sanctions on", "detained",
    "who", "and", "that", "not", "President", "Washington", "Präsident", "Ministerium",
    "52 presos políticos", "fueron liberados", "dijo el presidente", "según", "desde enero",
    "52 политзаключённых", "освободили", "по данным", "президент", "w więzieniu", "prezydent",
    "в'язнів", "звільнили", "вязняў", "вызвалілі", "prisonniers", "libérés", "le président",
    ". ", ", ", ": ", "; ", "? ", "! ", " – ", "… ", "„", "“", "”", '"', "»", "«", "(", ")", "[",
    "]", "\n", "\r\n", "\u2028", "\t", "\u00a0", "\u00ad", "\u200b", "\u200f", "\ufeff", "\u0301",
    "≥", "%", "$", "§", "1.", "3. ", "31", "1.218", "1 218", "12.30", "2025", "5. Dez. 2025", "Dr.",
    "• ", "- ", "Fakten", "Key facts", "Freigelassen: 14", "Held: 1,218", "😀", "İ", "ß", "ﬁ",
)  # fmt: skip
# Only a report on the matter has claims, so what is made begins with words of it.
OPENING = "Politische Gefangene und Häftlinge. Political prisoners, detainees. Presos políticos. "
made = st.lists(st.sampled_from(PIECES), max_size=40).map(lambda pieces: OPENING + " ".join(pieces))
glued = st.lists(st.sampled_from(PIECES), max_size=20).map("".join)
texts = st.one_of(st.text(max_size=200), made, glued)
languages = st.sampled_from([None, *codes()])
dates = st.sampled_from([None, "2025-12-05", "2025-12", "2025"])

DISPATCH = (
    "Minsk lässt 52 Gefangene frei\n"
    "Die Behörden in Belarus haben am Donnerstag 52 politische Gefangene freigelassen, darunter "
    "sechs Litauer und zwei Deutsche. Nach Angaben der Menschenrechtsorganisation Viasna sitzen "
    "weiter 1.218 politische Gefangene in Haft. Die USA lockerten Sanktionen gegen die "
    "Fluggesellschaft Belavia.\n"
    "\n"
    "Fakten\n"
    "Freigelassen: 14 (Juni), 52 (September)\n"
    "In Haft: 1.218 (5. Dezember 2025)\n"
    "Quelle: Viasna\n"
)


def said(claim: Claim) -> Claim:
    """A claim without its place in the text."""
    return replace(claim, id="", start=0, end=0, part_of=None)


def check(report: Report) -> None:
    """What every report must keep to."""
    text = report.text
    ids = [claim.id for claim in report.claims]
    assert len(set(ids)) == len(ids)
    lines_stay = clean(text).text == text
    for claim in report.claims:
        assert fault(claim, text) is None
        assert not (lines_stay and set(claim.quote) & set(LINE_ENDS))
        assert claim.part_of is None or claim.part_of in ids
        assert claim.reader is None
    starts = [passage.start for passage in report.passages]
    assert starts == sorted(starts)


@settings(steady, max_examples=250)
@given(text=texts, published=dates, language=languages)
def test_any_text_is_read_and_its_evidence_is_exact(text, published, language):
    report = drehtuer.read(text + "\n", published=published, language=language)
    check(report)


@pytest.mark.parametrize("language", codes())
@pytest.mark.parametrize("sign", ["\u00ad", "\u200b", "\u200f", "\ufeff", "\u0301", "\u2060"])
def test_a_stray_invisible_sign_stops_no_reading(sign, language):
    for word in ("Sprecher", "President", "presidente", "Президент", "organisation", "52"):
        check(drehtuer.read(f"x {sign}{word} Viasna\n", language=language))


@pytest.mark.parametrize("length", [1, 200, 300, 1000, 4000, 5000])
def test_a_text_of_one_line_is_no_path(length):
    text = ("Am Freitag kamen 52 Häftlinge frei. " * length)[:length]
    assert drehtuer.read(text, language="de").text == text


@pytest.mark.parametrize("language", codes())
def test_a_number_of_many_digits_is_read(language):
    check(drehtuer.read("1" * 5000 + " Gefangene prisoners presos\n", language=language))


@steady
@given(text=texts, language=languages)
def test_times_and_quotations_stand_in_the_text(text, language):
    for time_found in drehtuer.times(text, published="2025-12-05", language=language):
        assert time_found.text == text[time_found.start : time_found.end]
    for quotation in drehtuer.quotes(text, language=language):
        assert 0 <= quotation.start < quotation.end <= len(text)


@steady
@given(text=made, language=languages)
def test_reading_twice_gives_the_same(text, language):
    first = drehtuer.read(text + "\n", published="2025-12-05", language=language)
    assert drehtuer.read(text + "\n", published="2025-12-05", language=language) == first


@steady
@given(text=made, other=made, language=st.sampled_from(["de", "en"]))
def test_what_was_read_before_changes_nothing(text, other, language):
    alone = drehtuer.read(text + "\n", published="2025-12-05", language=language).claims
    drehtuer.read(other + "\n", published="2024-02-29", language=language)
    drehtuer.read(other + "\n", published="2024-02-29", language="en" if language == "de" else "de")
    assert drehtuer.read(text + "\n", published="2025-12-05", language=language).claims == alone


@steady
@given(text=made, language=languages)
def test_line_ends_of_another_system_change_only_offsets(text, language):
    text = text.replace("\r\n", "\n")
    unix = drehtuer.read(text + "\n", published="2025-12-05", language=language)
    windows = drehtuer.read(
        text.replace("\n", "\r\n") + "\r\n", published="2025-12-05", language=language
    )
    assert [said(claim) for claim in windows.claims] == [said(claim) for claim in unix.claims]


def test_line_ends_of_another_system_in_a_real_dispatch():
    unix = drehtuer.read(DISPATCH, published="2025-12-05", language="de")
    windows = drehtuer.read(DISPATCH.replace("\n", "\r\n"), published="2025-12-05", language="de")
    assert len(unix.claims) >= 8
    assert [said(claim) for claim in windows.claims] == [said(claim) for claim in unix.claims]
    check(windows)


def test_the_name_of_the_source_changes_no_claim():
    one = drehtuer.read(DISPATCH, published="2025-12-05", source="one.txt")
    two = drehtuer.read(DISPATCH, published="2025-12-05", source="two.txt")
    assert [replace(claim, source="two.txt") for claim in one.claims] == list(two.claims)


def test_without_a_date_relative_times_stay_open():
    text = "Am Freitag kamen 52 Häftlinge frei.\n"
    dated = drehtuer.read(text, published="2025-12-05", language="de")
    undated = drehtuer.read(text, language="de")
    assert [claim.when for claim in dated.claims] == ["2025-12-05"]
    assert [claim.when for claim in undated.claims] == [None]
    assert ("undated", {}) in undated.warnings
    assert ("undated", {}) not in dated.warnings


def test_a_text_in_no_known_language_is_kept_unread():
    report = drehtuer.read("当局は金曜日に52人の囚人を釈放した。\n", published="2025-12-05")
    assert report.language is None
    assert report.claims == ()
    assert ("unread", {}) in report.warnings


@pytest.mark.parametrize("text", ["", "\n", " \t\r\n", "\ufeff"])
def test_a_text_of_nothing_has_no_claims(text):
    report = drehtuer.read(text, published="2025-12-05")
    assert report.claims == ()
    assert ("unread", {}) not in report.warnings or text.strip()


def test_reports_in_any_order_give_the_same_account():
    texts_ = {
        "a": ("2025-12-05", DISPATCH, "de"),
        "b": ("2025-12-06", "Belarus released 52 political prisoners on Thursday.\n", "en"),
        "c": ("2025-08-20", "In Belarus sitzen 1.186 politische Gefangene in Haft.\n", "de"),
    }
    reports = [
        drehtuer.read(text, published=published, language=language, source=name)
        for name, (published, text, language) in texts_.items()
    ]
    first = drehtuer.account(reports)
    for order in ((0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)):
        assert drehtuer.account([reports[k] for k in order]) == first


def seconds(action: Callable[[], object]) -> float:
    """The processor time that an action takes."""
    begin = time.process_time()
    action()
    return time.process_time() - begin


@pytest.mark.parametrize(
    ("language", "piece", "length"),
    [
        (
            "de",
            "Die Behörden ließen am Freitag 52 politische Gefangene frei, sagte ein Sprecher. ",
            6_000,
        ),
        ("en", "Authorities released 52 political prisoners on Friday, a spokesman said. ", 6_000),
        ("de", "Wort ohne Punkt ", 4_000),
        ("en", "word, ", 2_000),
        ("de", "„", 2_000),
        ("en", "prisoners and 52 detainees ", 2_000),
    ],
)
def test_the_time_of_one_long_line_grows_with_its_length(language, piece, length):
    """A kilobyte of eight times the text may take six times as long, for busy machines."""

    def read(length: int) -> Callable[[], object]:
        text = (piece * (length // len(piece) + 1))[:length] + "\n"
        return lambda: drehtuer.read(text, published="2025-12-05", language=language)

    read(500)()
    most = 8 * 6 * min(seconds(read(length)) for _ in range(2)) + 0.2
    assert any(seconds(read(8 * length)) < most for _ in range(2))  # a pause counts for nothing


def test_a_kind_of_error_for_each_mistake():
    from drehtuer.errors import DateError, LanguageError, UnreadableReportError

    with pytest.raises(DateError):
        drehtuer.read("Ein Text.\n", published="gestern")
    with pytest.raises(LanguageError):
        drehtuer.read("Ein Text.\n", language="xx")
    with pytest.raises(UnreadableReportError):
        drehtuer.read("no-such-file.txt")


def test_only_what_is_public_is_found():
    assert sorted(drehtuer.__all__) == ["account", "quotes", "read", "same_name", "times"]
    for name in drehtuer.__all__:
        assert callable(getattr(drehtuer, name))
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        _ = drehtuer.nothing_of_the_kind
