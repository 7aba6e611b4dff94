"""The tables of a ledger: the record, which only grows, and what is derived from it, which can be dropped at any time.

Whatever came from outside is kept as bytes: PostgreSQL takes neither NUL nor lone surrogates in its texts, and bytes have
one order in every database. Numbers tie rows together inside one ledger and mean nothing outside of it.
"""
from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, MetaData, SmallInteger, Table, Text

RECORD = MetaData()
DERIVED = MetaData()

Number = BigInteger().with_variant(Integer(), "sqlite")


def _number() -> Column[int]:
    return Column("number", Number, primary_key=True, autoincrement=False)


def _tie(name: str, index: bool = False) -> Column[int]:
    return Column(name, Number, nullable=False, index=index)


def _bytes(name: str, unique: bool = False) -> Column[bytes]:
    return Column(name, LargeBinary, nullable=False, unique=unique)


ledger = Table("ledger", RECORD, Column("record", Integer, nullable=False), Column("derived", Integer, nullable=False))

# Whatever is recorded has its content address. `name` and `place` are hashes of the document's id and of its URL; `moment`
# is when it was updated or else published.
readings = Table(
    "readings", RECORD, _number(), _bytes("address", unique=True), _bytes("name"), Column("place", LargeBinary),
    Column("moment", Text, nullable=False), _bytes("body"),
    Index("readings_name", "name", "place"), Index("readings_place", "place"), Index("readings_moment", "moment", "address"),
)
judgements = Table("judgements", RECORD, _number(), _bytes("address", unique=True), Column("moment", Text, nullable=False),
                   _bytes("body"), Index("judgements_moment", "moment", "address"))
withdrawals = Table("withdrawals", RECORD, _number(), _bytes("address", unique=True), Column("moment", Text, nullable=False),
                    _bytes("body"), Index("withdrawals_moment", "moment", "address"))
# House rules as a newsroom wrote them: every version, the newest holds.
rules = Table("rules", RECORD, _number(), _bytes("address", unique=True), Column("moment", Text, nullable=False),
              _bytes("body"))
issues = Table("issues", RECORD, _number(), _bytes("address", unique=True), _bytes("body"))


def _items(name: str) -> Table:
    """Things with an id that come from one reading."""
    return Table(name, DERIVED, _number(), _bytes("id", unique=True), _tie("reading", index=True), _bytes("body"))


def _postings(name: str) -> Table:
    """Which things have a key: 64 bits of its hash."""
    return Table(name, DERIVED, Column("key", Number, primary_key=True, autoincrement=False),
                 Column("number", Number, primary_key=True, autoincrement=False), sqlite_with_rowid=False)


def _pairs(name: str, *columns: Column[int] | Column[bytes]) -> Table:
    return Table(name, DERIVED, Column("a", Number, primary_key=True, autoincrement=False),
                 Column("b", Number, primary_key=True, autoincrement=False), *columns, Index(f"{name}_b", "b"),
                 sqlite_with_rowid=False)


parties = _items("parties")
statements = _items("statements")
party_cells = _postings("party_cells")
vectors = Table("vectors", DERIVED, _number(), _bytes("body"))
# `score` in thousandths; `kind` is the relation, whether they are opposed, which is newer; `features` are half floats.
comparisons = _pairs("comparisons", Column("score", Integer, nullable=False), Column("kind", Integer, nullable=False),
                     _bytes("features"))
copies = _pairs("copies", _bytes("body"))
linked = Table("linked", DERIVED, _number())

# Where a reading stands in time, the cells that it falls into, its vector, hashes of what it names; and for each cell the
# places of those in it.
places = Table("places", DERIVED, _number(), Column("place", Number, nullable=False, unique=True),
               _bytes("cells"), _bytes("whole"), _bytes("called"))
neighbours = Table("neighbours", DERIVED, Column("cell", Number, primary_key=True, autoincrement=False),
                   Column("place", Number, primary_key=True, autoincrement=False), sqlite_with_rowid=False)


# Claims as they were made last: `sides` has a bit for each stance that is held, `first` and `last` are days of publication,
# `who` are the names of all who are in a chain. `belongs` says to which claim a statement belongs, `claim_keys` which outlets
# and languages a claim has. What is `unsettled` are statements whose claims have to be made anew; `settled` says with what.
claims = Table(
    "claims", DERIVED, _number(), _bytes("id", unique=True),
    *(Column(name, Integer, nullable=False) for name in ("outlets", "mentions", "fewest", "most", "sides")),
    Column("first", Text, nullable=False), Column("last", Text, nullable=False), Column("who", Text, nullable=False),
    _bytes("body"),
)
Index("claims_rank", claims.c.outlets.desc(), claims.c.mentions.desc(), claims.c.id)
belongs = Table("belongs", DERIVED, _number(), _tie("claim", index=True))
claim_keys = _postings("claim_keys")
Index("claim_keys_number", claim_keys.c.number)
unsettled = Table("unsettled", DERIVED, _number())
settled = Table("settled", DERIVED, _number(), _bytes("by"))


def _few(name: str) -> Column[int]:
    """A yes or no, or one of a few."""
    return Column(name, SmallInteger, nullable=False)


# What lists are filtered by, a row a reading: `outlet` is its name as it is looked up. Where a reading has a row here, those
# that follow from it alone in `unnamed` and `heard` are there too.
facets = Table("facets", DERIVED, _number(), Column("moment", Text, nullable=False), _bytes("outlet"), _bytes("shown"),
               Column("lang", Text, nullable=False), Index("facets_outlet", "outlet", "moment"),
               Index("facets_moment", "moment", "number"))
# `acts` has a bit an act, in the order of `menurut.model.ACTS`; `said` counts the attributions; the rest is yes or no.
unnamed = Table(
    "unnamed", DERIVED, _number(), _tie("reading", index=True), Column("moment", Text, nullable=False), _bytes("outlet"),
    Column("lang", Text, nullable=False), Column("kind", Text, nullable=False), _bytes("words"), Column("many", Integer),
    Column("acts", Integer, nullable=False), Column("said", Integer, nullable=False),
    *map(_few, ("plural", "role", "affiliation", "basis", "reason", "only", "quoted", "report")), _bytes("body"),
    Index("unnamed_moment", "moment", "number"), Index("unnamed_outlet", "outlet", "moment", "number"),
)
# Named parties that an article quotes or addresses: how often they say, deny, question there, and how often they are asked.
# `who` is the party's number, `home` the key of their name's form alone.
heard = Table(
    "heard", DERIVED, _number(), _tie("reading", index=True), _tie("who", index=True), Column("moment", Text, nullable=False),
    _bytes("home"), _bytes("name"),
    *(Column(each, Integer, nullable=False) for each in ("said", "denied", "questioned", "asked")),
    Index("heard_home", "home", "moment"),
)
stated = Table("stated", DERIVED, _number(), _few("act"), _few("named"))
