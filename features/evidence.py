"""The partnerships that the features count, as arrays over the gazetteer's rows and regions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from features.kernel import CUT, Kernel
from features.links import Links, link, weighted
from features.origin import MUNICIPALITY, SMALLEST_CANDIDATE
from features.sphere import arc_km
from features.theme_book import ThemeBook
from features.usual_size import FEWEST, country_gap, partner_gaps
from features.world import World

Rows = NDArray[np.int64]
Floats = NDArray[np.float64]

SIZE_CLASSES = np.log(np.array([2_000.0, 10_000.0, 50_000.0]))
COUNTED = ("country", "admin1", "region_country", "region_admin1", "size_country", "size_gap")
NEAR_KM = 30.0
WIDE_KM = 120.0


@dataclass(frozen=True)
class Counts:
    """French partnerships by country and by region, never the pairs themselves.

    `country` (n_countries,) and `admin1` (n_regions + 1,; the last entry stands for an unknown
    region) count foreign ends; `region_country`, `region_admin1` split them by French region in
    the order of `regions` (indices of admin-1); `size_country` (4, n_countries) by the size class
    of the French end, where both populations are known. All are numbers of partnerships, but
    `size_gap` (n_countries,): the sum, over those with both populations, of the logarithm of the
    foreign end's over the usual partner's.
    """

    country: Floats
    admin1: Floats
    regions: Rows
    region_country: Floats
    region_admin1: Floats
    size_country: Floats
    size_gap: Floats

    @property
    def total(self) -> float:
        """The number of partnerships counted."""
        return float(self.country.sum())


class Evidence:
    """What is known of existing partnerships when a pair is judged.

    With `links` every feature can be measured; without, only those that need counts by country
    and by region. `without(origins)` hides the partnerships of some French rows: the counts that
    train a model must never hold the pair that they are to predict. `levels` are those of the
    foreign ends, as indices of LEVELS: rates are taken over territories of these levels. `themes`
    is what partnerships are about; no artefact holds it, so `with_themes` gives it again.
    """

    def __init__(
        self,
        world: World,
        counts: Counts,
        links: Links | None = None,
        *,
        levels: Sequence[int] = (MUNICIPALITY,),
        themes: ThemeBook | None = None,
    ) -> None:
        self.world = world
        self.counts = counts
        self.links = links
        self.levels = tuple(levels)
        self._themes = themes
        self._last: tuple[bytes, dict[tuple[float, str], tuple[Floats, float]]] = b"", {}

    @classmethod
    def of_pairs(
        cls,
        world: World,
        french: Rows,
        foreign: Rows,
        *,
        abroad: tuple[Rows, Rows],
        levels: Sequence[int] = (MUNICIPALITY,),
        themes: ThemeBook | None = None,
    ) -> Evidence:
        """Count these pairs: (French row, foreign row), and pairs between two other countries."""
        ends = np.unique(np.r_[foreign, *abroad])
        return cls(
            world,
            _count(world, french, foreign),
            link(world, (french, foreign), abroad, kernel=Kernel.around(world, ends)),
            levels=levels,
            themes=themes,
        )

    def without(self, origins: Rows) -> Evidence:
        """The same evidence with the partnerships of these French rows left out."""
        if self.links is None:
            return self
        kept = ~np.isin(self.links.french, origins)
        french, foreign = self.links.french[kept], self.links.foreign[kept]
        links = replace(self.links, french=french, foreign=foreign)
        counts = _count(self.world, french, foreign)
        themes = self.themes.without(origins)
        return Evidence(self.world, counts, links, levels=self.levels, themes=themes)

    def with_themes(self, themes: ThemeBook) -> Evidence:
        """The same evidence beside these themes."""
        return Evidence(self.world, self.counts, self.links, levels=self.levels, themes=themes)

    def seen_by(self, own: Sequence[int], partners: Sequence[int] = ()) -> Evidence:
        """The evidence without the partnerships of these rows, which are no precedent for them.

        `own` are the asker and its relatives, `partners` theirs. Where only counts are held, the
        known partnerships are taken off the counts.
        """
        if self.links is None:
            return self._less(own, partners) if own and partners else self
        known = np.intersect1d(np.array(own, dtype=np.int64), self.links.french)
        return self.without(known) if len(known) else self

    def _less(self, own: Sequence[int], partners: Sequence[int]) -> Evidence:
        foreign = np.array(partners, dtype=np.int64)
        taken = _count(self.world, np.full(len(foreign), own[0]), foreign)
        held = self.counts
        left = {
            name: np.maximum(getattr(held, name) - getattr(taken, name), 0.0) for name in COUNTED
        }
        left["size_gap"] = held.size_gap - taken.size_gap
        counts = Counts(regions=held.regions, **left)
        return Evidence(self.world, counts, levels=self.levels, themes=self.themes)

    def portable(self) -> Evidence:
        """The counts by country and by region alone, as the shipped model carries them.

        A sum of sizes over a few partnerships would tell which they are: it is left out or rounded.
        """
        counts = self.counts
        gaps = np.where(counts.country < FEWEST, 0.0, np.round(counts.size_gap))
        counts = replace(counts, size_gap=gaps)
        return Evidence(self.world, counts, levels=self.levels, themes=self.themes)

    @cached_property
    def themes(self) -> ThemeBook:
        """What partnerships are about; nothing where it was not told."""
        return self._themes or ThemeBook.of(self.world, ())

    @cached_property
    def country_candidates(self) -> Floats:
        """Territories of 1,000 inhabitants or more in each country, (n_countries,)."""
        return self._candidates(self.world.gazetteer.country, len(self.counts.country))

    @cached_property
    def admin1_candidates(self) -> Floats:
        """The same in each first-level region, (n_regions + 1,)."""
        return self._candidates(self.world.gazetteer.admin1, len(self.counts.admin1))

    def _candidates(self, group: NDArray[np.int64], length: int) -> Floats:
        gazetteer = self.world.gazetteer
        counted = (gazetteer.population >= SMALLEST_CANDIDATE) & np.isin(
            gazetteer.level, self.levels
        )
        groups = group[counted].astype(np.int64) % length
        return np.bincount(groups, minlength=length).astype(float)

    @cached_property
    def country_share(self) -> Floats:
        """Smoothed share of all French partnerships that each country holds."""
        return (self.counts.country + 0.3) / max(self.counts.total, 1.0)

    @cached_property
    def country_gap(self) -> Floats:
        """How much larger French towns' partners are in each country than elsewhere (log)."""
        gap, sized = self.counts.size_gap, self.counts.size_country.sum(axis=0)
        return country_gap(gap, sized, gap.sum() / max(sized.sum(), 1.0))

    @property
    def known_links(self) -> Links:
        """The links, for who cannot do without: features that need them."""
        assert self.links is not None
        return self.links

    @cached_property
    def french_density(self) -> Floats:
        """French partnerships around each cell, by the near kernel."""
        return self._density("near")

    @cached_property
    def wide_density(self) -> Floats:
        """French partnerships around each cell, by the wide kernel."""
        return self._density("wide")

    def _density(self, reach: str) -> Floats:
        links = self.known_links
        return links.kernel.spread(reach, *weighted(links.foreign, np.ones(len(links.foreign))))

    def around_origin(self, vector: Floats, km: float) -> tuple[Rows, Floats]:
        """Partnerships of the origin's neighbours: indices of `links` and weights exp(-d/km)."""
        apart = arc_km(np.linalg.norm(self._french_vectors - vector, axis=1))
        near = np.flatnonzero(apart < CUT * km)
        return near, np.exp(-apart[near] / km)

    def cells_around(self, vector: Floats, km: float, *, reach: str) -> tuple[Floats, float]:
        """The same summed around each cell by a kernel, and the weights' sum; kept for an asker."""
        asker = vector.tobytes()
        last, kept = self._last  # read once: another thread may ask for another origin meanwhile
        if last != asker:
            kept = {}
            self._last = asker, kept
        if (km, reach) not in kept:
            found, weights = self.around_origin(vector, km)
            places, amounts = weighted(self.known_links.foreign[found], weights)
            seen = self.known_links.kernel.spread(reach, places, amounts)
            kept[km, reach] = seen, float(weights.sum())
        return kept[km, reach]

    @cached_property
    def _french_vectors(self) -> Floats:
        return np.asarray(self.world.vectors[self.known_links.french], dtype=np.float64)


