"""Compose the report of a folder and write it for other programs: python peers.py FOLDER PLACE.

PLACE then has report.md for pandoc, report.typ for Typst, the charts that both show, finished, and report.pickle for
render.py, which lets reportgen make the same files from the same Report.
"""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

import markdown_source
import typst_source

from reportgen import aggregation, composition, loading, protection, validation
from reportgen.document.charts import Figure
from reportgen.document.report import Report
from reportgen.rendering.charts import draw_png, draw_svg


def main(folder: Path, place: Path) -> None:
    """Write what the peers read."""
    report = _composed(folder)
    place.mkdir(parents=True, exist_ok=True)
    for block in report.blocks():
        if isinstance(block, Figure):
            (place / f"{block.name}.png").write_bytes(draw_png(block))
            (place / f"{block.name}.svg").write_bytes(draw_svg(block))
    (place / "report.md").write_text(markdown_source.write(report), "utf-8")
    (place / "report.typ").write_text(typst_source.write(report), "utf-8")
    (place / "report.pickle").write_bytes(pickle.dumps(report))


def _composed(folder: Path) -> Report:
    """The report of a folder, as `reportgen build` composes it before any file is drawn."""
    loaded = loading.load(folder, keep=False)
    checked, findings = validation.check(loaded.raw, loaded.reference, loaded.settings)
    if checked is None:
        sys.exit("\n".join(map(str, findings.errors[:10])))
    released = protection.release(checked, loaded.settings)
    draft = aggregation.aggregate(released.cases, loaded.settings)
    facts, _ = protection.protect_counts(draft, loaded.settings)
    return composition.compose(facts, loaded.prose, loaded.settings)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
