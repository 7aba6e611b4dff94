"""Names of outlets: one key for every name of one outlet, one owner for those that belong together."""

from __future__ import annotations

from pathlib import Path

import pytest

from menurut.link.outlets import outlets

OWN = """
[[outlet]]
name = "Harian Muara"
also = ["The Muara Daily", "muara.example"]
owner = "Muara Media"

[[outlet]]
name = "Teluk Post"
owner = "Muara Media"
"""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("AP", "The Associated Press"),
        ("Reuters", "رويترز"),
        ("Reuters", "kantor berita Reuters"),
        ("Kabar Pagi", "kabarpagi.co.id"),
        ("The Harbour Post", "Harbour Post"),
    ],
)
def test_names_of_one_outlet_have_one_key(one: str, other: str) -> None:
    assert outlets().key(one) == outlets().key(other)


@pytest.mark.parametrize(("one", "other"), [("AP", "AFP"), ("Harbour Post", "Harbour Times"), ("Pa", "PA")])
def test_other_outlets_have_other_keys(one: str, other: str) -> None:
    assert outlets().key(one) != outlets().key(other)


def test_a_table_of_ones_own_says_who_belongs_together(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(OWN, encoding="utf-8")
    known = outlets(tmp_path / "own.toml")
    assert known.key("The Muara Daily") == known.key("Harian Muara")
    assert known.owner("Teluk Post") == known.owner("Harian Muara")
    assert known.owner("Kabar Pagi") == known.key("Kabar Pagi")


def test_a_table_that_is_none_says_so(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text("outlets = 3", encoding="utf-8")
    with pytest.raises(ValueError, match="not a table of outlets"):
        outlets(tmp_path / "own.toml")
