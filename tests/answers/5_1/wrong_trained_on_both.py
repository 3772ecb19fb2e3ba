# wrong: training and validation birds are put together for training (leakage)
# hint: the validation birds must not be learned from
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    X_all = torch.cat([penguins.train[0], penguins.validation[0]])
    y_all = torch.cat([penguins.train[1], penguins.validation[1]])
    train(model, (X_all, y_all), loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=200)
    loss = evaluate(model, penguins.validation, loss_fn=nn.L1Loss())["loss"]
    return model, loss


trials = {}
for rate in (0.001, 0.01):
    for size in (8, 64):
        trials[(rate, size)] = try_out(rate, size)[1]
best_trial = min(trials, key=trials.get)
