"""What the decisions of one refresh share: what was asked, the three texts, the writer, and what was told so far."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from reportgen.drafts import Base, Item, Passage, Token, WordFile
from reportgen.drafts.ooxml import Element
from reportgen.refresh.comments import Comments
from reportgen.refresh.merging import Conflict
from reportgen.refresh.nameless import Nameless
from reportgen.refresh.places import Places
from reportgen.refresh.told import Did, Told
from reportgen.refresh.writing import Writer

Renderings = dict[tuple[str, str], set[str]]
"""By the key of a figure and how it was printed: how it would be printed now."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How a draft is to be refreshed.

    `sensitive` says of a bookmark's name and of a text whether a consent that is no longer given stands behind them:
    such text goes for real, with its history. `about_case` says of the same whether the text is about a case itself:
    then what people wrote in it goes with it. `quiet` are the short keys of the figures that changed by it: they are
    replaced without a tracked change.
    """

    author: str = "Data refresh"
    date: str = "1970-01-01T00:00:00Z"
    tracked: bool = True
    sensitive: Callable[[Sequence[str], str], bool] = lambda _names, _text: False
    about_case: Callable[[Sequence[str], str], bool] = lambda _names, _text: True
    quiet: frozenset[str] = frozenset()


@dataclass(slots=True)
class Context:
    """The files, the writer, and the account that is given to people."""

    asked: Asked
    base: Base
    edited: WordFile
    new: WordFile
    writer: Writer
    comments: Comments
    told: list[Told] = field(default_factory=list)
    renderings: Renderings = field(default_factory=dict)
    places: Places = field(default_factory=Places)
    numbers: dict[Element, int] | None = None
    """The typed number that an edited paragraph would have now, where people left it alone; None: none are typed."""
    stand_in: Passage | None = None
    """Where a comment goes that cannot stand where it belongs: in a note, a head or a foot."""
    of: str = ""
    """What such a comment is about, where that is not plain."""
    paragraphs: Sequence[Element] = ()
    """Those of the draft, in the order of the file."""
    written: list[str] = field(default_factory=list)
    """Where people wrote words of their own into what must go for good and is not about a case."""
    successions: list[tuple[list[Token], list[Token]]] = field(default_factory=list)
    """Marks of notes in passages of the base, and in what became of these."""
    homes: list[tuple[list[str], list[str], list[Token]]] = field(default_factory=list)
    """What the notes in passages of the base say, and those in the edited ones as people left them; and their marks."""
    come: set[Element | None] = field(default_factory=set)
    """Marks of notes in passages that have come with the data before."""
    frozen: bool = False
    """Whether the base is that of a frozen version, which stays the base whatever was refreshed since."""
    blips: list[Element] | None = None
    """What showed a picture in the text, once it was looked for."""
    stated: frozenset[tuple[str, str]] | None = None
    """What the new text says of each figure, once it was asked for."""
    gone: frozenset[str] | None = None
    """The short keys of the facts that the report states no more, once they were looked for."""
    foreign: frozenset[str] = frozenset()
    """Those that the draft has, and the report has neither before nor now."""

    nameless: Nameless = field(default_factory=Nameless)
    """Controls of copied figures of which nothing tells any more what they are."""

    def tell(self, did: Did, item: Item | None, was: str = "", now: str = "", why: str = "") -> None:
        """One more line of the account; `item` is a passage or table of any of the three texts."""
        self.told.append(Told(did, self.places.of(item), was, now, why))

    def comment(self, passage: Passage, conflict: Conflict, why: str) -> None:
        """Say in the file what could not be put into the words of people."""
        before = f"Before: {conflict.was}\n" if conflict.was else ""
        now = f"Data now: {conflict.now}" if conflict.now else "The data no longer have this text."
        about = f"About {self.of}. " if self.of else ""
        self.comments.add(self.stand_in or passage, f"{about}{why}\n{before}{now}")

    def number_of(self, paragraph: Element, otherwise: int = 0) -> int:
        """Which paragraph of the draft one is, from 1; `otherwise` where it is none."""
        return next((number for number, each in enumerate(self.paragraphs, 1) if each is paragraph), otherwise)

    def is_quiet(self, figures: Iterable[tuple[str, object]]) -> bool:
        """Whether one of some figures (short key first) changed because a consent is no longer given."""
        return any(figure[0] in self.asked.quiet for figure in figures)
