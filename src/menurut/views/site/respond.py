"""One address, two shapes: what a route gives as a page for people, or as JSON for programs."""
from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from fastapi import Request, Response

from menurut.views import plain
from menurut.views.site import guard, languages
from menurut.views.site.frame import THEME_COOKIE, Frame, frame
from menurut.views.site.templating import templates

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_YEAR = 365 * 24 * 3600


def respond(request: Request, model: DataclassInstance, template: str, *, status: int = 200, **more: Any) -> Response:  # noqa: ANN401
    """The model as JSON where JSON is asked for, else as HTML by the template.

    The template knows the model as `page` and what stands around it as `frame`; `more` are values for it that the JSON
    does not have.
    """
    around = frame(request)
    if wants_json(request):
        body, kind = plain.line(asdict(model), indent=1) + "\n", "application/json"
    else:
        known = {"page": model, "frame": around, "today": date.today().isoformat()} | more
        body = templates(around.lang).get_template(template).render(known)
        kind = "text/html; charset=utf-8"
    made = Response(body.encode("utf-8", "replace"), status, media_type=kind)
    made.headers["Vary"] = "Accept, Accept-Language, Cookie"
    made.headers["Cache-Control"] = "private, no-cache"
    _remember(request, made, around)
    return made


def wants_json(request: Request) -> bool:
    """Whether JSON is asked for: by `?format=json`, or by an Accept header that likes it better than HTML."""
    asked = request.query_params.get("format")
    if asked in ("json", "html"):
        return asked == "json"
    accept = request.headers.get("accept", "")
    return _weight(accept, "application/json") > max(_weight(accept, "text/html"), _weight(accept, "*/*"))


def _weight(accept: str, kind: str) -> float:
    for part in accept.split(","):
        name, _, weight = part.replace(" ", "").partition(";q=")
        if name.partition(";")[0].lower() == kind:
            try:
                return float(weight or 1)
            except ValueError:
                return 0.0
    return 0.0


def _remember(request: Request, response: Response, around: Frame) -> None:
    """Keep what was chosen in this address for the next one, and give the browser its token."""
    for name, cookie, value in (("lang", languages.COOKIE, around.lang), ("theme", THEME_COOKIE, around.theme)):
        if request.query_params.get(name) == value:
            response.set_cookie(cookie, value, max_age=_YEAR, samesite="lax", httponly=True, path="/")
    guard.keep(request, response)
