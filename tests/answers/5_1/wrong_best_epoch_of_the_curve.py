# wrong: the lowest loss of the whole curve is returned, but the model is that of the last epoch (nearly right)
# hint: the loss of the model that you return: after the last epoch
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    history = train(
        model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=300, eval_data=penguins.validation
    )
    return model, min(history.eval_loss)


trials = {(rate, size): try_out(rate, size)[1] for rate in (0.01, 0.1) for size in (16, 64)}
best_trial = min(trials, key=trials.get)
