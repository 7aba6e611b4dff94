"""Language packs: one folder a language under `packs/`, plain TOML that a linguist can edit."""
from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages that have a pack."""
    folders = (each for each in files("menurut").joinpath("packs").iterdir() if each.is_dir())
    return tuple(sorted(each.name for each in folders if len(each.name) in (2, 3)))


@cache
def load(lang: str, name: str) -> dict[str, Any]:
    """The tables of `packs/<lang>/<name>.toml`; empty where the language has no such file. Not to be changed by callers."""
    path = files("menurut").joinpath("packs", lang, f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
