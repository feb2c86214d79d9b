"""Whatever stands in the cells: findings, never a traceback, and never a secret in a finding."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from raw_factory import ACTION, CASE, HISTORY, PERSON, REFERENCE, RESPONSE, raw, settings

from reportgen.cases.schema import TABLES, Kind
from reportgen.validation import check

PERIOD = settings(start=date(2030, 1, 1), end=date(2030, 12, 31))
FULL = {"cases": CASE, "persons": PERSON, "un_actions": ACTION, "responses": RESPONSE, "history": HISTORY}
few = hypothesis_settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])

plausible = st.sampled_from(
    ["", "C-1", "P-1", "XAA", "Quill", "Norvane", "new", "follow_up", "named", "include", "2030-05", "2030-05/..", "7",
     "yes", "AL XAA 1/2030", "unclear", "{P-1}", "{P-9", "Janelle Dovrane", "|", "a|b", "XAA:host", "2018-02-30"]
)  # fmt: skip
cells = st.one_of(plausible, st.text(st.characters(codec="utf-8"), max_size=12))


@st.composite
def tables(draw):
    """Any columns of any tables, with anything in them."""
    drawn = {}
    for name in draw(st.sets(st.sampled_from(sorted(FULL)))):
        columns = draw(st.lists(st.sampled_from(TABLES[name].names), unique=True, max_size=8))
        rows = draw(st.lists(st.fixed_dictionaries(dict.fromkeys(columns, cells)), max_size=4))
        drawn[name] = [{**(FULL[name] if draw(st.booleans()) else {}), **row} for row in rows]
    return drawn


@few
@given(tables())
def it_never_fails(drawn):
    checked, findings = check(raw(**drawn), REFERENCE, PERIOD)
    assert (checked is None) == bool(findings.errors)
    for finding in findings:
        assert str(finding)


SECRET = "Zqxwvuk"
CONFIDENTIAL = [
    (schema.name, column.name)
    for schema in TABLES.values()
    if schema.name in FULL
    for column in schema.columns
    if column.confidential
]


SECRETS = (SECRET, f"{{{SECRET}}}", f"{SECRET}|P-1", f"2018-{SECRET}", f"P-1 {SECRET} {{", f"{SECRET}-1")


@pytest.mark.parametrize(("table", "column"), CONFIDENTIAL)
def it_never_tells_a_secret(table, column):
    rows = {name: [dict(row)] for name, row in FULL.items()}
    key = TABLES[table].key
    rows[table] += [{**FULL[table], key: f"P-{number}", column: text} for number, text in enumerate(SECRETS, 5)]
    checked, findings = check(raw(**rows), REFERENCE, PERIOD)
    assert not any(SECRET.casefold() in str(finding).casefold() for finding in findings)
    assert SECRET not in repr(checked)
    assert SECRET not in repr(raw(**rows))


@few
@given(st.text(st.characters(categories=("L",)), min_size=4, max_size=12), st.sampled_from(sorted(FULL)), st.data())
def it_never_tells_a_name_of_persons_wherever_it_is_typed(secret, table, data):
    column = data.draw(st.sampled_from([c.name for c in TABLES[table].columns if c.kind is not Kind.KEY]))
    rows = {name: [dict(row)] for name, row in FULL.items()}
    rows["persons"].append({**PERSON, "person_key": "P-2", "name": f"{secret} x{secret}", "surname": f"x{secret}"})
    rows[table].append({**FULL[table], column: f"x{secret}"})
    findings = check(raw(**rows), REFERENCE, PERIOD)[1]
    assert not any(f"x{secret}" in str(finding) for finding in findings)
