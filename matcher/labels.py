"""The words on screen for the keys of the vocabulary; the translation is in the catalogue."""

from __future__ import annotations

from matcher.translation import mark

LEVELS = {
    "municipality": mark("municipality"),
    "intercommunality": mark("intercommunality"),
    "department": mark("department or province"),
    "region": mark("region or state"),
}

LINKS = {
    "jumelage": mark("twinning"),
    "cooperation": mark("cooperation"),
    "accord": mark("agreement"),
    "project": mark("project"),
}

STATUSES = {
    "active": mark("active"),
    "suspended": mark("suspended"),
    "ended": mark("ended"),
    "unknown": mark("unknown"),
}

OUTCOMES = {
    "positive": mark("positive outcome"),
    "mixed": mark("mixed outcome"),
    "difficult": mark("difficult outcome"),
}

DIFFICULTIES = {
    "distance": mark("distance"),
    "language": mark("language"),
    "culture": mark("culture"),
    "size_gap": mark("size gap"),
    "funding": mark("funding"),
    "insecurity": mark("insecurity"),
    "staff": mark("staff"),
}

KNOWLEDGE = {
    "declared": mark("declared"),
    "derived": mark("derived"),
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
}

SECTORS = {
    "education": mark("education"),
    "vocational_training": mark("vocational training"),
    "higher_education_research": mark("higher education and research"),
    "culture_francophonie": mark("culture and French-speaking world"),
    "heritage_tourism": mark("heritage and tourism"),
    "youth": mark("youth"),
    "sport": mark("sport"),
    "health": mark("health"),
    "social_inclusion": mark("social inclusion"),
    "gender_equality": mark("gender equality"),
    "local_economy": mark("local economy"),
    "trade_investment": mark("trade and investment"),
    "agriculture_food": mark("agriculture and food"),
    "fisheries_sea": mark("fisheries and sea"),
    "water_sanitation": mark("water and sanitation"),
    "waste": mark("waste"),
    "energy": mark("energy"),
    "transport_mobility": mark("transport and mobility"),
    "urban_planning_housing": mark("urban planning and housing"),
    "environment_biodiversity": mark("environment and biodiversity"),
    "climate_adaptation": mark("climate adaptation"),
    "risk_civil_protection": mark("risks and civil protection"),
    "port_maritime": mark("port and maritime affairs"),
    "digital_innovation": mark("digital and innovation"),
    "science_technology": mark("science and technology"),
    "local_governance": mark("local governance"),
    "migration_codevelopment": mark("migration and co-development"),
    "human_rights_peace": mark("human rights and peace"),
    "crafts_design": mark("crafts and design"),
}

CHALLENGES = {
    "coastal_flooding_erosion": mark("coastal flooding and erosion"),
    "river_flooding": mark("river flooding"),
    "cyclones_storms": mark("cyclones and storms"),
    "earthquake_tsunami": mark("earthquake and tsunami"),
    "drought_water_scarcity": mark("drought and water scarcity"),
    "drinking_water_access": mark("access to drinking water"),
    "sanitation_wastewater": mark("sanitation and wastewater"),
    "solid_waste": mark("solid waste"),
    "urban_sprawl": mark("urban sprawl"),
    "housing_shortage": mark("housing shortage"),
    "rapid_growth": mark("rapid growth"),
    "population_decline_ageing": mark("population decline and ageing"),
    "industrial_conversion": mark("industrial conversion"),
    "youth_unemployment": mark("youth unemployment"),
    "poverty_inequality": mark("poverty and inequality"),
    "port_city_interface": mark("port and city interface"),
    "tourism_pressure": mark("tourism pressure"),
    "biodiversity_loss": mark("biodiversity loss"),
    "marine_pollution": mark("marine pollution"),
    "air_pollution": mark("air pollution"),
    "energy_transition": mark("energy transition"),
    "mobility_congestion": mark("mobility and congestion"),
    "food_security": mark("food security"),
    "health_access": mark("access to health care"),
    "education_access": mark("access to education"),
    "institutional_capacity": mark("institutional capacity"),
    "insecurity_conflict": mark("insecurity and conflict"),
    "post_disaster_reconstruction": mark("reconstruction after a disaster"),
    "heritage_preservation": mark("heritage preservation"),
    "rural_isolation": mark("rural isolation"),
    "insularity": mark("insularity"),
}

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
    "candidate_size": mark("candidate's size"),
    "rank": mark("rank in the country"),
    "coast": mark("coast"),
    "port": mark("sea port"),
    "climate": mark("climate"),
    "island": mark("island"),
    "language": mark("language"),
    "name": mark("name"),
    "distance": mark("distance"),
    "country": mark("French partnerships in the country"),
    "region_country": mark("partnerships of the region in the country"),
    "region_pair": mark("partnerships between both regions"),
    "neighbours": mark("partnerships of the neighbours"),
    "shared_partners": mark("partners in common"),
    "near_partner": mark("partner near by"),
    "country_partner": mark("partners in the country"),
    "openness": mark("openness to the world"),
    "french_partners": mark("French partners"),
    "region_openness": mark("openness of the region"),
}

FACTS: dict[str, str] = {}

LABELS: dict[str, str] = {
    **LEVELS,
    **LINKS,
    **STATUSES,
    **OUTCOMES,
    **DIFFICULTIES,
    **KNOWLEDGE,
    **FAMILIES,
    **SECTORS,
    **CHALLENGES,
}
