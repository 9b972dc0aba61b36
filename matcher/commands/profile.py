"""`matcher profile edit`, `matcher profile show` and `matcher profile template`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from data.errors import InvalidOption
from matcher.commands.confirming import confirmed_themes
from matcher.commands.options import LanguageOption, OutputOptions, option
from matcher.commands.running import (
    open_matcher,
    print_of_territory,
    remark,
    remark_taken,
)
from matcher.translation import _


@dataclass(frozen=True, slots=True)
class EditOptions:
    """What is declared, what is forgotten."""

    sector: Annotated[
        list[str] | None,
        option("--sector", "KEY", text=_("A sector, by key or label; may be repeated.")),
    ] = None
    challenge: Annotated[
        list[str] | None,
        option("--challenge", "KEY", text=_("A challenge, by key or label; may be repeated.")),
    ] = None
    text: Annotated[
        str | None,
        option(
            "--text",
            "TEXT",
            text=_("Your own words: their themes are shown to be confirmed; the text is not kept."),
        ),
    ] = None
    remove: Annotated[
        list[str] | None,
        option("--remove", "KEY", text=_("A theme to forget, by key or label; may be repeated.")),
    ] = None
    yes: Annotated[
        bool, typer.Option("--yes", help=_("Keep the themes of the text without asking."))
    ] = False

    def check(self) -> None:
        """Something is asked for."""
        if not any((self.sector, self.challenge, self.text, self.remove)):
            raise InvalidOption(
                "nothing to change; give --sector, --challenge, --text or --remove."
            )

    def added(self) -> list[str]:
        """The keys of what is declared by name."""
        from data.theme_names import challenge_named, sector_named

        return [
            *(sector_named(text, where="--sector") for text in self.sector or ()),
            *(challenge_named(text, where="--challenge") for text in self.challenge or ()),
        ]

    def removed(self) -> list[str]:
        """The keys of what is forgotten."""
        from data.theme_names import theme_named

        return [theme_named(text, where="--remove") for text in self.remove or ()]


def edit(
    territory: Annotated[str, typer.Argument(help=_("Name or id of a territory."))],
    options: EditOptions,
    *,
    output: OutputOptions,
) -> None:
    """Declare or forget sectors and challenges of a territory."""
    from matcher.printing.answers import check_format, print_answer

    form = check_format(output.form)
    options.check()
    added, removed = options.added(), options.removed()
    matcher = open_matcher(output.lang)
    answer = matcher.declarations(territory)
    remark_taken(answer.taken, matcher)
    if options.text:
        added += confirmed_themes(options.text, matcher, sure=options.yes)
    if added or removed:
        answer = matcher.declare(answer.taken.territory.id, added=added, removed=removed)
    print_answer(answer, form, say=matcher.say)


def show(
    territory: Annotated[str, typer.Argument(help=_("Name or id of a territory."))],
    output: OutputOptions,
) -> None:
    """Print what is declared of a territory, and by whom."""
    print_of_territory(output, lambda matcher: matcher.declarations(territory))


def template(
    file: Annotated[str, typer.Argument(help=_("File to write, .yaml or .json."))],
    language: LanguageOption,
) -> None:
    """Write a profile to fill in for suggest --profile."""
    from matcher.profile_file import write_profile_template
    from matcher.settings import load_settings
    from matcher.translation import translator

    path = Path(file)
    say = translator(load_settings(language=language.lang).language)
    write_profile_template(path, say)
    remark(
        say.text(
            "{path} is written: fill it in, then run matcher suggest TERRITORY --profile {path}.",
            path=path,
        )
    )


COMMANDS = (
    ("edit", edit, _("Declare sectors and challenges of a territory, or forget them.")),
    ("show", show, _("Show what is declared of a territory, and by whom.")),
    ("template", template, _("Write a profile to fill in for suggest --profile.")),
)
