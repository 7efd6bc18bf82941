"""The equation as a picture: for each signer its floor, its hold-out value, and what packages can give it."""

from __future__ import annotations

from armistice.evaluate.result import Deal, Range
from armistice.present import words
from armistice.present.charts.drawing import INK, LINE, SIDES, SOFT, area, rules, svg, symbols, text
from armistice.present.charts.labels import width
from armistice.present.charts.picture import Picture
from armistice.present.charts.scale import Axis, axis
from armistice.present.plain import shorten
from armistice.present.reading import Reading

_ROW = {True: 86, False: 104}


def draw(reading: Reading, wide: bool) -> str:
    """Draw the equation for wide or narrow paper."""
    parties = reading.always
    row = _ROW[wide]
    picture = Picture(590 if wide else 320, row * len(parties))
    scale = axis(_shown(reading), 0, picture.wide)
    _ground(picture, scale)
    for place, party in enumerate(parties):
        _row(reading, party, SIDES[min(place, len(SIDES) - 1)], scale, picture, row * place, wide)
    names = words.joined([shorten(reading.name(party), 60) for party in parties])
    label = f"For {names}: floor, hold-out value and the range of what packages can give each"
    return svg(picture.layers, picture.wide, picture.high, label)


def reach(reading: Reading, party: str, deals: tuple[Deal, ...]) -> tuple[float, float] | None:
    """Return the least and most that `deals` give a party while nobody else who must agree is below its floor."""
    values = [deal.values[party] for deal in deals if _others_gain(deal, party)]
    return (min(values), max(values)) if values else None


def packages(reading: Reading) -> tuple[Deal, ...]:
    """Return the frontier, or what it would be without red lines where they leave nothing."""
    return reading.assessment.frontier or reading.assessment.frontier_without_red_lines


def _others_gain(deal: Deal, party: str) -> bool:
    return all(deal.over_floor[other] >= -1e-9 for other in deal.needs if other != party)


def _shown(reading: Reading) -> list[float]:
    a = reading.assessment
    values = [0.0, 100.0]
    for party in reading.always:
        values += [a.floor[party], a.hold_out[party], *(deal.values[party] for deal in packages(reading))]
        values += [end for view in a.proposals.values() for end in _ends(view.values[party])]
    return values


def _ground(picture: Picture, scale: Axis) -> None:
    ticks = scale.ticks()
    picture.layers.append(rules([(scale(tick), 0, scale(tick), picture.high) for tick in ticks], LINE))
    picture.layers += [text(scale(tick), picture.high + 12, _end(tick), SOFT, "center") for tick in ticks]


def _end(tick: float) -> str:
    return {0: "0 worst", 100: "100 best"}.get(round(tick), words.points(tick))


def _row(reading: Reading, party: str, colour: str, scale: Axis, picture: Picture, top: float, wide: bool) -> None:
    """One signer: its name, the bands of what packages give it, floor and hold-out value, and the proposals below."""
    name = shorten(reading.name(party), 20 if wide else 34)
    middle = top + (38 if wide else 56)
    if wide:
        picture.layers.append(text(-14, middle, name, colour, "right", bold=True))
    else:
        picture.layers.append(text(0, top + 14, name, colour, bold=True))
    _bands(reading, party, colour, scale, picture, middle)
    _marks(reading, party, colour, scale, picture, middle)
    _proposals(reading, party, scale, picture, middle)


def _bands(reading: Reading, party: str, colour: str, scale: Axis, picture: Picture, middle: float) -> None:
    deals = packages(reading)
    if not deals:
        return
    values = [deal.values[party] for deal in deals]
    picture.layers.append(area(scale(min(values)) - 2, middle - 5, scale(max(values)) + 2, middle + 5, colour, 0.16))
    span = reach(reading, party, deals)
    if span:
        picture.layers.append(area(scale(span[0]) - 2, middle - 11, scale(span[1]) + 2, middle + 11, colour, 0.22))


def _marks(reading: Reading, party: str, colour: str, scale: Axis, picture: Picture, middle: float) -> None:
    """Floor and hold-out value with their labels above, pushed apart where they would touch."""
    a = reading.assessment
    marks = [(f"{'floor' if reading.case.war else 'walk-away'} {words.points(a.floor[party])}", a.floor[party], False)]
    if abs(a.hold_out[party] - a.floor[party]) > 1e-9:
        marks.append((f"hold-out {words.points(a.hold_out[party])}", a.hold_out[party], True))
    edge = -40.0
    for label, value, dash in marks:
        spot, half = scale(value), width(label) / 2
        centre = min(max(spot, edge + half), picture.wide + 30 - half)
        edge = centre + half + 6
        picture.layers.append(rules([(spot, middle - 17, spot, middle + 17)], colour, 3, dash))
        picture.layers.append(text(centre, middle - 25, label, INK, "center"))


def _proposals(reading: Reading, party: str, scale: Axis, picture: Picture, middle: float) -> None:
    """Lettered rings beneath the band, in as many lanes as they need; a bar where open terms leave a range."""
    lanes: list[float] = []
    views = reading.assessment.proposals.items()
    for proposal, view in sorted(views, key=lambda entry: _ends(entry[1].values[party])):
        left, right = (scale(end) for end in _ends(view.values[party]))
        lane = next((k for k, edge in enumerate(lanes) if left - 9 > edge), len(lanes))
        lanes[lane : lane + 1] = [right + 9]
        y = middle + 26 + 15 * min(lane, 1)
        if right - left > 1:
            picture.layers.append(rules([(left, y, right, y)], INK, 2))
        spot = (left + right) / 2
        picture.layers.append(symbols([(spot, y)], "circle", 7, "#ffffff", INK))
        picture.layers.append(text(spot, y + 0.5, reading.letter(proposal), INK, "center", bold=True))


def _ends(value: Range) -> tuple[float, float]:
    return value if isinstance(value, tuple) else (value, value)
