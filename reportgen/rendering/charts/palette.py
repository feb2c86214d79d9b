"""The colours of a picture of dots: the inks, and the shades between an ink and the ground on which it stands.

They are the same for every picture, so that each dot has its colour whatever else is drawn: a picture can be painted
in parts.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from reportgen.rendering.charts.drawing import BLACK, BLUE, GREY, GUIDE, RULE, SHADES, STRONG_GUIDE, WHITE

if TYPE_CHECKING:
    from PIL.Image import Image

Colour = tuple[int, int, int]

_ON_GROUNDS = {
    WHITE: (BLACK, BLUE, GREY, RULE, STRONG_GUIDE, GUIDE, *SHADES),
    **dict.fromkeys(SHADES[:3], (BLACK,)),
}
"""What is drawn on what. Letters on the darkest shade are white: the same shades between as of that on white."""

_STEPS = 12
"""From an ink to its ground."""
_APART = 8
"""Of 255: colours that are nearer would be taken for each other."""


@lru_cache(maxsize=1)
def colours() -> tuple[Colour, ...]:
    """Red, green and blue of each, from 0 to 255: the inks first, exactly."""
    chosen = list(dict.fromkeys(_rgb(ink) for ground, inks in _ON_GROUNDS.items() for ink in (ground, *inks)))
    for between in _between():
        if all(max(abs(a - b) for a, b in zip(between, other, strict=True)) >= _APART for other in chosen):
            chosen.append(between)
    return tuple(chosen)


def in_colours(picture: Image) -> Image:
    """A picture with the nearest of the colours for each dot."""
    from PIL import Image  # noqa: PLC0415  comes with matplotlib

    return picture.convert("RGB").quantize(palette=_palette(), dither=Image.Dither.NONE)


@lru_cache(maxsize=1)
def _palette() -> Image:
    from PIL import Image  # noqa: PLC0415  comes with matplotlib

    palette = Image.new("P", (1, 1))
    palette.putpalette([value for colour in colours() for value in colour])
    return palette


def _between() -> Iterator[Colour]:
    for ground, inks in _ON_GROUNDS.items():
        for ink in inks:
            for step in range(1, _STEPS):
                red, green, blue = (
                    round(a + (b - a) * step / _STEPS) for a, b in zip(_rgb(ground), _rgb(ink), strict=True)
                )
                yield red, green, blue


def _rgb(ink: str) -> Colour:
    return int(ink[1:3], 16), int(ink[3:5], 16), int(ink[5:7], 16)
