"""The same work on many things, in this process or in several, always in order."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_all_start_methods, get_context
from typing import Any, Protocol, TypeVar

AHEAD = 8
"""Things in flight per process; finished ones wait in memory only so long."""

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
            min(wanted, len(several)), mp_context=get_context(method), initializer=_begin, initargs=(work, os.getpid())
        ) as pool:
            waiting: deque[Future[Any]] = deque()
            try:
                for thing in several:
                    waiting.append(pool.submit(_apply, thing))
                    if len(waiting) >= wanted * AHEAD:
                        yield waiting.popleft().result()
                while waiting:
                    yield waiting.popleft().result()
            except BaseException:  # Ctrl-C among them: leave nothing running behind
                pool.shutdown(wait=False, cancel_futures=True)
                raise

    return apply


_work: Callable[[Any], Any] | None = None  # what this process was started for


def _begin(work: Callable[[Any], Any], parent: int) -> None:
    global _work  # noqa: PLW0603 - a worker process keeps what it was started for
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    _work = work


def _end_with(parent: int) -> None:
    """End this process soon after its parent, which may be killed without a chance to say so."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def _apply(thing: Any) -> Any:
    assert _work is not None
    return _work(thing)
