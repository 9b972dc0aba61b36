"""Every kind of answer in every format: one row of the table per kind."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from data.errors import InvalidOption
from matcher import wire
from matcher.feedback_wire import feedback_json, marked_json, proposals_json, proposed_json
from matcher.printing.cells import CellTable, csv_text
from matcher.printing.comparison import comparison_cells, show_comparison
from matcher.printing.evaluation import (
    evaluation_cells,
    evaluation_json,
    plain,
    show_evaluation,
    show_stability,
    stability_cells,
)
from matcher.printing.feedback import (
    feedback_cells,
    marked_cells,
    proposals_cells,
    proposed_cells,
    show_feedback,
    show_marked,
    show_proposals,
    show_proposed,
)
from matcher.printing.import_list import (
    import_detail_cells,
    import_detail_json,
    import_list_cells,
    import_list_json,
    show_import_detail,
    show_import_list,
    show_undone,
    undone_cells,
    undone_json,
)
from matcher.printing.imports import import_cells, import_json, show_import
from matcher.printing.known import partners_cells, show_partners
from matcher.printing.learning import (
    model_cells,
    model_json,
    show_model,
)
from matcher.printing.ledgers import (
    audit_cells,
    audit_json,
    keys_cells,
    keys_json,
    show_audit,
    show_keys,
)
from matcher.printing.model_diff import diff_cells, diff_json, show_diff
from matcher.printing.models import (
    published_cells,
    published_json,
    show_published,
    show_versions,
    versions_cells,
    versions_json,
)
from matcher.printing.places import places_cells, places_json, show_places
from matcher.printing.profiles import card_cells, show_card, show_territories, territories_cells
from matcher.printing.suggestions import show_suggestions, suggestions_cells
from matcher.printing.tagging import show_tagging, tagging_cells
from matcher.printing.tags import show_tags, tags_cells, tags_json
from matcher.printing.theme_trial import show_theme_trial, theme_trial_cells
from matcher.printing.themes import declarations_cells, show_declarations
from matcher.printing.vocabulary import show_vocabulary, vocabulary_cells, vocabulary_json
from matcher.printing.workbook import xlsx_bytes
from matcher.translation import Translator

FORMATS = ("table", "json", "csv", "xlsx")


@dataclass(frozen=True, slots=True)
class Views:
    """How one kind of answer is shown in each format."""

    show: Callable[[Any, Translator], None]
    cells: Callable[[Any, Translator], CellTable]
    json: Callable[[Any, Translator], Any]


def _in_any_language(encode: Callable[[Any], Any]) -> Callable[[Any, Translator], Any]:
    return lambda answer, say: encode(answer)


VIEWS: dict[str, Views] = {
    # By the name of its class: what reads files is not imported for the sake of its report.
    "Suggestions": Views(
        show_suggestions, suggestions_cells, _in_any_language(wire.suggestions_json)
    ),
    "Comparison": Views(show_comparison, comparison_cells, _in_any_language(wire.comparison_json)),
    "Partners": Views(show_partners, partners_cells, _in_any_language(wire.partners_json)),
    "Card": Views(show_card, card_cells, _in_any_language(wire.card_json)),
    "Declarations": Views(
        show_declarations, declarations_cells, _in_any_language(wire.declarations_json)
    ),
    "Places": Views(show_places, places_cells, _in_any_language(places_json)),
    "Listing": Views(show_territories, territories_cells, _in_any_language(wire.listing_json)),
    "Versions": Views(show_versions, versions_cells, _in_any_language(versions_json)),
    "VersionDiff": Views(show_diff, diff_cells, _in_any_language(diff_json)),
    "Published": Views(show_published, published_cells, _in_any_language(published_json)),
    "Model": Views(show_model, model_cells, _in_any_language(model_json)),
    "Evaluation": Views(show_evaluation, evaluation_cells, _in_any_language(evaluation_json)),
    "Stability": Views(show_stability, stability_cells, _in_any_language(plain)),
    "Imported": Views(show_import, import_cells, import_json),
    "ImportList": Views(show_import_list, import_list_cells, _in_any_language(import_list_json)),
    "ImportDetail": Views(show_import_detail, import_detail_cells, import_detail_json),
    "Undone": Views(show_undone, undone_cells, _in_any_language(undone_json)),
    "ThemeTrial": Views(show_theme_trial, theme_trial_cells, _in_any_language(plain)),
    "TaggingTrial": Views(show_tagging, tagging_cells, _in_any_language(plain)),
    "Marked": Views(show_marked, marked_cells, _in_any_language(marked_json)),
    "Feedback": Views(show_feedback, feedback_cells, _in_any_language(feedback_json)),
    "Proposals": Views(show_proposals, proposals_cells, _in_any_language(proposals_json)),
    "Proposed": Views(show_proposed, proposed_cells, _in_any_language(proposed_json)),
    "Tags": Views(show_tags, tags_cells, _in_any_language(tags_json)),
    "Keyring": Views(show_keys, keys_cells, _in_any_language(keys_json)),
    "AuditTrail": Views(show_audit, audit_cells, _in_any_language(audit_json)),
    "Vocabulary": Views(show_vocabulary, vocabulary_cells, _in_any_language(vocabulary_json)),
}


def print_answer(answer: object, form: str, *, say: Translator) -> None:
    """Print an answer on standard output in the format asked for."""
    views = VIEWS[type(answer).__name__]
    if form == "json":
        sys.stdout.write(json_text(views.json(answer, say)))
    elif form == "csv":
        sys.stdout.write(csv_text(views.cells(answer, say)))
    elif form == "xlsx":
        sys.stdout.buffer.write(xlsx_bytes(views.cells(answer, say), say))
    else:
        views.show(answer, say)


def json_text(content: object) -> str:
    """Indented JSON, accents as they are."""
    return json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def check_format(form: str) -> str:
    """One of table, json, csv, xlsx; the last only where a screen is not to show it."""
    if form not in FORMATS:
        raise InvalidOption(
            "--format {form!r} is not a format; give one of {known}.",
            form=form,
            known=", ".join(FORMATS),
        )
    if form == "xlsx" and sys.stdout.isatty():
        raise InvalidOption("--format xlsx writes a workbook, no text; add > and a file to write.")
    return form
