"""The system's own types as canonical JSON, exactly and back: equal values give equal bytes, whatever machine packs them.

A field that has its default is left out, so that a type may get further fields with defaults and what was packed before
keeps its bytes and its address. Keys are sorted; text is UTF-8 with lone surrogates kept ("surrogatepass").
"""
from __future__ import annotations

import hashlib
import json
import math
import operator
import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Literal, SupportsFloat, SupportsIndex, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Form = Any  # a class, or what typing makes of some: tuple[str, ...], int | None, Literal[…]
Step = Callable[[Any], Any]


class Unpackable(ValueError):
    """A value that is not what its type says, with the place: "attributions: source: not a whole number: 'x'"."""


def pack(value: object) -> bytes:
    """The bytes of a dataclass of `menurut.model`, `menurut.claims` or the ledger; `Unpackable` where it is broken."""
    return pack_as(type(value), value)


def pack_as(kind: type[T], value: T) -> bytes:
    """As `pack`, for what must be of a kind; `Unpackable` where it is not."""
    form: Form = kind
    plain = _encoder(form)(value)
    line = json.dumps(plain, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)
    return line.encode("utf-8", "surrogatepass")


def unpack(kind: type[T], data: bytes) -> T:
    """The value that was packed; `Unpackable` for other bytes or for fields of a version of menurut to come."""
    return built(kind, lambda: json.loads(data.decode("utf-8", "surrogatepass")))


def built(kind: type[T], plain: Callable[[], object]) -> T:
    """The value of lists and dicts, as JSON has them; `Unpackable` where they have not the form of its type.

    What the single values are is not looked at: `pack` does.
    """
    form: Form = kind
    try:
        value: T = _decoder(form)(plain())
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise Unpackable(f"no {kind.__name__} that this version of menurut knows: {error}") from error
    return value


def address(data: bytes) -> str:
    """The content address of packed bytes: 64 hexadecimal digits of their SHA-256."""
    return hashlib.sha256(data).hexdigest()


@cache
def _encoder(kind: Form) -> Step:
    if is_dataclass(kind):
        return _object_encoder(kind)
    origin, inner = _parts(kind)
    if origin is tuple and inner[-1] is Ellipsis:
        return _each(_encoder(inner[0]))
    if origin is tuple:
        return _fixed(tuple(_encoder(each) for each in inner))
    if origin is Literal:
        return _one_of(inner)
    if origin in (Union, types.UnionType):
        return _optional(_encoder(next(each for each in inner if each is not type(None))))
    return {str: _text, int: _whole, float: _number, bool: _truth}[kind]


def _parts(kind: Form) -> tuple[Form, tuple[Form, ...]]:
    return get_origin(kind), get_args(kind)


def _object_encoder(kind: Form) -> Step:
    hints = get_type_hints(kind)
    steps = [(each.name, _encoder(hints[each.name]), each.default) for each in fields(kind)]

    def encode(value: object) -> dict[str, Any]:
        if type(value) is not kind:
            raise Unpackable(f"not a {kind.__name__}: {value!r:.40}")
        out, name = {}, ""
        try:
            for name, step, default in steps:
                field = getattr(value, name)
                if default is MISSING or field != default:
                    out[name] = step(field)
        except (TypeError, ValueError, OverflowError) as error:
            raise Unpackable(f"{name}: {error}") from error
        return out

    return encode


def _each(step: Step) -> Step:
    def encode(values: object) -> list[object]:
        if not isinstance(values, tuple | list):
            raise Unpackable(f"not a sequence: {values!r:.40}")
        return [step(each) for each in values]

    return encode


def _fixed(steps: tuple[Step, ...]) -> Step:
    def encode(values: object) -> list[object]:
        if not isinstance(values, tuple | list):
            raise Unpackable(f"not a sequence: {values!r:.40}")
        return [step(each) for step, each in zip(steps, values, strict=True)]

    return encode


def _one_of(allowed: tuple[Any, ...]) -> Step:
    def encode(value: object) -> object:
        if value not in allowed:
            raise Unpackable(f"none of {', '.join(map(str, allowed))}: {value!r:.40}")
        return value

    return encode


def _optional(step: Step) -> Step:
    return lambda value: None if value is None else step(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise Unpackable(f"not a text: {value!r:.40}")
    return value


def _whole(value: object) -> int:
    if type(value) is int:  # first, as it is by far the commonest and asking for the protocol is slow
        return value
    if isinstance(value, bool) or not isinstance(value, SupportsIndex):
        raise Unpackable(f"not a whole number: {value!r:.40}")
    return operator.index(value)


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float | SupportsFloat) or not math.isfinite(value):
        raise Unpackable(f"not a number: {value!r:.40}")
    return float(value) + 0.0  # -0.0 equals 0.0 and must have its bytes


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise Unpackable(f"neither true nor false: {value!r:.40}")
    return value


def _same(value: object) -> object:
    return value


@cache
def _decoder(kind: Form) -> Step:
    if is_dataclass(kind):
        return _object_decoder(kind)
    origin, inner = _parts(kind)
    if origin is tuple and inner[-1] is Ellipsis:
        step = _decoder(inner[0])
        return tuple if step is _same else lambda values: tuple(map(step, values))
    if origin is tuple:
        return tuple
    if origin in (Union, types.UnionType):
        return _optional_decoder(_decoder(next(each for each in inner if each is not type(None))))
    return _same


def _optional_decoder(step: Step) -> Step:
    return step if step is _same else lambda value: None if value is None else step(value)


def _object_decoder(kind: Form) -> Step:
    hints = get_type_hints(kind)
    steps = {name: step for name in hints if (step := _decoder(hints[name])) is not _same}

    def decode(value: dict[str, object]) -> object:
        for name in steps.keys() & value.keys():
            value[name] = steps[name](value[name])
        return kind(**value)

    return decode
