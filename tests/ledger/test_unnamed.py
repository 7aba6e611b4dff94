"""Unnamed sources and named parties as lists: what a row says, what is asked of them, what no longer counts."""
from __future__ import annotations

from dataclasses import replace

import pytest

from menurut.ledger import Ledger, rulebooks
from menurut.ledger.conditions import Conditions, checked
from menurut.ledger.facets import Facets
from menurut.ledger.finding import Finding, Saying
from menurut.ledger.keeping import Kept
from menurut.ledger.limits import Limits
from menurut.ledger.sources import Sources
from menurut.ledger.voices import Voices
from menurut.model import Party, Reading, Sourcing
from tests.ledger.build import article, reading, statement

ALL, ANY = Limits(), Saying()
pytestmark = pytest.mark.usefixtures("without_linking")


def alone(id: str, **document: str) -> Reading:
    """An article whose only source is one unnamed person who criticises, and of whom nothing is told."""
    made = reading(id=id, **document)
    someone = Party("p2", "a source", "person", False, ((55, 70),), Sourcing())
    return replace(made, parties=(someone,), attributions=(replace(made.attributions[1], act="criticise", chain=("p2",)),))


@pytest.fixture
def sources(ledger: Ledger) -> Sources:
    """The lists of a ledger with two articles of one outlet and one of another."""
    ledger.add([article(1), replace(article(2), document=replace(article(2).document, outlet="The Arum Post")),
                alone("x", outlet="Kabar Arum", lang="id", published="2031-03-01")], link=False)
    return listed(ledger)


def listed(ledger: Ledger) -> Sources:
    facets = Facets(ledger.store)
    facets.fill()
    return Sources(ledger.store, Kept(facets))


def test_a_source_tells_what_its_article_tells(sources: Sources) -> None:
    newest, *others = sources.page({}, 0, 10)
    assert (newest.name, newest.only, newest.reason, newest.outlet) == ("a source", True, "", "Kabar Arum")
    assert newest.acts == ("criticise",)
    assert {(each.count, each.role, each.affiliation, each.reason, each.plural, each.only) for each in others} == {
        (3, "officials", ("Lembah Arum",), others[0].reason, True, False)}
    assert others[0].reason.startswith("asking not to be")
    assert [each.said[0].words for each in others] == ["it", "it"]


@pytest.mark.parametrize(("when", "names"), [
    ({"reason": False}, ["a source"]),
    ({"reason": True}, ["three officials", "three officials"]),
    ({"plural": True, "count": 3}, ["three officials", "three officials"]),
    ({"count": "unknown"}, ["a source"]),
    ({"count": {"at_least": 2, "at_most": 3}}, ["three officials", "three officials"]),
    ({"count": {"at_least": 4}}, []),
    ({"words": ["A  Source"]}, ["a source"]),
    ({"acts": ["criticise", "praise"]}, ["a source"]),
    ({"acts": ["deny"], "kind": ["group"], "outlet": ["the arum POST"]}, ["three officials"]),
    ({"only": True, "language": ["id"]}, ["a source"]),
])
def test_conditions_choose(sources: Sources, when: Conditions, names: list[str]) -> None:
    assert [each.name for each in sources.page(checked(when), 0, 10)] == names
    assert sources.count(when) == len(names)


