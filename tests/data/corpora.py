"""Small sound files of every format that is read, made here: what fuzzing begins with."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from data.readers.template import COLUMNS
from data.readers.template_writing import write_template
from tests.data.documents import CUF_ENTRY, write_pdf

TWINNING = {
    "itemLabel": "Rennes",
    "coord": "Point(-1.68 48.11)",
    "population": "215366",
    "countryLabel": "France",
    "partnerLabel": "Cork",
    "partnerCountryLabel": "Ireland",
    "partnerCoord": "Point(-8.47 51.9)",
    "start": "1982-01-01T00:00:00Z",
}
PROJECT = {
    "french_name": "Foix",
    "french_level": "commune",
    "foreign_name": "Province de Cagliari",
    "foreign_country_iso2": "IT",
    "foreign_population": 430_000,
    "start_year": 2004,
    "sectors": ["education"],
    "challenges": ["heritage_preservation"],
    "objectives": "Échanger des classes. Protéger la rivière.",
    "source_url": "https://www.example.org/page",
    "source_date": "2024-05",
}
GROUPING = {
    "code": "241700434",
    "nom": "CA de La Rochelle",
    "type": "CA",
    "populationMunicipale": 181_057,
    "membres": [{"code": "17300", "populationMunicipale": 79_961}],
}
PROFILE = {"sectors": ["sport", "santé"], "challenges": ["river_flooding"], "text": "Un port."}


def cuf_texts() -> list[bytes]:
    """A directory, in two encodings, and one with the list that opens it."""
    listed = "• Foix – Sarroch\n• Mende – Vila Real\n\n" + CUF_ENTRY
    return [CUF_ENTRY.encode(), CUF_ENTRY.encode("utf-16"), (listed + CUF_ENTRY).encode("cp1252")]


def wikidata_exports() -> list[bytes]:
    """What the query service gives: tables and JSON, plain and verbose."""
    rows = [list(TWINNING), list(TWINNING.values()), list(TWINNING.values())[::-1]]
    verbose = [{name: {"type": "literal", "value": cell} for name, cell in TWINNING.items()}] * 2
    results = {"head": {"vars": list(TWINNING)}, "results": {"bindings": verbose}}
    tables = ["\n".join(mark.join(row) for row in rows) for mark in "\t;"]
    texts = [*tables, _as_csv(rows, ","), *map(json.dumps, (verbose, results, [TWINNING]))]
    return [text.encode() for text in texts]


def project_lines() -> list[bytes]:
    """Projects, one a line."""
    other = {**PROJECT, "sectors": "health", "foreign_name": "Kiel", "start_year": None}
    return ["\n".join(json.dumps(each) for each in (PROJECT, other, PROJECT)).encode()]


def filled_templates() -> list[bytes]:
    """The spreadsheet template, filled in, with each delimiter."""
    texts = []
    for mark, language in zip(";,\t", ("fr", "en", "fr"), strict=True):
        headings = [column.heading.in_language(language) for column in COLUMNS.values()]
        example = [column.example.in_language(language) for column in COLUMNS.values()]
        texts.append(_as_csv([headings, example, example], mark))
    return [*(text.encode() for text in texts), texts[0].encode("cp1252")]


def corrected_reports() -> list[bytes]:
    """The report of an import, its choices filled in."""
    rows = [
        ["file", "line", "naming", "choice"],
        ["a.csv", "3", "Zzyzxville|IT|municipality", "geonames:2891122"],
        ["a.csv", "4", "'-Kiel||", "-"],
    ]
    return [_as_csv(rows, mark).encode() for mark in ";,"]


def official_lists() -> list[bytes]:
    """The official list of groupings."""
    other = {**GROUPING, "code": "200000172", "nom": "CC Faucigny - Glières (CCFG)"}
    return [json.dumps([GROUPING, other]).encode()]


def yaml_profiles() -> list[bytes]:
    """A profile as YAML, by blocks and by brackets."""
    lines = [f"{name}: {json.dumps(value)}" for name, value in PROFILE.items()]
    block = "sectors:\n  - sport\n  - santé\nchallenges: []\ntext: |\n  Un port.\n  Une île.\n"
    return ["\n".join(lines).encode(), block.encode()]


def json_profiles() -> list[bytes]:
    """A profile as JSON."""
    return [json.dumps(PROFILE, indent=1).encode()]


def archives() -> list[bytes]:
    """Archives of directories, among them what is passed over."""
    entries = {
        "2026/annuaire.txt": CUF_ENTRY.encode(),
        "2026/query.tsv": wikidata_exports()[0],
        "README.txt": "À lire.".encode(),
        ".hidden/x": b"x",
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in entries.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return [packed.getvalue()]


def workbooks() -> list[bytes]:
    """The spreadsheet template as a workbook, one row of it filled in."""
    from openpyxl import load_workbook

    with TemporaryDirectory() as folder:
        path = Path(folder) / "modele.xlsx"
        write_template(path)
        book = load_workbook(path)
        book.worksheets[0].append(["La Rochelle", "", "Kiel", "Allemagne"])
        book.save(path)
        return [path.read_bytes()]


def pdfs() -> list[bytes]:
    """A directory as PDF."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "annuaire.pdf"
        write_pdf(path, CUF_ENTRY)
        return [path.read_bytes()]


def _as_csv(rows: list[list[str]], delimiter: str) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue()
