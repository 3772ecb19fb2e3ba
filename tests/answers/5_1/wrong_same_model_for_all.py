# wrong: one model is made before the function and trained further in each trial; size has no effect
# hint: each trial needs a model of its own, made inside the function
common_model = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1)).to(device)


def try_out(rate, size):
    optimizer = torch.optim.Adam(common_model.parameters(), lr=rate)
    train(common_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=100)
    return common_model, evaluate(common_model, penguins.validation, loss_fn=nn.L1Loss())["loss"]


trials = {(rate, size): try_out(rate, size)[1] for rate in (0.003, 0.03) for size in (8, 32)}
best_trial = min(trials, key=trials.get)
