"""Checks a situation against its states: too many to hold, a status quo that cannot be, one-way options that clash."""

from __future__ import annotations

from armistice.dossier.loading.document import Path
from armistice.dossier.loading.reading import Reading
from armistice.dossier.situations import Setting, Situation


def work(situation: Situation) -> int:
    """Return about how many truth values it takes to read the situation."""
    from armistice.dossier import settings  # numpy, only for a case that has moves

    return settings.work(situation)


def too_large(reading: Reading, path: Path, situation: Situation, spent: int) -> bool:
    """Tell whether the states cannot be held in memory, or be read; a fault if so.

    spent: the work of this situation and of those before it.
    """
    from armistice.dossier import settings

    count = len(situation.options)
    if count > settings.OPTIONS_AT_MOST:
        told = (
            f"{count} options make 2^{count} states; at most {settings.OPTIONS_AT_MOST} options can be held in memory"
        )
        reading.findings.fault(
            (*path, "options"), told, "leave out options that settle nothing, or split the situation"
        )
    elif situation.same and settings.arcs(situation) > settings.ARCS_AT_MOST:
        told = (
            f"with 'same' the {settings.arcs(situation):,} moves are kept one by one; at most {settings.ARCS_AT_MOST:,}"
        )
        reading.findings.fault((*path, "same"), told, "leave out options, or do without 'same'")
    elif spent > settings.WORK_AT_MOST:
        told = f"with the situations before it, its conditions take more than {settings.WORK_AT_MOST:,} truth values"
        reading.findings.fault(path, told, "leave out options or conditions, or make a case of its own of it", key=True)
    elif settings.turns(situation) > settings.TURNS_AT_MOST:
        told = "so many options of one decision maker that go one way cannot be held in memory"
        reading.findings.fault((*path, "one_way"), told, "leave out options, or let some of them go both ways")
    else:
        return False
    return True


def check_states(reading: Reading, path: Path, situation: Situation) -> None:
    """Note a status quo and ranked states that cannot be, and one-way options that no state keeps."""
    _check_now(reading, (*path, "now"), situation)
    _check_one_way(reading, (*path, "one_way"), situation)
    for holder, tiers in situation.ranks.items():
        seen: set[object] = set()
        for place, tier in enumerate(tiers):
            for index, setting in enumerate(tier):
                _check_ranked(reading, (*path, "ranks", holder, place, index), situation, setting, seen)


def _check_now(reading: Reading, path: Path, situation: Situation) -> None:
    place = _broken(situation, situation.now)
    if place is not None:
        told = f"the status quo ({chosen(situation.now)}) cannot be: it meets 'cannot' number {place + 1}"
        reading.findings.fault(path, told, "name under 'now' what is chosen today, or correct 'cannot'")


def _check_one_way(reading: Reading, path: Path, situation: Situation) -> None:
    from armistice.dossier import settings

    allowed = settings.possible(situation)
    for bit, option in enumerate(situation.options):
        kept = situation.one_way.get(option)
        if kept is not None and not allowed.reshape(-1, 2, 1 << bit)[:, int(kept)].any():
            told = f"'{option}' is to stay {str(kept).lower()}, but 'cannot' leaves no state in which it is"
            reading.findings.fault((*path, option), told, "correct 'cannot', or leave the option out of 'one_way'")


def _check_ranked(reading: Reading, path: Path, situation: Situation, setting: Setting, seen: set[object]) -> None:
    place = _broken(situation, setting)
    if place is not None:
        told = f"the state ({chosen(setting)}) cannot be: it meets 'cannot' number {place + 1}"
        reading.findings.fault(path, told, "take it out of the tiers, or correct 'cannot'")
    key = next((one for one in situation.same if one.holds(setting)), tuple(setting.values()))
    if key in seen:
        told = f"the state ({chosen(setting)}) stands in the tiers a second time"
        reading.findings.fault(path, told, "name each state once; states that count as one are one")
    seen.add(key)


def _broken(situation: Situation, setting: Setting) -> int | None:
    return next((place for place, never in enumerate(situation.cannot) if never.holds(setting)), None)


def chosen(setting: Setting) -> str:
    """Return the chosen options in words."""
    return ", ".join(option for option, value in setting.items() if value) or "nothing chosen"
