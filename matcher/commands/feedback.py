"""`matcher feedback` and `matcher proposals`: what became of suggestions, and what was signed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from data.errors import InvalidOption
from matcher.commands.options import OutputOptions, option, optional_number, whole_number
from matcher.commands.running import open_matcher, remark, remark_taken
from matcher.translation import _

if TYPE_CHECKING:
    from matcher.feedback import Said

TerritoryArgument = Annotated[
    str, typer.Argument(help=_("Name or id of the territory that was given the suggestion."))
]
PartnerArgument = Annotated[str, typer.Argument(help=_("Name or id of the partner suggested."))]
NumberArgument = Annotated[
    str, typer.Argument(metavar="N", help=_("Number of the proposal, as the list tells it."))
]
AllOption = Annotated[bool, typer.Option("--all", help=_("Those too that are closed."))]


@dataclass(frozen=True, slots=True)
class MarkOptions:
    """What became of a suggestion, why, in what words, since when."""

    state: Annotated[
        str,
        option(
            "--state",
            "STATE",
            text=_("What became of it: contacted, in_talks, signed, refused, not_relevant."),
        ),
    ] = ""
    reason: Annotated[
        str | None,
        option(
            "--reason",
            "REASON",
            text=_(
                "Why: no_answer, other_priority, no_budget, already_engaged, too_far, language,"
                " size, political, security, other."
            ),
        ),
    ] = None
    note: Annotated[
        str | None,
        option(
            "--note",
            "TEXT",
            text=_("A short note; sentences that name or reach a person are not kept."),
        ),
    ] = None
    since: Annotated[
        str | None, option("--since", "YYYY", text=_("Year of the signature, where it is signed."))
    ] = None


def mark(
    territory: TerritoryArgument,
    partner: PartnerArgument,
    options: MarkOptions,
    *,
    output: OutputOptions,
) -> None:
    """Say what became of a suggestion."""
    from matcher.decision_words import reason_named, state_named
    from matcher.feedback import Said

    if not options.state.strip():
        raise InvalidOption("say what became of it with --state.")
    said = Said(
        territory,
        partner,
        state_named(options.state),
        reason_named(options.reason or "none"),
        options.note or "",
        optional_number("--since", options.since),
    )
    _say(said, output)


def withdraw(territory: TerritoryArgument, partner: PartnerArgument, output: OutputOptions) -> None:
    """Take back what was said of a suggestion."""
    from matcher.feedback import Said

    _say(Said(territory, partner, "withdrawn"), output)


def list_marks(
    output: OutputOptions,
    *,
    territory: Annotated[
        str | None, typer.Argument(help=_("Name or id of a territory; without one, all of them."))
    ] = None,
) -> None:
    """Print the marks that stand."""
    from matcher.printing.answers import check_format, print_answer

    form = check_format(output.form)
    matcher = open_matcher(output.lang)
    print_answer(matcher.marks(territory), form, say=matcher.say)


def export(
    lang: Annotated[str | None, option("--lang", "fr|en", text=_("Language of the answers."))] = (
        None
    ),
    form: Annotated[
        str, option("--format", "csv|xlsx|json", text=_("Format of the file."))
    ] = "csv",
) -> None:
    """Print every mark ever made, those too that no longer stand."""
    from matcher.printing.answers import check_format, print_answer

    if check_format(form) == "table":
        raise InvalidOption("--format table is no file; give csv, xlsx or json.")
    matcher = open_matcher(lang)
    print_answer(matcher.marks(everything=True), form, say=matcher.say)


def list_proposals(output: OutputOptions, closed: AllOption = False) -> None:
    """Print the partnerships that are proposed."""
    from matcher.printing.answers import check_format, print_answer

    form = check_format(output.form)
    matcher = open_matcher(output.lang)
    print_answer(matcher.proposals(everything=closed), form, say=matcher.say)


def accept(number: NumberArgument, output: OutputOptions) -> None:
    """Record a proposed partnership as an import of its own."""
    _review(number, output, accepted=True)


def decline(number: NumberArgument, output: OutputOptions) -> None:
    """Close a proposal without recording it."""
    _review(number, output, accepted=False)


def _say(said: Said, output: OutputOptions) -> None:
    from matcher.printing.answers import check_format, print_answer
    from matcher.printing.feedback import shortened_line

    form = check_format(output.form)
    matcher = open_matcher(output.lang)
    answer = matcher.mark(said)
    for taken in answer.taken:
        remark_taken(taken, matcher)
    remark(shortened_line(answer.shortened, matcher.say))
    print_answer(answer, form, say=matcher.say)


def _review(number: str, output: OutputOptions, *, accepted: bool) -> None:
    from matcher.printing.answers import check_format, print_answer

    form = check_format(output.form)
    matcher = open_matcher(output.lang)
    answer = matcher.review(whole_number("N", number), accepted=accepted)
    print_answer(answer, form, say=matcher.say)


COMMANDS = (
    ("mark", mark, _("Say what became of a suggestion.")),
    ("withdraw", withdraw, _("Take back what you said of a suggestion.")),
    ("list", list_marks, _("List what became of suggestions.")),
    ("export", export, _("Write out every mark, for a spreadsheet or a program.")),
)
PROPOSAL_COMMANDS = (
    ("list", list_proposals, _("List the partnerships that were told as signed.")),
    ("accept", accept, _("Record one as an import of its own, which matcher undo takes back.")),
    ("decline", decline, _("Turn one down.")),
)
