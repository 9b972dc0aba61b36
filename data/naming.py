"""What a document calls a territory, told so that it is recognised in next year's edition."""

from __future__ import annotations

from typing import NamedTuple, Self

from data.countries import country_code
from data.names import name_key
from data.records import Mention


class Naming(NamedTuple):
    """A folded name, with the point where the document sets it, a country and a level.

    What is not said is empty. The point is part of the name, as in `kiel@54.3,10.1`: two villages
    of one name and one country are two namings where a document tells where they lie.
    """

    name: str
    country: str
    level: str

    @classmethod
    def of(cls, mention: Mention) -> Self:
        """How a document names a territory."""
        name = name_key(mention.name)
        if mention.latitude is not None and mention.longitude is not None:
            name += f"@{mention.latitude:.1f},{mention.longitude:.1f}"
        stated = mention.country or ""
        country = country_code(stated) or name_key(stated)
        return cls(name, country, mention.level or "")

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """The naming that a text written by `str` tells; None for any other text."""
        parts = [part.strip() for part in text.split("|")]
        return cls(*parts) if len(parts) == len(cls._fields) and parts[0] else None

    def __str__(self) -> str:
        return "|".join(self)


PASSED_OVER = ""
"""Stands for a territory where the rows of a naming are to be passed over."""
