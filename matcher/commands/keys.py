"""`matcher keys create`, `list` and `revoke`, and `matcher audit`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from matcher.commands.options import LanguageOption, OutputOptions, option
from matcher.commands.running import open_matcher, remark
from matcher.translation import _


def create(
    label: Annotated[
        str,
        option(
            "--label",
            "TEXT",
            text=_("Who will hold the key: an office or a program, never a person."),
        ),
    ],
    scope: Annotated[
        list[str],
        option(
            "--scope",
            "feedback|import|publish",
            text=_("What the key lets one write; may be repeated."),
        ),
    ],
    language: LanguageOption,
) -> None:
    """Make a key, print it once on standard output, and say on standard error what it is for."""
    from data.store.granting import create_key

    matcher = open_matcher(language.lang)
    with matcher.holdings.open_store() as store:
        text = create_key(store, label=label, scopes=scope)
    sys.stdout.write(text + "\n")
    remark(
        matcher.say.text(
            "This key is shown only now: keep it where passwords are kept. Programs send it in the"
            " header Authorization, as Bearer {prefix}…; `matcher keys revoke {key}` ends it.",
            prefix=text[:3],
            key=text.split("_")[1],
        )
    )


def list_all(output: OutputOptions) -> None:
    """Print what is known of every key, without its secret."""
    from matcher.ledgers import list_keys
    from matcher.printing.answers import check_format, print_answer

    form = check_format(output.form)
    matcher = open_matcher(output.lang)
    print_answer(list_keys(matcher.holdings.shelf), form, say=matcher.say)


def revoke(
    key: Annotated[str, typer.Argument(metavar="ID", help=_("Id of a key: matcher keys list."))],
    language: LanguageOption,
) -> None:
    """End a key at once, for every server on this store."""
    from data.store.granting import revoke_key

    matcher = open_matcher(language.lang)
    with matcher.holdings.open_store() as store:
        revoke_key(store, key)
    remark(matcher.say.text("The key {key} is refused from now on.", key=key))


def audit(
    output: OutputOptions,
    since: Annotated[
        str | None, option("--since", "DATE", text=_("Only from this day on, as in 2026-01-31."))
    ] = None,
) -> None:
    """Print who wrote what into the store, and when."""
    from matcher.ledgers import read_audit
    from matcher.printing.answers import check_format, print_answer

    form = check_format(output.form)
    matcher = open_matcher(output.lang)
    print_answer(read_audit(matcher.holdings.shelf, since), form, say=matcher.say)


COMMANDS = (
    ("create", create, _("Make a key and show it this once.")),
    ("list", list_all, _("List the keys, what they are for and when they were used last.")),
    ("revoke", revoke, _("End a key at once.")),
)
