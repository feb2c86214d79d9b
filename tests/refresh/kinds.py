"""Every kind of edit that is specified: what people do to a file, and how one sees that it is still there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from refresh.edits import WP, A, Edited, cell_texts, made, text_of, w

COUNTS = "takes account of seven cases"
"""Words of a paragraph whose figures change with each case."""
ACCOUNT = "Ulla Brandvik4 was kept"
ACTS = "The acts that are alleged"
PLAIN = "Where access is denied"
INSTANCES = "In three instances"
OWN = "This sentence was written by hand."
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


@dataclass(frozen=True)
class Kind:
    """`blocks`: so many blocks of the new text may stand otherwise than they would without the edit."""

    do: Callable[[Edited], object]
    stays: Callable[[Edited], bool]
    blocks: int = 1


def _sees(words: str) -> Callable[[Edited], bool]:
    return lambda file: file.says(words)


def _sees_no(words: str) -> Callable[[Edited], bool]:
    return lambda file: not file.says(words)


def _reword(where: str, old: str, new: str, author: str = "") -> Kind:
    return Kind(lambda file: file.reword(file.saying(where), old, new, author), _sees(new))


def _counts(file: Edited):
    return file.saying("takes account of")


def _acts(file: Edited):
    return file.table("Type of act")


def _two_authors(file: Edited) -> None:
    file.write(_counts(file), "account of", " altogether", "Ana")
    file.reword(_counts(file), "alleged intimidation", "asserted intimidation", "Ben")
    file.strike_out(_counts(file), "or reprisal", "Ana")


def _stands_above(words: str, below: str) -> Callable[[Edited], bool]:
    def stays(file: Edited) -> bool:
        texts = file.texts()
        places = [next(n for n, text in enumerate(texts) if part in text) for part in (words, below)]
        return places[0] < places[1]

    return stays


def _starts(words: str) -> Callable[[Edited], bool]:
    return lambda file: any(text.startswith(words) for text in file.texts())


def _is_bold(words: str) -> Callable[[Edited], bool]:
    def stays(file: Edited) -> bool:
        runs = [run for run in file.body.iter(w("r")) if run.find(f"{w('rPr')}/{w('b')}") is not None]
        return any(words in text_of(run) for run in runs)

    return stays


def _merge_runs(file: Edited) -> list[str]:
    return [text_of(note) for note in file.notes()]


def _accept(do: Callable[[Edited], object], *, reject: bool = False) -> Callable[[Edited], object]:
    def done(file: Edited) -> None:
        do(file)
        if reject:
            file.reject()
        else:
            file.accept()

    return done


def _pasted(file: Edited) -> None:
    there = file.add(file.saying(PLAIN), f"{OWN} The number of cases is ")
    file.copy_figure(_counts(file), "seven", there)


def _copied_words(file: Edited) -> None:
    file.add(file.saying(PLAIN), text_of(file.saying(ACCOUNT)))


def _columns(file: Edited) -> None:
    for row in _acts(file).iter(w("tr")):
        cells = list(row.iterchildren(w("tc")))
        if len(cells) == 3:
            row.remove(cells[2])
    grid = _acts(file).find(w("tblGrid"))
    grid.remove(grid[2])


def _narrow(file: Edited) -> bool:
    return all(len(list(row.iterchildren(w("tc")))) < 3 for row in _acts(file).iter(w("tr")))


def _two_lines(file: Edited) -> None:
    cell = list(file.row(_acts(file), "Arrest").iterchildren(w("tc")))[1]
    file.add(next(cell.iter(w("p"))), "(not final)")


def _move_row(file: Edited) -> None:
    _acts(file).append(file.row(_acts(file), "Arrest or detention"))


def _guided(file: Edited) -> None:
    """What Word writes for a phonetic guide: the number under it is no longer the text of its run."""
    content = file.figure(_counts(file), "seven").find(w("sdtContent"))
    for child in list(content):
        content.remove(child)
    content.append(
        made("<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>sev</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>seven</w:t></w:r>"
             "</w:rubyBase></w:ruby></w:r>")
    )  # fmt: skip


def _headed(file: Edited) -> None:
    header = next(name for name in file.parts if name.endswith("header_default.xml"))
    next(file.tree(header).iter(w("p"))).append(file.run("For the eyes of the desk"))


def _has_header(file: Edited) -> bool:
    return any("eyes of the desk" in text_of(file.tree(name)) for name in file.parts if "header" in name)


KINDS: dict[str, Kind] = {
    # words
    "words replaced": _reword(COUNTS, "alleged intimidation", "claimed intimidation"),
    "words replaced, tracked": _reword(COUNTS, "alleged intimidation", "claimed intimidation", "Ana"),
    "words written beside a number": Kind(
        lambda f: f.write(_counts(f), "account of ", "altogether "), _sees("account of altogether ")
    ),
    "words written beside a number, tracked": Kind(
        lambda f: f.write(_counts(f), "account of ", "altogether ", "Ana"), _sees("account of altogether ")
    ),
    "a sentence written at the end": Kind(lambda f: f.write(_counts(f), "recorded.", f" {OWN}"), _sees(OWN)),
    "a sentence written at the beginning": Kind(
        lambda f: f.write(_counts(f), "The report takes", f"{OWN} ", before=True), _sees(OWN)
    ),
    "a sentence struck out": Kind(
        lambda f: f.strike_out(_counts(f), " Among the persons concerned, five women are recorded."),
        _sees_no("Among the persons concerned"),
    ),
    "a sentence struck out, tracked": Kind(
        lambda f: f.strike_out(_counts(f), " Among the persons concerned, five women are recorded.", "Ana"),
        _sees_no("Among the persons concerned"),
    ),
    "several authors in one paragraph": Kind(_two_authors, _sees("altogether")),
    "an account reworded": _reword(ACCOUNT, "kept from leaving", "prevented from leaving"),
    # paragraphs
    "a paragraph added": Kind(lambda f: f.add(_counts(f), OWN), _sees(OWN)),
    "a paragraph added, tracked": Kind(lambda f: f.add(_counts(f), OWN, "Ana"), _sees(OWN)),
    "a paragraph deleted": Kind(lambda f: f.delete(_counts(f)), _sees_no("takes account of")),
    "a paragraph deleted, tracked": Kind(lambda f: f.delete(_counts(f), "Ana"), _sees_no("takes account of")),
    "a paragraph split": Kind(lambda f: f.split(_counts(f), "The cases concern"), _starts("The cases concern")),
    "a paragraph split, tracked": Kind(
        lambda f: f.split(_counts(f), "The cases concern", "Ana"), _starts("The cases concern")
    ),
    "two paragraphs joined": Kind(lambda f: f.join(_counts(f)), _sees("recorded. The acts that are alleged"), 2),
    "two paragraphs joined, tracked": Kind(lambda f: f.join(_counts(f), "Ana"), _sees("recorded."), 2),
    "a paragraph moved": Kind(
        lambda f: f.move(_counts(f), f.saying(PLAIN)), _stands_above("takes account of", "New allegations")
    ),
    "a paragraph moved, tracked": Kind(
        lambda f: f.move(_counts(f), f.saying(PLAIN), "Ana"),
        _stands_above("takes account of", "New allegations"),
    ),
    "an entry copied": Kind(_copied_words, lambda f: sum("was kept from" in text for text in f.texts()) == 2),
    # looks, comments, controls
    "a phrase in bold": Kind(lambda f: f.bold(_counts(f), "alleged intimidation"), _is_bold("alleged intimidation")),
    "a phrase in bold, tracked": Kind(
        lambda f: f.bold(_counts(f), "alleged intimidation", "Ana"), _is_bold("alleged intimidation")
    ),
    "a phrase with a number in bold, tracked": Kind(
        lambda f: f.bold(_counts(f), "five are new, and two were already included", "Ana"), _is_bold("already included")
    ),
    "a comment on words": Kind(
        lambda f: f.comment(_counts(f), "seven cases", "Is this so?"),
        lambda f: ("Ana", "Is this so?") in f.comments(),
        0,
    ),
    "changes accepted": Kind(_accept(_two_authors), _sees("altogether")),
    "changes rejected": Kind(_accept(_two_authors, reject=True), _sees_no("altogether"), 0),
    "a control around a paragraph": Kind(
        lambda f: f.wrap(_counts(f), "Legal review"), lambda f: _wrapped(f, "takes account of", "Legal review"), 0
    ),
    "a text box in a paragraph": Kind(
        lambda f: f.text_box(_counts(f), "In a box"), lambda f: "In a box" in text_of(f.body)
    ),
    "every bookmark lost": Kind(lambda f: f.lose_bookmarks(), lambda _: True, 0),
    "every control lost": Kind(lambda f: f.lose_controls(), lambda _: True, 0),
    "every anchor lost": Kind(lambda f: (f.lose_controls(), f.lose_bookmarks()), lambda _: True, 0),
    # numbers
    "a number typed over": Kind(lambda f: f.type_over(_counts(f), "seven", "nine"), _sees("account of nine")),
    "a number typed over, tracked": Kind(
        lambda f: f.type_over(_counts(f), "seven", "nine", "Ana"), _sees("account of nine")
    ),
    "a number under a phonetic guide": Kind(_guided, lambda f: next(f.body.iter(w("ruby")), None) is not None),
    "a number copied with its control": Kind(_pasted, _sees(OWN)),
    "a number typed over in a cell": Kind(
        lambda f: f.type_over(next(list(f.row(_acts(f), "Arrest").iter(w("tc")))[1].iter(w("p"))), "3", "9"),
        lambda f: cell_texts(f.row(_acts(f), "Arrest"))[1] == "9",
    ),
    # tables
    "a row deleted": Kind(lambda f: f.delete_row(f.row(_acts(f), "Arrest")), lambda f: not _has_row(f, "Arrest"), 3),
    "a row deleted, tracked": Kind(
        lambda f: f.delete_row(f.row(_acts(f), "Arrest"), "Ana"), lambda f: not _has_row(f, "Arrest"), 3
    ),
    "a row added": Kind(
        lambda f: f.add_row(f.row(_acts(f), "Arrest"), ["Of these, in custody", "1", "1"]),
        lambda f: cell_texts(f.row(_acts(f), "Of these")) == ["Of these, in custody", "1", "1"],
    ),
    "a row added, tracked": Kind(
        lambda f: f.add_row(f.row(_acts(f), "Arrest"), ["Of these, in custody", "1", "1"], "Ana"),
        lambda f: cell_texts(f.row(_acts(f), "Of these")) == ["Of these, in custody", "1", "1"],
    ),
    "a row moved": Kind(_move_row, lambda f: cell_texts(list(_acts(f).iter(w("tr")))[-1])[0] == "Arrest or detention"),
    "a cell reworded": Kind(
        lambda f: f.reword(next(f.row(_acts(f), "Arrest").iter(w("p"))), "Arrest or", "Arrests or"),
        lambda f: _has_row(f, "Arrests or detention"),
    ),
    "a line added to a cell": Kind(_two_lines, lambda f: "(not final)" in cell_texts(f.row(_acts(f), "Arrest"))[1]),
    "columns drawn wider": Kind(
        lambda f: f.widen(_acts(f)), lambda f: len({_width(row) for row in _acts(f).iter(w("tr"))}) == 1, 0
    ),
    "a column deleted": Kind(_columns, _narrow, 9),
    # pictures, notes, the rest
    "a picture replaced": Kind(
        lambda f: f.replace_picture(f.picture(), PNG), lambda f: f.parts[_target(f, f.picture())] == PNG, 0
    ),
    "a picture described": Kind(
        lambda f: f.describe(f.picture(), "My own words"),
        lambda f: f.picture().find(f".//{{{WP}}}docPr").get("descr") == "My own words",
        0,
    ),
    "a picture inserted": Kind(
        lambda f: f.insert_picture(_counts(f), PNG),
        lambda f: any(f.parts[_target(f, d)] == PNG for d in f.body.iter(w("drawing"))),
        0,
    ),
    "a footnote reworded": Kind(
        lambda f: f.reword(next(_note(f, "Arvania, the").iter(w("p"))), "Cordania", "Cordania, inter alia"),
        lambda f: any("inter alia" in text for text in _merge_runs(f)),
    ),
    "a footnote added": Kind(
        lambda f: f.add_note(_counts(f), "alleged intimidation", "A note by hand."),
        lambda f: any("A note by hand." in text for text in _merge_runs(f)),
    ),
    "a footnote deleted": Kind(
        lambda f: f.delete_note(f.saying("The present report includes information")),
        lambda f: len(_merge_runs(f)) == 11,
    ),
    "a header edited": Kind(_headed, _has_header, 0),
    "a section begun": Kind(
        lambda f: f.section(_counts(f)), lambda f: _counts(f).find(f"{w('pPr')}/{w('sectPr')}") is not None, 0
    ),
    "a link added": Kind(
        lambda f: f.link(_counts(f), "See the site.", "https://example.org/"), _sees("recorded.See the site.")
    ),
}  # fmt: skip


def _wrapped(file: Edited, words: str, name: str) -> bool:
    control = next(p for p in file.saying(words).iterancestors() if p.tag == w("sdt"))
    return control.find(f"{w('sdtPr')}/{w('alias')}").get(w("val")) == name


def _has_row(file: Edited, first: str) -> bool:
    return any(first in cell_texts(row)[0] for row in _acts(file).iter(w("tr")))


def _width(row) -> str:
    return next(row.iter(w("tcW"))).get(w("w"))


def _target(file: Edited, drawing) -> str:
    key = drawing.find(f".//{{{A}}}blip")
    key = next(value for name, value in key.attrib.items() if name.endswith("}embed"))
    root = file.tree("word/_rels/document.xml.rels")
    return "word/" + next(each.get("Target") for each in root if each.get("Id") == key)


def _note(file: Edited, words: str):
    return next(note for note in file.notes() if words in text_of(note))
