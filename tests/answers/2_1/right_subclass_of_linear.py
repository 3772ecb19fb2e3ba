# right: inherits from nn.Linear, and counts with NumPy, which gives an np.int64
import numpy as np


class Mass(nn.Linear):
    def __init__(self):
        super().__init__(7, 1)


linear_model = Mass()
n_linear = np.sum([np.prod(p.shape) for p in linear_model.parameters()])
