"""Guard the counts of cases that are counted but not described, so that nobody can work a single one out.

The flow: `cells` takes each figure apart into what readers can count for themselves (the described cases) and a
remainder; `merging` counts small headings together; `differences` says what would be told beside an earlier version
that counts other headings together; `relations` says how published figures hang together; `suppression` hides small
remainders and what would give them away, asking `reader` what could be worked out; `guard` puts [c] in their place;
`audit` says what was done.
"""

from reportgen.protection.disclosure.audit import Audit, Hidden, Inference, Together, audited
from reportgen.protection.disclosure.guard import Guarded, guard

__all__ = ["Audit", "Guarded", "Hidden", "Inference", "Together", "audited", "guard"]
