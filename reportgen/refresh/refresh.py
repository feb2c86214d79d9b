"""A refresh from beginning to end: three Word files to one, and the account of what was done."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportgen.drafts import Base, Package, Passage, WordFile, base_of, read_word_file, unread_base_of
from reportgen.drafts.by_name import ByName, by_name
from reportgen.drafts.numbers import LISTED, numbers_of
from reportgen.drafts.ooxml import Element, w
from reportgen.errors import DataError
from reportgen.refresh.beside import follow_beside
from reportgen.refresh.carrying import carry
from reportgen.refresh.comments import Comments
from reportgen.refresh.context import Asked, Context
from reportgen.refresh.copies import follow_copies
from reportgen.refresh.copying import Copier
from reportgen.refresh.fields import update_fields
from reportgen.refresh.flows import refresh_flow
from reportgen.refresh.foreign import Looks, level_fields, name_pictures
from reportgen.refresh.gaps import close_gaps
from reportgen.refresh.heads import refresh_heads
from reportgen.refresh.history import commented, emptied, forget, forget_comments, has_history
from reportgen.refresh.marks import ALONE, IN_ANY_PART, Marks
from reportgen.refresh.moved_notes import follow_moved_notes, marks_in
from reportgen.refresh.nameless import give_names
from reportgen.refresh.note_order import MARK, notes_rise, order_notes
from reportgen.refresh.pages import FIELDS, ask_for_pages
from reportgen.refresh.pasted import pasted, struck_out
from reportgen.refresh.tidy import REFERRING, Hung, tidy
from reportgen.refresh.told import Did, Told
from reportgen.refresh.typed import are_typed, in_order, number_again, tell_left_behind
from reportgen.refresh.untraced import tell_untraced
from reportgen.refresh.writing import Writer

NO_BASE = (
    "{name} has no text to compare it with: it was not made by `build`, or it was finalised, or the program in which "
    "it was saved dropped it. Name a frozen version: --base VERSION (`reportgen versions` lists them)."
)

_WITH_NUMBERS = frozenset(("footnotes", "endnotes", "header", "footer"))
_READ = (*LISTED, *IN_ANY_PART, *REFERRING)
"""What is looked at in the draft, as it was, by several."""
_CHANGES = frozenset((Did.REFRESHED, Did.INSERTED, Did.REMOVED, Did.CONFLICT, Did.UNTRACED, Did.RENUMBERED))


@dataclass(frozen=True, slots=True)
class Refreshed:
    """`content` is the new file; the very bytes of the draft where nothing changed. `told` says what was done.

    `left`: places where people pasted sentences about somebody whose consent no longer stands; `written`: where they
    wrote into what must go with it, as the heading of a State. Such a file must not be written.
    """

    content: bytes
    told: tuple[Told, ...]
    changed: bool
    left: tuple[str, ...] = ()
    written: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that is to be refreshed, read once: its bytes, what it says, and the base that it carries, if any.

    A refresh changes what was read: a draft serves one.
    """

    content: bytes
    file: WordFile
    base: Base | None

    @classmethod
    def read(cls, content: bytes, name: str) -> Draft:
        """From the bytes of a file; `name` is what messages call it. DataError where it cannot be read."""
        file = read_word_file(Package.unzipped(content, name), name)
        return cls(content, file, base_of(file.package))


def refresh(draft: bytes, new: bytes, asked: Asked, *, name: str, base: bytes | None = None) -> Refreshed:
    """The same for a file that was not read yet; `name` is what messages call it."""
    return refresh_draft(Draft.read(draft, name), new, asked, base=base)


