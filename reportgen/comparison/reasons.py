"""Which recorded reasons may be printed: those of what is printed itself, and of nothing that must not show."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from reportgen.comparison.shield import WORDS, Shield
from reportgen.versions.changes import BlockChange, KeptBack, RowChange, Why
from reportgen.versions.rows import Correction, Told

_COUNTED = frozenset(("states", "part", "development", "record_type", "further_persons", "further_organizations",
                      "count_qualifier", "act_types", "un_entities", "engagement", "perpetrators"))  # fmt: skip
"""The columns of a described case that count in figures, whether or not it is anonymous."""

_PRINTED: Mapping[Told, Mapping[str, frozenset[str]]] = {
    Told.NAMED: {
        "cases": _COUNTED | WORDS,
        "un_actions": frozenset(("kind", "date", "bodies", "put_to", "due_date")),
        "responses": frozenset(("state", "responder", "date_received", "form", "position", "addresses_reprisal",
                                "text")),
    },
    Told.ANONYMOUS: {
        "cases": _COUNTED | {"account_anonymous", "account_short"},
        "un_actions": frozenset(("kind", "bodies")),
        "responses": frozenset(("state", "responder", "form", "position", "addresses_reprisal", "text_anonymous")),
    },
    Told.COUNTED: {},
}  # fmt: skip
"""By how much is told of a case, the columns of which a correction may be told.

None of persons, none that decides who is protected; of an anonymous case neither a day nor a word that is not printed
of it, and nothing at all of a case that is only counted.
"""

_QUIET = WORDS | {"account_anonymous"}


def public_reasons(
    corrections: Iterable[Correction],
    shield: Shield,
    changed: Iterable[RowChange],
    kept_back: Iterable[KeptBack],
    silent: Collection[str],
    exposes: Callable[[str], bool],
) -> tuple[Correction, ...]:
    """The corrections whose reason may be printed.

    `changed`: the rows that changed, those of the shield's `closed` cases marked as protected: nothing shows in them. A
    correction of a case that neither version counts shows in none, and its reason would tell that there is such a case.
    `kept_back`: what is told to drafters alone; where the words of an entry are not printed, no reason of its case is.
    `silent`: ids of replies of which no text is printed. `exposes`: whether a reason holds what may stand nowhere.
    """
    open_ = {row.mark: row for row in changed if not row.protected}
    unshown = {
        each.change.case
        for each in kept_back
        if isinstance(each.change, BlockChange) and each.why is not Why.SHOWS and each.change.case
    }

    def shows(correction: Correction, mark: str) -> bool:
        row = open_.get(mark)
        if row is None or mark in unshown or correction.shows_in not in row.columns:
            return False
        return correction.column in _PRINTED[row.told].get(correction.table, ())

    return tuple(
        each
        for each in corrections
        if each.public_reason
        and each.touches
        and all(shows(each, mark) for mark in each.touches)
        and not (each.column.startswith("text") and each.table == "responses" and each.key in silent)
        and (not shield.words_only or (each.case in shield.quiet and each.column in _QUIET))
        and not exposes(each.public_reason)
    )
