"""What is wrong with what was sent: of a request, of house rules, of a decision; and why a ledger cannot be used."""
from __future__ import annotations

from typing import Final

from menurut.views.site.languages import N_

# As pydantic words them.
REQUESTS: Final = (
    N_("Field required"),
    N_("Input should be a valid integer, unable to parse string as an integer"),
    N_("Input should be a valid boolean, unable to interpret input"),
    N_("Input should be a valid string"),
    N_("Input should be greater than or equal to %(count)s"),
    N_("Input should be less than or equal to %(count)s"),
    N_("Input should be %(choices)s"),
    N_("String should have at least %(count)s character"),
    N_("String should have at least %(count)s characters"),
    N_("String should have at most %(count)s character"),
    N_("String should have at most %(count)s characters"),
    N_("String should match pattern '%(pattern)s'"),
    N_("Value error, Expected UploadFile, received: %(kind)s"),
    N_("There was an error parsing the body"),
    N_("at most %(count)s kB can be sent here"),
    N_("at most %(count_a)s MB can be sent at once, in files of at most %(count_b)s MB"),
    N_("at most %(count)s MB"),
    N_("at most %(count)s"),
)
RULES: Final = (
    N_("longer than %(count)s characters"),
    N_("no TOML: %(why)s"),
    N_("%(name)s: there is no such part; they are [set] and [[rule]]"),
    N_("set: write [set]"),
    N_("%(name)s: there is no such field; they are %(fields)s"),
    N_("%(name)s: there is no such field"),
    N_("there is no rule: write [[rule]]"),
    N_("more than %(count)s rules"),
    N_("rule %(count)s: id: small letters, digits and hyphens"),
    N_("%(name)s: there are two rules with this id"),
    N_("%(name)s: text: say it in at least one language, text.en = \"…\""),
    N_("%(name)s: when: there is no condition"),
    N_("%(name)s: a text, or a text for each language: .en = \"…\""),
    N_("%(name)s: the languages are %(codes)s"),
    N_("%(name)s: a text of at most %(count)s characters"),
    N_("%(name)s: conditions, such as { reason = false }"),
    N_("%(name)s: true or false"),
    N_("%(name)s: a list of texts"),
    N_("%(name)s: %(words)s is none of %(known)s"),
    N_("%(name)s: at_least and at_most, with whole numbers"),
    N_("%(name)s: a whole number, or { at_least = …, at_most = … }"),
)
DECISIONS: Final = (
    N_("%(kind)s: the answer is one of %(known)s, not %(words)s"),
    N_("%(kind)s: the subject is two different ids, not %(words)s"),
    N_("%(kind)s: no time"),
    N_("%(kind)s: no subject"),
    N_("no time: %(words)s"),
)
LEDGERS: Final = (
    N_("%(name)s: another process is writing to the ledger (waited %(time)s s); "
       "nothing of this step was written, all before it is kept"),
    N_("%(name)s: the disk is full (%(why)s); nothing of this step was written, all before it is kept"),
    N_("%(name)s: the file is no ledger"),
    N_("%(name)s: there is no such ledger"),
    N_("%(name)s: there is no ledger in this database"),
    N_("%(name)s: a database of another program, no ledger"),
    N_("%(name)s: made by a newer version of menurut; install that one to open it"),
    N_("Parquet needs pyarrow: pip install \"menurut[exports]\""),
)
