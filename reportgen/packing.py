"""What goes into which folder: what may leave, and beside it what is for drafters only."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reportgen import records
from reportgen.findings import Finding, Severity, Where
from reportgen.outputs import Delivery
from reportgen.run import Request, Stated
from reportgen.settings import CHARTS

if TYPE_CHECKING:
    from reportgen.document.charts import Figure
    from reportgen.pictures import Pictures
    from reportgen.versions import SignOffs

MANIFEST, ANNEXES = "manifest.json", "annexes/manifest.json"
CORRECTIONS = tuple(f"{name}.manifest.json" for name in ("comparison", "corrigendum"))

_NAMES = re.compile(
    r"report\.(?:docx|pdf|html)|facts\.json|(?:annexes/)?manifest\.json|annexes/[A-Z]{3}\.(?:docx|pdf)"
    r"|figures/[a-z_]{1,60}\.(?:svg|png|csv|txt)|(?:comparison|corrigendum)\.(?:docx|pdf|html|json)"
)
"""What a run makes: a manifest from elsewhere has nothing else taken away."""

_CHARTS = frozenset(f"figures/{name}.{form}" for name in CHARTS for form in ("svg", "png", "csv", "txt"))

_LARGEST_MANIFEST = 10_000_000


def places(request: Request) -> tuple[Path, ...]:
    """Every folder that a command may write into."""
    return request.output, request.output / "figures", request.output / "annexes", internal(request)


def report_delivery(request: Request, stated: Stated, files: dict[str, bytes]) -> Delivery:
    """The files, in place of those of an earlier run: a stale document never stays, nor an annex of other data.

    Nor does a chart that is not among them: it may be of other data, and does not say so.
    """
    former = _CHARTS | _made(request.output / MANIFEST).files | _of_former_data(request, stated)
    return Delivery(request.output, files, frozenset(former - files.keys()))


def annex_delivery(request: Request, stated: Stated, files: dict[str, bytes], signed: SignOffs, *, every: bool
                   ) -> Delivery:  # fmt: skip
    """Country annexes and what they were made of, in place of those of other data.

    Of the same data those of other States stay, unless `every` State was asked for, or the ones are drafts and the
    others published: one manifest speaks for all of them.
    """
    _note_report_of_former_data(request, stated)
    former = _made(request.output / ANNEXES).files
    stale = _of_former_data(request, stated) | _annexes_of_other_kind(request) | (former if every else set())
    kept = {name: path.read_bytes() for name in former - stale - files.keys()
            if (path := request.output / name).is_file() and name != ANNEXES}  # fmt: skip
    notice = notice_of(stated, draft=not request.publish)
    manifest = records.manifest_json(stated.facts.data_version, notice, {**kept, **files}, signed)
    made = {**files, ANNEXES: manifest}
    return Delivery(request.output, made, frozenset(stale - made.keys()))


def figures_delivery(request: Request, stated: Stated, files: dict[str, bytes]) -> Delivery:
    """The charts, in place of those that can no longer be drawn."""
    _note_report_of_former_data(request, stated)
    return Delivery(request.output, files, _CHARTS - files.keys())


def correction_delivery(
    request: Request, stated: Stated, name: str, files: dict[str, bytes], signed: SignOffs
) -> Delivery:
    """A comparison or a corrigendum with its manifest, in place of what an earlier run made of it."""
    _note_report_of_former_data(request, stated)
    manifest = f"{name}.manifest.json"
    former = _made(request.output / manifest).files | _of_former_data(request, stated)
    notice = notice_of(stated, draft=not signed)
    written = records.manifest_json(stated.facts.data_version, notice, files, signed)
    made = {**files, manifest: written}
    return Delivery(request.output, made, frozenset(former - made.keys()))


def correction_internal(request: Request, name: str, lines: bytes) -> Delivery:
    """For drafters: all that changed, and what was kept out of the comparison or the corrigendum."""
    return Delivery(internal(request), {f"{name}.txt": lines}, private=True)


def _of_former_data(request: Request, stated: Stated) -> set[str]:
    """What the output folder has that was made of other data: a case that has been withdrawn may stand in it."""
    stale = _annexes_of_former_data(request, stated)
    for manifest in CORRECTIONS:
        made = _made(request.output / manifest)
        if made.files and made.data_version != stated.facts.data_version:
            stale |= {*made.files, manifest}
    return stale


def _annexes_of_former_data(request: Request, stated: Stated) -> set[str]:
    made = _made(request.output / ANNEXES)
    if not made.files or made.data_version == stated.facts.data_version:
        return set()
    _note(request, "annex.former_data", "They were made of other data, and are taken away: make them anew.")
    return {*made.files, ANNEXES}


def _annexes_of_other_kind(request: Request) -> set[str]:
    """Drafts where annexes are published, and the other way round."""
    made = _made(request.output / ANNEXES)
    if not made.files or made.draft is not request.publish:
        return set()
    kind = "drafts" if made.draft else "published ones"
    _note(request, "annex.other_kind", f"The others were {kind}, and are taken away: make them anew.")
    return {*made.files, ANNEXES}


def _note_report_of_former_data(request: Request, stated: Stated) -> None:
    """Say where something comes to stand beside a report of other data: that stays, for people may have edited it."""
    made = _made(request.output / MANIFEST)
    if made.files and made.data_version != stated.facts.data_version:
        message = "It was made of other data, and stays as it is: refresh it, or build it anew."
        _note(request, "report.former_data", message, "the report here")


def _note(request: Request, code: str, message: str, where: str = "the country annexes here") -> None:
    if request.progress:
        request.progress.note(Finding(code, Severity.NOTE, Where(where), message))


class _Made(NamedTuple):
    """What a manifest says of an earlier run."""

    data_version: str = ""
    files: frozenset[str] = frozenset()
    draft: bool = True


def _made(manifest: Path) -> _Made:
    """What an earlier run made; nothing where there was none, or it is not our manifest."""
    try:
        if not manifest.is_file() or manifest.stat().st_size > _LARGEST_MANIFEST:
            return _Made()
        written = json.loads(manifest.read_bytes())
        files = frozenset(name for name in written["outputs"] if _NAMES.fullmatch(name))
        return _Made(str(written["data_version"]), files, bool(written["draft"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return _Made()


def internal_delivery(request: Request, stated: Stated) -> Delivery:
    """What is for drafters only, in a folder beside the one that people zip and send."""
    files = {
        "findings.json": records.findings_json(stated.findings),
        "facts.json": records.internal_facts_json(stated.facts),
        "left_out.json": records.left_out_json(stated.released.left_out),
    }
    return Delivery(internal(request), files, private=True)


def internal(request: Request) -> Path:
    """The folder for drafters only."""
    output = request.output.resolve()  # "out/.." has its neighbour where it leads to, never inside
    return output.with_name(f"{output.name}.internal")


def figure_files(figures: Sequence[Figure], stated: Stated, pictures: Pictures) -> dict[str, bytes]:
    """The files of each chart: its pictures, its table, its alt text."""
    from reportgen.rendering.charts import table_csv  # noqa: PLC0415

    notice = notice_of(stated)
    files: dict[str, bytes] = {}
    for figure in figures:
        files[f"figures/{figure.name}.svg"] = pictures.alone(figure, "svg")
        files[f"figures/{figure.name}.png"] = pictures.alone(figure, "png")
        files[f"figures/{figure.name}.csv"] = table_csv(figure)
        files[f"figures/{figure.name}.txt"] = records.alt_text(figure, notice)
    return files


def notice_of(stated: Stated, *, draft: bool = False) -> str:
    """What every output says of itself; what has no page says here that it is a draft."""
    report = stated.loaded.settings.report
    notice = report.notice or ("Not a United Nations document." if stated.loaded.settings.specimen else "")
    return " ".join(filter(None, ("DRAFT." if draft else "", notice)))
