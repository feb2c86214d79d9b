"""Whether accounts, short accounts and replies are Markdown that an entry can hold: every fault at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.composition import markdown
from reportgen.errors import ProseError
from reportgen.facts import Entry
from reportgen.findings import Finding, Findings, Severity, Where
from reportgen.passed import Passed, Search

ALLOWED = "paragraphs, lists, quotations, emphasis, links and notes"


def check_accounts(entries: Iterable[Entry], passed: Passed | None = None) -> Findings:
    """A finding (error) for each text that an entry cannot hold, with its case and line; it quotes nothing of it.

    `passed`: texts that could be held before.
    """
    search = (passed or Passed()).over("account.markdown")
    return Findings(finding for entry in entries for finding in _of_entry(entry, search))


def _of_entry(entry: Entry, search: Search) -> Iterator[Finding]:
    account = "account_anonymous" if entry.anonymous else "account"
    reply = "text_anonymous" if entry.anonymous else "text"
    texts = [("cases", account, entry.account), ("cases", "account_short", entry.account_short)]
    texts += [("responses", reply, told.text) for told in entry.replies]
    for table, column, text in texts:
        if search.knows(text):
            continue
        try:
            markdown.account_blocks(text, anchor="")
            search.remember(text)
        except ProseError as fault:
            where = Where(f"{table}, case {entry.case}", column=column)
            yield Finding("account.markdown", Severity.ERROR, where, fault.message, ALLOWED)
