"""`matcher train` and `matcher evaluate`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from data.errors import InvalidOption
from matcher.commands.options import OutputOptions, option, whole_number
from matcher.commands.running import open_matcher, remark
from matcher.translation import _

if TYPE_CHECKING:
    from matcher.service import Matcher

LAST_SEED = 2**32 - 1


@dataclass(frozen=True, slots=True)
class TrainOptions:
    """What training may vary."""

    seed: Annotated[
        str, option("--seed", "N", text=_("Seed of the drawing: the same gives the same model."))
    ] = "0"
    portable: Annotated[
        str | None,
        option(
            "--portable",
            "FOLDER",
            text=_("Write a model of counts, without any pair, here; the one in use stays."),
        ),
    ] = None
    tagger: Annotated[
        str | None,
        option(
            "--tagger",
            "FOLDER",
            text=_("Only learn how themes are found in texts, and write it into this folder."),
        ),
    ] = None

    def check(self) -> None:
        """What is learned alone goes without the options of the model."""
        if self.tagger is not None and (self.portable is not None or self.seed != "0"):
            raise InvalidOption("--tagger is learned alone, without --portable and --seed.")


@dataclass(frozen=True, slots=True)
class EvaluateOptions:
    """How long to judge, and against whom."""

    splits: Annotated[
        str, option("--splits", "N", text=_("How many splits to judge on, from 1 to 50."))
    ] = "1"
    seed: Annotated[
        str, option("--seed", "N", text=_("Seed of the first split; the next ones follow."))
    ] = "0"
    against: Annotated[
        str | None,
        option(
            "--against",
            "all|none|NAME,…",
            text=_(
                "The rankers to judge beside the model: random, size, popularity, gravity,"
                " profiles, texts, factorisation, black_box, shipped, varied (the model with the"
                " variety of suggest); without it, the quick ones."
            ),
        ),
    ] = None
    stability: Annotated[
        bool,
        typer.Option(
            "--stability",
            help=_("Only measure how many suggestions stay when the data differ a little."),
        ),
    ] = False
    tagging: Annotated[
        list[str] | None,
        option(
            "--tagging",
            "FILE",
            text=_(
                "Only measure how well themes are found in the texts of a directory or of project"
                " lines; may be repeated."
            ),
        ),
    ] = None

    themes: Annotated[
        bool,
        typer.Option(
            "--themes",
            help=_("Only measure what asking for themes adds, on partnerships with known sectors."),
        ),
    ] = False

    def check(self) -> None:
        """What is measured alone goes without the options of the other measures."""
        others = (self.against, self.splits, self.seed) != (None, "1", "0")
        if self.stability and others:
            raise InvalidOption(
                "--stability is measured alone, without --against, --splits and --seed."
            )
        if self.tagging and (others or self.stability):
            raise InvalidOption("--tagging is measured alone, without any other option.")
        if self.themes and (others or self.stability or self.tagging):
            raise InvalidOption("--themes is measured alone, without any other option.")


def train(options: TrainOptions, output: OutputOptions) -> None:
    """Train a model on the partnerships known here, beside the one in use."""
    from matcher.judging_tags import train_tagger
    from matcher.model_card import FILE_NAME
    from matcher.pipeline import train_model, train_portable_model
    from matcher.printing.answers import check_format, print_answer
    from matcher.printing.progress import ProgressBar
    from matcher.requests import check_between

    form = check_format(output.form)
    options.check()
    seed = whole_number("--seed", options.seed)
    check_between("--seed", seed, least=0, most=LAST_SEED)
    matcher = open_matcher(output.lang)
    if options.tagger is not None:
        train_tagger(matcher.holdings, Path(options.tagger))
        remark(matcher.say.text("The tagger is written into {path}.", path=options.tagger))
        return
    bar = ProgressBar(matcher.say)
    if options.portable is None:
        model, folder = train_model(matcher.holdings, seed=seed, progress=bar)
    else:
        folder = Path(options.portable)
        model = train_portable_model(matcher.holdings, folder, seed=seed, progress=bar)
    print_answer(model, form, say=matcher.say)
    remark(matcher.say.text("Its card is in {path}.", path=folder / FILE_NAME))
    if options.portable is None:
        remark(_what_next(matcher, model.version))


def _what_next(matcher: Matcher, version: str) -> str:
    if version in {each.name for each in matcher.models().versions if each.in_use}:
        return matcher.say.text("It is the model in use: the same data give the same model.")
    return matcher.say.text(
        "The model in use stays: see what changes with `matcher models diff`, then put this"
        " one in use with `matcher models publish {version}`.",
        version=version,
    )


def evaluate(options: EvaluateOptions, output: OutputOptions) -> None:
    """Measure how well models find partnerships hidden from them."""
    from matcher.judging import complete, measure_stability, measure_themes
    from matcher.judging_tags import judge_tagging_of
    from matcher.labels import RANKERS
    from matcher.pipeline import judge_rankers, rankers_named
    from matcher.printing.answers import check_format, print_answer
    from matcher.printing.progress import ProgressBar
    from matcher.requests import check_between
    from matcher.settings import load_settings

    form = check_format(output.form)
    options.check()
    rankers = rankers_named(options.against)
    splits = whole_number("--splits", options.splits)
    check_between("--splits", splits, least=1, most=50)
    seed = whole_number("--seed", options.seed)
    check_between("--seed", seed, least=0, most=LAST_SEED - splits)
    matcher = open_matcher(output.lang)
    bar = ProgressBar(matcher.say)
    if options.tagging:
        paths = [Path(name) for name in options.tagging]
        print_answer(judge_tagging_of(matcher.holdings, paths), form, say=matcher.say)
        return
    if options.themes:
        print_answer(measure_themes(matcher.holdings, progress=bar), form, say=matcher.say)
        return
    if options.stability:
        print_answer(measure_stability(matcher.holdings, progress=bar), form, say=matcher.say)
        return
    results = judge_rankers(
        matcher.holdings,
        rankers,
        seeds=range(seed, seed + splits),
        text_model=load_settings(language=output.lang).embedding_model,
        progress=lambda name, done: bar(RANKERS.get(name, name), done),
    )
    print_answer(complete(matcher.holdings, results, progress=bar), form, say=matcher.say)
