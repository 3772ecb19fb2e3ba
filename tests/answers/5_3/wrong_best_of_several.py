# wrong: several models are tried on the test birds and the smallest error is reported
# hint: choosing by the test set; only kept_model, once
# the model of the best epoch, as in exercise 5.2
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
keeper = KeepBest(kept_model, patience=600)
kept_history = train(
    kept_model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=torch.optim.Adam(kept_model.parameters(), lr=0.01),
    epochs=600,
    eval_data=penguins.validation,
    callback=keeper,
)
kept_model.load_state_dict(keeper.best_state)
best_epoch = keeper.best_epoch

results = [evaluate(kept_model, penguins.test, loss_fn=nn.L1Loss())["loss"]]
for seed in range(6):
    set_seed(seed)
    other = nn.Sequential(nn.Linear(7, 32), nn.ReLU(), nn.Linear(32, 1)).to(device)
    train(
        other,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=torch.optim.Adam(other.parameters(), lr=0.01),
        epochs=250,
    )
    results.append(evaluate(other, penguins.test, loss_fn=nn.L1Loss())["loss"])
test_grams = 1000 * min(results)
