"""What only the composed report shows: a heading without a second one, States that are no Members, too many words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.document.blocks import Block, Heading, ListItem, Paragraph, Quotation
from reportgen.document.charts import Figure
from reportgen.document.inlines import Inlines, NoteMark, plain
from reportgen.document.length import word_count
from reportgen.document.report import Report
from reportgen.document.tables import Table
from reportgen.editing.rule import COUNTRIES, HEADINGS, LENGTH, QUOTATIONS, Part, ReportRule
from reportgen.findings import Severity
from reportgen.settings import Settings

NO_MEMBERS = ("Holy See", "State of Palestine", "Cook Islands", "Niue")
"""States of the reference table that are not Members of the United Nations."""

_NO_MEMBER = re.compile(rf"\b(?:{'|'.join(NO_MEMBERS)})\b")
_STRAIGHT = re.compile(r"(?<![\w])[\"']|(?<![0-9])[\"'](?!\w)")
_MEMBERS = re.compile(r"\bMember States?\b")
_MEMBERS_LISTED = re.compile(
    rf"\bMember States?(?:\s?:|\s?\(|, (?:namely|including|such as|among them)|,? (?:namely|including|such as))[^.;]*?"
    rf"(?P<name>{'|'.join(NO_MEMBERS)})\b"
)


def lone_headings(report: Report, _: Settings) -> Iterator[Part]:
    """Numbered headings below the first level that have no second one beside them."""
    for blocks in (report.body, *(annex.blocks for annex in report.annexes)):
        yield from (_part(heading) for heading in _alone(blocks))


def members(report: Report, _: Settings) -> Iterator[Part]:
    """“Member States” over a list, a table or a note that names others as well."""
    for words, blocks in (("", (*report.summary, *report.body)), *((a.label, a.blocks) for a in report.annexes)):
        named = f" of {words[:1].lower()}{words[1:]}" if words else ""
        over_items = False
        for block in blocks:
            if isinstance(block, ListItem):
                others = _NO_MEMBER.findall(plain(block.content)) if over_items else []
            else:
                others = _others(block)
                over_items = (
                    isinstance(block, Paragraph)
                    and _MEMBERS.search(plain(block.content).rstrip(": ")[-14:]) is not None
                )
            for other in dict.fromkeys(others):
                yield Part(f"{_words(block)}{named}", other)


def straight_marks(report: Report, _: Settings) -> Iterator[Part]:
    """Straight marks that are left in the annexes, where composition has made curly what it could."""
    for annex in report.annexes:
        for block in annex.blocks:
            if isinstance(block, Paragraph | ListItem | Quotation) and (
                found := _STRAIGHT.search(plain(block.content))
            ):
                yield Part(f"{_words(block)} of {annex.label[:1].lower()}{annex.label[1:]}", found[0])


def too_long(report: Report, settings: Settings) -> Iterator[Part]:
    """More words than limits.words allows, annexes apart."""
    words = word_count(report)
    if words > settings.limits.words:
        yield Part("", f"{words:,} words, {words - settings.limits.words:,} over {settings.limits.words:,}")


def _alone(blocks: Sequence[Block]) -> Iterator[Heading]:
    open_at: dict[int, list[Heading]] = {}
    for block in blocks:
        if isinstance(block, Heading) and block.numbered:
            for level in sorted(level for level in open_at if level > block.level):
                yield from (group := open_at.pop(level))[: len(group) == 1]
            if block.level > 1:
                open_at.setdefault(block.level, []).append(block)
    for group in open_at.values():
        yield from group[: len(group) == 1]


def _part(heading: Heading) -> Part:
    words = plain(heading.content)
    return Part(f"heading {heading.number}", words, words)


def _others(block: Block) -> list[str]:
    match block:
        case Paragraph() | Quotation() | Heading():
            listed = _MEMBERS_LISTED.search(plain(block.content))
            return [*([listed["name"]] if listed else []), *_noted(block.content)]
        case Table():
            return _tabled(block)
        case Figure():
            return _tabled(block.table)
        case ListItem():
            return []


def _noted(content: Inlines) -> list[str]:
    """Those that are no Members in a note that hangs on the words “Member States”."""
    others: list[str] = []
    for place, inline in enumerate(content):
        if isinstance(inline, NoteMark) and re.search(r"Member States?[.,;:]?\Z", plain(content[:place])):
            others.extend(_NO_MEMBER.findall(plain(inline.note.content)))
    return others


def _tabled(table: Table) -> list[str]:
    heads = [plain(table.caption), *(column.head for column in table.columns)]
    if not any(_MEMBERS.search(head) for head in heads):
        return []
    return [name for row in table.rows for name in _NO_MEMBER.findall(plain(row.cells[0].content) if row.cells else "")]


def _words(block: Block) -> str:
    match block:
        case Paragraph():
            return f"paragraph {block.number}" if block.number else "a paragraph without a number"
        case Table():
            return f"table {block.number}"
        case Figure():
            return f"figure {block.number}".strip()
        case _:
            return type(block).__name__.lower()


RULES = (
    ReportRule(
        id="editorial.lone_subheading",
        severity=Severity.WARNING,
        source=HEADINGS,
        says="Where there is an A there is a B: one subheading alone divides nothing.",
        instead="a second subheading, or none",
        wrong="I, with A only",
        right="I, with A and B",
        find=lone_headings,
    ),
    ReportRule(
        id="editorial.member_states",
        severity=Severity.WARNING,
        source=COUNTRIES,
        says="The Holy See, the State of Palestine, Cook Islands and Niue are no Member States.",
        instead="States, or Member States and the others by name",
        wrong="Member States, including the Holy See",
        right="States, including the Holy See",
        find=members,
    ),
    ReportRule(
        id="editorial.straight_mark_left",
        severity=Severity.NOTE,
        source=QUOTATIONS,
        says="A straight mark of an account or a reply is left in the annexes, for it may mean more than one thing.",
        instead="the curly mark that is meant, in the account or reply",
        wrong="the road to 'Ali",
        right="the road to ‘Ali",
        find=straight_marks,
    ),
    ReportRule(
        id="editorial.word_limit",
        severity=Severity.WARNING,
        source=LENGTH,
        says="The summary and the body, notes and headings included, have no more words than limits.words allows.",
        instead="fewer words, or details in an annex",
        wrong="9,100 words",
        right="8,500 words",
        find=too_long,
    ),
)
