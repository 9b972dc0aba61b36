"""The trained models of a home folder: listed, put in use after a look at their figures, gone back.

A model that cannot be loaded is never put in use, whatever is forced: nobody would be answered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.errors import InvalidOption, ModelError, RefusedAction, UnknownRecord
from matcher.holdings import Holdings
from matcher.labels import HEADLINES
from matcher.translation import Translator

if TYPE_CHECKING:
    from data.store.publications import Publication
    from models.headlines import Lapse
    from models.metrics import Interval
    from models.model import Model

LONGEST_REASON = 500


@dataclass(frozen=True)
class Version:
    """A saved model: its name (`shipped` for the one that we ship) and what its card tells.

    `saved_on` is the day of its file, None for the shipped one; `published_on` the last day on
    which it was put in use, `forced` the reason why in spite of its figures. `fits` says whether
    this version of the product can read it; the card is empty where it is damaged.
    """

    name: str
    version: str
    saved_on: str | None
    card: Mapping[str, Any]
    fits: bool
    in_use: bool
    published_on: str | None
    forced: str

    @property
    def headlines(self) -> list[Interval | None]:
        """The figures that decide on publishing, in their order."""
        from models.headlines import HEADLINES, measured

        return [measured(self.card, view, metric) for view, metric in HEADLINES]


@dataclass(frozen=True)
class Versions:
    """Every model that can be put in use, the newest first, the shipped one last."""

    versions: tuple[Version, ...]


@dataclass(frozen=True)
class Published:
    """A model that was put in use instead of another, both by their names.

    `forced` is the reason that was kept, empty where nothing had to be forced; `shortened` says
    that what named a person was left out of it. `passed_over` could not be gone back to.
    """

    model: str
    before: str
    forced: str = ""
    shortened: bool = False
    passed_over: tuple[str, ...] = ()


def list_versions(holdings: Holdings) -> Versions:
    """The models that were trained here, and the one that we ship."""
    from data.store.publications import publications_of
    from models.registry import SHIPPED_NAME, saved_folders

    history = publications_of(holdings.shelf)
    names = [folder.name for folder in saved_folders(holdings.home)]
    return Versions(
        tuple(_version(holdings.home, name, history) for name in (*names, SHIPPED_NAME)),
    )


def version_named(holdings: Holdings, name: str) -> Version:
    """A version by its name; UnknownRecord where there is none."""
    from data.store.publications import publications_of

    return _version(holdings.home, name.strip(), publications_of(holdings.shelf))


def version_in_use(holdings: Holdings) -> Version:
    """The version in use; the shipped one where that one is gone or tells nothing."""
    from data.store.publications import publications_of

    return _in_use(holdings.home, publications_of(holdings.shelf))


def publish_version(
    holdings: Holdings, name: str, *, force: str | None, by: str | None, say: Translator
) -> Published:
    """Put a model in use if its figures allow it, or for a reason that is kept.

    `by` is the label of a key, None for the command line.

    Raises RefusedAction with the figures where a headline falls by more than its interval or was
    not measured, where the model is in use already or cannot be read.
    """
    from data.store.publications import publications_of
    from models.headlines import lapses

    reason = _reason(force)
    history = publications_of(holdings.shelf)
    judged, before = _version(holdings.home, name.strip(), history), _name_in_use(history)
    if judged.name == before:
        raise RefusedAction("the model {version} is in use already.", version=before)
    load_version(holdings, judged.name)
    found = lapses(_in_use(holdings.home, history).card, judged.card)
    if found and not reason:
        raise RefusedAction(
            "the model {version} is not put in use: {figures}; see `matcher models diff`, or"
            " publish it all the same with --force and a reason.",
            version=judged.name,
            figures=say.listing(lapse_in_words(each, say) for each in found),
        )
    forced = reason if found else ""
    _put_in_use(holdings, judged.name, history=history, by=by, rollback=False, forced=forced)
    shortened = bool(forced) and forced.split() != (force or "").split()
    return Published(judged.name, before, forced=forced, shortened=shortened)


def roll_back(holdings: Holdings, *, by: str | None) -> Published:
    """Put the model in use again that was so before; those that cannot be read are passed over.

    Raises RefusedAction where nothing was in use before.
    """
    from data.store.publications import ladder, publications_of

    history = publications_of(holdings.shelf)
    *earlier, in_use = map(shown_name, ladder(history))
    passed = []
    for model in dict.fromkeys(reversed(earlier)):
        if model == in_use:
            continue
        try:
            load_version(holdings, model)
        except (RefusedAction, UnknownRecord):
            passed.append(model)
            continue
        _put_in_use(holdings, model, history=history, by=by, rollback=True, forced="")
        return Published(model, in_use, passed_over=tuple(passed))
    raise RefusedAction(
        "no other model was in use before {version}; `matcher models` lists those that there are.",
        version=in_use,
    )


def load_version(holdings: Holdings, name: str) -> Model:
    """The model of this name, read whole.

    Raises UnknownRecord where it is missing, RefusedAction where it cannot be read here.
    """
    from models.artifact import load_model
    from models.registry import folder_of

    try:
        return load_model(folder_of(holdings.home, name), holdings.world)
    except ModelError as problem:
        raise RefusedAction(problem.template, **problem.fields) from problem


def lapse_in_words(lapse: Lapse, say: Translator) -> str:
    """A figure before and after, in percent."""
    name = say.text(HEADLINES[lapse.view, lapse.metric])
    if lapse.after is None:
        return say.text("{figure} was not measured", figure=name)
    assert lapse.before is not None
    told = say.text(
        "{figure} falls from {before} to {after}",
        figure=name,
        before=_percent(lapse.before, say),
        after=_percent(lapse.after, say),
    )
    if lapse.origins is None:
        return told
    return say.plural(
        "{told}, judged on {count} authority held out",
        "{told}, judged on {count} authorities held out",
        count=lapse.origins,
        told=told,
    )


def _percent(figure: Interval, say: Translator) -> str:
    mean, low, high = (say.number(100 * each, 1) for each in (figure.mean, figure.low, figure.high))
    return say.text("{mean} % ({low}–{high})", mean=mean, low=low, high=high)


def shown_name(stored: str) -> str:
    """The name of a model for users; the store has none for the shipped one."""
    from models.registry import SHIPPED_NAME

    return stored or SHIPPED_NAME


def _name_in_use(history: Sequence[Publication]) -> str:
    return shown_name(history[-1].model if history else "")


def _in_use(home: Path, history: Sequence[Publication]) -> Version:
    from models.registry import SHIPPED_NAME

    try:
        found = _version(home, _name_in_use(history), history)
    except UnknownRecord:
        return _version(home, SHIPPED_NAME, history)
    return found if found.card else _version(home, SHIPPED_NAME, history)


def _version(home: Path, name: str, history: Sequence[Publication]) -> Version:
    from models.artifact import default_folder, describe_saved
    from models.registry import folder_of, saved_at

    folder = folder_of(home, name)
    own = [each for each in history if shown_name(each.model) == name]
    day = datetime.fromtimestamp(saved_at(folder), UTC).date().isoformat()
    try:
        said = describe_saved(folder)
        version, card, fits = said.version, said.card, said.fits
    except ModelError:
        version, card, fits = folder.name, {}, False
    return Version(
        name=name,
        version=version,
        saved_on=None if folder == default_folder() else day,
        card=card,
        fits=fits,
        in_use=name == _name_in_use(history),
        published_on=own[-1].published_at[:10] if own else None,
        forced=own[-1].forced if own else "",
    )


def _reason(force: str | None) -> str:
    """The reason to keep, without what names or reaches a person; empty where none is given."""
    from data.privacy import scrub

    if force is None:
        return ""
    if not force.strip() or len(force) > LONGEST_REASON:
        raise InvalidOption(
            "--force takes a reason of 1 to {most} characters, which is kept.", most=LONGEST_REASON
        )
    kept = scrub(force)
    if not kept:
        raise InvalidOption(
            "--force: the reason names a person or tells how to reach one; write it without."
        )
    return kept


def _put_in_use(
    holdings: Holdings,
    model: str,
    *,
    history: Sequence[Publication],
    by: str | None,
    rollback: bool,
    forced: str,
) -> None:
    from data.store.publications import SHIPPED, publish
    from data.store.recording import COMMAND_LINE
    from models.registry import SHIPPED_NAME

    voice = by or COMMAND_LINE
    stored = SHIPPED if model == SHIPPED_NAME else model
    before = _name_in_use(history)
    detail: dict[str, object] = {"model": model, "before": before, "forced": bool(forced)}
    action = "rollback" if rollback else "publish"
    with (
        holdings.open_store() as store,
        store.writing(action, by=voice, detail=detail) as connection,
    ):
        detail["publication"] = publish(
            connection, stored, by=voice, rollback=rollback, forced=forced,
            after=history[-1].id if history else None,
        )  # fmt: skip
