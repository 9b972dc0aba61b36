from __future__ import annotations

import pytest

from data.countries import country_code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("France", "FR"),
        ("Chine", "CN"),
        ("People's Republic of China", "CN"),
        ("États-Unis", "US"),
        ("United States of America", "US"),
        ("Côte d’Ivoire", "CI"),
        ("Ivory Coast", "CI"),
        ("Biélorussie", "BY"),
        ("Royaume-Uni", "GB"),
        ("Écosse", "GB"),
        ("Republic of Macedonia", "MK"),
        ("Cape Verde", "CV"),
        ("Turkey", "TR"),
        ("Deutschland", "DE"),
        ("by", "BY"),
        ("FR", "FR"),
    ],
)
def test_a_country_is_known_by_its_names_and_its_code(text: str, code: str) -> None:
    assert country_code(text) == code


@pytest.mark.parametrize("text", ["La Réunion", "Réunion", "Guadeloupe", "Mayotte", "YT", "GF"])
def test_an_overseas_departement_is_french(text: str) -> None:
    assert country_code(text) == "FR"


@pytest.mark.parametrize("text", ["Prussia", "Austria-Hungary", "t430222130", "", "Europe"])
def test_what_is_no_country_of_today_has_no_code(text: str) -> None:
    assert country_code(text) is None


@pytest.mark.parametrize(
    ("text", "code"), [("Georgia", "GE"), ("Congo", "CG"), ("République du Congo", "CG")]
)
def test_a_name_that_two_countries_share_goes_to_the_usual_one(text: str, code: str) -> None:
    assert country_code(text) == code
