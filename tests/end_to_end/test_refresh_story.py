"""The story of a correction: a report of full size, a hundred edits by people, twenty corrections, one refresh.

No edit is lost, no number is left wrong without a mark, and no name of the person who withdrew her consent is left.
"""

from __future__ import annotations

import csv
import json
import random
import shutil
import subprocess
import tempfile
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from judges import available, word
from refresh.edits import Edited, cell_texts, text_of, w

pytestmark = [pytest.mark.slow, available.needs(available.libreoffice, available.python_judges)]

EXAMPLE = Path(__file__).parents[2] / "data" / "example"
AUTHOR = "Data refresh"
WITHDRAWN, SURNAME = "2031-XAL-03", "P-6"
EDITS = 100
TYPED = 9_000
"""Numbers that people type over others begin here: the report has none so large."""


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def correct(folder: Path) -> int:
    """Bring twenty corrections into the tables; how many they are."""
    cases, responses, actions = (table(folder, name) for name in ("cases", "responses", "un_actions"))
    by_id = {row["case_id"]: row for row in cases}
    done = 0

    def change(row, **cells):
        nonlocal done
        row.update(cells)
        done += 1

    change(by_id[WITHDRAWN], consent="withdrawn")
    for key in ("2031-XAM-03", "2031-XAR-02", "2031-XBE-01"):
        change(by_id[key], inclusion="exclude", inclusion_reason="duplicate")
    told = [row for row in cases if row["consent"] == "named" and row["inclusion"] == "include"
            and row["part"] == "new" and row["case_id"] != WITHDRAWN]  # fmt: skip
    for row in told[2:7]:
        change(row, account=f"{row['account'].rstrip()} The measures were reported to remain in force.")
    for row in told[8:11]:
        acts = row["act_types"].split("|")
        change(row, act_types="|".join([*acts, *[a for a in ("surveillance", "killing") if a not in acts][:1]]))
    for n, row in enumerate(told[12:15]):
        fresh = {**dict.fromkeys(row, ""), **{name: row[name] for name in ("states", "part", "un_entities", "act_types",
                 "act_dates", "inclusion", "perpetrators", "verification")}}  # fmt: skip
        cases.append(fresh)
        change(fresh, case_id=f"2031-ZZZ-{n:02}", record_type="group", consent="named", act_types="surveillance",
               account=f"A group of villagers, the {n + 5}th of the valley, was reportedly watched.")  # fmt: skip
    for row in responses[10:12]:
        responses.remove(row)
        done += 1
    change(responses[0], date_received="2030-09")
    change(responses[1], text="The Government informed that the matter was before the courts.", text_anonymous="")
    change(actions[0], date="2031-01-10")
    for name, rows in (("cases", cases), ("responses", responses), ("un_actions", actions)):
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    return done


