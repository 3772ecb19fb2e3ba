# right: the losses stay tensors with one number in them; two things are returned as a list
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.GELU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=200)
    X, y = penguins.validation
    loss = torch.nn.functional.l1_loss(predict(model, X), y)
    return [model, loss]


trials = {(rate, size): try_out(rate, size)[1] for rate in (0.01, 0.03) for size in (4, 40)}
best_trial = min(trials, key=trials.get)
