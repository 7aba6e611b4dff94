"""The entries of the navigation, in their order: address and label."""
from __future__ import annotations

from typing import Final

from menurut.views.site.languages import N_

NAVIGATION: Final = (
    ("/claims", N_("Claims")),
    ("/articles", N_("Articles")),
    ("/bring", N_("Bring in")),
    ("/work", N_("Work")),
    ("/parties", N_("Parties")),
    ("/unnamed", N_("Unnamed sources")),
    ("/search", N_("Search")),
)
