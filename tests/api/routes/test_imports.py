"""Imports over HTTP, into homes of their own."""

from __future__ import annotations

import io
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from httpx2 import Response
from openpyxl import load_workbook
from starlette.testclient import TestClient

from api.app import create_app
from api.layers import guard
from api.routes import imports
from data.store.granting import create_key
from matcher.holdings import Holdings
from tests.api.serving import LOOPBACK, wait_until_ready
from tests.data.reports import HEADER, KIEL, NOWHERE, ROCHELLE

FILE = f"{HEADER}\n{ROCHELLE}\t{KIEL}\n{ROCHELLE}\t{NOWHERE}\n\t\t{KIEL}\n".encode()


class Service:
    """A service on an empty home, asked with a key for imports unless another is shown."""

    def __init__(self, client: TestClient, key: str) -> None:
        self.client = client
        self.key = key

    def bring(self, content: bytes = FILE, *, key: str | None = None, **asked: Any) -> Response:
        shown = self.key if key is None else key
        headers = {"Authorization": f"Bearer {shown}"} if shown else {}
        address = "/api/v1/imports"
        return self.client.post(address, content=content, params=asked, headers=headers)

    def undo(self, number: int) -> Response:
        headers = {"Authorization": f"Bearer {self.key}"}
        return self.client.post(f"/api/v1/imports/{number}/undo", headers=headers)

    def made(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.find().json()["imports"]
        return found

    def find(self, path: str = "", **asked: Any) -> Response:
        return self.client.get(f"/api/v1/imports{path}", params=asked)


@pytest.fixture(scope="module")
def opened(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("imports")
    (folder / "world").symlink_to(home / "world")
    with Holdings(folder).open_store() as store:
        key = create_key(store, label="Service des relations", scopes=["import"])
    with TestClient(create_app(folder), LOOPBACK, raise_server_exceptions=False) as client:
        wait_until_ready(client)
        yield Service(client, key)


@pytest.fixture
def service(opened: Service) -> Service:
    """The service, every import of it undone."""
    for record in opened.made():
        if not record["undone_at"]:
            opened.undo(record["import"])
    return opened


def test_a_file_is_imported_and_told_row_by_row(service: Service) -> None:
    answer = service.bring(name="annuaire.tsv").json()
    assert [answer[name] for name in ("accepted", "unresolved", "rejected")] == [1, 1, 1]
    rows = answer["files"][0]["left_behind"]
    assert [(row["line"], row["state"]) for row in rows] == [(3, "unresolved"), (4, "rejected")]
    assert len(rows[0]["ends"][0]["nearest"]) == 5


def test_a_form_with_the_file_in_it_is_told_to_send_the_file_itself(service: Service) -> None:
    headers = {"Authorization": f"Bearer {service.key}"}
    sent = {"file": ("annuaire.tsv", FILE)}
    answer = service.client.post("/api/v1/imports", files=sent, headers=headers)
    assert answer.status_code == 415
    assert "curl -X POST -T" in answer.json()["detail"]


def test_each_new_partnership_is_named(service: Service) -> None:
    (touched,) = service.bring(name="annuaire.tsv").json()["partnerships"]
    assert (touched["state"], touched["changes"]) == ("accepted", [])
    assert (touched["first"]["name"], touched["second"]["name"]) == ("La Rochelle", "Kiel")


def test_an_import_is_listed_under_the_label_of_its_key(service: Service) -> None:
    service.bring(name="annuaire.tsv")
    record = service.made()[-1]
    assert (record["by"], record["files"][0]["name"]) == ("Service des relations", "annuaire.tsv")


def test_the_open_rows_of_an_import_come_as_a_workbook_to_fill_in(service: Service) -> None:
    number = service.bring().json()["import"]
    book = load_workbook(io.BytesIO(service.find(f"/{number}", format="xlsx").content))
    header, row = book.active.iter_rows(values_only=True)
    told = dict(zip(header, row, strict=True))
    assert (told["Nom"], told["Choix"]) == ("Zzyzxville", None) and "Désignation" in told


def test_open_rows_come_page_by_page_and_are_counted_on_all(service: Service) -> None:
    number = service.bring(FILE + f"{KIEL}\t{NOWHERE}\n".encode()).json()["import"]
    pages = [service.find(f"/{number}", page=page, per_page=1).json() for page in (1, 2, 3)]
    assert [page["open"] for page in pages] == [2, 2, 2]
    assert [[row["line"] for row in page["left_behind"]] for page in pages] == [[3], [5], []]
    assert service.find(f"/{number}", per_page=201).status_code == 422


def test_an_undone_import_leaves_nothing_and_is_listed_as_such(service: Service) -> None:
    number = service.bring().json()["import"]
    undone = service.undo(number).json()
    assert (undone["import"], undone["removed"], undone["changed"]) == (number, 1, 0)
    assert service.find(f"/{number}").json()["undone_at"] is not None
    assert service.undo(number).status_code == 409


def test_a_dry_run_records_nothing(service: Service) -> None:
    before = service.made()
    answer = service.bring(dry_run=True).json()
    assert (answer["import"], answer["accepted"], service.made()) == (None, 1, before)


def test_an_archive_brings_all_its_files(service: Service) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.tsv", FILE)
        archive.writestr("b.tsv", f"{HEADER}\n{KIEL}\t{ROCHELLE}\n")
    files = service.bring(packed.getvalue(), name="annuaires.zip").json()["files"]
    assert [file["name"] for file in files] == ["annuaires.zip/a.tsv", "annuaires.zip/b.tsv"]


@pytest.mark.parametrize("name", ["../../etc/passwd", "..", "C:\\a.tsv", "é" * 100, "🦋" * 100])
def test_the_name_of_a_file_leads_nowhere(service: Service, name: str) -> None:
    (file,) = service.bring(name=name).json()["files"]
    assert file["name"] and not {"/", "\\", ".."} & {file["name"], *file["name"]}


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"as_of": "2026-02-31"}, 422),
        ({"as_of": "soon"}, 422),
        ({"replace": "Wikidata"}, 422),
        ({"name": ""}, 200),
        ({"dry_run": "perhaps"}, 422),
        ({"surname": "x"}, 422),
    ],
)
def test_wrong_parameters_are_refused(service: Service, asked: dict[str, str], status: int) -> None:
    assert service.bring(FILE, **asked).status_code == status


