"""The file that leaves: what people edited goes out in their words, and what stands in the way is told."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest
from folders import REPORT_TOML, case, write_folder
from judges import libreoffice, word
from judges.available import libreoffice as soffice
from judges.available import needs, python_judges
from refresh.edits import Edited, cell_texts, w

from reportgen import pipeline
from reportgen.drafts import Package
from reportgen.finishing import read, says_draft

DOCUMENT = "word/document.xml"
SIGNATORIES = ("Ana Ruiz, Chief of Section", "Bo Ek, Human Rights Officer")
PERSONS = [{"person_key": "P-1", "name": "Ulla Brandvik", "surname": "Brandvik", "honorific": "Ms.", "consent": "none",
            "descriptor": "a lawyer"}]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_folder(
        tmp_path_factory.mktemp("finalized") / "folder",
        [case("C-1", account="It was alleged that {P-1} was arrested.", victims="P-1", act_types="detention"),
         case("C-2", states="XAB", account="Told.", act_types="detention")],
        toml=f'{REPORT_TOML}\n[form]\nnumbers = "typed"\n',
        persons=PERSONS,
    )  # fmt: skip


@pytest.fixture(scope="module")
def built(folder, run):
    """A draft whose numbers Word gives: it was made before the form was chosen."""
    toml = folder / "report.toml"
    typed = toml.read_text()
    toml.write_text(typed.replace('"typed"', '"automatic"'))
    output = folder.parent / "output"
    assert run("build", folder, "--format", "docx", "-o", output).code == 0
    assert run("annex", folder, "XAA", "-o", output).code == 0
    toml.write_text(typed)
    return output


def edited(path, before, after, into):
    package = Package.read(path)
    text = package.parts[DOCUMENT].decode()
    assert before in text
    package.add(DOCUMENT, text.replace(before, after, 1).encode())
    into.write_bytes(package.written())
    return into


@pytest.fixture
def draft(built, tmp_path):
    """As it came back from an editor, with a sentence of theirs."""
    return edited(built / "report.docx", "Told.", "Told, as an editor has it.", tmp_path / "edited.docx")


def it_composes_the_report_once(run, folder, draft, tmp_path, monkeypatch):
    composed, made = pipeline.composed, []
    monkeypatch.setattr(pipeline, "composed", lambda *asked: made.append(asked) or composed(*asked))
    assert run("finalize", draft, "--folder", folder, "-o", tmp_path / "final.docx").code == 0
    assert len(made) == 1


def typing(path, inside):
    """The draft with something put into the account of a case."""
    return edited(path, "Told, as an editor has it.</w:t></w:r>", f"Told.</w:t></w:r>{inside}", path)


def it_writes_the_same_words_without_anchors_and_leaves_the_draft_alone(run, folder, draft, tmp_path):
    before = draft.read_bytes()
    done = run("finalize", draft, "--folder", folder, "-o", tmp_path / "left" / "final.docx")
    assert (done.code, done.out.strip()) == (0, str(tmp_path / "left" / "final.docx")), done.err
    assert draft.read_bytes() == before
    final = Package.read(tmp_path / "left" / "final.docx")
    assert read(final) == read(Package.read(draft))
    assert "numbers typed" in done.err
    assert b"<w:sdt" not in final.parts[DOCUMENT]
    assert says_draft(final)
    assert sorted(name for name in final.parts if name.startswith(("docProps", "customXml"))) == ["docProps/core.xml"]


def it_names_the_file_after_the_draft(run, folder, draft):
    done = run("finalize", draft, "--folder", folder, "--json")
    assert json.loads(done.out)["written"] == str(draft.with_name("edited.final.docx"))


def it_finishes_the_annex_of_a_state(run, folder, built, tmp_path):
    annex = built / "annexes" / "XAA.docx"
    assert run("finalize", annex, "--folder", folder, "-o", tmp_path / "annex.docx").code == 0
    assert b"Arvania" in Package.read(tmp_path / "annex.docx").parts["docProps/core.xml"]


def without_row(path, table: str, row: int) -> str:
    """Take a row out of a table as people do in Word; what headed it."""
    draft = Edited(path.read_bytes())
    tables = (each for each in draft.body.iter(w("tbl")) if cell_texts(next(each.iter(w("tr"))))[0] == table)
    gone = list(next(tables).iter(w("tr")))[row]
    head = cell_texts(gone)[0]
    draft.delete_row(gone)
    path.write_bytes(draft.content())
    return head


class DescribeANumberThatPeopleTyped:
    def it_is_told_where_no_figure_has_it_and_the_file_leaves(self, run, folder, draft, tmp_path):
        typed = Edited(draft.read_bytes())
        typed.add(typed.saying("Office"), "Some 4,711 persons wrote to the Office.")
        draft.write_bytes(typed.content())
        done = run("finalize", draft, "--folder", folder, "-o", tmp_path / "final.docx")
        assert done.code == 0, done.err
        assert "untraced: “Some 4,711”; no figure agrees" in done.err
        told = json.loads(run("finalize", draft, "--folder", folder, "-o", tmp_path / "final.docx", "--json").out)
        assert any("4,711" in line for line in told["untraced"])

    def it_is_not_told_of_a_draft_in_which_nobody_typed(self, run, folder, draft, tmp_path):
        done = run("finalize", draft, "--folder", folder, "-o", tmp_path / "final.docx", "--json")
        assert json.loads(done.out)["untraced"] == []


class DescribeARowThatPeopleTookOut:
    def it_is_told_and_the_file_leaves(self, run, folder, draft, tmp_path):
        row = without_row(draft, "State", 1)
        final = tmp_path / "final.docx"
        done = run("finalize", draft, "--folder", folder, "-o", final)
        assert done.code == 0, done.err
        assert f"incomplete: table: without the row “{row}”" in done.err
        assert run("verify", final, "--folder", folder).code == 0
        told = json.loads(run("finalize", draft, "--folder", folder, "-o", final, "--json").out)["incomplete"]
        assert [row in line for line in told] == [True]

    def it_is_refused_where_a_total_counts_it(self, run, folder, draft, tmp_path):
        row = without_row(draft, "Regional group", 1)
        done = run("finalize", draft, "--folder", folder, "-o", tmp_path / "f.docx")
        assert (done.code, (tmp_path / "f.docx").exists()) == (3, False), done.err
        assert f"without the row “{row}”, and its total counts" in done.err
        without_row(draft, "Regional group", -1)
        assert run("finalize", draft, "--folder", folder, "-o", tmp_path / "f.docx").code == 0


def it_lists_the_number_of_a_paragraph_that_people_joined(run, folder, draft, tmp_path):
    left = "<w:r><w:t>4.</w:t><w:tab/><w:t>The Government replied.</w:t></w:r>"
    typing(draft, left)
    done = run("finalize", draft, "--folder", folder, "-o", tmp_path / "f.docx")
    assert (done.code, (tmp_path / "f.docx").exists()) == (3, False), done.err
    assert "the number 4 of a paragraph that was joined with the one before it" in done.err.lower()
    assert "take out each number that a joined paragraph left behind" in done.err.lower()
    assert run("finalize", draft, "--folder", folder, "--draft", "-o", tmp_path / "f.docx").code == 0


CHANGED = '<w:ins w:id="900" w:author="{}"><w:r><w:t xml:space="preserve"> More.</w:t></w:r></w:ins>'


class DescribeWhatStandsInTheWay:
    def it_is_told_by_kind_author_and_paragraph(self, run, folder, draft, tmp_path):
        done = run("finalize", typing(draft, CHANGED.format("Bo Ek")), "--folder", folder, "-o", tmp_path / "f.docx")
        assert done.code == 3
        assert "an insertion by Bo Ek" in done.err
        assert "Told. More." in done.err
        assert not (tmp_path / "f.docx").exists()

    def but_changes_may_circulate(self, run, folder, draft, tmp_path):
        done = run("finalize", typing(draft, CHANGED.format("Bo Ek")), "--folder", folder, "--draft", "-o",
                   tmp_path / "f.docx")  # fmt: skip
        assert done.code == 0, done.err
        document = Package.read(tmp_path / "f.docx").parts[DOCUMENT]
        assert b"Bo Ek" in document
        assert b"<w:numPr>" in document

    def it_may_be_a_protected_name_which_no_message_repeats(self, run, folder, draft, tmp_path):
        for inside, code in ((CHANGED.format("Ulla Brandvik"), 3), ("<w:r><w:t> Ulla Brandvik.</w:t></w:r>", 5)):
            path = edited(draft, "Told, as an editor has it.</w:t></w:r>", f"Told.</w:t></w:r>{inside}",
                          tmp_path / f"{code}.docx")  # fmt: skip
            done = run("finalize", path, "--folder", folder, "-o", tmp_path / "f.docx")
            assert done.code == code, done.err
            assert "Brandvik" not in done.said
            assert not (tmp_path / "f.docx").exists()

    def it_is_a_figure_that_somebody_typed_over(self, run, folder, draft, tmp_path):
        text = Package.read(draft).parts[DOCUMENT].decode()
        start = text.index("<w:sdtContent>")
        figure = text[start : text.index("</w:sdtContent>", start)]
        shown = figure.split('xml:space="preserve">')[1].split("<")[0]
        edited(draft, figure, figure.replace(f">{shown}<", ">97<"), draft)
        done = run("finalize", draft, "--folder", folder, "-o", tmp_path / "f.docx")
        assert (done.code, "97" in done.err) == (3, True), done.err
        assert "reportgen refresh" in done.err
        assert [line.count(str(draft)) for line in done.err.splitlines() if "“97”" in line] == [1]

    def it_is_a_head_that_says_draft_no_more(self, run, folder, draft, tmp_path):
        package = Package.read(draft)
        for name in [name for name in package.parts if "header_" in name]:
            package.add(name, package.parts[name].replace(b"DRAFT", b""))
        draft.write_bytes(package.written())
        done = run("finalize", draft, "--folder", folder, "-o", tmp_path / "f.docx")
        assert (done.code, "--publish" in done.err) == (5, True), done.err

    @pytest.mark.parametrize(
        "options", [("-o", "edited.docx"), ("-o", "final.pdf"), ("--draft", "--publish"), ("-o", "folder/final.docx")]
    )
    def it_may_be_how_it_was_asked_for(self, run, folder, draft, options):
        named = [str(folder / "f.docx") if o.startswith("folder/") else str(draft.with_name(o)) if "." in o else o
                 for o in options]  # fmt: skip
        done = run("finalize", draft, "--folder", folder, *named)
        assert done.code == 2, done.err

    @pytest.mark.parametrize("content", [b"", b"PK", b"not a Word file"])
    def it_may_be_no_word_file(self, run, folder, tmp_path, content):
        path = tmp_path / "x.docx"
        path.write_bytes(content)
        done = run("finalize", path, "--folder", folder)
        assert (done.code, str(path) in done.err) == (3, True), done.err

    def it_may_have_no_text(self, run, folder, tmp_path):
        path = tmp_path / "x.docx"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
        done = run("finalize", path, "--folder", folder)
        assert (done.code, str(path) in done.err) == (3, True), done.err


def it_is_published_when_two_people_have_signed(run, folder, draft, tmp_path):
    publish = ("finalize", draft, "--folder", folder, "--publish", "-o", tmp_path / "published.docx")
    refused = run(*publish)
    assert (refused.code, "0 people have signed" in refused.err) == (5, True)
    for who in SIGNATORIES:
        assert run("sign-off", folder, "--as", who).code == 0
    done = run(*publish)
    assert done.code == 0, done.err
    assert "not on words that people typed" in done.err
    package = Package.read(tmp_path / "published.docx")
    assert not [name for name, content in package.parts.items() if b"DRAFT" in content]
    assert any("as an editor has it" in line for line in read(package))
    run("sign-off", folder, "--withdraw", "--as", "Ana Ruiz")


@pytest.mark.slow
@needs(python_judges, soffice)
def it_is_sound_and_reads_on_paper_as_the_draft_does(run, public_record, in_libreoffice, words_of_pages, tmp_path):
    final = tmp_path / "final.docx"
    folder = tmp_path / "typed"
    shutil.copytree(Path(__file__).parents[2] / "data" / "public-record", folder)
    with (folder / "report.toml").open("a") as toml:
        toml.write('\n[form]\nnumbers = "typed"\n')
    done = run("finalize", public_record / "report.docx", "--folder", folder, "-o", final)
    assert done.code == 0, done.err
    assert word.errors(final) == ()
    (on_paper,) = libreoffice.to_pdfs([final], tmp_path)
    pages = [["".join(page.split()) for page in words_of_pages(pdf)]
             for pdf in (in_libreoffice["public-record"], on_paper)]  # fmt: skip
    assert len(pages[0]) > 10
    assert pages[0] == pages[1]
