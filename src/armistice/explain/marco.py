"""All minimal sets that block and all minimal sets whose removal opens, smallest first (MARCO, Liffiton et al. 2016).

Members are numbered from 0; a set of them is the bits of an integer. What blocks is asked of an oracle. Keeping more
members never opens, so the minimal blocking sets (MUSes) are the minimal sets that meet every minimal opening (MCSes),
and the other way round. Each family is searched as the hitting sets of the other, which is learnt on the way (hitting
set tree, Reiter 1987); a candidate of the least size that is left is minimal without being shrunk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

Oracle = Callable[[int], "int | None"]
"""Given the members to keep, the members that some choice breaks which keeps all of them; None where none does."""


@dataclass(frozen=True, slots=True)
class Minimal:
    """Minimal sets, smallest first.

    `blocking_through` and `openings_through`: every set of up to so many members is listed; with `complete` every set.
    """

    blocking: tuple[int, ...]
    openings: tuple[int, ...]
    complete: bool
    blocking_through: int
    openings_through: int


class _Enough(Exception):
    """The oracle has been asked as often, or as much has been found, as allowed."""


def minimal_sets(members: int, breaks: Oracle, *, limit: int = 64, questions: int = 2_000) -> Minimal:
    """Find the minimal blocking sets and the minimal openings of so many members.

    limit: about so many sets of a family are listed where there are more. questions: so often is the oracle asked in
    each of two passes, the first by the size of blocking sets, the second (where the first found too many) by that of
    openings. Nothing is listed that is not minimal.
    """
    search = _Search(members, breaks)
    blocking_through = search.through(search.blocking, search.openings, search.missed_opening, limit, questions)
    if blocking_through == members:
        return search.result(True, members, members)
    openings_through = search.through(search.openings, search.blocking, search.missed_blocking, limit, questions)
    if openings_through == members:
        return search.result(True, members, members)
    return search.result(False, blocking_through, openings_through, limit)


def bits(mask: int) -> Iterator[int]:
    """Yield the members of a set, one bit each."""
    while mask:
        lowest = mask & -mask
        yield lowest
        mask ^= lowest


@dataclass
class _Search:
    members: int
    breaks: Oracle
    blocking: list[int] = field(default_factory=list)
    openings: list[int] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)  # by some choice; what the oracle has answered so far
    left: int = 0  # questions

    @property
    def everything(self) -> int:
        return (1 << self.members) - 1

    def result(self, complete: bool, blocking_through: int, openings_through: int, limit: int | None = None) -> Minimal:
        blocking, openings = (
            tuple(sorted(family, key=lambda each: (each.bit_count(), each))[:limit])
            for family in (self.blocking, self.openings)
        )
        return Minimal(blocking, openings, complete, blocking_through, openings_through)

    def through(
        self, wanted: list[int], met: list[int], missed: Callable[[int], int | None], limit: int, questions: int
    ) -> int:
        """Search one family by size and return the size up to which it is known whole; all members: it is complete."""
        self.left = questions
        for size in range(self.members + 1):
            try:
                cut = _hitting(0, 0, _Family(wanted, met, missed, size, limit))
            except _Enough:
                return size - 1
            if not cut:
                break
        return self.members

    def missed_opening(self, kept: int) -> int | None:
        """None where the set blocks; else a minimal opening that it does not meet."""
        broken = self.ask(kept)
        if broken is None:
            return None
        for member in bits(broken):
            if broken & member:
                fewer = self.ask(self.everything & ~broken | member)
                broken = broken if fewer is None else fewer
        return self.learnt(broken, self.openings)

    def missed_blocking(self, removed: int) -> int | None:
        """None where the removal opens; else a minimal blocking set that it does not meet."""
        kept = self.everything & ~removed
        if self.ask(kept) is not None:
            return None
        for member in bits(kept):
            if self.ask(kept & ~member) is None:
                kept &= ~member
        return self.learnt(kept, self.blocking)

    def learnt(self, found: int, family: list[int]) -> int:
        if found not in family:
            family.append(found)
        return found

    def ask(self, kept: int) -> int | None:
        """Ask the oracle, unless a set found or an answer given before settles it."""
        if any(blocking & kept == blocking for blocking in self.blocking):
            return None
        for broken in self.broken:
            if not broken & kept:
                return broken
        if not self.left:
            raise _Enough
        self.left -= 1
        answer = self.breaks(kept)
        if answer is not None:
            self.broken = [broken for broken in self.broken if broken & answer != answer] + [answer]
        return answer


@dataclass(frozen=True)
class _Family:
    """The sets of up to `size` members that are searched, and those of the other family that each has to meet."""

    wanted: list[int]
    met: list[int]
    missed: Callable[[int], int | None]  # puts a set that meets all that is known to the test, and learns
    size: int
    limit: int

    def add(self, found: int) -> None:
        self.wanted.append(found)
        if sum(each.bit_count() <= self.size for each in self.wanted) > self.limit:
            raise _Enough


def _hitting(chosen: int, excluded: int, family: _Family) -> bool:
    """Find the wanted sets among the supersets of `chosen`; return whether something larger may be left.

    Each branch excludes the members that earlier ones have chosen, so that no set is met twice.
    """
    if any(found & chosen == found for found in family.wanted):
        return False
    unmet = [each & ~excluded for each in family.met if not each & chosen]
    if not unmet:
        new = family.missed(chosen)
        if new is None:
            family.add(chosen)
            return False
        unmet = [new & ~excluded]
    if not all(unmet):
        return False
    if chosen.bit_count() + _apart(unmet) > family.size:
        return True
    cut = False
    for member in bits(min(unmet, key=int.bit_count)):
        cut |= _hitting(chosen | member, excluded, family)
        excluded |= member
    return cut


def _apart(sets: list[int]) -> int:
    """At least so many members are needed to meet all sets: as many as are found to share nothing."""
    taken, count = 0, 0
    for each in sorted(sets, key=int.bit_count):
        if not each & taken:
            taken |= each
            count += 1
    return count
