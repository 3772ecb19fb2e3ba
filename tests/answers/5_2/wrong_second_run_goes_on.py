# wrong: the same model is trained best_epoch epochs more, not from the start
# hint: make the model anew before the second run
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
optimizer = torch.optim.Adam(kept_model.parameters(), lr=0.01)
kept_history = train(
    kept_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=600, eval_data=penguins.validation
)
best_epoch = kept_history.eval_loss.index(min(kept_history.eval_loss)) + 1
# and now up to the best epoch only
train(kept_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=best_epoch)
