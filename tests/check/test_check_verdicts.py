"""The verdict on one sentence held against a few others."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import Book, checked, read, worst

from drehtuer.check import check
from drehtuer.check.model import Kin, Office

SUMMER = Book(
    "2025-08-20", "On 15 August 2025 Viasna counted 1,186 political prisoners in Belarus."
)
WINTER = Book(
    "2025-12-08", "On 5 December 2025 Viasna counted 1,218 political prisoners in Belarus."
)
WAVE = Book("2025-09-12", "On 11 September 2025 Belarus released 52 prisoners.")
TALKS = Book(
    "2025-08-16", "Donald Trump spoke of talks on the release of 1,300 prisoners in Belarus."
)
COUPLE = Book(
    "2025-06-22",
    "Siarhei Tsikhanouski, the husband of Sviatlana Tsikhanouskaya, was freed in Belarus on 21 "
    "June 2025.",
)
SINCE = Book(
    "2026-01-27", "Foro Penal has verified 266 releases in Venezuela since 8 January 2026."
)
LATER = Book(
    "2026-02-09", "Foro Penal has verified 426 releases in Venezuela since 8 January 2026."
)

TABLE = [
    ("Viasna counted 1,218 political prisoners in Belarus on 5 December 2025.", "supported", ()),
    ("Viasna counted about 1,200 political prisoners in Belarus on 5 December 2025.",
     "supported", ("rounded",)),
    ("Viasna counted 1,200 political prisoners in Belarus on 5 December 2025.",
     "differs", ("rounding",)),
    ("Viasna counted 1,281 political prisoners in Belarus on 5 December 2025.",
     "contradicted", ("number",)),
    ("Viasna counts 1,186 political prisoners in Belarus.", "superseded", ()),
    ("Viasna counted 1,218 political prisoners in Belarus on 15 August 2025.",
     "differs", ("date",)),
    ("Amnesty International counted 1,218 political prisoners in Belarus on 5 December 2025.",
     "wrong_source", ()),
    ("On 5 December 2025 1,218 journalists were held in Belarus, Viasna says.",
     "differs", ("population",)),
    ("Viasna counted 1,187 political prisoners in Belarus on 1 May 2025.", "no_source", ()),
    ("On 11 September 2025 Belarus released 52 prisoners.", "supported", ()),
    ("On 21 September 2025 Belarus released 52 prisoners.", "differs", ("date",)),
    ("On 11 September 2025 Belarus released 62 prisoners.", "contradicted", ("number",)),
    ("On 11 September 2025 Belarus released 52 Lithuanians.", "differs", ("population",)),
    ("On 11 September 2025 Cuba released 52 prisoners.", "differs", ("country",)),
    ("In August 2025 Belarus released 1,300 prisoners.", "differs", ("status",)),
    ("Foro Penal has verified 426 releases in Venezuela since 8 January 2026.", "supported", ()),
    ("Foro Penal has verified 266 releases in Venezuela since 8 January 2026.", "superseded", ()),
    ("Foro Penal has verified 426 releases in Venezuela since December 2025.",
     "differs", ("window",)),
    ("Siarhei Tsikhanouski was released in Belarus in June 2025.", "supported", ()),
    ("Siarhei Tsikhanouski was released in Belarus in May 2024.", "differs", ("date",)),
    ("Siarhei Tsikhanouski is still in prison in Belarus.", "contradicted", ("status",)),
    ("Sviatlana Tsikhanouskaya was freed in Belarus in June 2025.",
     "no_source", ("of_person",)),
    ("Siarhei Tsikhanouski is the husband of Sviatlana Tsikhanouskaya.", "supported", ()),
    ("Ales Bialiatski is the husband of Sviatlana Tsikhanouskaya.",
     "contradicted", ("relation",)),
    ("Siarhei Tsikhanouski is the brother of Sviatlana Tsikhanouskaya.",
     "contradicted", ("relation",)),
]  # fmt: skip


@pytest.mark.parametrize(("draft", "verdict", "reasons"), TABLE)
def test_one_sentence(draft: str, verdict: str, reasons: tuple[str, ...]) -> None:
    made = checked(draft, "2026-02-10", SUMMER, WINTER, WAVE, TALKS, COUPLE, SINCE, LATER)
    assert worst(made) == (verdict, reasons)


@pytest.mark.parametrize(
    ("draft", "published", "verdict"),
    [
        # Before the release nobody could know of it, and before the later count the figure stood.
        ("Siarhei Tsikhanouski is still in prison in Belarus.", "2025-06-01", "no_source"),
        ("Siarhei Tsikhanouski was in prison in Belarus.", "2026-02-10", "no_source"),
        ("Viasna counts 1,186 political prisoners in Belarus.", "2025-08-20", "supported"),
        ("Foro Penal has verified 266 releases in Venezuela since 8 January 2026.", "2026-01-28",
         "supported"),
        # A total between an earlier and a later one may be right.
        ("Foro Penal has verified 310 releases in Venezuela since 8 January 2026.", "2026-02-01",
         "no_source"),
        ("Foro Penal has verified 600 releases in Venezuela since 8 January 2026.", "2026-02-01",
         "contradicted"),
        ("Viasna counts 1,186 political prisoners in Belarus.", None, "superseded"),
    ],
)  # fmt: skip
def test_what_could_be_known_on_its_day(draft: str, published: str | None, verdict: str) -> None:
    made = checked(draft, published, SUMMER, WINTER, COUPLE, SINCE, LATER)
    assert worst(made)[0] == verdict


def test_of_a_total_the_beginning_may_be_untold() -> None:
    books = Book(
        "2025-01-17", "By Thursday evening 127 prisoners had been released in Cuba, a court said."
    )
    made = checked("127 prisoners had been released in Cuba by 16 January.", "2025-01-20", books)
    assert worst(made)[0] == "supported"


def test_the_same_citizens_need_not_be_called_what_else_they_are() -> None:
    books = Book("2023-12-14", "Azerbaijan freed 32 Armenian servicemen on Wednesday.")
    draft = "Azerbaijan freed 32 Armenians on 13 December 2023."
    assert worst(checked(draft, "2023-12-20", books))[0] == "supported"
    other = "Azerbaijan freed 32 Georgians on 13 December 2023."
    assert worst(checked(other, "2023-12-20", books)) == ("differs", ("population",))


def test_offices() -> None:
    books = Book("2025-09-12", "Lithuanian president Gitanas Nausėda thanked US envoy John Coale.")

    def verdict(draft: str) -> tuple[str, tuple[str, ...]]:
        made = checked(draft, "2025-09-13", books)
        return next(
            (s.verdict, s.reasons)
            for s in made.statements
            if isinstance(s.said, Office) and s.said.person == "Gitanas Nausėda"
        )

    assert verdict("Lithuanian president Gitanas Nausėda spoke of prisoners.")[0] == "supported"
    told = verdict("Polish president Gitanas Nausėda spoke of political prisoners.")
    assert told == ("contradicted", ("country",))


def test_the_evidence_and_what_could_be_printed() -> None:
    (statement,) = checked(TABLE[3][0], "2025-12-20", SUMMER, WINTER).statements
    assert statement.at.sentence.startswith("Viasna counted 1,281")
    (proof,) = statement.proofs
    assert (proof.source, proof.published) == ("report-2", "2025-12-08")
    assert proof.at.sentence == WINTER.text
    assert statement.right == proof


def test_relations_are_statements_of_their_own() -> None:
    made = checked(TABLE[-2][0], "2026-02-10", COUPLE)
    (statement,) = made.statements
    assert statement.said == Kin("husband", "Ales Bialiatski", "Sviatlana Tsikhanouskaya")


def test_a_draft_is_no_evidence_for_itself() -> None:
    report = read(WINTER.text, WINTER.published)
    made = check(report, [report, replace(report, source="a copy")])
    assert made.reports == 0
    assert worst(made)[0] == "no_source"


@pytest.mark.parametrize(
    ("draft", "language", "reason"),
    [
        ("On 5 March 2025 Foro Penal counted 1,000 political prisoners in Venezuela. On 5 March "
         "2025 Foro Penal counted 1,010 political prisoners in Venezuela.", "en", "number"),
        ("As of 23 December 2025, 1,135 political prisoners are held in Belarus: 968 men and 168 "
         "women.", "en", "sum"),
    ],
)  # fmt: skip
def test_a_draft_against_itself(draft: str, language: str, reason: str) -> None:
    made = checked(draft, "2026-01-05", WAVE, language=language)
    assert worst(made) == ("contradicts_draft", (reason,))


@settings(max_examples=10, deadline=None)
@given(st.permutations([SUMMER, WINTER, WAVE, COUPLE, SINCE, LATER]))
def test_the_order_of_reports_makes_no_difference(books: list[Book]) -> None:
    draft = " ".join(sentence for sentence, *_ in TABLE[:12])

    def told(reports: list[Book]) -> list[object]:
        made = checked(draft, "2026-02-10", *reports)
        return [
            (s.verdict, s.reasons, [proof.at.sentence for proof in s.proofs])
            for s in made.statements
        ]

    in_order = sorted(books)
    assert told(books) == told(in_order)


def test_figures_that_no_claim_carries_are_told() -> None:
    made = checked(
        "Belarus released 52 prisoners on Thursday. The hall had 300 seats. It was 21 °C in 2025.",
        "2025-09-12",
        WAVE,
    )
    assert [passage.sentence for passage in made.unread] == ["The hall had 300 seats."]


@pytest.mark.parametrize("draft", ["", "\n \n", "The weather stayed fine."])
def test_a_draft_that_says_nothing(draft: str) -> None:
    made = checked(draft, "2025-09-12", WAVE)
    assert (made.statements, made.unread) == ((), ())


@settings(max_examples=40)
@given(st.integers(10, 5000), st.integers(10, 5000))
def test_a_number_is_supported_by_itself_alone(told: int, drafted: int) -> None:
    books = Book("2025-12-08", f"On 5 December 2025 Viasna counted {told} political prisoners.")
    made = checked(
        f"On 5 December 2025 Viasna counted {drafted} political prisoners.", "2025-12-09", books
    )
    verdict, reasons = worst(made)
    if told == drafted:
        assert verdict == "supported"
    else:
        assert verdict in ("contradicted", "differs")
        assert verdict == "contradicted" or reasons == ("rounding",)


def test_a_sentence_without_a_time_is_not_contradicted_by_one_day() -> None:
    draft = "On 11 September 2025 Belarus released 52 prisoners. At least 1,300 have been released."
    verdicts = [s.verdict for s in checked(draft, "2026-02-15", WAVE).statements]
    assert verdicts == ["supported", "no_source"]


@pytest.mark.parametrize(
    ("draft", "verdict"),
    [
        ("Delcy Rodríguez, the acting president of Venezuela, promised more.", "supported"),
        ("Delcy Rodríguez, the acting president of Colombia, promised more.", "no_source"),
    ],
)
def test_an_office_told_without_a_state_is_of_the_state_its_report_is_about(
    draft: str, verdict: str
) -> None:
    book = Book(
        "2026-01-11",
        "Acting president Delcy Rodríguez governs. On 9 January 2026 Venezuela freed 5 prisoners.",
    )
    assert worst(checked(draft, "2026-02-15", book))[0] == verdict


@pytest.mark.parametrize(
    ("published", "verdict"), [("2025-12", "supported"), ("2025-12-13", "differs")]
)
def test_only_the_day_of_a_report_dates_what_it_tells_without_a_time(
    published: str, verdict: str
) -> None:
    book = Book(published, "Maria Kalesnikava was freed in Belarus after five years in prison.")
    draft = "Maria Kalesnikava was freed in Belarus in June 2025."
    assert worst(checked(draft, "2026-01-10", book))[0] == verdict
