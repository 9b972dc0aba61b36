"""Both territories of a comparison as its address gives them, for the form that asks for them."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from api.live import Live
from api.schemas.asking import LONGEST_NAME


@dataclass(frozen=True, slots=True)
class End:
    """What the address gives, and the name that it stands for where it is an id, else empty."""

    value: str
    shown: str


def ends_of(request: Request) -> dict[str, End]:
    """Both ends by their parameters; names are told where the world is open."""
    given = {end: request.query_params.get(end, "")[:LONGEST_NAME] for end in "ab"}
    return {end: End(value, _name(request.app.state.live, value)) for end, value in given.items()}


def _name(live: Live, text: str) -> str:
    if not live.ready:
        return ""
    gazetteer = live.holdings.gazetteer
    row = int(gazetteer.rows_of([text])[0])
    return gazetteer.name(row) if row >= 0 else ""
