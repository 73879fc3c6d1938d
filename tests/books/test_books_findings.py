"""Each rule fires where it should and keeps still where it should not."""

from __future__ import annotations

from typing import Any

import pytest
from made_claims import claim, count, report

from drehtuer.books import account
from drehtuer.books.model import Finding, Interval
from drehtuer.model import Report


def found(rule: str, *reports: Report) -> list[Finding]:
    return [finding for finding in account(reports).findings if finding.rule == rule]


def the(rule: str, *reports: Report) -> Finding:
    (finding,) = found(rule, *reports)
    return finding


# status_differs

EASED = claim("measure", by="USA", to="Belavia", direction="ease", when="2025-09")


def examined(**fields: Any) -> dict[str, Any]:
    said = {"by": "US Treasury", "to": "Belavia", "direction": "ease", "status": "considered"}
    return claim("measure", **{**said, **fields})


def test_a_measure_told_as_taken_and_as_examined() -> None:
    finding = the("status_differs", report("box", "2025-12", EASED, examined()))
    assert finding.severity == "difference"
    assert finding.claims == ("box-0", "box-1")
    assert finding.parameters["statuses"] == ("asserted", "considered")
    assert finding.parameters["when"] == "2025-09"


def test_a_measure_examined_after_it_was_taken_differs_too() -> None:
    assert found("status_differs", report("box", "2025-12", EASED, examined(when="2025-11")))


@pytest.mark.parametrize(
    "other",
    [
        {"by": "EU"},
        {"to": "Belaruskali"},
        {"direction": "tighten"},
        {"when": "2027-01"},
        {"status": "asserted"},
    ],
)
def test_another_measure_is_no_other_status(other: dict[str, Any]) -> None:
    assert not found("status_differs", report("box", "2025-12", EASED, examined(**other)))


def test_what_was_examined_before_it_was_done_is_no_difference() -> None:
    before = report("before", "2025-08-01", examined())
    assert not found("status_differs", before, report("after", "2025-09-30", EASED))


def test_a_release_that_is_denied_is_a_contradiction() -> None:
    # September 2025: of the 52, one did not leave.
    free = report("a", "2025-09-11", claim("freed", persons="Mikola Statkewitsch", where="BY"))
    not_free = claim("freed", persons="Mikola Statkewitsch", where="BY", status="denied")
    finding = the("status_differs", free, report("b", "2025-09-12", not_free))
    assert finding.severity == "contradiction"
    assert finding.parameters["persons"] == ("Mikola Statkewitsch",)


# lead_against_body, box_against_text

LEAD = "A hundred are talked of.\nThe body of the report.\n"


def in_lead(**fields: Any) -> dict[str, Any]:
    return {"start": 0, "end": 20, **fields}


def test_lead_and_body_with_other_qualifiers() -> None:
    lead = claim("talks", ("more_than", 100), status="negotiated", where="BY", **in_lead())
    body = claim("talks", ("at_least", 100), status="negotiated", where="BY")
    finding = the("lead_against_body", report("r", "2025-12", lead, body, text=LEAD))
    assert finding.severity == "difference"
    assert finding.parameters["lead"] == count(("more_than", 100))
    assert finding.parameters["body"] == count(("at_least", 100))
    again = claim("talks", ("more_than", 100), status="negotiated", where="BY")
    assert not found("lead_against_body", report("r", "2025-12", lead, body, again, text=LEAD))


def test_a_headline_and_the_line_below_are_the_lead() -> None:
    text = "A headline without a full stop\nThe first sentence.\nThe body.\n"
    lead = claim("freed", ("about", 120), when="2025-12-13", start=31, end=50)
    body = claim("freed", 123, when="2025-12-13", start=52, end=60)
    assert found("lead_against_body", report("r", "2025-12-14", lead, body, text=text))


def test_box_and_text_with_other_figures() -> None:
    text = claim("freed", 115, when="2025-12-13", destination="UA", where="BY")
    fewer = claim("freed", 8, when="2025-12-13", destination="LT", where="BY")
    box = claim("freed", 114, when="2025-12-13", destination="UA", where="UA", section="factbox")
    finding = the("box_against_text", report("r", "2025-12-14", text, fewer, box))
    assert finding.parameters["box"] == count(114)
    assert finding.parameters["text"] == count(115)


def test_box_that_agrees_or_is_about_something_else() -> None:
    text = claim("freed", 52, when="2025-09-11", where="BY")
    for box in (
        claim("freed", 52, when="2025-09", where="BY", section="factbox"),
        claim("freed", 14, when="2025-06", where="BY", section="factbox"),
        claim("held", 50, when="2025-09", where="BY", section="factbox"),
        claim("freed", 40, when="2025-09", where="BY", section="factbox", nationality="UA"),
        claim("freed", 3, when="2025-09", where="BY", section="factbox"),
    ):
        assert not found("box_against_text", report("r", "2025-12", text, box)), box


# since_against_now


