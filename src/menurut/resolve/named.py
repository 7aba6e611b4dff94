"""What the words of a source tell against the tagger: its kind by its head noun, and whether they name it.

"Ana Bell" and "the World Health Board" are names, "a spokesman for the board" is none.

Rules speak only where the annotated articles leave little doubt: each was right for four of five of the sources it speaks
of, most for nineteen of twenty. For the rest it is the tagger's word that counts.
"""
from __future__ import annotations

from menurut.model import Kind
from menurut.resolve.lexicon import Lexicon
from menurut.resolve.phrases import Part, capital, has_case
from menurut.resolve.text import Words

_ALIKE: tuple[frozenset[Kind], ...] = (
    frozenset({"person", "group"}), frozenset({"organization", "group"}), frozenset({"organization", "outlet"}),
)
"""Kinds that one noun may be of: "pejabat", "the opposition", "the agency"."""


def kind_of(head: str, first: Part, kind: Kind, text: Words, lexicon: Lexicon) -> Kind:
    """The kind of a phrase: the tagger's, unless its head noun is of one other kind ("the ministry" is no person)."""
    told = lexicon.kinds_of(head)
    if kind == "unspecified" and not told and head in lexicon.titles:
        return "person"
    if kind in told or len(told) != 1 or any(told | {kind} == pair for pair in _ALIKE):
        return kind
    titled = lexicon.head != "first" and any(item.key == head and capital(item, text, lexicon) for item in first)
    return kind if titled else next(iter(told))


def named_by_words(kind: Kind, parts: list[Part], bare: Part, run: Part, text: Words, lexicon: Lexicon) -> bool | None:
    """Whether a phrase of a kind names its referent, None where its words do not tell.

    `parts` are its segments, `bare` and `run` the naming words in them (see `phrases.naming`).
    """
    if not lexicon.known:
        return None
    if not has_case(" ".join(item.text for part in parts for item in part)):
        return _without_case(kind, parts[0], bare, lexicon)
    if _proper(kind, parts, run, text, lexicon):
        return True
    if counted(parts[0], lexicon) or kind == "group":
        return False
    if kind == "document":
        return None if any(capital(item, text, lexicon) for part in parts for item in part) else False
    telling = any(not lexicon.generic(item.key) for item in bare)
    if kind in ("organization", "outlet") or (kind == "person" and not definite_before(parts[0], lexicon)):
        return True if telling else None
    return None


def _without_case(kind: Kind, first: Part, bare: Part, lexicon: Lexicon) -> bool | None:
    """In a script without capitals only the kind and the words of the pack tell."""
    if kind == "group" or (kind == "person" and counted(first, lexicon)):
        return False
    if kind in ("organization", "outlet"):
        return True
    # A title or profession that has no article either is somebody's description: "متحدثة", "رئيس الحكومة".
    described = kind == "person" and not bare and first[0].key == first[0].text
    return False if described else None


def counted(part: Part, lexicon: Lexicon) -> bool:
    """Whether a phrase begins with a number or an indefinite word: "a", "three", "seorang"."""
    return part[0].key in lexicon.indefinite or part[0].key in lexicon.numbers


def definite_before(part: Part, lexicon: Lexicon) -> bool:
    """Whether a phrase begins with an article or another word that points at someone known."""
    return part[0].key in lexicon.definite_before


def _proper(kind: Kind, parts: list[Part], run: Part, text: Words, lexicon: Lexicon) -> bool:
    """Whether a segment is nothing but a proper name, with or without its title."""
    where = parts if kind == "person" else parts[:1]
    if not run or run not in (_without_article(part, lexicon) for part in where):
        return False
    telling = [item for item in run if not lexicon.generic(item.key)]
    return len(telling) > 1 or (bool(telling) and len(run) == 1 and not text.opens_sentence(run[0].start))


def _without_article(part: Part, lexicon: Lexicon) -> Part:
    return part[1:] if definite_before(part, lexicon) else part
