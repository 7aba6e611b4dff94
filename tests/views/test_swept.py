"""A start looks for no garbage; afterwards everything is as it was."""
from __future__ import annotations

import gc

import pytest

from menurut.views.swept import unswept


def test_garbage_is_looked_for_again_afterwards_whatever_happened() -> None:
    with unswept():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(KeyError), unswept():
        raise KeyError
    assert gc.isenabled()


def test_what_was_switched_off_before_stays_so() -> None:
    gc.disable()
    try:
        with unswept():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
