"""A small index of made-up wheels, and a small course that needs them: pip finds them with no network."""

import base64
import hashlib
import shutil
import sys
import zipfile
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

BACKEND = """
NEEDS = 'Requires-Dist: torch>=2.7\\nRequires-Dist: jupyterlab>=4.2\\n'
from pathlib import Path
import zipfile

def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    name = "course_utils-0.1.0-py3-none-any.whl"
    with zipfile.ZipFile(Path(wheel_directory, name), "w") as file:
        file.writestr("course_utils/__init__.py", "")
        own = "course_utils-0.1.0.dist-info"
        file.writestr(f"{own}/METADATA", "Metadata-Version: 2.1\\nName: course-utils\\nVersion: 0.1.0\\n" + NEEDS)
        file.writestr(f"{own}/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        file.writestr(f"{own}/RECORD", "")
    return name
"""
PROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["course_utils"]
[project]
name = "course-utils"
version = "0.1.0"
dependencies = ["torch>=2.7", "jupyterlab>=4.2"]
"""
PINS = """# tested
torch==2.13.0
jupyterlab==4.6
colorama==0.4
appnope==1.0
pywinpty==3.1
shell==2.0
formats==1.1
older==5.0
"""


def wheel(folder: Path, name: str, *needs: str, code: str = "") -> Path:
    """Write a wheel of this file name, with a module that holds the code."""
    project, version = name.split("-")[:2]
    own = f"{project}-{version}.dist-info"
    files = {
        f"{project}/__init__.py": code,
        f"{own}/METADATA": "\n".join(
            ["Metadata-Version: 2.1", f"Name: {project}", f"Version: {version}", *(f"Requires-Dist: {one}" for one in needs)]
        )
        + "\nProvides-Extra: all\n",
        f"{own}/WHEEL": f"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: {'-'.join(name.split('-')[2:])}\n",
    }
    path = folder / f"{name}.whl"
    with zipfile.ZipFile(path, "w") as file:
        record = ""
        for own_name, text in files.items():
            file.writestr(own_name, text)
            digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
            record += f"{own_name},sha256={digest},{len(text.encode())}\n"
        file.writestr(f"{own}/RECORD", record + f"{own}/RECORD,,\n")
    return path


def small_index(folder: Path) -> Path:
    """All wheels that the small course needs, for Windows, macOS and Linux, Pythons 3.11, 3.12 and this one."""
    folder.mkdir()
    here = f"{sys.version_info[0]}{sys.version_info[1]}"
    for python in sorted({"311", "312", here}):
        for platform in ("win_amd64", "macosx_14_0_arm64", "manylinux_2_28_aarch64"):
            wheel(folder, f"torch-2.13.0-cp{python}-cp{python}-{platform}")
        wheel(folder, f"torch-2.13.0+cpu-cp{python}-cp{python}-manylinux_2_28_x86_64")
        wheel(
            folder,
            f"torch-2.13.0-cp{python}-cp{python}-manylinux_2_28_x86_64",
            "nvidia-cublas==13.1; sys_platform == 'linux'",
        )
        wheel(folder, f"pywinpty-3.1-cp{python}-cp{python}-win_amd64")
    wheel(folder, "nvidia_cublas-13.1-py3-none-manylinux_2_27_x86_64")
    wheel(
        folder,
        "jupyterlab-4.6-py3-none-any",
        'colorama>=0.4; sys_platform == "win32"',
        'appnope; platform_system == "Darwin"',
        "shell>=1; extra == 'all'",
        "shell[all]>=1",
        'older; python_version < "3.12"',
        code="def main():\n    print('lab')\n",
    )
    wheel(folder, "jupyterlab-4.7-py3-none-any", "unheard-of")
    wheel(folder, "shell-2.0-py3-none-any", "pywinpty>=3; os_name == 'nt'", "formats; extra == 'all'", "loose<2,>=1")
    for name in ("colorama-0.4", "appnope-1.0", "formats-1.1", "older-5.0", "loose-1.5", "loose-2.5"):
        wheel(folder, f"{name}-py3-none-any")
    return folder


def small_course(folder: Path) -> Path:
    """A course with one notebook, whose package is built without help."""
    (folder / "course_utils").mkdir(parents=True)
    (folder / "course_utils" / "backend.py").write_text(BACKEND, encoding="utf-8")
    (folder / "notebooks" / "data").mkdir(parents=True)
    (folder / "notebooks" / "data" / "numbers.csv").write_text("1,2\n", encoding="utf-8")
    (folder / "notebooks" / "glossary.md").write_text("# Words\n", encoding="utf-8")
    title = new_markdown_cell("# 01 A small notebook\n\nIt takes a minute.", id="title")
    solution = new_code_cell("answer_solution = 2", metadata={"tags": ["solution"]}, id="solution")
    nbformat.write(
        new_notebook(cells=[title, new_code_cell("answer = ...", id="answer"), solution]),
        folder / "notebooks" / "01_small.ipynb",
    )
    shutil.copy(folder / "notebooks" / "01_small.ipynb", folder / "notebooks" / "my_01.ipynb")
    for name, text in {
        "pyproject.toml": PROJECT,
        "constraints.txt": PINS,
        "README.md": "Read me.",
        "LICENSE": "MIT",
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def use_index(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let pip look into this folder, and nowhere else."""
    for name in ("PIP_EXTRA_INDEX_URL", "PIP_INDEX_URL", "PIP_CONSTRAINT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null" if sys.platform != "win32" else "nul")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
