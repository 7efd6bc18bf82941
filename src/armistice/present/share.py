"""The case and the assessment without what must not be shared, so that no section can give it away.

Floors, hold-out values, weights, the firmness of red lines, and every size from which they follow (Σ of weighted
values among them: a package's points betray the weights) are gone before a section sees anything.
"""

from __future__ import annotations

from dataclasses import replace

from armistice.dossier.case import Case, Preferences, War
from armistice.dossier.judgements import Judgement, Order
from armistice.evaluate.result import Assessment, ProposalView, Row

_NO_ORDER = Order(path="", tiers=())
_NO_NUMBER = Judgement(path="", low=0, likely=0, high=0)


def shareable_case(case: Case) -> Case:
    """Return the case without weights, walk-aways, firmness, linkages, what the war is judged by, levers' sizes."""
    return replace(
        case,
        preferences={party: _preferences(stated) for party, stated in case.preferences.items()},
        red_lines={id: replace(line, firm=1.0, note="") for id, line in case.red_lines.items()},
        linkages={},
        war=case.war and _war(case.war),
        compliance=None,
        levers={id: replace(lever, change={}, note="") for id, lever in case.levers.items()},
        moves={},
        tree={},
        warnings=(),
        text="",
    )


def shareable_assessment(assessment: Assessment) -> Assessment:
    """Return the assessment with its standings, its wait and its proposals' terms, and without a single size."""
    return replace(
        assessment,
        packages_admissible=0,
        floor={},
        hold_out={},
        room=None,
        margin=None,
        room_without_red_lines=0.0,
        margin_without_red_lines=0.0,
        margin_after={},
        widest=None,
        solutions={},
        adjusted_winner=None,
        proposals={id: _proposal(view) for id, view in assessment.proposals.items()},
        anatomy=tuple(Row(row.without, row.standing, None, None) for row in assessment.anatomy),
        frontier=(),
        frontier_total=0,
        frontier_without_red_lines=(),
        frontier_packages=None,
        frontier_alike=(),
        epsilon=0.0,
        shortfall=None,
        gives_in=None,
        hold_out_is_giving_in=(),
        certainty=None,
    )


def _preferences(stated: Preferences) -> Preferences:
    return replace(stated, weights=_NO_ORDER, walk_away=None)


def _war(war: War) -> War:
    return replace(war, sides={}, months_per_step=_NO_NUMBER, stalemate={})


def _proposal(view: ProposalView) -> ProposalView:
    return replace(view, values={}, on_paper={}, over_floor={}, over_hold_out={}, completions=0)
