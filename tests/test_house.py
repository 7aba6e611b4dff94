"""The rules of the house: what imports what, small functions, words for everything public, pinned dependencies."""
from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import menurut

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "menurut"
STAGES = {"ingest", "extract", "resolve", "link"}
FILES = sorted(SOURCE.rglob("*.py"))
LONGEST_FUNCTION = 50  # lines
LONGEST_FILE = 300


def name(path: Path) -> str:
    return str(path.relative_to(SOURCE))


def imported(path: Path) -> Iterator[str]:
    """The parts of menurut that a file imports, at its top or inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("menurut"))
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            if node.module == "menurut":
                yield from (f"menurut.{alias.name}" for alias in node.names)
            elif node.module and node.module.startswith("menurut."):
                yield node.module


def part(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def documented(path: Path) -> Iterator[tuple[str, bool]]:
    """Every public function, class and method, and whether it has a doc string. A protocol speaks for its methods."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    yield name(path), bool(ast.get_docstring(tree))
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")]
    for holder in [tree, *(each for each in classes if "Protocol" not in map(ast.unparse, each.bases))]:
        for node in holder.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                yield f"{name(path)}: {node.name}", bool(ast.get_docstring(node))


@pytest.mark.parametrize("path", FILES, ids=name)
def test_stages_import_no_other_stage_and_nothing_above_them(path: Path) -> None:
    own = path.relative_to(SOURCE).parts[0]
    for module in imported(path):
        if own in STAGES:
            assert part(module) == own or part(module) not in STAGES | {"reader", "views", "ledger", ""}, module
        elif own == "views":
            assert part(module) not in STAGES, module
        elif own in ("model.py", "pack.py"):
            assert part(module) in ("model", "pack"), module


@pytest.mark.parametrize("path", FILES, ids=name)
def test_functions_and_files_are_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            length = body[-1].end_lineno - body[0].lineno + 1 if body and body[-1].end_lineno else 0
            assert length <= LONGEST_FUNCTION, node.name


@pytest.mark.parametrize("path", FILES, ids=name)
def test_everything_public_is_documented(path: Path) -> None:
    assert [what for what, has in documented(path) if not has] == []


def test_the_package_offers_the_public_verbs_and_nothing_else() -> None:
    assert set(menurut.__all__) <= {"read", "read_all", "read_text", "Ledger"}
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert all(f"menurut.{verb}" in readme for verb in menurut.__all__)


def test_every_dependency_is_pinned_with_hashes() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *project["project"]["optional-dependencies"]["web"]]
    for lock, needs in (("requirements.lock", wanted), ("requirements-dev.lock", project["dependency-groups"]["dev"])):
        text = (ROOT / lock).read_text(encoding="utf-8")
        pinned = set(re.findall(r"^([a-z0-9-]+)==\S+ \\\n +--hash=sha256:", text, re.MULTILINE))
        assert {re.split(r"[\[<>=~!]", need)[0].lower() for need in needs} <= pinned
        assert set(re.findall(r"^([a-z0-9-]+)", text, re.MULTILINE)) == pinned


def test_the_reference_is_what_the_code_says() -> None:
    from docs.generate import REFERENCE, pages

    for page, text in pages().items():
        assert (REFERENCE / page).read_text(encoding="utf-8") == text, f"{page} is not current: run `make docs`"


def test_the_reference_names_every_public_verb_and_option() -> None:
    from docs.generate import command, python

    assert all(f"menurut.{verb}(" in python() for verb in menurut.__all__)
    assert all(option in command() for option in ("--format", "--output", "--min-confidence", "--lang", "--version"))


def test_every_link_between_the_documents_leads_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    for page in pages:
        for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
            assert target.startswith("https://") or (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_changelog_has_an_upcoming_block() -> None:
    assert "\n## Upcoming\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_pages_are_shipped_with_their_templates() -> None:
    shipped = {path.name for path in (SOURCE / "views" / "html").iterdir()}
    assert shipped >= {"page.j2", "articles.j2", "article.j2", "index.j2", "style.css", "script.js"}


def test_the_examples_are_the_annotated_articles() -> None:
    from menurut.ingest import documents
    from training.markup import load_all

    annotated = {"".join(record["text"].split()) for record in load_all(ROOT / "tests" / "cases" / "examples")}
    read = list(documents([ROOT / "examples"]))
    assert {"".join(each.text.split()) for each in read} == annotated
    assert {each.lang for each in read} == {"en", "id", "ar"}
