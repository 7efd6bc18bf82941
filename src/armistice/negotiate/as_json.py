"""The stable JSON object of `armistice moves --json`. A state is the list of options chosen in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from armistice.dossier.statements import want_text
from armistice.negotiate.inverse import Edit, Inverse
from armistice.negotiate.model import State
from armistice.negotiate.study import Lasting, Leg, Route, Study
from armistice.negotiate.threats import Threat
from armistice.negotiate.worth import Difference


def study_dict(it: Study) -> dict[str, Any]:
    """Return the object whose keys docs/reference/moves-json.md names."""
    return {
        "situation": it.situation.id,
        "title": it.situation.title,
        "decision_makers": dict(it.situation.holders),
        "options": {option.id: {"title": option.title, "by": option.by} for option in it.situation.options.values()},
        "states": it.states,
        "now": _state(it, it.now),
        "equilibria": dict(it.totals),
        "now_is_stable_for": {holder: list(concepts) for holder, concepts in it.stays.items()},
        "improvements_from_now": [_leg(it, leg) for leg in it.improvements],
        "lasting": [_lasting(it, one) for one in it.lasting],
        "threats": [_threat(threat) for threat in it.threats],
        "without_option": _differences(it, it.buys),
        "with_lever": _differences(it, it.changes),
    }


def inverse_dict(it: Inverse) -> dict[str, Any]:
    """Return the smallest changes under which a state lasts."""
    return {
        "state": _chosen(it.shown),
        "concept": it.concept,
        "size": it.size,
        "searched": it.searched,
        "tried": it.tried,
        "ways": [[_edit(edit) for edit in way] for way in it.ways],
    }


def _chosen(shown: State) -> dict[str, list[str]]:
    """Return the chosen options; `either` are those that do not matter where states count as one."""
    chosen = [option for option, value in shown.items() if value]
    either = [option for option, value in shown.items() if value is None]
    return {"chosen": chosen, "either": either} if either else {"chosen": chosen}


def _state(it: Study, state: int) -> dict[str, list[str]]:
    return _chosen(it.shown[state])


def _leg(it: Study, leg: Leg) -> dict[str, Any]:
    return {"from": _state(it, leg.source), "by": leg.mover, "to": _state(it, leg.target), "gain": leg.gain}


def _route(it: Study, route: Route) -> dict[str, Any] | None:
    if route.steps is None:
        return None
    return {"moves": route.steps, "first": list(route.first(it.now)), "ways": [_leg(it, leg) for leg in route.legs]}


def _lasting(it: Study, one: Lasting) -> dict[str, Any]:
    upset = None
    if one.upset_by is not None:
        upset = {concept: [list(group) for group in groups] for concept, groups in one.upset_by.items()}
    assessed = one.assessed
    return {
        "state": _state(it, one.state),
        "concepts": list(one.concepts),
        "by_improvements": _route(it, one.by_improvements),
        "by_moves": _route(it, one.by_moves),
        "upset_by": upset,
        "levers": list(one.levers),
        "assessment": None
        if assessed is None
        else {
            "standing": assessed.standing,
            "room": assessed.room,
            "margin": assessed.margin,
            "wait_months": assessed.wait_months,
        },
    }


def _threat(threat: Threat) -> dict[str, Any]:
    return {
        "option": threat.option,
        "by": threat.by,
        "against": threat.against,
        "credibility": threat.credibility,
        "becomes_credible": list(threat.becomes_credible),
        "replies": [
            {"changes": dict(reply.changes), "refusal": reply.refusal, "carried_out": reply.carried_out}
            for reply in threat.replies
        ],
    }


def _differences(it: Study, found: Mapping[str, Mapping[str, Difference]] | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        name: {
            concept: {
                "lost": [_state(it, state) for state in difference.lost],
                "gained": [_state(it, state) for state in difference.gained],
            }
            for concept, difference in by_concept.items()
        }
        for name, by_concept in found.items()
    }


def _edit(edit: Edit) -> dict[str, Any]:
    want = None if edit.want is None else want_text(edit.want)
    return {"whose": edit.holder, "change": edit.kind, "place": edit.place, "want": want}
