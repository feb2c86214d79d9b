"""What the last run made, kept for the next one: finished public files by what they were made of, and nothing else.

It stands in the folder's `.reportgen/cache`. What is found there is believed only as it was written by this program for
this user, and a run leaves nothing in it that it did not use or make: docs/decisions/0012.
"""

from reportgen.cache.inputs import digest_of_folder
from reportgen.cache.machine import machine
from reportgen.cache.store import Cache, peek

__all__ = ["Cache", "digest_of_folder", "machine", "peek"]
