"""The command line, the API and the façade give one answer, to the last digit."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from matcher.cli import run
from matcher.requests import SuggestRequest
from matcher.service import Matcher
from matcher.wire import comparison_json, suggestions_json

ORIGINS = [
    "La Rochelle", "Brest", "Nantes", "Strasbourg", "Dunkerque", "Grasse", "Angoulême", "Saintes",
    "Fort-de-France", "Saint-Pierre (Réunion)", "Rochefort-en-Terre", "Locronan", "Barfleur",
    "Salers", "Ault", "Communauté d'agglomération de La Rochelle", "Brest Métropole", "Finistère",
    "Charente-Maritime", "Bretagne",
]  # fmt: skip
"""Towns, villages, groupings, départements and a région."""

Output = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def facade(app: FastAPI, client: TestClient) -> Matcher:
    """The façade on a home of its own opening, in French."""
    return Matcher.open(app.state.live.holdings.home, language="fr")


@pytest.fixture(autouse=True)
def environment(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHER_HOME", str(home))


def printed(capsys: Output, *arguments: str) -> str:
    assert run([*arguments, "--lang", "fr"]) == 0
    return capsys.readouterr().out


def sent(client: TestClient, path: str, **parameters: Any) -> str:
    found = client.get(f"/api/v1{path}", params={"lang": "fr", **parameters})
    assert found.status_code == 200
    return found.text


@pytest.mark.parametrize("origin", ORIGINS)
def test_suggestions_agree(
    client: TestClient, facade: Matcher, capsys: Output, origin: str
) -> None:
    told = json.loads(printed(capsys, "suggest", origin, "--format", "json"))
    assert json.loads(sent(client, f"/territories/{origin}/suggestions")) == told
    assert json.loads(sent(client, "/suggestions", territory=origin)) == told
    found = suggestions_json(facade.suggest(SuggestRequest(origin)))
    assert json.loads(json.dumps(found)) == told


def test_suggestions_agree_with_every_option(client: TestClient, capsys: Output) -> None:
    options = {"top": "7", "continent": "AF", "min_population": "20000", "diversity": "0.25",
               "theme": "eau", "need": "former des agents", "level": "municipality"}  # fmt: skip
    named = [part for name, value in options.items()
             for part in (f"--{name.replace('_', '-')}", value)]  # fmt: skip
    told = printed(capsys, "suggest", "Brest", "--format", "json", "--standing", "--reciprocal",
                   "--include-existing", "--weight", "size=2", "--weight", "ties=0",
                   "--exclude-country", "Maroc, TN", *named)  # fmt: skip
    found = sent(client, "/territories/Brest/suggestions", **options, standing=True,
                 reciprocal=True, include_existing=True, weight_size=2, weight_ties=0,
                 weight_place=1, exclude_country=["Maroc", "TN"])  # fmt: skip
    assert json.loads(found) == json.loads(told)


def test_comparisons_agree(client: TestClient, facade: Matcher, capsys: Output) -> None:
    told = json.loads(printed(capsys, "compare", "La Rochelle", "Tema", "--format", "json"))
    assert json.loads(sent(client, "/compare", a="La Rochelle", b="Tema")) == told
    found = comparison_json(facade.compare("La Rochelle", "Tema"))
    assert json.loads(json.dumps(found)) == told


@pytest.mark.parametrize(
    ("path", "arguments"),
    [
        ("/territories/Brest/suggestions", ["suggest", "Brest"]),
        ("/territories/Bretagne/partnerships", ["partnerships", "Bretagne"]),
        ("/territories/Salers", ["territory", "Salers"]),
        ("/territories?q=saint", ["search", "saint"]),
        ("/compare?a=Brest&b=Bamako", ["compare", "Brest", "Bamako"]),
        ("/themes?text=eau potable", ["themes", "eau potable"]),
        ("/vocabulary", ["vocabulary"]),
    ],
)
def test_files_and_objects_agree(
    client: TestClient, capsys: Output, path: str, arguments: list[str]
) -> None:
    told = json.loads(printed(capsys, *arguments, "--format", "json"))
    assert client.get(f"/api/v1{path}").json() == told
    table = client.get(f"/api/v1{path}", headers={"Accept": "text/csv"}).content
    assert table.decode("utf-8-sig") == printed(capsys, *arguments, "--format", "csv")
