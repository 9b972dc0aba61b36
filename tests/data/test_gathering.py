"""Files, folders and archives → the files to import; what else lies there is told, not read."""

from __future__ import annotations

import os
import struct
import zipfile
from pathlib import Path

import pytest

from data.errors import UnreadableFile
from data.readers import archives
from data.readers.gathering import Gathered, gather, shown_name
from data.readers.template_writing import write_template
from tests.data.documents import CUF_ENTRY

TABLE = "itemLabel\tpartnerLabel\nFoix\tSarroch\n"


def written(path: Path, text: str = TABLE) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def zipped(path: Path, entries: dict[str, str | bytes]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return path


def gathered(*paths: Path) -> Gathered:
    with gather(paths) as found:
        return found


def reasons(found: Gathered) -> dict[str, str]:
    return {skipped.name: skipped.reason for skipped in found.skipped}


def flipped(path: Path, at: int, bits: int) -> Path:
    """The file with a byte changed in every entry of its list, and before each entry."""
    raw = bytearray(path.read_bytes())
    for signature, shift in ((b"PK\x01\x02", 2), (b"PK\x03\x04", 0)):
        place = raw.find(signature)
        while place >= 0:
            raw[place + at + shift] = bits
            place = raw.find(signature, place + 1)
    path.write_bytes(raw)
    return path


def test_a_file_keeps_its_name_and_its_format(tmp_path: Path) -> None:
    (file,) = gathered(written(tmp_path / "a.tsv")).files
    assert (file.name, file.format.name, len(file.read().rows)) == ("a.tsv", "Wikidata", 1)


def test_every_file_of_a_folder_is_found_in_the_order_of_its_path(tmp_path: Path) -> None:
    for name in ("b.tsv", "2026/z.tsv", "a.tsv"):
        written(tmp_path / "lists" / name, TABLE + f"{name}\tKiel\n")
    names = [file.name for file in gathered(tmp_path / "lists").files]
    assert names == ["lists/2026/z.tsv", "lists/a.tsv", "lists/b.tsv"]


def test_an_archive_is_unpacked_and_told_by_its_content_not_its_name(tmp_path: Path) -> None:
    path = zipped(tmp_path / "lists.dat", {"2026/annuaire.txt": CUF_ENTRY, "a.tsv": TABLE})
    with gather([path]) as found:
        assert [file.name for file in found.files] == [
            "lists.dat/2026/annuaire.txt",
            "lists.dat/a.tsv",
        ]
        assert [len(file.read().rows) for file in found.files] == [1, 1]


def test_what_was_unpacked_is_removed_afterwards(tmp_path: Path) -> None:
    with gather([zipped(tmp_path / "a.zip", {"a.tsv": TABLE})]) as found:
        place = found.files[0].path
        assert place.exists()
    assert not place.exists()
    assert not place.parents[2].exists()


def test_a_workbook_is_a_file_although_it_is_a_zip(tmp_path: Path) -> None:
    write_template(tmp_path / "modele.xlsx")
    (file,) = gathered(tmp_path / "modele.xlsx").files
    assert (file.name, file.format.name) == ("modele.xlsx", "spreadsheet")


def test_an_archive_in_a_folder_is_unpacked_too(tmp_path: Path) -> None:
    zipped(tmp_path / "a.zip", {"a.tsv": TABLE})
    assert [file.name for file in gathered(tmp_path).files] == [f"{tmp_path.name}/a.zip/a.tsv"]


@pytest.mark.parametrize("packed", [False, True])
def test_a_file_of_no_known_format_in_a_folder_is_told_and_does_not_stop_the_rest(
    tmp_path: Path, packed: bool
) -> None:
    entries = {"a.tsv": TABLE, "README.txt": "À lire.", ".cache/x": "x", "__MACOSX/._a.tsv": "x"}
    root = tmp_path / "lists"
    for name, text in entries.items():
        written(root / name, text)
    found = gathered(zipped(tmp_path / "lists.zip", dict(entries)) if packed else root)
    start = "lists.zip" if packed else "lists"
    assert len(found.files) == 1
    told = reasons(found)
    assert told.pop(f"{start}/README.txt").startswith(f"{start}/README.txt is of no known format")
    hidden = [f"{start}/.cache", f"{start}/__MACOSX"]
    assert told == {name: f"{name} is hidden; it is not read." for name in hidden}


def test_a_document_of_another_office_program_is_of_no_known_format(tmp_path: Path) -> None:
    written(tmp_path / "lists" / "a.tsv")
    zipped(tmp_path / "lists" / "note.docx", {"[Content_Types].xml": "", "word/document.xml": ""})
    assert "of no known format" in reasons(gathered(tmp_path / "lists"))["lists/note.docx"]


def test_a_file_given_by_its_name_must_be_of_a_known_format(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no known format"):
        gathered(written(tmp_path / "README.txt", "À lire."))


def test_a_link_in_a_folder_is_not_followed(tmp_path: Path) -> None:
    secret = written(tmp_path / "secret.tsv")
    written(tmp_path / "lists" / "a.tsv", TABLE + "Mende\tKiel\n")
    (tmp_path / "lists" / "b.tsv").symlink_to(secret)
    (tmp_path / "lists" / "around").symlink_to(tmp_path, target_is_directory=True)
    found = gathered(tmp_path / "lists")
    assert [file.name for file in found.files] == ["lists/a.tsv"]
    assert all("is a link" in reason for reason in reasons(found).values())
    assert set(reasons(found)) == {"lists/around", "lists/b.tsv"}


def test_what_is_neither_file_nor_folder_is_not_opened(tmp_path: Path) -> None:
    written(tmp_path / "lists" / "a.tsv")
    os.mkfifo(tmp_path / "lists" / "pipe")
    assert "neither a file" in reasons(gathered(tmp_path / "lists"))["lists/pipe"]


def test_copies_are_read_once(tmp_path: Path) -> None:
    first, second = written(tmp_path / "a.tsv"), written(tmp_path / "b.tsv")
    found = gathered(first, second, first)
    assert [file.name for file in found.files] == ["a.tsv"]
    assert reasons(found)["b.tsv"].endswith("b.tsv holds the same as a.tsv; it is read once.")


def test_a_damaged_directory_in_an_archive_is_called_by_its_name_in_it(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"2026/annuaire.pdf": b"%PDF-1.4\nnothing"})
    with gather([path]) as found, pytest.raises(UnreadableFile) as error:
        found.files[0].read()
    assert str(error.value).startswith("a.zip/2026/annuaire.pdf is a damaged")


def test_an_uploaded_file_is_never_called_by_the_place_where_it_lies(tmp_path: Path) -> None:
    path = written(tmp_path / "note.txt", "Rien.")
    with pytest.raises(UnreadableFile, match=r"^note\.txt is of no"), gather([path], uploaded=True):
        pass


def test_an_archive_without_any_directory_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no directory that can be read; files passed over: 1"):
        gathered(zipped(tmp_path / "a.zip", {"README.txt": "À lire."}))


def test_an_empty_folder_or_archive_is_told_to_hold_no_file(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    for path in (tmp_path / "a", zipped(tmp_path / "a.zip", {})):
        with pytest.raises(UnreadableFile, match="holds no file to read"):
            gathered(path)


def test_an_archive_within_an_archive_is_refused(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "inner.zip", {"a.tsv": TABLE}).read_bytes()
    path = zipped(tmp_path / "a.zip", {"a.tsv": TABLE, "inner.pdf": inner})
    with pytest.raises(UnreadableFile, match=r"a\.zip/inner\.pdf is an archive within an archive"):
        gathered(path)


def test_a_locked_archive_is_refused(tmp_path: Path) -> None:
    path = flipped(zipped(tmp_path / "a.zip", {"a.tsv": TABLE}), at=6, bits=1)
    with pytest.raises(UnreadableFile, match="locked by a password"):
        gathered(path)


def test_an_archive_packed_by_a_method_that_may_take_any_memory_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.tsv", TABLE)
    with pytest.raises(UnreadableFile, match="packed in an unusual way"):
        gathered(tmp_path / "a.zip")


def test_too_many_files_are_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {f"{number}.tsv": TABLE for number in range(501)})
    with pytest.raises(UnreadableFile, match="holds more than 500 files"):
        gathered(path)


def long_list(path: Path, *, disks: bytes = bytes(4), counts: bytes, comment: int = 0) -> Path:
    """An archive that lists 2 MB of files, with these bytes in the record at its end."""
    listed = archives.MAX_LISTING // 25 * (struct.pack("<4s42x", b"PK\x01\x02") + b"name")
    record = b"PK\x05\x06" + disks + counts + struct.pack("<LLH", len(listed), 0, comment)
    path.write_bytes(b"PK\x03\x04" + listed + record + b" " * comment)
    return path


@pytest.mark.parametrize(("counts", "comment"), [(b"PK\x05\x06", 0), (bytes(4), 65_535)])
def test_neither_a_signature_in_the_last_record_nor_a_comment_hides_a_list_that_is_too_long(
    tmp_path: Path, counts: bytes, comment: int
) -> None:
    path = long_list(tmp_path / "a.zip", counts=counts, comment=comment)
    with pytest.raises(UnreadableFile, match="lists too many files"):
        gathered(path)


def test_the_locator_of_a_list_beyond_4_gb_is_found_as_far_from_the_end_as_zipfile_looks(
    tmp_path: Path,
) -> None:
    locator, record = b"PK\x06\x07" + bytes(16), b"PK\x05\x06" + bytes(18)
    (path := tmp_path / "a.zip").write_bytes(b"PK\x03\x04" + locator + record + b" " * 65_536)
    with pytest.raises(UnreadableFile, match="lists too many files"):
        gathered(path)


def test_an_archive_that_is_split_over_disks_is_refused(tmp_path: Path) -> None:
    path = long_list(tmp_path / "a.zip", disks=b"PK\x05\x06", counts=bytes(4))
    with pytest.raises(UnreadableFile, match="packed in an unusual way"):
        gathered(path)


def test_a_list_of_files_that_would_fill_the_memory_is_not_read(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"é" * 30_000 + str(number): "" for number in range(20)})
    with pytest.raises(UnreadableFile, match="lists too many files"):
        gathered(path)


