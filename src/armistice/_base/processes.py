"""The same work on many things, in this process or in several, always in order."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_all_start_methods, get_context
from typing import Any, Protocol, TypeVar

Thing = TypeVar("Thing")
Result = TypeVar("Result")

Progress = Callable[[int, int], None]
"""Called with (work done, work in all)."""


class Mapper(Protocol):
    """Applies a function to each of several things and yields the results in order, as `map` does."""

    def __call__(self, work: Callable[[Thing], Result], things: Iterable[Thing], /) -> Iterable[Result]: ...


def in_processes(count: int | None = None) -> Mapper:
    """Return a mapper over `count` processes (default: one a core); one process needs no other.

    The function is sent to each process once, so what it remembers from one thing to the next is kept there.
    """
    wanted = count or os.cpu_count() or 1

    def apply(work: Callable[[Any], Any], things: Iterable[Any]) -> Iterator[Any]:
        several = list(things)
        if min(wanted, len(several)) <= 1:
            yield from map(work, several)
            return
        method = "fork" if "fork" in get_all_start_methods() else "spawn"
        with ProcessPoolExecutor(
            min(wanted, len(several)), mp_context=get_context(method), initializer=_begin, initargs=(work,)
        ) as pool:
            try:
                yield from pool.map(_apply, several)
            except BaseException:  # Ctrl-C among them: leave nothing running behind
                pool.shutdown(wait=False, cancel_futures=True)
                raise

    return apply


_work: Callable[[Any], Any] | None = None  # what this process was started for


def _begin(work: Callable[[Any], Any]) -> None:
    global _work  # noqa: PLW0603 - a worker process keeps what it was started for
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    _work = work


def _apply(thing: Any) -> Any:
    assert _work is not None
    return _work(thing)
