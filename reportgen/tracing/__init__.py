"""Where a printed number comes from, and whether a finished file still agrees with the data."""
