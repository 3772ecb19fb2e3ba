# wrong: the lowest loss of all epochs is returned with the model of the last epoch
# hint: the loss must be that of the model that is returned
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    history = train(
        model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=200, eval_data=penguins.validation
    )
    loss = min(history.eval_loss)
    return model, loss


trials = {}
for rate in (0.01, 0.1):
    for size in (8, 64):
        trials[(rate, size)] = try_out(rate, size)[1]
best_trial = min(trials, key=trials.get)
