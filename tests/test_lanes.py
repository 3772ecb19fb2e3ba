"""The two programs that a lane runs beside pytest: lower bounds and versions, and deprecation warnings in cells."""

from pathlib import Path

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
