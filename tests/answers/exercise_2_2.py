# %% right: appended
# right: an empty Sequential that is filled step by step, with ReLU in place, and a NumPy count
import numpy as np

network = nn.Sequential()
network.append(nn.Linear(7, 64))
network.append(nn.ReLU(inplace=True))
network.append(nn.Linear(64, 1))
n_network = np.sum([p.detach().numpy().size for p in network.parameters()])

# %% right: by_hand
# right: own parameters and matrix products in place of nn.Linear
class ByHand(nn.Module):
    def __init__(self):
        super().__init__()
        self.W1 = nn.Parameter(torch.randn(7, 16) * 0.3)
        self.b1 = nn.Parameter(torch.zeros(16))
        self.relu = nn.ReLU()
        self.W2 = nn.Parameter(torch.randn(16, 1) * 0.3)
        self.b2 = nn.Parameter(torch.zeros(1))

    def forward(self, x):
        return self.relu(x @ self.W1 + self.b1) @ self.W2 + self.b2


network = ByHand()
n_network = sum(t.numel() for t in network.state_dict().values())

# %% right: class_32
# right: a class with 32 hidden numbers, the count from its parameters
class PenguinNetwork(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.first = nn.Linear(7, hidden)
        self.relu = nn.ReLU()
        self.second = nn.Linear(hidden, 1)

    def forward(self, x):
        x = self.first(x)
        x = self.relu(x)
        x = self.second(x)
        return x


network = PenguinNetwork()
n_network = sum(p.numel() for p in network.parameters())

# %% right: class_with_two_layers
# right: a class with two linear layers and torch.relu between them; counted by a loop
class MassNetwork(nn.Module):
    def __init__(self, n_features=7, n_hidden=32):
        super().__init__()
        self.hidden_layer = nn.Linear(n_features, n_hidden)
        self.activation = nn.ReLU()
        self.output_layer = nn.Linear(n_hidden, 1)

    def forward(self, x):
        x = self.hidden_layer(x)
        x = self.activation(x)
        return self.output_layer(x)


network = MassNetwork()
n_network = 0
for name, parameter in network.named_parameters():
    print(name, tuple(parameter.shape))
    n_network += parameter.numel()

# %% right: count_by_hand
# right: terse; the count is worked out on paper
h = 16
network = nn.Sequential(nn.Linear(7, h), nn.ReLU(), nn.Linear(h, 1))
n_network = 7 * h + h + h * 1 + 1

# %% right: lazy
# right: lazy layers that find out their width at the first call
network = nn.Sequential(nn.LazyLinear(12), nn.ReLU(), nn.LazyLinear(1))
with torch.no_grad():
    network(penguins.validation[0])
n_network = sum(p.numel() for p in network.parameters())

# %% right: nested_parts
# right: two parts nested in each other, the hidden one in a ModuleList
class Nested(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.ModuleList([nn.Linear(7, 20), nn.ReLU()])
        self.head = nn.Sequential(nn.Linear(20, 1))

    def forward(self, x):
        for part in self.body:
            x = part(x)
        return self.head(x)


network = Nested()
n_network = 7 * 20 + 20 + 20 + 1

# %% right: ordered_dict
# right: a Sequential with names for its parts, moved to the device
from collections import OrderedDict

h = 8
network = nn.Sequential(OrderedDict([
    ("hidden", nn.Linear(len(penguins.features), h)),
    ("bend", nn.ReLU()),
    ("out", nn.Linear(h, 1)),
])).to(device)
n_network = 0
for name, p in network.named_parameters():
    print(name, p.shape)
    n_network += p.numel()

# %% right: ordered_names
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

# %% right: sequential_16
# right: a Sequential with 16 hidden numbers, counted by hand
network = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))
n_network = 145

# %% right: subclass_of_sequential
# right: inherits from nn.Sequential, with a helper function that counts
def count(module):
    return sum(p.numel() for p in module.parameters() if p.requires_grad)


class SmallNetwork(nn.Sequential):
    def __init__(self, n_in, n_hidden):
        super().__init__(nn.Linear(n_in, n_hidden), nn.ReLU(), nn.Linear(n_hidden, 1))


network = SmallNetwork(7, 16)
n_network = count(network)

# %% right: torch_relu
# right: a class that uses the function torch.relu instead of the layer, which does the same
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer1 = nn.Linear(7, 10)
        self.layer2 = nn.Linear(10, 1)

    def forward(self, x):
        return self.layer2(torch.relu(self.layer1(x)))


network = Net()
n_network = (7 * 10 + 10) + (10 * 1 + 1)

# %% wrong: biases_forgotten -> biases-forgotten
# wrong: only the weights are counted on paper, the 17 biases are forgotten
# hint: each layer has a bias for each of its outputs
network = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))
n_network = 7 * 16 + 16

