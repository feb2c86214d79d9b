"""What goes into which folder: what may leave, and beside it what is for drafters only."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import records
from reportgen.outputs import Delivery
from reportgen.run import Request, Stated

if TYPE_CHECKING:
    from reportgen.document.charts import Figure
    from reportgen.parallel import Pictures


def places(request: Request) -> tuple[Path, ...]:
    """Every folder that a command may write into."""
    return request.output, request.output / "figures", request.output / "annexes", _internal(request)


def report_delivery(folder: Path, files: dict[str, bytes], manifest: str) -> Delivery:
    """The files, in place of those that the manifest of an earlier run names: a stale document never stays."""
    former: set[str] = set()
    try:
        outputs = json.loads((folder / manifest).read_bytes())["outputs"]
        former = {name for name in outputs if not Path(name).is_absolute() and ".." not in Path(name).parts}
    except (OSError, ValueError, KeyError, TypeError):
        pass  # no earlier run, or not our manifest: nothing to take away
    return Delivery(folder, files, frozenset(former - files.keys()))


def internal_delivery(request: Request, stated: Stated) -> Delivery:
    """What is for drafters only, in a folder beside the one that people zip and send."""
    files = {
        "findings.json": records.findings_json(stated.findings),
        "facts.json": records.internal_facts_json(stated.facts),
        "left_out.json": records.left_out_json(stated.released.left_out),
    }
    return Delivery(_internal(request), files, private=True)


def _internal(request: Request) -> Path:
    output = request.output.resolve()  # "out/.." has its neighbour where it leads to, never inside
    return output.with_name(f"{output.name}.internal")


def figure_files(figures: Sequence[Figure], stated: Stated, pictures: Pictures) -> dict[str, bytes]:
    """The files of each chart: its pictures, its table, its alt text."""
    from reportgen.rendering.charts import table_csv  # noqa: PLC0415

    notice = notice_of(stated)
    files: dict[str, bytes] = {}
    for figure in figures:
        files[f"figures/{figure.name}.svg"] = pictures.svg(figure)
        files[f"figures/{figure.name}.png"] = pictures.png(figure)
        files[f"figures/{figure.name}.csv"] = table_csv(figure)
        files[f"figures/{figure.name}.txt"] = records.alt_text(figure, notice)
    return files


def notice_of(stated: Stated, *, draft: bool = False) -> str:
    """What every output says of itself; what has no page says here that it is a draft."""
    report = stated.loaded.settings.report
    notice = report.notice or ("Not a United Nations document." if stated.loaded.settings.specimen else "")
    return " ".join(filter(None, ("DRAFT." if draft else "", notice)))
