"""The words on screen for what the audit holds: actions, what they wrote to, who wrote."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from matcher.decision_words import STATE_WORDS
from matcher.printing.models import MODEL_NAMES
from matcher.translation import Translator, mark

if TYPE_CHECKING:
    from data.store.history import AuditRecord
    from data.store.keys import ApiKey

ACTIONS = {
    "import": mark("import"),
    "resolve": mark("territories told"),
    "undo": mark("import undone"),
    "declare": mark("profile"),
    "feedback": mark("mark"),
    "accept": mark("proposal accepted"),
    "decline": mark("proposal turned down"),
    "publish": mark("model put in use"),
    "rollback": mark("earlier model put in use again"),
    "restore": mark("backup restored"),
    "authorities": mark("list of authorities"),
    "place add": mark("place added"),
    "place correct": mark("place corrected"),
    "place remove": mark("place removed"),
    "keys create": mark("key made"),
    "keys revoke": mark("key revoked"),
}
FIELDS = {
    "files": mark("files: {value}"),
    "import": mark("import {value}"),
    "territory": mark("territory {value}"),
    "added": mark("added: {value}"),
    "removed": mark("removed: {value}"),
    "origin": mark("of {value}"),
    "partner": mark("with {value}"),
    "state": mark("state: {value}"),
    "decision": mark("mark {value}"),
    "proposal": mark("proposal {value}"),
    "made_at": mark("made on {value}"),
    "models": mark("models: {value}"),
    "audit": mark("lines of the audit: {value}"),
    "authorities": mark("authorities: {value}"),
    "facts": mark("facts: {value}"),
    "model": mark("model {value}"),
    "before": mark("instead of {value}"),
    "forced": mark("forced in spite of its figures: {value}"),
    "key": mark("key {value}"),
    "scopes": mark("scopes: {value}"),
}
YES = {"forced": mark("forced in spite of its figures")}
FACTS = {
    "name": mark("name"),
    "country": mark("country"),
    "level": mark("level"),
    "latitude": mark("latitude"),
    "longitude": mark("longitude"),
    "population": mark("population"),
}
SCOPES = {"feedback": mark("marks"), "import": mark("imports"), "publish": mark("models")}
WORDS = {
    "facts": FACTS,
    "scopes": SCOPES,
    "state": STATE_WORDS,
    "model": MODEL_NAMES,
    "before": MODEL_NAMES,
}
"""What the values of a field are called, where they have words."""


def action_words(action: str, say: Translator) -> str:
    """What was done; as it is stored where it has no words."""
    return say.text(ACTIONS.get(action, action))


def detail_words(detail: dict[str, Any], say: Translator) -> str:
    """What it was done to; what is empty or false is passed over."""
    return " · ".join(_field(name, value, say) for name, value in detail.items() if value)


def voice_words(record: AuditRecord, keys: Iterable[ApiKey], say: Translator) -> str:
    """Who wrote: the label, and the id of each key that bore it and counted at that moment."""
    from data.store.recording import COMMAND_LINE

    if record.by == COMMAND_LINE:
        return say.text("command line")
    bearers = [
        f"mk_{key.id}"
        for key in keys
        if key.label == record.by and key.created_at <= record.at <= (key.revoked_at or record.at)
    ]
    return f"{record.by} ({', '.join(bearers)})" if bearers else record.by


def _field(name: str, value: Any, say: Translator) -> str:
    if value is True:
        return say.text(YES.get(name, name))
    words = WORDS.get(name, {})
    several = value if isinstance(value, list) else [value]
    told = ", ".join(say.text(words.get(str(each), str(each))) for each in several)
    return say.text(FIELDS.get(name, "{name} {value}"), name=name, value=told)
