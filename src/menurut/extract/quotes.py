"""Quotation marks in their national and broken forms: which stretches of a text stand inside them."""

from __future__ import annotations

import re
from bisect import bisect_left

from menurut.model import Mode, Span, Spans

# What each opening mark may be closed by. A mark in both roles („ “ and “ ”) opens only where nothing is open.
CLOSERS = {
    "“": "”″",
    "„": '“”"',
    "«": "»",
    "»": "«",
    "”": "”",
    '"': '"',
    "``": "''",
    "「": "」",
    "『": "』",
    "〝": "〞〟",
    "‟": "”",
    "＂": "＂",
}
_MARK = re.compile(r"[“”„«»\"「」『』〝〞〟‟＂]|``|''|\n")
_SINGLE = re.compile(r"(?<![\w’'])[‘'‚](?=\w|[“\"…])[^\n‘]{2,600}?(?<=[\w.,!?…؟\"”])[’'‘](?!\w)")
_ALWAYS_OPEN, _NEVER_OPEN = "“„«「『〝‟", "」』〞〟"
_WORD = re.compile(r"\w+")
DIRECT_SHARE = 0.95


def quotations(text: str) -> Spans:
    """Stretches inside double quotation marks, marks included; an unclosed one runs to the end of its paragraph."""
    out: list[Span] = []
    start, opened = -1, ""
    for found in _MARK.finditer(text):
        mark, at = found.group(), found.start()
        if start < 0:
            if _opens(text, mark, at):
                start, opened = at, mark
        elif mark == "\n":
            out.append((start, len(text[start:at].rstrip()) + start))
            start = -1
        elif mark in CLOSERS[opened] or (opened in "“«" and mark in '”»"' and _closes(text, found.end())):
            out.append((start, found.end()))
            start = -1
    if start >= 0:
        out.append((start, len(text.rstrip())))
    return tuple(span for span in out if span[1] - span[0] > 1)


def _opens(text: str, mark: str, at: int) -> bool:
    """A mark that could also close opens only before a word and after space or an opening bracket."""
    if mark in ("\n", "''") or mark in _NEVER_OPEN:
        return False
    if mark in _ALWAYS_OPEN or mark == "``":
        return True
    before, after = text[at - 1 : at], text[at + len(mark) : at + len(mark) + 1]
    if mark in "”»":
        return not before.strip() and bool(after.strip())
    return not before.isalnum() or bool(after.strip())


def _closes(text: str, end: int) -> bool:
    return not text[end : end + 1].isalnum()


def single_quotations(text: str, outside: Spans) -> Spans:
    """Stretches inside single quotation marks that close on their line, outside of the given ones."""
    found = [m.span() for m in _SINGLE.finditer(text)]
    return tuple(span for span in found if not any(a < span[1] and span[0] < b for a, b in _near(outside, span)))


def _near(spans: Spans, span: Span) -> Spans:
    i = bisect_left(spans, span)
    return spans[max(0, i - 1) : i + 2]


def marked(text: str) -> Spans:
    """All stretches inside quotation marks, double or single, in order."""
    double = quotations(text)
    return tuple(sorted(double + single_quotations(text, double)))


def mode(text: str, content: Spans, inside: Spans) -> Mode:
    """direct where (nearly) every word of the content stands inside quotation marks, mixed where some do."""
    total = quoted = 0
    for start, end in content:
        for word in _WORD.finditer(text, start, end):
            total += 1
            quoted += any(a <= word.start() < b for a, b in _near(inside, (word.start(), word.start())))
    if not quoted:
        return "indirect"
    return "direct" if quoted >= DIRECT_SHARE * total else "mixed"
