"""After a correction: the base, the edited file and the new one, to a file in which no edit is lost."""

from reportgen.refresh.context import Asked
from reportgen.refresh.refresh import Draft, Refreshed, refresh, refresh_draft
from reportgen.refresh.told import Did, Told

__all__ = ["Asked", "Did", "Draft", "Refreshed", "Told", "refresh", "refresh_draft"]
