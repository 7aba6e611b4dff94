"""Values as valid text, whatever the articles hold: one line of JSON, one row of CSV."""
from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from typing import Any

_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_ENDS = str.maketrans({"\u2028": "\\u2028", "\u2029": "\\u2029", "\x85": "\\u0085"})
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def line(value: dict[str, Any], indent: int | None = None) -> str:
    """The value as JSON without a last line end: exactly the value, lone surrogates as escapes. One line without `indent`."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    if _SURROGATE.search(text):
        return json.dumps(value, indent=indent)
    # Readers that split at every Unicode line end would cut the object in two.
    return text.translate(_LINE_ENDS)


def row(cells: Iterable[str]) -> str:
    """Cells as a row of CSV, its end included; a cell that a spreadsheet would run gets an apostrophe before it."""
    out = io.StringIO()
    csv.writer(out).writerow([_cell(each) for each in cells])
    return out.getvalue()


def scalar(text: str) -> str:
    """The text as it can stand in UTF-8: a lone surrogate becomes U+FFFD, so that every other character keeps its place."""
    return _SURROGATE.sub("\ufffd", text)


def _cell(value: str) -> str:
    safe = scalar(value).replace("\0", "")
    return "'" + safe if safe.startswith(_FORMULA) and len(safe) > 1 else safe
