"""What learns from a home folder: training and judging; and the list of French authorities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from data.errors import InvalidOption, ModelError
from matcher.holdings import Holdings, ProgressCallback

if TYPE_CHECKING:
    from data.readers.groupings import GroupingList
    from models.declined import Declined
    from models.model import Model
    from models.pairs import Pairs
    from models.trial import Result

FEWEST_ORIGINS = 30
"""Below it there is nothing to cut into folds, and nothing to judge."""


def import_authorities(
    holdings: Holdings,
    path: Path,
    *,
    year: int | None,
    accept: Callable[[GroupingList], None] = lambda _read: None,
) -> int:
    """Take over a newer edition of the French authorities for the next world; how many it lists.

    `accept` may refuse it, by an error. Raises UnreadableFile, StoreError.
    """
    from data.editions import merged_edition, seats_of
    from data.readers.groupings import Edition, read_groupings
    from data.store.editions import authorities_taken_over, keep
    from data.store.recording import COMMAND_LINE
    from data.table_writing import table_text

    edition = Edition("decoupage-administratif", groupings_year=year)
    read = read_groupings(path, seats_of(holdings.gazetteer), edition=edition)
    accept(read)
    detail: dict[str, object] = {"authorities": len(read.rows)}
    with (
        holdings.open_store() as store,
        store.writing("authorities", by=COMMAND_LINE, detail=detail) as connection,
    ):
        rows = merged_edition(path, read, standing=authorities_taken_over(store))
        keep(connection, table_text(rows))
    return len(read.rows)


def train_model(holdings: Holdings, *, seed: int, progress: ProgressCallback) -> tuple[Model, Path]:
    """Train on every partnership in force; the model, and its folder beside the others.

    The one in use stays in use.
    """
    from models.registry import save_version

    model = _train(holdings, counts_only=False, seed=seed, progress=progress)
    return model, save_version(model, holdings.home, papers=_papers(holdings, model))


def train_portable_model(
    holdings: Holdings, folder: Path, *, seed: int, progress: ProgressCallback
) -> Model:
    """Train on counts alone and write the model into this new folder: what we ship is made so."""
    from data.errors import InputError
    from models.artifact import save_model

    if folder.exists():
        raise InputError("{path} exists already; choose another name.", path=folder)
    model = _train(holdings, counts_only=True, seed=seed, progress=progress)
    save_model(model, folder, papers=_papers(holdings, model))
    return model


def _train(
    holdings: Holdings, *, counts_only: bool, seed: int, progress: ProgressCallback
) -> Model:
    from models.train import Beside, train

    known_pairs(holdings)
    # What we ship holds counts alone: it learns from nobody's refusals.
    declined = {} if counts_only else {"declined": _declined(holdings)}
    return train(
        holdings.world,
        holdings.ends,
        beside=Beside(holdings.themes, **declined),
        counts_only=counts_only,
        seed=seed,
        progress=progress,
    )


def _papers(holdings: Holdings, model: Model) -> dict[str, str]:
    """The model card, which names the sources of the partnerships in force."""
    from matcher.model_card import FILE_NAME, model_card

    told = Counter(
        name
        for partnership in holdings.directory.all()
        if partnership.terms.status != "ended"
        for name in {source.name for source in partnership.sources}
    )
    return {FILE_NAME: model_card(model, told)}


def judge_rankers(
    holdings: Holdings,
    rankers: Sequence[str],
    *,
    seeds: Sequence[int],
    text_model: Path | None = None,
    progress: ProgressCallback,
) -> list[Result]:
    """Train and judge these rankers on a split of the partnerships in force for each seed."""
    from models.trial import compare_rankers

    return compare_rankers(
        holdings.world,
        known_pairs(holdings),
        rankers=rankers,
        seeds=seeds,
        text_model=text_model,
        progress=progress,
    )


def rankers_named(against: str | None) -> tuple[str, ...]:
    """The model after the peers that a text names: "all", "none", or names between commas.

    Without a text, those that take no longer than the model.
    """
    from models.trial import MODEL, PEERS, QUICK_PEERS

    asked = [part.strip().lower() for part in (against or "").split(",") if part.strip()]
    choices = {"all": PEERS, "none": (), **{name: (name,) for name in PEERS}}
    unknown = next((name for name in asked if name not in choices), None)
    if unknown is not None:
        raise InvalidOption(
            "--against {name!r} is not a ranker; give {known}.",
            name=unknown,
            known=", ".join(choices),
        )
    wanted = {peer for name in asked for peer in choices[name]} if asked else QUICK_PEERS
    return (*(name for name in PEERS if name in wanted), MODEL)


def known_pairs(holdings: Holdings) -> Pairs:
    """The partnerships in force as pairs to learn from; ModelError where they are too few."""
    from models.pairs import Pairs

    pairs = Pairs.of_ends(
        holdings.world, *holdings.ends, themes=holdings.themes, declined=_declined(holdings)
    )
    if len(pairs.origins) < FEWEST_ORIGINS:
        raise ModelError(
            "{count} French territories with a partner are too few to learn from; import a"
            " directory first with `matcher import`.",
            count=len(pairs.origins),
        )
    return pairs


def _declined(holdings: Holdings) -> Declined:
    from models.declined import Declined

    return Declined.of(holdings.decisions, holdings.world)
