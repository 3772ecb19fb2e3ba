# right: named layers by an OrderedDict, many hidden units; the count comes from the state_dict, by NumPy
from collections import OrderedDict

import numpy as np

network = nn.Sequential(
    OrderedDict(
        [
            ("hidden", nn.Linear(in_features=7, out_features=100)),
            ("relu", nn.ReLU()),
            ("output", nn.Linear(in_features=100, out_features=1)),
        ]
    )
)
n_network = int(np.sum([np.prod(tensor.shape) for tensor in network.state_dict().values()]))
