"""What it costs to import each module of the package, over `import torch`, in new processes one after another."""

import importlib
import json
import pkgutil
import sys
import time
from collections.abc import Callable

from benchmark.children import ask, memory
from benchmark.ratios import MEMORY, SECONDS, TIMES, Row, paired_ratios, row

PART = "imports"
TORCH, PYPLOT = "torch", "torch,matplotlib.pyplot"


def modules() -> list[str]:
    """The modules of the package that anyone imports by name."""
    import course_utils

    return sorted(
        f"course_utils.{info.name}" for info in pkgutil.iter_modules(course_utils.__path__) if not info.name.startswith("_")
    )


def measure(*, quick: bool, say: Callable[[str], None]) -> list[Row]:
    names = ["course_utils.training", "course_utils.plotting"] if quick else modules()
    loaded = {name: ask("imports", name)["loaded"] for name in names}  # the files are read from the disk here
    base = {name: PYPLOT if "matplotlib.pyplot" in own else TORCH for name, own in loaded.items()}
    base |= {TORCH: TORCH, PYPLOT: PYPLOT}  # A/A
    pairs: dict[str, list[tuple[dict, dict]]] = {name: [] for name in base}
    for number in range(1 if quick else 4):
        for name, over in base.items():
            if number % 2 == 0:
                own, other = ask("imports", name), ask("imports", over)
            else:
                other, own = ask("imports", over), ask("imports", name)
            pairs[name].append((own, other))
        say(f"round {number + 1}: done")
    rows = []
    for name, over in base.items():
        note = "A/A" if name == over else "" if "torch" in loaded.get(name, TORCH) else "does not load torch"
        for unit, key in ((TIMES, "seconds"), (MEMORY, "memory")):
            if any(side[key] is None for pair in pairs[name] for side in pair):
                rows.append(Row(part=PART, name=name, over=over, unit=unit, note="memory is read from /proc: Linux only"))
                continue
            ratios = paired_ratios([(own[key], other[key]) for own, other in pairs[name]])
            rows.append(row(ratios, part=PART, name=name, over=over, unit=unit, note=note))
        if name == over:
            rows.append(row([other["seconds"] for _, other in pairs[name]], part=PART, name=name, unit=SECONDS))
    return rows


def main() -> None:
    """A child: import the named modules, and tell seconds and memory."""
    start = time.process_time()
    for name in sys.argv[1].split(","):
        importlib.import_module(name)
    seconds = time.process_time() - start
    loaded = [name for name in ("torch", "matplotlib.pyplot") if name in sys.modules]
    print(json.dumps({"seconds": seconds, "memory": memory("VmRSS"), "loaded": loaded}))


if __name__ == "__main__":
    main()
