"""The tables behind the figures, as files inside the PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pydyf

from reportgen.document.charts import Figure
from reportgen.document.inlines import plain
from reportgen.document.report import Report
from reportgen.rendering.charts import table_csv
from reportgen.rendering.html.markup import printable


@dataclass(frozen=True, slots=True)
class Attachment:
    """A CSV file with its name and what is in it."""

    name: str
    says: str
    content: bytes


def tables_of_figures(report: Report) -> tuple[Attachment, ...]:
    """The table of each figure, as it also lies in `figures/`."""
    return tuple(
        Attachment(f"{figure.name}.csv", printable(plain(figure.caption)), table_csv(figure))
        for figure in sorted(_figures(report), key=lambda figure: figure.name)
    )


def attach(pdf: Any, attachments: Sequence[Attachment], made: date | None) -> None:
    """Put files into a pydyf document, each as the data that something in it shows, and list them by name."""
    if not attachments:
        return
    listed = pydyf.Array()
    for attachment in attachments:
        file = _file(attachment, made)
        pdf.add_object(file)
        entry = pydyf.Dictionary({
            "Type": "/Filespec",
            "F": pydyf.String(attachment.name),
            "UF": pydyf.String(attachment.name),
            "Desc": pydyf.String(attachment.says),
            "EF": pydyf.Dictionary({"F": file.reference, "UF": file.reference}),
            "AFRelationship": "/Data",
        })  # fmt: skip
        pdf.add_object(entry)
        listed.extend((pydyf.String(attachment.name), entry.reference))
    pdf.catalog.setdefault("Names", pydyf.Dictionary())["EmbeddedFiles"] = pydyf.Dictionary({"Names": listed})
    pdf.catalog["AF"] = pydyf.Array(listed[1::2])


def _figures(report: Report) -> Iterator[Figure]:
    for blocks in (report.summary, report.body, *(annex.blocks for annex in report.annexes)):
        yield from (block for block in blocks if isinstance(block, Figure))


def _file(attachment: Attachment, made: date | None) -> pydyf.Stream:
    about = pydyf.Dictionary({"Size": len(attachment.content)})
    if made:
        about["ModDate"] = pydyf.String(f"D:{made:%Y%m%d}")
    kind = pydyf.Dictionary({"Type": "/EmbeddedFile", "Subtype": "/text#2fcsv", "Params": about})
    return pydyf.Stream([attachment.content], kind, compress=True)
