"""How much a refresh does, counted in steps and in no seconds: what nobody changed costs no more than being read.

The documents are of the smallest kind, with as many paragraphs and rows as are asked for.
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter

import pytest

from refresh.edits import W
from reportgen.drafts import base, fields, flow, reading, table_parts
from reportgen.drafts.base import NAMESPACE
from reportgen.refresh import Asked, alignment, pairing, refresh

FEW, MANY = 20, 80
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def paragraph(number: int, cases: int) -> str:
    mark = f'<w:bookmarkStart w:id="{number}" w:name="block_{number}"/>{{}}<w:bookmarkEnd w:id="{number}"/>'
    return f"<w:p>{mark.format(f'<w:r><w:t>Paragraph {number} tells of {cases} cases. It ends.</w:t></w:r>')}</w:p>"


def row(number: int, cases: int) -> str:
    cells = (f"<w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>" for words in (f"Act {number}", cases))
    return f"<w:tr>{''.join(cells)}</w:tr>"


def file(size: int, *, changed: bool = False, edited: bool = False) -> bytes:
    """A draft of so many paragraphs and rows; `changed`: the data have one more case in one of each."""

    def body(*, changed: bool, edited: bool) -> str:
        lines = [paragraph(n, n + (changed and n == size // 2)) for n in range(size)]
        if edited:
            lines[3] = lines[3].replace("It ends.", "It ends, as an editor has it.")
        rows = "".join(row(n, n + (changed and n == size // 2)) for n in range(size))
        return f"<w:body>{''.join(lines)}<w:tbl>{rows}</w:tbl><w:sectPr/></w:body>"

    base = f"<w:document>{body(changed=changed, edited=False)}</w:document>"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"/>',
        "_rels/.rels": f'<Relationships xmlns="{LINKS}">'
        f'<Relationship Id="rId1" Type="{MAIN}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{W}">{body(changed=changed, edited=edited)}</w:document>',
        "customXml/item1.xml": f'<b:base xmlns:b="{NAMESPACE}" xmlns:w="{W}">{base}</b:base>',
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.fixture
def work(monkeypatch):
    """What was done by name: counted, and then done."""
    done: Counter[str] = Counter()

    def count(where: object, name: str) -> None:
        of = getattr(where, name)
        monkeypatch.setattr(where, name, lambda *given, **named: done.update([name]) or of(*given, **named))

    for where, name in (
        (reading.Reading, "tokens"),
        (alignment, "_aligned"),
        (pairing, "likeness"),
        (flow.Passage, "split"),
        (flow.Reader, "read"),
        (fields._Walker, "_paragraph"),
        (flow, "lines_of"),
        (table_parts, "words_of"),
        (base, "parse"),
    ):
        count(where, name)
    return done


def counted(work: Counter[str], size: int) -> Counter[str]:
    work.clear()
    done = refresh(file(size, edited=True), file(size, changed=True), Asked(), name="draft.docx")
    assert [(told.did.value, told.was, told.now) for told in done.told if told.was] == [
        ("refreshed", str(size // 2), str(size // 2 + 1)) for _ in ("the paragraph", "the row")
    ]
    return Counter(work)


@pytest.mark.parametrize("step", ["tokens", "_aligned", "likeness", "split"])
def it_takes_no_more_steps_in_a_longer_draft_of_which_as_much_changed(work, step):
    few, many = counted(work, FEW), counted(work, MANY)
    assert 0 < few[step] == many[step]


def it_reads_each_paragraph_once_in_each_of_the_three_texts(work):
    """And of a table the row that changed alone."""
    few, many = counted(work, FEW)["read"], counted(work, MANY)["read"]
    assert many - few == 3 * (MANY - FEW)


def it_reads_each_table_once_in_each_of_the_three_texts(work):
    """And looks for what was moved in none of its cells, for nothing was."""
    assert counted(work, MANY)["lines_of"] == 3
    assert not work["words_of"]


def it_does_not_read_the_base_of_the_new_text(work):
    assert counted(work, MANY)["parse"] == 1


def it_walks_the_text_once_for_its_fields(work):
    """And looks into no cell, for there is no field in them, nor a bookmark."""
    assert counted(work, MANY)["_paragraph"] - counted(work, FEW)["_paragraph"] == MANY - FEW


def but_it_looks_into_no_text_at_all_where_the_data_changed_nothing(work):
    assert not refresh(file(MANY, edited=True), file(MANY), Asked(), name="draft.docx").changed
    assert not work["tokens"] + work["_aligned"] + work["likeness"] + work["_paragraph"]
