"""The templates: one environment a language, everything escaped, hidden controls written out."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from menurut.views import phrases
from menurut.views.site import languages

STATIC: Final = Path(__file__).parent / "static"


@cache
def templates(lang: str) -> Environment:
    """The templates in a language of the page."""
    made = Environment(
        loader=PackageLoader("menurut.views.site"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, extensions=["jinja2.ext.i18n"], finalize=shown, auto_reload=False,
    )  # fmt: skip
    known = languages.words(lang)
    made.newstyle_gettext = True  # type: ignore[attr-defined]
    made.globals.update(_=_filled(known.gettext), gettext=_filled(known.gettext), ngettext=_filled(known.ngettext, 3),
                        asset=asset)
    made.filters.update(_filters(lang))
    return made


def _filters(lang: str) -> dict[str, Callable[..., Any]]:
    from menurut.views.site.reasons import reason

    return {
        "bdi": bdi,
        "isolated": isolated,
        "day": lambda value: day(value, lang),
        "language_name": lambda code: language_name(code, lang),
        "number": lambda value: _number(value, lang),
        "percent": lambda value: format_percent(value, locale=lang),
        "reason": lambda value: reason(value, lang),
    }


def shown(value: Any) -> Any:  # noqa: ANN401
    """What a template puts out: texts with every control that hides or reorders written out. Markup is ours and stays."""
    return phrases.visible(value.replace("\r", " ")) if isinstance(value, str) and not isinstance(value, Markup) else value


def bdi(value: str) -> Markup:
    """A name or words of any language, kept from changing the direction of what stands around them."""
    return Markup('<bdi dir="auto">{}</bdi>').format(shown(value))


def isolated(value: str) -> Markup:
    """As `bdi`, for plain text, where there are no elements: between the characters that isolate a direction."""
    return Markup("\u2068{}\u2069").format(shown(value))


def day(value: str | None, lang: str) -> Markup:
    """A date of an article (ISO 8601, or the beginning of it) as `<time>` in the reader's language; "" for none."""
    if not value:
        return Markup()
    return Markup('<time datetime="{}">{}</time>').format(value[:10], _day(value[:10], lang))


def language_name(code: str, lang: str) -> str:
    """What a language (ISO 639 code) is called in a language of the page; the code where nobody knows it."""
    return str(Locale.parse(lang).languages.get(code.lower(), code))


@cache
def asset(name: str) -> str:
    """The address of a static file, with a mark of its content, so that browsers may keep it."""
    return f"/static/{name}?v={sha256((STATIC / name).read_bytes()).hexdigest()[:10]}"


@lru_cache(10_000)
def _day(value: str, lang: str) -> str:
    pattern = {10: "d MMM y", 7: "MMM y"}.get(len(value))
    try:
        return format_date(date.fromisoformat(f"{value}-01"[:10]), pattern, locale=lang) if pattern else value
    except ValueError:
        return shown(value)  # type: ignore[no-any-return]


@lru_cache(10_000)
def _number(value: float, lang: str) -> str:
    return str(format_decimal(value, locale=lang))


def _filled(translate: Callable[..., str], messages: int = 1) -> Callable[..., Markup]:
    """A function of gettext that fills in names as a template does: escaped, controls written out."""

    def call(*given: Any, **names: Any) -> Markup:  # noqa: ANN401
        if messages == 3:
            names.setdefault("num", given[2])
        told = Markup(translate(*given))
        return told % {name: shown(value) for name, value in names.items()} if names else told

    return call
