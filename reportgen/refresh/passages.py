"""The decision for one passage, or for several that people split or joined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import nullcontext

from reportgen.drafts import Kind, Passage, Token
from reportgen.refresh import pairing, typed
from reportgen.refresh.alignment import sentences
from reportgen.refresh.context import Context
from reportgen.refresh.history import commented, forget, forget_comments, forget_origins
from reportgen.refresh.merging import Conflict, Merged, merge
from reportgen.refresh.notes import note_flow, note_text, paired_notes, refresh_note, texts_of
from reportgen.refresh.pictures import is_other, pictures_of, replace_picture, retell, shows_same, tells_otherwise
from reportgen.refresh.told import Did
from reportgen.refresh.writing import joined
from reportgen.refresh.written import would_be_lost

_EDITED = "This text was edited, and the data changed it too. The edited text was left as it is."
_REPLACED = "Another picture stands here than the chart that was generated. It was left as it is."
_STRUCK = "This text was edited, and the data no longer have it. It is struck out: reject the deletion to keep it."


def refresh_passages(
    base: list[Passage], edited: list[Passage], new: Sequence[Passage | None], context: Context
) -> None:
    """Bring what changed into passages as people left them. `new`: what each of the base became; None: it is gone."""
    _keep_notes(base, edited, context)
    following = [passage for passage in new if passage is not None]
    if not following:
        passage_gone(base, edited, context)
        return
    for ours, theirs in zip(base, new, strict=True):
        if theirs is not None:
            note_renderings(ours, theirs, context)
    if context.numbers is not None and new[0] is not None:
        typed.note_number(base[0], edited[0], new[0], context)
    if _nothing_changed(base, edited, following):
        return
    if len(following) == len(base) and all(
        _same(ours, theirs, context) for ours, theirs in zip(base, following, strict=True)
    ):
        if MARKED.join(p.text.strip() for p in base) != MARKED.join(p.text.strip() for p in edited):
            context.tell(Did.KEPT, edited[0])
        return
    if _is_line(base, edited, following):
        _keep_line(base[0], edited[0], following[0], context)
        return
    _merge(base, edited, new, context)


def _nothing_changed(base: Sequence[Passage], edited: Sequence[Passage], new: Sequence[Passage]) -> bool:
    """Whether one passage stands in all three, word for word: most do. One with notes or pictures is looked into."""
    if not len(base) == len(edited) == len(new) == 1:
        return False
    text = base[0].text
    return text == new[0].text == edited[0].text and "\x04" not in text and "\x05" not in text


def _is_line(base: Sequence[Passage], edited: Sequence[Passage], new: Sequence[Passage]) -> bool:
    """Whether a line of the front page was changed by people and otherwise by the settings: no half of it is taken."""
    if not len(base) == len(edited) == len(new) == 1 or sentences(base[0].tokens)[-1]:
        return False
    if not any(name.startswith(pairing.FRONT) for name in base[0].starts):
        return False
    texts = [passage.text.strip() for passage in (base[0], edited[0], new[0])]
    return len({*texts}) == len(texts)


def _keep_line(base: Passage, edited: Passage, new: Passage, context: Context) -> None:
    was, now = base.shown.strip(), new.shown.strip()
    if not edited.text.strip():
        context.tell(Did.MISSING, edited, was, now)
        return
    context.tell(Did.CONFLICT, edited, was, now)
    context.comment(edited, Conflict(was, now, 0), _EDITED)


MARKED = "\n"
_NOTE = "\x04"


def passage_gone(base: Sequence[Passage], edited: Sequence[Passage], context: Context) -> None:
    """Gone from the data: struck out, and for real where a consent is no longer given."""
    context.successions += [(passage.things(Kind.NOTE), []) for passage in base if _NOTE in passage.text]
    names = [name for passage in base for name in passage.starts]
    was = MARKED.join(passage.text for passage in base)
    sensitive = context.asked.sensitive(names, was)
    texts, now = ([passage.text for passage in side] for side in (base, edited))
    changed = not typed.same_words(texts, now, context)
    if all(passage.gone or not passage.text.strip() for passage in edited) and not sensitive:
        return
    quiet = sensitive or any(context.is_quiet(passage.figures) for passage in base)
    if quiet and not context.asked.about_case(names, was) and would_be_lost(texts, now, edited[0].first, context):
        return
    if quiet and not sensitive:
        sensitive = True
        context.tell(
            Did.REMOVED, None, why="people had edited it" if changed else "its figures are not shown as changed"
        )
    elif sensitive:
        context.tell(Did.REMOVED, None, why="removed for good, with its history")
    else:
        context.tell(Did.REMOVED, edited[0], was=edited[0].shown, why="people had edited it" if changed else "")
    theirs = changed or context.comments.of_people_on([p for passage in edited for p in passage.paragraphs])
    for passage in edited:
        if sensitive:
            forget(passage, context.edited)
            forget_origins(passage)
        with context.writer.tracking() if theirs else nullcontext():
            context.writer.remove(passage, quiet=sensitive)
    if changed and not sensitive:
        context.comment(edited[0], Conflict("", "", 0), _STRUCK)


def _same(base: Passage, new: Passage, context: Context) -> bool:
    """Whether the data left a passage as it was: words, notes and pictures."""
    if base.text != new.text:
        return False
    for ours, theirs in zip(_things(base), _things(new), strict=True):
        if ours.kind is Kind.NOTE and note_text(ours, context.base) != note_text(theirs, context.new):
            return False
        if ours.kind is Kind.PICTURE and (is_other(ours, theirs, context) or tells_otherwise(ours, theirs)):
            return False
    return True


def _things(passage: Passage) -> list[Token]:
    """Its notes and pictures."""
    if "\x04" not in passage.text and "\x05" not in passage.text:
        return []
    return passage.things(Kind.NOTE, Kind.PICTURE)


def _merge(base: list[Passage], edited: list[Passage], new: Sequence[Passage | None], context: Context) -> None:
    ours, theirs = joined(base), joined(edited)
    following = [passage if passage is not None else Passage([]) for passage in new]
    news = joined(following)
    names = [name for passage in base for name in passage.starts]
    sensitive = context.asked.sensitive(names, "".join(token.text for token in ours))
    if context.numbers is not None:
        for tokens in (ours, theirs, news):
            typed.mask(tokens)
        typed.mask_headings((base[0], edited[0], following[0]), (ours, theirs, news))
    notes = paired_notes(ours, theirs, news, context)
    untouched = [token.text for token in ours] == [token.text for token in theirs]
    merged = merge(ours, theirs, news)
    _pictures(ours, theirs, news, edited[0], context)
    quiet = sensitive or context.is_quiet(_figures([*ours, *news]))
    place = next(p for p in new if p is not None) if sensitive else edited[0]  # a place is called by its first words
    _tell(place, theirs, news, merged, context, untouched=untouched, hidden=sensitive)
    for conflict in merged.conflicts:
        if not conflict.deleted:
            context.comment(edited[0], Conflict("" if sensitive else conflict.was, conflict.now, 0), _EDITED)
    remarks = commented(edited) if sensitive else {}
    if sensitive:
        for passage in edited:
            forget(passage, context.edited)
        theirs = joined(edited)
    if merged.hunks:
        context.writer.words(edited, following, merged.hunks, quiet=quiet)
    if remarks:
        forget_comments(edited, remarks)
    for one, other, third in notes:
        refresh_note(note_flow(one, context.base), other, note_flow(third, context.new), edited[0], context)


def _tell(place: Passage, theirs: Sequence[Token], news: Sequence[Token], merged: Merged, context: Context,
          *, untouched: bool, hidden: bool) -> None:  # fmt: skip
    if merged.hunks:
        was = "; ".join(_shown(theirs[hunk.start : hunk.end]) for hunk in merged.hunks)
        now = "; ".join(_shown(news[hunk.new_start : hunk.new_end]) for hunk in merged.hunks)
        why = "" if untouched else "the words of people stay"
        context.tell(Did.REFRESHED, place, "" if hidden else was, now, why)
    for conflict in merged.conflicts:
        did = Did.MISSING if conflict.deleted else Did.CONFLICT
        context.tell(did, place, "" if hidden else conflict.was, conflict.now)


def _figures(tokens: Sequence[Token]) -> list[tuple[str, int]]:
    return [token.figure for token in tokens if token.figure]


def _shown(tokens: Sequence[Token]) -> str:
    return "".join(token.shown for token in tokens).strip()


def _keep_notes(base: Sequence[Passage], edited: Sequence[Passage], context: Context) -> None:
    """Remember which notes stand in a passage where the base has some, to tell which of them people moved."""
    ours, theirs = ([mark for p in side if _NOTE in p.text for mark in p.things(Kind.NOTE)] for side in (base, edited))
    if ours and theirs:
        context.homes.append((texts_of(ours, context.base), texts_of(theirs, context.edited), theirs))


def note_renderings(base: Passage, new: Passage, context: Context) -> None:
    """How each figure was printed, and how it would be now, by key, in the order of the passage; and so of notes."""
    if _NOTE in base.text:
        context.successions.append((base.things(Kind.NOTE), new.things(Kind.NOTE)))
    figures, following = base.figures, new.figures
    if not figures or not following:
        return
    met: Counter[str] = Counter()
    now: dict[tuple[str, int], str] = {}
    for key, shown in following:
        met[key] += 1
        now[key, met[key]] = shown
    met.clear()
    for key, shown in figures:
        met[key] += 1
        found = now.get((key, met[key]))
        if found is not None:
            context.renderings.setdefault((key, shown), set()).add(found)


def _pictures(ours: Sequence[Token], theirs: Sequence[Token], news: Sequence[Token], passage: Passage,
              context: Context) -> None:  # fmt: skip
    """Charts that the data drew anew: put in the place of the former ones where people left those alone."""
    was, now = pictures_of(ours), pictures_of(news)
    for name, token in pictures_of(theirs).items():
        if name not in was or name not in now:
            continue
        label = name.lstrip("\x05").replace("_", " ")
        if not is_other(was[name], now[name], context):
            if retell(was[name], token, now[name]):
                context.tell(Did.REFRESHED, passage, now=label, why="the words for those who cannot see the chart")
        elif shows_same(token, now[name], context):
            continue
        elif is_other(was[name], token, context, edited=True):
            conflict = Conflict("", f"the chart {label} was drawn anew: build the report to see it", 0)
            context.tell(
                Did.CONFLICT, passage, now=label, why="people had put another picture in the place of the chart"
            )
            context.comment(passage, conflict, _REPLACED)
        else:
            replace_picture(was[name], token, now[name], context)
            context.tell(Did.REFRESHED, passage, now=label, why="the chart was drawn anew; pictures are not tracked")
