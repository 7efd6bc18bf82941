"""Hand-made deadlocks of a few packages, whose explanation is known beforehand."""

from __future__ import annotations

from textwrap import dedent

from armistice.dossier.case import Case
from armistice.dossier.loading import parse

TWO = """
    armistice: 1
    title: Two over two issues
    parties: {north: {name: North, signs: always}, south: {name: South, signs: always}}
    issues:
      land: {title: The land, options: {kept: Kept by North, shared: Shared, left: Left to South}}
      tolls: {title: The tolls, options: {none: None, half: Half, full: Full}}
    judgements:
      north: {walk_away: %(north)s, weights: {land: 60, tolls: 40},
              values: {land: {kept: 100, shared: 50, left: 0}, tolls: {none: 100, half: 50, full: 0}}}
      south: {walk_away: %(south)s, weights: {land: 60, tolls: 40},
              values: {land: {kept: 0, shared: 50, left: 100}, tolls: {none: 0, half: 50, full: 100}}}
    """


def two(*more: str, north: object = 0, south: object = 0) -> Case:
    """North and South over land and tolls; what one gains the other loses, both always have 100 together."""
    return parse("\n".join(map(dedent, (TWO % {"north": north, "south": south}, *more))))


EXCLUDING = """
    red_lines:
      ours: {party: north, never: {land: {not: kept}}}
      theirs: {party: south, never: {land: kept}, because: [c-1]}
    """
"""Two red lines that exclude each other, on the land."""

THREE_WAY = """
    red_lines:
      no_sharing: {party: north, never: {land: shared}}
      no_leaving: {party: north, never: {land: left}}
      no_keeping: {party: south, never: {land: kept}}
    """
"""Three red lines: every two leave an option, all three none."""

BITING = """
    red_lines:
      ours: {party: north, never: {land: {not: kept}}}
      tolls_due: {party: south, never: {tolls: [none, half]}}
    rules:
      no_tolls_on_kept_land: {never: {land: kept, tolls: full}}
    """
"""A rule without which the two red lines would go together."""

PRESSURE = """
    armistice: 1
    title: Pressure can close
    parties: {first: {name: First, signs: always}, second: {name: Second, signs: always}}
    issues:
      deal:
        title: The deal
        options: {one: One, other: Other, first_wins: First wins, second_wins: Second wins, still: Still}
    judgements:
      first: {weights: {deal: 1}, values: {deal: {one: 50, other: 85, first_wins: 100, second_wins: 0, still: 50}}}
      second: {weights: {deal: 1}, values: {deal: {one: 70, other: 50, first_wins: 0, second_wins: 100, still: 50}}}
    rules: {only_two: {never: {deal: [first_wins, second_wins, still]}}}
    war:
      between: [first, second]
      line: {at: 1, of: 3}
      months_per_step: 1
      horizon_months: 2
      sides:
        first: {expects: 0.7, sure: 10, cost: [0, %(cost)s, 12], imposes: {deal: first_wins}}
        second: {expects: 0.3, sure: 10, cost: 10, imposes: {deal: second_wins}}
      stalemate: {deal: still}
    """


def pressure(cost: float = 5) -> Case:
    """The counterexample of methods §8: more cost for the first side closes what less had left open."""
    return parse(dedent(PRESSURE % {"cost": cost}))
