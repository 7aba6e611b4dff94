"""Who is who across articles, languages and scripts: parties of many readings as identities, with reasons."""
from __future__ import annotations

from menurut.link.parties.known import Known, known
from menurut.link.parties.merging import Identity, identities, keys, keys_of, who
from menurut.link.parties.unnamed import Likeness, same_unnamed

__all__ = ["Identity", "Known", "Likeness", "identities", "keys", "keys_of", "known", "same_unnamed", "who"]
