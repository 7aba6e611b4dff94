"""Whether two numbers can be the same one: bounds, rounding, units. A vague number ("hundreds") never equals an exact one."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from menurut.claims import Quantity

Agreement = Literal["same", "vague", "differ", "one", "none"]
"""How the numbers of two statements stand to each other: some are the same; only vague ones are; all differ; only one
statement has any; neither has."""

_BASE: Final = {
    "km": ("m", 1000.0), "cm": ("m", 0.01), "mm": ("m", 0.001), "ft": ("m", 0.3048), "in": ("m", 0.0254), "mi": ("m", 1609.344),
    "mph": ("km/h", 1.609344), "t": ("kg", 1000.0), "acre": ("ha", 0.404686), "F": ("F", 1.0), "C": ("C", 1.0),
}
_CONVERTED: Final = 0.07  # how far a converted figure may be off: "20 feet" for six metres, "100 mph" for 160 km/h
_ROUNDED: Final = 0.1  # how far "about" and "more than" may round
_PLAINLY: Final = 0.02  # and how far a number without a bound may, if it is in the thousands
_PLAIN: Final = ("exactly", "about")
_THOUSANDS: Final = 1000
_SMALL: Final = 10  # below it nobody rounds


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities can state the same number.

    Ordinary rounding counts ("more than 800" and 832, "around 16,700" and "more than 16,000"), and so do units ("six
    metres", "20 feet"). Two lower bounds with different numbers do not agree.
    """
    if one.vague or other.vague:
        return one.vague and other.vague and one.value == other.value
    if one.unit == other.unit and not _near(one.value, other.value, _ROUNDED):
        return False  # most pairs end here
    (a, unit), (b, other_unit) = _based(one), _based(other)
    if unit != other_unit and unit is not None and other_unit is not None:
        return False
    if a == b or (one.unit != other.unit and unit == other_unit and _near(a, b, _CONVERTED)):
        return True
    low, high = (one, other) if a < b else (other, one)
    return _rounds(low, high) or _rounds(high, low)


def _based(quantity: Quantity) -> tuple[float, str | None]:
    unit, factor = _BASE.get(quantity.unit or "", (quantity.unit, 1.0))
    return quantity.value * factor, unit


def _near(a: float, b: float, share: float) -> bool:
    return abs(a - b) <= share * max(abs(a), abs(b))


def _rounds(round_one: Quantity, exact: Quantity) -> bool:
    """Whether the first is the second, rounded as its bound allows."""
    a, b = round_one.value, exact.value
    if a == b or min(a, b) < _SMALL or not _near(a, b, _ROUNDED) or zeros(a) <= zeros(b):
        return False
    if round_one.bound in ("more than", "at least"):
        return a < b and exact.bound in _PLAIN
    if round_one.bound in ("less than", "at most"):
        return a > b and exact.bound in _PLAIN
    if round_one.bound == "about":
        return exact.bound in _PLAIN and abs(a - b) <= 0.5 * 10 ** zeros(a)
    return exact.bound in _PLAIN and a >= _THOUSANDS and _near(a, b, _PLAINLY)


def zeros(value: float) -> int:
    """How many zeros a number ends in: 16,700 has two."""
    if value != int(value) or value == 0:
        return 0
    digits = str(int(abs(value)))
    return len(digits) - len(digits.rstrip("0"))


def agreement(ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> Agreement:
    """How the numbers of two statements stand to each other."""
    if not ours and not theirs:
        return "none"
    if not ours or not theirs:
        return "one"
    shared = [one for one in ours for other in theirs if agree(one, other)]
    if any(not each.vague for each in shared):
        return "same"
    return "vague" if shared else "differ"
