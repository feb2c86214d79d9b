"""Any part of a document that its type allows, for laws that hold for all of them."""

from __future__ import annotations

import dataclasses
import types
from datetime import date
from enum import Enum
from typing import Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from reportgen.document.inlines import Inline

TEXTS = st.text(max_size=8)
_SIMPLE = {str: TEXTS, bool: st.booleans(), int: st.integers(), type(None): st.none(), date: st.dates()}


def any_of(hint, depth=3):
    """A strategy for a type; what could go on for ever ends below `depth` parts."""
    if get_origin(hint) is tuple:
        return st.lists(any_of(get_args(hint)[0], depth), max_size=2 if depth > 0 else 0).map(tuple)
    if get_origin(hint) in (Union, types.UnionType):
        return st.one_of(*(any_of(each, depth) for each in get_args(hint)))
    if dataclasses.is_dataclass(hint):
        return st.deferred(lambda: part(hint, depth - 1))
    return st.sampled_from(list(hint)) if issubclass(hint, Enum) else _SIMPLE[hint]


def part(kind, depth=3):
    """Any value of one kind of part, each of its fields drawn by its type."""
    hints = get_type_hints(kind, localns={"Inline": Inline})
    return st.builds(kind, **{field.name: any_of(hints[field.name], depth) for field in dataclasses.fields(kind)})
