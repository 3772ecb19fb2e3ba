"""Ask every outside link of the texts and notebooks whether it still leads somewhere: python3 tools/links.py.

It needs Python and git alone, and ends with 1 when a link is lost. A host that answers but turns a program away is no loss.
"""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

ROOT = Path(__file__).resolve().parents[1]
LINK = re.compile(r"https?://[^\s)>\"'`\\]+[^\s)>\"'`\\.,;:]")
NOT_ASKED = re.compile(r"https?://(?:\w+\.)?(?:example\.org|localhost)|.*OWNER/REPOSITORY")  # they stand for others


def links(text: str) -> set[str]:
    """The outside addresses in a text in Markdown, or in a notebook's file."""
    return {link.partition("#")[0] for link in LINK.findall(text) if not NOT_ASKED.match(link)}


def lost(link: str, ask: Callable = urlopen) -> str:
    """Why a link leads nowhere; "" when it leads somewhere, or when its host only turns programs away."""
    try:
        ask(Request(link, headers={"User-Agent": "Mozilla/5.0 (a check of links)"}), timeout=30).close()
    except HTTPError as error:
        return str(error.code) if error.code in (404, 410) else ""
    except OSError as error:  # no such host, no answer
        return str(error)
    return ""


if __name__ == "__main__":
    files = subprocess.run(["git", "ls-files", "*.md", "*.ipynb"], cwd=ROOT, capture_output=True, text=True, check=True)
    found = {link: name for name in files.stdout.splitlines() for link in links((ROOT / name).read_text(encoding="utf-8"))}
    gone = [f"{name}: {link}: {why}" for link, name in sorted(found.items()) if lost(link) and (why := lost(link))]
    print("\n".join([*gone, f"{len(found)} links, {len(gone)} of them lost"]))
    sys.exit(bool(gone))
