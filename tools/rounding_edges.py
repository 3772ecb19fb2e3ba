"""Find the printed numbers that another processor could round the other way.

    python tools/rounding_edges.py                                              # all six
    python tools/rounding_edges.py notebooks/05_improving_by_experiment.ipynb --seeds 20

Each notebook runs several times. In every run each number that is computed gets another relative error of up to 1e-6, as in
`simulated_accelerator/README.md`; another processor amounts to that. Reported are the outputs whose text changes, and the
numbers that lie nearer to a rounding edge than a tenth of their last digit, and than 20 times their spread over the runs.
"""

import argparse
import ast
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "simulated_accelerator"))
from cells_in_process import difference, lone_copy, new_shell, outputs_of, shown
from notebook_tools import notebook_paths, read
from store_notebooks import IGNORED, kernel_environment

NOISE = 1e-6
NEAR = 0.1  # of the last digit
TIMES = 20  # the spread

Seen = tuple[str, int, float]  # the expression, its digits after the point, its value before it is rounded


class Instrument(ast.NodeTransformer):
    """Let a cell report what it rounds: `f"{x:.3f}"` becomes `f"{_seen(x, '.3f', 'x'):.3f}"`, and `round(x, 3)` likewise."""

    def visit(self, node: ast.AST) -> ast.AST:
        text = ast.Constant(ast.unparse(node)) if isinstance(node, ast.expr) else None
        self.generic_visit(node)
        if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
            node.value = ast.Call(ast.Name("_seen", ast.Load()), [node.value, node.format_spec, text], [])
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "round":
            digits = node.args[1] if len(node.args) > 1 else ast.Constant(0)
            node.args[0] = ast.Call(ast.Name("_seen", ast.Load()), [node.args[0], digits, text], [])
        return ast.fix_missing_locations(node)


def run(path: Path, seed: int) -> list[tuple[list, list[Seen]]]:
    """Run a notebook in this process: for each code cell its outputs, and what it rounded."""
    import simulated_device

    found: list[Seen] = []

    def seen(value: object, how: str | int, text: str) -> object:
        digits = re.search(r"\.(\d+)[f%]", how) if isinstance(how, str) else None
        if digits or isinstance(how, int):
            found.append((text, int(digits[1]) + 2 * ("%" in how) if digits else how, float(value)))
        return value

    os.chdir(path.parent)
    simulated_device.settings.noise, simulated_device.settings.noise_seed = NOISE, seed
    shell, cells = new_shell(), []
    shell.user_ns["_seen"] = seen
    shell.ast_transformers.append(Instrument())
    with simulated_device._NoisyCPU():
        for cell in read(path).cells:
            if cell.cell_type == "code":
                found.clear()
                cells.append((outputs_of(shell, cell.source), [*found]))
    return cells


def to_the_edge(values: list[float], digits: int) -> float:
    """How near the values come to being printed otherwise, in units of the last digit; below 0 there is a sign to lose."""
    units = [value * 10**digits for value in values]
    to_a_half = min(abs(unit - 0.5 - round(unit - 0.5)) for unit in units)
    return min([to_a_half, *map(abs, units)] if min(units) < 0 else [to_a_half])


def problems_of_noise(path: Path, seeds: int) -> Iterator[str]:
    """Run a notebook with each seed, in processes of their own, and say what could come out otherwise."""

    def one(seed: int) -> list[tuple[list, list[Seen]]]:
        with tempfile.TemporaryDirectory() as scratch:
            command = [sys.executable, __file__, str(lone_copy(path, Path(scratch) / "lone")), "--one", str(seed)]
            out = subprocess.run(command, env=kernel_environment(scratch), capture_output=True, text=True, encoding="utf-8")
        assert out.returncode == 0, out.stderr
        return json.loads(out.stdout)

    with ThreadPoolExecutor(2) as pool:
        runs = [*pool.map(one, range(seeds))]
    cells = [(index, cell) for index, cell in enumerate(read(path).cells) if cell.cell_type == "code"]
    for (index, cell), *came in zip(cells, *runs, strict=True):
        where = f"{path.name}, cell {index} (id {cell.id})"
        if IGNORED in cell.metadata.get("tags", []):
            continue
        changes = [difference(cell.outputs, shown(outputs)) for outputs, _ in came]
        if any(changes):
            yield f"{where}: with noise {sum(map(bool, changes))} of {seeds} runs give something else\n{max(changes)}"
        for same in zip(*(seen for _, seen in came), strict=False):
            (text, digits, _), values = same[0], [value for *_, value in same]
            spread, edge = (max(values) - min(values)) * 10**digits, to_the_edge(values, digits)
            if edge < min(NEAR, TIMES * spread):
                yield f"{where}: {text}, {values[0]}, is {edge:.3f} of a last digit from an edge; its spread is {spread:.4f}"


def main(arguments: list[str] | None = None) -> int:
    """Print the outputs near an edge of the named notebooks, or of all six; 1 when there are any."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("notebook", nargs="*", type=Path, help="notebooks to run; all six when none is named")
    parser.add_argument("--seeds", type=int, default=10, help="how often each runs (default: 10)")
    parser.add_argument("--one", type=int, metavar="SEED", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.one is not None:
        print(json.dumps(run(options.notebook[0].resolve(), options.one)))
        return 0
    problems = []
    for path in options.notebook or notebook_paths():
        found = [*problems_of_noise(path, options.seeds)]
        print(f"{path.name}: {len(found)} outputs near an edge", *found, sep="\n- ", flush=True)
        problems += found
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main())
