"""Carrying out `menurut claims` and `menurut claim`: in the terminal, or as JSON."""
from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from textwrap import shorten
from typing import Final, TextIO, cast

from rich.console import Console

from menurut.claims import Claim
from menurut.ledger.errors import MovedClaim, SeveralClaims
from menurut.ledger.view import ClaimView
from menurut.views.decided import decided
from menurut.views.exports import contract
from menurut.views.phrases import one_line
from menurut.views.record import Record
from menurut.views.wrong import Refused

_NAMED: Final = 4  # claims that are named where several ids begin alike
_ENDS: Final = re.compile(" +$", re.MULTILINE)


def show_all(claims: Iterable[Claim], format: str | None) -> None:
    """Print claims, one after the other as they come. `format` is text or json; None: text on a terminal, json otherwise."""
    if wants_json(format):
        write(contract.parts(claims))
        return
    from menurut.views import claims_text

    console, none = terminal(), True
    for claim in claims:
        claims_text.show(claim, console)
        none = False
    if none:
        print("no claims", file=sys.stderr)


def show_one(ledger: Record, cid: str | None, format: str | None) -> None:
    """Print one claim with all that belongs to it; Refused where there is none or more than one.

    Without an id it is the one in most outlets.
    """
    view = found(ledger, _first(ledger) if cid is None else cid)
    every = decided(ledger, view)
    if wants_json(format):
        from menurut.views import claim_json

        write([claim_json.text(view, every)])
        return
    from menurut.views import claim_text

    claim_text.show(view, terminal(), every)


def _first(ledger: Record) -> str:
    for claim in ledger.claims():
        return claim.cid
    raise Refused("there are no claims in this ledger")


def found(ledger: Record, cid: str) -> ClaimView:
    """The claim with this id, or the only one whose id begins so; Refused where there is none, or more than one."""
    if not cid:
        raise Refused("name a claim: see `menurut claims`")
    try:
        return ledger.claim(cid)
    except SeveralClaims as error:
        several = "; ".join(f"{one_line(each.cid)} “{_short(each.proposition)}”" for each in error.claims[:_NAMED])
        more = "; …" * (len(error.claims) > _NAMED)
        raise Refused(f"the ids of several claims begin with {one_line(cid)}, give more of it: {several}{more}") from None
    except MovedClaim as error:
        now = f"{one_line(error.claim.cid)} “{_short(error.claim.proposition)}”"
        raise Refused(f"claim {one_line(cid)} is part of another by now: {now}") from None
    except KeyError:
        raise Refused(f"there is no claim {one_line(cid)}: see `menurut claims`") from None


def _short(text: str) -> str:
    return shorten(one_line(text), 50, placeholder=" …")


def terminal() -> Console:
    """Where text is printed: as wide as the terminal; elsewhere 100 columns, without spaces at the ends of lines."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    told = sys.stdout.isatty()
    out = sys.stdout if told else cast("TextIO", _Trimmed(sys.stdout))
    return Console(file=out, highlight=False, markup=False, emoji=False, width=None if told else 100)


class _Trimmed:
    """A text file that gets its lines without the spaces at their ends, which columns are filled with."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def write(self, text: str) -> int:
        return self._out.write(_ENDS.sub("", text))

    def flush(self) -> None:
        self._out.flush()


def wants_json(format: str | None) -> bool:
    """Whether JSON is printed: where it is asked for, or where nothing is and standard output is no terminal."""
    return format == "json" or (format is None and not sys.stdout.isatty())


def write(parts: Iterable[str]) -> None:
    """Print parts of a file."""
    # The same bytes whatever the system's encoding and line ends.
    sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
    sys.stdout.writelines(parts)
