"""JSON-LD: a graph that an RDF library reads offline, evidence found again by its selectors."""

from __future__ import annotations

import json
import socket
from typing import Any

import pytest
from exchange_sample import ENGLISH, GERMAN, RUSSIAN, sample

from drehtuer.exchange.jsonld import CONTEXT, jsonld_nodes
from drehtuer.exchange.writing import exported

TEXTS = {"de/a.txt": GERMAN, "b.txt": ENGLISH, "c.txt": RUSSIAN}
# rdflib's own reader of JSON-LD uses what rdflib no longer wants to be used.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

PREFIXES = """
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX schema: <https://schema.org/>
PREFIX dt: <urn:drehtuer:>
"""


@pytest.fixture
def graph(monkeypatch: pytest.MonkeyPatch) -> Any:
    rdflib = pytest.importorskip("rdflib", reason="pip install -r requirements-dev.txt")

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    made = rdflib.Graph()
    made.parse(data=b"".join(exported(sample(), "jsonld", None)), format="json-ld")
    return made


def ask(graph: Any, query: str) -> list[tuple[Any, ...]]:
    return [
        tuple(value.toPython() if value is not None else None for value in row)
        for row in graph.query(PREFIXES + query)
    ]


def test_every_name_in_the_document_has_a_meaning() -> None:
    def names(value: Any) -> set[str]:
        if isinstance(value, dict):
            return {k for k in value if not k.startswith("@")}.union(*map(names, value.values()))
        return set().union(*map(names, value)) if isinstance(value, list) else set()

    assert not names(list(jsonld_nodes(sample()))) - set(CONTEXT)


def test_evidence_is_found_by_position_and_by_quote(graph: Any) -> None:
    rows = ask(
        graph,
        """SELECT ?file ?start ?end ?exact ?prefix ?suffix WHERE {
        ?a a oa:Annotation; oa:hasBody ?claim; oa:hasTarget ?t.
        ?claim a schema:Claim; schema:text ?exact.
        ?t oa:hasSource ?report; oa:hasSelector ?place, ?quote.
        ?report schema:name ?file.
        ?place a oa:TextPositionSelector; oa:start ?start; oa:end ?end.
        ?quote a oa:TextQuoteSelector; oa:exact ?exact; oa:prefix ?prefix; oa:suffix ?suffix. }""",
    )
    assert len(rows) == len(sample().statements)
    for file, start, end, exact, prefix, suffix in rows:
        text = TEXTS[file]
        assert text[start:end] == exact
        assert text.count(prefix + exact + suffix) == 1
        assert text.index(prefix + exact + suffix) + len(prefix) == start


def test_a_claim_tells_where_it_is_from(graph: Any) -> None:
    rows = ask(
        graph,
        """SELECT ?id ?file ?outlet ?published ?version ?at WHERE {
        ?c a schema:Claim, prov:Entity; schema:identifier ?id; prov:wasDerivedFrom ?r;
           prov:wasGeneratedBy ?g.
        ?r schema:name ?file; schema:datePublished ?published.
        OPTIONAL { ?r schema:publisher/schema:name ?outlet. }
        ?g a prov:Activity; prov:endedAtTime ?at; prov:wasAssociatedWith ?s.
        ?s schema:softwareVersion ?version. }""",
    )
    assert {row[0] for row in rows} == {s.claim.id for s in sample().statements}
    assert len(rows) == len(sample().statements)
    assert {row[4] for row in rows} == {"1.2.3"}
    assert {row[5].isoformat() for row in rows} == {"2026-01-02T03:04:05+00:00"}


def test_who_says_it_in_order(graph: Any) -> None:
    rows = ask(
        graph,
        """SELECT ?text ?first ?second WHERE {
        ?c schema:text ?text; dt:attribution/rdf:first ?first;
           dt:attribution/rdf:rest/rdf:first ?second. }""",
    )
    assert ("Er war seit Juli 2021 in Haft", "Viasna", "Reuters") in rows
    voices = ask(
        graph,
        """SELECT ?name WHERE { ?c schema:text "Er war seit Juli 2021 in Haft";
        prov:wasAttributedTo ?v. ?v a prov:Agent; schema:name ?name. }""",
    )
    assert sorted(voices) == [("Reuters",), ("Viasna",)]


def test_a_person_who_speaks_is_that_person(graph: Any) -> None:
    rows = ask(
        graph,
        """SELECT ?name WHERE { ?c prov:wasAttributedTo ?p. ?p a schema:Person;
        schema:name ?name. }""",
    )
    assert rows == [("Swetlana Tichanowskaja",)]


def test_a_second_reader_is_told_apart(graph: Any) -> None:
    rows = ask(
        graph,
        """SELECT ?text WHERE { ?c schema:text ?text; prov:wasGeneratedBy/prov:wasAssociatedWith ?s.
        ?s schema:name "second reader, a language model". }""",
    )
    assert rows == [("Rico Krieger, ein Deutscher, wurde festgenommen",)]


def test_spellings_have_languages(graph: Any) -> None:
    rows = graph.query(
        PREFIXES + """SELECT ?name WHERE { ?p schema:alternateName "Ales Bialiatski"@en, ?name. }"""
    )
    assert {(str(name), name.language) for (name,) in rows} == {
        ("Ales Bjaljazki", "de"),
        ("Ales Bialiatski", "en"),
        ("Алесь Беляцкий", "ru"),
    }


def test_a_husband_has_his_wife_as_spouse(graph: Any) -> None:
    rows = ask(
        graph,
        """SELECT ?one ?other ?kind WHERE { ?a schema:spouse ?b; schema:name ?one;
        dt:relation [ dt:kindOfRelation ?kind; dt:toWhom ?b ]. ?b schema:name ?other. }""",
    )
    assert rows == [("Sergej Tichanowski", "Swetlana Tichanowskaja", "husband")]


def test_nothing_is_relative_and_nothing_is_lost() -> None:
    rdflib = pytest.importorskip("rdflib", reason="pip install -r requirements-dev.txt")
    made = rdflib.Graph()
    made.parse(data=b"".join(exported(sample(), "jsonld", None)), format="json-ld")
    names = {term for triple in made for term in triple if isinstance(term, rdflib.URIRef)}
    assert all(str(name).startswith(("http", "urn:")) for name in names)
    told = {s.claim.kind for s in sample().statements}
    kinds = set(made.objects(None, rdflib.URIRef("urn:drehtuer:kind")))
    assert {str(kind) for kind in kinds} == told


def test_the_context_stands_in_the_document() -> None:
    document = json.loads(b"".join(exported(sample(), "jsonld", None)))
    assert isinstance(document["@context"], dict)
