"""The application whose OpenAPI knows the problem document, and what any operation may answer."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from pydantic.json_schema import models_json_schema

from api.layers.rates import SIGNS_OF_LIFE
from api.problem import Problem, problem_responses

REFERENCE = "#/components/schemas/{model}"
ANYWHERE = (400, 421, 429)
WITH_KEY = (401, 403)


class Application(FastAPI):
    """FastAPI, whose routes refer to a schema that no route returns by itself.

    The layers around the routes refuse what is asked too often or under another name; where a key
    is asked for, it may be none or be meant for something else: no route has to tell that again.
    """

    def openapi(self) -> dict[str, Any]:
        """The description of the API, problems included."""
        schema = super().openapi()
        _, found = models_json_schema([(Problem, "serialization")], ref_template=REFERENCE)
        schema.setdefault("components", {}).setdefault("schemas", {}).update(found["$defs"])
        for path, operations in schema["paths"].items():
            for operation in operations.values():
                anywhere = () if path in SIGNS_OF_LIFE else ANYWHERE
                with_key = WITH_KEY if "security" in operation else ()
                told = problem_responses(*anywhere, *with_key)
                operation["responses"] |= {str(status): said for status, said in told.items()}
        return schema
