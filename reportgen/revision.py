"""The third story: a correction is brought into the Word file that people have edited, and the file that leaves."""
