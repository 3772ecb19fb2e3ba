"""Mutation testing of course_utils by mutmut, in a copy of the course.

    pip install -c constraints.txt -e ".[test,mutation]"
    python tests/mutation/run_mutmut.py core                    # or checks, or teaching
    python tests/mutation/run_mutmut.py checks --share 0.1      # every tenth mutant, chosen by its name
    python tests/mutation/run_mutmut.py core --folder /some/folder          # keep the copy there; run again to go on
    python tests/mutation/run_mutmut.py core --folder /some/folder --report  # only print what was found so far

It prints the score of each module, and every survivor in its group. README.md in this folder explains the survivors.
"""

import argparse
import ast
import difflib
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from copies import copy_of_the_course

HERE = Path(__file__).parent
SURVIVED, NOT_RUN = 0, None
# Why a survivor may live, by what its changed line looks like; the first that fits. README.md says more of each.
GROUPS = (
    (
        "looks of a figure",
        r"figsize|color|linewidth|fontsize|marker|zorder|ax\.text|annotate|arrow|FancyBbox|xlim|layout=|<pre",
    ),
    ("an accelerator's", r"accelerator|get_device_module|device_of\(model\)|torch\.Generator\("),
    (
        "words of a message",
        r"Error\(|warn\(|check_kind\(|remedy|origin =|came =|hint =|WrongAnswer|XX|desc=|return CheckResult",
    ),
    ("zip(strict=)", r"strict="),
)


def undecorated(source: str) -> str:
    """The same module, with `f = decorator(f)` below each function in place of a decorator, which mutmut would pass by."""
    lines, tree = source.split("\n"), ast.parse(source)
    for node in reversed(tree.body):
        if isinstance(node, ast.FunctionDef) and len(node.decorator_list) == 1:
            decorator = ast.unparse(node.decorator_list[0])
            lines.insert(node.end_lineno, f"\n\n{node.name} = {decorator}({node.name})")
            del lines[node.decorator_list[0].lineno - 1 : node.decorator_list[0].end_lineno]
    return "\n".join(lines)


def prepare(part: str, folder: Path) -> None:
    """Copy the course, and write mutmut's settings into the copy's pyproject.toml."""
    copy_of_the_course(folder)
    for path in (folder / "course_utils").rglob("*.py"):
        path.write_text(undecorated(path.read_text(encoding="utf-8")), encoding="utf-8")
    own = tomllib.loads((HERE / "mutmut.toml").read_text(encoding="utf-8"))[part]
    settings = {
        "source_paths": ["course_utils"],
        "only_mutate": own["only_mutate"],
        "do_not_mutate": own["do_not_mutate"],
        "also_copy": ["notebooks", "README.md", ".gitignore"],
        "process_isolation": "forkserver",  # a fork of a process that has shown a tqdm bar hangs
        "timeout_constant": 5.0,
        "pytest_add_cli_args": ["-o", "addopts=--import-mode=importlib", "-m", "not slow", "-p", "no:cacheprovider"],
        "pytest_add_cli_args_test_selection": own["tests"],
    }
    with (folder / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write("\n[tool.mutmut]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in settings.items()))


def mutmut(folder: Path, *arguments: str) -> int:
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTEST_PLUGINS": "warm_up", "PYTHONPATH": str(HERE)}
    command = [sys.executable, "-m", "mutmut", "run", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, check=False).returncode


def verdicts(folder: Path) -> dict[str, int | None]:
    """Every mutant by its name, and the exit status of its tests: 0 survived, None not run."""
    found = {}
    for file in sorted((folder / "mutants" / "course_utils").rglob("*.meta")):
        found |= json.loads(file.read_text(encoding="utf-8"))["exit_code_by_key"]
    return found


def chosen(names: list[str], share: float) -> list[str]:
    ordered = sorted(names, key=lambda name: hashlib.sha256(name.encode()).hexdigest())
    return ordered[: round(share * len(names))]


def changes(folder: Path, names: list[str]) -> Iterator[tuple[str, str, str]]:
    """Name, old line and new line of mutants; a changed default or signature is the first line."""
    for file in sorted((folder / "mutants" / "course_utils").rglob("*.py")):
        module = ".".join(file.relative_to(folder / "mutants").with_suffix("").parts)
        own = [name for name in names if name.rpartition(".")[0] == module]
        tree = ast.parse(file.read_text(encoding="utf-8")) if own else ast.Module([], [])
        functions = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                short = re.sub(r"^x?_?(.*)__mutmut_(orig|\d+)$", r"\1", node.name)
                functions[node.name] = ast.unparse(node).replace(node.name, short).split("\n")
        for name in own:
            last = name.rpartition(".")[2]
            old, new = functions[re.sub(r"_\d+$", "_orig", last)], functions[last]
            lines = [line for line in difflib.ndiff(old, new) if line[:2] in ("- ", "+ ")]
            gone, come = ([line[2:].strip() for line in lines if line[0] == sign] for sign in "-+")
            yield name, " ".join(gone), " ".join(come)


def kept_functions() -> set[str]:
    """The functions that the lessons write out: tests/test_lesson_code.py compares them line by line."""
    source = (HERE.parent / "test_lesson_code.py").read_text(encoding="utf-8")
    table = next(
        n.value for n in ast.parse(source).body if isinstance(n, ast.Assign) and ast.unparse(n.targets[0]) == "CORES"
    )
    return set(ast.literal_eval(table))


def report(folder: Path) -> None:
    """Print the score by module, and the survivors by group."""
    found, kept = verdicts(folder), kept_functions()
    by_module: dict[str, Counter] = defaultdict(Counter)
    for name, status in found.items():
        module = name.rpartition(".")[0].removeprefix("course_utils.")
        by_module[module][{SURVIVED: "survived", NOT_RUN: "not run"}.get(status, "killed")] += 1
    total = sum(by_module.values(), Counter())
    for module, count in [*sorted(by_module.items()), ("all", total)]:
        run = count["killed"] + count["survived"]
        share = f"{100 * count['killed'] / run:5.1f} %" if run else "      -"
        print(f"{module:22} {share}  killed {count['killed']:4} of {run:4}; mutants {run + count['not run']:4}")
    groups: dict[str, list[str]] = defaultdict(list)
    for name, old, new in changes(folder, [name for name, status in found.items() if status == SURVIVED]):
        function = re.sub(r"^.*\.x_|__mutmut_\d+$", "", name)
        fits = (group for group, pattern in GROUPS if re.search(pattern, f"{old} {new}"))
        group = "line of a lesson" if function in kept else next(fits, "other")
        if "._workflow_map." in name:
            group = GROUPS[0][0]
        groups[group].append(f"{name.removeprefix('course_utils.')}\n    - {old}\n    + {new}")
    for group, survivors in sorted(groups.items()):
        print(f"\n== {group}: {len(survivors)}")
        print("\n".join(survivors))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", choices=("core", "checks", "teaching"))
    parser.add_argument("--share", type=float, default=1.0, help="which part of the mutants to run, from 0 to 1")
    parser.add_argument("--jobs", default="2", help="how many at a time")
    parser.add_argument("--folder", type=Path, help="where the copy is made and kept")
    parser.add_argument("--report", action="store_true", help="only print what a folder has")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.folder or Path(scratch) / "course"
        if not options.report:
            if not folder.exists():
                prepare(options.part, folder)
            names = []
            if options.share < 1:
                if not (folder / "mutants").exists():
                    mutmut(folder, "--max-children", "1", "none.such")  # makes the mutants, and stops
                names = chosen([*verdicts(folder)], options.share)
            mutmut(folder, "--max-children", options.jobs, *names)
        report(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
