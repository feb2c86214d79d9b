"""Markup of every kind in every text: it comes out as the text that it is, or is refused with its place."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import zipfile

import pypdf
import pytest
from attacks import attack, command, small_folder
from folders import case

from reportgen.cases.schema import TABLES
from reportgen.loading import load

TEMPLATES = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ states.__init__.__globals__ }}",
    "{{ states|attr('__class__') }}",
    "{{ '{0.__class__}'.format(states) }}",
    "{{ '%s' % states }}",
    "{{ cycler.__init__.__globals__.os.popen('id') }}",
    "{{ range(10**9)|list }}",
    "{{ 'a' * 10**9 }}",
    "{{ 9**9**9 }}",
    "{% for a in range(10**9) %}{% endfor %}",
    "{% include '/etc/passwd' %}",
    "{% include 'file:///etc/passwd' %}",
    "{% import 'os' as os %}{{ os }}",
    "{% extends 'x' %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% set x = self %}{{ x }}",
    "{{ self._TemplateReference__context }}",
    "{{ config }}",
    "{{ request }}",
    "{{ namespace(a=1) }}",
    "{{ lipsum.__globals__ }}",
    "{% debug %}",
    "{% do 1 %}",
    "{{ '\\x00' }}",
    "{{ '\\ud800' }}",
    "{{ " + "(" * 5000 + " }}",
    "{% if " + "not " * 5000 + "states %}{% endif %}",
    "{{ states" + ".a" * 5000 + " }}",
    "{{ states" + "|number" * 5000 + " }}",
    "{% if states %}" * 2000,
    "{{ environ }}",
    "{{ open('/etc/passwd').read() }}",
    "{{ __import__('os') }}",
    "{{ states.facts }}",
    "{{ country.keys() }}",
]

EMBEDDED = [
    "![x](file:///etc/passwd)",
    "![x](http://127.0.0.1:9/x)",
    "[x](file:///etc/passwd)",
    "[x](javascript:alert)",
    "[x](/etc/passwd)",
    "[x](data:text/html,x)",
    "[x](vbscript:x)",
    "[x][y]\n\n[y]: file:///etc/passwd",
    "<file:///etc/passwd>",
]

AS_TYPED = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<style>@import url(file:///etc/passwd);</style>",
    '<link rel="attachment" href="file:///etc/passwd">',
    '<object data="http://127.0.0.1:9/"></object>',
    "]]></w:t>",
    "&lt;b&gt;",
    "&amp;",
    "</svg>",
    "<!DOCTYPE x>",
    "<?xml?>",
    "$7*7$",
    "%(x)s",
    "\"quoted' words",
    "url(file:///etc/passwd)",
    "@font-face",
    "<svg/onload=x>",
    "a\u05d0\u05d1b",
    "\u0645\u0631\u062d\u0628\u0627",
]


@pytest.mark.parametrize("template", TEMPLATES, ids=[text[:24] for text in TEMPLATES])
def it_refuses_what_is_no_language_of_prose(tmp_path, template):
    done = command("build", small_folder(tmp_path / "in", prose=f"Words. {template}"), "-o", tmp_path / "o")
    assert done.code == 4
    assert "prose/introduction.md" in done.err
    assert "root:" not in done.said
    assert "object at 0x" not in done.said
    assert not (tmp_path / "o").exists()


@pytest.mark.parametrize("text", EMBEDDED)
def it_takes_in_no_other_file(tmp_path, text):
    folder = small_folder(tmp_path / "in", prose=f"Words. {text}", account=f"It was said. {text}")
    done = command("build", folder, "-o", tmp_path / "o", "--format", "html")
    assert done.code in (0, 3, 4)
    assert "root:" not in done.said
    if done.code == 0:  # an address of that kind is no link: it is printed as it was typed
        page = (tmp_path / "o" / "report.html").read_text("utf-8")
        assert text.partition("\n")[0].strip("<>") in html.unescape(page)
        assert not re.search(r'(?:href|src)="(?!#|https?://|mailto:)', page)
    else:
        assert "address" in done.said or "images" in done.said


def documents(folder, out) -> dict[str, str]:
    """The words of every file that a build writes."""
    done = command("build", folder, "-o", out)
    assert done.code == 0, done.err
    with zipfile.ZipFile(out / "report.docx") as archive:
        xml = archive.read("word/document.xml").decode() + archive.read("word/footnotes.xml").decode()
    page = (out / "report.html").read_text("utf-8")
    shown = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    return {
        "docx": html.unescape(re.sub(r"<[^>]+>", "", xml)),
        "html": html.unescape(re.sub(r"<[^>]+>", "", shown)),
        "pdf": "\n".join(page.extract_text() for page in pypdf.PdfReader(out / "report.pdf").pages),
    }


def squeezed(text: str) -> str:
    """Without blanks, breaks of lines and the turning of quotation marks."""
    return re.sub(r"\s", "", text.translate({ord(a): b for a, b in zip("“”‘’", "\"\"''", strict=True)}))


def it_prints_markup_as_the_text_that_it_is(tmp_path):
    marked = [re.sub(r"([\\`*_\[\]<>#|~^&!])", r"\\\1", text) for text in AS_TYPED]
    accounts = [case(f"C-{n}", account=f"It was said: x{n}x {text} y{n}y.") for n, text in enumerate(marked)]
    typed = "".join(AS_TYPED[:4])
    toml = f"[charts]\nsource = {json.dumps(typed)}\n"
    folder = small_folder(tmp_path / "in", cases=accounts, toml=toml)
    for kind, words in documents(folder, tmp_path / "out").items():
        flat = squeezed(words)
        for number, text in enumerate(AS_TYPED):
            if kind == "pdf" and not text.isascii():
                continue  # text that runs to the left is taken out of a PDF in its visual order
            assert squeezed(f"x{number}x {text} y{number}y") in flat, (kind, text)
        assert squeezed(typed) in flat, kind
    page = (tmp_path / "out" / "report.html").read_text("utf-8")
    assert "<script" not in page
    assert "<img" not in page
    for path in (tmp_path / "out" / "figures").glob("*.svg"):
        assert b"<script" not in path.read_bytes()
    json.loads((tmp_path / "out" / "facts.json").read_bytes())


NAMES = [
    "<b>Il</b>vane",
    "Il&vane",
    "Il*v*ane",
    "Il{{7}}vane",
    "_Ilvane_",
    "`Ilvane`",
    "[Ilvane](x)",
    "Il|vane",
    "#Ilvane",
    "Il'\"vane",
    "=Ilvane",
    "Il\\vane",
    "Il]]>vane",
    "12. Ilvane",
    "- Ilvane",
]


def it_prints_names_as_they_are_written(tmp_path):
    persons = [
        {
            "person_key": f"P-{n}",
            "name": f"{name} Torremar{n}",
            "surname": f"Torremar{n}",
            "consent": "named",
            "honorific": "Ms.",
            "consent_date": "2031-01-01",
            "consent_evidence": "x",
        }
        for n, name in enumerate(NAMES)
    ]
    cases = [
        case(f"C-{n}", victims=f"P-{n}", account=f"It was said that {{P-{n}}} was threatened.")
        for n in range(len(NAMES))
    ]
    folder = small_folder(tmp_path / "in", cases=cases, persons=persons)
    for kind, words in documents(folder, tmp_path / "out").items():
        for number, name in enumerate(NAMES):
            assert squeezed(f"that Ms. {name} Torremar{number} was") in squeezed(words), (kind, name)


TURNED = ["\u202e", "\u2066", "\x00", "\x1b[31m", "\x9b", "\ufffe", "\x85"]


@pytest.mark.parametrize("turned", TURNED, ids=ascii)
@pytest.mark.parametrize("table", ["cases", "persons", "responses", "countries", "history"])
def it_refuses_what_turns_a_line_or_speaks_to_a_terminal(tmp_path, turned, table):
    rows = {
        "cases": [case("C-1", place=f"A{turned}B", account="It was said.")],
        "persons": [{"person_key": "P-1", "name": f"A{turned}B", "consent": "none"}],
        "responses": [{"response_id": "R-1", "text": f"A{turned}B"}],
        "countries": [{"iso3": "XAA", "name_en": f"A{turned}B"}],
        "history": [{"metric": f"A{turned}B", "year": "2020", "value": "1"}],
    }
    done = command("check", small_folder(tmp_path / "in", **{table: rows[table]}))
    assert done.code == 3
    assert "table.control_character" in done.out or "table.quotation" in done.out
    assert turned not in done.said


@pytest.mark.parametrize("turned", ["\u202e", "\x1b]0;owned\x07", "\x9b31m", "\n", "\udcff", "\u2028"], ids=ascii)
@pytest.mark.parametrize("where", ["file", "chapter", "header", "setting", "folder"])
def it_tells_of_odd_names_without_obeying_them(tmp_path, turned, where):
    folder = small_folder(tmp_path / (f"in{turned}" if where == "folder" else "in"), prose="Words.")
    if where == "file":
        (folder / f"cas{turned}es.csv").write_text("a")
    elif where == "chapter":
        (folder / "prose" / f"introduc{turned}tion.md").write_text("{{ x }}")
    elif where == "header" and turned != "\udcff":
        (folder / "history.csv").write_text(f'symbol,fact,value,"od{turned}d"\n', encoding="utf-8")
    elif where == "setting" and turned != "\udcff":
        (folder / "report.toml").write_text(f'[report]\n"ti{turned}tle" = 1\n', encoding="utf-8")
    for arguments in (("check", folder), ("check", folder, "--json"), ("lint", folder)):
        done = command(*arguments)
        assert turned == "\n" or turned not in done.said
        if turned == "\n":
            assert not any(line.startswith(("es.csv", "tion.md", "tle", "d")) for line in done.out.splitlines())
        if "--json" in arguments:
            json.loads(done.out)


def it_writes_no_formula_into_the_tables_of_figures(tmp_path):
    """What a spreadsheet opens: every cell that people can word, with every sign that begins a formula."""
    evil = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|'/c calc'!A1", "Islands; =1"]
    countries = [
        {"iso3": f"XA{chr(65 + n)}", "name_en": f"{text} State{n}", "regional_group": f"{text} Group{n}"}
        for n, text in enumerate(evil)
    ]
    cases = [
        case(f"C-{n}", states=f"XA{chr(65 + n)}", account="It was said.", act_types="detention")
        for n in range(len(evil))
    ]
    folder = small_folder(tmp_path / "in", cases=cases, countries=countries)
    done = command("figures", folder, "-o", tmp_path / "out")
    assert done.code == 0, done.err
    seen = 0
    for path in (tmp_path / "out" / "figures").glob("*.csv"):
        for row in csv.reader(io.StringIO(path.read_text("utf-8-sig"))):
            for cell in row:
                seen += "State" in cell or "Group" in cell
                assert cell.lstrip()[:1] not in tuple("=+-@＝＋－＠\t\r") or cell == "", (path.name, cell)
    assert seen > len(evil)


def but_it_leaves_numbers_and_dashes_as_they_are():
    from reportgen.rendering.charts.table import _as_number, _as_text

    assert [_as_number(text) for text in ("1,234", "12", "–")] == ["1234", "12", "0"]
    assert [_as_text(text) for text in ("–", "2030–2031", "a-b", "1 = 1", "a@b")] == [
        "–",
        "2030–2031",
        "a-b",
        "1 = 1",
        "a@b",
    ]


class DescribeSecrets:
    def it_prints_none_of_the_surroundings_or_of_settings_that_it_does_not_know(self, tmp_path, monkeypatch):
        monkeypatch.setenv("REPORTGEN_TOKEN", "Zqxsecretenv")
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "Zqxsecretenv")
        folder = small_folder(tmp_path / "in", toml='token = "Zqxsecrettoml"\n[login]\npassword = "Zqxsecrettoml"\n')
        for arguments in (
            ("check", folder),
            ("check", folder, "--json"),
            ("build", folder, "-o", tmp_path / "o", "--verbose"),
        ):
            done = command(*arguments)
            assert done.code == 3
            assert "Zqxsecret" not in done.said

    def it_quotes_no_value_of_a_setting_that_does_not_fit(self, tmp_path):
        toml = '[charts]\nsource = 1\nshow = ["Zqxsecret"]\n[form]\npage = "Zqxsecret"\n[limits]\nwords = "Zqxsecret"\n'
        done = command("check", small_folder(tmp_path / "in", toml=toml))
        assert done.code == 3
        assert "Zqxsecret" not in done.said

    def it_puts_nothing_of_them_into_what_it_writes(self, tmp_path, monkeypatch):
        monkeypatch.setenv("HOME", str(tmp_path / "Zqxsecrethome"))
        monkeypatch.setenv("USER", "Zqxsecretuser")
        monkeypatch.setenv("HOSTNAME", "Zqxsecrethost")
        out = tmp_path / "out"
        assert attack("build", small_folder(tmp_path / "Zqxsecretfolder"), "-o", out).code == 0
        for path in out.rglob("*"):
            if path.is_file():
                content = path.read_bytes()
                if path.suffix == ".docx":
                    with zipfile.ZipFile(path) as archive:
                        content = b"".join(map(archive.read, archive.namelist()))
                assert b"Zqxsecret" not in content, path.name


PRINTED = {
    "place": lambda text: {"cases": {"account": "", "place": text}},
    "previous": lambda text: {"cases": {"part": "follow_up", "previous": text}},
    "public_references": lambda text: {"cases": {"public_references": text}},
    "account_short": lambda text: {"cases": {"account_short": f"It was said {text}."}},
    "text of a reply": lambda text: {
        "responses": {"response_id": "R-1", "case_ids": "C-1", "state": "XAA", "text": f"Said {text}.", "public": "yes",
                      "form": "substantive", "date_received": "2030-09-01"}
    },
    "name of a State": lambda text: {"countries": {"iso3": "XAA", "name_en": f"Ar {text}"}},
    "name in text": lambda text: {"countries": {"iso3": "XAA", "name_en": "Arvania", "name_in_text_en": f"the {text}"}},
    "title": lambda text: {"toml": ("title", text)},
    "subtitle": lambda text: {"toml": ("subtitle", text)},
    "notice": lambda text: {"toml": ("running_notice", text)},
    "organ": lambda text: {"toml": ("body", text)},
    "language": lambda text: {"toml": ("language_note", text)},
    "version": lambda text: {"toml": ("version", text)},
}  # fmt: skip
MARKED = "<b>zq</b> &amp; ]]> </w:t> {{zq}} <img src=zq> %zq; $zq$"


@pytest.mark.parametrize("column", PRINTED)
def it_prints_markup_in_each_printed_column_as_text_or_refuses_it(tmp_path, column):
    given = PRINTED[column](MARKED)
    tables = {"cases": [case("C-1", account="It was said.", act_types="detention") | given.get("cases", {})]}
    tables |= {name: [given[name]] for name in ("responses", "countries") if name in given}
    folder = small_folder(tmp_path / "in", **tables)
    if "toml" in given:
        name, text = given["toml"]
        toml = (folder / "report.toml").read_text("utf-8")
        (folder / "report.toml").write_text(
            toml.replace("[report]", f"[report]\n{name} = {json.dumps(text)}", 1), "utf-8"
        )
    out = tmp_path / "out"
    done = command("build", folder, "-o", out, "--format", "docx", "--format", "html")
    if done.code:
        assert done.code in (3, 4, 5)
        assert "cases.csv, row 2" in done.err or "responses.csv, row 2" in done.err or "prose" in done.err
        return
    page = (out / "report.html").read_text("utf-8")
    with zipfile.ZipFile(out / "report.docx") as archive:
        parts = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")]
    for markup in (page, *parts):
        assert "<b>zq" not in markup
        assert "<img" not in markup
        if "zq" in markup:
            shown = squeezed(html.unescape(re.sub(r"<[^>]+>", "", markup)))
            whole = {squeezed(MARKED), squeezed(html.unescape(MARKED))}
            assert any(text in shown for text in whole), column
    assert any("zq" in markup for markup in (page, *parts)), column


@pytest.mark.parametrize("table", [name for name in TABLES if name != "corrections"])
def it_refuses_what_turns_a_line_in_each_column(tmp_path, table):
    """At the door: every cell of a table is looked through before anybody asks what it means."""
    schema = TABLES[table]
    row = {column: f"a{turned}b" for column, turned in zip(schema.names, TURNED[:2] * len(schema.names), strict=False)}
    loaded = load(small_folder(tmp_path / "in", **{table: [row]}), keep=False)
    found = {f.where.column for f in loaded.raw.findings if f.rule == "table.control_character" and f.where.row == 2}
    assert set(schema.names) <= found
