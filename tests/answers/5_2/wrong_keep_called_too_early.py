# wrong: the callback is called and its result None is passed, so nothing is kept; the state at the end is used
# hint: pass the function itself: callback=keep, without brackets
set_seed(42)
model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
from course_utils.history import History

best = {"loss": float("inf"), "state": model.state_dict()}


def keep(history):
    if len(history) == 0:
        return
    if history.eval_loss[-1] < best["loss"]:
        best["loss"] = history.eval_loss[-1]
        best["state"] = deepcopy(model.state_dict())


kept_history = train(
    model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=optimizer,
    epochs=600,
    eval_data=penguins.validation,
    callback=keep(History()),
)
best_epoch = kept_history.eval_loss.index(min(kept_history.eval_loss)) + 1
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
kept_model.load_state_dict(best["state"])
