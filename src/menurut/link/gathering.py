"""Claims out of groups of statements: whose mention is which stance, which words state the proposition best."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from menurut.claims import Comparison, Mention, Position, Stance, Statement

_OTHER_SIDE: Final[Mapping[Stance, Stance]] = {
    "asserts": "denies", "denies": "asserts", "relays": "relays", "questions": "questions",
}  # fmt: skip
_SURE: Final = 0.8  # score from which a negation makes two statements of one claim opposed: not every "not" is a denial
_BEST_LENGTH: Final = 90  # characters of a proposition that says enough and not too much


def sides(group: Sequence[Statement], comparisons: Iterable[Comparison]) -> frozenset[str]:
    """Ids of the statements of a group whose words take the side against the proposition, which is put in the positive.

    "X has not resigned" stands against "X resigned". Which of two opposed statements is against follows from the ways
    of comparing between them, and from the statements' own polarity where the ways leave it open.
    """
    opposed: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for each in comparisons:
        against_each_other = each.opposed and each.score >= _SURE
        opposed[each.a].append((each.b, against_each_other))
        opposed[each.b].append((each.a, against_each_other))
    known = {each.id: each for each in group}
    against: set[str] = set()
    seen: set[str] = set()
    for statement in sorted(known):
        if statement not in seen:
            one, other = _parted(statement, opposed, known, seen)
            against |= other if _negative(one, known) <= _negative(other, known) else one
    return frozenset(against)


def _parted(
    start: str, opposed: Mapping[str, Sequence[tuple[str, bool]]], known: Mapping[str, Statement], seen: set[str]
) -> tuple[set[str], set[str]]:
    """All that hangs together with a statement: those on its side, and those on the other."""
    parts: tuple[set[str], set[str]] = ({start}, set())
    seen.add(start)
    todo = deque([(start, 0)])
    while todo:
        statement, side = todo.popleft()
        for other, is_opposed in sorted(opposed.get(statement, ())):
            if other in known and other not in seen:
                seen.add(other)
                parts[side ^ is_opposed].add(other)
                todo.append((other, side ^ is_opposed))
    return parts


def _negative(statements: Iterable[str], known: Mapping[str, Statement]) -> float:
    """The share of statements that are worded in the negative."""
    every = list(statements)
    return sum(known[each].polarity == "negative" for each in every) / len(every) if every else 1.0


def mentions(
    group: Iterable[Statement], positions: Mapping[str, Sequence[Position]], against: frozenset[str]
) -> tuple[Mention, ...]:
    """The mentions of a claim in the order of their places: every position to each of its statements."""
    return tuple(
        Mention(
            place=statement.place,
            statement=statement.id,
            attribution=position.attribution,
            stance=_OTHER_SIDE[position.stance] if statement.id in against else position.stance,
            holder=position.holder,
            chain=position.chain,
            text=statement.text,
            reasons=(*position.reasons, *(("worded against the claim",) if statement.id in against else ())),
        )
        for statement in sorted(group, key=lambda each: (each.place.doc, each.place.span, each.id))
        for position in positions.get(statement.id, ())
    )


def proposition(group: Iterable[Statement], against: frozenset[str]) -> Statement:
    """The clearest mention: on the claim's own side, certain, with most names and numbers, of readable length."""
    return min(group, key=lambda each: (each.id in against, each.modality != "certain", -_telling(each), each.id))


def _telling(statement: Statement) -> float:
    says = len(statement.names) + len(statement.quantities) + len(statement.dates)
    return round(min(says, 4) - abs(len(statement.text) - _BEST_LENGTH) / _BEST_LENGTH, 6)


def relays(found: Iterable[Mention]) -> tuple[Mention, ...]:
    """The outlets that stand between a holder and the reader, and only pass on; each once for each holder and article."""
    out: dict[tuple[str, str, str], Mention] = {}
    for each in found:
        for name in each.chain[:-1]:
            if name != each.holder:
                key = (each.place.reading, name, each.holder)
                out.setdefault(
                    key, Mention(each.place, each.statement, None, "relays", name, _up_to(each.chain, name), each.text)
                )
    return tuple(out[key] for key in sorted(out))


def _up_to(chain: tuple[str, ...], name: str) -> tuple[str, ...]:
    return chain[: chain.index(name) + 1]
