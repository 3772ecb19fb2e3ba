# wrong: the callback stores another name for the same model
# hint: an assignment makes no copy: deepcopy(model)
set_seed(42)
model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
best = {"loss": float("inf")}


def keep(history):
    if history.eval_loss[-1] < best["loss"]:
        best["loss"] = history.eval_loss[-1]
        best["model"] = model


kept_history = train(
    model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=optimizer,
    epochs=600,
    eval_data=penguins.validation,
    callback=keep,
)
best_epoch = kept_history.eval_loss.index(min(kept_history.eval_loss)) + 1
kept_model = best["model"]
