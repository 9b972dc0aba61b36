"""Reading drawings again in the tests: elements, places and paths of SVG."""

from __future__ import annotations

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

SVG = "{http://www.w3.org/2000/svg}"

Point = tuple[float, float]


def parsed(drawing: str) -> Element:
    """The drawing as XML, which fails where it is not well formed."""
    return ElementTree.fromstring(drawing)


def all_of(drawing: Element, name: str, kind: str = "") -> list[Element]:
    """Every element of a name, and of a class where one is given."""
    found = drawing.iter(f"{SVG}{name}")
    return [each for each in found if not kind or kind in each.get("class", "").split()]


def texts(drawing: Element, name: str = "text") -> list[str]:
    return [each.text or "" for each in all_of(drawing, name)]


def ids(drawing: Element) -> list[str]:
    return [each.get("id", "") for each in drawing.iter() if each.get("id")]


def numbers(text: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", text)]


def pairs(text: str) -> list[Point]:
    flat = numbers(text)
    return list(zip(flat[::2], flat[1::2], strict=True))


def pieces(path: str) -> list[list[Point]]:
    """The points of each piece of a path of M, L and l, absolute."""
    found = []
    for piece in filter(None, path.replace("z", "").split("M")):
        start, kind, steps = re.split(r"([Ll])", piece)
        points = pairs(start)
        for x, y in pairs(steps):
            last = points[-1] if kind == "l" else (0.0, 0.0)
            points.append((last[0] + x, last[1] + y))
        found.append(points)
    return found


def share(percentage: str | None) -> float:
    return float((percentage or "").removesuffix("%")) / 100


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb, as WCAG 2.2 defines it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
