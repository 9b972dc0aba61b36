"""The form under the sheet of a pair: what became of the suggestion, under the name of a key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from api.app import create_app
from api.pages.marking import COOKIE
from data.store.standing import decisions_of
from matcher.holdings import Holdings
from tests.api.reading import get_page, main_part, said
from tests.api.serving import LOOPBACK, wait_until_ready

A, B = "geonames:3006787", "geonames:2294700"
SHEET = f"/compare?a={A}&b={B}"
OTHER = "geonames:3030300"
LIST = f"/suggestions?territory={A}&country=GH&top=50"

Send = Callable[..., Response]


@pytest.fixture(scope="module")
def client(writable: Path) -> Iterator[TestClient]:
    app = create_app(writable)
    with TestClient(app, LOOPBACK, raise_server_exceptions=False, follow_redirects=False) as client:
        wait_until_ready(client)
        yield client


@pytest.fixture
def send(client: TestClient, keys: dict[str, str], writable: Path) -> Iterator[Send]:
    """Send the form as a browser does; what was noted is taken back after the test."""

    def sending(*, origin: str = LOOPBACK, **fields: str) -> Response:
        data = {"a": A, "b": B, "key": keys["feedback"], **fields}
        headers = {"Origin": origin, "Accept": "text/html"}
        return client.post("/feedback", data=data, headers=headers)

    yield sending
    client.cookies.clear()
    if decisions_of(Holdings(writable).shelf).of(A):
        sending(state="withdrawn")


def test_the_form_asks_what_became_of_it(client: TestClient) -> None:
    page = get_page(client, SHEET)
    assert "Qu’est devenue cette proposition ?" in said(page)
    assert '<input id="key" name="key" type="password" autocomplete="off"' in page


def test_a_mark_leads_back_to_the_sheet_which_tells_it_at_once(
    client: TestClient, send: Send
) -> None:
    get_page(client, SHEET)
    answer = send(state="in_talks", note="Visite prévue.")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"{SHEET}&marked=in_talks#outcome"
    told = said(main_part(get_page(client, answer.headers["location"])))
    assert "C’est noté : en discussion." in told
    assert "en discussion (" in said(main_part(get_page(client, SHEET)))


def test_what_was_left_out_of_a_note_is_told(client: TestClient, send: Send) -> None:
    answer = send(state="contacted", note="Vu M. Dupont.")
    told = said(get_page(client, answer.headers["location"]))
    assert "aucune donnée personnelle n’est gardée" in told
    assert "Dupont" not in told


@pytest.mark.parametrize("state", ["signed", "withdrawn"])
def test_an_address_alone_confirms_nothing(client: TestClient, state: str) -> None:
    unmarked = SHEET.replace(B, OTHER)
    assert "C’est noté" not in get_page(client, f"{unmarked}&marked={state}")


def test_a_mark_that_was_taken_back_is_confirmed(client: TestClient, send: Send) -> None:
    send(state="contacted")
    answer = send(state="withdrawn")
    assert "C’est noté" in get_page(client, answer.headers["location"])
    send(state="contacted")
    assert "C’est noté" not in get_page(client, f"{SHEET}&marked=withdrawn")


def test_a_declined_territory_is_hidden_counted_and_shown_on_demand(
    client: TestClient, send: Send
) -> None:
    send(state="not_relevant")
    page = get_page(client, LIST)
    assert "1 territoire masqué : refusé ou non pertinent." in said(page)
    assert ">Tema</a>" not in page
    shown = said(get_page(client, f"{LIST}&include_hidden=true"))
    assert "Tema" in shown
    assert "non pertinent (" in shown
    assert "masqué dans les propositions pour La Rochelle" in said(get_page(client, SHEET))


@pytest.mark.parametrize(
    ("fields", "status", "told"),
    [
        ({"key": ""}, 401, "clé"),
        ({"key": "mk_00000000_" + 48 * "0"}, 401, "clé"),
        ({"state": ""}, 422, "Choisissez la suite donnée."),
        ({"start_year": "MMXXVI"}, 422, "n’est pas un nombre entier"),
        ({"start_year": f"{10 * ' '}2026"}, 422, "« Année de la signature »"),
        ({"start_year": "2026"}, 422, "« Année de la signature »"),
        ({"note": "a" * 1001}, 422, "« Note » compte 1001 caractères"),
    ],
)
def test_what_was_typed_stays_beside_what_is_wrong_but_for_the_key(
    send: Send, keys: dict[str, str], fields: dict[str, str], status: int, told: str
) -> None:
    answer = send(**{"state": "refused", "reason": "language", "note": "Trop loin.", **fields})
    assert answer.status_code == status
    page = answer.text
    assert told in said(page[page.index('role="alert"') :])
    assert '<option value="language" selected>' in page
    assert f">{fields.get('note', 'Trop loin.')}</textarea>" in page
    assert keys["feedback"] not in page


@pytest.mark.parametrize("key", ["", "mk_wrong"])
def test_nothing_is_computed_for_who_shows_no_key(send: Send, key: str) -> None:
    answer = send(b="Zzyzxville", key=key, state="refused", note="Trop loin.")
    page = said(answer.text)
    assert (answer.status_code, "La Rochelle – Zzyzxville" in page) == (401, True)
    assert "Trop loin." in page and "En bref" not in page


@pytest.mark.parametrize("origin", ["http://elsewhere.example", "null", "", "http://[", "://"])
def test_a_form_that_another_site_sends_is_refused(send: Send, origin: str) -> None:
    assert send(origin=origin, state="refused").status_code == 403


def test_a_browser_that_says_another_site_sends_is_believed(
    client: TestClient, keys: dict[str, str]
) -> None:
    data = {"a": A, "b": B, "key": keys["feedback"], "state": "refused"}
    headers = {"Origin": LOOPBACK, "Sec-Fetch-Site": "cross-site"}
    assert client.post("/feedback", data=data, headers=headers).status_code == 403


def test_a_key_is_remembered_for_the_session_alone_and_only_where_it_is_needed(
    send: Send, keys: dict[str, str]
) -> None:
    answer = send(state="contacted", remember="true")
    cookie = answer.headers["set-cookie"]
    assert cookie == f"{COOKIE}={keys['feedback']}; HttpOnly; Path=/feedback; SameSite=strict"
    assert send(state="in_talks", key="").status_code == 303


def test_a_key_that_is_not_to_be_remembered_is_forgotten(send: Send) -> None:
    send(state="contacted", remember="true")
    assert "Max-Age=0" in send(state="in_talks").headers["set-cookie"]
    assert send(state="signed", key="").status_code == 401


def test_a_key_for_something_else_marks_nothing(send: Send, keys: dict[str, str]) -> None:
    assert send(state="refused", key=keys["publish"]).status_code == 403


def test_the_sheet_is_found_again_in_the_language_of_the_form(
    client: TestClient, keys: dict[str, str], send: Send
) -> None:
    data = {"a": A, "b": B, "key": keys["feedback"], "state": "contacted"}
    answer = client.post("/feedback?lang=en", data=data, headers={"Origin": LOOPBACK})
    assert answer.headers["location"].endswith("&marked=contacted&lang=en#outcome")
