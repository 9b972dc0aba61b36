"""The maps and charts of sheets, as markup that is safe: the drawings escape what they are told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from api.pages.links import page_address
from api.pages.result_map import ResultMap, land_address, sign_of
from data.records import Territory
from matcher.adding_up import AddedUp, rounded
from matcher.drawing.charts import Bar, bars_svg, columns_svg, waterfall_svg
from matcher.drawing.symbols import Kind
from matcher.drawing.world_map import Arc, Marker, map_svg
from matcher.labels import feature_name
from matcher.results import Comparison, KnownPartnership, Partners
from matcher.translation import Translator

BARS = 12
"""So many of the most frequent are drawn; the table beside the chart holds all."""


def score_waterfall(added: AddedUp, say: Translator) -> Markup:
    """The start, each part from where the one before it ends, and the total."""
    bars, reached = [Bar(say.text("to begin with"), 0.0, added.start, "start")], added.start
    for part in added.parts:
        end = reached + rounded(part.points)
        name = feature_name(part.feature, say)
        bars.append(Bar(name, reached, end, "for" if part.verdict == "for" else "against"))
        reached = end
    bars.append(Bar(say.text("score"), 0.0, added.total, "total"))
    return Markup(waterfall_svg(bars, title=say.text("From the start to the score"), say=say))


def frequencies(
    counts: Sequence[tuple[str, int]], title: str, *, key: str, say: Translator
) -> Markup:
    """The most frequent as bars."""
    return Markup(bars_svg(counts[:BARS], title=title, say=say, key=key))


def years(counts: Sequence[tuple[int, int]], title: str, say: Translator) -> Markup:
    """A column for each year from the first to the last, those without any too."""
    found = dict(counts)
    every = [(str(year), found.get(year, 0)) for year in range(min(found), max(found) + 1)]
    return Markup(columns_svg(every, title=title, say=say, key="years"))


def pair_map(answer: Comparison, say: Translator) -> ResultMap:
    """Both territories, and the far ends of the precedents."""
    first, second = answer.first.territory, answer.second.territory
    kind: Kind = "suggestion" if answer.known is None else "partner"
    precedents = _each_once(known.partner for known in answer.suggestion.precedents)
    markers = [
        _marker("origin", first, say),
        _marker(kind, second, say),
        *(_marker("precedent", each, say) for each in precedents),
    ]
    title = say.text("{first} and {second} on the map", first=first.name, second=second.name)
    legend: list[tuple[Kind, str]] = [("origin", first.name), (kind, second.name)]
    if precedents:
        legend.append(("precedent", say.text("partners of others like {name}", name=first.name)))
    return _map(markers, [_arc(first, second, kind)], title=title, legend=legend)


def partners_map(partners: Partners, say: Translator) -> ResultMap:
    """A territory and its partners."""
    here = partners.taken.territory
    there = _each_once(known.partner for known in partners.partnerships)
    legend: list[tuple[Kind, str]] = [("origin", here.name)]
    if there:
        legend.append(("partner", say.text("its partners")))
    return _map(
        [_marker("origin", here, say), *(_marker("partner", each, say) for each in there)],
        [_arc(here, each) for each in there],
        title=say.text("{name} and its partners on the map", name=here.name),
        legend=legend,
    )


def directory_map(shown: Sequence[KnownPartnership], say: Translator) -> ResultMap:
    """The partnerships of one page of the directory, from end to end."""
    ends = _each_once(end for known in shown for end in (known.own, known.partner))
    return _map(
        [_marker("partner", each, say) for each in ends],
        [_arc(known.own, known.partner) for known in shown],
        title=say.text("The partnerships of this page on the map"),
        legend=[("partner", say.text("the partnerships of this page of the list"))],
    )


def _map(
    markers: Sequence[Marker],
    arcs: Sequence[Arc],
    *,
    title: str,
    legend: Sequence[tuple[Kind, str]],
) -> ResultMap:
    description = ", ".join(marker.label for marker in markers)
    drawn = map_svg(markers, arcs, title=title, description=description, land=land_address())
    return ResultMap(Markup(drawn), tuple((sign_of(kind), words) for kind, words in legend))


def _marker(kind: Kind, territory: Territory, say: Translator) -> Marker:
    return Marker(
        kind,
        territory.latitude,
        territory.longitude,
        territory.name,
        href=page_address(f"/territories/{territory.id}", say.language),
    )


def _arc(first: Territory, second: Territory, kind: Kind = "partner") -> Arc:
    return Arc((first.latitude, first.longitude), (second.latitude, second.longitude), kind)


def _each_once(territories: Iterable[Territory]) -> list[Territory]:
    return list({each.id: each for each in territories}.values())
