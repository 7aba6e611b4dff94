"""What one article settles by itself: its short names and its "the agency", where it has one that they can be short for."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from menurut.link.parties.comparing import bodies, people
from menurut.link.parties.forms import Body, Form, Person
from menurut.link.parties.known import Known


def settled(article: Sequence[Known]) -> list[Known]:
    """The parties of one article, with the full form in place of a short one where only one fits, and why."""
    full = [each for each in article if isinstance(each.form, Person) and not each.form.weak]
    named = _different(form for each in article for form in (each.form, each.body, *each.also) if _is_specific(form))
    out = []
    for each in article:
        if isinstance(each.form, Person) and each.form.weak:
            each = _full_name(each, full)
        form, body = _specific(each.form, named), _specific(each.body, named)
        out.append(replace(each, form=form, body=body) if (form, body) != (each.form, each.body) else each)
    return out


def _full_name(each: Known, full: Iterable[Known]) -> Known:
    assert isinstance(each.form, Person)
    fitting = [other for other in full if isinstance(other.form, Person) and people(each.form, other.form) == "part"
               and not (each.gender and other.gender and each.gender != other.gender)]
    if len({other.form for other in fitting}) != 1:
        return each
    why = f"“{each.name}” is short for “{fitting[0].name}” in the article"
    return replace(each, form=fitting[0].form, why=(*each.why, why))


def _is_specific(form: Form | None) -> bool:
    return isinstance(form, Body) and form.sort == "body" and not form.generic


def _different(forms: Iterable[Form | None]) -> list[Body]:
    """Bodies of which no two may be the same one: of those that may, the first in order that tells most."""
    ordered = sorted({form for form in forms if isinstance(form, Body)}, key=lambda form: (-form.telling, form))
    out: list[Body] = []
    for form in ordered:
        if not any(bodies(form, other) for other in out):
            out.append(form)
    return out


def _specific(form: Form | None, named: Sequence[Body]) -> Form | None:
    """The one body of the article that "the agency" can mean, else the form as it is."""
    if not isinstance(form, Body) or not form.generic or form.sort != "body":
        return form
    fitting = [other for other in named if set(form.parts) < set(other.parts) or (form.parts == other.parts and other.states)]
    return fitting[0] if len(fitting) == 1 else form
