"""Who may do what on the page: accounts, sessions, roles, limits, and the record of who did what.

`Gate` stands before every route. What it needs is kept in tables of the site's own, in the ledger's database.
"""
