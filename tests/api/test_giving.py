"""Which form of an answer a request gets."""

from __future__ import annotations

import pytest
from fastapi.exceptions import HTTPException
from starlette.testclient import TestClient

from api.giving import FORMS, Form, accepted_form, file_name

XLSX = FORMS["xlsx"]
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("", "json"),
        ("*/*", "json"),
        (BROWSER, "json"),
        ("application/json", "json"),
        ("text/csv", "csv"),
        ("text/*", "csv"),
        (XLSX, "xlsx"),
        ("application/json;q=0.5, text/csv", "csv"),
        ("application/json, text/csv", "json"),
        ("*/*, application/json;q=0", "csv"),
        ("TEXT/CSV ; charset=utf-8", "csv"),
        ("text/csv;q=nonsense, */*;q=0.1", "json"),
    ],
)
def test_the_form_that_is_liked_best_is_given(accept: str, form: Form) -> None:
    assert accepted_form(accept) == form


@pytest.mark.parametrize("accept", ["text/html", "application/pdf", "application/json;q=0", "x"])
def test_what_cannot_be_given_is_refused(accept: str) -> None:
    with pytest.raises(HTTPException) as refused:
        accepted_form(accept)
    assert refused.value.status_code == 406


def test_a_refused_form_is_a_problem(client: TestClient) -> None:
    found = client.get("/api/v1/vocabulary", headers={"Accept": "application/pdf"})
    assert (found.status_code, found.json()["status"]) == (406, 406)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_parameter_comes_before_the_header(client: TestClient, form: Form) -> None:
    path = "/api/v1/territories/La%20Rochelle/partnerships"
    found = client.get(path, params={"format": form}, headers={"Accept": "application/json"})
    assert found.headers["content-type"].startswith(FORMS[form])
    named = f'attachment; filename="partnerships-la-rochelle.{form}"'
    assert found.headers["content-disposition"] == named


@pytest.mark.parametrize(
    "path",
    [
        "/territories?q=brest",
        "/territories/Brest",
        "/territories/Brest/partnerships",
        "/territories/Brest/suggestions?top=3",
        "/suggestions?theme=eau&top=3",
        "/compare?a=Brest&b=Bamako",
        "/themes?text=eau",
        "/vocabulary",
        "/model",
        "/partnerships?q=brest",
    ],
)
def test_every_answer_is_a_workbook_too(client: TestClient, path: str) -> None:
    found = client.get(f"/api/v1{path}", headers={"Accept": XLSX})
    assert (found.status_code, found.content[:2]) == (200, b"PK")


@pytest.mark.parametrize("name", ['a"; x="', "../../etc", "L’Haÿ-les-Roses", "北京", "\r\nX: y"])
def test_a_file_name_is_plain(name: str) -> None:
    found = file_name("suggestions", name)
    assert found.isascii() and found.replace("-", "").isalnum()
