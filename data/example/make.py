"""Make the example: run `python data/example/make.py`. A seed stands in `invented/chance.py`; the bytes repeat.

Every State, person, organization and event is invented.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from invented import edges, tables  # noqa: E402  the package stands beside this script
from invented.accounts import Teller  # noqa: E402
from invented.corrected import correct  # noqa: E402
from invented.persons import Registry  # noqa: E402
from invented.plan import Planner  # noqa: E402
from invented.record import Recorder  # noqa: E402
from invented.states import LISTED  # noqa: E402


def make() -> dict[str, str]:
    """The text of each table by file name."""
    registry, recorder, teller = Registry(), Recorder(), Teller()
    planner = Planner(registry)
    cases = [*planner.cases(), *edges.special_cases(planner)]
    cases += edges.shared(planner, cases)
    for state in LISTED:
        recorder.act_on([case for case in cases if case.state is state])
    edges.opinions(recorder, cases)
    for case in cases:
        teller.tell(case)
    for letter in list(recorder.actions):
        recorder.reply_to(letter, 0.62)
    silent, hidden = list(edges.mute(planner)), list(edges.left_out(planner))
    for case in hidden:
        teller.tell(case)
    cases = sorted([*cases, *silent, *hidden], key=lambda case: case.case_id)
    edges.unusual_replies(recorder, cases)
    recorder.number_replies()
    raw = {
        "countries": list(tables.countries()),
        "cases": list(tables.cases(cases)),
        "persons": list(tables.persons([*registry.persons, *registry.organizations])),
        "un_actions": list(tables.un_actions(recorder.actions)),
        "responses": list(tables.responses(recorder.replies)),
        "history": list(tables.history()),
    }
    raw["corrections"] = correct(raw)
    return {f"{name}.csv": tables.written(rows) for name, rows in raw.items()}


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    for name, text in make().items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
        print(f"{folder / name}: {text.count(chr(10)) - 1} lines")
