"""The third story: a correction is brought into the Word file that people have edited, and the file that leaves.

The draft is read, the report is made anew as the data stand, and what changed between the base in the draft and the new
file is put into what people wrote. The draft itself is never written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reportgen import gates, inspection, pipeline
from reportgen.cache import Cache
from reportgen.clock import today
from reportgen.collector import no_collection
from reportgen.errors import DataError, ProtectionError, UsageError
from reportgen.findings import Finding, Severity, Where, number_of
from reportgen.outputs import Delivery, deliver
from reportgen.pictures import Pictures
from reportgen.run import Request, Stated

if TYPE_CHECKING:  # rooms are imported by the command that needs them: --help stays quick
    from reportgen.document.charts import Figure
    from reportgen.document.report import Report
    from reportgen.drafts import Base
    from reportgen.protection import ClosedCase
    from reportgen.refresh import Asked, Draft, Refreshed
    from reportgen.versions import FrozenVersion
    from reportgen.vocabulary import Country

AUTHOR = "Data refresh"
_MARK = re.compile(r"(?<![0-9a-z])[0-9a-f]{12}(?![0-9a-z])")
"""What stands for a case in the name of a bookmark."""
_NO_PICTURE = b"\x89PNG\r\n\x1a\n" + bytes((0, 0, 0, 13)) + b"IHDR" + bytes((0, 0, 1, 0, 0, 0, 1, 0))
"""The head of a picture of 256 by 256 dots."""
_WRITTEN = (
    "Words of people in a heading, paragraph or row that must go for good, because a consent no longer stands: they "
    "would go with it. Take them to another paragraph, or out."
)
_PASTED = "A sentence about somebody whose consent no longer stands, as it was generated, in words of people."


@dataclass(frozen=True, slots=True)
class Revision:
    """What a refresh was asked for: the draft, where to write, and how.

    `base`: the frozen version (number, start of its hash, or label) to compare with; a draft that carries a base is
    compared with that one.
    """

    draft: Path
    output: Path | None = None
    tracked: bool = True
    dry_run: bool = False
    base: str = ""


def refresh(request: Request, revision: Revision) -> tuple[Refreshed, Path | None]:
    """Bring what the data changed into a draft; what was done, and the file that was written (None for none).

    Raises ProtectionError, and writes nothing, where a protected name would stand in the file; else as `build` does.
    """
    from reportgen import drafts, tracing  # noqa: PLC0415
    from reportgen import refresh as room  # noqa: PLC0415

    if revision.base and not revision.tracked:
        raise UsageError(
            "A file that is compared with a frozen version has been submitted: it is the master now, and what is done "
            "to it is tracked. Leave out --no-track-changes."
        )
    output = revision.output or revision.draft.with_name(f"{revision.draft.stem}.refreshed.docx")
    _refuse_places(request, revision.draft, output)
    draft = room.Draft.read(drafts.Package.bytes_of(revision.draft), str(revision.draft))
    stated, report = pipeline.composed(replace(request, writes=False), ())
    countries = stated.loaded.reference.countries.values()
    country = tracing.annex_of(draft.base.flow if draft.base else None, draft.file.flow, countries)
    new = _word_file(stated, report, country, Pictures(Cache.seen(request.folder)).png)  # charts that were drawn
    named = "" if draft.base else revision.base  # what a file carries was brought in last
    frozen = _frozen(request.folder, named, country) if named else ()
    base = _rendered(frozen[0].report, stated) if frozen else None
    former = drafts.base_of(drafts.Package.unzipped(base, "the version")) if base else draft.base
    if named and former:
        _refuse_other_version(frozen, stated, (draft, former, new))
    names = frozenset((*(former.flow.starts if former else ()), *draft.file.flow.starts))
    _refuse_other_key(stated, names, str(revision.draft))
    gates.refuse_lost_names(gates.lost_names(request.folder, stated.released))
    asked = _asked(request, stated, names, _told_otherwise(stated, former, new), tracked=revision.tracked)
    with no_collection():  # it walks all that the report was made of: up to half of the time
        done = room.refresh_draft(draft, new, asked, base=base)
    _refuse_names(stated, done, output.name)
    if revision.dry_run:
        return done, None
    return done, deliver([Delivery(output.parent, {output.name: done.content})])[0]


def _refuse_places(request: Request, draft: Path, output: Path) -> None:
    if output.suffix.lower() != ".docx":
        raise UsageError(f"{output} is no name of a Word file: let -o end with .docx.")
    if output.exists() and draft.exists() and output.samefile(draft):
        raise UsageError(f"{output} is the draft itself, which is never written: name another file with -o.")
    gates.refuse_places(request, [output.parent])


def _word_file(
    stated: Stated, report: Report, country: Country | None, draw: Callable[[Figure], bytes] | None = None
) -> bytes:
    """What `build` or `annex` would make now, as a draft; `draw` gives the picture of a figure."""
    from reportgen.composition import as_draft, compose_country  # noqa: PLC0415
    from reportgen.rendering.docx import render_docx  # noqa: PLC0415

    if country:
        report = compose_country(stated.facts.for_country(country), stated.loaded.settings)
        gates.refuse_names(stated, [report])
    else:
        report = as_draft(report)
    return render_docx(report, replace(stated.loaded.form, anchors=True), draw)


class _Frozen(NamedTuple):
    """A frozen version, and what it holds of what a draft is: the report, or the annex of one State."""

    version: FrozenVersion
    report: Report


def _frozen(folder: Path, named: str, country: Country | None) -> list[_Frozen]:
    """The version that was named, then all others that hold the like. UsageError where there is none of that name."""
    from reportgen import loading, versions  # noqa: PLC0415

    kept = loading.read_versions(folder)
    own = versions.find(kept, named)
    found = []
    for version in (own, *(version for version in kept if version.hash != own.hash)):
        report = version.annex(country.iso3) if country else version.report
        if report is not None:
            found.append(_Frozen(version, report))
        elif version is own and country:
            why = "its report does not list that State" if version.annexes_json else "an earlier program froze it"
            raise UsageError(
                f"Version {_called(own)} holds no annex of {country.in_text}: {why}. Name a version that does, or make "
                f"the annex anew: reportgen annex {folder} {country.iso3}."
            )
    return found


def _rendered(report: Report, stated: Stated, draw: Callable[[Figure], bytes] | None = None) -> bytes:
    """The file of what was frozen, as a draft."""
    from reportgen.composition import as_draft  # noqa: PLC0415
    from reportgen.rendering.docx import render_docx  # noqa: PLC0415

    return render_docx(as_draft(report), replace(stated.loaded.form, anchors=True), draw)


def _refuse_other_version(frozen: Sequence[_Frozen], stated: Stated, files: tuple[Draft, Base, bytes]) -> None:
    """UsageError where a draft agrees better with another frozen version than with the one that was named, the first.

    That one was brought in since: against the former one, what came with it would count as words of people.
    """
    from reportgen import drafts  # noqa: PLC0415
    from reportgen.refresh.agreement import better  # noqa: PLC0415

    draft, former, new = files
    own = frozen[0]
    by_number = {each.version.number: each for each in frozen[1:] if each.report != own.report}
    if not by_number:
        return
    bases = {number: drafts.base_of(drafts.Package.unzipped(_rendered(each.report, stated, _no_picture), "a version"))
             for number, each in by_number.items()}  # fmt: skip
    now = drafts.read_word_file(drafts.Package.unzipped(new, "the new file"), "the new file").flow
    others = {number: base.flow for number, base in bases.items() if base}
    found = better(draft.file.flow, former.flow, now, others)
    if found:
        other = by_number[found.version].version
        raise UsageError(
            f"Where the versions differ, the draft agrees with version {_called(other)} in "
            f"{number_of(found.places, 'place')}, and with version {_called(own.version)} in {found.named}: the one "
            "was brought in since the other, and what it says would count as words of people. Compare with it: "
            f"--base {other.number}."
        )


def _called(version: FrozenVersion) -> str:
    labels = ", ".join(f"“{label}”" for label in version.labels)
    return f"{version.number} ({labels})" if labels else str(version.number)


def _no_picture(_figure: Figure) -> bytes:
    """A picture for a file of which only the words are read."""
    return _NO_PICTURE


def _refuse_other_key(stated: Stated, here: frozenset[str], name: str) -> None:
    """DataError where a draft has no mark of a case that this folder has, and cases are kept back to protect somebody.

    What stands in it about those could not be told from the rest.
    """
    from reportgen.versions.rows import case_mark  # noqa: PLC0415

    key, released = stated.loaded.raw.digest_key, stated.released
    marks = {mark for each in here for mark in _MARK.findall(each)}
    ids = [*map(str, released.cases.cases.index), *(case.case_id for case in released.left_out)]
    if not marks or (key and any(case_mark(key, case) in marks for case in ids)):
        return
    if released.closed:
        raise DataError(
            f"{name} was made from another copy of this folder, whose .reportgen/key this one has not: which text must "
            "go for good, because a consent no longer stands, cannot be told. Copy .reportgen/key from there."
        )


def _told_otherwise(stated: Stated, former: Base | None, new: bytes) -> list[ClosedCase]:
    """Anonymous cases of which the base says what is told no more: a name, or what was done about them."""
    from reportgen import drafts  # noqa: PLC0415

    anonymous = [case for case in stated.released.closed if case.described]
    if former is None or not anonymous:
        return []
    after = drafts.base_of(drafts.Package.unzipped(new, "the new file"))
    now = frozenset(after.flow.starts) if after else frozenset()
    guard, where = stated.released.guard, Where("the base")
    was = [(name, item) for item in former.flow.items for name in item.starts]
    found = []
    for case in anonymous:
        own = [(name, item) for name, item in was if case.anchor in name]
        texts = {item.text for _, item in own}
        gone = any(name not in now for name, _ in own)
        if gone or any(each.severity is Severity.ERROR for text in texts for each in guard.search(text, where)):
            found.append(case)
    return found


def _asked(request: Request, stated: Stated, here: frozenset[str], anonymous: Sequence[ClosedCase], *,
           tracked: bool) -> Asked:  # fmt: skip
    """How the draft is refreshed: what goes for real because somebody's consent no longer stands behind it.

    `here`: the names of the bookmarks that the draft has or had. `anonymous`: cases of which it tells too much.
    """
    from reportgen.drafts.tokens import short  # noqa: PLC0415
    from reportgen.refresh import Asked  # noqa: PLC0415

    without = [case for case in stated.released.closed if not case.described]
    told = [*(case for case in without if any(case.anchor in name for name in here)), *anonymous]
    keys = inspection.changed_by(request.folder, request.persons, [case.case for case in told]) if told else ()
    is_about = _about(told)
    guard = stated.released.guard

    def tells(words: str) -> bool:
        return any(found.severity is Severity.ERROR for found in guard.search(words, Where("the draft")))

    def sensitive(names: Sequence[str], words: str) -> bool:
        return any(map(is_about, names)) or tells(words)

    def about_case(names: Sequence[str], words: str) -> bool:
        return any(case.anchor in name for case in told for name in names) or tells(words)

    return Asked(
        author=AUTHOR,
        date=f"{today().isoformat()}T00:00:00Z",
        tracked=tracked,
        sensitive=sensitive,
        about_case=about_case,
        quiet=frozenset(map(short, keys)),
    )


def _about(cases: Sequence[ClosedCase]) -> Callable[[str], bool]:
    """Whether a bookmark is that of text about a case: its entry, or what is said of its State as a whole."""
    states = {state.lower() for case in cases for state in case.states}
    whole = {f"{part}_{state}" for state in states for part in ("summary", "new", "follow_up")}

    def is_about(name: str) -> bool:
        return any(case.anchor in name for case in cases) or name.partition("_p_")[0] in whole

    return is_about


def _refuse_names(stated: Stated, done: Refreshed, name: str) -> None:
    """The whole file is screened before it is written: nothing of a protected person may be left in it."""
    findings = [
        Finding("protected.in_draft", Severity.ERROR, Where(one.where), f"{one.says[0].upper()}{one.says[1:]}.")
        for one in inspection.screened(stated, done.content, name).told()
        if one.must_go
    ]
    for places, says in ((done.left, _PASTED), (done.written, _WRITTEN)):
        findings += [Finding("protected.in_draft", Severity.ERROR, Where(where), says) for where in places]
    if findings:
        raise ProtectionError(
            "What must not leave stands in the words of people, a comment or a property of the draft: nothing was "
            "written. Take it out of the draft at the places below, then refresh again.",
            findings=findings,
        )
