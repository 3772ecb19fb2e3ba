# wrong: the mean squared error, nn.MSELoss
# hint: absolute errors, not squared ones
y_val = penguins.validation[1]
baseline_grams = nn.MSELoss()(torch.full_like(y_val, penguins.train[1].mean().item()), y_val).item() * 1000
