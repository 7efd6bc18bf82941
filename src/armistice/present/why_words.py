"""Why it is stuck and what would open it, in sentences. They name who and what, and tell nobody what to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from armistice.dossier.case import Case
from armistice.dossier.conditions import Not
from armistice.evaluate.result import HOLDING_OUT, NO_ROOM, WITHIN_REACH, Points
from armistice.explain.result import (
    FLOOR,
    HOLD_OUT,
    RED_LINE,
    WALK_AWAY,
    BlockingSet,
    Compensation,
    Explanation,
    Interval,
    Least,
    Member,
    NearMiss,
    OneNumber,
    Opening,
)
from armistice.present import words
from armistice.present.document import Line, Run

Cite = Callable[[tuple[str, ...]], Line]
"""Says on which claims something rests."""
WOULD = {
    NO_ROOM: "there would still be no room",
    HOLDING_OUT: "there would be room, but holding out would pay",
    WITHIN_REACH: "agreement would be within reach",
}
_ASKS = {FLOOR: "its floor", HOLD_OUT: "what holding out is worth to it", WALK_AWAY: "its walk-away"}
_SHORT = {FLOOR: "floor", HOLD_OUT: "hold-out value", WALK_AWAY: "walk-away"}
_NUMBER = {
    "cost": "cost of the conflict to {}, points a month",
    "months": "months of conflict that {} would bear",
    "expects": "chance that {} gives itself in the next step",
    "sure": "how sure {} is of that, in steps seen",
    "trend": "how much {} thinks its chance grows a month",
    "patience": "patience of {}, worth of a month's delay",
    "keeps": "confidence of {} that the other side complies",
    "walk_away": "walk-away of {}, points",
}


@dataclass(frozen=True, slots=True)
class WhyWords:
    """The words for what is explained of one case."""

    case: Case

    def name(self, party: str) -> str:
        """Return a party's name as it stands within a sentence."""
        name = self.case.parties[party].name
        return f"the {name[4:]}" if name.startswith("The ") else name

    def refused(self, red_line: str) -> str:
        """Return what a red line refuses, in quotes, with the issue."""
        demanded = self._demanded(red_line)
        if demanded:
            return f"anything but {demanded}"
        return f"“{words.condition(self.case, self.case.red_lines[red_line].never)}”"

    def stance(self, red_line: str) -> str:
        """Return "its demand for …" or "its refusal of …"."""
        demanded = self._demanded(red_line)
        return f"its demand for {demanded}" if demanded else f"its refusal of {self.refused(red_line)}"

    def _demanded(self, red_line: str) -> str | None:
        """The one thing on an issue that a red line leaves, in quotes."""
        never = self.case.red_lines[red_line].never
        return f"“{words.condition(self.case, never.part)}”" if isinstance(never, Not) else None

    def short_member(self, member: Member) -> str:
        """Return a member in a few words, for pictures and tables: "Russia: only Whole valley recognised"."""
        name = self.name(member.party)
        if member.kind != RED_LINE:
            return f"{name}: {_SHORT[member.kind]}"
        never = self.case.red_lines[member.id].never
        if isinstance(never, Not):
            return f"{name}: only {words.refused(self.case, never.part)}"
        return f"{name}: not {words.refused(self.case, never)}"

    def member(self, member: Member) -> str:
        """Return what a member asks."""
        if member.kind == RED_LINE:
            line = self.case.red_lines[member.id]
            return f"{self.name(line.party)} refuses {self.refused(line.id)}"
        size = "" if member.value is None else f" ({words.size(member.value)})"
        return f"{self.name(member.party)} asks for {_ASKS[member.kind]}{size}"

    def because(self, member: Member) -> tuple[str, ...]:
        """Return the claims on which a member rests."""
        if member.kind == RED_LINE:
            return self.case.red_lines[member.id].because
        judged = self.case.preferences[member.party].walk_away
        return judged.because if judged else ()

    def blocking(self, it: BlockingSet, cite: Cite) -> Line:
        """Return one blocking set as a sentence or two, what each member rests on behind it."""
        told: list[Run] = []
        for member in it.members:
            told += [Run("; " if told else f"{_together(len(it.members), self.case)}: "), Run(self.member(member))]
            told += cite(self.because(member))
        share = "" if it.share is None else f" It holds in {it.share:.0%} of the draws."
        return (*told, Run(f".{share}"))

    def drawn(self, it: BlockingSet) -> str:
        """Return a blocking set that was found in draws, shorter."""
        return f"In {it.share or 0:.0%} of the draws: {'; '.join(map(self.short_member, it.members))}."

    def moves(self, members: Sequence[Member], asks_less: Points | None = None) -> str:
        """Return "Russia moved on its refusal of …" for red lines, "asked for 2 points less than …" for thresholds."""
        told = []
        for member in members:
            name = self.name(member.party)
            if member.kind == RED_LINE:
                told.append(f"{name} moved on {self.stance(member.id)}")
            else:
                less = (asks_less or {}).get(member.party, 0.0)
                size = f"{words.size(less)} " if round(less) else "a little " if less else ""
                told.append(f"{name} asked for {size}less than {_ASKS[member.kind]}")
        return words.joined(told)

    def opening(self, it: Opening) -> str:
        """Return what would be if a smallest set of members were gone."""
        if all(member.kind == RED_LINE for member in it.members):
            then = f"{WOULD[it.standing]}{self._wait(it)}"
        else:
            then = "the nearest package could be signed" if it.widest else "nothing could be signed even then"
        return f"If {self.moves(it.members, it.asks_less)}, {then}.{self._gives(it)}"

    def points(self, short: Points) -> str:
        """Return who lacks how many points: "Russia 2 points, Ukraine less than one point"."""
        return words.joined([f"{self.name(party)} {words.size(points)}" for party, points in short.items()])

    def number(self, it: OneNumber) -> str:
        """Return a number of the case in words."""
        name = self.name(it.party)
        if it.kind == "weight":
            issue = it.path.rsplit(".", 1)[1]
            return f"weight of {self.case.issues[issue].title} to {name}"
        raised = f" ({it.path.split('.')[-2]})" if ".raised." in it.path else ""
        return _NUMBER[it.kind].format(name) + raised

    def least(self, it: Least) -> str:
        """Return the least that would make a proposal signable."""
        title = self.case.proposals[it.proposal].title
        if it.rules:
            return f"{title}: not signable in any way, for it breaks {words.plural(len(it.rules), 'rule')}."
        if it.signable:
            return f"{title}: signable as it stands{' if filled in that way' if self._open(it) else ''}."
        needs = []
        if it.red_lines:
            lines = [Member(RED_LINE, name, self.case.red_lines[name].party) for name in it.red_lines]
            needs.append(f"that {self.moves(lines)}")
        needs += [f"that {self.name(party)} got {words.size(points)} more" for party, points in it.short.items()]
        return f"{title}: it would take {words.joined(needs)}."

    def near(self, it: NearMiss) -> str:
        """Return who falls short in a near miss, and what it crosses."""
        crossed = [f"crosses {self._of(name)} {self.stance(name)[4:]}" for name in it.red_lines]
        short = [f"leaves {self.name(party)} {words.size(points)} short" for party, points in it.short.items()]
        return words.joined([*crossed, *short])

    def compensation(self, it: Compensation) -> str:
        """Return what one signer would have to be given on top of a package."""
        name = self.name(it.party)
        if it.agreement is None and not it.room:
            reached = "there be room" if it.room is None else "agreement be within reach"
            return f"No compensation of {name} alone, however large, lets {reached}."
        need = []
        if it.room is not None and it.room > 0 and it.room != it.agreement:
            need.append(f"{words.size(it.room)} for there to be room")
        if it.agreement is not None:
            need.append(f"{words.size(it.agreement)} for agreement to be within reach")
        never = "" if it.agreement is not None else "; none puts agreement within reach"
        return f"On top of any package {name} would need {words.joined(need)}{never}.{self._slack(it)}{self._step(it)}"

    def _slack(self, it: Compensation) -> str:
        if not it.slack:
            return ""
        return f" At the nearest package these have more than they ask for: {self.points(it.slack)}."

    def _step(self, it: Compensation) -> str:
        step = it.step
        if step is None:
            return " No change of one issue would give as much."
        issue = self.case.issues[step.issue]
        change = f"{issue.title} from {words.level(issue, step.before)} to {words.level(issue, step.after)}"
        short = {party: points for party, points in step.short.items() if party != it.party}
        then = f", and leave {self.points(short)} short" if short else ""
        return f" As much would come of {change}{then}."

    def _gives(self, it: Opening) -> str:
        """What the package with most room, or the nearest one, gives everybody over its floor."""
        if it.widest is None:
            return ""
        what = "It" if it.asks_less else "The package with most room for all"
        deal = it.widest
        over = [f"{self.name(party)} {words.gain(deal.over_floor[party])}" for party in deal.needs]
        return f" {what} would give {words.joined(over)} over {'floor' if self.case.war else 'walk-away'}."

    def _wait(self, it: Opening) -> str:
        if it.standing != HOLDING_OUT or it.wait_months is None:
            return ""
        return f" (signing would beat it after {words.months(it.wait_months)})"

    def _open(self, it: Least) -> bool:
        return not self.case.proposals[it.proposal].closed()

    def _of(self, red_line: str) -> str:
        name = self.name(self.case.red_lines[red_line].party)
        return f"{name}'" if name.endswith("s") else f"{name}'s"


