"""What is wrong in a folder gets one clear finding with its place; nothing is lost, and nothing is a traceback.

Each line of the table: what was done to a good folder, and the finding that must come of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from good_table import CASES
from workbook_files import ods, ods_of, xlsx, zipped

from reportgen.errors import UsageError
from reportgen.findings import Severity
from reportgen.loading import load

HEADER = "case_id,states,part,record_type,inclusion,consent,place\n"
ROW = "C-1,XAA,new,individual,include,named,Somewhere\n"
ERROR, WARNING, NOTE = Severity


@dataclass(frozen=True)
class Bad:
    """`files`: content by name (None: delete it); `toml`: report.toml; then what must be found, and where."""

    name: str
    rule: str
    source: str
    row: int | None = None
    column: str | None = None
    severity: Severity = ERROR
    toml: str | None = None
    rows: int | None = None
    files: tuple[tuple[str, str | bytes | None], ...] = ()


def cases(content) -> tuple:
    return (("cases.csv", content),)


def book(content, name="book.xlsx", csv=None) -> tuple:
    return (("cases.csv", csv), (name, content))


BOOK = '[input]\nworkbook = "book.xlsx"\n'
ODS = '[input]\nworkbook = "book.ods"\n'
GOOD_SHEET = [["case_id", "states", "place"], ["C-1", "XAA", "Somewhere"]]
SHEET = 'book.xlsx, sheet "cases"'


def marked(change):
    return xlsx({"cases": GOOD_SHEET}, lambda workbook: change(workbook["cases"]))


def merged(sheet):
    sheet.merge_cells("B3:C3")
    sheet["B3"] = "XAB"


def error_value(sheet):
    sheet["C2"] = "#REF!"
    sheet["C2"].data_type = "e"


def formula(sheet):
    sheet["C2"] = "=A2"


def hidden_row(sheet):
    sheet.row_dimensions[2].hidden = True


def hidden_column(sheet):
    sheet.column_dimensions["B"].hidden = True


def far_away(sheet):
    sheet["XFD1048576"] = "x"


def fix(corrections) -> tuple:
    return (("corrections.csv", f"table,key,column,old,new\n{corrections}"),)


TABLES = (
    Bad("no cases", "table.missing", "cases.csv", files=cases(None)),
    Bad("empty file", "table.empty", "cases.csv", files=cases("")),
    Bad("blank lines only", "table.empty", "cases.csv", files=cases("\n\n,,\n")),
    Bad("a folder for a file", "file.not_a_file", "cases.csv", files=(("cases.csv", None), ("cases.csv/x", ""))),
    Bad("two spellings", "file.two_spellings", "cases.csv", files=(("Cases.CSV", CASES),)),
    Bad("no header", "table.no_header", "cases.csv", 1, files=cases("C-1,XAA\nC-2,XAB\n")),
    Bad("Windows-1252", "file.encoding", "cases.csv", severity=WARNING, rows=1,
        files=cases((HEADER + ROW.replace("Some", "Söme")).encode("cp1252"))),
    Bad("two encodings", "file.encoding", "cases.csv", 3,
        files=cases((HEADER + ROW.replace("Some", "Sömé")).encode() + ROW.replace("Some", "ö").encode("cp1252"))),
    Bad("UTF-16 cut off", "file.encoding", "cases.csv", files=cases((HEADER + ROW).encode("utf-16")[:-1])),
    Bad("no known encoding", "file.encoding", "cases.csv", 2, files=cases(HEADER.encode() + b"C-1\x81,XAA\n")),
    Bad("semicolons", "table.delimiter", "cases.csv", severity=NOTE, rows=1,
        files=cases((HEADER + ROW).replace(",", ";"))),
    Bad("tabs", "table.delimiter", "cases.csv", severity=NOTE, rows=1, files=cases((HEADER + ROW).replace(",", "\t"))),
    Bad("too many cells", "table.too_many_cells", "cases.csv", 3, rows=2,
        files=cases(HEADER + ROW + ROW.replace("Somewhere", "Somewhere, far"))),
    Bad("too few cells", "table.too_few_cells", "cases.csv", 3, rows=2,
        files=cases(HEADER + ROW + ROW.replace("named,", "named"))),
    Bad("quotation not closed", "table.quotation", "cases.csv", 3, rows=1,
        files=cases(HEADER + ROW + 'C-2,XAA,"new,individual\n' + ROW)),
    Bad("quotation inside a cell", "table.quotation", "cases.csv", 2,
        files=cases(HEADER + 'C-2,XAA,new,individual,include,named,"the "old" town"\n')),
    Bad("column twice", "table.duplicate_column", "cases.csv", 1, "Place", files=cases(
        HEADER.replace("\n", ",Place\n") + ROW.replace("\n", ",\n"))),
    Bad("text without a column", "table.unnamed_column", "cases.csv", 2, "H",
        files=cases(HEADER.replace("\n", ",\n") + ROW.replace("\n", ",stray\n"))),
    Bad("zero byte", "table.control_character", "cases.csv", 2, "place", files=cases(HEADER + ROW.replace("S", "\0"))),
    Bad("control character", "table.control_character", "cases.csv", 4, "place", files=cases(
        HEADER + "\n" + ROW + ROW.replace("S", "\x0b"))),
    Bad("control character beyond ASCII", "table.control_character", "cases.csv", 2, "place",
        files=cases(HEADER + ROW.replace("S", "é\x9b"))),
    Bad("character that turns the line round", "table.control_character", "cases.csv", 2, "place",
        files=cases(HEADER + ROW.replace("S", "S\u202e"))),
    Bad("character that embeds a line", "table.control_character", "persons.csv", 2, "name",
        files=(("persons.csv", "person_key,name,consent\nP-1,Ada \u2067Xample\u2069,named\n"),)),
    Bad("unknown column", "table.unknown_column", "cases.csv", 1, "Plaice", WARNING,
        files=cases(HEADER.replace("place", "Plaice") + ROW)),
    Bad("contact column", "table.contact_column", "cases.csv", 1, "Phone_Number", rows=1,
        files=cases(HEADER.replace("place", "Phone_Number") + ROW)),
    Bad("source column of persons", "table.contact_column", "persons.csv", 1, "name of source",
        files=(("persons.csv", "person_key,name,consent,name of source\nP-1,Ada Xample,named,Someone\n"),)),
    Bad("misspelt table", "file.not_read", "case.csv", severity=WARNING, files=(("case.csv", CASES),)),
    Bad("another table", "file.not_read", "budget.csv", severity=NOTE, files=(("budget.csv", "a,b\n"),)),
)  # fmt: skip

WORKBOOKS = (
    Bad("workbook not named", "table.missing", "cases.csv", files=book(xlsx({"cases": GOOD_SHEET}))),
    Bad("no workbook", "file.missing", "book.xlsx", toml=BOOK),
    Bad("text called workbook", "workbook.not_a_workbook", "book.xlsx", toml=BOOK, files=book(CASES)),
    Bad("empty workbook", "workbook.not_a_workbook", "book.xlsx", toml=BOOK, files=book("")),
    Bad("archive of other things", "workbook.not_a_workbook", "book.xlsx", toml=BOOK, files=book(zipped(a="x"))),
    Bad("archive with nonsense in it", "workbook.damaged", "book.xlsx", toml=BOOK,
        files=book(zipped(xl__workbook_xml="<a"))),
    Bad("archive cut off", "workbook.damaged", "book.xlsx", toml=BOOK,
        files=book(xlsx({"cases": GOOD_SHEET})[:-200])),
    Bad("archive with a changed byte", "workbook.damaged", "book.xlsx", toml=BOOK,
        files=book(xlsx({"cases": GOOD_SHEET}).replace(b"PK\x03\x04", b"PK\x03\x05", 1))),
    Bad("password", "workbook.locked", "book.xlsx", toml=BOOK,
        files=book(bytes.fromhex("D0CF11E0A1B11AE1") + "EncryptedPackage".encode("utf-16-le"))),
    Bad("password of an .ods", "workbook.locked", "book.ods", toml=ODS,
        files=book(ods_of("", "<file-entry><encryption-data/></file-entry>"), "book.ods")),
    Bad("old format", "workbook.old_format", "book.xlsx", toml=BOOK,
        files=book(bytes.fromhex("D0CF11E0A1B11AE1") + b"Workbook")),
    Bad("zip bomb", "workbook.too_large", "book.xlsx", toml=BOOK,
        files=book(zipped(xl__workbook_xml=b"\0" * (110 * 2**20)))),
    Bad("a cell far away", "workbook.too_large", SHEET, toml=BOOK, files=book(marked(far_away))),
    Bad("sheet missing", "table.missing", "book.xlsx", toml=BOOK, files=book(xlsx({"tables": GOOD_SHEET}))),
    Bad("misspelt sheet", "workbook.unknown_sheet", 'book.xlsx, sheet "Case"', severity=WARNING, toml=BOOK,
        files=book(xlsx({"Case": GOOD_SHEET}))),
    Bad("sheet twice", "workbook.duplicate_sheet", 'book.xlsx, sheet "cases "', toml=BOOK,
        files=book(xlsx({"Cases": GOOD_SHEET, "cases ": GOOD_SHEET}))),
    Bad("empty sheet", "table.empty", SHEET, toml=BOOK, files=book(xlsx({"cases": []}))),
    Bad("sheet and file", "table.twice", "cases.csv", toml=BOOK,
        files=book(xlsx({"cases": GOOD_SHEET}), csv=CASES)),
    Bad("merged cells", "workbook.merged_cells", SHEET, 3, "states", toml=BOOK, rows=2, files=book(marked(merged))),
    Bad("formula without value", "workbook.formula_without_value", SHEET, 2, "place", toml=BOOK,
        files=book(marked(formula))),
    Bad("error value", "workbook.error_value", SHEET, 2, "place", toml=BOOK, files=book(marked(error_value))),
    Bad("hidden row", "workbook.hidden_rows", SHEET, 2, severity=WARNING, toml=BOOK, rows=1,
        files=book(marked(hidden_row))),
    Bad("hidden column", "workbook.hidden_columns", SHEET, None, "states", WARNING, toml=BOOK, rows=1,
        files=book(marked(hidden_column))),
    Bad("hidden sheet", "workbook.hidden_sheet", SHEET, severity=WARNING, toml=BOOK, rows=1,
        files=book(marked(lambda sheet: setattr(sheet, "sheet_state", "veryHidden") or sheet.parent.create_sheet()))),
    Bad("contact column in a sheet", "table.contact_column", SHEET, 1, "E-Mail", toml=BOOK, rows=1,
        files=book(xlsx({"cases": [["case_id", "E-Mail"], ["C-1", "a@example.org"]]}))),
    Bad("contact column in an .ods", "table.contact_column", 'book.ods, sheet "Cases"', 1, "Informant", toml=ODS,
        files=book(ods({"Cases": [["case_id", "Informant"], ["C-1", "x"]]}), "book.ods")),
)  # fmt: skip

SETTINGS = (
    Bad("no TOML", "settings.syntax", "report.toml", 2, toml="[report]\nsymbol = A/HRC\n"),
    Bad("given twice", "settings.syntax", "report.toml", 3, toml='[report]\ntitle = "a"\ntitle = "b"\n'),
    Bad("unknown section", "settings.unknown", "report.toml", 1, toml="[reprot]\n"),
    Bad("unknown setting", "settings.unknown", "report.toml", 2, toml='[report]\nsymbl = "A"\n'),
    Bad("setting of another section", "settings.unknown", "report.toml", 2, toml="[report]\ncut_off = 2030-01-01\n"),
    Bad("section that is none", "settings.type", "report.toml", 1, toml='report = "A"\n'),
    Bad("text for a number", "settings.type", "report.toml", 2, toml='[report]\nsession = "45"\n'),
    Bad("yes for true", "settings.type", "report.toml", 2, toml='[policy]\nstatistics = "yes"\n'),
    Bad("number below nothing", "settings.value", "report.toml", 2, toml="[period]\nreply_days = -1\n"),
    Bad("day of no calendar", "settings.value", "report.toml", 3, toml="[period]\n\nstart = 2030-02-30 # last day\n"),
    Bad("day in words", "settings.type", "report.toml", 2, toml='[period]\nstart = "1 May 2030"\n'),
    Bad("period backwards", "settings.period", "report.toml", 3,
        toml="[period]\nstart = 2030-05-01\nend = 2030-04-30\n"),
    Bad("cut-off too early", "settings.period", "report.toml", 3,
        toml="[period]\nend = 2030-05-01\ncut_off = 2030-04-30\n"),
    Bad("unknown chart", "settings.value", "report.toml", 2, toml='[charts]\nshow = ["pie"]\n'),
    Bad("chart twice", "settings.value", "report.toml", 2, toml='[charts]\nshow = ["cases_by_act", "cases_by_act"]\n'),
    Bad("unknown grade", "settings.value", "report.toml", 2, toml='[policy]\npublishable_verification = ["sure"]\n'),
    Bad("unknown precision", "settings.value", "report.toml", 2, toml='[policy]\nanonymous_precision = "day"\n'),
    Bad("list for a text", "settings.type", "report.toml", 2, toml='[report]\ntitle = ["a"]\n'),
    Bad("text for a list", "settings.type", "report.toml", 2, toml='[report]\nagenda_titles = "a"\n'),
    Bad("titles without items", "settings.agenda", "report.toml", 2, toml="[report]\nagenda_items = [2]\n"),
    Bad("override without a reason", "settings.missing", "report.toml", 4,
        toml='[[policy.naming_overrides]]\nperson = "P-1"\nreason = "x"\n'
             '[[policy.naming_overrides]]\nperson = "P-2"\ndecided_by = "x"\n'),
    Bad("override with an empty reason", "settings.value", "report.toml", 3,
        toml='[[policy.naming_overrides]]\nperson = "P-1"\nreason = ""\ndecided_by = "x"\n'),
    Bad("note with no anchor", "settings.value", "report.toml", 3,
        toml='[[report.notes]]\ntext = "Late."\nanchor = "foot"\n'),
    Bad("table for a list of tables", "settings.type", "report.toml", 1, toml='[report.notes]\ntext = "Late."\n'),
    Bad("control character", "settings.value", "report.toml", 2, toml='[report]\ntitle = "a\\u0001"\n'),
    Bad("character that turns the line round in a setting", "settings.value", "report.toml", 2,
        toml='[report]\ntitle = "a\\u202e"\n'),
    Bad("thousand brackets", "settings.syntax", "report.toml", 1, toml="a = " + "[" * 5000),
    Bad("Windows-1252", "file.encoding", "report.toml", severity=WARNING, toml='[report]\ntitle = "Ré"\n'),
    Bad("path from the root", "settings.path", "report.toml", toml='[input]\nworkbook = "/etc/book.xlsx"\n'),
    Bad("path upwards", "settings.path", "report.toml", toml='[input]\nworkbook = "a/../../book.xlsx"\n'),
    Bad("path of another system", "settings.path", "report.toml", toml="[input]\nworkbook = 'C:\\book.xlsx'\n"),
    Bad("path at home", "settings.path", "report.toml", toml='[input]\nworkbook = "~/book.xlsx"\n'),
    Bad("no workbook by its name", "settings.path", "report.toml", toml='[input]\nworkbook = "book.xls"\n'),
)  # fmt: skip

CORRECTIONS = (
    Bad("unknown table", "correction.unknown_table", "corrections.csv", 2, "table",
        files=fix("csaes,C-1,part,new,x\n")),
    Bad("table without keys", "correction.unknown_table", "corrections.csv", 2, "table",
        files=fix("history,2030,value,1,2\n")),
    Bad("table that is not there", "correction.unknown_table", "corrections.csv", 2, "table",
        files=fix("persons,P-1,name,a,b\n")),
    Bad("unknown key", "correction.unknown_key", "corrections.csv", 2, "key", files=fix("cases,C-9,part,new,x\n")),
    Bad("no key", "correction.unknown_key", "corrections.csv", 2, "key", files=fix("cases,,part,new,x\n")),
    Bad("ambiguous key", "correction.ambiguous_key", "corrections.csv", 2, "key",
        files=(*cases(CASES.replace("C-2", "C-1")), *fix("cases,C-1,part,new,x\n"))),
    Bad("unknown column", "correction.unknown_column", "corrections.csv", 2, "column",
        files=fix("cases,C-1,prat,new,x\n")),
    Bad("contact column", "correction.unknown_column", "corrections.csv", 2, "column",
        files=fix("cases,C-1,email,a,b\n")),
    Bad("other value", "correction.old_value", "corrections.csv", 3, "old",
        files=fix("cases,C-1,part,new,follow_up\ncases,C-1,part,new,follow_up\n")),
    Bad("column missing", "correction.missing_column", "corrections.csv", 1, "old",
        files=(("corrections.csv", "table,key,column,new\ncases,C-1,part,x\n"),)),
)  # fmt: skip

COUNTRIES = (
    Bad("no code", "country.code", "countries.csv", 2, "iso3", files=(("countries.csv", "iso3,name_en\nXA,Axland\n"),)),
    Bad("no name", "country.no_name", "countries.csv", 2, "name_en",
        files=(("countries.csv", "iso3,name_en\nXAA,\n"),)),
    Bad("code twice", "country.duplicate", "countries.csv", 3, "iso3",
        files=(("countries.csv", "iso3,name_en\nXAA,Axland\nXAA,Axmark\n"),)),
    Bad("name of another", "country.taken", "countries.csv", 2, "name_en",
        files=(("countries.csv", "iso3,name_en\nXAA,Niger\n"),)),
    Bad("column missing", "country.missing_column", "countries.csv", 1, "name_en",
        files=(("countries.csv", "iso3,note\nXAA,x\n"),)),
)  # fmt: skip

PROSE = (
    Bad("empty chapter", "prose.empty", "prose/introduction.md", severity=WARNING,
        files=(("prose/introduction.md", " \n"),)),
    Bad("control character in a chapter", "prose.control_character", "prose/introduction.md", 2,
        files=(("prose/introduction.md", "a\nb\x07\n"),)),
    Bad("character that turns the line round in a chapter", "prose.control_character", "prose/introduction.md", 2,
        files=(("prose/introduction.md", "a\nb\u202e\n"),)),
    Bad("chapter of no encoding", "file.encoding", "prose/introduction.md", 1,
        files=(("prose/introduction.md", b"a\x81"),)),
    Bad("a file for the chapters", "file.not_a_folder", "prose", files=(("prose", "text"),)),
)  # fmt: skip

ALL = (*TABLES, *WORKBOOKS, *SETTINGS, *CORRECTIONS, *COUNTRIES, *PROSE)


def write(folder: Path, bad: Bad) -> None:
    if bad.toml is not None:
        encoding = "cp1252" if bad.name == "Windows-1252" else "utf-8"
        (folder / "report.toml").write_text(bad.toml, encoding=encoding)
    for name, content in bad.files:
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        if content is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(content.encode() if isinstance(content, str) else content)


@pytest.mark.parametrize("bad", ALL, ids=lambda bad: f"{bad.rule}: {bad.name}")
def it_says_what_is_wrong_and_where(folder, bad):
    write(folder, bad)
    loaded = load(folder, keep=False)
    found = [finding for finding in loaded.raw.findings if finding.rule == bad.rule]
    assert found, list(map(str, loaded.raw.findings))
    places = [(finding.where.source, finding.where.row, finding.where.column) for finding in found]
    assert (bad.source, bad.row, bad.column) in places
    assert {finding.severity for finding in found} == {bad.severity}
    assert all(finding.message.endswith((".", "?", '"', ":")) or finding.allowed for finding in found)
    if bad.rows is not None:
        assert len(loaded.raw.tables["cases"].cells) == bad.rows


@pytest.mark.parametrize("bad", ALL, ids=lambda bad: f"{bad.rule}: {bad.name}")
def it_finds_nothing_else_of_severity_error(folder, bad):
    write(folder, bad)
    rules = {finding.rule for finding in load(folder, keep=False).raw.findings.errors}
    follows = {"table.missing"} if bad.toml or bad.rule.startswith("workbook") else set()
    assert rules <= {bad.rule} | follows | {"file.missing"}


def it_loads_a_good_folder_without_a_finding(folder):
    assert load(folder).raw.findings == ()


class DescribeFoldersThatAreNone:
    def it_says_that_there_is_none(self, tmp_path):
        with pytest.raises(UsageError, match="There is no folder"):
            load(tmp_path / "nothing")

    def it_says_that_a_file_is_no_folder(self, folder):
        with pytest.raises(UsageError, match="is a file"):
            load(folder / "cases.csv")

    def it_says_how_to_make_one(self, tmp_path):
        with pytest.raises(UsageError, match="reportgen new"):
            load(tmp_path)

    def it_survives_a_name_that_no_system_can_have(self, tmp_path):
        with pytest.raises(UsageError):
            load(tmp_path / ("x" * 5000))

    def it_says_that_the_settings_cannot_be_read(self, folder):
        (folder / "report.toml").unlink()
        (folder / "report.toml").mkdir()
        with pytest.raises(UsageError, match="cannot be read"):
            load(folder)


class DescribeLinks:
    def it_follows_no_table_out_of_the_folder(self, folder, tmp_path):
        (tmp_path / "elsewhere.csv").write_text(CASES, encoding="utf-8")
        (folder / "cases.csv").unlink()
        (folder / "cases.csv").symlink_to(tmp_path / "elsewhere.csv")
        assert [finding.rule for finding in load(folder).raw.findings] == ["file.outside"]

    def it_says_how_persons_are_kept_elsewhere(self, folder, tmp_path):
        (tmp_path / "elsewhere.csv").write_text("person_key,name,consent\n", encoding="utf-8")
        (folder / "persons.csv").symlink_to(tmp_path / "elsewhere.csv")
        assert "--persons" in load(folder).raw.findings[0].message

    def it_follows_no_workbook_out_of_the_folder(self, folder, tmp_path):
        (tmp_path / "book.xlsx").write_bytes(xlsx({"cases": GOOD_SHEET}))
        (folder / "book.xlsx").symlink_to(tmp_path / "book.xlsx")
        (folder / "report.toml").write_text(BOOK, encoding="utf-8")
        assert "settings.path" in {finding.rule for finding in load(folder).raw.findings.errors}

    def it_follows_no_chapter_out_of_the_folder(self, folder, tmp_path):
        (tmp_path / "secret.md").write_text("secret", encoding="utf-8")
        (folder / "prose").mkdir()
        (folder / "prose" / "introduction.md").symlink_to(tmp_path / "secret.md")
        loaded = load(folder)
        assert [finding.rule for finding in loaded.raw.findings] == ["file.outside"]
        assert "secret" not in {file.text for file in loaded.prose}

    def it_follows_links_inside_the_folder(self, folder):
        (folder / "cases.csv").rename(folder / "cases of may.txt")
        (folder / "cases.csv").symlink_to("cases of may.txt")
        assert load(folder).raw.findings == ()


def it_says_that_a_file_may_not_be_read(folder, monkeypatch):
    def refused(path, *how, **more):
        if path.name == "cases.csv":
            raise PermissionError(13, "C-1 is a secret")
        return opened(path, *how, **more)

    opened = Path.open
    monkeypatch.setattr(Path, "open", refused)
    (finding,) = load(folder, keep=False).raw.findings
    assert finding.rule == "file.unreadable"
    assert "secret" not in str(finding)


class DescribeSecrets:
    """No finding quotes a cell of a confidential column, however wrong the file is."""

    SECRET = "Zzyzx"

    @pytest.mark.parametrize(
        "persons",
        [
            "P-1,Zzyzx,named\nP-2,Zzyzx,none\n",
            "person_key,name,consent\nP-1,Zzyzx,named,Zzyzx\n",
            'person_key,name,consent\nP-1,"Zzyzx "Zzyzx" Zzyzx",named\n',
            "person_key,name,consent\nP-1,Zzyzx\x07,named\n",
            "person_key,name,consent,\nP-1,a,named,Zzyzx\n",
            "person_key,name,consent,mobile,remark\nP-1,a,named,Zzyzx,Zzyzx\n",
            'person_key,name,consent\nP-1,"Zzyzx,named\n',
        ],
    )
    def it_quotes_no_cell_of_persons(self, folder, persons):
        (folder / "persons.csv").write_text(persons, encoding="utf-8")
        loaded = load(folder)
        assert loaded.raw.findings
        assert self.SECRET not in "".join(map(str, loaded.raw.findings)) + repr(loaded)

    @pytest.mark.parametrize(
        "correction",
        [
            "persons,P-1,name,Zzyzx,Zzyzx",
            "persons,Zzyzx,name,a,b",
            "Zzyzx,P-1,name,a,b",
            "persons,P-1,Zzyzx,a,b",
            "cases,C-1,account,Zzyzx,Zzyzx",
        ],
    )
    def it_quotes_no_cell_of_corrections(self, folder, correction):
        (folder / "persons.csv").write_text("person_key,name,consent\nP-1,Zzyzx Zzyzx,named\n", encoding="utf-8")
        (folder / "corrections.csv").write_text(f"table,key,column,old,new\n{correction}\n", encoding="utf-8")
        findings = load(folder).raw.findings
        assert findings.errors
        assert self.SECRET not in "".join(map(str, findings))

    def it_drops_the_cells_of_contact_columns_at_once(self, folder):
        (folder / "cases.csv").write_text("case_id,states,email\nC-1,XAA,Zzyzx@example.org\n", encoding="utf-8")
        assert list(load(folder).raw.tables["cases"].cells.columns) == ["case_id", "states"]
