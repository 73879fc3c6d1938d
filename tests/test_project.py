"""What has to agree across files: versions, papers, language data, docstrings."""

from __future__ import annotations

import ast
import importlib.util
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

import drehtuer

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src/drehtuer"
LANGUAGE_FOLDERS = sorted(path.parent for path in PACKAGE.glob("languages/*/language.toml"))
TOML_FILES = sorted(PACKAGE.rglob("*.toml"))
MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def tracked() -> list[Path]:
    """The files under version control, or of the source distribution where there is no git."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_the_version_is_the_same_everywhere():
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    citation = (ROOT / "CITATION.cff").read_text("utf-8")
    newest = re.search(r"^## (\S+)", changelog, re.MULTILINE)
    cited = re.search(r"^version: (\S+)", citation, re.MULTILINE)
    assert newest is not None
    assert cited is not None
    assert newest[1] == cited[1] == drehtuer.__version__


def test_nothing_of_one_machine_is_in_the_files():
    # Written in two parts, so that this file does not hold what it looks for.
    traces = [
        "/" + "work/",
        "/" + "root/",
        "/" + "home/",
        "/" + "opt/",
        "pypi." + "org",
        "python" + "hosted",
        "npmjs." + "com",
        "registry." + "npm",
        "deb." + "debian",
        "--index" + "-url",
        "generated" + " with",
        "generated" + " by",
        "co-authored" + "-by",
    ]
    found = [
        f"{name_of(path)}: {trace}"
        for path in tracked()
        for trace in traces
        if trace.encode() in path.read_bytes().lower()
    ]
    assert not found


def test_papers_are_there():
    for name in ("README.md", "CHANGELOG.md", "LICENSE", "SECURITY.md", "CITATION.cff"):
        assert (ROOT / name).stat().st_size > 200, name


def test_every_pinned_requirement_has_one_exact_version():
    for path in (*ROOT.glob("requirements-*.txt"), *ROOT.glob("*/requirements.txt")):
        lines = [line for line in path.read_text("utf-8").splitlines() if line]
        for line in lines:
            assert re.fullmatch(r"#.*|[\w.-]+==[\w.]+", line), f"{name_of(path)}: {line}"


def test_what_compiles_is_the_mypy_that_checks():
    pinned = re.search(r"^mypy==\S+$", (ROOT / "requirements-dev.txt").read_text("utf-8"), re.M)
    assert pinned is not None
    assert f'"{pinned[0]}"' in (ROOT / "hatch_build.py").read_text("utf-8")


@pytest.mark.parametrize("path", TOML_FILES, ids=name_of)
def test_data_files_are_toml_that_a_person_can_read(path):
    text = path.read_text("utf-8")
    assert tomllib.loads(text)
    assert "#" in {line[:1] for line in text.splitlines()[:3]}, "its head says what it holds"
    assert "\t" not in text


@pytest.mark.parametrize("folder", LANGUAGE_FOLDERS, ids=name_of)
def test_every_language_says_what_it_is(folder):
    assert re.fullmatch("[a-z]{2}", folder.name)
    table = tomllib.loads((folder / "language.toml").read_text("utf-8"))
    assert table["name"]
    assert len(table["common"].split()) >= 20
    assert isinstance(table["abbreviations"], str)


def test_the_guide_to_languages_names_every_data_file():
    guide = (ROOT / "docs/languages.md").read_text("utf-8")
    names = {path.name for folder in LANGUAGE_FOLDERS for path in folder.glob("*.toml")}
    assert not {name for name in names if f"`{name}`" not in guide}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_everything_public_has_a_docstring(path):
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree), "the module"
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    public = [
        node
        for scope in (tree, *(n for n in tree.body if isinstance(n, ast.ClassDef)))
        if not getattr(scope, "name", "").startswith("_")
        for node in scope.body
        if isinstance(node, kinds) and not node.name.startswith("_")
    ]
    assert not [node.name for node in public if not ast.get_docstring(node)]


@pytest.mark.parametrize("name", drehtuer.__all__)
def test_the_public_functions_say_what_they_take_and_give(name):
    function = getattr(drehtuer, name)
    assert callable(function)
    assert function.__doc__
    assert "return" in function.__annotations__


SHIPPED = (".py", ".toml", ".jinja", ".html", ".css", ".js", ".svg", ".typ", ".typed", ".pyc")


def test_data_of_the_package_is_what_the_wheel_holds():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"] == ["src/drehtuer"]
    strange = [path for path in PACKAGE.rglob("*") if path.is_file() and path.suffix not in SHIPPED]
    assert not strange


def test_a_figure_below_its_floor_is_told():
    spec = importlib.util.spec_from_file_location("quality", ROOT / "bench/quality.py")
    assert spec is not None
    assert spec.loader is not None
    quality = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(quality)
    row = {"corpus": "seeds", "half": "all", "language": "de", "strict": 0.8, "section": None}
    others = {"times": {"strict": 0.9}}
    floors = {"seeds": {"all": {"de": {"strict": 0.8}}}, "times": {"strict": 0.9}}
    assert quality.sunk([row], others, floors) == []
    floors = {"seeds": {"all": {"de": {"strict": 0.81, "section": 0.1}}}, "times": {"value": 0.1}}
    assert len(quality.sunk([row], others, floors)) == 3
    missing = {"seeds": {"all": {"en": {"strict": 0.1}}}}
    assert len(quality.sunk([row], others, missing)) == 1


def test_the_floors_are_of_measures_that_are_taken():
    floors = tomllib.loads((ROOT / "bench/floors.toml").read_text("utf-8"))
    for corpus, table in floors.items():
        assert corpus in ("seeds", "reports", "train", "times", "quotes", "names"), corpus
        assert all(0 < floor <= 1 for floor in numbers(table))


def numbers(table: dict[str, object]) -> list[float]:
    """All numbers in a table and the tables in it."""
    found: list[float] = []
    for value in table.values():
        found += numbers(value) if isinstance(value, dict) else [float(str(value))]
    return found
