"""The page: a ledger for people who use no terminal, and for programs that ask over HTTP.

`create` makes the application from `Settings`. Between its routes and the ledger stands one `Shelf`; `respond` turns what
a route gives into HTML or JSON.
"""
