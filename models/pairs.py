"""Partnerships as rows of the gazetteer, ready to count and to learn from."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from data.records import LEVELS
from features.catalog import FEATURES, REGIONAL_FEATURES
from features.evidence import Evidence
from features.feature import Feature
from features.origin import MUNICIPALITY, SMALLEST_CANDIDATE
from features.sphere import EARTH_KM
from features.theme_book import ThemeBook
from features.world import World
from models.declined import NO_PAIRS, Declined, within

Rows = NDArray[np.int64]

SAME_PLACE_KM = 2.0

INTERCOMMUNALITY = LEVELS.index("intercommunality")
DEPARTMENT, REGION = LEVELS.index("department"), LEVELS.index("region")


@dataclass(frozen=True)
class Tier:
    """Authorities that partner with each other, by the index of their levels in LEVELS."""

    levels: tuple[int, ...]
    candidate_levels: tuple[int, ...]
    features: tuple[Feature, ...]


LOCAL = Tier((MUNICIPALITY, INTERCOMMUNALITY), (MUNICIPALITY,), FEATURES)
REGIONAL = Tier((DEPARTMENT, REGION), (DEPARTMENT, REGION), REGIONAL_FEATURES)


@dataclass(frozen=True)
class Pairs:
    """Partnerships between authorities of one tier in two countries.

    `french[i]` is linked with `foreign[i]`; `abroad` holds the pairs of which neither is French;
    `themes` is what partnerships are about, where that is known; `declined` holds the rows of both
    ends of pairs that are none, since the French end declined them.
    """

    french: Rows
    foreign: Rows
    abroad: tuple[Rows, Rows]
    tier: Tier = LOCAL
    themes: ThemeBook | None = None
    declined: tuple[Rows, Rows] = NO_PAIRS

    @classmethod
    def of_ends(
        cls,
        world: World,
        first: Rows,
        second: Rows,
        *,
        tier: Tier = LOCAL,
        themes: ThemeBook | None = None,
        declined: Declined | None = None,
    ) -> Pairs:
        """Sort these pairs of rows; those inside one country or of other levels are left out."""
        gazetteer = world.gazetteer
        alike = np.isin(gazetteer.level[first], tier.levels)
        alike &= np.isin(gazetteer.level[second], tier.levels)
        crossing = alike & (gazetteer.country[first] != gazetteer.country[second])
        first, second = first[crossing], second[crossing]
        home = gazetteer.countries.index("FR")
        second_is_french = gazetteer.country[second] == home
        ours = second_is_french | (gazetteer.country[first] == home)
        french = np.where(second_is_french, second, first)[ours]
        foreign = np.where(second_is_french, first, second)[ours]
        abroad = _sorted_once(first[~ours], second[~ours])
        themes = themes and themes.of_partnerships()
        found = cls(*_sorted_once(french, foreign), abroad, tier, themes)
        return replace(found, declined=found._declined_of(world, declined)) if declined else found

    @property
    def origins(self) -> Rows:
        """The French rows, each once, ascending."""
        return np.unique(self.french)

    def places(self, world: World) -> Rows:
        """A number for the place of each origin: origins within 2 km of each other share one.

        A commune and the grouping whose seat it is often sign together, as do two halves of one
        town; what one has signed must not help to guess what the other has. (At 5 km the suburbs
        of Paris would chain into one place of 137 origins.)
        """
        from scipy.sparse.csgraph import connected_components
        from scipy.spatial import cKDTree

        tree = cKDTree(np.asarray(world.vectors[self.origins], dtype=np.float64))
        near = tree.sparse_distance_matrix(tree, SAME_PLACE_KM / EARTH_KM, output_type="coo_matrix")
        # A pair at no distance would be no entry of a sparse matrix.
        near.data[:] = 1.0
        places: Rows = connected_components(near)[1].astype(np.int64)
        return places

    def partners(self, origin: int) -> Rows:
        """The foreign partners of a French row."""
        found: Rows = self.foreign[self.french == origin]
        return found

    def declined_by(self, origin: int) -> Rows:
        """The candidates that a French row declined."""
        found: Rows = self.declined[1][self.declined[0] == origin]
        return found

    def without(self, origins: Rows) -> Pairs:
        """These pairs less those of some French rows."""
        kept = ~np.isin(self.french, origins)
        themes = self.themes and self.themes.without(origins)
        return replace(self, french=self.french[kept], foreign=self.foreign[kept], themes=themes)

    def evidence(self, world: World) -> Evidence:
        """These pairs counted."""
        return Evidence.of_pairs(
            world,
            self.french,
            self.foreign,
            abroad=self.abroad,
            levels=self.tier.candidate_levels,
            themes=self.themes,
        )

    def _declined_of(self, world: World, declined: Declined) -> tuple[Rows, Rows]:
        """Those of our origins with candidates of our tier that are no partners of theirs."""
        first, second = within(
            declined, origins=self.origins, candidates=candidate_rows(world, self.tier)
        )
        count = len(world.gazetteer)
        fresh = ~np.isin(first * count + second, self.french * count + self.foreign)
        return first[fresh], second[fresh]


def _sorted_once(first: Rows, second: Rows) -> tuple[Rows, Rows]:
    """Each pair once and in order: what is learned does not depend on which was imported first."""
    pairs = np.unique(np.stack([first, second], axis=1), axis=0)
    return pairs[:, 0], pairs[:, 1]


def candidate_rows(world: World, tier: Tier = LOCAL) -> Rows:
    """Every authority of a tier with 1,000 inhabitants or more outside France, ascending."""
    gazetteer = world.gazetteer
    wanted = np.isin(gazetteer.level, tier.candidate_levels)
    wanted &= gazetteer.population >= SMALLEST_CANDIDATE
    return np.flatnonzero(wanted & (gazetteer.country != gazetteer.countries.index("FR")))
