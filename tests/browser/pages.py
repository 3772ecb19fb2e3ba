"""What a page asks of other hosts."""

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Page, Request

FOREIGN = re.compile(r"^(?:https?|wss?|ftp)://(?!(?:127\.0\.0\.1|localhost)(?:[:/?#]|$))", re.IGNORECASE)


def note_foreign_requests(page: "Page") -> None:
    """Give the page a list, `page.foreign_requests`: the addresses on other hosts that it asked for.

    For a page that was opened from disk, this machine is another host, too. A request to another machine is refused as
    well, by a route and by the browser's own flags.
    """
    page.foreign_requests = []

    def note(url: str, opened_from: str) -> None:
        network = urlsplit(url).scheme in ("http", "https", "ws", "wss", "ftp")
        if FOREIGN.match(url) or (network and opened_from.startswith("file:")):
            page.foreign_requests.append(url)

    def of_request(request: "Request") -> None:
        navigates = request.is_navigation_request() and request.frame == page.main_frame
        note(request.url, "" if navigates else page.url)

    page.context.on("request", of_request)
    page.on("websocket", lambda socket: note(socket.url, page.url))
