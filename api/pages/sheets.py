"""What sheets say of a pair and of a territory: facts, themes, partnerships, sources."""

from __future__ import annotations

from functools import partial
from typing import Any

from api.pages.footnotes import Footnotes
from matcher.printing.facts import bare_value, fact_name
from matcher.printing.known import detail_lines, terms_line
from matcher.sentences.challenges import say_derivation
from matcher.translation import Translator


def sheet_words(say: Translator) -> dict[str, Any]:
    """What the template `parts.html` takes from the page that imports it; `notes` are its own."""
    return {
        "notes": Footnotes(),
        "fact_name": partial(fact_name, say=say),
        "value": partial(bare_value, say=say),
        "why": partial(say_derivation, say=say),
        "terms": partial(terms_line, say=say),
        "details": partial(detail_lines, say=say),
    }
