"""What a PDF says about itself: the report's properties, in Info and XMP, and nothing else."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape, quoteattr

from reportgen.document.report import Properties
from reportgen.rendering.html.markup import printable

_KEPT = ("Title", "Subject", "CreationDate")

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdfuaid:part>1</pdfuaid:part>
{said}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def only_what_the_report_says(pdf: Any, properties: Properties) -> None:
    """Take out of a pydyf document what the engine says about itself, and write the properties in their place."""
    for key in [key for key in pdf.info if key not in _KEPT]:
        del pdf.info[key]
    number = int(pdf.catalog["Metadata"].split()[0])
    pdf.objects[number].stream = [_xmp(properties).encode("utf-8")]


def _xmp(properties: Properties) -> str:
    said = [f"<dc:title>{_alternative(properties.title)}</dc:title>"]
    if properties.subject:
        said.append(f"<dc:description>{_alternative(properties.subject)}</dc:description>")
    said.append(f"<dc:language><rdf:Bag><rdf:li>{escape(properties.language)}</rdf:li></rdf:Bag></dc:language>")
    if properties.date:
        said.append(f"<xmp:CreateDate>{properties.date.isoformat()}</xmp:CreateDate>")
    return _XMP.format(said="\n".join(said))


def _alternative(text: str) -> str:
    return f"<rdf:Alt><rdf:li xml:lang={quoteattr('x-default')}>{escape(printable(text))}</rdf:li></rdf:Alt>"
