r"""Train one model in two processes, on the CPU of one machine.

    .venv/bin/torchrun --standalone --local-addr localhost --nproc-per-node 2 notebooks/train_distributed.py

is the command, in the course's folder (with conda: `torchrun` alone). In PowerShell write `.venv\Scripts\torchrun`, after
`$env:USE_LIBUV = "0"`. torchrun starts this program twice; started with `python` it ends with "RANK expected". A warning
about OMP_NUM_THREADS is harmless. "Train in two processes", at the end of notebook 05, explains the program.
"""

from pathlib import Path

import torch
from torch import distributed, nn
from torch.nn.parallel import DistributedDataParallel
from torch.utils.data import DataLoader, DistributedSampler, TensorDataset

from course_utils.data import make_line, split
from course_utils.models import LinearRegressionModel
from course_utils.runtime import set_seed
from course_utils.saving import save_weights
from course_utils.training import evaluate, train_step

# 1. The processes find each other. gloo carries numbers between CPUs, over the machine's own loopback network.
distributed.init_process_group("gloo")
rank = distributed.get_rank()  # the number of this process
size = distributed.get_world_size()  # how many there are

# 2. Each makes the same data, because the seeds are the same. The sampler shuffles them, and gives each process its own
#    part: of two, every second sample. Half a batch here and half a batch there make one of 16.
X, y = make_line(n=100, noise=0.1, seed=7)
train_set, val_set, test_set = split(X, y, fractions=(0.6, 0.2, 0.2))
dataset = TensorDataset(*train_set)
sampler = DistributedSampler(dataset, seed=0)
loader = DataLoader(dataset, batch_size=16 // size, sampler=sampler)

# 3. Each has a copy of the same model. In backward(), DistributedDataParallel averages the gradients of all copies, so
#    all take the same step.
set_seed(42)
line = LinearRegressionModel()
model = DistributedDataParallel(line)
loss_fn = nn.MSELoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.05)

# 4. The training loop, with the step that you know.
for epoch in range(5):
    sampler.set_epoch(epoch)  # another order in each epoch, the same in all processes
    model.train()
    for inputs, targets in loader:
        train_step(model, inputs, targets, loss_fn=loss_fn, optimizer=optimizer)

# 5. All copies are the same now. Each process measures its own on the whole validation set, and the first saves it.
measured = evaluate(line, val_set, loss_fn=loss_fn)
print(
    f"process {rank} of {size}: weight {line.weight.item():.3f}, bias {line.bias.item():.3f}, "
    f"validation loss {measured['loss']:.4f}\n",
    end="",  # one piece of text, so that two processes do not mix their lines
)
if rank == 0:
    folder = Path(__file__).with_name("models")
    folder.mkdir(exist_ok=True)
    save_weights(line, folder / "distributed.pt")
distributed.destroy_process_group()
