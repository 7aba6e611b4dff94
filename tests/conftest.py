"""What many tests share: the shipped tagger, loaded once."""
from __future__ import annotations

import pytest

from menurut.extract import Extractor
from menurut.extract.network import Network


@pytest.fixture(scope="session")
def network() -> Network:
    return Network.load()


@pytest.fixture(scope="session")
def extractor(network: Network) -> Extractor:
    return Extractor(network)
