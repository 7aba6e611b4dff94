"""The names of accounts: letters and digits of any script, nothing that hides, reorders or ends a line."""
from __future__ import annotations

import unicodedata
from typing import Final

LONGEST: Final = 64
_ALSO: Final = frozenset("._-@' ")


def tidied(name: str) -> str | None:
    """A name as it is kept and shown: normalised, single spaces; None where it can be no name of an account."""
    if len(name) > LONGEST:
        return None
    found = " ".join(unicodedata.normalize("NFKC", name).split(" ")).strip()
    good = all(each in _ALSO or unicodedata.category(each)[0] in "LMN" for each in found)
    return found if found and good and len(found) <= LONGEST and "  " not in found and found[0].isalnum() else None


def key(name: str) -> str | None:
    """A name as it is compared: without difference of small and capital letters."""
    found = tidied(name)
    return unicodedata.normalize("NFKC", found.casefold()) if found else None
