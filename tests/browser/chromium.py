"""Find the browser for the tests; as a program, print its path, or say how to get one and exit with 1."""

import os
import shutil
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
HOW = "install one (Debian: `sudo apt-get install chromium`), or name one by COURSE_CHROMIUM; see tests/README.md"
FLAGS = (
    "--no-sandbox",  # as root there is none
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",  # whatever a page asks for
)


def browser_path(downloaded: str = "") -> str | None:
    """The browser: COURSE_CHROMIUM, one on PATH, or that at the path `downloaded`; None where there is none."""
    if named := os.environ.get("COURSE_CHROMIUM"):
        if not (found := shutil.which(named)):
            raise FileNotFoundError(f"COURSE_CHROMIUM={named} is no program; expected the path of a Chromium or Chrome")
        return found
    on_path = next((found for name in NAMES if (found := shutil.which(name))), None)
    return on_path or (downloaded if downloaded and Path(downloaded).is_file() else None)


def main() -> int:
    """Print the path of the browser that the tests take."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = browser_path(playwright.chromium.executable_path)
    sys.stdout.write(f"{path or f'no browser: {HOW}'}\n")
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())
