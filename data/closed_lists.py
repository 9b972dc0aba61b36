"""The words for the keys of closed lists, as they are shown and as people write them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple, TypeVar

from data.label import Label
from data.names import name_key
from data.records import Difficulty, Level, Link, Outcome, PartnershipStatus

Key = TypeVar("Key", bound=str)


class Words(NamedTuple):
    """What a key is called, and what else people call it."""

    label: Label
    synonyms: tuple[str, ...] = ()


UNKNOWN = Words(Label("inconnu", "unknown"), ("inconnue",))

LEVEL_WORDS: Mapping[Level, Words] = {
    "municipality": Words(Label("commune", "municipality"), ("ville", "city", "town")),
    "intercommunality": Words(
        Label("intercommunalité", "intercommunality"),
        (
            "EPCI",
            "agglomération",
            "agglo",
            "communauté d’agglomération",
            "communauté de communes",
            "communauté urbaine",
            "métropole",
        ),
    ),
    "department": Words(
        Label("département ou province", "department or province"), ("département", "province")
    ),
    "region": Words(Label("région ou État", "region or state"), ("État", "state")),
}

LINK_WORDS: Mapping[Link, Words] = {
    "jumelage": Words(Label("jumelage", "twinning")),
    "cooperation": Words(
        Label("coopération", "cooperation"), ("coopération décentralisée", "partenariat")
    ),
    "accord": Words(Label("accord", "agreement"), ("accord de coopération", "convention")),
    "project": Words(Label("projet", "project")),
    "unknown": UNKNOWN,
}

STATUS_WORDS: Mapping[PartnershipStatus, Words] = {
    "active": Words(Label("actif", "active"), ("en cours", "en vigueur")),
    "suspended": Words(Label("suspendu", "suspended"), ("suspendue", "en sommeil")),
    "ended": Words(Label("terminé", "ended"), ("terminée", "achevé", "achevée")),
    "unknown": UNKNOWN,
}

OUTCOME_WORDS: Mapping[Outcome, Words] = {
    "positive": Words(Label("positif", "positive"), ("bilan positif",)),
    "mixed": Words(Label("mitigé", "mixed"), ("bilan mitigé",)),
    "difficult": Words(Label("difficile", "difficult"), ("bilan difficile",)),
    "unknown": UNKNOWN,
}

DIFFICULTY_WORDS: Mapping[Difficulty, Words] = {
    "distance": Words(Label("distance", "distance"), ("éloignement",)),
    "language": Words(Label("langue", "language")),
    "culture": Words(Label("culture", "culture")),
    "size_gap": Words(Label("écart de taille", "size gap")),
    "funding": Words(Label("financement", "funding"), ("budget",)),
    "insecurity": Words(Label("insécurité", "insecurity")),
    "staff": Words(Label("personnel", "staff")),
}


def key_named(text: str, words: Mapping[Key, Words]) -> Key | None:
    """The key that a text means, itself or one of its words; accents, case and blanks forgiven."""
    asked = name_key(text)
    return next((key for key, each in words.items() if asked in _names(key, each)), None)


@cache
def _names(key: str, words: Words) -> frozenset[str]:
    return frozenset(map(name_key, (key, *words.label, *words.synonyms)))
