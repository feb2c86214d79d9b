"""Fields that do not serve the text: those that reach out of the file, and those that tell of the machine it is on."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.drafts import Package
from reportgen.drafts.fields import Field, marked_in
from reportgen.drafts.ooxml import Element, local
from reportgen.finishing.parts import out, printed_parts

_FETCHING = frozenset((
    "LINK", "DDE", "DDEAUTO", "INCLUDE", "INCLUDETEXT", "INCLUDEPICTURE", "IMPORT", "EMBED", "RD", "DATABASE",
    "MERGEFIELD", "AUTOTEXT", "AUTOTEXTLIST", "GLOSSARY", "MACROBUTTON", "ADDIN", "CONTROL", "HTMLCONTROL", "PRIVATE",
))  # fmt: skip
"""Fields that take something from elsewhere, or run something."""

_TELLING = frozenset((
    "AUTHOR", "LASTSAVEDBY", "USERNAME", "USERINITIALS", "USERADDRESS", "FILENAME", "FILESIZE", "TEMPLATE", "INFO",
    "DOCPROPERTY", "DOCVARIABLE", "TITLE", "SUBJECT", "KEYWORDS", "COMMENTS", "DATE", "TIME", "CREATEDATE", "SAVEDATE",
    "PRINTDATE", "EDITTIME", "REVNUM", "ASK", "FILLIN",
))  # fmt: skip
"""Fields that Word fills anew, with what it knows of the machine, the day and the properties of the file."""


def reaching(root: Element) -> Iterator[Field]:
    """The fields of a part that fetch or run something when the file is opened."""
    return (each for each in marked_in(root).fields if each.kind in _FETCHING and not each.struck)


def leading(root: Element) -> Iterator[tuple[Field, str]]:
    """The fields of a part that are links, each with its address; links within the file have none."""
    for each in marked_in(root).fields:
        words = each.words
        if each.kind == "HYPERLINK" and not each.struck and len(words) > 1 and not words[1].startswith("\\"):
            yield each, words[1]


def leave_results(package: Package) -> None:
    """Leave of the fields that tell of a machine what they show."""
    for part in printed_parts(package):
        telling = [each for each in marked_in(package.tree(part)).fields if each.kind in _TELLING and not each.struck]
        if telling:
            package.touch(part)
            for each in telling:
                unlink(each)


def unlink(each: Field) -> None:
    """Leave of a field what it shows."""
    for edge in each.edges:
        if local(edge) == "fldSimple":
            for child in list(edge):
                edge.addprevious(child)
        out(edge)
