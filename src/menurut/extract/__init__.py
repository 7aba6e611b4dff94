"""Document → attributions: one multilingual tagger finds cues, then for each its source, content, addressee and act."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from menurut.extract.assembling import assemble
from menurut.extract.contents import Page
from menurut.extract.network import OURS, POLNEAR, Network
from menurut.extract.pieces import sentences
from menurut.extract.quotes import marked
from menurut.extract.tagging import Tagged, tag
from menurut.model import Document, Extraction, Sentence, Span


class Extractor:
    """The tagger with its decoding; hold one and use it for many documents.

    With `outermost` it reads by the conventions of PolNeAR: nothing nested, each word in one attribution at most.
    """

    def __init__(self, network: Network, outermost: bool = False) -> None:
        self.network = network
        self.outermost = outermost

    @classmethod
    def load(cls, outermost: bool = False) -> Extractor:
        """The extractor that ships with the package; takes about a second."""
        return cls(Network.load(), outermost)

    def extract(self, documents: Iterable[Document]) -> Iterator[tuple[Document, Extraction]]:
        """Each document with what was found in it, in the order they came."""
        for document in documents:
            yield document, self.read(document.text, document.lang)

    def read(self, text: str, lang: str | None = None) -> Extraction:
        """The attributions of one text; its language only matters for what a pack knows (clitics, negation)."""
        spans = sentences(text)
        with self.network.one_thread():
            tagged = tag(self.network, text, lang, spans, POLNEAR if self.outermost else OURS)
        page = Page(text, lang, spans, marked(text), tuple(self.network.confidence))
        found = assemble(page, tagged.proposals)
        if self.outermost:
            found = tuple(a for a in found if a.parent is None)
        return Extraction(found, tuple(_sentence(tagged, span) for span in spans))


def _sentence(tagged: Tagged, span: Span) -> Sentence:
    covered = tagged.pieces.covering(*span)
    voice = tagged.voice[covered.start : covered.stop]
    return Sentence(span, round(float(voice.mean()), 3) if len(voice) else 0.0)


__all__ = ["Extractor"]
