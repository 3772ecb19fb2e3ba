"""A child: the extra memory of one epoch, beyond the data that is held. `python -m benchmark.peak TASK WAY ROWS`."""

import json
import sys
import time

import torch

from benchmark.batches import WAYS
from benchmark.children import forget_peak, memory
from benchmark.tasks import TASKS


def main() -> None:
    task = next(task for task in TASKS if task.name == sys.argv[1])
    way, n = WAYS[sys.argv[2]], int(sys.argv[3])
    torch.set_num_threads(1)
    way(task, task.model(), *task.rows(1000), 1, True)()  # what is loaded and made once in a process
    X, y = task.rows(n)
    run = way(task, task.model(), X, y, 1, True)
    forget_peak()
    before = memory("VmRSS")
    start = time.process_time()
    run()
    print(json.dumps({"extra": memory("VmHWM") - before, "seconds": time.process_time() - start}))


if __name__ == "__main__":
    main()
