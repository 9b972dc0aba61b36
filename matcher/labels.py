"""The words on screen for keys.

Sectors and challenges have theirs in `data.vocabulary`, closed lists in `data.closed_lists`.
"""

from __future__ import annotations

from data.closed_lists import (
    DIFFICULTY_WORDS,
    LEVEL_WORDS,
    LINK_WORDS,
    OUTCOME_WORDS,
    STATUS_WORDS,
)
from data.label import Label
from data.vocabulary import THEMES
from matcher.translation import Translator, mark

KNOWLEDGE = {
    "declared": mark("declared"),
    "derived": mark("derived"),
}

MEMBERSHIPS = {
    "member": mark("member"),
    "associate": mark("associate member"),
    "observer": mark("observer"),
    "least_developed": mark("recipient, least developed country"),
    "low_income": mark("recipient, low income"),
    "lower_middle_income": mark("recipient, lower middle income"),
    "upper_middle_income": mark("recipient, upper middle income"),
}

FAMILIES = {
    "size": mark("size"),
    "place": mark("place"),
    "sectors": mark("sectors"),
    "challenges": mark("challenges"),
    "ties": mark("ties"),
    "proximity": mark("proximity"),
    "precedents": mark("precedents"),
    "openness": mark("openness"),
    "themes": mark("themes"),
}

DERIVED_BECAUSE = {
    "port_maritime": mark("town of 50,000 inhabitants or more with a sea port near"),
    "coastal_flooding_erosion": mark("by the sea"),
    "cyclones_storms": mark("near a coast where cyclones come ashore"),
    "earthquake_tsunami": mark("above a subduction belt"),
    "drought_water_scarcity": mark("arid or semi-arid climate"),
    "drinking_water_access": mark("larger town of a least developed country"),
    "rapid_growth": mark("larger town of a least developed country"),
    "port_city_interface": mark("town of 50,000 inhabitants or more with a sea port near"),
    "insularity": mark("on an island"),
}
"""Why a theme is derived, by the rules of features.challenges."""

CLIMATES = {
    "Af": mark("equatorial"),
    "Am": mark("tropical monsoon"),
    "Aw": mark("tropical with dry winters"),
    "As": mark("tropical with dry summers"),
    "BWh": mark("hot desert"),
    "BWk": mark("cold desert"),
    "BSh": mark("hot semi-arid"),
    "BSk": mark("cold semi-arid"),
    "Csa": mark("Mediterranean with hot summers"),
    "Csb": mark("Mediterranean with warm summers"),
    "Csc": mark("Mediterranean with cool summers"),
    "Cwa": mark("subtropical with dry winters"),
    "Cwb": mark("temperate highland with dry winters"),
    "Cwc": mark("cold highland with dry winters"),
    "Cfa": mark("humid subtropical"),
    "Cfb": mark("temperate oceanic"),
    "Cfc": mark("subpolar oceanic"),
    "Dsa": mark("continental with dry, hot summers"),
    "Dsb": mark("continental with dry, warm summers"),
    "Dsc": mark("subarctic with dry summers"),
    "Dsd": mark("very cold subarctic with dry summers"),
    "Dwa": mark("continental with hot summers and dry winters"),
    "Dwb": mark("continental with warm summers and dry winters"),
    "Dwc": mark("subarctic with dry winters"),
    "Dwd": mark("very cold subarctic with dry winters"),
    "Dfa": mark("humid continental with hot summers"),
    "Dfb": mark("humid continental with warm summers"),
    "Dfc": mark("subarctic"),
    "Dfd": mark("very cold subarctic"),
    "ET": mark("tundra"),
    "EF": mark("ice cap"),
}

FEATURES = {
    "size_ratio": mark("size ratio"),
    "rank": mark("rank in the country"),
    "centrality": mark("centre or edge"),
    "density": mark("people around"),
    "coast": mark("coast"),
    "port": mark("sea port"),
    "climate": mark("climate"),
    "latitude": mark("latitude"),
    "island": mark("island"),
    "border": mark("border"),
    "likeness": mark("likeness of the profiles"),
    "shared_sectors": mark("sectors in common"),
    "shared_challenges": mark("challenges in common"),
    "language": mark("language"),
    "name": mark("name"),
    "distance": mark("distance"),
    "country": mark("French partnerships in the country"),
    "region_country": mark("partnerships of the region in the country"),
    "region_pair": mark("partnerships between both regions"),
    "department": mark("partnerships of the département"),
    "neighbours": mark("partnerships of the neighbours"),
    "neighbour_country": mark("partnerships of the neighbours in the country"),
    "shared_partners": mark("partners in common"),
    "near_partner": mark("partner near by"),
    "country_partner": mark("partners in the country"),
    "openness": mark("openness to the world"),
    "french_partners": mark("French partners"),
    "region_openness": mark("openness of the region"),
    "surroundings": mark("openness of the surroundings"),
}

