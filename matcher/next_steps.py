"""What an authority has to do next to make a partnership of a pair, with the law that says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.records import Level, Source
from matcher.ends import Ends
from matcher.labels import label
from matcher.translation import Translator, mark

if TYPE_CHECKING:
    from matcher.results import Comparison

CODE = "Code général des collectivités territoriales"
CODE_L1115_1 = Source(CODE, "article L. 1115-1", "2021-08-06")
CODE_L1115_5 = Source(CODE, "articles L. 1115-1 et L. 1115-5", "2021-08-06")
CODE_L1115_6 = Source(CODE, "article L. 1115-6")
CODE_EGTC = Source(CODE, "article L. 1115-4-2 ; règlement (CE) n° 1082/2006")
EGTC_REGULATION = Source("Règlement (CE) n° 1082/2006 relatif au GECT", "", "2006-07-05")
MINISTRY = Source(
    "Ministère de l’Europe et des Affaires étrangères",
    "action extérieure des collectivités territoriales",
    "2024-09-19",
)
ATLAS = Source(
    "Commission nationale de la coopération décentralisée",
    "Atlas français de la coopération décentralisée, cncd.fr",
)
FLYER = Source(
    "Pays de la Loire Coopération internationale",
    "La coopération internationale des collectivités territoriales",
)
COUNCILS: dict[Level, str] = {
    "municipality": mark("Have the municipal council vote"),
    "intercommunality": mark("Have the council of the grouping vote"),
    "department": mark("Have the council of the département vote"),
    "region": mark("Have the council of the région vote"),
}
CONTROL: dict[Level, str] = {
    "municipality": "L. 2131-1, L. 2131-2, L. 2131-6",
    "intercommunality": "L. 5211-3, L. 2131-1, L. 2131-6",
    "department": "L. 3131-1, L. 3131-2, L. 3132-1",
    "region": "L. 4141-1, L. 4141-2, L. 4142-1",
}
"""The articles on the control of legality, by the level of the French authority."""
NAMED = 3


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do, how, and the law or the document that says so."""

    title: str
    text: str
    source: Source | None


@dataclass(frozen=True, slots=True)
class _Case:
    """A pair, and which of its ends is French."""

    comparison: Comparison
    ends: Ends
    say: Translator

    def has_gate(self, kind: str) -> bool:
        """Whether a warning of a kind holds."""
        return any(gate.kind == kind for gate in self.comparison.suggestion.gates)


def next_steps(comparison: Comparison, say: Translator) -> tuple[Step, ...]:
    """What to do, in order; French law only where one end is French, nothing where both are."""
    case = _Case(comparison, Ends.of(comparison), say)
    if not case.ends.foreign:
        return ()
    steps = STEPS_OF_A_FRENCH_AUTHORITY if case.ends.french else STEPS_ELSEWHERE
    return tuple(step for make in steps if (step := make(case)) is not None)


def _warnings(case: _Case) -> Step | None:
    gates = [gate for gate in case.comparison.suggestion.gates if gate.kind != "safety"]
    if not gates:
        return None
    return Step(
        case.say.text("Settle the warnings first"),
        case.say.text(
            "Ask the prefecture and the ministry what is possible, before any contact that"
            " commits you."
        ),
        gates[0].source,
    )


def _safety(case: _Case) -> Step | None:
    gates = [gate for gate in case.comparison.suggestion.gates if gate.kind == "safety"]
    if not gates:
        return None
    return Step(
        case.say.text("Read the travel advice"),
        case.say.text("Before any journey or visit: it changes often."),
        gates[0].source,
    )


def _existing(case: _Case) -> Step | None:
    known = case.comparison.known
    if known is None:
        return None
    return Step(
        case.say.text("Start from the partnership that exists"),
        case.say.text(
            "{own} and {partner} are partners: see what binds them, what it has achieved and who"
            " keeps it alive, before you sign anything new.",
            own=known.own.name,
            partner=known.partner.name,
        ),
        known.partnership.sources[0],
    )


def _embassy(case: _Case) -> Step:
    if case.has_gate("not_recognised"):
        title = case.say.text("Ask the ministry")
    else:
        country = case.ends.foreign[0].territory.country
        title = case.say.text(
            "Ask the French embassy or consulate ({country})", country=case.say.country(country)
        )
    text = case.say.text(
        "Who is in charge, who works there already, what is expected; in France the ministry’s"
        " delegation for local authorities (DCTCIV) and the diplomatic adviser to the prefect of"
        " the région answer too."
    )
    return Step(title, text, MINISTRY)


