"""Turn checked cases into releasable cases, and draft facts into facts. Names stop here unless two keys agree."""

from reportgen.protection.closed_cases import ClosedCase, reopened
from reportgen.protection.counts import audit_counts, protect_counts
from reportgen.protection.disclosure import Audit
from reportgen.protection.name_guard import NameGuard
from reportgen.protection.release import Released, release

__all__ = ["Audit", "ClosedCase", "NameGuard", "Released", "audit_counts", "protect_counts", "release", "reopened"]
