# wrong: the second run up to the best epoch starts from another seed
# hint: the same start is needed, or a copy from the same run
def start(seed):
    set_seed(seed)
    model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
    return model, torch.optim.Adam(model.parameters(), lr=0.01)


model, optimizer = start(42)
kept_history = train(
    model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=600, eval_data=penguins.validation
)
best_epoch = kept_history.eval_loss.index(min(kept_history.eval_loss)) + 1
kept_model, optimizer = start(43)
train(kept_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=best_epoch)
