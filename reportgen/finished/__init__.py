"""Finished files, read back within limits: what is said about a picture, markup without entities, texts of pages."""
