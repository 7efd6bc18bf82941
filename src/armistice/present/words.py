"""Numbers, dates, levels and conditions in the words that people read. Options never come without their note."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from armistice.dossier.case import OPEN, Case, Choice, Issue, Scale, Split
from armistice.dossier.conditions import All, Any, Between, Condition, Leaf, Level, Not, OneOf, Uses
from armistice.dossier.judgements import Judgement
from armistice.evaluate.result import HOLDING_OUT, NO_ROOM, WITHIN_REACH, Range

STANDING = {
    WITHIN_REACH: "agreement within reach",
    HOLDING_OUT: "room, but holding out pays",
    NO_ROOM: "no room",
}
CAUSE = {
    "red_lines": "no red line counted",
    "expectations": "both sides expected the same of the conflict",
    "compliance": "both sides were certain that a deal is kept",
    "consent": "only those who always sign had to agree",
    "rules": "the rules on what goes together were lifted",
    "coarse_options": "options could be mixed by lot",
}
CAUSE_SHORT = {
    "red_lines": "no red lines",
    "expectations": "shared expectations",
    "compliance": "certain compliance",
    "consent": "only those who always sign",
    "rules": "no rules",
    "coarse_options": "options mixed by lot",
}
SOLUTION = {
    "nash": "Nash",
    "kalai_smorodinsky": "Kalai–Smorodinsky",
    "egalitarian": "Egalitarian",
    "utilitarian": "Utilitarian",
}
IDEA = {
    "nash": "greatest product of the gains",
    "kalai_smorodinsky": "equal shares of the ideal gain",
    "egalitarian": "greatest smallest gain",
    "utilitarian": "greatest sum of values",
}
_SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_LARGE = ((10**9, "billion"), (10**6, "million"))


def joined(parts: Sequence[str], word: str = "and") -> str:
    """Return "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"


def number(value: float) -> str:
    """Return a number of the case file as it would be written by hand."""
    return f"{value:,.6g}" if abs(value) < 1e6 else f"{value:g}"


def firmness(value: float) -> str:
    """Return how firm a red line is judged, "7 in 10"; only what is certain is told as such."""
    tenths = round(10 * value)
    if tenths == 10 and value < 1:
        return "over 9 in 10"
    return "under 1 in 10" if tenths == 0 and value > 0 else f"{tenths} in 10"


def small(count: int) -> str:
    """Return a small count as a word."""
    return _SMALL[count] if 0 <= count < len(_SMALL) else f"{count:,}"


def plural(count: int, what: str) -> str:
    """Return "a rule", "2 rules"."""
    return f"a {what}" if count == 1 else f"{count:,} {what}s"


def count(value: int) -> str:
    """Return a count of packages, exact below ten thousand."""
    if value < 10_000:
        return f"{value:,}"
    if value >= 10**12:
        exponent = len(str(value)) - 1
        return f"{value / 10**exponent:.1f} × 10^{exponent}"
    unit, name = next(((unit, name) for unit, name in _LARGE if value >= unit), (0, ""))
    return f"{value / unit:.1f} {name}" if name else f"{round(value, -3):,}"


def points(value: Range) -> str:
    """Return whole points, or the range over the ways to fill open terms."""
    if isinstance(value, tuple):
        low, high = points(value[0]), points(value[1])
        return low if low == high else f"{low} to {high}"
    return f"{round(value):d}".replace("-", "−")


def size(value: float) -> str:
    """Return a gain in words: "21 points", "less than one point"."""
    whole = round(abs(value))
    if whole == 0:
        return "less than one point"
    return "one point" if whole == 1 else f"{whole} points"


def gain(value: Range) -> str:
    """Return a difference with its sign: "+12", "−3 to +8", "0"."""
    if isinstance(value, tuple):
        low, high = gain(value[0]), gain(value[1])
        return low if low == high else f"{low} to {high}"
    return f"{round(value):+d}".replace("-", "−") if round(value) else "0"


def months(value: float) -> str:
    """Return a span of months as one would say it: "about eight months", "about two and a half years"."""
    if value < 0.75:
        weeks = max(round(value * 30.4 / 7), 1)
        return "about a week" if weeks == 1 else f"about {small(weeks)} weeks"
    if value < 23.5:
        whole = round(value)
        return "about a month" if whole == 1 else f"about {small(whole)} months"
    years, half = divmod(round(value / 6), 2)
    return f"about {small(years)}{' and a half' if half else ''} years"


def date(day: datetime.date) -> str:
    """Return "23 January 2026"."""
    return f"{day.day} {day:%B %Y}"


