"""The option form as a CSV table: one row for each option, want, and thing that cannot be.

The columns are kind, who, id, text, note. A text that a spreadsheet would take for a formula is written after an
apostrophe, which reading takes off again.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from armistice._base.errors import CaseError, Finding, nearest
from armistice.dossier.situations import Situation
from armistice.dossier.statements import StatementFault, condition_text, read_condition, read_want, want_text
from armistice.dossier.trees import condition_tree, want_tree

COLUMNS = ("kind", "who", "id", "text", "note")
ROWS = 10_000
TIERS = 10_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")

Row = Mapping[str, str]


def to_csv(it: Situation) -> str:
    """Return the situation as a table; levers stay with their case."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in _rows(it):
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row])
    return out.getvalue()


def _rows(it: Situation) -> Iterator[tuple[str, str, str, str, str]]:
    yield "situation", "", it.id, it.title, it.note
    for holder, name in it.holders.items():
        yield "name", holder, "", name, ""
    for option in it.options.values():
        yield "option", option.by, option.id, option.title, option.note
    for kind, conditions in (("cannot", it.cannot), ("same", it.same)):
        for condition in conditions:
            yield kind, "", "", condition_text(condition), ""
    for option, value in it.one_way.items():
        yield "one_way", "", option, str(value).lower(), ""
    for option, value in it.now.items():
        if value:
            yield "now", "", option, "true", ""
    for holder, wants in it.wants.items():
        for want in wants or (None,):
            yield "want", holder, "", want_text(want) if want else "", ""
    for holder, tiers in it.ranks.items():
        for place, tier in enumerate(tiers, start=1):
            for state in tier:
                yield "rank", holder, str(place), " ".join(option for option, value in state.items() if value), ""


def from_csv(text: str, file: str) -> tuple[str, dict[str, Any]]:
    """Return the id of the situation and the plain data that would stand in a case file.

    Raises CaseError with every row at fault and its line.
    """
    table = _Table(file)
    for line, row in _read(text, file):
        table.take(line, row)
    table.read_statements()
    if table.faults:
        raise CaseError(table.faults)
    return table.name, table.tree


def _read(text: str, file: str) -> Iterator[tuple[int, Row]]:
    """Yield each row with its line; commas or semicolons, whichever the first line has."""
    head = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ",")
    try:
        columns = tuple(cell.strip().lower() for cell in next(reader, ()))
        if columns[:4] != COLUMNS[:4] or len(columns) > len(COLUMNS) or columns != COLUMNS[: len(columns)]:
            told = f"expected the columns {', '.join(COLUMNS)}, found {', '.join(columns)[:80] or 'nothing'}"
            raise CaseError([Finding("", told, "write them as the first line", 1, 1, file)])
        for count, cells in enumerate(reader):
            if count >= ROWS:
                raise CaseError([Finding("", f"more than {ROWS:,} rows", "", reader.line_num, 1, file)])
            yield reader.line_num, {name: _cell(cell) for name, cell in zip(COLUMNS, cells, strict=False)}
    except csv.Error as error:
        raise CaseError([Finding("", f"this is not CSV: {error}", "", reader.line_num, 1, file)]) from error


def _cell(cell: str) -> str:
    cell = cell.strip()
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


@dataclass(slots=True)
class _Table:
    """What the rows say so far; statements wait until all options are known."""

    file: str
    name: str = "moves"
    faults: list[Finding] = field(default_factory=list)
    statements: list[tuple[int, str, str, str]] = field(default_factory=list)
    options: set[str] = field(default_factory=set)
    tree: dict[str, Any] = field(
        default_factory=lambda: {
            "title": "A situation",
            "names": {},
            "options": {},
            "cannot": [],
            "same": [],
            "one_way": {},
            "now": {},
            "wants": {},
            "ranks": {},
        }
    )

    def take(self, line: int, row: Row) -> None:
        """Take in one row; an empty one is passed over."""
        if not any(row.values()):
            return
        kinds: dict[str, Callable[[int, Row], None]] = {
            "situation": self.situation, "name": self.named, "option": self.option, "one_way": self.one_way,
            "now": self.now, "rank": self.rank,
            "want": self.statement, "cannot": self.statement, "same": self.statement,
        }  # fmt: skip
        kind = row.get("kind", "").lower()
        if kind in kinds:
            kinds[kind](line, row)
        else:
            self.fault(
                line, f"no kind of row is called '{kind[:40]}'", nearest(kind, kinds) or f"known: {', '.join(kinds)}"
            )

    def fault(self, line: int, message: str, mend: str = "") -> None:
        self.faults.append(Finding("", message, mend, line, 1, self.file))

    def situation(self, line: int, row: Row) -> None:
        self.name = row.get("id") or self.name
        self.tree["title"] = row.get("text") or self.tree["title"]
        self.tree["note"] = row.get("note", "")

    def named(self, line: int, row: Row) -> None:
        self.tree["names"][row.get("who", "")] = row.get("text", "")

    def option(self, line: int, row: Row) -> None:
        name, held = row.get("id", ""), self.tree["options"].setdefault(row.get("who", ""), {})
        if name in self.options:
            self.fault(line, f"the option '{name[:40]}' stands a second time", "ids are unique within a situation")
        self.options.add(name)
        held[name] = {"title": row.get("text") or name, "note": row.get("note", "")}

    def one_way(self, line: int, row: Row) -> None:
        self.tree["one_way"][row.get("id", "")] = self.truth(line, row)

    def now(self, line: int, row: Row) -> None:
        self.tree["now"][row.get("id", "")] = self.truth(line, row)

    def truth(self, line: int, row: Row) -> bool:
        text = row.get("text", "").lower()
        if text not in ("true", "false"):
            self.fault(line, f"expected true or false, found '{text[:40]}'", "write it in the column text")
        return text == "true"

    def rank(self, line: int, row: Row) -> None:
        tiers, place = self.tree["ranks"].setdefault(row.get("who", ""), []), row.get("id", "")
        if not (place.isascii() and place.isdigit() and 1 <= int(place[:6]) <= min(len(tiers) + 1, TIERS)):
            told = f"expected the number of a tier, 1 to {len(tiers) + 1}, found '{place[:20]}'"
            self.fault(line, told, "1 is the most liked; leave no number out and keep them rising")
            return
        tiers.extend([] for _ in range(int(place) - len(tiers)))
        tiers[int(place) - 1].append(dict.fromkeys(row.get("text", "").split(), True))

    def statement(self, line: int, row: Row) -> None:
        self.statements.append((line, row.get("kind", "").lower(), row.get("who", ""), row.get("text", "")))

    def read_statements(self) -> None:
        """Read the conditions, now that every option is known."""
        for line, kind, who, text in self.statements:
            try:
                self.add(kind, who, text)
            except StatementFault as error:
                self.fault(line, str(error))

    def add(self, kind: str, who: str, text: str) -> None:
        if kind != "want":
            self.tree[kind].append(condition_tree(read_condition(text, self.options)))
            return
        wants = self.tree["wants"].setdefault(who, [])
        if text:
            wants.append(want_tree(read_want(text, self.options)))
