from __future__ import annotations

import json

import pytest

from matcher.printing.answers import json_text
from matcher.requests import SuggestRequest
from matcher.service import Matcher
from matcher.wire import Json, suggestions_json

TERRITORY = {"id", "name", "country", "level", "latitude", "longitude", "population"}


@pytest.fixture(scope="module")
def answer(matcher: Matcher) -> Json:
    found = matcher.suggest(SuggestRequest("La Rochelle", top=3))
    loaded: Json = json.loads(json_text(suggestions_json(found)))
    return loaded


def test_the_answer_has_the_keys_that_scripts_rely_on(answer: Json) -> None:
    assert {"origin", "model", "excluded_existing", "suggestions"} <= set(answer)
    assert set(answer["origin"]) == TERRITORY
    assert answer["model"]["version"] == "straight"


def test_a_suggestion_has_the_keys_that_scripts_rely_on(answer: Json) -> None:
    keys = {"rank", "territory", "score", "intercept", "contributions", "gates", "precedents"}
    assert keys <= set(answer["suggestions"][0])
    assert set(answer["suggestions"][0]["territory"]) == TERRITORY


def test_a_contribution_has_the_keys_that_scripts_rely_on(answer: Json) -> None:
    for contribution in answer["suggestions"][0]["contributions"]:
        assert set(contribution) == {"feature", "family", "points", "text", "verdict"}
        assert contribution["verdict"] in {"for", "against", "unknown"}


def test_an_existing_partner_is_a_territory_with_its_sources(answer: Json) -> None:
    for existing in answer["excluded_existing"]:
        assert set(existing) >= TERRITORY
        assert all(source["name"] for source in existing["sources"])


def test_what_was_sent_sums_to_the_score_after_a_round_trip(answer: Json) -> None:
    for one in answer["suggestions"]:
        parts = sum(contribution["points"] for contribution in one["contributions"])
        assert one["intercept"] + parts == pytest.approx(one["score"], abs=1e-9)
