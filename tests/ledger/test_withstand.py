"""What must not harm a ledger: processes killed and processes at once, locks and full disks, other versions and other files."""
from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import Column, Integer, MetaData, Table
from sqlalchemy.exc import DBAPIError

from menurut.ledger import Ledger, LedgerError, NewerLedger, adding, versions, wrong
from menurut.model import Reading
from tests.ledger.build import article, judgement, reading, statement

pytestmark = pytest.mark.usefixtures("without_linking")

ROOT = Path(__file__).parent.parent.parent


def adder(where: str, first: int, last: int) -> subprocess.Popen[str]:
    """Another process that adds articles."""
    command = [sys.executable, "-m", "tests.ledger.adder", where, str(first), str(last)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def texts(ledger: Ledger) -> set[str]:
    return {each.document.id for _, each in ledger.readings()}


def message(error: pytest.ExceptionInfo[LedgerError]) -> str:
    """The error's message, which is one line."""
    assert "\n" not in str(error.value)
    return str(error.value)


def test_what_was_committed_survives_kill_9(where: Callable[[], str]) -> None:
    address = where()
    process = adder(address, 0, 100_000)
    assert process.stdout is not None
    said = [process.stdout.readline().strip() for _ in range(5)]
    process.kill()
    said += process.communicate()[0].split()
    with Ledger(address) as ledger:
        assert texts(ledger) >= {f"n{number}" for number in said}
        assert ledger.add(article(99_999)).new
        ledger.link()
        before = ledger.digest()
        ledger.rebuild()
        assert ledger.digest() == before
        if ledger.store.is_sqlite:
            with ledger.store.reading() as connection:
                assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def test_two_processes_adding_at_once_lose_nothing(where: Callable[[], str]) -> None:
    address = where()
    both = [adder(address, 0, 12), adder(address, 8, 20)]
    for process in both:
        process.communicate(timeout=60)
        assert process.returncode == 0
    with Ledger(address) as ledger, Ledger(where()) as alone:
        alone.add(map(article, range(20)))
        assert ledger.count() == 20
        assert ledger.digest() == alone.digest()


def test_threads_may_share_a_ledger(ledger: Ledger) -> None:
    every = [threading.Thread(target=ledger.add, args=([article(number), article(0)],)) for number in range(8)]
    for each in every:
        each.start()
    for each in every:
        each.join()
    assert texts(ledger) == {f"n{number}" for number in range(8)}


def test_a_locked_ledger_is_said_in_one_line_and_loses_nothing(where: Callable[[], str]) -> None:
    address = where()
    with Ledger(address) as one, Ledger(address, wait=0.1) as other:
        other.add(article(0))
        with one.store.writing(), pytest.raises(LedgerError, match="another process is writing") as error:
            other.add(article(1))
        assert "waited 0.1 s" in message(error)
        assert texts(other) == {"n0"}
        assert other.add(article(1)).new


def test_one_may_read_while_another_writes(where: Callable[[], str]) -> None:
    address = where()
    with Ledger(address) as one, Ledger(address, wait=0.1) as other:
        one.add(article(0))
        for seen in other.readings():
            one.add(article(1))
            assert seen[1] == article(0)
        with one.store.writing():
            one.add(article(2))
            assert texts(other) == {"n0", "n1"}
            assert texts(one) == {"n0", "n1", "n2"}


def test_a_file_is_in_write_ahead_mode(tmp_path: Path) -> None:
    with Ledger(tmp_path / "news.db") as ledger, ledger.store.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2  # full: not even a power cut takes a commit back


def test_a_full_disk_is_said_in_one_line_and_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "_MOST_READINGS", 20)
    with Ledger(tmp_path / "news.db") as ledger:
        limit(ledger, 150)
        committed: list[str] = []
        with pytest.raises(LedgerError, match="the disk is full") as error:
            committed.extend(address for added in ledger.add_batches(map(article, range(300))) for address in added.new)
        assert "all before it is kept" in message(error)
        assert {address for address, _ in ledger.readings()} >= set(committed)
        assert ledger.count() % 20 == 0
        limit(ledger, 2**30)
        ledger.add(map(article, range(300)))
        assert ledger.count() == 300


def fail(*_: object) -> None:
    raise RuntimeError


def limit(ledger: Ledger, pages: int) -> None:
    with ledger.store.engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


@pytest.mark.parametrize(("state", "words"), [
    ("53100", "the disk is full"), ("55P03", "another process is writing"), (None, "odd")])
def test_errors_of_postgresql_are_said_in_the_same_words(state: str | None, words: str) -> None:
    error = type("Odd", (Exception,), {"sqlstate": state})("odd\nthing")
    said = wrong.in_words(DBAPIError(None, None, error), 1.0)
    assert said.startswith(words)
    assert "\n" not in said


