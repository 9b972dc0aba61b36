"""The application whose OpenAPI knows the problem document."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from pydantic.json_schema import models_json_schema

from api.problem import Problem

REFERENCE = "#/components/schemas/{model}"


class Application(FastAPI):
    """FastAPI, whose routes refer to a schema that no route returns by itself."""

    def openapi(self) -> dict[str, Any]:
        """The description of the API, problems included."""
        schema = super().openapi()
        _, found = models_json_schema([(Problem, "serialization")], ref_template=REFERENCE)
        schema.setdefault("components", {}).setdefault("schemas", {}).update(found["$defs"])
        return schema
