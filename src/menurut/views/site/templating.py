"""The templates: one environment a language, everything escaped, hidden controls written out."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from unicodedata import bidirectional

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
    told = _filled(known.gettext, lang)
    made.globals.update(_=told, gettext=told, ngettext=_filled(known.ngettext, lang, 3),
                        pgettext=_filled(known.pgettext, lang), asset=asset)
    made.filters.update(_filters(lang))
    return made


def _filters(lang: str) -> dict[str, Callable[..., Any]]:
    from menurut.views.site import reasons

    return {
        "bdi": bdi,
        "isolated": lambda value: isolated(value, lang),
        "day": lambda value: day(value, lang),
        "called": lambda value: reasons.called(value, lang),
        "figures": lambda value: reasons.figures(value, lang),
        "joined": lambda values, by=", ": reasons.joined(values, lang, by),
        "language_name": lambda code: language_name(code, lang),
        "moment": lambda value: moment(value, lang),
        "dated": lambda value: _day(value[:10], lang),
        "number": lambda value: _number(value, lang),
        "plain": lambda value: reasons.plain(value, lang),
        "percent": lambda value: format_percent(value, locale=lang),
        "reason": lambda value: reasons.reason(value, lang),
    }


def shown(value: Any) -> Any:  # noqa: ANN401
    """What a template puts out: texts with every control that hides or reorders written out. Markup is ours and stays."""
    return phrases.visible(value.replace("\r", " ")) if isinstance(value, str) and not isinstance(value, Markup) else value


def bdi(value: str) -> Markup:
    """A name or words of any language, kept from changing the direction of what stands around them."""
    return Markup('<bdi dir="auto">{}</bdi>').format(shown(value))


def isolated(value: str, lang: str) -> Markup:
    """As `bdi`, for plain text, where there are no elements: between the characters that isolate a direction.

    Without them where nothing runs from right to left, so that what is copied has no more characters than it needs.
    """
    mixed = languages.direction(lang) == "rtl" or any(bidirectional(letter) in ("R", "AL") for letter in value)
    return Markup("\u2068{}\u2069" if mixed else "{}").format(shown(value))


def day(value: str | None, lang: str) -> Markup:
    """A date of an article (ISO 8601, or the beginning of it) as `<time>` in the reader's language; "" for none."""
    if not value:
        return Markup()
    return Markup('<time datetime="{}">{}</time>').format(value[:10], _day(value[:10], lang))


def moment(value: str, lang: str) -> Markup:
    """A moment (ISO 8601, UTC) as `<time>`: day, hour and minute."""
    told = Markup(languages.words(lang).gettext(languages.N_("%(day)s, %(time)s UTC")))
    day, time = Markup("{}").format(_day(value[:10], lang)), Markup('<bdi dir="ltr">{}</bdi>').format(value[11:16])
    return Markup('<time datetime="{}">{}</time>').format(value, told % {"day": day, "time": time})


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


def _filled(translate: Callable[..., str], lang: str, messages: int = 1) -> Callable[..., Markup]:
    """A function of gettext that fills in names as a template does: escaped, controls written out, numbers as in a language."""

    def call(*given: Any, **names: Any) -> Markup:  # noqa: ANN401
        if messages == 3:
            names.setdefault("num", given[2])
        told = Markup(translate(*given))
        return told % {name: filling(value) for name, value in names.items()} if names else told

    def filling(value: Any) -> Any:  # noqa: ANN401
        return _number(value, lang) if isinstance(value, int) else shown(value)

    return call
