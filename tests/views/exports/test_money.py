"""followthemoney entities, read and cleaned by followthemoney."""
from __future__ import annotations

import json

import pytest

from menurut.views.exports.money import _date
from tests.views.exports.reading import hostile, written
from tests.views.ledgers import BURST, Ledger

followthemoney = pytest.importorskip("followthemoney", reason="needs the dependency group `money`, and with it libicu-dev")
model, EntityProxy = followthemoney.model, followthemoney.EntityProxy


def entities(ledger: Ledger | None = None) -> dict[str, EntityProxy]:
    found = [model.get_proxy(json.loads(line)) for line in written("ftm", ledger).decode().splitlines()]
    assert len({each.id for each in found}) == len(found)
    return {str(each.id): each for each in found}


def of(found: dict[str, EntityProxy], schema: str) -> list[EntityProxy]:
    return [each for each in found.values() if each.schema.name == schema]


@pytest.mark.parametrize("ledger", [Ledger(), hostile()], ids=["plain", "hostile"])
def test_every_entity_is_valid(ledger: Ledger) -> None:
    for line in written("ftm", ledger).decode().splitlines():
        entity = json.loads(line)
        model.get(entity["schema"]).validate(entity)
        cleaned = model.make_entity(entity["schema"])
        for name, values in entity["properties"].items():
            cleaned.add(name, values)
            assert cleaned.get(name), f"{entity['schema']} {name}: {values} is thrown away"


def test_every_reference_leads_to_an_entity() -> None:
    found = entities()
    others = {cid for each in of(found, "UnknownLink") if each.first("role") in ("updates", "contradicts")
              for cid in (each.first("subject"), each.first("object"))}
    for each in found.values():
        for prop, value in each.itervalues():
            assert prop.type.name != "entity" or value in found or value in others


def test_the_stance_is_the_role_between_party_and_claim() -> None:
    found = entities()
    [claim] = of(found, "Note")
    assert claim.first("name") == BURST
    links = [each for each in of(found, "UnknownLink") if each.first("object") == claim.id and each.has("proof")]
    told = {(found[str(each.first("subject"))].caption, each.first("role")) for each in links}
    assert told == {("three engineers", "asserts"), ("the ministry", "denies"), ("tiga insinyur", "asserts"),
                    ("مهندسون", "asserts")}
    assert {found[str(each.first("proof"))].schema.name for each in links} == {"Article"}


def test_a_body_is_an_organization_and_an_unnamed_group_a_legal_entity() -> None:
    found = entities()
    assert {each.caption for each in of(found, "Organization")} >= {"the ministry", "The Harbour Post"}
    assert {each.caption for each in of(found, "LegalEntity")} == {"three engineers", "tiga insinyur", "مهندسون"}


@pytest.mark.parametrize(("given", "written"), [
    ("2026-03-02", "2026-03-02"), ("2026-03", "2026-03"), ("2026", "2026"), ("2026-03-02T08:00:00Z", "2026-03-02T08:00:00"),
    ("2026-03-02T00:30:00+07:00", "2026-03-01T17:30:00"), ("soon", None), ("2o26", None), (None, None),
])
def test_dates_are_in_utc_and_as_precise_as_they_were(given: str | None, written: str | None) -> None:
    assert _date(given) == written
