"""JSON-LD: people and claims in the words of schema.org, PROV and Web Annotation.

The context stands in the document: nothing is fetched to read it. What those vocabularies have no
word for is named as in docs/claims.md, under ``urn:drehtuer:``, with no page behind it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from drehtuer.exchange.contents import Contents, Person, Source, Statement, Written, identity
from drehtuer.exchange.json_texts import json_text
from drehtuer.exchange.scripts import language_tag
from drehtuer.model import SECOND, UNNAMED, Claim

Node = dict[str, Any]

_OWN = "urn:drehtuer:"
_EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
_OWN_WORDS = (
    *("kind", "status", "fate", "role", "where", "destination", "group", "direction"),
    *(
        "cumulative",
        "section",
        "reader",
        "reviewed",
        "count",
        "value",
        "upper",
        "qualifier",
        "delta",
    ),
    *("persons", "by", "to", "claimNationality", "part_of", "now", "log"),
    *("relation", "kindOfRelation", "confidence", "reasons"),
)

CONTEXT: Mapping[str, Any] = {
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "schema": "https://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "drehtuer": _OWN,
    "id": "@id",
    "type": "@type",
    # schema.org
    "name": "schema:name",
    "alternateName": "schema:alternateName",
    "gender": {"@id": "schema:gender", "@type": "@id"},
    "jobTitle": "schema:jobTitle",
    "nationality": "schema:nationality",
    "identifier": "schema:identifier",
    "spouse": {"@id": "schema:spouse", "@type": "@id"},
    "parent": {"@id": "schema:parent", "@type": "@id"},
    "children": {"@id": "schema:children", "@type": "@id"},
    "sibling": {"@id": "schema:sibling", "@type": "@id"},
    "relatedTo": {"@id": "schema:relatedTo", "@type": "@id"},
    "publisher": "schema:publisher",
    "datePublished": {"@id": "schema:datePublished", "@type": _EDTF},
    "inLanguage": "schema:inLanguage",
    "softwareVersion": "schema:softwareVersion",
    "text": "schema:text",
    "about": {"@id": "schema:about", "@type": "@id"},
    "mentions": {"@id": "schema:mentions", "@type": "@id"},
    "appearance": {"@id": "schema:appearance", "@type": "@id"},
    # PROV
    "wasAttributedTo": {"@id": "prov:wasAttributedTo", "@type": "@id"},
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "wasGeneratedBy": {"@id": "prov:wasGeneratedBy", "@type": "@id"},
    "wasAssociatedWith": {"@id": "prov:wasAssociatedWith", "@type": "@id"},
    "endedAtTime": {"@id": "prov:endedAtTime", "@type": "xsd:dateTime"},
    # Web Annotation
    "motivation": {"@id": "oa:motivatedBy", "@type": "@id"},
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": "oa:hasTarget",
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": "oa:hasSelector",
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    # docs/claims.md
    **{name: f"{_OWN}{name}" for name in _OWN_WORDS},
    **{
        name: {"@id": f"{_OWN}{name}", "@type": _EDTF}
        for name in ("when", "asOf", "heldSince", "freed")
    },
    "attribution": {"@id": f"{_OWN}attribution", "@container": "@list"},
    "toWhom": {"@id": f"{_OWN}toWhom", "@type": "@id"},
    "one": {"@id": f"{_OWN}one", "@type": "@id"},
    "other": {"@id": f"{_OWN}other", "@type": "@id"},
}
"""What the names in the document stand for."""

_RELATIVES = {
    "husband": "spouse",
    "wife": "spouse",
    "son": "parent",
    "daughter": "parent",
    "father": "children",
    "mother": "children",
    "brother": "sibling",
    "sister": "sibling",
    "widow": "relatedTo",
    "partner": "relatedTo",
    "relative": "relatedTo",
}
"""Who is the son of somebody has him as ``parent``."""

_GENDERS = {"m": "schema:Male", "f": "schema:Female"}


def jsonld_lines(held: Contents) -> Iterator[str]:
    """The document, its nodes one a line."""
    yield f'{{"@context": {json_text(CONTEXT)},\n"@graph": ['
    between = "\n"
    for node in jsonld_nodes(held):
        yield f"{between}{json_text(node)}"
        between = ",\n"
    yield "\n]}\n"


def jsonld_nodes(held: Contents) -> Iterator[Node]:
    """The nodes of the graph."""
    yield from _readings(held)
    for source in held.sources:
        yield _report(source)
    by_name = held.by_name()
    for person in held.people:
        yield _person(person, by_name)
    meant = {
        (written.source.id, written.name): person.id
        for person in held.people
        for written in person.written
    }
    voices: set[str] = set()
    for statement in held.statements:
        speakers: list[str] = []
        for name in statement.claim.attribution:
            if name == UNNAMED:
                continue
            key = meant.get((statement.source.id, name))
            if key is None:
                # "her sister" is somebody else in each report
                key = identity("voice", statement.source.id, name)
                if key not in voices:
                    voices.add(key)
                    yield {"id": _urn(key), "type": "prov:Agent", "name": name}
            speakers.append(key)
        yield _claim(statement, speakers, held)
        yield _annotation(statement)
    for doubt in held.doubts:
        one, other = by_name.get(doubt.one), by_name.get(doubt.other)
        if one is not None and other is not None:
            yield {
                "id": _urn(identity("similar", *sorted((one.id, other.id)))),
                "type": "drehtuer:Doubt",
                "one": _urn(one.id),
                "other": _urn(other.id),
                "confidence": doubt.confidence,
                "reasons": list(doubt.reasons),
            }


def _urn(key: str) -> str:
    return f"urn:uuid:{key}"


def _second(held: Contents) -> str:
    return identity("second reading", held.reading.id)


def _readings(held: Contents) -> Iterator[Node]:
    """What read the reports, and when; the second reader apart."""
    version = held.reading.version
    first = identity("software", version)
    yield {
        "id": _urn(first),
        "type": ["prov:SoftwareAgent", "schema:SoftwareApplication"],
        "name": "Drehtür",
        "softwareVersion": version,
    }
    yield _full(
        id=_urn(held.reading.id),
        type="prov:Activity",
        endedAtTime=held.reading.at,
        wasAssociatedWith=_urn(first),
        log=held.reading.log,
    )
    if any(statement.claim.reader == SECOND for statement in held.statements):
        model = identity("second reader")
        yield {
            "id": _urn(model),
            "type": "prov:SoftwareAgent",
            "name": "second reader, a language model",
        }
        yield {
            "id": _urn(_second(held)),
            "type": "prov:Activity",
            "endedAtTime": held.reading.at,
            "wasAssociatedWith": [_urn(model), _urn(first)],
        }


def _report(source: Source) -> Node:
    publisher = source.outlet and {"type": "schema:Organization", "name": source.outlet}
    return _full(
        id=_urn(source.id),
        type=["schema:Article", "prov:Entity"],
        name=source.file,
        publisher=publisher,
        datePublished=source.published,
        inLanguage=source.language,
    )


def _person(person: Person, by_name: Mapping[str, Person]) -> Node:
    life = person.life
    relatives: dict[str, list[str]] = {}
    related: list[Node] = []
    for kind, name in life.relations:
        other = by_name.get(name)
        if other is not None and other is not person:
            related.append({"kindOfRelation": kind, "toWhom": _urn(other.id)})
            if kind in _RELATIVES:
                relatives.setdefault(_RELATIVES[kind], []).append(_urn(other.id))
    return _full(
        id=_urn(person.id),
        type="schema:Person",
        name=person.name,
        alternateName=list(_alternate(person.written)),
        gender=_GENDERS.get(person.gender or ""),
        jobTitle=list(life.roles),
        nationality=[{"type": "schema:Country", "identifier": c} for c in person.nationality],
        now=life.now,
        asOf=life.as_of,
        heldSince=life.since,
        freed=life.freed,
        **relatives,
        relation=related,
    )


def _alternate(written: Iterable[Written]) -> Iterator[Node | str]:
    """All spellings with their languages, each once."""
    tagged = dict.fromkeys((w.name, language_tag(w.language, w.script)) for w in written)
    for name, tag in tagged:
        yield {"@value": name, "@language": tag} if tag else name


def _claim(statement: Statement, speakers: Iterable[str], held: Contents) -> Node:
    claim = statement.claim
    is_second = claim.reader == SECOND
    activity = _second(held) if is_second else held.reading.id
    about = [person.id for person, parts in statement.people if "person" in parts]
    others = [person.id for person, parts in statement.people if "person" not in parts]
    return _full(
        id=_urn(statement.id),
        type=["schema:Claim", "prov:Entity"],
        identifier=claim.id,
        text=claim.quote,
        about=[_urn(key) for key in about],
        mentions=[_urn(key) for key in others],
        appearance=_urn(statement.source.id),
        wasDerivedFrom=_urn(statement.source.id),
        wasGeneratedBy=_urn(activity),
        wasAttributedTo=[_urn(key) for key in dict.fromkeys(speakers)],
        **_told(claim),
    )


def _told(claim: Claim) -> Node:
    """The fields of a claim that are not said by other vocabularies."""
    record = claim.as_dict()
    for name in ("id", "source", "start", "end", "quote"):
        del record[name]
    if claim.count:
        record["count"]["name"] = record["count"].pop("text")
    record["claimNationality"] = record.pop("nationality", None)
    return record


def _annotation(statement: Statement) -> Node:
    claim = statement.claim
    return {
        "id": _urn(identity("evidence", claim.id)),
        "type": "oa:Annotation",
        "motivation": "oa:linking",
        "body": _urn(statement.id),
        "target": {
            "type": "oa:SpecificResource",
            "source": _urn(statement.source.id),
            "selector": [
                {"type": "oa:TextPositionSelector", "start": claim.start, "end": claim.end},
                {
                    "type": "oa:TextQuoteSelector",
                    "exact": claim.quote,
                    "prefix": statement.prefix,
                    "suffix": statement.suffix,
                },
            ],
        },
    }


def _full(**fields: Any) -> Node:
    """The fields that say something."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}
