# wrong: the function prints the result and returns nothing
# hint: return is missing; print is not enough
results = []


def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=200)
    loss = evaluate(model, penguins.validation, loss_fn=nn.L1Loss())["loss"]
    print(rate, size, loss)
    results.append(loss)


trials = {}
for rate in (0.001, 0.01):
    for size in (8, 64):
        try_out(rate, size)
        trials[(rate, size)] = results[-1]
best_trial = min(trials, key=trials.get)
