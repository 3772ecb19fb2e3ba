# wrong: train is called without eval_data, the losses are kept in a list beside it, so the history has no validation loss
# hint: pass eval_data=penguins.validation to train
set_seed(42)
model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
best = {"loss": float("inf")}


losses = []


def keep(history):
    losses.append(evaluate(model, penguins.validation, loss_fn=nn.L1Loss())["loss"])
    if losses[-1] < best["loss"]:
        best["loss"] = losses[-1]
        best["state"] = deepcopy(model.state_dict())


kept_history = train(
    model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=optimizer,
    epochs=600,
    callback=keep,
)
best_epoch = losses.index(min(losses)) + 1
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
kept_model.load_state_dict(best["state"])
