"""Whom a description is of ("the movement", "sang presiden", "الوزير"), and what a verb tells of a subject left unsaid."""
from __future__ import annotations

from menurut.model import Extracted, Kind
from menurut.resolve.antecedents import Memory, decide
from menurut.resolve.lexicon import Features, Lexicon
from menurut.resolve.mentions import Mention
from menurut.resolve.text import Words, keys_of
from menurut.resolve.who import Company, Who, genders_agree, kinds_agree

_NEAR = 5
_LOOKED_AT = 50


def whose(each: Mention, company: Company, memory: Memory, text: Words, lexicon: Lexicon) -> tuple[Who, str] | None:
    """The party that a description is of, and why; None when the text ties it to nobody."""
    if not each.head:
        return None
    definite = each.definite or _title_alone(each, lexicon)
    same = _same_words(each, company, lexicon, definite)
    if same is not None:
        return same, f"“{each.text}”: the same words before"
    if not definite:
        return None
    holder = _holder(each, company, text, lexicon)
    if holder is not None:
        return holder, f"“{each.text}”: a title or apposition beside the name"
    return _nearest(each, memory, lexicon)


def _title_alone(each: Mention, lexicon: Lexicon) -> bool:
    # "Gubernur membantah": a title at the place of a name is as definite as one.
    return each.head in lexicon.titles and not any(key in lexicon.indefinite for key in keys_of(each.text))


def _same_words(each: Mention, company: Company, lexicon: Lexicon, definite: bool) -> Who | None:
    fitting = [who for who in company.worded(each.head) if _alike(each, who, definite)]
    if not fitting:
        return None
    unnamed = [who for who in fitting if not who.named and each.head in who.heads]
    return max((who for who in (unnamed if not each.named and unnamed else fitting)),
               key=lambda who: (len(who.content & each.content), who.last))


def _alike(each: Mention, who: Who, definite: bool) -> bool:
    if not kinds_agree(each.kind, who.kind) or not genders_agree(each.gender, who.gender):
        return False
    if each.number and who.plural and each.number != who.plural and each.kind != "organization":
        return False
    if not definite:
        return each.content == who.content and each.count is None and each.kind not in ("person", "group")
    if who.named and not each.named:
        return False
    rest = each.content - {each.head}
    return each.head in who.heads or each.content <= who.content or bool(rest & who.content)


def _holder(each: Mention, company: Company, text: Words, lexicon: Lexicon) -> Who | None:
    """The one named person beside whose name the text uses the head as a title or an apposition."""
    if each.kind not in ("person", "unspecified"):
        return None
    beside: dict[int, int] = {}
    for number in text.places.get(each.head, ())[:_LOOKED_AT]:
        for word in text.items[max(0, number - _NEAR) : number + _NEAR + 1]:
            for who in company.called((word.key,)):
                if who.named and who.kind == "person" and genders_agree(each.gender, who.gender):
                    beside[who.number] = beside.get(who.number, 0) + 1
    best = sorted(beside, key=lambda number: -beside[number])
    if not best or (len(best) > 1 and beside[best[0]] == beside[best[1]]):
        return None
    return company.all[best[0]] if each.named else None


def _nearest(each: Mention, memory: Memory, lexicon: Lexicon) -> tuple[Who, str] | None:
    """The nearest party of the kind that the description names ("the paper", "pria itu")."""
    kinds: frozenset[Kind] = lexicon.kinds_of(each.head) or frozenset({each.kind})
    wanted = Features(number=each.number, gender=each.gender, count=each.count, kinds=kinds & {each.kind} or frozenset({each.kind}))
    found = [(weight, who) for weight, who in memory.weigh(each.place, wanted, each.kind) if who.named == each.named]
    if not found or (not each.named and each.head not in lexicon.genders and each.kind != "outlet"):
        return None
    best = decide(found)
    return (best[0], f"“{each.text}”: the nearest of its kind") if len(best) == 1 else None


def verb_features(each: Extracted, text: Words, lexicon: Lexicon) -> Features:
    """What the verb tells of its subject (Arabic: feminine ending, plural, dual); nothing in other languages."""
    items = text.within(each.cue)
    if not lexicon.agreement or not items:
        return Features()
    verb = keys_of(items[0].text)[0]
    for conjunction in lexicon.agreement["conjunctions"]:
        verb = verb.removeprefix(conjunction) if len(verb) > 3 else verb
    if verb.endswith(lexicon.agreement["two"]) and len(verb) > 4:
        return Features(number="many", count=2)
    if verb.endswith(lexicon.agreement["many"]):
        return Features(number="many")
    if verb.endswith(lexicon.agreement["female"]) and len(verb) > 3:
        return Features(gender="female")
    return Features() if verb.startswith("ت") else Features(gender="male")
