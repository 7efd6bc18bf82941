"""The stable JSON objects of `armistice forecast` and `armistice compare`: chances in 0…1, numbers never NaN."""

from __future__ import annotations

from typing import Any

from armistice.evaluate.as_json import band_dict, certainty_dict, package_dict
from armistice.forecast.comparison import Comparison, Version
from armistice.forecast.result import Course, Curve, Effect, Forecast, LeverTable, Matter, Reach


def forecast_dict(it: Forecast) -> dict[str, Any]:
    """Return the object whose keys docs/reference/forecast-json.md names."""
    return {
        "case": it.case,
        "draws": it.draws,
        "seed": it.seed,
        "certainty": certainty_dict(it.certainty),
        "course": None if it.course is None else _course(it.course),
        "matters": [_matter(one) for one in it.matters],
        "levers": None if it.levers is None else _table(it.levers),
        "reach": None if it.reach is None else _reach(it.reach),
    }


def _course(it: Course) -> dict[str, Any]:
    return {
        "settled": _curve(it.settled),
        "imposes": {side: _curve(curve) for side, curve in it.imposes.items()},
        "fighting": _curve(it.fighting),
        "months": band_dict(it.months),
        "cost": {side: band_dict(band) for side, band in it.cost.items()},
        "endings": [{"package": package_dict(one.package), "chance": one.chance} for one in it.endings],
        "drivers": {one.name: {"with": one.settled, "without": one.without} for one in it.drivers},
    }


def _curve(it: Curve) -> dict[str, Any]:
    return {"mean": list(it.mean), "p10": list(it.p10), "p90": list(it.p90)}


def _matter(it: Matter) -> dict[str, Any]:
    turns = None
    if it.turns is not None:
        turns = [{"value": turn.value, "below": turn.below, "above": turn.above} for turn in it.turns]
    return {
        "path": it.path,
        "title": it.title,
        "members": list(it.members),
        "share": dict(it.share),
        "low": dict(it.low),
        "high": dict(it.high),
        "of": it.of,
        "turns": turns,
        "sentence": it.sentence,
    }


def _table(it: LeverTable) -> dict[str, Any]:
    return {
        "draws": it.draws,
        "within_reach": it.within_reach,
        "settled": it.settled,
        "effects": [_effect(one) for one in it.effects],
        "unsound": [list(names) for names in it.unsound],
    }


def _effect(it: Effect) -> dict[str, Any]:
    return {
        "levers": list(it.levers),
        "by": [list(parties) for parties in it.by],
        "standing": dict(it.standing),
        "within_reach": it.within_reach,
        "settled": it.settled,
        "settled_change": it.settled_change,
        "floor": dict(it.floor),
        "hold_out": dict(it.hold_out),
    }


def _reach(it: Reach) -> dict[str, Any]:
    return {"wanted": it.wanted, "of": it.of, "sets": [_effect(one) for one in it.sets], "looked_at": it.looked_at}


def comparison_dict(it: Comparison) -> dict[str, Any]:
    """Return the object whose keys docs/reference/forecast-json.md names."""
    return {
        "differences": [
            {"path": one.path, "before": one.before, "after": one.after, "sentence": one.sentence}
            for one in it.differences
        ],
        "before": _version(it.before),
        "after": _version(it.after),
        "draws": it.draws,
        "seed": it.seed,
        "room_change": band_dict(it.room),
        "margin_change": band_dict(it.margin),
        "other_standing": it.otherwise,
    }


def _version(it: Version) -> dict[str, Any]:
    return {
        "case": it.case,
        "standing": it.standing,
        "room": it.room,
        "margin": it.margin,
        "wait_months": it.wait_months,
        "floor": dict(it.floor),
        "hold_out": dict(it.hold_out),
        "chances": dict(it.chances),
        "settled_within": None if it.settled is None else {str(month): chance for month, chance in it.settled.items()},
    }
