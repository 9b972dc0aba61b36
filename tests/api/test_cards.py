"""What a card tells once."""

from __future__ import annotations

from pathlib import Path

from api.pages.cards import CardMaker
from matcher.requests import Filters, SuggestRequest
from matcher.service import Matcher


def test_a_testimony_is_told_on_the_first_card_that_it_holds_for(home: Path) -> None:
    mali = Filters(countries=frozenset({"ML"}))
    matcher = Matcher.open(home, language="fr")
    answer = matcher.suggest(SuggestRequest("Brest", top=1, filters=mali))
    maker = CardMaker(answer, matcher.say, kept=[])
    assert maker.card(answer.suggestions[0]).told
    assert maker.card(answer.suggestions[0]).told == ()
