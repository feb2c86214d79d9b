"""The pictures of charts in one run: for pages, and for files of their own, which say below what a page says above."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportgen.cache import Cache
from reportgen.document.charts import Figure
from reportgen.document.codec import part_to_json

if TYPE_CHECKING:
    from reportgen.rendering.charts import Drawn

Wanted = tuple[str, str, str]
"""The name of a chart, svg or png, and the foot below it."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of charts: from the cache, or waited for where the second process draws them, or drawn here.

    `foot`: what a picture says below its chart where it stands alone. `waited_for`: what gives a picture that is being
    drawn.
    """

    cache: Cache = field(default_factory=Cache.none)
    foot: str = ""
    waited_for: Mapping[Wanted, Callable[[], Drawn]] = field(default_factory=dict)
    _told: dict[int, tuple[Figure, bytes]] = field(default_factory=dict, compare=False)
    """What decides each chart, by its identity: it is asked for several times, and long for a table of all States."""

    def svg(self, figure: Figure) -> bytes:
        """One chart as SVG, for a page. Raises OutputError where it cannot be drawn."""
        return self._made(figure, "svg", "")

    def png(self, figure: Figure) -> bytes:
        """One chart as PNG, for a page. Raises OutputError where it cannot be drawn."""
        return self._made(figure, "png", "")

    def alone(self, figure: Figure, kind: str) -> bytes:
        """One chart as svg or png, for a file of its own. Raises OutputError where it cannot be drawn."""
        self.has(figure, kind)  # found, and so kept for the next run, which may set a page that this one need not
        return self._made(figure, kind, self.foot)

    def has(self, figure: Figure, kind: str, foot: str = "") -> bool:
        """Whether the cache has a chart as svg or png."""
        return self.cache.find(kind, self._shown(figure, foot)) is not None

    def former(self, figure: Figure, kind: str) -> bytes:
        """What was kept of the last picture of that name, from which this one is drawn sooner; empty if nothing was."""
        return self.cache.last(f"painted {kind}", figure.name.encode())

    def _made(self, figure: Figure, kind: str, foot: str) -> bytes:
        shown, whole = self._shown(figure, foot), self._shown(figure, "")
        picture = self.cache.find(kind, shown)
        if picture is None:
            waited_for = self.waited_for.get((figure.name, kind, foot))
            drawn = waited_for() if waited_for else draw(figure, kind, foot, self.former(figure, kind))
            self.cache.put(kind, shown, drawn.picture)
            self.cache.put_last(f"painted {kind}", figure.name.encode(), whole, drawn.kept)
            return drawn.picture
        self.cache.still(f"painted {kind}", figure.name.encode(), whole)
        return picture

    def _shown(self, figure: Figure, foot: str) -> bytes:
        """All that decides a picture."""
        if id(figure) not in self._told:
            self._told[id(figure)] = figure, part_to_json(figure)
        return self._told[id(figure)][1] + (b"\0" + foot.encode(errors="surrogatepass") if foot else b"")


def draw(figure: Figure, kind: str, foot: str = "", former: bytes = b"") -> Drawn:
    """One chart as svg or png, with what it says below where it stands alone; `former`: what was kept of a picture."""
    from reportgen.rendering.charts import drawn_png, drawn_svg  # noqa: PLC0415

    return drawn_svg(figure, foot, former) if kind == "svg" else drawn_png(figure, foot=foot, former=former)
