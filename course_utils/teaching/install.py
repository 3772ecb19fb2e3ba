"""Install the course from this folder, without a network.

    python3 install.py ~/pytorch_course      (on Windows: py install.py ~/pytorch_course)

The folder named gets a copy of the notebooks, and beside them .venv with all packages. Without a name everything stays
here, and .venv is made beside this program. Files that are there already are left as they are, so it may be run again.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

KIT = Path(__file__).resolve().parent
COPIED = ("notebooks", "learners_edition", "html", "stuck.html", "constraints.txt")  # the first is in a teacher's kit alone
SYSTEMS = {
    ("Windows", "amd64"): "windows",
    ("Darwin", "arm64"): "macos",
    ("Linux", "x86_64"): "linux-x86_64",
    ("Linux", "aarch64"): "linux-aarch64",
}


def main(arguments: list[str]) -> int:
    """Install, check the machine, and say how to begin."""
    if len(arguments) > 1 or arguments[:1] in (["-h"], ["--help"]):
        say(__doc__ or "")
        return 0 if len(arguments) == 1 else 2
    problem = unfit()
    if problem:
        return fail(problem)
    folder = Path(arguments[0]).expanduser().resolve() if arguments else KIT
    try:
        copy_course(folder)
        python = make_environment(folder)
    except OSError as error:
        return fail(f"{error}. Choose a folder that you may write to: {started()} install.py FOLDER")
    if python is None:
        return fail(
            "Python could not make the folder .venv. On Debian or Ubuntu: sudo apt install python3-venv "
            "(it needs a network). Then run this again."
        )
    say("Installing. This takes a few minutes.")
    if install(python):
        return fail("pip could not install from this folder; its last lines say why. Is it a complete copy of the kit?")
    checked = subprocess.call([str(python), "-m", "course_utils.doctor"], cwd=str(folder))
    jupyter = python.with_name("jupyter" + python.suffix).relative_to(folder)
    first = sorted(path.name for path in (folder / "learners_edition").glob("01_*.ipynb"))
    say(f"\nTo begin, open a terminal in {folder} and type:")
    say(f"    {jupyter} lab {Path('learners_edition', *first[:1])}")
    return checked


def unfit() -> str:
    """Why this Python cannot use the kit; "" when it can."""
    try:
        targets = json.loads((KIT / "wheels" / "targets.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return f"{KIT} is not a complete copy of the kit: it lacks wheels/targets.json. Copy it again."
    system = SYSTEMS.get((platform.system(), platform.machine().lower()))
    python = "{}.{}".format(*sys.version_info)
    if any(target["system"] == system and target["python"] == python for target in targets):
        return ""
    here = f"{platform.system()}, {platform.machine()}, Python {python}"
    remedy = "Install one of these Pythons: the folder python says how."
    if not any(target["system"] == system for target in targets):
        remedy = "No Python helps on this computer: work with a neighbour, or read the pages in html."
    return f"This is {here}. The kit is for: {'; '.join(target['words'] for target in targets)}. {remedy}"


def copy_course(folder: Path) -> None:
    """Copy what is not there yet; what a learner has worked in stays as it is."""
    if folder == KIT:
        return
    for name in COPIED:
        files = [KIT / name] if (KIT / name).is_file() else [path for path in (KIT / name).rglob("*") if path.is_file()]
        for path in files:
            target = folder / path.relative_to(KIT)
            if not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)


def make_environment(folder: Path) -> Path | None:
    """Make .venv, unless it is there; its Python, or None."""
    home = folder / ".venv"
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not works(python):
        subprocess.call([sys.executable, "-m", "venv", "--clear", str(home)])
    return python if works(python) else None


def works(python: Path) -> bool:
    """Whether this Python runs and has pip."""
    command = [str(python), "-c", "import pip"]
    return python.exists() and subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0


def install(python: Path) -> int:
    """Let pip install from the wheels beside this program, and from nowhere else; 0 for success."""
    environment = {name: value for name, value in os.environ.items() if not name.upper().startswith("PIP_")}
    environment["PIP_CONFIG_FILE"] = os.devnull
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index"]
    command += ["--find-links", str(KIT / "wheels"), "-c", str(KIT / "constraints.txt"), "course-utils"]
    return subprocess.call(command, env=environment)


def started() -> str:
    """What one types for Python here."""
    return "py" if os.name == "nt" else "python3"


def fail(problem: str) -> int:
    """Say why it ended."""
    sys.stderr.write(problem + "\n")
    return 1


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
