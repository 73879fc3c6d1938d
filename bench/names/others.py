#!/usr/bin/env python3
"""What other matchers say of pairs of names: a score each, from 0 to 1.

    others.py < PAIRS.json > SCORES.json

Started by compare.py with a Python of its own (see requirements.txt): none of these libraries is
one that the project needs. Reads a list of pairs; writes, for each matcher that is installed, a
list of scores in the same order and the seconds of processor time that they took.

- rigour: its names with their symbols (given names known in several languages), paired symbols
  counting as one, the other parts by its weighed distance;
- logic-v2: nomenklatura's matcher for people, of both directions the higher score.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import time
from collections.abc import Callable
from functools import cache
from typing import Any

Score = Callable[[str, str], float]


def rigour() -> Score:
    from rigour.names import (  # noqa: PLC0415
        Name,
        NameTypeTag,
        align_person_name_order,
        analyze_names,
        compare_parts,
        pair_symbols,
    )

    @cache
    def analysed(name: str) -> Name:
        return next(iter(analyze_names(NameTypeTag.PER, [name], {})), Name(name))

    def score(a: str, b: str) -> float:
        one, other = analysed(a), analysed(b)
        best = 0.0
        for edges in pair_symbols(one, other):
            mine = [part for part in one.parts if not any(part in edge.qps for edge in edges)]
            others = [part for part in other.parts if not any(part in e.rps for e in edges)]
            found = [(1.0, len(part.comparable)) for edge in edges for part in edge.qps]
            for aligned in compare_parts(*align_person_name_order(mine, others)):
                weight = max(
                    sum(len(part.comparable) for part in side)
                    for side in (aligned.qps, aligned.rps)
                )
                found.append((aligned.score, weight))
            total = sum(weight for _, weight in found)
            best = max(best, sum(s * w for s, w in found) / total if total else 0.0)
        return best

    return score


def logic_v2() -> Score:
    from followthemoney import EntityProxy  # noqa: PLC0415
    from nomenklatura.matching import get_algorithm  # noqa: PLC0415
    from nomenklatura.matching.types import ScoringConfig  # noqa: PLC0415

    matcher: Any = get_algorithm("logic-v2")
    config = ScoringConfig.defaults()

    @cache
    def person(name: str) -> EntityProxy:
        entity = {"id": f"person-{name}", "schema": "Person", "properties": {"name": [name]}}
        return EntityProxy.from_dict(entity)

    def score(a: str, b: str) -> float:
        one, other = person(a), person(b)
        ways = ((one, other), (other, one))
        return max(float(matcher.compare(x, y, config).score) for x, y in ways)

    return score


def main() -> None:
    pairs = json.load(sys.stdin)
    found: dict[str, dict[str, Any]] = {}
    for package, name, made in (
        ("rigour", "rigour", rigour),
        ("nomenklatura", "logic-v2", logic_v2),
    ):
        if importlib.util.find_spec(package) is None:
            continue
        score = made()
        score("Anna Kowalska", "Anna Kowalska")  # the data files are read once
        began = time.process_time()
        scores = [score(a, b) for a, b in pairs]
        found[name] = {"scores": scores, "seconds": time.process_time() - began}
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
