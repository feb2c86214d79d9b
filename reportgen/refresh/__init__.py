"""After a correction: the base, the edited file and the new one, to a file in which no edit is lost."""
