"""The command line as a person uses it: arguments in, exit status and what is printed out."""
from __future__ import annotations

import io
import sys
from collections.abc import Callable

import pytest

from menurut.views.cli import main, shared
from tests.views.ledgers import Ledger

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `menurut …` as the installed script does: exit status, standard output and standard error."""

    def call(*arguments: str, stdin: str = "") -> tuple[int, str, str]:
        out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
        with monkeypatch.context() as patch:
            patch.setattr(sys, "argv", ["menurut", *arguments])
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8"))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            with pytest.raises(SystemExit) as ended:
                main()
        for stream in (out, err):
            stream.seek(0)
        code = ended.value.code
        return code if isinstance(code, int) else 0, out.read(), err.read()

    return call


@pytest.fixture
def ledger(monkeypatch: pytest.MonkeyPatch) -> Ledger:
    """The ledger that every command gets."""
    made = Ledger()
    monkeypatch.setattr(shared, "open_ledger", made.opened)
    return made
