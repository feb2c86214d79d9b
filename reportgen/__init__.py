"""From a folder of cases and Government responses to the report on reprisals.

The story is in `reportgen.pipeline`; the rooms are drawn in docs/architecture.md.
"""

__version__ = "0.1.0"
