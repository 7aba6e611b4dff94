"""What is wrong with a command line, in one line with a hint, as every other error is told."""
from __future__ import annotations

import sys
from typing import Final

import typer
from typer.exceptions import TyperException

from menurut.views.cli.shared import USAGE

INTERRUPTED: Final = 130
_FROM_THE_PARSER: Final = "Value error, "


def run(app: typer.Typer) -> int:
    """Run the command line of this process; returns the exit status. Without any arguments it shows the help."""
    try:
        # What a command returns is None; what it exits with comes back as a number.
        return app(args=sys.argv[1:] or ["--help"], prog_name="menurut", standalone_mode=False) or 0
    except TyperException as error:
        print(f"menurut: {_line(error)}", file=sys.stderr)
        return USAGE
    except typer.Abort:
        print("menurut: stopped", file=sys.stderr)
        return INTERRUPTED


def _line(error: TyperException) -> str:
    words = " ".join(error.format_message().replace(_FROM_THE_PARSER, "").split()).rstrip(".")
    context = getattr(error, "ctx", None)
    return f"{words[:1].lower()}{words[1:]}; see `{context.command_path if context else 'menurut'} --help`"
