"""Keys on both databases: made once, kept as hashes, refused as soon as they are revoked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from argon2 import PasswordHasher, extract_parameters
from sqlalchemy import text as statement

from data.errors import InvalidOption, KeyRefused, RefusedAction, UnknownRecord
from data.store.database import Store
from data.store.granting import check_label, create_key, note_use, revoke_key
from data.store.history import audit_of
from data.store.keys import Prover, keys_of, verify

UNKNOWN = "mk_00000000_" + "0" * 48


def made(store: Store, label: str = "Ville de Kiel") -> str:
    return create_key(store, label=label, scopes=["publish", "import"])


def other_secret(key: str) -> str:
    """The same key with another last character."""
    return key[:-1] + ("0" if key[-1] != "0" else "1")


def everything_in(store: Store) -> str:
    """What the tables of keys and of the audit hold."""
    return "".join(repr(store.fetch(f"SELECT * FROM {each}", {})) for each in ("api_keys", "audit"))


def noted_on(store: Store) -> str | None:
    return keys_of(store)[0].last_used_at


@pytest.fixture
def proved(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The hashes that secrets are held against from now on: that is what takes time."""
    held: list[str] = []
    verify_hash = PasswordHasher.verify

    def noting(hasher: PasswordHasher, stored: str, secret: str) -> bool:
        held.append(stored)
        return verify_hash(hasher, stored, secret)

    monkeypatch.setattr(PasswordHasher, "verify", noting)
    return held


def use_was_noted(store: Store, moment: str) -> None:
    """Let the store believe that every key was used last at this moment."""
    with store.marking() as connection:
        connection.execute(statement("UPDATE api_keys SET last_used_at = :at"), {"at": moment})


def test_a_store_without_keys_refuses_every_key(store: Store) -> None:
    assert keys_of(store) == []
    with pytest.raises(KeyRefused, match="none of the keys"):
        verify(store, UNKNOWN)


def test_a_key_is_known_by_its_text(store: Store) -> None:
    text = made(store)
    key = verify(store, f" {text}\n")
    assert (key.id, key.label, key.scopes) == (text[3:11], "Ville de Kiel", ("import", "publish"))


def test_a_secret_is_nowhere_in_the_store(store: Store) -> None:
    text = made(store)
    verify(store, text)
    assert text.split("_")[2] not in everything_in(store)
    assert "$argon2id$" in everything_in(store)


@pytest.mark.parametrize(
    "change",
    [other_secret, str.upper, lambda key: key[3:], lambda key: key + "0", lambda key: UNKNOWN],
)
def test_another_text_is_refused_and_not_repeated(
    store: Store, change: Callable[[str], str]
) -> None:
    text = made(store)
    with pytest.raises(KeyRefused, match="none of the keys") as refused:
        verify(store, change(text))
    assert text[12:-1] not in str(refused.value)


def test_a_revoked_key_is_refused_at_once_although_it_is_remembered(store: Store) -> None:
    text = made(store)
    verify(store, text)
    revoke_key(store, text[3:11])
    with pytest.raises(KeyRefused, match=f"the key {text[3:11]} was revoked on"):
        verify(store, text)


def test_who_guesses_is_not_told_that_a_key_was_revoked(store: Store) -> None:
    text = made(store)
    revoke_key(store, text[3:11])
    with pytest.raises(KeyRefused, match="none of the keys"):
        verify(store, other_secret(text))


def test_an_unknown_id_takes_the_work_of_a_known_one(store: Store, proved: list[str]) -> None:
    for guess in (other_secret(made(store)), UNKNOWN):
        with pytest.raises(KeyRefused):
            verify(store, guess)
    known, unknown = proved
    assert known != unknown
    assert extract_parameters(known) == extract_parameters(unknown)


def test_a_key_that_was_proved_is_known_again_without_its_hash(
    store: Store, proved: list[str]
) -> None:
    text = made(store)
    assert verify(store, text) == verify(store, text)
    assert len(proved) == 1


def test_what_is_remembered_are_hashes_of_few_secrets() -> None:
    prover = Prover(most=2)
    assert all(prover.fits(each, prover.hash(each)) for each in ("one", "two", "three"))
    assert [len(each) for each in prover._proved] == [32, 32]


def test_making_and_revoking_is_audited_without_the_label(store: Store) -> None:
    key_id = made(store)[3:11]
    revoke_key(store, key_id)
    assert [(each.action, each.detail) for each in audit_of(store)] == [
        ("keys create", {"key": key_id, "scopes": ["import", "publish"]}),
        ("keys revoke", {"key": key_id}),
    ]


def test_a_key_is_revoked_once(store: Store) -> None:
    key_id = made(store)[3:11]
    revoke_key(store, key_id)
    with pytest.raises(RefusedAction, match="already"):
        revoke_key(store, key_id)
    with pytest.raises(UnknownRecord, match="no key has the id"):
        revoke_key(store, "Ville de Kiel")


def test_two_keys_that_count_do_not_bear_one_label(store: Store) -> None:
    first = made(store)[3:11]
    with pytest.raises(RefusedAction, match=f"the key {first} has the label 'Ville de Kiel'"):
        made(store, "Ville  de Kiel")
    assert made(store, "Ville de Kiel, import")
    revoke_key(store, first)
    assert made(store)


def test_a_use_is_noted_without_an_audit(store: Store) -> None:
    key = verify(store, made(store))
    before = len(audit_of(store))
    note_use(store, key)
    assert keys_of(store)[0].is_used_lately()
    assert len(audit_of(store)) == before


@pytest.mark.parametrize(("moment", "is_renewed"), [("2026-01-31", True), ("2999-01-31", False)])
def test_a_use_is_noted_once_a_minute(store: Store, moment: str, is_renewed: bool) -> None:
    key = verify(store, made(store))
    use_was_noted(store, moment)
    note_use(store, key)
    assert (noted_on(store) != moment) is is_renewed


@pytest.mark.parametrize(
    "label",
    ["Jeanne Dupont", "M. Dupont", "05 46 51 51 51", "cle@ville.example", "12 rue de la Paix"],
)
def test_a_label_that_names_a_person_is_refused_and_not_repeated(label: str) -> None:
    with pytest.raises(InvalidOption, match="names a person") as refused:
        check_label(label)
    assert label not in str(refused.value)


@pytest.mark.parametrize("label", ["", " \n", "x" * 61, "a\u202eb", "Command Line"])
def test_a_label_is_one_short_line_and_nobody_elses(label: str) -> None:
    with pytest.raises(InvalidOption, match="--label"):
        check_label(label)


def test_a_label_may_be_an_office_of_a_place() -> None:
    assert check_label(" Région  Bretagne, service Europe ") == "Région Bretagne, service Europe"


@pytest.mark.parametrize("scopes", [[], ["admin"], ["import", ""]])
def test_a_scope_that_there_is_not_is_refused(store: Store, scopes: list[str]) -> None:
    with pytest.raises(InvalidOption, match="feedback, import, publish"):
        create_key(store, label="Ville de Kiel", scopes=scopes)
    assert keys_of(store) == []
