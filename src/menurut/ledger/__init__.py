"""The ledger: the record of readings and judgements, in SQLite or PostgreSQL, and what follows from it."""
try:
    import sqlalchemy as _sqlalchemy  # noqa: F401
except ImportError as error:
    raise ImportError('the ledger needs SQLAlchemy: pip install "menurut[ledger]"') from error

from menurut.ledger.errors import LedgerError, NewerLedger
from menurut.ledger.events import Added, Hit, Noted, Version, Withdrawal
from menurut.ledger.ledger import Ledger

__all__ = ["Added", "Hit", "Ledger", "LedgerError", "NewerLedger", "Noted", "Version", "Withdrawal"]
