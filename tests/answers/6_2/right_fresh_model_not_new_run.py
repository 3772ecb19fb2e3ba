# right: second_half builds model and Adam by itself, without new_run: every number comes from the file anyway
def first_half(path):
    model, optimizer = new_run()
    history = train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=30)
    save_checkpoint(path, model=model, optimizer=optimizer, history=history)


def second_half(path):
    model = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    history = load_checkpoint(path, model=model, optimizer=optimizer)
    return model, train(
        model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=30, history=history
    )
