"""Results as plain dictionaries: the one place that knows the keys of the JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from data.records import Fact, Profile, Source, Territory
from data.vocabulary import SECTORS
from matcher.feedback_wire import decision_json, set_back_json
from matcher.results import (
    AskedTheme,
    Card,
    Caution,
    Comparison,
    Declarations,
    ExistingPartner,
    Gate,
    KnownPartnership,
    KnownTheme,
    Listing,
    Partners,
    Reason,
    Reciprocity,
    Standing,
    Suggestion,
    Suggestions,
    Taken,
)

if TYPE_CHECKING:
    from features.challenges import Derivation

Json = dict[str, Any]


def territory_json(territory: Territory) -> Json:
    """Id, name, country, level, coordinates, population."""
    return {
        "id": territory.id,
        "name": territory.name,
        "country": territory.country,
        "level": territory.level,
        "latitude": territory.latitude,
        "longitude": territory.longitude,
        "population": territory.population,
    }


def listing_json(answer: Listing) -> list[Json]:
    """The answer to `search`, with which populations are derived, and where each lies."""
    return [
        {
            **territory_json(one),
            "division": answer.divisions.get(one.id),
            "population_derived": one.id in answer.derived,
        }
        for one in answer.territories
    ]


def suggestions_json(answer: Suggestions) -> Json:
    """The answer to `suggest`."""
    return {
        "origin": territory_json(answer.origin.territory) if answer.origin else None,
        "taken": taken_json(answer.origin) if answer.origin else None,
        "asked": [asked_json(theme) for theme in answer.asked],
        "model": {"version": answer.model_version},
        "excluded_existing": [existing_json(existing) for existing in answer.excluded_existing],
        "suggestions": [suggestion_json(suggestion) for suggestion in answer.suggestions],
        "declared": list(answer.declared),
        "hidden": answer.hidden,
    }


def suggestion_json(suggestion: Suggestion) -> Json:
    """One suggestion: intercept and contributions sum to the score."""
    return {
        "rank": suggestion.rank,
        "rank_by_score": suggestion.rank_by_score,
        "territory": territory_json(suggestion.territory),
        "population_derived": suggestion.population_derived,
        "score": suggestion.score,
        "intercept": suggestion.intercept,
        "existing": suggestion.existing,
        "decision": decision_json(suggestion.decision),
        "set_back": set_back_json(suggestion.set_back),
        "reciprocity": reciprocity_json(suggestion.reciprocity),
        "contributions": [reason_json(reason) for reason in suggestion.reasons],
        "gates": [gate_json(gate) for gate in suggestion.gates],
        "precedents": [precedent_json(known) for known in suggestion.precedents],
        "cautions": [caution_json(caution) for caution in suggestion.cautions],
    }


def comparison_json(answer: Comparison) -> Json:
    """The answer to `compare`."""
    scored = suggestion_json(answer.suggestion)
    for key in ("rank", "rank_by_score", "territory", "existing", "population_derived"):
        del scored[key]
    return {
        "first": profile_json(answer.first),
        "second": profile_json(answer.second),
        "taken": [taken_json(taken) for taken in answer.taken],
        "asked": [asked_json(theme) for theme in answer.asked],
        "model": {"version": answer.model_version},
        **scored,
        "standing": standing_json(answer.standing),
        "standing_back": standing_json(answer.standing_back),
        "partnership": precedent_json(answer.known) if answer.known else None,
    }


def partners_json(answer: Partners) -> Json:
    """The answer to `partnerships`."""
    return {
        "territory": territory_json(answer.taken.territory),
        "taken": taken_json(answer.taken),
        "partnerships": [partner_json(known) for known in answer.partnerships],
    }


def card_json(answer: Card) -> Json:
    """The answer to `territory`."""
    return {
        **profile_json(answer.profile),
        "taken": taken_json(answer.taken),
        "relatives": [territory_json(relative) for relative in answer.relatives],
        "partnerships": answer.partnerships,
        "themes": themes_json(answer.themes),
        "derived": [derivation_json(each) for each in answer.derived],
    }


def derivation_json(derived: Derivation) -> Json:
    """A sector or a challenge that a rule derives, with the measures that it used."""
    return {
        "key": derived.key,
        "knowledge": "derived",
        "facts": dict(derived.facts),
        "source": source_json(derived.source),
    }


def declarations_json(answer: Declarations) -> Json:
    """The answer to `profile show` and `profile edit`."""
    return {
        "territory": territory_json(answer.taken.territory),
        "taken": taken_json(answer.taken),
        "themes": themes_json(answer.themes),
    }


def themes_json(themes: Iterable[KnownTheme]) -> Json:
    """Sectors and challenges, each with how it is known and who declares it."""
    told: Json = {"sectors": [], "challenges": []}
    for theme in themes:
        declared_by = [
            {"by": telling.by, "count": telling.count, "source": source_json(telling.source)}
            for telling in theme.tellings
        ]
        kind = "sectors" if theme.key in SECTORS else "challenges"
        told[kind].append({"key": theme.key, "knowledge": "declared", "declared_by": declared_by})
    return told


def profile_json(profile: Profile) -> Json:
    """A territory and its facts."""
    return {
        "territory": territory_json(profile.territory),
        "facts": [fact_json(fact) for fact in profile.facts],
    }


def fact_json(fact: Fact) -> Json:
    """A fact, how it is known and from where."""
    return {
        "name": fact.name,
        "value": fact.value,
        "knowledge": fact.knowledge,
        "source": source_json(fact.source) if fact.source else None,
    }


def reason_json(reason: Reason) -> Json:
    """A contribution with its sentence."""
    return {
        "feature": reason.feature,
        "family": reason.family,
        "points": reason.points,
        "text": reason.text,
        "verdict": reason.verdict,
    }


def asked_json(theme: AskedTheme) -> Json:
    """A theme that candidates are asked for."""
    return {
        "key": theme.key,
        "label": theme.label,
        "weight": theme.weight,
        "words": list(theme.words),
        "by": theme.by,
    }


def gate_json(gate: Gate) -> Json:
    """A warning with its date and source."""
    return {
        "key": gate.key,
        "kind": gate.kind,
        "date": gate.date,
        "checked_on": gate.checked_on,
        "stale": gate.stale,
        "text": gate.text,
        "source": source_json(gate.source),
    }


def caution_json(caution: Caution) -> Json:
    """What a known partnership reported, with its two ends and its source."""
    lesson = caution.lesson
    return {
        "condition": lesson.condition,
        "nearness": caution.nearness,
        "first": {"id": lesson.first, "name": lesson.first_name},
        "second": {"id": lesson.second, "name": lesson.second_name, "country": lesson.country},
        "text": caution.text,
        "source": source_json(lesson.source),
    }


def existing_json(existing: ExistingPartner) -> Json:
    """An existing partner: its territory, whose partner it is, the sources."""
    return {
        **territory_json(existing.territory),
        "partner_of": [territory_json(own) for own in existing.partner_of],
        "status": existing.status,
        "sources": [source_json(source) for source in existing.sources],
    }


def partner_json(known: KnownPartnership) -> Json:
    """A partnership as the one who asks sees it."""
    return {
        "own": territory_json(known.own),
        "partner": territory_json(known.partner),
        **_terms_json(known),
    }


def precedent_json(known: KnownPartnership) -> Json:
    """A partnership with its two ends, the home one first."""
    return {
        "first": territory_json(known.own),
        "second": territory_json(known.partner),
        **_terms_json(known),
    }


def source_json(source: Source) -> Json:
    """Name, locator, date."""
    return {"name": source.name, "locator": source.locator, "date": source.date}


def standing_json(standing: Standing | None) -> Json | None:
    """A rank among so many candidates."""
    return {"rank": standing.rank, "candidates": standing.candidates} if standing else None


def reciprocity_json(standing: Reciprocity | None) -> Json | None:
    """A rank among so many French authorities, and the share that it is of them."""
    if standing is None:
        return None
    return {"rank": standing.rank, "of": standing.of, "share": standing.share}


def taken_json(taken: Taken) -> Json:
    """What else the name could have been."""
    return {
        "approximate": taken.approximate,
        "alternatives": [territory_json(other) for other in taken.alternatives],
    }


def _terms_json(known: KnownPartnership) -> Json:
    terms = known.partnership.terms
    return {
        "link": terms.link,
        "status": terms.status,
        "start_year": terms.start_year,
        "sectors": list(terms.sectors),
        "challenges": list(terms.challenges),
        "objectives": terms.objectives,
        "outcome": terms.outcome,
        "difficulties": list(terms.difficulties),
        "outcome_note": terms.outcome_note,
        "sources": [source_json(source) for source in known.partnership.sources],
    }
