"""One party for each who of an article: names first, since they need no context, then everything else in reading order."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from menurut.model import AgencyMark, Document, Extracted, Spans
from menurut.resolve import antecedents, bystanders, descriptions, names
from menurut.resolve.antecedents import Memory
from menurut.resolve.enclosing import Nesting
from menurut.resolve.introductions import introduction
from menurut.resolve.lexicon import Features, Lexicon
from menurut.resolve.mentions import Mention, mention
from menurut.resolve.text import Words
from menurut.resolve.who import Company, Who


class Casting:
    """Finds who stands behind each attribution of one document. `of` is the answer; 0 is the article's own outlet."""

    def __init__(self, document: Document, found: Sequence[Extracted], text: Words, lexicon: Lexicon) -> None:
        self.document, self.found, self.text, self.lexicon = document, found, text, lexicon
        self.nesting = Nesting(found, text)
        self._short_forms, bodies = names.acronyms(text), names.bodies(text, lexicon)
        mentions = [mention(each, text, lexicon) for each in found]
        outlets = names.outlets(mentions)
        self.mentions = [names.as_body(each, bodies, outlets) for each in mentions]
        self.company = Company()
        self.of: list[Who | None] = [None] * len(found)
        self.memory = Memory(text)
        self._speaker: int | None = None
        self._author: Who | None = None
        self._sides: dict[int, Who] = {}
        self._asker: Who | None = None
        self._at: dict[Spans, Who] = {}
        self._outlets()
        titled = [number for number, each in enumerate(self.mentions) if each.form == "name" and _title_first(each, lexicon)]
        self._names([number for number, each in enumerate(self.mentions) if each.form == "name" and number not in set(titled)])
        bystanders.welcome(self.company, text, lexicon)
        self._names(titled)
        self._in_reading_order()

    def _outlets(self) -> None:
        name, why = names.own_outlet(self.document)
        outlet = self.company.new("outlet", bool(name), why, name or "this article")
        if name:
            self.company.name(outlet, names.outlet_name(name, self.lexicon))
        for mark in self.document.agencies:
            self.company.agencies[mark.agency] = self._agency(mark).number

    def _agency(self, mark: AgencyMark) -> Who:
        """The outlet that a mark names: the article's own where the names are the same or one is part of the other."""
        name = names.outlet_name(mark.agency, self.lexicon)
        for who in self.company.called(name):
            if name in who.names or (not who.number and any(name <= own or own <= name for own in who.names)):
                return who
        who = self.company.new("outlet", True, f"named in the {mark.form}", mark.agency)
        self.company.name(who, name)
        return who

    def _names(self, numbers: Sequence[int]) -> None:
        for number in sorted(numbers, key=lambda n: self.mentions[n].place):
            each = self.mentions[number]
            known = names.whose(each, self.company, self._short_forms, self.lexicon)
            if known is None and (holder := descriptions.title_holder(each, self.company, self.text)) is not None:
                known = holder, f"“{each.text}”: the title beside the name"
                self.mentions[number] = replace(each, form="description")
            who, why = known or (self.company.new(each.kind, each.named), "")
            self._is(number, who, why)
            who.gender = who.gender or descriptions.verb_features(self.found[number], self.text, self.lexicon).gender

    def _in_reading_order(self) -> None:
        heard = self._heard()
        at = 0
        for number in self.nesting.order(self.mentions):
            place = self.mentions[number].place
            while at < len(heard) and heard[at][0] < place:
                self.memory.remember(*heard[at])
                at += 1
            if self.of[number] is None:
                self._one(number)
            self._remember(number)

    def _heard(self) -> list[tuple[int, Who, float]]:
        """Every place where the text names a party, in order."""
        owner: dict[str, set[int]] = defaultdict(set)
        for who in self.company.all:
            for key in {key for name in who.names for key in name}:
                owner[key].add(who.number)
        out = []
        for key, numbers in owner.items():
            if len(numbers) == 1 and not self.lexicon.generic(key):
                who = self.company.all[next(iter(numbers))]
                out += [(self.text.items[n].start, who) for n in self.text.places.get(key, ())]
        return [(place, who, self._weight(place)) for place, who in sorted(out, key=lambda found: found[0])]

    def _weight(self, place: int) -> float:
        if self.nesting.quoted(place):
            return antecedents.QUOTED
        return antecedents.OPENING if self.text.opens_sentence(place) else antecedents.PASSING

    def _remember(self, number: int) -> None:
        who, place = self.of[number], self.mentions[number].place
        if who is None or self.mentions[number].form == "nobody":
            return
        nested = self.nesting.speaker_of(number) is not None
        asks = self.found[number].act == "ask"
        weight = antecedents.NESTED_SPEAKER if nested else antecedents.ASKER if asks else antecedents.SPEAKER
        self.memory.remember(place, who, weight)
        who.last = max(who.last, place)
        if asks:
            self._asked(number)
            self._asker = who if _is_told(self.found[number]) and not nested else self._asker
        if not nested and who.number:
            self._speaker = number

    def _asked(self, number: int) -> None:
        """Whoever is asked is the one who answers next."""
        for word in self.text.within(self.found[number].addressee):
            for who in self.company.called((word.key,)):
                self.memory.remember(word.start, who, antecedents.ASKED)

    def _one(self, number: int) -> None:
        each = self.mentions[number]
        if each.spans in self._at:
            self._is(number, self._at[each.spans], "the same words are the source")
        elif each.form == "own":
            self._is(number, self.company.all[0], f"“{each.text}” is the article's own outlet")
        elif each.form == "first":
            self._first_person(number, each)
        elif each.form == "pronoun" and each.features.relative:
            self._relative(number, each)
        elif each.form == "pronoun" and (last := self._goes_on_speaking(number, each.features)) is not None:
            self._is(number, last, f"“{each.text}” adds to what was said last")
        elif each.form == "pronoun":
            self._back(number, each, each.features)
        elif each.form == "empty":
            self._unsaid(number, each)
        elif each.form == "description":
            self._description(number, each)
        else:
            self._new(number, each)

    def _is(self, number: int, who: Who, why: str) -> None:
        self.of[number] = who
        if self.mentions[number].spans:
            self._at[self.mentions[number].spans] = who
        self.company.add(who, self.mentions[number], why)

    def _new(self, number: int, each: Mention, candidates: Sequence[Who] = ()) -> None:
        who = self.company.new(each.kind, each.named and each.form == "name")
        who.candidates = tuple(candidate.number for candidate in candidates)
        self._is(number, who, "")

    def _first_person(self, number: int, each: Mention) -> None:
        speaker = self.nesting.speaker_of(number)
        if speaker is not None and self.of[speaker] is not None:
            party = self._party(speaker)
            body = party.kind == "person" and each.number == "many" and each.kind in ("group", "organization", "outlet")
            self._is(number, self._side(party, each) if body else party, f"“{each.text}” inside the words of the speaker")
        elif each.number == "many":
            self._is(number, self.company.all[0], f"“{each.text}” in the article's own words")
        else:
            self._is(number, self._writer(), f"“{each.text}” in the article's own words")

    def _side(self, speaker: Who, each: Mention) -> Who:
        """The body for which a speaker says "we": one a speaker, its own party."""
        if speaker.number not in self._sides:
            why = f"“{each.text}” of a person who speaks for a body"
            self._sides[speaker.number] = self.company.new(each.kind, each.named, why, each.text)
        return self._sides[speaker.number]

    def _writer(self) -> Who:
        if self._author is None:
            byline = self.document.byline
            why = "the first person outside quotations"
            self._author = self.company.new("person", bool(byline), why, byline or "the writer")
        return self._author

    def _party(self, number: int) -> Who:
        who = self.of[number]
        assert who is not None
        return who

    def _relative(self, number: int, each: Mention) -> None:
        who = self.memory.last(each.place, each.features)
        if who is None:
            self._new(number, each)
        else:
            self._is(number, who, f"“{each.text}” after its noun")

    def _back(self, number: int, each: Mention, wanted: Features) -> None:
        speaker = self.nesting.speaker_of(number)
        without: set[int] = set()
        if speaker is not None and self.of[speaker] is not None:
            party = self._party(speaker)
            verbatim = self.nesting.verbatim(speaker) or self.nesting.quoted(each.place)
            if verbatim and not each.text and descriptions.first_person(self.found[number], self.text, self.lexicon):
                self._is(number, party, "the first person inside the verb, in the words of the speaker")
                return
            if verbatim:
                without.add(party.number)
            elif antecedents.agreement(party, wanted, "unspecified") > antecedents.OTHER_KIND:
                self._is(number, party, f"“{each.text or 'the verb'}” within what the speaker says")
                return
        found = self.memory.weigh(each.place, wanted, each.kind, each.named, without, nested=speaker is not None)
        self._settle(number, each, antecedents.decide(found) if found else ())
        if len(found) == 1 or (found and found[0][0] > antecedents.SURE * found[1][0]):
            found[0][1].gender = found[0][1].gender or (wanted.gender if found[0][1].kind == "person" else None)

    def _goes_on_speaking(self, number: int, wanted: Features) -> Who | None:
        """Whoever spoke last, for a cue that adds to what was said ("tambahnya", "he added")."""
        cue = self.text.within(self.found[number].cue)
        if self._speaker is None or self.nesting.speaker_of(number) is not None or not self.lexicon.adds(cue):
            return None
        near = self.text.paragraph(self.mentions[number].place) - self.text.paragraph(self.mentions[self._speaker].place)
        party = self._party(self._speaker)
        return party if near <= 1 and antecedents.agreement(party, wanted, "unspecified") > antecedents.OTHER_KIND else None

    def _settle(self, number: int, each: Mention, best: Sequence[Who]) -> None:
        if len(best) == 1:
            words = f"“{each.text}”" if each.text else "no source of its own"
            self._is(number, best[0], f"{words}: the nearest that agrees")
        else:
            self._new(number, each, best)

    def _unsaid(self, number: int, each: Mention) -> None:
        extracted = self.found[number]
        goes_on = self.nesting.number.get(extracted.continues or "")
        if goes_on is not None and self.of[goes_on] is not None:
            self._is(number, self._party(goes_on), "goes on with the last quotation")
        elif not extracted.cue and extracted.act == "ask" and self.nesting.speaker_of(number) is None:
            asker = self._asker or self.company.all[0]
            self._is(number, asker, "a question that nobody is said to ask: whoever asked before, or the outlet")
        elif not extracted.cue and self._speaker is not None:
            self._goes_on(number, each, self._speaker)
        else:
            self._back(number, each, descriptions.verb_features(extracted, self.text, self.lexicon))

    def _goes_on(self, number: int, each: Mention, speaker: int) -> None:
        """A quotation alone: the last speaker's, unless its paragraph has begun with somebody else."""
        here = self.text.paragraph(each.place)
        found = self.memory.weigh(each.place, Features(number="one", kinds=frozenset({"person"})), each.kind)
        new = found[0][1] if found and self.text.paragraph(self.mentions[speaker].place) != here else None
        if new is not None and self.memory.met(new, here):
            self._is(number, new, "a quotation alone after the one whom its paragraph begins with")
        else:
            self._is(number, self._party(speaker), "goes on with the last speaker")

    def _description(self, number: int, each: Mention) -> None:
        known = descriptions.whose(each, self.company, self.memory, self.text, self.lexicon)
        if known is not None:
            self._is(number, *known)
            return
        before = introduction(each, self.text, self.lexicon) if each.definite and not each.named else None
        self._new(number, each)
        if before is not None:
            self.company.add(self._party(number), before, f"“{each.text}”: introduced as “{before.text}”")


def _is_told(each: Extracted) -> bool:
    return bool(each.source or each.cue)


def _title_first(each: Mention, lexicon: Lexicon) -> bool:
    """Whether a name begins with a title, and so may be a title with a place only ("the President of …")."""
    return each.kind == "person" and each.head in lexicon.titles


def cast(document: Document, found: Sequence[Extracted], text: Words, lexicon: Lexicon) -> tuple[Company, Mapping[str, Who]]:
    """Everybody in the article, and for each attribution's id who stands behind it."""
    casting = Casting(document, found, text, lexicon)
    return casting.company, {each.id: who for each, who in zip(found, casting.of, strict=True) if who is not None}
