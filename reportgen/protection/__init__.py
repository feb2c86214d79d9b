"""Turn checked cases into releasable cases, and draft facts into facts. Names stop here unless two keys agree."""

from reportgen.protection.counts import protect_counts
from reportgen.protection.name_guard import NameGuard
from reportgen.protection.release import Released, release

__all__ = ["NameGuard", "Released", "protect_counts", "release"]
