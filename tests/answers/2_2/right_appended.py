# right: an empty Sequential that is filled step by step, with ReLU in place, and a NumPy count
import numpy as np

network = nn.Sequential()
network.append(nn.Linear(7, 64))
network.append(nn.ReLU(inplace=True))
network.append(nn.Linear(64, 1))
n_network = np.sum([p.detach().numpy().size for p in network.parameters()])
