"""A PostgreSQL server for the tests: from Debian's packages, in a folder of its own, gone when they are done."""
from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

MISSING = "no PostgreSQL on this machine: apt-get install postgresql (as root: tests/postgres.sh)"
_QUICK = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c listen_addresses='' -c max_connections=40"


def binaries() -> Path | None:
    """The folder of the newest server that is installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[4]))
    return found[-1].parent if found else None


@contextmanager
def server(programs: Path) -> Iterator[str]:
    """A running server, by the address of its database."""
    folder = Path(mkdtemp(prefix="menurut-pg-", dir="/tmp"))  # a socket's path may have no more than 107 bytes
    try:
        if os.getuid() == 0:
            shutil.chown(folder, _unprivileged())
        _run(programs, "initdb", "-D", f"{folder}/data", "-U", "menurut", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
        _run(programs, "pg_ctl", "-D", f"{folder}/data", "-w", "-l", f"{folder}/log", "-o", f"-k {folder} {_QUICK}", "start")
        try:
            yield f"postgresql+psycopg://menurut@/postgres?host={folder}"
        finally:
            _run(programs, "pg_ctl", "-D", f"{folder}/data", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(programs: Path, program: str, *arguments: str) -> None:
    """The server refuses to be run by root."""
    as_user = ["runuser", "-u", _unprivileged(), "--"] if os.getuid() == 0 else []
    done = subprocess.run([*as_user, str(programs / program), *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          stdin=subprocess.DEVNULL, cwd="/", timeout=120, check=False)
    assert done.returncode == 0, f"{program}: {done.stdout.decode(errors='replace')}"


def _unprivileged() -> str:
    names = {each.pw_name for each in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"
