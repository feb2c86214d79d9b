"""Drafts as they come back from editors, made of a report with one of everything; all of it is invented."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import factories
from rendering.docx.docx_samples import everything, png

from reportgen.composition import as_draft
from reportgen.document.numbering import numbered
from reportgen.drafts import Package
from reportgen.drafts.ooxml import RELATIONSHIPS, WORD
from reportgen.form import Form, Numbers
from reportgen.rendering.docx import render_docx
from reportgen.rendering.docx.fixed_parts import core_part

CORE = core_part(factories.report().properties)
W = f'xmlns:w="{WORD}" xmlns:r="{RELATIONSHIPS}"'
WORD_14 = "http://schemas.microsoft.com/office/word/2010/wordml"
WORD_15 = "http://schemas.microsoft.com/office/word/2012/wordml"


def draft(numbers: Numbers = Numbers.AUTOMATIC, report=None) -> bytes:
    """What `build` makes."""
    form = Form(anchors=True, numbers=numbers)
    return render_docx(as_draft(numbered(report or everything())), form, draw=lambda _: png())


def package(content: bytes) -> Package:
    return Package.unzipped(content, "a draft")


def edited(content: bytes, before: str, after: str, part: str = "word/document.xml") -> bytes:
    """The file with one text of one part replaced where it first stands."""
    made = package(content)
    text = made.parts[part].decode()
    assert before in text
    made.add(part, text.replace(before, after, 1).encode())
    return made.written()


def with_text(content: bytes, inside: str, part: str = "word/document.xml") -> bytes:
    """The file with something before the end of a paragraph: the one with the words on acts of intimidation."""
    return edited(content, "</w:p></w:tc></w:tr></w:tbl>", f"{inside}</w:p></w:tc></w:tr></w:tbl>", part)


def with_parts(
    content: bytes,
    parts: Mapping[str, bytes],
    types: Mapping[str, str] = MappingProxyType({}),
    kinds: Mapping[str, str] = MappingProxyType({}),
) -> bytes:
    """The file with more parts, to which the text points; `kinds`: the kind of each relationship by its part."""
    made = package(content)
    for name, data in parts.items():
        made.add(name, data)
        if name in types:
            made.declare(name, types[name])
        if name in kinds:
            made.point("word/document.xml", kinds[name], name)
    return made.written()


def with_comment(content: bytes, *, done: bool) -> bytes:
    """The file with a comment, which is resolved or not."""
    comments = (
        f'<w:comments {W} xmlns:w14="{WORD_14}"><w:comment w:id="7" w:author="Bo Ek" w:initials="BE">'
        '<w:p w14:paraId="0A0B0C0D"><w:r><w:t>Is this so?</w:t></w:r></w:p></w:comment></w:comments>'
    )
    extended = (
        f'<w15:commentsEx xmlns:w15="{WORD_15}"><w15:commentEx w15:paraId="0A0B0C0D" w15:done="{int(done)}"/>'
        "</w15:commentsEx>"
    )
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    made = with_parts(
        content,
        {"word/comments.xml": comments.encode()},
        {"word/comments.xml": f"{main}.comments+xml"},
        kinds={"word/comments.xml": "comments"},
    )
    made = with_parts(made, {"word/commentsExtended.xml": extended.encode()},
                      {"word/commentsExtended.xml": f"{main}.commentsExtended+xml"})  # fmt: skip
    return with_text(
        edited(made, "</Relationships>",
               '<Relationship Id="rIdX" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" '
               'Target="commentsExtended.xml"/></Relationships>', "word/_rels/document.xml.rels"),
        '<w:commentRangeStart w:id="7"/><w:r><w:t>?</w:t></w:r><w:commentRangeEnd w:id="7"/>'
        '<w:r><w:commentReference w:id="7"/></w:r>',
    )  # fmt: skip


def with_relationship(content: bytes, kind: str, target: str, part: str = "word/document.xml") -> bytes:
    """The file with a part that points to something outside it."""
    made = package(content)
    made.point(part, kind, target, external=True)
    return made.written()


def with_properties(content: bytes) -> bytes:
    """The file as Word would save it: with an author, a template, a thumbnail, marks of sessions."""
    made = package(content)
    made.add(
        "docProps/core.xml", CORE.replace(b"<dc:subject>", b"<dc:creator>Somebody Typing</dc:creator><dc:subject>")
    )
    for name, kind in (("app", "extended-properties"), ("custom", "custom-properties")):
        part = f"docProps/{name}.xml"
        made.add(part, b"<Properties><Company>Hushed Office</Company></Properties>")
        made.declare(part, "application/xml")
        made.point("", kind, part)
    made.add("docProps/thumbnail.jpeg", b"picture of the first page")
    made.declare(".jpeg", "image/jpeg")
    made.point("", "thumbnail", "docProps/thumbnail.jpeg")
    made.add("word/people.xml", b'<w15:people xmlns:w15="x"><w15:person w15:author="Somebody Typing"/></w15:people>')
    made.declare("word/people.xml", "application/xml")
    made.point("word/document.xml", "people", "word/people.xml")
    made.add("word/webSettings.xml", f"<w:webSettings {W}/>".encode())
    made.declare("word/webSettings.xml", "application/xml")
    made.point("word/document.xml", "webSettings", "word/webSettings.xml")
    made.point("word/settings.xml", "attachedTemplate", "file:///C:/Documents/somebody/Hushed.dotm", external=True)
    content = made.written()
    settings = "word/settings.xml"
    history = '<w:rsids><w:rsidRoot w:val="00AA11BB"/></w:rsids>'
    variables = '<w:docVars><w:docVar w:name="a" w:val="Hushed"/></w:docVars>'
    template = '<w:attachedTemplate r:id="rId1"/><w:trackRevisions/>'
    content = edited(content, "<w:defaultTabStop", f"{template}<w:defaultTabStop", settings)
    content = edited(content, "<w:compat>", f"{variables}{history}<w:compat>", settings)
    return edited(content, "<w:p>", '<w:p w:rsidR="00AA11BB" w:rsidRDefault="00AA11BB">')
