"""Every text of the page is translated, with the same gaps to fill, and what is shipped is what is translated."""
from __future__ import annotations

import re

import pytest
from babel.messages.catalog import Catalog, Message

from docs import catalogues

GAP = re.compile(r"%\((\w+)\)s")


@pytest.fixture(scope="module")
def source() -> Catalog:
    return catalogues.extracted()


def forms(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if message.pluralizable else (str(message.string),)


@pytest.mark.parametrize("lang", catalogues.LANGUAGES)
def test_every_text_is_translated(lang: str, source: Catalog) -> None:
    assert catalogues.missing(catalogues.updated(lang, source)) == []


@pytest.mark.parametrize("lang", catalogues.LANGUAGES)
def test_a_translation_fills_in_what_the_text_fills_in(lang: str) -> None:
    for each in catalogues.catalogue(lang):
        given = set(GAP.findall(str(each.id)))
        for form in filter(None, forms(each) if each.id else ()):
            # One and two may be words in Arabic.
            assert set(GAP.findall(form)) | {"num"} == given | {"num"}, (each.id, form)
        assert not each.id or not re.search(r"%(?!\(\w+\)s)", "".join(forms(each)))


@pytest.mark.parametrize("lang", catalogues.LANGUAGES)
def test_what_is_shipped_is_what_is_translated(lang: str, source: Catalog) -> None:
    path = catalogues.po(lang)
    assert path.read_bytes() == catalogues.written(catalogues.updated(lang, source)), "run `make catalogues`"
    assert path.with_suffix(".mo").read_bytes() == catalogues.compiled(catalogues.catalogue(lang)), "run `make catalogues`"
