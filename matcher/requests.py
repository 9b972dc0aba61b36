"""What is asked of the matcher, checked once where it is born."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from data.closed_lists import LEVEL_WORDS, key_named
from data.continents import CONTINENTS
from data.declared import DeclaredProfile
from data.errors import InvalidOption
from data.records import LEVELS, Level
from matcher.continents import not_a_continent
from matcher.labels import FAMILIES
from matcher.strangers import Stranger
from models.variety import DIVERSITY

MOST = 1000
HEAVIEST = 3.0
LONGEST_NEED = 2_000


@dataclass(frozen=True, slots=True)
class Filters:
    """Who may be suggested: country and continent codes, one level, a range of populations."""

    countries: frozenset[str] = frozenset()
    excluded_countries: frozenset[str] = frozenset()
    continents: frozenset[str] = frozenset()
    level: Level | None = None
    min_population: int | None = None
    max_population: int | None = None

    def __post_init__(self) -> None:
        if self.level is not None and self.level not in LEVELS:
            raise _not_a_level(str(self.level))
        for continent in self.continents - CONTINENTS.keys():
            raise not_a_continent(continent)
        check_population("--min-population", self.min_population)
        check_population("--max-population", self.max_population)
        self._check_range()

    def _check_range(self) -> None:
        if self.min_population is None or self.max_population is None:
            return
        if self.min_population > self.max_population:
            raise InvalidOption(
                "--min-population {least} is above --max-population {most}; swap them.",
                least=self.min_population,
                most=self.max_population,
            )


@dataclass(frozen=True, slots=True)
class SuggestRequest:
    """For whom to suggest, how many, among whom, how varied (0 to 1), what weighs more (0 to 3).

    The territory is a name, an id, or a stranger told by its facts. `standing` asks where the one
    who asks would stand for each, among the French; `reciprocal` also sets those first for whom it
    would come early; `include_hidden` shows what it declined too; `profile` is what the one who
    asks declares of itself for this request. `themes` are the names of what candidates shall work
    on or face, `need` the same in free text; without a territory these alone decide.
    """

    territory: str | Stranger | None
    top: int = 10
    filters: Filters = field(default_factory=Filters)
    include_existing: bool = False
    include_hidden: bool = False
    weights: Mapping[str, float] = field(default_factory=dict)
    diversity: float = DIVERSITY
    standing: bool = False
    reciprocal: bool = False
    profile: DeclaredProfile | None = None
    themes: tuple[str, ...] = ()
    need: str | None = None

    @property
    def tells_standing(self) -> bool:
        """Whether each suggestion says where the one who asks would stand for it."""
        return self.standing or self.reciprocal

    def __post_init__(self) -> None:
        check_top(self.top)
        check_diversity(self.diversity)
        check_weights(self.weights)
        check_need(self.need)
        object.__setattr__(self, "themes", themes_named(self.themes))
        self._check_asker()

    def _check_asker(self) -> None:
        if self.territory is not None:
            return
        if not self.themes and self.need is None:
            raise InvalidOption(
                "Name the territory that asks, or say what is sought with --theme or --need."
            )
        of_a_territory = (
            self.tells_standing,
            self.profile,
            self.weights,
            self.include_existing,
            self.include_hidden,
            self.diversity != DIVERSITY,
        )
        if any(of_a_territory):
            raise InvalidOption(
                "--standing, --reciprocal, --profile, --weight, --diversity, --include-existing and"
                " --include-hidden speak of the territory that asks; name it."
            )


def check_top(top: int) -> None:
    """The number of suggestions lies between 1 and 1000."""
    check_between("--top", top, least=1, most=MOST)


def check_diversity(diversity: float) -> None:
    """The diversity lies between 0, the order of the score, and 1."""
    if not 0 <= diversity <= 1:
        raise InvalidOption(
            "--diversity {diversity} is out of range; give a number from 0 to 1.",
            diversity=f"{diversity:g}",
        )


def check_between(option: str, number: int, *, least: int, most: int) -> None:
    """A number lies within its range, both ends included."""
    if not least <= number <= most:
        raise InvalidOption(
            "{option} {number} is out of range; give a number from {least} to {most}.",
            option=option,
            number=number,
            least=least,
            most=most,
        )


def check_weights(weights: Mapping[str, float]) -> None:
    """Every family is known and weighs from 0 to 3."""
    for family, weight in weights.items():
        if family not in FAMILIES:
            raise InvalidOption(
                "--weight {family!r} is not a family; give one of {known}.",
                family=family,
                known=", ".join(FAMILIES),
            )
        if not 0 <= weight <= HEAVIEST:
            raise InvalidOption(
                "--weight {family}={weight} is out of range; give a number from 0 to 3.",
                family=family,
                weight=f"{weight:g}",
            )


def check_need(need: str | None) -> None:
    """A need says something, in no more than 2,000 characters."""
    if need is None:
        return
    if not need.strip():
        raise InvalidOption("--need is empty; say in a sentence what is sought.")
    if len(need) > LONGEST_NEED:
        raise InvalidOption(
            "--need has {length} characters; say it in {most} at most.",
            length=len(need),
            most=LONGEST_NEED,
        )


def themes_named(texts: Collection[str]) -> tuple[str, ...]:
    """The keys of the themes that these keys, labels or synonyms name, each once."""
    if not texts:
        return ()
    from data.theme_names import theme_named

    return tuple(dict.fromkeys(theme_named(text, where="--theme") for text in texts))


def country_named(option: str, text: str) -> str:
    """The code of the country that an option names, by code or name."""
    from data.countries import country_code

    code = country_code(text)
    if code is None:
        raise InvalidOption(
            "{option} {text!r} is not a country; give its two-letter code or its name.",
            option=option,
            text=text,
        )
    return code


def level_named(text: str) -> Level:
    """The level that a word means, in French or in English."""
    found = key_named(text, LEVEL_WORDS)
    if found is None:
        raise _not_a_level(text)
    return found


def _not_a_level(text: str) -> InvalidOption:
    return InvalidOption(
        "--level {text!r} is not a level; give municipality, intercommunality, department,"
        " province, region or state.",
        text=text,
    )


def check_population(option: str, population: int | None) -> None:
    """A bound on the population is not negative."""
    if population is not None and population < 0:
        raise InvalidOption(
            "{option} {population} is negative; give a number of inhabitants, 0 or more.",
            option=option,
            population=population,
        )
