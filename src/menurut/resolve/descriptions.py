"""Whom a description is of ("the movement", "sang presiden", "الوزير"), and what a verb tells of a subject left unsaid."""
from __future__ import annotations

from collections import Counter

from menurut.model import Extracted, Kind
from menurut.resolve.antecedents import Memory, decide
from menurut.resolve.lexicon import Features, Lexicon
from menurut.resolve.mentions import Mention
from menurut.resolve.text import Words, keys_of
from menurut.resolve.who import Company, Who, genders_agree, kinds_agree

_BEFORE, _AFTER = 2, 5
_LOOKED_AT = 50
_SHORT = 3
"""A verb of so few letters has no ending or conjunction to take off."""
_TITLE = 7
"""How many words a title with a name may have."""


def whose(each: Mention, company: Company, memory: Memory, text: Words, lexicon: Lexicon) -> tuple[Who, str] | None:
    """The party that a description is of, and why; None when the text ties it to nobody."""
    if not each.head:
        return None
    definite = each.definite or _title_alone(each, lexicon) or _headline(each, text, lexicon)
    same = _same_words(each, company, definite)
    if same is not None:
        return same, f"“{each.text}”: the same words before"
    if not definite:
        return None
    holder = _holder(each, company, text) if each.named and each.kind == "person" else None
    if holder is not None:
        return holder, f"“{each.text}”: a title or apposition beside the name"
    return _nearest(each, memory, lexicon) if each.definite else None


def _title_alone(each: Mention, lexicon: Lexicon) -> bool:
    # "Gubernur membantah": a title at the place of a name is as definite as one.
    return each.head in lexicon.titles and not any(key in lexicon.indefinite for key in keys_of(each.text))


def _headline(each: Mention, text: Words, lexicon: Lexicon) -> bool:
    # A headline leaves its articles out. Groups are left alone: two unnamed ones are two until the text says otherwise.
    if each.kind == "group" or text.paragraph(each.place) or not text.paragraphs:
        return False
    return not any(key in lexicon.indefinite for key in keys_of(each.text))


def _same_words(each: Mention, company: Company, definite: bool) -> Who | None:
    """A party of which the head was used before: of an unnamed one as its head, of a named one as title or apposition."""
    fitting = [who for who in company.worded(each.head) if _alike(each, who, definite)]
    own = [who for who in fitting if not who.named]
    if not each.named and own:
        fitting = own
    return max(fitting, key=lambda who: (len(who.content & each.content), who.last), default=None)


def _alike(each: Mention, who: Who, definite: bool) -> bool:
    if not kinds_agree(each.kind, who.kind) or not genders_agree(each.gender, who.gender):
        return False
    if each.number and who.plural and each.number != who.plural and "organization" not in (each.kind, who.kind):
        return False
    if not definite:
        return each.content == who.content and each.count is None and each.kind not in ("person", "group")
    if each.named and not who.named and each.capital:
        return False
    if each.head not in who.heads and not (who.named and each.head in who.content):
        return False
    rest = each.content - {each.head}
    return 2 * len(rest & who.content) >= len(rest)


def _holder(each: Mention, company: Company, text: Words) -> Who | None:
    """The one named person beside whose name the text uses the head as a title or an apposition."""
    beside: Counter[int] = Counter()
    for number in text.places.get(each.head, ())[:_LOOKED_AT]:
        if text.items[number].start in range(*each.spans[0]):
            continue
        near = text.items[max(0, number - _BEFORE) : number + _AFTER + 1]
        beside.update({who.number for word in near for who in company.called((word.key,)) if _holds(each, who)})
    best = beside.most_common(2)
    if not best or (len(best) > 1 and best[0][1] == best[1][1]):
        return None
    return company.all[best[0][0]]


def title_holder(each: Mention, company: Company, text: Words) -> Who | None:
    """The person whom the text gives the title and the place of a mention: "Pemimpin … Iran, Ali Khamenei"."""
    if each.head not in each.content - each.name or not each.name:
        return None
    holders: set[int] = set()
    for number in text.places.get(each.head, ())[:_LOOKED_AT]:
        near = text.items[number : number + _TITLE]
        keys = {word.key for word in near}
        if text.items[number].start not in range(*each.spans[0]) and each.name <= keys:
            holders |= {who.number for word in near if word.key not in each.name
                        for who in company.called((word.key,)) if _holds(each, who)}
    return company.all[holders.pop()] if len(holders) == 1 else None


def _holds(each: Mention, who: Who) -> bool:
    return who.named and who.kind == "person" and genders_agree(each.gender, who.gender)


def _nearest(each: Mention, memory: Memory, lexicon: Lexicon) -> tuple[Who, str] | None:
    """The nearest party of the kind that the description names ("the paper", "pria itu")."""
    kinds: frozenset[Kind] = (lexicon.kinds_of(each.head) & {each.kind, "outlet", "organization"}) or frozenset({each.kind})
    wanted = Features(number=each.number, gender=each.gender, count=each.count, kinds=kinds)
    if not each.named and not _points_back(each, lexicon):
        return None
    found = [(weight, who) for weight, who in memory.weigh(each.place, wanted, each.kind)
             if (who.named or not each.named) and not _other_sort(each, who, lexicon)]
    best = decide(found) if found else ()
    return (best[0], f"“{each.text}”: the nearest of its kind") if len(best) == 1 else None


def _other_sort(each: Mention, who: Who, lexicon: Lexicon) -> bool:
    # "The ministry" is no union; "the group", which says little, may be one.
    nouns = lexicon.nouns["organization"]
    if each.head not in nouns or each.head in lexicon.classes | who.content:
        return False
    return not nouns.isdisjoint(who.content)


def _points_back(each: Mention, lexicon: Lexicon) -> bool:
    # "the man", "the document" go back to someone; "the neighbours" need not.
    return each.head in lexicon.pointing or (each.kind in ("outlet", "document") and lexicon.generic(each.head))


def verb_features(each: Extracted, text: Words, lexicon: Lexicon) -> Features:
    """What the verb of an attribution tells of its subject; nothing in languages whose pack says nothing of verbs."""
    items = text.within(each.cue)
    return verb(items[0].text, lexicon) if items else Features()


def first_person(each: Extracted, text: Words, lexicon: Lexicon) -> bool:
    """Whether the verb of a quoted clause may have "I" or "we" inside it (Arabic: "أرجو", "نطالب")."""
    items = text.within(each.cue)
    if not items or not lexicon.agreement:
        return False
    return _bare_verb(items[0].text, lexicon).startswith(lexicon.agreement["first"])


def _bare_verb(word: str, lexicon: Lexicon) -> str:
    key = keys_of(word)[0]
    for conjunction in lexicon.agreement["conjunctions"]:
        key = key.removeprefix(conjunction) if len(key) > _SHORT else key
    return key


def verb(word: str, lexicon: Lexicon) -> Features:
    """What a verb tells of its subject by its beginning and end (Arabic: feminine, plural, dual)."""
    if not lexicon.agreement:
        return Features()
    key = _bare_verb(word, lexicon)
    if key.endswith(lexicon.agreement["two"]) and len(key) > _SHORT + 1:
        return Features(number="many", count=2)
    if key.endswith(lexicon.agreement["many"]):
        return Features(number="many")
    if key.endswith(lexicon.agreement["female"]) and len(key) > _SHORT:
        return Features(gender="female")
    present = key.startswith(lexicon.agreement["present"]) and key not in lexicon.agreement["past"]
    return Features(gender="female" if present else "male")
