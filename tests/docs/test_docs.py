"""The README and the documentation: examples are run and compared, links lead somewhere.

Run as a program (``make docs``), it writes what the commands print now into the pages, and draws
``docs/picture.svg``. Blocks with "..." in them are not touched: look at them yourself.
"""

from __future__ import annotations

import dataclasses
import doctest
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from drehtuer import model
from drehtuer.exchange.columns import CLAIMS, PEOPLE
from drehtuer.exchange.writing import FORMATS, SUFFIXES

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "examples/README.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)|<img src=\"([^\"]+)\"")
SHOWN_ONLY = ("make", "git", "cd", "python3", "pip", "sphinx-build")
"""Commands that a page may show but that are not run here."""
PICTURED = "examples/0[3569]*.txt"
"""The reports whose dossier has the picture of the README."""
END_OF_OUTPUT = "\x1e"


class Command(NamedTuple):
    line: str
    expected: list[str]


def blocks(page: Path, language: str) -> Iterator[str]:
    return (code for name, code in FENCE.findall(page.read_text("utf-8")) if name == language)


def commands(block: str) -> list[Command]:
    found: list[Command] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append(Command(line[2:], []))
        else:
            assert found, f"output before the first command: {line!r}"
            found[-1].expected.append(line.rstrip())
    return found


def matches(expected: list[str], printed: list[str]) -> bool:
    """Whether the lines are the same, "..." standing for any lines or any end of a line."""
    if not expected:
        return not printed
    first, *rest = expected
    if first.strip() == "...":
        return any(matches(rest, printed[n:]) for n in range(len(printed) + 1))
    if not printed:
        return False
    same = (
        printed[0].startswith(first.removesuffix(" ..."))
        if first.endswith(" ...")
        else printed[0] == first
    )
    return same and matches(rest, printed[1:])


@pytest.mark.parametrize(
    ("expected", "printed", "verdict"),
    [
        (["a", "b"], ["a", "b"], True),
        (["a", "b"], ["a"], False),
        (["a"], ["a", "b"], False),
        (["a", "...", "d"], ["a", "b", "c", "d"], True),
        (["a", "...", "d"], ["a", "b", "c"], False),
        (["...", "d"], ["d"], True),
        (["a long ..."], ["a long line"], True),
        (["a long ..."], ["a short line"], False),
    ],
)
def test_the_comparison_itself(expected, printed, verdict):
    assert matches(expected, printed) is verdict


