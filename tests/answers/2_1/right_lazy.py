# right: LazyLinear, which finds the 7 itself when it is called for the first time
linear_model = nn.LazyLinear(1)
linear_model(penguins.train[0])
n_linear = linear_model.weight.numel() + linear_model.bias.numel()
