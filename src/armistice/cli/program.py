"""The program: its commands hang on `app`; exit codes 0 done, 2 the call is at fault, 130 interrupted, 1 our fault."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.models import CommandInfo

from armistice._base.errors import ArmisticeError
from armistice.cli.terminal import refuse, survive_narrow_encodings

if TYPE_CHECKING:
    from armistice.dossier.case import Case

app = typer.Typer(
    name="armistice",
    help="Would each side gain more by stopping than by carrying on, and if not, what would have to change?",
    epilog="Example: armistice assess examples/ukraine-talks",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)

CaseArgument = Annotated[Path, typer.Argument(metavar="CASE", help="A case file, or the folder that holds case.yaml.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object instead.")]
Levers = Annotated[
    list[str] | None, typer.Option("--lever", metavar="NAME", help="Pull a lever first; may be repeated.")
]
Seed = Annotated[int, typer.Option(min=0, help="Same seed, same numbers.")]


def main() -> None:
    """Run the command line and exit with its code."""
    survive_narrow_encodings()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # no other package has a say in how a case is read
    gc.set_threshold(100_000)  # imports make many objects and hardly any garbage: a tenth of a short run
    every = app.registered_commands
    app.registered_commands = _asked(sys.argv[1:2]) or every
    try:
        app()
    except ArmisticeError as error:
        refuse(error)
    except KeyboardInterrupt:
        sys.exit(130)
    finally:
        app.registered_commands = every


def _asked(first: list[str]) -> list[CommandInfo]:
    """The command that is asked, alone: typer takes a tenth of a short run to build the others."""
    return [one for one in app.registered_commands if one.callback is not None and [one.callback.__name__] == first]


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"armistice {version('armistice')}")
        raise typer.Exit


@app.callback()
def _armistice(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Say what the program is for; the commands do the rest."""


def pulled(case: Case, levers: list[str] | None) -> Case:
    """Return the case with these levers pulled."""
    return case.with_lever(*levers) if levers else case
