"""The page's catalogues: `python -m docs.catalogues` takes what is to be translated from the code into them and compiles them.

A translation that is missing is named, and the exit status says so.
"""
from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SITE = Path(__file__).parent.parent / "src" / "menurut" / "views" / "site"
LANGUAGES = ("id", "ar")
_METHODS = [("**.py", "python"), ("templates/**.html", "jinja2")]
_OPTIONS = {"templates/**.html": {"silent": "false", "trimmed": "true"}}


def extracted() -> Catalog:
    """Every message of the page."""
    found = Catalog(project="menurut", charset="utf-8")
    for file, _, message, comments, context in extract_from_dir(SITE, _METHODS, _OPTIONS):
        # Without line numbers, so that a change of code changes no catalogue.
        found.add(message, None, [(file, 0)], auto_comments=comments, context=context)
    return found


def catalogue(lang: str) -> Catalog:
    """The catalogue of a language as it is kept."""
    path = po(lang)
    if not path.exists():
        return Catalog(locale=lang, project="menurut", charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=lang)


def updated(lang: str, source: Catalog) -> Catalog:
    """The catalogue of a language with what the code has now: new messages are empty, old ones are gone."""
    found = catalogue(lang)
    found.update(source, no_fuzzy_matching=True)
    found.obsolete.clear()
    found.fuzzy, found.header_comment = False, "# The page of menurut in another language; see docs/catalogues.py."
    found.last_translator = found.language_team = found.msgid_bugs_address = "menurut"
    # The time of writing would be a change in every file.
    found.creation_date = found.revision_date = datetime(2026, 11, 23, tzinfo=UTC)
    return found


def compiled(found: Catalog) -> bytes:
    """A catalogue as the page reads it."""
    out = io.BytesIO()
    write_mo(out, found)
    return out.getvalue()


def written(found: Catalog) -> bytes:
    """A catalogue as translators edit it."""
    out = io.BytesIO()
    write_po(out, found, width=120, omit_header=False, sort_output=True, include_lineno=False)
    return out.getvalue()


def po(lang: str) -> Path:
    """Where the catalogue of a language is kept."""
    return SITE / "locale" / lang / "LC_MESSAGES" / "messages.po"


def missing(found: Catalog) -> list[str]:
    """What is not translated yet, or not any more."""
    every = ((each, each.string if each.pluralizable else [each.string]) for each in found if each.id)
    return [str(each.id) for each, words in every if each.fuzzy or not all(words)]


def main() -> int:
    """Bring every catalogue up to date; returns how many messages lack a translation."""
    source, lacking = extracted(), 0
    for lang in LANGUAGES:
        found = updated(lang, source)
        po(lang).parent.mkdir(parents=True, exist_ok=True)
        po(lang).write_bytes(written(found))
        po(lang).with_suffix(".mo").write_bytes(compiled(found))
        for each in missing(found):
            print(f"{lang}: not translated: {each}", file=sys.stderr)
            lacking += 1
    return lacking


if __name__ == "__main__":
    sys.exit(bool(main()))
