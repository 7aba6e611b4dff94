"""Quality and speed, one command each: `python -m benchmarks NAME [--shared PATH]` prints a table."""

from __future__ import annotations

import argparse
import importlib
from pathlib import Path

NAMES = ("attribution", "reading", "calibration", "speed", "case")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("name", choices=NAMES)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="where the corpora and scorers are")
    parser.add_argument("--work", type=Path, default=Path(".work/benchmarks"), help="folder for what is written on the way")
    parser.add_argument("--out", type=Path, help="also write the table to this file")
    args = parser.parse_args()
    text = importlib.import_module(f"benchmarks.{args.name}").run(args.shared, args.work)
    print(text)
    if args.out:
        args.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
