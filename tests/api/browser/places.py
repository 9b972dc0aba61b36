"""The pages of the site, each in the state in which it has most to show."""

from __future__ import annotations

ORIGIN = "geonames:3006787"
PARTNER = "geonames:598098"

RESULT = f"/suggestions?territory={ORIGIN}"
EMPTY = f"{RESULT}&country=VA&min_population=5000000"
PAIR = f"/compare?a={ORIGIN}&b={PARTNER}"

PAGES = {
    "search": "/",
    "result": RESULT,
    "empty": EMPTY,
    "themes": "/suggestions?theme=water_sanitation",
    "pair": PAIR,
    "compare": "/compare",
    "territory": f"/territories/{ORIGIN}",
    "explore": "/explore",
    "method": "/method",
    "accessibility": "/accessibility",
    "unknown": "/territories/Nulle-Part-sur-Rien",
    "homonym": "/suggestions?territory=Saint-Denis",
    "ambiguous": f"/compare?a={ORIGIN}&b=Chaoyang",
    "refused": f"{RESULT}&colour=blue",
    "pair_note": f"/compare/note?a={ORIGIN}&b={PARTNER}",
    "list_note": f"/suggestions/note?territory={ORIGIN}",
}

STATUSES = {"unknown": 404, "ambiguous": 409, "refused": 422}
"""What those answer that are no 200."""