@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"no directory at all"])
def test_what_is_no_directory_is_refused_without_naming_our_folders(
    service: Service, content: bytes
) -> None:
    answer = service.bring(content, name="x.csv")
    assert answer.status_code == 422 and "/tmp" not in answer.text and "x.csv" in answer.text


def test_a_file_above_the_limit_is_refused(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(guard.UPLOADS, "/api/v1/imports", 100)
    assert service.bring().status_code == 413
    assert service.bring(FILE[:90]).status_code == 200


def test_a_file_larger_than_other_bodies_is_taken(service: Service) -> None:
    many = FILE + b"".join(f"{ROCHELLE}\t{KIEL}\n".encode() for _ in range(2_000))
    assert len(many) > guard.LARGEST_BODY
    assert service.bring(many).json()["unchanged"] == 2_000


def test_nothing_is_read_of_who_shows_no_key(service: Service) -> None:
    before = service.made()
    assert (service.bring(key="").status_code, service.made()) == (401, before)


def test_who_finds_another_one_importing_is_asked_to_come_again(service: Service) -> None:
    held: threading.Lock = imports._UNDER_WAY
    with held:
        answer = service.bring()
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert service.bring().status_code == 200


def test_an_import_that_nobody_made_is_not_found(service: Service) -> None:
    assert (service.find("/7000").status_code, service.undo(7000).status_code) == (404, 404)
