"""The picture for the emblem's cell, as nothing but its dots: what else a file of a picture holds would travel on."""

from __future__ import annotations

import io
import warnings

LARGEST_SIDE = 4_000
"""Dots of a picture that is 2 cm wide: five times what a press resolves."""


def clean_png(data: bytes) -> bytes | None:
    """The same picture without words, dates, places and what is hidden behind its end; None for what is no picture.

    The same bytes give the same bytes. A picture that unfolds to more than LARGEST_SIDE each way is not unfolded.
    """
    from PIL import Image  # noqa: PLC0415  comes with matplotlib; only who is authorised has a picture

    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(data), formats=["PNG"]) as picture:
            warnings.simplefilter("ignore")
            if max(picture.size) > LARGEST_SIDE:
                return None
            dots = picture.convert("RGBA")
    except Exception:  # noqa: BLE001  what a damaged picture raises is of many kinds
        return None
    dots.info.clear()
    written = io.BytesIO()
    dots.save(written, format="PNG")
    return written.getvalue()
