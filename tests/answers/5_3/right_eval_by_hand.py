# right: eval mode, inference mode and the device by hand, in a model with dropout; rounded to a tenth of a gram
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

kept_model.eval()
with torch.inference_mode():
    y_pred = kept_model(penguins.test[0].to(device)).cpu()
test_grams = round(nn.L1Loss()(y_pred, penguins.test[1]).item() * 1000, 1)