class Hands:
    """A hundred edits by a seeded hand. Each leaves a word of its own, by which it is found again."""

    def __init__(self, content: bytes, forbidden: str) -> None:
        self.file = Edited(content)
        self.draw = random.Random(7)
        self.forbidden = forbidden
        self.words: list[str] = []
        self.typed: list[str] = []
        self.struck: list[str] = []
        self.used: list[object] = []
        self.settled: list[object] = []
        self.repeated = {text for text, count in Counter(self.file.texts()).items() if count > 1}

    def paragraph(self, *, figure: bool = False, untouched: bool = False):
        """A paragraph of the body; `untouched`: one that nobody has edited yet, and nobody will again."""
        shut = [*self.settled, *(self.used if untouched else ())]
        found = [
            p for p in self.file.body.iterchildren(w("p"))
            if len(text := text_of(p)) > 90 and text not in self.repeated and self.forbidden not in text
            and not any(each is p for each in shut) and (not figure or p.find(f".//{w('sdt')}") is not None)
        ]  # fmt: skip
        chosen = self.draw.choice(found)
        (self.settled if untouched else self.used).append(chosen)
        return chosen

    def mark(self) -> str:
        self.words.append(f"edit{len(self.words) + len(self.typed) + len(self.struck):03}x")
        return self.words[-1]

    def word(self, paragraph) -> str:
        """Some words of a paragraph that stand in it once, and in no control."""
        runs = [r for r in paragraph.iter(w("r")) if r.getparent().tag == w("p") and " " in text_of(r).strip()]
        words = text_of(max(runs, key=lambda run: len(text_of(run)))).split()
        whole = text_of(paragraph)
        pairs = [" ".join(pair) for pair in pairwise(words)]
        return self.draw.choice([pair for pair in pairs if whole.count(pair) == 1])

    def work(self) -> Edited:
        kinds = [self.write, self.write, self.replace, self.add, self.split, self.bold, self.comment, self.type_over,
                 self.note, self.strike_paragraph, self.row, self.cell, self.link, self.copy, self.join]  # fmt: skip
        for number in range(EDITS):
            kinds[number % len(kinds)]("" if number % 2 else "Ana")
        return self.file

    def write(self, author: str) -> None:
        p = self.paragraph(figure=self.draw.random() < 0.5)
        self.file.write(p, self.word(p), f" {self.mark()}", author)

    def replace(self, author: str) -> None:
        p = self.paragraph(figure=self.draw.random() < 0.5)
        self.file.reword(p, self.word(p), self.mark(), author)

    def add(self, author: str) -> None:
        self.file.add(self.paragraph(), f"A paragraph of people, {self.mark()}.", author)

    def split(self, author: str) -> None:
        p = self.paragraph(untouched=True)
        words = self.word(p)
        self.file.write(p, words, f"{self.mark()} ", author, before=True)
        self.file.split(p, words, author)

    def bold(self, author: str) -> None:
        p = self.paragraph()
        words = self.word(p)
        self.file.bold(p, words, author)
        self.file.write(p, words, f" {self.mark()}")

    def comment(self, author: str) -> None:
        p = self.paragraph()
        self.file.comment(p, self.word(p), f"Is this so? {self.mark()}")

    def type_over(self, author: str) -> None:
        """A number of the text or of a table, in turn."""
        within = self.file.body.iter(w("tc")) if len(self.typed) % 2 else self.file.body.iterchildren(w("p"))
        found = [c for each in within for c in each.iter(w("sdt")) if "90" not in text_of(c)]
        control = self.draw.choice([c for c in found if text_of(_paragraph(c)).count(text_of(c)) == 1])
        self.used.append(_paragraph(control))
        self.typed.append(str(TYPED + len(self.typed)))
        self.file.type_over(_paragraph(control), text_of(control), self.typed[-1], author)

    def note(self, author: str) -> None:
        p = self.paragraph()
        self.file.add_note(p, self.word(p), f"A note of people, {self.mark()}.")

    def strike_paragraph(self, author: str) -> None:
        p = self.paragraph(untouched=True)
        self.struck.append(text_of(p))
        self.file.delete(p, author)

    def _row(self):
        tables = [t for t in self.file.body.iter(w("tbl")) if len(list(t.iter(w("tr")))) > 5]
        rows = [r for t in tables for r in list(t.iter(w("tr")))[1:] if len(cell_texts(r)) > 1]
        return self.draw.choice([r for r in rows if not any("edit" in text for text in cell_texts(r))])

    def row(self, author: str) -> None:
        row = self._row()
        self.file.add_row(row, [self.mark(), *[""] * (len(cell_texts(row)) - 1)], author)

    def cell(self, author: str) -> None:
        self.file.add(next(self._row().iter(w("p"))), self.mark(), author)

    def link(self, author: str) -> None:
        self.file.link(self.paragraph(), f" {self.mark()}", "https://example.org/")

    def copy(self, author: str) -> None:
        source = self.paragraph(figure=True)
        there = self.file.add(self.paragraph(), f"A copied number, {self.mark()}: ")
        self.file.copy_figure(source, text_of(next(source.iter(w("sdt")))), there)

    def join(self, author: str) -> None:
        p = self.paragraph(untouched=True)
        self.file.write(p, self.word(p), f" {self.mark()}", author)
        following = p.getnext()
        if following.tag == w("p") and not any(each is following for each in (*self.used, *self.settled)):
            self.settled.append(following)
            self.file.join(p, author)


