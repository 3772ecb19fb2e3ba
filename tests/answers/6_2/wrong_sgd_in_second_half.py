# wrong: the second half goes on with SGD in place of Adam; loading refuses it
# hint: the same optimiser in both halves: that of new_run()
def first_half(path):
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, _ = new_run()
    second_optimizer = torch.optim.SGD(resumed_model.parameters(), lr=0.01)
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
