# right: a DataLoader with all birds in one batch, not shuffled; the weights-and-optimiser file by hand
loader = DataLoader(TensorDataset(*penguins.train), batch_size=len(penguins.train[0]))
loss_fn = nn.L1Loss()


def save(path, model, optimizer, history):
    torch.save([model.state_dict(), optimizer.state_dict(), history.train_loss], path)


def load(path, model, optimizer):
    weights, adam_state, losses = torch.load(path, weights_only=True, map_location=device)
    model.load_state_dict(weights)
    optimizer.load_state_dict(adam_state)
    return History(train_loss=losses)


def first_half(path):
    model, optimizer = new_run()
    history = train(model, loader, loss_fn=loss_fn, optimizer=optimizer, epochs=30)
    save(path, model, optimizer, history)


def second_half(path):
    resumed_model, optimizer = new_run()
    history = load(path, resumed_model, optimizer)
    history = train(resumed_model, loader, loss_fn=loss_fn, optimizer=optimizer, epochs=30, history=history)
    return resumed_model, history
