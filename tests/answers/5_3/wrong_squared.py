# wrong: the mean squared error times 1000
# hint: mean absolute error: nn.L1Loss
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

test_grams = 1000 * evaluate(kept_model, penguins.test, loss_fn=nn.MSELoss())["loss"]