def size_class(log_population: float | Floats) -> Rows:
    """The class of a French territory: below 2,000, 10,000, 50,000 inhabitants, or above."""
    return np.searchsorted(SIZE_CLASSES, log_population, side="right")


def _count(world: World, french: Rows, foreign: Rows) -> Counts:
    gazetteer = world.gazetteer
    countries, regions = len(gazetteer.countries), len(gazetteer.admin1_codes) + 1
    country = gazetteer.country[foreign].astype(np.int64)
    admin1 = gazetteer.admin1[foreign].astype(np.int64) % regions
    home = french_regions(gazetteer.admin1_codes)
    at = np.searchsorted(home, gazetteer.admin1[french])
    at = np.where(np.isin(gazetteer.admin1[french], home), at, len(home))
    population, theirs = (gazetteer.population[ends].astype(float) for ends in (french, foreign))
    gaps = partner_gaps(population, theirs)
    sized = ~np.isnan(gaps)
    sizes = size_class(np.log(population[sized]))
    return Counts(
        country=np.bincount(country, minlength=countries).astype(float),
        admin1=np.bincount(admin1, minlength=regions).astype(float),
        regions=home,
        region_country=_table(at, country, len(home) + 1, countries)[:-1],
        region_admin1=_table(at, admin1, len(home) + 1, regions)[:-1],
        size_country=_table(sizes, country[sized], len(SIZE_CLASSES) + 1, countries),
        size_gap=np.bincount(country[sized], gaps[sized], countries).astype(float),
    )


def french_regions(codes: Sequence[str]) -> Rows:
    """The indices of the French régions among the admin-1 codes, ascending."""
    return np.array([i for i, code in enumerate(codes) if code.startswith("FR.")], dtype=np.int64)


def _table(first: Rows, second: Rows, height: int, width: int) -> Floats:
    flat = np.bincount(first * width + second, minlength=height * width)
    return flat.reshape(height, width).astype(float)
