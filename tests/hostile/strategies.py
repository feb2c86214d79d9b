"""Whole folders of a report as a hostile sender may write them, drawn by hypothesis; they shrink to small ones.

A folder is a mapping of file names to bytes. Its cells are drawn from what is right, what is nearly right and what no
cell should hold. In confidential columns of cases that may not be told stand unique words (`CANARY`), which must come
out nowhere.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import strategies as st

sys.path.append(str(Path(__file__).parents[1] / "loading"))
from workbook_files import xlsx

from reportgen.cases.schema import TABLES, Column, Kind

_NO_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")

CANARY = "Zqxanorvublik"
"""Begins each planted word; no language and no file of the program has it."""

NASTY = [
    "",
    " ",
    "\t",
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "=cmd|'/c calc'!A1",
    "<script>alert(1)</script>",
    "&amp;",
    "]]>",
    "<!--",
    "-->",
    "{{ 7*7 }}",
    "{{",
    "{%",
    "{# #}",
    "${x}",
    "%s",
    "{0}",
    "{P-1}",
    "{P-9}",
    "{",
    "}",
    "{{P-1}}",
    "|",
    "||",
    "\\",
    "'",
    '"',
    '""',
    "`",
    "*",
    "**a**",
    "_",
    "#",
    "# a",
    "> a",
    "- a",
    "1. a",
    "12. a",
    "[a](b)",
    "![a](b)",
    "[a](file:///etc/passwd)",
    "[a](https://example.org)",
    "[a](javascript:alert(1))",
    "<https://a.b>",
    "[^a]",
    "^[a]",
    "a\nb",
    "a\r\nb",
    "a\n\nb",
    "\u202eabc",
    "\u200b",
    "\u200d",
    "\ufeff",
    "\u2028",
    "\x00",
    "\x1b[31m",
    "\x85",
    "\ufffe",
    "\ufdd0",
    "\U0001fffe",
    "\U000e0041",
    "e\u0301",
    "\u0301",
    "ﬁ",
    "İ",
    "ß",
    "ſ",
    "אב",
    "مرحبا",
    "中文",
    "𝔸",
    "😀",
    "½",
    "١",
    "NA",
    "nan",
    "None",
    "null",
    "true",
    "0",
    "00",
    "-0",
    "1e9",
    "9" * 40,
    "∞",
    "2030-02-30",
    "2030/..",
    "unclear",
    "../..",
    "/etc/passwd",
    "file:///etc/passwd",
    "http://169.254.169.254/",
    "C:\\x",
    "CON",
    "a" * 300,
    "A/HRC/39/41",
    "AL XAA 1/2030",
    "named",
    "include",
    "detention",
    "XAA",
    "Arvania",
    "C-1",
    "P-1",
    "R-1",
    "yes",
    "2030-05",
    "2030-05-15",
    "Ms.",
    "minor",
]

_RIGHT = {
    Kind.COUNT: ["1", "0", "12", ""],
    Kind.DATE: ["2030-05-15", "2030-06", "2030", "2030-06~", "2030-05/2030-07", "unclear", ""],
    Kind.STATE: ["XAA", "XAB", "XAC", "Dorvale", "CHE"],
    Kind.ROLE: ["XAB:place_of_act", "CHE:host", ""],
    Kind.PERSON: ["P-1", "P-2", "P-1|P-2", ""],
    Kind.CASE: ["C-1", "C-2", "C-1|C-3", ""],
    Kind.ACTION: ["AL XAA 1/2030", "UA XAB 2/2030", ""],
    Kind.ACT: ["detention", "travel_restriction", "detention|surveillance", "sexual_violence", ""],
    Kind.ENTITY: ["human_rights_council", "special_procedures", ""],
    Kind.ENGAGEMENT: ["meeting", ""],
    Kind.YES_OR_DATE: ["yes", "no", ""],
    Kind.TEXT: ["", "Plain words.", "A *marked* text.^[A note.]", "“Said”, it was alleged, on 15 May 2030."],
}

_ODD = [text for text in NASTY if text.isprintable() and not set(text) & set("{}|")]
"""What is no error in a cell of words: it is printed, and must come out as the text that it is."""

_LINKS = ("other_states", "previous_case", "victims", "actions", "case_ids", "table", "development")
"""Columns whose values must fit to others: an evil folder has them."""

_CONSENTS = ("named", "named", "named", "anonymous", "statistics", "withheld", "withdrawn", "")

_SETTINGS = {
    "report": (
        "symbol",
        "title",
        "subtitle",
        "body",
        "organ",
        "session_dates",
        "version",
        "distribution",
        "notice",
        "running_notice",
        "language_note",
        "authorised_by",
        "original_language",
        "previous_symbol",
    ),
    "charts": ("source",),
    "input": ("workbook",),
    "form": ("emblem", "page", "numbers"),
}

_LINES = [
    "[policy]\nstatistics = true",
    '[policy]\nanonymous_precision = "year"',
    "[policy]\nreply_grades = true",
    "[report]\nsession = 0",
    "[report]\ndate = 9999-12-31",
    "[report]\ndate = 0001-01-01",
    "[report]\ncontents = true",
    "[report]\nsession = 99999",
    "[period]\nreply_days = 99999",
    "[form]\narchive = true",
    "[charts]\nshow = []",
    "[report]\nagenda_items = []\nagenda_titles = []",
    '[secret]\ntoken = "%s"' % (CANARY + "toml"),
    "x = [",
    "[[report]]",
    '[report]\nnotes = [{text = "*a* {{ b }}"}]',
    "[limits]\nwords = 1",
    "[period]\nstart = 9999-12-31",
    '[[policy.naming_overrides]]\nperson = "P-1"\nreason = "r"\ndecided_by = "d"',
    "date = 2030-02-30",
    "[policy]\npublishable_verification = []",
]

_PROSE = [
    "{{ states }}",
    "{{ cases | at_start }}",
    "{{ states.__class__ }}",
    "{{ x }}",
    "{% for c in countries %}{{ c.name }}{% endfor %}",
    "{% if states %}a{% endif %}",
    "{% if %}",
    "{% include '/etc/passwd' %}",
    "{% import 'a' as b %}",
    "{{ range(10**9) }}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{{ ''|attr('__class__') }}",
    "{{ '%s'|format(states) }}",
    "# Heading",
    "#### Deep",
    "##### Deeper",
    "Table: A title\n\n| a | b |\n|---|---|\n| 1 | {{ states }} |",
    "| a |\n|---|",
    "- a\n  - b\n    - c",
    "> said",
    "Words[^n]\n\n[^n]: Note.",
    "^[note]",
    "<b>x</b>",
    "![x](file:///etc/passwd)",
    "[x](http://e.org)",
    "---",
    "```\ncode\n```",
    "<!-- out -->",
    "<!-- open",
    '{{ insert("x") }}',
    '{{ ref("x") }}',
    "{{ report.symbol }}",
    "{{ country.XAA.cases }}",
    "{P-1}",
    "{% set a = states %}{{ a }}",
    "{% raw %}{{ a }}{% endraw %}",
    "Plain words of a chapter.",
]


@dataclass(frozen=True)
class HostileFolder:
    """Files by name, and the words that may come out nowhere."""

    files: dict[str, bytes]
    canaries: frozenset[str] = field(default=frozenset())


def _anything() -> st.SearchStrategy[str]:
    letters = st.text(st.characters(codec="utf-8"), max_size=8)
    return st.one_of(st.sampled_from(NASTY), letters, st.lists(st.sampled_from(NASTY), max_size=3).map("".join))


def _right(column: Column) -> st.SearchStrategy[str]:
    if column.codes is not None:
        return st.sampled_from([str(code) for code in column.codes])
    return st.sampled_from(_RIGHT.get(column.kind, [""]) + (_ODD if column.kind is Kind.TEXT else []))


@st.composite
def _table(draw, name: str, planted: set[str], *, evil: bool) -> list[dict[str, str]]:
    """A table's rows: sound ones, of which in an evil folder some cells are anything."""
    schema = TABLES[name]
    chosen = draw(st.sets(st.sampled_from(schema.names), max_size=8))
    columns = [column for column in schema.columns if column.name in chosen and column.name not in _LINKS]
    rows = []
    for number in range(1, draw(st.integers(0 if evil else 1, 4)) + 1):
        row = dict.fromkeys(schema.required, "") | {column.name: draw(_right(column)) for column in columns}
        if name == "cases":
            row |= {
                "case_id": f"C-{number}",
                "states": draw(st.sampled_from(_RIGHT[Kind.STATE])),
                "part": "new",
                "inclusion": "include",
                "record_type": draw(st.sampled_from(["individual", "group", "unknown"])),
                "consent": draw(st.sampled_from(_CONSENTS)),
                "internal_notes": draw(st.sampled_from(_ODD)),
            }
            _plant(row, number, planted)
        elif name == "persons":
            word = f"{CANARY}person{number}"
            row |= {
                "person_key": f"P-{number}",
                "name": f"Ilvane {word}",
                "surname": word,
                "consent": draw(st.sampled_from(["none", "anonymous"])),
            }
            row["descriptor"] = "a lawyer"
            planted.add(word)
        elif name == "un_actions":
            row |= {"action": f"AL XAA {number}/2030", "kind": "communication", "case_ids": "C-1", "put_to": "XAA"}
        elif name == "responses":
            row |= {"response_id": f"R-{number}", "case_ids": "C-1", "state": draw(st.sampled_from(["XAA", "XAB"]))}
        elif name == "corrections":
            row |= {"table": "cases", "key": "C-1", "column": "place", "old": row.get("old", ""), "new": "A town"}
        if evil and draw(st.booleans()):
            row[draw(st.sampled_from(schema.names))] = draw(_anything())
        rows.append(row)
    return rows