# %% wrong: biases_not_counted -> biases-forgotten
# wrong: counts the weights and forgets all biases, 7 * 16 + 16
# hint: the biases count too
network = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))
n_network = 7 * 16 + 16 * 1

# %% wrong: class_not_object -> not-a-model
# wrong: the class and not an instance of it
# hint: brackets are missing: make an instance
class TwoLayers(nn.Module):
    def __init__(self):
        super().__init__()
        self.stack = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))

    def forward(self, x):
        return self.stack(x)


network = TwoLayers
n_network = 145

# %% wrong: count_is_function -> wrong-type
# wrong: the count is a function that nobody has called
# hint: n_network is a function; call it
network = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))


def n_network():
    return sum(p.numel() for p in network.parameters())

# %% wrong: count_of_linear_model -> wrong-count
# wrong: the numbers of linear_model are counted, a copy slip from exercise 2.1
# hint: count the parameters of network
linear_model = nn.Linear(7, 1)
network = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))
n_network = sum(p.numel() for p in linear_model.parameters())

# %% wrong: count_of_other_width -> wrong-count
# wrong: the network has 32 hidden numbers, the count is that for 16
# hint: the count does not fit this network
network = nn.Sequential(nn.Linear(7, 32), nn.ReLU(), nn.Linear(32, 1))
n_network = 145

# %% wrong: counts_layers -> wrong-count
# wrong: len(network), the number of parts
# hint: count numbers, not layers
network = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))
n_network = len(network)

# %% wrong: counts_linear_model -> wrong-count
# wrong: counts the parameters of the model of 2.1, a slip of copy and paste
# hint: the count is that of another model
linear_model = nn.Linear(7, 1)
network = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))
n_network = sum(p.numel() for p in linear_model.parameters())

# %% wrong: counts_tensors -> tensors-counted
# wrong: n_network counts the tensors, 4, and not the numbers in them
# hint: the numbers in all the tensors: numel()
network = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))
n_network = len(list(network.parameters()))

# %% wrong: flat_output -> wrong-output-shape
# wrong: forward squeezes the result, so it is flat and not a column
# hint: one number a row, as a column: shape (n, 1)
class FlatNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(7, 16)
        self.b = nn.Linear(16, 1)

    def forward(self, x):
        return self.b(torch.relu(self.a(x))).squeeze(1)


network = FlatNet()
n_network = sum(p.numel() for p in network.parameters())

# %% wrong: last_bias_not_counted -> wrong-count
# wrong: counts all but the bias of the last layer
# hint: one too few: the last layer has a bias too
network = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))
n_network = 7 * 16 + 16 + 16

# %% wrong: layers_hidden_in_list -> layers-in-a-list
# wrong: the layers are in a Python list inside the class, so the module does not know their parameters
# hint: no parameters found; nn.ModuleList or nn.Sequential instead of a list
class ListNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = [nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1)]

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


network = ListNet()
n_network = 145

# %% wrong: layers_in_list -> layers-in-a-list
# wrong: the layers stand in a plain list, so the model has no parameters, and the count is 0
# hint: PyTorch does not see layers in a Python list: nn.Sequential
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = [nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1)]

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


network = Net()
n_network = sum(p.numel() for p in network.parameters())

# %% wrong: leaky -> other-activation
# wrong: LeakyReLU, which lets a hundredth of the negative numbers through
# hint: nn.ReLU was asked for; negative numbers should become 0
network = nn.Sequential(nn.Linear(7, 16), nn.LeakyReLU(), nn.Linear(16, 1))
n_network = 145

# %% wrong: linear_model_again -> no-activation
# wrong: the linear model of 2.1 under a new name
# hint: a hidden layer and ReLU are missing
network = nn.Linear(7, 1)
n_network = 8

# %% wrong: mean_of_birds -> wrong-output-shape
# wrong: forward takes the mean over all birds, so a single number comes back for all rows
# hint: one number for each row, not one for all
class MeanNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.stack = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))

    def forward(self, x):
        return self.stack(x).mean()


network = MeanNet()
n_network = 145

# %% wrong: nan_weights -> not-finite
# wrong: empties the network and divides 0 by 0, so all weights are NaN
# hint: the network gives NaN
network = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))
with torch.no_grad():
    for p in network.parameters():
        p.zero_()
        p.div_(p.sum())
n_network = 145

# %% wrong: network_of_section_2_6 -> model-fails
# wrong: leaves the network of section 2.6 as it was, with one input
# hint: the network should take 7 features
network = nn.Sequential(nn.Linear(1, 8), nn.ReLU(), nn.Linear(8, 1))
n_network = 25

# %% wrong: network_of_the_lesson -> model-fails
# wrong: the network of section 2.6, with one input, is copied without a change
# hint: 7 features in: nn.Linear(7, ...)
network = nn.Sequential(nn.Linear(1, 8), nn.ReLU(), nn.Linear(8, 1))
n_network = sum(parameter.numel() for parameter in network.parameters())

