"""Runs, paragraphs and fields: the smallest pieces of WordprocessingML, as strings."""

from __future__ import annotations

from reportgen.rendering.docx.look import PLAIN, Look, Shape, paragraph_properties, run_properties
from reportgen.rendering.docx.markup import escape

TAB = "<w:r><w:tab/></w:r>"


def run(text: str, look: Look = PLAIN, *, before: str = "") -> str:
    """Words in one look; `before` is what stands in the same run ahead of them, such as `<w:tab/>`.

    Nothing where there is neither: an empty run is noise in a file.
    """
    words = f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""
    return f"<w:r>{run_properties(look)}{before}{words}</w:r>" if before or words else ""


def paragraph(shape: Shape, runs: str = "") -> str:
    """A paragraph of runs."""
    return f"<w:p>{paragraph_properties(shape)}{runs}</w:p>"


def field(instruction: str, shown: str, look: Look = PLAIN, *, stale: bool = False) -> str:
    """A field with what it shows until Word computes it; `stale` asks Word to do so on opening."""
    return begun(instruction, look, stale=stale) + run(shown, look) + ended(look)


def begun(instruction: str, look: Look = PLAIN, *, stale: bool = False) -> str:
    """The beginning of a field whose result follows, over paragraphs where need be, up to `ended`."""
    dirty = ' w:dirty="true"' if stale else ""
    return "".join(
        (
            run("", look, before=f'<w:fldChar w:fldCharType="begin"{dirty}/>'),
            run("", look, before=f'<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText>'),
            run("", look, before='<w:fldChar w:fldCharType="separate"/>'),
        )
    )


def ended(look: Look = PLAIN) -> str:
    """The end of a field."""
    return run("", look, before='<w:fldChar w:fldCharType="end"/>')
