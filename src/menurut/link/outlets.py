"""Which names are one outlet or agency, and which outlets belong together. Names are data: `packs/*/agencies.toml`.

A user's own table says who owns whom, in TOML::

    [[outlet]]
    name = "Harian Muara"
    also = ["The Muara Daily"]
    owner = "Muara Media"
"""
from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from menurut import pack
from menurut.calendars import fold
from menurut.model import Reading

_SHORT: Final = 3  # letters: names as short as "AP" are compared letter by letter
_LEAD: Final = re.compile(r"^(?:the|surat kabar|harian|koran|majalah|kantor berita|صحيفة|وكالة|موقع|قناة)\s+", re.IGNORECASE)
_TAIL: Final = re.compile(r"(?:\.(?:com|co|id|org|net|news|uk)){1,2}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Outlets:
    """Keys of outlets: `key` is the same for every name of one outlet, `owner` for all that belong together."""

    aliases: Mapping[str, str] = field(default_factory=dict)
    owners: Mapping[str, str] = field(default_factory=dict)
    agencies: frozenset[str] = frozenset()

    def key(self, name: str) -> str:
        """The outlet's key, whatever it is called in an article; an unknown name is its own key."""
        for words in (name.strip(), _bare(name)):
            if (found := self.aliases.get(_letters(words))) is not None:
                return found
        return _letters(_bare(name)) or _letters(name)

    def owner(self, name: str) -> str:
        """The key of those whom the outlet belongs to; its own key where the table names nobody."""
        key = self.key(name)
        return self.owners.get(key, key)

    def is_agency(self, name: str) -> bool:
        """Whether the name is a news agency's that is known."""
        return self.key(name) in self.agencies


def outlet_of(reading: Reading) -> str | None:
    """The name of the outlet that an article stands in: as given, else as the article's own chains begin."""
    if reading.document.outlet:
        return reading.document.outlet
    parties = {party.id: party for party in reading.parties}
    heads = (parties.get(each.chain[0]) for each in reading.attributions if each.chain)
    return next((head.name for head in heads if head and head.kind == "outlet" and head.named), None)


@cache
def outlets(own: Path | None = None) -> Outlets:
    """The agencies that the packs know, with a user's own table where there is one.

    Raises OSError for a file that cannot be read, ValueError for one that is not of the form above.
    """
    agencies = [each for lang in pack.languages() for each in pack.load(lang, "agencies").get("agency", ())]
    listed = _own(own) if own is not None else []
    aliases = {_letters(name): _letters(each["name"]) for each in [*agencies, *listed] for name in _names(each)}
    owners = {aliases[_letters(each["name"])]: _letters(each["owner"]) for each in listed if each.get("owner")}
    return Outlets(aliases, owners, frozenset(_letters(each["name"]) for each in agencies))


def _own(path: Path) -> list[dict[str, Any]]:
    try:
        listed = tomllib.loads(path.read_text(encoding="utf-8"))["outlet"]
        if not all(isinstance(each["name"], str) for each in listed):
            raise TypeError("a name is not text")
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{path} is not a table of outlets ([[outlet]] name, also, owner): {error}") from error
    return list(listed)


def _names(listed: Mapping[str, Any]) -> tuple[str, ...]:
    return (listed["name"], *listed.get("also", ()))


@lru_cache(maxsize=1 << 16)
def _bare(name: str) -> str:
    return _TAIL.sub("", _LEAD.sub("", name.strip()))


@lru_cache(maxsize=1 << 16)
def _letters(name: str) -> str:
    bare = "".join(filter(str.isalnum, unicodedata.normalize("NFKC", name)))
    return bare if len(bare) <= _SHORT else "".join(filter(str.isalnum, fold(name)))
