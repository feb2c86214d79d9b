"""Figures that people copied into words of their own: untouched ones follow, one typed over is told."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.drafts import Passage, Token, WordFile, heads_of
from reportgen.drafts.ooxml import Element, val, w
from reportgen.drafts.table_parts import is_struck, keys_of
from reportgen.drafts.tokens import Kind, short, states_figure
from reportgen.refresh.context import Context
from reportgen.refresh.copying import run_like
from reportgen.refresh.counts import each_once, states_number
from reportgen.refresh.merging import Conflict, figures_in
from reportgen.refresh.runs import join_runs
from reportgen.refresh.told import Did

_TYPED = "“{}” was typed over a number that the data changed. It was left as it is."
_GONE = "“{}” is a number that the report no longer states. It was left as it is."


def follow_copies(passages: Sequence[Passage], context: Context) -> None:
    """Look after the figures in passages as they stand after the refresh.

    A figure whose words are a former rendering of its fact, and no present one, follows; one that is neither was typed
    over. Where a fact is printed in several ways that now differ, it is told and left; and so is the figure of a fact
    that is gone, where nothing says so yet.
    """
    keys = {key for key, _ in context.renderings}
    present = {(key, now) for (key, _), ways in context.renderings.items() for now in ways}
    for passage in passages:
        if not passage.figures:
            continue
        if context.gone is None:
            context.gone, context.foreign = _gone(context)
        gone = context.gone
        _tell_foreign(passage, context)
        if gone and any(key in gone and shown for key, shown in passage.figures):
            _tell_gone(passage, gone, context)
        if not all(key not in keys or (key, shown) in present or not shown for key, shown in passage.figures):
            _look(passage, keys, present, context)


def _gone(context: Context) -> tuple[frozenset[str], frozenset[str]]:
    """The short keys of the facts that the base has, and the new text no more; and those that neither has."""
    new, edited = context.new, context.edited
    were = frozenset(keys_of(context.base.root))
    are = frozenset(key for root in _roots(new) for key in keys_of(root))
    tags = (val(tag) for root in _roots(edited) for tag in root.iter(w("tag"), w("alias")))
    there = frozenset(tag if tag.startswith("k_") else short(tag) for tag in tags if states_figure(tag))
    return were - are, there - were - are


def _roots(file: WordFile) -> list[Element]:
    """The text, the notes, heads and feet."""
    package = file.package
    parts = [file.notes_part, file.endnotes_part, *heads_of(package, file.body)]
    return [file.body, *(package.tree(part) for part in parts if part in package.parts)]


def _tell_foreign(passage: Passage, context: Context) -> None:
    """A number of a fact that the report stated neither before nor now: people pasted it from another one."""
    for key, shown in passage.figures if context.foreign else ():
        if key in context.foreign and states_number(shown):
            context.tell(Did.UNTRACED, passage, shown, why="the report has no such figure")


def _tell_gone(passage: Passage, gone: frozenset[str], context: Context) -> None:
    there = context.stand_in or passage
    row, table = (next(there.first.iterancestors(w(name)), None) for name in ("tr", "tbl"))
    around = [row, next(table.iter(w("tr")))] if row is not None and table is not None else there.paragraphs
    apart = context.stand_in is not None
    if (not apart and context.comments.is_on(around)) or (row is not None and is_struck(row)):
        return
    for key, shown in passage.figures:
        if key not in gone or not shown:
            continue
        words = _GONE.format(shown)
        if apart and context.comments.says(there, f"About {context.of}. {words}"):
            continue  # other comments there are not about this
        context.tell(Did.CONFLICT, passage, shown, why="a number that the report no longer states")
        if key not in context.asked.quiet:
            context.comment(passage, Conflict("", "", 0), words)


def _look(passage: Passage, keys: set[str], present: set[tuple[str, str]], context: Context) -> None:
    stale = []
    for key, start, end in figures_in(passage.tokens):
        shown = "".join(token.shown for token in passage.tokens[start:end]).strip()
        if key not in keys or not shown or (key, shown) in present:
            continue
        ways = context.renderings.get((key, shown))
        if ways and len(ways) == 1:
            stale.append((key, start, end, next(iter(ways))))
        elif (key, shown) not in _stated(context):
            now = " or ".join(each_once(shown, {text for (each, text) in present if each == key}))
            context.tell(Did.OVERTYPED, passage, shown, now)
            changed = any(each == key and ways != {was} for (each, was), ways in context.renderings.items())
            if changed and not context.comments.says(context.stand_in or passage, now):
                context.comment(passage, Conflict("", now, 0), _TYPED.format(shown))
    if stale:
        _follow(passage, stale, context)


def _stated(context: Context) -> frozenset[tuple[str, str]]:
    """What the report says now of each figure, wherever it does: rows that nothing changed in are read for it too."""
    if context.stated is None:
        figures = (figure for passage in context.new.flow.passages() for figure in passage.figures)
        context.stated = frozenset((key, shown.strip()) for key, shown in figures)
    return context.stated


def _follow(passage: Passage, stale: Sequence[tuple[str, int, int, str]], context: Context) -> None:
    passage.split(place for _, start, end, _ in stale for place in (start, end))
    for key, start, end, now in reversed(stale):
        tokens: Sequence[Token] = passage.tokens[start:end]
        runs = list({id(run): run for token in tokens if token.kind is Kind.TEXT for run in token.runs}.values())
        if not runs:
            continue
        marks = context.writer.quiet if key in context.asked.quiet else context.writer.marks
        was = "".join(token.shown for token in tokens)
        made = marks.proposed([run_like(now, runs[-1], runs[-1])])
        for element in reversed(made):
            runs[-1].addnext(element)
        for run in runs:
            marks.strike(run)
        context.tell(
            Did.REFRESHED, passage, "" if marks is context.writer.quiet else was, now, "a figure that people copied"
        )
    for paragraph in passage.paragraphs:
        join_runs(paragraph)
