"""Nothing is sent anywhere: every command works where sockets are forbidden, and the PDF engine fetches nothing."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys

import pytest
from attacks import PATIENCE, attack, command, small_folder
from commands import Run, documented
from nursery import Nursery

from reportgen.rendering.pdf.reading import _fetch

FORBIDDING = """
import sys
def forbid(event, arguments):
    if event.startswith("socket.") and event not in ("socket.__new__", "socket.gethostname"):
        import os
        os.write(2, f"ASKED FOR {event}".encode())
        raise PermissionError(13, event)
sys.addaudithook(forbid)
"""
"""Put into every Python that is started, the second process too. A socket may be made, but not used."""

COMMANDS = [
    ("new", "{new}"),
    ("check", "{in}"),
    ("check", "{in}", "--json"),
    ("lint", "{in}"),
    ("build", "{in}", "-o", "{out}"),
    ("annex", "{in}", "--all", "-o", "{out}"),
    ("figures", "{in}", "-o", "{out}"),
    ("audit", "{in}"),
    ("freeze", "{in}"),
    ("versions", "{in}"),
    ("sign-off", "{in}", "--as", "A Person, editor"),
    ("screen", "{in}/report.toml", "--folder", "{in}"),
    ("trace", "{in}", "cases"),
    ("verify", "{in}/prose/introduction.md", "--folder", "{in}"),
    ("refresh", "{in}", "{draft}", "-o", "{new}.docx"),
    ("finalize", "{draft}", "--folder", "{in}", "-o", "{new}.docx"),
    ("compare", "{in}", "--format", "html", "-o", "{out}"),
    ("corrigendum", "{in}", "1", "2", "-o", "{out}"),
]
LINKED = "[a](http://127.0.0.1:9/) and [b](https://example.org/x.png) ^[See http://127.0.0.1:9/y.]"


def names_of_commands() -> set[str]:
    from reportgen.cli import reportgen

    return set(reportgen.commands)


def it_tries_every_command():
    assert names_of_commands() == {name for name, *_ in COMMANDS}


@pytest.fixture
def places(tmp_path):
    folder = small_folder(tmp_path / "in", account=f"It was said. {LINKED}", prose=f"Words. {LINKED}")
    return {"in": folder, "out": tmp_path / "out", "new": tmp_path / "new", "draft": tmp_path / "draft.docx"}


@pytest.fixture(scope="module")
def drafted(tmp_path_factory):
    """A draft of the folder, as people would edit it."""
    place = tmp_path_factory.mktemp("drafted")
    folder = small_folder(place / "in", account=f"It was said. {LINKED}", prose=f"Words. {LINKED}")
    command("build", folder, "--format", "docx", "-o", place / "out")
    return (place / "out" / "report.docx").read_bytes()


@pytest.fixture(scope="module")
def forbidding(tmp_path_factory):
    """A folder that forbids sockets to each Python that has it on its path."""
    place = tmp_path_factory.mktemp("forbidding")
    (place / "sitecustomize.py").write_text(FORBIDDING)
    return place


@pytest.fixture(scope="module")
def nursery(forbidding, tmp_path_factory):
    """What commands are forked from, where sockets are forbidden."""
    nursery = Nursery({**os.environ, "PYTHONPATH": str(forbidding)}, tmp_path_factory.mktemp("nursery"))
    yield nursery
    nursery.end()


@pytest.mark.parametrize("arguments", COMMANDS, ids=[" ".join(arguments) for arguments in COMMANDS])
def it_uses_no_socket(arguments, places, nursery, request):
    if "{draft}" in arguments:
        places["draft"].write_bytes(request.getfixturevalue("drafted"))
    typed = [argument.format(**places) for argument in arguments]
    done = documented(Run(*nursery.run(typed, {}, patience=PATIENCE)))
    assert "ASKED FOR" not in done.err


def nor_do_the_libraries_when_they_are_loaded(nursery):
    assert "ASKED FOR" not in nursery.loading


def but_what_forbids_them_does(forbidding):
    using = "import socket; socket.create_connection(('127.0.0.1', 9))"
    done = subprocess.run(
        [sys.executable, "-c", using],
        env={**os.environ, "PYTHONPATH": str(forbidding)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "ASKED FOR socket." in done.stderr


def _unshared() -> bool:
    program = shutil.which("unshare")
    return bool(program) and subprocess.run([program, "-rn", "true"], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not _unshared(), reason="no unshare, or it may not be used here")
def it_makes_the_whole_report_on_a_computer_without_a_network(places):
    done = attack("build", places["in"], "-o", places["out"], before='unshare -rn -- "$@"; exit; RUN')
    assert done.code == 0
    assert (places["out"] / "report.pdf").stat().st_size > 10_000


ADDRESSES = [
    "file:///etc/passwd",
    "http://127.0.0.1:9/x",
    "https://example.org/",
    "ftp://a",
    "data:text/html,x",
    "/etc/passwd",
    "data:image/svg+xml;base64,PHN2Zy8+",
    "DATA:image/png;base64,AA==",
    "x",
    "",
    "data:image/png,x",
]


@pytest.mark.parametrize("address", ADDRESSES)
def it_fetches_nothing_for_the_pdf(address):
    with pytest.raises(ValueError, match="fetches nothing"):
        _fetch(address)


def but_the_picture_of_the_emblem_which_stands_in_the_page():
    assert _fetch("data:image/png;base64," + base64.b64encode(b"picture").decode()).read() == b"picture"


@pytest.mark.skipif(not os.access("/proc/self", os.R_OK) or shutil.which("strace") is None, reason="no strace")
def it_asks_the_system_for_no_internet_socket(places):
    done = subprocess.run(
        [
            "strace",
            "-f",
            "-qq",
            "-e",
            "trace=connect,sendto,bind",
            "-o",
            "/dev/stderr",
            sys.executable,
            "-m",
            "reportgen",
            "build",
            places["in"],
            "-o",
            places["out"],
        ],
        capture_output=True,
        text=True,
        timeout=PATIENCE * 2,
        check=False,
    )
    assert done.returncode == 0
    assert "AF_INET" not in done.stderr