def test_what_fails_in_the_middle_of_the_inputs_takes_back_nothing(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "_MOST_READINGS", 2)

    def inputs() -> Iterator[Reading]:
        yield from map(article, range(3))
        raise RuntimeError("the cable is out")

    with pytest.raises(RuntimeError):
        ledger.add(inputs())
    assert texts(ledger) == {"n0", "n1"}


def test_readings_that_come_slowly_are_committed_as_they_come(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(0, 100, 3))
    monkeypatch.setattr(adding, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    assert [len(each.new) for each in ledger.add_batches(map(article, range(3)))] == [1, 1, 1]


@pytest.mark.parametrize("column", ["record", "derived"])
def test_a_ledger_of_a_newer_version_is_left_alone(where: Callable[[], str], column: str) -> None:
    address = where()
    with Ledger(address) as ledger, ledger.store.writing() as connection:
        connection.exec_driver_sql(f"UPDATE ledger SET {column} = 99")
    with pytest.raises(NewerLedger, match="newer version") as error:
        Ledger(address)
    assert message(error)


def test_an_older_ledger_is_brought_up_to_date_and_keeps_its_record(
    where: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    address, runs = where(), list[int]()
    with Ledger(address) as ledger:
        ledger.add(article(0))
    further = Table("further", MetaData(), Column("number", Integer))
    monkeypatch.setattr(versions, "STEPS", (lambda connection: (runs.append(1), further.create(connection)),))
    for _ in range(2):
        with Ledger(address) as ledger:
            assert texts(ledger) == {"n0"}
    assert runs == [1]


def test_an_older_derivation_is_dropped_and_made_again(where: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> None:
    address = where()
    with Ledger(address) as ledger:
        new = ledger.add(article(0)).new
        ledger.judge(judgement("a", "b"))
        before = ledger.digest()
        ledger.derived.put_statements([statement(new[0], 99)])
    monkeypatch.setattr(versions, "DERIVED", versions.DERIVED + 1)
    with monkeypatch.context() as broken:
        broken.setattr(adding, "derive", fail)  # in the middle, as a power cut might
        with pytest.raises(RuntimeError):
            Ledger(address)
    with Ledger(address) as ledger:
        assert ledger.derived.statements.by_id([statement(new[0], 99).id]) == {}
        assert ledger.digest() == before
        assert [hit.reading for hit in ledger.search("dam")] == list(new)


def test_other_files_are_no_ledgers(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no database, but long enough to be taken for one " * 50)
    other = tmp_path / "other.db"
    with Ledger(other) as ledger, ledger.store.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE ledger RENAME TO somebodys")
    for path, words in ((tmp_path / "notes.txt", "no ledger"), (other, "no ledger"), (tmp_path, "unable to open"),
                        (tmp_path / "no" / "news.db", "unable to open")):
        with pytest.raises(LedgerError, match=words) as error:
            Ledger(path)
        assert str(path) in message(error)


def test_a_ledger_is_made_only_where_it_may_be(where: Callable[[], str]) -> None:
    address = where()
    with pytest.raises(LedgerError, match="there is no"):
        Ledger(address, create=False)
    Ledger(address).close()
    Ledger(address, create=False).close()


@pytest.mark.parametrize(("address", "words"), [
    ("postgresql://rani:secret@/news?host=/nowhere", "/nowhere"),
    ("mysql://host/news", "a ledger is"), ("nonsense://host/news", "a ledger is"), ("://", "a ledger is"),
])
def test_an_address_that_leads_nowhere_is_said_without_the_password(address: str, words: str) -> None:
    with pytest.raises(LedgerError, match=words) as error:
        Ledger(address)
    assert "secret" not in message(error)


def test_a_ledger_may_live_in_memory() -> None:
    with Ledger(":memory:") as ledger:
        ledger.add([article(0), reading()])
        ledger.rebuild()
        assert len(ledger.search("dam")) == 2


def in_python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=os.environ)
    return done.stdout + done.stderr


def test_who_only_reads_loads_no_database() -> None:
    assert in_python("import menurut, sys; print('sqlalchemy' in sys.modules, hasattr(menurut, 'Ledgers'))") == "False False\n"


def test_without_the_extra_it_says_what_to_install() -> None:
    without = "import sys; sys.modules['sqlalchemy'] = None; import menurut; menurut.Ledger"
    assert in_python(without).endswith('ImportError: the ledger needs SQLAlchemy: pip install "menurut[ledger]"\n')
    without = "import sys; sys.modules['psycopg'] = None; import menurut; menurut.Ledger('postgresql://host/news')"
    assert 'ImportError: a ledger on PostgreSQL needs psycopg: pip install "menurut[ledger]"\n' in in_python(without)
