"""Documents that tests read: an entry of a directory, invented, and a PDF made by hand."""

from __future__ import annotations

from pathlib import Path

CUF_ENTRY = """Partenariats franco-italiens

Foix – Sarroch

Maire :
Mme Zélie Dupontel
12, rue des Tilleuls
09000 FOIX
Tél. : 05 61 00 00 00

Contact :
M. Octave Barbazan – chargé de mission
E-Mail : octave.barbazan@example.org

Population de la collectivité française : 9 800 habitants

Origine du jumelage/partenariat :
Une rencontre voulue par M. Barbazan. Les deux villes ont une rivière.

Objectifs de la coopération :
• Échanger des classes.
• Protéger la rivière.

Secteurs d’intervention :
• Enseignement / Education
• Environnement

Actions réalisées :
• Signature de la charte en mai 2004, renouvelée en 2010.
• Visite conduite par Zélie Dupontel en 2011.

Perspectives :
Poursuivre.
"""


def write_pdf(path: Path, text: str, lines_per_page: int = 50) -> None:
    """Write a text as a PDF of one font, a line of text per line."""
    lines = text.splitlines()
    pages = [lines[at : at + lines_per_page] for at in range(0, len(lines), lines_per_page)]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        objects += [
            (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number}"
                " 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
            ).encode(),
            _stream(page),
        ]
    path.write_bytes(assemble(objects))


def _stream(lines: list[str]) -> bytes:
    shown = b"".join(b"(%s) Tj T*\n" % _escaped(line) for line in lines)
    content = b"BT /F1 10 Tf 14 TL 50 790 Td\n" + shown + b"ET"
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def _escaped(line: str) -> bytes:
    for character in "\\()":
        line = line.replace(character, "\\" + character)
    return line.encode("cp1252")


def assemble(objects: list[bytes]) -> bytes:
    """A PDF of these objects, the first of them its catalog."""
    document, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(document))
        document += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return document + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF\n"
    ) % (len(objects) + 1, table, len(objects) + 1, len(document))
