"""Commands to begin with: a case file, whether it is sound, its schema."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from armistice.cli.program import CaseArgument, Json, app
from armistice.cli.terminal import print_json, visible, writing


@app.command(epilog="Example: armistice new my-case")
def new(folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Made if it does not exist.")]) -> None:
    """Write a commented case.yaml to start from."""
    from armistice import api

    with writing():
        typer.echo(visible(str(api.new(folder))))


@app.command(epilog="Example: armistice check examples/ukraine-talks")
def check(case: CaseArgument, as_json: Json = False) -> None:
    """Tell whether a case file is sound: faults and warnings, with their mend."""
    from armistice import api

    warnings = api.check(case)
    if as_json:
        from dataclasses import asdict

        print_json({"sound": True, "warnings": [asdict(warning) for warning in warnings]})
        return
    count = f"{len(warnings)} warning{'' if len(warnings) == 1 else 's'}" if warnings else "no warnings"
    typer.echo(f"The case is sound; {count}.")
    for warning in warnings:
        typer.echo(visible(str(warning)))


@app.command(epilog="Example: armistice schema > case.schema.json")
def schema() -> None:
    """Print the JSON Schema of the case file, for an editor to complete and check it."""
    from armistice import api

    print_json(api.schema())
