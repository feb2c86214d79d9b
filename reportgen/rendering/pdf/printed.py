"""A PDF, and where things came to stand in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF and the page of each anchor, counted from 1 as the pages are numbered.

    `sheets`: its drawn pages, each a line of JSON, of which a later version may take those that stay the same.
    """

    pdf: bytes
    pages: Mapping[str, int]
    sheets: bytes = b""

    def to_bytes(self) -> bytes:
        """File and pages in one: the pages as JSON on the first line."""
        return json.dumps(dict(self.pages)).encode() + b"\n" + self.pdf

    @classmethod
    def from_bytes(cls, content: bytes) -> Printed:
        """What `to_bytes` wrote."""
        pages, _, pdf = content.partition(b"\n")
        return cls(pdf, json.loads(pages))