def level(issue: Issue, value: Level) -> str:
    """Return what a package says on one issue; an option comes with its note, that is its legal status."""
    if value == OPEN:
        return "open"
    if isinstance(issue, Choice):
        return option(issue, str(value))
    if isinstance(issue, Scale):
        return amount(value, issue.unit)  # type: ignore[arg-type]
    used = [f"{issue.uses[use]} {amount(part, issue.unit)}" for use, part in value.items() if part]  # type: ignore[union-attr]
    return ", ".join(used) or "nothing"


def option(issue: Choice, name: str) -> str:
    """Return an option's title with its note in brackets."""
    found = next(option for option in issue.options if option.id == name)
    return f"{found.title} ({found.note})" if found.note else found.title


def amount(value: float, unit: str) -> str:
    """Return a number with its unit, never parted at the end of a line."""
    return f"{number(value)}\u00a0{unit}" if unit else number(value)


def judged(value: Judgement, unit: str = "") -> str:
    """Return a judged number with its range: "45 (35 to 60) points", "between 30 and 40 months"."""
    if not value.uncertain:
        return amount(value.likely, unit)
    if value.spread == "even":
        return f"between {number(value.low)} and {amount(value.high, unit)}"
    return f"{number(value.likely)} ({number(value.low)} to {number(value.high)}) {unit}".strip()


def ordinal(place: int) -> str:
    """Return "1st", "2nd", … for a place in an order."""
    teen = place % 100 in {11, 12, 13}
    return f"{place}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(place % 10, 'th')}"


def condition(case: Case, what: Condition) -> str:
    """Return a condition in words, with the titles of its issues and the notes of its options."""
    match what:
        case Leaf():
            return _leaf(case.issues[what.issue], what.test, negated=False)
        case Not(part=Leaf() as leaf):
            return _leaf(case.issues[leaf.issue], leaf.test, negated=True)
        case Not(part=Not() as inner):
            return condition(case, inner.part)
        case Not():
            return f"not ({condition(case, what.part)})"
        case All():
            return _several(case, what.parts, " and ", "always")
        case Any():
            return _several(case, what.parts, " or ", "never")


def refused(case: Case, what: Condition) -> str:
    """Return what a red line refuses; a single option goes without the title of its issue."""
    if isinstance(what, Leaf):
        return _test(case.issues[what.issue], what.test)
    if isinstance(what, Not) and isinstance(what.part, Leaf):
        return f"anything but {refused(case, what.part)}"
    return condition(case, what)


def rule(case: Case, what: Condition) -> str:
    """Return what a rule forbids, as one sentence."""
    if isinstance(what, All) and len(what.parts) == 2:
        when, unless = what.parts
        opposite = unless.part if isinstance(unless, Not) else Not(unless)
        return f"if {condition(case, when)}, then {condition(case, opposite)}"
    return f"never {condition(case, what)}"


def _several(case: Case, parts: tuple[Condition, ...], between: str, none: str) -> str:
    texts = [condition(case, part) for part in parts]
    nested = [isinstance(part, All | Any) and len(part.parts) > 1 for part in parts]
    return between.join(f"({text})" if inner else text for text, inner in zip(texts, nested, strict=True)) or none


def _leaf(issue: Issue, test: OneOf | Between | Uses, negated: bool) -> str:
    return f"{issue.title}: {'not ' if negated else ''}{_test(issue, test)}"


def _test(issue: Issue, test: OneOf | Between | Uses) -> str:
    if isinstance(test, Between):
        return _bounds(test.low, test.high, issue.unit if isinstance(issue, Scale) else "")
    if isinstance(test, Uses):
        uses, unit = (issue.uses, issue.unit) if isinstance(issue, Split) else ({}, "")
        return joined([f"{uses.get(use, use)} {_bounds(low, high, unit)}" for use, low, high in test.bounds])
    if isinstance(issue, Choice):
        return joined([option(issue, each.id) for each in issue.options if each.id in test.values], "or")
    unit = issue.unit if isinstance(issue, Scale) else ""
    return joined([amount(value, unit) for value in sorted(float(value) for value in test.values)], "or")


def _bounds(low: float, high: float, unit: str) -> str:
    if low == high:
        return amount(low, unit)
    if high == float("inf"):
        return f"at least {amount(low, unit)}"
    if low == float("-inf"):
        return f"at most {amount(high, unit)}"
    return f"between {number(low)} and {amount(high, unit)}"


def chance(value: float) -> str:
    """Return a chance in words that bear no more than it knows: "about 1 in 5"."""
    if value < 0.01:
        return "less than 1 chance in 100"
    if value > 0.99:
        return "more than 99 chances in 100"
    if value <= 0.5:
        return f"about 1 chance in {round(1 / value)}"
    return f"about {round(10 * value)} chances in 10" if value < 0.95 else f"about {round(100 * value)} chances in 100"


def share(value: float) -> str:
    """Return a share of a good: "all", "none" or a whole percentage."""
    return {0: "none", 100: "all"}.get(round(100 * value), f"{round(100 * value)} %")
