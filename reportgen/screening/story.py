"""The story of screening: each file's name, then its texts as its reader hands them on, then what the search found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from reportgen.screening.files import content_of, files_in
from reportgen.screening.findings import Found, Screened, unique
from reportgen.screening.limits import Limits
from reportgen.screening.passages import Again, Items, Kind, Passage, Place, Step, Unseen, own
from reportgen.screening.reading import read
from reportgen.screening.search import Search
from reportgen.screening.wanted import Wanted


def screen(paths: Iterable[Path], wanted: Wanted, *, show: bool = False) -> Screened:
    """What must not be there in files, and in all files of folders; with `show`, the words themselves too.

    UsageError where one does not exist.
    """
    files = files_in(paths)
    found = [one for place, name, path in files for one in _of_file(place, name, path, wanted, show=show)]
    return Screened(tuple(found), len(files), wanted.persons, wanted.cases.untold)


def screen_bytes(data: bytes, name: str, wanted: Wanted) -> Screened:
    """What must not be there in a file that is not written yet; `name` says of which kind it is."""
    found = unique(_searched(_items(data, (Step(name, file=True),), name), wanted, show=False))
    return Screened(found, 1, wanted.persons, wanted.cases.untold)


def _of_file(place: Place, name: str, path: Path, wanted: Wanted, *, show: bool) -> tuple[Found, ...]:
    data = content_of(path, place)
    if isinstance(data, Unseen):
        return unique(_searched(iter((_name(place, name), data)), wanted, show=show))
    return unique(_searched(_items(data, place, name), wanted, show=show))


def _items(data: bytes, place: Place, name: str) -> Items:
    yield _name(place, name)
    yield from read(data, place, Limits(), name)


def _name(place: Place, name: str) -> Passage:
    return Passage(name, own(place, "its name"), Kind.CODE, again=Again.ASIDE)


def _searched(items: Items, wanted: Wanted, *, show: bool) -> Iterator[Found]:
    """A file within a file is searched by itself: who is named in one of them is not thereby named in the other."""
    searches: dict[Place, Search] = {}
    closed = wanted.closed()
    for item in items:
        if isinstance(item, Unseen):
            yield Found.unseen(item, wanted)
        else:
            file = _file_of(item.place)
            if file not in searches:
                searches[file] = Search(wanted, closed, show=show)
            searches[file].add(item)
    for search in searches.values():
        yield from search.found()


def _file_of(place: Place) -> Place:
    last = len(place)
    while last and not place[last - 1].file:
        last -= 1
    return place[:last]
