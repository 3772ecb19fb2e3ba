# right: the class KeepBest of section 5.9, which also stops early
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
optimizer = torch.optim.Adam(kept_model.parameters(), lr=0.01)
keeper = KeepBest(kept_model, patience=60)
kept_history = train(
    kept_model,
    penguins.train,
    loss_fn=nn.MSELoss(),
    optimizer=optimizer,
    epochs=800,
    eval_data=penguins.validation,
    callback=keeper,
)
kept_model.load_state_dict(keeper.best_state)
best_epoch = keeper.best_epoch
