"""The base of what was brought in, put into a file that carried none: the next refresh compares with it."""

from __future__ import annotations

from reportgen.drafts import Base, Package
from reportgen.drafts.package import relationships_name

_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"


def carry(after: Base, fresh: Package, edited: Package) -> None:
    """Put the base of the new file, and what Word keeps of such a part, into the edited one."""
    number = next(n for n in range(1, len(edited.parts) + 2) if not _taken(n, edited))
    item, properties = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    edited.add(item, fresh.parts[after.part])
    edited.point(edited.main, "customXml", item)
    for _, part in fresh.targets(after.part, "customXmlProps").values():
        edited.add(properties, fresh.parts[part])
        edited.declare(properties, _TYPE)
        edited.point(item, "customXmlProps", properties)


def _taken(number: int, package: Package) -> bool:
    names = {name.casefold() for name in package.parts}
    item = f"customxml/item{number}.xml"
    return any(
        name in names for name in (item, f"customxml/itemprops{number}.xml", relationships_name(item).casefold())
    )
