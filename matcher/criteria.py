"""What each criterion looks at, in one sentence: in French it is the docstring that measures it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matcher.translation import Translator

if TYPE_CHECKING:
    from features.feature import Feature

ENGLISH = {
    "size_ratio": "Comparable size: the ratio of the populations; a village looks a little higher.",
    "rank": "Rank: the place of each by population in its country and in its region.",
    "centrality": "Centrality: the main town of its surroundings, or the ring of a larger one.",
    "density": "Town or country: how many people live within 20 km.",
    "coast": "Coast: a like distance to the sea.",
    "port": "Port: a like distance to a sea port.",
    "climate": "Climate: the same Köppen zone.",
    "latitude": "Latitude: a like distance to the equator.",
    "island": "Island: both on one, or neither.",
    "border": "Border: both within 20 km of a municipality of another country.",
    "likeness": "Like profiles: size, coast, port, climate and challenges, read as texts.",
    "shared_sectors": "Common sectors: both work on them; one that few declare says more.",
    "shared_challenges": "Common challenges: both face them, declared or derived from geography.",
    "language": "Language: how many people of the country speak French, and its official status.",
    "name": "Name: the two bear the same one, or the same rare word in it.",
    "distance": "Distance: as the crow flies, judged by the size of who asks.",
    "country": "Country: French partnerships with it, against the number of its municipalities.",
    "region_country": "Region and country: partnerships of the asker's region with the country.",
    "region_pair": "Regions: partnerships between the asker's region and the candidate's.",
    "department": "Département: its partnerships with the candidate's region and country.",
    "neighbours": "Neighbours: partnerships of the asker's neighbours around the candidate.",
    "neighbour_country": "Neighbours and country: its share in the neighbours' partnerships.",
    "shared_partners": "Common partners: the candidate is tied to one of the asker's, or to peers.",
    "near_partner": "Near a partner: how far the candidate is from the asker's nearest one.",
    "country_partner": "Known country: the partners that the asker has there already.",
    "openness": "Openness: partnerships of the candidate and its neighbours outside France.",
    "french_partners": "Taken already: the French partners that the candidate has.",
    "region_openness": "Open region: French partnerships of its region, by municipality.",
    "surroundings": "Open surroundings: French partnerships within 25 and 80 km of the candidate.",
}
"""By the names of the features."""


def criterion(feature: Feature, say: Translator) -> str:
    """The sentence that tells users what a feature measures."""
    return feature.description if say.language == "fr" else ENGLISH[feature.name]
