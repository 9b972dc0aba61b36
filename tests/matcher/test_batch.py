from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from data.errors import UnreadableFile
from matcher.batch import Batch, BatchRow, load_batch
from matcher.requests import Filters, SuggestRequest
from matcher.service import Matcher

KEYS = [
    "origin_id", "rank", "rank_by_score", "id", "name", "country", "latitude", "longitude",
    "population",
]  # fmt: skip


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def answered(
    matcher: Matcher, *rows: BatchRow, explain: bool = False, filters: Filters | None = None
) -> tuple[list[dict[str, Any]], Batch]:
    request = SuggestRequest("batch", top=3, filters=filters or Filters())
    batch = Batch(matcher.holdings, request, matcher.say, explain=explain)
    stream = io.StringIO()
    batch.write(list(rows), stream, progress=lambda label, done: None)
    return [json.loads(line) for line in stream.getvalue().splitlines()], batch


@pytest.mark.parametrize(
    "content",
    [
        "territory,country\nNîmes,MA\n".encode(),
        "\ufeffterritory;country\r\nNîmes;MA\r\n".encode(),
        "Country\tTerritory\nMA\tNîmes\n".encode("cp1252"),
    ],
)
def test_a_batch_is_read_whatever_its_separator_and_encoding(
    tmp_path: Path, content: bytes
) -> None:
    assert load_batch(written(tmp_path / "in.csv", content)) == [BatchRow(2, "Nîmes", "MA")]


def test_a_column_country_is_not_needed_and_empty_lines_are_skipped(tmp_path: Path) -> None:
    path = written(tmp_path / "in.csv", b"territory\n\nBrest\n\n\nDax\n")
    assert [(row.line, row.territory) for row in load_batch(path)] == [(3, "Brest"), (6, "Dax")]


@pytest.mark.parametrize(
    ("content", "found"),
    [(b"", "empty"), (b"\x00\x01\x02", "binary"), (b"name\nBrest\n", "territory")],
)
def test_a_file_that_is_no_batch_is_refused_in_one_sentence(
    tmp_path: Path, content: bytes, found: str
) -> None:
    with pytest.raises(UnreadableFile, match=found):
        load_batch(written(tmp_path / "in.csv", content))


def test_each_line_has_exactly_the_keys_of_the_contract(matcher: Matcher) -> None:
    lines, _ = answered(matcher, BatchRow(2, "Brest"))
    assert [list(line) for line in lines] == [[*KEYS, "score"]] * 3


def test_the_batch_says_what_suggest_says(matcher: Matcher) -> None:
    lines, _ = answered(matcher, BatchRow(2, "Brest"))
    found = matcher.suggest(SuggestRequest("Brest", top=3)).suggestions
    assert [line["id"] for line in lines] == [one.territory.id for one in found]
    assert [line["score"] for line in lines] == pytest.approx([one.score for one in found])


def test_an_explained_line_sums_to_its_score(matcher: Matcher) -> None:
    lines, _ = answered(matcher, BatchRow(2, "Brest"), explain=True)
    for line in lines:
        parts = sum(part["points"] for part in line["contributions"])
        assert line["score"] == pytest.approx(line["intercept"] + parts, abs=1e-9)


def test_a_bad_row_is_skipped_and_the_rest_is_done(matcher: Matcher) -> None:
    lines, batch = answered(matcher, BatchRow(2, "Zzzzqqqq"), BatchRow(3, ""), BatchRow(4, "Dax"))
    assert [failure.line for failure in batch.failures] == [2, 3]
    assert len(lines) == 3


def test_a_country_narrows_the_candidates_of_its_row_alone(matcher: Matcher) -> None:
    lines, _ = answered(matcher, BatchRow(2, "Brest", "Maroc"), BatchRow(3, "Brest"))
    assert {line["country"] for line in lines[:3]} == {"MA"}
    assert {line["country"] for line in lines[3:]} != {"MA"}


def test_a_country_that_the_filters_exclude_fails_its_row(matcher: Matcher) -> None:
    only = Filters(countries=frozenset({"DE"}))
    lines, batch = answered(matcher, BatchRow(2, "Brest", "MA"), filters=only)
    assert (lines, len(batch.failures)) == ([], 1)


def test_a_row_may_name_several_countries(matcher: Matcher) -> None:
    lines, batch = answered(matcher, BatchRow(2, "Brest", "DE, Italie"))
    assert {line["country"] for line in lines} <= {"DE", "IT"}
    assert (len(lines), batch.failures) == (3, [])


def test_an_explained_score_is_exactly_the_one_that_suggest_explains(matcher: Matcher) -> None:
    lines, _ = answered(matcher, BatchRow(2, "Brest"), explain=True)
    found = matcher.suggest(SuggestRequest("Brest", top=3)).suggestions
    assert [line["score"] for line in lines] == [one.score for one in found]
