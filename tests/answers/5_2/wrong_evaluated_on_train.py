# wrong: eval_data are the training birds
# hint: eval_data must be the validation birds
set_seed(42)
model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
best = {"loss": float("inf")}


def keep(history):
    if history.eval_loss[-1] < best["loss"]:
        best["loss"] = history.eval_loss[-1]
        best["state"] = deepcopy(model.state_dict())


kept_history = train(
    model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=optimizer,
    epochs=600,
    eval_data=penguins.train,
    callback=keep,
)
best_epoch = kept_history.eval_loss.index(min(kept_history.eval_loss)) + 1
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
kept_model.load_state_dict(best["state"])
