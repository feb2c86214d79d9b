"""Whether a run would make what stands there already: told from its folder and its outputs, before any table is read.

A run that has succeeded leaves a record under a digest of all that decided it. The next run takes the same digest;
where it finds the record, and every output is to the byte as it was left, there is nothing to do but to say so.
Whatever is not plain is made anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from reportgen import gates, packing
from reportgen.cache import Cache, digest_of_folder, peek
from reportgen.outputs import Delivery, deliver, is_free, put_back
from reportgen.run import Request, Stated

_KIND = "done"


@dataclass
class Asked:
    """A command: its request, its name with what it was told beside that, and a digest of all that decides its files.

    `digest` None: nobody knows beforehand, or nobody has asked.
    """

    request: Request
    command: tuple[str, ...]
    digest: bytes | None = None
    _cache: Cache = field(default_factory=Cache.none)

    def repeated(self) -> tuple[Path, ...]:
        """The files that stand there as this command would make them; none where it has to be run.

        Raises UsageError where they would be written into the folder of the report.
        """
        request = self.request
        gates.refuse_places(request, packing.places(request))
        put_back(request.output)
        self.digest = _digest(request, self.command) if request.cached else None
        if self.digest is None or (request.progress and request.progress.verbose):
            return ()
        record = _record(peek(request.folder, _KIND, self.digest))
        if record is None or not is_free([Delivery(request.output, dict.fromkeys(record.names, b""))]):
            return ()
        if record.left != self._left(record.names, record.internal):
            return ()
        if request.progress and not request.progress.quiet:
            if self.command[0] == "build" and record.remarks is None:
                return ()  # a quiet run has not counted them
            request.progress.unchanged(record.counts, len(record.names))
            if record.remarks is not None:
                request.progress.remarks(record.remarks, request.folder)
        return tuple(request.output / name for name in record.names)

    def cache(self) -> Cache:
        """What the last run kept, off the disk: from now on this command has to be run to its end."""
        self._cache = Cache.taken(self.request.folder, use=self.request.cached)
        return self._cache

    def deliver(self, stated: Stated, files: Delivery, internal: Delivery | None = None) -> tuple[Path, ...]:
        """Write a run's files, and keep what it used and made for the next one; the paths of those that may leave.

        Raises OutputError as `outputs.deliver` does.
        """
        paths = deliver([files, internal] if internal else [files])
        if self.digest is not None and self.digest == _digest(self.request, self.command):
            counts = Counter(f"{finding.severity} {finding.rule}" for finding in stated.findings)
            names, beside = tuple(files.files), tuple(internal.files) if internal else ()
            if left := self._left(names, beside):
                record = Record(names, beside, left, dict(counts), stated.remarks)
                self._cache.put(_KIND, self.digest, record.to_bytes())
        self._cache.kept(stated.facts.data_version)
        return paths[: len(files.files)]

    def _left(self, names: Sequence[str], internal: Sequence[str]) -> str:
        """One digest of all files that were left, and of what earlier runs tell; empty where one is missing."""
        assert self.digest is not None
        digest = hashlib.sha256(self.digest)
        try:
            for line in _lines(self.request, names, internal):
                digest.update(line)
        except OSError:
            return ""
        return digest.hexdigest()


@dataclass(frozen=True)
class Record:
    """What a run left: names of its files, one digest of them, and how many findings and remarks it told, by kind."""

    names: tuple[str, ...]
    internal: tuple[str, ...]
    left: str
    counts: dict[str, int]
    remarks: int | None

    def to_bytes(self) -> bytes:
        """As JSON."""
        return json.dumps(vars(self)).encode()


def _record(kept: bytes | None) -> Record | None:
    """What `to_bytes` wrote: whoever asks knows by its seal that it is that and nothing else."""
    if kept is None:
        return None
    told = json.loads(kept)
    names, internal = tuple(told["names"]), tuple(told["internal"])
    return Record(names, internal, told["left"], told["counts"], told["remarks"])


def _digest(request: Request, command: Sequence[str]) -> bytes | None:
    """All that decides what a command makes of a folder on this machine, and how it ends."""
    from reportgen.loading.data_version import folder_key  # noqa: PLC0415
    from reportgen.loading.tracked import persons_tracked  # noqa: PLC0415

    folder = request.folder
    with suppress(OSError):
        if (folder / "report.toml").is_file():
            folder_key(folder, keep=True)  # made by the first run, and among what decides
    content = digest_of_folder(folder, request.persons)
    if content is None:
        return None
    tracked = [str(finding) for finding in persons_tracked(folder)]
    persons = str(request.persons) if request.persons else ""
    told = [*command, request.strict, request.publish, str(folder), persons, content, tracked]
    return json.dumps(told).encode()


def _lines(request: Request, names: Sequence[str], internal: Sequence[str]) -> Iterator[bytes]:
    """Every file by name, mode and content. OSError where one is not there or is no plain file."""
    beside = packing.internal(request)
    files = (*(request.output / name for name in names), *(beside / name for name in internal))
    if any(folder.is_symlink() for folder in {path.parent for path in files} - {request.output}):
        raise OSError
    yield from map(_line, files)
    if internal:
        yield b"%o" % stat.S_IMODE(beside.lstat().st_mode)
    for other in sorted((*request.output.glob("*manifest.json"), *request.output.glob("*/*manifest.json"))):
        yield os.fsencode(other.relative_to(request.output)) + _line(other)


def _line(path: Path) -> bytes:
    found = path.lstat()
    if not stat.S_ISREG(found.st_mode):
        raise OSError
    return b"%o %b" % (stat.S_IMODE(found.st_mode), hashlib.sha256(path.read_bytes()).digest())
