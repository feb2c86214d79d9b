"""The pages in the contents: after a change Word is asked for them, and for nothing else."""

from __future__ import annotations

import factories
import pytest
from rendering.docx.docx_samples import png

from refresh.edits import Edited, made, w
from reportgen.document import blocks as b
from reportgen.document import inlines as i
from reportgen.document.numbering import numbered
from reportgen.document.report import ContentsLine
from reportgen.form import Form
from reportgen.refresh import Asked, refresh
from reportgen.rendering.docx import render_docx


def report(cases: str) -> bytes:
    """A report of two chapters, whose contents say their pages."""
    body = [b.Heading(1, i.text("One"), "one"),
            b.Paragraph((*i.text("Of these, "), i.Quantity("cases", cases), *i.text(" are new.")), "p-1"),
            b.Heading(1, i.text("Two"), "two"), b.Paragraph(i.text("It ends."), "p-2")]  # fmt: skip
    file = factories.report(summary=(), body=tuple(body), annexes=(), contents=(ContentsLine(1, "", "", ""),))
    return render_docx(numbered(file), Form(anchors=True), lambda _: png(), {"one": 3, "two": 5})


def brought(cases: str, *edits) -> tuple[Edited, Edited]:
    """The draft, and what it became."""
    file = Edited(report("twelve"))
    for edit in edits:
        edit(file)
    return file, Edited(refresh(file.content(), report(cases), Asked(), name="draft.docx").content)


def asked(file: Edited) -> list[str]:
    """What Word is asked to find anew."""
    signs = [sign for sign in file.body.iter(w("fldChar"), w("fldSimple")) if sign.get(w("dirty"))]
    return [_instruction(sign) for sign in signs]


def _instruction(sign) -> str:
    if sign.tag == w("fldSimple"):
        return sign.get(w("instr"))
    following = (text for run in sign.getparent().itersiblings() for text in run.iter(w("instrText")))
    return next(iter(sign.getparent().iter(w("instrText"))), None) or next(following).text


def referring(file: Edited, **locked: str) -> None:
    """A page in words of people."""
    simple = made('<w:fldSimple w:instr=" PAGEREF two "/>')
    for name, value in locked.items():
        simple.set(w(name), value)
    simple.append(file.run("5"))
    file.saying("It ends.").append(simple)


class DescribeThePagesInTheContents:
    def it_asks_for_each_where_the_text_changed(self):
        _, result = brought("fifteen")
        assert [each.split()[:2] for each in asked(result)] == [["PAGEREF", "one"], ["PAGEREF", "two"]]

    def it_leaves_what_the_lines_say(self):
        file, result = brought("fifteen")
        lines = [[text for text in each.texts() if text.endswith(("3", "5"))] for each in (file, result)]
        assert lines[0] == lines[1]
        assert lines[0][-2:] == ["I.One3", "II.Two5"]

    def it_asks_for_those_that_people_refer_to(self):
        assert " PAGEREF two " in asked(brought("fifteen", referring)[1])

    def but_for_none_that_people_locked(self):
        assert " PAGEREF two " not in asked(brought("fifteen", lambda f: referring(f, fldLock="1"))[1])

    @pytest.mark.parametrize("edit", [referring, lambda file: file.reword(file.saying("It ends."), "ends", "is over")])
    def nor_does_it_ask_where_nothing_changed(self, edit):
        assert asked(brought("twelve", edit)[1]) == []

    def it_asks_in_no_other_part(self):
        file, result = brought("fifteen")
        assert result.parts["word/settings.xml"] == file.parts["word/settings.xml"]

    def it_changes_nothing_the_second_time(self):
        content = brought("fifteen", referring)[1].source
        assert refresh(content, report("fifteen"), Asked(), name="draft.docx").content == content
        by_base = refresh(content, report("fifteen"), Asked(), name="draft.docx", base=report("twelve"))
        assert by_base.content == content
