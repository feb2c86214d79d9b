"""What a PDF says about itself: the report's properties, in Info and XMP, and nothing else."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape, quoteattr

from reportgen.document.report import Properties
from reportgen.rendering.html.markup import printable
from reportgen.rendering.pdf.profile import Profile

_KEPT = ("Title", "Subject", "CreationDate")

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdfuaid:part>1</pdfuaid:part>
{said}
</rdf:Description>{archive}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""

# An archive knows no name that is not explained in the file: so the one that tells of PDF/UA is.
_ARCHIVE = """
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""


def only_what_the_report_says(pdf: Any, properties: Properties, profile: Profile) -> None:
    """Take out of a pydyf document what the engine says about itself, and write the properties in their place.

    Beside them the file says which profile it keeps to.
    """
    for key in [key for key in pdf.info if key not in _KEPT]:
        del pdf.info[key]
    number = int(pdf.catalog["Metadata"].split()[0])
    pdf.objects[number].stream = [_xmp(properties, profile).encode("utf-8")]


def _xmp(properties: Properties, profile: Profile) -> str:
    said = [f"<dc:title>{_alternative(properties.title)}</dc:title>"]
    if properties.subject:
        said.append(f"<dc:description>{_alternative(properties.subject)}</dc:description>")
    said.append(f"<dc:language><rdf:Bag><rdf:li>{escape(properties.language)}</rdf:li></rdf:Bag></dc:language>")
    if properties.date:
        said.append(f"<xmp:CreateDate>{properties.date.isoformat()}</xmp:CreateDate>")
    return _XMP.format(said="\n".join(said), archive=_ARCHIVE if profile is Profile.A_3A else "")


def _alternative(text: str) -> str:
    return f"<rdf:Alt><rdf:li xml:lang={quoteattr('x-default')}>{escape(printable(text))}</rdf:li></rdf:Alt>"
