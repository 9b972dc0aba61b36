"""Profiles, one or two side by side, and lists of territories."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from data.records import Fact, Profile
from matcher.labels import label
from matcher.printing.cells import Cell, CellTable
from matcher.printing.derivations import derivation_rows, show_derivations
from matcher.printing.facts import fact_name, fact_value
from matcher.printing.notes import Notes
from matcher.printing.screen import headed, inhabitants, place, show, tell_line, words
from matcher.printing.themes import show_themes, theme_rows
from matcher.results import Card, Listing, Taken
from matcher.translation import Translator
from matcher.wire import territory_json

if TYPE_CHECKING:
    from rich.table import Table

TERRITORY_COLUMNS = ("id", "name", "country", "level", "latitude", "longitude", "population")
FACT_COLUMNS = ("name", "value", "knowledge", "source", "locator", "date")


def show_card(answer: Card, say: Translator) -> None:
    """Print what is known of a territory, each fact with its source."""
    territory = answer.profile.territory
    parts = (territory.name, say.country(territory.country), label(territory.level, say))
    said = inhabitants(territory, say, derived=is_derived(answer.profile))
    tell_line(", ".join((*parts, said)), "bold")
    tell_line(territory.id)
    for relative in answer.relatives:
        said = say.text("Its partners count as its own: {name} ({id})",
                        name=relative.name, id=relative.id)  # fmt: skip
        tell_line(said)
    count = answer.partnerships
    tell_line(say.plural("{count} known partnership", "{count} known partnerships", count=count))
    notes = Notes(say)
    if answer.profile.facts:
        show(words(""), _fact_table(shown_facts(answer.profile), notes, say))
    show_themes(answer.themes, notes, say)
    show_derivations(answer.derived, notes, say)
    notes.show()


def card_cells(answer: Card, say: Translator) -> CellTable:
    """One line per fact, then one per theme and kind of declarer, or rule."""
    rows = [_fact_row(fact, say) for fact in answer.profile.facts]
    themes = *theme_rows(answer.themes), *derivation_rows(answer.derived)
    return CellTable(FACT_COLUMNS, [*rows, *themes])


def show_territories(answer: Listing, say: Translator) -> None:
    """Print the territories that a search found."""
    if not answer.territories:
        tell_line(say.text("No territory comes close to this name."))
        return
    titles = say.text("Territory"), say.text("Country"), say.text("Level")
    table = headed(
        *((title, "left") for title in titles), (say.text("Inhabitants"), "right"), ("id", "whole")
    )
    for territory in answer.territories:
        population = "" if territory.population is None else say.number(territory.population)
        if population and territory.id in answer.derived:
            population = say.text("{value} (derived)", value=population)
        table.add_row(
            words(territory.name),
            words(say.country(territory.country)),
            words(label(territory.level, say)),
            words(population),
            words(territory.id),
        )
    show(table)


def territories_cells(answer: Listing, say: Translator) -> CellTable:
    """One line per territory."""
    return CellTable(
        TERRITORY_COLUMNS,
        (list(territory_json(territory).values()) for territory in answer.territories),
    )


def side_by_side(first: Profile, second: Profile, *, say: Translator) -> Table:
    """The facts of both, one line each, a dash where one has no such fact."""
    table = headed(("", "left"), (first.territory.name, "left"), (second.territory.name, "left"))
    both = [{fact.name: fact for fact in shown_facts(profile)} for profile in (first, second)]
    for name in both[0] | both[1]:
        table.add_row(
            words(fact_name(name, say)),
            *(words(fact_value(facts[name], say) if name in facts else "—") for facts in both),
        )
    return table


def taken_line(taken: Taken, say: Translator) -> str:
    """What a name was taken for and what else it could have been; empty when it was plain."""
    if not taken.alternatives and not taken.approximate:
        return ""
    understood = say.text(
        "understood as {name} ({id})", name=place(taken.territory, say), id=taken.territory.id
    )
    if not taken.alternatives:
        return understood
    others = say.listing(f"{place(other, say)} ({other.id})" for other in taken.alternatives[:5])
    return say.text("{understood}; it could also be {others}", understood=understood, others=others)


def shown_facts(profile: Profile) -> tuple[Fact, ...]:
    """The facts worth a line: the area of the land mass tells something of islands alone."""
    island = any(fact.name == "island" and fact.value is True for fact in profile.facts)
    return tuple(fact for fact in profile.facts if island or fact.name != "land_km2")


def is_derived(profile: Profile) -> bool:
    """Whether its population is the sum of those of its places."""
    return any(fact.name == "population" and fact.knowledge == "derived" for fact in profile.facts)


def _fact_table(facts: Sequence[Fact], notes: Notes, say: Translator) -> Table:
    table = headed((say.text("Fact"), "left"), (say.text("Value"), "left"), ("", "right"))
    for fact in facts:
        note = notes.number(fact.source) if fact.source else ""
        table.add_row(words(fact_name(fact.name, say)), words(fact_value(fact, say)), note)
    return table


def _fact_row(fact: Fact, say: Translator) -> list[Cell]:
    source = fact.source
    value = " | ".join(fact.value) if isinstance(fact.value, tuple) else fact.value
    return [
        fact.name,
        value,
        fact.knowledge,
        source.name if source else "",
        source.locator if source else "",
        source.date if source else "",
    ]
