"""Canonical bytes: every value comes back equal, equal values have equal bytes, and what is broken is said with its place."""
from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from menurut.claims import Claim, Comparison, Copy, Judgement, Statement
from menurut.model import DateMention, Document, Issue, Reading
from menurut.packing import Unpackable, address, pack, unpack
from tests.ledger.build import reading

TEXTS = st.text(st.characters(exclude_categories=()), max_size=20)
SPANS = st.tuples(st.integers(), st.integers())
TYPES = (Reading, Statement, Comparison, Copy, Claim, Judgement)


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.__name__)
def test_whatever_is_built_comes_back_equal(kind: type) -> None:
    @settings(max_examples=30, deadline=None)
    @given(st.from_type(kind))
    def comes_back(value: object) -> None:
        try:
            data = pack(value)
        except Unpackable:
            reject()  # not a number, or infinite
        assert unpack(kind, data) == value
        assert pack(unpack(kind, data)) == data

    comes_back()


@given(TEXTS, SPANS)
def test_texts_and_spans_of_any_kind_come_back(text: str, span: tuple[int, int]) -> None:
    issue = Issue(text, text, span)
    assert unpack(Issue, pack(issue)) == issue


def test_halves_of_a_pair_of_surrogates_are_not_joined() -> None:
    halves, whole = Issue("c", "\ud83d\ude00"), Issue("c", "😀")
    assert unpack(Issue, pack(halves)) == halves != whole
    assert address(pack(halves)) != address(pack(whole))


def test_equal_values_have_equal_bytes() -> None:
    listed = replace(reading(), dates=[DateMention([1, 2], "2031", "year")])  # type: ignore[list-item,arg-type]
    proper = replace(reading(), dates=(DateMention((1, 2), "2031", "year"),))
    assert pack(listed) == pack(proper)
    assert pack(Comparison("a", "b", 1, "same")) == pack(Comparison("a", "b", 1.0, "same"))
    assert pack(Comparison("a", "b", -0.0, "same")) == pack(Comparison("a", "b", 0.0, "same"))
    assert pack(Issue("c", "m", (np.int64(1), 2))) == pack(Issue("c", "m", (1, 2)))  # type: ignore[arg-type]
    assert pack(Comparison("a", "b", np.float32(0.5), "same")) == pack(Comparison("a", "b", 0.5, "same"))  # type: ignore[arg-type]


def test_a_field_with_its_default_leaves_no_bytes_so_that_new_fields_change_no_address() -> None:
    assert pack(Document("d", "t")) == b'{"id":"d","text":"t"}'
    assert pack(Document("d", "t", issues=())) == pack(Document("d", "t"))


def test_the_address_is_the_hash_of_the_bytes_and_does_not_change_with_versions_of_menurut() -> None:
    assert address(pack(reading())) == "957ab100ede2fa0957555fe7eecf0be4d8587dd2c503bbddea0d63b2b78c78dd"


@pytest.mark.parametrize(("broken", "place"), [
    (Issue("c", None), "message: not a text"),  # type: ignore[arg-type]
    (Issue("c", "m", (1,)), "place"),  # type: ignore[arg-type]
    (Issue("c", "m", ("1", 2)), "place: not a whole number"),  # type: ignore[arg-type]
    (Issue("c", "m", (1.5, 2)), "place: not a whole number"),  # type: ignore[arg-type]
    (Issue("c", "m", (True, 2)), "place: not a whole number"),
    (Comparison("a", "b", float("nan"), "same"), "score: not a number"),
    (Comparison("a", "b", 10**400, "same"), "score"),
    (Comparison("a", "b", "0.5", "same"), "score: not a number"),  # type: ignore[arg-type]
    (Comparison("a", "b", 0.5, "alike"), "relation: none of same, updates"),  # type: ignore[arg-type]
    (Comparison("a", "b", 0.5, "same", opposed="no"), "opposed: neither true nor false"),  # type: ignore[arg-type]
    (Document("d", "t", credit=Issue("c", "m")), "credit: not a Credit"),  # type: ignore[arg-type]
    (Document("d", "t", agencies="x"), "agencies: not a sequence"),  # type: ignore[arg-type]
])
def test_what_is_not_of_its_type_is_refused_with_its_place(broken: object, place: str) -> None:
    with pytest.raises(Unpackable, match=place):
        pack(broken)


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"{}", b'{"code":"c","message":"m","hue":1}', b"\xff", b"[" * 9999])
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(Unpackable, match="no Issue"):
        unpack(Issue, data)
