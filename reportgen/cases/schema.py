"""The tables of a report's folder, column by column: the one description that `new`, loading and validation follow.

Meanings and rules are those of docs/input-data.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from reportgen import vocabulary as v


class Kind(Enum):
    """How a cell is read."""

    KEY = "a key that is unique in its table"
    TEXT = "text"
    CODE = "one of the codes listed"
    COUNT = "a whole number, 0 or more"
    DATE = "a date: 2018-05-15, 2018-05, 2018, 2018-03~, 2019-06/2020-04, unclear (EDTF)"
    STATE = "an ISO 3166-1 code or a UN name of a State"
    ROLE = "a State's code and its role: CHE:place_of_act"
    PERSON = "a key of persons.csv"
    CASE = "a key of cases.csv"
    ACTION = "a key of un_actions.csv"
    ACT = "a code of act_types.csv"
    ENTITY = "a code of un_entities.csv"
    ENGAGEMENT = "a code of engagement_types.csv"
    YES_OR_DATE = "yes, no, or the date until which it is embargoed"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `many`: several values separated by |. `default`: what an empty cell of a code column means.

    `confidential`: no error, finding, log or output holds a value of it.
    """

    name: str
    kind: Kind
    meaning: str
    required: bool = False
    many: bool = False
    confidential: bool = False
    codes: type[v.Code] | None = None
    default: v.Code | None = None


