"""`menurut judge` and `menurut withdraw`: what a person decides, kept beside what the machine proposes."""
from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from menurut.views.cli.shared import LedgerAt, User, opened, refusals


class Answer(StrEnum):
    """What a person decides."""

    same = "same"
    not_same = "not-same"
    unsure = "unsure"
    keep = "keep"
    drop = "drop"
    grade = "grade"
    take_back = "take-back"


What = Annotated[Answer, typer.Argument(metavar="ANSWER", help="What is decided.", show_default=False)]
Things = Annotated[list[str], typer.Argument(metavar="THING", help="Claims, mentions or parties.", show_default=False)]
OfParties = Annotated[bool, typer.Option("--party", help="It is about two parties.")]
Note = Annotated[str, typer.Option(metavar="WORDS", help="Why; kept with the decision.", show_default=False)]
Article = Annotated[
    str,
    typer.Argument(metavar="READING", help="An article: its id, its URL, or a reading's content address.", show_default=False),
]
Recorded = Annotated[bool, typer.Option("--record", help="Record the withdrawal; else it is only shown what it would change.")]
Restored = Annotated[bool, typer.Option("--restore", help="Record that the reading counts again.")]


def judge(ledger: LedgerAt, answer: What, things: Things, party: OfParties = False, user: User = "", note: Note = "") -> None:
    """Record what a person decides. It is kept for ever beside what the machine proposes; the latest decision holds.

    \b
    Examples:
      menurut judge news.db same 3f9c 8a1b
      menurut judge news.db not-same 3f9c/1 3f9c/4
      menurut judge news.db drop 3f9c/2 --note "a headline of last year"
      menurut judge news.db keep STATEMENT
      menurut judge news.db same --party "Sari Wulandari" "S. Wulandari"
      menurut judge news.db grade "The Harbour Post" B2 --user sari

    \b
    A claim is named by its id or as much of it as is unique: 3f9c, or of
    several in one article 3f9c:120. 3f9c/2 is its second mention as
    `menurut claim` numbers them; a party is named by its name, if only one
    has it, or by the id that `menurut party` shows. A grade is in the words
    of your own scale.

    \b
    drop takes a mention out of its claim, and the numbers of the others
    change. It prints the id of the statement, by which keep takes it back;
    `menurut claim` shows it under "What people decided".

    \b
    Of all that users decide on one thing the latest holds, whoever it is
    from; "unsure" leaves it to the machine. What others said stays in the
    record and is shown beside it. Grades are each user's own. Who says
    take-back of it is as if they had said nothing.
    """
    from menurut.views import deciding

    with refusals(), opened(ledger) as record:
        deciding.judge(record, deciding.Decision(ledger, answer.value, tuple(things), party, user, note))


def withdraw(
    ledger: LedgerAt, reading: Article, record: Recorded = False, restore: Restored = False, user: User = "", note: Note = "",
) -> None:
    """Show every claim, article and number of origins that rests on an article, and what remains without it.

    \b
    Examples:
      menurut withdraw news.db post-2026-03-02
      menurut withdraw news.db post-2026-03-02 --record --note "retracted"
      menurut withdraw news.db post-2026-03-02 --restore
    """
    from menurut.views import withdrawing

    with refusals(), opened(ledger) as found:
        withdrawing.withdraw(found, withdrawing.Order(reading, record, restore, user, note))
