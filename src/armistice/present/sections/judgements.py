"""The judgements that everything rests on, and which of them rest on no claim."""

from __future__ import annotations

from armistice.dossier.case import (
    Bears,
    Case,
    Confidence,
    Side,
    War,
)  # fmt: skip
from armistice.dossier.judgements import Judgement
from armistice.present import words
from armistice.present.document import Block, Bullets, Cell, Line, Paragraph, Run, Section, Table, cell, plain
from armistice.present.reading import Reading
from armistice.present.sections.preferences import preferences, values_judged


def judgements(reading: Reading) -> Section:
    """Print every judgement with its range; without sizes only how many of them rest on claims."""
    case = reading.case
    blocks: list[Block] = [Paragraph(plain(tally(reading)))]
    if reading.sizes:
        blocks.append(preferences(reading))
        blocks += [_red_lines(reading)] if case.red_lines else []
        blocks += [_linkages(reading)] if case.linkages else []
        blocks += [_war(reading, case.war), _course(reading, case.war)] if case.war else []
        blocks += [_rules(case)] if case.rules else []
        blocks += [_warnings(case)] if case.warnings else []
    return Section("judgements", "Judgements used, and which are assumed", tuple(blocks))


def tally(reading: Reading) -> str:
    """Return how many of the case's judgements rest on no claim."""
    case, bare = reading.case, reading.notes.bare
    stated = [judged for told in case.preferences.values() for judged in values_judged(told)]
    count = sum(bare(judged.because) for judged in stated)
    red = sum(bare(line.because) for line in case.red_lines.values())
    tail = f", and {red} of {len(case.red_lines)} red lines" if case.red_lines else ""
    return f"{count} of {len(stated)} judgements of what the signers want rest on no claim and are assumed{tail}."


def judged(reading: Reading, value: Judgement, unit: str = "") -> Line:
    """Return a judgement with its range, marked where it rests on no claim."""
    return (Run(words.judged(value, unit)), *reading.rests(value.because))


def _red_lines(reading: Reading) -> Table:
    case = reading.case
    rows = tuple(
        (
            cell(reading.name(line.party), reading.style(line.party)),
            (
                (Run(words.condition(case, line.never)), *reading.rests(line.because)),
                *(((Run(line.note, "soft"),),) if line.note else ()),
            ),
            cell(words.firmness(line.firm)),
        )
        for line in case.red_lines.values()
    )
    return Table("Red lines, and how firm each is judged to be", ("Party", "Will not sign", "Firm"), rows)


def _linkages(reading: Reading) -> Table:
    rows = tuple(
        (
            cell(reading.name(each.party), reading.style(each.party)),
            cell(words.condition(reading.case, each.when)),
            (judged(reading, each.points),),
        )
        for each in reading.case.linkages.values()
    )
    return Table("Worth more, or less, together than apart", ("Party", "Where", "Points"), rows)


def _war(reading: Reading, war: War) -> Table:
    sides = [war.sides[party] for party in war.between]
    rows: list[tuple[Cell, ...]] = [
        (cell("Chance that the next step goes its way"), *((judged(reading, side.expects),) for side in sides)),
        (cell("How many observed steps that belief is worth"), *((judged(reading, side.sure),) for side in sides)),
        (cell("How much that chance grows a month"), *((judged(reading, side.trend),) for side in sides)),
        (cell("Cost of the conflict"), *((_cost(reading, side),) for side in sides)),
        (cell("Patience a month"), *((judged(reading, side.patience),) for side in sides)),
    ]
    if reading.case.compliance:
        told = [reading.case.compliance.sides.get(party) for party in war.between]
        rows.append((cell("Confidence in the other's compliance"), *(_confidence(reading, each) for each in told)))
    return Table(
        "What each side is judged to expect of the conflict",
        ("Judgement", *(reading.name(party) for party in war.between)),
        tuple(rows),
    )


def _course(reading: Reading, war: War) -> Table:
    observer, compliance = war.observer, reading.case.compliance
    told = (
        ("Months that a step takes", war.months_per_step),
        (f"Chance that the next step goes the way of {reading.inline(war.between[0])}", observer.expects),
        ("How many observed steps that belief is worth", observer.sure),
        ("How much that chance grows a month", observer.trend),
    )
    line = f"at {war.at} of {war.of} steps; horizon {words.number(war.horizon_months)} months"
    rows = [(cell("Where the line stands"), cell(line))]
    rows += [(cell(title), (judged(reading, value),)) for title, value in told if value is not None]
    rows += [(cell("Steps that a broken deal costs"), cell(str(compliance.steps_lost)))] if compliance else []
    return Table("The course of the conflict, as the analyst judges it", ("Judgement", "Value"), tuple(rows))


def _cost(reading: Reading, side: Side) -> Line:
    if isinstance(side.cost, Judgement):
        return judged(reading, side.cost, "points a month")
    return (Run(f"would bear {_bears(reading.case, side.cost)}"), *reading.rests(side.cost.months.because))


def _bears(case: Case, bears: Bears) -> str:
    months = words.judged(bears.months, "months")
    if bears.issue is None or bears.start is None or bears.stop is None:
        return f"{months} of it to get its best package rather than its worst"
    issue = case.issues[bears.issue]
    return f"{months} of it to get {words.level(issue, bears.stop)} rather than {words.level(issue, bears.start)}"


def _confidence(reading: Reading, told: Confidence | None) -> Cell:
    if told is None:
        return cell("certain")
    raised = (
        (Run(f"where {words.condition(reading.case, each.when)}: "), *judged(reading, each.to)) for each in told.raised
    )
    return (judged(reading, told.other_keeps), *raised)


def _rules(case: Case) -> Bullets:
    return Bullets(tuple((Run("Rule: ", "strong"), Run(words.rule(case, rule.never))) for rule in case.rules.values()))


def _warnings(case: Case) -> Bullets:
    return Bullets(
        tuple((Run("Worth a look: ", "strong"), Run(f"{each.where}: {each.message}")) for each in case.warnings)
    )