def _others(case: _Case) -> Step:
    names = dict.fromkeys(known.own.name for known in case.comparison.suggestion.precedents)
    elsewhere = case.say.text(
        "The French atlas of decentralised cooperation names who works there, your regional"
        " multi-actor network helps you to join them."
    )
    told = (
        case.say.text(
            "{names}: ask what helped and what did not.",
            names=case.say.listing(list(names)[:NAMED]),
        )
        if names
        else ""
    )
    text = f"{told} {elsewhere}".strip() if case.ends.french else told
    source = ATLAS if case.ends.french else None
    return Step(case.say.text("Learn from those who work there already"), text, source)


def _learn(case: _Case) -> Step | None:
    return _others(case) if case.comparison.suggestion.precedents else None


def _subject(case: _Case) -> Step:
    shared = ", ".join(label(key, case.say) for key in case.comparison.shared_themes[:NAMED])
    text = case.say.text(
        "An exchange between services, with dates and someone in charge on each side, shows what"
        " the two can do together."
    )
    if shared:
        text = case.say.text("Known in common: {themes}. {text}", themes=shared, text=text)
    return Step(case.say.text("Begin with one subject and a first project"), text, FLYER)


def _vote(case: _Case) -> Step:
    return Step(
        case.say.text(COUNCILS[_level(case)]),
        case.say.text(
            "The decision approves the partnership, its subject and its cost. The partner is a"
            " local authority: with a State, only in the cases of the law."
        ),
        CODE_L1115_5,
    )


def _agreement(case: _Case) -> Step:
    return Step(
        case.say.text("Sign an agreement where money or staff are committed"),
        case.say.text(
            "It states the subject of the actions and the expected amount of the commitments, in"
            " keeping with the international commitments of France; a charter of friendship"
            " commits nobody."
        ),
        CODE_L1115_1,
    )


def _prefect(case: _Case) -> Step:
    level = _level(case)
    return Step(
        case.say.text("Send it to the prefect of the région")
        if level == "region"
        else case.say.text("Send it to the prefect of the département"),
        case.say.text(
            "The agreement enters into force once it is sent; the prefect controls its legality"
            " (articles {articles}).",
            articles=CONTROL[level],
        ),
        CODE_L1115_1,
    )


def _declaration(case: _Case) -> Step:
    title = case.say.text("Declare the partnership")
    if not case.ends.all_in("dac"):
        text = case.say.text(
            "In the French atlas of decentralised cooperation (cncd.fr), twinnings too: co-funding"
            " by the ministry depends on it."
        )
        return Step(title, text, ATLAS)
    text = case.say.text(
        "In the French atlas of decentralised cooperation (cncd.fr), and each year what you spend"
        " on it as development assistance: co-funding by the ministry depends on both."
    )
    return Step(title, text, CODE_L1115_6)


def _law_elsewhere(case: _Case) -> Step:
    return Step(
        case.say.text("Ask what the law of each side demands"),
        case.say.text(
            "Neither is French: the rules of each State say who decides, who signs and who must be"
            " told."
        ),
        None,
    )


def _common_body(case: _Case) -> Step | None:
    if not case.ends.all_in("eu"):
        return None
    return Step(
        case.say.text("Later, if it grows: a common body"),
        case.say.text(
            "A European grouping of territorial cooperation (EGTC) may hold staff and budget of"
            " partners in the European Union; the State authorises it."
        ),
        CODE_EGTC if case.ends.french else EGTC_REGULATION,
    )


def _level(case: _Case) -> Level:
    return (case.ends.french or case.comparison.first.territory).level


Make = Callable[[_Case], Step | None]
STEPS_OF_A_FRENCH_AUTHORITY: tuple[Make, ...] = (
    _warnings,
    _safety,
    _existing,
    _embassy,
    _others,
    _subject,
    _vote,
    _agreement,
    _prefect,
    _declaration,
    _common_body,
)
STEPS_ELSEWHERE: tuple[Make, ...] = (
    _warnings,
    _safety,
    _existing,
    _learn,
    _subject,
    _law_elsewhere,
    _common_body,
)
