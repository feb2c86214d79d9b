"""After a correction: the base, the edited file and the new one, to a file in which no edit is lost."""

from reportgen.refresh.context import Asked
from reportgen.refresh.refresh import Refreshed, refresh
from reportgen.refresh.told import Did, Told

__all__ = ["Asked", "Did", "Refreshed", "Told", "refresh"]
