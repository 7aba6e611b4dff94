"""A process that adds articles to a ledger: `python adder.py LEDGER FIRST LAST`; says the number of each that is committed."""
from __future__ import annotations

import sys

from menurut.ledger import Ledger
from menurut.ledger.linking import Linker
from tests.ledger.build import article, record_alone


def main(where: str, first: int, last: int) -> None:
    """Add the articles from the first to the last, each in a transaction of its own."""
    with Ledger(where) as ledger:
        for number in range(first, last):
            ledger.add(article(number))
            print(number, flush=True)


if __name__ == "__main__":
    Linker.link = record_alone  # type: ignore[method-assign,assignment]
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
