"""The page around the blocks: Jinja2 templates of the package, escaping everything that is not markup yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from reportgen.document.inlines import plain
from reportgen.document.report import Annex, Report
from reportgen.rendering.html.markup import printable
from reportgen.resources import templates

if TYPE_CHECKING:
    from jinja2 import Environment


def fill(template: str, **values: object) -> str:
    """The text of a template of `templates/html` with its values; a value that is missing is an error."""
    return _environment().get_template(template).render(**values)


@cache
def style_sheet(name: str) -> Markup:
    """A style sheet of `templates/html`, as it stands."""
    sheet = (templates() / "html" / name).read_text(encoding="utf-8")
    return Markup(sheet)  # noqa: S704 - a file of the package


def bibliographic(report: Report) -> dict[str, str]:
    """What a page may say about itself, from the report's properties and nothing else; "" where nothing is said."""
    about = report.properties
    return {
        "title": about.title,
        "subject": about.subject,
        "language": about.language,
        "created": about.date.isoformat() if about.date else "",
    }


def split_symbol(symbol: str) -> tuple[str, str]:
    """A symbol's series letters, which the masthead prints large, and the rest: "A/HRC/60/62" as "A", "/HRC/60/62"."""
    series, slash, rest = symbol.partition("/")
    return series, slash + rest


def annex_titles(annexes: Sequence[Annex]) -> Iterator[str]:
    """How annexes are called in lists: "Annex I. New cases"."""
    for annex in annexes:
        title = plain(annex.title)
        yield f"{annex.label}. {title}" if title else annex.label


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - 64 ms that other formats save

    return Environment(
        loader=FileSystemLoader(templates() / "html"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: printable(value) if type(value) is str else value,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
