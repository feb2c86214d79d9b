"""The colours of words and of what stands behind them, with those of the theme; how far apart two of them are."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reportgen.drafts import Package
from reportgen.drafts.ooxml import DRAWING, Element, val
from reportgen.finishing.parts import printed_parts

PAGE = "FFFFFF"
NOT_APART = 1.25
"""The contrast of WCAG 2 below which nobody reads: it is 1 for one colour, 21 for black on white."""

_COLOUR = re.compile(r"[0-9A-F]{6}")
_MARKS = {"black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF",
          "red": "FF0000", "yellow": "FFFF00", "white": "FFFFFF", "darkBlue": "00008B", "darkCyan": "008B8B",
          "darkGreen": "006400", "darkMagenta": "800080", "darkRed": "8B0000", "darkYellow": "808000",
          "darkGray": "A9A9A9", "lightGray": "D3D3D3"}  # fmt: skip
_SLOTS = {"background1": "bg1", "text1": "t1", "background2": "bg2", "text2": "t2", "light1": "lt1", "dark1": "dk1",
          "light2": "lt2", "dark2": "dk2", "hyperlink": "hlink", "followedHyperlink": "folHlink"}  # fmt: skip
_DRAWN = {"tx1": "t1", "tx2": "t2"}
_MAPPED = {"bg1": "light1", "t1": "dark1", "bg2": "light2", "t2": "dark2"}
_OFFICE = {"lt1": "FFFFFF", "dk1": "000000", "lt2": "E7E6E6", "dk2": "44546A"}


@dataclass
class Colours:
    """The colours of a theme, by their slots, and which of them text and background are mapped to."""

    theme: Mapping[str, str] = field(default_factory=dict)
    mapping: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, package: Package) -> Colours:
        """Those of a file."""
        theme = dict(_OFFICE)
        for name in printed_parts(package, "theme"):
            theme.update(_theme(package.tree(name)))
        mapping = dict(_MAPPED)
        for name in printed_parts(package, "settings"):
            for each in package.tree(name).iter("{*}clrSchemeMapping"):
                mapping.update({slot: said for slot in mapping if (said := val(each, slot))})
        return cls(theme, mapping)

    def named(self, element: Element) -> str:
        """A colour of words; empty where it is chosen by itself, so as to be read."""
        return self._said(val(element), element, "theme")

    def called(self, name: str) -> str:
        """A colour by its digits, or by the name that a drawing has for one of the theme."""
        slot = _SLOTS.get(_MAPPED.get(_DRAWN.get(name, name), name), _DRAWN.get(name, name))
        return self.theme.get(slot) or (name.upper() if _COLOUR.fullmatch(name.upper()) else "")

    def behind(self, shade: Element) -> str:
        """The colour of a shade; empty where it has none."""
        if val(shade) == "solid":
            return self._said(val(shade, "color"), shade, "theme")
        return self._said(val(shade, "fill"), shade, "themeFill")

    def of_mark(self, name: str) -> str:
        """The colour of a mark over words; empty for none."""
        return _MARKS.get(name, "")

    def _said(self, plain: str, element: Element, of_theme: str) -> str:
        name = val(element, "themeColor" if of_theme == "theme" else of_theme)
        slot = _SLOTS.get(name, name)
        slot = _SLOTS.get(self.mapping.get(slot, slot), self.mapping.get(slot, slot))
        if name and slot in self.theme:
            return _changed(self.theme[slot], val(element, f"{of_theme}Tint"), val(element, f"{of_theme}Shade"))
        found = plain.upper().removeprefix("#")
        return found if _COLOUR.fullmatch(found) else ""


def apart(one: str, other: str) -> bool:
    """Whether words of the one colour can be read on the other."""
    light, dark = sorted((_light(one), _light(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05) >= NOT_APART


def _theme(root: Element) -> Iterator[tuple[str, str]]:
    for scheme in root.iter(f"{{{DRAWING}}}clrScheme"):
        for slot in scheme.iterchildren("{*}*"):
            said = next(slot.iterchildren("{*}srgbClr", "{*}sysClr"), None)
            colour = (said.get("lastClr") or said.get("val") or "").upper() if said is not None else ""
            if _COLOUR.fullmatch(colour):
                yield str(slot.tag).rpartition("}")[2], colour


def _changed(colour: str, tint: str, shade: str) -> str:
    """A colour made lighter or darker, as Word does: by the share of it that is left."""
    hue, light, full = colorsys.rgb_to_hls(*_parts(colour))
    for said, towards in ((tint, 1.0), (shade, 0.0)):
        if re.fullmatch(r"[0-9A-Fa-f]{1,2}", said):
            left = int(said, 16) / 255
            light = light * left + towards * (1 - left)
    return "".join(f"{round(255 * part):02X}" for part in colorsys.hls_to_rgb(hue, light, full))


def _parts(colour: str) -> tuple[float, float, float]:
    return int(colour[:2], 16) / 255, int(colour[2:4], 16) / 255, int(colour[4:], 16) / 255


def _light(colour: str) -> float:
    """The relative luminance of a colour."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
