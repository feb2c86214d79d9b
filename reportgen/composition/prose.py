"""A prose file and the facts to blocks: what people wrote, with every figure quoted and none computed.

The file is a template of the language of `template_language`, then Markdown. Whatever is wrong in it is a ProseError
with the file, the line and what to do, never a traceback.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import TracebackType

from jinja2 import Template, TemplateError, TemplateSyntaxError

from reportgen.composition.facts_in_prose import States, TemplateRefusal, settings_in_prose
from reportgen.composition.markdown import blocks, without_comments
from reportgen.composition.printed import RESERVED, Printed, without_line_marks
from reportgen.composition.prose_source import Source
from reportgen.composition.quotable import Quotable
from reportgen.composition.template_language import Budget, ProseEnvironment, RefusedHere
from reportgen.composition.template_words import Words
from reportgen.document.blocks import Block
from reportgen.document.prose import ProseFile
from reportgen.errors import ProseError
from reportgen.facts import Facts
from reportgen.settings import Settings

_FILE = "<prose>"
"""The name under which Python knows a template, by which its lines are found again."""

_PERSON = re.compile(r"(?<!\{)\{[A-Z]+-\d+\}(?!\})")

_NOT_READABLE = (
    ("unknown tag 'end", "an {% end... %} stands here without its beginning"),
    ("unknown tag", "there is no tag of this name: there are if, for, set and macro"),
    ("unexpected end of template", "the file ends before a tag is closed: is an {% endif %} or {% endfor %} missing?"),
    ("missing end of comment", "a comment ({#) is never closed: close it with #}"),
    ("unexpected char", "a character stands here that means nothing in {{ }} or {% %}; are quotation marks straight?"),
)  # fmt: skip


def render(
    prose: ProseFile,
    facts: Facts,
    settings: Settings,
    *,
    inserts: Mapping[str, tuple[Block, ...]] | None = None,
    conclusion: bool = False,
    numbered: bool = True,
    quotable: Quotable | None = None,
) -> tuple[Block, ...]:
    """The blocks of a prose file.

    `inserts` are what `{{ insert("name") }}` stands for. Anchors begin with the file's name. `conclusion` and
    `numbered` go to each paragraph. `quotable`: what all files of the report share. Raises ProseError.
    """
    printed = Printed()
    template = _Renderer(prose, quotable or Quotable(facts, settings), printed, inserts or {})
    text, lines = without_line_marks(template.text())
    return blocks(text, anchor=prose.name, conclusion=conclusion, numbered=numbered,
                  source=Source(prose.source, lines, printed))  # fmt: skip


class _Renderer:
    """One prose file on its way to Markdown."""

    def __init__(
        self, prose: ProseFile, quotable: Quotable, printed: Printed, inserts: Mapping[str, tuple[Block, ...]]
    ) -> None:
        self.source = Source(prose.source)
        text = prose.text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        if found := RESERVED.search(text):
            line = text[: found.start()].count("\n")
            self.source.refuse("a character that has no printed form (private use) stands here: delete it", line)
        self.template = without_comments(text, self.source)
        if found := _PERSON.search(self.template):
            line = self.template[: found.start()].count("\n")
            self.source.refuse(
                "a person in braces has a meaning in accounts and replies only; chapters name nobody", line
            )
        budget = Budget()
        words = Words(printed, budget, inserts, lambda: quotable.anchors)
        names = quotable.names
        self.environment = ProseEnvironment(
            filters=words.filters,
            tests=words.tests,
            functions=words.functions,
            names={**names.roots, **settings_in_prose(quotable.settings), "countries": States(names)},
            finalize=words.finalize,
            budget=budget,
        )

    def text(self) -> str:
        """The Markdown, with line marks and the characters that stand for values."""
        try:
            tree = self.environment.read(self.template)
            code = self.environment.compile(tree, None, _FILE)
            template = Template.from_code(self.environment, code, self.environment.globals)
            return template.render()
        except RefusedHere as refusal:
            error = self._error(str(refusal), refusal.line)
        except TemplateRefusal as refusal:
            error = self._error(str(refusal), _line(refusal.__traceback__))
        except TemplateSyntaxError as wrong:
            error = self._error(_reason(wrong.message or ""), wrong.lineno)
        except TemplateError as wrong:
            error = self._error("a name stands here that has no value at this place", _line(wrong.__traceback__))
        except TypeError as wrong:
            message = "a filter or a macro is given too many or too few words in its brackets"
            error = self._error(message, _line(wrong.__traceback__))
        except (RecursionError, MemoryError, SyntaxError, ValueError):
            error = self._error("this template is too deep: tags, brackets or macros stand inside one another", None)
        raise error from None

    def _error(self, message: str, line: int | None) -> ProseError:
        at = f", line {line}" if line else ""
        return ProseError(f"{self.source.name}{at}: {message}")


def _line(trace: TracebackType | None) -> int | None:
    """The line of the template in which an exception began: Jinja2 has put template lines into its traceback."""
    line = None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == _FILE:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _reason(message: str) -> str:
    """What a syntax error of Jinja2 means, in our words."""
    for sign, reason in _NOT_READABLE:
        if sign in message.lower():
            return reason
    return "what stands between {{ }} or {% %} here cannot be read: is it complete?"
