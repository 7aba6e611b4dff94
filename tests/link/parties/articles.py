"""Articles about invented people, and what linking knows of their parties."""

from __future__ import annotations

from collections.abc import Sequence

from menurut.link.parties import Identity, Known, identities, known
from menurut.model import Attribution, Document, Kind, Party, Reading, Sourcing
from tests.link.build import spans


def article(
    address: str, text: str, *parties: tuple[str, Kind] | Party, lang: str = "en", outlet: str = "Pelita"
) -> tuple[Known, ...]:
    """What linking knows of an article whose parties are given by the words of their mentions."""
    made = [each if isinstance(each, Party) else _party(number, text, *each) for number, each in enumerate(parties)]
    return known(Reading(Document(address, text, lang, outlet=outlet), parties=tuple(made)), address)


def _party(number: int, text: str, words: str, kind: Kind) -> Party:
    return Party(f"p{number}", words, kind, True, spans(text, words) if words in text else ())


def names(lang: str, *named: str | tuple[str, Kind], address: str = "") -> tuple[Known, ...]:
    """An article that is nothing but names, persons where no kind is given."""
    parties = [each if isinstance(each, tuple) else (each, "person") for each in named]
    text = "\n".join(name for name, _ in parties)
    return article(address or f"{lang} {text}", text, *parties, lang=lang)


def together(*articles: Sequence[Known]) -> list[Identity]:
    """The identities of all parties, in their order."""
    told = identities(each for some in articles for each in some)
    return [told[each.address, each.party] for some in articles for each in some]


def unnamed(address: str, words: str, outlet: str = "Pelita", *, via: str = "", **sourcing: object) -> Known:
    """A group of unnamed people that an article cites, itself or through another outlet."""
    party = Party("p1", words, "group", False, sourcing=Sourcing(**sourcing))  # type: ignore[arg-type]
    cited = Party("p2", via, "outlet", True)
    chain = ("p2", "p1") if via else ("p1",)
    said = Attribution(
        "a", (), (), (), (), None, "say", "indirect", "positive", "certain", "report", "p1", chain, (), 1.0
    )
    reading = Reading(Document(address, words, "en", outlet=outlet), (said,), (party, cited))
    return known(reading, address)[0]
