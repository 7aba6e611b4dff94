"""The application: made from settings, opened on one ledger, closed with it."""
from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from importlib.metadata import version

from fastapi import Depends, FastAPI
from starlette.staticfiles import StaticFiles

from menurut import Ledger
from menurut.intake import Intake, Reach
from menurut.views.site import errors, guard
from menurut.views.site.access import access
from menurut.views.site.access.gate import Gate
from menurut.views.site.headers import SecurityHeaders
from menurut.views.site.problems import ErrorPage
from menurut.views.site.routes import routers
from menurut.views.site.settings import Settings
from menurut.views.site.shelf import Shelf
from menurut.views.site.templating import STATIC
from menurut.views.site.upkeep import Upkeep


def create(settings: Settings) -> FastAPI:
    """An application that serves one ledger, which is opened when it starts and closed when it ends.

    It does not start, with a Refused, where others than this computer's user could reach it and there is no admin.
    """

    @asynccontextmanager
    async def opened(app: FastAPI) -> AsyncIterator[None]:
        with Ledger(settings.ledger) as ledger:
            app.state.access = access.opened(ledger.store, settings)
            app.state.intake = intake = Intake(ledger, Reach(settings.fetch_networks, settings.fetch_ports))
            app.state.upkeep = Upkeep(ledger, lambda: intake.queue.open()[0] > 0) if settings.background else None
            app.state.shelf = Shelf(ledger, app.state.upkeep)
            with app.state.upkeep or nullcontext(), intake if settings.background else nullcontext():
                yield

    app = FastAPI(
        title="menurut", version=version("menurut"), lifespan=opened, docs_url=None, redoc_url=None,
        description="Who says what, according to whom: every address gives HTML for people and JSON for programs.",
        dependencies=[Depends(guard.checked)],
        responses={"4XX": {"model": ErrorPage}, "5XX": {"model": ErrorPage}},
    )
    app.state.settings = settings
    app.add_middleware(Gate)
    app.add_middleware(SecurityHeaders)
    errors.handle(app)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for router in routers():
        app.include_router(router)
    return app
