"""The command line: what goes where, and with which exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from armistice import api, cli
from armistice._base.errors import CaseError, Finding, UsageError
from armistice.api import answers
from armistice.present.reading import NOTHING
from tests.reference import valley

ROOT = Path(__file__).parents[2]
CAMP_DAVID = str(ROOT / "examples" / "camp-david-1978")
COMMANDS = ("new", "check", "schema", "assess", "explain", "brief")


def run(monkeypatch, capsys, *arguments: str) -> tuple[int, str, str]:
    """Run the command in this process; return its exit code, stdout and stderr."""
    monkeypatch.setattr(sys, "argv", ["armistice", *arguments])
    with pytest.raises(SystemExit) as left:
        cli.main()
    out, err = capsys.readouterr()
    return int(left.value.code or 0), out, err


@pytest.fixture
def the_valley(monkeypatch):
    """Every path leads to the valley, and its assessment is at hand."""
    monkeypatch.setattr(api, "load", lambda path: valley.case())
    for door in (api, answers):
        monkeypatch.setattr(door, "assess", lambda case, **_: valley.holding_out())
    monkeypatch.setattr(answers, "_beside", lambda case, audience: NOTHING)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(monkeypatch, capsys, command):
    code, out, _ = run(monkeypatch, capsys, command, "--help")
    assert code == 0
    assert f"Example: armistice {command}" in out


def test_help_needs_no_heavy_import():
    script = (
        "import sys; sys.argv = ['armistice', '--help']\n"
        "from armistice.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'numpy', 'pydantic', 'ruamel', 'scipy', 'vl_convert', 'jinja2', 'moocore'} & set(sys.modules)\n"
        "sys.exit(f'imported {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_version(monkeypatch, capsys):
    code, out, _ = run(monkeypatch, capsys, "--version")
    assert (code, out.split()[0]) == (0, "armistice")


def test_an_unknown_command_or_option_is_the_fault_of_the_call(monkeypatch, capsys):
    assert run(monkeypatch, capsys, "appease")[0] == 2
    code, out, err = run(monkeypatch, capsys, "assess", "--no-such", CAMP_DAVID)
    assert (code, out) == (2, "")
    assert "--no-such" in err


def test_assess_prints_the_page_and_nothing_on_stderr(the_valley, monkeypatch, capsys):
    code, out, err = run(monkeypatch, capsys, "assess", "any")
    assert (code, err) == (0, "")
    assert "room, but holding out pays" in out
    assert "\x1b" not in out


def test_assess_as_json_is_one_object(monkeypatch, capsys):
    code, out, _ = run(monkeypatch, capsys, "assess", CAMP_DAVID, "--json")
    told = json.loads(out)
    assert code == 0
    assert told["packages"] == {"total": 64, "admissible": 64}
    assert told["certainty"] is None


def test_levers_are_pulled_one_after_the_other(monkeypatch, capsys):
    pulled = []
    case = valley.case()
    monkeypatch.setattr(api, "load", lambda path: case)
    monkeypatch.setattr(type(case), "with_lever", lambda self, *names: pulled.extend(names) or self)
    monkeypatch.setattr(api, "assess", lambda case, **_: valley.holding_out())
    run(monkeypatch, capsys, "assess", "any", "--lever", "more_sanctions", "--lever", "line_moved_on")
    assert pulled == ["more_sanctions", "line_moved_on"]


def test_all_faults_are_listed_on_stderr_with_their_mend_and_nothing_else(monkeypatch, capsys):
    faults = [Finding("parties.north", "no name", "add one", 3, 5, "case.yaml"), Finding("rules", "leave no package")]

    def refuse(path):
        raise CaseError(faults)

    monkeypatch.setattr(api, "load", refuse)
    code, out, err = run(monkeypatch, capsys, "assess", "any")
    assert (code, out) == (2, "")
    assert err.splitlines() == ["case.yaml:3:5: parties.north: no name – add one", "rules: leave no package"]


def test_a_fault_cannot_steer_the_terminal(monkeypatch, capsys):
    def refuse(path):
        raise UsageError("no lever \x1b[2J'x'")

    monkeypatch.setattr(api, "load", refuse)
    code, _, err = run(monkeypatch, capsys, "assess", "any")
    assert code == 2
    assert "\x1b" not in err


def test_an_interruption_leaves_with_130(monkeypatch, capsys):
    def interrupt(path):
        raise KeyboardInterrupt

    monkeypatch.setattr(api, "load", interrupt)
    assert run(monkeypatch, capsys, "assess", "any")[0] == 130


def test_a_fault_of_ours_is_not_hidden(monkeypatch):
    def fail(path):
        raise RuntimeError("ours")

    monkeypatch.setattr(api, "load", fail)
    monkeypatch.setattr(sys, "argv", ["armistice", "assess", "any"])
    with pytest.raises(RuntimeError, match="ours"):
        cli.main()


def test_brief_writes_the_file_and_prints_the_two_sentences_and_its_name(the_valley, monkeypatch, capsys, tmp_path):
    file = tmp_path / "brief.md"
    code, out, err = run(
        monkeypatch,
        capsys,
        "brief",
        "any",
        "-o",
        str(file),
        "--for",
        "share",
        "--marking",
        "Restricted",
        "--draws",
        "0",
    )
    first, second, name = out.splitlines()
    assert (code, err, name) == (0, "", str(file))
    assert first.startswith("There is room, but holding out pays")
    assert second.startswith("If talks stood still")
    assert file.read_text().startswith("*Restricted*")


@pytest.mark.parametrize("file", ["brief.docx", "brief", "no/such/folder/brief.html"])
def test_a_brief_that_cannot_be_written_is_the_fault_of_the_call(the_valley, monkeypatch, capsys, tmp_path, file):
    code, out, err = run(monkeypatch, capsys, "brief", "any", "-o", str(tmp_path / file), "--draws", "0")
    assert (code, out) == (2, "")
    assert err
    assert list(tmp_path.iterdir()) == []


def test_a_brief_is_for_team_or_share(monkeypatch, capsys):
    code, _, err = run(monkeypatch, capsys, "brief", CAMP_DAVID, "--for", "press")
    assert code == 2
    assert "press" in err


def test_check_prints_warnings_and_is_done(monkeypatch, capsys):
    monkeypatch.setattr(api, "check", lambda path: valley.case().warnings)
    code, out, err = run(monkeypatch, capsys, "check", "any")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "The case is sound; 1 warning.",
        "war.sides.north: the floor lies below the worst package",
    ]
    assert (
        json.loads(run(monkeypatch, capsys, "check", "any", "--json")[1])["warnings"][0]["where"] == "war.sides.north"
    )


def test_schema_is_json(monkeypatch, capsys):
    code, out, _ = run(monkeypatch, capsys, "schema")
    assert code == 0
    assert json.loads(out)["$schema"].startswith("https://json-schema.org/")


def test_a_file_that_does_not_exist_is_the_fault_of_the_call(monkeypatch, capsys, tmp_path):
    code, out, err = run(monkeypatch, capsys, "assess", str(tmp_path / "nowhere.yaml"))
    assert (code, out) == (2, "")
    assert "nowhere.yaml" in err


def test_the_module_runs_and_survives_a_narrow_encoding_and_a_closed_pipe():
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "armistice", "assess", CAMP_DAVID]
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    assert b"\\u2013" in done.stdout
    piped = subprocess.run(
        f"'{sys.executable}' -m armistice assess '{CAMP_DAVID}' | head -1", shell=True, capture_output=True, check=False
    )
    assert b"Traceback" not in piped.stderr
