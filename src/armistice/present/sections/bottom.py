"""The bottom line in two sentences, and the key figures."""

from __future__ import annotations

from armistice.evaluate.result import NO_ROOM, TIE
from armistice.present import sentences, words
from armistice.present.ahead_words import how_sure, percent
from armistice.present.document import Block, Keys, Paragraph, Section, plain
from armistice.present.reading import Reading

YEAR = 12
"""Months."""
_WAIT = "wait before signing beats holding out for everybody"
_NO_WAIT = "wait: no end to it while there is no room"


def bottom(reading: Reading) -> Section:
    """Say how things stand and for how long."""
    first, second = sentences.bottom_lines(reading)
    blocks: list[Block] = [Paragraph(first, "lead"), Paragraph(second, "lead"), Keys(tuple(keys(reading)))]
    if reading.certainty:
        blocks.append(Paragraph(plain(how_sure(reading.assessment.standing, reading.certainty)), "soft"))
    return Section("bottom-line", "", tuple(blocks))


def keys(reading: Reading) -> list[tuple[str, str]]:
    """Return the key figures, each with what it means; without sizes only the standing, the wait and the packages."""
    a = reading.assessment
    if not reading.sizes:
        entries = [(words.STANDING[a.standing], "how things stand today")]
    else:
        entries = [_room(reading), *_second(reading)]
    if reading.case.war:
        entries.append((sentences.wait(reading), _WAIT if a.standing != NO_ROOM else _NO_WAIT))
    entries += _chances(reading)
    entries.append(_packages(reading))
    return entries


def _chances(reading: Reading) -> list[tuple[str, str]]:
    within = reading.certainty.settled_within if reading.certainty else None
    return [(percent(within[YEAR]), "chance of settlement within a year, to the observer")] if within else []


def _room(reading: Reading) -> tuple[str, str]:
    a = reading.assessment
    measure = "floor" if reading.case.war else "walk-away"
    if a.room is None:
        return "none", "room: the red lines leave no package"
    if a.room < -TIE:
        return "none", f"room: the nearest package leaves somebody {words.size(a.room)} under its {measure}"
    return words.size(a.room), f"room: what a package can give each over its {measure}{_without_red_lines(reading)}"


def _without_red_lines(reading: Reading) -> str:
    if not reading.case.red_lines:
        return ""
    return f" ({words.size(reading.assessment.room_without_red_lines)} if no red line counted)"


def _second(reading: Reading) -> list[tuple[str, str]]:
    """The margin where there is room; else the room there would be without red lines."""
    a, war = reading.assessment, reading.case.war
    if a.room is None or a.room < -TIE:
        has_room = a.room_without_red_lines >= -TIE
        figure = words.size(a.room_without_red_lines) if has_room else "none"
        return [(figure, "room if no red line counted")] if reading.case.red_lines else []
    if not war or a.margin is None:
        return []
    if a.margin >= -TIE:
        return [(words.size(a.margin), "margin: what a package can give each over what holding out is worth to it")]
    return [(f"{words.size(a.margin)} short", "margin: the nearest package against what holding out is worth")]


def _packages(reading: Reading) -> tuple[str, str]:
    a = reading.assessment
    if not reading.sizes:
        return words.count(a.packages_total), "packages can be put together from the options"
    return words.count(
        a.packages_admissible
    ), f"of {words.count(a.packages_total)} packages keep all rules and red lines"
