from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema_rs import Draft202012Validator
from starlette.testclient import TestClient

Json = dict[str, Any]


@pytest.fixture(scope="module")
def description(client: TestClient) -> Json:
    found: Json = client.get("/api/v1/openapi.json").json()
    return found


def operations(description: Json) -> Iterator[tuple[str, Json]]:
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            yield f"{method.upper()} {path}", operation


def fields(description: Json) -> Iterator[tuple[str, Json]]:
    """Every field of a body or an answer, and every parameter."""
    for name, schema in description["components"]["schemas"].items():
        for field, said in schema.get("properties", {}).items():
            yield f"{name}.{field}", said
    for name, operation in operations(description):
        for parameter in operation.get("parameters", ()):
            said = parameter["schema"]
            yield f"{name} {parameter['name']}", {"description": parameter["description"], **said}


def is_made_of_shapes(said: Json) -> bool:
    """Whether a field holds other shapes, whose fields have examples of their own."""
    kinds = [said, said.get("items", {}), *said.get("anyOf", ())]
    return any("$ref" in each or "$ref" in each.get("items", {}) for each in kinds)


def test_every_field_and_parameter_has_a_description(description: Json) -> None:
    assert [name for name, said in fields(description) if not said.get("description")] == []


def test_every_field_and_parameter_has_an_example(description: Json) -> None:
    without = [name for name, said in fields(description) if not said.get("examples")]
    shapes = [name for name, said in fields(description) if is_made_of_shapes(said)]
    assert sorted(set(without) - set(shapes)) == []


def test_every_example_is_one_of_its_field(description: Json) -> None:
    components = {"components": description["components"]}
    for name, said in fields(description):
        for example in said.get("examples", ()):
            assert Draft202012Validator({**said, **components}).is_valid(example), name


def test_every_operation_has_a_name_for_clients(description: Json) -> None:
    names = [
        operation["operationId"] for name, operation in operations(description) if "/api/" in name
    ]
    assert all(name.isidentifier() and name.islower() for name in names)
    assert len(set(names)) == len(names) >= 10


def test_every_resource_tells_its_problems_and_its_forms(description: Json) -> None:
    for name, operation in operations(description):
        if "/api/" in name:
            assert {"200", "406", "422", "503"} <= set(operation["responses"]), name
            assert len(operation["responses"]["200"]["content"]) == 3, name


def test_every_operation_tells_that_one_may_ask_too_often(description: Json) -> None:
    silent = [name for name, each in operations(description) if "429" not in each["responses"]]
    assert silent == ["GET /health", "GET /ready"]


def test_every_operation_that_needs_a_key_tells_what_is_refused(description: Json) -> None:
    for name, operation in operations(description):
        refusals = {"401", "403"} & operation["responses"].keys()
        assert len(refusals) == (2 if "security" in operation else 0), name


def test_problems_are_described_by_one_schema(description: Json) -> None:
    for name, operation in operations(description):
        for status, answer in operation["responses"].items():
            if int(status) >= 400:
                assert list(answer["content"]) == ["application/problem+json"], (name, status)
