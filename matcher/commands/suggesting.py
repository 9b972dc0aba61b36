"""`matcher suggest` and `matcher compare`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from matcher.commands.confirming import profile_of_file
from matcher.commands.options import (
    DiversityOption,
    FilterOptions,
    IncludeExistingOption,
    IncludeHiddenOption,
    NeedOption,
    OutputOptions,
    ProfileOption,
    ReciprocalOption,
    StandingOption,
    ThemesOption,
    TopOption,
    WeightsOption,
    decimal_number,
    weights,
    whole_number,
)
from matcher.commands.running import open_matcher, remark_taken
from matcher.translation import _

if TYPE_CHECKING:
    from matcher.requests import SuggestRequest


@dataclass(frozen=True, slots=True)
class SuggestOptions:
    """How many suggestions, whether current partners too, what weighs more, what is declared."""

    top: TopOption = "10"
    include_existing: IncludeExistingOption = False
    include_hidden: IncludeHiddenOption = False
    diversity: DiversityOption = "0.5"
    standing: StandingOption = False
    reciprocal: ReciprocalOption = False
    weight: WeightsOption = None
    profile: ProfileOption = None
    theme: ThemesOption = None
    need: NeedOption = None

    def request(self, territory: str | None, options: FilterOptions) -> SuggestRequest:
        """The request that the options make, checked."""
        from matcher.requests import SuggestRequest

        return SuggestRequest(
            territory=territory,
            top=whole_number("--top", self.top),
            filters=options.filters(),
            include_existing=self.include_existing,
            include_hidden=self.include_hidden,
            weights=weights(self.weight or ()),
            diversity=decimal_number("--diversity", self.diversity),
            standing=self.standing,
            reciprocal=self.reciprocal,
            themes=tuple(self.theme or ()),
            need=self.need,
        )


@dataclass(frozen=True, slots=True)
class AskOptions:
    """What is sought of the second territory."""

    theme: ThemesOption = None
    need: NeedOption = None


def suggest(
    options: SuggestOptions,
    *,
    filters: FilterOptions,
    output: OutputOptions,
    territory: Annotated[
        str | None,
        typer.Argument(
            help=_(
                "Name or id of the territory that asks; without one, --theme or --need decide"
                " alone."
            )
        ),
    ] = None,
) -> None:
    """Print the foreign partners that suit a territory best."""
    from matcher.printing.answers import check_format, print_answer

    form = check_format(output.form)
    request = options.request(territory, filters)
    matcher = open_matcher(output.lang)
    if options.profile:
        declared = profile_of_file(Path(options.profile), matcher)
        request = replace(request, profile=declared)
    answer = matcher.suggest(request)
    if answer.origin is not None:
        remark_taken(answer.origin, matcher)
    print_answer(answer, form, say=matcher.say)


def compare(
    first: Annotated[str, typer.Argument(help=_("Name or id of the territory that asks."))],
    second: Annotated[str, typer.Argument(help=_("Name or id of the possible partner."))],
    options: AskOptions,
    *,
    output: OutputOptions,
) -> None:
    """Print two territories side by side, and the score of their partnership."""
    from matcher.printing.answers import check_format, print_answer

    form = check_format(output.form)
    matcher = open_matcher(output.lang)
    answer = matcher.compare(first, second, themes=options.theme or (), need=options.need)
    for taken in answer.taken:
        remark_taken(taken, matcher)
    print_answer(answer, form, say=matcher.say)
