from __future__ import annotations

import pytest

from data.records import Territory
from matcher.printing.screen import headed, place, show, tell_line, words
from matcher.translation import translator


@pytest.fixture(autouse=True)
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")


Output = pytest.CaptureFixture[str]


def test_a_line_is_never_broken_at_a_no_break_space(capsys: Output) -> None:
    tell_line("douze communes\u202f: 76\u202f810\u00a0km")
    assert capsys.readouterr().out == "douze communes\u202f: \n76\u202f810\u00a0km\n"


def test_what_a_name_hides_never_reaches_the_screen(capsys: Output) -> None:
    tell_line("a\x1b[31mb\x07\u202ec [bold]d")
    assert capsys.readouterr().out == "a [31mb  c [bold]d\n"


def test_a_number_is_never_wrapped(capsys: Output) -> None:
    table = headed(("name", "left"), ("n", "right"))
    table.add_row(words("a very long name of a place"), "12\u202f345\u202f678")
    show(table)
    assert "12\u202f345\u202f678" in capsys.readouterr().out


def test_the_level_of_a_place_is_told_unless_it_is_a_municipality() -> None:
    say = translator("fr")
    town = Territory("local:a", "Brest", "FR", "municipality", 48.0, -4.0)
    region = Territory("local:b", "Veracruz", "MX", "region", 19.0, -96.0)
    assert place(town, say) == "Brest (France)"
    assert place(region, say) == "Veracruz (région ou État, Mexique)"
