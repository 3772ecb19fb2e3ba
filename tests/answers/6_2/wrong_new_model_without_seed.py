# wrong: the first half starts from new_model() without the seed of new_run()
# hint: start from new_run(), so that the start is the same
def first_half(path):
    first_model = new_model().to(device)
    first_optimizer = torch.optim.Adam(first_model.parameters(), lr=0.01)
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    resumed_history = load_checkpoint(path, model=resumed_model, optimizer=second_optimizer)
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=resumed_history,
    )
    return resumed_model, resumed_history
