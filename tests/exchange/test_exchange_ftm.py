"""FollowTheMoney: entities that its own library takes without loss."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from exchange_sample import sample

import drehtuer
from drehtuer.exchange.ftm import LANGUAGES, _country, _date, _times, ftm_entities
from drehtuer.languages import codes

ENTITIES = list(ftm_entities(sample()))
MESSAGES = Path(drehtuer.__file__).parent / "briefs/messages/en.toml"
NO_LIBRARY = (
    "followthemoney needs ICU to be built: apt install libicu-dev g++ pkg-config, "
    "pip install -r requirements-ftm.txt"
)


def of(schema: str) -> list[dict[str, Any]]:
    return [entity["properties"] for entity in ENTITIES if entity["schema"] == schema]


def named(name: str) -> str:
    people = [entity for entity in ENTITIES if entity["schema"] == "Person"]
    (found,) = [entity["id"] for entity in people if entity["properties"]["name"] == [name]]
    return str(found)


def test_ids_are_unique_and_stable() -> None:
    ids = [entity["id"] for entity in ENTITIES]
    assert len(set(ids)) == len(ids)
    assert ids == [entity["id"] for entity in ftm_entities(sample())]


def test_spellings_are_aliases() -> None:
    (ales,) = [p for p in of("Person") if "Friedensnobelpreisträger" in p.get("position", ())]
    assert {*ales["name"], *ales["alias"]} == {
        "Ales Bjaljazki",
        "Ales Bialiatski",
        "Алесь Беляцкий",
    }
    assert ales["gender"] == ["male"]
    assert "weakAlias" not in ales


def test_a_release_that_is_only_considered_is_no_event() -> None:
    events = {name for event in of("Event") for name in event["name"]}
    assert "release: Maria Kalesnikava" in events
    assert "arrest: Rico Krieger" in events
    assert not any("Losik" in name for name in events)
    (considered,) = [d for d in of("Documentation") if d["status"] == ["considered"]]
    assert considered["entity"] == [named("Ihar Losik")]


def test_a_report_that_denies_is_no_proof() -> None:
    held = sample()
    denied = [
        replace(s, claim=replace(s.claim, status="denied")) if s.source.file == "b.txt" else s
        for s in held.statements
    ]
    entities = ftm_entities(replace(held, statements=tuple(denied)))
    events = {e["properties"]["name"][0]: e for e in entities if e["schema"] == "Event"}
    assert "release: Maria Kalesnikava" not in events
    (proofs,) = [e["properties"]["proof"] for name, e in events.items() if "Bjaljazki" in name]
    assert len(proofs) == 2


def test_a_wife_has_her_husband_as_relative() -> None:
    (family,) = of("Family")
    assert family == {
        "person": [named("Swetlana Tichanowskaja")],
        "relative": [named("Sergej Tichanowski")],
        "relationship": ["husband"],
    }


def test_a_lawyer_represents() -> None:
    (representation,) = of("Representation")
    assert representation["agent"] == [named("Maksim Znak")]
    assert representation["client"] == [named("Maria Kalesnikava")]


def test_a_doubt_is_a_similar() -> None:
    (similar,) = of("Similar")
    pair = {*similar["candidate"], *similar["match"]}
    assert pair == {named("Ihar Losik"), named("Rico Krieger")}
    assert similar["confidenceScore"] == ["0.45"]


def test_evidence_is_documented() -> None:
    held, _ = [d for d in of("Documentation") if d["role"] == ["held"]]
    assert held["summary"] == ["Er war seit Juli 2021 in Haft"]
    assert held["startDate"] == ["2021-07"]
    assert held["description"] == [
        "characters 107 to 136 of de/a.txt; according to Viasna, via Reuters"
    ]


@pytest.mark.parametrize(
    ("edtf", "times"),
    [
        ("2025-12-13", {"date": "2025-12-13"}),
        ("2025-12", {"date": "2025-12"}),
        ("2021-23", {"date": "2021"}),
        ("2025-06-03/2025-06-05", {"startDate": "2025-06-03", "endDate": "2025-06-05"}),
        ("../2025", {"startDate": None, "endDate": "2025"}),
        ("2025-12-13T10:30", {"date": "2025-12-13"}),
        ("202X", {"date": None}),
        ("2025?", {"date": None}),
        (None, {"date": None}),
    ],
)
def test_times(edtf: str | None, times: dict[str, str | None]) -> None:
    assert _times(edtf) == times


def test_every_language_read_has_a_code() -> None:
    assert set(LANGUAGES) == set(codes())


def test_followthemoney_takes_every_entity_as_it_is() -> None:
    followthemoney = pytest.importorskip("followthemoney", reason=NO_LIBRARY)
    by_id = {entity["id"]: entity for entity in ENTITIES}
    seen = set()
    for entity in ENTITIES:
        schema = followthemoney.model.get(entity["schema"])
        assert schema is not None
        seen.add(schema.name)
        schema.validate({"properties": entity["properties"]})
        assert set(schema.required) <= set(entity["properties"])
        for name, values in entity["properties"].items():
            prop = schema.get(name)
            assert prop is not None, f"{schema.name} has no {name}"
            assert not prop.stub
            for value in values:
                cleaned = prop.type.clean(value)
                assert cleaned is not None, f"{schema.name}.{name}: {value!r}"
                if name not in ("processedAt", "retrievedAt"):  # these lose their time zone
                    assert cleaned == value
                if prop.range is not None and prop.type.name == "entity":
                    target = followthemoney.model.get(by_id[value]["schema"])
                    assert target.is_a(prop.range), f"{schema.name}.{name}: {target.name}"
    assert seen == {
        *("Article", "Person", "Mention", "Documentation", "Event"),
        *("Family", "Representation", "Similar"),
    }


def test_followthemoney_knows_every_country_and_language() -> None:
    pytest.importorskip("followthemoney", reason=NO_LIBRARY)
    from followthemoney.types import registry

    for code in tomllib.loads(MESSAGES.read_text("utf-8"))["places"]:
        assert registry.country.clean(_country(code)) == _country(code), code
    for code in LANGUAGES.values():
        assert registry.language.clean(code) == code
    assert _date("2025-12-05") == registry.date.clean("2025-12-05")
