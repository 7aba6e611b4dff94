"""Readings as pages."""
from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from menurut.model import Document, Issue, Party, Reading, Section
from menurut.reader import readings
from menurut.views import page
from tests.gold import Gold, document, example

NAMES = ("nusala", "harian-selasar", "al-marsa-1", "al-marsa-2", "gazette", "cakrawala")
VOID = {"meta", "link", "br", "img", "input"}


def read(name: str) -> Reading:
    record = example(name)
    return next(readings([document(record)], Gold(record)))


def shown(*found: Reading) -> str:
    return "".join(page.one_file(found))


class Elements(HTMLParser):
    """Checks that elements nest, and collects their attributes and the words of the article."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.article = ""
        self.skipping = 0
        self.in_text = False
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        self.in_text |= dict(attrs).get("class") == "text"
        self.skipping += dict(attrs).get("class") in ("no", "voice", "notes")
        self.in_text &= dict(attrs).get("class") != "notes"

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if tag in ("a", "p", "dl"):
            self.skipping = 0
        self.in_text &= tag not in ("section", "dl")

    def handle_data(self, data: str) -> None:
        if self.in_text and not self.skipping:
            self.article += data


@pytest.mark.parametrize("name", NAMES)
def test_the_page_shows_the_text_as_it_is_and_a_card_for_each_attribution(name: str) -> None:
    reading = read(name)
    elements = Elements(shown(reading))
    cards = [attrs for tag, attrs in elements.seen if tag == "li" and "card" in (attrs.get("class") or "")]
    assert "".join(elements.article.split()) == "".join(reading.document.text.split())
    assert [each["data-no"] for each in cards] == [str(number) for number, _ in enumerate(reading.attributions, 1)]


def test_a_nested_attribution_knows_the_one_it_is_in() -> None:
    elements = Elements(shown(read("nusala")))
    third = next(attrs for tag, attrs in elements.seen if attrs.get("id") == "d1-3" and tag == "li")
    assert third["data-parent"] == "2"
    assert "depth1" in (third["class"] or "")


def test_what_is_doubtful_and_what_is_the_writers_own_look_different() -> None:
    reading = read("nusala")
    first, *others = reading.attributions
    mixed = replace(reading, attributions=(replace(first, confidence=0.2), *others), sections=(Section("commentary", (0, 20)),))
    assert {"w", "o", "s", "u", "c1", "c2", "q", "b", "d"} <= classes(mixed)
    assert not {"w", "o"} & classes(reading)


def classes(reading: Reading) -> set[str]:
    return {each for _, attrs in Elements(shown(reading)).seen for each in (attrs.get("class") or "").split()}


def test_every_number_in_the_text_leads_to_a_card() -> None:
    elements = Elements(shown(read("gazette"), read("al-marsa-2")))
    ids = [attrs["id"] for _, attrs in elements.seen if attrs.get("id")]
    assert len(ids) == len(set(ids))
    assert {attrs["href"] for tag, attrs in elements.seen if tag == "a"} <= {f"#{each}" for each in ids}


def test_arabic_runs_from_right_to_left_and_the_rest_does_not() -> None:
    def direction(reading: Reading) -> str | None:
        return next(attrs["dir"] for _, attrs in Elements(shown(reading)).seen if attrs.get("class") == "text")

    assert direction(read("al-marsa-1")) == "rtl"
    assert direction(read("nusala")) == "ltr"
    assert direction(Reading(Document("x", "text"))) == "auto"


def test_the_page_loads_nothing_and_runs_only_its_own_script() -> None:
    html = shown(read("nusala"))
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', html)
    for kind in ("style", "script"):
        (inline,) = re.findall(rf"<{kind}>(.*?)</{kind}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
        assert f"{kind}-src &#39;sha256-{digest}&#39;" in policy
    assert "default-src &#39;none&#39;" in policy
    names = {name for _, attrs in Elements(html).seen for name in attrs}
    assert not [name for name in names if name in ("src", "style") or name.startswith("on")]


EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(1)> \"'` \u202egnorw\u2066 {{ 7*7 }} \0\ud800"


def test_hostile_text_is_shown_and_does_nothing() -> None:
    reading = read("nusala")
    parties = tuple(replace(each, name=EVIL, why=(EVIL,)) for each in reading.parties)
    text, url = EVIL + reading.document.text, "javascript:alert(1)"
    hostile = Document(EVIL, text, lang=EVIL, title=EVIL, outlet=EVIL, byline=EVIL, url=url)
    html = shown(replace(reading, document=hostile, parties=parties, issues=(Issue(EVIL, EVIL),)))
    assert html.encode("utf-8")
    assert [tag for tag, _ in Elements(html).seen if tag in ("script", "img")] == ["script"]
    assert "\u202e" not in html
    assert "⟨U+202E⟩" in html
    assert "{{ 7*7 }}" in html
    assert "javascript:" not in html


def test_an_unreadable_document_shows_why() -> None:
    issue = Issue("binary", "not a text")
    assert "not a text" in shown(Reading(Document("photo.jpg", "", issues=(issue,)), issues=(issue,)))


def test_a_folder_has_a_page_for_each_and_an_index(tmp_path: Path) -> None:
    unreadable = Reading(Document("../../etc/passwd", "", issues=(Issue("binary", "no"),)), issues=(Issue("binary", "no"),))
    page.write_folder([read("nusala"), unreadable, read("cakrawala")], tmp_path / "pages")
    assert sorted(path.name for path in (tmp_path / "pages").iterdir()) == ["0001.html", "0002.html", "0003.html", "index.html"]
    index = (tmp_path / "pages" / "index.html").read_text(encoding="utf-8")
    assert 'href="0003.html"' in index
    assert "3 articles" in index
    assert "11 attributions" in index
    assert "../../etc/passwd" in index
    assert 'href="0001.html"' in (tmp_path / "pages" / "0002.html").read_text(encoding="utf-8")


def test_the_same_readings_give_the_same_page() -> None:
    assert shown(read("nusala")) == shown(read("nusala"))


def test_a_source_that_is_left_out_is_called_so() -> None:
    reading = read("nusala")
    lone = tuple(replace(each, party=None, chain=("p0",)) for each in reading.attributions)
    assert "no source given" in shown(replace(reading, attributions=lone, parties=(Party("p0", "Nusala", "outlet", True),)))


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("ink", ["ink", "who"])
@pytest.mark.parametrize("paper", ["paper", "card", "c1", "c2", "c3", "c4", "on"])
def test_text_is_legible_on_every_mark_in_light_and_dark(ink: str, paper: str) -> None:
    style = (Path(page.__file__).parent / "html" / "style.css").read_text(encoding="utf-8")
    for block in style.split("prefers-color-scheme: dark"):
        colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))
        darker, lighter = sorted((luminance(colours[ink]), luminance(colours[paper])))
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_an_article_may_begin_in_the_writers_own_voice() -> None:
    text = "We were warned.\n\nAgain we are told to wait."
    html = shown(Reading(Document("x", text), sections=(Section("commentary", (0, len(text))),)))
    assert html.count("In the writer’s own voice") == 1
