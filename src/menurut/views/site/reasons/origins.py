"""Why a claim has so many origins, and which of two articles that share their text was there first."""
from __future__ import annotations

from typing import Final

from menurut.views.site.languages import N_

ORIGINS: Final = (
    N_("what %(a)s says without a source is counted with its own source, %(b)s"),
    N_("%(a)s is known through %(b)s only and is counted with its own source, %(c)s"),
    N_("%(names)s cite each other: where it comes from is lost"),
    N_("%(names)s cite an unnamed source: %(b)s"),
    N_("%(a)s cites an unnamed source: %(b)s"),
    N_("%(names)s cite %(b)s"),
    N_("%(a)s cites %(b)s"),
    N_("%(names)s name nobody and count as one"),
    N_("%(a)s names nobody"),
    N_("%(a)s is a translation of %(b)s"),
    N_("%(a)s repeats a part of %(b)s"),
    N_("%(a)s repeats the text of %(b)s"),
    N_("%(a)s shares its text with %(b)s"),
    N_("%(a)s: told of by somebody who denies it, not counted"),
    N_("nobody asserts it"),
)
COPIES: Final = (
    N_("%(a)s was published before %(b)s"),
    N_("%(a)s has the whole text and more"),
    N_("%(a)s names %(b)s"),
)
