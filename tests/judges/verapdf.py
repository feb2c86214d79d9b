"""veraPDF, the judge of PDF/A and PDF/UA that the PDF Association stands behind."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from judges import available

Profile = Literal["ua1", "1a", "1b", "2a", "2b", "2u", "3a", "3b", "3u", "4", "4e", "4f"]

_PROGRAM = Path(__file__).parent / "java" / "Judge.java"

_QUICKLY = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""For a run of some seconds: half of the work is saved when Java does not prepare for hours."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule that a file breaks: how often, and what is wrong where it does so first."""

    clause: str
    test: int
    count: int
    description: str
    context: str

    def __str__(self) -> str:
        return f"{self.clause}-{self.test} ({self.count} times): {self.description} [{self.context}]"


def failures(paths: Sequence[Path], profile: Profile) -> dict[Path, tuple[Failure, ...]]:
    """For each PDF, in their order, the rules of the profile that it breaks; all judged in one process.

    A file that is no PDF breaks the rule "unreadable".
    """
    return failures_by({profile: paths})[profile]


def failures_by(asked: Mapping[Profile, Sequence[Path]]) -> dict[Profile, dict[Path, tuple[Failure, ...]]]:
    """For each profile and each PDF that is to be judged by it, the rules that it breaks; all judged in one process."""
    pairs = [(profile, path) for profile, paths in asked.items() for path in paths]
    classes = ":".join(map(str, available.verapdf()))
    run = subprocess.run(
        [available.java(), *_QUICKLY, "-cp", classes, str(_PROGRAM), *(str(part) for pair in pairs for part in pair)],
        capture_output=True, text=True, encoding="utf-8", check=False, timeout=600,
    )  # fmt: skip
    if run.returncode:
        raise RuntimeError(f"veraPDF ended with {run.returncode}: {run.stderr[-2000:]}")
    found: dict[tuple[Profile, Path], list[Failure]] = {pair: [] for pair in pairs}
    verdicts: dict[tuple[Profile, Path], bool] = {}
    for line in run.stdout.splitlines():
        place, *said = line.split("\t")
        pair = pairs[int(place) - 1]
        if len(said) == 1:
            verdicts[pair] = said[0] == "true"
        else:
            clause, test, count, description, context = said
            found[pair].append(Failure(clause, int(test), int(count), description, context))
    if unsure := [pair for pair in pairs if verdicts.get(pair) is not (not found[pair])]:
        raise RuntimeError(f"veraPDF gave no clear verdict on {unsure[0]}: {run.stderr[-2000:]}")
    return {profile: {path: tuple(found[profile, path]) for path in paths} for profile, paths in asked.items()}
