"""`matcher place add`, `matcher place correct`, `matcher place list`, `matcher place remove`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from data.errors import InvalidOption
from matcher.commands.options import LanguageOption, OutputOptions, option, optional_number
from matcher.commands.running import open_matcher, remark, remark_taken
from matcher.translation import _

if TYPE_CHECKING:
    from matcher.service import Matcher

SourceOption = Annotated[
    str,
    option("--source", "TEXT", text=_("The document or the site that says so; never a person.")),
]
PopulationOption = Annotated[
    str | None, option("--population", "N", text=_("Inhabitants; left out where unknown."))
]


@dataclass(frozen=True, slots=True)
class NewPlace:
    """What must be known of a territory that the gazetteer lacks."""

    country: Annotated[str, option("--country", "FR", text=_("Its country, by code or name."))]
    at: Annotated[
        str, option("--at", "LAT,LON", text=_("Its centre in degrees, as in 46.16,-1.15."))
    ]
    source: SourceOption
    level: Annotated[
        str,
        option(
            "--level",
            "LEVEL",
            text=_("municipality, intercommunality, department (or province), region (or state)."),
        ),
    ] = "municipality"
    population: PopulationOption = None
    force: Annotated[
        bool, typer.Option("--force", help=_("Add it beside a namesake within 5 km too."))
    ] = False


@dataclass(frozen=True, slots=True)
class Correction:
    """What may be put right of a territory."""

    source: SourceOption
    name: Annotated[
        str | None, option("--name", "NAME", text=_("Its name; the former one still finds it."))
    ] = None
    level: Annotated[str | None, option("--level", "LEVEL", text=_("Its level."))] = None
    at: Annotated[
        str | None, option("--at", "LAT,LON", text=_("Its centre in degrees, as in 46.16,-1.15."))
    ] = None
    population: PopulationOption = None
    force: Annotated[
        bool, typer.Option("--force", help=_("Keep a population ten times larger or smaller too."))
    ] = False


def add(
    name: Annotated[str, typer.Argument(help=_("Its name in French, else in its language."))],
    place: NewPlace,
    *,
    output: OutputOptions,
) -> None:
    """Add a territory that the gazetteer lacks."""
    from data.records import Territory
    from matcher.places import Places, add_place
    from matcher.printing.answers import check_format, print_answer
    from matcher.requests import country_named, level_named

    form = check_format(output.form)
    territory = Territory(
        "",
        name.strip(),
        country_named("--country", place.country),
        level_named(place.level),
        *point_named(place.at),
        optional_number("--population", place.population),
    )
    matcher = open_matcher(output.lang)
    kept = add_place(matcher.holdings, territory, source=place.source.strip(), force=place.force)
    remark_built(matcher)
    print_answer(Places((kept,)), form, say=matcher.say)


def correct(
    territory: Annotated[str, typer.Argument(help=_("Name or id of a territory."))],
    correction: Correction,
    *,
    output: OutputOptions,
) -> None:
    """Put right the name, the level, the coordinates or the population of a territory."""
    from matcher.places import Facts, Places, correct_place
    from matcher.printing.answers import check_format, print_answer
    from matcher.requests import level_named

    form = check_format(output.form)
    facts = Facts(
        name=None if correction.name is None else correction.name.strip(),
        level=None if correction.level is None else level_named(correction.level),
        point=None if correction.at is None else point_named(correction.at),
        population=optional_number("--population", correction.population),
    )
    matcher = open_matcher(output.lang)
    taken, kept = correct_place(
        matcher.holdings,
        territory,
        facts,
        source=correction.source.strip(),
        force=correction.force,
    )
    remark_taken(taken, matcher)
    remark_built(matcher)
    print_answer(Places((kept,)), form, say=matcher.say)


def list_places(output: OutputOptions) -> None:
    """List the territories that were added or put right here."""
    from matcher import places
    from matcher.printing.answers import check_format, print_answer

    form = check_format(output.form)
    matcher = open_matcher(output.lang)
    print_answer(places.list_places(matcher.holdings), form, say=matcher.say)


def remove(
    territory: Annotated[str, typer.Argument(metavar="ID", help=_("Id, as place list prints it."))],
    language: LanguageOption,
) -> None:
    """Go back to what the gazetteer says of a territory."""
    from matcher.places import remove_place

    matcher = open_matcher(language.lang)
    count = remove_place(matcher.holdings, territory.strip())
    say = matcher.say
    remark(say.text("{id}: what was noted is forgotten.", id=territory.strip()))
    if count:
        remark(
            say.plural(
                "{count} partnership that names it counts no more, until it is added again.",
                "{count} partnerships that name it count no more, until it is added again.",
                count=count,
            )
        )


def point_named(text: str) -> tuple[float, float]:
    """The latitude and longitude, in degrees, that --at gives."""
    from data.query import parse_query

    point = parse_query(text).point
    if point is None:
        raise InvalidOption(
            "--at {text!r} is not a point; give latitude and longitude in degrees, as in"
            " 46.16,-1.15.",
            text=text,
        )
    return point


def remark_built(matcher: Matcher) -> None:
    """Say when what was noted takes effect."""
    remark(matcher.say.text("Noted: the next command builds the world with it, in about a minute."))


COMMANDS = (
    ("add", add, _("Add a territory that the gazetteer lacks.")),
    ("correct", correct, _("Put right the name, level, place or population of a territory.")),
    ("list", list_places, _("List the territories added or put right here.")),
    ("remove", remove, _("Go back to what the gazetteer says of a territory.")),
)
