# %% right: as_in_the_course
# right: the line as ours has it
class LineModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(1))
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, x):
        return self.weight * x + self.bias

# %% right: bias_first
# right: bias first, over two lines, with another name for x
class LineModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(1))
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, X):
        y = self.bias + X * self.weight
        return y

# %% right: with_torch_functions
# right: torch's own functions
class LineModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(1))
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, x):
        return torch.add(torch.mul(x, self.weight), self.bias)

# %% right: as_a_matrix_product
# right: a matrix product of two columns
class LineModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(1))
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, x):
        return x @ self.weight.reshape(1, 1) + self.bias

# %% right: row_by_row
# right: a loop over the rows
class LineModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(1))
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, x):
        rows = []
        for row in x:
            rows.append(self.weight * row + self.bias)
        return torch.stack(rows)

# %% right: ready_made_function
# right: the function behind nn.Linear
class LineModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(1))
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, x):
        return nn.functional.linear(x, self.weight.unsqueeze(0), self.bias)

# %% right: in_float64_and_annotated
# right: annotations, and the module in float64
class LineModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(1, dtype=torch.float64))
        self.bias = nn.Parameter(torch.randn(1, dtype=torch.float64))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.weight * x + self.bias

# %% right: in_place
# right: a copy changed in place
class LineModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(1))
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, x):
        y = x.clone()
        y = y.mul(self.weight)
        y += self.bias
        return y

# %% right: on_the_device
# right: parameters made on the device
class LineModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(1, device=device))
        self.bias = nn.Parameter(torch.randn(1, device=device))

    def forward(self, x):
        return self.weight * x.to(self.weight.device) + self.bias

# %% wrong: no_bias -> no-bias
# wrong: the bias is forgotten
# hint: a line is at its bias where x is 0
class LineModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(1))
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, x):
        return self.weight * x

# %% wrong: no_return -> nothing-returned
# wrong: computed, and not returned
# hint: return is missing
class LineModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(1))
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, x):
        y = self.weight * x + self.bias

# %% wrong: printed -> nothing-returned
# wrong: printed instead of returned
# hint: print gives nothing back
class LineModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(1))
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, x):
        print(self.weight * x + self.bias)

# %% wrong: without_self -> forward-fails
# wrong: the names without self
# hint: they belong to self
class LineModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(1))
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, x):
        return slope * x + bias_of_mine

# %% wrong: weight_of_the_notebook -> other-formula
# wrong: the weight of section 2.1, without self
# hint: self.weight is the model's own
class LineModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(1))
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, x):
        return weight * x + self.bias

# %% wrong: swapped -> swapped
# wrong: bias times x, plus weight
# hint: which one is multiplied?
class LineModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(1))
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, x):
        return self.bias * x + self.weight

# %% wrong: brackets -> brackets
# wrong: the sum in brackets first
# hint: multiply first
class LineModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(1))
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, x):
        return self.weight * (x + self.bias)

# %% wrong: truth_written_in -> truth-written-in
# wrong: 0.7 and 0.3 are written in
# hint: the model does not know the truth
class LineModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(1))
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, x):
        return 0.7 * x + 0.3

# %% wrong: training_data_inside -> wrong-shape
# wrong: the training data in the place of x
# hint: use the x that comes in
class LineModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(1))
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, x):
        return self.weight * X_train + self.bias

# %% wrong: flat -> wrong-shape
# wrong: a product that loses the column
# hint: one column in, one column out
class LineModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(1))
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, x):
        return x @ self.weight + self.bias

# %% wrong: numbers_taken_out -> no-gradient
# wrong: item() cuts the way back
# hint: use the parameters themselves
class LineModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(1))
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, x):
        return self.weight.item() * x + self.bias.item()

# %% wrong: bias_detached -> no-gradient
# wrong: the bias by .data
# hint: use the parameter itself
class LineModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(1))
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, x):
        return self.weight * x + self.bias.data

# %% wrong: subtracted -> subtracted
# wrong: minus for plus
# hint: a sum is expected
class LineModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(1))
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, x):
        return self.weight * x - self.bias

# %% wrong: x_forgotten -> input-ignored
# wrong: weight plus bias, without x
# hint: where is x?
class LineModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(1))
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, x):
        return (self.weight + self.bias).expand(len(x), 1)

# %% wrong: x_given_back -> input-returned
# wrong: x as it came
# hint: weight times x, plus the bias
class LineModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(1))
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, x):
        return x

# %% wrong: a_string -> not-a-tensor
# wrong: the formula as text
# hint: compute it
class LineModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(1))
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, x):
        return "weight * x + bias"

# %% wrong: two_things -> not-a-tensor
# wrong: a tuple of two
# hint: one tensor
class LineModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(1))
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, x):
        return self.weight * x, self.bias

# %% wrong: a_third_parameter -> other-parameters
# wrong: one more parameter
# hint: two are enough
class LineModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(1))
        self.bias = nn.Parameter(torch.randn(1))

        self.extra = nn.Parameter(torch.randn(1))

    def forward(self, x):
        return self.weight * x + self.bias
