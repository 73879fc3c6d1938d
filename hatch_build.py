"""Compiles what reads claims, where ``DREHTUER_COMPILE=1`` asks for it; else the wheel is Python.

mypyc, which comes with mypy, makes C of the modules and a C compiler a library of it. What is
compiled is a copy: no library is left beside the source.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SETTING = "DREHTUER_COMPILE"
COMPILED = (
    "claims/**/*.py",
    "languages/*.py",
    "text/cleaning.py",
    "text/detection.py",
    "text/passages.py",
    "text/sentences.py",
    "text/stretches.py",
    "text/subject.py",
)
"""What takes the time of reading; the ``__init__.py`` among them stay as they are."""
SCRIPT = """
import sys
from mypyc.build import mypycify
from setuptools import setup
options = {"opt_level": "1", "debug_level": "0", "multi_file": True, "group_name": "drehtuer"}
modules = mypycify(["--ignore-missing-imports", *sys.argv[3:]], **options)
setup(name="drehtuer", packages=[], ext_modules=modules, script_args=sys.argv[1:3])
"""
"""A C compiler that optimises more takes longer, for little: of the time of reading compiled, three
quarters go into Python's own library."""


class CompilingHook(BuildHookInterface[Any]):
    """Adds the compiled modules to a wheel."""

    def dependencies(self) -> list[str]:
        """What compiling needs."""
        return ["mypy==2.4.1", "setuptools>=75"] if self._is_asked_for("standard") else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile a copy of the source, and tell what of it belongs into the wheel."""
        if not self._is_asked_for(version):
            return
        self._copy = tempfile.TemporaryDirectory()  # there until the wheel is made
        source = Path(self._copy.name, "src")
        shutil.copytree(Path(self.root, "src"), source)
        found = {path for pattern in COMPILED for path in source.glob(f"drehtuer/{pattern}")}
        modules = [str(p.relative_to(source)) for p in found if p.name != "__init__.py"]
        made = Path(self._copy.name, "libraries")
        command = [sys.executable, "-c", SCRIPT, "build_ext", f"--build-lib={made}"]
        subprocess.run([*command, *sorted(modules)], cwd=source, check=True)
        libraries = (path for path in made.rglob("*") if path.is_file())
        build_data["force_include"] |= {str(p): str(p.relative_to(made)) for p in libraries}
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def _is_asked_for(self, version: str) -> bool:
        asked = os.environ.get(SETTING) == "1"
        return asked and self.target_name == "wheel" and version == "standard"
