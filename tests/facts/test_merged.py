"""The key of what is counted together names its members."""

from __future__ import annotations

import pytest

from reportgen.facts import codes_in, members_of, merged_code


@pytest.mark.parametrize(
    ("key", "members"),
    [
        ("act_types.a+b.cases", ("act_types.a.cases", "act_types.b.cases")),
        ("country.XAA.act_types.a+b+c.states", tuple(f"country.XAA.act_types.{code}.states" for code in "abc")),
        ("act_types.a.cases", ()),
        ("cases", ()),
    ],
)
def it_has_the_keys_of_its_members(key, members):
    assert members_of(key) == members


def it_reads_the_codes_that_it_wrote():
    assert codes_in(merged_code(("a", "b"))) == ("a", "b")
    assert codes_in("a") == ()
