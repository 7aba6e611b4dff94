"""What goes wrong with a request, in one shape: {"error": {"code", "message", "details"}}, or one page that says the same."""
from __future__ import annotations

from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from menurut.ledger import LedgerError
from menurut.views.site import headers, uploads
from menurut.views.site.access import sizes
from menurut.views.site.languages import N_
from menurut.views.site.problems import ErrorPage, Problem, Wrong
from menurut.views.site.respond import respond

_PLAIN = {
    400: N_("This request cannot be understood."),
    401: N_("You need to log in."),
    403: N_("This is not allowed."),
    404: N_("There is nothing here."),
    405: N_("This cannot be done at this address."),
    408: N_("This came too slowly."),
    413: N_("This is too large."),
    429: N_("Too many requests: wait a little."),
}
_INSIDE = N_("Something went wrong on the server.")
_CODES = {413: "too_large"}  # what Python calls by another name from version to version


def handle(app: FastAPI) -> None:
    """Give every error of an application the one shape."""
    app.add_exception_handler(Problem, _problem)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(LedgerError, _ledger)
    app.add_exception_handler(Exception, _unforeseen)


def told(request: Request, error: Exception) -> Response:
    """The answer to an error that was raised before any route."""
    if isinstance(error, Problem):
        return _problem(request, error)
    return _http(request, error) if isinstance(error, HTTPException) else _ledger(request, error)


def answer(request: Request, status: int, wrong: Wrong) -> Response:
    """The error as the page or the object it is shown as."""
    # Also here, since what nobody foresaw is answered outside of the middleware that sets them.
    return headers.secured(respond(request, ErrorPage(wrong), "error.html", status=status))


def _problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)
    return answer(request, error.status, error.wrong)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    code = _CODES.get(error.status_code) or HTTPStatus(error.status_code).name.lower()
    message = _PLAIN.get(error.status_code) or _PLAIN[400] if error.status_code < 500 else _INSIDE
    details = [{"message": uploads.told(sizes.most(request))}] if error.status_code == 413 else []
    found = answer(request, error.status_code, Wrong(code, message, details))
    found.headers.update(error.headers or {})
    return found


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    details = [{"place": ".".join(map(str, each["loc"])), "message": each["msg"]} for each in error.errors()]
    return answer(request, 422, Wrong("invalid", N_("Something in this request is not as it must be."), details))


def _ledger(request: Request, error: Exception) -> Response:
    return answer(request, 503, Wrong("ledger", N_("The ledger cannot be used at the moment."), [{"message": str(error)}]))


def _unforeseen(request: Request, error: Exception) -> Response:
    # What went wrong stands in the server's log; whoever asked learns nothing of the inside.
    return answer(request, 500, Wrong("internal", _INSIDE))
