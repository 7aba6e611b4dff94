"""Visitors of the page: a server of its own process, and people who click through it at once."""