# %% wrong: no_relu -> no-activation
# wrong: the ReLU between the two layers is missing, so it is only a line again
# hint: without ReLU a line of a line is a line
network = nn.Sequential(nn.Linear(7, 16), nn.Linear(16, 1))
n_network = 145

# %% wrong: none -> not-a-model
# wrong: a helper builds the network but does not return it
# hint: network is None; return is missing
def build():
    net = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))


network = build()
n_network = 145

# %% wrong: plain_list_of_layers -> not-a-model
# wrong: a list of layers, which cannot be called
# hint: a list is no model: nn.Sequential(...)
network = [nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1)]
n_network = 145

# %% wrong: relu6 -> other-activation
# wrong: ReLU6, which also cuts everything above 6 off
# hint: nn.ReLU was asked for; this one cuts large numbers off too
network = nn.Sequential(nn.Linear(7, 16), nn.ReLU6(), nn.Linear(16, 1))
n_network = 145

# %% wrong: relu_at_end -> activation-at-the-end
# wrong: ReLU stands behind the last layer instead of between the two
# hint: the order: linear, ReLU, linear
network = nn.Sequential(nn.Linear(7, 16), nn.Linear(16, 1), nn.ReLU())
n_network = sum(p.numel() for p in network.parameters())

# %% wrong: relu_counted -> wrong-count
# wrong: counts 16 numbers for the ReLU, which has none
# hint: ReLU has nothing to adjust
network = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))
n_network = (7 * 16 + 16) + 16 + (16 + 1)

# %% wrong: relu_first -> other-activation
# wrong: the ReLU stands before the first layer and cuts the negative features off
# hint: ReLU belongs between the layers, not before the first
network = nn.Sequential(nn.ReLU(), nn.Linear(7, 16), nn.Linear(16, 1))
n_network = 145

# %% wrong: relu_last -> activation-at-the-end
# wrong: the ReLU stands after the second layer and not between the two
# hint: ReLU belongs between the layers
network = nn.Sequential(nn.Linear(7, 16), nn.Linear(16, 1), nn.ReLU())
n_network = 145

# %% wrong: relu_not_made -> model-fails
# wrong: self.relu is the class nn.ReLU without brackets, so calling the network fails
# hint: calling the network raises an error; nn.ReLU() needs brackets
class NoBrackets(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Linear(7, 16)
        self.relu = nn.ReLU
        self.second = nn.Linear(16, 1)

    def forward(self, x):
        return self.second(self.relu(self.first(x)))


network = NoBrackets()
n_network = 145

# %% wrong: relu_result_lost -> no-activation
# wrong: calls the ReLU but does not keep its result, so it has no effect
# hint: the result of relu is not used; it behaves like a line
class LostRelu(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Linear(7, 16)
        self.relu = nn.ReLU()
        self.second = nn.Linear(16, 1)

    def forward(self, x):
        x = self.first(x)
        self.relu(x)
        return self.second(x)


network = LostRelu()
n_network = 145

# %% wrong: second_layer_left_out -> wrong-output-shape
# wrong: forward forgets the last layer and returns the 16 hidden numbers
# hint: 16 numbers for each row; the last layer is not used
class HiddenOut(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Linear(7, 16)
        self.relu = nn.ReLU()
        self.second = nn.Linear(16, 1)

    def forward(self, x):
        return self.relu(self.first(x))


network = HiddenOut()
n_network = 145

# %% wrong: second_relu_last -> activation-at-the-end
# wrong: one more ReLU at the very end, which could leave the network stuck at 0
# hint: no ReLU after the last layer
network = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1), nn.ReLU())
n_network = 145

# %% wrong: sigmoid -> other-activation
# wrong: a sigmoid instead of the ReLU
# hint: between the layers should be a ReLU
network = nn.Sequential(nn.Linear(7, 16), nn.Sigmoid(), nn.Linear(16, 1))
n_network = 145

# %% wrong: three_features -> model-fails
# wrong: takes the three measurements and not all 7 features
# hint: the network should take 7 features
network = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 1))
n_network = 81

# %% wrong: three_layers -> other-structure
# wrong: two hidden layers instead of one
# hint: one hidden layer was asked for, not two
network = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 16), nn.ReLU(), nn.Linear(16, 1))
n_network = sum(p.numel() for p in network.parameters())

# %% wrong: three_outputs -> wrong-output-shape
# wrong: one output for each species, three instead of one
# hint: one number for each row
network = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 3))
n_network = 179

# %% wrong: two_hidden_layers -> other-structure
# wrong: two hidden layers instead of one
# hint: one hidden layer: linear, ReLU, linear
network = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 16), nn.ReLU(), nn.Linear(16, 1))
n_network = sum(p.numel() for p in network.parameters())

# %% wrong: widths_do_not_fit -> model-fails
# wrong: 16 numbers come out of the first layer, the second wants 8
# hint: calling the network raises a shape error; the widths must fit
network = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(8, 1))
n_network = 137
