"""The command line: arguments, exit codes, and which stream gets what. No logic; heavy imports wait for their command.

Exit codes: 0 done, whatever was found; 2 the input or the call is at fault; 130 interrupted; 1 our fault.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from armistice._base.errors import ArmisticeError, CaseError

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


class Audience(StrEnum):
    """For whom a brief is."""

    team = "team"
    share = "share"


def main() -> None:
    """Run the command line and exit with its code."""
    _survive_narrow_encodings()
    gc.set_threshold(100_000)  # imports make many objects and hardly any garbage: a tenth of a short run
    try:
        app()
    except ArmisticeError as error:
        _refuse(error)
    except KeyboardInterrupt:
        sys.exit(130)


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


@app.command(epilog="Example: armistice new my-case")
def new(folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Made if it does not exist.")]) -> None:
    """Write a commented case.yaml to start from."""
    from armistice import api

    with _writing():
        typer.echo(_visible(str(api.new(folder))))


@app.command(epilog="Example: armistice check examples/ukraine-talks")
def check(case: CaseArgument, as_json: Json = False) -> None:
    """Tell whether a case file is sound: faults and warnings, with their mend."""
    from armistice import api

    warnings = api.check(case)
    if as_json:
        from dataclasses import asdict

        _print_json({"sound": True, "warnings": [asdict(warning) for warning in warnings]})
        return
    count = f"{len(warnings)} warning{'' if len(warnings) == 1 else 's'}" if warnings else "no warnings"
    typer.echo(f"The case is sound; {count}.")
    for warning in warnings:
        typer.echo(_visible(str(warning)))


@app.command(epilog="Example: armistice schema > case.schema.json")
def schema() -> None:
    """Print the JSON Schema of the case file, for an editor to complete and check it."""
    from armistice import api

    _print_json(api.schema())


@app.command(epilog="Example: armistice assess examples/ukraine-talks --lever security_assurances")
def assess(
    case: CaseArgument,
    lever: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Pull a lever first; may be repeated.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Room, margin and wait; floors and hold-out values; the proposals; the kind of deadlock."""
    from armistice import api

    loaded = api.load(case)
    pulled = loaded.with_lever(*lever) if lever else loaded
    assessment = api.assess(pulled)
    if as_json:
        _print_json(assessment.to_dict())
        return
    from rich.console import Console

    from armistice.present.terminal import assessment_page

    assessment_page(pulled, assessment, Console(highlight=False, markup=False, emoji=False))


@app.command(epilog="Example: armistice explain examples/ukraine-talks")
def explain(
    case: CaseArgument,
    lever: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Pull a lever first; may be repeated.")
    ] = None,
    draws: Annotated[int, typer.Option(min=0, help="Draws that say how often each blocking set holds.")] = 0,
    seed: Annotated[int, typer.Option(min=0, help="Same seed, same numbers.")] = 0,
    as_json: Json = False,
) -> None:
    """Why it is stuck, and the least that would open it; where a deal exists, what would close it."""
    from armistice import api

    loaded = api.load(case)
    pulled = loaded.with_lever(*lever) if lever else loaded
    explanation = api.explain(pulled, draws=draws, seed=seed)
    if as_json:
        _print_json(explanation.to_dict())
        return
    from rich.console import Console

    from armistice.present.why_page import why_page

    why_page(pulled, explanation, Console(highlight=False, markup=False, emoji=False))


@app.command(epilog="Example: armistice moves examples/ukraine-talks ultimatum")
def moves(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="A case, or an option form (.csv, .json).")],
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="A situation; may be left out of one.")] = None,
    *,
    wanted: Annotated[str | None, typer.Option(metavar="STATE", help="What would make 'a & not b' last.")] = None,
    under: Annotated[str, typer.Option(metavar="CONCEPT", help="Of --wanted: nash, seq, sseq, gmr or smr.")] = "seq",
    export: Annotated[Path | None, typer.Option(metavar="FILE", help="Option form: .csv, .json, .yaml.")] = None,
    as_json: Json = False,
) -> None:
    """What lasts, how it is reached, which threats are empty, what each move buys."""
    from armistice import api

    loaded = api.read_option_form(case) if case.suffix.lower() in (".csv", ".json") else api.load(case)
    if export is not None:
        with _writing():
            api.write_option_form(loaded, export, name)
        typer.echo(_visible(str(export)))
        return
    found = None if wanted is None else api.make_last(loaded, wanted, name, under=under)
    if as_json and found is not None:
        _print_json([one.to_dict() for one in found])
        return
    study = api.moves(loaded, name)
    if as_json:
        _print_json(study.to_dict())
        return
    from rich.console import Console

    from armistice.present.moves_page import inverse_page, moves_page

    console = Console(highlight=False, markup=False, emoji=False)
    if found is None:
        moves_page(loaded, study, console)
    else:
        inverse_page(study, found, console)


@app.command(epilog="Example: armistice brief examples/ukraine-talks -o brief.html --for share")
def brief(
    case: CaseArgument,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help=".html, .md or .pdf, by the ending.")
    ] = Path("brief.html"),
    audience: Annotated[
        Audience, typer.Option("--for", help="share: without floors, weights, and what betrays them.")
    ] = Audience.team,
    marking: Annotated[str | None, typer.Option(metavar="TEXT", help="A handling mark for every page.")] = None,
) -> None:
    """Write all of it for a reader: one file, nothing from outside."""
    from armistice import api

    loaded = api.load(case)
    with _writing():
        for sentence in api.brief(loaded, output, audience=audience.value, marking=marking):
            typer.echo(_visible(sentence))
    typer.echo(_visible(str(output)))


def _print_json(value: Any) -> None:
    import json

    typer.echo(json.dumps(value, indent=2, allow_nan=False))


class _writing:
    """Turn a file that cannot be written into a fault of the call."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, OSError) and error.filename:
            _say([f"{error.filename}: {error.strerror}"])
            raise typer.Exit(2) from error


def _refuse(error: ArmisticeError) -> NoReturn:
    """List every fault on stderr and leave with 2."""
    _say(map(str, error.faults) if isinstance(error, CaseError) else [str(error)])
    sys.exit(2)


def _say(messages: Iterable[str]) -> None:
    for message in messages:
        typer.echo(_visible(message), err=True)


def _visible(text: str) -> str:
    """Return text of a case with nothing in it that could steer the terminal."""
    from armistice.present.plain import visible

    return visible(text)


def _survive_narrow_encodings() -> None:
    """Spell out what the terminal's encoding cannot show instead of failing over it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
