"""The one gate before every route: who it is, whether they may, how often and how much; and a note of what was done."""
from __future__ import annotations

import logging
import math
from typing import Final
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from menurut.ledger import LedgerError
from menurut.views.site import cookies, errors
from menurut.views.site.access import hosts, limits, origins, roles, sizes
from menurut.views.site.access.access import Access, Who
from menurut.views.site.access.audit import Deed
from menurut.views.site.frame import written_path
from menurut.views.site.languages import N_
from menurut.views.site.problems import Problem
from menurut.views.site.respond import wants_json

_LOG: Final = logging.getLogger("menurut.audit")
_FORWARDED: Final = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")

# What our scripts ask with for a part of a page: a login in its place would stand in the middle of the page.
_PART: Final = ("hx-request", "x-fragment")


class Gate:
    """Lets a request through to the routes, with `request.state.user` and `.role`, or answers it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Judge a request; what is no HTTP passes only if it is the server's own start and end."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        if scope["type"] != "http":
            return
        request = Request(scope, receive)
        request.state.user, request.state.role, request.state.session = "", "", ""
        try:
            answer = await self._refusal(request)
        except (Problem, HTTPException, LedgerError) as error:
            answer = errors.told(request, error)
        if answer is not None:
            if answer.status_code == 413:
                await sizes.passed_over(receive)
            await answer(scope, receive, send)
            return
        await self.app(scope, sizes.limited(receive, sizes.most(request)), _Noting(request, send))

    async def _refusal(self, request: Request) -> Response | None:
        """What to answer instead of letting it through."""
        access: Access = request.app.state.access
        _is_for_us(request, access)
        if sizes.announced(request) > sizes.most(request):
            raise HTTPException(413)
        if request.url.path.startswith("/static/"):
            return None
        token = request.cookies.get(cookies.name(request, cookies.SESSION), "")
        who = await run_in_threadpool(access.who, token)
        request.state.user, request.state.role, request.state.session = who.user, who.role or "", who.session
        _not_too_often(request, access, who)
        if request.method not in roles.SAFE and origins.foreign(request):
            raise Problem(403, "origin", N_("This was sent from another site."))
        return await _unless_allowed(request, access, who)


class _Noting:
    """Passes an answer on; before it leaves, notes a change that was made."""

    def __init__(self, request: Request, send: Send) -> None:
        self.request, self.send = request, send

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] < 400:
            deed = getattr(self.request.state, "deed", None)
            if deed or self.request.method not in roles.SAFE:
                await noted(self.request, deed or _named(self.request))
        await self.send(message)


async def noted(request: Request, deed: Deed) -> None:
    """Note what was done. Where the ledger cannot be written now, it stands in the server's log: it was done all the same."""
    access: Access = request.app.state.access
    try:
        await run_in_threadpool(access.audit.note, request.state.user, deed, address(request))
    except LedgerError:
        _LOG.exception("not noted: %r by %r", deed, request.state.user)


def address(request: Request) -> str:
    """The network address that a request came from."""
    return request.client.host if request.client else ""


def _is_for_us(request: Request, access: Access) -> None:
    named = request.headers.getlist("host")
    if len(named) != 1 or not hosts.allowed(access.settings, named[0]):
        raise Problem(421, "host", N_("This page does not go by that name: the server must be told with --allow-host."))
    if not access.required and any(name in request.headers for name in _FORWARDED):
        raise Problem(403, "proxy", N_("This page is for one computer alone; behind a proxy it needs accounts."))


def _not_too_often(request: Request, access: Access, who: Who) -> None:
    if not access.required:
        return
    wait = access.requests.wait(f"user {who.user}" if who.user else limits.network(address(request)))
    if wait:
        raise too_often(wait)


def too_often(wait: float) -> HTTPException:
    """The refusal of who must wait some seconds."""
    return HTTPException(429, headers={"Retry-After": str(math.ceil(wait))})


async def _unless_allowed(request: Request, access: Access, who: Who) -> Response | None:
    needed = roles.rule(request.url.path).needed(request.method)
    if needed is None or (who.role is not None and who.role.covers(needed)):
        return None
    if not access.required:
        raise Problem(403, "role", N_("There are no accounts here: make one with “menurut account”, start the server anew."))
    if who.user:
        if request.method not in roles.SAFE:
            await noted(request, Deed("refused", f"{request.method} {request.url.path}"))
        raise Problem(403, "role", N_("Your role does not allow this."))
    if request.method == "GET" and not wants_json(request) and not any(name in request.headers for name in _PART):
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/login?next={quote(written_path(request) + query, safe='')}", 303)
    raise Problem(401, "login", N_("You need to log in."))


def _named(request: Request) -> Deed:
    endpoint = request.scope.get("endpoint")
    subject = " ".join(map(str, request.path_params.values()))
    return Deed(getattr(endpoint, "__name__", request.method).replace("_", " "), subject)
