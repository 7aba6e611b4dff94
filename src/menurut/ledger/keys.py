"""Addresses, ids and keys as they are kept: bytes, or 64 bits of a hash."""
from __future__ import annotations

import hashlib
import re

_ADDRESS = re.compile("[0-9a-f]{64}")


def address_key(address: str) -> bytes:
    """A content address as it is kept; empty, which nothing has, where it is no address."""
    return bytes.fromhex(address) if _ADDRESS.fullmatch(address) else b""


def id_key(id: str) -> bytes:
    """An id as it is kept."""
    return id.encode("utf-8", "surrogatepass")


def id_of(key: bytes) -> str:
    """The id that is kept so."""
    return key.decode("utf-8", "surrogatepass")


def hashed(name: str) -> bytes:
    """A name or address of any length as it is looked up."""
    return hashlib.sha256(id_key(name)).digest()


def key_number(key: str) -> int:
    """64 bits of a key's hash, signed."""
    return int.from_bytes(hashlib.blake2b(id_key(key), digest_size=8).digest(), "big", signed=True)
