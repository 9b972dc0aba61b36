"""Whatever is put into an address is answered in words, and never given back as markup."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

SCRIPT = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>"
PAGES = {
    "/suggestions": ("territory", "theme", "need", "country", "exclude_country", "continent",
                     "level", "top", "min_population", "diversity", "weight_size", "lang"),
    "/compare": ("a", "b", "theme", "need", "lang"),
    "/explore": ("q", "country", "theme", "level", "year_from", "page", "per_page", "lang"),
    "/": ("territory", "theme", "need", "country", "lang"),
}  # fmt: skip
RESOURCES = {
    "/api/v1/suggestions": PAGES["/suggestions"],
    "/api/v1/compare": PAGES["/compare"],
    "/api/v1/partnerships": PAGES["/explore"],
    "/api/v1/territories": ("q", "lang", "limit"),
    "/api/v1/themes": ("text", "lang"),
}
FIELDS = [(path, name) for path, names in {**PAGES, **RESOURCES}.items() for name in names]
ABSURD = ("-1", "1e400", "nan", "9" * 400, "0x10", "١٢", "true", "[]", "%s", "{0}", "null")


def asked(path: str, name: str, value: str) -> dict[str, str]:
    """Return parameters with one that is wrong among right ones."""
    pair = {"a": "La Rochelle", "b": "Kiel"} if path.endswith("/compare") else {}
    return pair | {name: value}


@pytest.mark.parametrize(("path", "name"), FIELDS)
def test_a_script_in_a_field_is_never_given_back_as_markup(
    client: TestClient, path: str, name: str
) -> None:
    for accept in ("text/html", "application/json"):
        found = client.get(path, params=asked(path, name, SCRIPT), headers={"Accept": accept})
        assert found.status_code < 500
        if "html" in found.headers["content-type"]:
            assert "<script>alert" not in found.text
            assert "<img src=x" not in found.text


@pytest.mark.parametrize(("path", "name"), FIELDS)
def test_a_field_takes_control_characters_for_what_they_are(
    client: TestClient, path: str, name: str
) -> None:
    found = client.get(path, params=asked(path, name, "a\x00b\x1b[31m"))
    assert found.status_code == 422


@pytest.mark.parametrize(("path", "name"), FIELDS)
def test_absurd_values_are_answered(client: TestClient, path: str, name: str) -> None:
    for value in ABSURD:
        found = client.get(path, params=asked(path, name, value))
        assert found.status_code in {200, 404, 409, 422}, (value, found.text[:200])


@pytest.mark.parametrize(("path", "name"), FIELDS)
def test_a_long_text_is_refused_in_words(client: TestClient, path: str, name: str) -> None:
    found = client.get(path, params=asked(path, name, "mer " * 1_900))
    assert found.status_code in {200, 404, 422}


@pytest.mark.parametrize("path", [*PAGES, *RESOURCES, "/method", "/accessibility"])
def test_a_parameter_that_nobody_knows_is_refused(client: TestClient, path: str) -> None:
    found = client.get(path, params=asked(path, "surprise", "1"))
    assert (found.status_code, "surprise" in found.text) == (422, True)


@pytest.mark.parametrize(
    "text",
    ["é" * 300, "\u202egnp.exe", "😀", "%", "'; DROP TABLE partnerships; --", "../../etc/passwd",
     "{{7*7}}", "${7*7}", "\ufeff", "a" * 299, "-", "…", "geonames:", "geonames:99999999999999",
     "insee:", "point:91,200", "91,200", "nan,nan", "1e5,2", "x@1,2@3,4", "=cmd|' /C calc'!A0"],
)  # fmt: skip
def test_a_strange_name_is_answered(client: TestClient, text: str) -> None:
    for path, name in (("/suggestions", "territory"), ("/api/v1/territories", "q")):
        found = client.get(path, params={name: text})
        assert found.status_code in {200, 404, 409, 422}, found.text[:300]
