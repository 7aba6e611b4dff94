"""Where the text introduced someone before quoting them: "Three senior officials, from … — the officials asked …"."""
from __future__ import annotations

from menurut.model import Spans
from menurut.resolve.lexicon import Lexicon
from menurut.resolve.mentions import Mention, described
from menurut.resolve.phrases import has_case
from menurut.resolve.text import Word, Words

_BACK = 60
"""How many words back an introduction is looked for."""
_LEAD = 3
"""How many words may stand between a number and its noun."""
_TAIL = 2
_LONGEST = 12


def introduction(each: Mention, text: Words, lexicon: Lexicon) -> Mention | None:
    """The nearest earlier noun phrase with a number or an indefinite word and the same head; None where there is none."""
    before = text.before(each.place, _BACK)
    for at in range(len(before) - 1, -1, -1):
        if before[at].key == each.head and (lead := _lead(before[max(0, at - _LEAD) : at], lexicon)) is not None:
            start = before[at - lead].start
            end = _end(before[at], text, lexicon)
            spans: Spans = ((start, end),)
            return described(spans, text, lexicon, each.kind, False)
    return None


def _lead(before: tuple[Word, ...], lexicon: Lexicon) -> int | None:
    """How many words before the noun its number or indefinite word stands."""
    for back, item in enumerate(reversed(before), 1):
        if item.key in lexicon.numbers or item.key in lexicon.indefinite:
            return back
    return None


def _end(head: Word, text: Words, lexicon: Lexicon) -> int:
    """The end of the phrase: its adjectives, and the sides it belongs to ("from Karvela and Orland")."""
    end, free = head.end, _TAIL if lexicon.head == "first" else 0
    sides = False
    for item in text.after(head.end, _LONGEST):
        gap = text.text[end : item.start].strip(" ,،")
        opens = item.key in lexicon.breaks and not _relative(item, lexicon)
        if gap or (free <= 0 and not sides and not opens):
            break
        if "," in text.text[end : item.start] and not opens:
            break
        if sides and not opens and item.key not in lexicon.function and has_case(item.text) and not item.text[:1].isupper():
            break
        if _relative(item, lexicon):
            break
        sides = sides or opens
        free -= 1
        end = item.end
    return end


def _relative(item: Word, lexicon: Lexicon) -> bool:
    told = lexicon.pronouns.get(item.key)
    return told is not None and told.relative
