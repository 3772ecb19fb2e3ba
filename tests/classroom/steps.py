"""Where a kernel's memory and its first seconds go: `python -m classroom.steps` takes the steps of a notebook in turn.

`measure` does that in a new process, with one thread. Private memory is what no other process shares: it is what one more
learner costs.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

STEPS = {
    "Python": "",
    "ipykernel": "import ipykernel.ipkernel, ipykernel.kernelapp, ipykernel.zmqshell",
    "torch": "import torch",
    "matplotlib.pyplot": "import matplotlib_inline.backend_inline\nimport matplotlib.pyplot as plt",
    "course_utils": "import course_utils.checks, course_utils.plotting, course_utils.training, course_utils.penguins",
    "first figure": "import io\nfig, ax = plt.subplots()\nax.plot([0, 1])\nfig.savefig(io.BytesIO())\nplt.close(fig)",
    "first optimizer": "optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.1)",
    "first step": "(optimizer.param_groups[0]['params'][0] ** 2).sum().backward()\noptimizer.step()",
}


def measure() -> list[dict[str, Any]]:
    """One row a step: seconds of processor time, private memory in bytes, and modules, each as what the step added."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(Path(__file__).resolve().parents[1])}
    command = [sys.executable, "-m", "classroom.steps"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=300)
    return json.loads(done.stdout.splitlines()[-1])


def _now() -> tuple[float, int, int]:
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()
    private = sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Private_"))
    return time.process_time(), private, len(sys.modules)


def main() -> None:
    rows, namespace, before = [], dict[str, Any](), (0.0, 0, 0)
    for name, source in STEPS.items():
        exec(source, namespace)
        now = _now()
        seconds, private, modules = (new - old for new, old in zip(now, before, strict=True))
        rows.append({"step": name, "cpu": seconds, "private": private, "modules": modules})
        before = now
    print(json.dumps(rows))


if __name__ == "__main__":
    main()
