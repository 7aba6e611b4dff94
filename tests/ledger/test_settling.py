"""Claims are made beside those who write: nobody waits for it, and nothing that is added or decided meanwhile is lost."""
from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import Connection

from benchmarks.cascades.make import cascades
from menurut.claims import Judgement
from menurut.ledger import Ledger
from menurut.ledger.settling import Settler

READINGS = [reading for readings, _ in cascades(24, seed=11, size=6) for reading in readings]
WHEN = "2031-03-01T10:00:00+00:00"


class Meanwhile:
    """Does something in the middle of the work, `times` times."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, act: Callable[[], object], times: int = 1) -> None:
        self.left, self.act, self.work = times, act, Settler._work
        monkeypatch.setattr(Settler, "_work", lambda settler, connection: self(settler, connection))

    def __call__(self, settler: Settler, connection: Connection) -> object:
        found = self.work(settler, connection)
        if self.left and not settler._store.is_writing:
            self.left -= 1
            self.act()
        return found


def apart(ledger: Ledger) -> Judgement:
    """A judgement that takes two statements of one claim apart."""
    group = max(ledger._catalogue().groups(each.cid for each in ledger.claims()).values(), key=len)
    return Judgement("same", group[:2], "not same", "Sari", WHEN)


@pytest.mark.parametrize("times", [1, 9])
def test_a_decision_made_meanwhile_holds(
    where: Callable[[], str], monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    with Ledger(where()) as calm:
        calm.add(READINGS)
        decision = apart(calm)
        calm.judge(decision)
        wanted = list(calm.claims())
    address = where()
    with Ledger(address) as ledger, Ledger(address) as other:
        ledger.add(READINGS)
        again = iter([decision, *(Judgement("same", decision.subject, "not same", f"user {n}", WHEN) for n in range(times))])
        meanwhile = Meanwhile(monkeypatch, lambda: other.judge(next(again)), times)
        found = list(ledger.claims())
        assert meanwhile.left < times
    assert [(each.cid, each.mentions) for each in found] == [(each.cid, each.mentions) for each in wanted]


def test_an_article_added_meanwhile_has_its_claims(where: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> None:
    with Ledger(where()) as calm:
        calm.add(READINGS)
        wanted = list(calm.claims())
    address = where()
    with Ledger(address) as ledger, Ledger(address) as other:
        ledger.add(READINGS[:-1])
        Meanwhile(monkeypatch, lambda: other.add(READINGS[-1:]))
        list(ledger.claims())
        assert list(ledger.claims()) == wanted


def test_who_writes_does_not_wait_for_the_work(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    address = f"{tmp_path}/news.db"
    with Ledger(address) as ledger, Ledger(address) as other:
        other.store.wait = 0.1
        ledger.add(READINGS)
        states: list[bool] = []
        Meanwhile(monkeypatch, lambda: states.append(other.judge(Judgement("grade", ("Pelita",), "B2", "Sari", WHEN)) == 1))
        list(ledger.claims())
    assert states == [True]
