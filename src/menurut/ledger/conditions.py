"""Conditions over unnamed sources, as house rules are made of: plain data, checked, then asked of the database."""
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, get_args

from sqlalchemy import ColumnElement, and_, or_, true

from menurut.ledger import tables
from menurut.ledger.facets import act_bits, outlet_key, words_key
from menurut.model import ACTS, Kind

Condition = bool | int | str | Sequence[str] | Mapping[str, int]
Conditions = Mapping[str, Condition]
_TABLE: Final = tables.unnamed.c
YES_NO: Final = ("plural", "role", "affiliation", "basis", "reason", "only", "quoted", "report")
_NUMBERS: Final = {"count": _TABLE.many, "times": _TABLE.said}
_BOUNDS: Final = ("at_least", "at_most")


def checked(when: Mapping[str, object]) -> Conditions:
    """The conditions, if they are some; ValueError, in words for whoever wrote them, where they are not."""
    for field, wanted in when.items():
        wrong = _wrong(field, wanted)
        if wrong:
            raise ValueError(f"{field}: {wrong}")
    return when  # type: ignore[return-value]


def condition(when: Conditions) -> ColumnElement[bool]:
    """The conditions, all of which must hold, as they are asked of the table of unnamed sources."""
    return and_(true(), *(_asked(field, wanted) for field, wanted in when.items()))


def _wrong(field: str, wanted: object) -> str:
    if field in YES_NO:
        return "" if isinstance(wanted, bool) else "true or false"
    if field in _NUMBERS:
        return _wrong_number(field, wanted)
    if field not in _CHOICES:
        return f"there is no such field; they are {', '.join((*YES_NO, *_NUMBERS, *_CHOICES))}"
    if not isinstance(wanted, list | tuple) or not wanted or not all(isinstance(each, str) for each in wanted):
        return "a list of texts"
    known = _KNOWN.get(field)
    strange = [each for each in wanted if known and each not in known]
    return f"{', '.join(strange)[:60]} is none of {', '.join(known or ())}" if strange else ""


def _wrong_number(field: str, wanted: object) -> str:
    if field == "count" and wanted == "unknown":
        return ""
    if isinstance(wanted, Mapping):
        whole = all(key in _BOUNDS and _whole(value) for key, value in wanted.items())
        return "" if wanted and whole else "at_least and at_most, with whole numbers"
    return "" if _whole(wanted) else "a whole number, or { at_least = …, at_most = … }"


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**31


def _asked(field: str, wanted: Any) -> ColumnElement[bool]:  # noqa: ANN401
    if field in YES_NO:
        return _TABLE[field] == int(wanted)
    if field in _NUMBERS:
        return _number(_NUMBERS[field], wanted)
    return _CHOICES[field](wanted)


def _number(column: Any, wanted: Any) -> ColumnElement[bool]:  # noqa: ANN401
    if wanted == "unknown":
        return column.is_(None)  # type: ignore[no-any-return]
    if not isinstance(wanted, Mapping):
        return column == wanted  # type: ignore[no-any-return]
    bounds = {"at_least": column.__ge__, "at_most": column.__le__}
    return and_(*(bounds[key](value) for key, value in wanted.items()))


_CHOICES: Final[Mapping[str, Callable[[Sequence[str]], ColumnElement[bool]]]] = {
    "kind": lambda wanted: _TABLE.kind.in_(list(wanted)),
    "language": lambda wanted: _TABLE.lang.in_(list(wanted)),
    "outlet": lambda wanted: _TABLE.outlet.in_(list(map(outlet_key, wanted))),
    "words": lambda wanted: _TABLE.words.in_(list(map(words_key, wanted))),
    "acts": lambda wanted: or_(*(_TABLE.acts.op("&")(act_bits([each])) != 0 for each in wanted)),
}
_KNOWN: Final[Mapping[str, tuple[str, ...]]] = {"kind": get_args(Kind), "acts": ACTS}
