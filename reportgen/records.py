"""What a run delivers beside the documents, as bytes: facts, alt texts, the manifest, what is for drafters."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from reportgen import __version__
from reportgen.document.charts import GUARDED, Figure
from reportgen.facts import Fact, Facts
from reportgen.findings import Finding, Where, in_one_line, number_of

if TYPE_CHECKING:  # an editor is asked for by the command that needs one
    from reportgen.editing import Edited, Words
    from reportgen.protection import Audit
    from reportgen.versions import FrozenVersion, Kept, SignOff

TOOL = f"reportgen {__version__}"
INTERNAL_NOTICE = "For drafters only: case ids and what was left out. Never send this folder."


def facts_json(facts: Facts, notice: str, *, draft: bool = True) -> bytes:
    """Every figure that the report may state: value, label and qualifier by key. It holds no case id."""
    return _json(
        {
            "notice": notice,
            "draft": draft,
            "data_version": facts.data_version,
            "facts": {f.key: _public(f) for f in facts},
        }
    )


def internal_facts_json(facts: Facts) -> bytes:
    """The same with the ids of the cases behind each figure, and the States behind those that count States."""
    found = {f.key: {**_public(f), "cases": list(f.cases), "states": list(f.states)} for f in facts}
    return _json({"notice": INTERNAL_NOTICE, "data_version": facts.data_version, "facts": found})


def findings_json(findings: Iterable[Finding]) -> bytes:
    """Findings with their place, as `check --json` prints them."""
    return _json({"findings": [finding_record(finding) for finding in findings]})


def finding_record(finding: Finding) -> dict[str, Any]:
    """One finding, flat."""
    where: Where = finding.where
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "source": where.source,
        "row": where.row,
        "column": where.column,
        "message": finding.message,
        "allowed": finding.allowed,
        "blocks_publication": finding.blocks_publication,
    }


def audit_lines(audit: Audit) -> Iterator[str]:
    """The audit of small counts: what is counted together, what is hidden, why and how well, what may be inferred."""
    for merged in audit.merged:
        members = "; ".join(merged.members)
        yield f"merged: {merged.key}: {merged.why}; counted together, each case once: {members}"
    for hidden in audit.hidden:
        bounds = f"{hidden.low} or more" if hidden.high is None else f"{hidden.low} to {hidden.high}"
        open_ = "; NOT PROTECTED" if hidden.key in audit.open_ else ""
        yield (
            f"hidden: {hidden.key} ({hidden.label}): {hidden.why}; a reader can work out that no entry shows {bounds} "
            f"of it{open_}"
        )
    yield from (f"inference: {each.key}: {each.words}" for each in audit.inferences)


def audit_record(audit: Audit) -> dict[str, Any]:
    """The same for a program that reads it."""
    return {
        "threshold": audit.threshold,
        "uncertainty": audit.width,
        "merged": [{**asdict(merged), "members": list(merged.members)} for merged in audit.merged],
        "hidden": [{**asdict(hidden), "why": hidden.why.name.lower()} for hidden in audit.hidden],
        "not_protected": list(audit.open_),
        "inferences": [asdict(each) for each in audit.inferences],
    }


def edited_lines(edited: Edited) -> Iterator[str]:
    """What an editor has to say, a line for each remark; then the words of each chapter, and what is left."""
    yield from (in_one_line(str(remark)) for remark in edited.remarks)
    words = edited.words
    if words is None:
        return
    yield from (f"words: {title}: {count:,}" for title, count in words.chapters)
    left = f"{words.left:,} left" if words.left >= 0 else f"{-words.left:,} too many"
    yield f"words: {words.total:,} of {words.limit:,}, annexes apart; {left}"


def edited_record(edited: Edited) -> dict[str, Any]:
    """The same for a program that reads it."""
    words = edited.words
    return {
        "remarks": [remark.record() for remark in edited.remarks],
        "errors": edited.errors,
        "words": words and _words_record(words),
    }


def _words_record(words: Words) -> dict[str, Any]:
    return {"chapters": dict(words.chapters), "total": words.total, "limit": words.limit, "left": words.left}


def left_out_json(left_out: Iterable[Any]) -> bytes:
    """For drafters: each case that is not in the report, by which rule, and the reason that people recorded."""
    return _json({"notice": INTERNAL_NOTICE, "left_out": [asdict(case) for case in left_out]})


def alt_text(figure: Figure, notice: str) -> bytes:
    """The sentence for those who cannot see a chart, with what stands around it in the document."""
    lines = [figure.alt, figure.unit and f"Unit: {figure.unit}.", figure.method, figure.caution,
             figure.source and f"Source: {figure.source.rstrip('.')}.", notice]  # fmt: skip
    return ("\n".join(line for line in lines if line) + "\n").encode()


def manifest_json(data_version: str, notice: str, outputs: Mapping[str, bytes], signed: Sequence[SignOff]) -> bytes:
    """The data version, the tool's version, the SHA-256 hash of each output, and who signed; a draft is not signed."""
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in sorted(outputs.items())}
    return _json(
        {
            "notice": notice,
            "draft": not signed,
            "data_version": data_version,
            "tool": TOOL,
            "signed_off": [
                {"name": entry.who.name, "function": entry.who.function, "day": entry.day.isoformat()}
                for entry in signed
            ],
            "outputs": hashes,
        }
    )


def version_line(version: FrozenVersion, *, present: bool = False) -> str:
    """A frozen version on one line."""
    states, cases = (_told(version, key, noun) for key, noun in (("states", "State"), ("cases", "case")))
    named = f"{version.number}  {version.day}  {version.hash[:12]}  data version {version.data_version[:12]}"
    return "  ".join(filter(None, (named, f"{states}, {cases}", version.label, "(present)" if present else "")))


def _told(version: FrozenVersion, key: str, noun: str) -> str:
    value = version.facts.get(key, GUARDED)
    return number_of(value, noun) if isinstance(value, int) else f"{value or 'no number of'} {noun}s"


def sign_off_line(entry: SignOff, state: str) -> str:
    """A sign-off on one line, with what it is worth."""
    return f"{entry.day}  {entry.who}  {state}"


def kept_record(kept: Kept) -> dict[str, Any]:
    """What a folder keeps, for a program that reads it."""
    return {
        "present": {"data_version": kept.present.data_version},
        "versions": [
            {
                "number": version.number,
                "hash": version.hash,
                "label": version.label,
                "day": version.day.isoformat(),
                "data_version": version.data_version,
                "tool": version.tool,
                "states": version.facts.get("states", GUARDED),
                "cases": version.facts.get("cases", GUARDED),
                "present": kept.is_present(version),
            }
            for version in kept.versions
        ],
        "sign_offs": [
            {
                "name": entry.who.name,
                "function": entry.who.function,
                "day": entry.day.isoformat(),
                "data_version": entry.data_version,
                "state": state.name.lower(),
            }
            for entry, state in kept.signed
        ],
    }


def _public(fact: Fact) -> dict[str, Any]:
    return {"value": GUARDED if fact.suppressed else fact.value, "label": fact.label, "qualifier": str(fact.qualifier)}


def _json(value: Any) -> bytes:
    written = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    return written.encode(errors="backslashreplace")  # half a character, out of a file's name, is an escape of JSON too
