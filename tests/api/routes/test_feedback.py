"""Marks and proposals through the API: who holds a key says, reads and reviews them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from httpx2 import Response
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from api.app import create_app
from api.schemas.feedback import Mark, Marked, Proposal
from api.schemas.suggestions import Suggestions
from tests.api.serving import LOOPBACK, wait_until_ready

Tell = Callable[..., Response]
LIST = "/api/v1/territories/La Rochelle/suggestions?top=5"


@pytest.fixture(scope="module")
def client(writable: Path) -> Iterator[TestClient]:
    with TestClient(create_app(writable), LOOPBACK, raise_server_exceptions=False) as client:
        wait_until_ready(client)
        yield client


@pytest.fixture
def bearer(keys: dict[str, str]) -> dict[str, str]:
    return {"Authorization": f"Bearer {keys['all']}"}


@pytest.fixture
def tell(client: TestClient, bearer: dict[str, str]) -> Iterator[Tell]:
    """Mark a partner of La Rochelle; what was said is taken back after the test."""
    told = set()

    def telling(partner: str, state: str, **more: Any) -> Response:
        told.add(partner)
        body = {"territory": "La Rochelle", "partner": partner, "state": state, **more}
        return client.post("/api/v1/feedback", json=body, headers=bearer)

    yield telling
    for partner in told:
        telling(partner, "withdrawn")


def first(client: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get(LIST).json()["suggestions"][0]
    return found


def test_a_mark_is_answered_in_its_shape_and_listed(
    client: TestClient, tell: Tell, bearer: dict[str, str]
) -> None:
    found = tell("Tema", "in_talks", reason="other", note="Visite. M. Dupont suit le dossier.")
    marked = TypeAdapter(Marked).validate_json(found.content, strict=True)
    assert (marked.note, marked.shortened, marked.partner.country) == ("Visite.", True, "GH")
    listed = client.get("/api/v1/feedback?territory=La Rochelle", headers=bearer).content
    (mark,) = TypeAdapter(list[Mark]).validate_json(listed, strict=True)
    assert (mark.number, mark.state, mark.stands) == (marked.number, "in_talks", True)


def test_a_refused_partner_leaves_the_next_answer_at_once(client: TestClient, tell: Tell) -> None:
    best = first(client)["territory"]["id"]
    tell(best, "refused")
    found = TypeAdapter(Suggestions).validate_json(client.get(LIST).content, strict=True)
    assert (found.hidden, best in {each.territory.id for each in found.suggestions}) == (1, False)
    shown = client.get(f"{LIST}&include_hidden=true").json()
    assert shown["suggestions"][0]["decision"]["state"] == "refused"


def test_without_a_key_nothing_is_said_nor_read(client: TestClient) -> None:
    body = {"territory": "La Rochelle", "partner": "Tema", "state": "refused"}
    assert client.post("/api/v1/feedback", json=body).status_code == 401
    assert client.get("/api/v1/feedback").status_code == 401
    assert client.get("/api/v1/proposals").status_code == 401


def test_a_key_for_feedback_does_not_review_proposals(
    client: TestClient, keys: dict[str, str]
) -> None:
    headers = {"Authorization": f"Bearer {keys['feedback']}"}
    assert client.get("/api/v1/feedback", headers=headers).status_code == 200
    assert client.post("/api/v1/proposals/1/accept", headers=headers).status_code == 403


@pytest.mark.parametrize(
    "more", [{"state": "adopted"}, {"reason": "weather"}, {"start_year": 2026}, {"colour": "blue"}]
)
def test_a_mark_that_cannot_be_kept_is_refused(tell: Tell, more: dict[str, Any]) -> None:
    assert tell("Tema", **{"state": "refused", **more}).status_code == 422


def test_a_signed_word_is_accepted_as_a_partnership(
    client: TestClient, tell: Tell, bearer: dict[str, str]
) -> None:
    tell("Tema", "signed", start_year=2026)
    listed = client.get("/api/v1/proposals", headers=bearer).content
    (proposal,) = TypeAdapter(list[Proposal]).validate_json(listed, strict=True)
    found = client.post(f"/api/v1/proposals/{proposal.number}/accept", headers=bearer)
    accepted = TypeAdapter(Proposal).validate_json(found.content, strict=True)
    assert (accepted.state, accepted.start_year, accepted.known_from) == ("accepted", 2026, [])
    again = client.post(f"/api/v1/proposals/{proposal.number}/decline", headers=bearer)
    assert again.status_code == 409


def test_a_proposal_that_nobody_made_is_not_found(
    client: TestClient, bearer: dict[str, str]
) -> None:
    found = client.post("/api/v1/proposals/999/accept", headers=bearer)
    assert (found.status_code, found.json()["type"]) == (404, "urn:problem:unknown-record")


def test_marks_come_as_a_table_that_a_spreadsheet_opens_safely(
    client: TestClient, tell: Tell, bearer: dict[str, str]
) -> None:
    tell("Tema", "contacted", note="=1+1")
    found = client.get("/api/v1/feedback?format=csv&everything=true", headers=bearer)
    assert "'=1+1" in found.text
    assert found.headers["content-type"].startswith("text/csv")
