"""What the offline kit says to whoever opens it: how to install, with which Python, and what to do when stuck."""

import re
import shutil
from pathlib import Path

README = """\
The PyTorch workflow course: everything in this folder works without a network.

1. You need Python {pythons}, on {systems}. The folder python says how to install it.
2. Open a terminal in this folder. Type: python3 install.py ~/pytorch_course (on Windows: py install.py ~/pytorch_course)
3. It ends with the line that opens the first notebook. Work in the folder learners_edition{solutions}.

Something went wrong? Open stuck.html. To read without Python, open html/index.html.
"""
_PYTHONS = """\
Python's own installers, for computers that have no Python {pythons}:

{lines}

N is the newest that has an installer: python.org offers none for the last releases of an old version.
On Linux Python comes from the system, as in: sudo apt install python3 python3-venv (it needs a network).
"""
INSTALLERS = {  # by system: the file's name, and where it comes from
    "windows": ("python-{}.N-amd64.exe", "https://www.python.org/downloads/windows/"),
    "macos": ("python-{}.N-macos11.pkg", "https://www.python.org/downloads/macos/"),
}
_FROM_A_KIT = """\
This is a section of the course's README. An offline kit downloads nothing: Python's installers are in its folder
<code>python</code>, each notebook's original is in its <code>learners_edition</code>. Where a line speaks of git or pip,
run the kit's <code>install.py</code> again.
"""


def put_installers(given: Path | None, folder: Path, *, words: dict[str, str], pythons: list[str]) -> list[str]:
    """Make the folder of Python's installers: those that are there, and a text that names the others.

    Args:
        given: the folder into which somebody has downloaded them, if anybody has.
        folder: the folder to make.
        words: what each system of the kit is called.
        pythons: the kit's versions of Python, such as "3.12".

    Returns:
        A sentence for each system that has no installer.
    """
    folder.mkdir()
    newest, lines, missing = max(pythons, key=lambda python: int(python[2:])), [], []
    for system in [name for name in words if name in INSTALLERS]:
        name, source = INSTALLERS[system]
        patterns = [name.format(python).replace(".N", ".*") for python in pythons]
        found = [path for pattern in patterns for path in (given.glob(pattern) if given else ())]
        for path in found:
            shutil.copyfile(path, folder / path.name)
        needed = f"{name.format(newest)}, from {source}"
        lines.append(f"{words[system]}: {' or '.join(path.name for path in found) or needed}")
        if not found:
            missing.append(f"no installer of Python for {words[system]}: download {needed}, and use --installers FOLDER")
    text = _PYTHONS.format(pythons=" or ".join(pythons), lines="\n".join(lines) or "none for the systems of this kit")
    (folder / "README.txt").write_text(text, encoding="utf-8")
    return missing


def stuck_page(readme: str) -> str:
    """The section "Stuck?" of the course's README as a page.

    Raises:
        ValueError: there is no such section.
    """
    from nbconvert.filters import markdown2html

    from course_utils.teaching.pages import plain_page

    found = re.search(r"^## (Stuck\?)\n(.+?)(?=^## |\Z)", readme, flags=re.MULTILINE | re.DOTALL)
    if not found:
        raise ValueError("README.md has no section `## Stuck?`; the offline kit makes a page of it")
    here = re.sub(r"\[([^]]+)\]\((?!https?:)[^)]+\)", r"\1", found[2])  # other files of the course are not in a kit
    return plain_page(found[1], f"<p>{_FROM_A_KIT}</p>\n{markdown2html(here)}", style="feedback.css")
