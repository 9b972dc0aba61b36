"""An answer in the form that a request asks for: JSON, CSV or a workbook."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import Depends, Request
from fastapi.exceptions import HTTPException
from starlette.responses import Response

from api.deps import MatcherIn
from api.tables import csv_bytes
from data.names import words_of
from matcher import wire
from matcher.feedback_wire import feedback_json, marked_json, proposals_json, proposed_json
from matcher.printing.cells import CellTable
from matcher.printing.comparison import comparison_cells
from matcher.printing.exploration import exploration_cells, exploration_json
from matcher.printing.feedback import (
    feedback_cells,
    marked_cells,
    proposals_cells,
    proposed_cells,
)
from matcher.printing.import_list import (
    import_detail_cells,
    import_detail_json,
    import_list_cells,
    import_list_json,
    undone_cells,
    undone_json,
)
from matcher.printing.imports import import_cells, import_json
from matcher.printing.known import partners_cells
from matcher.printing.model_diff import diff_cells, diff_json
from matcher.printing.model_in_use import model_in_use_cells, model_in_use_json
from matcher.printing.models import (
    published_cells,
    published_json,
    versions_cells,
    versions_json,
)
from matcher.printing.profiles import card_cells, territories_cells
from matcher.printing.suggestions import suggestions_cells
from matcher.printing.tags import tags_cells, tags_json
from matcher.printing.vocabulary import vocabulary_cells, vocabulary_json
from matcher.printing.workbook import xlsx_bytes
from matcher.translation import Translator

Form = Literal["json", "csv", "xlsx"]

FORMS: dict[Form, str] = {
    "json": "application/json",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""The media type of each form, the one first that is given where nothing is asked for."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """How one kind of answer becomes JSON and rows of cells."""

    json: Callable[..., Any]
    cells: Callable[[Any, Translator], CellTable]
    in_words: bool = False
    """Whether the JSON too holds sentences, and takes the translator that says them."""


SHAPES: dict[str, Shapes] = {
    # By the name of its class: what reads texts is not imported for the sake of its answer.
    "Listing": Shapes(wire.listing_json, territories_cells),
    "Card": Shapes(wire.card_json, card_cells),
    "Partners": Shapes(wire.partners_json, partners_cells),
    "Suggestions": Shapes(wire.suggestions_json, suggestions_cells),
    "Comparison": Shapes(wire.comparison_json, comparison_cells),
    "Tags": Shapes(tags_json, tags_cells),
    "Vocabulary": Shapes(vocabulary_json, vocabulary_cells),
    "Versions": Shapes(versions_json, versions_cells),
    "VersionDiff": Shapes(diff_json, diff_cells),
    "Published": Shapes(published_json, published_cells),
    "ModelInUse": Shapes(model_in_use_json, model_in_use_cells),
    "Imported": Shapes(import_json, import_cells, in_words=True),
    "ImportList": Shapes(import_list_json, import_list_cells),
    "ImportDetail": Shapes(import_detail_json, import_detail_cells, in_words=True),
    "Undone": Shapes(undone_json, undone_cells),
    "Marked": Shapes(marked_json, marked_cells),
    "Feedback": Shapes(feedback_json, feedback_cells),
    "Proposals": Shapes(proposals_json, proposals_cells),
    "Proposed": Shapes(proposed_json, proposed_cells),
    "Exploration": Shapes(exploration_json, exploration_cells),
}


@dataclass(frozen=True, slots=True)
class Giver:
    """Gives answers in one form and one language; files bear a name."""

    form: Form
    say: Translator

    def give(self, answer: object, *names: str) -> Response:
        """The answer; `names` tell what it is of, for the name of the file."""
        shapes = SHAPES[type(answer).__name__]
        if self.form == "json":
            words = (self.say,) if shapes.in_words else ()
            return Response(json_bytes(shapes.json(answer, *words)), media_type=FORMS["json"])
        table = shapes.cells(answer, self.say)
        named = f'attachment; filename="{file_name(*names)}.{self.form}"'
        return Response(
            csv_bytes(table) if self.form == "csv" else xlsx_bytes(table, self.say),
            media_type=FORMS[self.form],
            headers={"Content-Disposition": named},
        )


def giver(request: Request, matcher: MatcherIn) -> Giver:
    """What the request asks for by `format`, else by `Accept`; 406 where there is no such form."""
    asked = request.query_params.get("format")
    form = next((form for form in FORMS if form == asked), None)
    return Giver(form or accepted_form(request.headers.get("accept", "")), matcher.say)


GiverIn = Annotated[Giver, Depends(giver)]


def accepted_form(accept: str) -> Form:
    """The form that an Accept header likes best; of equals the first of FORMS."""
    ranges = [_media_range(part) for part in accept.split(",") if part.strip()] or [("*/*", 1.0)]
    liked = {form: _liking(media, ranges) for form, media in FORMS.items()}
    best = max(liked, key=lambda form: liked[form])
    if not liked[best]:
        raise HTTPException(406)
    return best


def json_bytes(content: object) -> bytes:
    """Compact JSON in UTF-8; numbers with all their digits, as the command line prints them."""
    text = json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode()


def file_name(*names: str) -> str:
    """A name of plain letters and hyphens."""
    return "-".join(words_of(name).replace(" ", "-") for name in names)[:100]


def _media_range(part: str) -> tuple[str, float]:
    media, *parameters = (each.strip().lower() for each in part.split(";"))
    quality = next((each[2:] for each in parameters if each.startswith("q=")), "1")
    try:
        return media, float(quality)
    except ValueError:
        return media, 0.0


def _liking(media: str, ranges: list[tuple[str, float]]) -> float:
    """The quality of the narrowest range that holds the media type, 0 where none does."""
    kind = media.split("/")[0]
    for wanted in (media, f"{kind}/*", "*/*"):
        found = [quality for named, quality in ranges if named == wanted]
        if found:
            return max(found)
    return 0.0
