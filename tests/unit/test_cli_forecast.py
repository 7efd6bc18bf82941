"""forecast, compare and draws on the command line: the same bytes, clean ends, refusals."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from armistice import cli

ROOT = Path(__file__).parents[2]
EXAMPLE = str(Path(__file__).parent / "dossier" / "example.yaml")
UKRAINE = str(ROOT / "examples" / "ukraine-talks")
COMMANDS = ("forecast", "compare")


def run(monkeypatch, capsys, *arguments: str) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "argv", ["armistice", *arguments])
    with pytest.raises(SystemExit) as left:
        cli.main()
    out, err = capsys.readouterr()
    return int(left.value.code or 0), out, err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(monkeypatch, capsys, command):
    code, out, _ = run(monkeypatch, capsys, command, "--help")
    assert code == 0
    assert f"Example: armistice {command}" in out


@pytest.mark.parametrize("arguments", [("forecast", "--draws", "80"), ("assess", "--draws", "80")])
def test_the_same_seed_gives_the_same_bytes_with_one_process_and_with_two(monkeypatch, capsys, arguments):
    told = []
    for cores in (1, 2):
        monkeypatch.setattr(os, "cpu_count", lambda cores=cores: cores)
        code, out, err = run(monkeypatch, capsys, *arguments, EXAMPLE, "--seed", "5", "--json")
        assert (code, err) == (0, "")
        told.append(out.encode())
    assert told[0] == told[1]
    assert json.loads(told[0])


def test_another_seed_gives_other_bytes(monkeypatch, capsys):
    told = {run(monkeypatch, capsys, "assess", EXAMPLE, "--draws", "8", "--seed", seed, "--json")[1] for seed in "12"}
    assert len(told) == 2


def test_assess_draws_only_when_told_to(monkeypatch, capsys):
    assert json.loads(run(monkeypatch, capsys, "assess", EXAMPLE, "--json")[1])["certainty"] is None
    certainty = json.loads(run(monkeypatch, capsys, "assess", EXAMPLE, "--draws", "8", "--json")[1])["certainty"]
    assert certainty["draws"] == 8
    assert sum(certainty["standing"].values()) == pytest.approx(1)


def test_forecast_is_a_page_without_colour_in_a_pipe(monkeypatch, capsys):
    code, out, err = run(monkeypatch, capsys, "forecast", EXAMPLE, "--draws", "16", "--reach", "0.5")
    assert (code, err) == (0, "")
    assert "\x1b" not in out
    for told in ("How sure", "Still fighting", "What matters most", "Harsher sanctions", "settlement within 12 months"):
        assert told in out


def test_a_lever_that_is_pulled_first_is_in_every_number(monkeypatch, capsys):
    alone, pulled = (
        json.loads(run(monkeypatch, capsys, "forecast", EXAMPLE, "--draws", "16", *lever, "--json")[1])
        for lever in ((), ("--lever", "more_sanctions"))
    )
    effect = next(it for it in alone["levers"]["effects"] if it["levers"] == ["more_sanctions"])
    assert pulled["levers"]["settled"] == pytest.approx(effect["settled"])
    floors = [each["certainty"]["floor"]["north"]["p50"] for each in (alone, pulled)]
    assert floors[1] < floors[0]


def test_a_lever_that_does_not_exist_is_refused_with_the_nearest_named(monkeypatch, capsys):
    code, out, err = run(monkeypatch, capsys, "forecast", EXAMPLE, "--lever", "more_sanction")
    assert (code, out) == (2, "")
    assert "did you mean 'more_sanctions'" in err


def test_a_lever_path_that_does_not_exist_is_refused_with_the_nearest_named(monkeypatch, capsys, tmp_path):
    file = tmp_path / "case.yaml"
    file.write_text(
        Path(EXAMPLE).read_text("utf-8").replace("war.sides.north.cost: {add", "war.sides.north.costs: {add")
    )
    code, out, err = run(monkeypatch, capsys, "forecast", str(file))
    assert (code, out) == (2, "")
    assert "levers.more_sanctions" in err
    assert "nothing called 'costs' in war.sides.north; did you mean 'cost'?" in err


@pytest.mark.parametrize("chance", ["0", "1.5", "-1"])
def test_a_chance_that_is_none_is_refused(monkeypatch, capsys, chance):
    code, out, err = run(monkeypatch, capsys, "forecast", EXAMPLE, "--reach", chance)
    assert (code, out) == (2, "")
    assert "a chance to reach lies above 0 and is at most 1" in err


def test_no_draw_is_the_fault_of_the_call(monkeypatch, capsys):
    assert run(monkeypatch, capsys, "forecast", EXAMPLE, "--draws", "0")[0] == 2


def test_compare_tells_what_changed_and_what_that_did(monkeypatch, capsys, tmp_path):
    other = tmp_path / "case.yaml"
    other.write_text(Path(EXAMPLE).read_text("utf-8").replace("line: {at: 13", "line: {at: 12"))
    code, out, err = run(monkeypatch, capsys, "compare", EXAMPLE, str(other), "--draws", "16")
    assert (code, err) == (0, "")
    assert "Where the line stands: 13 before, 12 now." in out
    assert "The standing was: " in out
    told = json.loads(run(monkeypatch, capsys, "compare", EXAMPLE, str(other), "--draws", "16", "--json")[1])
    assert [one["path"] for one in told["differences"]] == ["war.line.at"]


def test_compare_with_itself_says_that_nothing_changed(monkeypatch, capsys):
    code, out, _ = run(monkeypatch, capsys, "compare", EXAMPLE, EXAMPLE, "--draws", "4")
    assert code == 0
    assert "The two versions say the same." in out


def test_compare_refuses_what_is_neither_file_nor_revision(monkeypatch, capsys, tmp_path):
    shutil.copy(EXAMPLE, tmp_path / "case.yaml")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    code, out, err = run(monkeypatch, capsys, "compare", str(tmp_path), "HEAD~1")
    assert (code, out) == (2, "")
    assert "lies in no git repository" in err


def _group(leader: int) -> set[int]:
    """The processes of a group that still run."""
    told = subprocess.run(["ps", "-eo", "pid=,pgid=,stat="], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in told.splitlines()]
    return {int(pid) for pid, group, state in rows if int(group) == leader and not state.startswith("Z")}


@pytest.mark.skipif(sys.platform == "win32", reason="process groups")
def test_ctrl_c_ends_draws_in_several_processes_with_130_and_leaves_nothing_behind():
    call = [sys.executable, "-c", "from armistice.cli import main; main()", "forecast", UKRAINE, "--draws", "100000"]
    running = subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)
    deadline = time.monotonic() + 60
    while len(_group(running.pid)) < 2 and time.monotonic() < deadline:
        time.sleep(0.2)  # until the workers are there
    time.sleep(1)
    os.killpg(running.pid, signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert (running.returncode, out, err) == (130, "", "")
    assert _group(running.pid) == set()


def _on_a_terminal(patience: float, *arguments: str) -> bytes:
    """What a command writes to stderr where that is a terminal and a bar waits so many seconds."""
    import pty

    ours, theirs = pty.openpty()
    program = f"from armistice.cli import main, terminal; terminal.PATIENCE = {patience}; main()"
    call = [sys.executable, "-c", program, *arguments]
    environment = {key: value for key, value in os.environ.items() if key not in ("CI", "NO_COLOR")} | {"TERM": "xterm"}
    running = subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=theirs, env=environment)
    os.close(theirs)
    told = b""
    while True:
        try:
            read = os.read(ours, 65536)
        except OSError:  # the other end is closed: how Linux tells the end of a terminal
            break
        if not read:
            break
        told += read
    os.close(ours)
    assert running.wait(timeout=60) == 0
    return told


@pytest.mark.skipif(sys.platform == "win32", reason="terminals")
def test_a_bar_shows_on_a_terminal_where_it_takes_longer_than_a_second():
    assert b"drawing" in _on_a_terminal(0, "assess", EXAMPLE, "--draws", "200")


@pytest.mark.skipif(sys.platform == "win32", reason="terminals")
def test_no_bar_shows_where_it_takes_less():
    assert _on_a_terminal(3600, "assess", EXAMPLE, "--draws", "200") == b""
