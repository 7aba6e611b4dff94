"""Writes the README's terminal session anew from what menurut prints today: `python -m docs.session`."""
from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
COMMAND = ("read", "examples/1-nusala.txt", "--published", "2026-05-12", "--outlet", "Nusala News Agency", "--format", "text")
BLOCK = re.compile(r"(<!-- session -->\n).*?(<!-- /session -->)", re.DOTALL)


def session() -> str:
    """The session as a fenced block: the command as a person types it, and what it prints."""
    done = subprocess.run([sys.executable, "-m", "menurut", *COMMAND], cwd=ROOT, capture_output=True, text=True, check=True)
    typed = " ".join(f'"{part}"' if " " in part else part for part in COMMAND[:-2])
    printed = "\n".join(line.rstrip() for line in done.stdout.strip().splitlines())
    return f"```console\n$ menurut {typed}\n{printed}\n```\n"


if __name__ == "__main__":
    readme = ROOT / "README.md"
    block, text = session(), readme.read_text(encoding="utf-8")
    readme.write_text(BLOCK.sub(lambda found: found[1] + block + found[2], text), encoding="utf-8")
