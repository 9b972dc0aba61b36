"""`matcher sync wikidata` and `matcher sync groupings`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from matcher.commands.options import LanguageOption, OutputOptions, option, optional_number
from matcher.commands.running import open_matcher, remark
from matcher.translation import _

if TYPE_CHECKING:
    from data.sync.edition import SyncOptions


@dataclass(frozen=True, slots=True)
class WikidataOptions:
    """Which twinnings are fetched, and what is believed and kept of them."""

    country: Annotated[
        str | None,
        option(
            "--country",
            "FR",
            text=_(
                "Only partnerships that have an end in this country, by code or name; what is known"
                " of the others stays."
            ),
        ),
    ] = None
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run", help=_("Only tell what would change; the pages are kept for a day.")
        ),
    ] = False
    accept_fewer: Annotated[
        bool,
        typer.Option(
            "--accept-fewer",
            help=_("Believe a result that holds less than half of what was told before."),
        ),
    ] = False

    def checked(self) -> SyncOptions:
        """The same, as the façade takes it."""
        from data.sync.edition import SyncOptions
        from matcher.requests import country_named

        code = None if self.country is None else country_named("--country", self.country)
        return SyncOptions(country=code, dry_run=self.dry_run, accept_fewer=self.accept_fewer)


def wikidata(options: WikidataOptions, output: OutputOptions) -> None:
    """Import the twinnings that Wikidata tells today, in place of those that it told before."""
    from matcher.printing.answers import check_format, print_answer
    from matcher.printing.progress import ProgressBar
    from matcher.settings import load_source_settings
    from matcher.syncing import sync_wikidata

    form = check_format(output.form)
    asked = options.checked()
    matcher = open_matcher(output.lang)
    bar = ProgressBar(matcher.say)
    report = sync_wikidata(matcher.holdings, load_source_settings(), options=asked, progress=bar)
    print_answer(report, form, say=matcher.say)


def groupings(
    language: LanguageOption,
    year: Annotated[
        str | None, option("--year", "YYYY", text=_("Year of the populations of the groupings."))
    ] = None,
) -> None:
    """Take over the official list of French authorities as it stands today."""
    from matcher.printing.progress import ProgressBar
    from matcher.settings import load_source_settings
    from matcher.syncing import sync_groupings

    reference = optional_number("--year", year)
    matcher = open_matcher(language.lang)
    count = sync_groupings(
        matcher.holdings,
        load_source_settings(),
        year=reference,
        progress=ProgressBar(matcher.say),
    )
    remark(
        matcher.say.plural(
            "{count} authority is kept; the next command builds the world with it.",
            "{count} authorities are kept; the next command builds the world with them.",
            count=count,
        )
    )


COMMANDS = (
    ("wikidata", wikidata, _("Import the twinnings that Wikidata tells today.")),
    ("groupings", groupings, _("Take over the official list of French authorities of today.")),
)
