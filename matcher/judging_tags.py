"""Directories and project lists → how well the themes of their texts are found."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from data.errors import InputError

if TYPE_CHECKING:
    from data.vocabulary import Kind
    from features.tagging_file import Weighing
    from matcher.holdings import Holdings
    from models.tagging_training import LabelledText
    from models.tagging_trial import TaggingTrial

FEWEST_AUTHORITIES = 20


def judge_tagging_of(holdings: Holdings, paths: Sequence[Path]) -> TaggingTrial:
    """The tagger beside keywords and cosine on the texts of these files."""
    from models.tagging_trial import judge_tagging

    collections = {path.name: load_labelled_texts(path) for path in paths}
    return judge_tagging(collections, holdings.tagger, encoder=holdings.encoder, seed=0)


def train_tagger(holdings: Holdings, folder: Path) -> dict[Kind, Weighing]:
    """Learn the tagger from the vocabulary and from our own table of partnerships, and write it."""
    from data.embedded import load_embedded
    from features.tagging import Tagger
    from features.tagging_file import save_files
    from features.tagging_meaning import build_directions
    from models.tagging_training import Labels, fit_weighings, labelled

    directions = build_directions(holdings.encoder)
    texts = labelled((each.terms, each.first) for each in load_embedded())
    measures = Tagger(holdings.encoder, directions, weighings={}).measures(
        [each.text for each in texts]
    )
    weighings = fit_weighings(measures, Labels.of(texts))
    save_files(folder, holdings.encoder.fingerprint, directions=directions, weighings=weighings)
    return weighings


def load_labelled_texts(path: Path) -> list[LabelledText]:
    """What each authority of a file says that it does, with the themes that it names for it.

    Of a Cités Unies France directory: the sections « Objectifs » and « Actions réalisées » with
    the « Secteurs d'intervention »; of other files the objectives with sectors and challenges.
    """
    from data.readers import cuf
    from data.readers.detect import CUF, detect_format
    from models.tagging_training import LabelledText, labelled

    kind = detect_format(path)
    if kind is CUF:
        texts = [
            LabelledText(" ".join(said), entry.sectors, (), entry.authority)
            for entry in cuf.read_entries(cuf.load_directory_text(path))
            if (said := (*entry.objectives, *entry.actions)) and entry.sectors
        ]
    else:
        texts = labelled((row.terms, row.first.name) for row in kind.read(path).rows)
    authorities = len({each.group for each in texts})
    if authorities < FEWEST_AUTHORITIES:
        raise InputError(
            "{path} has texts with themes of {count} authorities; to judge the tagger on those that"
            " it has not seen, at least {least} are needed.",
            path=path,
            count=authorities,
            least=FEWEST_AUTHORITIES,
        )
    return texts
