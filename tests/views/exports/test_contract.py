"""The JSON of the contract."""
from __future__ import annotations

import json

from tests.views.exports.reading import hostile, written
from tests.views.ledgers import Ledger, readings


def test_every_mention_points_to_its_words() -> None:
    texts = {each.document.id: each.document.text for each in readings().values()}
    [told] = Ledger().every
    [claim] = json.loads(written("json"))["claims"]
    found = [texts[each["doc"]][each["start"] : each["end"]] for each in claim["mentions"]]
    assert found == [each.text for each in told.mentions]


def test_there_is_a_line_for_each_claim() -> None:
    lines = written("json").decode().splitlines()
    assert (lines[0], lines[-1], len(lines)) == ('{"claims": [', "]}", 3)


def test_texts_come_back_exactly_even_what_is_no_text() -> None:
    ledger = hostile()
    [claim] = json.loads(written("json", ledger))["claims"]
    assert claim["proposition"] == ledger.every[0].proposition
