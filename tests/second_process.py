"""One second process for all commands that tests run in theirs: each would start its own, which takes a second or two.

It begins in the surroundings in which the tests began, whatever a test has made of them since. Commands that are typed
(commands.typed) start their own.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures import wait as wait_for
from concurrent.futures.process import BrokenProcessPool
from unittest import mock

from reportgen import parallel

SURROUNDINGS = {**os.environ}


@contextlib.contextmanager
def shared() -> Iterator[None]:
    """Runs that begin in this block share it."""
    with mock.patch.object(parallel, "ProcessPoolExecutor", _Borrowed):
        yield
    _Borrowed.end()


class _Borrowed:
    """A pool as `reportgen.parallel` asks for one; when a run is done with it, it goes on."""

    _pool: ProcessPoolExecutor | None = None

    def __init__(self, workers: int, **options) -> None:
        self._workers, self._options = workers, options
        self._asked: list[Future] = []

    def submit(self, job, *arguments) -> Future:
        try:
            future = self._started().submit(job, *arguments)
        except BrokenProcessPool:
            self.end()
            future = self._started().submit(job, *arguments)
        self._asked.append(future)
        return future

    def shutdown(self, *, wait: bool = True, cancel_futures: bool = False) -> None:
        if cancel_futures:
            for future in self._asked:
                future.cancel()
        if wait:
            wait_for(self._asked)

    def _started(self) -> ProcessPoolExecutor:
        if _Borrowed._pool is None:
            with mock.patch.dict(os.environ, {**SURROUNDINGS, "PYTHONSAFEPATH": "1"}, clear=True):
                _Borrowed._pool = ProcessPoolExecutor(self._workers, **self._options)
                _Borrowed._pool.submit(int)  # here it starts
        return _Borrowed._pool

    @classmethod
    def end(cls) -> None:
        if cls._pool is not None:
            cls._pool.shutdown(cancel_futures=True)
            cls._pool = None
