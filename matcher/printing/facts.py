"""Names and values of facts in words."""

from __future__ import annotations

from data.memberships import GROUPS
from data.records import Fact
from matcher.labels import FACTS, MEMBERSHIPS, label
from matcher.sentences.place import climate_name
from matcher.translation import Translator


def fact_name(name: str, say: Translator) -> str:
    """The words for a fact, its key where it has none."""
    return say.text(FACTS.get(name, name))


def fact_value(fact: Fact, say: Translator) -> str:
    """The value in words, followed by "derived" where it is; "unknown" where it is not known."""
    if fact.value is None or fact.knowledge == "unknown":
        return say.text("unknown")
    said = bare_value(fact, say)
    if fact.knowledge == "derived":
        return say.text("{value} (derived)", value=said)
    return said


def bare_value(fact: Fact, say: Translator) -> str:
    """The value that is known, in words; how it is known is not said."""
    value = fact.value
    if isinstance(value, bool):
        return say.text("yes") if value else say.text("no")
    if isinstance(value, tuple) and fact.name == "languages":
        return say.listing(say.language_names(value)) or say.text("unknown")
    if isinstance(value, tuple) and fact.name in GROUPS:
        return _membership(value, say)
    if isinstance(value, tuple):
        return say.listing(_item(fact.name, item, say) for item in value)
    if isinstance(value, (int, float)):
        return _number(fact.name, value, say)
    return _item(fact.name, str(value), say)


def _membership(value: tuple[str, ...], say: Translator) -> str:
    """The status, then the periods that follow it, as in "since 1958"."""
    status, *periods = value
    return ", ".join([say.text(MEMBERSHIPS[status]), *(_period(each, say) for each in periods)])


def _period(text: str, say: Translator) -> str:
    word, date = text.split(" ")
    if word == "since":
        return say.text("since {year}", year=date[:4])
    return say.text("until {date}", date=date)


def _number(name: str, value: float, say: Translator) -> str:
    if name.endswith("_km"):
        return say.distance(value)
    if name.endswith("year"):
        return str(int(value))
    return say.number(value, 0 if isinstance(value, int) else 2)


def _item(name: str, text: str, say: Translator) -> str:
    if name == "climate":
        return climate_name(text, say)
    if name == "country":
        return say.country(text)
    return label(text, say)