def _paragraph(control):
    return next(each for each in control.iterancestors() if each.tag == w("p"))


@pytest.fixture(scope="module")
def story(run, tmp_path_factory):
    """The draft as people left it, the folder after the corrections, and the file that a refresh made."""
    place = tmp_path_factory.mktemp("story")
    folder = place / "folder"
    shutil.copytree(EXAMPLE, folder)
    assert run("build", folder, "-o", place / "before", "--format", "docx").code == 0
    person = next(row for row in table(folder, "persons") if row["person_key"] == SURNAME)
    hands = Hands((place / "before" / "report.docx").read_bytes(), person["surname"])
    (place / "draft.docx").write_bytes(hands.work().content())
    assert correct(folder) == 20
    assert run("build", folder, "-o", place / "after", "--format", "docx").code == 0
    refreshed(run, place, "draft")
    return place, hands


def refreshed(run, place: Path, name: str) -> list[dict[str, str]]:
    done = run("refresh", place / "folder", place / f"{name}.docx", "-o", place / f"{name}.new.docx", "--json")
    assert done.code == 0, done.said
    return json.loads(done.out)["places"]


@pytest.fixture(scope="module")
def in_libreoffice(story, run):
    """The same draft, opened and saved in LibreOffice, and refreshed."""
    place, _ = story
    with tempfile.TemporaryDirectory(prefix="libreoffice-") as profile:
        subprocess.run(
            [available.libreoffice(), f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--convert-to",
             "docx:MS Word 2007 XML", "--outdir", str(place / "saved"), str(place / "draft.docx")],
            check=True, capture_output=True, timeout=300,
        )  # fmt: skip
    shutil.move(place / "saved" / "draft.docx", place / "saved.docx")
    refreshed(run, place, "saved")
    return place


def lost(file: Edited, hands: Hands) -> list[str]:
    """The edits that are not there any more."""
    whole = "".join(text_of(file.tree(n)) for n in file.parts if n.startswith("word/") and n.endswith(".xml"))
    whole += struck_with_a_comment(file)
    back = [text for text in hands.struck if text in file.texts()]
    return [word for word in (*hands.words, *hands.typed) if word not in whole] + back


def struck_with_a_comment(file: Edited) -> str:
    """What is gone from the data though people had edited it: struck out, to be had back by rejecting that."""
    unsettled = Edited(file.source)
    return "".join(
        "".join(text.text or "" for text in paragraph.iter(w("delText")))
        for paragraph in unsettled.paragraphs()
        if paragraph.find(f".//{w('commentReference')}") is not None
    )


def wrong(file: Edited, new: Edited) -> list[tuple[str, str]]:
    """Figures that say neither what the data say now nor what people typed, and have no comment on their paragraph."""
    now: dict[str, set[str]] = {}
    for _, key, shown in figures(new):
        now.setdefault(key, set()).add(shown)
    return [
        (key, shown)
        for paragraph, key, shown in figures(file)
        if shown and not any(number in shown for number in ("90", "edit")) and shown not in now.get(key, {shown})
        and paragraph.find(f".//{w('commentReference')}") is None
    ]  # fmt: skip


def figures(file: Edited):
    """Each figure by its bookmark, which LibreOffice keeps too: paragraph, short key, and what is read."""
    for paragraph in file.paragraphs():
        opened: dict[str, list[str]] = {}
        for each in paragraph.iter(w("bookmarkStart"), w("bookmarkEnd"), w("t")):
            key = each.get(w("id"))
            if each.tag == w("bookmarkStart") and each.get(w("name")).startswith("k_"):
                opened[key] = [each.get(w("name"))[:10]]
            elif each.tag == w("t"):
                for words in opened.values():
                    words.append(each.text or "")
            elif key in opened:
                name, *words = opened.pop(key)
                yield paragraph, name, "".join(words).strip()


