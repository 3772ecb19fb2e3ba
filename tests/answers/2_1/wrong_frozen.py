# wrong: the weights have requires_grad=False, so the model cannot adjust them
# hint: the parameters are frozen: requires_grad
linear_model = nn.Linear(7, 1)
for p in linear_model.parameters():
    p.requires_grad = False
n_linear = 8
