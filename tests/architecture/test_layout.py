"""The house is as its picture says: rooms, lengths of modules, a sentence at each door."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "reportgen"
MODULES = sorted(PACKAGE.rglob("*.py"))
ROOMS = sorted(path.parent for path in PACKAGE.rglob("__init__.py"))

LONGEST = 300
"""Lines of a module: beyond it, a reader loses the one idea."""

LONGER_FOR_A_REASON = {
    "vocabulary.py": "every code of the field in one place, so that a code has one translator; a list, not a flow",
}


def named(path):
    return path.relative_to(PACKAGE).as_posix()


def drawn_in_the_picture():
    """The entries of the tree in docs/architecture.md that stand inside reportgen/: rooms end with a slash."""
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    tree = next(block for block in re.findall(r"```[a-z]*\n(.*?)```", text, re.DOTALL) if "reportgen/" in block)
    inside = tree[tree.index("reportgen/") :].splitlines()[1:]
    end = next((n for n, line in enumerate(inside) if re.match(r"[a-z]", line)), len(inside))
    names = re.compile(r"[│├└─ ]*((?:[\w.]+(?:/|\.py)\s+)*[\w.]+(?:/|\.py))(?=\s|$)")
    found = (names.match(line) for line in inside[:end])
    return [name for match in found if match for name in match[1].split()]


@pytest.mark.parametrize("module", MODULES, ids=named)
def it_reads_a_module_in_one_sitting(module):
    lines = len(module.read_text("utf-8").splitlines())
    assert lines <= LONGEST or named(module) in LONGER_FOR_A_REASON, (
        f"{named(module)} has {lines} lines: part it, or give the reason here"
    )


def but_it_forgets_no_reason_that_has_gone():
    for module in LONGER_FOR_A_REASON:
        assert len((PACKAGE / module).read_text("utf-8").splitlines()) > LONGEST, f"{module} needs no reason any more"


@pytest.mark.parametrize("room", ROOMS, ids=named)
def it_finds_a_sentence_at_the_door(room):
    docstring = ast.get_docstring(ast.parse((room / "__init__.py").read_text("utf-8")))
    assert docstring, f"{named(room)}/__init__.py has no docstring"


def it_finds_no_room_without_a_door():
    folders = {path.parent for path in MODULES}
    assert folders == set(ROOMS)


def it_finds_every_room_of_the_picture():
    drawn = drawn_in_the_picture()
    assert drawn, "no tree of reportgen/ in docs/architecture.md"
    there = {path.name for path in PACKAGE.rglob("*") if path.is_dir() or path.suffix == ".py"}
    assert [name for name in drawn if name.rstrip("/") not in there] == []


def it_finds_every_room_in_the_picture():
    rooms = {named(room) + "/" for room in ROOMS if room.parent == PACKAGE}
    assert rooms - set(drawn_in_the_picture()) == set()


def it_runs_or_uses_every_function_of_the_tests():
    """One whose name is not that of a test runs nowhere, and nothing tells."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["pytest"]["ini_options"]
    begins = tuple(name.removesuffix("*") for name in settings["python_functions"])
    texts = {path: path.read_text("utf-8") for path in (ROOT / "tests").rglob("*.py")}
    met = Counter(word for text in texts.values() for word in re.findall(r"\w+", text))
    functions = [(path, each) for path, text in texts.items() if path.name.startswith("test_")
                 for each in ast.walk(ast.parse(text)) if isinstance(each, ast.FunctionDef)]  # fmt: skip
    assert len(functions) > 1000
    idle = [(path, each) for path, each in functions
            if met[each.name] == 1 and not each.name.startswith(("__", *begins))]  # fmt: skip
    fixtures = {each.name for _, each in idle if any("fixture" in ast.unparse(d) for d in each.decorator_list)}
    assert [f"{path.name}:{each.lineno}: {each.name}" for path, each in idle if each.name not in fixtures] == []