@dataclass(frozen=True)
class Told:
    """What stands in the files, read once."""

    hands: Hands
    before: list[str]
    after: list[str]
    new: Edited


@pytest.fixture(scope="module")
def told(story):
    place, hands = story
    before, after = (Edited((place / name / "report.docx").read_bytes()) for name in ("before", "after"))
    return Told(hands, before.texts(), after.texts(), after)


def result_of(path: Path) -> Edited:
    return Edited(path.read_bytes()).accept()


@pytest.fixture(scope="module")
def result(story):
    return result_of(story[0] / "draft.new.docx")


@pytest.fixture(scope="module")
def from_libreoffice(in_libreoffice):
    return result_of(in_libreoffice / "saved.new.docx")


def former(file: Edited, told: Told) -> list[str]:
    """Paragraphs as they were generated before the corrections, of which none is so now, without a comment."""
    gone = {text for text in set(told.before) - set(told.after) if len(text) > 20}
    return [
        text
        for paragraph in file.paragraphs()
        if (text := text_of(paragraph).strip()) in gone and paragraph.find(f".//{w('commentReference')}") is None
    ]


class DescribeTheStoryOfACorrection:
    def it_loses_no_edit(self, story, told, result):
        hands = told.hands
        assert len(hands.words) + len(hands.typed) + len(hands.struck) >= EDITS
        assert lost(result_of(story[0] / "draft.docx"), hands) == []
        assert lost(result, hands) == []

    def it_leaves_no_number_wrong_without_a_mark(self, told, result):
        assert wrong(result, told.new) == []

    def it_leaves_no_former_text(self, told, result):
        assert former(result, told) == []

    def it_brings_what_is_new(self, told, result):
        here, known = set(result.texts()), set(told.before)
        new = [text for text in told.after if text not in known]
        missing = [text for text in new if text not in here]
        assert len(new) > 25
        assert len(missing) < len(new) / 3, "they stand in blocks that people edited"
        assert sum("villagers, the" in text for text in here) == 3

    def it_leaves_no_name_of_whoever_withdrew_her_consent(self, story, run):
        place, _ = story
        done = run("screen", place / "draft.new.docx", "--folder", place / "folder")
        assert done.code == 0, done.said
        assert run("screen", place / "draft.docx", "--folder", place / "folder").code == 5

    def it_changes_nothing_the_second_time(self, story, run):
        place, _ = story
        shutil.copy(place / "draft.new.docx", place / "again.docx")
        refreshed(run, place, "again")
        assert (place / "again.new.docx").read_bytes() == (place / "draft.new.docx").read_bytes()

    def it_is_a_file_as_word_wants_it(self, story):
        """The base is no text of the file, though a judge takes its notes for such."""
        place, _ = story
        known = set(word.errors(place / "draft.docx"))
        fresh = [error for error in word.errors(place / "draft.new.docx") if error not in known]
        assert [error for error in fresh if "/customXml/" not in error] == []


class DescribeTheSameStoryInLibreOffice:
    def it_loses_no_edit(self, in_libreoffice, from_libreoffice, told):
        gone = lost(result_of(in_libreoffice / "saved.docx"), told.hands)
        assert [word for word in lost(from_libreoffice, told.hands) if word not in gone] == []

    def it_leaves_no_number_wrong_without_a_mark(self, from_libreoffice, told):
        assert wrong(from_libreoffice, told.new) == []

    def it_leaves_no_former_text(self, from_libreoffice, told):
        assert former(from_libreoffice, told) == []

    def it_leaves_no_name_of_whoever_withdrew_her_consent(self, in_libreoffice, run):
        done = run("screen", in_libreoffice / "saved.new.docx", "--folder", in_libreoffice / "folder")
        assert done.code == 0, done.said
