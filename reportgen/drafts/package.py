"""The parts of a Word file, read with limits and written back: a part that nobody touched keeps its bytes."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from reportgen.drafts.ooxml import CONTENT_TYPES, PACKAGE_RELATIONSHIPS, RELATIONSHIPS, Element, parse, serialized
from reportgen.errors import DataError

LARGEST_FILE = 2**28
LARGEST_PART = 2**26
LARGEST_WHOLE = 2**29
MOST_PARTS = 10_000
MAIN = f"{RELATIONSHIPS}/officeDocument"
TYPES = "[Content_Types].xml"

_FIXED_TIME = (1980, 1, 1, 0, 0, 0)
_STORED = (".png", ".jpg", ".jpeg", ".gif")


@dataclass(slots=True)
class Package:
    """Parts by name, in the order of the file; trees that were asked for are written back where they were changed."""

    parts: dict[str, bytes]
    _trees: dict[str, Element] = field(default_factory=dict)
    _changed: set[str] = field(default_factory=set)

    @classmethod
    def read(cls, path: Path) -> Package:
        """The file at a path. Raises DataError where it is none that can be read."""
        return cls.unzipped(cls.bytes_of(path), str(path))

    @staticmethod
    def bytes_of(path: Path) -> bytes:
        """The bytes of the file at a path. Raises DataError where there is none, or it is too large."""
        try:
            if path.stat().st_size > LARGEST_FILE:
                raise DataError(f"{path} is larger than {LARGEST_FILE >> 20} MB: it was not read.")
            return path.read_bytes()
        except OSError as error:
            raise DataError(f"{path} cannot be read: {error.strerror}. Name a Word file (.docx).") from None

    @classmethod
    def unzipped(cls, data: bytes, name: str) -> Package:
        """A file from its bytes; `name` is what messages call it. DataError where it is none that can be read."""
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                return cls(dict(_parts(archive, name)))
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError):
            raise DataError(
                f"{name} is no Word file (.docx) that can be read: it is damaged, encrypted or of another kind. "
                "Open it in Word, and save it as a Word document (.docx)."
            ) from None

    def tree(self, name: str) -> Element:
        """The tree of a part, to be read. DataError where the part is missing or no XML."""
        if name not in self._trees:
            if name not in self.parts:
                raise DataError(f"The Word file has no part {name}. Open it in Word and save it again.")
            self._trees[name] = parse(self.parts[name], name)
        return self._trees[name]

    def touch(self, name: str) -> Element:
        """The tree of a part, to be changed."""
        self._changed.add(name)
        return self.tree(name)

    def add(self, name: str, content: bytes) -> None:
        """A part that is new, or takes the place of one."""
        self.parts[name] = content
        self._trees.pop(name, None)
        self._changed.discard(name)

    def remove(self, name: str) -> None:
        """Take a part out, with its relationships; what points to it is the caller's."""
        for each in (name, relationships_name(name)):
            self.parts.pop(each, None)
            self._trees.pop(each, None)
            self._changed.discard(each)

    def targets(self, source: str, kind: str = "") -> dict[str, tuple[str, str]]:
        """What a part points to: kind and part (or address) by id; `kind` is the last word of its type, or all."""
        name = relationships_name(source)
        if name not in self.parts:
            return {}
        found = {}
        for each in self.tree(name):
            type_ = each.get("Type", "") if isinstance(each.tag, str) else ""
            last, target = type_.rpartition("/")[2], each.get("Target", "")
            if not type_ or (kind and last != kind):
                continue
            if each.get("TargetMode") != "External":
                target = resolved(source, target)
            found[each.get("Id", "")] = (last, target)
        return found

    def point(self, source: str, kind: str, target: str, *, external: bool = False) -> str:
        """The id of a relationship, made where there is none; `target` is a part's name or an address."""
        for key, (type_, there) in self.targets(source, kind).items():
            if (type_, there) == (kind, target):
                return key
        name = relationships_name(source)
        if name not in self.parts:
            self.add(
                name,
                serialized(etree.fromstring(f'<Relationships xmlns="{PACKAGE_RELATIONSHIPS}"/>')),
            )
        root = self.touch(name)
        taken = {each.get("Id") for each in root}
        key = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        shown = target if external else posixpath.relpath(target, posixpath.dirname(source) or ".")
        made = etree.SubElement(root, f"{{{PACKAGE_RELATIONSHIPS}}}Relationship", Id=key,
                                Type=f"{RELATIONSHIPS}/{kind}", Target=shown)  # fmt: skip
        if external:
            made.set("TargetMode", "External")
        return key

    def unpoint(self, source: str, key: str) -> None:
        """Take a relationship away, and the part that it led to where nothing else leads there."""
        name = relationships_name(source)
        target = self.targets(source).get(key, ("", ""))[1]
        for each in [e for e in self.touch(name) if e.get("Id") == key]:
            self.tree(name).remove(each)
        sources = [part.replace("_rels/", "").removesuffix(".rels") for part in self.parts if part.endswith(".rels")]
        if target in self.parts and not any(target == there for s in sources for _, there in self.targets(s).values()):
            self.remove(target)

    def rename(self, names: Mapping[str, str]) -> None:
        """Call parts otherwise, and let what points to them follow; `names`: by the name of a part its new one.

        A part keeps its name where another one has the new one, or is given it too.
        """
        taken = Counter([*names.values(), *(name for name in self.parts if name not in names)])
        fresh = {old: new for old, new in names.items() if old != new and taken[new] == 1 and old in self.parts}
        self.parts = {fresh.get(name, name): content for name, content in self.parts.items()}
        self._trees = {fresh.get(name, name): root for name, root in self._trees.items()}
        self._changed = {fresh.get(name, name) for name in self._changed}
        for part in [part for part in self.parts if part.endswith(".rels")]:
            source = part.replace("_rels/", "").removesuffix(".rels")
            for each in self.tree(part).iterchildren("*"):
                there = fresh.get(resolved(source, each.get("Target", "")), "")
                if there and each.get("TargetMode") != "External":
                    self.touch(part)
                    each.set("Target", posixpath.relpath(there, posixpath.dirname(source) or "."))
        for each in self.tree(TYPES).iterchildren("*") if fresh else ():
            there = fresh.get(each.get("PartName", "").lstrip("/"), "")
            if there:
                self.touch(TYPES)
                each.set("PartName", f"/{there}")

    def declare(self, name: str, type_: str) -> None:
        """Say of which type a part is; of an extension (".png") where the name has no more."""
        root = self.touch(TYPES)
        kind, key, value = (
            ("Default", "Extension", name[1:]) if name.startswith(".") else ("Override", "PartName", f"/{name}")
        )
        for each in root.iter(f"{{{CONTENT_TYPES}}}{kind}"):
            if each.get(key, "").casefold() == value.casefold():
                each.set("ContentType", type_)
                return
        made = etree.Element(f"{{{CONTENT_TYPES}}}{kind}", {key: value, "ContentType": type_})
        root.insert(0 if kind == "Default" else len(root), made)

    def forget_type(self, name: str) -> None:
        """Take out what is said of the type of a part that is gone."""
        root = self.touch(TYPES)
        for each in [e for e in root if e.get("PartName", "").lstrip("/") == name]:
            root.remove(each)

    @property
    def main(self) -> str:
        """The name of the part with the text. DataError where there is none."""
        for _, target in self.targets("", "officeDocument").values():
            if target in self.parts:
                return target
        raise DataError("The file has no text of a Word document. Name a Word file (.docx).")

    @property
    def changed(self) -> bool:
        return bool(self._changed)

    def written(self) -> bytes:
        """The file with what was changed."""
        for name in self._changed:
            self.parts[name] = serialized(self._trees[name])
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for name, content in self.parts.items():
                entry = zipfile.ZipInfo(name, _FIXED_TIME)
                entry.compress_type = zipfile.ZIP_STORED if name.lower().endswith(_STORED) else zipfile.ZIP_DEFLATED
                entry.create_system = 0
                archive.writestr(entry, content)
        return buffer.getvalue()


def relationships_name(part: str) -> str:
    """The part that says what a part points to; "" is the package."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels".lstrip("/")


def resolved(source: str, target: str) -> str:
    """The name of the part that a relationship of `source` means."""
    if target.startswith("/"):
        return posixpath.normpath(target).lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), target)).lstrip("/")


def _parts(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[str, bytes]]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    too_much = DataError(f"{name} is larger, unpacked, than any report: it was not read.")
    names = [entry.filename for entry in entries]
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > LARGEST_WHOLE:
        raise too_much
    if len(set(names)) != len(names):
        raise DataError(f"{name} has two parts of one name: it was not read. Open it in Word and save it again.")
    for entry in entries:
        with archive.open(entry) as part:
            content = part.read(LARGEST_PART + 1)
        if len(content) > LARGEST_PART:
            raise too_much
        yield entry.filename, content
