"""Sectors and challenges on the wire: the vocabulary, and the themes of a text."""

from __future__ import annotations

from pydantic import Field

from api.schemas.wire import Wire, told
from data.vocabulary import Kind


class Words(Wire):
    """The same words in both languages."""

    fr: str = told("In French.", "Eau et assainissement")
    en: str = told("In English.", "Water and sanitation")


class ThemeFamily(Wire):
    """One of the four families that the Pays de la Loire distinguish."""

    key: str = told("Its key.", "essential_services")
    label: Words = Field(description="Its name.")


class Theme(Wire):
    """A sector of cooperation or a challenge."""

    key: str = told("Its key, as in every parameter.", "water_sanitation")
    kind: Kind = told("Sector or challenge.", "sector")
    label: Words = Field(description="Its name.")
    definition: Words = Field(description="What it covers.")
    family: ThemeFamily = Field(description="Its family.")
    sdgs: list[int] = told("The sustainable development goals that it serves.", [6])
    dac: str | None = told("The nearest purpose code of the OECD-DAC; null for a challenge.", "140")
    synonyms: dict[str, list[str]] = told(
        "Words by which it is found, by language.",
        {"fr": ["eau potable"], "en": ["drinking water"]},
    )


class Tag(Wire):
    """A theme of a text."""

    key: str = told("Key of the vocabulary.", "water_sanitation")
    weight: float = told("How sure, from 0 to 1.", 0.93)
    evidence: list[str] = told("The words of the text that say so.", ["eau potable"])


class Tags(Wire):
    """The themes of a text, the surest first."""

    sectors: list[Tag] = Field(description="What it is about.")
    challenges: list[Tag] = Field(description="What it faces.")
