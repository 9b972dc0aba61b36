"""What the routes really send holds the fields that the schemas promise, and no other."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from api.schemas.imports import ImportList
from api.schemas.model import Model
from api.schemas.partnerships import PartnershipPage, TerritoryPartnerships
from api.schemas.suggestions import Comparison, Suggestions
from api.schemas.territories import FoundTerritory, TerritoryCard
from api.schemas.versions import Models
from api.schemas.vocabulary import Tags, Theme

SHAPES: dict[str, Any] = {
    "/territories?q=saint&limit=100": list[FoundTerritory],
    "/territories?q=46.1,-1.1": list[FoundTerritory],
    "/territories/La Rochelle": TerritoryCard,
    "/territories/Charente-Maritime": TerritoryCard,
    "/territories/Fort-de-France": TerritoryCard,
    "/territories/Dakar": TerritoryCard,
    "/territories/46.1,-1.1": TerritoryCard,
    "/territories/Bretagne/partnerships": TerritoryPartnerships,
    "/territories/46.1,-1.1/partnerships": TerritoryPartnerships,
    "/territories/Brest/suggestions?top=40": Suggestions,
    "/territories/Brest/suggestions?standing=true&include_existing=true&country=CN": Suggestions,
    "/territories/Bretagne/suggestions?theme=eau&continent=AF": Suggestions,
    "/territories/Brest/suggestions?country=FR&min_population=99999999": Suggestions,
    "/suggestions?need=protéger le littoral": Suggestions,
    "/compare?a=Brest&b=Tema&theme=port": Comparison,
    "/compare?a=46.1,-1.1&b=Bamako": Comparison,
    "/compare?a=La Rochelle&b=Essaouira": Comparison,
    "/themes?text=accès à l’eau potable et à l’école": Tags,
    "/vocabulary": list[Theme],
    "/model": Model,
    "/models": Models,
    "/imports": ImportList,
    "/partnerships?per_page=200": PartnershipPage,
    "/partnerships?country=CN&theme=eau&year_from=1990": PartnershipPage,
}

WITH_KEY = {"feedback", "proposals"}
"""What is read with a key alone; tests/api/routes/test_feedback.py holds their shapes."""


@pytest.mark.parametrize("path", SHAPES)
def test_an_answer_has_the_shape_that_is_promised(client: TestClient, path: str) -> None:
    found = client.get(f"/api/v1{path}")
    assert found.status_code == 200
    TypeAdapter(SHAPES[path]).validate_json(found.content, strict=True)


def test_every_resource_is_among_them(client: TestClient) -> None:
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    resources = {path.removeprefix("/api/v1") for path in paths if path.startswith("/api/")}
    asked = {path.split("?")[0].split("/")[1] for path in SHAPES}
    assert {resource.split("/")[1] for resource in resources} - WITH_KEY == asked
