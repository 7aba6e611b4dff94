"""Passwords: kept as argon2id hashes, checked in the same time whether or not there is such an account."""
from __future__ import annotations

import unicodedata
from functools import cache
from threading import BoundedSemaphore
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from menurut.views.site.languages import N_
from menurut.views.wrong import Refused

SHORTEST: Final = 12  # characters
LONGEST: Final = 1024
HASHER: Final = PasswordHasher()  # the low-memory profile of RFC 9106: 64 MiB, 3 passes
# Each check takes 64 MiB: so many at once, and who comes on top waits so many seconds.
_AT_ONCE = BoundedSemaphore(4)
_PATIENCE: Final = 2.0


class Busy(Exception):
    """More passwords are being checked than the memory is meant for."""


def hashed(password: str) -> str:
    """What is kept of a new password; Refused where it is too short or too long."""
    if len(password) < SHORTEST:
        raise Refused(N_("A password has at least 12 characters."))
    if len(password) > LONGEST:
        raise Refused(N_("A password has at most 1024 characters."))
    return anew(password)


def anew(password: str) -> str:
    """The hash of a password that is right already, with the parameters of new ones."""
    return HASHER.hash(_bytes(password))


def matches(password: str, kept: str | None) -> bool:
    """Whether a password is the one that was kept. None, where there is no account, takes as long and is never right."""
    if not _AT_ONCE.acquire(timeout=_PATIENCE):
        raise Busy
    try:
        # What is too long for a password is not the one, whoever's it is meant to be.
        right = HASHER.verify(kept or nobodys(), _bytes(password[: LONGEST + 1]))
    except (VerificationError, InvalidHashError):
        return False
    finally:
        _AT_ONCE.release()
    return right and kept is not None


def outdated(kept: str) -> bool:
    """Whether a hash was made with weaker parameters than new ones are."""
    return HASHER.check_needs_rehash(kept)


@cache
def nobodys() -> str:
    """The hash that is compared where there is no account. Making it takes time: have it made before anybody asks."""
    return HASHER.hash(b"nobody has this password")


def _bytes(password: str) -> bytes:
    # Keyboards and systems write one and the same letter in more than one way.
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")
