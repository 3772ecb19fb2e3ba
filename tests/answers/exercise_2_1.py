# %% right: class_around_linear
# right: a class like LinearRegressionModelV2, with the count taken from the model
class MassModel(nn.Module):
    def __init__(self, in_features):
        super().__init__()
        self.linear_layer = nn.Linear(in_features=in_features, out_features=1)

    def forward(self, x):
        return self.linear_layer(x)


linear_model = MassModel(len(penguins.features))
n_linear = sum(parameter.numel() for parameter in linear_model.parameters())

# %% right: functional
# right: own parameters handed to torch.nn.functional.linear, and good starting values for the bias
import torch.nn.functional as F


class M(nn.Module):
    def __init__(self, n=7):
        super().__init__()
        self.W = nn.Parameter(0.01 * torch.randn(1, n))
        self.b = nn.Parameter(penguins.train[1].mean().reshape(1))

    def forward(self, x):
        return F.linear(x, self.W, self.b)


linear_model = M()
n_linear = torch.tensor([p.numel() for p in linear_model.parameters()]).sum().item()

# %% right: lazy
# right: LazyLinear, which finds the 7 itself when it is called for the first time
linear_model = nn.LazyLinear(1)
linear_model(penguins.train[0])
n_linear = linear_model.weight.numel() + linear_model.bias.numel()

# %% right: multiply_and_sum
# right: follows the words of the task, with flat weights, a product, a sum over the columns and a single number as bias
class WeightedSum(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(7))
        self.bias = nn.Parameter(torch.tensor(0.5))

    def forward(self, x):
        products = x * self.weight
        total = products.sum(dim=1, keepdim=True)
        return total + self.bias


linear_model = WeightedSum()
n_linear = len(linear_model.weight) + 1

# %% right: nn_linear
# right: the ready-made part, with the count worked out by hand
linear_model = nn.Linear(7, 1)
n_linear = 8

# %% right: one_parameter_a_feature
# right: very long-winded, a parameter of its own for each feature and a loop over the columns
class LongModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weights = nn.ParameterList([nn.Parameter(torch.randn(1)) for _ in range(7)])
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, x):
        result = self.bias
        for i in range(7):
            column = x[:, i : i + 1]
            result = result + self.weights[i] * column
        return result


linear_model = LongModel()
n_linear = 0
for p in linear_model.parameters():
    n_linear = n_linear + p.numel()

# %% right: own_parameters_matmul
# right: own parameters and a matrix product, starting at zero
class PenguinLine(nn.Module):
    def __init__(self):
        super().__init__()
        self.w = nn.Parameter(torch.zeros(7, 1))
        self.b = nn.Parameter(torch.zeros(1))

    def forward(self, X):
        return X @ self.w + self.b


linear_model = PenguinLine()
n_linear = 7 * 1 + 1

# %% right: sequential_on_device
# right: a Sequential with a single part, moved to the device, and counted by its state_dict
linear_model = nn.Sequential(nn.Linear(7, 1)).to(device)
n_linear = sum(t.numel() for t in linear_model.state_dict().values())

# %% right: subclass_of_linear
# right: inherits from nn.Linear, and counts with NumPy, which gives an np.int64
import numpy as np


class Mass(nn.Linear):
    def __init__(self):
        super().__init__(7, 1)


linear_model = Mass()
n_linear = np.sum([np.prod(p.shape) for p in linear_model.parameters()])

# %% wrong: bias_for_each_feature -> other-structure
# wrong: adds a bias to each product before the sum, 14 numbers instead of 8
# hint: one bias, added once after the sum
class ManyBiases(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(7))
        self.bias = nn.Parameter(torch.randn(7))

    def forward(self, x):
        return (self.weight * x + self.bias).sum(dim=1, keepdim=True)


linear_model = ManyBiases()
n_linear = 14

# %% wrong: bias_not_counted -> biases-forgotten
# wrong: counts the 7 weights and forgets the bias
# hint: the bias is adjustable too
linear_model = nn.Linear(7, 1)
n_linear = 7