def test_one_number_since_a_year_and_at_this_time() -> None:
    since = claim("held", ("more_than", 1000), when="2020/..", where="BY", section="factbox")
    now = claim("held", ("more_than", 1000), when="2025-12", where="BY")
    finding = the("since_against_now", report("r", "2025-12", since, now))
    assert finding.parameters["since"] == "2020/.."
    assert finding.parameters["now"] == "2025-12"
    other = claim("held", 1218, when="2025-12-05", where="BY")
    assert not found("since_against_now", report("r", "2025-12", since, other))


# parts_differ_from_whole


def test_men_and_women_are_more_than_all() -> None:
    # Viasna, December 2025: 968 men and 168 women are 1,136, not 1,135.
    def people(number: int, group: str, start: int) -> dict[str, Any]:
        return claim("held", number, where="BY", group=group, start=start, end=start + 20)

    def year(men: int) -> Report:
        return report(
            "year",
            "2025-12-23",
            people(1135, "political prisoners", 0),
            people(men, "men", 30),
            people(168, "women", 60),
        )

    finding = the("parts_differ_from_whole", year(968))
    assert finding.parameters["sum"] == Interval(1136, 1136)
    assert finding.parameters["whole"] == count(1135)
    assert finding.parameters["parts"] == (count(968), count(168))
    assert not found("parts_differ_from_whole", year(967))


def test_women_are_no_part_of_the_men_before_them() -> None:
    told = report(
        "year",
        "2025-12-23",
        claim("held", 1135, where="BY", start=0, end=20),
        claim("held", 968, where="BY", group="men", start=30, end=40, part_of="year-0"),
        claim("held", 168, where="BY", group="women", start=50, end=60, part_of="year-1"),
    )
    assert the("parts_differ_from_whole", told).parameters["whole"] == count(1135)


def test_parts_that_the_text_links() -> None:
    def breakdown(*numbers: int) -> Report:
        parts = [claim("freed", number, when="2025-09", part_of="r-0") for number in numbers]
        return report("r", "2025-09-12", claim("freed", 14, when="2025-09"), *parts)

    assert found("parts_differ_from_whole", breakdown(6, 2, 2, 2, 1, 2))
    assert not found("parts_differ_from_whole", breakdown(6, 2, 2, 2, 1, 1))
    assert not found("parts_differ_from_whole", breakdown(6, 2))


# total_fits_only_with, total_does_not_fit


def waves(*more: dict[str, Any]) -> Report:
    return report(
        "waves",
        "2025-12",
        claim("freed", 14, when="2025-06", where="BY"),
        claim("freed", 52, when="2025-09", where="BY"),
        claim("freed", 31, when="2025-11", where="BY", nationality="UA"),
        *more,
    )


def total(number: Any) -> dict[str, Any]:
    return claim("freed", number, where="BY", cumulative=True)


def test_a_total_that_fits_only_with_other_nationals() -> None:
    finding = the("total_fits_only_with", waves(total(("about", 100))))
    assert finding.parameters["sum"] == Interval(97, 97)
    assert finding.parameters["without"] == Interval(66, 66)
    assert finding.parameters["needs"] == (count(31),)
    assert not found("total_fits_only_with", waves(total(66)))


def test_a_total_that_is_less_than_its_waves() -> None:
    assert the("total_does_not_fit", waves(total(50))).severity == "contradiction"
    assert not found("total_does_not_fit", waves(total(200)))


# spellings


def test_one_person_in_two_spellings_in_one_report() -> None:
    body = claim("position", attribution="Andrej Sannikau")
    other = claim("position", attribution="Sannikov")
    short = claim("position", attribution="Sannikau")
    finding = the("spellings_in_one_report", report("r", "2025-12", body, short, other))
    assert set(finding.parameters["names"]) == {"Andrej Sannikau", "Sannikov"}  # type: ignore[arg-type]
    assert not found("spellings_in_one_report", report("r", "2025-12", body, short))


def test_one_person_in_two_transcriptions() -> None:
    finding = the(
        "transcriptions_across_reports",
        report("a", "2025-08-15", claim("freed", persons="Sergej Tichanowski")),
        report("b", "2025-12", claim("freed", persons="Sjarhej Zichanouski")),
    )
    assert set(finding.parameters["sources"]) == {"a", "b"}  # type: ignore[arg-type]
    assert finding.parameters["persons"] is True


def test_kin_are_not_one_person() -> None:
    assert not found(
        "transcriptions_across_reports",
        report("a", "2025-08-15", claim("freed", persons="Sergej Tichanowski")),
        report("b", "2025-12", claim("position", attribution="Swetlana Tichanowskaja")),
    )


# freed_and_held


def test_freed_and_held_on_one_day() -> None:
    # Venezuela, 8 February 2026: freed, and arrested again hours later.
    guanipa = {"when": "2026-02-08", "persons": "Juan Pablo Guanipa", "where": "VE"}
    free = report("a", "2026-02-09", claim("freed", **guanipa))
    held = the("freed_and_held", free, report("b", "2026-02-09", claim("held", **guanipa)))
    assert held.severity == "contradiction"
    assert held.parameters["person"] == "Juan Pablo Guanipa"
    again = report("c", "2026-02-09", claim("fate", fate="rearrested", **guanipa))
    told = the("freed_and_held", free, again)
    assert told.severity == "note"
    assert told.parameters["fate"] == "rearrested"


