"""What a lane of `.ci/lane` installs, and what is installed.

    python tests/lane_packages.py bounds      # the lower bounds in pyproject.toml, for `pip install -c`
    python tests/lane_packages.py versions    # Python and every direct dependency as installed here, in one line

Both read the names from pyproject.toml: there is no second list of lower bounds.
"""

import argparse
import platform
import sys
import tomllib
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

PYPROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"


def direct_dependencies(pyproject: Path = PYPROJECT) -> list[Requirement]:
    """What the package and its tests ask for by name."""
    project = tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]
    return [Requirement(line) for line in (*project["dependencies"], *project["optional-dependencies"]["test"])]


def lower_bound(requirement: Requirement) -> str:
    """The lowest version that a requirement admits: "2.7" of `torch>=2.7`, "0.11" of `nbval==0.11.*`.

    Raises:
        ValueError: it has no lower bound, or more than one.
    """
    bounds = [part.version.removesuffix(".*") for part in requirement.specifier if part.operator in (">=", "~=", "==")]
    if len(bounds) != 1:
        raise ValueError(f"pyproject.toml: `{requirement}` must have one lower bound, such as {requirement.name}>=1.0")
    return bounds[0]


def main(arguments: list[str] | None = None) -> int:
    """Print the bounds or the versions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["bounds", "versions"])
    wanted = direct_dependencies()
    if parser.parse_args(arguments).what == "bounds":
        print("\n".join(f"{requirement.name}=={lower_bound(requirement)}" for requirement in wanted))
    else:
        installed = [f"{requirement.name} {metadata.version(requirement.name)}" for requirement in wanted]
        print(", ".join([f"Python {platform.python_version()}", *installed]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
