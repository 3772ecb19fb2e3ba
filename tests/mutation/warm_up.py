"""A plugin of pytest for mutation testing: pay once, before the forks, for what is slow the first time in a process."""

import matplotlib as mpl
import torch

mpl.use("agg")
from matplotlib import pyplot as plt

weight = torch.nn.Parameter(torch.ones(1))
for make in (torch.optim.SGD, torch.optim.Adam):  # the first optimizer of a process takes a second
    optimizer = make([weight], lr=0.1)
    weight.square().sum().backward()
    optimizer.step()
figure, ax = plt.subplots(layout="constrained")
ax.plot([0, 1], label="one")
ax.legend()
figure.canvas.draw()
plt.close(figure)
