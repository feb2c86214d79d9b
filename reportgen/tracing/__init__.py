"""Turn facts, a report and finished files into evidence: where each number comes from, and whether it still agrees."""

from reportgen.finished.bounds import LARGEST_FILE
from reportgen.tracing.annexes import annex_of, annexed
from reportgen.tracing.evidence import Evidence, Traced, traced, traced_in
from reportgen.tracing.pictures import Chart, Charts
from reportgen.tracing.reading import read_file
from reportgen.tracing.segments import Segments, called, figures, segments
from reportgen.tracing.targets import Target, target_of
from reportgen.tracing.texts import FileTexts
from reportgen.tracing.told import traced_lines, traced_record, verified_lines, verified_record
from reportgen.tracing.verdicts import Checked, Verdict, Verified
from reportgen.tracing.verify import verify

__all__ = [
    "LARGEST_FILE",
    "Chart",
    "Charts",
    "Checked",
    "Evidence",
    "FileTexts",
    "Segments",
    "Target",
    "Traced",
    "Verdict",
    "Verified",
    "annex_of",
    "annexed",
    "called",
    "figures",
    "read_file",
    "segments",
    "target_of",
    "traced",
    "traced_in",
    "traced_lines",
    "traced_record",
    "verified_lines",
    "verified_record",
    "verify",
]
