"""What the Content-Security-Policy allows, and that the templates need no more."""
from __future__ import annotations

import re
from pathlib import Path

import pytest

from menurut.views.site import headers
from menurut.views.site.templating import STATIC

TEMPLATES = sorted((STATIC.parent / "templates").rglob("*.html"))
FORM = re.compile(r"<form\b[^>]*>.*?</form>", re.DOTALL | re.IGNORECASE)


def name(path: Path) -> str:
    return str(path.relative_to(STATIC.parent / "templates"))


def test_nothing_runs_or_loads_but_our_own_files() -> None:
    policy = dict(part.strip().split(" ", 1) for part in headers.POLICY.split(";"))
    assert policy["default-src"] == "'none'"
    assert (policy["script-src"], policy["style-src"], policy["connect-src"], policy["form-action"]) == ("'self'",) * 4
    assert (policy["frame-ancestors"], policy["base-uri"]) == ("'none'", "'none'")
    assert "unsafe" not in headers.POLICY
    assert "*" not in headers.POLICY
    assert "http" not in headers.POLICY


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_no_template_has_inline_script_or_style(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style\b|\sstyle=|\son[a-z]+=[\"']|javascript:", text, re.IGNORECASE)
    assert "| safe" not in text
    assert "autoescape false" not in text


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_nothing_comes_from_or_is_sent_to_another_site(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"(?:src|action|hx-[a-z]+)=[\"'](?:https?:)?//", text)


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_every_form_that_changes_something_carries_the_token(path: Path) -> None:
    for form in FORM.findall(path.read_text(encoding="utf-8")):
        if re.search(r"method=[\"']?post", form, re.IGNORECASE):
            assert re.search(r'name="csrf" value="{{ frame.csrf }}"|{{ \w*token\(\) }}', form), form[:200]
