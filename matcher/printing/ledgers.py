"""Keys and the audit, as tables, JSON and CSV."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from matcher.ledgers import AuditTrail, Keyring
from matcher.printing.audit_words import action_words, detail_words, voice_words
from matcher.printing.cells import CellTable
from matcher.printing.screen import grid, headed, show, tell_line, words
from matcher.translation import Translator

if TYPE_CHECKING:
    from data.store.keys import ApiKey

KEY_COLUMNS = ("id", "label", "scopes", "created_at", "last_used_at", "revoked_at")
AUDIT_COLUMNS = ("id", "at", "by", "action", "detail")
NEVER = "–"


def show_keys(answer: Keyring, say: Translator) -> None:
    """Print a line for each key."""
    if not answer.keys:
        tell_line(say.text("There is no key yet; `matcher keys create` makes one."))
        return
    table = headed(
        (say.text("Key"), "whole"),
        (say.text("Label"), "left"),
        (say.text("Scopes"), "left"),
        (say.text("Made"), "whole"),
        (say.text("Used last"), "whole"),
        (say.text("Revoked"), "whole"),
    )
    for key in answer.keys:
        moments = (key.created_at, key.last_used_at, key.revoked_at)
        told = (key.label, ", ".join(key.scopes))
        table.add_row(words(key.id), *map(words, told), *(words(_day(each)) for each in moments))
    show(table)


def keys_cells(answer: Keyring, say: Translator) -> CellTable:
    """One line per key."""
    return CellTable(
        KEY_COLUMNS,
        (
            [key.id, key.label, " | ".join(key.scopes), *_moments(key).values()]
            for key in answer.keys
        ),
    )


def keys_json(answer: Keyring) -> list[dict[str, Any]]:
    """All that is known of each key."""
    return [
        {"id": key.id, "label": key.label, "scopes": list(key.scopes), **_moments(key)}
        for key in answer.keys
    ]


def show_audit(answer: AuditTrail, say: Translator) -> None:
    """Print each writing and below it what it wrote to, the oldest first.

    Files and ids are long: in a column of a table they would be broken.
    """
    if not answer.records:
        tell_line(say.text("Nothing was written."))
        return
    for each in answer.records:
        title = say.text(
            "{number}. {when} UTC, {who}: {what}",
            number=say.number(each.id),
            when=_moment(each.at),
            who=voice_words(each, answer.keys, say),
            what=action_words(each.action, say),
        )
        table = grid("left", "wide")
        if each.detail:
            table.add_row("  ", words(detail_words(each.detail, say)))
        show(words(title), table)


def audit_cells(answer: AuditTrail, say: Translator) -> CellTable:
    """One line per writing, its details as JSON."""
    return CellTable(
        AUDIT_COLUMNS,
        (
            [each.id, each.at, each.by, each.action, json.dumps(each.detail, ensure_ascii=False)]
            for each in answer.records
        ),
    )


def audit_json(answer: AuditTrail) -> list[dict[str, Any]]:
    """All that the audit holds."""
    return [{name: getattr(each, name) for name in AUDIT_COLUMNS} for each in answer.records]


def _moments(key: ApiKey) -> dict[str, str | None]:
    return {name: getattr(key, name) for name in KEY_COLUMNS[3:]}


def _day(moment: str | None) -> str:
    return moment[:10] if moment else NEVER


def _moment(text: str) -> str:
    return text[:16].replace("T", " ")
