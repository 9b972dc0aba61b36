"""Suggestions for many territories at once: a CSV in, JSON lines out."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from data.errors import InputError, InvalidOption, MatcherError, UnreadableFile
from data.text import clean, load_text
from matcher import wire
from matcher.askers import Asker, find_asker
from matcher.holdings import Holdings, ProgressCallback
from matcher.reasons import reason_of
from matcher.reciprocity import reciprocities
from matcher.requests import Filters, SuggestRequest
from matcher.suggesting import Ranked, check_families, rank_candidates
from matcher.translation import Translator, mark

if TYPE_CHECKING:
    from _csv import Reader as CsvReader

    from models.model import Explanation

COLUMN, COUNTRY_COLUMN = "territory", "country"
SEPARATORS = ",;\t"
STEP = mark("ranking candidates")


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One line of the file: the territory that asks, the country its candidates come from."""

    line: int
    territory: str
    country: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """A row that could not be answered: where it stands and why."""

    line: int
    error: MatcherError


def load_batch(path: Path) -> list[BatchRow]:
    """The rows of a CSV whose header has `territory` and may have `country`."""
    reader = _reader(load_text(path))
    try:
        header = [clean(cell).lower() for cell in next(reader)]
        if COLUMN not in header:
            raise UnreadableFile(
                '{path}, line 1: expected a column "territory", found {found};'
                " name the column that holds the names or ids.",
                path=path,
                found=", ".join(header)[:200],
            )
        return list(_rows(reader, header))
    except csv.Error as error:
        raise UnreadableFile(
            "{path}, line {line}: this is not a CSV file ({reason}).",
            path=path,
            line=reader.line_num,
            reason=error,
        ) from error


class Batch:
    """Answers the rows of a file one after the other.

    `failures` grows with each row that could not be answered, `hidden` with each of which
    candidates were left out because it declined them: its line, and how many.
    """

    def __init__(
        self, holdings: Holdings, request: SuggestRequest, say: Translator, *, explain: bool
    ) -> None:
        check_families(holdings.model, request.weights)
        self.failures: list[Failure] = []
        self.hidden: list[tuple[int, int]] = []
        self._holdings = holdings
        self._request = request
        self._say = say
        self._explain = explain
        self._endings: dict[int, str] = {}

    def write(self, rows: list[BatchRow], stream: TextIO, *, progress: ProgressCallback) -> None:
        """Write the suggestions of every row, one JSON object a line."""
        for done, row in enumerate(rows, start=1):
            try:
                stream.writelines(self._lines(row))
            except MatcherError as error:
                self.failures.append(Failure(row.line, error))
            progress(STEP, done / len(rows))

    def _lines(self, row: BatchRow) -> list[str]:
        if not row.territory:
            raise InputError("the territory is empty; give a name or an id.")
        filters = _narrowed(self._request.filters, row.country)
        asker = find_asker(self._holdings, row.territory)
        ranked = rank_candidates(
            self._holdings, asker, request=replace(self._request, filters=filters)
        )
        if ranked.hidden:
            self.hidden.append((row.line, ranked.hidden))
        beginning = f'{{"origin_id": {json.dumps(asker.territory.id)}, "rank": '
        return [
            f'{beginning}{rank}, "rank_by_score": {by_score}, {self._ending(row)}{scored}{back}}}\n'
            for rank, (row, scored, by_score, back) in enumerate(
                zip(
                    ranked.rows,
                    self._scored(ranked),
                    ranked.by_score.tolist(),
                    self._standings(asker, ranked),
                    strict=True,
                ),
                start=1,
            )
        ]

    def _ending(self, row: int) -> str:
        """What a line says of a candidate; kept, since candidates come back for other origins."""
        found = self._endings.get(row)
        if found is None:
            territory = wire.territory_json(self._holdings.gazetteer.territory(row))
            del territory["level"]
            found = json.dumps(territory, ensure_ascii=False)[1:-1] + ', "score": '
            self._endings[row] = found
        return found

    def _scored(self, ranked: Ranked) -> list[str]:
        """The scores, each followed by its parts where they are asked for."""
        if not self._explain:
            return [repr(score) for score in ranked.scores]
        explained = ranked.contest.explain(ranked.positions.tolist())
        return [f"{each.score!r}, {self._parts(each)}" for each in explained]

    def _standings(self, asker: Asker, ranked: Ranked) -> list[str]:
        """What a line says of the asker's standing for its candidate, where that is asked for."""
        if not self._request.tells_standing:
            return [""] * len(ranked.positions)
        found = reciprocities(self._holdings, asker, ranked.contest, ranked.positions)
        return [f', "reciprocity": {json.dumps(wire.reciprocity_json(each))}' for each in found]

    def _parts(self, explanation: Explanation) -> str:
        reasons = [reason_of(part, self._say) for part in explanation.contributions]
        parts = {
            "intercept": explanation.intercept,
            "contributions": [wire.reason_json(reason) for reason in reasons],
        }
        return json.dumps(parts, ensure_ascii=False)[1:-1]


def _reader(text: str) -> CsvReader:
    first = text.partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    return csv.reader(io.StringIO(text), delimiter=separator)


def _rows(reader: CsvReader, header: list[str]) -> Iterator[BatchRow]:
    for cells in reader:
        named = dict(zip(header, map(clean, cells), strict=False))
        if any(named.values()):
            yield BatchRow(reader.line_num, named.get(COLUMN, ""), named.get(COUNTRY_COLUMN, ""))


def _narrowed(filters: Filters, country: str) -> Filters:
    """The filters kept to the countries of a cell, one or several separated by commas."""
    from data.countries import country_code

    names = [part.strip() for part in country.split(",") if part.strip()]
    codes = [country_code(name) for name in names]
    admitted = frozenset(code for code in codes if code is not None)
    if filters.countries:
        admitted &= filters.countries
    if names and (None in codes or not admitted):
        raise InvalidOption(
            "no candidate is in {country!r}; give a country that --country admits.", country=country
        )
    return replace(filters, countries=admitted) if names else filters
