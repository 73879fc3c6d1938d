#!/usr/bin/env python3
"""Measure how well Drehtür reads, with the scorers and corpora in ../shared beside the checkout.

    bench/quality.py [--kinds] [--errors] [--gate] [--json] [--page FILE] [--shared FOLDER]

Reports with an odd number are for learning, those with an even number only for measuring:
`--errors` lists the errors of the seeds, the odd half and the training reports, never those of the
even half. `--gate` compares with floors.toml beside this file and exits with 1 where a figure lies
below its floor. `--page` writes the figures into a page that has marks for them (docs/quality.md).
Where ../shared is missing, it says so and exits with 0.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import io
import json
import re
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

import drehtuer

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared"
FLOORS = HERE / "floors.toml"
MEASURES = ("detection", "strict", "attribution", "section", "evidence")

Row = dict[str, Any]
"""A line of the table: corpus, half, language, reports, the measures (None: nothing to measure)."""


def scorer(shared: Path, name: str) -> ModuleType:
    """The scorer ``bench/<name>.py`` of the shared folder, as a module."""
    spec = importlib.util.spec_from_file_location(name, shared / "bench" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Corpus:
    """Annotated reports: their gold claims, and the claims that Drehtür finds in the same files."""

    def __init__(self, name: str, gold: Path, folder: Path, *, read: bool = True) -> None:
        self.name = name
        self.gold = [json.loads(line) for line in gold.read_text("utf-8").splitlines() if line]
        self.files = sorted({Path(claim["source"]).name for claim in self.gold})
        sources = tomllib.loads((folder / "sources.toml").read_text("utf-8"))
        self.language = {file: sources[file]["language"] for file in self.files}
        self.found: list[dict[str, Any]] = []
        self.inexact: set[str] = set()
        for file in self.files if read else ():
            report = drehtuer.read(folder / file)
            for claim in report.claims:
                self.found.append(claim.as_dict())
                if report.text[claim.start : claim.end] != claim.quote:
                    self.inexact.add(claim.id)

    def half(self, odd: bool) -> list[str]:
        """The files whose number is odd, or even."""
        numbers = {file: int(re.findall(r"\d+", file)[-1]) for file in self.files}
        return [file for file in self.files if numbers[file] % 2 == odd]

    def part(self, files: Iterable[str]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """The gold claims and the found claims of these files."""
        wanted = set(files)
        gold = [claim for claim in self.gold if Path(claim["source"]).name in wanted]
        found = [claim for claim in self.found if Path(claim["source"]).name in wanted]
        return gold, found


def measure(
    score: ModuleType, corpus: Corpus, half: str, language: str, files: list[str]
) -> tuple[Row, dict[str, Any], list[Any]]:
    """One line of the table, the figures per kind, and the errors behind them."""
    gold, found = corpus.part(files)
    figures, errors = score.score(gold, found)
    fields = figures["fields"]
    exact = [claim["id"] not in corpus.inexact for claim in found]
    near_misses = {Path(claim["source"]).name for claim in gold if claim["kind"] == "none"}
    row: Row = {
        "corpus": corpus.name,
        "half": half,
        "language": language,
        "reports": figures["reports"],
        "gold": figures["kinds"]["all"]["detection"]["gold"],
        "found": figures["kinds"]["all"]["detection"]["found"],
        "detection": figures["kinds"]["all"]["detection"]["f1"],
        "strict": figures["kinds"]["all"]["strict"]["f1"],
        "attribution": fields.get("attribution", {}).get("accuracy"),
        "section": fields.get("section", {}).get("accuracy"),
        "evidence": sum(exact) / len(exact) if exact else None,
        "near_misses": len(near_misses),
        "in_near_misses": sum(Path(claim["source"]).name in near_misses for claim in found),
    }
    return row, figures["kinds"], errors


def parts(corpus: Corpus) -> Iterable[tuple[str, str, list[str]]]:
    """The parts of a corpus that get a line: (half, language, files), all languages first."""
    halves = {"all": corpus.files}
    if corpus.name == "reports":
        halves = {"odd": corpus.half(True), "even": corpus.half(False)}
    for half, files in halves.items():
        languages = sorted({corpus.language[file] for file in files})
        if len(languages) > 1:
            yield half, "all", files
        for language in languages:
            yield half, language, [file for file in files if corpus.language[file] == language]


def printed_figures(module: ModuleType, *arguments: str) -> dict[str, float]:
    """What a scorer that only prints says: the figure at the end of each line that has one."""
    printed = io.StringIO()
    before, sys.argv = sys.argv, [module.__name__, *arguments]
    try:
        with contextlib.redirect_stdout(printed):
            module.main()
    finally:
        sys.argv = before
    figures = {}
    for line in printed.getvalue().splitlines():
        if match := re.match(r"(\w+).*?(?:F1|right:) ([\d.]+)", line):
            figures[match[1]] = float(match[2])
        if match := re.search(r"pairs: .*F1 ([\d.]+), (\d+) false merges", line):
            figures = {"f1": float(match[1]), "false_merges": float(match[2])}
    return figures


def show(value: float | None) -> str:
    return "   –" if value is None else f"{value:.3f}"


def print_rows(rows: list[Row]) -> None:
    print(f"{'corpus':8} {'half':5} {'lang':5} {'reports':>7} {'gold':>5} {'found':>5}  ", end="")
    print("  ".join(f"{name:>11}" for name in MEASURES))
    for row in rows:
        print(f"{row['corpus']:8} {row['half']:5} {row['language']:5} {row['reports']:7} ", end="")
        print(f"{row['gold']:5} {row['found']:5}  ", end="")
        print("  ".join(f"{show(row[name]):>11}" for name in MEASURES))
    print("\n".join(near_misses(rows)))


def on_page(page: str, rows: list[Row], others: dict[str, dict[str, float]]) -> str:
    """The page with the figures as tables between its marks."""
    lines = [
        "| corpus | half | language | reports | claims | " + " | ".join(MEASURES) + " |",
        "| --- | --- | --- " + "| ---: " * (len(MEASURES) + 2) + "|",
    ]
    for row in rows:
        cells = [row["corpus"], row["half"], row["language"], row["reports"], row["gold"]]
        cells += [show(row[name]).strip() for name in MEASURES]
        lines.append("| " + " | ".join(map(str, cells)) + " |")
    lines.append("")
    lines += [line + "\\" for line in (*near_misses(rows), *summaries(others))]
    figures = "\n".join(lines).removesuffix("\\")
    before, mark, rest = page.partition("<!-- figures -->")
    _, end, after = rest.partition("<!-- end of figures -->")
    if not end:
        raise SystemExit(
            "quality: the page has no marks <!-- figures --> … <!-- end of figures -->"
        )
    return f"{before}{mark}\n{figures}\n{end}{after}"


def near_misses(rows: list[Row]) -> list[str]:
    return [
        f"{row['corpus']} {row['half']}: {row['in_near_misses']} claims found in "
        f"{row['near_misses']} reports that have none"
        for row in rows
        if row["near_misses"] and row["language"] == "all"
    ]


def summaries(others: dict[str, dict[str, float]]) -> list[str]:
    return [
        f"{name}: " + ", ".join(f"{k.replace('_', ' ')} {v:g}" for k, v in figures.items())
        for name, figures in others.items()
    ]


def print_kinds(title: str, kinds: dict[str, Any]) -> None:
    print(f"\n{title}\n{'kind':10} {'gold':>5} {'found':>5} {'detection':>9} {'strict':>9}")
    for kind, figures in kinds.items():
        found = figures["detection"]
        print(f"{kind:10} {found['gold']:5} {found['found']:5} {found['f1']:9.3f} ", end="")
        print(f"{figures['strict']['f1']:9.3f}")


def print_errors(errors: list[Any]) -> None:
    for what, gold, found, wrong in errors:
        claim = gold or found
        place = f"{Path(claim['source']).name}:{claim['start']}-{claim['end']}"
        print(f"\n{what} {claim['kind']} {place} {' '.join(wrong)}")
        for label, side in (("gold ", gold), ("found", found)):
            if side:
                print(f"  {label} {side['quote']!r}")
                if wrong:
                    print("        " + ", ".join(f"{name}={side.get(name)!r}" for name in wrong))


def sunk(rows: list[Row], others: dict[str, dict[str, float]], floors: dict[str, Any]) -> list[str]:
    """What lies below its floor, in words.

    In floors.toml a table is a line of the printed table, ``[corpus.half.language]``, or one of
    ``[times]``, ``[quotes]`` and ``[names]``; its keys are measures, its values the floors.
    """
    found = []
    lines = {(row["corpus"], row["half"], row["language"]): row for row in rows}
    for corpus in floors.keys() - others.keys():
        for half, languages in floors[corpus].items():
            for language, wanted in languages.items():
                row = lines.get((corpus, half, language), {})
                for name, floor in wanted.items():
                    if (row.get(name) or 0.0) < floor:
                        where = f"{corpus} {half} {language}"
                        found.append(f"{where}: {name} {show(row.get(name))} is below {floor}")
    for corpus, figures in others.items():
        for name, floor in floors.get(corpus, {}).items():
            if figures.get(name, 0.0) < floor:
                found.append(f"{corpus}: {name} {show(figures.get(name))} is below {floor}")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kinds", action="store_true", help="also print the figures of each kind")
    parser.add_argument("--errors", action="store_true", help="list errors, never the even half's")
    parser.add_argument("--gate", action="store_true", help="exit with 1 where a floor is missed")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--page", type=Path, metavar="FILE", help="write the figures into a page")
    parser.add_argument("--shared", type=Path, default=SHARED, help="where the corpora are")
    options = parser.parse_args()
    bench = options.shared / "bench"
    if not (bench / "score.py").is_file():
        print("quality: skipped, the corpora in ../shared are not here")
        return 0

    score = scorer(options.shared, "score")
    corpora = [
        Corpus("seeds", bench / "seeds.jsonl", options.shared / "seeds"),
        Corpus("reports", bench / "reports.jsonl", bench / "reports"),
        Corpus("train", bench / "train.jsonl", bench / "train"),
    ]
    rows = []
    kinds = {}
    errors = []
    for corpus in corpora:
        for number, (half, language, files) in enumerate(parts(corpus)):
            row, per_kind, wrong = measure(score, corpus, half, language, files)
            rows.append(row)
            if language == "all" or number == 0:
                kinds[f"{corpus.name} {half}"] = per_kind
                if half != "even":
                    errors += wrong
    others = {
        "times": printed_figures(
            scorer(options.shared, "score_times"), str(bench / "times.dev.jsonl")
        ),
        "quotes": printed_figures(
            scorer(options.shared, "score_quotes"), str(bench / "quotes.dev.jsonl")
        ),
        "names": printed_figures(
            scorer(options.shared, "score_names"), str(bench / "names.dev.tsv")
        ),
    }

    if options.json:
        print(json.dumps({"claims": rows, "kinds": kinds, **others}, indent=1))
    else:
        print_rows(rows)
        print("\n".join(summaries(others)))
        if options.kinds:
            for title, per_kind in kinds.items():
                print_kinds(title, per_kind)
        if options.errors:
            print_errors(errors)
    if options.page:
        page = options.page.read_text("utf-8")
        options.page.write_text(on_page(page, rows, others), "utf-8")
    if options.gate:
        missed = sunk(rows, others, tomllib.loads(FLOORS.read_text("utf-8")))
        for line in missed:
            print(f"quality: {line}", file=sys.stderr)
        return 1 if missed else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
