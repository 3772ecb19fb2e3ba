"""JupyterLab in the course's environment asks nothing and fetches nothing by itself: no news, no look for updates."""

import json
from pathlib import Path

import pytest
from jupyterlab.commands import get_app_dir
from jupyterlab_server.settings_utils import get_settings
from notebook_tools import ROOT

OWN = ROOT / "course_utils" / "jupyterlab" / "course_utils.json"
APP = Path(get_app_dir())
INSTALLED = APP / "settings" / "overrides.d" / "course_utils.json"
WANTED = {
    ("@jupyterlab/apputils-extension:notification", "fetchNews"): "false",  # neither news, nor the question for it
    ("@jupyterlab/apputils-extension:notification", "checkForUpdates"): False,
    ("@jupyterlab/extensionmanager-extension:plugin", "enabled"): False,  # it would ask PyPI
    # a line of code longer than the window goes on below, and is not cut
    ("@jupyterlab/notebook-extension:tracker", "codeCellConfig"): {"lineWrap": True},
    # the browser searches what is out of sight, too; with "full", long the default, it cannot
    ("@jupyterlab/notebook-extension:tracker", "windowingMode"): "none",
}


def default(plugin: str, name: str, *, settings: Path, user: Path) -> object:
    """The default that JupyterLab takes for a setting, by its own rules; of several names, those that the course sets."""
    found, _ = get_settings(str(settings), str(APP / "schemas"), str(user), schema_name=plugin)
    value = found["schema"]["properties"][name]["default"]
    wanted = WANTED[plugin, name]
    return {own: value[own] for own in wanted} if isinstance(wanted, dict) else value


def test_the_settings_are_installed_where_jupyterlab_reads_them() -> None:
    assert INSTALLED.is_file(), f"{INSTALLED} is missing: install the course again, `pip install -c constraints.txt -e .`"
    assert json.loads(INSTALLED.read_text(encoding="utf-8")) == json.loads(OWN.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("plugin", "name"), WANTED)
def test_jupyterlab_takes_them(plugin: str, name: str, tmp_path: Path) -> None:
    before = default(plugin, name, settings=tmp_path, user=tmp_path)
    assert before != WANTED[plugin, name], "JupyterLab's own default, so that the setting is needed no more"
    assert default(plugin, name, settings=APP / "settings", user=tmp_path) == WANTED[plugin, name]


def test_they_are_all_that_is_set() -> None:
    settings = json.loads(OWN.read_text(encoding="utf-8"))
    assert {(plugin, name): value for plugin, names in settings.items() for name, value in names.items()} == WANTED