def test_custody_before_the_release_is_no_contradiction() -> None:
    krieger = {"persons": "Rico Krieger", "where": "BY"}
    for before in (
        claim("held", when="2023-10/..", **krieger),
        claim("held", **krieger),
        claim("fate", fate="incommunicado", **krieger),
    ):
        told = report("r", "2024-08-02", claim("freed", when="2024-07-30", **krieger), before)
        assert not found("freed_and_held", told)


def test_held_after_the_release_is_a_note_and_before_it_nothing() -> None:
    statkevich = {"persons": "Mikola Statkewitsch", "where": "BY"}
    free = report("free", "2025-09-11", claim("freed", when="2025-09-11", **statkevich))
    later = report("later", "2025-12", claim("held", when="2025-12", **statkevich))
    earlier = report("earlier", "2025-08", claim("held", **statkevich))
    assert the("freed_and_held", free, later).severity == "note"
    assert not found("freed_and_held", free, earlier)


# figures_differ


def release(number: Any, source: str, published: str, **fields: Any) -> Report:
    said = {"when": "2026-01-12", "where": "VE", **fields}
    return report(source, published, claim("freed", number, **said))


def reasons(*reports: Report) -> tuple[str, ...]:
    given = the("figures_differ", *reports).parameters["reasons"]
    assert isinstance(given, tuple)
    return tuple(str(reason) for reason in given)


def test_two_sources_that_count_differently() -> None:
    # January 2026: the government and Foro Penal.
    ours = release(116, "a", "2026-01-13", attribution="Diosdado Cabello")
    theirs = release(56, "b", "2026-01-13", attribution="Foro Penal")
    assert reasons(ours, theirs) == ("counter",)
    assert the("figures_differ", ours, theirs).severity == "difference"


def test_a_later_report_of_the_same_source() -> None:
    first = release(80, "a", "2026-01-12", attribution="Foro Penal")
    second = release(104, "b", "2026-01-13", attribution="Foro Penal")
    assert reasons(first, second) == ("superseded",)


def test_nothing_explains_it() -> None:
    finding = the(
        "figures_differ", release(114, "a", "2026-01-13"), release(115, "b", "2026-01-13")
    )
    assert finding.severity == "contradiction"
    assert finding.parameters["reasons"] == ("none",)


def test_windows_and_counters_of_totals() -> None:
    def since(number: int, when: str, who: str, source: str) -> Report:
        return release(number, source, "2026-01-27", when=when, attribution=who, cumulative=True)

    finding = the(
        "figures_differ",
        since(266, "2026-01-08/..", "Foro Penal", "a"),
        since(383, "2025-12/..", "Foro Penal", "b"),
        since(626, "2025-12/..", "Delcy Rodríguez", "c"),
    )
    assert finding.parameters["reasons"] == ("counter", "window")
    assert len(finding.claims) == 3


def test_other_people_are_not_compared() -> None:
    here = release(114, "a", "2026-01-13")
    for other in ({"where": "BY"}, {"group": "journalists"}, {"nationality": "CO"}):
        assert not found("figures_differ", here, release(115, "b", "2026-01-13", **other))


def test_a_series_of_one_counter_is_left_to_the_door() -> None:
    def counted(number: int, when: str, who: str) -> Report:
        return report(when, when, claim("held", number, when=when, where="BY", attribution=who))

    first = counted(1186, "2025-08-15", "Viasna")
    assert not found("figures_differ", first, counted(1218, "2025-12-05", "Viasna"))
    assert reasons(first, counted(1300, "2025-09-01", "Dissidentby")) == ("counter", "date")


# retracted, copied


def test_a_figure_taken_back() -> None:
    finding = the("retracted", report("r", "2026-02-09", claim("freed", 897, status="retracted")))
    assert finding.parameters["figure"] == count(897)


def test_reports_that_share_sentences() -> None:
    quotes = [
        "After a meeting with the envoy, the ruler pardoned 52 prisoners on Thursday.",
        "All of them crossed the border to Lithuania on the same day, the president said.",
    ]

    def of(source: str, *said: str) -> Report:
        return report(source, "2025-09-12", *(claim("freed", 52, quote=each) for each in said))

    finding = the("copied", of("a", *quotes), of("b", *quotes))
    assert finding.parameters == {
        "sources": ("a", "b"),
        "origin": "a",
        "agency": None,
        "quotes": 2,
    }
    assert not found("copied", of("a", *quotes), of("b", quotes[0]))


def test_one_text_under_two_names_is_one_source() -> None:
    wave = claim("freed", 52, when="2025-09-11", id="the-same")
    first = report("a", "2025-09-11", wave, text="Fifty-two came free.")
    second = report("b", "2025-09-12", wave, text="Fifty-two came free.")
    finding = the("copied", second, first)
    assert finding.parameters["sources"] == ("a", "b")
    assert finding.claims == ("the-same",)


def test_findings_stand_by_weight() -> None:
    made = account([waves(total(50), EASED, examined())])
    assert [finding.severity for finding in made.findings] == ["contradiction", "difference"]
