"""Writes docs/reference from the code: `make docs`. A test asserts that what lies there is what this would write."""
from __future__ import annotations

import dataclasses
import inspect
import json
import os
import typing
from collections.abc import Callable
from dataclasses import is_dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import menurut
from menurut import contract, model, reader
from menurut.model import Reading
from menurut.views import files

REFERENCE = Path(__file__).parent / "reference"
MADE = "<!-- Made from the code by `make docs`: change the code's own words instead. -->\n"


def pages() -> dict[str, str]:
    """Every page of the reference: its file name and its text."""
    return {"command.md": command(), "python.md": python(), "jsonl.md": jsonl(),
            "ledger.md": ledger(), "exports.md": exported()}


def command() -> str:
    """The help of the command line."""
    from menurut.views.cli import commands

    helps = [("menurut", []), *((f"menurut {each.__name__}", [each.__name__]) for each in commands)]
    parts = [f"## {title}\n\n```text\n{_help(arguments)}\n```\n" for title, arguments in helps]
    return f"{MADE}\n# The command line\n\n" + "\n".join(parts)


def python() -> str:
    """The public verbs, what the pipeline takes, and the types of a reading."""
    verbs = [_function(f"menurut.{name}", getattr(menurut, name)) for name in menurut.__all__]
    below = [_function("menurut.reader.readings", reader.readings), _function("menurut.reader.confident", reader.confident)]
    types = [_type(each) for each in _types(model)]
    aliases = [f"- `{name}`: {', '.join(f'`{value}`' for value in values)}" for name, values in _aliases(model)]
    return "\n".join(
        [MADE, "# Python\n", "## The verbs\n", *verbs, "## Below the verbs\n", *below, "## The types of a reading\n",
         "In `menurut.model`. " + (inspect.getdoc(model) or "").partition("\n")[0] + "\n", *types, "## Words\n", *aliases, ""]
    )


def ledger() -> str:
    """The ledger: its methods, what it shows, and the types that are said of many readings."""
    from menurut import Ledger, claims
    from menurut.ledger import events, view

    methods = [_method(name, each) for name, each in vars(Ledger).items() if inspect.isfunction(each) and name[0] != "_"]
    shown = [each for module in (view, events, claims) for each in _types(module)]
    aliases = [f"- `{name}`: {', '.join(f'`{value}`' for value in values)}" for name, values in _aliases(claims)]
    return "\n".join(
        [MADE, "# The ledger\n", _function("menurut.Ledger", Ledger), "## Its methods\n", *methods, "## What it shows\n",
         "In `menurut.claims` and `menurut.ledger`. " + (inspect.getdoc(claims) or "").partition("\n")[0] + "\n",
         *map(_type, shown), "## Words\n", *aliases, ""]
    )


def exported() -> str:
    """The formats of `menurut export`: the doc strings of their writers."""
    from menurut.views import exports
    from menurut.views.exports import annotation, columns, graphml, money, prov, readings, schema_org, table
    from menurut.views.exports import contract as claims

    writers = {"json": claims.parts, "csv": table.parts, "parquet": columns.write, "webannotation": annotation.parts,
               "prov": prov.parts, "schema": schema_org.parts, "ftm": money.parts, "graphml": graphml.parts,
               "readings": readings.parts}
    formats = [f"## {name}\n\n{_about(inspect.getmodule(writers[name]))}\n{_doc(writers[name])}" for name in exports.FORMATS]
    names = "\n".join(f"- `{column}`" for column in table.COLUMNS)
    return "\n".join([MADE, "# Exports\n", _function("menurut.views.exports.export", exports.export), *formats,
                      "## The columns of csv\n", names, ""])


def jsonl() -> str:
    """The contract: the doc strings of the writers, and a reading of one sentence as an example."""
    shown = "{" + ",\n ".join(f"{json.dumps(key)}: {_laid_out(value)}" for key, value in files.record(_example()).items()) + "}"
    columns = "\n".join(f"- `{column}`" for column in files.COLUMNS)
    return "\n".join(
        [MADE, "# Files\n", "## JSONL\n", _doc(files.record), _doc(files.jsonl),
         "An example, laid out here over several lines; in a file it is one:\n", f"```json\n{shown}\n```\n",
         "A key that is not known is to be ignored: more may be added. A key that stands here keeps its meaning.\n",
         "### Bringing readings in again\n", _about(contract), _doc(contract.reading),
         "## CSV\n", _doc(files.table), columns, ""]
    )


def _laid_out(value: object) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[" + ",\n  ".join(json.dumps(each, ensure_ascii=False) for each in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def _help(arguments: list[str]) -> str:
    from typer.testing import CliRunner

    from menurut.views.cli import app

    os.environ["COLUMNS"] = "80"
    return CliRunner().invoke(app, [*arguments, "--help"], prog_name="menurut", env={"COLUMNS": "80"}).stdout.strip()


def _function(name: str, function: Callable[..., Any]) -> str:
    return f"### {name}\n\n```python\n{name}{_signature(function)}\n```\n\n{inspect.getdoc(function)}\n"


def _signature(function: Callable[..., Any]) -> str:
    signature = inspect.signature(function)
    parts = [str(parameter).replace("'", "") for parameter in signature.parameters.values()]
    keyword_only = [each.kind is each.KEYWORD_ONLY for each in signature.parameters.values()]
    if any(keyword_only):
        parts.insert(keyword_only.index(True), "*")
    return "(\n    " + ",\n    ".join(parts) + f",\n) -> {signature.return_annotation}"


def _method(name: str, function: Callable[..., Any]) -> str:
    return _function(f"ledger.{name}", function).replace("(\n    self,", "(").replace("(\n)", "()")


def _types(module: ModuleType) -> list[type]:
    return [each for each in vars(module).values()
            if isinstance(each, type) and is_dataclass(each) and each.__module__ == module.__name__]


def _about(module: ModuleType | None) -> str:
    return f"{inspect.getdoc(module)}\n"


def _type(each: type) -> str:
    fields = "\n".join(f"    {field.name}: {field.type}" for field in dataclasses.fields(each))
    return f"### {each.__name__}\n\n```python\nclass {each.__name__}:\n{fields}\n```\n\n{inspect.getdoc(each)}\n"


def _aliases(module: ModuleType) -> list[tuple[str, tuple[str, ...]]]:
    return [(name, typing.get_args(each)) for name, each in vars(module).items() if typing.get_origin(each) is typing.Literal]


def _doc(function: Callable[..., Any]) -> str:
    return f"{inspect.getdoc(function)}\n"


def _example() -> Reading:
    text = "Two officials familiar with the talks said the minister “will resign”."
    sourcing = model.Sourcing(2, "officials", (), basis=((14, 37),))
    parties = (
        model.Party("p0", "The Harbour Post", "outlet", True, why=("the article's own outlet",)),
        model.Party("p1", "Two officials", "group", False, ((0, 37),), sourcing),
    )
    attribution = model.Attribution(
        "a1", ((0, 37),), ((38, 42),), ((43, 69),), (), None, "say", "mixed", "positive", "certain", "report", "p1",
        ("p0", "p1"), (), 0.97,
    )
    document = model.Document("1", text, "en", outlet="The Harbour Post", published="2026-03-05")
    return Reading(document, (attribution,), parties, (model.Section("report", (0, 70)),))


if __name__ == "__main__":
    REFERENCE.mkdir(exist_ok=True)
    for name, text in pages().items():
        (REFERENCE / name).write_text(text, encoding="utf-8")
        print(REFERENCE / name)
