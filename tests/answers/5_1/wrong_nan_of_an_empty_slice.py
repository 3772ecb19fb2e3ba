# wrong: the birds are sliced away, and the mean of nothing is nan
# hint: the loss is nan: there are no birds in that slice
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=200)
    X, y = penguins.validation[0][200:], penguins.validation[1][200:]  # the first 200 are for training
    with torch.no_grad():
        loss = (model(X.to(device)).cpu() - y).abs().mean().item()
    return model, loss


trials = {}
for rate in (0.001, 0.01):
    for size in (8, 64):
        trials[(rate, size)] = try_out(rate, size)[1]
best_trial = min(trials, key=trials.get)
