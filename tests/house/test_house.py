"""What holds of the whole tree: who imports whom, what may not stand in a file, how large things may grow."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def tracked() -> list[Path]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    names = [name for name in done.stdout.decode().split("\0") if name]
    if not names:  # an archive without git
        names = [str(it.relative_to(ROOT)) for it in (ROOT / "src").rglob("*.py")]
    return [ROOT / name for name in names if (ROOT / name).is_file()]


def texts() -> list[tuple[str, str]]:
    found = []
    for file in tracked():
        try:
            found.append((str(file.relative_to(ROOT)), file.read_text("utf-8")))
        except UnicodeDecodeError:
            continue  # a picture or a PDF
    return found


def test_data_flows_one_way():
    linter = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([linter, "--config", "pyproject.toml"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    "forbidden", [r"(?<![\w.])/(?:work|root|home)/\w", r"index-url", r"pypi\.[a-z]", r"registry\.[a-z]+js"]
)
def test_no_file_names_a_registry_or_a_path_of_a_machine(forbidden):
    hits = [
        f"{name}: {match.group(0)}"
        for name, text in texts()
        if name not in {"tests/house/test_house.py", "Makefile"}
        for match in re.finditer(forbidden, text)
    ]
    assert hits == []


def test_no_room_is_a_catch_all():
    names = {part for file in tracked() for part in (*file.parts[:-1], file.stem)}
    assert not names & {"utils", "util", "helpers", "helper", "common", "manager", "misc"}


def test_modules_stay_below_three_hundred_lines():
    long = {name: text.count("\n") for name, text in texts() if name.startswith("src/") and name.endswith(".py")}
    assert {name: lines for name, lines in long.items() if lines > 300} == {}


def test_nothing_catches_everything():
    broad = re.compile(r"except (?:BaseException|Exception)\b(?!.*#)|except:")
    hits = [name for name, text in texts() if name.startswith("src/") and broad.search(text)]
    assert hits == []


def test_the_lock_holds_every_direct_dependency_with_hashes():
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    for extra in project["project"].get("optional-dependencies", {}).values():
        wanted += extra
    names = {re.sub(r"[_.]", "-", re.match(r"[A-Za-z0-9._-]+", it).group(0).lower()) for it in wanted}
    lock = (ROOT / "requirements.lock").read_text("utf-8").lower()
    locked = {re.sub(r"[_.]", "-", name) for name in re.findall(r"^([a-z0-9._-]+)(?:\[[^\]]*\])?==", lock, re.M)}
    assert names <= locked
    assert lock.count("--hash=sha256:") >= len(locked)
