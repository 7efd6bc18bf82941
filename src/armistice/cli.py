"""The command line: arguments, exit codes, and which stream gets what. No logic; heavy imports wait for their command.

Exit codes: 0 done, whatever was found; 2 the input or the call is at fault; 130 interrupted; 1 our fault.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from armistice._base.errors import ArmisticeError, CaseError

if TYPE_CHECKING:
    from rich.console import Console

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
    lever: Levers = None,
    draws: Annotated[int, typer.Option(min=0, help="Draws of all uncertain judgements: how sure it is.")] = 0,
    seed: Seed = 0,
    as_json: Json = False,
) -> None:
    """Room, margin and wait; floors and hold-out values; the proposals; the kind of deadlock."""
    from armistice import api

    pulled = _pulled(api.load(case), lever)
    with _bar("drawing") as step:
        assessment = api.assess(pulled, draws=draws, seed=seed, progress=step)
    if as_json:
        _print_json(assessment.to_dict())
        return
    from armistice.present.terminal import assessment_page

    assessment_page(pulled, assessment, _console())


@app.command(epilog="Example: armistice forecast examples/ukraine-talks --lever harsher_sanctions --reach 0.5")
def forecast(
    case: CaseArgument,
    lever: Levers = None,
    reach: Annotated[
        float | None, typer.Option(metavar="CHANCE", help="Seek the smallest sets of levers for this chance, 0 to 1.")
    ] = None,
    draws: Annotated[int, typer.Option(min=1, help="Draws of all uncertain judgements.")] = 1024,
    seed: Seed = 0,
    months: Annotated[int, typer.Option(min=1, help="Print the chances up to this month.")] = 60,
    as_json: Json = False,
) -> None:
    """When and how it may end; what we are least sure of; what each lever and pair of levers does."""
    from armistice import api

    pulled = _pulled(api.load(case), lever)
    with _bar("forecasting") as step:
        ahead = api.forecast(pulled, draws=draws, seed=seed, reach=reach, progress=step)
    if as_json:
        _print_json(ahead.to_dict())
        return
    from armistice.present.ahead_page import ahead_page

    ahead_page(pulled, ahead, months, _console())


@app.command(epilog="Example: armistice compare examples/ukraine-talks HEAD~1")
def compare(
    case: CaseArgument,
    other: Annotated[
        str, typer.Argument(metavar="OTHER", help="A later case file, or an earlier git revision of CASE.")
    ],
    draws: Annotated[int, typer.Option(min=1, help="Draws, the same for both versions.")] = 256,
    seed: Seed = 0,
    as_json: Json = False,
) -> None:
    """Two versions of a case: what changed, in words, and what that did."""
    from armistice import api

    old, new = api.load_other(case, other)
    with _bar("comparing") as step:
        comparison = api.compare(old, new, draws=draws, seed=seed, progress=step)
    if as_json:
        _print_json(comparison.to_dict())
        return
    from armistice.present.ahead_page import comparison_page

    comparison_page(old, new, comparison, _console())


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
    lever: Levers = None,
    wanted: Annotated[str | None, typer.Option(metavar="STATE", help="What would make 'a & not b' last.")] = None,
    under: Annotated[str, typer.Option(metavar="CONCEPT", help="Of --wanted: nash, seq, sseq, gmr or smr.")] = "seq",
    export: Annotated[Path | None, typer.Option(metavar="FILE", help="Option form: .csv, .json, .yaml.")] = None,
    as_json: Json = False,
) -> None:
    """What lasts, how it is reached, which threats are empty, what each move buys."""
    from armistice import api

    loaded = api.read_option_form(case) if case.suffix.lower() in (".csv", ".json") else api.load(case)
    loaded = loaded.with_lever(*lever) if lever else loaded
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
    draws: Annotated[int, typer.Option(min=0, help="Draws of all uncertain judgements; 0 for none.")] = 1024,
    seed: Seed = 0,
) -> None:
    """Write all of it for a reader: one file, nothing from outside."""
    from armistice import api

    loaded = api.load(case)
    with _writing():
        with _bar("drawing") as step:
            bottom_line = api.brief(
                loaded, output, audience=audience.value, marking=marking, draws=draws, seed=seed, progress=step
            )
        for sentence in bottom_line:
            typer.echo(_visible(sentence))
    typer.echo(_visible(str(output)))


@app.command(epilog="Example: armistice read examples/ukraine-talks examples/ukraine-talks/reports")
def read(
    case: CaseArgument,
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH]…", help="Files, folders, globs; default: reports/ beside it.")
    ] = None,
    *,
    source: Annotated[str | None, typer.Option(metavar="NAME", help="Outlet, where the files name none.")] = None,
    date: Annotated[str | None, typer.Option(metavar="DATE", help="Day, where the files name none (ISO).")] = None,
    language: Annotated[str | None, typer.Option(metavar="CODE", help="Language of the files, such as en.")] = None,
    as_json: Json = False,
) -> None:
    """Read reports into the record beside the case and propose claims; goes on where it was stopped."""
    from armistice import api
    from armistice.present.claims_page import outcome_lines

    loaded = api.load(case)
    with _writing(), _bar("reading") as step:
        outcomes = api.read(
            loaded, paths, source=source, date=_iso_day(date), language=language,
            progress=lambda done, of, _: step(done, of),
        )  # fmt: skip
    if as_json:
        from dataclasses import asdict

        _print_json([asdict(outcome) for outcome in outcomes])
        return
    for line in outcome_lines(outcomes):
        typer.echo(_visible(line))


@app.command(epilog="Example: armistice claims examples/ukraine-talks --party russia --issue ceasefire")
def claims(
    case: CaseArgument,
    *,
    status: Annotated[str | None, typer.Option(help="proposed, accepted, rejected or corrected.")] = None,
    party: Annotated[str | None, typer.Option(metavar="ID", help="As actor or target.")] = None,
    action: Annotated[str | None, typer.Option(help="agree, request, reject, threaten …")] = None,
    issue: Annotated[str | None, typer.Option(metavar="ID", help="About this issue.")] = None,
    words: Annotated[str | None, typer.Option(metavar="TEXT", help="Whose quote holds these words.")] = None,
    least: Annotated[float, typer.Option(metavar="SHARE", help="At least this confidence, 0 to 1.")] = 0.0,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="From this day on (ISO).")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Up to this day (ISO).")] = None,
    search: Annotated[str | None, typer.Option(metavar="TEXT", help="Search the reports instead.")] = None,
    show: Annotated[str | None, typer.Option(metavar="CLAIM", help="One claim in its context.")] = None,
    accept: Annotated[list[str] | None, typer.Option(metavar="CLAIM", help="Accept; may be repeated.")] = None,
    reject: Annotated[list[str] | None, typer.Option(metavar="CLAIM", help="Reject; may be repeated.")] = None,
    correct: Annotated[str | None, typer.Option(metavar="CLAIM", help="Correct, with --set.")] = None,
    setting: Annotated[list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help="Of --correct.")] = None,
    undo: Annotated[list[str] | None, typer.Option(metavar="CLAIM", help="Take back the last decision.")] = None,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who decides; default: the user's name.")] = None,
    export: Annotated[Path | None, typer.Option(metavar="FILE", help="Write .csv or .jsonl.")] = None,
    positions: Annotated[bool, typer.Option("--positions", help="Stated positions, contradictions.")] = False,
    chronology: Annotated[bool, typer.Option("--chronology", help="Day by day.")] = False,
    unanswered: Annotated[bool, typer.Option("--unanswered", help="Offers nobody answered.")] = False,
    framing: Annotated[bool, typer.Option("--framing", help="How sources frame parties, by week.")] = False,
    proposed: Annotated[bool, typer.Option("--proposed", help="Count undecided claims in these, too.")] = False,
    as_json: Json = False,
) -> None:
    """List, search, show, accept, reject, correct, undo and export claims; what they add up to."""
    from rich.console import Console

    from armistice import api
    from armistice.claims.record import Filter
    from armistice.present import claims_page

    loaded = api.load(case)
    console = Console(highlight=False, markup=False, emoji=False)
    decided = _decisions(loaded, {"accept": accept, "reject": reject, "undo": undo}, correct, setting, by)
    wanted = Filter(status, party, action, modality=None, issue=issue, least_confidence=least, words=words,
                    since=_iso_day(since), until=_iso_day(until))  # fmt: skip
    if decided:
        for claim in decided:
            typer.echo(f"{claim.id} {claim.status}")
    elif export is not None:
        with _writing():
            typer.echo(f"{api.export_claims(loaded, export, wanted)} claims: {_visible(str(export))}")
    elif show is not None:
        claims_page.context_page(loaded, api.show_claim(loaded, show), console)
    elif search is not None:
        for document, start, text, _ in api.search_reports(loaded, search):
            typer.echo(f"{document[:10]}:{start}  {_visible(text)}")
    elif framing:
        claims_page.framing_page(loaded, api.framing(loaded), console)
    elif positions or chronology or unanswered:
        found = api.findings(loaded, with_proposed=proposed)
        page = claims_page.positions_page if positions else claims_page.chronology_page
        (claims_page.unanswered_page if unanswered else page)(loaded, found, console)
    elif as_json:
        from armistice.dossier.record import as_rows

        _print_json(as_rows(loaded, api.list_claims(loaded, wanted)))
    else:
        claims_page.claims_table(loaded, api.list_claims(loaded, wanted), console)


def _decisions(
    case: Any, wanted: Mapping[str, list[str] | None], correct: str | None, setting: list[str] | None, by: str | None
) -> list[Any]:
    """Carry out what was decided; return the claims as they stand."""
    from getpass import getuser

    from armistice import api

    name = by or getuser()
    done = [api.decide(case, claim, verb, by=name) for verb, ids in wanted.items() for claim in ids or ()]
    if correct is not None:
        pairs = [pair.partition("=") for pair in setting or ()]
        change = {field: _corrected(field, value) for field, _, value in pairs}
        done.append(api.decide(case, correct, "correct", by=name, change=change))
    return done


def _corrected(field: str, value: str) -> Any:
    """An empty value stands for nothing; a day is read as one."""
    if field == "when":
        return _iso_day(value or None)
    return value or None


def _iso_day(text: str | None) -> Any:
    import datetime

    if text is None:
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no day; write it as 2026-01-23") from error


def _print_json(value: Any) -> None:
    import json

    typer.echo(json.dumps(value, indent=2, allow_nan=False))


@contextmanager
def _bar(what: str) -> Iterator[Callable[[int, int], None]]:
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
        if monotonic() - began > 1:
            progress.start()

    try:
        yield step
    finally:
        progress.stop()


def _console() -> Console:
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False)


def _pulled(case: Case, levers: list[str] | None) -> Case:
    return case.with_lever(*levers) if levers else case


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
