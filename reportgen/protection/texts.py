"""The texts of described cases as they may be printed: persons named or described, each searched as it leaves."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import pandas as pd

from reportgen.cases.confidential import CheckedCases
from reportgen.cases.rows import records_of
from reportgen.findings import Finding, Findings, Severity, Where
from reportgen.passed import Passed
from reportgen.protection.anonymous_marks import fine_marks, place_marks
from reportgen.protection.name_guard import NameGuard
from reportgen.protection.naming import Naming
from reportgen.protection.naming_scope import NamingScope, values_by_key
from reportgen.settings import PolicySettings
from reportgen.vocabulary import Consent, Reference

_CASE_TEXTS = ("place", "account", "account_short")
_READ = ("place", "account", "account_anonymous", "account_short")


@dataclass(frozen=True, repr=False)
class ReleasedTexts:
    """`cases`: place, account and account_short of every counted case (index case id; "" where nothing is printed).

    `replies`: the text of a reply in a case, by (response id, case id). `named`: the persons named in any of them.
    `nameable`: for each described case the persons who may be named in it. `descriptors`: the descriptors that are
    printed in an anonymous case (columns `key` and `value`).
    """

    cases: pd.DataFrame
    replies: dict[tuple[str, str], str]
    named: frozenset[str]
    nameable: dict[str, frozenset[str]]
    descriptors: pd.DataFrame
    findings: Findings


def release_texts(checked: CheckedCases, described: pd.Series, naming: Naming, guard: NameGuard, policy: PolicySettings,
                  harmless: dict[str, frozenset[str]], passed: Passed) -> ReleasedTexts:  # fmt: skip
    """The texts that may be printed. `described` (boolean) has the counted cases for index.

    `harmless`: for a case, the dates and references that name nobody, as they are printed. A text that holds a
    protected name, or in an anonymous case a fine date or a reference, is a finding of severity error. `passed`: texts
    in which neither was found before.
    """
    columns: dict[str, dict[str, str]] = {column: {} for column in _CASE_TEXTS}
    written = checked.cases.loc[described.index[described], ["consent", *_READ]]
    scope = NamingScope(checked, naming, written["consent"])
    replies_of = values_by_key(checked.many["responses.case_ids"], "value", "key")
    responses = checked.responses[["text", "text_anonymous"]]
    reply_texts = dict(zip(responses.index, records_of(responses), strict=True))
    released = _Released(guard, policy, checked.reference, passed)
    replies: dict[tuple[str, str], str] = {}
    named: set[str] = set()
    nameable: dict[str, frozenset[str]] = {}
    descriptors: list[tuple[str, str]] = []
    for case, row in zip(written.index.tolist(), records_of(written), strict=True):
        allowed = nameable[case] = scope.in_case(case)
        if case not in replies_of and not any(row[column] for column in _READ):
            continue
        anonymous = row["consent"] == Consent.ANONYMOUS.value
        voice, short = naming.voice(allowed), naming.voice(allowed)
        gate = partial(released.text, anonymous=anonymous, harmless=harmless.get(case, frozenset()),
                       place=row["place"])  # fmt: skip
        texts = {
            "place": "" if anonymous else row["place"],
            "account": voice(row["account_anonymous" if anonymous else "account"]),
            "account_short": short(row["account_short"]),
        }
        for column, text in texts.items():
            if text:
                columns[column][case] = gate(text, "cases", "case", case, column, allowed=allowed)
        for response in replies_of.get(case, ()):
            column = "text_anonymous" if anonymous else "text"
            voice.named = scope.in_reply(response, case)
            text = voice(reply_texts[response][column])
            replies[response, case] = (
                gate(text, "responses", "response", response, column, allowed=voice.named) if text else ""
            )
            if text and not anonymous and scope.is_shared(response):
                released.shared.add(response)
        mentioned = voice.mentioned | short.mentioned
        named |= mentioned & allowed
        if anonymous:
            descriptors += ((case, naming.persons[person].descriptor) for person in sorted(mentioned))
    cases = pd.DataFrame(columns, index=described.index, dtype=object).fillna("")
    printed = pd.DataFrame(descriptors, columns=["key", "value"], dtype=object)
    return ReleasedTexts(cases, replies, frozenset(named), nameable, printed, released.all_findings)


class _Released:
    """The last look at a text before it leaves."""

    def __init__(self, guard: NameGuard, policy: PolicySettings, reference: Reference, passed: Passed) -> None:
        self.guard = guard
        self.policy = policy
        self.reference = reference
        self.passed = passed
        self.findings: list[Finding] = []
        self.shared: set[str] = set()

    @property
    def all_findings(self) -> Findings:
        """What the texts hold, and the replies that are printed in one case and concern a protected one too."""
        message = "The reply is printed in a case, and it concerns one too that is anonymous or left out."
        allowed = "a look by people: its text says nothing of the other case"
        places = [Where(f"responses, response {key}", column="text") for key in sorted(self.shared)]
        shared = [Finding("protected.shared_reply", Severity.WARNING, place, message, allowed) for place in places]
        return Findings((*self.findings, *shared))

    def text(self, text: str, table: str, what: str, key: str, column: str, *, allowed: frozenset[str],
             anonymous: bool, harmless: frozenset[str], place: str) -> str:  # fmt: skip
        """The text, after its findings were noted under its place."""
        where = Where(f"{table}, {what} {key}", column=column)
        self.findings.extend(self.guard.search(text, where, allowed))
        if anonymous:
            search = self.passed.over("fine marks", str(self.policy.precision), *sorted(harmless))
            if not search.knows(text):
                marks = fine_marks([(where, text)], self.policy, harmless)
                self.findings.extend(marks)
                if not marks:
                    search.remember(text)
            self.findings.extend(place_marks([(where, text)], place, self.reference))
        return text
