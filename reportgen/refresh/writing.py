"""Do in the edited file what was decided: words that follow, passages that go or come, and comments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from reportgen.drafts import Grid, Item, Kind, Passage, Token
from reportgen.drafts.ooxml import Element, local, shell_of, val, w
from reportgen.drafts.tokens import states_figure
from reportgen.refresh.copying import Copier, control, control_of, run_like
from reportgen.refresh.foreign import Looks
from reportgen.refresh.marks import Marks
from reportgen.refresh.merging import Hunk
from reportgen.refresh.runs import join_runs, joined_runs

_CLIMBED = frozenset(("ins", "moveTo", "hyperlink", "smartTag", "fldSimple"))


@dataclass(slots=True)
class Writer:
    """Writes into one file; `marks` are tracked, `quiet` ones are not."""

    copier: Copier
    marks: Marks
    quiet: Marks
    looks: Looks | None = None
    """Where the file has not the styles of the report."""

    def words(self, edited: Sequence[Passage], new: Sequence[Passage], hunks: Sequence[Hunk], *, quiet: bool) -> None:
        """Let stretches of passages follow; both sides are read again, with the runs of each word."""
        marks = self.quiet if quiet else self.marks
        cuts = {place for hunk in hunks for place in (hunk.start, hunk.end)}
        before = 0
        for passage in edited:
            passage.split(cut - before for cut in cuts)
            before += len(passage.tokens) + 1
        for passage in new:
            passage.split(())
        ours, theirs = joined(edited), joined(new)
        for hunk in reversed(hunks):
            self._hunk(ours, hunk, theirs[hunk.new_start : hunk.new_end], marks)
        for passage in edited:
            for paragraph in passage.paragraphs:
                join_runs(paragraph)

    def _hunk(self, ours: Sequence[Token], hunk: Hunk, new: Sequence[Token], marks: Marks) -> None:
        old = ours[hunk.start : hunk.end]
        runs = list({id(run): run for token in old for run in token.runs}.values())
        figures = {token.figure for token in old}, {token.figure[0] if token.figure else "" for token in new}
        within = len(figures[0]) == 1 and len(figures[1]) == 1 and (next(iter(figures[0])) or ("",))[0] in figures[1]
        within = within and old[0].figure is not None
        anchor, before = self._place(ours, hunk, runs)
        if anchor is None:
            return
        made = self._made(new, runs[-1] if runs else anchor if local(anchor) == "r" else None, within=within)
        target = self._climbed(anchor, before=before) if not within else anchor
        proposed = marks.proposed(made)
        if before:
            for element in proposed:
                target.addprevious(element)
        else:
            for element in reversed(proposed):
                target.addnext(element)
        controls = _controls_about(runs)
        for run in runs:
            marks.strike(run)
        if not within:
            _unwrap_emptied(controls)

    def _place(self, ours: Sequence[Token], hunk: Hunk, runs: list[Element]) -> tuple[Element | None, bool]:
        """The element beside which new words stand, and whether before it."""
        if runs:
            return runs[-1], False
        for token in reversed(ours[: hunk.start]):
            if token.kind is Kind.MARK:
                break
            if token.runs:
                return token.runs[-1], False
        for token in ours[hunk.start :]:
            if token.runs:
                return token.runs[0], True
        return None, False

    def _climbed(self, element: Element, *, before: bool) -> Element:
        """The place in the paragraph itself: out of controls, links and the changes of others, which are cut in two."""
        target = element
        while True:
            parent = target.getparent()
            if parent is None or local(parent) in ("p", ""):
                return target
            name = local(parent)
            if name == "sdtContent":
                outer = parent.getparent()
                if outer is None or not _states_figure(outer):
                    return target
                target = outer
            elif name in _CLIMBED:
                rest = list(target.itersiblings(preceding=before))
                if rest:
                    twin = shell_of(parent)
                    if name in ("ins", "moveTo"):
                        twin.set(w("id"), str(self.marks.number()))
                    for each in rest if not before else reversed(rest):
                        twin.append(each)
                    (parent.addprevious if before else parent.addnext)(twin)
                target = parent
            else:
                return target

    def _made(self, tokens: Sequence[Token], beside: Element | None, *, within: bool) -> list[Element]:
        """The elements of new words; figures in controls of their own unless they stand within one."""
        made: list[Element] = []
        place = 0
        while place < len(tokens):
            token = tokens[place]
            end = place + 1
            while end < len(tokens) and tokens[end].figure == token.figure and token.figure and not within:
                end += 1
            group = tokens[place:end]
            runs = [run for each in group for run in self._runs(each, beside)]
            tag, _ = control_of(token.runs[0]) if token.figure and token.runs else ("", None)
            if tag and not within:
                made.extend(control(tag, joined_runs(runs), self.marks))
            else:
                made.extend(runs)
            place = end
        return joined_runs(made)

    def _runs(self, token: Token, beside: Element | None) -> list[Element]:
        if token.kind is Kind.TEXT and len(token.runs) > 1:
            texts = ["".join(text.text or "" for text in run.iter(w("t"))) for run in token.runs]
            if "".join(texts) == token.shown:  # a word of several looks, as the symbol on the front page
                return [run_like(text, run, beside) for text, run in zip(texts, token.runs, strict=True)]
        if token.kind is Kind.TEXT:
            own = token.runs[0] if token.runs else None
            run = run_like(token.shown, own, beside)
            link = own.getparent() if own is not None else None
            if link is not None and local(link) == "hyperlink":
                shell = shell_of(link)
                shell.append(run)
                return [self.copier.element(shell, self._part(link))]
            return [run]
        return [self.copier.element(run) for run in token.runs]

    def _part(self, element: Element) -> str:
        root = element.getroottree().getroot()
        file = self.copier.source
        return file.notes_part if local(root) == "footnotes" else file.package.main

    def insert(self, item: Item, after: Element | None, before: Element | None, *, quiet: bool) -> list[Element]:
        """A passage or table of the new file after (or before) an element of the edited one; what was put there."""
        marks = self.quiet if quiet else self.marks
        elements = [self.copier.element(p) for p in (item.paragraphs if isinstance(item, Passage) else [item.element])]
        if self.looks:
            for paragraph in [p for element in elements for p in element.iter(w("p"))]:
                self.looks.fit(paragraph)
        if after is not None:
            for element in reversed(elements):
                after.addnext(element)
        elif before is not None:
            for element in elements:
                before.addprevious(element)
        for element in elements:
            self.propose(element, marks)
        return elements

    def propose(self, element: Element, marks: Marks) -> None:
        """Make a paragraph, row or table that was put in a tracked insertion."""
        if not marks.tracked:
            return
        if local(element) == "p":
            children = [child for child in element if local(child) != "pPr"]
            for child in children:
                element.remove(child)
            element.extend(marks.proposed(children))
            marks.mark_of(element, "ins")
            return
        for row in [element] if local(element) == "tr" else list(element.iter(w("tr"))):
            marks.row(row, "ins")
            for paragraph in row.iter(w("p")):
                self.propose(paragraph, marks)

    @contextmanager
    def tracking(self) -> Iterator[None]:
        """Track changes for a while, whatever was asked: words of people are never taken out for real."""
        tracked, self.marks.tracked = self.marks.tracked, True
        yield
        self.marks.tracked = tracked

    def remove(self, item: Item, *, quiet: bool) -> None:
        """Strike a passage or table out; for real where it is to leave no trace."""
        marks = self.quiet if quiet else self.marks
        if isinstance(item, Grid):
            for row in list(item.element.iter(w("tr"))):
                self.remove_row(row, quiet=quiet)
            if not marks.tracked:
                _out(item.element)
            return
        item.touched = True
        for paragraph in item.paragraphs:
            self._strike(paragraph, marks)

    def remove_row(self, row: Element, *, quiet: bool) -> None:
        """Strike a row of a table out."""
        marks = self.quiet if quiet else self.marks
        if not marks.tracked:
            _out(row)
            return
        if row.find(f"{w('trPr')}/{w('del')}") is None:
            marks.row(row, "del")
        for paragraph in row.iter(w("p")):
            self._strike(paragraph, marks)

    def _strike(self, paragraph: Element, marks: Marks) -> None:
        if not marks.tracked:
            _take_out(paragraph)
            return
        for run in [r for r in paragraph.iter(w("r")) if not _struck(r)]:
            marks.strike(run)
        marks.mark_of(paragraph, "del")


def joined(passages: Sequence[Passage]) -> list[Token]:
    """The words of several passages as of one, with a mark between them; figures stay apart."""
    found: list[Token] = []
    figures = 0
    for place, passage in enumerate(passages):
        if place:
            found.append(Token("\n", Kind.MARK, None, "\n"))
        highest = 0
        for token in passage.tokens:
            if token.figure:
                highest = max(highest, token.figure[1])
                found.append(replace(token, figure=(token.figure[0], token.figure[1] + figures)) if figures else token)
            else:
                found.append(token)
        figures += highest
    return found


def _states_figure(control_: Element) -> bool:
    """Whether a control is that of a figure; those of editors stay about what is put into them."""
    properties = control_.find(w("sdtPr"))
    return properties is not None and states_figure(val(properties.find(w("tag"))) or val(properties.find(w("alias"))))


def _struck(run: Element) -> bool:
    return any(local(parent) in ("del", "moveFrom") for parent in run.iterancestors())


def _out(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _take_out(paragraph: Element) -> None:
    """Take a paragraph out for real; emptied where a section ends with it, or a cell has no other."""
    parent = paragraph.getparent()
    if parent is None:
        return
    properties = paragraph.find(w("pPr"))
    ends = properties is not None and properties.find(w("sectPr")) is not None
    alone = local(parent) in ("tc", "footnote", "sdtContent") and sum(local(c) in ("p", "tbl") for c in parent) == 1
    if ends or alone:
        for child in [c for c in paragraph if local(c) != "pPr"]:
            paragraph.remove(child)
        return
    parent.remove(paragraph)


def _controls_about(runs: list[Element]) -> list[Element]:
    """The controls in which runs stand, from the inner ones outwards; asked before the runs are struck out."""
    return list({parent: None for run in runs for parent in run.iterancestors() if local(parent) == "sdt"})


def _unwrap_emptied(controls: list[Element]) -> None:
    """Take the control off a figure that is struck out, lest an empty one stays behind and says which figure it was.

    Where nothing is left of the figure, not even as a tracked change, its bookmark goes too.
    """
    for control_ in controls:
        content = control_.find(w("sdtContent"))
        if content is None or any(local(c) not in ("del", "bookmarkStart", "bookmarkEnd") for c in content):
            continue
        if not len(content):
            start, end = control_.getprevious(), control_.getnext()
            pair = (
                local(start) == "bookmarkStart" and local(end) == "bookmarkEnd" and val(start, "id") == val(end, "id")
            )
            if start is not None and end is not None and pair and val(start, "name").startswith("k_"):
                _out(start)
                _out(end)
        for child in list(content):
            control_.addprevious(child)
        _out(control_)