def _plant(row: dict[str, str], number: int, planted: set[str]) -> None:
    """Unique words where nothing of them may be printed: in notes, and in all texts of a case that is not told."""
    hidden = ["internal_notes", "decided_by"]
    if row["consent"] in ("statistics", "withheld", "withdrawn", ""):
        hidden += ["account", "account_anonymous", "account_short", "place", "previous", "public_references"]
    elif row["consent"] == "anonymous":
        hidden += ["account", "place"]
    for column in hidden:
        row[column] = word = f"{CANARY}{column.replace('_', '')}{number}"
        planted.add(word)


def _csv(draw, rows: list[dict[str, str]], name: str, *, evil: bool) -> bytes:
    headers = list(dict.fromkeys(column for row in rows for column in row)) or list(TABLES[name].required)
    if evil and not draw(st.integers(0, 9)):
        headers.insert(draw(st.integers(0, len(headers))), draw(_anything()))
    text = io.StringIO(newline="")
    delimiter = draw(st.sampled_from(",,,,;\t"))
    writer = csv.writer(text, delimiter=delimiter, lineterminator=draw(st.sampled_from(["\n", "\r\n"])))
    writer.writerow(headers)
    writer.writerows([row.get(header, "") for header in headers] for row in rows)
    encoding = draw(st.sampled_from(["utf-8"] * 6 + ["utf-8-sig", "utf-16", "cp1252", "latin-1"])) if evil else "utf-8"
    data = text.getvalue().encode(encoding, errors="replace")
    return data if not evil or draw(st.integers(0, 19)) else data[: draw(st.integers(0, len(data)))]


