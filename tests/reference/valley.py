"""A hand-made case and assessments of it, for tests of what people see. Invented; the figures need not agree."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from armistice._base.errors import Finding
from armistice.archive.document import Document, Origin
from armistice.claims.claim import Claim
from armistice.dossier.case import (
    OPEN,
    Case,
    Choice,
    ChoiceValues,
    Compliance,
    Confidence,
    FollowsLine,
    Lever,
    Linkage,
    Observer,
    Option,
    Party,
    Preferences,
    Proposal,
    Raised,
    RedLine,
    Rule,
    Scale,
    ScaleValues,
    Side,
    Split,
    SplitValues,
    War,
)
from armistice.dossier.chronology import Event, OpenOffer
from armistice.dossier.conditions import ALWAYS, All, Leaf, Not, OneOf, Uses
from armistice.dossier.judgements import Interest, Judgement, Order
from armistice.dossier.record import Findings
from armistice.evaluate.result import HOLDING_OUT, NO_ROOM, WITHIN_REACH, Assessment, Deal, ProposalView, Row, Shortfall


def judgement(
    low: float, likely: float | None = None, high: float | None = None, because: tuple[str, ...] = ()
) -> Judgement:
    if likely is None or high is None:
        return Judgement("", low, low, low, because=because)
    return Judgement("", low, likely, high, "pert", because)


def one(issue: str, *values: str) -> Leaf:
    return Leaf(issue, OneOf(frozenset(values)))


FROZEN = Leaf("assets", Uses((("still_frozen", 100, 100),)))

TERRITORY = Choice(
    "territory",
    "Who holds the valley",
    (
        Option("freeze", "Line frozen", "no recognition", follows_line=True),
        Option("partial", "Upper valley recognised"),
        Option("whole", "Whole valley recognised", "contested under the charter"),
        Option("lost", "Valley back under Southland"),
    ),
)
RELIEF = Scale("relief", "Sanctions lifted", 0, 100, 10, "%")
ASSETS = Split(
    "assets",
    "Frozen assets",
    100,
    10,
    {"returned": "Returned", "rebuild": "Rebuilding", "still_frozen": "Still frozen"},
    "%",
)
GUARANTEES = Choice(
    "guarantees", "Guarantees", (Option("none", "None"), Option("monitors", "Monitors"), Option("treaty", "A treaty"))
)
NORTH = Preferences(
    "north",
    {"territory": judgement(35, 45, 60), "relief": judgement(25), "assets": judgement(20), "guarantees": judgement(10)},
    {
        "territory": ChoiceValues(
            {
                "freeze": FollowsLine(judgement(0), judgement(80)),
                "partial": judgement(40, 60, 70),
                "whole": judgement(100, because=("c-1",)),
                "lost": judgement(0),
            }
        ),
        "relief": ScaleValues(((0, judgement(0)), (50, judgement(70)), (100, judgement(100, because=("c-2",))))),
        "assets": SplitValues({"returned": judgement(100), "rebuild": judgement(30), "still_frozen": judgement(0)}),
        "guarantees": Order("", (("none",), ("monitors",), ("treaty",)), because=("c-3",)),
    },
)
SOUTH = Preferences(
    "south",
    Order("", (("territory",), ("guarantees",), ("assets", "relief"))),
    {
        "territory": ChoiceValues(
            {
                "freeze": FollowsLine(judgement(95), judgement(40)),
                "partial": judgement(30),
                "whole": judgement(0),
                "lost": judgement(100),
            }
        ),
        "relief": ScaleValues(((0, judgement(100)), (100, judgement(0)))),
        "assets": SplitValues({"returned": judgement(0), "rebuild": judgement(100), "still_frozen": judgement(40)}),
        "guarantees": Order("", (("treaty",), ("monitors",), ("none",))),
    },
)
BANK = Preferences(
    "bank",
    {"relief": judgement(40), "assets": judgement(60)},
    {
        "relief": ScaleValues(((0, judgement(100)), (100, judgement(0)))),
        "assets": SplitValues({"returned": judgement(0), "rebuild": judgement(100), "still_frozen": judgement(60)}),
    },
    walk_away=judgement(50),
)
STALEMATE = {"territory": "freeze", "relief": 0, "assets": {"still_frozen": 100}, "guarantees": "none"}


def case() -> Case:
    """Two sides at war, a bank that signs under a condition, a mediator; red lines, rules, linkages, levers."""
    return Case(
        title="The valley talks",
        as_of=datetime.date(2026, 1, 23),
        parties={
            "north": Party(
                "north",
                "Northland",
                signs=ALWAYS,
                interests=(Interest("recognition as an equal"), Interest("safe shipping", ("c-5",))),
            ),
            "south": Party("south", "Southland", signs=ALWAYS, interests=(Interest("villages returned"),)),
            "bank": Party("bank", "The Bank", signs=Not(FROZEN)),
            "envoy": Party(
                "envoy",
                "The envoy",
                role="mediator",
                interests=(Interest("a deal this year"),),
                acts_on={"north": "trade", "south": "aid"},
            ),
        },
        issues={"territory": TERRITORY, "relief": RELIEF, "assets": ASSETS, "guarantees": GUARANTEES},
        preferences={"north": NORTH, "south": SOUTH, "bank": BANK},
        red_lines={
            "valley": RedLine("valley", "south", one("territory", "whole"), 0.9, ("c-4",)),
            "bare_freeze": RedLine(
                "bare_freeze", "north", All((one("territory", "freeze"), one("guarantees", "treaty")))
            ),
        },
        rules={"audited": Rule("audited", All((one("territory", "whole"), Not(one("guarantees", "treaty")))))},
        linkages={"naked": Linkage("naked", "south", one("guarantees", "none"), judgement(-20, -15, -5))},
        proposals={
            "envoy_3": Proposal(
                "envoy_3",
                "The envoy’s third draft",
                {"territory": "freeze", "relief": 40, "assets": OPEN, "guarantees": "monitors"},
                "envoy",
                datetime.date(2026, 1, 20),
            ),
            "north_1": Proposal(
                "north_1",
                "Northland’s terms",
                {"territory": "whole", "relief": 100, "assets": {"returned": 60, "rebuild": 40}, "guarantees": "none"},
                "north",
                datetime.date(2026, 1, 6),
                because=("c-5",),
            ),
        },
        war=War(
            ("north", "south"),
            13,
            20,
            judgement(1, 2, 4),
            240,
            "nash",
            {
                "north": Side(
                    "north",
                    judgement(0.5, 0.6, 0.7),
                    judgement(20),
                    judgement(0),
                    judgement(0.2, 0.5, 1.0),
                    judgement(0.99),
                    {},
                ),
                "south": Side(
                    "south", judgement(0.4, 0.5, 0.6), judgement(20), judgement(0), judgement(0.8), judgement(0.99), {}
                ),
            },
            Observer(),
            STALEMATE,
        ),
        compliance=Compliance(
            {
                "north": Confidence("north", judgement(0.6, 0.8, 0.9)),
                "south": Confidence(
                    "south",
                    judgement(0.2, 0.4, 0.6),
                    (Raised("pact", one("guarantees", "treaty"), judgement(0.6, 0.8, 0.9)),),
                ),
            },
            2,
        ),
        levers={
            "more_sanctions": Lever("more_sanctions", "Harsher sanctions", {}, ("bank",)),
            "line_moved_on": Lever(
                "line_moved_on", "Southland moves on its red line", {}, ("south",), "said to be under debate"
            ),
        },
        warnings=(Finding("war.sides.north", "the floor lies below the worst package"),),
    )


FLOOR = {"north": 42.0, "south": 18.0, "bank": 50.0}
HOLD_OUT = {"north": 61.6, "south": 43.4, "bank": 50.0}


def deal(north: float, south: float, bank: float, crosses: tuple[str, ...] = (), **terms: object) -> Deal:
    values = {"north": north, "south": south, "bank": bank}
    package = {
        "territory": "freeze",
        "relief": 40,
        "assets": {"returned": 40, "rebuild": 60},
        "guarantees": "treaty",
    } | terms
    return Deal(
        package,  # type: ignore[arg-type]
        values,
        {party: value + 3 for party, value in values.items()},
        {party: value - FLOOR[party] for party, value in values.items()},
        {party: value - HOLD_OUT[party] for party, value in values.items()},
        ("north", "south", "bank"),
        crosses,
    )


def frontier(crosses: tuple[str, ...] = (), shift: float = 0.0, **terms: object) -> tuple[Deal, ...]:
    """A falling curve of fourteen packages."""
    return tuple(
        deal(8 + 6 * k + shift, 96 - 0.42 * k * k - 1.2 * k + shift, 40 + 2 * k, crosses, **terms) for k in range(14)
    )


def holding_out() -> Assessment:
    """Room, but holding out pays."""
    points = tuple(replace(d, package=d.package | {"relief": 10 * k % 110}) for k, d in enumerate(frontier()))
    nash, fair = points[7], points[8]
    return Assessment(
        case="The valley talks",
        as_of=datetime.date(2026, 1, 23),
        signers=("north", "south", "bank"),
        packages_total=8_712,
        packages_admissible=5_148,
        floor=FLOOR,
        hold_out=HOLD_OUT,
        standing=HOLDING_OUT,
        room=20.8,
        margin=-4.2,
        room_without_red_lines=31.1,
        margin_without_red_lines=-1.2,
        margin_after={1: -4.0, 3: -2.2, 6: -0.7, 12: 3.9},
        wait_months=8.0,
        widest=fair,
        solutions={"nash": nash, "kalai_smorodinsky": fair, "egalitarian": fair, "utilitarian": points[5]},
        adjusted_winner=None,
        proposals={
            "envoy_3": ProposalView(
                False,
                (),
                (),
                {"north": (38.0, 52.5), "south": (46.2, 61.0), "bank": (44.0, 70.0)},
                {"north": (40.0, 54.0), "south": (48.0, 63.0), "bank": (44.0, 70.0)},
                {"north": (-4.0, 10.5), "south": (28.2, 43.0), "bank": (-6.0, 20.0)},
                {"north": (-23.6, -9.1), "south": (2.8, 17.6), "bank": (-6.0, 20.0)},
                ("assets",),
                66,
            ),
            "north_1": ProposalView(
                False,
                ("valley",),
                ("audited",),
                {"north": 88.0, "south": 6.0, "bank": 24.0},
                {"north": 92.0, "south": 4.0, "bank": 24.0},
                {"north": 46.0, "south": -12.0, "bank": -26.0},
                {"north": 26.4, "south": -37.4, "bank": -26.0},
                completions=0,
            ),
        },
        anatomy=(
            Row((), HOLDING_OUT, 20.8, -4.2),
            Row(("red_lines",), HOLDING_OUT, 31.1, -1.2),
            Row(("expectations",), HOLDING_OUT, 24.0, -0.2),
            Row(("compliance",), WITHIN_REACH, 39.0, 2.6),
            Row(("red_lines", "expectations"), WITHIN_REACH, 35.0, 1.0),
            Row(("red_lines", "compliance"), WITHIN_REACH, 44.0, 3.0),
            Row(("expectations", "compliance"), WITHIN_REACH, 41.0, 2.9),
            Row(("red_lines", "expectations", "compliance"), WITHIN_REACH, 47.0, 5.0),
        ),
        frontier=points,
        frontier_total=51,
        frontier_exact=True,
        epsilon=0.0,
        gives_in={"north": 0.04, "south": 0.21},
        step_months=2.0,
        frontier_without_red_lines=(*points, *frontier(("valley",), 4.0, territory="whole")),
    )


def no_room_under_red_lines() -> Assessment:
    """The red lines leave no package at all."""
    return replace(
        holding_out(),
        standing=NO_ROOM,
        packages_admissible=0,
        room=None,
        margin=None,
        margin_after={1: None, 3: None, 6: None, 12: None},
        wait_months=None,
        widest=None,
        solutions=dict.fromkeys(("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")),
        anatomy=(
            Row((), NO_ROOM, None, None),
            Row(("red_lines",), HOLDING_OUT, 31.1, -1.2),
            Row(("expectations",), NO_ROOM, None, None),
            Row(("compliance",), NO_ROOM, None, None),
            Row(("red_lines", "expectations"), WITHIN_REACH, 35.0, 1.0),
            Row(("red_lines", "compliance"), WITHIN_REACH, 44.0, 3.0),
            Row(("expectations", "compliance"), NO_ROOM, None, None),
            Row(("red_lines", "expectations", "compliance"), WITHIN_REACH, 47.0, 5.0),
        ),
        frontier=(),
        frontier_total=0,
    )


def no_room() -> Assessment:
    """Neither with the red lines nor without them."""
    widest = deal(36.0, 22.0, 61.0)
    return replace(
        holding_out(),
        standing=NO_ROOM,
        room=-6.0,
        margin=-25.6,
        room_without_red_lines=-5.0,
        margin_without_red_lines=-22.0,
        wait_months=None,
        widest=widest,
        solutions=dict.fromkeys(("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")),
        shortfall=Shortfall(widest, {"north": 6.0, "south": 0.0, "bank": 0.0}),
        anatomy=(
            Row((), NO_ROOM, -6.0, -25.6),
            Row(("red_lines",), NO_ROOM, -5.0, -22.0),
            Row(("expectations",), NO_ROOM, -1.0, -9.0),
            Row(("compliance",), HOLDING_OUT, 3.0, -2.0),
            Row(("red_lines", "expectations"), NO_ROOM, -1.0, -9.0),
            Row(("red_lines", "compliance"), HOLDING_OUT, 3.0, -2.0),
            Row(("expectations", "compliance"), WITHIN_REACH, 6.0, 2.0),
            Row(("red_lines", "expectations", "compliance"), WITHIN_REACH, 7.0, 3.0),
        ),
    )


def within_reach() -> Assessment:
    """Signing now beats holding out for everybody."""
    return replace(
        holding_out(),
        standing=WITHIN_REACH,
        margin=3.2,
        wait_months=2.0,
        anatomy=(Row((), WITHIN_REACH, 20.8, 3.2), Row(("red_lines",), HOLDING_OUT, 31.1, -1.2)),
    )


def peaceful_case() -> Case:
    """The same without a war, where each side can walk away."""
    now = case()
    preferences = {
        party: replace(stated, walk_away=judgement(FLOOR[party])) for party, stated in now.preferences.items()
    }
    return replace(now, war=None, compliance=None, preferences=preferences)


ALL = {
    "holding_out": holding_out,
    "no_room_under_red_lines": no_room_under_red_lines,
    "no_room": no_room,
    "within_reach": within_reach,
}


def said(words: str, who: str = "The Wire") -> Findings:
    """What one report of `who` says: two claims that the case may rest on, as c-1 and c-2."""
    day = datetime.date(2026, 1, 23)
    document = Document("d", f"{who}.txt", "text", "", origin=Origin(who, f"{who} after the night", day))
    claims = [
        Claim(
            "d", 0, 9, words, "north", who, "reject", "refusal", "territory", attribution=(who, "document"), id=f"c-{k}"
        )
        for k in (1, 2)
    ]
    events, named = [Event(day, claims[0], stated=True)], {one.id: one for one in claims}
    return Findings({}, [], events, [OpenOffer(claims[1], day, ("south",))], [], {"d": document}, named)


def rewritten(value: Any, rewrite: Callable[[str], str]) -> Any:
    """Return a case with every text that people read rewritten; ids, units of logic and claims stay."""
    if isinstance(value, str):
        return rewrite(value)
    if is_dataclass(value) and not isinstance(value, type):
        shown = {"title", "name", "also", "role", "text", "acts_on", "note", "unit", "uses", "message", "where"}
        kept = {"id", "path", "because", "by", "party", "test", "never", "when", "change", "signs", "terms", "values"}
        changes = {}
        for each in fields(value):
            old = getattr(value, each.name)
            if each.name in shown:
                changes[each.name] = _texts(old, rewrite)
            elif each.name not in kept and not isinstance(old, str):
                changes[each.name] = rewritten(old, rewrite)
        return replace(value, **changes)
    if isinstance(value, Mapping):
        return {id: rewritten(each, rewrite) if not isinstance(each, str) else each for id, each in value.items()}
    if isinstance(value, tuple):
        return tuple(rewritten(each, rewrite) if not isinstance(each, str) else each for each in value)
    return value


def _texts(value: Any, rewrite: Callable[[str], str]) -> Any:
    if isinstance(value, Mapping):
        return {id: rewrite(text) for id, text in value.items()}
    return tuple(map(rewrite, value)) if isinstance(value, tuple) else rewrite(value)


def rewritten_because(value: Any, because: tuple[str, ...]) -> Any:
    """Return a case in which every judgement, red line and proposal rests on these claims."""
    if is_dataclass(value) and not isinstance(value, type):
        names = [each.name for each in fields(value)]
        changes = {name: rewritten_because(getattr(value, name), because) for name in names if name != "because"}
        return replace(value, **changes, **({"because": because} if "because" in names else {}))
    if isinstance(value, Mapping):
        return {id: rewritten_because(each, because) for id, each in value.items()}
    return tuple(rewritten_because(each, because) for each in value) if isinstance(value, tuple) else value
