"""A report comes back as it was; anything else is refused with a place, and quoted nowhere."""

from __future__ import annotations

import dataclasses
import inspect
import json
import pkgutil
from importlib import import_module

import factories
import parts
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from laws import times

import reportgen.document
from reportgen.document import blocks as b
from reportgen.document import codec
from reportgen.document import inlines as i
from reportgen.document.phrases import Phrases
from reportgen.document.prose import ProseFile
from reportgen.document.report import Report
from reportgen.errors import DataError

few = hypothesis_settings(max_examples=times(10), suppress_health_check=[HealthCheck.too_slow])
SAMPLE = factories.report(contents=(), summary=())


def document(**changes):
    return dataclasses.replace(SAMPLE, **changes)


def written(**changes):
    return json.loads(codec.to_json(document(**changes)))


def read(whole):
    return codec.from_json(json.dumps(whole).encode())


class DescribeTheWayThereAndBack:
    @few
    @given(parts.part(Report, 4))
    def it_gives_any_report_back(self, report):
        assert codec.from_json(codec.to_json(report)) == report

    @pytest.mark.parametrize("kind", [*i.Inline.__args__, i.Note], ids=lambda kind: kind.__name__)
    @few
    @given(data=st.data())
    def it_gives_every_kind_of_inline_back(self, kind, data):
        part = data.draw(parts.part(kind))
        content = (i.NoteMark(part),) if kind is i.Note else (part,)
        report = document(body=(b.Paragraph(content, "p-1"),))
        assert codec.from_json(codec.to_json(report)) == report

    @pytest.mark.parametrize("kind", b.Block.__args__, ids=lambda kind: kind.__name__)
    @few
    @given(data=st.data())
    def it_gives_every_kind_of_block_back(self, kind, data):
        report = document(body=(data.draw(parts.part(kind)),))
        assert codec.from_json(codec.to_json(report)) == report

    def it_knows_every_kind_that_the_room_has(self):
        """But what people typed, and what is no value of a document."""
        modules = [
            import_module(f"reportgen.document.{m.name}") for m in pkgutil.iter_modules(reportgen.document.__path__)
        ]
        made = {
            kind
            for module in modules
            for _, kind in inspect.getmembers(module, dataclasses.is_dataclass)
            if kind.__module__ == module.__name__ and not kind.__name__.startswith("_")
        }
        assert made - set(codec.kinds().values()) == {ProseFile, Phrases}

    def it_gives_the_same_bytes_for_the_same_report(self):
        content = codec.to_json(SAMPLE)
        assert (
            codec.to_json(codec.from_json(content))
            == content
            == codec.to_json(factories.report(contents=(), summary=()))
        )

    def it_keeps_letters_as_they_are(self):
        assert "Ңұр — 王 – نور" in codec.to_json(document(body=(b.Quotation(i.text("Ңұр — 王 – نور")),))).decode()


SECRET = "Zqxwvuk"
QUOTATION = {"is": "Quotation", "content": []}
DAMAGED = {
    "a kind that is not known": ({"is": "Poem", "content": SECRET}, "kind"),
    "a kind that cannot stand there": ({"is": "Text", "text": SECRET}, "cannot stand there"),
    "a kind that is no word": ({"is": [SECRET]}, "kind"),
    "no kind": ({"content": SECRET}, "kind"),
    "a field too many": ({**QUOTATION, "more": SECRET}, "fields"),
    "a field too few": ({"is": "Quotation"}, "fields"),
    "a text in place of a part": (SECRET, "a part is expected"),
    "a text in place of a list": ({"is": "Quotation", "content": SECRET}, "a list is expected"),
    "a number in place of a text": ({"is": "Quotation", "content": [{"is": "Text", "text": 7}]}, "Text"),
    "true in place of a number": ({"is": "Heading", "level": True, "content": [], "anchor": SECRET}, "int"),
    "a code that is not known": ({"is": "ListItem", "content": [], "kind": SECRET}, "ListKind"),
}


class DescribeDamage:
    @pytest.mark.parametrize("what", DAMAGED)
    def it_says_what_is_wrong_and_where_and_quotes_nothing(self, what):
        block, said = DAMAGED[what]
        whole = written()
        whole["report"]["body"] = [block]
        with pytest.raises(DataError, match=said) as refused:
            read(whole)
        assert "in Report" in refused.value.message
        assert SECRET not in refused.value.message

    def it_refuses_a_field_that_stands_twice(self):
        content = codec.to_json(SAMPLE).replace(b'"symbol":', b'"symbol":"A/1","symbol":', 1)
        with pytest.raises(DataError, match="twice"):
            codec.from_json(content)

    @pytest.mark.parametrize("day", ["2031-02-30", "20310817", 7])
    def it_refuses_a_day_that_is_none(self, day):
        whole = written()
        whole["report"]["properties"]["date"] = day
        with pytest.raises(DataError, match="day"):
            read(whole)

    @pytest.mark.parametrize("head", [{"format": "other"}, {"version": "1"}, {"version": 0}, {"version": True}])
    def it_refuses_another_head(self, head):
        with pytest.raises(DataError):
            read({**written(), **head})

    def it_says_that_a_later_version_kept_it(self):
        with pytest.raises(DataError, match="later version"):
            read({**written(), "version": codec.VERSION + 1})

    @pytest.mark.parametrize("deep", [1_000, 200_000])
    def it_refuses_what_is_nested_beyond_reason(self, deep):
        inner = b'{"is":"Strong","content":[' * deep + b"]}" * deep
        content = json.dumps(written(body=(b.Quotation(()),))).encode()
        with pytest.raises(DataError):
            codec.from_json(content.replace(b'"content": []', b'"content": [' + inner + b"]"))

    @few
    @given(st.data())
    def it_reads_bytes_with_one_wrong_as_a_report_or_refuses_them(self, data):
        content = bytearray(codec.to_json(SAMPLE))
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
        self.refused_or_a_report(bytes(content))

    @few
    @given(st.integers(0, len(codec.to_json(SAMPLE)) - 2))
    def it_refuses_every_beginning(self, length):
        with pytest.raises(DataError):
            codec.from_json(codec.to_json(SAMPLE)[:length])

    @few
    @given(st.recursive(st.none() | st.booleans() | st.floats() | parts.TEXTS, lambda inner: st.lists(inner, max_size=3)
           | st.dictionaries(st.sampled_from(["is", "format", "version", "report", "content"]), inner)))  # fmt: skip
    def it_refuses_any_other_json(self, value):
        with pytest.raises(DataError):
            read(value)

    def refused_or_a_report(self, content):
        try:
            report = codec.from_json(content)
        except DataError:
            return
        assert isinstance(report, Report)


def it_reads_what_an_earlier_program_wrote_with_the_defaults_of_new_fields():
    whole = written(body=(b.Heading(1, (), "h"),))
    del whole["report"]["body"][0]["numbered"]
    assert read(whole).body == (b.Heading(1, (), "h"),)
