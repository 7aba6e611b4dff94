"""Groups of parties that are put together, with the reasons, and what keeps them apart."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from menurut.link.parties.groups import Group, Member


class Clusters:
    """A disjoint-set forest over groups: no two genders, and none that a person set apart, come together."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self._above = list(range(len(groups)))
        self._inside = {number: [number] for number in self._above}
        self._genders = {number: {group.gender} - {""} for number, group in enumerate(groups)}
        self._apart: dict[int, set[int]] = defaultdict(set)
        self._why: dict[int, list[str]] = defaultdict(list)
        self._of: dict[Member, list[int]] = defaultdict(list)
        for number, group in enumerate(groups):
            for member in group.members:
                if number not in self._of[member][-1:]:
                    self._of[member].append(number)

    def of(self, member: Member) -> list[int]:
        """The groups of a party: those of its name and of the other names that its text gives it."""
        return self._of.get(member, [])

    def root(self, number: int) -> int:
        """The least group that a group is put together with."""
        top = number
        while self._above[top] != top:
            top = self._above[top]
        while self._above[number] != top:
            self._above[number], number = top, self._above[number]
        return top

    def members(self, root: int) -> list[int]:
        """The groups that are put together under a root."""
        return self._inside[root]

    def reasons(self, root: int) -> list[str]:
        """Why they are."""
        return self._why[root]

    def part(self, ones: Sequence[int], others: Sequence[int]) -> None:
        """Keep groups apart for ever."""
        for one in ones:
            for other in others:
                self._apart[self.root(one)].add(other)
                self._apart[self.root(other)].add(one)

    def join(self, one: int, other: int, why: str, force: bool = False) -> bool:
        """Put two groups and all that goes with them together; whether they were two and may be one."""
        low, high = sorted((self.root(one), self.root(other)))
        if low == high or (not force and not self._may(low, high)):
            return False
        self._above[high] = low
        self._inside[low] += self._inside.pop(high)
        self._genders[low] |= self._genders.pop(high)
        self._apart[low] |= self._apart.pop(high, set())
        self._why[low] += [*self._why.pop(high, []), why]
        return True

    def join_members(self) -> None:
        """Put together what a text says is one: a party's name and its other names."""
        for member in sorted(self._of):
            numbers = self._of[member]
            for other in numbers[1:]:
                self.join(numbers[0], other, "the text gives both names")

    def _may(self, one: int, other: int) -> bool:
        if len(self._genders[one] | self._genders[other]) > 1:
            return False
        return all(self.root(each) != other for each in self._apart[one]) and all(
            self.root(each) != one for each in self._apart[other]
        )
