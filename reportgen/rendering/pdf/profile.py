"""Which promises a PDF keeps."""

from __future__ import annotations

from enum import Enum


class Profile(Enum):
    """UA_1: readable for those who cannot see it (PDF/UA-1). A_3A: fit for an archive as well (PDF/A-3a).

    In an archive the tables behind the figures are attached as CSV, the same files as in `figures/`, and colours are
    told by a profile inside the file. The values are the engine's words.
    """

    UA_1 = "pdf/ua-1"
    A_3A = "pdf/a-3a"
