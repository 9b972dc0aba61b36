"""What Wikidata is asked, in SPARQL: how many twinnings there are, which, and between whom.

The twinnings (property P190, deprecated ones left out) are asked for in ten slices, by the last
digit of the item that tells of them: an item never changes its slice, so that no change under way
can repeat or hide a twinning, as it does where numbered pages of an ordered list are asked for.
"""

from __future__ import annotations

from collections.abc import Iterable

DIGITS = "0123456789"
ITEMS_AT_ONCE = 300


def count_of_slices(country: str | None) -> str:
    """How many twinnings each slice has, by its `digit`."""
    return f"""SELECT ?digit (COUNT(DISTINCT ?statement) AS ?count) WHERE {{
{_twinnings(country)}
  BIND(SUBSTR(STR(?item), STRLEN(STR(?item))) AS ?digit)
}} GROUP BY ?digit"""


def twinnings_of_slice(country: str | None, digit: str) -> str:
    """The twinnings of a slice: both items, the first start and the last end that are stated."""
    return f"""SELECT ?statement ?item ?partner (MIN(?begun) AS ?start) (MAX(?over) AS ?end)
  WHERE {{
{_twinnings(country)}
  FILTER(STRENDS(STR(?item), "{digit}"))
  OPTIONAL {{ ?statement pq:P580 ?begun . FILTER(ISLITERAL(?begun)) }}
  OPTIONAL {{ ?statement pq:P582 ?over . FILTER(ISLITERAL(?over)) }}
}} GROUP BY ?statement ?item ?partner"""


def descriptions_of(items: Iterable[str]) -> str:
    """What is known of items: labels, coordinates, inhabitants, country."""
    listed = " ".join(f"wd:{item}" for item in items)
    return f"""SELECT ?item (SAMPLE(?en) AS ?english) (SAMPLE(?fr) AS ?french)
  (SAMPLE(?mul) AS ?multilingual) (MIN(STR(?point)) AS ?place) (MAX(?people) AS ?population)
  (MIN(?code) AS ?country) WHERE {{
  {{ SELECT ?item WHERE {{ VALUES ?item {{ {listed} }} }} }}
  OPTIONAL {{ ?item rdfs:label ?en . FILTER(LANG(?en) = "en") }}
  OPTIONAL {{ ?item rdfs:label ?fr . FILTER(LANG(?fr) = "fr") }}
  OPTIONAL {{ ?item rdfs:label ?mul . FILTER(LANG(?mul) = "mul") }}
  OPTIONAL {{ ?item wdt:P625 ?point }}
  OPTIONAL {{ ?item wdt:P1082 ?people }}
  OPTIONAL {{ ?item wdt:P17 ?state . ?state wdt:P297 ?code }}
}} GROUP BY ?item"""


def _twinnings(country: str | None) -> str:
    told = "?item p:P190 ?statement . ?statement ps:P190 ?partner ."
    if country is not None:
        state = f'?state wdt:P297 "{country}" .'
        told = f"""  {{ {state} {told} ?item wdt:P17 ?state }}
  UNION
  {{ {state} {told} ?partner wdt:P17 ?state }}"""
    return f"""{told}
  FILTER NOT EXISTS {{ ?statement wikibase:rank wikibase:DeprecatedRank }}"""
