"""The audit in the reader's words: what was done, to what, by whom."""

from __future__ import annotations

import pytest

from data.store.history import AuditRecord
from data.store.keys import ApiKey
from matcher.ledgers import AuditTrail
from matcher.printing.answers import print_answer
from matcher.printing.audit_words import action_words, detail_words, voice_words
from matcher.translation import translator

FRENCH = translator("fr")


def bearer(key_id: str, made: str, revoked: str | None) -> ApiKey:
    return ApiKey(key_id, "Réseau", ("import",), made, revoked, None)


def test_an_action_is_told_in_french_and_an_unknown_one_as_it_is() -> None:
    told = [action_words(action, FRENCH) for action in ("place add", "dance")]
    assert told == ["lieu ajouté", "dance"]


@pytest.mark.parametrize(
    ("detail", "told"),
    [
        ({"territory": "x:1", "facts": ["name", "level"]}, "territoire x:1 · faits : nom, niveau"),
        ({"model": "a", "forced": True}, "modèle a · forcé malgré ses chiffres"),
        ({"model": "a", "forced": "Essai."}, "modèle a · forcé malgré ses chiffres : Essai."),
        ({"model": "shipped", "forced": False}, "modèle livré (shipped)"),
        ({"scopes": ["feedback", "import"]}, "droits : marques, imports"),
        ({"state": "signed", "dance": 2}, "état : signé · dance 2"),
    ],
)
def test_details_are_told_in_french(detail: dict[str, object], told: str) -> None:
    assert detail_words(detail, FRENCH).replace("\u00a0", " ") == told


def test_the_name_of_a_file_is_never_broken(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    files = ["annuaire-des-partenariats-2026.csv", "cuf-chine.txt", "x" * 70]
    record = AuditRecord(1, "2026-03-01T10:00:00+00:00", "Réseau", "import", {"files": files})
    print_answer(AuditTrail((record,), ()), "table", say=FRENCH)
    told = capsys.readouterr().out
    assert all(name in told for name in files)


def test_of_keys_that_bore_one_label_that_which_counted_then_is_told() -> None:
    keys = [bearer("ab", "2026-01-01", "2026-06-01"), bearer("cd", "2026-06-02", None)]
    records = [AuditRecord(1, at, "Réseau", "import", {}) for at in ("2026-03-01", "2026-07-01")]
    told = [voice_words(record, keys, FRENCH) for record in records]
    assert told == ["Réseau (mk_ab)", "Réseau (mk_cd)"]
