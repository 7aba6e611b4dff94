"""The help of every command: short lines, an example, the exit status of `main`."""
from __future__ import annotations

import pytest

from menurut.views.cli import commands
from tests.views.cli.conftest import Run

NAMES = [each.__name__ for each in commands]


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_an_example(run: Run, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    status, out, _ = run(name, "--help")
    assert status == 0
    assert f"  menurut {name} " in out
    assert max(map(len, out.splitlines())) <= 80


def test_the_commands_are_listed_with_what_they_do(run: Run) -> None:
    listed = run("--help")[1].partition("Commands:")[2]
    assert [line.split()[0] for line in listed.splitlines() if line.strip()] == NAMES


def test_the_reference_has_every_command_and_every_format() -> None:
    from docs.generate import command, exported
    from menurut.views.exports import FORMATS

    assert all(f"## menurut {name}\n" in command() for name in NAMES)
    assert all(f"\n## {format}\n" in exported() for format in FORMATS)