def refresh_draft(draft: Draft, new: bytes, asked: Asked, *, base: bytes | None = None) -> Refreshed:
    """Bring what changed since the base into an edited file.

    `new` is the Word file that the data give now; `base`: the one that was generated before, where the draft carries
    none. Raises DataError where a file cannot be read, or there is no base.
    """
    edited, within = draft.file, draft.base
    fresh = read_word_file(Package.unzipped(new, "the new file"), "the new file")
    before = base_of(Package.unzipped(base, "the base")) if base is not None else within
    after = unread_base_of(fresh.package)
    if before is None or after is None:
        raise DataError(NO_BASE.format(name=edited.name))
    haunted = _haunted(before, edited, fresh, asked)
    if base is None and not haunted and before.may_say(fresh.body) and before == after:
        told = _only_kept(before, edited)
        return Refreshed(draft.content, told, changed=False)
    if level_fields(before, edited, fresh) or base is not None:
        name_pictures(before, edited)
    nameless = give_names(before, edited, fresh)
    there = by_name(edited.package.tree(edited.package.main), *_READ)
    context = _context(asked, before, edited, fresh, there)
    context.nameless = nameless
    context.frozen = base is not None
    edited.package.touch(edited.package.main)
    hung, rising = Hung.on(there), notes_rise(there[MARK])
    for flow in (before.flow, fresh.flow):
        context.places.add(flow)
    context.numbers = {} if are_typed(fresh.flow) else None
    ordered = in_order(edited.flow) if context.numbers is not None else frozenset()
    numbers = numbers_of(edited.package, there)
    context.places.add(edited.flow, lambda: numbers)
    notes = marks_in(edited.flow.items)
    refresh_flow(before.flow, edited.flow, fresh.flow, context)
    follow_moved_notes(notes, context)
    refresh_heads(context)
    for passage in haunted:
        remarks = commented([passage])
        forget(passage, edited)
        forget_comments([passage], remarks)
        empty = passage.paragraphs if passage.gone else emptied(passage)
        context.writer.remove(Passage(empty), quiet=True)
    if haunted:
        context.tell(Did.REMOVED, None, why="what was struck out before, removed for good")
    changed = (p for p in edited.flow.passages(settled=False) if p.touched or p.figures)
    standing = [p for p in changed if any(each is edited.body for each in p.first.iterancestors())]
    follow_copies([passage.again() for passage in standing], context)
    tell_untraced(edited.flow.passages(), context)
    follow_beside(context)
    if tidy(edited, hung):
        context.tell(Did.REMOVED, None, why="comments on text that was removed for good went with it")
    if context.numbers is not None:
        hidden = any(told.did is Did.REMOVED and not told.where for told in context.told)
        number_again(context, ordered=ordered, quiet=hidden or bool(asked.quiet))
    tell_left_behind(edited.flow, context)
    context.told.extend(update_fields(edited, context.writer.marks))
    text, *others = _numbered(edited)
    now = list(text.iter(*ALONE, *FIELDS, MARK))  # from here on nothing comes or goes
    for root, changes in ((text, now), *((other, other.iter(*ALONE)) for other in others)):
        context.writer.marks.number_again(root, changes)
    left, written = tuple(pasted(context)), tuple(context.written)
    if within is None and not any(told.did in _CHANGES for told in context.told):
        return Refreshed(draft.content, tuple(context.told), changed=False, left=left, written=written)
    if any(told.did in _CHANGES for told in context.told):
        ask_for_pages(now)
    if rising:
        order_notes(edited, now)
    if asked.quiet or haunted:
        close_gaps(edited, _parts_with_numbers(edited))
    if within is not None:
        edited.package.add(within.part, fresh.package.parts[after.part])
    else:
        carry(after, fresh.package, edited.package)
    return Refreshed(edited.package.written(), tuple(context.told), changed=True, left=left, written=written)


def _context(asked: Asked, before: Base, edited: WordFile, fresh: WordFile, there: ByName) -> Context:
    text, *others = _numbered(edited)
    marks = Marks.of(others, asked.author, asked.date, tracked=asked.tracked)
    marks.learn(text, there)
    marks.keep_comments_from_notes(len(fresh.notes))
    quiet = replace(marks, tracked=False)  # it gives the same numbers
    copier = Copier(fresh, edited, marks)
    writer = Writer(copier, marks, quiet, Looks.where_missing(edited, fresh))
    return Context(asked, before, edited, fresh, writer, Comments(edited, marks), paragraphs=there[w("p")])


def _numbered(edited: WordFile) -> list[Element]:
    """The trees in which things have numbers."""
    return [edited.package.tree(name) for name in _parts_with_numbers(edited)]


def _parts_with_numbers(edited: WordFile) -> list[str]:
    """The parts in which things have numbers: the text, the notes, heads and feet."""
    package = edited.package
    others = {name for kind, name in package.targets(package.main).values() if kind in _WITH_NUMBERS}
    return [name for name in (package.main, *sorted(others)) if name in package.parts]


def _haunted(before: Base, edited: WordFile, fresh: WordFile, asked: Asked) -> list[Passage]:
    """Passages with a history, behind which a consent no longer stands: by their bookmarks, or by their words."""
    lines = [item for item in edited.flow.items if isinstance(item, Passage)]
    marked = [p for p in lines if p.starts and asked.sensitive(p.starts, "") and has_history(p)]
    return [*marked, *struck_out(before, fresh, asked, [p for p in lines if not p.starts])]


def _only_kept(before: Base, edited: WordFile) -> tuple[Told, ...]:
    """Nothing changed in the data: only whether people edited it is told."""
    same = before.flow.text == edited.flow.text
    return () if same else (Told(Did.KEPT, "the text", why="the data changed nothing"),)