@dataclass(frozen=True, slots=True)
class TableSchema:
    """One table; `key` is the column that names its rows, `optional` that the table may be missing."""

    name: str
    key: str | None
    columns: tuple[Column, ...]
    optional: bool = True

    def __getitem__(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def required(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns if column.required)


def _code(name: str, codes: type[v.Code], meaning: str, default: v.Code | None = None, *, required: bool = False,
          many: bool = False, confidential: bool = False) -> Column:  # fmt: skip
    return Column(name, Kind.CODE, meaning, required, many, confidential, codes, default)


CASES = TableSchema(
    "cases",
    "case_id",
    (
        Column("case_id", Kind.KEY, "stable, unique, never reused; names nobody", required=True),
        Column("states", Kind.STATE, "the State or States concerned, as listed", required=True, many=True),
        Column("other_states", Kind.ROLE, "States with a role that are not listed", many=True),
        Column("place", Kind.TEXT, "printed as written; not printed for anonymous cases", confidential=True),
        _code("part", v.Part, "annex I or annex II", required=True),
        Column("previous_case", Kind.TEXT, "the earlier case's id"),
        Column("previous", Kind.TEXT, "where it stood: A/HRC/39/41 annex I para. 12", many=True),
        _code("development", v.Development, "for follow-up cases", many=True),
        _code("record_type", v.RecordType, "what the row is about", v.RecordType.UNKNOWN, required=True),
        Column("victims", Kind.PERSON, "keys of persons.csv", many=True, confidential=True),
        Column("further_persons", Kind.COUNT, "persons beyond victims; empty: not stated, which is not zero"),
        Column("further_organizations", Kind.COUNT, "organizations beyond victims; empty: not stated"),
        _code("count_qualifier", v.CountQualifier, "how exact the further numbers are", v.CountQualifier.EXACT),
        _code("scope_basis", v.ScopeBasis, "paragraph 1 (a) to (d) of resolution 12/2", many=True),
        Column("act_types", Kind.ACT, "all that apply, not the worst one", many=True),
        Column("act_dates", Kind.DATE, "when the acts happened", many=True),
        Column("engagement_dates", Kind.DATE, "when they cooperated", many=True),
        Column("un_entities", Kind.ENTITY, "whom they cooperated with", many=True),
        Column("engagement", Kind.ENGAGEMENT, "how they cooperated", many=True),
        _code("perpetrators", v.Perpetrator, "alleged perpetrators", many=True),
        _code("inclusion", v.Inclusion, "the decision by people; only include enters the report", required=True),
        _code("inclusion_reason", v.InclusionReason, "why it was left out", confidential=True),
        Column("decided_by", Kind.TEXT, "who decided on inclusion", confidential=True),
        Column("decided_on", Kind.DATE, "when inclusion was decided"),
        _code("consent", v.Consent, "may this case be used in this report; empty: withheld", v.Consent.WITHHELD,
              required=True),
        _code("verification", v.Verification, "report.toml says what may be published"),
        Column("account", Kind.TEXT, "for the annex, Markdown; persons stand in it as {P-12}", confidential=True),
        Column("account_anonymous", Kind.TEXT, "printed instead where consent is anonymous", confidential=True),
        Column("account_short", Kind.TEXT, "for chapter V.B", confidential=True),
        Column("public_references", Kind.TEXT, "printed as footnotes: symbols, public letters, pages", many=True),
        Column("internal_notes", Kind.TEXT, "never printed", confidential=True),
    ),
    optional=False,
)  # fmt: skip

PERSONS = TableSchema(
    "persons",
    "person_key",
    (
        Column("person_key", Kind.KEY, "P-12; organizations O-3", required=True),
        Column("name", Kind.TEXT, "full name", required=True, confidential=True),
        Column("surname", Kind.TEXT, "how to name at later mention", confidential=True),
        Column("honorific", Kind.TEXT, "Mr., Ms. ...: from the data, never from the gender", confidential=True),
        _code("kind", v.PersonKind, "person or organization", v.PersonKind.PERSON, confidential=True),
        _code("gender", v.Gender, "as the person states it", v.Gender.NOT_STATED, confidential=True),
        _code("age_group", v.AgeGroup, "adult, young, minor", v.AgeGroup.NOT_STATED, confidential=True),
        Column("profile", Kind.TEXT, "what the person does", confidential=True),
        Column("descriptor", Kind.TEXT, "a generic noun phrase: a woman human rights defender", confidential=True),
        _code("detained", v.Detained, "in detention now", v.Detained.NOT_STATED, confidential=True),
        _code("consent", v.PersonConsent, "may this person be named; empty: none", v.PersonConsent.NONE,
              required=True, confidential=True),
        _code("consent_by", v.ConsentGivenBy, "who gave the consent", confidential=True),
        Column("consent_date", Kind.DATE, "when consent was given", confidential=True),
        Column("consent_evidence", Kind.TEXT, "where the consent is kept", confidential=True),
    ),
)  # fmt: skip

UN_ACTIONS = TableSchema(
    "un_actions",
    "action",
    (
        Column("action", Kind.KEY, "AL BHR 1/2023, or any unique reference", required=True),
        _code("kind", v.ActionKind, "what kind of action", required=True),
        Column("date", Kind.DATE, "when"),
        Column("bodies", Kind.ENTITY, "who acted", many=True),
        Column("case_ids", Kind.CASE, "the cases that it raised", required=True, many=True),
        Column("put_to", Kind.TEXT, "the State to which it was put, or other words for another addressee"),
        Column("due_date", Kind.DATE, "when a reply was due; 60 days for a communication unless stated"),
        _code("public", v.YesNo, "may the reference be printed", v.YesNo.NO),
        _code("names_someone", v.YesNo, "does it name anybody", v.YesNo.YES),
    ),
)

RESPONSES = TableSchema(
    "responses",
    "response_id",
    (
        Column("response_id", Kind.KEY, "unique", required=True),
        Column("case_ids", Kind.CASE, "the cases that it answers", many=True),
        Column("actions", Kind.ACTION, "the actions that it answers", many=True),
        Column("state", Kind.STATE, "default: put_to of the action, else the only State of the case"),
        _code("responder", v.Responder, "who replied", v.Responder.GOVERNMENT),
        Column("date_received", Kind.DATE, "when"),
        _code("form", v.ReplyForm, "what the reply is", v.ReplyForm.NOT_STATED),
        _code("position", v.ReplyPosition, "its position", v.ReplyPosition.NONE_STATED),
        _code("measures_reported", v.YesNo, "does it report measures"),
        _code("addresses_reprisal", v.AddressesReprisal, "of the reprisal or not", v.AddressesReprisal.NOT_STATED),
        Column("text", Kind.TEXT, "what it says; persons as {P-12}; quoted words are never changed", confidential=True),
        Column("text_anonymous", Kind.TEXT, "printed instead where consent is anonymous", confidential=True),
        Column("public", Kind.YES_OR_DATE, "yes, or the date until which it is embargoed"),
    ),
)

CORRECTIONS = TableSchema(
    "corrections",
    None,
    (
        Column("table", Kind.TEXT, "the table corrected", required=True),
        Column("key", Kind.TEXT, "the key of the row corrected", required=True),
        Column("column", Kind.TEXT, "the column corrected", required=True),
        Column("old", Kind.TEXT, "what stands there", required=True, confidential=True),
        Column("new", Kind.TEXT, "what should stand there", required=True, confidential=True),
        _code("kind", v.CorrectionKind, "revision or error"),
        Column("public_reason", Kind.TEXT, "the only reason that is ever printed"),
        Column("reason", Kind.TEXT, "for drafters", confidential=True),
        Column("by", Kind.TEXT, "who corrected", confidential=True),
        Column("date", Kind.DATE, "when"),
    ),
)

HISTORY = TableSchema(
    "history",
    None,
    (
        Column("year", Kind.COUNT, "of the report", required=True),
        Column("report", Kind.TEXT, "its symbol", required=True),
        Column("metric", Kind.TEXT, "what it counts: states, persons, cases ...", required=True),
        Column("value", Kind.COUNT, "the figure", required=True),
        _code("qualifier", v.CountQualifier, "how exact", v.CountQualifier.EXACT),
        Column("state", Kind.STATE, "for a State named in that report: metric state_named, value 1"),
        Column("break", Kind.TEXT, "why it cannot be compared with the year before: a break in definition"),
        Column("citation", Kind.TEXT, "where the figure was read"),
    ),
)

COUNTRIES = TableSchema(
    "countries",
    "iso3",
    (
        Column("iso3", Kind.KEY, "ISO 3166-1 alpha-3; XAA to XZZ for invented States", required=True),
        Column("iso2", Kind.TEXT, "ISO 3166-1 alpha-2"),
        Column("name_en", Kind.TEXT, "the name as listed", required=True),
        Column("name_in_text_en", Kind.TEXT, "the name in running text, with its article"),
        Column("formal_name_en", Kind.TEXT, "the formal name"),
        Column("regional_group", Kind.TEXT, "the regional group's name or code; empty: none"),
        Column("note", Kind.TEXT, "for the reader of the table"),
    ),
)

TABLES: Mapping[str, TableSchema] = {
    schema.name: schema for schema in (CASES, PERSONS, UN_ACTIONS, RESPONSES, CORRECTIONS, HISTORY, COUNTRIES)
}
"""The tables of a folder by name, in the order in which they are written and read."""

NEVER_LOADED = ("contact", "phone", "telephone", "mobile", "email", "e-mail", "mail", "address", "source", "informant",
                "whatsapp", "signal", "telegram", "skype", "fax")  # fmt: skip
"""Words that mark a column of contact data or of sources: finding severity error, and the cells are not kept."""
