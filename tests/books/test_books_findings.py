"""Each rule fires where it should and keeps still where it should not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from made_claims import claim, count, report

from drehtuer.books import account
from drehtuer.books import findings as rules
from drehtuer.books.model import Finding, Side
from drehtuer.books.record import Interval
from drehtuer.model import Count, Naming, Relation, Report


def found(rule: str, *reports: Report) -> list[Finding]:
    return [finding for finding in account(reports).findings if finding.rule == rule]


def the(rule: str, *reports: Report) -> Finding:
    (finding,) = found(rule, *reports)
    return finding


def test_each_rule_is_told_of_in_the_documentation_of_the_books() -> None:
    told = [line.split("``")[1] for line in (rules.__doc__ or "").splitlines() if line[:2] == "``"]
    assert tuple(told) == rules.RULES


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


def test_a_measure_that_was_planned_before_it_was_taken_is_no_difference() -> None:
    planned = examined(status="planned", when="2025-08")
    assert not found("status_differs", report("box", "2025-12", EASED, planned))


def test_not_free_until_then_is_no_denial() -> None:
    free = claim("freed", when="2025-06", persons="Sergej Tichanowski", where="BY")
    until = {**free, "status": "denied"}
    assert not found("status_differs", report("a", "2025-07-01", free, until))
    by_others = {**until, "attribution": ("Belta",)}
    assert found("status_differs", report("a", "2025-07-01", free, by_others))


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


def test_a_part_of_a_report_that_tells_two_figures_tells_two_things() -> None:
    fields = {"when": "2024-08-01", "where": "RU"}
    text = claim("freed", 15, **fields)
    box = [claim("freed", number, section="factbox", **fields) for number in (16, 24)]
    assert not found("box_against_text", report("r", "2024-08-02", text, *box))
    assert found("box_against_text", report("r", "2024-08-02", text, box[0]))
    taken = claim("freed", 13, section="factbox", destination="DE", **fields)
    assert found("box_against_text", report("r", "2024-08-02", text, box[0], taken))


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
    def breakdown(*numbers: int, nations: str = "LT LV PL DE FR GB") -> Report:
        parts = [
            claim("freed", number, when="2025-09", part_of="r-0", nationality=nation)
            for number, nation in zip(numbers, nations.split(), strict=False)
        ]
        return report("r", "2025-09-12", claim("freed", 14, when="2025-09"), *parts)

    assert found("parts_differ_from_whole", breakdown(6, 2, 2, 2, 1, 2))
    assert not found("parts_differ_from_whole", breakdown(6, 2, 2, 2, 1, 1))
    assert not found("parts_differ_from_whole", breakdown(6, 2))
    # Six Lithuanians may be among the ten told next; the same two may be told again.
    assert not found("parts_differ_from_whole", breakdown(6, 10, nations="LT LT"))
    women = claim("freed", 9, when="2025-09", part_of="r-0", group="women")
    told = breakdown(6, 2)
    assert not found("parts_differ_from_whole", with_claim(told, women))


def with_claim(told: Report, fields: dict[str, Any]) -> Report:
    (more,) = report(f"{told.source}+", told.published, fields).claims
    return replace(told, claims=(*told.claims, replace(more, source=told.source)))


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
    assert the("total_does_not_fit", waves(total(60))).severity == "contradiction"
    assert not found("total_does_not_fit", waves(total(200)))
    # Less than a single wave: a total of other people.
    assert not found("total_does_not_fit", waves(total(25)))


# spellings


def test_one_person_in_two_spellings_in_one_report() -> None:
    body = claim("position", attribution="Andrej Sannikau")
    other = claim("position", attribution="Sannikov")
    short = claim("position", attribution="Sannikau")
    finding = the("spellings", report("r", "2025-12", body, short, other))
    assert set(finding.parameters["names"]) == {"Andrej Sannikau", "Sannikov"}  # type: ignore[arg-type]
    assert finding.parameters["mixed"] == ("r",)
    assert not found("spellings", report("r", "2025-12", body, short))


def test_one_person_in_two_transcriptions_is_one_finding() -> None:
    finding = the(
        "spellings",
        report("a", "2025-08-15", claim("freed", persons="Sergej Tichanowski")),
        report("b", "2025-12", claim("freed", persons="Sjarhej Zichanouski")),
        report("c", "2025-12", claim("freed", persons="Siarhei Tsikhanouski")),
    )
    assert set(finding.parameters["sources"]) == {"a", "b", "c"}  # type: ignore[arg-type]
    assert (finding.parameters["persons"], finding.parameters["mixed"]) == (True, ())


@pytest.mark.parametrize(
    ("one", "other", "languages"),
    [
        ("Sergej Tichanowski", "Siarhei Tsikhanouski", ("de", "en")),
        ("Wjasna", "WJASNA", ("de", "de")),
        ("Moskau", "Moskwa", ("de", "de")),
    ],
)
def test_spellings_that_are_nothing_to_mend(
    one: str, other: str, languages: tuple[str, str]
) -> None:
    named = [claim("position", attribution=name) for name in (one, other)]
    told = [
        report(source, "2025-12", said, language=language)
        for source, said, language in zip("ab", named, languages, strict=True)
    ]
    assert not found("spellings", *told)


def test_kin_are_not_one_person() -> None:
    assert not found(
        "spellings",
        report("a", "2025-08-15", claim("freed", persons="Sergej Tichanowski")),
        report("b", "2025-12", claim("position", attribution="Swetlana Tichanowskaja")),
    )


# figures_differ


def release(number: Any, source: str, published: str, **fields: Any) -> Report:
    said = {"when": "2026-01-12", "where": "VE", **fields}
    return report(source, published, claim("freed", number, **said))


def reason(*reports: Report) -> object:
    return the("figures_differ", *reports).parameters["reason"]


def counters(finding: Finding) -> list[str | None]:
    sides = finding.parameters["sides"]
    assert isinstance(sides, tuple)
    return [side.counter for side in sides if isinstance(side, Side)]


def test_figures_of_several_things_of_one_day() -> None:
    # Ankara, 1 August 2024: a report that tells of both directions tells of two things.
    swap = report(
        "swap",
        "2024-08-02",
        claim("freed", 16, when="2024-08-01", where="RU"),
        claim("freed", 13, when="2024-08-01", where="RU"),
    )
    other = release(15, "b", "2024-08-02", when="2024-08-01", where="RU")
    assert not found("figures_differ", swap, other)
    assert found(
        "figures_differ", release(16, "a", "2024-08-02", when="2024-08-01", where="RU"), other
    )
    far = release(25, "a", "2024-08-02", when="2024-08-01", where="RU")
    assert not found("figures_differ", far, other)


def test_two_sources_that_count_differently() -> None:
    # January 2026: Foro Penal and, for the same day, another organisation.
    ours = release(116, "a", "2026-01-13", attribution="PROVEA")
    theirs = release(56, "b", "2026-01-13", attribution="Foro Penal")
    finding = the("figures_differ", ours, theirs)
    assert finding.parameters["reason"] == "counter"
    assert finding.severity == "difference"
    assert counters(finding) == ["PROVEA", "Foro Penal"]


def test_who_lets_go_and_who_checks() -> None:
    ours = release(116, "a", "2026-01-13", attribution="Diosdado Cabello", by="Diosdado Cabello")
    theirs = release(56, "b", "2026-01-13", attribution="Foro Penal")
    assert reason(ours, theirs) == "verified"


def test_a_later_report_of_the_same_source() -> None:
    first = release(80, "a", "2026-01-12", attribution="Foro Penal")
    second = release(104, "b", "2026-01-13", attribution="Foro Penal")
    finding = the("figures_differ", first, second)
    assert finding.parameters["reason"] == "superseded"
    assert finding.parameters["latest"] == count(104)


def test_nothing_explains_it() -> None:
    finding = the(
        "figures_differ", release(114, "a", "2026-01-13"), release(115, "b", "2026-01-13")
    )
    assert finding.severity == "contradiction"
    assert finding.parameters["reason"] == "contradiction"


def since(number: Any, when: str, who: str, source: str, published: str = "2026-01-27") -> Report:
    return release(number, source, published, when=when, attribution=who, cumulative=True)


def test_sums_are_compared_if_they_begin_alike() -> None:
    finding = the(
        "figures_differ",
        since(266, "2026-01-08/..", "Foro Penal", "a"),
        since(383, "2025-12/..", "Foro Penal", "b"),
        since(626, "2025-12/..", "Delcy Rodríguez", "c"),
    )
    assert finding.parameters["reason"] == "counter"
    assert counters(finding) == ["Foro Penal", "Delcy Rodríguez"]
    assert finding.claims == ("b-0", "c-0")


def test_three_counters_of_one_thing_are_one_finding() -> None:
    told = [
        since(number, "2025-12/..", who, who)
        for number, who in ((383, "Foro Penal"), (626, "Cabello"), (450, "PROVEA"))
    ]
    assert len(counters(the("figures_differ", *told))) == 3


def test_other_people_are_not_compared() -> None:
    here = release(114, "a", "2026-01-13")
    for other in ({"where": "BY"}, {"group": "journalists"}, {"nationality": "CO"}):
        assert not found("figures_differ", here, release(115, "b", "2026-01-13", **other))


@pytest.mark.parametrize(
    "other",
    [
        {"number": ("about", 110)},
        {"number": ("at_least", 100)},
        {"number": 110},
        {"number": 25},
        {"number": 40, "group": "political prisoners"},
        {"number": 20, "destination": "CO"},
        {"number": 110, "when": "2026-01"},
    ],
)
def test_figures_that_can_all_be_true_are_no_finding(other: dict[str, Any]) -> None:
    number = other.pop("number")
    here = release(114, "a", "2026-01-13", group="prisoners")
    assert not found("figures_differ", here, release(number, "b", "2026-01-13", **other))


def test_a_series_is_left_to_the_door() -> None:
    def counted(number: int, when: str, who: str) -> Report:
        return report(when, when, claim("held", number, when=when, where="BY", attribution=who))

    first = counted(1186, "2025-08-15", "Viasna")
    assert not found("figures_differ", first, counted(1218, "2025-12-05", "Viasna"))
    assert not found("figures_differ", first, counted(1300, "2025-09-01", "Dissidentby"))


def test_two_counters_of_one_day() -> None:
    def counted(number: int, who: str) -> Report:
        said = claim("held", number, when="2026-01-11", where="VE", attribution=who)
        return report(who, "2026-01-11", said)

    assert reason(counted(806, "Foro Penal"), counted(863, "PROVEA")) == "counter"
    assert reason(counted(806, "Foro Penal"), counted(863, "Reuters")) == "counter"


# total_fell, total_too_small


def test_a_sum_that_falls() -> None:
    first = since(266, "2026-01-08/..", "Foro Penal", "a")
    for later, fell in ((250, True), (266, False), (350, False), (("about", 250), False)):
        second = since(later, "2026-01-08/..", "Foro Penal", "b", "2026-02-09")
        assert bool(found("total_fell", first, second)) is fell, later
    other = since(250, "2025-12/..", "Foro Penal", "b", "2026-02-09")
    assert not found("total_fell", first, other)
    assert not found("total_fell", first, since(250, "2026-01-08/..", "PROVEA", "b", "2026-02-09"))


def test_a_sum_that_grows_by_less_than_came_free() -> None:
    first = since(266, "2026-01-08/..", "Foro Penal", "a")
    wave = claim("freed", 60, when="2026-02-01", where="VE", attribution="Foro Penal")
    second = since(300, "2026-01-08/..", "Foro Penal", "b", "2026-02-09")
    finding = the("total_too_small", first, report("w", "2026-02-02", wave), second)
    assert finding.parameters["sum"] == Interval(326, None)
    enough = since(326, "2026-01-08/..", "Foro Penal", "b", "2026-02-09")
    assert not found("total_too_small", first, report("w", "2026-02-02", wave), enough)


# cannot_all_be_true, fell_by_less


def test_the_year_that_does_not_add_up() -> None:
    # Viasna, 2025.
    def of_the_year(kind: str, number: Any, **fields: Any) -> dict[str, Any]:
        return claim(kind, number, when="2025", where="BY", cumulative=True, **fields)

    def held(number: int, when: str) -> dict[str, Any]:
        return claim("held", number, when=when, where="BY", attribution="Viasna")

    year = report(
        "year",
        "2025-12-23",
        held(1258, "2024-12-31"),
        of_the_year("listed", 509),
        of_the_year("freed", 342),
        of_the_year("freed", ("at_least", 300), quote="at least 300 served their terms"),
        held(1135, "2025-12-23"),
    )
    finding = the("cannot_all_be_true", year)
    assert finding.severity == "difference"
    assert finding.parameters["before"] == count(1258)
    assert finding.parameters["into"] == (Interval(509, 509),)
    assert finding.parameters["out"] == (Interval(342, 342), Interval(300, None))
    assert finding.parameters["sum"] == Interval(None, 1125)
    assert finding.parameters["after"] == count(1135)
    assert finding.parameters["unexplained"] == 10
    assert "recognition_is_entry" in finding.parameters["assumptions"]  # type: ignore[operator]


def test_two_sums_of_one_counter_cannot_both_be_true() -> None:
    stock = {"where": "VE", "attribution": "Foro Penal"}
    finding = the(
        "cannot_all_be_true",
        report(
            "b",
            "2026-02-02",
            claim("held", 806, when="2026-01-05", **stock),
            claim("freed", 266, when="2026-01-08/..", cumulative=True, **stock),
            claim("freed", 200, when="2026-01-06/..", cumulative=True, **stock),
            claim("held", 687, when="2026-02-02", **stock),
        ),
    )
    assert finding.severity == "contradiction"
    assert finding.claims == ("b-1", "b-2")
    assert "before" not in finding.parameters


def december(after: int, *more: dict[str, Any]) -> Report:
    stock = {"where": "BY", "attribution": "Viasna", "group": "political prisoners"}
    return report(
        "december",
        "2025-12-23",
        claim("held", 1218, when="2025-12-05", **stock),
        claim("freed", 123, when="2025-12-13", where="BY"),
        claim("held", after, when="2025-12-23", **stock),
        *more,
    )


def test_a_stock_that_fell_by_less_than_came_free() -> None:
    finding = the("fell_by_less", december(1135))
    assert (finding.severity, finding.parameters["gap"]) == ("note", 40)
    assert finding.parameters["sum"] == Interval(1095, 1095)
    assert not found("fell_by_less", december(1095))
    assert not found("fell_by_less", december(1300))
    entered = claim("listed", 45, when="2025-12-15", where="BY", direction="in")
    assert not found("fell_by_less", december(1135, entered))


# left_out, told_before_it_was


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"number": -5}, "negative"),
        ({"number": 9_000_000_000}, "mankind"),
        ({"number": ("between", 20, 10)}, "reversed"),
        ({"number": 52, "when": "2025-02-30"}, "no_day"),
        ({"number": 52, "when": "2025-12/2025-06"}, "ends_first"),
    ],
)
def test_what_cannot_be_is_told_and_left_out(fields: dict[str, Any], why: str) -> None:
    said = {"number": 52, "when": "2025-12-13", "where": "BY", **fields}
    finding = the("left_out", december(1135, claim("freed", said.pop("number"), **said)))
    assert finding.parameters["reason"] == why
    assert finding.claims == ("december-3",)


def test_what_can_be_is_not_left_out() -> None:
    change = Count(-16, "exact", "16 fewer", delta=True)
    assert not found("left_out", december(1135, claim("held", change, when="2025-12", where="BY")))
    for when in ("2025-02-28", "2025-06/..", "../2025-12-05", "2025-12-03/2025-12-05", "202X", "?"):
        assert not found("left_out", december(1135, claim("freed", 52, when=when, where="BY")))


def test_told_as_done_before_it_was() -> None:
    def told(when: str, status: str = "asserted", words: str = "on 11 September") -> Report:
        said = claim("freed", 52, when=when, where="BY", status=status, quote=f"52 freed {words}")
        return report("r", "2025-09-10", said)

    assert the("told_before_it_was", told("2025-09-11")).parameters["time"] == "2025-09-11"
    for when, status in (("2025-09-10", "asserted"), ("2025-09", "asserted")):
        assert not found("told_before_it_was", told(when, status))
    assert not found("told_before_it_was", told("2025-09-11", "planned"))
    assert not found("told_before_it_was", told("2025-09-11", words="the day after"))


# window_mismatch


def test_a_total_that_counts_a_wave_from_before_its_beginning() -> None:
    def told(number: int) -> Report:
        total = claim("freed", number, when="2025-07/2025-12", where="BY", cumulative=True)
        return waves(total)

    finding = the("window_mismatch", told(97))
    assert finding.parameters["wave"] == count(14)
    assert finding.parameters["sum"] == Interval(83, 83)
    assert not found("window_mismatch", told(83))
    assert not found("window_mismatch", told(90))


def test_parts_by_destination_that_nothing_links() -> None:
    def told(*numbers: int) -> Report:
        fields = {"when": "2025-12-13", "where": "BY"}
        parts = [
            claim("freed", n, destination=to, start=60 + 30 * i, end=80 + 30 * i, **fields)
            for i, (n, to) in enumerate(zip(numbers, ("UA", "LT"), strict=True))
        ]
        whole = claim("freed", 123, start=0, end=40, **fields)
        return report("r", "2025-12-14", whole, *parts)

    assert the("parts_differ_from_whole", told(115, 9)).parameters["sum"] == Interval(124, 124)
    assert not found("parts_differ_from_whole", told(114, 9))


# superlative_overtaken

LARGEST = "Belarus freed 52 prisoners on 11 September, the largest release so far."


def largest(text: str = LARGEST, number: int = 52, language: str = "en") -> Report:
    said = claim("freed", number, when="2025-09-11", where="BY", start=0, end=22)
    return report("september", "2025-09-12", said, text=text, language=language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (LARGEST, "en"),
        ("52 Häftlinge kamen frei, es war die größte Freilassung seit 2020.", "de"),
        ("Salieron 52 presos en la mayor excarcelación del año.", "es"),
        ("На свободу вышли 52 человека, это крупнейшее освобождение за год.", "ru"),
    ],
)
def test_a_superlative_is_overtaken(text: str, language: str) -> None:
    later = report("later", "2025-12-14", claim("freed", 123, when="2025-12-13", where="BY"))
    finding = the("superlative_overtaken", largest(text, language=language), later)
    assert (finding.severity, finding.parameters["overtaken"]) == ("note", True)
    earlier = report("later", "2025-12-14", claim("freed", 60, when="2025-07-01", where="BY"))
    finding = the("superlative_overtaken", largest(text, language=language), earlier)
    assert finding.severity == "difference"


def test_a_release_that_is_the_largest_or_not_told_so() -> None:
    smaller = report("later", "2025-12-14", claim("freed", 31, when="2025-11-22", where="BY"))
    elsewhere = report("ve", "2026-01-27", claim("freed", 104, when="2026-01-25", where="VE"))
    assert not found("superlative_overtaken", largest(), smaller, elsewhere)
    larger = report("later", "2025-12-14", claim("freed", 123, when="2025-12-13", where="BY"))
    plain = "Belarus freed 52 prisoners on 11 September. Its largest city is Minsk."
    assert not found("superlative_overtaken", largest(plain), larger)


# freed_and_held, freed_before_jailed, after_death


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
        claim("held", when="2024-08-02", **krieger),  # as of the report
        claim("held", **krieger),
        claim("fate", fate="incommunicado", **krieger),
    ):
        told = report("r", "2024-08-02", claim("freed", when="2024-07-30", **krieger), before)
        assert not found("freed_and_held", told)


def test_a_report_of_the_release_tells_of_the_custody_before_it() -> None:
    # The wave is told without names by the one, with names by the other.
    wave = claim("freed", 123, when="2025-12-13", where="BY")
    since_2021 = claim("held", when="2021-07/..", persons="Ales Bialiatski", where="BY")
    named = claim("freed", when="2025-12-13", persons="Ales Bialiatski", where="BY")
    one, other = report("a", "2025-12-14", wave, since_2021), report("b", "2025-12-15", named)
    assert not found("freed_and_held", one, other)
    assert found("freed_and_held", report("c", "2025-12-20", since_2021), other)


def test_one_finding_for_one_person() -> None:
    statkevich = {"persons": "Mikola Statkewitsch", "where": "BY"}
    told = [
        report("a", "2025-09-11", claim("freed", when="2025-09-11", **statkevich)),
        report(
            "b",
            "2025-09-12",
            claim("freed", when="2025-09-12", **statkevich),
            claim("fate", fate="rearrested", **statkevich),
        ),
    ]
    assert the("freed_and_held", *told).severity == "note"


def test_held_after_the_release_is_a_difference_and_before_it_nothing() -> None:
    statkevich = {"persons": "Mikola Statkewitsch", "where": "BY"}
    free = report("free", "2025-09-11", claim("freed", when="2025-09-11", **statkevich))
    later = report("later", "2025-12", claim("held", when="2025-12", **statkevich))
    earlier = report("earlier", "2025-08", claim("held", **statkevich))
    assert the("freed_and_held", free, later).severity == "difference"
    assert not found("freed_and_held", free, earlier)


def test_freed_before_jailed() -> None:
    losik = {"persons": "Ihar Losik", "where": "BY"}

    def told(*more: dict[str, Any]) -> Report:
        free = claim("freed", when="2025-09-11", **losik)
        return report("r", "2025-12-01", free, claim("jailed", when="2025-10", **losik), *more)

    assert the("freed_before_jailed", told()).parameters["jailed"] == "2025-10"
    for known in (
        claim("jailed", when="2020-06-25", **losik),
        claim("held", when="2020/..", **losik),
        claim("fate", fate="rearrested", when="2025-10", **losik),
    ):
        assert not found("freed_before_jailed", told(known))


def test_after_death() -> None:
    pushkin = {"persons": "Ales Puschkin", "where": "BY"}
    died = report("a", "2023-07-11", claim("fate", fate="died", when="2023-07-11", **pushkin))
    freed = report("b", "2025-09-12", claim("freed", when="2025-09-11", **pushkin))
    held = report("c", "2021-11-30", claim("held", when="2021/..", **pushkin))
    assert the("after_death", died, freed).severity == "contradiction"
    assert not found("after_death", died, held)


# relation_differs, country_differs


def with_kin(source: str, name: str, other: str = "Swetlana Tichanowskaja") -> Report:
    said = claim("freed", persons=name, when="2025-06", where="BY")
    about = claim("position", attribution=other)
    made = report(source, "2025-07-01", said, about)
    return replace(made, relations=(Relation(0, 10, "husband", name, other),))


def test_two_husbands() -> None:
    right = with_kin("a", "Sergej Tichanowski")
    finding = the("relation_differs", right, with_kin("b", "Viktor Babariko"))
    assert finding.severity == "contradiction"
    assert finding.parameters["person"] == "Swetlana Tichanowskaja"
    again = with_kin("b", "Sjarhej Zichanouski", "Swjatlana Zichanouskaja")
    assert not found("relation_differs", right, again)


def in_office(source: str, role: str, state: str | None) -> Report:
    said = claim("position", attribution="Gitanas Nausėda")
    named = Naming(0, 10, "Gitanas Nausėda", "Gitanas Nausėda", "person", role, "m", state)
    return replace(report(source, "2025-09-12", said), names=(named,))


def test_a_president_of_another_country() -> None:
    right = in_office("a", "litauischen Präsidenten", "LT")
    finding = the("country_differs", right, in_office("b", "polnischer Präsident", "PL"))
    assert finding.parameters["places"] == ("LT", "PL")
    for role, state in (("President", None), ("litauische Staatschef", "LT"), ("guest", "PL")):
        assert not found("country_differs", right, in_office("b", role, state))


# retracted, copied


def test_a_figure_taken_back() -> None:
    wrong = claim("freed", 897, status="retracted", start=0, end=60)
    finding = the("retracted", report("r", "2026-02-09", wrong))
    assert (finding.parameters["figure"], finding.parameters["instead"]) == (count(897), None)
    right = claim("freed", 896, start=0, end=60)
    told = the("retracted", report("r", "2026-02-09", wrong, right))
    assert told.parameters["instead"] == count(896)


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
    made = account([waves(total(60), EASED, examined())])
    assert [finding.severity for finding in made.findings] == ["contradiction", "difference"]