# %% wrong: class_not_object -> not-a-model
# wrong: the class and not an instance of it
# hint: brackets are missing: make an instance
class Mass7(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(7, 1)

    def forward(self, x):
        return self.layer(x)


linear_model = Mass7
n_linear = 8

# %% wrong: count_as_text -> wrong-type
# wrong: the count is a text
# hint: n_linear should be a number, not text
linear_model = nn.Linear(7, 1)
n_linear = f"{sum(p.numel() for p in linear_model.parameters())} parameters"

# %% wrong: count_list -> not-one-number
# wrong: a list of the counts, [7, 1], and not their sum
# hint: n_linear should be one number: add up
linear_model = nn.Linear(7, 1)
n_linear = [p.numel() for p in linear_model.parameters()]

# %% wrong: counts_birds_too -> wrong-count
# wrong: multiplies by the number of training birds, though all birds share the same weights
# hint: the count does not depend on the number of birds
linear_model = nn.Linear(7, 1)
n_linear = len(penguins.train[0]) * 7 + 1

# %% wrong: counts_tensors -> tensors-counted
# wrong: counts the parameter tensors and not the numbers in them
# hint: count numbers, with numel, not tensors
linear_model = nn.Linear(7, 1)
n_linear = len(list(linear_model.parameters()))

# %% wrong: float64 -> model-fails
# wrong: the model is float64 and refuses the float32 rows
# hint: dtype: parameters should be float32 like the rows
linear_model = nn.Linear(7, 1, dtype=torch.float64)
n_linear = 8

# %% wrong: forward_misspelled -> model-fails
# wrong: the method is called foward, so the model has no forward
# hint: forward is missing or misspelled
class Typo(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(7, 1)

    def foward(self, x):
        return self.layer(x)


linear_model = Typo()
n_linear = 8

# %% wrong: forward_raises -> model-fails
# wrong: forward uses self.linear, but __init__ calls it self.layer, so the call fails
# hint: calling the model raises an AttributeError; names in __init__ and forward differ
class Misnamed(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(7, 1)

    def forward(self, x):
        return self.linear(x)


linear_model = Misnamed()
n_linear = 8

# %% wrong: frozen -> parameters-unused
# wrong: the weights have requires_grad=False, so the model cannot adjust them
# hint: the parameters are frozen: requires_grad
linear_model = nn.Linear(7, 1)
for p in linear_model.parameters():
    p.requires_grad = False
n_linear = 8

# %% wrong: function -> not-a-model
# wrong: a function with fixed tensors and not a model with parameters
# hint: expected an nn.Module with parameters
w = torch.randn(7, 1)
b = torch.randn(1)


def linear_model(x):
    return x @ w + b


n_linear = 8

# %% wrong: in_and_out_swapped -> model-fails
# wrong: one input and seven outputs
# hint: in_features comes first: 7 in, 1 out
linear_model = nn.Linear(1, 7)
n_linear = 14

# %% wrong: knows_one_size -> wrong-output-shape
# wrong: weights for each bird of the training set, so it fails or differs for other sets of rows
# hint: the weights belong to features, not to birds
class BirdWeights(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(len(penguins.train[0]), 7))
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, x):
        return (self.weight * x).sum(dim=1, keepdim=True) + self.bias


linear_model = BirdWeights()
n_linear = sum(p.numel() for p in linear_model.parameters())

# %% wrong: layers_in_plain_list -> layers-in-a-list
# wrong: the layer is kept in a plain Python list, so the model does not know its parameters
# hint: give the layer a name of its own, or use nn.Sequential
class Mass(nn.Module):
    def __init__(self):
        super().__init__()
        self.parts = [nn.Linear(7, 1)]

    def forward(self, x):
        for part in self.parts:
            x = part(x)
        return x


linear_model = Mass()
n_linear = 8

# %% wrong: matmul_the_wrong_way -> model-fails
# wrong: weight (1, 7) times rows (n, 7) does not fit, the call fails
# hint: calling the model raises a shape error; transpose the weight or swap the order
class WrongWay(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(1, 7))
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, x):
        return self.weight @ x + self.bias


linear_model = WrongWay()
n_linear = 8

# %% wrong: model_of_notebook -> wrong-output-shape
# wrong: the model for the straight line, with one weight, which is stretched over all seven columns
# hint: the output has 7 columns; each feature needs its own weight and the products a sum
set_seed(42)
linear_model = LinearRegressionModel()
n_linear = 2

# %% wrong: new_layer_in_each_call -> no-parameters
# wrong: makes a new layer in every call of forward, so nothing can be learned and every call says something else
# hint: the layer must be made in __init__; the model has no parameters
class FreshLayer(nn.Module):
    def forward(self, x):
        layer = nn.Linear(7, 1)
        return layer(x)


linear_model = FreshLayer()
n_linear = 8

# %% wrong: no_bias -> no-bias
# wrong: a model without a bias
# hint: a bias has to be added
linear_model = nn.Linear(7, 1, bias=False)
n_linear = 7

# %% wrong: no_return -> model-fails
# wrong: forward has no return and gives None
# hint: forward returns None: return is missing
class NoReturn(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear_layer = nn.Linear(7, 1)

    def forward(self, x):
        self.linear_layer(x)


linear_model = NoReturn()
n_linear = 8

# %% wrong: one_weight_for_all -> other-structure
# wrong: sums the features first and multiplies the sum by one shared weight
# hint: each feature needs a weight of its own
class SharedWeight(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(1))
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, x):
        return self.weight * x.sum(dim=1, keepdim=True) + self.bias


linear_model = SharedWeight()
n_linear = 2

# %% wrong: output_of_the_model -> not-a-model
# wrong: the predictions for the training birds and not the model
# hint: linear_model should be the model, not its output
linear_model = nn.Linear(7, 1)(penguins.train[0])
n_linear = 8

# %% wrong: plain_tensors -> no-parameters
# wrong: weight and bias are plain tensors and no parameters
# hint: the model has no parameters: wrap in nn.Parameter
class PlainModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = torch.randn(7, 1)
        self.bias = torch.randn(1)

    def forward(self, x):
        return x @ self.weight + self.bias


linear_model = PlainModel()
n_linear = 8

# %% wrong: products_not_summed -> wrong-output-shape
# wrong: multiplies each feature by its weight but does not sum the products
# hint: the products have to be summed
class ProductModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(7))
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, x):
        return self.weight * x + self.bias


