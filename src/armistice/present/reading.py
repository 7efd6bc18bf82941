"""One reading of a case: what is shown, to whom, and whether sizes may be seen."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, TypeVar

from armistice._base.frozen import frozen
from armistice.dossier.case import Case
from armistice.dossier.conditions import All
from armistice.evaluate.result import TIE, Assessment, Certainty, Deal
from armistice.present import words
from armistice.present.document import Cell, Line, Run
from armistice.present.notes import Notes

if TYPE_CHECKING:  # a page that shows none of these need not load them
    from armistice.dossier.record import Findings
    from armistice.explain.result import BlockingSet, Explanation
    from armistice.forecast.result import Forecast
    from armistice.negotiate.study import Study

Shown = TypeVar("Shown")


@frozen
class Beside:
    """What was computed beside the assessment; what was not is empty or None.

    clashes: red lines that exclude one another whatever anybody's numbers; of all this only they may be shared.
    """

    moves: tuple[Study, ...] = ()
    explanation: Explanation | None = None
    clashes: tuple[BlockingSet, ...] = ()
    forecast: Forecast | None = None
    said: Findings | None = None


NOTHING = Beside()


@frozen
class Reading:
    """A case, its assessment and what lies beside; with `sizes` False they hold no size and none is shown.

    `notes` numbers claims as they are used, from the first section to the last.
    """

    case: Case
    assessment: Assessment
    sizes: bool = True
    beside: Beside = NOTHING
    notes: Notes = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "notes", Notes(self.case, self.beside.said))

    @property
    def always(self) -> tuple[str, ...]:
        """The parties that sign whatever is agreed, the two sides of a war first."""
        return tuple(party for party in self.assessment.signers if self.case.parties[party].signs == All(()))

    @property
    def pair(self) -> tuple[str, ...]:
        """The two parties that the pictures show."""
        return self.always[:2]

    @property
    def packages(self) -> tuple[Deal, ...]:
        """The frontier, or what it would be without red lines where they leave nothing."""
        return self.assessment.frontier or self.assessment.frontier_without_red_lines

    def reach(self, party: str) -> tuple[float, float] | None:
        """Return the least and most that packages give a party while nobody else who must agree is below its floor."""
        values = [deal.values[party] for deal in self.packages if _others_gain(deal, party)]
        return (min(values), max(values)) if values else None

    @property
    def certainty(self) -> Certainty | None:
        """How sure the assessment is, where judgements were drawn."""
        forecast = self.beside.forecast
        return self.assessment.certainty or (forecast and forecast.certainty)

    @property
    def shut_by(self) -> tuple[str, ...]:
        """The parties of the red lines of the smallest blocking set that holds whatever the numbers; empty without."""
        why = self.beside.explanation
        known = self.beside.clashes or (why.blocking if why else ())
        alone = [each for each in known if all(member.kind == "red_line" for member in each.members)]
        smallest = min(alone, key=lambda each: len(each.members), default=None)
        return tuple(member.party for member in smallest.members) if smallest else ()

    def name(self, party: str) -> str:
        return self.case.parties[party].name

    def inline(self, party: str) -> str:
        """Return a party's name as it stands within a sentence."""
        name = self.name(party)
        return f"the {name[4:]}" if name.startswith("The ") else name

    def names(self, parties: Sequence[str], word: str = "and") -> str:
        """Return the names of parties within a sentence."""
        return words.joined([self.inline(party) for party in parties], word)

    def style(self, party: str) -> str:
        """Return the style of a party's name: the two sides have a colour each."""
        return ("first", "second")[self.pair.index(party)] if party in self.pair else "strong"

    def named(self, party: str) -> Run:
        return Run(self.name(party), self.style(party))

    def rests(self, because: tuple[str, ...], issue: str | None = None) -> Line:
        """Return the footnotes of what rests on these claims, of those about an issue if any, or the mark of none."""
        return self.notes.rests(because, issue)

    def letter(self, proposal: str) -> str:
        """Return the letter that stands for a proposal in pictures and tables."""
        place = list(self.case.proposals).index(proposal)
        return chr(ord("A") + place) if place < 26 else str(place + 1)

    def terms(self, deal: Deal, only: Collection[str] | None = None) -> str:
        """Return what a package says on these issues (None: on all), options with their notes."""
        told = [self.case.issues[id] for id in deal.package if only is None or id in only]
        return "; ".join(f"{issue.title}: {words.level(issue, deal.package[issue.id])}" for issue in told)


def _others_gain(deal: Deal, party: str) -> bool:
    return all(deal.over_floor[other] >= -TIE for other in deal.needs if other != party)


def unmarked(cells: Cell) -> Cell:
    """Return a cell without the marks of what is assumed, for a table that says it of all its cells at once."""
    return tuple(tuple(run for run in line if run.style != "assumed") for line in cells)


def thinned(deals: Sequence[Shown], most: int) -> list[Shown]:
    """Return at most `most` deals, or what goes with them one by one, evenly spaced, both ends included."""
    if len(deals) <= most:
        return list(deals)
    return [deals[round(k * (len(deals) - 1) / (most - 1))] for k in range(most)]