@dataclass(frozen=True, slots=True)
class Told(WhyWords):
    """One explanation with its words."""

    why: Explanation

    def nearer(self) -> str:
        """Return the levers that bring it nearer, and who can pull them."""
        said = []
        for it in self.why.nearer:
            by = f" ({words.joined([self.name(party) for party in it.by])})" if it.by else ""
            said.append(f"{self.case.levers[it.levers[0]].title}{by}")
        return "; ".join(said)


def figure(value: float) -> str:
    """Return a number of the case to three figures."""
    return f"{value:.3g}".replace("-", "−")


def intervals(several: Sequence[Interval]) -> str:
    """Return intervals of a number as "0 to 1.2: no room; from 1.2: agreement within reach"."""
    told = []
    for place, it in enumerate(several):
        if len(several) == 1:
            return f"{words.STANDING[it.standing]} throughout"
        low, high = figure(it.low), figure(it.high)
        reach = f"up to {high}" if not place else f"from {low}" if place == len(several) - 1 else f"{low} to {high}"
        told.append(f"{reach}: {words.STANDING[it.standing]}")
    return "; ".join(told)


def _together(count: int, case: Case) -> str:
    kept = " that the rules allow" if case.rules else ""
    if count == 1:
        return f"No package{kept} meets this alone"
    if count == 2:
        return f"No package{kept} meets both, though each alone can be met"
    rest = "any two of them" if count == 3 else f"any {words.small(count - 1)} of them"
    return f"No package{kept} meets all {words.small(count)}, though {rest} can be met"


def by_id(because: Sequence[str]) -> Line:
    """Cite claims by their ids, for a page without footnotes."""
    named = f" ({'claim' if len(because) == 1 else 'claims'} {words.joined(list(because))})"
    return (Run(named),) if because else ()
