"""What would keep a parser at work for hours, or fill the memory, or read other files."""

from __future__ import annotations

import resource
import zipfile
import zlib
from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest

from data.errors import UnreadableFile
from data.readers import cuf, spreadsheet
from data.readers.confined import parse
from data.readers.template import COLUMNS
from data.readers.template_writing import write_template
from tests.data.documents import assemble

SHEET = "xl/worksheets/sheet1.xml"
HEADERS = [COLUMNS[role].heading.french for role in ("first", "second")]
SECONDS = 6
LAUGHS = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise("abcdefghi"))
FORM = "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F {} 0 R >> >>"


def rewritten(path: Path, entry: str, content: str | bytes) -> Path:
    """The template as a workbook, one of its entries put in the place of another."""
    write_template(path)
    with zipfile.ZipFile(path) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, before in entries.items():
            archive.writestr(name, content if name == entry else before)
    return path


def sheet(cells: str, *, dtd: str = "") -> str:
    """A sheet with the two names in its header, and these cells below."""
    header = "".join(f'<c t="inlineStr"><is><t>{name}</t></is></c>' for name in HEADERS)
    return (
        f'<?xml version="1.0"?>{dtd}<worksheet xmlns="http://schemas.openxmlformats.org/'
        f'spreadsheetml/2006/main"><sheetData><row r="1">{header}</row>'
        f'<row r="2">{cells}</row></sheetData></worksheet>'
    )


def inline(*texts: str) -> str:
    return "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)


def refusal(path: Path) -> str:
    """The sentence with which a file is refused, before long."""
    before = process_time() + _of_children()
    with pytest.raises(UnreadableFile) as error:
        (cuf if path.suffix == ".pdf" else spreadsheet).read(path)
    assert process_time() + _of_children() - before < SECONDS
    return str(error.value)


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_a_sheet_made_by_hand_is_read(tmp_path: Path) -> None:
    path = rewritten(tmp_path / "a.xlsx", SHEET, sheet(inline("Foix", "Sarroch")))
    (row,) = spreadsheet.read(path).rows
    assert (row.first.name, row.second.name) == ("Foix", "Sarroch")


def test_the_parser_is_told_nothing_of_our_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whoever inherits it lists the libraries of its program in place of running it.
    monkeypatch.setenv("LD_TRACE_LOADED_OBJECTS", "1")
    path = rewritten(tmp_path / "Été à Foix.xlsx", SHEET, sheet(inline("Foix", "Sarroch")))
    assert len(spreadsheet.read(path).rows) == 1


@pytest.mark.parametrize(
    ("dtd", "named"),
    [
        (f'<!DOCTYPE x [<!ENTITY a "ha">{LAUGHS}]>', "&i;"),
        ('<!DOCTYPE x [<!ENTITY a SYSTEM "file://{secret}">]>', "&a;"),
        ('<!DOCTYPE x SYSTEM "file://{secret}">', "Foix"),
        ("<!DOCTYPE x []>", "Foix"),
    ],
)
@pytest.mark.parametrize("entry", [SHEET, "xl/styles.xml"])
def test_a_workbook_with_a_dtd_is_refused_and_no_entity_of_it_read(
    tmp_path: Path, dtd: str, named: str, entry: str
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Zuydcoote")
    content = sheet(inline(named, "Sarroch"), dtd=dtd.replace("{secret}", str(secret)))
    said = refusal(rewritten(tmp_path / "a.xlsx", entry, content))
    assert said.endswith(
        "is a damaged or locked workbook; save it again as XLSX without a password."
    )


def test_a_sheet_of_one_endless_row_is_given_up(tmp_path: Path) -> None:
    path = rewritten(tmp_path / "a.xlsx", SHEET, sheet("<c/>" * 8_000_000))
    assert path.stat().st_size < 200_000
    assert "takes too long or too much memory" in refusal(path)


def test_a_sheet_that_places_its_cells_far_away_costs_little(tmp_path: Path) -> None:
    far = '<c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c>'
    path = rewritten(tmp_path / "a.xlsx", SHEET, sheet(inline("Foix", "Sarroch") + far))
    assert len(next(parse("xlsx", path))) <= 200


def test_a_stream_that_unpacks_without_end_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    pack = zlib.compressobj(9)
    first = pack.compress(b"") + pack.flush(zlib.Z_FULL_FLUSH)
    block = pack.compress(b" " * 10_000_000) + pack.flush(zlib.Z_FULL_FLUSH)
    path.write_bytes(_pdf(first + block * 200 + pack.flush(), filtered=True))
    assert refusal(path)


def test_forms_that_draw_each_other_ten_times_each_are_given_up(tmp_path: Path) -> None:
    forms = [
        b"%s /Length 60 >>\nstream\n%s\nendstream" % (FORM.format(6 + n).encode(), b"/F Do " * 10)
        for n in range(20)
    ]
    path = tmp_path / "a.pdf"
    path.write_bytes(_pdf(b"/F Do " * 10, *forms))
    assert "takes too long or too much memory" in refusal(path)


def _pdf(content: bytes, *forms: bytes, filtered: bool = False) -> bytes:
    """A PDF of one page with this content, and forms from the fifth object on."""
    name = b"/Filter /FlateDecode " if filtered else b""
    return assemble(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /XObject << /F 5 0 R >> >> >>",
            b"<< %s/Length %d >>\nstream\n%s\nendstream" % (name, len(content), content),
            *forms,
        ]
    )
