"""A process that adds articles to a ledger: `python adder.py LEDGER FIRST LAST`; says the number of each that is committed."""
from __future__ import annotations

import sys

from menurut.ledger import Ledger
from tests.ledger.build import article


def main(where: str, first: int, last: int) -> None:
    """Add the articles from the first to the last, each in a transaction of its own."""
    with Ledger(where) as ledger:
        for number in range(first, last):
            ledger.add(article(number))
            print(number, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
