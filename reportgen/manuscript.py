"""What people typed and the report prints, text by text with its place, for an editor to read.

Only what is printed is read: the accounts and replies of entries, in the column that was used, never a text of a case
that is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from reportgen.cases.schema import CASES, RESPONSES
from reportgen.document.prose import SUMMARY, in_order
from reportgen.editing import Home, Place, Text
from reportgen.findings import Where

if TYPE_CHECKING:
    from reportgen.loading import Loaded
    from reportgen.protection import NameGuard
    from reportgen.run import Stated

FRONT = ("title", "subtitle", "session_dates", "version", "notice", "running_notice")
"""Settings of [report] that are typed as words."""


def texts_of(stated: Stated) -> tuple[Text, ...]:
    """The texts in the order in which they are read: the front page, the chapters, the entries of the annexes."""
    return (*_front(stated.loaded), *_prose(stated.loaded), *_entries(stated), *_replies(stated))


def texts_beside_tables(loaded: Loaded, guard: NameGuard) -> tuple[Text, ...]:
    """The texts that can be read while the tables have errors: the front page and the chapters.

    Nobody has searched them yet: no word is shown of one in which `guard` finds a name.
    """
    return tuple(
        replace(text, confidential=bool(guard.search(text.text, Where(text.place.source))))
        for text in (*_front(loaded), *_prose(loaded))
    )


def _front(loaded: Loaded) -> Iterator[Text]:
    report = loaded.settings.report
    line = partial(Text, home=Home.SETTING, scope="front")
    for name in FRONT:
        yield line(Place("report.toml", column=f"report.{name}"), getattr(report, name))
    for number, note in enumerate(report.notes, 1):
        yield line(Place("report.toml", column=f"report.notes[{number}].text"), note.text)
    yield line(Place("report.toml", column="charts.source"), loaded.settings.charts.source)


def _prose(loaded: Loaded) -> Iterator[Text]:
    for file in in_order(loaded.prose):
        scope = "summary" if file.name == SUMMARY else "report"
        yield Text(Place(file.source), file.text, Home.PROSE, scope=scope, bold=file.is_conclusion)


def _entries(stated: Stated) -> Iterator[Text]:
    """What is told of each case in chapter V and in the annexes, as it stands in its row."""
    table = stated.loaded.raw.tables[CASES.name]
    rows = _rows(table.cells, CASES.key)
    for entry in sorted(stated.facts.entries, key=lambda entry: list(CASES["part"].codes or ()).index(entry.part)):
        row = rows.get(entry.case)
        if row is None:
            continue
        cells = table.cells.loc[row]
        columns = {
            "account_short": entry.account_short,
            "account_anonymous" if entry.anonymous else "account": entry.account,
            "place": entry.place,
            "previous": entry.previous,
            "public_references": entry.public_references,
        }
        for column, printed in columns.items():
            if printed and column in cells.index:
                confidential = CASES[column].confidential
                home = Home.ACCOUNT if column.startswith("account") else Home.CITATION
                place = Place(table.source, row=row, column=column, key=f"case {entry.case}")
                yield Text(place, str(cells[column]), home, confidential)


def _replies(stated: Stated) -> Iterator[Text]:
    """The words of replies that are printed, once each."""
    table = stated.loaded.raw.tables.get(RESPONSES.name)
    if table is None:
        return
    rows = _rows(table.cells, RESPONSES.key)
    anonymous = {entry.case: entry.anonymous for entry in stated.facts.entries}
    replies = stated.released.cases.replies
    printed = replies[(replies["text"] != "") & ~replies["embargoed"].astype(bool) & replies["case_id"].isin(anonymous)]
    told = dict.fromkeys(
        (str(response), "text_anonymous" if anonymous[case] else "text")
        for response, case in zip(printed["response_id"], printed["case_id"], strict=True)
    )
    for response, column in told:
        row = rows.get(response)
        if row is not None and column in table.cells:
            place = Place(table.source, row=row, column=column, key=f"response {response}")
            yield Text(place, str(table.cells.loc[row, column]), Home.ACCOUNT, confidential=True)


def _rows(cells: object, key: str | None) -> dict[str, int]:
    """The row of each key, as a spreadsheet shows it."""
    assert key is not None
    keys = cells[key]  # type: ignore[index]
    return {str(name): int(row) for row, name in keys.items()}
