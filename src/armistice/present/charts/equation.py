"""The equation as a picture: for each signer its floor, its hold-out value, and what packages can give it."""

from __future__ import annotations

from dataclasses import dataclass

from armistice.evaluate.result import TIE, Band, Range
from armistice.present import words
from armistice.present.charts.drawing import INK, LINE, SIDES, SOFT, area, rules, svg, symbols, text
from armistice.present.charts.labels import Box, width
from armistice.present.charts.picture import Picture
from armistice.present.charts.scale import Axis, axis
from armistice.present.plain import shorten
from armistice.present.reading import Reading

_LANE = 16  # pixels from one line of proposals to the next
_RING = 8  # pixels from the middle of a proposal's ring to its rim


@dataclass(frozen=True, slots=True)
class _Row:
    """One signer's part of the picture: its colour, the middle of its band, and its proposals by lane."""

    party: str
    colour: str
    middle: float
    lanes: dict[str, int]


def draw(reading: Reading, wide: bool) -> str:
    """Draw the equation for wide or narrow paper."""
    across = 590 if wide else 320
    scale = axis(_shown(reading), 0, across)
    rows, bottom = _rows(reading, scale, wide)
    picture = Picture(across, round(bottom))
    _ground(picture, scale)
    for row in rows:
        _name(reading, row, picture, wide)
        _bands(reading, row, scale, picture)
        _marks(reading, row, scale, picture)
        _proposals(reading, row, scale, picture)
    names = words.joined([shorten(reading.name(row.party), 60) for row in rows])
    label = f"For {names}: floor, hold-out value and the range of what packages can give each"
    return svg(picture.layers, picture.wide, picture.high, label)


def _shown(reading: Reading) -> list[float]:
    a = reading.assessment
    values = [0.0, 100.0]
    for party in reading.always:
        drawn = [band for hold_out in (False, True) if (band := _drawn(reading, party, hold_out))]
        values += [end for band in drawn for end in (band.p10, band.p90)]
        values += [a.floor[party], a.hold_out[party], *(deal.values[party] for deal in reading.packages)]
        values += [end for view in a.proposals.values() for end in _ends(view.values[party])]
    return values


def _rows(reading: Reading, scale: Axis, wide: bool) -> tuple[list[_Row], float]:
    """Return a row for each party that always signs, as high as its proposals need, and where the last one ends."""
    rows, top = [], 0.0
    for place, party in enumerate(reading.always):
        lanes = _lanes(reading, party, scale)
        middle = top + (38 if wide else 56)
        rows.append(_Row(party, SIDES[min(place, len(SIDES) - 1)], middle, lanes))
        top = middle + 20 + _LANE * (max(lanes.values(), default=-1) + 1)
    return rows, top + 4


def _lanes(reading: Reading, party: str, scale: Axis) -> dict[str, int]:
    """Give every proposal the first line under the band where it touches no other."""
    edges: list[float] = []
    lanes: dict[str, int] = {}
    spans = {id: _ends(view.values[party]) for id, view in reading.assessment.proposals.items()}
    for id, (low, high) in sorted(spans.items(), key=lambda entry: entry[1]):
        left, right = scale(low) - _RING, scale(high) + _RING
        lane = next((k for k, edge in enumerate(edges) if left > edge + 2), len(edges))
        edges[lane : lane + 1] = [right]
        lanes[id] = lane
    return lanes


def _ground(picture: Picture, scale: Axis) -> None:
    ticks = scale.ticks()
    picture.layers.append(rules([(scale(tick), 0, scale(tick), picture.high) for tick in ticks], LINE))
    picture.layers += [text(scale(tick), picture.high + 12, _end(tick), SOFT, align="center") for tick in ticks]


def _end(tick: float) -> str:
    return {0: "0 worst", 100: "100 best"}.get(round(tick), words.points(tick))


def _name(reading: Reading, row: _Row, picture: Picture, wide: bool) -> None:
    if wide:
        name = shorten(reading.name(row.party), 20)
        picture.layers.append(text(-14, row.middle, name, row.colour, align="right", bold=True))
    else:
        name = shorten(reading.name(row.party), 34)
        picture.layers.append(text(0, row.middle - 42, name, row.colour, bold=True))


def _bands(reading: Reading, row: _Row, scale: Axis, picture: Picture) -> None:
    """A pale band for the whole frontier, a darker and higher one where nobody else is below its floor."""
    deals = reading.packages
    if not deals:
        return
    values = [deal.values[row.party] for deal in deals]
    left, right = scale(min(values)) - 2, scale(max(values)) + 2
    picture.layers.append(area(Box(left, row.middle - 5, right, row.middle + 5), row.colour, 0.16))
    if span := reading.reach(row.party):
        left, right = scale(span[0]) - 2, scale(span[1]) + 2
        picture.layers.append(area(Box(left, row.middle - 11, right, row.middle + 11), row.colour, 0.22))


def _marks(reading: Reading, row: _Row, scale: Axis, picture: Picture) -> None:
    """Floor and hold-out value with their labels above, pushed apart where they would touch."""
    floor, hold_out = reading.assessment.floor[row.party], reading.assessment.hold_out[row.party]
    marks = [(f"{'floor' if reading.case.war else 'walk-away'} {words.points(floor)}", floor, False)]
    if reading.case.war and hold_out - floor > TIE:
        marks.append((f"hold-out {words.points(hold_out)}", hold_out, True))
    edge = -40.0
    for label, value, dash in marks:
        spot, half = scale(value), width(label) / 2
        centre = min(max(spot, edge + half), picture.wide + 30 - half)
        edge = centre + half + 6
        picture.layers.append(rules([(spot, row.middle - 17, spot, row.middle + 17)], row.colour, 3, dash))
        band = _drawn(reading, row.party, dash)
        if band:  # at the head of the floor's mark, at the foot of the hold-out value's
            y = row.middle + (15 if dash else -15)
            picture.layers.append(rules([(scale(band.p10), y, scale(band.p90), y)], row.colour, 2, dash))
        picture.layers.append(text(centre, row.middle - 25, label, INK, align="center"))


def _drawn(reading: Reading, party: str, hold_out: bool) -> Band | None:
    """Where 8 of 10 draws put a floor or a hold-out value."""
    certainty = reading.certainty
    if certainty is None:
        return None
    band = (certainty.hold_out if hold_out else certainty.floor).get(party)
    return band if band and band.p90 > band.p10 else None


def _proposals(reading: Reading, row: _Row, scale: Axis, picture: Picture) -> None:
    """Lettered rings beneath the band; a line to the right of one spans what its open terms leave."""
    for id, lane in row.lanes.items():
        low, high = _ends(reading.assessment.proposals[id].values[row.party])
        y = row.middle + 27 + _LANE * lane
        if high > low:
            picture.layers.append(rules([(scale(low), y, scale(high), y)], INK, 1.5))
        picture.layers.append(symbols([(scale(low), y)], "circle", 7, "#ffffff", INK))
        picture.layers.append(text(scale(low), y + 0.5, reading.letter(id), INK, align="center", bold=True))


def _ends(value: Range) -> tuple[float, float]:
    return value if isinstance(value, tuple) else (value, value)
