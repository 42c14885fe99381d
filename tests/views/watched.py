"""A page in a real browser, watched."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page


class Watched:
    """A page that remembers every complaint and every request."""

    def __init__(self, page: Page, path: Path) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        page.goto(path.as_uri())

    def ask(self, script: str) -> Any:
        """What a script gives in the page."""
        return self.page.evaluate(script)

    def outside(self) -> list[str]:
        """Requests for anything but the file itself and what it holds."""
        return [url for url in self.requests[1:] if not url.startswith("data:")]
