"""The invented States: user-assigned codes, names unlike those of real States, regional groups dealt out at will."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

AFRICAN = "African States"
ASIA_PACIFIC = "Asia-Pacific States"
EASTERN_EUROPEAN = "Eastern European States"
LATIN_AMERICAN = "Latin American and Caribbean States"
WESTERN_EUROPEAN = "Western European and other States"


class Role(Enum):
    """Where a State stands in the report, or why it does not."""

    NEW = "annex I only"
    FOLLOW_UP = "annex II only"
    BOTH = "annexes I and II"
    UNLISTED = "no entry"


@dataclass(frozen=True)
class State:
    code: str
    name: str
    region: str
    role: Role
    in_text: str = ""
    formal: str = ""


N, F, B, U = Role.NEW, Role.FOLLOW_UP, Role.BOTH, Role.UNLISTED

STATES = (
    State("XAL", "Alderholm", WESTERN_EUROPEAN, N, formal="the Commonwealth of Alderholm"),
    State("XAM", "Amberine Islands", ASIA_PACIFIC, N, "the Amberine Islands", "the Republic of the Amberine Islands"),
    State("XAR", "Arvendal", WESTERN_EUROPEAN, F),
    State("XBE", "Belmoor", LATIN_AMERICAN, B, formal="the Republic of Belmoor"),
    State("XBR", "Brennaria", EASTERN_EUROPEAN, N),
    State("XCA", "Calvisse", LATIN_AMERICAN, B),
    State("XCO", "Corrantine", LATIN_AMERICAN, N),
    State("XDO", "Dovrask", ASIA_PACIFIC, B, formal="the Kingdom of Dovrask"),
    State("XDR", "Drennow", EASTERN_EUROPEAN, F),
    State("XDU", "Dulwenna", AFRICAN, B),
    State("XEL", "Élisandre", WESTERN_EUROPEAN, N, formal="the Principality of Élisandre"),
    State("XEM", "Emberra Coast", AFRICAN, N, "the Emberra Coast"),
    State("XES", "Eskerra", AFRICAN, F),
    State("XFA", "Falkonde", AFRICAN, B),
    State("XFE", "Fenwarren", ASIA_PACIFIC, N),
    State("XGA", "Gallowmere", ASIA_PACIFIC, F),
    State("XGR", "Grenholt", EASTERN_EUROPEAN, N),
    State("XHA", "Harrowen (United Provinces of)", LATIN_AMERICAN, B, "the United Provinces of Harrowen"),
    State("XIL", "Ilmaru", ASIA_PACIFIC, N),
    State("XJO", "Jorvale", AFRICAN, N),
    State("XKA", "Kaldevane", AFRICAN, F),
    State("XKE", "Kestwyn", ASIA_PACIFIC, B),
    State("XLO", "Lorvenne", AFRICAN, F),
    State("XLU", "Lumerand", ASIA_PACIFIC, N),
    State("XMR", "M’Ralle", AFRICAN, N),
    State("XMA", "Maravelle", LATIN_AMERICAN, F),
    State("XME", "Merrowind", AFRICAN, N),
    State("XNE", "Nembarra", AFRICAN, B),
    State("XNO", "Norvessa", ASIA_PACIFIC, N),
    State("XNU", "Ñuvarre", LATIN_AMERICAN, F),
    State("XOR", "Ostrelle (Federated Islands of)", ASIA_PACIFIC, B, "the Federated Islands of Ostrelle"),
    State("XOY", "Øystrand", "", N),
    State("XPA", "Paluvine", ASIA_PACIFIC, F),
    State("XQI", "Quillany", AFRICAN, N),
    State("XQU", "Quorrande (Plurinational Union of)", LATIN_AMERICAN, B, "the Plurinational Union of Quorrande"),
    State("XRA", "Ravenholde", ASIA_PACIFIC, F),
    State("XSA", "Sable Coast", AFRICAN, B, "the Sable Coast"),
    State("XSE", "Seldovar", EASTERN_EUROPEAN, N),
    State("XSO", "Sorrenthal", WESTERN_EUROPEAN, N),
    State("XTD", "Tamsin (Democratic Union of)", AFRICAN, F, "the Democratic Union of Tamsin"),
    State("XTI", "Tamsin Islands", ASIA_PACIFIC, N, "the Tamsin Islands"),
    State("XTQ", "Tarquelle", LATIN_AMERICAN, F),
    State("XUL", "Ulvane", ASIA_PACIFIC, B),
    State("XVE", "Val d’Orrénie", AFRICAN, F),
    State("XZO", "Zorawynd", ASIA_PACIFIC, B, formal="the State of Zorawynd"),
    State("XTV", "Tirvane", AFRICAN, U),
    State("XUM", "Umbresk", LATIN_AMERICAN, U),
    State("XVA", "Vantessa", LATIN_AMERICAN, U),
    State("XVD", "Veldrecht", EASTERN_EUROPEAN, U),
    State("XWY", "Wyndholm", EASTERN_EUROPEAN, U),
    State("XYA", "Xanthelle", ASIA_PACIFIC, U),
    State("XYN", "Ynnisfall", WESTERN_EUROPEAN, U),
    State("XZE", "Zelmarch", AFRICAN, U),
)  # fmt: skip

LISTED = tuple(state for state in STATES if state.role is not Role.UNLISTED)
BY_CODE = {state.code: state for state in STATES}

TOWNS = (
    "Ardenmouth", "Bellisk", "Caddowin", "Corvath", "Dunneral", "Eastervale", "Ferrowick", "Gandisk", "Havermoor",
    "Istrava", "Jessamont", "Kirravane", "Lindgarrow", "Lower Sennick", "Marrowgate", "Mount Esk", "Nerrin", "Old Tarn",
    "Orbrook", "Pellanza", "Port Almery", "Port Vessel", "Quarrendon", "Rasmire", "Sallowfield", "Sant Orrel",
    "Silvermouth", "Stonnick", "Tarrowby", "Thessandra", "Underfell", "Upper Sennick", "Vask", "Verrinport",
    "Wadi Esmer", "Westerhollow", "Yarrowdale", "Zennick",
)  # fmt: skip
"""Invented towns; which State they are in is left to the case."""
