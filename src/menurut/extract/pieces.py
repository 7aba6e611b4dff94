"""Text → pieces of the tokenizer → windows that fit the encoder, cut where sentences begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

WINDOW, OVERLAP = 448, 64
_BLOCK = 20_000
_SENTENCE = re.compile(r"[.!?…。！？؟۔।]+[\"'”’»›」』)\]]*(?=\s|$)|(?<=[。！？])|\n+")
# A title or an initial before a name ("Dr.", "H.", "Prof.") ends no sentence.
_ABBREVIATION = re.compile(r"(?<!\w)(?:[A-Z]|[A-Z][a-z]{1,2}|Prof|Capt)$")

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a text: their ids, and for each the code points `[starts[i], ends[i])` that it stands for."""

    ids: Ints
    starts: Ints
    ends: Ints

    def __len__(self) -> int:
        return len(self.ids)

    def covering(self, start: int, end: int) -> range:
        """The pieces that share a code point with `[start, end)`."""
        return range(int(np.searchsorted(self.ends, start, "right")), int(np.searchsorted(self.starts, end, "left")))


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces `[start, end)` of a document; anchors are taken from it only in `[own_start, own_end)`."""

    start: int
    end: int
    own_start: int
    own_end: int


def cut(tokenizer: Tokenizer, text: str) -> Pieces:
    """The pieces of a text of any length, in blocks, so that memory stays bounded by the pieces themselves."""
    ids, starts, ends = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for begin, end in _blocks(text):
        block = text[begin:end].encode("utf-8", "replace").decode("utf-8")
        encoding = tokenizer.encode(block, add_special_tokens=False)
        offsets = np.array(encoding.offsets, np.int64).reshape(-1, 2)
        ids.append(np.array(encoding.ids, np.int64))
        starts.append(np.array([_skip_space(block, s, e) for s, e in offsets.tolist()], np.int64) + begin)
        ends.append(offsets[:, 1] + begin)
    found = Pieces(np.concatenate(ids), np.concatenate(starts), np.concatenate(ends))
    return Pieces(found.ids, np.minimum(found.starts, found.ends), found.ends)


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    while begin < len(text):
        end = begin + _BLOCK
        if end < len(text):
            breaks = (text.rfind("\n", begin + 1, end), text.rfind(" ", begin + 1, end), end)
            end = next(place for place in breaks if place > begin)
        yield begin, min(end, len(text))
        begin = end


def sentences(text: str) -> list[tuple[int, int]]:
    """Sentences as spans without the white space around them; a line break always ends one."""
    out, begin = [], 0
    for found in _SENTENCE.finditer(text):
        if found.group() == "." and _ABBREVIATION.search(text, max(0, found.start() - 5), found.start()):
            continue
        out.append((begin, found.end()))
        begin = found.end()
    out.append((begin, len(text)))
    return [span for span in (_strip(text, s, e) for s, e in out) if span[0] < span[1]]


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def windows(pieces: Pieces, sentence_starts: Ints, size: int = WINDOW, overlap: int = OVERLAP) -> list[Window]:
    """Windows of at most `size` pieces of about equal length, each begun at a sentence where one is near.

    `sentence_starts` are code points, ascending. Neighbours overlap by some `overlap` pieces and share them half and half.
    """
    total = len(pieces)
    count = max(1, -(-(total - overlap) // (size - overlap)))
    stride = -(-(total - overlap) // count) if count > 1 else total
    begins = np.searchsorted(pieces.starts, sentence_starts, "left")
    starts = [0] + [_near(begins, i * stride, overlap // 2) for i in range(1, count)]
    ends = [*(min(start + stride + overlap, start + size, total) for start in starts[:-1]), total]
    starts[-1] = max(starts[-1], total - size) if count > 1 else 0
    cuts = [0, *((starts[i + 1] + ends[i]) // 2 for i in range(count - 1)), total]
    return [Window(starts[i], ends[i], cuts[i], cuts[i + 1]) for i in range(count)]


def _near(begins: Ints, at: int, reach: int) -> int:
    """The last sentence begin in `[at - reach, at]`, or `at` where there is none."""
    i = int(np.searchsorted(begins, at, "right")) - 1
    return int(begins[i]) if i >= 0 and begins[i] >= at - reach else at
