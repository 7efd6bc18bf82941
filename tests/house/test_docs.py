"""The documentation is true: what it shows runs, what exists is documented, and every link leads somewhere.

Blocks of a page run in order in one folder that holds a copy of the examples. A fence may say more than its language:
`yaml PATH` writes the block to a file, `yaml PATH +` adds it to one. In `console` blocks a line after a command must
stand in what it prints (… for anything).
"""

from __future__ import annotations

import inspect
import re
import shlex
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import typer.main
from typer.testing import CliRunner

import armistice
from armistice.cli import app

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md")))
REFERENCE = ROOT / "docs" / "reference"
FENCE = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    language: str
    target: str
    text: str


def blocks(page: Path) -> list[Block]:
    found = [Block(lang, rest.strip(), text) for lang, rest, text in FENCE.findall(page.read_text("utf-8"))]
    return [block for block in found if block.language in ("python", "console") or block.target]


def name(page: Path) -> str:
    return str(page.relative_to(ROOT))


def run_command(line: str) -> str:
    words = shlex.split(line, comments=True)
    assert words[0] == "armistice", f"only armistice can be run here: {line}"
    result = CliRunner().invoke(app, words[1:], catch_exceptions=False)
    assert result.exit_code == 0, f"{line}\n{result.output}"
    return result.output


def run_console(text: str) -> None:
    output = ""
    for line in text.splitlines():
        if line.startswith("$ "):
            output = run_command(line[2:])
        elif line.strip() not in ("", "…"):
            wanted = r".*?".join(re.escape(part) for part in " ".join(line.split()).split("…"))
            assert re.search(wanted, " ".join(output.split())), f"not printed: {line}\n{output}"


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page)], ids=name)
def test_every_example_of_the_page_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for block in blocks(page):
        if block.language == "python":
            exec(compile(block.text, name(page), "exec"), names)  # noqa: S102 – our own documentation
        elif block.language == "console":
            run_console(block.text)
        else:
            target, _, add = block.target.partition(" ")
            file = tmp_path / target
            file.parent.mkdir(exist_ok=True)
            file.write_text((file.read_text("utf-8") if add else "") + block.text, "utf-8")


def section(text: str, title: str) -> str:
    """Return what stands under the heading that begins with `title`, or nothing."""
    found = re.search(rf"^## {re.escape(title)}(?: [A-Z\[][^\n]*)?\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    return found.group(1) if found else ""


def commands() -> dict[str, list[str]]:
    group = typer.main.get_command(app)
    found = {command: sub for command, sub in group.commands.items() if not sub.hidden}
    return {command: [option for param in sub.params for option in param.opts] for command, sub in found.items()}


@pytest.mark.parametrize("command", commands())
def test_every_command_and_option_is_documented(command: str) -> None:
    text = section((REFERENCE / "command-line.md").read_text("utf-8"), f"armistice {command}")
    assert text, f"docs/reference/command-line.md has no section '## armistice {command}'"
    missing = [option for option in commands()[command] if option.startswith("-") and f"`{option}" not in text]
    assert [option for option in missing if option != "--help"] == []


def test_every_documented_command_exists() -> None:
    headings = re.findall(r"^## armistice (\w+)", (REFERENCE / "command-line.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(headings) == sorted(commands())


def keys(node: object, free: set[str]) -> set[str]:
    """Return every key of a JSON object but the ids of the case and months."""
    if isinstance(node, dict):
        own = {key for key in node if key not in free and not key.isdigit()}
        return own.union(*(keys(value, free) for value in node.values()))
    return set().union(*(keys(value, free) for value in node)) if isinstance(node, list) else set()


@cache
def ticked(page: str) -> frozenset[str]:
    """Return every word that stands in backticks on a page of the reference, dotted ones whole and in parts."""
    text = re.sub(r"```.*?```", "", (REFERENCE / page).read_text("utf-8"), flags=re.DOTALL)
    return frozenset(word for code in re.findall(r"`([^`]+)`", text) for word in re.findall(r"\w+", code))


@pytest.mark.parametrize("example", ["ukraine-talks", "camp-david-1978"])
def test_every_key_of_the_assessment_is_documented(example: str) -> None:
    case = armistice.load(ROOT / "examples" / example)
    ids = {*case.parties, *case.issues, *case.proposals}
    ids |= {use for issue in case.issues.values() for use in getattr(issue, "uses", ())}
    ids |= set(case.red_lines)
    assessed = armistice.assess(case, draws=4, processes=1)
    assert keys(assessed.to_dict(), ids) - ticked("assess-json.md") == set()


def test_every_key_of_the_case_file_is_documented() -> None:
    schema = armistice.schema()
    models = [schema, *schema["$defs"].values()]
    known = {key for model in models for key in model.get("properties", ())}
    assert known - ticked("case-file.md") == set()


def test_every_function_of_the_door_is_documented_with_its_arguments() -> None:
    undocumented = set(armistice.__all__) - ticked("python.md")
    for each in (getattr(armistice, door) for door in armistice.__all__):
        if inspect.isfunction(each):
            undocumented |= set(inspect.signature(each).parameters) - ticked("python.md")
    assert undocumented == set()


def anchors(page: Path) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_of_the_page_leads_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
        if "://" in link:
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_every_page_can_be_reached_from_the_index() -> None:
    index = ROOT / "docs" / "README.md"
    linked = {(index.parent / link).resolve() for link in re.findall(r"\]\(([^)#\s]+)", index.read_text("utf-8"))}
    assert set((ROOT / "docs").rglob("*.md")) - linked == {index}
