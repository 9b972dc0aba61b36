"""Known partnerships as lines, as a table and as CSV."""

from __future__ import annotations

from collections.abc import Iterable

from data.records import Source
from matcher.labels import label
from matcher.printing.cells import Cell, CellTable
from matcher.printing.screen import grid, place, show, words
from matcher.results import ExistingPartner, KnownPartnership, Partners
from matcher.translation import Translator

COLUMNS = (
    "id",
    "name",
    "country",
    "level",
    "population",
    "partner_of",
    "link",
    "status",
    "start_year",
    "sectors",
    "challenges",
    "objectives",
    "outcome",
    "difficulties",
    "outcome_note",
    "sources",
)


def show_partners(answer: Partners, say: Translator) -> None:
    """Print each partnership with its terms and its sources."""
    name = place(answer.taken.territory, say)
    if not answer.partnerships:
        show(words(say.text("No known partnership {of_name}.", of_name=say.of(name))))
        return
    show(
        words(
            say.plural(
                "{count} known partnership {of_name}",
                "{count} known partnerships {of_name}",
                count=len(answer.partnerships),
                of_name=say.of(name),
            ),
            "bold",
        )
    )
    for known in answer.partnerships:
        show(words(""), words(partner_line(known, say), "bold"))
        table = grid("left", "wide")
        for line in term_lines(known, say):
            table.add_row("", words(line))
        show(table)


def partners_cells(answer: Partners, say: Translator) -> CellTable:
    """One line per partnership."""
    return CellTable(COLUMNS, (partnership_row(known, say) for known in answer.partnerships))


def partner_line(known: KnownPartnership, say: Translator) -> str:
    """The partner, whose partner it is, the kind of link, the year, the status, the outcome."""
    return f"{place(known.partner, say)} – {known.own.name}, {terms_line(known, say)}"


def partnership_line(known: KnownPartnership, say: Translator) -> str:
    """Both ends, the kind of link, the year, the status, the outcome."""
    return f"{known.own.name} – {place(known.partner, say)}, {terms_line(known, say)}"


def existing_line(existing: ExistingPartner, say: Translator) -> str:
    """The partner, whose partner it is, and who says so."""
    return say.text(
        "{partner}, partner {of_own} (source: {sources})",
        partner=existing_place(existing, say),
        of_own=say.listing(say.of(own.name) for own in existing.partner_of),
        sources=source_names(existing.sources, say),
    )


def existing_place(existing: ExistingPartner, say: Translator) -> str:
    """The partner with its country, marked where the partnership is suspended."""
    name = place(existing.territory, say)
    if existing.status != "suspended":
        return name
    return say.text("{partner} (suspended)", partner=name)


def source_names(sources: Iterable[Source], say: Translator) -> str:
    """The name of each source once; the rules of ours are translated."""
    return " · ".join(dict.fromkeys(say.text(source.name) for source in sources))


def term_lines(known: KnownPartnership, say: Translator) -> list[str]:
    """What the sources say: themes, objectives, outcome, and which they are."""
    return detail_lines(known, say) + [
        say.text("Source: {source}", source=source_line(source, say))
        for source in known.partnership.sources
    ]


def detail_lines(known: KnownPartnership, say: Translator) -> list[str]:
    """What the sources say: themes, objectives, outcome, difficulties."""
    terms = known.partnership.terms
    lines = []
    if terms.sectors:
        lines.append(say.text("Sectors: {names}", names=_labels(terms.sectors, say)))
    if terms.challenges:
        lines.append(say.text("Challenges: {names}", names=_labels(terms.challenges, say)))
    if terms.objectives:
        lines.append(say.text("Objectives: {objectives}", objectives=terms.objectives))
    if terms.outcome_note:
        lines.append(say.text("Outcome: {note}", note=terms.outcome_note))
    if terms.difficulties:
        lines.append(say.text("Difficulties: {names}", names=_labels(terms.difficulties, say)))
    return lines


def source_line(source: Source, say: Translator) -> str:
    """Name, place in it, date: what there is of them; the rules of ours are translated."""
    parts = (say.text(source.name), say.text(source.locator), source.date)
    return ", ".join(part for part in parts if part)


def terms_line(known: KnownPartnership, say: Translator) -> str:
    """The kind of link, the year, the status, the outcome."""
    terms = known.partnership.terms
    said = (
        label(terms.link, say) if terms.link != "unknown" else "",
        say.text("since {year}", year=terms.start_year) if terms.start_year else "",
        label(terms.status, say) if terms.status in ("suspended", "ended") else "",
        say.text("{outcome} outcome", outcome=label(terms.outcome, say))
        if terms.outcome != "unknown"
        else say.text("outcome unknown"),
    )
    return ", ".join(part for part in said if part)


def _labels(keys: tuple[str, ...], say: Translator) -> str:
    return say.listing(label(key, say) for key in keys)


def partnership_row(known: KnownPartnership, say: Translator) -> list[Cell]:
    """The cells of one partnership, under COLUMNS."""
    partner, terms = known.partner, known.partnership.terms
    return [
        partner.id,
        partner.name,
        partner.country,
        partner.level,
        partner.population,
        known.own.id,
        terms.link,
        terms.status,
        terms.start_year,
        " | ".join(terms.sectors),
        " | ".join(terms.challenges),
        terms.objectives,
        terms.outcome,
        " | ".join(terms.difficulties),
        terms.outcome_note,
        " | ".join(source_line(source, say) for source in known.partnership.sources),
    ]
