"""Many random hostile folders through the program: `make soak`, or `python tests/hostile/soak.py --help`.

Each folder is built, and each eighth checked and linted too. Folders come in batches of a seed of their own; each
batch that is done is written down, and a run that was broken off goes on after it. It prints how many folders ended
with which exit code, the seconds and the slowest, and ends with 1 where there was a defect. `--shrink BATCH` makes the
smallest folder that shows a batch's defect.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from hypothesis import HealthCheck, Phase, given, seed, settings  # noqa: E402
from judging import STEPS, judge, read_once  # noqa: E402
from strategies import HostileFolder, folders  # noqa: E402

BATCH = 50
"""Folders of one seed."""

PDF_EACH = 100
"""Every so many folders are laid out as a PDF too."""

CODES = {0: "report made", 2: "usage", 3: "errors in the data", 4: "errors in prose", 5: "protection", 6: "not written"}


def steps_of(place: int) -> tuple[str, ...]:
    """What is done with a folder: each is built, and each eighth checked and linted too."""
    return STEPS if place % 8 == 0 else STEPS[-1:]


def batch(number: int, *, shrink: bool = False) -> dict[str, object]:
    """Judge the folders of a batch: counts per code, seconds, the slowest, defects with their place in the batch."""
    codes: Counter[int] = Counter()
    defects: list[str] = []
    slowest = 0.0
    phases = (Phase.generate, Phase.shrink) if shrink else (Phase.generate,)

    @seed(number)
    @settings(max_examples=BATCH, database=None, phases=phases, suppress_health_check=list(HealthCheck))
    @given(folders())
    def each(folder: HostileFolder) -> None:
        nonlocal slowest
        place = codes.total()
        outcome = judge(
            folder,
            steps=STEPS if shrink else steps_of(place),
            pdf=(number * BATCH + place) % PDF_EACH == PDF_EACH - 1,
        )
        codes[outcome.code] += 1
        slowest = max(slowest, outcome.seconds)
        defects.extend(f"folder {place}: {defect}" for defect in outcome.defects)
        if shrink:
            assert not outcome.defects, (outcome.defects, folder.files)

    start = time.perf_counter()
    each()
    seconds = time.perf_counter() - start
    return {"batch": number, "codes": dict(codes), "seconds": seconds, "slowest": slowest, "defects": defects}


def soak(total: int, first: int = 0, log: Path | None = None) -> dict[str, object]:
    """Judge so many folders from a seed on; batches that stand in the log are taken from it."""
    done = {}
    if log is not None and log.exists():
        done = {entry["batch"]: entry for entry in map(json.loads, log.read_text(encoding="utf-8").splitlines())}
    results = []
    for number in range(first, first + -(-total // BATCH)):
        result = done.get(number)
        if result is None:
            result = batch(number)
            if log is not None:
                with log.open("a", encoding="utf-8") as file:
                    file.write(json.dumps(result) + "\n")
        for defect in result["defects"]:
            print(f"batch {number}, {defect}", flush=True)
        results.append(result)
    return _summed(results)


def _summed(results: list[dict]) -> dict[str, object]:
    codes: Counter[int] = Counter()
    for result in results:
        codes.update({int(code): count for code, count in result["codes"].items()})
    return {
        "folders": codes.total(),
        "codes": dict(sorted(codes.items())),
        "seconds": sum(result["seconds"] for result in results),
        "slowest": max(result["slowest"] for result in results),
        "defects": [f"batch {result['batch']}, {defect}" for result in results for defect in result["defects"]],
    }


def main() -> int:
    """Run as a program."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folders", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0, help="the first batch")
    parser.add_argument("--log", type=Path, default=Path("output/soak/batches.jsonl"))
    parser.add_argument("--shrink", type=int, metavar="BATCH", help="make a batch's defect small")
    options = parser.parse_args()
    read_once()
    if options.shrink is not None:
        batch(options.shrink, shrink=True)
        return 0
    options.log.parent.mkdir(parents=True, exist_ok=True)
    result = soak(options.folders, options.seed, options.log)
    print(f"{result['folders']:,} folders in {result['seconds']:,.0f} s; the slowest took {result['slowest']:.1f} s")
    for code, count in result["codes"].items():
        print(f"  exit {code}: {count:6,}  {CODES.get(code, 'A DEFECT')}")
    print(f"defects: {len(result['defects'])}")
    return 1 if result["defects"] else 0


if __name__ == "__main__":
    sys.exit(main())
