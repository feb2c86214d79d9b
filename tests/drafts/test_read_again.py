"""A text that is read again: what nobody touched is not, and says what it said."""

from __future__ import annotations

import pytest
from lxml import etree

from reportgen.drafts import flow_again, flow_of
from reportgen.drafts.ooxml import WORD, w
from reportgen.drafts.reading import Reading

STRUCK = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"


def said(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def sign(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def text(*paragraphs: str) -> etree._Element:
    return etree.fromstring(f'<w:body xmlns:w="{WORD}">{"".join(f"<w:p>{each}</w:p>" for each in paragraphs)}</w:body>')


def rewrite(body: etree._Element, number: int, words: str) -> None:
    next(body[number].iter(w("t"))).text = words


def texts(flow) -> list[str]:
    return [item.text for item in flow.items]


@pytest.fixture
def walked(monkeypatch):
    """The paragraphs that were walked, each time."""
    found: list[etree._Element] = []
    walk = Reading.walk

    def counted(self, parent):
        if parent.tag == w("p"):
            found.append(parent)
        walk(self, parent)

    monkeypatch.setattr(Reading, "walk", counted)
    return found


def it_is_what_was_touched_and_what_is_new_alone(walked):
    body = text(said("One."), said("Two."), said("Three."))
    flow = flow_of(body)
    rewrite(body, 1, "Second.")
    flow.items[1].touched = True
    body.append(text(said("Four."))[0])
    walked.clear()
    assert texts(flow_again(flow, body)) == ["One.", "Second.", "Three.", "Four."]
    assert walked == [body[1], body[3]]


def it_is_what_people_joined(walked):
    body = text(said("One."), STRUCK + said("Two. "), said("Three."))
    flow = flow_of(body)
    walked.clear()
    assert texts(flow_again(flow, body)) == texts(flow) == ["One.", "Two. Three."]
    assert walked == [body[1], body[2]]


@pytest.mark.parametrize("kind", ["TOC", "REF x"])
def it_is_what_a_field_reaches_into(kind):
    begin = f"{sign('begin')}<w:r><w:instrText>{kind}</w:instrText></w:r>{sign('separate')}"
    body = text(said("One."), begin + said("Two."), said("Three."), said("Four.") + sign("end"), said("Five."))
    flow = flow_of(body)
    assert texts(flow_again(flow, body)) == texts(flow)
    rewrite(body, 2, "Third.")
    assert texts(flow_again(flow, body)) == texts(flow_of(body))


@pytest.mark.parametrize("stray", ["", sign("end")])
def it_is_what_a_field_reaches_into_of_which_the_end_is_gone(stray):
    begin = f"{sign('begin')}<w:r><w:instrText>TOC</w:instrText></w:r>{sign('separate')}"
    body = text(said("One."), begin + said("Two.") + sign("end"), said("Three.") + stray, said("Four."))
    flow = flow_of(body)
    body[1].remove(body[1][-1])
    flow.items[1].touched = True
    assert texts(flow_again(flow, body)) == texts(flow_of(body)) == (["One.", "Four."] if stray else ["One."])
