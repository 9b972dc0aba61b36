"""The words for what partnerships are about: sectors, challenges, and the headings of sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from data.names import words_of


class Label(NamedTuple):
    """A key of the vocabulary in words."""

    french: str
    english: str


SECTORS: Mapping[str, Label] = {
    "education": Label("Éducation", "Education"),
    "vocational_training": Label("Formation professionnelle", "Vocational training"),
    "higher_education_research": Label(
        "Enseignement supérieur et recherche", "Higher education and research"
    ),
    "culture_francophonie": Label("Culture et francophonie", "Culture and French-speaking world"),
    "heritage_tourism": Label("Patrimoine et tourisme", "Heritage and tourism"),
    "youth": Label("Jeunesse", "Youth"),
    "sport": Label("Sport", "Sport"),
    "health": Label("Santé", "Health"),
    "social_inclusion": Label("Inclusion sociale", "Social inclusion"),
    "gender_equality": Label("Égalité entre les femmes et les hommes", "Gender equality"),
    "local_economy": Label("Développement économique local", "Local economy"),
    "trade_investment": Label("Commerce et investissement", "Trade and investment"),
    "agriculture_food": Label("Agriculture et alimentation", "Agriculture and food"),
    "fisheries_sea": Label("Pêche et mer", "Fisheries and sea"),
    "water_sanitation": Label("Eau et assainissement", "Water and sanitation"),
    "waste": Label("Déchets", "Waste"),
    "energy": Label("Énergie", "Energy"),
    "transport_mobility": Label("Transports et mobilité", "Transport and mobility"),
    "urban_planning_housing": Label("Urbanisme et habitat", "Urban planning and housing"),
    "environment_biodiversity": Label(
        "Environnement et biodiversité", "Environment and biodiversity"
    ),
    "climate_adaptation": Label("Adaptation au climat", "Climate adaptation"),
    "risk_civil_protection": Label("Risques et sécurité civile", "Risks and civil protection"),
    "port_maritime": Label("Port et activités maritimes", "Port and maritime affairs"),
    "digital_innovation": Label("Numérique et innovation", "Digital and innovation"),
    "science_technology": Label("Sciences et techniques", "Science and technology"),
    "local_governance": Label("Gouvernance locale", "Local governance"),
    "migration_codevelopment": Label(
        "Migrations et codéveloppement", "Migration and co-development"
    ),
    "human_rights_peace": Label("Droits humains et paix", "Human rights and peace"),
    "crafts_design": Label("Artisanat et design", "Crafts and design"),
}
"""The fields of cooperation, in the order in which they are shown."""

CHALLENGES: Mapping[str, Label] = {
    "coastal_flooding_erosion": Label(
        "Submersion marine et érosion du littoral", "Coastal flooding and erosion"
    ),
    "river_flooding": Label("Inondations par les cours d'eau", "River flooding"),
    "cyclones_storms": Label("Cyclones et tempêtes", "Cyclones and storms"),
    "earthquake_tsunami": Label("Séismes et tsunamis", "Earthquake and tsunami"),
    "drought_water_scarcity": Label("Sécheresse et manque d'eau", "Drought and water scarcity"),
    "drinking_water_access": Label("Accès à l'eau potable", "Access to drinking water"),
    "sanitation_wastewater": Label("Assainissement et eaux usées", "Sanitation and wastewater"),
    "solid_waste": Label("Déchets solides", "Solid waste"),
    "urban_sprawl": Label("Étalement urbain", "Urban sprawl"),
    "housing_shortage": Label("Manque de logements", "Housing shortage"),
    "rapid_growth": Label("Croissance rapide", "Rapid growth"),
    "population_decline_ageing": Label(
        "Déclin et vieillissement de la population", "Population decline and ageing"
    ),
    "industrial_conversion": Label("Reconversion industrielle", "Industrial conversion"),
    "youth_unemployment": Label("Chômage des jeunes", "Youth unemployment"),
    "poverty_inequality": Label("Pauvreté et inégalités", "Poverty and inequality"),
    "port_city_interface": Label("Rapport entre la ville et le port", "Port and city interface"),
    "tourism_pressure": Label("Pression du tourisme", "Tourism pressure"),
    "biodiversity_loss": Label("Perte de biodiversité", "Biodiversity loss"),
    "marine_pollution": Label("Pollution marine", "Marine pollution"),
    "air_pollution": Label("Pollution de l'air", "Air pollution"),
    "energy_transition": Label("Transition énergétique", "Energy transition"),
    "mobility_congestion": Label("Mobilité et engorgement", "Mobility and congestion"),
    "food_security": Label("Sécurité alimentaire", "Food security"),
    "health_access": Label("Accès aux soins", "Access to health care"),
    "education_access": Label("Accès à l'éducation", "Access to education"),
    "institutional_capacity": Label("Capacité des institutions", "Institutional capacity"),
    "insecurity_conflict": Label("Insécurité et conflits", "Insecurity and conflict"),
    "post_disaster_reconstruction": Label(
        "Reconstruction après une catastrophe", "Reconstruction after a disaster"
    ),
    "heritage_preservation": Label("Préservation du patrimoine", "Heritage preservation"),
    "rural_isolation": Label("Isolement rural", "Rural isolation"),
    "insularity": Label("Insularité", "Insularity"),
}
"""The problems that a territory faces."""

HEADINGS: Mapping[str, str] = {
    "Action sociale": "social_inclusion",
    "Agriculture et agroalimentaire": "agriculture_food",
    "Commerce": "trade_investment",
    "Culture": "culture_francophonie",
    "Design": "crafts_design",
    "Développement des échanges d'activités agricoles": "agriculture_food",
    "Développement économique local": "local_economy",
    "Échanges de bibliothécaires en stage de formation continue": "vocational_training",
    "Échanges universitaires": "higher_education_research",
    "Économie": "local_economy",
    "Enseignement / Éducation": "education",
    "Environnement": "environment_biodiversity",
    "Formation municipale": "local_governance",
    "Gestion de l'eau, assainissement": "water_sanitation",
    "Gestion des services publics": "local_governance",
    "Ingénierie urbano-portuaire": "port_maritime",
    "Lycéens": "education",
    "Patrimoine": "heritage_tourism",
    "Patrimoine, tourisme": "heritage_tourism",
    "Politique de la ville": "social_inclusion",
    "Problématiques urbaines": "urban_planning_housing",
    "Sécurité civile": "risk_civil_protection",
    "Tourisme": "heritage_tourism",
    "Transports urbains": "transport_mobility",
}
"""« Secteurs d'intervention » of the Cités Unies France directory, beside our own labels."""

_BY_WORDS = {
    words_of(text): key for key, label in SECTORS.items() for text in (label.french, label.english)
} | {words_of(heading): key for heading, key in HEADINGS.items()}


def sector_of_heading(heading: str) -> str | None:
    """The sector that a heading names in French or English, whatever its accents and case."""
    return _BY_WORDS.get(words_of(heading))
