"""Turn facts, a report and finished files into evidence: where each number comes from, and whether it still agrees."""

from reportgen.tracing.evidence import Evidence, Traced, traced
from reportgen.tracing.segments import Segments, segments
from reportgen.tracing.targets import Target, target_of
from reportgen.tracing.told import traced_lines, traced_record

__all__ = ["Evidence", "Segments", "Target", "Traced", "segments", "target_of", "traced", "traced_lines",
           "traced_record"]  # fmt: skip
