# wrong: the loss of the first epoch is returned
# hint: the loss after the last epoch: index -1
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    history = train(
        model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=200, eval_data=penguins.validation
    )
    loss = history.eval_loss[0]
    return model, loss


trials = {}
for rate in (0.001, 0.01):
    for size in (8, 64):
        trials[(rate, size)] = try_out(rate, size)[1]
best_trial = min(trials, key=trials.get)
