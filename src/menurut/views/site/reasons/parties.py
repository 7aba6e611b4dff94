"""Why something in an article is taken for a source's words, and why names in many articles are one party's."""
from __future__ import annotations

from typing import Final

from menurut.views.site.languages import N_

SOURCES: Final = (
    N_("the article's own outlet"),
    N_("the article's own outlet, named in its credit"),
    N_("the article's own outlet, named in its dateline"),
    N_("named in the dateline"),
    N_("named in the mark"),
    N_("named in the contribution"),
    N_("named in the closing"),
    N_("named in the text"),
    N_("the full name in the text"),
    N_("same name"),
    N_("part of the name"),
    N_("the same words are the source"),
    N_("the first person outside quotations"),
    N_("the first person inside the verb, in the words of the speaker"),
    N_("goes on with the last quotation"),
    N_("goes on with the last speaker"),
    N_("a question that nobody is said to ask: whoever asked before, or the outlet"),
    N_("a quotation alone after the one whom its paragraph begins with"),
    N_("no source of its own: the nearest that agrees"),
    N_("“the verb” within what the speaker says"),
    N_("“%(a)s”: the same words before"),
    N_("“%(a)s”: a title or apposition beside the name"),
    N_("“%(a)s”: the title beside the name"),
    N_("“%(a)s”: the nearest of its kind"),
    N_("“%(a)s”: the nearest that agrees"),
    N_("“%(a)s”: introduced as “%(b)s”"),
    N_("“%(a)s” is the article's own outlet"),
    N_("“%(a)s” adds to what was said last"),
    N_("“%(a)s” inside the words of the speaker"),
    N_("“%(a)s” within what the speaker says"),
    N_("“%(a)s” in the article's own words"),
    N_("“%(a)s” of a person who speaks for a body"),
    N_("“%(a)s” after its noun"),
)
NAMES: Final = (
    N_("“%(a)s” in more than one article"),
    N_("“%(a)s” and “%(b)s”: one name in two scripts"),
    N_("“%(a)s” and “%(b)s”: one name in two spellings"),
    N_("“%(a)s” and “%(b)s”: one body by its words"),
    N_("“%(a)s” and “%(b)s”: one body by its short form"),
    N_("“%(a)s” is a part of the name “%(b)s” and, in these articles, of no other"),
    N_("“%(a)s” is short for “%(b)s” in the article"),
    N_("“%(a)s”: speaks for it"),
    N_("decided by %(user)s"),
    N_("the name may be this one's as well as another's: neither was chosen"),
)
