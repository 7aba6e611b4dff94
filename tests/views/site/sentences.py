"""The English sentences in the core's code, with something in every gap: what the page must be able to say."""
from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import product
from pathlib import Path

CORE = Path(__file__).parents[3] / "src" / "menurut"
_FILLINGS = ("Zed", "7", "Zed and Yod", "'zed'")
# Whose arguments are not for readers: logs, patterns.
_NO_READERS = ("log", "_LOG", "logging", "compile")


def told_in(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Each sentence of a module: its code, and what it says with one thing or another in its gaps."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in _spoken(tree):
        pieces = _pieces(node)
        if _is_sentence("§".join(piece[0] if len(piece) == 1 else "" for piece in pieces)):
            yield ast.unparse(node), ["".join(parts) for parts in product(*pieces)]


def _spoken(node: ast.AST) -> Iterator[ast.Constant | ast.JoinedStr]:
    """Texts that are no docstrings, no parts of other texts, and not for the log or for programmers."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
            continue
        if isinstance(child, ast.Call) and _name(child.func) in _NO_READERS:
            continue
        if isinstance(child, ast.Constant) and isinstance(child.value, str):
            yield child
        elif isinstance(child, ast.JoinedStr):
            yield child
            for value in child.values:
                if isinstance(value, ast.FormattedValue):
                    yield from _spoken(value)
        else:
            yield from _spoken(child)


def _name(func: ast.expr) -> str:
    while isinstance(func, ast.Attribute):
        if isinstance(func.value, ast.Name) and func.value.id in _NO_READERS:
            return func.value.id
        return func.attr if func.attr in _NO_READERS else ""
    return func.id if isinstance(func, ast.Name) else ""


def _pieces(node: ast.Constant | ast.JoinedStr) -> list[tuple[str, ...]]:
    if isinstance(node, ast.Constant):
        return [(str(node.value),)]
    return [(str(each.value),) if isinstance(each, ast.Constant) else _gap(each) for each in node.values]


def _gap(value: ast.expr) -> tuple[str, ...]:
    """What may stand in a gap: the two words of a choice that is made there, else anything."""
    choice = value.value if isinstance(value, ast.FormattedValue) else value
    if isinstance(choice, ast.IfExp):
        ends = [each.value for each in (choice.body, choice.orelse) if isinstance(each, ast.Constant)]
        if len(ends) == 2:
            return tuple(map(str, ends))
    return _FILLINGS


def _is_sentence(text: str) -> bool:
    """Two small words of English or more, as names, code and patterns have none; a gap is no word."""
    plain = [word for word in text.split(" ") if word.strip(",;:.()“”?!'’-").isalpha() and word.isascii() and word.islower()]
    return len(plain) > 1 and not set(text) & set("\\|*^$=")
