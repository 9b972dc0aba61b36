"""Versions are listed, put in use if their figures allow it, and gone back to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from data.errors import InvalidOption, RefusedAction, UnknownRecord
from data.store.history import audit_of
from data.store.publications import publications_of, published
from features.world import World
from matcher.holdings import Holdings
from matcher.ledgers import read_audit
from matcher.service import Matcher
from matcher.translation import translator
from models.model import Model
from models.registry import save_version
from tests.publishing import name_in_store, put_in_use

GOOD, POOR = [0.3, 0.25, 0.4], [0.01, 0.0, 0.02]
Save = Callable[..., Path]


def card(cold_hit: list[float] = GOOD, warm_hit: list[float] = GOOD) -> dict[str, Any]:
    """A card with these headlines, the others good."""
    cold = {"hit@10": cold_hit, "recall@1000": [0.6, 0.5, 0.7]}
    metrics = {"held_out_origins": 25, "cold": cold, "warm": {"hit@10": warm_hit}}
    return {"seed": 0, "metrics": metrics}


@pytest.fixture
def matcher(world: World, tmp_path: Path) -> Matcher:
    """A matcher on a home of its own, nothing trained in it."""
    opened = Holdings(tmp_path)
    opened.world = world
    return Matcher(opened, translator("fr"))


@pytest.fixture
def save(model: Model, tmp_path: Path) -> Save:
    """Saves the straight model under another name, with a card of its own."""

    def save(version: str, **figures: list[float]) -> Path:
        return save_version(replace(model, version=version, card=card(**figures)), tmp_path)

    return save


def test_a_home_without_trained_models_has_the_shipped_one(matcher: Matcher) -> None:
    (shipped,) = matcher.models().versions
    assert (shipped.name, shipped.in_use, shipped.saved_on) == ("shipped", True, None)
    assert all(shipped.headlines)


def test_a_model_whose_figures_hold_is_put_in_use(matcher: Matcher, save: Save) -> None:
    save("good")
    done = matcher.publish_model("good", by="Direction")
    assert (done.model, done.before, done.forced) == ("good", "shipped", "")
    (row,) = publications_of(matcher.holdings.shelf)
    assert (row.model, row.by, row.rollback) == ("good", "Direction", False)


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        ({"cold_hit": POOR}, "tombe de 30 % (25–40) à 1 % (0–2), jugé sur 25 collectivités"),
        ({"warm_hit": [float("nan")] * 3}, "n’a pas été mesuré"),
    ],
)
def test_a_model_whose_figures_fall_is_refused_with_the_numbers(
    matcher: Matcher, save: Save, figures: dict[str, list[float]], *, told: str
) -> None:
    save("good")
    save("poor", **figures)
    matcher.publish_model("good")
    with pytest.raises(RefusedAction) as refusal:
        matcher.publish_model("poor")
    sentence = matcher.say.text(refusal.value.template, **refusal.value.fields)
    assert told in sentence.replace("\u00a0", " ") and "--force" in sentence
    assert published(matcher.holdings.shelf) == "good"


def test_a_reason_lets_it_pass_and_is_kept_without_anybody_s_name(
    matcher: Matcher, save: Save
) -> None:
    save("poor", cold_hit=POOR)
    done = matcher.publish_model("poor", force="Essai d’un mois. Voir avec M. Peyrat.")
    assert (done.forced, done.shortened) == ("Essai d’un mois.", True)
    shelf = matcher.holdings.shelf
    assert publications_of(shelf)[-1].forced == "Essai d’un mois."
    assert "Essai" not in str(audit_of(shelf)[-1].detail)
    (*_, last) = read_audit(shelf, None).records
    assert last.detail == {"model": "poor", "before": "shipped", "forced": "Essai d’un mois."}


def test_a_reason_that_is_not_needed_is_not_kept(matcher: Matcher, save: Save) -> None:
    save("good")
    assert matcher.publish_model("good", force="Par prudence.").forced == ""


@pytest.mark.parametrize("reason", ["", "  ", "Voir M. Peyrat.", "x" * 501])
def test_a_reason_that_says_nothing_is_refused(matcher: Matcher, save: Save, reason: str) -> None:
    save("poor", cold_hit=POOR)
    with pytest.raises(InvalidOption, match="--force"):
        matcher.publish_model("poor", force=reason)


def test_a_damaged_model_is_never_put_in_use(matcher: Matcher, save: Save) -> None:
    (save("broken") / "evidence.npz").write_bytes(b"nothing")
    with pytest.raises(RefusedAction, match="matcher train"):
        matcher.publish_model("broken", force="Il le faut.")


def test_the_model_in_use_is_not_published_again(matcher: Matcher, save: Save) -> None:
    save("good")
    matcher.publish_model("good")
    with pytest.raises(RefusedAction, match="in use already"):
        matcher.publish_model("good")


@pytest.mark.parametrize("name", ["absent", "", " ", "../good"])
def test_only_a_model_of_the_list_is_put_in_use(matcher: Matcher, save: Save, name: str) -> None:
    save("good")
    with pytest.raises(UnknownRecord, match="matcher models"):
        matcher.publish_model(name)


def test_going_back_leads_to_the_shipped_model_in_the_end(matcher: Matcher, save: Save) -> None:
    for version in ("one", "two"):
        save(version)
        matcher.publish_model(version)
    assert [matcher.roll_back_model().model for _ in range(2)] == ["one", "shipped"]
    with pytest.raises(RefusedAction, match="no other model"):
        matcher.roll_back_model()


def test_what_cannot_be_read_any_more_is_passed_over(matcher: Matcher, save: Save) -> None:
    for version in ("one", "two", "three"):
        save(version)
        matcher.publish_model(version)
    (save("two") / "model.json").write_text("{}")
    done = matcher.roll_back_model()
    assert (done.model, done.passed_over) == ("one", ("two",))


def test_where_the_model_in_use_is_gone_another_is_judged_against_the_shipped_one(
    matcher: Matcher, save: Save
) -> None:
    name_in_store("gone", matcher.holdings.home)
    save("good")
    assert matcher.publish_model("good").before == "gone"


def test_the_list_says_what_became_of_each(matcher: Matcher, save: Save, model: Model) -> None:
    put_in_use(replace(model, version="old", card=card()), matcher.holdings.home)
    (save("broken") / "model.json").write_text("{}")
    save("now")
    matcher.publish_model("now")
    found = {each.name: each for each in matcher.models().versions}
    assert [name for name, each in found.items() if each.in_use] == ["now"]
    assert found["old"].published_on and not found["broken"].fits
