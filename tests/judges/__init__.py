"""Other people's programs that judge what we write: each module asks one, and tells what it found."""
