# right: the parameters are copied into NumPy arrays, and put back as tensors at the end
set_seed(8)
layers = [nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)]
kept_model = nn.Sequential(*layers).to(device)
arrays = None


def remember(history):
    global arrays
    if len(history) == 1 or history.eval_loss[-1] < min(history.eval_loss[:-1]):
        arrays = {k: v.cpu().numpy().copy() for k, v in kept_model.state_dict().items()}


kept_history = train(
    kept_model,
    penguins.train,
    loss_fn=nn.SmoothL1Loss(),
    optimizer=torch.optim.Adam(kept_model.parameters(), lr=0.01),
    epochs=500,
    eval_data=penguins.validation,
    callback=remember,
)
kept_model.load_state_dict({k: torch.from_numpy(v) for k, v in arrays.items()})
best_epoch = 1 + kept_history.eval_loss.index(min(kept_history.eval_loss))
