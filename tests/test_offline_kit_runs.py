"""A real kit for this computer: made, installed from and worked with, the latter two where there is no network."""

import json
import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest
from namespaces import without_network
from notebook_tools import NAMES, ROOT

from course_utils.teaching.install import SYSTEMS

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes the network away from a single program"),
]
PYTHON = f"{sys.version_info[0]}.{sys.version_info[1]}"


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The kit, as the README's command makes it."""
    folder = tmp_path_factory.mktemp("stick")
    smallest = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder / "tried", "webencodings"]
    tried = subprocess.run(smallest, capture_output=True, text=True, timeout=300, check=False)
    if tried.returncode:
        pytest.skip(f"there is no package index to fetch wheels from: {tried.stderr.strip().splitlines()[-1:]}")
    system = SYSTEMS[platform.system(), platform.machine().lower()]
    command = [sys.executable, "-m", "course_utils.teaching", "offline-kit", folder / "kit", "--platform", system]
    made = subprocess.run(
        [*command, "--python", PYTHON], cwd=ROOT, capture_output=True, text=True, timeout=3600, check=False
    )
    if "build for NVIDIA cards" in made.stderr:  # as the message says, and as CI is set up
        pytest.skip("pip is not set up to find PyTorch's build for the CPU here; see .github/workflows/tests.yml")
    assert made.returncode == 0, made.stderr
    return folder / "kit"


@pytest.fixture(scope="module")
def installed(kit: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder that `install.py` made with no network, and what it said."""
    folder = tmp_path_factory.mktemp("learner") / "course"
    command = [*without_network(), sys.executable, "install.py", folder]
    done = subprocess.run(
        command, cwd=kit, env=bare(folder.parent), capture_output=True, text=True, timeout=3600, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder, done.stdout


def bare(home: Path) -> dict[str, str]:
    """A learner's environment: nothing of pip's settings, of this repository or of the tests."""
    return {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8"}


def test_it_installs_and_the_doctor_is_content(installed: tuple[Path, str]) -> None:
    folder, told = installed
    assert "All is well" in told
    assert "✗" not in told
    assert ".venv/bin/jupyter lab learners_edition/01_getting_data_ready.ipynb" in told
    assert {f"{name}.ipynb" for name in NAMES} <= {path.name for path in (folder / "learners_edition").iterdir()}


@pytest.mark.parametrize("where", ["learners_edition", "notebooks"])
def test_a_notebook_runs_there_without_a_network(installed: tuple[Path, str], where: str, tmp_path: Path) -> None:
    folder, _ = installed
    command = [
        *without_network(),
        folder / ".venv" / "bin" / "jupyter",
        "execute",
        "--output",
        tmp_path / "run",
        "03_training_a_model.ipynb",
    ]
    done = subprocess.run(
        command, cwd=folder / where, env=bare(tmp_path), capture_output=True, text=True, timeout=900, check=False
    )
    assert done.returncode == 0, done.stderr
    cells = json.loads((tmp_path / "run.ipynb").read_text(encoding="utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert len(code) > 20
    assert all(cell["execution_count"] for cell in code)


def test_the_kit_alone_was_used(installed: tuple[Path, str]) -> None:
    folder, _ = installed
    ask = "import course_utils, torch; print(course_utils.__file__, torch.__file__, sep='|')"
    told = subprocess.run(
        [folder / ".venv" / "bin" / "python", "-c", ask],
        cwd=folder,
        env=bare(folder),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert all(Path(place).is_relative_to(folder / ".venv") for place in told.strip().split("|"))
