# wrong: the loss that is returned is that of the last training epoch (nearly right)
# hint: the wrong set: the loss on the validation birds
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    history = train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=100)
    return model, history.train_loss[-1]


trials = {(rate, size): try_out(rate, size)[1] for rate in (0.003, 0.03) for size in (8, 32)}
best_trial = min(trials, key=trials.get)
