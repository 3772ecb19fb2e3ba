"""The two programs that a lane runs beside pytest: lower bounds and versions, and deprecation warnings in cells."""

import re
from collections.abc import Callable
from pathlib import Path

import deprecations
import lane_packages
import pytest
from lane_packages import direct_dependencies

PROJECT = """[project]
name = "small"
dependencies = ["torch>=3.7,<5", "safetensors[numpy] ~= 0.4.3"]
[project.optional-dependencies]
test = ["nbval==0.11.*"]
slides = ["jupyter>=1"]
"""


def test_bounds_come_from_pyproject(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pyproject = tmp_path / "pyproject.toml"
    pyproject.write_text(PROJECT, encoding="utf-8")
    monkeypatch.setattr(lane_packages, "direct_dependencies", lambda: direct_dependencies(pyproject))
    assert lane_packages.main(["bounds"]) == 0
    assert capsys.readouterr().out == "torch==3.7\nsafetensors==0.4.3\nnbval==0.11\n"


def test_deprecation_in_a_cell_is_shown(plant: Callable[..., Path], capsys: pytest.CaptureFixture[str]) -> None:
    kinds = ("DeprecationWarning", "PendingDeprecationWarning", "FutureWarning")
    library = [f'warnings.warn_explicit("{kind} of old()", {kind}, "library.py", 7)' for kind in kinds]
    path = plant(
        "## 9.1 Old", ["import warnings"], ["\n".join(library)], ['warnings.warn("of the cell", DeprecationWarning)']
    )
    stored = path.read_bytes()
    assert deprecations.main([str(path)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("09_planted.ipynb: cells with warnings: 2\n  cell 2:\n")
    for kind in kinds:
        assert f"library.py:7: {kind}: {kind} of old()" in said
    assert re.search(r"^  cell 3:\n    cell:1: DeprecationWarning: of the cell$", said, flags=re.MULTILINE)
    assert path.read_bytes() == stored
