"""The parts that hold no text of the report: settings and properties."""

from __future__ import annotations

from datetime import date

from reportgen.document.report import Properties
from reportgen.rendering.docx.layout import TAB_STOP
from reportgen.rendering.docx.markup import DECLARATION, escape, part

FIXED_DATE = date(1980, 1, 1)
"""What a file says of its making when the report has no date: nothing of the clock."""

_CORE_NAMESPACES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


def settings_part() -> bytes:
    """settings.xml as in the files of Geneva: tab stops of 1 cm, odd and even pages, Word of 2013 and later.

    No revision ids, and no removal of personal information on saving, which would make editors' tracked changes
    anonymous.
    """
    return part(
        "w:settings",
        f'<w:defaultTabStop w:val="{TAB_STOP}"/><w:hyphenationZone w:val="357"/><w:doNotHyphenateCaps/>'
        '<w:evenAndOddHeaders/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        'w:val="15"/></w:compat><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>',
    )


def core_part(properties: Properties) -> bytes:
    """docProps/core.xml: title, subject, language and date as the report has them, and nothing else."""
    day = f"{(properties.date or FIXED_DATE).isoformat()}T00:00:00Z"
    content = "".join(
        (
            f"<dc:title>{escape(properties.title)}</dc:title>",
            f"<dc:subject>{escape(properties.subject)}</dc:subject>",
            f"<dc:language>{escape(properties.language)}</dc:language>",
            f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>',
            f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified>',
        )
    )
    return f"{DECLARATION}<cp:coreProperties {_CORE_NAMESPACES}>{content}</cp:coreProperties>".encode()
