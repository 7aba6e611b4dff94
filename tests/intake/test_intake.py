"""What is brought in is read in the background, nothing that was committed is lost, and one failure costs one thing."""
from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator

import pytest

from menurut.intake import Full, Given, Intake, Reach, queue, sources, worker
from menurut.intake.queue import LEASE, Queue
from menurut.intake.worker import LONGEST
from menurut.ledger import Ledger, adding
from menurut.lengthy import CODE
from menurut.model import Document, Extraction, Reading
from tests.intake.conftest import Nothing, Site, article


def outcomes(intake: Intake, job: str) -> list[tuple[str, str]]:
    found, _ = intake.listing.outcomes(job, ("new", "known", "failed"), 0, 100)
    return [(each.fate, each.code) for each in found]


def read(intake: Intake, ledger: Ledger, job: str) -> list[str]:
    found, _ = intake.listing.outcomes(job, ("new", "known"), 0, 100)
    return [ledger.reading(str(each.reading)).document.text for each in found]


def test_a_text_is_read_with_what_is_known_of_it(intake: Intake, ledger: Ledger) -> None:
    words, day = "Jembatan dibuka, kata kepala dusun.", "2026-03-02"
    given = sources.text(words, title="Jembatan", outlet="Pos Nipa", published=day, lang="id")
    job = intake.submit("text", "Jembatan", [given], "sari")
    assert (intake.listing.job(job).waiting, intake.listing.job(job).user) == (1, "sari")
    intake.work()
    found = intake.listing.job(job)
    assert (found.done, found.new, found.failed) == (True, 1, 0)
    ((_, reading),) = ledger.readings()
    document = reading.document
    assert (document.title, document.outlet, document.published, document.lang) == ("Jembatan", "Pos Nipa", day, "id")


def test_the_same_text_twice_is_known(intake: Intake) -> None:
    for fate in ("new", "known"):
        job = intake.submit("text", "x", [sources.text("Satu kalimat, kata Sari.")])
        intake.work()
        assert outcomes(intake, job) == [(fate, "")]


