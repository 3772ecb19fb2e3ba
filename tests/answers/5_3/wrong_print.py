# wrong: what print returns, None
# hint: print returns None; assign the number
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

X_test, y_test = penguins.test
y_pred = predict(kept_model, X_test)
test_grams = print(1000 * (y_pred - y_test).abs().mean().item())
