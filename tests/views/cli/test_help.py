"""The help of every command: short lines, an example, the exit status of `main`."""
from __future__ import annotations

from pathlib import Path

import pytest

from menurut.views.cli import commands
from menurut.views.exports import FORMATS
from tests.views.cli.conftest import Run

REFERENCE = Path(__file__).parents[3] / "docs" / "reference"
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
    command, exported = ((REFERENCE / name).read_text(encoding="utf-8") for name in ("command.md", "exports.md"))
    assert all(f"## menurut {name}\n" in command for name in NAMES)
    assert all(f"\n## {format}\n" in exported for format in FORMATS)
