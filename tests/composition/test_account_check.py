"""Every account that an entry cannot hold is told at once, and nothing of it is quoted."""

from __future__ import annotations

from tables import SETTINGS, case, checked

from reportgen.aggregation import aggregate
from reportgen.composition import check_accounts
from reportgen.protection import release


def findings(*cases, responses=()):
    return check_accounts(aggregate(release(checked(cases, (), (), responses), SETTINGS).cases, SETTINGS).entries)


def it_tells_every_fault_with_its_case_and_column():
    found = findings(
        case("C1", account="# A heading"),
        case("C2", account="Fine.", account_short="| a | b |\n|---|---|\n| 1 | 2 |"),
        case("C3", account="Fine.", account_short="Fine."),
        case("C4", consent="anonymous", account_anonymous="![](secret.png)"),
    )
    assert [str(finding.where) for finding in found] == [
        "cases, case C1, column account",
        "cases, case C2, column account_short",
        "cases, case C4, column account_anonymous",
    ]
    assert all("secret" not in str(finding) for finding in found)


def it_looks_into_replies():
    reply = {"response_id": "R1", "case_ids": "C1", "state": "XAA", "text": "# No", "public": "yes"}
    assert [finding.rule for finding in findings(case("C1"), responses=(reply,))] == ["account.markdown"]
