"""The description at /openapi.json is kept: whatever it allows is answered as it says, and never with a server error."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from fastapi.testclient import TestClient

from menurut.views.site import guard
from menurut.views.site.app import create
from menurut.views.site.settings import Settings

schemathesis = pytest.importorskip("schemathesis")
from hypothesis import HealthCheck, given, settings  # noqa: E402
from requests import Request  # noqa: E402

TOKEN = "token" * 8 + "-43"
_OF_A_REQUEST = ("method", "url", "headers", "files", "data", "json", "params", "cookies")
EXAMPLES = 6  # of each address; enough for the bounds of every parameter, and the same on every run


@pytest.fixture(scope="module")
def client(demo_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The page of a copy of the examples; nothing is fetched from anywhere."""
    path = copyfile(demo_ledger, tmp_path_factory.mktemp("described") / "own.db")
    app = create(Settings(str(path), background=False))
    with TestClient(app, base_url="http://localhost", raise_server_exceptions=False) as opened:
        opened.cookies.set(guard.COOKIE, TOKEN)
        yield opened


def sent(client: TestClient, case: Any) -> Any:
    """The answer to a request, byte for byte as schemathesis would send it."""
    known = case.as_transport_kwargs(base_url="http://localhost")
    made = Request(**{name: value for name, value in known.items() if name in _OF_A_REQUEST}).prepare()
    heads = dict(made.headers)
    return client.request(str(made.method), str(made.url), headers=heads, content=made.body, follow_redirects=False)


def operations() -> list[Any]:
    """Every address with every method that the description has."""
    described = schemathesis.openapi.from_dict(create(Settings(":memory:")).openapi())
    return [found.ok() for found in described.get_all_operations()]


@pytest.fixture(scope="module")
def real(client: TestClient) -> dict[str, str]:
    """The values of parts of addresses that there are, by the names of those parts."""
    claim = client.get("/claims?format=json").json()["claims"][0]["cid"]
    article = client.get("/articles?format=json").json()["articles"][0]["reading"]
    said = client.get(f"/articles/{article}?format=json").json()["said"][0]["id"]
    party = client.get("/parties?format=json").json()["parties"][0]["home"]
    return {"cid": claim, "reading": article, "id": said, "key": party, "stance": "asserts"}


@pytest.mark.parametrize("operation", operations(), ids=lambda operation: operation.label)
def test_no_request_that_is_described_is_a_server_error(operation: Any, client: TestClient, real: dict[str, str]) -> None:
    @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy())
    def asked(case: Any) -> None:
        case.headers = {**dict(case.headers or {}), guard.HEADER: TOKEN, "Accept": "application/json"}
        case.cookies = {guard.COOKIE: TOKEN}
        for parts in (case.path_parameters, {**case.path_parameters, **real}):
            # Once with any ids and once with some that there are.
            case.path_parameters = {name: parts[name] for name in case.path_parameters}
            answer = sent(client, case)
            assert answer.status_code < 500, case.as_curl_command()
            if answer.status_code >= 400:
                assert set(answer.json()["error"]) == {"code", "message", "details"}

    asked()
