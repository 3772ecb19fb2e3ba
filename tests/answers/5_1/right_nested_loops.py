# right: nested loops, evaluate, min by get; a seed in each run
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=100)
    return model, evaluate(model, penguins.validation, loss_fn=nn.L1Loss())["loss"]


trials = {}
for rate in (0.003, 0.03):
    for size in (8, 32):
        model, loss = try_out(rate, size)
        trials[(rate, size)] = loss
        print(f"rate {rate}, {size} units: {1000 * loss:.0f} grams")
best_trial = min(trials, key=trials.get)
