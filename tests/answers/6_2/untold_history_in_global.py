# wrong: the history of the first half is kept in a global name and not taken from the file
# hint: after a crash the name is gone: take the history that load_checkpoint returns
def first_half(path):
    global first_history
    first_model, first_optimizer = new_run()
    first_history = train(
        first_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=first_optimizer, epochs=30
    )
    save_checkpoint(path, model=first_model, optimizer=first_optimizer, history=first_history)


def second_half(path):
    resumed_model, second_optimizer = new_run()
    load_checkpoint(path, model=resumed_model, optimizer=second_optimizer)
    train(
        resumed_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=second_optimizer,
        epochs=30,
        history=first_history,
    )
    return resumed_model, first_history
