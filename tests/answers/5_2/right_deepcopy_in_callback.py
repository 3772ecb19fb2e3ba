# right: a callback that makes a deepcopy of the whole model whenever the loss is lower than ever
set_seed(42)
model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
kept_model = None


def keep(history):
    global kept_model
    if history.eval_loss[-1] == min(history.eval_loss):
        kept_model = deepcopy(model)


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
