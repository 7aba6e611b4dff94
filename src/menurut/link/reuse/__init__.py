"""Text that articles share: copies, light edits, cuts and translations, with the passages and the likely direction."""

from menurut.link.reuse.copies import copy
from menurut.link.reuse.tokens import Tokens, fingerprints, tokens
from menurut.link.reuse.translations import translation

__all__ = ["Tokens", "copy", "fingerprints", "tokens", "translation"]