FACTS = {
    "name": mark("name"),
    "level": mark("level"),
    "country": mark("country"),
    "coordinates": mark("coordinates"),
    "division": mark("division"),
    "other_names": mark("other names"),
    "insee": mark("INSEE code"),
    "seat": mark("seat"),
    "seat_of": mark("seat of"),
    "eu": mark("European Union"),
    "dac": mark("official development aid (OECD-DAC)"),
    "ldc": mark("least developed countries"),
    "sids": mark("small island developing states"),
    "oif": mark("Francophonie (OIF)"),
    "population": mark("population"),
    "rank_in_country": mark("rank in the country"),
    "languages": mark("official languages of the country"),
    "coast_km": mark("distance to the sea"),
    "coastal": mark("coastal (10 km)"),
    "on_coast": mark("by the sea (5 km)"),
    "port_km": mark("distance to a sea port"),
    "port": mark("sea port"),
    "port_name": mark("name of the port"),
    "climate": mark("climate"),
    "island": mark("island"),
    "land_km2": mark("area of the land mass (km²)"),
}

RANKERS = {
    "random": mark("random"),
    "size": mark("size"),
    "popularity": mark("popularity"),
    "gravity": mark("gravity"),
    "profiles": mark("numeric profiles"),
    "texts": mark("profile texts"),
    "factorisation": mark("matrix factorisation"),
    "black_box": mark("black box"),
    "shipped": mark("shipped recipe (counts only)"),
    "varied": mark("trained model, varied"),
    "model": mark("trained model"),
}

VIEWS = {
    "cold": mark("Cold, all partners hidden"),
    "warm": mark("Warm, one partner hidden"),
}

METRICS = {
    "hit@10": mark("hit@10"),
    "recall@100": mark("recall@100"),
    "recall@1000": mark("recall@1000"),
    "mrr": mark("MRR"),
    "hit@10 in country": mark("in country"),
}

HEADLINES = {
    ("cold", "hit@10"): mark("hit@10 with all partners hidden"),
    ("cold", "recall@1000"): mark("recall@1000 with all partners hidden"),
    ("warm", "hit@10"): mark("hit@10 with one partner hidden"),
}
"""By view and metric."""

CONTINENTS = {
    "AF": mark("Africa"),
    "AN": mark("Antarctica"),
    "AS": mark("Asia"),
    "EU": mark("Europe"),
    "NA": mark("North America"),
    "OC": mark("Oceania"),
    "SA": mark("South America"),
}

SIZE_CLASSES = {
    "<2000": mark("under 2,000 inhabitants"),
    "<10000": mark("2,000 to 9,999 inhabitants"),
    "<50000": mark("10,000 to 49,999 inhabitants"),
    ">=50000": mark("50,000 inhabitants or more"),
}


LABELS: dict[str, str] = {**KNOWLEDGE, **FAMILIES}

CLOSED: dict[str, Label] = {
    key: words.label
    for closed in (LEVEL_WORDS, LINK_WORDS, STATUS_WORDS, OUTCOME_WORDS, DIFFICULTY_WORDS)
    for key, words in closed.items()
}


def label(key: str, say: Translator) -> str:
    """The words for a key of the vocabulary, the key itself where it has none."""
    words = THEMES[key].label if key in THEMES else CLOSED.get(key)
    if words is None:
        return say.text(LABELS.get(key, key))
    said = words.in_language(say.language)
    return said[:1].lower() + said[1:]


def feature_name(feature: str, say: Translator) -> str:
    """The words for a criterion; a theme that is asked for has its own name."""
    key = feature.removeprefix("theme_")
    return label(key, say) if key in THEMES else say.text(FEATURES.get(feature, feature))
