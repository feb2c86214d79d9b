"""Pictures by names that say nothing: in the order of the text, as they are called in a file that was just made.

A refresh calls a chart that was drawn anew otherwise; who gets the final file need not know which was corrected.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from reportgen.drafts import Package
from reportgen.drafts.ooxml import RELATIONSHIPS
from reportgen.finishing.parts import printed_parts

_POINTS = f"{{{RELATIONSHIPS}}}"


def name_pictures(package: Package) -> None:
    """Call them image1.png, image2.png and so on, in the order in which the text shows them, then heads and notes."""
    shown = dict.fromkeys(_pictures(package))
    package.rename({name: f"{posixpath.dirname(name)}/image{number}{posixpath.splitext(name)[1]}"
                    for number, name in enumerate(shown, 1)})  # fmt: skip


def _pictures(package: Package) -> Iterator[str]:
    for part in printed_parts(package):
        known = {key: name for key, (_, name) in package.targets(part, "image").items() if name in package.parts}
        if known:
            keys = (value for each in package.tree(part).iter("*") for name, value in each.items()
                    if str(name).startswith(_POINTS))  # fmt: skip
            yield from (known[str(key)] for key in keys if key in known)
            yield from known.values()
