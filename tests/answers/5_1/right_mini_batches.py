# right: mini-batches from a DataLoader, no seed at all, so that every call gives another result
def try_out(rate, size):
    loader = DataLoader(TensorDataset(*penguins.train), batch_size=32, shuffle=True)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.RMSprop(model.parameters(), lr=rate)
    train(model, loader, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=40)
    validation = DataLoader(TensorDataset(*penguins.validation), batch_size=50)
    return model, evaluate(model, validation, loss_fn=nn.L1Loss())["loss"]


trials = {}
for rate in (0.001, 0.01):
    for size in (8, 32):
        model, trials[(rate, size)] = try_out(rate, size)
best_trial = min(trials.items(), key=lambda item: item[1])[0]
