"""The table of gates fits the code, and the gates at its core are missed when they are taken out.

All of them are taken out by `make mutants`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mutants.gates import GATES
from mutants.runner import ROOT, faults_of_the_table


def it_finds_each_gate_where_the_table_says():
    assert list(faults_of_the_table()) == []


@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.name)
def it_puts_code_in_place_of_a_gate_that_names_tests_that_are_there(gate):
    assert gate.text != gate.without
    whole = (ROOT / "reportgen" / gate.file).read_text("utf-8")
    compile(whole.replace(gate.text, gate.without), gate.file, "exec")
    for test in gate.tests:
        path, *names = test.split("::")
        text = (ROOT / path).read_text("utf-8")
        assert all(f"def {name}(" in text or f"class {name}:" in text for name in names), test


def it_names_each_gate_once():
    assert len({gate.name for gate in GATES}) == len(GATES)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="mutants are forked")
def it_misses_each_gate_at_the_core_when_it_is_taken_out():
    """In a process of its own, for this one has the package loaded."""
    done = subprocess.run(
        [sys.executable, "-m", "mutants.runner", "--core"],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("noticed ") == sum(gate.core for gate in GATES)
