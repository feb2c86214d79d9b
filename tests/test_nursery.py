"""Commands that are forked from one process are as apart from each other as if each were started."""

from __future__ import annotations

import os
import subprocess

import pytest
from nursery import Nursery

from reportgen import __version__

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="commands are forked")


@pytest.fixture(scope="module")
def nursery(tmp_path_factory):
    nursery = Nursery(os.environ, tmp_path_factory.mktemp("nursery"))
    yield nursery
    nursery.end()


def it_runs_a_command_as_it_is_typed(nursery):
    code, out, err = nursery.run(["--version"], {})
    assert (code, out.split()[-1], err) == (0, __version__, "")
    assert nursery.run(["nonsense"], {})[0] == 2


def it_limits_the_memory_of_one_and_of_no_other(nursery, tmp_path):
    (tmp_path / "report.toml").write_bytes(b"# it says nothing\n" * 200_000)
    assert nursery.run(["check", tmp_path], {})[0] == 3
    assert nursery.run(["check", tmp_path], {}, memory=1)[0] not in (0, 2, 3)
    assert nursery.run(["--version"], {})[0] == 0


def it_ends_what_hangs_and_goes_on(nursery):
    with pytest.raises(subprocess.TimeoutExpired):
        nursery.run(["--version"], {}, patience=0)
    assert nursery.run(["--version"], {})[0] == 0