def test_files_of_all_kinds_are_read_and_the_others_named_with_the_reason(intake: Intake, ledger: Ledger) -> None:
    files = [
        sources.file("satu.txt", b"Satu, kata Sari."), sources.file("dua.html", article("Dua").encode()),
        sources.file("tiga.jsonl", b'{"id": "a", "text": "Tiga."}\n{"id": "b"}\n{"id": "c", "text": "Empat."}\n'),
        sources.file("lima.md", b"# Lima\n\nLima, kata Sari."), sources.file("kosong.txt", b""),
        sources.file("gambar.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256))),
    ]
    job = intake.submit("files", "6", files)
    intake.work()
    assert outcomes(intake, job) == [
        ("new", ""), ("new", ""), ("new", ""), ("new", ""), ("failed", "missing-text"), ("new", ""), ("failed", "empty"),
        ("failed", "binary"),
    ]  # fmt: skip
    assert len(read(intake, ledger, job)) == 5


def test_what_is_told_of_many_documents_of_a_file_looks_at_the_file_once_a_batch(
    intake: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = []
    real = sources._called
    monkeypatch.setattr(sources, "_called", lambda name, data: looked.append(name) or real(name, data))
    job = intake.submit("files", "a", [sources.file("a.jsonl", b'{"id": "x"}\n' * 300)])
    intake.work()
    found, total = intake.listing.outcomes(job, ["failed"], 0, 1)
    assert (found[0].doc, total) == ("x", 300)
    assert len(looked) < 30


def test_a_file_of_broken_lines_is_given_up(intake: Intake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "MOST_FAILED", 5)
    lines = b'{"id": "x"}\n' * 5 + b'{"id": "y", "text": "Satu."}\n' + b"x\n" * 100_000
    job = intake.submit("files", "a", [sources.file("a.jsonl", lines)])
    intake.work()
    assert outcomes(intake, job) == [("new", ""), *[("failed", "missing-text")] * 5, ("failed", "too-many")]


def test_two_files_of_one_name_are_two_documents(intake: Intake, ledger: Ledger) -> None:
    intake.submit("files", "2", [sources.file("a.txt", b"Satu, kata Sari."), sources.file("../../a.txt", b"Dua, kata Sari.")])
    intake.work()
    names = [reading.document.id for _, reading in ledger.readings()]
    assert len(set(names)) == 2
    assert all(name.startswith("a-") and "/" not in name for name in names)


def test_a_page_is_fetched_and_one_that_is_not_there_is_named(intake: Intake, site: Site, ledger: Ledger) -> None:
    there, gone = site.put("/1", article("Satu")), f"{site.url}/2"
    job = intake.submit("url", there, [sources.url(there), sources.url(gone)])
    intake.work()
    assert outcomes(intake, job) == [("new", ""), ("failed", "fetch-failed")]
    assert "/robots.txt" not in [path for path, _ in site.asked]  # a person asked for this page


@pytest.mark.parametrize(
    "target", ["http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[::1]/", "file:///etc/passwd",
               "http://u:p@93.184.215.14/", "http://93.184.215.14:22/", "http://[::ffff:10.0.0.1]/", "http://[64:ff9b::a00:1]/",
               "http://[2002:a00:1::]/", "http://[fec0::1]/", "http://224.0.0.1/"],
)
@pytest.mark.parametrize("redirected", [False, True])
def test_what_may_not_be_fetched_is_refused_also_behind_a_redirect(
    intake: Intake, site: Site, target: str, redirected: bool
) -> None:
    url = site.put("/to", b"", status=302, Location=target) if redirected else target
    job = intake.submit("url", url, [sources.url(url)])
    intake.work()
    assert outcomes(intake, job) == [("failed", "fetch-refused")]


def test_this_machine_is_refused_unless_it_was_allowed(ledger: Ledger, site: Site) -> None:
    closed = Intake(ledger, Reach(ports=(site.port,)), extractor=Nothing())
    job = closed.submit("url", "x", [sources.url(site.put("/1", article("Satu")))])
    closed.work()
    assert outcomes(closed, job) == [("failed", "fetch-refused")]
    assert site.asked == []


def test_a_port_is_refused_unless_it_was_allowed(ledger: Ledger, site: Site) -> None:
    closed = Intake(ledger, Reach(("127.0.0.0/8",)), extractor=Nothing())
    job = closed.submit("url", "x", [sources.url(site.put("/1", article("Satu")))])
    closed.work()
    assert outcomes(closed, job) == [("failed", "fetch-refused")]
    assert site.asked == []


def test_a_picture_is_refused_by_what_the_server_calls_it(intake: Intake, site: Site) -> None:
    job = intake.submit("url", "x", [sources.url(site.put("/1", b"\x89PNG", "image/png"))])
    intake.work()
    assert outcomes(intake, job) == [("failed", "unsupported")]


def test_what_a_dead_process_was_reading_is_read_by_the_next(intake: Intake, ledger: Ledger) -> None:
    job = intake.submit("text", "x", [sources.text("Satu, kata Sari.")])
    assert intake.queue.take() is not None  # and dies
    assert Queue(ledger.store, lambda: time.time() + LEASE - 5).take() is None
    taken = Queue(ledger.store, lambda: time.time() + LEASE + 5).take()
    assert taken is not None
    assert (taken.tries, taken.given.data) == (2, b"Satu, kata Sari.")
    assert not intake.listing.job(job).done


def test_what_takes_long_is_held_until_it_is_read(intake: Intake, monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[int] = []
    real = intake.queue.hold
    monkeypatch.setattr(worker, "LEASE", 0.04)
    monkeypatch.setattr(intake.queue, "hold", lambda item: (held.append(item.number), real(item)))

    class Slow(Nothing):
        def extract(self, documents: Iterable[Document]) -> Iterator[tuple[Document, Extraction]]:
            time.sleep(0.2)
            return super().extract(documents)

    intake.worker._extractor = Slow()
    job = intake.submit("text", "x", [sources.text("Satu, kata Sari.")])
    intake.work()
    assert len(held) > 1
    assert intake.listing.job(job).new == 1


def test_what_kills_the_reader_again_and_again_is_given_up(intake: Intake) -> None:
    job = intake.submit("text", "x", [sources.text("Satu, kata Sari.")])
    now = time.time()
    for turn in range(queue.MOST_TRIES):
        assert Queue(intake.queue._store, lambda at=now + turn * (LEASE + 1): at).take() is not None  # type: ignore[misc]
    intake.queue._clock = lambda: now + 10 * LEASE
    intake.work()
    assert outcomes(intake, job) == [("failed", "gave-up")]


def test_whoever_waits_for_an_answer_comes_before_files(intake: Intake) -> None:
    intake.submit("files", "x", [sources.file("a.txt", b"Satu.")])
    intake.submit("text", "y", [sources.text("Dua.")])
    first = intake.queue.take()
    assert first is not None
    assert first.given.kind == "text"


def test_a_full_queue_takes_nothing_more(intake: Intake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "MOST_WAITING", 2)
    intake.submit("text", "x", [sources.text("Satu."), sources.text("Dua.")])
    with pytest.raises(Full):
        intake.submit("text", "y", [sources.text("Tiga.")])


def test_old_jobs_are_forgotten_but_not_what_they_brought(
    intake: Intake, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "MOST_JOBS", 2)
    names = []
    for words in ("Satu.", "Dua.", "Tiga.", "Empat."):
        names.append(intake.submit("text", words, [sources.text(words)]))
        intake.work()
    assert [each.id for each in intake.listing.jobs(0, 10)[0]] == names[:1:-1]
    assert ledger.count() == 4


def test_the_threads_read_while_others_look_and_end_when_told(intake: Intake, ledger: Ledger) -> None:
    with intake:
        job = intake.submit("text", "x", [sources.text("Satu, kata Sari.")])
        until = time.monotonic() + 10
        while not intake.listing.job(job).done and time.monotonic() < until:
            time.sleep(0.02)
        assert intake.listing.job(job).new == 1
    assert ledger.count() == 1


def test_a_text_that_would_keep_all_others_waiting_is_kept_whole_and_read_in_part(intake: Intake, ledger: Ledger) -> None:
    words = "Said Oto. " * (LONGEST // 9)
    files = [sources.file("long.txt", words.encode()), sources.file("short.txt", b"Satu, kata Sari.")]
    job = intake.submit("files", "2", files)
    intake.work()
    assert outcomes(intake, job) == [("new", ""), ("new", "")]
    assert read(intake, ledger, job) == [words, "Satu, kata Sari."]
    (long,) = [each for _, each in ledger.readings() if len(each.document.text) > LONGEST]
    assert [(each.code, each.place) for each in long.issues if each.code == CODE] == [(CODE, (LONGEST, len(words)))]
    assert not list(ledger.issues())


def test_a_reading_that_was_made_before_of_too_much_is_refused(intake: Intake) -> None:
    from menurut.packing import address, pack

    document = Document("a", "Said Oto. " * (LONGEST // 9))
    line = json.dumps({"reading": address(pack(Reading(document))), "id": "a", "text": document.text})
    job = intake.submit("files", "1", [sources.file("long.jsonl", line.encode())])
    intake.work()
    assert outcomes(intake, job) == [("failed", "too-long")]


def test_who_pastes_something_need_not_wait_for_the_end_of_a_long_file(intake: Intake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "_MOST_READINGS", 2)
    lines = "".join(json.dumps({"id": str(each), "text": f"Nomor {each}, kata Sari."}) + "\n" for each in range(6))
    intake.submit("files", "6", [sources.file("many.jsonl", lines.encode())])
    before, waiting = list[str](), list[str]()
    extract = Nothing.extract

    def pasting(self: Nothing, documents: Iterable[Document]) -> Iterator[tuple[Document, Extraction]]:
        for document, extraction in extract(self, documents):
            if not waiting:
                waiting.append(intake.submit("text", "x", [sources.text("Satu, kata Sari.")]))
            before.append(document.text)
            yield document, extraction

    monkeypatch.setattr(Nothing, "extract", pasting)
    intake.work()
    assert len(before) == 7
    assert 0 < before.index("Satu, kata Sari.") < 6
    assert outcomes(intake, waiting[0]) == [("new", "")]


def test_a_long_text_waits_its_turn_behind_short_ones() -> None:
    assert queue.rank(sources.text("Satu.")) < queue.rank(sources.text("Satu. " * 100_000)) < queue.rank(
        Given("entry", "https://a.example/", None, {}))
