"""A PostgreSQL server for the tests: from Debian's packages, in a folder of its own, gone when they are done."""
from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

import pytest

MISSING = "no PostgreSQL on this machine: apt-get install postgresql (as root: tests/postgres.sh)"
_QUICK = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c listen_addresses='' -c max_connections=40"
# The server ends when its standard input does: also when the tests are killed.
_RUN = "'{programs}/postgres' -D {folder}/data -k {folder} {quick} > {folder}/log 2>&1 & " \
       "read _; kill -QUIT $!; wait; rm -rf {folder}"


def binaries() -> Path | None:
    """The folder of the newest server that is installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[4]))
    return found[-1].parent if found else None


@contextmanager
def running() -> Iterator[str]:
    """The address of a server's database for as long as it is needed; the test is skipped where there is no PostgreSQL."""
    programs = binaries()
    if programs is None:
        pytest.skip(MISSING)
    with server(programs) as address:
        yield address


@contextmanager
def server(programs: Path) -> Iterator[str]:
    """A running server, by the address of its database."""
    folder = Path(mkdtemp(prefix="menurut-pg-", dir="/tmp"))  # a socket's path may have no more than 107 bytes
    if os.getuid() == 0:
        shutil.chown(folder, _unprivileged())
    made = [f"{programs}/initdb", "-D", f"{folder}/data", "-U", "menurut", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]
    done = subprocess.run(_as_user(made), capture_output=True, cwd="/", timeout=120, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    run = _as_user(["sh", "-c", _RUN.format(programs=programs, folder=folder, quick=_QUICK)])
    with subprocess.Popen(run, stdin=subprocess.PIPE, cwd="/"):
        assert _is_ready(programs, folder), (folder / "log").read_text(errors="replace")
        yield f"postgresql+psycopg://menurut@/postgres?host={folder}"


def _is_ready(programs: Path, folder: Path) -> bool:
    for _ in range(600):
        if subprocess.run([programs / "pg_isready", "-q", "-h", folder], check=False).returncode == 0:
            return True
        time.sleep(0.1)
    return False


def _as_user(command: list[str]) -> list[str]:
    """The server refuses to be run by root."""
    return ["runuser", "-u", _unprivileged(), "--", *command] if os.getuid() == 0 else command


def _unprivileged() -> str:
    names = {each.pw_name for each in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"
