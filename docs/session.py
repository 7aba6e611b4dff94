"""Writes the README's terminal sessions anew from what menurut prints today: `python -m docs.session` (after `make demo`)."""
from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
SESSIONS = {
    "session": ("read", "examples/1-nusala.txt", "--published", "2026-05-12", "--outlet", "Nusala News Agency"),
    "claim": ("claim", "demo/news.db"),
}


def session(command: tuple[str, ...]) -> str:
    """A session as a fenced block: the command as a person types it, and what it prints."""
    told = [sys.executable, "-m", "menurut", *command, "--format", "text"]
    done = subprocess.run(told, cwd=ROOT, capture_output=True, text=True, check=True)
    typed = " ".join(f'"{part}"' if " " in part else part for part in command)
    printed = "\n".join(line.rstrip() for line in done.stdout.strip().splitlines())
    return f"```console\n$ menurut {typed}\n{printed}\n```\n"


if __name__ == "__main__":
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    for name, command in SESSIONS.items():
        block = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
        printed = session(command)
        text = block.sub(lambda found, printed=printed: found[1] + printed + found[2], text)
    readme.write_text(text, encoding="utf-8")
