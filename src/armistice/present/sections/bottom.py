"""The bottom line in two sentences, and the key figures."""

from __future__ import annotations

from armistice.present import sentences, words
from armistice.present.document import Block, Keys, Paragraph, Section
from armistice.present.reading import Reading


def bottom(reading: Reading) -> Section:
    """Say how things stand and for how long."""
    first, second = sentences.bottom_lines(reading)
    blocks: list[Block] = [Paragraph(first, "lead"), Paragraph(second, "lead"), Keys(tuple(keys(reading)))]
    return Section("bottom-line", "", tuple(blocks))


def keys(reading: Reading) -> list[tuple[str, str]]:
    """Return the key figures, each with what it means; without sizes only the standing, the wait and the packages."""
    a = reading.assessment
    if not reading.sizes:
        entries = [(words.STANDING[a.standing], "how things stand today")]
    else:
        entries = [_room(reading)]
        if reading.case.war:
            entries.append(_margin(reading))
    if reading.case.war:
        entries.append((sentences.wait(reading), "wait before signing beats holding out for everybody"))
    entries.append(_packages(reading))
    return entries


def _room(reading: Reading) -> tuple[str, str]:
    a = reading.assessment
    beside = ""
    if reading.case.red_lines:
        beside = f"; without red lines {words.size(a.room_without_red_lines) if a.room_without_red_lines >= 0 else 'none'}"
    has_room = a.room is not None and a.room >= 0
    measure = "floor" if reading.case.war else "walk-away"
    text = f"room: what a package can give each signer over its {measure}" if has_room else "room under present red lines"
    return words.size(a.room or 0) if has_room else "none", text + beside


def _margin(reading: Reading) -> tuple[str, str]:
    margin = reading.assessment.margin
    if margin is None:
        return "none", "margin over what holding out is worth: the red lines leave no package"
    if margin >= 0:
        return words.size(margin), "margin: what a package can give each side over holding out"
    return f"{words.size(margin)} short", "margin: the nearest package against what holding out is worth"


def _packages(reading: Reading) -> tuple[str, str]:
    a = reading.assessment
    if not reading.sizes:
        return words.count(a.packages_total), "packages can be put together from the options"
    return words.count(a.packages_admissible), f"of {words.count(a.packages_total)} packages keep all rules and red lines"
