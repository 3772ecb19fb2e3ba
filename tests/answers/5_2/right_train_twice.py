# right: no copies at all: find the best epoch, then train the same start again for just so many epochs
def fresh():
    set_seed(11)
    model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
    return model, torch.optim.Adam(model.parameters(), lr=0.01)


model, optimizer = fresh()
kept_history = train(
    model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=500, eval_data=penguins.validation
)
best_epoch = min(range(500), key=lambda i: kept_history.eval_loss[i]) + 1

kept_model, optimizer = fresh()
train(kept_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=best_epoch)