@pytest.fixture
def workplace(tmp_path, monkeypatch):
    """A folder with the examples in it, where the commands of a page are run."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def environment() -> dict[str, str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    fixed = {"PATH": path, "COLUMNS": "100", "LANG": "C.UTF-8", "NO_COLOR": "1", "TERM": "dumb"}
    kept = {key: os.environ[key] for key in ("HOME", "SYSTEMROOT", "TMPDIR") if key in os.environ}
    return kept | fixed


def run(block: list[Command], folder: Path) -> list[list[str]]:
    """What each command of a block prints; they share one shell, so that ``$?`` works."""
    script = "".join(
        f"{command.line}\nstatus=$?; printf '{END_OF_OUTPUT}'; (exit $status)\n"
        for command in block
    )
    done = subprocess.run(
        ["bash", "-c", f"exec 2>&1\n{script}"],
        cwd=folder,
        env=environment(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    outputs = done.stdout.decode("utf-8").split(END_OF_OUTPUT)[:-1]
    return [[line.rstrip() for line in output.splitlines()] for output in outputs]


def pages_with(*languages: str) -> list[Path]:
    return [page for page in PAGES if any(any(blocks(page, name)) for name in languages)]


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", pages_with("console"), ids=name_of)
def test_commands_print_what_the_page_says(page, workplace):
    for block in map(commands, blocks(page, "console")):
        shown = [command for command in block if command.line.split()[0] in SHOWN_ONLY]
        if shown:
            assert len(shown) == len(block), f"commands that are not run among others: {block}"
            continue
        for command, printed in zip(block, run(block, workplace), strict=True):
            assert matches(command.expected, printed), f"$ {command.line}\nprints\n" + "\n".join(
                printed
            )


@pytest.mark.parametrize("page", pages_with("python", "pycon"), ids=name_of)
def test_python_examples_run(page, workplace):
    for code in blocks(page, "python"):
        exec(compile(code, name_of(page), "exec"), {})
    parser = doctest.DocTestParser()
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    failures: list[str] = []
    names: dict[str, object] = {}
    for number, code in enumerate(blocks(page, "pycon")):
        test = parser.get_doctest(code, names, f"{name_of(page)}[{number}]", None, 0)
        runner.run(test, out=failures.append, clear_globs=False)
        names.update(test.globs)
    assert not failures, "".join(failures)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_somewhere(page):
    for link in filter(None, (a or b for a, b in LINK.findall(page.read_text("utf-8")))):
        if not re.match(r"\w+:", link):
            assert (page.parent / link).exists(), f"{name_of(page)}: {link}"


def test_every_page_is_in_a_table_of_contents():
    listed = {
        ((page.parent / link).resolve())
        for page in PAGES
        for link, _ in LINK.findall(page.read_text("utf-8"))
        if link
    }
    assert {page for page in PAGES if page.is_relative_to(ROOT / "docs")} <= listed


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_nothing_is_left_to_be_written(page):
    text = page.read_text("utf-8")
    assert not [mark for mark in ("TO BE COMPLETED", "TODO", "Traceback") if mark in text]


def test_the_claim_format_names_every_field_and_value():
    page = (ROOT / "docs/claims.md").read_text("utf-8")
    names = [item.name for cls in (model.Claim, model.Count) for item in dataclasses.fields(cls)]
    words = {*names, *model.KINDS, *model.STATUSES, *model.QUALIFIERS, *model.GENRES}
    assert not sorted(word for word in words if f"`{word}`" not in page)


def test_the_page_on_exchange_names_every_column_and_schema():
    page = (ROOT / "docs/exchange.md").read_text("utf-8")
    named = {*PEOPLE, *CLAIMS, *FORMATS, *SUFFIXES} - {".ftm.jsonl"}
    told = set(re.findall(r"[\w.]+", page))
    assert not sorted(named - told)


def test_the_page_on_findings_names_every_rule_and_no_other():
    messages = ROOT / "src/drehtuer/briefs/messages/en.toml"
    rules = set(tomllib.loads(messages.read_text("utf-8"))["findings"]) - {"other"}
    page = (ROOT / "docs/findings.md").read_text("utf-8").partition("## The rules")[2]
    told = set(re.findall(r"`([a-z_]+)`", page))
    assert told == rules


def refreshed(page: Path, folder: Path) -> str:
    """The page with what its commands print now, run in ``folder``."""

    def refresh(match: re.Match[str]) -> str:
        block = commands(match[2]) if match[1] == "console" else []
        if not block or block[0].line.split()[0] in SHOWN_ONLY:
            return match[0]
        outputs = run(block, folder)
        assert not any("Traceback" in line for output in outputs for line in output), match[2]
        if "..." in match[2]:  # run for what the next blocks build on
            return match[0]
        lines = [
            line
            for command, output in zip(block, outputs, strict=True)
            for line in (f"$ {command.line}", *output)
        ]
        return "\n".join(["```console", *lines, "```"])

    return FENCE.sub(refresh, page.read_text("utf-8"))


def picture() -> str:
    """The first picture of the dossier of the examples, on white, as a file of its own."""
    command = Command(f"drehtuer account {PICTURED} --html -", [])
    html = "\n".join(run([command], ROOT)[0])
    drawn = re.search(r"<svg\b.*?</svg>", html, re.DOTALL)
    assert drawn is not None, html[:300]
    head, rest = drawn[0].split(">", 1)
    ground = '<rect width="100%" height="100%" fill="#fff"/>'
    return f'{head} xmlns="http://www.w3.org/2000/svg" color="#222">{ground}{rest}\n'


if __name__ == "__main__":
    for path in PAGES:
        with tempfile.TemporaryDirectory() as place:
            shutil.copytree(ROOT / "examples", Path(place, "examples"))
            path.write_text(refreshed(path, Path(place)), "utf-8")
    (ROOT / "docs/picture.svg").write_text(picture(), "utf-8")
