"""A window on the site that notes whatever it asks for and whatever the browser complains of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from playwright.sync_api import ConsoleMessage, Locator, Page, Request

SCREENSHOTS = Path(__file__).resolve().parents[3] / ".screenshots"
WIDE, NARROW = 1280, 390
HEIGHTS = {WIDE: 900, NARROW: 844}
REFUSED = "the server responded with a status of 4"
"""What the browser notes of a page that is deliberately an error."""


@dataclass
class Visitor:
    """Someone at a browser of a given width; `asked` are the addresses of all requests."""

    page: Page
    site: str
    language: str = "fr"
    name: str = ""
    status: int = 0
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", self._note_request)
        self.page.on("console", self._note_message)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, path: str) -> Visitor:
        """Go to a page of the site, in the language of the visitor."""
        response = self.page.goto(self.site + in_language(path, self.language))
        self.status = response.status if response else 0
        return self

    @property
    def path(self) -> str:
        """Where the visitor is, without the site, as one would read it."""
        return unquote(self.page.url.removeprefix(self.site))

    def at(self, selector: str, **holding: Any) -> Locator:
        """What a selector of CSS finds on the page."""
        return self.page.locator(selector, **holding)

    def leads_to(self, act: Callable[[], object]) -> Visitor:
        """Do what opens another page, and wait until it is there."""
        with self.page.expect_navigation():
            act()
        return self

    def press(self, *keys: str) -> Visitor:
        """Press these keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def tab_to(self, selector: str) -> Visitor:
        """Press Tab until what has the focus is what a selector finds; it has to come to it."""
        for _ in range(400):
            self.press("Tab")
            if self.page.evaluate("each => document.activeElement.matches(each)", selector):
                return self
        raise AssertionError(f"Tab never comes to {selector}")

    def name_territory(self, text: str, field: str = "territory") -> Visitor:
        """Type a name into a field that suggests territories, until it suggests some."""
        self.at(f"#{field}").press_sequentially(text)
        self.at(f"#{field}-list [role=option]").first.wait_for()
        return self

    def submit(self) -> Visitor:
        """Send the form that asks for suggestions."""
        return self.leads_to(self.at("form.ask button[type=submit]").first.click)

    def view_box(self) -> list[float]:
        """Left, top, width and height of what the map shows."""
        return [float(each) for each in str(self.at("svg.map").get_attribute("viewBox")).split()]

    def resize(self, width: int) -> Visitor:
        """Give the window another width."""
        self.page.set_viewport_size({"width": width, "height": HEIGHTS.get(width, 800)})
        return self

    def overflow(self) -> int:
        """How many pixels the page is wider than its window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - innerWidth"))

    def keep(self) -> None:
        """Write a picture of the whole page to a folder that git ignores."""
        width = (self.page.viewport_size or {"width": 0})["width"]
        file = SCREENSHOTS / f"{self.name}-{self.language}-{width}.png"
        self.page.screenshot(path=file, full_page=True)

    def strangers(self) -> list[str]:
        """The requests that left the site."""
        return [address for address in self.asked if not address.startswith(self.site)]

    def _note_request(self, request: Request) -> None:
        if not request.url.startswith(("data:", "blob:")):
            self.asked.append(request.url)

    def _note_message(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and REFUSED not in message.text:
            self.complaints.append(message.text)


def in_language(path: str, language: str) -> str:
    """The address of a page in a language; French is the one that addresses do not name."""
    if language == "fr":
        return path
    return f"{path}{'&' if '?' in path else '?'}lang={language}"
