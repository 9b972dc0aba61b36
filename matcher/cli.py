"""The command line: assembles the commands, turns every failure into one sentence."""

from __future__ import annotations

import gettext
import os
import sys
from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from data.errors import MatcherError
from matcher.commands.batch import batch
from matcher.commands.directory import authorities, import_files, template
from matcher.commands.feedback import COMMANDS as FEEDBACK_COMMANDS
from matcher.commands.feedback import PROPOSAL_COMMANDS
from matcher.commands.keeping import backup, restore
from matcher.commands.keys import COMMANDS as KEYS_COMMANDS
from matcher.commands.keys import audit
from matcher.commands.learning import evaluate, train
from matcher.commands.lookup import partnerships, search, territory
from matcher.commands.models import COMMANDS as MODELS_COMMANDS
from matcher.commands.noting import note
from matcher.commands.places import COMMANDS as PLACE_COMMANDS
from matcher.commands.profile import COMMANDS as PROFILE_COMMANDS
from matcher.commands.reviewing import COMMANDS as REVIEW_COMMANDS
from matcher.commands.serving import serve
from matcher.commands.spreading import spread
from matcher.commands.suggesting import compare, suggest
from matcher.commands.syncing import COMMANDS as SYNC_COMMANDS
from matcher.commands.themes import themes
from matcher.commands.vocabulary import vocabulary
from matcher.failures import (
    INTERRUPTED,
    failure_language,
    tell_error,
    tell_interruption,
    tell_system_error,
    tell_usage_error,
)
from matcher.settings import announce_language, help_language
from matcher.translation import DOMAIN, LOCALE_FOLDER, _, mark, translator

FRAMEWORK = (
    mark("Arguments"),
    mark("Options"),
    mark("Commands"),
    mark("[default: {}]"),
    mark("[required]"),
)
"""What the framework says through the standard gettext, for our catalogue to know."""


class Command(TyperCommand):
    """A command whose help option speaks the user's language."""

    def get_help_option(self, ctx: Any) -> TyperOption | None:
        """The help option, translated."""
        return _translated(super().get_help_option(ctx))


class Group(TyperGroup):
    """Commands whose help speaks the user's language; a group that lists does so by itself."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments; without a command among them, `list` is meant."""
        unnamed = not args or (args[0].startswith("-") and args[0] not in ctx.help_option_names)
        return super().parse_args(
            ctx, ["list", *args] if unnamed and "list" in self.commands else args
        )

    def get_help_option(self, ctx: Any) -> TyperOption | None:
        """The help option, translated."""
        return _translated(super().get_help_option(ctx))


def _translated(option: TyperOption | None) -> TyperOption | None:
    if option is not None:
        option.help = _("Show this help.")
    return option


Commands = Sequence[tuple[str, Callable[..., None], str]]
"""The name of each command, what it runs, and its help."""

COMMANDS: Commands = (
    ("suggest", suggest, _("Suggest the foreign partners that suit a territory best.")),
    ("compare", compare, _("Compare two territories and score their partnership.")),
    ("partnerships", partnerships, _("List the known partnerships of a territory.")),
    ("search", search, _("Find territories by name.")),
    ("territory", territory, _("Show what is known of a territory, with sources.")),
    ("vocabulary", vocabulary, _("List the sectors and challenges, with their words.")),
    ("themes", themes, _("Find the sectors and challenges of a text.")),
    ("note", note, _("Write a note on a pair or on a list, to print or to hand around.")),
    ("batch", batch, _("Suggest for every territory of a CSV file.")),
    ("import", import_files, _("Add directories of partnerships to the local store.")),
    *REVIEW_COMMANDS,
    (
        "authorities",
        authorities,
        _("Take a newer edition of the official list of French authorities."),
    ),
    ("template", template, _("Write an empty spreadsheet to fill in and import.")),
    ("backup", backup, _("Write all that the local store and the home hold into one file.")),
    (
        "restore",
        restore,
        _("Put such a backup back: its tables whole or not at all, its models added."),
    ),
    ("audit", audit, _("Print who wrote what into the local store, and when.")),
    ("serve", serve, _("Serve the web page and the API.")),
    ("train", train, _("Train a model on the partnerships known here.")),
    ("evaluate", evaluate, _("Measure how well models find partnerships hidden from them.")),
)

GROUPS: Sequence[tuple[str, Commands, str]] = (
    ("profile", PROFILE_COMMANDS, _("Describe a territory by its sectors and challenges.")),
    ("place", PLACE_COMMANDS, _("Add a territory that the gazetteer lacks, or put one right.")),
    ("sync", SYNC_COMMANDS, _("Take over what public services tell today.")),
    ("feedback", FEEDBACK_COMMANDS, _("Say, list and write out what became of suggestions.")),
    ("proposals", PROPOSAL_COMMANDS, _("Review the partnerships that were told as signed.")),
    ("models", MODELS_COMMANDS, _("List, compare and put in use the models trained here.")),
    ("keys", KEYS_COMMANDS, _("Make, list and end the keys with which the API is written to.")),
)

app = typer.Typer(
    cls=Group,
    help=_("Which foreign territory to cooperate with, and why."),
    add_completion=False,
    pretty_exceptions_enable=False,
)
for _name, _function, _help in COMMANDS:
    app.command(_name, help=_help, cls=Command)(spread(_function))
for _group, _commands, _group_help in GROUPS:
    _app = typer.Typer(cls=Group)
    for _name, _function, _help in _commands:
        _app.command(_name, help=_help, cls=Command)(spread(_function))
    app.add_typer(_app, name=_group, help=_group_help)


def print_version(asked: bool) -> None:
    """Print the version and stop, where it is asked for."""
    if asked:
        typer.echo(f"matcher {installed_version()}")
        raise typer.Exit


def installed_version() -> str:
    """The version of the installed package, or that it runs from its sources."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("partner-matcher")
    except PackageNotFoundError:
        return "(sources)"


@app.callback()
def matcher(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=print_version, is_eager=True, help=_("Show the version.")
        ),
    ] = False,
) -> None:
    """The whole tool."""


@app.command("version", help=_("Show the version."), cls=Command)
def version_command() -> None:
    """Print the version."""
    print_version(True)


def main() -> None:
    """Run the command line and exit with its code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """The exit code of a command line: 0, 1 for a failure, 2 for wrong input, 130 for Ctrl-C."""
    _prepare_streams()
    say = translator(failure_language(arguments))
    try:
        code = app(args=list(arguments) or ["--help"], standalone_mode=False, prog_name="matcher")
        sys.stdout.flush()
    except MatcherError as error:
        return tell_error(error, say)
    except typer.TyperException as error:
        return tell_usage_error(error.format_message(), _command_path(error), say=say)
    except (BrokenPipeError, SystemExit):
        # Typer turns a closed pipe into an exit of its own.
        _close_output()
        return 0
    except OSError as error:
        return tell_system_error(error, say)
    except (KeyboardInterrupt, typer.Abort):
        return tell_interruption(say)
    if code == INTERRUPTED:
        return tell_interruption(say)
    return code or 0


def _command_path(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    return context.command_path if context is not None else "matcher"


def _prepare_streams() -> None:
    """Let no character of a name stop the printing; tell the framework's gettext our language."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
    announce_language(help_language())
    gettext.bindtextdomain(DOMAIN, str(LOCALE_FOLDER))
    gettext.textdomain(DOMAIN)


def _close_output() -> None:
    """The reader has left: let the interpreter flush into the void at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
