"""The stable JSON object of `armistice assess --json`: numbers as Python writes them, never NaN."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from armistice.evaluate.result import Assessment, Band, Certainty, Deal, ProposalView, Range


def assessment_dict(it: Assessment) -> dict[str, Any]:
    """Return the object whose keys interfaces and docs name."""
    return {
        "case": it.case,
        "as_of": it.as_of.isoformat() if it.as_of else None,
        "signers": list(it.signers),
        "packages": {"total": it.packages_total, "admissible": it.packages_admissible},
        "floor": dict(it.floor),
        "hold_out": dict(it.hold_out),
        "standing": it.standing,
        "room": it.room,
        "margin": it.margin,
        "room_without_red_lines": it.room_without_red_lines,
        "margin_without_red_lines": it.margin_without_red_lines,
        "margin_after": {str(months): margin for months, margin in it.margin_after.items()},
        "wait_months": it.wait_months,
        "widest": _deal(it.widest),
        "solutions": {name: _deal(deal) for name, deal in it.solutions.items()},
        "shortfall": None
        if it.shortfall is None
        else {"widest": _deal(it.shortfall.widest), "short": dict(it.shortfall.short)},
        "adjusted_winner": None
        if it.adjusted_winner is None
        else {"shares": dict(it.adjusted_winner.shares), "values": dict(it.adjusted_winner.values)},
        "proposals": {name: _proposal(view) for name, view in it.proposals.items()},
        "anatomy": [
            {"without": list(row.without), "standing": row.standing, "room": row.room, "margin": row.margin}
            for row in it.anatomy
        ],
        "gives_in": None if it.gives_in is None else dict(it.gives_in),
        "hold_out_is_giving_in": list(it.hold_out_is_giving_in),
        "frontier": [
            {"values": dict(deal.values), "on_paper": dict(deal.on_paper), "package": package_dict(deal.package)}
            for deal in it.frontier
        ],
        "frontier_total": it.frontier_total,
        "frontier_exact": it.frontier_exact,
        "epsilon": it.epsilon,
        "certainty": None if it.certainty is None else certainty_dict(it.certainty),
    }


def certainty_dict(it: Certainty) -> dict[str, Any]:
    """Return what the draws say, with shares and chances in 0…1."""
    return {
        "draws": it.draws,
        "seed": it.seed,
        "standing": dict(it.standing),
        "standing_error": dict(it.standing_error),
        "room": band_dict(it.room),
        "margin": band_dict(it.margin),
        "wait_months": band_dict(it.wait_months),
        "floor": {party: band_dict(band) for party, band in it.floor.items()},
        "hold_out": {party: band_dict(band) for party, band in it.hold_out.items()},
        "gains": {party: band_dict(band) for party, band in it.gains.items()},
        "solutions": {
            name: {
                "stays": stability.stays,
                "turns": [
                    {"package": None if package is None else package_dict(package), "share": share}
                    for package, share in stability.turns
                ],
            }
            for name, stability in it.solutions.items()
        },
        "proposals": dict(it.proposals),
        "red_lines": dict(it.red_lines),
        "tried": it.tried,
        "settled_within": None
        if it.settled_within is None
        else {str(months): chance for months, chance in it.settled_within.items()},
    }


def band_dict(band: Band | None) -> dict[str, float] | None:
    """Return a band, or None where the number exists in no draw."""
    return None if band is None else {"p10": band.p10, "p50": band.p50, "p90": band.p90, "exists": band.exists}


def _deal(deal: Deal | None) -> dict[str, Any] | None:
    if deal is None:
        return None
    return {
        "package": package_dict(deal.package),
        "values": dict(deal.values),
        "on_paper": dict(deal.on_paper),
        "over_floor": dict(deal.over_floor),
        "over_hold_out": dict(deal.over_hold_out),
    }


def package_dict(package: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a package says on each issue."""
    return {issue: dict(level) if isinstance(level, Mapping) else level for issue, level in package.items()}


def _proposal(view: ProposalView) -> dict[str, Any]:
    return {
        "signable": view.signable,
        "red_lines": list(view.red_lines),
        "rules": list(view.rules),
        "values": _ranges(view.values),
        "on_paper": _ranges(view.on_paper),
        "over_floor": _ranges(view.over_floor),
        "over_hold_out": _ranges(view.over_hold_out),
    }


def _ranges(by_party: Mapping[str, Range]) -> dict[str, Any]:
    return {party: list(it) if isinstance(it, tuple) else it for party, it in by_party.items()}
