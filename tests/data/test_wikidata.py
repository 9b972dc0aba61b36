from __future__ import annotations

import json
from pathlib import Path

import pytest

from data.errors import UnreadableFile
from data.readers import wikidata
from data.records import Mention

HEADER = (
    "origincityLabel\torigincountry\toriginlat\toriginlong\toriginpopulation\tsistercityLabel"
    "\tdestinationlat\tdestinationlong\tdestinationpopulation\tdestination_countryLabel"
)
RENNES = Mention("Rennes", "France", None, 48.11, -1.68, 215_366)
CORK = Mention("Cork", "Ireland", None, 51.9, -8.47)
ENTITY = "http://www.wikidata.org/entity/"

BINDING = {
    "item": f"{ENTITY}Q647",
    "itemLabel": "Rennes",
    "coord": "Point(-1.68 48.11)",
    "population": "215366",
    "partner": f"{ENTITY}Q36647",
    "countryLabel": "France",
    "partnerLabel": "Cork",
    "partnerCountryLabel": "Ireland",
    "partnerCoord": "Point(-8.47 51.9)",
    "start": "1982-01-01T00:00:00Z",
}


def row(**changed: str) -> str:
    """A line of the table, Rennes and Cork where nothing else is asked."""
    cells = dict(
        zip(
            HEADER.split("\t"),
            [
                "Rennes",
                "France",
                "48.11",
                "-1.68",
                "215366.0",
                "Cork",
                "51.9",
                "-8.47",
                "",
                "Ireland",
            ],
            strict=True,
        )
    )
    return "\t".join((cells | changed).values())


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_the_shared_table_gives_a_row_or_a_reason_for_every_line(shared: Path) -> None:
    reading = wikidata.read(shared / "partnerships" / "wikidata-twinnings.tsv")
    assert len(reading.rows) + len(reading.rejects) == 23_499
    assert len(reading.rejects) == 7
    assert all("is a Wikidata identifier" in reject.reason for reject in reading.rejects)


def test_a_line_gives_both_ends_with_their_place(tmp_path: Path) -> None:
    (found,) = wikidata.read(write(tmp_path / "a.tsv", HEADER, row())).rows
    assert (found.first, found.second) == (RENNES, CORK)
    assert (found.terms.link, found.source.name) == ("jumelage", "Wikidata, P190 (CC0)")


def test_half_a_pair_of_coordinates_is_none(tmp_path: Path) -> None:
    (found,) = wikidata.read(write(tmp_path / "a.tsv", HEADER, row(destinationlat=""))).rows
    assert found.second == Mention("Cork", "Ireland")


def test_a_twinning_told_from_either_side_has_the_same_locator(tmp_path: Path) -> None:
    turned = row(origincityLabel="Cork", sistercityLabel="Rennes")
    first, second = wikidata.read(write(tmp_path / "a.tsv", HEADER, row(), turned)).rows
    assert first.source == second.source


@pytest.mark.parametrize("population", ["0.0", "-5", "51800000000", "n/a", "t431453150", "NaN"])
def test_an_absurd_population_is_taken_as_unknown(tmp_path: Path, population: str) -> None:
    path = write(tmp_path / "a.tsv", HEADER, row(originpopulation=population))
    assert wikidata.read(path).rows[0].first.population is None


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("origincityLabel", "", "first name is empty; give the name of a territory."),
        ("sistercityLabel", "Q1030610", "ask the query for its label"),
        ("sistercityLabel", '=HYPERLINK("x")', "begins like a formula"),
        ("sistercityLabel", "x" * 1_000, "second name is 1000 characters long"),
        ("sistercityLabel", "1234", "holds no letter"),
        ("originlat", "north", 'first latitude "north" is not a number'),
        ("originlat", "inf", 'first latitude "inf" is not a number'),
        ("destinationlong", "-181", "lies outside -180 to 180 degrees"),
    ],
)
def test_a_line_that_cannot_be_used_is_rejected_with_its_reason(
    tmp_path: Path, column: str, value: str, reason: str
) -> None:
    path = write(tmp_path / "a.tsv", HEADER, row(), row(**{column: value}), row())
    reading = wikidata.read(path)
    assert ([reject.line for reject in reading.rejects], len(reading.rows)) == ([3], 2)
    assert reason in reading.rejects[0].reason


def test_quotes_and_blanks_in_a_tab_separated_name_are_kept_as_they_are(tmp_path: Path) -> None:
    path = write(tmp_path / "a.tsv", HEADER, row(origincityLabel='  O"Hara\u200b\x07 Town '))
    assert wikidata.read(path).rows[0].first.name == 'O"Hara Town'


def as_csv() -> str:
    quoted = (f'"{value}"' if " " in value else value for value in BINDING.values())
    return f"{','.join(BINDING)}\r\n{','.join(quoted)}\r\n"


def as_verbose_tsv() -> str:
    literals = (
        f"<{value}>" if value.startswith(ENTITY) else f'"{value}"@en' for value in BINDING.values()
    )
    return "\t".join(f"?{name}" for name in BINDING) + "\n" + "\t".join(literals) + "\n"


def as_results() -> str:
    binding = {name: {"type": "literal", "value": value} for name, value in BINDING.items()}
    return json.dumps({"head": {"vars": list(BINDING)}, "results": {"bindings": [binding]}})


def as_verbose_list() -> str:
    return json.dumps([{name: {"type": "uri", "value": value} for name, value in BINDING.items()}])


@pytest.mark.parametrize(
    "text",
    [as_csv(), as_verbose_tsv(), as_results(), as_verbose_list(), json.dumps([BINDING])],
    ids=["csv", "verbose tsv", "sparql results", "verbose list", "plain list"],
)
def test_every_export_of_the_query_service_gives_the_same_row(tmp_path: Path, text: str) -> None:
    path = tmp_path / "query"
    path.write_text(text, encoding="utf-8-sig")
    (found,) = wikidata.read(path).rows
    assert (found.first, found.second, found.terms.start_year) == (RENNES, CORK, 1982)


@pytest.mark.parametrize("text", ["name;town\nA;B\n", "[]", '{"results": []}', "[1, 2]"])
def test_a_file_without_the_two_ends_is_refused_with_the_columns_it_has(
    tmp_path: Path, text: str
) -> None:
    path = tmp_path / "query"
    path.write_text(text)
    with pytest.raises(UnreadableFile, match="lacks the columns of a Wikidata export"):
        wikidata.read(path)


def test_json_cut_short_is_refused_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "query.json"
    path.write_text(as_results()[:-40])
    with pytest.raises(UnreadableFile, match="is not valid JSON"):
        wikidata.read(path)


def test_a_cell_of_a_megabyte_costs_only_its_own_line(tmp_path: Path) -> None:
    path = write(tmp_path / "a.tsv", HEADER, row(), row(origincityLabel="x" * 1_000_000), row())
    reading = wikidata.read(path)
    assert (len(reading.rows), [reject.line for reject in reading.rejects]) == (2, [3])


@pytest.mark.parametrize(
    ("end", "status"), [("", "unknown"), ("2022-03-01T00:00:00Z", "ended"), ("2099", "unknown")]
)
def test_a_stated_end_that_is_over_is_an_end(tmp_path: Path, end: str, status: str) -> None:
    path = tmp_path / "a.tsv"
    path.write_text(f"itemLabel\tpartnerLabel\tend\nBrest\tKiel\t{end}\n", encoding="utf-8")
    assert wikidata.read(path).rows[0].terms.status == status
