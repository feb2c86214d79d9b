"""Look in finished files of any kind for what must not be there: protected names, addresses, numbers, ids of cases.

`screen(files, wanted)` reads each file to texts with their places (a module for each format), searches them in every
reading, over runs, hidden parts and ends of lines, and tells where something stands and of which kind it is. What
cannot be looked into is told too. Nothing is written, fetched or unpacked to disk.
"""

from reportgen.screening.findings import Found, Screened
from reportgen.screening.story import screen, screen_bytes
from reportgen.screening.wanted import CaseIds, Names, Wanted

__all__ = ["CaseIds", "Found", "Names", "Screened", "Wanted", "screen", "screen_bytes"]