linear_model = ProductModel()
n_linear = 8

# %% wrong: relu_at_end -> not-linear
# wrong: a ReLU at the end, since masses are positive, so the model is no longer linear
# hint: no ReLU here: weighted sum plus bias alone
linear_model = nn.Sequential(nn.Linear(7, 1), nn.ReLU())
n_linear = 8

# %% wrong: seven_outputs -> wrong-output-shape
# wrong: seven numbers for each row instead of one
# hint: one number for each row: out_features=1
linear_model = nn.Linear(7, 7)
n_linear = 56

# %% wrong: sum_over_birds -> wrong-output-shape
# wrong: sums over dim=0, the birds, and not over the features
# hint: wrong axis: one number for each row
class ColumnSumModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(7))
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, x):
        return (x * self.weight).sum(dim=0) + self.bias


linear_model = ColumnSumModel()
n_linear = 8

# %% wrong: sum_over_everything -> wrong-output-shape
# wrong: sum() without dim adds up all rows too, and a single number comes back
# hint: sum over the columns only: dim=1
class SumModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(7))
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, x):
        return (x * self.weight).sum() + self.bias


linear_model = SumModel()
n_linear = 8

# %% wrong: two_layers -> other-structure
# wrong: a hidden layer in between, so there are many more weights than one for each feature
# hint: one weight for each feature and one bias, no hidden layer
linear_model = nn.Sequential(nn.Linear(7, 16), nn.Linear(16, 1))
n_linear = sum(p.numel() for p in linear_model.parameters())

# %% wrong: weight_alone_is_parameter -> no-bias
# wrong: the bias is a plain tensor and no parameter, so training would never change it
# hint: the bias should be an nn.Parameter too
class HalfModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(7, 1))
        self.bias = torch.zeros(1)

    def forward(self, x):
        return x @ self.weight + self.bias


linear_model = HalfModel()
n_linear = 8
