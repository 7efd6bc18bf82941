"""Reads the moves: situations with their options, what cannot be, the status quo and what each decision maker wants."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from armistice._base.frozen import frozen
from armistice.dossier.conditions import Condition, Leaf, OneOf
from armistice.dossier.loading.conditions import condition
from armistice.dossier.loading.document import Path
from armistice.dossier.loading.findings import shown
from armistice.dossier.loading.reading import Reading
from armistice.dossier.loading.states import check_states, too_large, work
from armistice.dossier.situations import MoveOption, Setting, Situation, Want


@frozen
class _Table:
    """One situation while it is read: its place, its entry and its options."""

    reading: Reading
    path: Path
    entry: Mapping[str, Any]
    options: Mapping[str, MoveOption]

    def at(self, *steps: str | int) -> Path:
        return (*self.path, *steps)

    def fault(self, path: Path, message: str, mend: str) -> None:
        self.reading.findings.fault(path, message, mend)

    def condition(self, path: Path, value: Any) -> Condition | None:
        return condition(self.reading, path, value, self.tested)

    def tested(self, reading: Reading, path: Path, name: str, test: Any) -> Condition | None:
        """Read `option: true` or `option: false`."""
        if not self.known(path, name):
            return None
        if not isinstance(test, bool):
            self.fault(path, f"expected true or false, found {shown(test)}", f"write {name}: true or {name}: false")
            return None
        return Leaf(name, OneOf(frozenset({test})))

    def known(self, path: Path, name: str) -> bool:
        """Tell whether somebody holds the option; a fault if not."""
        if name not in self.options:
            told = "option of a decision maker"
            self.reading.findings.unknown(path, told, name, sorted(self.options), key=True)
        return name in self.options

    def conditions(self, part: str) -> tuple[Condition, ...]:
        found = [self.condition(self.at(part, index), value) for index, value in enumerate(self.entry.get(part, ()))]
        return tuple(read for read in found if read is not None)

    def setting(self, path: Path, named: Mapping[str, bool]) -> Setting:
        """Return the whole setting; what is not named is false."""
        for name in named:
            self.known((*path, name), name)
        return {name: named.get(name, False) for name in self.options}


def situations(reading: Reading) -> dict[str, Situation]:
    """Return the situations of the file by id."""
    found, spent = {}, 0
    for name, entry in reading.part("moves").items():
        path = ("moves", name)
        table = _Table(reading, path, entry, _options(reading, path, entry))
        situation = _situation(table, name)
        spent += work(situation)
        if not too_large(reading, path, situation, spent):
            check_states(reading, path, situation)
        found[name] = situation
    return found


def _options(reading: Reading, path: Path, entry: Mapping[str, Any]) -> dict[str, MoveOption]:
    found: dict[str, MoveOption] = {}
    for holder, held in entry["options"].items():
        place = (*path, "options", holder)
        if not held and not reading.told(*place):
            reading.findings.fault(
                place, f"'{holder}' holds no option", "name what it can do, or leave it out", key=True
            )
        for name, value in held.items():
            if name in found:
                told = f"the option '{name}' is held by '{found[name].by}' already"
                reading.findings.fault((*place, name), told, "ids are unique within a situation", key=True)
            found.setdefault(name, _option(reading, (*place, name), name, holder, value))
    if not entry["options"]:
        reading.findings.fault(
            (*path, "options"), "nobody holds an option", "write decision maker: {id: Title}", key=True
        )
    return found


def _option(reading: Reading, path: Path, name: str, holder: str, value: str | Mapping[str, Any]) -> MoveOption:
    entry: Mapping[str, Any] = {"title": value} if isinstance(value, str) else value
    lever = entry.get("lever")
    levers = reading.part("levers")
    if lever is not None and lever not in levers and not reading.told("levers", lever):
        reading.findings.unknown((*path, "lever"), "lever", lever, sorted(levers))
    return MoveOption(name, entry["title"], holder, lever, entry.get("note", ""))


def _situation(table: _Table, name: str) -> Situation:
    entry = table.entry
    return Situation(
        id=name,
        title=entry["title"],
        holders=_holders(table),
        options=table.options,
        now=table.setting(table.at("now"), entry.get("now", {})),
        cannot=table.conditions("cannot"),
        same=table.conditions("same"),
        one_way=_one_way(table),
        wants=_wants(table),
        ranks=_ranks(table),
        note=entry.get("note", ""),
    )


def _holders(table: _Table) -> dict[str, str]:
    """Return the printed names: stated here, else the party's, else the id in words."""
    stated, parties = table.entry.get("names", {}), table.reading.part("parties")
    for name in stated:
        _is_holder(table, table.at("names", name), name)
    return {
        holder: stated.get(holder) or parties.get(holder, {}).get("name") or holder.replace("_", " ").capitalize()
        for holder in table.entry["options"]
    }


def _is_holder(table: _Table, path: Path, name: str) -> bool:
    holders = table.entry["options"]
    if name not in holders:
        table.reading.findings.unknown(path, "decision maker with options here", name, sorted(holders), key=True)
    return name in holders


def _one_way(table: _Table) -> dict[str, bool]:
    stated: Mapping[str, bool] = table.entry.get("one_way", {})
    return {name: value for name, value in stated.items() if table.known(table.at("one_way", name), name)}


def _wants(table: _Table) -> dict[str, tuple[Want, ...]]:
    wants: Mapping[str, Any] = table.entry.get("wants", {})
    ranks: Mapping[str, Any] = table.entry.get("ranks", {})
    for holder in table.entry["options"]:
        if (holder in wants) == (holder in ranks):
            told = "both under wants and under ranks" if holder in wants else "neither under wants nor under ranks"
            mend = "say once what it prefers; an empty list under wants means it does not mind"
            if not table.reading.told(*table.at("wants")) and not table.reading.told(*table.at("ranks")):
                table.fault(table.at("options", holder), f"'{holder}' stands {told}", mend)
    return {
        holder: _list_of_wants(table, table.at("wants", holder), stated)
        for holder, stated in wants.items()
        if _is_holder(table, table.at("wants", holder), holder)
    }


def _list_of_wants(table: _Table, path: Path, stated: Any) -> tuple[Want, ...]:
    if not isinstance(stated, list):
        table.fault(path, f"expected a list of wants, found {shown(stated)}", "write [{option: true}, …]")
        return ()
    found = [_want(table, (*path, index), want) for index, want in enumerate(stated)]
    return tuple(want for want in found if want is not None)


def _want(table: _Table, path: Path, stated: Any) -> Want | None:
    if not isinstance(stated, dict) or not {"if", "then"} & set(stated):
        then = table.condition(path, stated)
        return Want(then) if then is not None else None
    if set(stated) != {"if", "then"}:
        told = f"expected if and then, found {' and '.join(sorted(map(str, stated)))}"
        table.fault(path, told, "write {if: condition, then: condition}")
        return None
    given = table.condition((*path, "if"), stated["if"])
    then = table.condition((*path, "then"), stated["then"])
    return Want(then, given) if given is not None and then is not None else None


def _ranks(table: _Table) -> dict[str, tuple[tuple[Setting, ...], ...]]:
    stated: Mapping[str, Any] = table.entry.get("ranks", {})
    return {
        holder: tuple(
            tuple(table.setting(table.at("ranks", holder, place, index), named) for index, named in enumerate(tier))
            for place, tier in enumerate(tiers)
        )
        for holder, tiers in stated.items()
        if _is_holder(table, table.at("ranks", holder), holder)
    }
