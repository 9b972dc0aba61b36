from __future__ import annotations

from pathlib import Path

import pytest

from data.errors import InputError, InvalidOption
from data.vocabulary import THEMES
from matcher.profile_file import WrittenProfile, load_profile, write_profile_template
from matcher.translation import translator


def read(folder: Path, text: str) -> WrittenProfile:
    """The profile that a YAML file with this text holds."""
    path = folder / "profil.yaml"
    path.write_text(text, encoding="utf-8")
    return load_profile(path)


def test_keys_and_labels_are_read_each_once(tmp_path: Path) -> None:
    text = "sectors: [sport, Sport, eau et assainissement]\nchallenges: [INSULARITE]"
    found = read(tmp_path, text).declared
    assert (found.sectors, found.challenges) == (("sport", "water_sanitation"), ("insularity",))


def test_a_single_theme_needs_no_list(tmp_path: Path) -> None:
    assert read(tmp_path, "sectors: Santé").declared.sectors == ("health",)


def test_a_text_is_read_in_one_line(tmp_path: Path) -> None:
    found = read(tmp_path, "text: |\n  Une ville\n  portuaire\n")
    assert (found.text, found.declared.keys) == ("Une ville portuaire", ())


def test_an_unknown_theme_is_told_with_file_and_field(tmp_path: Path) -> None:
    with pytest.raises(InvalidOption, match=r"profil\.yaml, sectors: 'watr' is not a sector"):
        read(tmp_path, "sectors: [watr]")


def test_an_unknown_field_is_told_with_those_expected(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"sectors, challenges, text; found 'secteurs'"):
        read(tmp_path, "secteurs: [sport]")


@pytest.mark.parametrize("text", ["sectors: [12]", "challenges: {a: b}", "text: [a]"])
def test_what_is_no_text_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match="expected a"):
        read(tmp_path, text)


@pytest.mark.parametrize("text", ["", "sectors:", "sectors: []\ntext: ''"])
def test_a_profile_that_declares_nothing_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match="declares nothing"):
        read(tmp_path, text)


def test_a_text_that_is_too_long_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="12000 characters"):
        read(tmp_path, f"text: {'x' * 12_000}")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_template_filled_in_holds_every_theme(tmp_path: Path, language: str) -> None:
    path = tmp_path / "modele.yml"
    write_profile_template(path, translator(language))
    lines = path.read_text(encoding="utf-8").splitlines()
    filled = "\n".join(line.removeprefix("#") if "  - " in line else line for line in lines)
    assert read(tmp_path, filled).declared.keys == tuple(THEMES)


def test_the_template_speaks_french(tmp_path: Path) -> None:
    path = tmp_path / "modele.yaml"
    write_profile_template(path, translator("fr"))
    text = path.read_text(encoding="utf-8")
    assert "# Éducation" in text and "N’y nommez personne" in text


def test_the_template_of_json_has_the_fields(tmp_path: Path) -> None:
    path = tmp_path / "modele.json"
    write_profile_template(path, translator("fr"))
    path.write_text(path.read_text().replace('"text": ""', '"text": "Bonjour"'))
    assert load_profile(path).text == "Bonjour"


def test_a_template_replaces_no_file_and_knows_its_suffixes(tmp_path: Path) -> None:
    for name, words in (("profil.txt", "is written as"), ("here.yaml", "exists already")):
        (tmp_path / "here.yaml").touch()
        with pytest.raises(InputError, match=words):
            write_profile_template(tmp_path / name, translator("fr"))
