"""What is told of a word before any dictionary: dates, counts, asides, little words inside names."""

from __future__ import annotations

from dataclasses import dataclass, field

from armistice.claims.lexicon import closed_class, look_up
from armistice.claims.lists import listed

_CALENDAR = listed("tagging.calendar")
_ROUGHLY = listed("tagging.roughly")
_SAYS = listed("tagging.says")
_SPANS = listed("tagging.spans")
_WHICH = listed("tagging.which")
_CROWDS = listed("tagging.crowds")
SPECIAL = listed("tagging.special") | _CROWDS | _SPANS | _ROUGHLY


@dataclass(slots=True)
class State:
    """How far the tagging has come. `before` is the tag that counts as the neighbour's (adverbs are looked through)."""

    forms: list[str]
    lower: list[str]
    shouting: bool
    tags: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    finite: bool = False  # a finite verb has been seen in this clause
    before: str = "."

    def next(self, at: int) -> str:
        return self.lower[at + 1] if at + 1 < len(self.lower) else ""

    def keep(self, tag: str, lemma: str) -> None:
        if tag in "VBHM" or (tag == "E" and self.before not in "BHDJI") or lemma == "not":
            self.finite = True
        elif tag in "SWQ;:C.-(" or (tag == "," and self.finite):
            self.finite = False
        if tag in "VE" and lemma in _SAYS:
            self.finite = False  # what was said may follow without that
        self.tags.append(tag)
        self.lemmas.append(lemma)
        self.before = tag if tag != "R" or self.before in ".Q" else self.before


def special(state: State, at: int) -> str:
    """What is told before any dictionary: last week, provided that, don't; '' for all others."""
    low, before = state.lower[at], state.before
    if low.endswith("n't"):
        return "X"
    if _is_aside(state, at):
        return "R"
    if low.endswith("s") and low in _CROWDS and state.next(at) != "of":
        return "N"  # thousands marched
    if low == "provided" and state.next(at) == "that":
        return "S"
    if low == "should" and at and before in "NP" and look_up(state.next(at) or ".").readings in ("D", "O"):
        return "S"  # will close the border should the talks fail
    if low == "once" and (state.lemmas[-1:] == ["at"] or state.next(at) in ("again", "more")):
        return "R"
    if low == "once" and before in "NPO" and look_up(state.next(at) or ".").readings == "E":
        return "R"  # the admiral once told me
    close = low == "close" and before == "N" and state.next(at) == "to"  # sources close to the palace
    if close or (low == "clear" and state.lemmas[-1:] == ["make"]):  # made clear that …
        return "J"
    if (low == "no" and state.next(at) == "longer") or (low == "longer" and state.lemmas[-1:] == ["no"]):
        return "R"
    if low in ("last", "next") and (state.next(at) in _SPANS or state.next(at) in _CALENDAR):
        return "Y"  # two carriers last month
    if low in _SPANS and before in "DJ#Y" and at and state.lower[at - 1] in _WHICH:
        return "Y"
    return ""


def within_name(state: State, at: int) -> str:
    """May as a month or a name, and a little word inside a name: Doctors Without Borders."""
    low, before = state.lower[at], state.before
    if low == "may":
        if before == "P" and not state.shouting:
            return "P"
        return "Y" if before in "I#DY" or state.next(at)[:1].isdigit() else ""
    return "P" if before == "P" and closed_class().get(low) == "I" and not state.shouting else ""


def _is_aside(state: State, at: int) -> bool:
    """Tell what only qualifies: `at least`, `around 200 people`, and who stands `, left,` in a picture."""
    low, before, follower = state.lower[at], state.before, state.next(at)
    if low in ("more", "less", "fewer", "than"):
        first = at - (low == "than")  # more than 300 people
        counted = state.lower[first + 1 : first + 3] if state.lower[first] in ("more", "less", "fewer") else []
        return counted[:1] == ["than"] and look_up(counted[-1]).readings == "#"
    if low in ("at", "least", "most"):
        return follower in ("least", "most") if low == "at" else state.lower[at - 1 : at] == ["at"]
    if low == "since":
        return before in "HB"  # has since dropped it
    if low in ("left", "right"):
        return before in ",(" and follower in (",", ")")
    return low in _ROUGHLY and before in ".,VEGSQ:" and look_up(follower or ".").readings == "#"
