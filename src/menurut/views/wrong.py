"""What goes wrong with an order, in one line for the person who gave it."""
from __future__ import annotations


class Refused(Exception):
    """An order that cannot be carried out; the message is one line."""