def test_a_bomb_is_refused_while_it_unpacks(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.tsv": b"0" * 20_000_000})
    with pytest.raises(UnreadableFile, match="unpacks to more than 200 times its size"):
        gathered(path)


@pytest.mark.parametrize("names", [["a.zip"], ["a.zip", "b.zip"]])
def test_what_would_fill_the_disk_is_refused_whatever_the_archives_claim(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: list[str]
) -> None:
    monkeypatch.setattr(archives, "MAX_UNPACKED", 1_000)
    for name in names:
        entries = {f"{number}": os.urandom(400) for number in range(3 - len(names) // 2)}
        zipped(tmp_path / "lists" / name, dict(entries))
    with pytest.raises(UnreadableFile, match="once unpacked"):
        gathered(tmp_path / "lists")


def test_an_entry_of_a_long_name_in_any_script_is_unpacked(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"\U0001f600" * 300 + ".tsv": TABLE})
    assert len(gathered(path).files) == 1


def test_a_hidden_archive_in_a_folder_is_not_unpacked(tmp_path: Path) -> None:
    written(tmp_path / "lists" / "a.tsv")
    zipped(tmp_path / "lists" / ".a.zip", {"b.tsv": TABLE + "Mende\tKiel\n"})
    found = gathered(tmp_path / "lists")
    assert [file.name for file in found.files] == ["lists/a.tsv"]
    assert [*reasons(found)] == ["lists/.a.zip"]


@pytest.mark.parametrize("at", [30, -30])
def test_a_damaged_archive_is_refused(tmp_path: Path, at: int) -> None:
    raw = bytearray(zipped(tmp_path / "a.zip", {"a.tsv": TABLE}).read_bytes())
    raw[at] ^= 0xFF
    (tmp_path / "a.zip").write_bytes(raw)
    with pytest.raises(UnreadableFile, match="a damaged archive"):
        gathered(tmp_path / "a.zip")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("2026/annuaire.pdf", "2026/annuaire.pdf"),
        ("/etc/passwd", "etc/passwd"),
        ("../../a.tsv", "a.tsv"),
        ("C:\\Users\\a.tsv", "Users/a.tsv"),
        ("a\u202e\x07vst.tsv", "a vst.tsv"),
        ("\udce9t\udce9.tsv", "?t?.tsv"),
        ("x" * 200 + ".tsv", "x" * 55 + "….tsv"),
        ("./.", ""),
        ("2026/liste_M. Dupontel.csv", "2026/….csv"),
    ],
)
def test_the_name_of_an_entry_is_only_shown(name: str, shown: str) -> None:
    assert shown_name(name) == shown


def test_an_entry_that_would_lie_elsewhere_is_written_nowhere_else(tmp_path: Path) -> None:
    with gather([zipped(tmp_path / "a.zip", {"../../b.tsv": TABLE})]) as found:
        (file,) = found.files
        assert (file.name, file.path.name) == ("a.zip/b.tsv", "b.tsv")
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]
