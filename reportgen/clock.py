"""The one clock: the day on which something is signed, frozen or refreshed."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from reportgen.errors import UsageError


def today() -> date:
    """The day of SOURCE_DATE_EPOCH, else of the clock, at Greenwich. UsageError where it is no number of seconds."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not given:
        return datetime.now(UTC).date()
    try:
        return datetime.fromtimestamp(int(given), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise UsageError("SOURCE_DATE_EPOCH is no number of seconds since 1970: set it anew, or unset it.") from None
