"""The fifth story: the rows behind a printed number, and whether a finished file agrees with the data."""
