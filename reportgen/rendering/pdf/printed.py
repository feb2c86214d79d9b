"""A PDF, and where things came to stand in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF and the page of each anchor, counted from 1 as the pages are numbered."""

    pdf: bytes
    pages: Mapping[str, int]
