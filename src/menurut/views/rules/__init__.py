"""House rules about unnamed sources, as a newsroom edits them: TOML in, breaches out."""
from menurut.ledger.conditions import Conditions
from menurut.views.rules.book import MOST_TEXT, Book, Rule, Unruly, parsed, told
from menurut.views.rules.starting import STARTING, holding, starting

__all__ = ["MOST_TEXT", "STARTING", "Book", "Conditions", "Rule", "Unruly", "holding", "parsed", "starting", "told"]
