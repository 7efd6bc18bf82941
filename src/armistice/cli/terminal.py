"""What a command says and where: results on stdout, messages on stderr, nothing that could steer the terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, NoReturn

import typer

from armistice._base.errors import ArmisticeError, CaseError

if TYPE_CHECKING:
    from rich.console import Console

PATIENCE = 1.0
"""Seconds before long work shows a progress bar."""


def print_json(value: Any) -> None:
    """Print one JSON value; NaN is our fault."""
    import json

    typer.echo(json.dumps(value, indent=2, allow_nan=False))


@contextmanager
def bar(what: str) -> Iterator[Callable[[int, int], None]]:
    """Show a progress bar on a terminal once it takes longer than a second; yields what to tell (done, of)."""
    if not sys.stderr.isatty():
        yield lambda done, of: None
        return
    from time import monotonic

    from rich.console import Console
    from rich.progress import Progress

    progress, began = Progress(console=Console(stderr=True), transient=True), monotonic()
    task = progress.add_task(what, total=None)

    def step(done: int, of: int) -> None:
        progress.update(task, completed=done, total=of)
        if monotonic() - began > PATIENCE:
            progress.start()

    try:
        yield step
    finally:
        progress.stop()


def console() -> Console:
    """Return the terminal that pages are printed on; nothing in a case's text counts as markup."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False)


class writing:
    """Turn a file that cannot be written into a fault of the call."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, OSError) and error.filename:
            say([f"{error.filename}: {error.strerror}"])
            raise typer.Exit(2) from error


def refuse(error: ArmisticeError) -> NoReturn:
    """List every fault on stderr and leave with 2."""
    say(map(str, error.faults) if isinstance(error, CaseError) else [str(error)])
    sys.exit(2)


def say(messages: Iterable[str]) -> None:
    """Print messages on stderr."""
    for message in messages:
        typer.echo(visible(message), err=True)


def visible(text: str) -> str:
    """Return text of a case with nothing in it that could steer the terminal."""
    from armistice.present.plain import visible

    return visible(text)


def survive_narrow_encodings() -> None:
    """Spell out what the terminal's encoding cannot show instead of failing over it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
