"""The sixth story: a draft that people have edited becomes the file that leaves.

What serves its editing is taken out, its words stay to the letter, and nothing is written that has open changes, that
the data contradict, or in which anything stands that must not leave. The draft itself is never written.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import evidence, gates, inspection, pipeline
from reportgen.errors import DataError, ProtectionError, UsageError
from reportgen.findings import Finding, Severity, Where, number_of
from reportgen.form import Numbers
from reportgen.outputs import Delivery, deliver
from reportgen.run import Request, Stated

if TYPE_CHECKING:  # rooms are imported by the command that needs them: --help stays quick
    from reportgen.document.report import Properties, Report
    from reportgen.drafts import Package
    from reportgen.finishing import Finished, Unresolved
    from reportgen.tracing import Verdict, Verified
    from reportgen.versions import SignOffs
    from reportgen.vocabulary import Country


@dataclass(frozen=True, slots=True)
class Departure:
    """What was asked for: the draft, and where to write. `circulates`: it goes to editors, with their changes in it."""

    draft: Path
    output: Path | None = None
    circulates: bool = False


@dataclass(frozen=True, slots=True)
class Departed:
    """The file that was written, how many numbers were typed in it, and who signed its data and its report off.

    Each in a line: `incomplete`, tables out of which people took something, and the rest of which agrees with the data;
    `untraced`, numbers that people typed, and that no figure has.
    """

    path: Path
    typed: int
    signed: SignOffs
    incomplete: tuple[str, ...] = ()
    untraced: tuple[str, ...] = ()


def finalize(request: Request, departure: Departure) -> Departed:
    """Write the file that leaves; with `request.publish` without the marks of a draft.

    Raises DataError where people must resolve something first or the data contradict a figure, ProtectionError where
    something stands in it that must not leave or nobody signed what is to be published; else as `build` does.
    """
    from reportgen import drafts, finishing, tracing  # noqa: PLC0415
    from reportgen.tracing import Verdict  # noqa: PLC0415

    output = departure.output or departure.draft.with_name(f"{departure.draft.stem}.final.docx")
    _refuse_places(request, departure, output)
    package = drafts.Package.read(departure.draft)
    name = str(departure.draft)
    try:
        word_file = drafts.read_word_file(package, name)
    except DataError as refused:
        raise refused if name in refused.message else DataError(f"{name}: {refused.message}") from None
    stated, report = pipeline.composed(replace(request, writes=False, publish=False), ())
    gates.refuse_lost_names(gates.lost_names(request.folder, stated.released))
    signed = gates.publication(request, stated, report)
    _refuse_unresolved(stated, finishing.unresolved(package), departure)
    if not request.publish:
        _refuse_unmarked(package, name)
    verified = None if departure.circulates else _refuse_contradicted(departure.draft, stated, report)
    own = drafts.base_of(package)
    countries = stated.loaded.reference.countries.values()
    country = tracing.annex_of(own.flow if own else None, word_file.flow, countries)
    properties = report.properties if country is None else _annex(stated, country)
    asked = finishing.Asked(
        core=_core(properties),
        typed=stated.loaded.form.numbers is Numbers.TYPED,
        circulates=departure.circulates,
        published=request.publish,
    )
    done: Finished = finishing.finish(departure.draft.read_bytes(), asked, name=name)
    _refuse_found(stated, done.content, output.name)
    path = deliver([Delivery(output.parent, {output.name: done.content})])[0]
    incomplete, untraced = (_lines(verified, verdict) for verdict in (Verdict.INCOMPLETE, Verdict.UNTRACED))
    return Departed(path, done.typed, signed, incomplete, untraced)


def _refuse_places(request: Request, departure: Departure, output: Path) -> None:
    if departure.circulates and request.publish:
        raise UsageError("--draft keeps a draft a draft: leave out --publish, or --draft.")
    if output.suffix.lower() != ".docx":
        raise UsageError(f"{output} is no name of a Word file: let -o end with .docx.")
    if output.exists() and departure.draft.exists() and output.samefile(departure.draft):
        raise UsageError(f"{output} is the draft itself, which is never written: name another file with -o.")
    gates.refuse_places(request, [output.parent])


def _refuse_unresolved(stated: Stated, found: Iterable[Unresolved], departure: Departure) -> None:
    """Stop where people must do something first; each thing is told with its place and its author."""
    open_ = [one for one in found if not (departure.circulates and (one.change or one.left_behind))]
    if open_:
        changes = any(one.change for one in open_)
        how = "Accept or reject each change and delete or resolve each comment in Word" if changes else ""
        rest = "take out what is hidden or embedded"
        rest = rest if any(not (one.change or one.left_behind) for one in open_) else ""
        left = "take out each number that a joined paragraph left behind"
        todo = ", and ".join(filter(None, (how, rest, left if any(one.left_behind for one in open_) else "")))
        raise DataError(
            f"{departure.draft} has {number_of(len(open_), 'place')} that people must look at first: nothing was "
            f"written. {todo[0].upper()}{todo[1:]}, then finalize it again.",
            findings=[_told(stated, one) for one in open_],
        )


def _told(stated: Stated, one: Unresolved) -> Finding:
    """One thing in words that tell no protected name: words of the place, and an author, that would are left out."""
    words = f' "{one.words}"' if one.words and not _tells(stated, one.words) else ""
    author = f" by {'somebody' if _tells(stated, one.author) else one.author}" if one.author else ""
    times = f" ({one.number} times)" if one.number > 1 else ""
    return Finding("finalize.unresolved", Severity.ERROR, Where(f"{one.where}{words}"), f"{one.kind}{author}{times}.")


def _tells(stated: Stated, words: str) -> bool:
    return any(found.severity is Severity.ERROR for found in stated.released.guard.search(words, Where("the draft")))


def _refuse_unmarked(package: Package, name: str) -> None:
    """What is not published says so on every page, whoever took the marks out."""
    from reportgen import finishing  # noqa: PLC0415

    if not finishing.says_draft(package):
        raise ProtectionError(
            f"{name} does not say DRAFT at the head of each page, and --publish was not asked for: nothing was "
            "written. Put DRAFT back, or let two people sign the data off and use --publish (docs/sign-off.md)."
        )


def _refuse_contradicted(draft: Path, stated: Stated, report: Report) -> Verified:
    """The verdicts on a draft; stop where a figure, a table or a chart of it is not what the data say now."""
    from reportgen.tracing import verified_lines  # noqa: PLC0415

    verified = evidence.held_against(draft, stated, report)
    wrong = tuple(each for each in verified.checked if each.verdict.disagrees)
    if wrong:
        findings = [
            Finding("finalize.contradicted", Severity.ERROR, Where(str(draft)), line.removeprefix(", "))
            for line in verified_lines(replace(verified, file="", checked=wrong))
        ]
        raise DataError(
            f"{number_of(len(wrong), 'place')} of {draft} disagree with the data: nothing was written. Bring the data "
            "into it with `reportgen refresh`, or correct what people typed.",
            findings=findings,
        )
    return replace(verified, file=str(draft))


def _lines(verified: Verified | None, verdict: Verdict) -> tuple[str, ...]:
    """What was judged so, each in a line."""
    from reportgen.tracing import verified_lines  # noqa: PLC0415

    if verified is None:
        return ()
    judged = tuple(each for each in verified.checked if each.verdict is verdict)
    return tuple(verified_lines(replace(verified, checked=judged)))


def _annex(stated: Stated, country: Country) -> Properties:
    """The properties of the annex of a State."""
    from reportgen.composition import compose_country  # noqa: PLC0415

    annex: Report = compose_country(stated.facts.for_country(country), stated.loaded.settings)
    gates.refuse_names(stated, [annex])
    return annex.properties


def _core(properties: Properties) -> bytes:
    from reportgen.rendering.docx.fixed_parts import core_part  # noqa: PLC0415

    return core_part(properties)


def _refuse_found(stated: Stated, content: bytes, name: str) -> None:
    """The finished file is screened as `screen` does, before it is written."""
    findings = [
        Finding("protected.in_final", Severity.ERROR, Where(one.where), f"{one.says[0].upper()}{one.says[1:]}.")
        for one in inspection.screened(stated, content, name).told()
        if not one.for_review
    ]
    if findings:
        raise ProtectionError(
            "Something stands in the file that must not leave: nothing was written. Take it out of the draft at the "
            "places below, then finalize it again.",
            findings=findings,
        )
