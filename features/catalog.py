"""The ordered list of features: it is the definition of the model."""

from __future__ import annotations

from features.centrality import CENTRALITY, DENSITY
from features.departments import DEPARTMENT
from features.feature import Feature
from features.likeness import LIKENESS
from features.neighbourhood import NEIGHBOUR_COUNTRY, NEIGHBOURS
from features.openness import FRENCH_PARTNERS, OPENNESS, REGION_OPENNESS, SURROUNDINGS
from features.partners import COUNTRY_PARTNER, NEAR_PARTNER, SHARED_PARTNERS
from features.place import BORDER, CLIMATE, COAST, ISLAND, LATITUDE, PORT
from features.precedents import COUNTRY, REGION_COUNTRY, REGION_PAIR
from features.proximity import DISTANCE
from features.shared_themes import SHARED_CHALLENGES, SHARED_SECTORS
from features.size import RANK, SIZE_RATIO
from features.ties import LANGUAGE, NAME

FEATURES: tuple[Feature, ...] = (
    SIZE_RATIO,
    RANK,
    CENTRALITY,
    DENSITY,
    COAST,
    PORT,
    CLIMATE,
    LATITUDE,
    ISLAND,
    BORDER,
    LIKENESS,
    SHARED_SECTORS,
    SHARED_CHALLENGES,
    LANGUAGE,
    NAME,
    DISTANCE,
    COUNTRY,
    REGION_COUNTRY,
    REGION_PAIR,
    DEPARTMENT,
    NEIGHBOURS,
    NEIGHBOUR_COUNTRY,
    SHARED_PARTNERS,
    NEAR_PARTNER,
    COUNTRY_PARTNER,
    OPENNESS,
    FRENCH_PARTNERS,
    REGION_OPENNESS,
    SURROUNDINGS,
)
# A hundred partnerships of départements and régions cannot bear a curve for each class of origin.
REGIONAL_FEATURES: tuple[Feature, ...] = tuple(
    feature.unbent()
    for feature in (
        SIZE_RATIO,
        COAST,
        CLIMATE,
        LATITUDE,
        ISLAND,
        LIKENESS,
        SHARED_SECTORS,
        SHARED_CHALLENGES,
        LANGUAGE,
        DISTANCE,
        COUNTRY,
        NEAR_PARTNER,
        COUNTRY_PARTNER,
    )
)
PORTABLE_FEATURES = tuple(feature for feature in FEATURES if not feature.needs_links)
