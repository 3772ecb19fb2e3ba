# wrong: dropout is still on, because the model is called in train mode
# hint: eval mode, or predict
# the model of the best epoch, as in exercise 5.2, with dropout
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Dropout(0.5), nn.Linear(256, 1)).to(device)
keeper = KeepBest(kept_model, patience=400)
kept_history = train(
    kept_model,
    penguins.train,
    loss_fn=nn.MSELoss(),
    optimizer=torch.optim.Adam(kept_model.parameters(), lr=0.01),
    epochs=400,
    eval_data=penguins.validation,
    callback=keeper,
)
kept_model.load_state_dict(keeper.best_state)
best_epoch = keeper.best_epoch

X_test, y_test = penguins.test
kept_model.train()
with torch.no_grad():
    y_pred = kept_model(X_test.to(device)).cpu()
test_grams = 1000 * (y_pred - y_test).abs().mean().item()
