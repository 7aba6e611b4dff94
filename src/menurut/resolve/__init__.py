"""Who stands behind each attribution, through whom it came, what is told of unnamed sources, and whose voice it is in."""
from __future__ import annotations

from collections.abc import Mapping

from menurut.model import Attribution, Document, Extracted, Extraction, Issue, Reading
from menurut.resolve.chains import Chains, shown
from menurut.resolve.dates import find_dates
from menurut.resolve.elsewhere import Elsewhere
from menurut.resolve.lexicon import lexicon
from menurut.resolve.parties import cast
from menurut.resolve.portraits import portraits
from menurut.resolve.text import cut
from menurut.resolve.voice import Voices, sections
from menurut.resolve.who import Who

__all__ = ["resolve"]


def resolve(document: Document, extraction: Extraction) -> Reading:
    """The complete reading of a document from what the tagger found in it.

    Party `p0` is the article's own outlet. A language without a pack gives what names, capitals and the tagger tell.
    """
    text, words, found = cut(document.text), lexicon(document.lang), extraction.attributions
    company, speakers = cast(document, found, text, words)
    elsewhere = Elsewhere(company, found, speakers, text, words)
    parties = portraits(company, found, speakers, elsewhere, text, words)
    voices = Voices(sections(document, extraction))
    chains = Chains(document, found, speakers, company)
    attributions = tuple(_attribution(each, speakers, chains, voices) for each in found)
    dates = find_dates(document.text, document.lang, document.published)
    parties = shown(parties, [each.chain for each in attributions], elsewhere.addressed)
    return Reading(document, attributions, parties, voices.sections, tuple(dates),
                   document.issues + extraction.issues + _without_pack(document))


def _without_pack(document: Document) -> tuple[Issue, ...]:
    """What a reader of a reading must know whose language, or of no known language, has no pack for this stage."""
    if lexicon(document.lang).known or not document.text:
        return ()
    language = f"no pack for the language “{document.lang}”" if document.lang else "the language is not known"
    return (Issue("no-pack", f"{language}: pronouns, descriptions, unnamed sources, voice and dates are read by names and "
                             "the tagger alone, and some are missed"),)


def _attribution(each: Extracted, speakers: Mapping[str, Who], chains: Chains, voices: Voices) -> Attribution:
    place = min((start for start, _ in each.source + each.cue + each.content), default=0)
    chain, relays = chains.of(each.id)
    party = f"p{speakers[each.id].number}" if each.id in speakers else None
    return Attribution(
        each.id, each.source, each.cue, each.content, each.addressee, each.parent, each.act, each.mode, each.polarity,
        each.modality, voices.at(place), party, chain, relays, each.confidence,
    )
