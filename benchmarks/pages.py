"""`python -m benchmarks pages`: the page on a large ledger of cascades, for one who clicks, and for 20 at once.

The page is served by a process of its own on 127.0.0.1. `alone`: one request after the other, the processor time that a page
costs. `20 at once`: each clicks, reads for a second on average, clicks again; server time is from a request's arrival to the
last byte of its answer, client time what who clicked waited. `without a pause`: all 20 click as fast as they are answered,
which no reader does: it says how many pages a second one process gives. MENURUT_PAGES names the ledger (it is copied before);
without it one of MENURUT_PAGES_ARTICLES (10,000) articles is made.
"""
from __future__ import annotations

import asyncio
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import numpy as np

from benchmarks.corpora import table
from benchmarks.scale import measure
from benchmarks.visits.clicks import Click, Places, Visitor, places
from menurut.ledger import Ledger, listing

USERS = 20
_CLICKS = 30  # of each user
_READS = 1.0  # seconds, the mean time between an answer and the next click
_ALONE = 8  # times that each page is asked for alone
_PATIENCE = 120.0  # seconds until the server must be there
_HEAD = ["page", "alone, CPU ms", "server ms, median", "server ms, 99 %", "client ms, median", "client ms, 99 %", "KB", "n"]


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: the page's kind, milliseconds on the server, of its processor, for the client; bytes."""

    kind: str
    server: float
    cpu: float
    client: float
    size: int


def run(shared: Path, work: Path) -> str:
    """The tables."""
    ledger = _ledger(work)
    with Ledger(ledger) as opened:
        articles = listing.newest(opened.store, 0, 1)[1]
    with _served(ledger) as (server, url, first):
        with httpx.Client(base_url=url, timeout=_PATIENCE) as client:
            ready = _caught_up(client)
            known = places(client)
            alone = [_get(client, *click) for click in Visitor(known, random.Random(1)).each(_ALONE)]
        reading, took = _together(url, known, _READS)
        hurried, hurry = _together(url, known, 0)
        peak = _peak(server.pid)
    summary = [["articles in the ledger", f"{articles:,}"], ["from start to the first page, s", f"{first:.2f}"],
               ["until it shows what was added last, s", f"{first + ready:.0f}"],
               ["peak memory of the server, MB", f"{peak:.0f}"], *_overall(f"{USERS} at once", reading, took),
               *_overall("without a pause", hurried, hurry)]
    bars = "Bars: server time ≤ 50 ms at the median and ≤ 250 ms at the 99th percentile with 20 at once; first page ≤ 2 s."
    return f"{table(['what', 'measured'], summary)}\n\n{bars}\n\n{_by_page(alone, reading)}"


def _ledger(work: Path) -> Path:
    """A copy of the ledger to measure, or one that is made."""
    work.mkdir(parents=True, exist_ok=True)
    size = int(os.environ.get("MENURUT_PAGES_ARTICLES", "10000"))
    given = Path(os.environ.get("MENURUT_PAGES") or work / f"scale-{size}.db")
    if not given.is_file():
        measure(size, given)
    copy = work / "pages.db"
    for old in work.glob(f"{copy.name}*"):
        old.unlink()
    for each in given.parent.glob(f"{given.name}*"):
        shutil.copy(each, work / each.name.replace(given.name, copy.name))
    return copy


@contextmanager
def _served(ledger: Path) -> Iterator[tuple[subprocess.Popen[bytes], str, float]]:
    """A server, its address, and the seconds from its start to its first page."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    began = time.perf_counter()
    server = subprocess.Popen([sys.executable, "-m", "benchmarks.visits.server", str(ledger), str(port)])
    try:
        url = f"http://127.0.0.1:{port}"
        _wait(server, port)
        with httpx.Client(base_url=url, timeout=_PATIENCE, verify=False) as client:
            client.get("/claims").raise_for_status()
        yield server, url, time.perf_counter() - began
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(_PATIENCE)


def _wait(server: subprocess.Popen[bytes], port: int) -> None:
    """Until somebody answers; by the cheapest question, as it takes its time from the server's."""
    until = time.perf_counter() + _PATIENCE
    while time.perf_counter() < until and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except ConnectionRefusedError:
            time.sleep(0.02)
    raise SystemExit("not measured: the server did not start")


def _caught_up(client: httpx.Client) -> float:
    """Wait until claims and lists are up to date; returns the seconds."""
    began = time.perf_counter()
    while float(_times(client.get("/rules"))["behind"]):
        time.sleep(0.2)
    return time.perf_counter() - began


def _get(client: httpx.Client, kind: str, path: str) -> Answer:
    began = time.perf_counter()
    return _answer(kind, client.get(path), began)


def _answer(kind: str, answer: httpx.Response, began: float) -> Answer:
    took = 1000 * (time.perf_counter() - began)
    answer.raise_for_status()
    times = _times(answer)
    return Answer(kind, float(times["app"]), float(times["cpu"]), took, len(answer.content))


def _times(answer: httpx.Response) -> dict[str, str]:
    return dict(each.split(";dur=") for each in answer.headers["server-timing"].split(", "))


def _together(url: str, known: Places, pause: float) -> tuple[list[Answer], float]:
    """All users at once; the seconds that they took together."""
    began = time.perf_counter()
    found = asyncio.run(_all(url, known, pause))
    return found, time.perf_counter() - began


async def _all(url: str, known: Places, pause: float) -> list[Answer]:
    visitors = [(Visitor(known, random.Random(f"{number}/{pause}")), random.Random(number)) for number in range(USERS)]
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(_visit(url, list(who.clicks(_CLICKS)), rng, pause)) for who, rng in visitors]
    return [each for task in tasks for each in task.result()]


async def _visit(url: str, clicks: Sequence[Click], rng: random.Random, pause: float) -> list[Answer]:
    found = []
    async with httpx.AsyncClient(base_url=url, timeout=_PATIENCE) as client:
        for kind, path in clicks:
            if pause:
                await asyncio.sleep(rng.expovariate(1 / pause))
            began = time.perf_counter()
            found.append(_answer(kind, await client.get(path), began))
    return found


def _overall(name: str, found: Sequence[Answer], seconds: float) -> list[list[str]]:
    server = [each.server for each in found]
    return [[f"{name}: server ms, median / 99 %", f"{np.median(server):.0f} / {np.percentile(server, 99):.0f}"],
            [f"{name}: answers a second", f"{len(found) / seconds:.1f}"]]


def _by_page(alone: Sequence[Answer], together: Sequence[Answer]) -> str:
    costs, clicked = _by_kind(alone), _by_kind(together)
    return table(_HEAD, (_row(kind, costs[kind], clicked.get(kind, [])) for kind in costs))


def _by_kind(found: Sequence[Answer]) -> Mapping[str, list[Answer]]:
    by: dict[str, list[Answer]] = defaultdict(list)
    for each in found:
        by[each.kind].append(each)
    return by


def _row(kind: str, alone: Sequence[Answer], together: Sequence[Answer]) -> list[object]:
    times = [[each.server for each in together], [each.client for each in together]]
    shares = [float(np.percentile(some, share)) if some else None for some in times for share in (50, 99)]
    return [kind, float(np.median([each.cpu for each in alone])), *shares, np.median([each.size for each in alone]) / 1000,
            len(together)]


def _peak(process: int) -> float:
    """The most memory that a process had, MB; 0 where the system does not say."""
    status = Path(f"/proc/{process}/status")
    lines = status.read_text().splitlines() if status.is_file() else []
    return next((int(line.split()[1]) / 1000 for line in lines if line.startswith("VmHWM:")), 0.0)
