"""Bring in: a text, addresses, files; how far the reading is and what could not be read."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Annotated, Final

from fastapi import APIRouter, File, Form, Query, Request, Response, UploadFile
from fastapi.responses import RedirectResponse

from menurut.intake import Given, Intake, Item, Job, Outcome, sources
from menurut.views.phrases import one_line
from menurut.views.site import uploads
from menurut.views.site.access import sizes
from menurut.views.site.access.access import did
from menurut.views.site.languages import N_
from menurut.views.site.problems import Problem
from menurut.views.site.respond import respond, wants_json
from menurut.views.site.routes.articles import Entry, entry
from menurut.views.site.shelf import LIMIT, Limit, PageNumber, Shelf, Shelved
from menurut.views.site.shelves import bring as shelves
from menurut.views.site.shelves.bring import Brought, FeedEntry
from menurut.views.site.standing import Standing, standing

router = APIRouter(tags=["bring in"])

_SHOWN: Final = 10

_Text = Annotated[str, Form(min_length=1, max_length=uploads.MOST_CHARACTERS)]
_Title = Annotated[str, Form(max_length=500)]
_Outlet = Annotated[str, Form(max_length=200)]
_Day = Annotated[str, Form(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$", description="YYYY-MM-DD")]
_Code = Annotated[str, Form(pattern=r"^([A-Za-z]{2,3})?$", description="ISO 639; else it is found.")]


@dataclass(frozen=True, slots=True)
class BringPage:
    """What was brought in last, the feeds that are followed, and what may be brought in."""

    jobs: list[Job]
    feeds: list[FeedEntry]
    feeds_total: int
    kinds: tuple[str, ...]
    most_files: int
    most_bytes: int
    most_together: int
    most_characters: int
    most_addresses: int


@dataclass(frozen=True, slots=True)
class JobList:
    """A page of what was brought in."""

    jobs: list[Job]
    page: int
    pages: int
    limit: int
    total: int


@dataclass(frozen=True, slots=True)
class JobPage:
    """How far a job is: what is waiting, what could not be read and why, the articles that were and what they claim."""

    job: Job
    done: bool
    waiting: list[str]
    problems: list[Outcome]
    articles: list[Entry]
    claims: list[Standing]
    page: int
    pages: int
    limit: int
    total: int


@dataclass(frozen=True, slots=True)
class ProblemList:
    """A page of what could not be read of a job, and why."""

    job: Job
    problems: list[Outcome]
    page: int
    pages: int
    limit: int
    total: int


@router.get("/bring", response_model=BringPage)
def bring(request: Request, intake: Brought, url: Annotated[str, Query(max_length=2000)] = "") -> Response:
    """Where texts, addresses, files and feeds are brought in. `url` is filled in for the reader."""
    found, _ = intake.listing.jobs(0, _SHOWN)
    feeds = shelves.feeds(intake, 1, _SHOWN)
    model = BringPage(found, list(feeds.entries), feeds.total, sources.KINDS, uploads.MOST_FILES, uploads.MOST_BYTES,
                      min(uploads.MOST_TOGETHER, sizes.most(request)), uploads.MOST_CHARACTERS, uploads.MOST_ADDRESSES)
    return respond(request, model, "bring/bring.html", url=url)


@router.post("/bring/text", response_model=JobPage, status_code=202)
def bring_text(
    request: Request, shelf: Shelved, intake: Brought, text: _Text,
    title: _Title = "", outlet: _Outlet = "", published: _Day = "", lang: _Code = "",
) -> Response:  # fmt: skip
    """Bring in a text with what is known of it."""
    about = {"title": title, "outlet": outlet, "published": published, "lang": lang}
    given = sources.text(text.replace("\r\n", "\n"), **{name: value.strip() or None for name, value in about.items()})
    return _brought(request, shelf, intake, "text", [given])


@router.post("/bring/url", response_model=JobPage, status_code=202)
def bring_url(
    request: Request, shelf: Shelved, intake: Brought, url: Annotated[str, Form(min_length=1, max_length=200_000)]
) -> Response:
    """Bring in pages by their addresses, a line each."""
    addresses = list(dict.fromkeys(filter(None, map(str.strip, url.splitlines()))))
    if not addresses:
        raise Problem(422, "addresses", N_("Give at least one address."))
    if len(addresses) > uploads.MOST_ADDRESSES:
        raise _too_many("addresses", uploads.MOST_ADDRESSES)
    return _brought(request, shelf, intake, "url", [sources.url(_address(each)) for each in addresses])


@router.post("/bring/files", response_model=JobPage, status_code=202)
def bring_files(
    request: Request, shelf: Shelved, intake: Brought, files: Annotated[list[UploadFile], File(description="The articles.")]
) -> Response:
    """Bring in files: texts, pages, JSON lines."""
    named = [each for each in files if each.filename]
    if not named:
        raise Problem(422, "files", N_("Choose at least one file."))
    if len(named) > uploads.MOST_FILES:
        raise _too_many("files", uploads.MOST_FILES)
    return _brought(request, shelf, intake, "files", list(_files(named)))


@router.get("/bring/jobs", response_model=JobList)
def jobs(request: Request, intake: Brought, page: PageNumber = 1, limit: Limit = LIMIT) -> Response:
    """What was brought in, the latest first."""
    found, total = intake.listing.jobs((page - 1) * limit, limit)
    model = JobList(found, page, max(1, -(-total // limit)), limit, total)
    return respond(request, model, "bring/jobs.html")


@router.get("/bring/jobs/{name}", response_model=JobPage)
def job(
    request: Request, shelf: Shelved, intake: Brought, name: str, page: PageNumber = 1, limit: Limit = LIMIT
) -> Response:
    """How far a job is, and what came of it."""
    return respond(request, _job(shelf, intake, name, page, limit), "bring/job.html")


@router.get("/bring/jobs/{name}/problems", response_model=ProblemList)
def problems(request: Request, intake: Brought, name: str, page: PageNumber = 1, limit: Limit = LIMIT) -> Response:
    """All that could not be read of a job, and why."""
    found = shelves.problems(intake, name, page, limit)
    model = ProblemList(shelves.job(intake, name), list(found.entries), page, found.pages, limit, found.total)
    return respond(request, model, "bring/problems.html")


def user(request: Request) -> str:
    """Who is logged in, if anybody is."""
    return str(getattr(request.state, "user", "") or "")


def _brought(request: Request, shelf: Shelf, intake: Intake, kind: str, given: Sequence[Given]) -> Response:
    """What is in the queue now: for a browser the way to its page, which shows how far it is."""
    title = one_line(", ".join(each.name for each in given[:3]) + ", …" * (len(given) > 3))[:300]
    name = shelves.submitted(intake, kind, title, given, user(request))
    did(request, f"bring {kind}", title)
    where = f"/bring/jobs/{name}"
    if not wants_json(request):
        return RedirectResponse(where, 303)
    made = respond(request, _job(shelf, intake, name, 1, LIMIT), "bring/job.html", status=202)
    made.headers["Location"] = where
    return made


def _job(shelf: Shelf, intake: Intake, name: str, page: int, limit: int) -> JobPage:
    found = shelves.job(intake, name)
    read = shelves.articles(shelf, intake, name, page, limit)
    claims = shelves.claims(shelf, [address for address, _ in read.entries]) if found.done else []
    return JobPage(
        found, found.done, [_named(each) for each in intake.listing.open(name, _SHOWN)],
        list(shelves.problems(intake, name, 1, _SHOWN).entries), [entry(*each) for each in read.entries],
        [standing(each) for each in claims], page, read.pages, limit, read.total,
    )  # fmt: skip


def _files(given: Sequence[UploadFile]) -> Iterator[Given]:
    for each in given:
        name = str(each.filename)
        if PurePosixPath(name).suffix.lower() not in sources.KINDS:
            raise _refused(name, N_("A file of this kind is not read."))
        data = each.file.read(uploads.MOST_BYTES + 1)
        if len(data) > uploads.MOST_BYTES:
            raise _refused(name, N_("This file is too large."), f"at most {uploads.MOST_BYTES // 1_000_000} MB")
        yield sources.file(name, data)


def _refused(name: str, message: str, *why: str) -> Problem:
    details = [{"place": "files", "message": one_line(name)[:200]}, *({"message": each} for each in why)]
    return Problem(422, "file", message, details)


def _too_many(code: str, most: int) -> Problem:
    return Problem(422, code, N_("These are too many at once."), [{"message": f"at most {most}"}])


def _address(told: str) -> str:
    """An address as people write it."""
    return told if "://" in told else f"https://{told}"


def _named(item: Item) -> str:
    return one_line(item.given.name)
