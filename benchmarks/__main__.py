"""Quality and speed: `python -m benchmarks [NAME …] [--shared PATH]` prints tables and keeps them in results/.

Without a name, all of them but scale, which takes half an hour. What needs corpora says so where they are not.
"""
from __future__ import annotations

import argparse
import importlib
from pathlib import Path

NAMES = (
    "attribution", "reading", "case", "calibration", "errors", "voice", "speed", "reuse", "stance",
    "origins", "claims", "scale", "parties", "pages",
)
RESULTS = Path(__file__).parent / "results"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", choices=[*NAMES, []], help=f"of {', '.join(NAMES)}")
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="where the corpora and scorers are")
    parser.add_argument("--work", type=Path, default=Path(".work/benchmarks"), help="folder for what is written on the way")
    args = parser.parse_args()
    for name in args.names or [each for each in NAMES if each != "scale"]:
        module = importlib.import_module(f"benchmarks.{name}")
        text = f"# {name}\n\n{module.__doc__.strip()}\n\n{module.run(args.shared, args.work)}\n"
        print(text, flush=True)
        RESULTS.mkdir(exist_ok=True)
        (RESULTS / f"{name}.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
