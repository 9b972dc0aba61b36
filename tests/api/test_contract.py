"""Schemathesis asks every operation, rightly and wrongly: the answers are those of the description.

All its checks hold: no server error, no status, type or shape that the description does not tell,
what it allows is accepted, what it forbids refused. The cases are the same in every run. Whoever
writes does so with a key, into a home of its own.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import CheckFunction
from schemathesis.config import (
    ChecksConfig,
    CoveragePhaseConfig,
    GenerationConfig,
    PhasesConfig,
    ProjectConfig,
    ProjectsConfig,
    SchemathesisConfig,
)
from schemathesis.config._checks import NegativeDataRejectionConfig
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from api.app import create_app
from matcher.requests import MOST

CASES = 40
GENERATION = GenerationConfig(max_examples=CASES, deterministic=True, no_shrink=True)
PHASES = PhasesConfig(coverage=CoveragePhaseConfig(enabled=False))
REFUSALS = NegativeDataRejectionConfig(
    expected_statuses=["400", "401", "404", "405", "406", "409", "413", "414", "415", "422"]
)
CHECKS = ChecksConfig(negative_data_rejection=REFUSALS)
DEFAULT = ProjectConfig(generation=GENERATION, phases=PHASES, checks=CHECKS)
CONFIG = SchemathesisConfig(projects=ProjectsConfig(default=DEFAULT))
DESCRIPTION = schemathesis.openapi.from_dict(create_app(Path("nowhere")).openapi(), config=CONFIG)


@DESCRIPTION.parametrize()
@settings(deadline=None, suppress_health_check=list(HealthCheck))
def test_every_operation_keeps_its_contract(
    case: schemathesis.Case[Any], writable_server: str, keys: dict[str, str]
) -> None:
    ask_for_less(case)
    shown = {"Authorization": f"Bearer {keys['all']}"}
    response = case.call(base_url=writable_server, headers=shown if needs_key(case) else {})
    case.validate_response(response, excluded_checks=pardoned(response))


def needs_key(case: schemathesis.Case[Any]) -> bool:
    """Whether the operation is for those who hold a key."""
    return "security" in case.operation.definition.raw


def ask_for_less(case: schemathesis.Case[Any]) -> None:
    """A thousand suggestions are no other case than twenty, and take fifty times as long."""
    asked: Any
    for asked in (case.query, case.body):
        top = asked.get("top") if isinstance(asked, dict) else None
        if isinstance(top, int) and 20 < top <= MOST:
            asked["top"] = 20


def pardoned(response: schemathesis.Response) -> list[CheckFunction]:
    """What the checks do not know.

    Domain refusals, which list no single parameter as wrong: no schema can say which names mean
    something, which bounds cross, how long an address gets. An empty parameter is not given.
    """
    is_domain = response.status_code == 422 and "errors" not in response.json()
    sent = parse_qsl(urlsplit(str(response.request.url)).query, keep_blank_values=True)
    is_empty = any(not value.strip() for _, value in sent)
    checks: list[CheckFunction] = []
    if is_domain or response.status_code == 414:
        checks.append(positive_data_acceptance)
    if is_empty:
        checks.append(negative_data_rejection)
    return checks
