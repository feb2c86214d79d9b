"""What a folder keeps of its versions: the frozen ones, as they may leave, and who has signed which one off."""

from reportgen.versions.finding import find
from reportgen.versions.frozen import ABOUT, FrozenVersion, digest_of, freeze, label_typed
from reportgen.versions.kept import Kept
from reportgen.versions.rows import Correction, Row, Rows, Told
from reportgen.versions.sign_offs import (
    NEEDED,
    Act,
    Present,
    SignOff,
    SignOffs,
    State,
    signed,
    states,
    valid,
    withdrawn,
)
from reportgen.versions.signatory import Signatory

__all__ = [
    "ABOUT",
    "NEEDED",
    "Act",
    "Correction",
    "FrozenVersion",
    "Kept",
    "Present",
    "Row",
    "Rows",
    "SignOff",
    "SignOffs",
    "Signatory",
    "State",
    "Told",
    "digest_of",
    "find",
    "freeze",
    "label_typed",
    "signed",
    "states",
    "valid",
    "withdrawn",
]