def _workbook(tables: dict[str, list[dict[str, str]]]) -> bytes:
    """The tables as sheets; its writer refuses control characters, which text files hold."""
    sheets = {}
    for name, rows in tables.items():
        headers = list(dict.fromkeys(column for row in rows for column in row)) or list(TABLES[name].required)
        texts = [[_NO_XML.sub("", row.get(header, "")) for header in headers] for row in rows]
        sheets[name] = [headers, *texts]
    return xlsx(sheets)


def _toml_text(value: str) -> str:
    shown = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in shown) + '"'


@st.composite
def _settings(draw, *, evil: bool) -> bytes:
    report = '[report]\nsymbol = "A/HRC/99/1"\nsession = 99\ndate = 2031-08-17\n'
    period = "[period]\nstart = 2030-05-01\nend = 2031-04-30\ncut_off = 2031-06-30\n"
    text = f"{report}{period}"
    if evil and draw(st.booleans()):
        sections: dict[str, list[str]] = {
            "report": ["session = 99", "date = 2031-08-17"],
            "period": ["start = 2030-05-01"],
        }
        for section, name in draw(
            st.lists(
                st.sampled_from([(s, n) for s, names in _SETTINGS.items() for n in names]), max_size=4, unique=True
            )
        ):
            sections.setdefault(section, []).append(f"{name} = {_toml_text(draw(_anything()))}")
        text = "".join(f"[{section}]\n" + "\n".join(lines) + "\n" for section, lines in sections.items())
    if evil and not draw(st.integers(0, 2)):
        text += draw(st.sampled_from(_LINES)) + "\n"
    return text.encode("utf-8", errors="replace")


@st.composite
def folders(draw) -> HostileFolder:
    """A report's folder, most of it right and some of it anything."""
    planted: set[str] = set()
    evil = draw(st.booleans())
    files = {"report.toml": draw(_settings(evil=evil))}
    countries = [
        {"iso3": "XAA", "name_en": "Arvania"},
        {"iso3": "XAB", "name_en": "Belmark"},
        {"iso3": "XAC", "name_en": "Cordania"},
        {"iso3": "XAD", "name_en": "Dorvale"},
    ]
    if evil and not draw(st.integers(0, 7)):
        countries.append({"iso3": draw(_anything()), "name_en": draw(_anything()), "regional_group": draw(_anything())})
    files["countries.csv"] = _csv(draw, countries, "countries", evil=False)
    tables = ("cases", "persons", "un_actions", "responses", *(("corrections", "history") if evil else ()))
    drawn: dict[str, list[dict[str, str]]] = {}
    for name in tables:
        if name == "cases" or not draw(st.integers(0, 3 if name in ("corrections", "history") else 1)):
            drawn[name] = draw(_table(name, planted, evil=evil))
    if draw(st.integers(0, 7)):
        files |= {f"{name}.csv": _csv(draw, rows, name, evil=evil) for name, rows in drawn.items()}
    else:
        files["book.xlsx"] = _workbook(drawn)
        files["report.toml"] += b'\n[input]\nworkbook = "book.xlsx"\n'
    if not draw(st.integers(0, 1 if evil else 3)):
        for chapter in draw(st.lists(st.sampled_from(["introduction", "conclusions", "own"]), max_size=2, unique=True)):
            parts = draw(st.lists(st.one_of(st.sampled_from(_PROSE), _anything()), min_size=1, max_size=4))
            files[f"prose/{chapter}.md"] = "\n\n".join(parts).encode("utf-8", errors="replace")
    planted.add(f"{CANARY}toml")
    return HostileFolder(files, frozenset(planted))
