"""A text and what is known of it, to a `Document`: the fields nobody gave are read off the text where it states them."""
from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from menurut.ingest import agencies as wires
from menurut.ingest.credit import find_credit
from menurut.ingest.decode import encodable
from menurut.ingest.language import identify
from menurut.ingest.opening import Opening, read_opening
from menurut.model import AgencyMark, Document, Issue

_CODE: Final = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9-_]{1,30})?")
_OVERRIDE: Final = re.compile("[\u202d\u202e]")


def document(
    text: str,
    *,
    id: str = "text",
    lang: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    published: str | None = None,
    updated: str | None = None,
    byline: str | None = None,
    issues: tuple[Issue, ...] = (),
    agencies: str | Path | None = None,
) -> Document:
    """The document of a text at hand, with what is known of it (see `menurut.model.Document` for the fields).

    What is given is believed; of a language code, what stands before the hyphen. `title`, `byline`, `published`,
    `lang`, the dateline, agency marks and print credit are taken from the text where it evidently states them.
    `published` and `updated` may be ISO 8601 or RFC 2822; a date
    that is neither is left out with an issue. `agencies` is a TOML file of agencies besides the shipped ones
    (form: `packs/en/agencies.toml`).
    """
    text, lost = encodable(text)
    lang, unknown = _lang(lang)
    lang = lang or identify(text)
    opening = read_opening(text, lang, wires.names(agencies))
    issued, undated = _date("published", published)
    changed, unchanged = _date("updated", updated)
    return Document(
        id=_clean(id) or "text",
        text=text,
        lang=lang,
        title=_clean(title) or opening.title,
        outlet=_clean(outlet),
        url=_clean(url),
        published=issued or opening.published,
        updated=changed,
        byline=_clean(byline) or opening.byline,
        dateline=opening.dateline,
        agencies=_marks(text, opening, agencies),
        credit=find_credit(text, lang),
        issues=(*issues, *lost, *_oddities(text), *unknown, *undated, *unchanged),
    )


def failed(id: str, *issues: Issue, url: str | None = None) -> Document:
    """The document of an input that could not be read: no text, and why."""
    return Document(_clean(id) or "?", "", url=_clean(url), issues=issues)


def _marks(text: str, opening: Opening, agencies: str | Path | None) -> tuple[AgencyMark, ...]:
    known = wires.names(agencies)
    found = {mark.span: mark for mark in (*wires.find_marks(text, known), *opening.agencies)}
    return tuple(found[span] for span in sorted(found))


def _oddities(text: str) -> tuple[Issue, ...]:
    if not text.strip("\ufeff \t\r\n\x00"):
        return (Issue("empty", "there is no text"),)
    first = _OVERRIDE.search(text)
    if first is None:
        return ()
    return (Issue("bidi-control", "the text contains characters that reverse the direction of letters", first.span()),)


def _lang(code: str | None) -> tuple[str | None, tuple[Issue, ...]]:
    """The language of a code such as "id", "en-GB" or "zh_Hant"."""
    if not code or not code.strip():
        return None, ()
    match = _CODE.fullmatch(code.strip())
    if match is None:
        return None, (Issue("bad-field", f"`lang` is no language code: {_clean(code[:40])}"),)
    return match[1].lower(), ()


def _clean(value: str | None) -> str | None:
    return encodable(value)[0].strip() or None if value else None


def _date(field: str, value: str | None) -> tuple[str | None, tuple[Issue, ...]]:
    """A date or date-time as ISO 8601, in the precision given."""
    if not value or not value.strip():
        return None, ()
    found = iso(value.strip())
    if found is None:
        return None, (Issue("bad-date", f"{field} is no date that can be read: {_clean(value[:60])}"),)
    return found, ()


def iso(value: str) -> str | None:
    """A date or date-time (ISO 8601, RFC 2822, seconds of the epoch) as ISO 8601, in its precision; None if it is none."""
    if re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?", value) or _parsed(datetime.fromisoformat, value):
        return value
    from email.utils import parsedate_to_datetime

    moment = _parsed(parsedate_to_datetime, value) or _parsed(_epoch, value)
    return moment.isoformat() if moment else None


def _parsed(parse: Callable[[str], datetime], value: str) -> datetime | None:
    try:
        return parse(value)
    except (ValueError, TypeError, OverflowError, IndexError, OSError):
        return None


def _epoch(value: str) -> datetime:
    seconds = float(value)
    return datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC)
