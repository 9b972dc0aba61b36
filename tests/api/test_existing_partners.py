"""Partners of today on the page: a suspended partnership is marked, a mark of ours named."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from data.decisions import SOURCE
from data.directory import STORE_NAME
from data.records import Partnership, Source, Terms
from data.store.database import Store
from features.world import World
from tests.api.serving import LOOPBACK, wait_until_ready
from tests.api.test_search_page import page
from tests.data.stores import add
from tests.matcher.places import row_named
from tests.noting import lend_world

LISTS = {
    "fr": ("Hajnówka (Pologne) (suspendu)", "(source\u00a0: marque d’un utilisateur)"),
    "en": ("Hajnówka (Poland) (suspended)", "(source: mark of a user)"),
}


@pytest.fixture(scope="module")
def asking(world: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of a home whose only import is a suspended partnership of Provins."""
    home = lend_world(world, tmp_path_factory.mktemp("suspended"))
    gazetteer = world.gazetteer
    own, other = (row_named(gazetteer, *end) for end in (("Provins", "FR"), ("Hajnówka", "PL")))
    ends = gazetteer.id(own), gazetteer.id(other)
    with Store(home / STORE_NAME) as store:
        add(store, Partnership(*ends, Terms(status="suspended"), (Source(SOURCE),)))
    with TestClient(create_app(home), LOOPBACK) as client:
        wait_until_ready(client)
        yield client


@pytest.mark.parametrize("language", LISTS)
def test_the_page_marks_a_suspended_partner_and_says_its_source_in_words(
    asking: TestClient, language: str
) -> None:
    said = page(asking, "/suggestions", territory="Provins", top="1", lang=language)
    assert all(words in said for words in LISTS[language])


def test_the_answer_has_the_status_of_each_partner(asking: TestClient) -> None:
    answer = asking.get("/api/v1/suggestions", params={"territory": "Provins", "top": 1}).json()
    states = {one["name"]: one["status"] for one in answer["excluded_existing"]}
    assert states["Hajnówka"] == "suspended"