@pytest.mark.parametrize(("when", "wrong"), [
    ({"reason": "no"}, "reason: true or false"), ({"acts": ["shout"]}, "acts: shout is none of"),
    ({"weather": True}, "weather: there is no such field"), ({"count": {"over": 2}}, "count: at_least and at_most"),
    ({"words": []}, "words: a list of texts"), ({"count": True}, "count: a whole number"),
])
def test_what_is_no_condition_is_said(when: dict[str, object], wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        checked(when)


def test_pages_follow_each_other(sources: Sources) -> None:
    every = sources.page({}, 0, 10)
    assert [each for start in range(4) for each in sources.page({}, start, 1)] == every
    assert len(every) == 3


def test_breaches_are_counted_by_outlet(sources: Sources) -> None:
    rules: dict[str, Conditions] = {"why": {"reason": False}, "many": {"plural": True}}
    told = {each.outlet: (each.total, each.counts) for each in sources.breaches(rules, {})}
    assert told["Kabar Arum"] == (1, {"why": 1, "many": 0})
    assert told["The Arum Post"] == (1, {"why": 0, "many": 1})
    assert sources.broken(rules, sources.page({}, 0, 3)) == [("why",), ("many",), ("many",)]


def test_older_versions_and_what_is_withdrawn_do_not_count(ledger: Ledger) -> None:
    old, new = alone("x", published="2031-03-01"), alone("x", published="2031-03-02")
    added = ledger.add([old, new, alone("y")], link=False)
    sources = listed(ledger)
    assert sources.count({}) == 2
    ledger.withdraw(added.new[2], user="rani")
    assert [each.published for each in sources.page({}, 0, 9)] == ["2031-03-02"]
    ledger.withdraw(added.new[2], user="rani", restored=True)
    assert sources.count({}) == 2


def test_what_is_missing_is_filled_once(ledger: Ledger) -> None:
    ledger.add(article(1), link=False)
    assert listed(ledger).count({}) == listed(ledger).count({}) == 1
    ledger.add(article(2), link=False)
    assert listed(ledger).count({}) == 2
    ledger.rebuild()
    assert listed(ledger).count({}) == 2


def test_parties_are_counted_under_their_names(ledger: Ledger) -> None:
    ledger.add([article(1), article(2), alone("x")], link=False)
    sources = listed(ledger)
    voices = Voices(ledger.store, sources, Kept(Facets(ledger.store)))
    [mayor], total = voices.page("", Limits(), 0, 9)
    assert (mayor.names, mayor.articles, mayor.said, mayor.denied, total) == (("Sena Wirya",), 2, 2, 0, 1)
    assert voices.page("wir", Limits(), 0, 9)[1] == 1
    assert voices.page("nobody", Limits(), 0, 9) == ([], 0)
    assert voices.page("", Limits(language="id"), 0, 9) == ([], 0)
    assert [each.moment[:10] for each in voices.appearances([mayor.home])] == ["2031-01-03", "2031-01-02"]


def test_statements_are_found_within_limits(ledger: Ledger) -> None:
    added = ledger.add([article(1), article(2)], link=False)
    named, unnamed = (statement(address) for address in added.new)
    ledger.derived.put_statements([named, replace(unnamed, holder_named=False, act="deny")])
    finding = Finding(ledger.store, listed(ledger))

    def found(query: str, limits: Limits = ALL, saying: Saying = ANY) -> int:
        return len(finding.page(query, "statement", limits, saying, 0, 9)[0])

    assert (found("dam arum"), found('"the dam"'), found('"dam the"'), found("")) == (2, 2, 0, 0)
    assert (found("dam", saying=Saying(act="deny")), found("", saying=Saying(named=False))) == (1, 1)
    limited = (Limits(since="2031-01-03"), Limits(until="2031-01-02"), Limits("id"))
    assert [found("dam", each) for each in limited] == [1, 1, 0]


def test_the_words_that_were_found_are_marked(ledger: Ledger) -> None:
    ledger.add([article(1), article(2)], link=False)
    finding = Finding(ledger.store, listed(ledger))
    [one], more = finding.page("mayor OFFICIALS", "text", Limits(), Saying(), 0, 1)
    assert more
    assert [one.words[start:end] for start, end in one.marks] == ["Mayor", "officials"]
    assert finding.page("mayor", "text", Limits(), Saying(), 1, 1)[1] is False


def test_every_version_of_the_house_rules_stays(ledger: Ledger) -> None:
    assert rulebooks.holding(ledger.store) is None
    rulebooks.keep(ledger.store, "one", "rani")
    rulebooks.keep(ledger.store, "two", "budi", "shorter")
    assert [(each.text, each.user, each.note) for each in rulebooks.versions(ledger.store)] == [
        ("two", "budi", "shorter"), ("one", "rani", "")]
    holds = rulebooks.holding(ledger.store)
    assert holds is not None
    assert holds.text == "two"
