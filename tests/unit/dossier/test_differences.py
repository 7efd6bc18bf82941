"""What changed between two versions of a case, in plain words."""

from pathlib import Path

import pytest

from armistice.dossier.differences import differences
from armistice.dossier.edit import REMOVE, edit
from armistice.dossier.loading import load, parse

EXAMPLE = load(Path(__file__).parent / "example.yaml")

CHANGES = {
    "war.sides.north.cost": (
        0.7,
        "What a month of war costs Northland, in points: 0.2 to 1, likely 0.5 before, 0.7 now.",
    ),
    "war.line.at": (14, "Where the line stands: 13 before, 14 now."),
    "war.stalemate.relief": (10, "'Sanctions lifted' at today's line with no deal: 0 % before, 10 % now."),
    "war.sides.south.patience": (
        [0.9, 0.99],
        "What a month later is worth to Southland: 0.99 before, 0.9 to 0.99 now.",
    ),
    "proposals.envoy_3.terms.territory": (
        "partial",
        "'Who holds the valley' in the proposal 'Third draft': 'Line frozen' before, 'Upper valley recognised' now.",
    ),
    "proposals.envoy_3.terms.assets": (
        {"returned": 50, "rebuild": 50},
        "'Frozen assets' in the proposal 'Third draft': open before, 50 % Returned, 50 % Rebuilding now.",
    ),
    "judgements.north.values.territory.partial": (
        50,
        "What 'Upper valley recognised' on 'Who holds the valley' is worth to Northland: "
        "40 to 70, likely 60 before, 50 now.",
    ),
    "judgements.bank.walk_away": (
        {"value": 50, "because": ["c-1"]},
        "What no deal is worth to The Bank: 50 as before, with other claims or another note.",
    ),
    "compliance.if_broken.steps_lost": (1, "How many steps a broken deal costs: 2 before, 1 now."),
    "levers.pressure_off": (
        REMOVE,
        "The lever 'Sanctions threat dropped' is gone; before: {title: Sanctions threat dropped, by: [envoy], "
        "change: {war.sides.north.cost: {times: 0.8}}}.",
    ),
    "war.observer.trend": (0.01, "How much the analyst thinks the first side's chance grows a month is new: 0.01."),
    "parties.envoy.role": ("host", "'parties.envoy.role': mediator before, host now."),
}


@pytest.mark.parametrize("place", CHANGES)
def test_a_change_is_told_in_one_sentence(place):
    value, sentence = CHANGES[place]
    (difference,) = differences(EXAMPLE, parse(edit(EXAMPLE.text, {place: value})))
    assert difference.path == place
    assert difference.sentence == sentence
    assert difference.after == (None if value is REMOVE else value)


def test_a_case_does_not_differ_from_itself_however_it_is_laid_out():
    assert differences(EXAMPLE, parse(EXAMPLE.text.replace("\n", "\r\n").replace("0.5, 1.0]", "0.50, 1]"))) == ()


def test_a_changed_red_line_is_told_with_its_condition():
    changed = parse(edit(EXAMPLE.text, {"red_lines.valley.never": {"territory": ["whole", "partial"]}}))
    (difference,) = differences(EXAMPLE, changed)
    assert difference.sentence == (
        "What the red line 'valley' rules out: {territory: whole} before, {territory: [whole, partial]} now."
    )


def test_what_a_lever_changes_is_what_it_says():
    (difference,) = differences(EXAMPLE, EXAMPLE.with_lever("more_sanctions"))
    assert (difference.path, difference.before, difference.after) == (
        "war.sides.north.cost",
        [0.2, 0.5, 1.0],
        [0.7, 1.0, 1.5],
    )
