"""Why two statements are taken for the same or kept apart, and what would become of a claim without one."""
from __future__ import annotations

from typing import Final

from menurut.views.site.languages import N_

COMPARED: Final = (
    N_("one of them negated"),
    N_("different numbers: %(figures_a)s / %(figures_b)s"),
    N_("other names: %(a)s / %(b)s"),
    N_("neither is later"),
    N_("one is later"),
    N_("told as a fact before it is told as a plan"),
    N_("one tells of a plan, the other of what happened"),
    N_("without it the claim has at most %(count_a)s origins, not %(count_b)s"),
)
# What the trained part of comparing measures. Facts: what is said where it is so, and where it is not.
FACTS: Final = {
    "number same": (N_("the same number"), N_("no number in common")),
    "numbers differ": (N_("different numbers"), N_("no number that differs")),
    "number in one": (N_("a number in only one of them"), N_("no number that only one has")),
    "one language": (N_("in one language, where equal things are said in equal words"), N_("in two languages")),
    "only other rare words": (N_("only different rare words"), N_("no rare words that differ")),
    "both attributed": (N_("both with a source"), N_("not both with a source")),
    "headline in one": (N_("one in a headline, the other in the text"), N_("both in headlines, or both in the text")),
    "date same": (N_("the same date"), N_("no date in common")),
    "dates differ": (N_("different dates"), N_("no date that differs")),
}  # fmt: skip
# Measures: what is said where it speaks for the two being the same, and where it speaks against it.
MEASURES: Final = {
    "meaning": (N_("near in meaning"), N_("not near in meaning")),
    "meaning against others": (
        N_("nearer in meaning than to what else the articles say"),
        N_("no nearer in meaning than to what else the articles say")),
    "sentences": (N_("their whole sentences are alike"), N_("their whole sentences are not alike")),
    "words matched": (N_("many telling words have a counterpart"), N_("few telling words have a counterpart")),
    "share of both": (N_("most of their words have a counterpart"), N_("most of their words have no counterpart")),
    "smaller size": (N_("long articles"), N_("short articles")),
    "within the sentence": (
        N_("one is near to the other's whole sentence"), N_("neither is near to the other's whole sentence")),
    "sentences against others": (
        N_("their sentences are nearer than to what else the articles say"),
        N_("their sentences are no nearer than to what else the articles say")),
    "sentences' words against others": (
        N_("their sentences have more words in common than with what else the articles say"),
        N_("their sentences have no more words in common than with what else the articles say")),
    "words before the next best": (
        N_("no other pair has as many words in common"), N_("another pair has as many words in common")),
    "neighbours": (N_("what stands around them is alike"), N_("what stands around them is not alike")),
    "rare words matched": (N_("rare words in common"), N_("no rare words in common")),
    "longer one": (N_("one of them is long"), N_("both are short")),
    "places apart": (N_("in like places of their articles"), N_("in different places of their articles")),
}  # fmt: skip
