"""A list of claims in the terminal: what is said, and in one line how many stand where and on how many origins."""
from __future__ import annotations

from collections import Counter

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from menurut.claims import Claim, Origins, Stance
from menurut.views.phrases import one_line

WIDEST = 100  # columns; longer lines are hard to read

_STANCES: dict[Stance, tuple[str, str]] = {
    "asserts": ("asserts", "assert"), "denies": ("denies", "deny"), "questions": ("questions", "question"),
    "relays": ("relays", "relay"),
}


def show(claim: Claim, console: Console) -> None:
    """Print one claim of a list."""
    width = min(console.width, WIDEST)
    console.print(named(claim), width=width)
    facts = Text(f"{counts(claim)}; {outlets(claim)}; {origins(claim.origins)}", style="dim")
    console.print(Padding(facts, (0, 0, 0, 2), expand=False), width=width)


def named(claim: Claim) -> Text:
    """A claim's id and words."""
    return Text.assemble((one_line(claim.cid), "bold"), "  ", (one_line(claim.proposition), "cyan"))


def counts(claim: Claim) -> str:
    """How many mentions take which side: "3 assert, 1 denies"."""
    found = Counter(each.stance for each in claim.mentions)
    return ", ".join(f"{found[stance]} {words[found[stance] > 1]}" for stance, words in _STANCES.items() if found[stance])


def outlets(claim: Claim) -> str:
    """In how many outlets a claim stands."""
    found = len({each.chain[0] if each.chain else each.place.doc for each in claim.mentions})
    return f"in {found} outlet{'s' * (found != 1)}"


def origins(found: Origins) -> str:
    """How many origins: "at least 1, at most 2 independent origins"."""
    if found.at_least == found.at_most:
        return f"{found.at_least} independent origin{'s' * (found.at_least != 1)}" if found.at_most else "no origin"
    return f"at least {found.at_least}, at most {found.at_most} independent origins"
