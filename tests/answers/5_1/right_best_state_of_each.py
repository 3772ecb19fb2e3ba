# right: every trial keeps its best epoch; the loss that is returned is that of the model that is returned
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    keeper = KeepBest(model, patience=40)
    train(
        model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=optimizer,
        epochs=200,
        eval_data=penguins.validation,
        callback=keeper,
    )
    model.load_state_dict(keeper.best_state)
    return model, keeper.best_loss


trials = {(rate, size): try_out(rate, size)[1] for rate in (0.01, 0.05) for size in (32, 128)}
best_trial = min(trials, key=trials.get)
