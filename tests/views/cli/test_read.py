"""`menurut read` as a person or a script uses it. Errors are one line; the exit status is 1 where something was unreadable."""
from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from menurut import reader
from menurut.views.cli import app
from tests.gold import Gold, example

NUSALA, GAZETTE, CAKRAWALA = example("nusala"), example("gazette"), example("cakrawala")


@pytest.fixture(autouse=True)
def _tagger(monkeypatch: pytest.MonkeyPatch) -> None:
    gold = Gold(NUSALA, GAZETTE, CAKRAWALA)
    monkeypatch.setattr(reader, "_shipped", lambda outermost: gold)


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "nusala.txt"
    path.write_text(NUSALA["text"], encoding="utf-8")
    return str(path)


@pytest.fixture
def lines(tmp_path: Path) -> str:
    path = tmp_path / "many.jsonl"
    records = [{"id": each["id"], "text": each["text"], "lang": each["lang"]} for each in (NUSALA, GAZETTE, CAKRAWALA)]
    path.write_text("".join(json.dumps(each) + "\n" for each in records), encoding="utf-8")
    return str(path)


def menurut(*arguments: str, stdin: str | None = None) -> tuple[int, str, str]:
    """Exit status, standard output and standard error."""
    result = CliRunner().invoke(app, list(arguments), input=stdin, prog_name="menurut")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def test_a_pipe_gets_jsonl(article: str) -> None:
    status, out, err = menurut("read", article)
    assert (status, err) == (0, "")
    assert len(json.loads(out)["attributions"]) == len(NUSALA["attributions"])


def test_many_articles_keep_their_order(lines: str) -> None:
    _, out, _ = menurut("read", lines)
    assert [json.loads(line)["id"] for line in out.splitlines()] == [each["id"] for each in (NUSALA, GAZETTE, CAKRAWALA)]


def test_standard_input_is_read_where_nothing_is_named() -> None:
    for arguments in (["read"], ["read", "-"]):
        _, out, _ = menurut(*arguments, stdin=GAZETTE["text"])
        assert len(json.loads(out)["attributions"]) == len(GAZETTE["attributions"])


@pytest.mark.parametrize(("format", "sign"), [("text", "Who says what"), ("csv", "document,lang"), ("html", "<!doctype html>")])
def test_the_other_formats(article: str, format: str, sign: str) -> None:
    status, out, _ = menurut("read", article, "--format", format)
    assert status == 0
    assert sign in out


NAMES = [("a.jsonl", '{"id"'), ("a", '{"id"'), ("a.csv", "document,"), ("a.html", "<!doctype"), ("a.txt", "")]


@pytest.mark.parametrize(("name", "begins"), NAMES)
def test_the_name_of_the_output_says_the_format(article: str, tmp_path: Path, name: str, begins: str) -> None:
    status, out, _ = menurut("read", article, "--output", str(tmp_path / name))
    assert (status, out) == (0, "")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_a_folder_gets_pages_and_an_index(lines: str, tmp_path: Path) -> None:
    for options in (["--output", f"{tmp_path}/pages/"], ["--format", "html", "--output", f"{tmp_path}/others"]):
        assert menurut("read", lines, *options)[0] == 0
    expected = ["0001.html", "0002.html", "0003.html", "index.html"]
    assert sorted(path.name for path in (tmp_path / "pages").iterdir()) == expected
    assert sorted(path.name for path in (tmp_path / "others").iterdir()) == expected


def test_an_unreadable_document_is_named_and_the_others_are_read(article: str, lines: str) -> None:
    status, out, err = menurut("read", article, "gone.txt", lines)
    found = [json.loads(line) for line in out.splitlines()]
    assert status == 1
    assert [bool(each.get("attributions")) for each in found] == [True, False, True, True, True]
    assert found[1]["id"] == "gone.txt"
    assert found[1]["issues"]
    assert err.startswith("menurut: gone.txt: ")
    assert len(err.splitlines()) == 1


def test_many_unreadable_documents_are_counted_not_all_named() -> None:
    status, _, err = menurut("read", *(f"gone{number}.txt" for number in range(30)))
    assert status == 1
    assert err.splitlines()[-1] == "menurut: and 10 more that could not be read"


def test_what_is_told_of_the_inputs_is_believed(article: str) -> None:
    _, out, _ = menurut("read", article, "--lang", "id", "--outlet", "Nusala", "--published", "2026-05-12")
    line = json.loads(out)
    assert (line["lang"], line["outlet"], line["published"]) == ("id", "Nusala", "2026-05-12")


def test_what_is_below_the_confidence_is_left_out(article: str) -> None:
    _, out, _ = menurut("read", article, "--min-confidence", "0.95")
    assert json.loads(out)["attributions"] == []


def test_outermost_attributions_alone_are_read_where_that_is_wanted(article: str, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted: list[bool] = []

    def shipped(outermost: bool) -> Gold:
        wanted.append(outermost)
        return Gold()

    monkeypatch.setattr(reader, "_shipped", shipped)
    menurut("read", article)
    menurut("read", article, "--outermost")
    assert wanted == [False, True]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--published", "last week"], "--published is a date"),
        (["--format", "csv", "--output", "."], "is a folder: name a file"),
        (["--output", "nowhere/at/all.csv"], "there is no folder nowhere/at"),
    ],
)
def test_an_order_that_makes_no_sense_is_refused_in_one_line(article: str, options: list[str], says: str) -> None:
    status, out, err = menurut("read", article, *options)
    assert (status, out) == (2, "")
    assert err.startswith("menurut: ")
    assert says in err
    assert len(err.splitlines()) == 1


def test_an_input_is_never_overwritten(article: str, lines: str) -> None:
    status, _, err = menurut("read", article, lines, "--output", lines)
    assert status == 2
    assert "is an input" in err
    assert len(Path(lines).read_text(encoding="utf-8").splitlines()) == 3


def test_a_wrong_option_is_a_usage_error(article: str) -> None:
    assert menurut("read", article, "--format", "xml")[0] == 2
    assert menurut("read", article, "--min-confidence", "7")[0] == 2


def test_the_version_and_the_help() -> None:
    assert menurut("--version")[1].startswith("menurut ")
    assert "menurut read clippings/ --output readings.jsonl" in menurut("read", "--help")[1]


def run(*arguments: str, **options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, timeout=60, check=False, **options)


def test_the_help_is_quick_and_loads_nothing_heavy() -> None:
    found = run("-X", "importtime", "-m", "menurut", "--help")
    assert found.stdout.startswith("Usage: menurut")
    loaded = {line.rpartition("|")[2].strip() for line in found.stderr.splitlines()}
    heavy = {"numpy", "onnxruntime", "tokenizers", "rich.console", "jinja2", "trafilatura", "httpx", "menurut.resolve"}
    assert not loaded & heavy


def test_a_reader_that_stops_reading_is_no_error(lines: str) -> None:
    script = (
        "import sys; from menurut import reader; from tests.gold import Gold; reader._shipped = lambda outermost: Gold()\n"
        "from menurut.views.cli import main; sys.argv = ['menurut', 'read'] + [sys.argv[1]] * 300; main()"
    )
    reading = subprocess.Popen([sys.executable, "-c", script, lines], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert reading.stdout is not None
    assert reading.stderr is not None
    assert reading.stdout.readline().startswith("{")
    reading.stdout.close()
    assert "Traceback" not in reading.stderr.read()
    reading.wait(timeout=60)
