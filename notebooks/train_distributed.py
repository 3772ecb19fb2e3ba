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

from course_utils.batches import TensorLoader
from course_utils.data import make_line, split
from course_utils.distributed import Shard
from course_utils.models import LinearRegressionModel
from course_utils.runtime import set_seed
from course_utils.saving import save_weights
from course_utils.training import train

# The processes find each other. gloo carries numbers between CPUs, over the machine's own loopback network.
distributed.init_process_group("gloo")
rank = distributed.get_rank()  # the number of this process
size = distributed.get_world_size()  # how many there are

# Each makes the same data and draws the same batches, because its seeds are the same, ...
X, y = make_line(n=100, noise=0.1, seed=7)
train_set, val_set, test_set = split(X, y, fractions=(0.6, 0.2, 0.2))
generator = torch.Generator().manual_seed(0)
loader = TensorLoader(*train_set, batch_size=16, shuffle=True, generator=generator)

# ... and has a copy of the same model. In backward(), DistributedDataParallel averages the gradients of all copies.
set_seed(42)
model = DistributedDataParallel(LinearRegressionModel())
optimizer = torch.optim.SGD(model.parameters(), lr=0.05)

# Of each batch, a process computes only its own part: of two processes, each takes every other
# sample. The history is of the whole. Shard wants batches: [val_set] is a list of one.
history = train(
    model, Shard(loader), loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=5, eval_data=Shard([val_set])
)

line = model.module  # the LinearRegressionModel inside
print(
    f"process {rank} of {size}: weight {line.weight.item():.3f}, bias {line.bias.item():.3f}, "
    f"validation loss {history.eval_loss[-1]:.4f}\n",
    end="",  # one piece of text, so that two processes do not mix their lines
)
if rank == 0:  # one file is enough: all copies are the same
    folder = Path(__file__).with_name("models")
    folder.mkdir(exist_ok=True)
    save_weights(line, folder / "distributed.pt")
distributed.destroy_process_group()
