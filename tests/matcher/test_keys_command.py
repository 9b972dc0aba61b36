"""`matcher keys` and `matcher audit`, run in this process."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from matcher.cli import run

Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home folder of its own for every test; keys need no world."""
    monkeypatch.setenv("MATCHER_HOME", str(tmp_path))
    monkeypatch.setenv("MATCHER_LANG", "fr")
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def key(capsys: Output) -> str:
    """A key of an office, as the command gave it."""
    scopes = ("--scope", "import", "--scope", "feedback")
    return printed(capsys, "keys", "create", *scopes, "--label", "Kiel").removesuffix("\n")


def printed(capsys: Output, *arguments: str) -> str:
    assert run(arguments) == 0
    return capsys.readouterr().out


def told(capsys: Output, *arguments: str) -> str:
    """What a command that is given something wrong says of it."""
    assert run(arguments) == 2
    captured = capsys.readouterr()
    assert (captured.out, captured.err.count("\n")) == ("", 1)
    return captured.err


def test_the_key_alone_is_on_standard_output(capsys: Output) -> None:
    assert run(["keys", "create", "--scope", "publish", "--label", "Service Europe"]) == 0
    captured = capsys.readouterr()
    prefix, key, secret = captured.out.removesuffix("\n").split("_")
    assert (prefix, len(key), len(secret)) == ("mk", 8, 48)
    assert f"matcher keys revoke {key}" in captured.err
    assert secret not in captured.err


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_keys_are_listed_without_their_secrets(capsys: Output, key: str, form: str) -> None:
    listed = printed(capsys, "keys", "list", "--format", form)
    assert all(each in listed for each in (key[3:11], "Kiel", "feedback", "import"))
    assert key[12:] not in listed
    assert "argon2" not in listed


def test_without_keys_the_way_to_one_is_told(capsys: Output) -> None:
    assert "`matcher keys create` en crée une" in printed(capsys, "keys", "list")
    assert json.loads(printed(capsys, "keys", "list", "--format", "json")) == []


def test_a_key_that_is_revoked_is_listed_as_such(capsys: Output, key: str) -> None:
    assert printed(capsys, "keys", "revoke", key[3:11]) == ""
    (found,) = json.loads(printed(capsys, "keys", "list", "--format", "json"))
    assert found["revoked_at"] is not None
    assert "a déjà été révoquée" in told(capsys, "keys", "revoke", key[3:11])


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["keys", "revoke", "kiel"], "Aucune clé n’a l’identifiant «\u202fkiel\u202f»"),
        (["keys", "create", "--label", "Kiel", "--scope", "all"], "feedback, import, publish"),
        (["keys", "create", "--label", "M. Dupont", "--scope", "import"], "nomme une personne"),
        (["audit", "--since", "hier"], "--since «\u202fhier\u202f» n’est pas une date"),
    ],
)
def test_what_is_wrong_is_told_in_a_sentence(
    capsys: Output, arguments: list[str], sentence: str
) -> None:
    assert sentence in told(capsys, *arguments)


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_the_audit_tells_who_wrote_what(capsys: Output, key: str, form: str) -> None:
    audited = printed(capsys, "audit", "--format", form)
    by, action = (
        ("ligne de commande", "clé") if form == "table" else ("command line", "keys create")
    )
    assert all(each in audited for each in (action, key[3:11], by))
    assert key[12:] not in audited


def test_the_audit_begins_on_the_day_that_is_asked_for(capsys: Output, key: str) -> None:
    found = [
        json.loads(printed(capsys, "audit", "--format", "json", "--since", day))
        for day in ("2026-01-31", "2999-01-31")
    ]
    assert list(map(len, found)) == [1, 0]


def test_an_empty_audit_says_so(capsys: Output) -> None:
    assert printed(capsys, "audit") == "Rien n’a été écrit.\n"
