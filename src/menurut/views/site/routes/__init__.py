"""The pages, a module an area.

A new one has a `router`, a line here and, if people go there by themselves, a line in `navigation`.
"""
from __future__ import annotations

from fastapi import APIRouter


def routers() -> tuple[APIRouter, ...]:
    """The routers of all areas."""
    from menurut.views.site.routes import (
        account,
        admin,
        articles,
        bring,
        citations,
        claims,
        exports,
        feeds,
        home,
        login,
        parties,
        rules,
        search,
        unnamed,
        work,
    )

    return (
        home.router, claims.router, articles.router, bring.router, feeds.router, work.router,
        login.router, account.router, admin.router, unnamed.router, rules.router, parties.router,
        search.router, exports.router, citations.router,
    )
