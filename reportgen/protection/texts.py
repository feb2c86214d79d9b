"""The texts of described cases as they may be printed: persons named or described, each searched as it leaves."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import pandas as pd

from reportgen.cases.confidential import CheckedCases
from reportgen.findings import Finding, Findings, Where
from reportgen.protection.coarse import fine_marks
from reportgen.protection.name_guard import NameGuard
from reportgen.protection.naming import Naming
from reportgen.settings import PolicySettings
from reportgen.vocabulary import Consent

_CASE_TEXTS = ("place", "account", "account_short")


@dataclass(frozen=True, repr=False)
class ReleasedTexts:
    """`cases`: place, account and account_short of every counted case (index case id; "" where nothing is printed).

    `replies`: the text of a reply in a case, by (response id, case id). `named`: the persons named in any of them.
    """

    cases: pd.DataFrame
    replies: dict[tuple[str, str], str]
    named: frozenset[str]
    findings: Findings


def release_texts(checked: CheckedCases, described: pd.Series, naming: Naming, guard: NameGuard, policy: PolicySettings,
                  harmless: dict[str, frozenset[str]]) -> ReleasedTexts:  # fmt: skip
    """The texts that may be printed. `described` (boolean) has the counted cases for index.

    `harmless`: for a case, the dates and references that name nobody, as they are printed. A text that holds a
    protected name, or in an anonymous case a fine date or a reference, is a finding of severity error.
    """
    columns: dict[str, dict[str, str]] = {column: {} for column in _CASE_TEXTS}
    written = checked.cases.loc[described.index[described]]
    has_text = (written[["place", "account", "account_anonymous", "account_short"]] != "").any(axis=1)
    acts = checked.many["cases.act_types"].groupby("key", sort=False)["value"].agg(frozenset)
    replies_of = checked.many["responses.case_ids"].groupby("value", sort=False)["key"].agg(tuple)
    released = _Released(guard, policy)
    replies: dict[tuple[str, str], str] = {}
    named: set[str] = set()
    for case in written.index[has_text.to_numpy() | written.index.isin(replies_of.index)]:
        row = written.loc[case]
        anonymous = row["consent"] == Consent.ANONYMOUS.value
        allowed = naming.named_in(row["consent"], acts.get(case, frozenset()))
        voice, short = naming.voice(allowed), naming.voice(allowed)
        gate = partial(released.text, allowed=allowed, anonymous=anonymous, harmless=harmless.get(case, frozenset()))
        texts = {
            "place": "" if anonymous else row["place"],
            "account": voice(row["account_anonymous" if anonymous else "account"]),
            "account_short": short(row["account_short"]),
        }
        for column, text in texts.items():
            columns[column][case] = gate(text, Where(f"cases, case {case}", column=column))
        for response in replies_of.get(case, ()):
            column = "text_anonymous" if anonymous else "text"
            text = voice(str(checked.responses.loc[response, column]))
            replies[response, case] = gate(text, Where(f"responses, response {response}", column=column))
        named |= (voice.mentioned | short.mentioned) & allowed
    cases = pd.DataFrame(columns, index=described.index, dtype=object).fillna("")
    return ReleasedTexts(cases, replies, frozenset(named), Findings(released.findings))


class _Released:
    """The last look at a text before it leaves."""

    def __init__(self, guard: NameGuard, policy: PolicySettings) -> None:
        self.guard = guard
        self.policy = policy
        self.findings: list[Finding] = []

    def text(self, text: str, where: Where, allowed: frozenset[str], anonymous: bool, harmless: frozenset[str]) -> str:
        if not text:
            return ""
        self.findings.extend(self.guard.search(text, where, allowed))
        if anonymous:
            self.findings.extend(fine_marks([(where, text)], self.policy, harmless))
        return text
